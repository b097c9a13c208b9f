// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/series.h"
#include "ui/theme/tokens.h"

#include <QFont>
#include <QPen>
#include <QRectF>
#include <QString>
#include <functional>
#include <vector>

class QCPAxis;
class QCPGraph;
class QCPItemStraightLine;
class QCPItemText;
class QCustomPlot;

/// Small tools over QCustomPlot, for ui/plots/*.cpp alone.
namespace studio::ui {

/// Ground, axes, grid and fonts of the present theme.
void styleCanvas(QCustomPlot& plot);
QPen solidPen(const QColor& colour, double width = 1);
QPen dashedPen(const QColor& colour, double width = 1);
QPen dottedPen(const QColor& colour);
QColor withAlpha(QColor colour, double alpha);

/// Where the ticks of an axis stand, and what is written there.
struct TickRule {
    std::function<std::vector<double>(Range)> ticks;
    std::function<QString(double tick, Range range)> text;
};
void setTickRule(QCPAxis& axis, TickRule rule);
TickRule niceTickRule(int wanted);
TickRule wholeTickRule(int wanted);
TickRule timeTickRule(int wanted);
TickRule logTickRule(int wanted);
TickRule percentTickRule(int wanted = 3);  ///< 0 %, 50 %, 100 % of 0..1

Range rangeOf(const QCPAxis& axis);
void setRange(QCPAxis& axis, Range range);

/// Guides across the whole plot, and the small text beside them.
QCPItemStraightLine* addGuide(QCustomPlot& plot);
void placeHorizontal(QCPItemStraightLine& guide, double y);
void placeVertical(QCPItemStraightLine& guide, double x);
/// A marker at the last epoch is not cut. Of plots that stand above each other, so that their epochs do, too.
inline constexpr double kRoomForMarkers = 1.01;
QCPItemText* addLabel(QCustomPlot& plot, Qt::Alignment alignment);
/// Where a label stands, and whether a graph's line passes there.
QRectF pixelsOf(const QCPItemText& label);
bool passesThrough(const QCPGraph& graph, const QRectF& place);
/// Puts the label of a horizontal line at height `y` (pixels) above or below it: as near, then as far to the right, as
/// `isFree`; at the right end above it where nowhere is.
void placeBeside(QCPItemText& label, double y, const std::function<bool(const QRectF&)>& isFree);

}  // namespace studio::ui
