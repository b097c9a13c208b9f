// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/engine/torch/tensors.h"

namespace studio::engine {

/// Float32 weights as they are, and, where it computes in another type, a copy whose convolutions are cast once to it.
/// Nothing is written after construction, so any thread may predict.
class TorchModel final : public Model {
public:
    /// Keeps the network's tensors and settles them: nobody may write to them any more.
    TorchModel(const Network& weights, const Preprocessing& preprocessing, const DeviceChoice& device, int threads);

    const NetworkSpec& network() const override { return m_weights.spec(); }
    const Preprocessing& preprocessing() const override { return m_preprocessing; }
    HeadLogits predict(const PictureBatch& pictures, std::stop_token stop) const override;
    ClassMap classMap(const PictureBatch& one, int label, std::string_view module, std::stop_token stop) const override;
    Activations activations(const PictureBatch& one, std::string_view layer, std::stop_token stop) const override;
    Features features(const PictureBatch& pictures, std::stop_token stop) const override;
    NamedArrays weights() const override;

private:
    /// Gives the calling thread its number of threads, too.
    Pass newPass(std::stop_token stop) const;
    at::Tensor inputOf(const PictureBatch& pictures) const;
    ClassMap activationMap(const PictureBatch& one, int label, std::stop_token stop) const;
    /// `module`: its place in kInceptionRows.
    ClassMap gradCam(const PictureBatch& one, int label, int module, std::stop_token stop) const;
    Heads ask(const PictureBatch& pictures, std::stop_token stop) const;

    Network m_weights;
    Network m_compute;
    Preprocessing m_preprocessing;
    DeviceChoice m_device;
    int m_threads;
};

}  // namespace studio::engine
