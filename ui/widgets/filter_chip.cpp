// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_chip.h"

#include "ui/theme/icon.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace studio::ui {

static constexpr int kEdge = 8, kGap = 5, kCross = 12, kHeight = 24;
static constexpr int kFewest = 40;  ///< px of a name

FilterChip::FilterChip(const QString& kind, const QString& value, QWidget* parent)
    : QAbstractButton(parent), m_kind(kind), m_value(value) {
    setText(kind.isEmpty() ? value : kind + ' ' + value);
    setToolTip(text() + '\n' + tr("Take this filter off"));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    connect(&Theme::instance(), &Theme::themeChanged, this, qOverload<>(&QWidget::update));
}

int FilterChip::kindWidth() const {
    return m_kind.isEmpty() ? 0
                            : QFontMetrics(Theme::instance().font(TextSize::Table)).horizontalAdvance(m_kind) + kGap;
}

QSize FilterChip::sizeHint() const {
    const QFontMetricsF bold(Theme::instance().font(TextSize::Table, true));
    // Rounded up: half a pixel less, and the name would be cut.
    const int value = static_cast<int>(std::ceil(bold.horizontalAdvance(m_value))) + 1;
    return {kEdge + kindWidth() + value + kGap + kCross + kEdge - 2, kHeight};
}

QSize FilterChip::minimumSizeHint() const {
    const QSize whole = sizeHint();
    return {std::min(whole.width(), kEdge + kindWidth() + kFewest + kGap + kCross + kEdge - 2), kHeight};
}

void FilterChip::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(theme.color(Token::Accent), 2) : QPen(Qt::NoPen));
    painter.setBrush(theme.color(underMouse() ? Token::Border : Token::Selection));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    QRect place = rect().adjusted(kEdge, 0, -(kGap + kCross + kEdge - 2), 0);
    painter.setPen(theme.color(Token::Text));
    painter.setFont(theme.font(TextSize::Table));
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, m_kind);
    place.setLeft(place.left() + kindWidth());
    painter.setFont(theme.font(TextSize::Table, true));
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_value, Qt::ElideRight, place.width()));
    const QPointF corner(width() - kEdge + 2 - kCross, (height() - kCross) / 2.0);
    painter.drawPixmap(corner, iconPixmap("close", Token::Muted, kCross, devicePixelRatioF()));
}

}  // namespace studio::ui
