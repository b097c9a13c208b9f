// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

#include <QImage>
#include <QRectF>
#include <QString>

class QFontMetrics;
class QPainter;

namespace studio::ui {

/// The part of a picture of size `whole` that fills a box of `box`'s shape, from the middle.
QRectF coveringPart(QSizeF whole, QSizeF box);
/// The largest rectangle of `whole`'s shape in the middle of `box`, never larger than `whole` times `mostScale`.
QRectF fittedInto(QSizeF whole, const QRectF& box, double mostScale = 4);

/// The picture over the whole box, its corners rounded by 2 px; without one the sunken ground.
void paintCovering(QPainter& painter, const QRectF& box, const QImage& image);
/// A bar with a track, `share` 0..1 full.
void paintShare(QPainter& painter, const QRectF& box, double share, const QColor& colour);
/// Tick or cross, 12 px, its left edge at `place` and centred there in height.
void paintVerdict(QPainter& painter, QPointF place, bool right);
/// `pattern` with `name` for its %1, `width` pixels wide at the most: only the name is shortened, in its middle.
QString withFittingName(const QString& pattern, const QString& name, const QFontMetrics& metrics, int width);

}  // namespace studio::ui
