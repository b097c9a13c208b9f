// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/network_parts.h"

#include <QList>
#include <QString>

/// What the Network page says of one layer. Every number comes from the layer's row of core's table.
namespace studio::ui {

QString tensorText(TensorShape shape);     ///< "14 × 14 × 512"
QString kernelText(int kernel);            ///< "3×3"
QString millionsText(qint64 count);        ///< "35.22 M"; below 100,000 the number itself
QString timesText(double factor);          ///< "4.0"
QString partTitle(std::string_view name);  ///< "4a/3×3"; a head as it is called everywhere
QString layerLabel(const Layer& layer);    ///< in the table of its module: "1×1 reduce", "pool → 1×1", "fc1"
QString layerKind(const Layer& layer, const NetworkSpec& spec);  ///< "convolution, batch norm, ReLU"

/// How the layer's output size comes about.
struct SizeFormula {
    QString rule;    ///< "out = (in − F + 2P) / S + 1"; empty where only the sentence says it
    QString filled;  ///< "14 = (14 − 3 + 2·1) / 1 + 1"
    QString note;    ///< what rounds and to where, or the sentence; may be empty
};
SizeFormula sizeFormula(const Layer& layer);

QString parametersText(const Layer& layer, const NetworkSpec& spec);  ///< "3·3·96·208 weights + 208 biases"
QString multiplyAddsText(const Layer& layer);                         ///< "14·14 places × 3·3·96·208"

/// An entry of a checkpoint that belongs to the layer.
struct FileEntry {
    QString name;   ///< "inception4a.branch2.1.conv.weight"
    QString shape;  ///< "208 × 96 × 3 × 3"; empty for a single number
};
QList<FileEntry> fileEntries(const Layer& layer, const NetworkSpec& spec);

/// What else is worth knowing of this layer; empty where there is nothing.
QString layerRemark(const Layer& layer, const NetworkParts& parts);

}  // namespace studio::ui
