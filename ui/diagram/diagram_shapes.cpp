// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/diagram_shapes.h"

#include <QFontMetricsF>
#include <algorithm>

namespace studio::ui {

TextMeasure themeTextMeasure() {
    return {[](const QString& text, TextSize size, bool semibold) {
                return QFontMetricsF(Theme::instance().font(size, semibold)).horizontalAdvance(text);
            },
            [](TextSize size) { return QFontMetricsF(Theme::instance().font(size)).height(); }};
}

Label labelAt(const TextMeasure& measure, const QString& text, QPointF anchor, Qt::AlignmentFlag side,
              TextStyle style) {
    const double width = measure.width(text, style.size, style.semibold);
    const double height = measure.height(style.size);
    const double left = side == Qt::AlignLeft ? 0 : side == Qt::AlignRight ? width : width / 2;
    return {text, QRectF(anchor.x() - left, anchor.y() - height / 2, width, height), style, {}};
}

QString cutTo(const TextMeasure& measure, const QString& text, double width, TextStyle style) {
    const auto fits = [&](const QString& one) { return measure.width(one, style.size, style.semibold) <= width; };
    if (fits(text)) return text;
    QString cut = text;
    while (!cut.isEmpty() && !fits(cut + QChar(0x2026))) cut.chop(1);
    return cut + QChar(0x2026);
}

QPainterPath bandPath(const Band& band) {
    const double middle = (band.from.x() + band.to.x()) / 2;
    const QPointF down(0, band.fromHeight), downThere(0, band.toHeight);
    const auto level = [middle](QPointF at) { return QPointF(middle, at.y()); };
    QPainterPath path(band.from);
    path.cubicTo(level(band.from), level(band.to), band.to);
    path.lineTo(band.to + downThere);
    path.cubicTo(level(band.to + downThere), level(band.from + down), band.from + down);
    path.closeSubpath();
    return path;
}

int Bar::channels() const {
    int sum = 0;
    for (const Segment& segment : segments) sum += segment.channels;
    return sum;
}

QRectF Piece::bounds() const {
    constexpr double kRing = 8;  ///< focus and selection are drawn around
    QRectF all = card.value_or(QRectF());
    const auto add = [&all](const QRectF& rect) { all = all.united(rect); };
    for (const QRectF& rect : columns) add(rect);
    for (const QRectF& rect : squares) add(rect);
    for (const Bar& bar : bars) add(bar.rect);
    for (const Box& box : boxes) add(box.rect);
    for (const Label& label : labels) add(label.rect);
    for (const Hit& hit : hits) add(hit.rect);
    for (const Band& band : bands) add(bandPath(band).boundingRect());
    for (const Line& line : lines) add(QRectF(line.from, line.to).normalized().adjusted(-1, -1, 1, 1));
    for (const Mark& mark : marks) add(QRectF(mark.centre, QSizeF()).adjusted(-7, -7, 7, 7));
    for (const KernelGrid& grid : kernels) add(QRectF(grid.corner, QSizeF(KernelGrid::kSide, KernelGrid::kSide)));
    return all.adjusted(-kRing, -kRing, kRing, kRing);
}

const Hit* Drawing::find(const QString& part) const {
    for (const Piece& piece : pieces)
        for (const Hit& hit : piece.hits)
            if (hit.part == part) return &hit;
    return nullptr;
}

const Hit* Drawing::at(QPointF point) const {
    const Hit* best = nullptr;
    const auto area = [](const Hit& hit) { return hit.rect.width() * hit.rect.height(); };
    for (const Piece& piece : pieces)
        for (const Hit& hit : piece.hits)
            if (hit.rect.contains(point) && (!best || area(hit) < area(*best))) best = &hit;
    return best;
}

const Piece* Drawing::piece(Piece::Kind kind, const QString& name) const {
    const auto found =
        std::ranges::find_if(pieces, [&](const Piece& one) { return one.kind == kind && one.name == name; });
    return found == pieces.end() ? nullptr : &*found;
}

}  // namespace studio::ui
