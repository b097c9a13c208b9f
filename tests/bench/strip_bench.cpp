// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
/// What the twelve pictures of the training page cost a training: the same run with their panel shown and without it,
/// in turn. Wall time says it all but is noisy; what the window's thread computed is exact, and is all that the panel
/// can take from the trainer, because the answers it shows are those of the validation. Usage: strip_bench DATA
/// [EPOCHS] [ROUNDS]. "share": that processor time as a share of the run; "wall": how much longer the run took.
#include "core/base/process.h"
#include "core/engine/engine.h"
#include "support/bench_json.h"
#include "support/bench_session.h"
#include "ui/pages/training/strip_panel.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

using namespace studio;
using namespace studio::ui;
using bench::waitFor;

namespace {

struct Cost {
    double wall = 0;    ///< seconds of the run
    double window = 0;  ///< seconds of processor time of the window's thread meanwhile
};

double threadSeconds() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) + double(now.tv_nsec) / 1e9;
}

Cost train(const QString& data, int epochs, bool shown) {
    Session session(loadEngine);
    session.loadEngine();
    session.openPath(data);
    waitFor(session, &Session::preparedChanged, [&] { return session.prepared() != nullptr; });
    session.setPreset("quick");
    session.setSetting("epochs", std::to_string(epochs));
    std::unique_ptr<StripPanel> panel;
    if (shown) {
        panel = std::make_unique<StripPanel>(session, nullptr);
        panel->resize(992, 154);
        panel->show();
    }
    QElapsedTimer wall;
    wall.start();
    const double before = threadSeconds();
    session.start();
    waitFor(session, &Session::stateChanged,
            [&] { return !isLive(session.state()) && session.state() != RunState::Idle; });
    return {double(wall.elapsed()) / 1000, threadSeconds() - before};
}

}  // namespace

int main(int argc, char** argv) {
    tuneAllocator();
    if (argc < 2) return std::fprintf(stderr, "strip_bench DATA [EPOCHS] [ROUNDS]\n"), 2;
    const QTemporaryDir home;
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME"}) qputenv(name, home.path().toUtf8());
    QApplication app(argc, argv);
    const QString data = QString::fromLocal8Bit(argv[1]);
    const int epochs = argc > 2 ? std::max(1, std::atoi(argv[2])) : 4;
    const int rounds = argc > 3 ? std::max(1, std::atoi(argv[3])) : 2;
    return bench::report([&]() -> bench::Json {
        train(data, 1, true);  // loads the engine, fills caches
        Cost sum[2];
        for (int round = 0; round < rounds; ++round) {
            for (const bool shown : {round % 2 == 0, round % 2 != 0}) {
                const Cost cost = train(data, epochs, shown);
                sum[shown ? 1 : 0].wall += cost.wall;
                sum[shown ? 1 : 0].window += cost.window;
            }
        }
        const auto& [hidden, shown] = sum;
        // Less than can be measured is written as that.
        return {{"share", std::max(1e-5, (shown.window - hidden.window) / shown.wall)},
                {"wall", shown.wall / hidden.wall - 1}};
    });
}
