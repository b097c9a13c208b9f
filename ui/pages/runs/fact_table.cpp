// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs/fact_table.h"

#include "ui/plots/run_style.h"
#include "ui/text/listing.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QTextOption>
#include <QToolTip>
#include <algorithm>

namespace studio::ui {

static constexpr int kLine = 26;
static constexpr int kGap = 12;
static constexpr int kMarkerRoom = 14;
static constexpr int kHeadGap = 12;     ///< before a marker
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
        lines << row.name + QStringLiteral(": ") + factsText(values);
    }
    setAccessibleDescription(lines.join('\n'));
    updateGeometry();
    update();
}

static QFontMetrics tableMetrics() {
    return QFontMetrics(Theme::instance().font(TextSize::Table));
}

int FactTable::headHeight() const {
    if (m_columns.empty()) return 0;
    const double room = columnWidth() - kHeadGap - kMarkerRoom;
    const bool fits = std::ranges::all_of(
        m_columns, [&](const Column& column) { return tableMetrics().horizontalAdvance(column.name) <= room; });
    return fits ? kLine : kLine + tableMetrics().height();
}

std::vector<int> FactTable::lineTops() const {
    const QFontMetrics metrics = tableMetrics();
    const double room = columnWidth() - kGap;
    std::vector<int> tops{headHeight()};
    for (const FactRow& row : m_rows) {
        const bool fits = std::ranges::all_of(row.values, [&](const QString& value) {
            return !value.contains(' ') || metrics.horizontalAdvance(value) <= room;
        });
        tops.push_back(tops.back() + (fits ? kLine : kLine + metrics.height()));
    }
    return tops;
}

QSize FactTable::sizeHint() const {
    return {320, lineTops().back()};
}

int FactTable::widestName() const {
    int wanted = 0;
    for (const FactRow& row : m_rows) wanted = std::max(wanted, tableMetrics().horizontalAdvance(row.name));
    return wanted + 1;  // an advance is rounded, and a name of which half a pixel lacks would be shortened
}

void FactTable::keepForNames(int width) {
    m_kept = width;
    updateGeometry();
    update();
}

int FactTable::nameWidth() const {
    const int columns = std::max<int>(1, static_cast<int>(m_columns.size()));
    return std::min(std::max(widestName(), m_kept) + kGap, std::max(width() / 4, width() - columns * kColumnRoom));
}

double FactTable::columnWidth() const {
    return static_cast<double>(width() - nameWidth()) / std::max<int>(1, static_cast<int>(m_columns.size()));
}

QRect FactTable::cell(const std::vector<int>& tops, int line, int column) const {
    const auto place = static_cast<std::size_t>(line + 1);  // of where it ends
    const int top = line < 0 ? 0 : tops[place - 1];
    const int height = tops[place] - top;
    const int left = nameWidth();
    const double each = columnWidth();
    if (column < 0) return {0, top, left - kGap, height};
    const int from = left + static_cast<int>(each * column);
    const int gap = line < 0 ? kHeadGap : column > 0 ? kGap : 0;
    return {from + gap, top, left + static_cast<int>(each * (column + 1)) - from - gap, height};
}

/// Run names: on two lines where one is not enough, and cut only beyond that.
void FactTable::paintHead(QPainter& painter, const std::vector<int>& tops) const {
    const QFontMetrics metrics = tableMetrics();
    painter.setFont(Theme::instance().font(TextSize::Table));
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const QRect box = cell(tops, -1, static_cast<int>(i)).adjusted(kMarkerRoom, 0, 0, -4);
        const int lines = headHeight() > kLine ? 2 : 1;
        // A little less than two whole lines, because they break where a word ends.
        const QString name =
            metrics.elidedText(m_columns[i].name, Qt::ElideMiddle, lines * box.width() - (lines - 1) * 8);
        QTextOption how(Qt::AlignRight | Qt::AlignBottom);
        how.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        if (painter.boundingRect(QRectF(box), name, how).height() > lines * metrics.height())
            how.setWrapMode(QTextOption::WrapAnywhere);  // words that leave much of a line free
        painter.setPen(Theme::instance().color(Token::Muted));
        painter.drawText(QRectF(box), name, how);
        if (m_columns[i].slot < 0) continue;
        const QRect taken = painter.boundingRect(QRectF(box), name, how).toAlignedRect();
        painter.setPen(Qt::NoPen);
        painter.setBrush(runColour(m_columns[i].slot));
        painter.drawPath(
            runMarker(m_columns[i].slot, 8).translated(taken.left() - 9, taken.top() + metrics.height() / 2 + 1));
    }
}

void FactTable::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    updateGeometry();  // the head, or a value, may want another line
}

void FactTable::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::instance();
    const std::vector<int> tops = lineTops();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto write = [&](const QRect& box, const QString& text, Token token, Qt::Alignment side, bool strong) {
        const QFont font = theme.font(TextSize::Table, strong);
        const QFontMetrics metrics(font);
        painter.setFont(font);
        painter.setPen(theme.color(token));
        const bool broken = box.height() > kLine && metrics.horizontalAdvance(text) > box.width() && text.contains(' ');
        const QString fitting = metrics.elidedText(text, Qt::ElideMiddle, broken ? 2 * box.width() - 8 : box.width());
        painter.drawText(box, side | Qt::AlignVCenter | (broken ? Qt::TextWordWrap : 0), fitting);
    };
    const auto underline = [&](int line, Token token) {
        painter.fillRect(QRect(0, tops[static_cast<std::size_t>(line + 1)] - 1, width(), 1), theme.color(token));
    };
    paintHead(painter, tops);
    if (!m_columns.empty()) underline(-1, Token::Border);
    for (int line = 0; line < static_cast<int>(m_rows.size()); ++line) {
        const FactRow& row = m_rows[static_cast<std::size_t>(line)];
        write(cell(tops, line, -1), row.name, Token::Muted, Qt::AlignLeft, false);
        for (int column = 0; column < row.values.size(); ++column) {
            const bool best = std::find(row.best.begin(), row.best.end(), column) != row.best.end();
            write(cell(tops, line, column), row.values[column], Token::Text, Qt::AlignRight, best);
        }
        underline(line, Token::Hairline);
    }
}

/// What is cut is told whole.
bool FactTable::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const std::vector<int> tops = lineTops();
    const auto line = std::ranges::upper_bound(tops, help->pos().y()) - tops.begin();  // 0: the head
    QString text;
    if (line == 0) {
        for (const Column& column : m_columns) text += (text.isEmpty() ? "" : "\n") + column.name;
    } else if (line <= std::ssize(m_rows)) {
        const FactRow& row = m_rows[static_cast<std::size_t>(line - 1)];
        text = row.name + ":\n" + row.values.join('\n');
    }
    QToolTip::showText(help->globalPos(), text, this);
    return true;
}

}  // namespace studio::ui
