// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/prediction_model.h"
#include "ui/pages/predictions/map_panel.h"
#include "ui/pages/predictions/picture_panel.h"
#include "ui/pages/predictions_page.h"
#include "ui/session.h"
#include "ui/widgets/prediction_grid.h"

/// The map of the pictures beside the grid, and what is known by it of the chosen one.
namespace studio::ui {

void PredictionsPage::connectMap() {
    const auto showWithin = [this](const PathSet& paths) {
        PredictionFilter filter = m_model->filter();
        filter.within = paths;
        m_model->setFilter(filter);
        showFilter();
    };
    connect(m_map, &MapPanel::picturesCaught, this, showWithin);
    connect(m_map, &MapPanel::picturesLetGo, this, [showWithin] { showWithin(nullptr); });
    connect(m_map, &MapPanel::mapChanged, this, [this] { m_picture->setMap(m_map->map()); });
    connect(m_picture, &PicturePanel::pictureChosen, this, &PredictionsPage::goTo);
    connect(m_map, &MapPanel::pictureChosen, this, &PredictionsPage::goTo);
    connect(m_map, &MapPanel::pictureOpened, this, [this](const std::string& path) {
        goTo(path);
        m_grid->setFocus();
    });
}

/// Chooses a picture. Where it is hidden the lasso lets go, and where that is not enough the filters are taken off.
void PredictionsPage::goTo(const std::string& path) {
    m_session.setChosen(path);
    const auto hidden = [&] { return m_model->rowOf(path) < 0; };
    if (!hidden()) return;
    PredictionFilter filter = m_model->filter();
    filter.within.reset();
    m_model->setFilter(filter);
    if (hidden()) m_model->setFilter({});
    showFilter();
}

}  // namespace studio::ui
