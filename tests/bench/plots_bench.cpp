// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
/// Seconds of processor time of a redraw of the losses with many batches: as while training, and after a change of
/// the smoothing, when all lines are made anew. Usage: plots_bench [BATCHES]
#include "core/base/process.h"
#include "ui/plots/loss_plot.h"

#include "support/bench_json.h"
#include "support/made_up_history.h"

#include <QApplication>
#include <QEventLoop>
#include <algorithm>
#include <ctime>
#include <functional>

using namespace studio;
using namespace studio::ui;
using bench::Json;

namespace {

constexpr int kRounds = 9;

void redraw(LossPlot& plot) {
    QEventLoop loop;
    QObject::connect(&plot, &PlotWidget::redrawn, &loop, &QEventLoop::quit);
    plot.scheduleRedraw();
    loop.exec();
}

double secondsOf(LossPlot& plot, const std::function<void()>& before) {
    std::vector<double> times;
    for (int round = 0; round < kRounds; ++round) {
        const std::clock_t start = std::clock();
        before();
        redraw(plot);
        times.push_back(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    return bench::median(times);
}

Json measure(int batches) {
    test::HistoryShape shape;
    shape.batchesPerEpoch = std::max(1, batches / 15);
    shape.batches = batches;
    const TrainingHistory history = test::madeUpHistory(shape);
    LossPlot plot;
    plot.resize(992, 320);
    plot.setHistory(&history);
    plot.show();
    redraw(plot);
    const double steady = secondsOf(plot, [] {});
    LossView view = plot.view();
    const double anew = secondsOf(plot, [&] {
        view.smoothing -= 0.01;
        plot.setView(view);
    });
    return {{"seconds", steady}, {"smoothed_anew", anew}, {"batches", batches}};
}

}  // namespace

int main(int argc, char** argv) {
    tuneAllocator();  // as the program does
    const QApplication app(argc, argv);
    const int batches = argc > 1 ? std::max(1, std::atoi(argv[1])) : 1'000'000;
    return bench::report([&] { return measure(batches); });
}
