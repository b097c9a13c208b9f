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
    /// An icon before the text (which is besideIcon()), of what the choices do; where there is no room, the chevron is
    /// left out.
    void setSign(const QString& iconName);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QMenu* m_menu;
    bool m_hasSign = false;
};

}  // namespace studio::ui
