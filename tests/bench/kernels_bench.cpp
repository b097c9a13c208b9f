// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Our own kernels one by one, on one core, for every instruction set that this CPU runs: NAME/TYPE/SET. The sizes are
// the course network's at input 224, eight pictures at a time. Options are Google Benchmark's (--benchmark_filter=lrn,
// --benchmark_format=json, ..).
#include "core/engine/torch/kernels.h"
#include "support/kernel_values.h"

#include <benchmark/benchmark.h>
#include <string>
#include <type_traits>
#include <vector>

using namespace studio;
using namespace studio::engine;
using test::kernelValues;

namespace {

constexpr std::int64_t kPictures = 8;

template <class T>
const TensorKernels<T>& of(const KernelSet& set) {
    if constexpr (std::is_same_v<T, float>)
        return set.forFloat;
    else
        return set.forBrain;
}

template <class T>
constexpr std::int64_t bytesOf(std::int64_t values) {
    return values * static_cast<std::int64_t>(sizeof(T));
}

/// `bytes`: what of memory one call reads and writes, at least.
template <class Call>
void measure(benchmark::State& state, std::int64_t bytes, Call call) {
    for ([[maybe_unused]] auto _ : state) {
        call();
        benchmark::ClobberMemory();
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * bytes);
}

/// The first pool: 112 x 112 x 64, 3 x 3 by 2.
constexpr PoolShape kPool{.height = 112,
                          .width = 112,
                          .channels = 64,
                          .outHeight = 56,
                          .outWidth = 56,
                          .kernel = 3,
                          .stride = 2,
                          .padding = 0};
constexpr std::int64_t kPoolIn = kPictures * kPool.height * kPool.width * kPool.channels;
constexpr std::int64_t kPoolOut = kPictures * kPool.outHeight * kPool.outWidth * kPool.channels;

template <class T>
void maxPool(benchmark::State& state, const KernelSet& set) {
    const std::vector<T> x = kernelValues<T>(kPoolIn, 1);
    std::vector<T> y(static_cast<std::size_t>(kPoolOut));
    std::vector<std::uint8_t> places(static_cast<std::size_t>(kPoolOut));
    benchmark::DoNotOptimize(y.data());
    measure(state, bytesOf<T>(kPoolIn + kPoolOut) + kPoolOut,
            [&] { of<T>(set).maxPool(x.data(), y.data(), places.data(), kPool, 0, kPictures * kPool.outHeight); });
}

template <class T>
void maxPoolGradient(benchmark::State& state, const KernelSet& set) {
    const std::vector<T> x = kernelValues<T>(kPoolIn, 1), dy = kernelValues<T>(kPoolOut, 2);
    std::vector<T> y(static_cast<std::size_t>(kPoolOut)), dx(static_cast<std::size_t>(kPoolIn));
    std::vector<std::uint8_t> places(static_cast<std::size_t>(kPoolOut));
    of<T>(set).maxPool(x.data(), y.data(), places.data(), kPool, 0, kPictures * kPool.outHeight);
    benchmark::DoNotOptimize(dx.data());
    measure(state, bytesOf<T>(kPoolIn + kPoolOut) + kPoolOut, [&] {
        of<T>(set).maxPoolGradient(dy.data(), places.data(), dx.data(), kPool, false, 0, kPictures * kPool.height);
    });
}

/// Of a convolution's result with its bias: what reads it next.
template <class T>
void reluMaxPool(benchmark::State& state, const KernelSet& set) {
    const std::vector<T> x = kernelValues<T>(kPoolIn, 1);
    std::vector<T> y(static_cast<std::size_t>(kPoolOut));
    std::vector<std::uint8_t> places(static_cast<std::size_t>(kPoolOut));
    benchmark::DoNotOptimize(y.data());
    measure(state, bytesOf<T>(kPoolIn + kPoolOut) + kPoolOut, [&] {
        of<T>(set).reluMaxPool(x.data(), nullptr, y.data(), places.data(), kPool, 0, kPictures * kPool.outHeight);
    });
}

/// Batch norm, ReLU and pool at once, once the moments are known, and their gradient.
template <class T>
void normMaxPool(benchmark::State& state, const KernelSet& set) {
    const std::vector<T> x = kernelValues<T>(kPoolIn, 1), dy = kernelValues<T>(kPoolOut, 2);
    const std::vector<float> mean = kernelValues<float>(kPool.channels, 3),
                             scale = kernelValues<float>(kPool.channels, 4);
    std::vector<T> y(dy.size()), dx(x.size());
    std::vector<std::uint8_t> places(dy.size());
    std::vector<double> sum(static_cast<std::size_t>(kPool.channels)), products(sum.size());
    const ChannelNorm norm{mean.data(), scale.data(), mean.data()};
    const ChannelNormGradient gradient{mean.data(), scale.data(), scale.data(), mean.data()};
    benchmark::DoNotOptimize(dx.data());
    measure(state, bytesOf<T>(4 * kPoolIn + 3 * kPoolOut) + 3 * kPoolOut, [&] {
        const std::int64_t rows = kPictures * kPool.outHeight;
        of<T>(set).reluMaxPool(x.data(), &norm, y.data(), places.data(), kPool, 0, rows);
        of<T>(set).reluMaxPoolMoments(x.data(), dy.data(), places.data(), kPool, mean.data(), sum.data(),
                                      products.data(), 0, rows);
        of<T>(set).reluMaxPoolGradient(x.data(), gradient, dy.data(), places.data(), dx.data(), kPool, 0,
                                       kPictures * kPool.height);
    });
}

constexpr std::int64_t kPixels = kPictures * 56 * 56, kChannels = 192;  ///< before the second pool
constexpr std::int64_t kCount = kPixels * kChannels;

template <class T>
void lrn(benchmark::State& state, const KernelSet& set) {
    const std::vector<T> x = kernelValues<T>(kCount, 1);
    std::vector<T> y(x.size());
    benchmark::DoNotOptimize(y.data());
    measure(state, bytesOf<T>(2 * kCount), [&] { of<T>(set).lrn(x.data(), y.data(), kPixels, kChannels, 2e-5F); });
}

template <class T>
void lrnGradient(benchmark::State& state, const KernelSet& set) {
    const std::vector<T> x = kernelValues<T>(kCount, 1), dy = kernelValues<T>(kCount, 2);
    std::vector<T> dx(x.size());
    benchmark::DoNotOptimize(dx.data());
    measure(state, bytesOf<T>(3 * kCount),
            [&] { of<T>(set).lrnGradient(x.data(), dy.data(), dx.data(), kPixels, kChannels, 2e-5F); });
}

template <class T>
void biasRelu(benchmark::State& state, const KernelSet& set) {
    const std::vector<T> x = kernelValues<T>(kCount, 1);
    const std::vector<float> bias = kernelValues<float>(kChannels, 2);
    std::vector<T> y(x.size());
    benchmark::DoNotOptimize(y.data());
    measure(state, bytesOf<T>(2 * kCount), [&] {
        of<T>(set).biasRelu({x.data(), kChannels}, {y.data(), kChannels}, kPixels, kChannels, bias.data());
    });
}

/// Batch norm and ReLU, once the moments are known.
template <class T>
void scaleRelu(benchmark::State& state, const KernelSet& set) {
    const std::vector<T> x = kernelValues<T>(kCount, 1);
    const std::vector<float> mean = kernelValues<float>(kChannels, 2), scale = kernelValues<float>(kChannels, 3),
                             shift = kernelValues<float>(kChannels, 4);
    std::vector<T> y(x.size());
    benchmark::DoNotOptimize(y.data());
    measure(state, bytesOf<T>(2 * kCount), [&] {
        of<T>(set).scaleRelu({x.data(), kChannels}, {y.data(), kChannels}, kPixels, kChannels, mean.data(),
                             scale.data(), shift.data());
    });
}

template <class T>
void moments(benchmark::State& state, const KernelSet& set) {
    const std::vector<T> x = kernelValues<T>(kCount, 1);
    const std::vector<float> origin = kernelValues<float>(kChannels, 2);
    std::vector<double> sum(kChannels), squares(kChannels);
    benchmark::DoNotOptimize(sum.data());
    measure(state, bytesOf<T>(kCount), [&] {
        of<T>(set).moments({x.data(), kChannels}, kPixels, kChannels, origin.data(), sum.data(), squares.data());
    });
}

void adam(benchmark::State& state, const KernelSet& set) {
    constexpr std::int64_t kParameters = 10'000'000;
    std::vector<float> value = kernelValues<float>(kParameters, 1), first(value.size()), second(value.size());
    const std::vector<float> gradient = kernelValues<float>(kParameters, 2);
    const AdamStep step{1 - 1e-5F, 0, 0.9F, 0.999F, 1e-3F, 1, 1e-8F};
    benchmark::DoNotOptimize(value.data());
    measure(state, bytesOf<float>(7 * kParameters),
            [&] { set.adam(value.data(), first.data(), second.data(), gradient.data(), kParameters, step); });
}

using Entry = void (*)(benchmark::State&, const KernelSet&);

void enter(const std::string& name, const KernelSet& set, Entry entry) {
    benchmark::RegisterBenchmark((name + "/" + set.name).c_str(), [&set, entry](benchmark::State& state) {
        entry(state, set);
    })->Unit(benchmark::kMillisecond);
}

template <class T>
void enterAll(const std::string& type, const KernelSet& set) {
    enter("maxPool/" + type, set, maxPool<T>);
    enter("maxPoolGradient/" + type, set, maxPoolGradient<T>);
    enter("reluMaxPool/" + type, set, reluMaxPool<T>);
    enter("normMaxPool/" + type, set, normMaxPool<T>);
    enter("lrn/" + type, set, lrn<T>);
    enter("lrnGradient/" + type, set, lrnGradient<T>);
    enter("biasRelu/" + type, set, biasRelu<T>);
    enter("scaleRelu/" + type, set, scaleRelu<T>);
    enter("moments/" + type, set, moments<T>);
}

}  // namespace

int main(int argc, char** argv) {
    for (const KernelSet* set : runnableKernels()) {
        enterAll<float>("float32", *set);
        enterAll<Brain>("bfloat16", *set);
        enter("adam/float32", *set, adam);
    }
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
