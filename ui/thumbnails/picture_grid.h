// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/cell_grid.h"

namespace studio::ui {

class PictureCell;
class PictureModel;
class Session;
class ThumbnailCache;

/// The grid of thumbnails over a PictureModel, pictures filling their cell.
class PictureGrid : public CellGrid {
    Q_OBJECT
public:
    explicit PictureGrid(Session& session, PictureModel* pictures, QWidget* parent = nullptr);

    static constexpr int kSmallest = 80, kLargest = 240, kUsual = 112;
    int chosenCount() const;
    void keyboardSearch(const QString&) override {}  ///< the page has a search of its own

signals:
    void openAsked();  ///< double click, Return
    void copyAsked();
    void leaveOutAsked();  ///< Delete

protected:
    QSize fitCells(int width) override;
    void scrolledPast(int row) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    PictureModel& m_pictures;
    ThumbnailCache& m_thumbnails;
    PictureCell* m_cell;
};

}  // namespace studio::ui
