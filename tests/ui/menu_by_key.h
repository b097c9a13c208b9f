// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QTest>
#include <QTimer>
#include <functional>

/// Menus as a person without a mouse uses them.
namespace studio::test {

/// Without the keys behind it.
inline QString nameOf(const QAction& entry) {
    return entry.text().section('\t', 0, 0);
}

/// The entry whose name begins with `name`; null: there is none.
inline QAction* entryOf(const QMenu& menu, const QString& name) {
    for (QAction* entry : menu.actions())
        if (nameOf(*entry).startsWith(name)) return entry;
    return nullptr;
}

/// Takes it with Return, which closes the menu; without such an entry, or where it is disabled, Escape does. True:
/// taken.
inline bool take(QMenu& menu, const QString& name) {
    QAction* entry = entryOf(menu, name);
    const bool possible = entry && entry->isEnabled();
    if (possible) menu.setActiveAction(entry);
    QTest::keyClick(&menu, possible ? Qt::Key_Return : Qt::Key_Escape);
    return possible;
}

/// Hands the menu that `open` makes pop up to `use`, which has to close it: it may have an event loop of its own.
/// False: none came.
inline bool withMenu(const std::function<void()>& open, const std::function<void(QMenu&)>& use) {
    bool came = false;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &look, [&] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        if (!menu) return;
        look.stop();
        came = true;
        use(*menu);
    });
    look.start(5);
    open();
    return QTest::qWaitFor([&] { return came; }, 20'000);
}

/// The context-menu key in `widget`, which has the focus, as Qt's windows pass it on.
inline void pressMenuKey(QWidget& widget) {
    const QPoint place = widget.inputMethodQuery(Qt::ImCursorRectangle).toRect().center();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, place, widget.mapToGlobal(place));
    QApplication::sendEvent(&widget, &event);
}

/// Takes the entry of the menu which that key opens. False: no such menu, no such entry, or a disabled one.
inline bool takeByMenuKey(QWidget& widget, const QString& name) {
    bool taken = false;
    const bool came = withMenu([&] { pressMenuKey(widget); }, [&](QMenu& menu) { taken = take(menu, name); });
    return came && taken;
}

}  // namespace studio::test
