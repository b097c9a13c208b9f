// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/network/channel_grid.h"
#include "ui/theme/tokens.h"

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace studio::ui {

class ElidedLabel;

/// Channels under a heading, with what their colours mean: those of a branch, of a layer, or filters.
class ChannelGroup : public QWidget {
    Q_OBJECT
public:
    explicit ChannelGroup(QWidget* parent = nullptr);

    /// `branch`: its colour before the title.
    void setHeading(std::optional<Token> branch, const QString& title, const QString& count);
    /// Colours from 0 to `maximum`, and of what that is the largest value.
    void setScale(Token token, double maximum, const QString& what);
    /// Whether the strongest alone are shown until somebody asks for all.
    void setFoldable(bool foldable);
    /// In place of a scale.
    void setNote(const QString& note);
    ChannelGrid& grid() { return *m_grid; }

private:
    class Ramp;
    void showFold();

    QHBoxLayout* m_head;
    QWidget* m_swatch = nullptr;
    std::optional<Token> m_branch;
    QLabel *m_title, *m_count, *m_note;
    QWidget* m_scale;
    Ramp* m_ramp;
    QLabel* m_most;
    ElidedLabel* m_what;
    QToolButton* m_all;
    bool m_foldable = false;
    ChannelGrid* m_grid;
};

/// "0.412", "1,240": as many digits as help.
QString activationText(double value);

}  // namespace studio::ui
