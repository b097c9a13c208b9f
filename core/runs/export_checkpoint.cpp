// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/export_checkpoint.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/process.h"
#include "core/base/text.h"
#include "core/engine/torchscript.h"
#include "core/formats/half.h"
#include "core/formats/onnx.h"
#include "core/runs/export_comparison.h"
#include "core/runs/export_probe.h"
#include "core/runs/folded_weights.h"
#include "core/runs/model_facts.h"
#include "core/runs/torchscript_file.h"

#include <unistd.h>
#include <algorithm>
#include <atomic>
#include <span>
#include <utility>

namespace studio {

namespace fs = std::filesystem;

namespace {

using Heads = std::vector<std::vector<float>>;  ///< main, aux1, aux2; pictures x classes each

/// A picture after another, so that the largest feature map is small beside the weights.
Heads answers(Engine& engine, const NetworkSpec& network, const Preprocessing& how, NamedArrays weights,
              const Probe& probe, const std::stop_token& stop) {
    const std::shared_ptr<const Model> model =
        engine.makeModel(network, how, std::move(weights), Precision::Float32, "cpu");
    const auto each = static_cast<std::size_t>(probe.side) * static_cast<std::size_t>(probe.side) * 3;
    Heads heads(network.aux ? 3 : 1);
    for (int i = 0; i < probe.count; ++i) {
        const std::uint8_t* from = probe.rgb.data() + static_cast<std::size_t>(i) * each;
        const HeadLogits one = model->predict({from, 1, probe.side, probe.side}, stop);
        heads[0].insert(heads[0].end(), one.main.begin(), one.main.end());
        if (!network.aux) continue;
        heads[1].insert(heads[1].end(), one.aux1.begin(), one.aux1.end());
        heads[2].insert(heads[2].end(), one.aux2.begin(), one.aux2.end());
    }
    return heads;
}

/// One export on its way from the weights to the report.
class Exporter {
public:
    Exporter(Engine& engine, Checkpoint checkpoint, const ExportOptions& options, const std::stop_token& stop)
        : m_engine(engine),
          m_checkpoint(std::move(checkpoint)),
          m_options(options),
          m_stop(stop),
          m_network(exportedNetwork(m_checkpoint, options)),
          m_probe(probeFor(m_checkpoint, options.data, kComparedPictures)) {}

    void write(const fs::path& path) {
        switch (m_options.format) {
            case ExportFormat::Pth:
                return writePthTo(path);
            case ExportFormat::Safetensors:
                return writeSafetensors(path, {exportedWeights(), m_options.bare ? TextPairs{} : facts()});
            case ExportFormat::TorchScript:
                return writeTorchScript(
                    path, {m_network, m_checkpoint.preprocessing, exportedWeights(), factsText(facts()),
                           kTorchScriptFacts, givesProbabilities(m_options), m_options.withPreprocessing});
            case ExportFormat::Onnx:
                return writeOnnx(path, {m_network, m_checkpoint.preprocessing, exportedWeights(), facts(),
                                        m_options.softmax, m_options.withPreprocessing});
        }
    }

    /// Once, after write(): what was to be written is given up.
    ExportReport check(const fs::path& path) {
        ExportReport report;
        report.pictures = m_probe.count;
        report.fromData = m_probe.fromData;
        Heads expected = answers(m_engine, m_checkpoint.network, m_checkpoint.preprocessing,
                                 std::exchange(m_checkpoint.weights, {}), m_probe, m_stop);
        giveBackMemory();  // the reader's network takes as much again
        const Heads found = readBack(path, report);
        AnswerComparison comparison;
        for (std::size_t head = 0; head < std::max<std::size_t>(found.size(), m_network.aux ? 3 : 1); ++head) {
            const std::span<const float> ours = head < expected.size() ? expected[head] : std::span<const float>{};
            const std::span<const float> theirs = head < found.size() ? found[head] : std::span<const float>{};
            if (givesProbabilities(m_options))
                comparison.addProbabilities(ours, theirs, m_network.classes);
            else
                comparison.addLogits(ours, theirs);
        }
        report.difference = comparison.difference();
        report.allowed = (m_options.half ? kHalfTolerance : kExportTolerance) * std::max(1.0, comparison.largest());
        return report;
    }

private:
    NamedArrays exportedWeights() const {
        NamedArrays kept;
        for (const auto& entry : m_checkpoint.weights)
            if (m_network.aux || !entry.first.starts_with("aux")) kept.push_back(entry);
        if (m_options.foldBatchNorm) kept = foldedBatchNorm(kept);
        return m_options.half ? inHalf(kept) : kept;
    }

    TextPairs facts() const {
        TextPairs facts = factsOf(m_checkpoint, m_network);
        const std::string side = std::to_string(m_network.inputSize);
        facts.emplace_back("dtype", m_options.half ? "float16" : "float32");
        if (m_options.format != ExportFormat::TorchScript) return facts;
        facts.emplace_back("input", m_options.withPreprocessing
                                        ? "image uint8 height x width x 3, or batch x height x width x 3"
                                        : "input float32 batch x 3 x " + side + " x " + side);
        facts.emplace_back("output", (givesProbabilities(m_options) ? "probabilities" : "logits") +
                                         (" float32 batch x " + std::to_string(m_network.classes)) +
                                         (m_network.aux ? ", then those of aux1 and aux2" : ""));
        return facts;
    }

    void writePthTo(const fs::path& path) const {
        Checkpoint source = m_checkpoint;
        source.training.reset();
        if (m_options.half) source.weights = inHalf(source.weights);
        if (m_options.bare)
            writeBareWeights(path, source, m_network.aux);
        else
            writeCheckpoint(path, source);
    }

    Heads readBack(const fs::path& path, ExportReport& report) {
        const bool bytes = m_options.withPreprocessing;
        // Of the readers that need it alone: it is a fifth of the weights.
        const auto prepared = [&] { return preparedInput(m_probe, m_checkpoint.preprocessing); };
        switch (m_options.format) {
            case ExportFormat::Pth:
                report.reader = m_options.bare ? STUDIO_TEXT("Export", "the studio's reader of state dicts")
                                               : STUDIO_TEXT("Export", "the studio's reader of checkpoints");
                break;
            case ExportFormat::Safetensors:
                report.reader = STUDIO_TEXT("Export", "the studio's reader of safetensors");
                break;
            case ExportFormat::TorchScript:
                report.reader = "LibTorch " + m_engine.info().torchVersion;
                if (bytes) return runTorchScript(path, m_probe.count, m_probe.resizedSide, {}, m_probe.resized);
                return runTorchScript(path, m_probe.count, m_probe.side, prepared(), {});
            case ExportFormat::Onnx: {
                const std::vector<float> input = bytes ? std::vector<float>() : prepared();
                const std::span<const std::uint8_t> rgb = bytes ? std::span(m_probe.rgb) : std::span<std::uint8_t>{};
                OnnxAnswers found = runOnnx(path, {m_probe.count, m_probe.side, input, rgb});
                report.reader = found.runtime;
                report.fixedBatch = found.fixedBatch;
                return std::move(found.outputs);
            }
        }
        NamedArrays weights = readCheckpoint(path, m_network.variant).weights;
        giveBackMemory();  // the file's bytes
        return answers(m_engine, m_network, m_checkpoint.preprocessing, std::move(weights), m_probe, m_stop);
    }

    Engine& m_engine;
    Checkpoint m_checkpoint;
    const ExportOptions& m_options;
    const std::stop_token& m_stop;
    NetworkSpec m_network;
    Probe m_probe;
};

/// A file beside `out`, for this export alone: one that was stopped may still be ending. Removed unless it was handed
/// over.
struct Scratch {
    explicit Scratch(const fs::path& out) {
        static std::atomic<int> made = 0;
        path = out.parent_path() / ("." + out.filename().string() + "." + std::to_string(getpid()) + "-" +
                                    std::to_string(++made) + ".checking");
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    fs::path path;
    ~Scratch() {
        std::error_code ignored;
        fs::remove(path, ignored);
    }
};

}  // namespace

ExportReport exportCheckpoint(Engine& engine, Checkpoint checkpoint, const fs::path& out, const ExportOptions& options,
                              std::stop_token stop) {
    if (const ExportSwitch* misplaced = misplacedSwitch(options))
        throw Error(ErrorCode::Internal, {std::string(misplaced->name) + " was asked of a file that can't have it"});
    Exporter exporter(engine, std::move(checkpoint), options, stop);
    const Scratch scratch(out);
    exporter.write(scratch.path);
    ExportReport report = exporter.check(scratch.path);
    if (!(report.difference <= report.allowed))
        throw Error(ErrorCode::ExportMismatch,
                    {pathToText(out), numberText(report.difference), numberText(report.allowed)});
    if (stop.stop_requested()) throw Error(ErrorCode::Cancelled);

    std::error_code error;
    report.bytes = fs::file_size(scratch.path, error);
    fs::rename(scratch.path, out, error);
    if (error) throw Error(ErrorCode::CannotWrite, {pathToText(out), error.message()});
    return report;
}

}  // namespace studio
