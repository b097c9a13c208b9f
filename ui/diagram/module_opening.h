// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/diagram_shapes.h"
#include "ui/diagram/network_stages.h"

namespace studio::ui {

/// What the drawing of an opened module is made from.
struct Opening {
    const std::vector<Stage>& stages;
    const Stage& stage;
    const NetworkSpec& spec;
    QSizeF room;
    const TextMeasure& measure;
};

/// What both ways of drawing an opened module share: the sentence above, the tensors it reads and writes with what is
/// written at them. Measures in pixels.
namespace opening {

inline constexpr double kLeft = 16;     ///< of the sentence
inline constexpr double kInputAt = 56;  ///< left edge of the tensor it reads
inline constexpr double kBar = 18;      ///< width of a tensor
inline constexpr double kTop = 66;      ///< above the boxes
inline constexpr double kBottom = 84;   ///< below them, for minimap and loss
inline constexpr double kLeastHeight = 600;
inline constexpr double kInAlpha = 0.8;  ///< the tensor it reads is paler than the one it writes

void addSentence(Piece& piece, const TextMeasure& measure, const QString& sentence);
/// The tensor it reads, in the colours it was stacked of, with its size above; height = channels x perChannel.
Bar addInput(Piece& piece, const Opening& opening, double middle, double perChannel);
/// "14 × 14 × 512" and a second line above the tensor it writes.
void addOutputLabels(Piece& piece, const Opening& opening, const QRectF& bar, const QString& second);
/// Where the output goes: "to 4b" over an arrow, right of the labels.
void addNext(Piece& piece, const Opening& opening, const QRectF& bar);
/// The room these need right of the tensor's left edge.
double roomRight(const Opening& opening);

void placeMinimap(Drawing& drawing);

}  // namespace opening

}  // namespace studio::ui
