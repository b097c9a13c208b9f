// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/frame/full_window.h"

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>

/// Windows into which something is brought.
namespace studio::test {

inline void drop(ui::MainWindow& window, const QMimeData& data) {
    QDragEnterEvent enter(QPoint(600, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    QDropEvent event(QPointF(600, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &event);
}

/// Shortcuts are those of the active window, which a dialog that has gone does not make active again everywhere.
inline bool isActive(ui::MainWindow& window) {
    window.activateWindow();
    return QTest::qWaitFor([&] { return QApplication::activeWindow() == &window; }, kPatience);
}

}  // namespace studio::test
