// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/ATen.h>
#include <functional>
#include <memory>

namespace studio::engine {

/// The kernels of one training step, recorded once on a GPU and played again as a whole (a CUDA graph): the host's work
/// for some thousand launches is gone, which on a fast card takes longer than the kernels. Whatever the step reads and
/// writes keeps its place in memory from the recording on.
class StepGraph {
public:
    virtual ~StepGraph() = default;
    /// Runs `work` on the recording's own stream, after all that was queued before it; what is queued later waits for
    /// it.
    virtual void onItsStream(const std::function<void()>& work) = 0;
    /// Records what `work` launches instead of running it; within onItsStream(). After a few runs of the same work, so
    /// that libraries have chosen their algorithms. False: it can't be recorded, and nothing was changed on the card.
    virtual bool record(const std::function<void()>& work) = 0;
    virtual bool recorded() const = 0;
    /// Runs the recorded work; within onItsStream(). Draws of `generator` start at its present seed.
    virtual void play() = 0;
    /// Copies pinned memory to the card beside the steps, on a stream of its own.
    virtual void copyAside(const at::Tensor& to, const at::Tensor& from) = 0;
    /// The host waits for the copies: before it writes to what they read.
    virtual void waitForCopies() = 0;
    /// Within onItsStream(): runs `work`, which reads what was copied, after the copies; later copies wait for it.
    virtual void afterCopies(const std::function<void()>& work) = 0;
};

/// Null where the device is no GPU or the engine was built without CUDA.
std::unique_ptr<StepGraph> makeStepGraph(at::Device device, const at::Generator& generator);

}  // namespace studio::engine
