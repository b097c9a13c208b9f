// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/layer_facts.h"

#include "ui/plots/head_style.h"
#include "ui/text/core_text.h"
#include "ui/text/format.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

namespace studio::ui {
namespace {

constexpr QChar kMinus(0x2212);
constexpr QChar kTimes(0x00D7);
constexpr qint64 kSmall = 100'000;  ///< below, the whole number is shorter than millions with decimals

QString said(const char* text) {
    return QCoreApplication::translate("LayerFacts", text);
}

bool isPool(const Layer& layer) {
    return layer.type == LayerType::MaxPool || layer.type == LayerType::AveragePool ||
           layer.type == LayerType::AdaptiveAveragePool;
}

QString joined(std::initializer_list<int> factors, const QString& between) {
    QStringList texts;
    for (const int factor : factors) texts << countText(factor);
    return texts.join(between);
}

QString product(std::initializer_list<int> factors) {
    return joined(factors, QStringLiteral("·"));
}

QString square(int side) {
    return QStringLiteral("%1 × %1").arg(side);
}

/// "3·3·96·208" or, of a fully connected layer, "1,024·1,000".
QString weightsProduct(const Layer& layer) {
    return layer.type == LayerType::FullyConnected
               ? product({layer.inChannels, layer.outChannels})
               : product({layer.kernel, layer.kernel, layer.inChannels, layer.outChannels});
}

QString branchLabel(const Layer& layer) {
    if (isReduction(layer)) return said(QT_TRANSLATE_NOOP("LayerFacts", "%1 reduce")).arg(kernelText(layer.kernel));
    if (branchToken(layer) == Token::BranchPool)
        return said(QT_TRANSLATE_NOOP("LayerFacts", "pool → %1")).arg(kernelText(layer.kernel));
    return kernelText(layer.kernel);
}

/// Whether the division leaves a rest, and so floor and ceil differ.
bool rounds(const Layer& layer) {
    return (layer.inSize - layer.kernel + 2 * layer.padding) % layer.stride != 0;
}

QString roundingNote(const Layer& layer) {
    const double exact = double(layer.inSize - layer.kernel + 2 * layer.padding) / layer.stride;
    const QString between = QLocale().toString(exact, 'f', 1);
    const int other = outputSize(layer.inSize, layer.kernel, layer.stride, layer.padding, !layer.ceilMode);
    return layer.ceilMode
               ? said(QT_TRANSLATE_NOOP("LayerFacts",
                                        "%1 is rounded up (ceil mode), so that no row is lost; down would give %2."))
                     .arg(between, square(other))
               : said(QT_TRANSLATE_NOOP("LayerFacts", "%1 is rounded down (floor); up would give %2."))
                     .arg(between, square(other));
}

SizeFormula windowFormula(const Layer& layer) {
    const bool rounding = rounds(layer) || (layer.ceilMode && layer.stride > 1);
    const QString open = !rounding ? QString() : layer.ceilMode ? QStringLiteral("⌈") : QStringLiteral("⌊");
    const QString close = !rounding ? QString() : layer.ceilMode ? QStringLiteral("⌉") : QStringLiteral("⌋");
    SizeFormula formula;
    formula.rule = said(QT_TRANSLATE_NOOP("LayerFacts", "out = %1(in − F + 2P) / S%2 + 1")).arg(open, close);
    formula.filled = QStringLiteral("%1 = %2(%3 %4 %5 + 2·%6) / %7%8 + 1")
                         .arg(layer.outSize)
                         .arg(open)
                         .arg(layer.inSize)
                         .arg(kMinus)
                         .arg(layer.kernel)
                         .arg(layer.padding)
                         .arg(layer.stride)
                         .arg(close);
    if (rounds(layer)) formula.note = roundingNote(layer);
    return formula;
}

}  // namespace

QString tensorText(TensorShape shape) {
    return QStringLiteral("%1 × %1 × %2").arg(shape.side).arg(shape.channels);
}

QString kernelText(int kernel) {
    const QString side = QString::number(kernel);
    return side + kTimes + side;
}

QString millionsText(qint64 count) {
    return count < kSmall ? countText(count)
                          : QStringLiteral("%1 M").arg(QLocale().toString(double(count) / 1e6, 'f', 2));
}

QString timesText(double factor) {
    return QLocale().toString(factor, 'f', 1);
}

QString partTitle(std::string_view name) {
    if (name == "aux1" || name == "aux2") return headName(name == "aux1" ? Head::Aux1 : Head::Aux2);
    static const QRegularExpression kKernel(QStringLiteral("(?<=\\d)x(?=\\d)"));
    return fromUtf8(name).replace(kKernel, QString(kTimes));
}

QString layerLabel(const Layer& layer) {
    if (branchToken(layer)) return branchLabel(layer);
    const QString inside = partTitle(layer.name).section('/', -1);
    switch (layer.type) {
        case LayerType::Convolution:
            return said(QT_TRANSLATE_NOOP("LayerFacts", "conv %1")).arg(kernelText(layer.kernel));
        case LayerType::AveragePool:
        case LayerType::AdaptiveAveragePool:
            return said(QT_TRANSLATE_NOOP("LayerFacts", "avg pool"));
        default:
            return inside;
    }
}

QString layerKind(const Layer& layer, const NetworkSpec& spec) {
    switch (layer.type) {
        case LayerType::Convolution:
            return hasBatchNorm(spec.variant) ? said(QT_TRANSLATE_NOOP("LayerFacts", "conv, batch norm, ReLU"))
                                              : said(QT_TRANSLATE_NOOP("LayerFacts", "conv, ReLU"));
        case LayerType::MaxPool:
            return said(QT_TRANSLATE_NOOP("LayerFacts", "max pool"));
        case LayerType::AveragePool:
            return said(QT_TRANSLATE_NOOP("LayerFacts", "average pool"));
        case LayerType::AdaptiveAveragePool:
            return said(QT_TRANSLATE_NOOP("LayerFacts", "adaptive average pool"));
        case LayerType::Lrn:
            return said(QT_TRANSLATE_NOOP("LayerFacts", "local response normalisation"));
        case LayerType::FullyConnected:
            return layer.name.ends_with("fc1") ? said(QT_TRANSLATE_NOOP("LayerFacts", "fully connected, ReLU"))
                                               : said(QT_TRANSLATE_NOOP("LayerFacts", "fully connected"));
    }
    return {};
}

SizeFormula sizeFormula(const Layer& layer) {
    switch (layer.type) {
        case LayerType::Convolution:
        case LayerType::MaxPool:
            return windowFormula(layer);
        case LayerType::AveragePool: {
            SizeFormula formula = windowFormula(layer);
            if (layer.outSize == 1 && formula.note.isEmpty())
                formula.note =
                    said(QT_TRANSLATE_NOOP("LayerFacts", "The window is the whole %1: one mean of each channel."))
                        .arg(square(layer.inSize));
            return formula;
        }
        case LayerType::AdaptiveAveragePool:
            return {{},
                    {},
                    said(QT_TRANSLATE_NOOP("LayerFacts",
                                           "Adaptive: always %1 out, whatever comes in. The %2 are divided into %1 "
                                           "windows and the mean of each is taken."))
                        .arg(square(layer.outSize), square(layer.inSize))};
        case LayerType::Lrn:
            return {{},
                    {},
                    said(QT_TRANSLATE_NOOP("LayerFacts",
                                           "Keeps the size: each value is divided by the strength of the %1 channels "
                                           "around it."))
                        .arg(layer.kernel)};
        case LayerType::FullyConnected:
            return {
                {},
                {},
                said(QT_TRANSLATE_NOOP("LayerFacts", "No places any more: each of the %1 outputs reads all %2 inputs."))
                    .arg(countText(layer.outChannels), countText(layer.inChannels))};
    }
    return {};
}

QString parametersText(const Layer& layer, const NetworkSpec& spec) {
    if (layer.parameters == 0)
        return isPool(layer) ? said(QT_TRANSLATE_NOOP("LayerFacts", "A pool has nothing to learn."))
                             : said(QT_TRANSLATE_NOOP("LayerFacts", "It has nothing to learn."));
    const QString out = countText(layer.outChannels);
    return layer.type == LayerType::Convolution && hasBatchNorm(spec.variant)
               ? said(QT_TRANSLATE_NOOP("LayerFacts", "%1 weights + %2 scales + %2 shifts of batch norm; no bias"))
                     .arg(weightsProduct(layer), out)
               : said(QT_TRANSLATE_NOOP("LayerFacts", "%1 weights + %2 biases")).arg(weightsProduct(layer), out);
}

QString multiplyAddsText(const Layer& layer) {
    if (layer.macs == 0) {
        return layer.type == LayerType::MaxPool
                   ? said(QT_TRANSLATE_NOOP("LayerFacts", "A max pool only compares."))
                   : said(QT_TRANSLATE_NOOP("LayerFacts", "Not counted: it has no weights to multiply with."));
    }
    if (layer.type == LayerType::FullyConnected) return weightsProduct(layer);
    return said(QT_TRANSLATE_NOOP("LayerFacts", "%1 places × %2"))
        .arg(product({layer.outSize, layer.outSize}), weightsProduct(layer));
}

QList<FileEntry> fileEntries(const Layer& layer, const NetworkSpec& spec) {
    QList<FileEntry> entries;
    if (layer.key.empty()) return entries;
    const std::string prefix = layer.key + ".";
    for (const StateEntry& entry : stateEntries(spec)) {
        // "aux1.conv" owns "aux1.conv.conv.weight", "aux1" is nobody's key
        if (!entry.name.starts_with(prefix)) continue;
        QStringList shape;
        for (const std::int64_t side : entry.shape) shape << QString::number(side);
        entries.append({fromUtf8(entry.name), shape.join(QStringLiteral(" × "))});
    }
    return entries;
}

QString layerRemark(const Layer& layer, const NetworkParts& parts) {
    const NetworkSpec& spec = parts.spec();
    if (branchToken(layer) == Token::BranchPool)
        return said(QT_TRANSLATE_NOOP("LayerFacts",
                                      "Before it a 3×3 max pool with stride 1 and padding 1 goes over the module's "
                                      "input; it keeps size and channels."));
    if (branchToken(layer) == Token::Branch5x5 && !isReduction(layer) && thirdBranchKernel(spec.variant) != 5)
        return said(QT_TRANSLATE_NOOP("LayerFacts",
                                      "The paper has 5×5 here. torchvision has %1, a known mistake that is kept "
                                      "because its published weights need it."))
            .arg(kernelText(layer.kernel));
    if (layer.name.ends_with("/fc1")) {
        const Layer* before = parts.layer(layer.module + "/conv");
        return said(QT_TRANSLATE_NOOP("LayerFacts", "The %1 inputs of fc1 are the %2 values before it in one row: %3."))
            .arg(countText(layer.inChannels), tensorText({before->outSize, before->outChannels}),
                 product({before->outSize, before->outSize, before->outChannels}));
    }
    if (layer.name == "fc")
        return said(QT_TRANSLATE_NOOP("LayerFacts", "While training, dropout switches off %1 of its inputs."))
            .arg(percentText(spec.dropout, 0));
    return {};
}

}  // namespace studio::ui
