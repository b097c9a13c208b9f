// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an export takes, from the checkpoint on the disk to the file that was read back and compared:
// exports_bench make VARIANT FILE writes a checkpoint of 1,000 classes with all three heads; exports_bench FORMAT FILE
// OUT [--data FOLDER] [--half ..] exports it, with the switches of `export`, compared on photographs of FOLDER.
// "seconds" once LibTorch is loaded; "weights_memory": what it took beyond that, as a multiple of the checkpoint's
// weights.
#include "core/runs/export_checkpoint.h"
#include "support/bench_json.h"

#include <unistd.h>
#include <CLI/CLI.hpp>
#include <fstream>
#include <string>

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

bench::Json write(const std::filesystem::path& file, const std::filesystem::path& out, const ExportOptions& options) {
    const std::shared_ptr<Engine> engine = loadEngine();
    const double before = residentBytes();
    const auto from = bench::Clock::now();
    Checkpoint checkpoint = readCheckpoint(file);
    double weights = 0;
    for (const auto& [name, array] : checkpoint.weights) weights += static_cast<double>(array.data->size());
    const ExportReport report = exportCheckpoint(*engine, std::move(checkpoint), out, options);
    const double seconds = bench::secondsSince(from);
    return {{"seconds", seconds},
            {"weights_memory", (static_cast<double>(peakMemoryBytes()) - before) / weights},
            {"difference", report.difference},
            {"photographs", report.fromData ? report.pictures : 0},
            {"reader", report.reader}};
}

}  // namespace

int main(int argc, char** argv) {
    tuneAllocator();
    std::string work, from, to, data;
    ExportOptions options;
    CLI::App app{"What an export takes"};
    app.add_option("work", work, "make, or a format")->required();
    app.add_option("from", from, "a variant, or a checkpoint")->required();
    app.add_option("to", to)->required();
    app.add_option("--data", data);
    for (const ExportSwitch& each : exportSwitches()) app.add_flag("--" + std::string(each.name), options.*each.value);
    CLI11_PARSE(app, argc, argv);
    return bench::report([&]() -> bench::Json {
        if (work == "make") return make(from, to);
        const auto format = exportFormatFromName(work);
        if (!format) throw Error(ErrorCode::Internal, {"no such format: " + work});
        options.format = *format;
        options.data = data;
        return write(from, to, options);
    });
}
