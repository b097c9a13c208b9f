// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an export takes, from the checkpoint on the disk to the file that was read back and compared:
// exports_bench make VARIANT FILE writes a checkpoint of 1,000 classes with all three heads; exports_bench FORMAT FILE
// OUT exports it. "seconds" once LibTorch is loaded; "weights_memory": what it took beyond that, as a multiple of the
// checkpoint's weights.
#include "core/runs/export_checkpoint.h"
#include "support/bench_json.h"

#include <unistd.h>
#include <cstring>
#include <fstream>

using namespace studio;

namespace {

double residentBytes() {
    double addresses = 0, resident = 0;
    std::ifstream("/proc/self/statm") >> addresses >> resident;
    return resident * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

bench::Json make(const std::string& variant, const std::filesystem::path& file) {
    Checkpoint checkpoint;
    checkpoint.network = defaultSpec(variantFromName(variant).value(), 1000, 224, true);
    checkpoint.preprocessing.size = checkpoint.preprocessing.crop = 224;
    for (int i = 0; i < checkpoint.network.classes; ++i) checkpoint.classes.push_back("class " + std::to_string(i));
    StepperSettings settings;
    settings.network = checkpoint.network;
    checkpoint.weights = loadEngine()->makeStepper(settings)->weights();
    writeCheckpoint(file, checkpoint);
    return {{"parameters", networkTotals(checkpoint.network).parameters}};
}

bench::Json write(ExportFormat format, const std::filesystem::path& file, const std::filesystem::path& out) {
    const std::shared_ptr<Engine> engine = loadEngine();
    const double before = residentBytes();
    const auto from = bench::Clock::now();
    Checkpoint checkpoint = readCheckpoint(file);
    double weights = 0;
    for (const auto& [name, array] : checkpoint.weights) weights += static_cast<double>(array.data->size());
    const ExportReport report = exportCheckpoint(*engine, std::move(checkpoint), out, {.format = format});
    const double seconds = bench::secondsSince(from);
    return {{"seconds", seconds},
            {"weights_memory", (static_cast<double>(peakMemoryBytes()) - before) / weights},
            {"difference", report.difference},
            {"reader", report.reader}};
}

}  // namespace

int main(int argc, char** argv) {
    tuneAllocator();
    return bench::report([&]() -> bench::Json {
        if (argc == 4 && std::strcmp(argv[1], "make") == 0) return make(argv[2], argv[3]);
        const auto format = argc == 4 ? exportFormatFromName(argv[1]) : std::nullopt;
        if (!format) throw Error(ErrorCode::Internal, {"make VARIANT FILE, or FORMAT FILE OUT"});
        return write(*format, argv[2], argv[3]);
    });
}
