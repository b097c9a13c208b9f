// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/torch/gpu_kernels.h"

#include "core/engine/torch/channels_last.h"

#ifdef STUDIO_CUDA
#include <ATen/cuda/CUDAContext.h>
#include <c10/cuda/CUDAException.h>
#include <algorithm>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include <cuda_runtime_api.h>
#include <nvrtc.h>

namespace studio::engine::gpu {
namespace {

constexpr const char* kSource =
#include "core/engine/torch/gpu_kernels.inc"
    ;
constexpr unsigned kThreads = 256;
/// Blocks of a sum over pixels: a few for each multiprocessor of a large card.
constexpr unsigned kSumBlocks = 528;
constexpr unsigned kWarp = 32;
/// gpu_kernels.inc counts in 32 bits.
constexpr std::int64_t kMostValues = std::numeric_limits<std::int32_t>::max();

/// The kernels of one compute capability.
class Module {
public:
    explicit Module(const std::string& architecture) {
        nvrtcProgram program = nullptr;
        if (nvrtcCreateProgram(&program, kSource, "gpu_kernels", 0, nullptr, nullptr) != NVRTC_SUCCESS) return;
        const std::string option = "--gpu-architecture=sm_" + architecture;
        const char* options[] = {option.c_str(), "--std=c++17"};
        std::size_t size = 0;
        if (nvrtcCompileProgram(program, 2, options) == NVRTC_SUCCESS &&
            nvrtcGetCUBINSize(program, &size) == NVRTC_SUCCESS) {
            std::string code(size, '\0');
            m_works =
                nvrtcGetCUBIN(program, code.data()) == NVRTC_SUCCESS &&
                cudaLibraryLoadData(&m_library, code.data(), nullptr, nullptr, 0, nullptr, nullptr, 0) == cudaSuccess;
        }
        nvrtcDestroyProgram(&program);
    }

    bool works() const { return m_works; }

    const void* kernel(const std::string& name) {
        const std::lock_guard lock(m_mutex);
        cudaKernel_t& kernel = m_kernels[name];
        if (kernel == nullptr) C10_CUDA_CHECK(cudaLibraryGetKernel(&kernel, m_library, name.c_str()));
        return kernel;
    }

private:
    cudaLibrary_t m_library = nullptr;
    bool m_works = false;
    std::mutex m_mutex;
    std::map<std::string, cudaKernel_t> m_kernels;
};

/// Of the current device; made once.
Module& currentModule() {
    static std::mutex mutex;
    static std::map<std::string, std::unique_ptr<Module>> modules;
    const cudaDeviceProp& card = *at::cuda::getCurrentDeviceProperties();
    const std::string architecture = std::to_string(card.major * 10 + card.minor);
    const std::lock_guard lock(mutex);
    std::unique_ptr<Module>& module = modules[architecture];
    if (!module) module = std::make_unique<Module>(architecture);
    return *module;
}

template <class... Arguments>
void launch(const std::string& name, dim3 blocks, dim3 threads, std::size_t shared, Arguments... arguments) {
    void* pointers[] = {static_cast<void*>(&arguments)...};
    C10_CUDA_CHECK(cudaLaunchKernel(currentModule().kernel(name), blocks, threads, pointers, shared,
                                    at::cuda::getCurrentCUDAStream()));
}

/// A range of channels as gpu_kernels.inc has it.
struct Rows {
    void* first;
    unsigned step;

    explicit Rows(const at::Tensor& x) : first(x.data_ptr()), step(static_cast<unsigned>(pixelStep(x))) {}
};

std::string named(const char* kernel, const at::Tensor& x) {
    return std::string(kernel) + (x.scalar_type() == at::kFloat ? "OfFloat" : "OfBrain");
}

/// Neighbouring channels of a thread.
unsigned packOf(const at::Tensor& x) {
    return 16u / static_cast<unsigned>(x.element_size());
}

unsigned blocksFor(unsigned threads) {
    return (threads + kThreads - 1) / kThreads;
}

/// As gpu_kernels.inc has it.
struct Shape {
    unsigned height, width, channels, outHeight, outWidth;
    int kernel, stride, padding;
};

Shape deviceShape(const PoolShape& s) {
    const auto side = [](std::int64_t value) { return static_cast<unsigned>(value); };
    return {side(s.height),   side(s.width), side(s.channels), side(s.outHeight),
            side(s.outWidth), s.kernel,      s.stride,         s.padding};
}

/// How a sum over pixels is shared out: x over channels, y over pixels.
struct SumGrid {
    dim3 blocks, threads;
    std::size_t shared;
    unsigned pixels, channels;

    explicit SumGrid(const at::Tensor& x) {
        const unsigned pack = packOf(x);
        channels = static_cast<unsigned>(x.size(1));
        pixels = static_cast<unsigned>(x.numel()) / channels;
        const unsigned lanes = channels / pack;
        unsigned width = 1;
        while (width < lanes && width < kWarp) width *= 2;
        threads = dim3(width, kThreads / width);
        const unsigned columns = (lanes + width - 1) / width;
        const unsigned most = (pixels + threads.y - 1) / threads.y;
        blocks = dim3(columns, std::max(1u, std::min(most, kSumBlocks / columns)));
        shared = std::size_t{kThreads} * 2 * pack * sizeof(float);
    }
    at::Tensor partialSums(const at::Tensor& x) const {
        return at::empty({blocks.y, 2, channels},
                         x.options().dtype(at::kFloat).memory_format(at::MemoryFormat::Contiguous));
    }
};

dim3 warpRows() {
    return dim3(kWarp, kThreads / kWarp);
}
unsigned warpBlocks(unsigned channels) {
    return (channels + warpRows().y - 1) / warpRows().y;
}

float* floats(const at::Tensor& tensor) {
    return tensor.data_ptr<float>();
}

}  // namespace

bool isOurs(const at::Tensor& x, std::int64_t channels) {
    return x.is_cuda() && x.dim() == 4 && (x.scalar_type() == at::kFloat || x.scalar_type() == at::kBFloat16) &&
           x.numel() > 0 && x.numel() / x.size(1) * std::max(channels, x.size(1)) < kMostValues && x.size(1) % 8 == 0 &&
           x.is_contiguous(at::MemoryFormat::ChannelsLast) && currentModule().works();
}

void maxPool(const at::Tensor& x, const at::Tensor& y, const at::Tensor& places, const PoolShape& shape) {
    const unsigned count = static_cast<unsigned>(y.numel()) / packOf(y);
    launch(named("maxPool", x), blocksFor(count), kThreads, 0, x.data_ptr(), y.data_ptr(),
           places.defined() ? places.data_ptr() : nullptr, deviceShape(shape), count);
}

void maxPoolGradient(const at::Tensor& dy, const at::Tensor& places, const at::Tensor& dx, const PoolShape& shape,
                     bool add) {
    const unsigned count = static_cast<unsigned>(dx.numel()) / packOf(dx);
    launch(named("maxPoolGradient", dy), blocksFor(count), kThreads, 0, dy.data_ptr(), places.data_ptr(), dx.data_ptr(),
           deviceShape(shape), add, count);
}

void averagePoolGradient(const at::Tensor& dy, const at::Tensor& dx, const PoolShape& shape) {
    const unsigned count = static_cast<unsigned>(dx.numel()) / packOf(dx);
    launch(named("averagePoolGradient", dy), blocksFor(count), kThreads, 0, dy.data_ptr(), dx.data_ptr(),
           deviceShape(shape), count);
}

void scaleRelu(const at::Tensor& x, const at::Tensor& y, const at::Tensor& mean, const at::Tensor& scale,
               const at::Tensor& shift) {
    const unsigned count = static_cast<unsigned>(x.numel()) / packOf(x);
    launch(named("scaleRelu", x), blocksFor(count), kThreads, 0, Rows(x), Rows(y), floats(mean), floats(scale),
           floats(shift), count, static_cast<unsigned>(x.size(1)));
}

void biasRelu(const at::Tensor& x, const at::Tensor& y, const at::Tensor& bias) {
    const unsigned count = static_cast<unsigned>(x.numel()) / packOf(x);
    launch(named("biasRelu", x), blocksFor(count), kThreads, 0, Rows(x), Rows(y), floats(bias), count,
           static_cast<unsigned>(x.size(1)));
}

void biasReluGradient(const at::Tensor& y, const at::Tensor& dy, const at::Tensor& dx, const at::Tensor& dBias) {
    const SumGrid grid(y);
    const at::Tensor partial = grid.partialSums(y);
    launch(named("biasReluGradient", y), grid.blocks, grid.threads, grid.shared, Rows(y), Rows(dy), Rows(dx),
           floats(partial), grid.pixels, grid.channels);
    launch("biasSums", warpBlocks(grid.channels), warpRows(), 0, floats(partial), floats(dBias), grid.blocks.y,
           grid.channels);
}

void localResponseNorm(const at::Tensor& x, const at::Tensor& y, float slope) {
    const unsigned count = static_cast<unsigned>(x.numel()) / packOf(x);
    launch(named("lrn", x), blocksFor(count), kThreads, 0, x.data_ptr(), y.data_ptr(), slope, count,
           static_cast<unsigned>(x.size(1)));
}

void localResponseNormGradient(const at::Tensor& x, const at::Tensor& dy, const at::Tensor& dx, float slope) {
    const unsigned count = static_cast<unsigned>(x.numel()) / packOf(x);
    launch(named("lrnGradient", x), blocksFor(count), kThreads, 0, x.data_ptr(), dy.data_ptr(), dx.data_ptr(), slope,
           count, static_cast<unsigned>(x.size(1)));
}

void batchStatistics(const at::Tensor& x, const at::Tensor& mean, const at::Tensor& inverse,
                     const at::Tensor& runningMean, const at::Tensor& runningVar, double momentum, double epsilon) {
    const SumGrid grid(x);
    const at::Tensor partial = grid.partialSums(x);
    // One in the middle, since the padding of convolutions shows at the edges.
    void* const origin = x.select(0, 0).select(1, x.size(2) / 2).select(1, x.size(3) / 2).data_ptr();
    launch(named("moments", x), grid.blocks, grid.threads, grid.shared, Rows(x), origin, floats(partial), grid.pixels,
           grid.channels);
    launch(named("statistics", x), warpBlocks(grid.channels), warpRows(), 0, floats(partial), origin, floats(mean),
           floats(inverse), floats(runningMean), floats(runningVar), grid.blocks.y, grid.channels,
           static_cast<double>(grid.pixels), momentum, epsilon);
}

void batchNormGradient(const at::Tensor& x, const at::Tensor& dy, const at::Tensor& mean, const at::Tensor& inverse,
                       const at::Tensor& scale, const at::Tensor& shift, const at::Tensor& dx, const at::Tensor& dScale,
                       const at::Tensor& dShift) {
    const SumGrid grid(x);
    const at::Tensor partial = grid.partialSums(x), slope = at::empty_like(scale), offset = at::empty_like(scale);
    launch(named("gradientMoments", x), grid.blocks, grid.threads, grid.shared, Rows(x), Rows(dy), floats(partial),
           floats(mean), floats(scale), floats(shift), grid.pixels, grid.channels);
    launch("gradientFactors", warpBlocks(grid.channels), warpRows(), 0, floats(partial), floats(inverse), floats(scale),
           floats(slope), floats(offset), floats(dScale), floats(dShift), grid.blocks.y, grid.channels,
           static_cast<double>(grid.pixels));
    const unsigned count = static_cast<unsigned>(x.numel()) / packOf(x);
    launch(named("gradient", x), blocksFor(count), kThreads, 0, Rows(x), Rows(dy), Rows(dx), floats(mean),
           floats(scale), floats(shift), floats(slope), floats(offset), count, grid.channels);
}

}  // namespace studio::engine::gpu
#else
namespace studio::engine::gpu {

bool isOurs(const at::Tensor&, std::int64_t) {
    return false;
}
void maxPool(const at::Tensor&, const at::Tensor&, const at::Tensor&, const PoolShape&) {}
void maxPoolGradient(const at::Tensor&, const at::Tensor&, const at::Tensor&, const PoolShape&, bool) {}
void averagePoolGradient(const at::Tensor&, const at::Tensor&, const PoolShape&) {}
void scaleRelu(const at::Tensor&, const at::Tensor&, const at::Tensor&, const at::Tensor&, const at::Tensor&) {}
void biasRelu(const at::Tensor&, const at::Tensor&, const at::Tensor&) {}
void biasReluGradient(const at::Tensor&, const at::Tensor&, const at::Tensor&, const at::Tensor&) {}
void localResponseNorm(const at::Tensor&, const at::Tensor&, float) {}
void localResponseNormGradient(const at::Tensor&, const at::Tensor&, const at::Tensor&, float) {}
void batchStatistics(const at::Tensor&, const at::Tensor&, const at::Tensor&, const at::Tensor&, const at::Tensor&,
                     double, double) {}
void batchNormGradient(const at::Tensor&, const at::Tensor&, const at::Tensor&, const at::Tensor&, const at::Tensor&,
                       const at::Tensor&, const at::Tensor&, const at::Tensor&, const at::Tensor&) {}

}  // namespace studio::engine::gpu
#endif
