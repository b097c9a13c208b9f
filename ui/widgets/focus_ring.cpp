// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/focus_ring.h"

#include "ui/theme/theme.h"

#include <QAbstractScrollArea>
#include <QAbstractSlider>
#include <QApplication>
#include <QCheckBox>
#include <QFocusEvent>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>

namespace studio::ui {
namespace {

constexpr char kRingProperty[] = "needsRing";

bool needsRing(const QWidget& widget) {
    return qobject_cast<const QAbstractScrollArea*>(&widget) || qobject_cast<const QCheckBox*>(&widget) ||
           qobject_cast<const QAbstractSlider*>(&widget) || qobject_cast<const QLabel*>(&widget) ||
           widget.property(kRingProperty).toBool();
}

bool byKeyboard(const QFocusEvent& event) {
    const Qt::FocusReason reason = event.reason();
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
}

/// Scrolls what the widget lies in, from the inside out.
void bringIntoSight(QWidget& widget) {
    constexpr int kAir = 8;
    for (QWidget* over = widget.parentWidget(); over; over = over->parentWidget())
        if (auto* scroll = qobject_cast<QScrollArea*>(over)) scroll->ensureWidgetVisible(&widget, 0, kAir);
}

bool moves(QEvent::Type type) {
    return type == QEvent::Move || type == QEvent::Resize || type == QEvent::Show || type == QEvent::Hide;
}

}  // namespace

FocusRing::FocusRing(QWidget* window) : QWidget(window) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
    qApp->installEventFilter(this);
}

void FocusRing::askFor(QWidget& widget) {
    widget.setProperty(kRingProperty, true);
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event) {
    const QEvent::Type type = event->type();
    if (type != QEvent::FocusIn && !(m_around && moves(type))) return false;
    auto* widget = qobject_cast<QWidget*>(watched);
    if (!widget || widget == this) return false;
    if (type == QEvent::FocusIn) {
        if (widget->window() != parentWidget()) return false;
        const bool keyed = byKeyboard(*static_cast<QFocusEvent*>(event));
        if (keyed) bringIntoSight(*widget);
        m_around = keyed && needsRing(*widget) ? widget : nullptr;
        place();
    } else if (widget == m_around || widget->isAncestorOf(m_around)) {
        place();
    }
    return false;
}

/// Along the inside of the part that is seen: most of these fill their panel, and outside there is nothing to draw on.
void FocusRing::place() {
    setVisible(m_around && m_around->isVisible());
    if (!isVisible()) return;
    QRect seen(m_around->mapTo(parentWidget(), QPoint(0, 0)), m_around->size());
    for (const QWidget* over = m_around->parentWidget(); over && over != parentWidget(); over = over->parentWidget())
        seen &= QRect(over->mapTo(parentWidget(), QPoint(0, 0)), over->size());
    setGeometry(seen);
    raise();
}

void FocusRing::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::instance().color(Token::Accent), 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 3, 3);
}

}  // namespace studio::ui
