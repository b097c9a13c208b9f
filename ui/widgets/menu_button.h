// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace studio::ui {

/// A button that looks like a closed list and opens a menu: the present choice is its text.
class MenuButton : public QToolButton {
    Q_OBJECT
public:
    /// `framed` as an input, or flat with a chevron.
    MenuButton(QWidget* parent, bool framed);
    QMenu& choices() { return *m_menu; }

private:
    QMenu* m_menu;
};

}  // namespace studio::ui
