// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/export_checkpoint.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/base/text.h"
#include "core/data/data_set.h"

#include <algorithm>
#include <cmath>

namespace studio {

namespace fs = std::filesystem;

namespace {

/// Pictures to compare answers on, side x side x 3 bytes each.
struct Probe {
    std::vector<std::uint8_t> rgb;
    int count = 0;
    bool fromData = false;
};

/// As many of the training's own pictures as can be had, spread over its classes; they may be gone by now.
void addPhotographs(Probe& probe, const Checkpoint& checkpoint) {
    if (!checkpoint.data || checkpoint.data->path.empty()) return;
    try {
        const DataSet set = listDataSet(pathFromText(checkpoint.data->path));
        const std::size_t step = std::max<std::size_t>(1, set.items.size() / kComparedPictures);
        for (std::size_t i = 0; i < set.items.size() && probe.count < kComparedPictures; i += step) {
            const Decoded decoded = decodeItem(set, set.items[i]);
            if (!decoded.picture) continue;
            const Picture input = prepareForNetwork(*decoded.picture, checkpoint.preprocessing);
            probe.rgb.insert(probe.rgb.end(), input.rgb.begin(), input.rgb.end());
            ++probe.count;
        }
    } catch (const Error&) {
        // No data set there any more: noise will do.
    }
}

Probe probeFor(const Checkpoint& checkpoint) {
    Probe probe;
    addPhotographs(probe, checkpoint);
    probe.fromData = probe.count == kComparedPictures;
    const auto side = static_cast<std::size_t>(checkpoint.preprocessing.crop);
    Random noise(1);
    for (; probe.count < kComparedPictures; ++probe.count)
        for (std::size_t i = 0; i < side * side * 3; ++i)
            probe.rgb.push_back(static_cast<std::uint8_t>(noise.below(256)));
    return probe;
}

HeadLogits answers(Engine& engine, const NetworkSpec& network, const Checkpoint& checkpoint, const NamedArrays& weights,
                   const Probe& probe, std::stop_token stop) {
    const int side = checkpoint.preprocessing.crop;
    return engine.makeModel(network, checkpoint.preprocessing, weights, Precision::Float32)
        ->predict({probe.rgb.data(), probe.count, side, side}, stop);
}

/// Enlarges the report's difference and `largest` (|logit|) by one head's.
void compare(const std::vector<float>& expected, const std::vector<float>& found, ExportReport& report,
             double& largest) {
    for (std::size_t i = 0; i < found.size(); ++i) {
        const double difference = std::abs(static_cast<double>(expected[i]) - found[i]);
        // A NaN is a difference, too; max() alone would pass over it.
        report.difference = std::isfinite(difference) ? std::max(report.difference, difference) : HUGE_VAL;
        largest = std::max(largest, std::abs(static_cast<double>(expected[i])));
    }
}

void write(const fs::path& path, const Checkpoint& checkpoint, const ExportOptions& options) {
    if (options.bare) {
        writeBareWeights(path, checkpoint, options.aux);
        return;
    }
    Checkpoint source = checkpoint;
    source.training.reset();
    writeCheckpoint(path, source);
}

/// Removes the file unless it was handed over.
struct Scratch {
    fs::path path;
    ~Scratch() {
        std::error_code ignored;
        fs::remove(path, ignored);
    }
};

}  // namespace

ExportReport exportPth(Engine& engine, const Checkpoint& checkpoint, const fs::path& out, const ExportOptions& options,
                       std::stop_token stop) {
    const Probe probe = probeFor(checkpoint);
    NetworkSpec network = checkpoint.network;
    if (options.bare && !options.aux) network.aux = false;

    const Scratch scratch{out.parent_path() / ("." + out.filename().string() + ".checking")};
    write(scratch.path, checkpoint, options);
    const Checkpoint readBack = readCheckpoint(scratch.path, network.variant);
    const HeadLogits expected = answers(engine, checkpoint.network, checkpoint, checkpoint.weights, probe, stop);
    const HeadLogits found = answers(engine, network, checkpoint, readBack.weights, probe, stop);

    ExportReport report;
    report.reader = options.bare ? STUDIO_TEXT("Export", "the studio's reader of state dicts")
                                 : STUDIO_TEXT("Export", "the studio's reader of checkpoints");
    report.pictures = probe.count;
    report.fromData = probe.fromData;
    double largest = 0;
    compare(expected.main, found.main, report, largest);
    compare(expected.aux1, found.aux1, report, largest);
    compare(expected.aux2, found.aux2, report, largest);
    report.allowed = kExportTolerance * std::max(1.0, largest);
    if (!(report.difference <= report.allowed))
        throw Error(ErrorCode::ExportMismatch,
                    {pathToText(out), numberText(report.difference), numberText(report.allowed)});

    std::error_code error;
    fs::rename(scratch.path, out, error);
    if (error) throw Error(ErrorCode::CannotWrite, {pathToText(out), error.message()});
    return report;
}

}  // namespace studio
