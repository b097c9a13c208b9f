// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/head_bars.h"

#include "core/evaluation/evaluation.h"
#include "ui/plots/head_style.h"
#include "ui/text/core_text.h"
#include "ui/text/listing.h"
#include "ui/theme/theme.h"
#include "ui/widgets/paint.h"

#include <QPainter>
#include <algorithm>

namespace studio::ui {

static constexpr int kColumnGap = 14;
static constexpr int kBarHeight = 6;

std::vector<HeadColumn::Row> topRows(std::span<const float> logits, const std::vector<std::string>& classes, int truth,
                                     int count) {
    std::vector<HeadColumn::Row> rows;
    if (logits.empty()) return rows;
    const std::vector<double> probabilities = softmax(logits);
    for (const int label : topClasses(logits, std::min(count, static_cast<int>(logits.size())))) {
        const auto place = static_cast<std::size_t>(label);
        rows.push_back({place < classes.size() ? fromUtf8(classes[place]) : QString::number(label),
                        probabilities[place], label == truth});
    }
    return rows;
}

HeadBars::HeadBars(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::themeChanged, this, qOverload<>(&QWidget::update));
}

void HeadBars::setColumns(std::vector<HeadColumn> columns) {
    m_columns = std::move(columns);
    QStringList text;
    for (const HeadColumn& column : m_columns) {
        for (const HeadColumn::Row& row : column.rows) {
            text << tr("%1: %2 %3 %").arg(headName(column.head), row.name).arg(100 * row.probability, 0, 'f', 1);
        }
    }
    setAccessibleDescription(itemsText(text));
    updateGeometry();
    update();
}

int HeadBars::rowHeight() const {
    return Theme::instance().pixels(TextSize::Caption) + kBarHeight + 13;
}
int HeadBars::headingHeight() const {
    return Theme::instance().pixels(TextSize::Body) + Theme::instance().pixels(TextSize::Caption) + 20;
}

QSize HeadBars::sizeHint() const {
    std::size_t rows = 1;
    for (const HeadColumn& column : m_columns) rows = std::max(rows, column.rows.size());
    return {240, headingHeight() + static_cast<int>(rows) * rowHeight()};
}

void HeadBars::paintEvent(QPaintEvent*) {
    if (m_columns.empty()) return;
    QPainter painter(this);
    const double count = static_cast<double>(m_columns.size());
    const double columnWidth = (width() - kColumnGap * (count - 1)) / count;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const double left = static_cast<double>(i) * (columnWidth + kColumnGap);
        paintColumn(painter, m_columns[i], QRectF(left, 0, columnWidth, height()));
    }
}

void HeadBars::paintColumn(QPainter& painter, const HeadColumn& column, const QRectF& box) const {
    const Theme& theme = Theme::instance();
    const QColor colour = headColour(column.head);
    const int body = theme.pixels(TextSize::Body), caption = theme.pixels(TextSize::Caption);
    painter.setFont(theme.font(TextSize::Body, true));
    painter.setPen(colour);
    painter.drawText(QRectF(box.left(), 0, box.width(), body + 6), Qt::AlignLeft | Qt::AlignVCenter,
                     headName(column.head));
    painter.setFont(theme.font(TextSize::Caption));
    painter.setPen(theme.color(Token::Muted));
    painter.drawText(QRectF(box.left(), body + 5, box.width(), caption + 6), Qt::AlignLeft | Qt::AlignVCenter,
                     column.under);
    for (std::size_t i = 0; i < column.rows.size(); ++i) {
        const HeadColumn::Row& row = column.rows[i];
        const QFont font = theme.font(TextSize::Caption, i == 0);
        const QFontMetrics metrics(font);
        const QRectF line(box.left(), headingHeight() + static_cast<int>(i) * rowHeight(), box.width(), caption + 6);
        const QString value = QString::number(100 * row.probability, 'f', 1);
        const int valueWidth = metrics.horizontalAdvance(value);
        painter.setFont(font);
        painter.setPen(theme.color(i == 0 ? Token::Text : Token::Muted));
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, value);
        painter.setPen(theme.color(Token::Text));
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(row.name, Qt::ElideRight, static_cast<int>(line.width()) - valueWidth - 6));
        QColor bar = colour;
        bar.setAlphaF(i == 0 ? 1.0F : 0.55F);
        paintShare(painter, QRectF(line.left(), line.bottom() + 1, line.width(), kBarHeight), row.probability, bar);
    }
}

}  // namespace studio::ui
