// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/start/recent_row.h"

#include "ui/text/format.h"
#include "ui/text/listing.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"

#include <QFileInfo>
#include <QPainter>

namespace studio::ui {
namespace {

constexpr int kHeight = 32;
/// Left edges of the columns as shares of the width: name, kind, note, place, time.
constexpr double kColumns[] = {40 / 944.0, 186 / 944.0, 360 / 944.0, 632 / 944.0, 830 / 944.0};

}  // namespace

RecentRow::RecentRow(RecentItem item, QWidget* parent) : QAbstractButton(parent), m_item(std::move(item)) {
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    updateTexts();
    connect(this, &QAbstractButton::clicked, this, [this] { emit chosen(m_item.path); });
}

void RecentRow::setMissing(Missing why) {
    m_missing = why;
    setEnabled(why == Missing::No);
    setCursor(isEnabled() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    updateTexts();
    update();
}

void RecentRow::updateTexts() {
    const QString why = missingText(m_missing);
    setToolTip(why.isEmpty() ? m_item.path : m_item.path + '\n' + why);
    setAccessibleName(factsText({m_item.name(), m_item.what(), why.isEmpty() ? m_item.note() : why}));
}

QSize RecentRow::sizeHint() const {
    return {600, kHeight};
}

void RecentRow::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    const bool there = m_missing == Missing::No;
    if (there && underMouse()) painter.fillRect(rect(), theme.color(Token::Window));
    if (hasFocus()) {
        painter.setPen(QPen(theme.color(Token::Accent), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
    const qreal ratio = devicePixelRatioF();
    painter.drawPixmap(16, kHeight / 2 - 8,
                       iconPixmap(iconOf(m_item.kind), there ? Token::Text : Token::Muted, 16, ratio));
    const auto cell = [&](int column, const QString& text, Token token, bool semibold, int indent = 0) {
        const bool last = column == 4;
        const int left = static_cast<int>(kColumns[column] * width()) + indent;
        const int right = last ? width() - 16 : static_cast<int>(kColumns[column + 1] * width()) - 12;
        const QFont font = theme.font(TextSize::Table, semibold);
        painter.setFont(font);
        painter.setPen(theme.color(token));
        const QString shown =
            QFontMetrics(font).elidedText(text, column == 3 ? Qt::ElideMiddle : Qt::ElideRight, right - left);
        painter.drawText(QRect(left, 0, right - left, kHeight),
                         (last ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, shown);
    };
    cell(0, m_item.name(), there ? Token::Text : Token::Muted, there);
    cell(1, m_item.what(), Token::Muted, false);
    if (there) {
        cell(2, m_item.note(), Token::Text, false);
    } else {
        painter.drawPixmap(static_cast<int>(kColumns[2] * width()), kHeight / 2 - 7,
                           iconPixmap("warning", Token::Warning, 14, ratio));
        cell(2, missingText(m_missing), Token::Muted, false, 20);
    }
    cell(3, homeShort(QFileInfo(m_item.path).path()), Token::Muted, false);
    cell(4, whenText(m_item.when, QDateTime::currentDateTime()), Token::Muted, false);
}

}  // namespace studio::ui
