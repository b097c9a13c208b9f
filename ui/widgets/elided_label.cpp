// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/elided_label.h"

#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace studio::ui {

ElidedLabel::ElidedLabel(QWidget* parent, const char* role, const char* objectName) : QLabel(parent) {
    setTextFormat(Qt::PlainText);
    setRole(this, role);
    if (objectName) setObjectName(QLatin1String(objectName));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode) {
    m_mode = mode;
    updateGeometry();
    update();
}

QSize ElidedLabel::minimumSizeHint() const {
    return {m_mode == Qt::ElideNone ? 0 : fontMetrics().averageCharWidth() * 4, sizeHint().height()};
}

bool ElidedLabel::cut() const {
    return fontMetrics().horizontalAdvance(text()) > contentsRect().width();
}

void ElidedLabel::paintEvent(QPaintEvent*) {
    if (m_mode == Qt::ElideNone && cut()) return;
    QPainter painter(this);
    const QString shown = fontMetrics().elidedText(text(), m_mode, contentsRect().width());
    style()->drawItemText(&painter, contentsRect(), static_cast<int>(alignment()), palette(), isEnabled(), shown,
                          foregroundRole());
}

bool ElidedLabel::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip || !cut()) return QLabel::event(event);
    const QString said = toolTip().isEmpty() ? text() : text() + '\n' + toolTip();
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), said, this);
    return true;
}

}  // namespace studio::ui
