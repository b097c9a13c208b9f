// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/menu_button.h"

#include "ui/theme/icon.h"
#include "ui/theme/theme.h"

#include <QMenu>

namespace studio::ui {

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

}  // namespace studio::ui
