// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pictures/odd_states.h"

#include "app/pictures/odd_data.h"
#include "core/base/files.h"
#include "core/runs/run_folder.h"
#include "core/runs/run_summary.h"
#include "ui/main_window.h"
#include "ui/models/recent.h"
#include "ui/pages/start/first_start.h"
#include "ui/pages/start/interrupted_runs.h"
#include "ui/pages/start/recent_row.h"
#include "ui/session.h"
#include "ui/widgets/segmented_choice.h"

#include <QEventLoop>
#include <QFile>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>
#include <filesystem>

namespace studio::pictures {
namespace {

namespace fs = std::filesystem;

constexpr int kSeconds = 300;

/// Starts a run of a few seconds on the odd data and waits for its end, whatever it is.
bool runIsOver(Stage& stage, const char* rate, const char* epochs) {
    ui::Session& session = stage.session();
    for (const auto& [key, value] :
         {std::pair{"lr", rate}, {"epochs", epochs}, {"input_size", "96"}, {"batch_size", "8"}})
        session.setSetting(key, value);
    session.start();
    if (!stage.waitFor([&] { return isLive(session.state()); }, 60)) return false;
    return stage.waitFor([&] { return !isLive(session.state()) && !session.predicting(); }, kSeconds);
}

void chooseStrip(Stage& stage, int view) {
    auto* choice = stage.window().findChild<ui::SegmentedChoice*>(QStringLiteral("stripView"));
    choice->findChildren<QToolButton*>()[view]->click();
}

fs::path interruptedRun() {
    return runsHome() / "interrupted";
}

/// Of those made for the pictures the one that learned: the odd ones have less to learn from.
fs::path runThatLearned() {
    fs::path found;
    std::int64_t most = 0;
    for (const fs::path& folder : runFolders()) {
        const RunSummary run = readRunSummary(folder);
        if (!run.info || run.info->bestEpoch == 0 || run.info->trainImages <= most) continue;
        most = run.info->trainImages;
        found = folder;
    }
    return found;
}

/// The run as its program would have left it halfway through as many epochs again.
void leaveBehind(const fs::path& whole) {
    const fs::path folder = interruptedRun();
    std::error_code ignored;
    fs::copy(whole, folder, ignored);  // without its folders
    fs::create_directories(folder / "checkpoints", ignored);
    for (const char* name : {"best.pth", "last.pth"})
        fs::create_symlink(fs::absolute(whole) / "checkpoints" / name, folder / "checkpoints" / name, ignored);
    RunInfo info = readRunInfo(folder);
    info.settings.epochs *= 2;
    info.message.clear();
    info.ended.clear();
    const std::vector<BatchEvent> batches = readBatches(folder);
    const auto writer = RunWriter::reopen(folder, batches.empty() ? 0 : batches.back().step, info.epochsDone);
    writer->updateInfo(info);
    writer->onEvent(StateEvent{RunState::Running});
}

}  // namespace

bool isOpening(Stage& stage) {
    // At the very signal: a small folder is listed before anyone looks again.
    const ui::Session& session = stage.session();
    bool seen = false;
    QEventLoop loop;
    QObject::connect(&session, &ui::Session::openingChanged, &loop, [&] {
        seen = seen || session.listing();
        if (seen || !session.opening()) loop.quit();
    });
    stage.session().openPath(stage.subject());
    loop.exec();
    return seen;
}

void cancelOpening(Stage& stage) {
    stage.session().cancelOpening();
    stage.waitFor([&] { return !stage.session().opening(); }, kSeconds);
}

bool isPreparing(Stage& stage) {
    stage.session().start();
    return isLive(stage.session().state());
}

void stopRun(Stage& stage) {
    stage.session().stop();
    stage.waitFor([&] { return !isLive(stage.session().state()); }, kSeconds);
}

bool isAsking(Stage& stage) {
    stage.session().setAsked(ui::Session::Asked::Training);
    return stage.session().predicting();
}

void cancelAsking(Stage& stage) {
    stage.session().cancelPredicting();
    stage.waitFor([&] { return !stage.session().predicting(); }, kSeconds);
}

bool problemsAreOpen(Stage& stage) {
    ui::Session& session = stage.session();
    const QString folder = stage.scratch(QStringLiteral("photographs"));
    writeOddData(stage, folder);
    session.openPath(folder);
    const auto checked = [&] {
        return session.prepared() && session.report() && !session.checking() && !session.report()->problems.empty();
    };
    if (!stage.waitFor(checked, kSeconds)) return false;
    session.setChosen(session.report()->problems.front().path);
    return true;
}

bool nothingWasLearned(Stage& stage) {
    // So drawn, the first answers are all alike, as those of a dead head.
    stage.session().setPreset("quick");
    stage.session().setSetting("init", "truncated_normal");
    return runIsOver(stage, "1e-9", "4") && stage.session().state() == RunState::Finished;
}

bool eventsAreListed(Stage& stage) {
    chooseStrip(stage, 1);
    return true;
}

bool picturesAreListed(Stage& stage) {
    chooseStrip(stage, 0);
    return true;
}

bool itDiverged(Stage& stage) {
    stage.expectFailure(true);
    stage.session().setPreset("quick");
    const bool over = runIsOver(stage, "1e9", "4");
    stage.expectFailure(false);
    return over && stage.session().state() == RunState::Diverged;
}

bool nothingCanBeOpened(Stage& stage) {
    const QString folder = stage.scratch(QStringLiteral("notes"));
    QFile note(folder + QStringLiteral("/read me.txt"));
    if (note.open(QIODevice::WriteOnly)) note.write("No pictures here.");
    stage.expectFailure(true);
    stage.session().openPath(folder);
    const bool over = stage.waitFor([&] { return !stage.session().opening(); }, kSeconds);
    stage.settle();
    stage.expectFailure(false);
    return over;
}

bool recentIsListed(Stage& stage) {
    ui::RecentItem gone{.path = QStringLiteral("/media/photographs/birds"), .pictures = 11'788, .classes = 200};
    gone.when = QDateTime::currentDateTime().addDays(-9);
    ui::RecentItem there{.path = stage.subject()};
    if (isRunFolder(there.path.toStdString())) there.kind = ui::RecentKind::Run;
    there.when = QDateTime::currentDateTime().addDays(-2);
    ui::rememberRecent(gone);
    ui::rememberRecent(there);
    auto* start = stage.window().findChild<ui::FirstStart*>();
    start->refreshRecent();
    const auto found = [&] {
        const auto rows = start->findChildren<ui::RecentRow*>();
        return std::ranges::any_of(rows, [](const ui::RecentRow* row) { return !row->isEnabled(); });
    };
    return stage.waitFor(found, 20);
}

bool aRunWasInterrupted(Stage& stage) {
    const fs::path whole = stage.subject().toStdString();
    leaveBehind(whole);
    const RunInfo info = readRunInfo(whole);
    ui::RecentItem data{.path = QString::fromStdString(info.dataPath)};
    data.pictures = info.trainImages + info.validationImages;
    data.classes = static_cast<qint64>(info.classes.size());
    data.when = QDateTime::currentDateTime().addDays(-1);
    ui::RecentItem run{.path = stage.subject(), .kind = ui::RecentKind::Run};
    run.bestEpoch = info.bestEpoch;
    run.bestTop1 = info.bestTop1;
    run.variant = info.settings.variant;
    run.inputSize = info.settings.inputSize;
    run.standing = ui::RunStanding::Interrupted;
    run.when = QDateTime::currentDateTime();
    ui::rememberRecent(data);
    ui::rememberRecent(run);
    stage.window().findChild<ui::FirstStart*>()->refreshRecent();
    stage.window().findChild<ui::InterruptedRuns*>()->refresh();
    return stage.waitFor([&] { return stage.window().findChild<QPushButton*>("goOnInterrupted") != nullptr; }, 20);
}

bool theInterruptedRunIsOpen(Stage& stage) {
    ui::Session& session = stage.session();
    if (!isRunFolder(interruptedRun())) {
        const fs::path whole = runThatLearned();
        if (whole.empty()) return false;
        leaveBehind(whole);
    }
    session.openPath(QString::fromStdString(interruptedRun().string()));
    const auto shown = [&] { return !session.stoppedRun().isEmpty() && !session.predictions().empty(); };
    return stage.waitFor(shown, kSeconds);
}

}  // namespace studio::pictures
