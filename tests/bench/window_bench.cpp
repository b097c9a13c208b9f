// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
/// The whole window: how soon it stands, how evenly it ticks, what it costs a training that it shows.
///     window_bench start           seconds from $BENCH_STARTED (CLOCK_MONOTONIC, nanoseconds) to the first frame, and
///                                  to LibTorch being ready after it
///     window_bench first           seconds from a click on the sample's door to the first batch in the plot of losses
///                                  (the second click is Start): until Start can be pressed, until that batch is
///                                  done, until it is painted
///     window_bench rows DATA       seconds from opening a folder to its first pictures painted as rows of the grid,
///                                  and to all of its rows, and the longest that its event loop was held up
///     window_bench idle [SECONDS]  a 60 Hz tick of the window while nothing happens
///     window_bench tick DATA [SECONDS]   the same while the Training page shows a training
///     window_bench estimate DATA [PRESET]   seconds of an epoch, and what was said of them before
///     window_bench shown|hidden DATA [EPOCHS]   seconds of such a training, with the window and without one, and its
///                                  last loss, which is to be the same
#include "core/engine/engine.h"
#include "support/bench_json.h"
#include "support/bench_session.h"
#include "ui/main_window.h"
#include "ui/plots/loss_plot.h"
#include "ui/thumbnails/picture_grid.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <functional>

using namespace studio;
using namespace studio::ui;
using bench::Json;
using bench::waitFor;

namespace {

double secondsSinceStart() {
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    const double started = qEnvironmentVariable("BENCH_STARTED", "0").toDouble();
    return (double(now.tv_sec) * 1e9 + double(now.tv_nsec) - started) / 1e9;
}

Json start() {
    MainWindow window(loadEngine);
    double first = 0;
    QObject::connect(&window, &MainWindow::firstFrameShown, [&] { first = secondsSinceStart(); });
    window.resize(1280, 800);
    window.show();
    waitFor(window.session(), &Session::engineReady, [&] { return window.session().engineInfo() != nullptr; });
    return {{"seconds", first}, {"engine_after", secondsSinceStart() - first}};
}

/// Calls when a widget is painted.
class PaintWatch : public QObject {
public:
    explicit PaintWatch(std::function<void()> painted) : m_painted(std::move(painted)) {}
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::Paint) m_painted();
        return false;
    }

private:
    std::function<void()> m_painted;
};

/// Ends the program where the session fails: there is nothing to wait for.
void endAtFailure(Session& session) {
    QObject::connect(&session, &Session::failed, [](const Sentence& sentence, const QString& detail) {
        std::fprintf(stderr, "%s %s\n", qPrintable(sentence.text()), qPrintable(detail));
        std::exit(1);
    });
}

Json rows(const QString& data) {
    MainWindow window(loadEngine);
    window.resize(1280, 800);
    window.show();
    Session& session = window.session();
    endAtFailure(session);
    waitFor(session, &Session::engineReady, [&] { return session.engineInfo() != nullptr; });
    auto* grid = window.findChild<PictureGrid*>(QStringLiteral("pictureGrid"));
    QElapsedTimer since, beat;
    double first = 0, all = 0, longest = 0;
    QEventLoop loop;
    QTimer tick;
    QObject::connect(&tick, &QTimer::timeout, [&] {
        longest = std::max(longest, double(beat.nsecsElapsed()) / 1e9);
        beat.start();
    });
    // What is being painted counts once it has been: at the next turn of the event loop.
    PaintWatch watch([&] {
        if (grid->model()->rowCount() == 0) return;
        double& time = session.dataSet() ? all : first;
        if (time == 0) QTimer::singleShot(0, &loop, [&] { time = double(since.nsecsElapsed()) / 1e9; });
        if (session.dataSet()) QTimer::singleShot(0, &loop, &QEventLoop::quit);
    });
    grid->viewport()->installEventFilter(&watch);
    since.start();
    beat.start();
    tick.start(1);
    session.openPath(data);
    loop.exec();
    longest = std::max(longest, double(beat.nsecsElapsed()) / 1e9);
    const int shown = grid->model()->rowCount();
    session.cancelChecking();
    if (first == 0) first = all;  // listed before anybody could look
    return {{"seconds", first}, {"all", all}, {"longest", longest}, {"rows", shown}};
}

void click(const MainWindow& window, const char* button) {
    window.findChild<QPushButton*>(QLatin1String(button))->click();
}

/// As somebody does who has just started the studio for the first time: LibTorch is still being loaded.
Json firstCurves() {
    MainWindow window(loadEngine);
    window.resize(1280, 800);
    window.show();
    Session& session = window.session();
    endAtFailure(session);
    QEventLoop painted;
    QObject::connect(&window, &MainWindow::firstFrameShown, &painted, &QEventLoop::quit, Qt::QueuedConnection);
    painted.exec();
    QElapsedTimer since;
    since.start();
    const auto seconds = [&] { return double(since.nsecsElapsed()) / 1e9; };
    click(window, "sampleButton");
    waitFor(session, &Session::preparedChanged, [&] { return session.prepared() && session.actions().start; });
    const double ready = seconds();
    click(window, "startButton");
    auto* plot = window.findChild<LossPlot*>();
    double batch = 0;
    const auto watchBatches = QObject::connect(&session, &Session::historyChanged, [&] {
        if (batch == 0 && !session.history().batches.empty()) batch = seconds();
    });
    bool within = false;  // of what is painted next
    const auto watchPlot =
        QObject::connect(plot, &PlotWidget::redrawn, [&] { within = !session.history().batches.empty(); });
    QEventLoop loop;
    PaintWatch watch([&] {
        if (within) QTimer::singleShot(0, &loop, &QEventLoop::quit);  // once it has been
    });
    for (QWidget* part : plot->findChildren<QWidget*>()) part->installEventFilter(&watch);
    loop.exec();
    const double drawn = seconds();
    for (const auto& connection : {watchBatches, watchPlot}) QObject::disconnect(connection);
    session.stop();
    waitFor(session, &Session::stateChanged, [&] { return !isLive(session.state()); });
    return {
        {"seconds", drawn}, {"until_start", ready}, {"until_batch", batch - ready}, {"until_painted", drawn - batch}};
}

void prepare(Session& session, const QString& data, int epochs) {
    endAtFailure(session);
    session.loadEngine();
    session.openPath(data);
    waitFor(session, &Session::preparedChanged, [&] {
        if (!session.dataError().isEmpty()) emit session.failed([&] { return session.dataError(); }, {});
        return session.prepared() != nullptr;
    });
    session.setPreset("quick");
    session.setSetting("epochs", std::to_string(epochs));
}

/// "loss": of the last epoch.
Json trainToTheEnd(Session& session) {
    QElapsedTimer wall;
    wall.start();
    session.start();
    waitFor(session, &Session::stateChanged,
            [&] { return !isLive(session.state()) && session.state() != RunState::Idle; });
    return {{"seconds", double(wall.elapsed()) / 1000}, {"loss", session.history().epochs.back().train.total}};
}

Json train(const QString& data, int epochs, bool shown) {
    if (!shown) {
        Session session(loadEngine);
        prepare(session, data, epochs);
        return trainToTheEnd(session);
    }
    MainWindow window(loadEngine);
    window.resize(1280, 800);
    window.show();
    prepare(window.session(), data, epochs);
    window.showPage(Page::Training);
    return trainToTheEnd(window.session());
}

/// How near the time said before a run comes to the run's.
Json estimate(const QString& data, const QString& preset) {
    Session session(loadEngine);
    prepare(session, data, 2);
    session.setPreset(preset.toStdString());
    session.setSetting("epochs", "2");
    waitFor(session, &Session::engineReady, [&] { return session.canMeasureSpeed(); });
    session.measureSpeed();
    waitFor(session, &Session::estimateChanged, [&] { return !session.measuringSpeed(); });
    const double estimated = session.estimatedSeconds().value_or(0) / 2;
    trainToTheEnd(session);
    const double seconds = session.history().epochs.back().seconds;
    return {{"seconds", seconds}, {"estimated", estimated}, {"share", estimated / seconds}};
}

/// The time between the turns of a 60 Hz timer, once everything has been drawn for a while.
Json tickFor(int seconds) {
    std::vector<double> gaps;
    QElapsedTimer since;
    QTimer beat;
    beat.setTimerType(Qt::PreciseTimer);
    QObject::connect(&beat, &QTimer::timeout, [&] {
        gaps.push_back(double(since.nsecsElapsed()) / 1e9);
        since.start();
    });
    since.start();
    beat.start(1000 / 60);
    QEventLoop loop;
    QTimer::singleShot(seconds * 1000, &loop, &QEventLoop::quit);
    loop.exec();
    gaps.erase(gaps.begin());
    const auto late = std::ranges::count_if(gaps, [](double gap) { return gap > 0.033; });
    return {{"seconds", bench::quantile(gaps, 0.99)},
            {"longest", *std::ranges::max_element(gaps)},
            {"beats", gaps.size()},
            {"over_33_ms", late}};
}

Json tick(const QString& data, int seconds) {
    constexpr int kSettles = 3000;
    MainWindow window(loadEngine);
    window.resize(1280, 800);
    window.show();
    if (!data.isEmpty()) {
        prepare(window.session(), data, 1000);
        window.showPage(Page::Training);
        window.session().start();
        waitFor(window.session(), &Session::historyChanged,
                [&] { return !window.session().history().batches.empty(); });
    }
    QEventLoop loop;
    QTimer::singleShot(kSettles, &loop, &QEventLoop::quit);
    loop.exec();
    Json found = tickFor(seconds);
    if (data.isEmpty()) return found;
    window.session().stop();
    waitFor(window.session(), &Session::stateChanged, [&] { return !isLive(window.session().state()); });
    return found;
}

}  // namespace

int main(int argc, char** argv) {
    tuneAllocator();
    wakePromptly();
    const QTemporaryDir home;
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME"}) qputenv(name, home.path().toUtf8());
    QApplication app(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const QString work = words.value(1);
    if (work == "start") return bench::report(start);
    if (work == "first") return bench::report(firstCurves);
    if (work == "rows") return bench::report([&] { return rows(words.value(2)); });
    if (work == "idle") return bench::report([&] { return tick({}, words.value(2, "60").toInt()); });
    if (work == "tick") return bench::report([&] { return tick(words.value(2), words.value(3, "60").toInt()); });
    if (work == "shown" || work == "hidden")
        return bench::report([&] { return train(words.value(2), words.value(3, "4").toInt(), work == "shown"); });
    if (work == "estimate") return bench::report([&] { return estimate(words.value(2), words.value(3, "quick")); });
    std::fprintf(
        stderr,
        "window_bench start | first | rows DATA | idle [SECONDS] | tick DATA [SECONDS] | estimate DATA [PRESET] | "
        "shown|hidden DATA [EPOCHS]\n");
    return 2;
}
