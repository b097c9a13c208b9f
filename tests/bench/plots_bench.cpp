// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
/// Milliseconds of processor time of a redraw of the losses with many batches: as while training, and after a change of
/// the smoothing, when all lines are made anew. Usage: plots_bench [BATCHES..]
#include "ui/plots/loss_plot.h"

#include "support/made_up_history.h"

#include <QApplication>
#include <QEventLoop>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>

using namespace studio;
using namespace studio::ui;

namespace {

constexpr int kRounds = 9;

void redraw(LossPlot& plot) {
    QEventLoop loop;
    QObject::connect(&plot, &PlotWidget::redrawn, &loop, &QEventLoop::quit);
    plot.scheduleRedraw();
    loop.exec();
}

double medianOf(LossPlot& plot, const std::function<void()>& before) {
    std::vector<double> times;
    for (int round = 0; round < kRounds; ++round) {
        const std::clock_t start = std::clock();
        before();
        redraw(plot);
        times.push_back(1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    std::nth_element(times.begin(), times.begin() + kRounds / 2, times.end());
    return times[kRounds / 2];
}

void measure(int batches) {
    test::HistoryShape shape;
    shape.batchesPerEpoch = std::max(1, batches / 15);
    shape.batches = batches;
    const TrainingHistory history = test::madeUpHistory(shape);
    LossPlot plot;
    plot.resize(992, 320);
    plot.setHistory(&history);
    plot.show();
    redraw(plot);
    const double steady = medianOf(plot, [] {});
    LossView view = plot.view();
    const double anew = medianOf(plot, [&] {
        view.smoothing -= 0.01;
        plot.setView(view);
    });
    std::printf("%9d batches: %6.1f ms a redraw, %6.1f ms after a change of smoothing\n", batches, steady, anew);
}

}  // namespace

int main(int argc, char** argv) {
    const QApplication app(argc, argv);
    std::vector<int> sizes;
    for (int i = 1; i < argc; ++i) sizes.push_back(std::max(1, std::atoi(argv[i])));
    if (sizes.empty()) sizes = {1'000, 10'000, 100'000, 1'000'000};
    for (const int size : sizes) measure(size);
}
