// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/torch/model.h"

namespace studio::engine {
namespace {

/// What pass.compute applies to: convolutions and the aux heads' fc1. Never a convolution's bias, which our kernels
/// read as float32, nor batch norm: the block of an aux head is called conv itself ("aux1.conv.bn.weight").
bool isComputed(const std::string& name) {
    return name.ends_with(".conv.weight") || name.find(".fc1.") != std::string::npos;
}

void castComputed(const Network& network, at::ScalarType type) {
    for (const Registry::Entry& entry : network.state()) {
        at::Tensor tensor = entry.tensor;
        if (isComputed(entry.name)) tensor.set_data(tensor.to(type));
    }
}

}  // namespace

TorchModel::TorchModel(const Network& weights, const Preprocessing& preprocessing, const DeviceChoice& device,
                       int threads)
    : m_weights(weights),
      m_compute(device.compute == device.master ? weights : Network(weights.spec())),
      m_preprocessing(preprocessing),
      m_device(device),
      m_threads(threads) {
    m_weights.moveTo(device.device, device.master);
    if (device.compute != device.master) {
        m_compute.moveTo(device.device, device.master);
        castComputed(m_compute, device.compute);
        copyState(m_weights, m_compute);
    }
    m_compute.settle();
}

HeadLogits TorchModel::predict(const PictureBatch& pictures, std::stop_token stop) const {
    requireBatchFits(pictures, network());
    return guarded(pictures.count, [&] {
        useThreads(m_threads);
        const c10::InferenceMode inference;
        Pass pass;
        pass.compute = m_device.compute;
        pass.master = m_device.master;
        pass.stop = std::move(stop);
        const at::Tensor input = networkInput(pictures, m_preprocessing, m_device.device, m_device.compute);
        return toLogits(m_compute.forward(input, pass), network().classes);
    });
}

NamedArrays TorchModel::weights() const {
    return guarded(0, [&] { return stateArrays(m_weights); });
}

}  // namespace studio::engine
