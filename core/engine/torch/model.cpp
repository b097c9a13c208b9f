// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/torch/model.h"

#include "core/base/error.h"

#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/autograd.h>
#include <algorithm>

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

at::Tensor tensorOf(const Network& network, std::string_view name) {
    return std::ranges::find(network.state(), name, &Registry::Entry::name)->tensor;
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

Pass TorchModel::newPass(std::stop_token stop) const {
    useThreads(m_threads);
    Pass pass;
    pass.compute = m_device.compute;
    pass.master = m_device.master;
    pass.stop = std::move(stop);
    return pass;
}

at::Tensor TorchModel::inputOf(const PictureBatch& pictures) const {
    return networkInput(pictures, m_preprocessing, m_device.device, m_device.compute);
}

Heads TorchModel::ask(const PictureBatch& pictures, std::stop_token stop) const {
    const Pass pass = newPass(std::move(stop));
    return m_compute.forward(inputOf(pictures), pass);
}

HeadLogits TorchModel::predict(const PictureBatch& pictures, std::stop_token stop) const {
    requireBatchFits(pictures, network());
    return guarded(pictures.count, [&] {
        const c10::InferenceMode inference;
        return toLogits(ask(pictures, std::move(stop)), network().classes);
    });
}

ClassMap TorchModel::classMap(const PictureBatch& one, int label, std::string_view module, std::stop_token stop) const {
    requireBatchFits(one, network());
    const auto row = std::ranges::find(kInceptionRows, module, &InceptionRow::name);
    if (one.count != 1 || label < 0 || label >= network().classes || row == kInceptionRows.end())
        throw Error(ErrorCode::Internal, {"a map of class " + std::to_string(label) + " in " + std::string(module) +
                                          " was asked of " + std::to_string(one.count) + " pictures"});
    return guarded(one.count, [&] {
        if (module == kLastModule) return activationMap(one, label, std::move(stop));
        return gradCam(one, label, static_cast<int>(row - kInceptionRows.begin()), std::move(stop));
    });
}

ClassMap TorchModel::activationMap(const PictureBatch& one, int label, std::stop_token stop) const {
    const c10::InferenceMode inference;
    const Heads heads = ask(one, std::move(stop));
    const at::Tensor places = heads.places[0].to(m_device.master);  // 1024 x 7 x 7
    const auto aboveMean = [label](const at::Tensor& ofClasses) { return ofClasses[label] - ofClasses.mean(0); };
    const at::Tensor weight = aboveMean(tensorOf(m_weights, "fc.weight")).view({-1, 1, 1});
    return ClassMap{.side = static_cast<int>(places.size(2)),
                    .values = hostFloats((weight * places).sum(0)),
                    .bias = aboveMean(tensorOf(m_weights, "fc.bias")).item<double>(),
                    .logit = aboveMean(heads.main[0].to(at::kDouble)).item<double>()};
}

ClassMap TorchModel::gradCam(const PictureBatch& one, int label, int module, std::stop_token stop) const {
    Pass pass = newPass(std::move(stop));
    const auto moduleOutput = [&] {
        const c10::InferenceMode inference;
        return m_compute.outputOf(kInceptionRows[static_cast<std::size_t>(module)].name, inputOf(one), pass);
    };
    // Our own operations know no gradients in evaluation; float64 goes through LibTorch's, which do. A copy: what was
    // made in inference mode can't have a gradient.
    const at::Tensor maps = moduleOutput().to(at::kDouble, /*non_blocking=*/false, /*copy=*/true);
    pass.compute = pass.master = at::kDouble;
    const c10::AutoGradMode gradients(true);
    maps.set_requires_grad(true);
    const at::Tensor logit = m_weights.logitsAfter(module, maps, pass)[0][label];
    const at::Tensor gradient = torch::autograd::grad({logit}, {maps}).front();
    const at::Tensor alpha = gradient.mean({2, 3}, /*keepdim=*/true);
    const at::Tensor map = (alpha * maps.detach()).sum(1)[0].relu();
    return ClassMap{.side = static_cast<int>(map.size(0)), .values = hostFloats(map), .logit = logit.item<double>()};
}

Activations TorchModel::activations(const PictureBatch& one, std::string_view layer, std::stop_token stop) const {
    requireBatchFits(one, network());
    if (one.count != 1)
        throw Error(ErrorCode::Internal, {"the maps of " + std::string(layer) + " were asked of " +
                                          std::to_string(one.count) + " pictures"});
    return guarded(one.count, [&] {
        const c10::InferenceMode inference;
        Pass pass = newPass(std::move(stop));
        const at::Tensor maps = m_compute.outputOf(layer, inputOf(one), std::move(pass))[0];
        // The last average pool's, a place each, come as a row of channels.
        return Activations{.channels = static_cast<int>(maps.size(0)),
                           .side = maps.dim() == 1 ? 1 : static_cast<int>(maps.size(1)),
                           .values = hostFloats(maps)};
    });
}

Features TorchModel::features(const PictureBatch& pictures, std::stop_token stop) const {
    requireBatchFits(pictures, network());
    return guarded(pictures.count, [&] {
        const c10::InferenceMode inference;
        const at::Tensor pooled = ask(pictures, std::move(stop)).pooled;  // N x 1024
        return Features{
            .count = pictures.count, .width = static_cast<int>(pooled.size(1)), .values = hostFloats(pooled)};
    });
}

NamedArrays TorchModel::weights() const {
    return guarded(0, [&] { return stateArrays(m_weights); });
}

}  // namespace studio::engine
