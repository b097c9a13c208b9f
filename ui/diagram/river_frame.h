// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/diagram_shapes.h"
#include "ui/diagram/network_stages.h"

namespace studio::ui {

/// One line of a head's column. Dropout and softmax are no layers: no part.
struct HeadRow {
    QString text, value, part;
};
std::vector<HeadRow> headRows(const Stage& head, const NetworkSpec& spec);

/// Where a stage stands from left to right.
struct Slot {
    const Stage* stage = nullptr;
    double left = 0, right = 0;  ///< its boxes; a pool's or LRN's mark; a head's column
    double tensor = -1;          ///< middle of the tensor it writes; below 0: none of its own (LRN, heads)

    bool hasTensor() const { return tensor >= 0; }
};

/// What all parts of the whole network's drawing agree on.
struct RiverFrame {
    std::vector<Stage> stages;
    std::vector<Slot> places;
    NetworkSpec spec;
    Lanes lanes = Lanes::Channels;
    const TextMeasure* measure = nullptr;

    double width = 0, height = 0;
    double stretch = 1;                             ///< of everything from left to right but texts
    double line = 0;                                ///< height of a caption
    double row = 0;                                 ///< from line to line in legend and heads
    double sizeAt = 0, channelsAt = 0, sideAt = 0;  ///< middles of the labels above the river
    double top = 0, bottom = 0;                     ///< of the river's room
    double middle = 0;                              ///< of the river
    double perChannel = 0, perMultiplyAdd = 0;
    QRectF picture;

    double heightOf(const Layer& layer) const;  ///< of its box, in the chosen lanes
    const Slot* slot(const QString& module) const;

    static constexpr double kMargin = 8;
    static constexpr double kLeft = 16;      ///< of picture and legend
    static constexpr double kBar = 6;        ///< width of a tensor
    static constexpr double kLaneGap = 7;    ///< between the lanes of a module
    static constexpr double kCardEdge = 9;   ///< above and below them
    static constexpr double kHeadText = 14;  ///< from a head's line to its texts
};
RiverFrame makeRiverFrame(const NetworkSpec& spec, QSizeF room, Lanes lanes, const TextMeasure& measure);

/// The parts of the drawing.
void addRiver(const RiverFrame& frame, Drawing& drawing);   ///< ground, tensors, modules, pools
void addHeads(const RiverFrame& frame, Drawing& drawing);   ///< the columns that hang below
void addLegend(const RiverFrame& frame, Drawing& drawing);  ///< branches, scale, marks, the places of the losses

/// What a head's column and the legend need, for the frame.
double headWidth(const Stage& head, const NetworkSpec& spec, const TextMeasure& measure);
double headHeight(const TextMeasure& measure);
double legendWidth(const NetworkSpec& spec, const TextMeasure& measure);
double legendHeight(const NetworkSpec& spec, const TextMeasure& measure);
double rowHeight(const TextMeasure& measure);
double titleAt(const TextMeasure& measure);  ///< middle of the first line below the river

}  // namespace studio::ui
