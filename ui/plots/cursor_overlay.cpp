// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/cursor_overlay.h"

#include "ui/plots/canvas.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <algorithm>

namespace studio::ui {

static constexpr int kRowHeight = 17;
static constexpr int kPadding = 10;
static constexpr int kGap = 10;       ///< between the cursor's line and the card
static constexpr int kBelowTop = 28;  ///< the plot's

CursorOverlay::CursorOverlay(QWidget* parent) : QWidget(parent) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
}

void CursorOverlay::show(const CursorDrawing& drawing) {
    m_drawing = drawing;
    update();
}

void CursorOverlay::clear() {
    if (!m_drawing) return;
    m_drawing.reset();
    update();
}

void CursorOverlay::paintEvent(QPaintEvent*) {
    if (!m_drawing) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::instance().color(Token::Text), 1));
    const double x = std::round(m_drawing->x) + 0.5;
    painter.drawLine(QPointF(x, m_drawing->plot.top()), QPointF(x, m_drawing->plot.bottom()));
    painter.setPen(Qt::NoPen);
    for (const CursorDrawing::Row& row : m_drawing->rows) {
        // Also false for NaN: no curve there.
        const bool inside = row.y && *row.y >= m_drawing->plot.top() && *row.y <= m_drawing->plot.bottom();
        if (!inside) continue;
        painter.setBrush(row.colour);
        painter.drawEllipse(QPointF(x, *row.y), 3.5, 3.5);
    }
    paintCard(painter);
}

void CursorOverlay::paintCard(QPainter& painter) const {
    const Theme& theme = Theme::instance();
    const QFont plain = theme.font(TextSize::Caption), strong = theme.font(TextSize::Caption, true);
    const QFontMetrics plainMetrics(plain), strongMetrics(strong);
    int width = plainMetrics.horizontalAdvance(m_drawing->title);
    for (const CursorDrawing::Row& row : m_drawing->rows) {
        width = std::max(
            width, 18 + plainMetrics.horizontalAdvance(row.name) + 24 + strongMetrics.horizontalAdvance(row.value));
    }
    const QSizeF size(width + 2 * kPadding,
                      kRowHeight * (1 + static_cast<int>(m_drawing->rows.size())) + 2 * kPadding - 6);
    const bool rightOfLine = m_drawing->x + kGap + size.width() < m_drawing->plot.right();
    const double beside = rightOfLine ? m_drawing->x + kGap : m_drawing->x - kGap - size.width();
    // Whole in a small plot, too, where it may have to stand on the line.
    // Not over the axis' numbers, if that can be.
    const double most = std::max(0.0, this->width() - size.width() - 1);
    const double left = std::clamp(beside, std::min(m_drawing->plot.left(), most), most);
    const double top = std::clamp(m_drawing->plot.top() + kBelowTop, 0.0, std::max(0.0, height() - size.height() - 1));
    QRectF line(left + kPadding, top + kPadding - 3, width, kRowHeight);

    painter.setPen(QPen(theme.color(Token::Border), 1));
    painter.setBrush(theme.color(Token::Panel));
    painter.drawRoundedRect(QRectF(QPointF(left, top), size), 4, 4);
    painter.setFont(plain);
    painter.setPen(theme.color(Token::Muted));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, m_drawing->title);
    for (const CursorDrawing::Row& row : m_drawing->rows) {
        line.translate(0, kRowHeight);
        const QRectF sample(line.left(), std::round(line.center().y()) - 1, 10, 2);
        painter.fillRect(sample, row.colour);
        if (row.dashed) painter.fillRect(sample.adjusted(4, 0, -4, 0), theme.color(Token::Panel));
        painter.setPen(theme.color(Token::Text));
        painter.setFont(plain);
        painter.drawText(line.adjusted(18, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, row.name);
        painter.setFont(strong);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, row.value);
    }
}

}  // namespace studio::ui
