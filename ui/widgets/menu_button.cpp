// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/menu_button.h"

#include "ui/theme/icon.h"
#include "ui/theme/theme.h"

#include <QMenu>
#include <QPainter>

namespace studio::ui {

static constexpr int kChevron = 12, kSign = 16;
static constexpr int kEdge = 8, kGap = 6;  ///< of a chevron that we paint, to the edge and to the text

MenuButton::MenuButton(QWidget* parent, bool framed) : QToolButton(parent), m_menu(new QMenu(this)) {
    setRole(this, framed ? "combo" : "flat");
    setIcon(ui::icon(QStringLiteral("chevron-down"), Token::Muted));
    setIconSize({kChevron, kChevron});
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
    m_hasSign = true;
    setIcon(ui::icon(iconName, Token::Text));
    setIconSize({kSign, kSign});
    setLayoutDirection(Qt::LeftToRight);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    updateGeometry();
}

QSize MenuButton::sizeHint() const {
    const int after = 2 * fontMetrics().horizontalAdvance(QChar(QChar::Space));  // what the style leaves behind a text
    return QToolButton::sizeHint() + QSize(m_hasSign ? kGap + kChevron - after : 0, 0);
}

QSize MenuButton::minimumSizeHint() const {
    return QToolButton::sizeHint();
}

void MenuButton::paintEvent(QPaintEvent* event) {
    QToolButton::paintEvent(event);
    if (!m_hasSign || width() < sizeHint().width()) return;
    QPainter(this).drawPixmap(width() - kEdge - kChevron, (height() - kChevron) / 2,
                              iconPixmap(QStringLiteral("chevron-down"), isEnabled() ? Token::Muted : Token::Disabled,
                                         kChevron, devicePixelRatioF()));
}

}  // namespace studio::ui
