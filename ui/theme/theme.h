// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

#include <QFont>
#include <QObject>
#include <QPalette>

class QWidget;

namespace studio::ui {

enum class ThemeMode { System, Light, Dark };
enum class Scheme;

/// The type scale: 11, 12, 13, 15 and 20 px at a system font of 13 px, in proportion otherwise.
enum class TextSize { Caption, Table, Body, Title, Hero };

/// The look of the application: palette, fonts and the one stylesheet, made from the tokens. One per QApplication, as
/// its palette and style are. GUI thread only.
///
/// The stylesheet knows widgets by the dynamic property "role" (see setRole):
///   QFrame/QWidget  panel, toolbar, card, bar (a message), tooltipbox
///   QLabel          title, hero, strong, muted, caption, captionStrong, warning
///   QPushButton     primary, flat;  QToolButton  tab, chip, segment (property "end": first, last), flat, link
class Theme : public QObject {
    Q_OBJECT
public:
    /// The application's theme; made on first use as a child of qApp.
    static Theme& instance();

    void setMode(ThemeMode mode);
    /// From now on mode System follows what the desktop says (Qt 6.5, or the settings portal); before, and where nobody
    /// says anything, what it said last time or the palette the program started with. Called after the first frame.
    void followSystem();
    ThemeMode mode() const { return m_mode; }
    bool isDark() const { return m_dark; }
    QColor color(Token token) const { return tokenColor(token, m_dark); }
    QFont font(TextSize size = TextSize::Body, bool semibold = false) const;
    /// Of the type scale, in device-independent pixels.
    int pixels(TextSize size) const;

signals:
    /// After palette and stylesheet have been set: repaint what caches a colour.
    void themeChanged();

private:
    explicit Theme(QObject* parent);
    void systemSays(Scheme scheme);
    void apply();

    ThemeMode m_mode = ThemeMode::System;
    bool m_dark = false;
    bool m_systemDark = false;
    bool m_following = false;
    int m_basePixels = 13;
};

/// Sets the property the stylesheet looks at, and has the widget polished again when it is already shown.
void setRole(QWidget* widget, const char* role);

QPalette themePalette(bool dark);
/// The stylesheet with the tokens of a theme and the type scale for a body size filled in.
QString themeStyleSheet(bool dark, int basePixels);

}  // namespace studio::ui
