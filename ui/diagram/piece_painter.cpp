// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/piece_painter.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <algorithm>

namespace studio::ui {
namespace {

constexpr double kReadable = 5;         ///< px on the screen: smaller texts are not drawn
constexpr double kOverview = 0.45;      ///< further away, grounds, leaders, legend and nodes are left out
constexpr double kNumberHeight = 11.5;  ///< rounds to 12 px
constexpr double kNumberEdge = 1;
constexpr float kLightAlpha = 0.58F, kTintAlpha = 0.14F, kHoverAlpha = 0.55F, kGroundAlpha = 0.75F, kHatchAlpha = 0.5F;

QColor colour(Token token, double alpha = 1) {
    QColor colour = Theme::instance().color(token);
    colour.setAlphaF(static_cast<float>(alpha));
    return colour;
}

}  // namespace

PiecePainter::PiecePainter(QPainter& painter, const DiagramState& state)
    : m_painter(painter),
      m_state(state),
      m_detail(QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter.worldTransform())) {
    painter.setRenderHint(QPainter::Antialiasing);
}

void PiecePainter::paint(const Piece& piece) {
    if (piece.kind == Piece::Kind::Legend && m_detail < kOverview) return;
    paintGround(piece);
    if (piece.card) paintCard(piece);
    for (const Band& band : piece.bands) m_painter.fillPath(bandPath(band), colour(band.token, band.alpha));
    for (const Bar& bar : piece.bars) paintBar(bar);
    for (const Line& line : piece.lines) paintLine(line);
    for (const Box& box : piece.boxes) paintBox(box);
    for (const Mark& mark : piece.marks) paintMark(mark);
    for (const KernelGrid& grid : piece.kernels) paintKernel(grid);
    paintHatch(piece);
    paintOutlines(piece);
    paintLabels(piece.labels);
}

void PiecePainter::paintGround(const Piece& piece) {
    if (m_detail < kOverview) return;
    for (const QRectF& column : piece.columns) m_painter.fillRect(column, colour(Token::Sunken, kGroundAlpha));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(colour(Token::Muted), 1));
    for (const QRectF& square : piece.squares) m_painter.drawRect(square);
}

void PiecePainter::paintCard(const Piece& piece) {
    const bool chosen = m_state.selectedModule == piece.name && !piece.name.isEmpty();
    const bool exactly = chosen && m_state.selected == piece.name;
    const bool below = m_state.hoveredModule == piece.name && !piece.name.isEmpty();
    m_painter.setBrush(colour(exactly ? Token::Selection : Token::Panel));
    m_painter.setPen(exactly  ? QPen(colour(Token::Accent), 2)
                     : chosen ? QPen(colour(Token::Accent), 1)
                     : below  ? QPen(colour(Token::Accent, kHoverAlpha), 1.5)
                              : QPen(colour(Token::Border), 1));
    m_painter.drawRoundedRect(*piece.card, 4, 4);
}

void PiecePainter::paintBar(const Bar& bar) {
    const int all = std::max(1, bar.channels());
    double top = bar.rect.top();
    for (const Bar::Segment& segment : bar.segments) {
        const double height = bar.rect.height() * segment.channels / all;
        m_painter.fillRect(QRectF(bar.rect.left(), top, bar.rect.width(), height), colour(segment.token, bar.alpha));
        top += height;
    }
}

void PiecePainter::paintBox(const Box& box) {
    const bool chosen = !box.part.isEmpty() && m_state.selected == box.part;
    const bool below = !box.part.isEmpty() && m_state.hovered == box.part;
    if (box.look == Box::Look::Solid || box.look == Box::Look::Light) {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour(box.token, box.look == Box::Look::Solid ? 1 : kLightAlpha));
        const double radius = std::min(2.0, box.rect.height() / 3);
        m_painter.drawRoundedRect(box.rect, radius, radius);
        return paintNumber(box);
    }
    const bool dashed = box.look == Box::Look::Dashed;
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(colour(dashed ? Token::Panel : Token::Window));
    m_painter.drawRoundedRect(box.rect, 3, 3);
    m_painter.setBrush(dashed ? QBrush(Qt::NoBrush)
                              : QBrush(colour(box.token, kTintAlpha + (chosen || below ? 0.10F : 0.0F))));
    m_painter.setPen(QPen(colour(box.token), chosen ? 2.5 : 1.5, dashed ? Qt::DashLine : Qt::SolidLine));
    m_painter.drawRoundedRect(box.rect, 3, 3);
}

void PiecePainter::paintNumber(const Box& box) {
    if (box.number.isEmpty() || box.rect.height() * m_detail < kNumberHeight) return;
    const Theme& theme = Theme::instance();
    QFont font = theme.font(TextSize::Caption, true);
    // In a low box that is seen from near, the number is as small as the box; in a narrow one it is as narrow.
    const double wide = QFontMetricsF(font).horizontalAdvance(box.number);
    const double wanted = font.pixelSize();
    double size = std::min(wanted, box.rect.height() * 0.92);
    size = std::min(size, wanted * (box.rect.width() - 2 * kNumberEdge) / wide);
    // Font sizes are whole pixels: the painter is scaled instead.
    m_painter.save();
    m_painter.translate(box.rect.center());
    m_painter.scale(size / wanted, size / wanted);
    m_painter.setFont(font);
    m_painter.setPen(colour(Token::OnBranch));
    m_painter.drawText(QRectF(-wide, -wanted, 2 * wide, 2 * wanted), Qt::AlignCenter | Qt::TextDontClip, box.number);
    m_painter.restore();
}

void PiecePainter::paintLine(const Line& line) {
    const bool dotted = line.look == Line::Look::Dotted;
    if (dotted && m_detail < kOverview) return;
    QPen pen(colour(line.token, dotted ? 0.8 : 1), line.width, Qt::SolidLine, Qt::FlatCap);
    if (dotted) pen.setDashPattern({1, 2});
    m_painter.setPen(pen);
    m_painter.drawLine(line.from, line.to);
    constexpr double kHead = 5, kCap = 4;
    if (line.look == Line::Look::Arrow) {
        m_painter.drawLine(line.to, line.to + QPointF(-kHead, -kHead));
        m_painter.drawLine(line.to, line.to + QPointF(-kHead, kHead));
    }
    if (line.look != Line::Look::Scale) return;
    for (const QPointF& end : {line.from, line.to}) m_painter.drawLine(end - QPointF(kCap, 0), end + QPointF(kCap, 0));
}

void PiecePainter::paintMark(const Mark& mark) {
    const QColor line = colour(mark.token);
    switch (mark.kind) {
        case Mark::Kind::Pool:
            m_painter.setPen(QPen(line, 1.5));
            m_painter.setBrush(colour(Token::Panel));
            m_painter.drawEllipse(mark.centre, 4, 4);
            return;
        case Mark::Kind::Lrn: {
            constexpr double kReach = 5;
            m_painter.setPen(QPen(line, 1.5));
            m_painter.setBrush(colour(Token::Panel));
            const QPointF c = mark.centre;
            m_painter.drawPolygon(QPolygonF(
                {c - QPointF(0, kReach), c + QPointF(kReach, 0), c + QPointF(0, kReach), c - QPointF(kReach, 0)}));
            return;
        }
        case Mark::Kind::Node:
            if (m_detail < kOverview) return;
            m_painter.setPen(QPen(line, 2));
            m_painter.setBrush(colour(Token::Window));
            m_painter.drawRoundedRect(QRectF(mark.centre - QPointF(5, 5), QSizeF(10, 10)), 2, 2);
            return;
        case Mark::Kind::Loss:
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(line);
            m_painter.drawEllipse(mark.centre, 6, 6);
            return;
    }
}

void PiecePainter::paintKernel(const KernelGrid& grid) {
    const int cells = grid.cells(), first = (cells - grid.kernel) / 2;
    const double cell = KernelGrid::kSide / cells;
    const auto covered = [&](int at) { return at >= first && at < first + grid.kernel; };
    for (int row = 0; row < cells; ++row) {
        for (int column = 0; column < cells; ++column) {
            const QRectF rect(grid.corner + QPointF(column * cell, row * cell), QSizeF(cell - 1, cell - 1));
            m_painter.fillRect(rect, colour(grid.token, covered(row) && covered(column) ? 1 : 0.26));
        }
    }
}

/// Over what a training leaves as it is: the module's card, or its boxes where it has none.
void PiecePainter::paintHatch(const Piece& piece) {
    if (m_state.frozen.isEmpty()) return;
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(QBrush(colour(Token::Muted, kHatchAlpha), Qt::BDiagPattern));
    if (piece.card && m_state.isFrozen(piece.name)) {
        m_painter.drawRoundedRect(*piece.card, 4, 4);
        return;
    }
    for (const Box& box : piece.boxes)
        if (!box.part.isEmpty() && m_state.isFrozen(box.part)) m_painter.drawRoundedRect(box.rect, 3, 3);
}

/// Around what is chosen or pointed at, apart from cards, which show it themselves.
void PiecePainter::paintOutlines(const Piece& piece) {
    const auto outline = [&](const QString& part, const QPen& pen) {
        const QRectF rect = outlineOf(piece, part);
        if (rect.isNull() || (piece.card && part == piece.name)) return;
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(pen);
        m_painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), 4, 4);
    };
    outline(m_state.selected, QPen(colour(Token::Accent), 2));
    if (m_state.hovered != m_state.selected) outline(m_state.hovered, QPen(colour(Token::Accent, kHoverAlpha), 1.5));
}

void PiecePainter::paintLabels(const std::vector<Label>& labels) {
    const Theme& theme = Theme::instance();
    for (const Label& label : labels) {
        if (theme.pixels(label.style.size) * m_detail < kReadable) continue;
        const bool chosen = !label.part.isEmpty() && label.part == m_state.selected;
        m_painter.setFont(theme.font(label.style.size, label.style.semibold));
        m_painter.setPen(colour(chosen ? Token::Accent : label.style.token));
        m_painter.drawText(label.rect, Qt::AlignCenter | Qt::TextDontClip | Qt::TextSingleLine, label.text);
    }
}

}  // namespace studio::ui
