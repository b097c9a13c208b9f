// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/torch/step_graph.h"

#ifdef STUDIO_CUDA
#include <ATen/cuda/CUDAEvent.h>
#include <ATen/cuda/CUDAGraph.h>
#include <c10/cuda/CUDAGuard.h>
#include <c10/cuda/CUDAStream.h>

namespace studio::engine {
namespace {

class CudaStepGraph final : public StepGraph {
public:
    CudaStepGraph(at::Device device, at::Generator generator)
        : m_stream(c10::cuda::getStreamFromPool(/*isHighPriority=*/false, device.index())),
          m_copies(c10::cuda::getStreamFromPool(/*isHighPriority=*/false, device.index())),
          m_generator(std::move(generator)) {}

    void onItsStream(const std::function<void()>& work) override {
        const c10::cuda::CUDAStream outside = c10::cuda::getCurrentCUDAStream(m_stream.device_index());
        wait(m_stream, outside);
        try {
            const c10::cuda::CUDAStreamGuard guard(m_stream);
            work();
        } catch (...) {
            wait(outside, m_stream);
            throw;
        }
        wait(outside, m_stream);
    }

    bool record(const std::function<void()>& work) override {
        auto graph = std::make_unique<at::cuda::CUDAGraph>();
        graph->register_generator_state(m_generator);
        m_stream.synchronize();
        // Other threads, a prediction's, may go on allocating meanwhile.
        graph->capture_begin({0, 0}, cudaStreamCaptureModeThreadLocal);
        try {
            work();
            graph->capture_end();
        } catch (const std::exception&) {
            abandon(*graph);
            return false;
        }
        m_graph = std::move(graph);
        return true;
    }

    bool recorded() const override { return m_graph != nullptr; }
    void play() override { m_graph->replay(); }

    void copyAside(const at::Tensor& to, const at::Tensor& from) override {
        const c10::cuda::CUDAStreamGuard guard(m_copies);
        at::Tensor(to).copy_(from, /*non_blocking=*/true);
    }
    void waitForCopies() override { m_copies.synchronize(); }
    void afterCopies(const std::function<void()>& work) override {
        wait(m_stream, m_copies);
        work();
        wait(m_copies, m_stream);
    }

private:
    static void wait(const c10::cuda::CUDAStream& later, const c10::cuda::CUDAStream& earlier) {
        if (later == earlier) return;
        at::cuda::CUDAEvent event;
        event.record(earlier);
        event.block(later);
    }

    /// Ends a capture that failed half-way, which is an error itself.
    static void abandon(at::cuda::CUDAGraph& graph) {
        try {
            graph.capture_end();
        } catch (const std::exception&) {
        }
        static_cast<void>(cudaGetLastError());
    }

    c10::cuda::CUDAStream m_stream, m_copies;
    at::Generator m_generator;
    std::unique_ptr<at::cuda::CUDAGraph> m_graph;
};

}  // namespace

std::unique_ptr<StepGraph> makeStepGraph(at::Device device, const at::Generator& generator) {
    if (!device.is_cuda()) return nullptr;
    return std::make_unique<CudaStepGraph>(device, generator);
}

}  // namespace studio::engine
#else
namespace studio::engine {

std::unique_ptr<StepGraph> makeStepGraph(at::Device, const at::Generator&) {
    return nullptr;
}

}  // namespace studio::engine
#endif
