// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What keeping every batch costs: records_bench [BATCHES], a million by default. "write": seconds for one batch's row,
// in the folder given by TMPDIR; "read": seconds to read all of them back; "mib": what the file takes.
#include "core/runs/run_rows.h"
#include "support/bench_json.h"
#include "support/made_up_run.h"
#include "support/temporary_folder.h"

#include <cmath>
#include <cstdlib>

using namespace studio;

namespace {

BatchEvent batchAt(int number) {
    const double x = number / 1000.0;
    BatchEvent batch;
    batch.epoch = 1 + number / 1000;
    batch.step = number + 1;
    batch.batch = number % 1000 + 1;
    batch.images = 32;
    batch.lr = 1e-3 * std::exp(-x / 300);
    batch.losses = {1.6 / (1 + x), 1.1 / (1 + x), 1.3 / (1 + x), 1.2 / (1 + x)};
    batch.top1 = static_cast<double>(number % 33) / 32;
    batch.imagesPerSecond = 60 + std::sin(x);
    batch.dataWait = 0.001 * std::abs(std::cos(x));
    return batch;
}

bench::Json measure(int batches) {
    const TemporaryFolder folder;
    const auto run = test::startRun(folder / "run", {.epochs = 0});
    const auto from = bench::Clock::now();
    for (int i = 0; i < batches; ++i) run->onEvent(batchAt(i));
    const double written = bench::secondsSince(from);
    std::vector<BatchEvent> read;
    const double took = bench::timed([&] { read = readBatches(run->folder()); }, 3, 1).first;
    const BatchEvent last = batchAt(batches - 1);
    if (std::ssize(read) != batches || read.back().step != last.step ||
        std::abs(read.back().losses.main - last.losses.main) > 1e-6)
        throw Error(ErrorCode::Internal, {"the rows that were read are not those that were written"});
    return {{"batches", batches},
            {"write", written / batches},
            {"read", took},
            {"mib", std::filesystem::file_size(run->folder() / kMetricsFile) >> 20}};
}

}  // namespace

int main(int argc, char** argv) {
    const int batches = argc > 1 ? std::max(1, std::atoi(argv[1])) : 1'000'000;
    return bench::report([&] { return measure(batches); });
}
