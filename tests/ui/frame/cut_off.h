// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QLabel>
#include <QStringList>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <algorithm>

namespace studio::test {

inline QString placeOf(const QWidget& widget) {
    return QLatin1String(widget.metaObject()->className()) + '#' + widget.objectName();
}

/// What the chosen text of a closed combo box lacks, in pixels.
inline int lacks(const QComboBox& box) {
    QStyleOptionComboBox option;
    option.initFrom(&box);
    option.editable = box.isEditable();
    const QRect field = box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box);
    return box.fontMetrics().horizontalAdvance(box.currentText()) - 1 - field.width();
}

/// The same of a label or button that can't shorten its text; one that breaks into lines needs the height.
inline int lacks(const QWidget& widget, const QString& text) {
    const auto* label = qobject_cast<const QLabel*>(&widget);
    if (text.isEmpty() || widget.inherits("studio::ui::ElidedLabel")) return 0;
    if (label && label->wordWrap()) return label->heightForWidth(label->width()) - label->height();
    return std::max(widget.minimumSizeHint().width() - 1 - widget.width(),
                    widget.fontMetrics().height() - 1 - widget.height());
}

/// What of `whole` is too small for its text, or stands outside of what holds it.
inline QStringList cutOffIn(const QWidget& whole) {
    QStringList cut;
    for (const QWidget* widget : whole.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->window() != whole.window()) continue;
        // What we paint ourselves.
        const bool ours = QLatin1String(widget->metaObject()->className()).startsWith(QLatin1String("studio::ui::"));
        if (ours && !widget->layout() && !qobject_cast<const QAbstractButton*>(widget) &&
            widget->minimumSizeHint().height() > widget->height() + 1)
            cut << QStringLiteral("%1 is %2 high and needs %3")
                       .arg(placeOf(*widget))
                       .arg(widget->height())
                       .arg(widget->minimumSizeHint().height());
        const auto* label = qobject_cast<const QLabel*>(widget);
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const auto* box = qobject_cast<const QComboBox*>(widget);
        if (!label && !button && !box) continue;
        const QString text = label ? label->text() : button ? button->text() : box->currentText();
        if (const int lacking = box ? lacks(*box) : lacks(*widget, text); lacking > 0)
            cut << QStringLiteral("%1 \"%2\" lacks %3").arg(placeOf(*widget), text).arg(lacking);
        // Scrolled parts may end anywhere; the rest lies within its parent.
        const QWidget* parent = widget->parentWidget();
        if (parent && !parent->inherits("QScrollArea") && !text.isEmpty() &&
            !parent->rect().adjusted(-1, -1, 1, 1).contains(widget->geometry()))
            cut << QStringLiteral("%1 \"%2\" stands out of %3").arg(placeOf(*widget), text, placeOf(*parent));
    }
    return cut;
}

inline void layOut() {
    for (int i = 0; i < 3; ++i) QCoreApplication::processEvents();  // a new language; what that makes of the layouts
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);  // what that took out of them
    QCoreApplication::processEvents();
}

}  // namespace studio::test
