// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace studio::ui {

/// Every colour of the window by what it is for. Colour is for data; the chrome is grey, and the accent is only the
/// primary button, the tab line, focus and the edge of a selection. Values and contrasts: tokens.cpp, theme_test.
enum class Token {
    Window,  ///< ground of the window
    Panel,   ///< panels, plots, inputs
    Sunken,  ///< tracks of bars and sliders, grounds of pictures
    Border,
    Hairline,
    Text,
    Muted,     ///< second text; readable on selection too
    Disabled,  ///< disabled text only
    Accent,
    OnAccent,
    Selection,
    Right,
    Wrong,
    Warning,
    WarningGround,
    Main,  ///< the three heads and their weighted sum
    Aux1,
    Aux2,
    Total,
    Branch1x1,
    Branch3x3,
    Branch5x5,
    BranchPool,
    OnBranch,
    Stem,  ///< stem of the diagram, neutral bars
    Run1,  ///< runs in a comparison: lightness, never a new hue
    Run2,
    Run3,
    Class1,  ///< classes on a map of pictures: hues that are told apart without red and green, and none is Wrong's
    Class2,
    Class3,
    Class4,
    Class5,
    Class6,
};
inline constexpr int kTokenCount = static_cast<int>(Token::Class6) + 1;

QColor tokenColor(Token token, bool dark);

/// WCAG 2 contrast ratio of two opaque colours, 1..21.
double contrastRatio(const QColor& a, const QColor& b);

}  // namespace studio::ui
