// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/legend_button.h"

#include "ui/plots/head_style.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QPainter>

namespace studio::ui {

static constexpr int kSample = 28;
static constexpr int kEdge = 4;

LegendButton::LegendButton(Head head, QWidget* parent) : QAbstractButton(parent), m_head(head) {
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    connect(&Theme::instance(), &Theme::themeChanged, this, qOverload<>(&QWidget::update));
    retranslate();
}

void LegendButton::retranslate() {
    setText(headName(m_head));
    setToolTip(headRole(m_head) + QLatin1Char('\n') + tr("Show or hide %1").arg(text()));
    updateGeometry();
}

void LegendButton::changeEvent(QEvent* event) {
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

QSize LegendButton::sizeHint() const {
    const QFontMetrics metrics(Theme::instance().font(TextSize::Table));
    return {kSample + 6 + metrics.horizontalAdvance(text()) + 2 * kEdge, 28};
}

void LegendButton::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour = isChecked() ? headColour(m_head) : theme.color(Token::Disabled);
    const QPointF middle(kEdge + kSample / 2.0, height() / 2.0);
    QPen pen(colour, 2, Qt::SolidLine, Qt::FlatCap);
    if (m_head == Head::Total) pen.setDashPattern({2, 1.5});
    painter.setPen(pen);
    painter.drawLine(middle - QPointF(kSample / 2.0, 0), middle + QPointF(kSample / 2.0, 0));
    painter.setPen(QPen(colour, 1.6));
    painter.setBrush(theme.color(Token::Panel));
    painter.drawPath(headMarker(m_head, 8).translated(middle));
    painter.setFont(theme.font(TextSize::Table));
    painter.setPen(theme.color(isChecked() ? Token::Text : Token::Muted));
    painter.drawText(rect().adjusted(kEdge + kSample + 6, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
    if (!hasFocus()) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(Token::Accent), 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

}  // namespace studio::ui
