// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace studio::ui {

/// A few choices side by side, of which one is taken: checkable tool buttons in a group.
class SegmentedChoice : public QWidget {
    Q_OBJECT
public:
    explicit SegmentedChoice(QWidget* parent = nullptr);

    /// Replaces the texts; the choice stays where it was when it can.
    void setTexts(const QStringList& texts);
    int choice() const;
    void setChoice(int choice);  ///< without a signal
    void clearChoice();          ///< none is taken until the user takes one; choice() is -1

signals:
    void chosen(int choice);  ///< by the user

private:
    QHBoxLayout* m_layout;
    QButtonGroup* m_group;
};

}  // namespace studio::ui
