// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pictures/scenes.h"

#include "app/pictures/network_states.h"
#include "app/pictures/odd_states.h"
#include "app/pictures/overlays.h"
#include "core/base/files.h"
#include "core/runs/run_folder.h"
#include "ui/main_window.h"
#include "ui/models/picture_model.h"
#include "ui/pages/data_page.h"
#include "ui/plots/cursor_plot.h"
#include "ui/session.h"
#include "ui/thumbnails/picture_grid.h"
#include "ui/widgets/confusion_matrix.h"
#include "ui/widgets/filter_chip.h"
#include "ui/widgets/point_map.h"
#include "ui/widgets/segmented_choice.h"

#include <QLabel>
#include <QToolButton>
#include <QTreeView>
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace studio::pictures {
namespace {

using ui::Page;

constexpr int kOpenSeconds = 300;
constexpr int kTrainSeconds = 900;

bool engineIsLoaded(Stage& stage) {
    return stage.waitFor([&] { return stage.session().engineInfo() != nullptr; }, 60);
}

bool dataIsOpen(Stage& stage) {
    stage.session().openPath(stage.subject());
    return stage.waitFor([&] { return stage.session().prepared() != nullptr; }, kOpenSeconds);
}

/// Whether the pictures have been split anew after what `change` does.
template <class Change>
bool splitAnew(Stage& stage, Change change) {
    const auto before = stage.session().prepared();
    change();
    return stage.waitFor([&] { return stage.session().prepared() != before; }, kOpenSeconds);
}

/// Two of those in sight, as after Delete.
bool picturesAreLeftOut(Stage& stage) {
    ui::Session& session = stage.session();
    const QAbstractItemModel* pictures = stage.window().findChild<ui::PictureGrid*>()->model();
    if (pictures->rowCount() < 5) return false;
    std::vector<std::string> two;
    for (const int row : {1, 4})
        two.push_back(pictures->index(row, 0).data(ui::PictureModel::PathRole).toByteArray().toStdString());
    const bool out = splitAnew(stage, [&] { session.leaveOut(two, true); });
    stage.settle();
    return out;
}

void takeThemBack(Stage& stage) {
    ui::Session& session = stage.session();
    const LeftOut all = *session.leftOut();
    splitAnew(stage, [&] { session.leaveOut(all, false); });
}

bool runIsOpen(Stage& stage) {
    ui::Session& session = stage.session();
    session.openPath(stage.subject());
    // A run that ended before its first epoch has no weights to predict with.
    const auto shown = [&] {
        const bool answers = session.hasWeights(ui::Session::WeightsSource::Best);
        return session.prepared() && (!answers || !session.predictions().empty());
    };
    return stage.waitFor(shown, kOpenSeconds);
}

/// Waits for the middle of the epoch after `epochs`, so that there are markers, a best epoch and answers.
bool trainingIsPast(Stage& stage, int epochs) {
    const ui::Session& session = stage.session();
    const auto midway = [&] {
        return session.history().epochs.size() >= static_cast<std::size_t>(epochs) &&
               session.history().batches.size() % 8 == 5;
    };
    return stage.waitFor([&] { return midway() || !isLive(session.state()); }, kTrainSeconds);
}

bool trainingGoesOn(Stage& stage) {
    ui::Session& session = stage.session();
    session.setPreset("quick");
    session.setSetting("epochs", std::to_string(stage.epochs()));
    session.start();
    return trainingIsPast(stage, std::max(1, stage.epochs() * 3 / 5));
}

/// Paused, so that it stays so for the pictures to come; a run of few batches may have ended before, and is shown so.
bool trainingIsPaused(Stage& stage) {
    ui::Session& session = stage.session();
    if (!trainingIsPast(stage, stage.epochs() - 1)) return false;
    session.pause();
    return stage.waitFor([&] { return session.state() == RunState::Paused || !isLive(session.state()); }, 60);
}

bool trainingIsFinished(Stage& stage) {
    ui::Session& session = stage.session();
    session.resume();
    return stage.waitFor([&] { return !isLive(session.state()); }, kTrainSeconds) &&
           stage.waitFor([&] { return !session.predicting() && !session.predictions().empty(); }, 120);
}

/// Runs that lie beside the one to be looked at, as if they were this user's; then it is opened.
bool runIsOpenAmongOthers(Stage& stage) {
    namespace fs = std::filesystem;
    std::error_code ignored;
    const fs::path whole = fs::canonical(stage.subject().toStdString(), ignored);
    fs::create_directories(runsHome(), ignored);
    for (const auto& entry : fs::directory_iterator(whole.parent_path(), ignored))
        if (entry.path() != whole && isRunFolder(entry.path()))
            fs::create_directory_symlink(entry.path(), runsHome() / entry.path().filename(), ignored);
    return runIsOpen(stage);
}

/// The first runs of the table, compared or not.
bool compareRuns(Stage& stage, Qt::CheckState state) {
    auto* table = stage.window().findChild<QTreeView*>(QStringLiteral("runTable"));
    QAbstractItemModel* runs = table->model();
    if (!stage.waitFor([&] { return runs->rowCount() > 0; }, 20)) return false;
    table->setCurrentIndex(runs->index(0, 0));
    for (int row = 0; row < std::min(3, runs->rowCount()); ++row)
        runs->setData(runs->index(row, 0), static_cast<int>(state), Qt::CheckStateRole);
    return true;
}

bool runsAreCompared(Stage& stage) {
    return compareRuns(stage, Qt::Checked);
}

bool oneRunIsChosen(Stage& stage) {
    return compareRuns(stage, Qt::Unchecked);
}

/// The pictures of the largest confusion, as after a click on its cell.
bool confusionIsChosen(Stage& stage) {
    auto* matrix = stage.window().findChild<ui::ConfusionMatrix*>();
    const int classes = static_cast<int>(stage.session().prepared()->classes.size());
    ui::ConfusionMatrix::Cell worst{0, 1};
    for (int truth = 0; truth < classes; ++truth)
        for (int answer = 0; answer < classes; ++answer)
            if (truth != answer && matrix->cellText({truth, answer}).toInt() > matrix->cellText(worst).toInt())
                worst = {truth, answer};
    emit matrix->cellChosen(worst);
    return true;
}

/// Over the picture that is chosen: where the main head looks, once the network has said so.
bool mapIsShown(Stage& stage) {
    auto* toggle = stage.window().findChild<QToolButton*>("showMap");
    const auto* most = stage.window().findChild<QLabel*>("mapMost");
    if (!toggle || !most) return false;
    if (!toggle->isChecked()) toggle->click();
    return stage.waitFor([&] { return !most->text().isEmpty(); }, 60);
}

void hideMap(Stage& stage) {
    stage.window().findChild<QToolButton*>("showMap")->click();
}

bool pairsAreListed(Stage& stage) {
    auto* view = stage.window().findChild<ui::SegmentedChoice*>("confusionView");
    if (!view) return false;
    view->findChildren<QToolButton*>().last()->click();
    return true;
}

void listNoPairs(Stage& stage) {
    stage.window().findChild<ui::SegmentedChoice*>("confusionView")->findChildren<QToolButton*>().first()->click();
}

/// In place of the matrix, once the network has looked at the pictures again, with the most alike beside.
bool pointsAreDrawn(Stage& stage) {
    auto* side = stage.window().findChild<ui::SegmentedChoice*>("matrixOrMap");
    const auto* points = stage.window().findChild<ui::PointMap*>("pointMap");
    const auto* alike = stage.window().findChild<QWidget*>("alikeRow");
    if (!side || !points || !alike) return false;
    side->findChildren<QToolButton*>().last()->click();
    return stage.waitFor([&] { return points->isVisible() && alike->isVisible(); }, 120);
}

void drawNoPoints(Stage& stage) {
    stage.window().findChild<ui::SegmentedChoice*>("matrixOrMap")->findChildren<QToolButton*>().first()->click();
}

bool nothingIsFiltered(Stage& stage) {
    emit stage.window().findChild<ui::ConfusionMatrix*>()->cellChosen(std::nullopt);
    return true;
}

/// The cursor among the curves, as after an arrow key.
bool cursorIsThere(Stage& stage) {
    const auto& history = stage.session().history();
    for (auto* plot : stage.window().findChildren<ui::CursorPlot*>())
        if (plot->isVisible()) plot->setCursor(0.6 * static_cast<double>(history.epochs.size()));
    return true;
}

void takeCursorAway(Stage& stage) {
    for (auto* plot : stage.window().findChildren<ui::CursorPlot*>()) plot->setCursor(std::nullopt);
}

/// The pictures of a step in the middle, as after its menu.
bool stepIsShown(Stage& stage) {
    const std::size_t middle = stage.session().history().batches.size() / 2;
    const ui::StepPictures pictures = stage.session().stepPictures(middle);
    if (!pictures.paths) return false;
    stage.window().findChild<ui::DataPage*>()->showOnly(pictures);
    stage.settle();
    return true;
}

void showAllPictures(Stage& stage) {
    if (auto* chip = stage.window().findChild<ui::FilterChip*>("onlyChip")) chip->click();
}

constexpr Scene kOfTraining[] = {
    {"01-first-start", Page::Data, engineIsLoaded},
    {"01-first-start-drag", Page::Data, nullptr, dragOfAFolder},
    {"01-menu", Page::Data, nullptr, mainMenu},
    {"01-theme", Page::Data, nullptr, themeMenu},
    {"01-language", Page::Data, nullptr, languageMenu},
    {"01-help", Page::Data, nullptr, help},
    {"01-about", Page::Data, nullptr, about},
    {"01-first-start-recent", Page::Data, recentIsListed},
    {"03-network-empty", Page::Network},
    {"02-data-loading", Page::Data, isOpening, nullptr, cancelOpening},
    {"02-data", Page::Data, dataIsOpen},
    {"02-data-left-out", Page::Data, picturesAreLeftOut, nullptr, takeThemBack},
    {"02-data-menu", Page::Data, nullptr, dataMenu},
    {"02-data-split", Page::Data, nullptr, splitDialog},
    {"02-data-pictures", Page::Data, nullptr, gridMenu},
    {"03-network-head", Page::Network, headIsChosen},
    {"03-network-frozen", Page::Network, partsAreFrozen, nullptr, thaw},
    {"03-network-size", Page::Network, nullptr, sizeDialog},
    {"03-network-save", Page::Network, nullptr, pictureMenu},
    {"05-training-before", Page::Training},
    {"05-training-find-rate", Page::Training, nullptr, rateDialog},
    {"06-predictions-before", Page::Predictions},
    {"07-runs-before", Page::Runs},
    {"05-training-preparing", Page::Training, isPreparing, nullptr, stopRun},
    {"05-training-running", Page::Training, trainingGoesOn},
    {"05-training", Page::Training, trainingIsPaused},
    {"05-training-save", Page::Training, nullptr, saveMenu},
    {"05-training-exchange", Page::Training, nullptr, exchangePopup},
    {"05-training-events", Page::Training, eventsAreListed},
    {"03-network", Page::Network, moduleIsChosen},
    {"04-network-module", Page::Network, moduleIsOpened},
    {"04-network-seen", Page::Network, moduleIsSeen, nullptr, showNumbers},
    {"03-network-filters", Page::Network, filtersAreSeen, nullptr, showNumbers},
    {"03-network-whole", Page::Network, allIsChosen},
    {"03-network-zoomed", Page::Network, diagramIsZoomed, nullptr, zoomOut},
    {"05-training-cursor", Page::Training, cursorIsThere, nullptr, takeCursorAway},
    {"05-training-step", Page::Training, cursorIsThere, stepMenu, takeCursorAway},
    {"05-training-message", Page::Training, picturesAreListed, message, nullptr, true},
    {"05-training-close", Page::Training, nullptr, closeQuestion, nullptr, true},
    {"05-training-finished", Page::Training, trainingIsFinished},
    {"06-predictions", Page::Predictions},
    {"06-predictions-menu", Page::Predictions, nullptr, weightsMenu},
    {"06-predictions-pictures", Page::Predictions, nullptr, picturesMenu},
    {"06-predictions-cell", Page::Predictions, confusionIsChosen},
    {"06-predictions-map", Page::Predictions, mapIsShown, nullptr, hideMap},
    {"06-predictions-pairs", Page::Predictions, pairsAreListed, nullptr, listNoPairs},
    {"06-predictions-points", Page::Predictions, pointsAreDrawn, nullptr, drawNoPoints},
    {"06-predictions-weights", Page::Predictions, nothingIsFiltered, weightsDialog},
    {"06-predictions-weights-lacking", Page::Predictions, nullptr, lackingWeightsDialog},
    {"06-predictions-asking", Page::Predictions, isAsking, nullptr, cancelAsking},
    {"02-data-step", Page::Data, stepIsShown, nullptr, showAllPictures},
    {"02-data-problems", Page::Data, problemsAreOpen},
    {"05-training-learned-nothing", Page::Training, nothingWasLearned},
    {"05-training-diverged", Page::Training, itDiverged},
    {"02-data-failed", Page::Data, nothingCanBeOpened},
    {"07-runs", Page::Runs, runsAreCompared},
    {"07-runs-export", Page::Runs, nullptr, exportMenu},
    {"07-runs-export-dialog", Page::Runs, nullptr, exportDialog},
    {"07-runs-rename", Page::Runs, nullptr, renameDialog},
    {"07-runs-one", Page::Runs, oneRunIsChosen},
    {"05-training-stopped", Page::Training, theInterruptedRunIsOpen},
};

constexpr Scene kOfRun[] = {
    {"01-first-start", Page::Data, engineIsLoaded},
    {"01-first-start-recent", Page::Data, recentIsListed},
    {"01-first-start-interrupted", Page::Data, aRunWasInterrupted},
    {"03-network-empty", Page::Network},
    {"02-data", Page::Data, runIsOpenAmongOthers},
    {"02-data-pictures", Page::Data, nullptr, gridMenu},
    {"03-network", Page::Network, moduleIsChosen},
    {"04-network-module", Page::Network, moduleIsOpened},
    {"04-network-seen", Page::Network, moduleIsSeen, nullptr, showNumbers},
    {"03-network-filters", Page::Network, filtersAreSeen, nullptr, showNumbers},
    {"03-network-head", Page::Network, headIsChosen},
    {"03-network-frozen", Page::Network, partsAreFrozen, nullptr, thaw},
    {"03-network-size", Page::Network, nullptr, sizeDialog},
    {"03-network-save", Page::Network, nullptr, pictureMenu},
    {"03-network-whole", Page::Network, allIsChosen},
    {"03-network-zoomed", Page::Network, diagramIsZoomed, nullptr, zoomOut},
    {"05-training", Page::Training},
    {"05-training-cursor", Page::Training, cursorIsThere, nullptr, takeCursorAway},
    {"05-training-step", Page::Training, cursorIsThere, stepMenu, takeCursorAway},
    {"06-predictions", Page::Predictions},
    {"06-predictions-cell", Page::Predictions, confusionIsChosen},
    {"06-predictions-map", Page::Predictions, mapIsShown, nullptr, hideMap},
    {"06-predictions-pairs", Page::Predictions, pairsAreListed, nullptr, listNoPairs},
    {"06-predictions-points", Page::Predictions, pointsAreDrawn, nullptr, drawNoPoints},
    {"06-predictions-weights", Page::Predictions, nothingIsFiltered, weightsDialog},
    {"06-predictions-weights-lacking", Page::Predictions, nullptr, lackingWeightsDialog},
    {"07-runs", Page::Runs, runsAreCompared},
    {"07-runs-one", Page::Runs, oneRunIsChosen},
    {"07-runs-export-dialog", Page::Runs, nullptr, exportDialog},
    {"02-data-step", Page::Data, stepIsShown, nullptr, showAllPictures},
    {"05-training-stopped", Page::Training, theInterruptedRunIsOpen},
};

}  // namespace

std::span<const Scene> scenesOfTraining() {
    return kOfTraining;
}

std::span<const Scene> scenesOfRun() {
    return kOfRun;
}

}  // namespace studio::pictures
