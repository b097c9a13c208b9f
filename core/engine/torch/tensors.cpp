// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/torch/tensors.h"

#include "core/base/error.h"
#include "core/engine/initial_weights.h"
#include "core/engine/torch/cpu.h"
#include "core/engine/torch/plain_ops.h"

#include <ATen/Parallel.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <c10/core/GradMode.h>
#include <torch/cuda.h>
#include <algorithm>
#include <cstring>
#include <new>

namespace studio::engine {
namespace {

at::ScalarType scalarType(DType type) {
    switch (type) {
        case DType::Float32:
            return at::kFloat;
        case DType::Float64:
            return at::kDouble;
        case DType::BFloat16:
            return at::kBFloat16;
        case DType::Float16:
            return at::kHalf;
        case DType::Int64:
            return at::kLong;
        case DType::Int32:
            return at::kInt;
        case DType::UInt8:
            return at::kByte;
        case DType::Bool:
            return at::kBool;
    }
    return at::kFloat;
}

std::string firstLine(std::string text) {
    text.resize(std::min(text.size(), text.find('\n')));
    return text;
}

bool speaksOfMemory(const std::string& text) {
    for (const char* words : {"out of memory", "not enough memory", "can't allocate memory", "could not allocate"})
        if (text.find(words) != std::string::npos) return true;
    return false;
}

[[noreturn]] void throwEngineError(const std::string& said, const std::string& all, int count) {
    if (count > 0 && speaksOfMemory(said)) throw Error(ErrorCode::OutOfMemory, {std::to_string(count)}, all);
    throw Error(ErrorCode::EngineFailed, {firstLine(said)}, all);
}

at::Tensor perChannel(const std::array<double, 3>& values, at::Device device) {
    // Filled where it lies: a copy from the host can't be part of a CUDA graph.
    const at::Tensor tensor = at::empty({1, 3, 1, 1}, at::TensorOptions(device).dtype(at::kDouble));
    for (std::int64_t i = 0; i < 3; ++i) tensor.select(1, i).fill_(values[static_cast<std::size_t>(i)]);
    return tensor;
}

/// float32 is float32, not TF32 with its 10 bits of mantissa; and cuDNN takes the fastest algorithm for each shape.
void useCuda() {
    at::globalContext().setAllowTF32CuDNN(false);
    at::globalContext().setBenchmarkCuDNN(true);
}

}  // namespace

at::Tensor toTensor(const Array& array) {
    at::Tensor tensor = at::empty(array.shape, scalarType(array.dtype));
    if (array.data && !array.data->empty()) std::memcpy(tensor.data_ptr(), array.data->data(), array.data->size());
    return tensor;
}

Array toArray(const at::Tensor& tensor) {
    const bool whole = tensor.scalar_type() == at::kLong;
    const bool twice = tensor.scalar_type() == at::kDouble;
    const at::ScalarType type = whole ? at::kLong : twice ? at::kDouble : at::kFloat;
    const at::Tensor host = tensor.detach().to(at::kCPU, type).contiguous();
    auto bytes = std::make_shared<std::vector<std::byte>>(host.nbytes());
    std::memcpy(bytes->data(), host.data_ptr(), bytes->size());
    return {whole ? DType::Int64 : twice ? DType::Float64 : DType::Float32, host.sizes().vec(), std::move(bytes)};
}

NamedArrays stateArrays(const Network& network) {
    NamedArrays arrays;
    for (const Registry::Entry& entry : network.state()) arrays.emplace_back(entry.name, toArray(entry.tensor));
    return arrays;
}

void loadState(const Network& network, NamedArrays weights) {
    requireWeightsFit(network.spec(), weights);
    const c10::NoGradGuard noGrad;
    for (const Registry::Entry& entry : network.state()) {
        const auto found =
            std::find_if(weights.begin(), weights.end(), [&](const auto& named) { return named.first == entry.name; });
        at::Tensor(entry.tensor).copy_(toTensor(found->second));
        found->second = {};  // room for what comes next
    }
}

void copyState(const Network& from, const Network& to) {
    const c10::NoGradGuard noGrad;
    for (std::size_t i = 0; i < from.state().size(); ++i)
        at::Tensor(to.state()[i].tensor).copy_(from.state()[i].tensor);
}

at::Tensor networkInput(const PictureBatch& pictures, const Preprocessing& preprocessing, at::Device device,
                        at::ScalarType compute) {
    const std::int64_t n = pictures.count, h = pictures.height, w = pictures.width;
    if (pictures.prepared != nullptr) {
        const at::Tensor floats = at::from_blob(const_cast<float*>(pictures.prepared), {n, 3, h, w}, at::kFloat);
        return floats.to(device, compute, /*non_blocking=*/false, /*copy=*/false, at::MemoryFormat::ChannelsLast);
    }
    const at::Tensor bytes = at::from_blob(const_cast<std::uint8_t*>(pictures.rgb), {n, h, w, 3}, at::kByte);
    return networkInput(bytes.to(device), preprocessing, compute);
}

at::Tensor networkInput(const at::Tensor& bytes, const Preprocessing& preprocessing, at::ScalarType compute) {
    const at::Device device = bytes.device();
    if (device.is_cpu() && compute != at::kDouble && preprocessing.channels == Preprocessing::Channels::Rgb) {
        const auto floats = [](const std::array<double, 3>& of) {
            return std::array{static_cast<float>(of[0]), static_cast<float>(of[1]), static_cast<float>(of[2])};
        };
        return plain::normalised(
            bytes, {static_cast<float>(preprocessing.scale), floats(preprocessing.mean), floats(preprocessing.std)},
            compute);
    }
    // Rows of NHWC bytes are the channels-last layout of N x 3 x H x W.
    at::Tensor x = bytes.permute({0, 3, 1, 2});
    if (preprocessing.channels == Preprocessing::Channels::Bgr) x = x.flip(1);
    x = x.to(compute == at::kDouble ? at::kDouble : at::kFloat).contiguous(at::MemoryFormat::ChannelsLast);
    x.mul_(preprocessing.scale)
        .sub_(perChannel(preprocessing.mean, device).to(x.scalar_type()))
        .div_(perChannel(preprocessing.std, device).to(x.scalar_type()));
    return x.to(compute);
}

void requireBatchFits(const PictureBatch& pictures, const NetworkSpec& network) {
    const int side = network.inputSize;
    const bool filled = pictures.rgb != nullptr || pictures.prepared != nullptr;
    if (filled && pictures.count >= 1 && pictures.width == side && pictures.height == side) return;
    throw Error(ErrorCode::Internal, {"a batch of " + std::to_string(pictures.count) + " pictures of " +
                                      std::to_string(pictures.width) + " x " + std::to_string(pictures.height) +
                                      " pixels was given to a network of input size " + std::to_string(side)});
}

std::vector<float> hostFloats(const at::Tensor& tensor) {
    if (!tensor.defined()) return {};
    const at::Tensor host = tensor.to(at::kCPU, at::kFloat).contiguous();
    const float* values = host.data_ptr<float>();
    return {values, values + host.numel()};
}

HeadLogits toLogits(const Heads& heads, int classes) {
    return {static_cast<int>(heads.main.size(0)), classes, hostFloats(heads.main), hostFloats(heads.aux1),
            hostFloats(heads.aux2)};
}

std::string deviceText(at::Device device) {
    return device.is_cuda() ? "cuda:" + std::to_string(device.index()) : std::string("cpu");
}

std::vector<std::string> deviceNames() {
    std::vector<std::string> names{"cpu"};
    const int cards = torch::cuda::is_available() ? static_cast<int>(torch::cuda::device_count()) : 0;
    for (int i = 0; i < cards; ++i) names.push_back("cuda:" + std::to_string(i));
    return names;
}

std::pair<Precision, std::string> autoPrecision(at::Device device) {
    if (device.is_cuda()) {
        const bool fast = at::detail::getCUDAHooks().supportsBFloat16ConvolutionWithCuDNNv8();
        return fast ? std::pair{Precision::BFloat16, std::string("this GPU computes in bfloat16")}
                    : std::pair{Precision::Float32, std::string("this GPU has no bfloat16")};
    }
    const std::string& by = thisCpu().bfloat16By;
    return by.empty() ? std::pair{Precision::Float32, std::string("this CPU has neither avx512_bf16 nor amx_bf16")}
                      : std::pair{Precision::BFloat16, "this CPU has " + by};
}

DeviceChoice chooseDevice(const std::string& wanted, Precision precision) {
    const std::vector<std::string> names = deviceNames();
    std::string name = wanted == "cuda" ? "cuda:0" : wanted;
    if (wanted == "auto") name = names.size() > 1 ? names[1] : names[0];
    if (std::find(names.begin(), names.end(), name) == names.end()) {
        std::string all;
        for (const std::string& known : names) all += (all.empty() ? "" : ", ") + known;
        throw Error(ErrorCode::NoSuchDevice, {wanted, all});
    }
    const at::Device device(name);
    if (device.is_cuda()) useCuda();
    const Precision used = precision == Precision::Auto ? autoPrecision(device).first : precision;
    const at::ScalarType master = used == Precision::Float64 ? at::kDouble : at::kFloat;
    return {device, used, used == Precision::BFloat16 ? at::kBFloat16 : master, master};
}

void useThreads(int threads) {
    thread_local int current = 0;
    if (current != threads) at::set_num_threads(threads);
    current = threads;
}

void rethrowTranslated(int count) {
    try {
        throw;
    } catch (const Error&) {
        throw;
    } catch (const c10::Error& error) {
        throwEngineError(error.what_without_backtrace(), error.what(), count);
    } catch (const std::bad_alloc& error) {
        throwEngineError("out of memory", error.what(), count);
    } catch (const std::exception& error) {
        throwEngineError(error.what(), error.what(), count);
    }
}

}  // namespace studio::engine
