// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs/fact_table.h"

#include "ui/plots/run_style.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

namespace studio::ui {

static constexpr int kLine = 26;
static constexpr int kGap = 12;
static constexpr int kMarkerRoom = 16;
static constexpr int kColumnRoom = 88;  ///< px a value wants before a name may take more than a quarter

FactTable::FactTable(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::themeChanged, this, qOverload<>(&QWidget::update));
}

void FactTable::setFacts(std::vector<Column> columns, std::vector<FactRow> rows) {
    m_columns = std::move(columns);
    m_rows = std::move(rows);
    QStringList lines;
    for (const FactRow& row : m_rows) {
        QStringList values;
        for (qsizetype i = 0; i < row.values.size(); ++i) {
            const auto place = static_cast<std::size_t>(i);
            values << (place < m_columns.size() ? m_columns[place].name + ' ' + row.values[i] : row.values[i]);
        }
        lines << row.name + QStringLiteral(": ") + values.join(QStringLiteral(", "));
    }
    setAccessibleDescription(lines.join('\n'));
    updateGeometry();
    update();
}

int FactTable::headHeight() const {
    return m_columns.empty() ? 0 : kLine;
}

QSize FactTable::sizeHint() const {
    return {320, headHeight() + kLine * static_cast<int>(m_rows.size())};
}

int FactTable::nameWidth() const {
    const QFontMetrics metrics(Theme::instance().font(TextSize::Table));
    int wanted = 0;
    for (const FactRow& row : m_rows) wanted = std::max(wanted, metrics.horizontalAdvance(row.name));
    const int columns = std::max<int>(1, static_cast<int>(m_columns.size()));
    return std::min(wanted + kGap, std::max(width() / 4, width() - columns * kColumnRoom));
}

QRect FactTable::cell(int line, int column) const {
    const int top = line < 0 ? 0 : headHeight() + line * kLine;
    const int left = nameWidth();
    const int columns = std::max<int>(1, static_cast<int>(m_columns.size()));
    const double each = static_cast<double>(width() - left) / columns;
    if (column < 0) return {0, top, left - kGap, kLine};
    const int from = left + static_cast<int>(each * column);
    const int gap = column > 0 ? kGap : 0;
    return {from + gap, top, left + static_cast<int>(each * (column + 1)) - from - gap, kLine};
}

void FactTable::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto write = [&](const QRect& box, const QString& text, Token token, Qt::Alignment side, bool strong) {
        const QFont font = theme.font(TextSize::Table, strong);
        painter.setFont(font);
        painter.setPen(theme.color(token));
        painter.drawText(box, side | Qt::AlignVCenter,
                         QFontMetrics(font).elidedText(text, Qt::ElideMiddle, box.width()));
    };
    const auto underline = [&](int line, Token token) {
        painter.fillRect(QRect(0, cell(line, -1).bottom(), width(), 1), theme.color(token));
    };
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const QRect box = cell(-1, static_cast<int>(i)).adjusted(kMarkerRoom, 0, 0, 0);
        const int taken =
            std::min(QFontMetrics(theme.font(TextSize::Table)).horizontalAdvance(m_columns[i].name), box.width());
        write(box, m_columns[i].name, Token::Muted, Qt::AlignRight, false);
        if (m_columns[i].slot < 0) continue;
        painter.setPen(Qt::NoPen);
        painter.setBrush(runColour(m_columns[i].slot));
        painter.drawPath(runMarker(m_columns[i].slot, 8).translated(box.right() - taken - 9, box.center().y() + 1));
    }
    if (!m_columns.empty()) underline(-1, Token::Border);
    for (int line = 0; line < static_cast<int>(m_rows.size()); ++line) {
        const FactRow& row = m_rows[static_cast<std::size_t>(line)];
        write(cell(line, -1), row.name, Token::Muted, Qt::AlignLeft, false);
        for (int column = 0; column < row.values.size(); ++column) {
            const bool best = std::find(row.best.begin(), row.best.end(), column) != row.best.end();
            write(cell(line, column), row.values[column], Token::Text, Qt::AlignRight, best);
        }
        underline(line, Token::Hairline);
    }
}

/// What is cut is told whole.
bool FactTable::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int line = (help->pos().y() - headHeight()) / kLine;
    QString text;
    if (help->pos().y() < headHeight()) {
        for (const Column& column : m_columns) text += (text.isEmpty() ? "" : "\n") + column.name;
    } else if (line < static_cast<int>(m_rows.size())) {
        const FactRow& row = m_rows[static_cast<std::size_t>(line)];
        text = row.name + ":\n" + row.values.join('\n');
    }
    QToolTip::showText(help->globalPos(), text, this);
    return true;
}

}  // namespace studio::ui
