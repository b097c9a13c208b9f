// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace studio::ui {

class Session;

/// The grid of thumbnails over a PictureModel: uniform cells, zoomed by the width of a cell, pictures filling their
/// cell.
class PictureGrid : public QListView {
    Q_OBJECT
public:
    explicit PictureGrid(Session& session, QWidget* parent = nullptr);

    static constexpr int kSmallest = 80, kLargest = 240, kUsual = 112;
    int zoom() const { return m_wanted; }
    void setZoom(int width);
    int cellWidth() const { return m_cellWidth; }

protected:
    void wheelEvent(QWheelEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

signals:
    void zoomChanged(int width);

private:
    void layOut();
    int m_wanted = kUsual;     ///< as zoomed
    int m_cellWidth = kUsual;  ///< so that the columns share the width evenly
};

}  // namespace studio::ui
