// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace studio::ui {

enum class Door { Sample, Folder, Run };

/// The drawing on a door of the first page; drawn, so that it is sharp and follows the theme. It shows no numbers.
class DoorArt : public QWidget {
    Q_OBJECT
public:
    DoorArt(Door door, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Door m_door;
};

}  // namespace studio::ui
