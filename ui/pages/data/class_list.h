// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

class QToolButton;

namespace studio::ui {

class ClassModel;

/// The list of classes. A click on a check box, or Space, asks for the class to be used or left out; a click elsewhere
/// on the row chooses it. In the row "All pictures" lies the way to the split.
class ClassList : public QListView {
    Q_OBJECT
public:
    ClassList(ClassModel* classes, QWidget* parent);
    QToolButton* splitButton() const { return m_split; }
    void placeSplit();

signals:
    void useAsked(const std::string& className, bool use);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    QModelIndex boxAt(const QPoint& point) const;
    void toggle(const QModelIndex& index);

    ClassModel* m_classes;
    QToolButton* m_split;
    QPersistentModelIndex m_pressed;  ///< the row whose box the mouse is down on
};

}  // namespace studio::ui
