// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/class_list.h"

#include "ui/models/class_model.h"
#include "ui/pages/data/class_delegate.h"
#include "ui/theme/theme.h"
#include "ui/widgets/layout.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolButton>

namespace studio::ui {

ClassList::ClassList(ClassModel* classes, QWidget* parent) : QListView(parent), m_classes(classes) {
    setObjectName("classList");
    setModel(classes);
    setItemDelegate(new ClassDelegate(this));
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setFrameShape(QFrame::NoFrame);
    m_split = makeToolButton(viewport(), "link");
    m_split->setObjectName("splitButton");
    m_split->setCursor(Qt::PointingHandCursor);
    m_split->hide();
}

void ClassList::placeSplit() {
    m_split->setVisible(m_classes->rowCount() > 0);
    m_split->setFont(Theme::instance().font(TextSize::Caption));
    const QRect row = visualRect(m_classes->index(0));
    const QSize size = m_split->sizeHint();
    m_split->setGeometry(QRect(QPoint(row.right() - 15 - size.width(), row.top() + 29), QSize(size.width(), 20)));
}

QModelIndex ClassList::boxAt(const QPoint& point) const {
    const QModelIndex index = indexAt(point);
    if (!index.isValid() || index.row() == 0) return {};
    constexpr int kSlack = 5;  // a box of 14 px is small to aim at
    const QRect box = ClassDelegate::checkBox(visualRect(index)).adjusted(-kSlack, -kSlack, kSlack, kSlack);
    return box.contains(point) ? index : QModelIndex();
}

void ClassList::toggle(const QModelIndex& index) {
    if (!index.isValid() || !(index.flags() & Qt::ItemIsUserCheckable)) return;
    emit useAsked(m_classes->className(index.row()), index.data(Qt::CheckStateRole).toInt() != Qt::Checked);
}

void ClassList::mousePressEvent(QMouseEvent* event) {
    m_pressed = event->button() == Qt::LeftButton ? boxAt(event->position().toPoint()) : QModelIndex();
    if (!m_pressed.isValid()) QListView::mousePressEvent(event);
}

void ClassList::mouseReleaseEvent(QMouseEvent* event) {
    if (!m_pressed.isValid()) return QListView::mouseReleaseEvent(event);
    if (boxAt(event->position().toPoint()) == m_pressed) toggle(m_pressed);
    m_pressed = QModelIndex();
}

/// The second click of two quick ones on a box toggles it back.
void ClassList::mouseDoubleClickEvent(QMouseEvent* event) {
    mousePressEvent(event);
}

void ClassList::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space) return toggle(currentIndex());
    QListView::keyPressEvent(event);
}

void ClassList::resizeEvent(QResizeEvent* event) {
    QListView::resizeEvent(event);
    placeSplit();
}

void ClassList::scrollContentsBy(int dx, int dy) {
    QListView::scrollContentsBy(dx, dy);
    placeSplit();
}

}  // namespace studio::ui
