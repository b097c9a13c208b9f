// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/process.h"
#include "core/engine/engine.h"
#include "core/runs/checkpoint.h"
#include "support/bench_json.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <vector>

namespace {

using namespace studio;
using bench::Json;

/// What the peer can make too: byte i is bits 13 to 20 of i times Knuth's multiplier.
struct Input {
    Input(int count, int side)
        : rgb(static_cast<std::size_t>(count) * static_cast<std::size_t>(side) * static_cast<std::size_t>(side) * 3) {
        for (std::size_t i = 0; i < rgb.size(); ++i) rgb[i] = static_cast<std::uint8_t>(i * 2654435761ULL >> 13);
        for (int i = 0; i < count; ++i) labels.push_back(i % kClasses);
        pictures = {rgb.data(), count, side, side};
    }
    Input(const Input&) = delete;
    Input& operator=(const Input&) = delete;

    static constexpr int kClasses = 5;
    std::vector<std::uint8_t> rgb;
    std::vector<std::int64_t> labels;
    PictureBatch pictures;
};

void writeWeights(const std::string& file, const NetworkSpec& network, const NamedArrays& weights) {
    if (file.empty()) return;
    Checkpoint checkpoint;
    checkpoint.network = network;
    checkpoint.weights = weights;
    checkpoint.classes = numberedClasses(Input::kClasses);
    writeBareWeights(file, checkpoint, network.aux);
}

/// Steps in turn with this and another batch, each announced during the step before, as the trainer does.
Json train(const StepperSettings& settings, const Input& input, int steps) {
    constexpr int kWarm = 3;
    const auto begun = bench::Clock::now();
    const auto stepper = loadEngine()->makeStepper(settings);
    const double start = bench::secondsSince(begun);
    const std::vector<std::uint8_t> otherBytes(input.rgb.rbegin(), input.rgb.rend());
    const PictureBatch other{otherBytes.data(), input.pictures.count, input.pictures.height, input.pictures.width};
    std::vector<double> seconds;
    double total = 0;
    for (int step = 1; step <= steps + kWarm; ++step) {
        const auto from = bench::Clock::now();
        stepper->announce(step % 2 == 0 ? input.pictures : other, input.labels, step + 1);
        total = stepper->train(step % 2 == 0 ? other : input.pictures, input.labels, 1e-4, step).losses.total;
        if (step > kWarm) seconds.push_back(bench::secondsSince(from));
    }
    return {{"seconds", bench::median(seconds)},
            {"best", *std::ranges::min_element(seconds)},
            {"start", start},
            {"device", stepper->deviceName()},
            {"threads", stepper->threads()},
            {"total", total},
            {"precision", precisionName(stepper->precision())}};
}

/// The losses of some steps without dropout, from weights that are written down for the peer. By plain SGD, each step
/// as long as brings the loss down by about 0.02: Adam's first step is the gradient's sign, which rounding decides
/// where a gradient is nearly 0, and a long step of a network with batch norm ends elsewhere for the least difference.
Json agree(StepperSettings settings, const Input& input, int steps, const std::string& weights) {
    settings.network.dropout = settings.network.auxDropout = 0;
    settings.optimizer = {.kind = OptimizerKind::Sgd, .momentum = 0, .weightDecay = 0};
    const auto stepper = loadEngine()->makeStepper(settings);
    writeWeights(weights, settings.network, stepper->weights());
    Json losses = Json::array(), norms = Json::array();
    for (int step = 1; step <= steps; ++step) {
        const TrainResult here = stepper->train(input.pictures, input.labels, 0, step);
        losses.push_back(here.losses.total);
        norms.push_back(here.gradientNorm);
        stepper->train(input.pictures, input.labels, 0.02 / (here.gradientNorm * here.gradientNorm), step);
    }
    return {{"losses", losses}, {"norms", norms}};
}

/// Answers of the main head alone, as the peer's in evaluation mode. From the usual first weights activations die out
/// on their way, and answers would be the last bias whatever the picture; from these they do not.
Json predict(StepperSettings settings, const Input& input, int repeats, const std::string& weights) {
    settings.network.aux = false;
    settings.init = Initialisation::KaimingFanOut;
    const auto begun = bench::Clock::now();
    const auto model = loadEngine()->makeStepper(settings)->snapshot();
    const double start = bench::secondsSince(begun);
    writeWeights(weights, settings.network, model->weights());
    HeadLogits logits;
    const auto [seconds, best] = bench::timed([&] { logits = model->predict(input.pictures); }, repeats);
    return {{"seconds", seconds}, {"best", best}, {"start", start}, {"logits", logits.main}};
}

/// The largest difference between the total losses of `steps` whole steps, which a GPU may take from a recording, and
/// of the same steps given as parts, which are never recorded.
double recordedAgainstParts(const StepperSettings& settings, const PictureBatch& pictures,
                            const std::vector<std::int64_t>& labels, int steps) {
    const auto whole = loadEngine()->makeStepper(settings), parts = loadEngine()->makeStepper(settings);
    double worst = 0;
    for (int step = 1; step <= steps; ++step) {
        const double one = whole->train(pictures, labels, 1e-4, step).losses.total;
        const double other = parts->accumulate(pictures, labels, 1, step).losses.total;
        parts->applyStep(1e-4);
        worst = std::max(worst, std::abs(one - other));
    }
    return worst;
}

/// The same of the device and of the CPU, without dropout, whose draws are each device's own.
double deviceAgainstCpu(StepperSettings settings, const PictureBatch& pictures, const std::vector<std::int64_t>& labels,
                        int steps) {
    settings.network.dropout = settings.network.auxDropout = 0;
    const auto device = loadEngine()->makeStepper(settings);
    settings.device = "cpu";
    const auto cpu = loadEngine()->makeStepper(settings);
    double worst = 0;
    for (int step = 1; step <= steps; ++step) {
        const TrainResult one = device->train(pictures, labels, 1e-4, step);
        const TrainResult other = cpu->train(pictures, labels, 1e-4, step);
        worst = std::max(worst, std::abs(one.losses.total - other.losses.total));
    }
    return worst;
}

/// The largest difference between the stepper's answers and those of the copy that predicts.
double copyAgainstStepper(const StepperSettings& settings, const PictureBatch& pictures) {
    const auto stepper = loadEngine()->makeStepper(settings);
    const HeadLogits one = stepper->evaluate(pictures), other = stepper->snapshot()->predict(pictures);
    double worst = 0;
    for (std::size_t i = 0; i < one.main.size(); ++i)
        worst = std::max(worst, double{std::abs(one.main[i] - other.main[i])});
    return worst;
}

}  // namespace

/// Training steps and predictions alone, of made-up pictures: no loader. The peer is peers.py.
///     network_bench train|agree|predict|check VARIANT [--precision ..] [--side ..] [--batch ..] [--steps ..]
///                   [--device ..] [--weights FILE]
/// `check` compares whole steps with steps in parts, the device with the CPU, and the copy that predicts with the
/// stepper, instead of timing them.
int main(int count, char** words) {
    tuneAllocator();
    std::string work, variant, precision = "auto", device = "auto", weights;
    int side = 224, batch = 32, steps = 12, threads = 0;
    CLI::App app{"Training steps and predictions alone"};
    app.add_option("work", work)->required()->check(CLI::IsMember({"train", "agree", "predict", "check"}));
    app.add_option("variant", variant)->required();
    app.add_option("--precision", precision);
    app.add_option("--device", device);
    app.add_option("--weights", weights);
    app.add_option("--side", side);
    app.add_option("--batch", batch);
    app.add_option("--steps", steps);
    app.add_option("--threads", threads);
    CLI11_PARSE(app, count, words);
    StepperSettings settings;
    settings.network = defaultSpec(variantFromName(variant).value_or(Variant::Torchvision), Input::kClasses, side);
    settings.precision = precision == "float32"    ? Precision::Float32
                         : precision == "bfloat16" ? Precision::BFloat16
                                                   : Precision::Auto;
    settings.device = device;
    settings.threads = threads;
    const Input input(batch, side);
    return bench::report([&]() -> Json {
        if (work == "train") return train(settings, input, steps);
        if (work == "agree") return agree(settings, input, steps, weights);
        if (work == "predict") return predict(settings, input, steps, weights);
        return {{"whole_against_parts", recordedAgainstParts(settings, input.pictures, input.labels, steps)},
                {"device_against_cpu", deviceAgainstCpu(settings, input.pictures, input.labels, steps)},
                {"copy_against_stepper", copyAgainstStepper(settings, input.pictures)}};
    });
}
