// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/process.h"
#include "core/base/random.h"
#include "core/engine/engine.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <vector>

/// Images per second of training steps alone: random pictures, no loader. Its peer is train_peer.py.
///     train_bench [VARIANT [PRECISION [SIDE [BATCH [STEPS [DEVICE]]]]]]
int main(int count, char** words) {
    using namespace studio;
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

        std::vector<double> seconds;
        double total = 0;
        for (int step = 1; step <= steps + 3; ++step) {
            const auto from = Clock::now();
            total = stepper->train(pictures, labels, 1e-4, step).losses.total;
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
