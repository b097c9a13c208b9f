// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/engine/torch/googlenet.h"

#include <ATen/ATen.h>
#include <utility>

/// Between plain values and tensors, and the border where LibTorch's exceptions end.
namespace studio::engine {

/// A copy on the CPU, in the array's dtype.
at::Tensor toTensor(const Array& array);
/// A copy in row-major order; float32, float64 and int64 stay what they are.
Array toArray(const at::Tensor& tensor);

/// Names and values of the network's state.
NamedArrays stateArrays(const Network& network);
/// Copies `weights` (any dtype) into the network's tensors. Throws WeightsDoNotFit.
void loadState(const Network& network, NamedArrays weights);
/// Copies all of `from`'s tensors into `to`'s, of the same spec, with casts where the types differ.
void copyState(const Network& from, const Network& to);

/// bytes -> (byte * scale - mean) / std in channel order, N x 3 x S x S, channels last.
at::Tensor networkInput(const PictureBatch& pictures, const Preprocessing& preprocessing, at::Device device,
                        at::ScalarType compute);
/// The same of `bytes` (N x S x S x 3, uint8), where they lie.
at::Tensor networkInput(const at::Tensor& bytes, const Preprocessing& preprocessing, at::ScalarType compute);
/// Throws Internal when the batch is not a square of the network's input size.
void requireBatchFits(const PictureBatch& pictures, const NetworkSpec& network);
/// Row-major; empty where the tensor is undefined.
std::vector<float> hostFloats(const at::Tensor& tensor);
HeadLogits toLogits(const Heads& heads, int classes);

struct DeviceChoice {
    at::Device device;
    Precision precision;  ///< never Auto
    at::ScalarType compute;
    at::ScalarType master;  ///< of the weights and of what must not be rounded to `compute`
};
/// "auto", "cpu", "cuda", "cuda:N"; throws NoSuchDevice.
DeviceChoice chooseDevice(const std::string& device, Precision precision);
std::vector<std::string> deviceNames();
std::string deviceText(at::Device device);

/// What Auto means on `device`, and why in a few words.
std::pair<Precision, std::string> autoPrecision(at::Device device);

/// LibTorch's thread count belongs to the calling thread (OpenMP): call in each one before it computes.
void useThreads(int threads);

/// In a catch block: rethrows as studio::Error. `count` pictures were being worked on; 0: no batch.
[[noreturn]] void rethrowTranslated(int count);

template <class F>
auto guarded(int count, F&& work) -> decltype(work()) {
    try {
        return std::forward<F>(work)();
    } catch (...) {
        rethrowTranslated(count);
    }
}

}  // namespace studio::engine
