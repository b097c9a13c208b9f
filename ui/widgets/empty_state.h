// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace studio::ui {

/// What a page says in its middle while it has nothing to show, with up to two ways out.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    /// The labels are found as `name`Title and `name`, the buttons as `name`Door and `name`OtherDoor.
    EmptyState(const QString& name, QWidget* parent);

    void say(const QString& title, const QString& sentence);
    /// Empty: not there.
    void offer(const QString& door, const QString& otherDoor = {});

signals:
    void doorChosen();
    void otherDoorChosen();

private:
    QLabel* m_title = nullptr;
    QLabel* m_sentence = nullptr;
    QPushButton* m_door = nullptr;
    QPushButton* m_otherDoor = nullptr;
};

}  // namespace studio::ui
