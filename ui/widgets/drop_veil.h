// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace studio::ui {

/// Lies over its parent while something is dragged above it, and says what letting go would do. Lets the mouse through.
class DropVeil : public QWidget {
    Q_OBJECT
public:
    explicit DropVeil(QWidget* parent);
    void showOver(const QRect& room, const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_text = nullptr;
};

}  // namespace studio::ui
