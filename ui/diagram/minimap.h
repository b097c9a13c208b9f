// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/diagram_scene.h"

#include <QGraphicsView>

namespace studio::ui {

/// The river in small: while a module is open with that module marked, where a click on another one says so; while the
/// whole network is zoomed with what is seen of it framed, where the mouse says what to look at.
class Minimap : public QGraphicsView {
    Q_OBJECT
public:
    explicit Minimap(QWidget* parent);

    /// The scene must stay as long as it is shown here.
    void showRiver(DiagramScene* whole, const QString& module);
    void setSeen(const QRectF& seen);  ///< in the scene, for showRiver() without a module

signals:
    void moduleClicked(const QString& module);
    void placeAsked(const QPointF& place);  ///< in the scene; without a module

protected:
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    void fitRiver();
    void retranslate();

    DiagramScene* m_whole = nullptr;
    QString m_module;
    QRectF m_seen;
};

}  // namespace studio::ui
