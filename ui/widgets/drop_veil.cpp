// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/drop_veil.h"

#include "ui/theme/theme.h"
#include "ui/widgets/layout.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

namespace studio::ui {

static constexpr int kTextWidth = 480;
static constexpr int kAir = 24;  ///< around the text, on a ground of its own: what is below must not be read with it

DropVeil::DropVeil(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("dropVeil"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* column = new QVBoxLayout(this);
    m_text = makeTextLabel(this, "title", "dropText");
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setMargin(kAir);
    column->addWidget(m_text, 0, Qt::AlignCenter);
    hide();
}

void DropVeil::showOver(const QRect& room, const QString& text) {
    m_text->setText(text);
    m_text->setMinimumWidth(std::min(kTextWidth, room.width() - 2 * kAir));
    setGeometry(room);
    raise();
    show();
}

void DropVeil::paintEvent(QPaintEvent*) {
    constexpr int kMargin = 12;
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = theme.color(Token::Window);
    ground.setAlphaF(0.9f);
    painter.fillRect(rect(), ground);
    QPen pen(theme.color(Token::Accent), 2);
    pen.setDashPattern({4, 3});
    painter.setPen(pen);
    painter.drawRoundedRect(QRectF(rect()).adjusted(kMargin, kMargin, -kMargin, -kMargin), 6, 6);
    painter.setPen(theme.color(Token::Border));
    painter.setBrush(theme.color(Token::Panel));
    painter.drawRoundedRect(QRectF(m_text->geometry()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

}  // namespace studio::ui
