// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/cell_grid.h"

namespace studio::ui {

class Session;
class ThumbnailCache;

/// Pictures with what the network says of them, over a PredictionModel.
class PredictionGrid : public CellGrid {
    Q_OBJECT
public:
    explicit PredictionGrid(Session& session, QWidget* parent = nullptr);

    /// Answers of other weights or pictures, while new ones are asked for: paler.
    void setOutdated(bool outdated);
    bool outdated() const { return m_outdated; }

signals:
    void leaveOutAsked();  ///< Delete

protected:
    QSize fitCells(int width) override;
    void scrolledPast(int row) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    ThumbnailCache& m_thumbnails;
    bool m_outdated = false;
};

}  // namespace studio::ui
