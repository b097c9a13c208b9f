// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/menu_button.h"

#include "ui/theme/icon.h"
#include "ui/theme/theme.h"

#include <QMenu>
#include <QPainter>

namespace studio::ui {

static constexpr int kSign = 16;
static constexpr int kSignLeft = 8;
static constexpr int kSignGap = 6;

MenuButton::MenuButton(QWidget* parent, bool framed) : QToolButton(parent), m_menu(new QMenu(this)) {
    setRole(this, framed ? "combo" : "flat");
    setIcon(ui::icon(QStringLiteral("chevron-down"), Token::Muted));
    setIconSize({12, 12});
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setLayoutDirection(Qt::RightToLeft);  // the chevron after the text
    m_menu->setLayoutDirection(Qt::LeftToRight);
    setFocusPolicy(Qt::StrongFocus);
    // Not setMenu(): the style would keep room for an arrow of its own.
    connect(this, &QToolButton::clicked, this, [this] {
        m_menu->setMinimumWidth(width());
        m_menu->popup(mapToGlobal(QPoint(0, height() + 2)));
    });
}

void MenuButton::setSign(const QString& iconName) {
    m_sign = iconName;
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    updateGeometry();
    update();
}

QSize MenuButton::sizeHint() const {
    // The chevron and the text keep to the right, so the sign has what is added.
    return QToolButton::sizeHint() + QSize(m_sign.isEmpty() ? 0 : kSign + kSignGap, 0);
}

QSize MenuButton::minimumSizeHint() const {
    return QToolButton::sizeHint();
}

void MenuButton::paintEvent(QPaintEvent* event) {
    QToolButton::paintEvent(event);
    if (m_sign.isEmpty() || width() < sizeHint().width()) return;
    QPainter painter(this);
    painter.drawPixmap(kSignLeft, (height() - kSign) / 2,
                       iconPixmap(m_sign, isEnabled() ? Token::Text : Token::Disabled, kSign, devicePixelRatioF()));
}

}  // namespace studio::ui
