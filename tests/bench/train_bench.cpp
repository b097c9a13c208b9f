// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/process.h"
#include "core/base/random.h"
#include "core/engine/engine.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <vector>

namespace {

using namespace studio;

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
        std::printf("  step %d: %.7f as a whole, %.7f as parts\n", step, one, other);
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
        std::printf("  step %d: %.7f (gradient norm %.5f) there, %.7f (%.5f) on the CPU\n", step, one.losses.total,
                    one.gradientNorm, other.losses.total, other.gradientNorm);
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

/// Images per second of training steps alone: random pictures, no loader. Its peer is train_peer.py. `check` compares
/// whole steps with steps in parts, the device with the CPU, and the copy that predicts with the stepper, instead of
/// timing them.
///     train_bench [VARIANT [PRECISION [SIDE [BATCH [STEPS [DEVICE [check]]]]]]]
int main(int count, char** words) {
    using Clock = std::chrono::steady_clock;
    tuneAllocator();
    const auto word = [&](int i, const char* otherwise) { return i < count ? words[i] : otherwise; };
    const std::string_view precision = word(2, "auto");
    const int side = std::atoi(word(3, "224")), batch = std::atoi(word(4, "32")), steps = std::atoi(word(5, "12"));
    StepperSettings settings;
    settings.network = defaultSpec(variantFromName(word(1, "torchvision")).value_or(Variant::Torchvision), 5, side);
    settings.precision = precision == "float32"    ? Precision::Float32
                         : precision == "bfloat16" ? Precision::BFloat16
                                                   : Precision::Auto;
    settings.device = word(6, "auto");
    try {
        const auto began = Clock::now();
        const auto stepper = loadEngine()->makeStepper(settings);
        const std::chrono::duration<double> start = Clock::now() - began;
        Random random(1);
        std::vector<std::uint8_t> bytes(std::size_t(batch) * side * side * 3);
        for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random.next());
        std::vector<std::int64_t> labels;
        for (int i = 0; i < batch; ++i) labels.push_back(i % 5);
        const PictureBatch pictures{bytes.data(), batch, side, side};
        // The steps in turn are given this and another batch, each announced during the step before, as the trainer
        // does.
        const std::vector<std::uint8_t> otherBytes(bytes.rbegin(), bytes.rend());
        const PictureBatch other{otherBytes.data(), batch, side, side};

        if (std::string_view(word(7, "")) == "check") {
            std::printf("whole steps against parts: %.3g\n", recordedAgainstParts(settings, pictures, labels, steps));
            std::printf("against the CPU: %.3g\n", deviceAgainstCpu(settings, pictures, labels, steps));
            std::printf("a copy against the stepper: %.3g\n", copyAgainstStepper(settings, pictures));
            return 0;
        }

        std::vector<double> seconds;
        double total = 0;
        for (int step = 1; step <= steps + 3; ++step) {
            const auto from = Clock::now();
            stepper->announce(step % 2 == 0 ? pictures : other, labels, step + 1);
            total = stepper->train(step % 2 == 0 ? other : pictures, labels, 1e-4, step).losses.total;
            if (step > 3) seconds.push_back(std::chrono::duration<double>(Clock::now() - from).count());
        }
        std::sort(seconds.begin(), seconds.end());
        const double median = seconds.at(seconds.size() / 2);
        std::printf(
            "%s %s %s threads %d: %.2f img/s (median step %.1f ms, best %.1f ms) start %.2f s, total %.4f, "
            "peak %lld MiB\n",
            word(1, "torchvision"), precisionName(stepper->precision()).data(), stepper->deviceName().c_str(),
            stepper->threads(), batch / median, 1e3 * median, 1e3 * seconds.front(), start.count(), total,
            peakMemoryBytes() >> 20);
    } catch (const Error& error) {
        std::fprintf(stderr, "%s\n%s\n", error.what(), error.detail().c_str());
        return 1;
    }
}
