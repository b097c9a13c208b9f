// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tab_round.h"

#include <QLayout>
#include <QSplitter>
#include <QWidget>

namespace studio::ui {
namespace {

void readLayout(const QLayout& layout, QList<QWidget*>& found) {
    for (int i = 0; i < layout.count(); ++i) {
        QLayoutItem* item = layout.itemAt(i);
        if (item->widget()) found << item->widget();
        if (item->layout()) readLayout(*item->layout(), found);
    }
}

/// The children as they are read, then those that lie in no layout (a bar inside a field, an overlay).
QList<QWidget*> partsOf(const QWidget& widget) {
    QList<QWidget*> parts;
    if (const auto* splitter = qobject_cast<const QSplitter*>(&widget)) {
        for (int i = 0; i < splitter->count(); ++i) parts << splitter->widget(i);
    } else if (widget.layout()) {
        readLayout(*widget.layout(), parts);
    }
    for (QObject* child : widget.children()) {
        auto* part = qobject_cast<QWidget*>(child);
        if (part && !part->isWindow() && !parts.contains(part)) parts << part;
    }
    return parts;
}

void collect(QWidget& widget, const QWidget* now, QList<QWidget*>& stops) {
    if (!widget.isVisible()) return;
    const bool byTab = (widget.focusPolicy() & Qt::TabFocus) == Qt::TabFocus && widget.isEnabled();
    if (!widget.focusProxy() && (byTab || &widget == now)) stops << &widget;
    for (QWidget* part : partsOf(widget)) collect(*part, now, stops);
}

}  // namespace

QList<QWidget*> tabStops(QWidget& root, const QWidget* now) {
    QList<QWidget*> stops;
    collect(root, now, stops);
    return stops;
}

bool goToNextStop(QWidget& root, bool forward) {
    const QWidget* now = root.window()->focusWidget();
    const QList<QWidget*> stops = tabStops(root, now);
    const qsizetype place = stops.indexOf(now);
    if (stops.size() < (place < 0 ? 1 : 2)) return false;
    const qsizetype next = place < 0 ? (forward ? 0 : stops.size() - 1) : place + (forward ? 1 : stops.size() - 1);
    stops[next % stops.size()]->setFocus(forward ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

}  // namespace studio::ui
