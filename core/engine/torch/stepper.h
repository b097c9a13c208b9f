// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/torch/model.h"
#include "core/engine/torch/optimizer.h"
#include "core/engine/torch/step_graph.h"

namespace studio::engine {

/// Float32 master weights; each pass casts what it computes in bfloat16, under autograd, so gradients are float32.
class TorchStepper final : public Stepper {
public:
    explicit TorchStepper(const StepperSettings& settings);
    ~TorchStepper() override {
        if (m_graph) m_graph->waitForCopies();  // into memory that goes
    }

    TrainResult train(const PictureBatch& pictures, std::span<const std::int64_t> labels, double learningRate,
                      std::int64_t step, std::stop_token stop) override;
    void announce(const PictureBatch& pictures, std::span<const std::int64_t> labels, std::int64_t step) override {
        m_announced = {pictures, labels, step};
    }
    TrainResult accumulate(const PictureBatch& pictures, std::span<const std::int64_t> labels, double share,
                           std::int64_t step, std::stop_token stop) override;
    std::optional<double> applyStep(double learningRate) override;
    HeadLogits evaluate(const PictureBatch& pictures, std::stop_token stop) override;
    std::shared_ptr<const Model> snapshot() const override;
    NamedArrays weights() const override;
    void loadWeights(const NamedArrays& weights) override;
    NamedArrays optimizerState() const override;
    void restoreOptimizer(const NamedArrays& state) override;
    std::string deviceName() const override { return deviceText(m_device.device); }
    Precision precision() const override { return m_device.precision; }
    int threads() const override { return m_threads; }

private:
    /// A batch on its way to the card. The step that will be given the announced one takes it from here.
    struct Staged {
        std::int64_t step = 0;  ///< 0: none
        const std::uint8_t* rgb = nullptr;
        at::Tensor hostBytes, hostLabels, bytes, labels;
    };
    struct Announced {
        PictureBatch pictures;
        std::span<const std::int64_t> labels;
        std::int64_t step = 0;  ///< 0: none
    };
    /// Forward and backward of one part of a step. Figures on the device: total, main, aux1, aux2, correct.
    at::Tensor runPart(const at::Tensor& input, const at::Tensor& truth, double share, const std::stop_token& stop);
    at::Tensor runPart(const PictureBatch& pictures, std::span<const std::int64_t> labels, double share,
                       const std::stop_token& stop);
    /// A part that is the whole step, from a CUDA graph where there is one; the figures and the gradients' norm,
    /// squared.
    at::Tensor runWhole(const PictureBatch& pictures, std::span<const std::int64_t> labels, std::int64_t step,
                        const std::stop_token& stop);
    at::Tensor withGradientNorm(const at::Tensor& figures) const;
    /// Takes the graph's batch size from the batches that come; true when this one is to be played.
    bool isForGraph(const PictureBatch& pictures);
    void stage(const PictureBatch& pictures, std::span<const std::int64_t> labels, std::int64_t step);
    bool isStaged(const PictureBatch& pictures, std::span<const std::int64_t> labels, std::int64_t step) const;
    /// To where the recorded step reads it.
    void upload(const PictureBatch& pictures, std::span<const std::int64_t> labels, std::int64_t step);
    void stageAnnounced(const Announced& next);
    void recordGraph();
    at::Tensor lossOf(const at::Tensor& logits, const at::Tensor& labels) const;
    /// A graph's stream is that of all steps; else where the caller is.
    void onStepStream(const std::function<void()>& work);
    void requireLabels(const PictureBatch& pictures, std::span<const std::int64_t> labels) const;
    void beginStep(std::int64_t step);
    /// Where NaN or infinity shows first in a step of `pictures`, whose gradients are still there. Moves the running
    /// statistics.
    std::string findNotFinite(const PictureBatch& pictures) const;
    /// As if the step had not begun: gradients dropped, batch norm's running statistics put back.
    void abandonStep();
    void commitStep(double learningRate);
    /// Runs `work`; whatever it throws, the step is abandoned first.
    template <class F>
    auto withinStep(int count, F&& work) -> decltype(work());

    StepperSettings m_settings;
    DeviceChoice m_device;
    int m_threads;
    Network m_network;
    int m_frozen;  ///< of bodyModules()
    Optimizer m_optimizer;
    at::Generator m_dropout;
    at::Tensor m_classWeights;                ///< undefined: none. A recorded step reads it where it is
    std::vector<at::Tensor> m_batchCounters;  ///< batch norm's num_batches_tracked, of what is not frozen
    at::Tensor m_statisticsBefore;            ///< running statistics when the step began
    int m_parts = 0;                          ///< of the step in hand

    /// Where the recorded step reads and writes.
    struct Recorded {
        std::int64_t count = 0;  ///< pictures, the most that came in one batch
        int runs = 0;            ///< of a batch of that size, before the recording
        at::Tensor bytes, labels, figures;
        std::vector<at::Tensor> gradients;
    };
    std::unique_ptr<StepGraph> m_graph;  ///< null: no GPU
    bool m_recordable = true;            ///< as far as was seen
    Recorded m_recorded;
    Staged m_staged;
    Announced m_announced;
};

}  // namespace studio::engine
