// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/torch/fused_ops.h"
#include "core/network/network.h"

#include <ATen/ATen.h>
#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

/// GoogLeNet as small blocks over ATen, built from core/network's table. Blocks hold handles of tensors that the
/// Network's registry owns under torchvision's names. Shapes in comments are N x channels x height x width at input
/// 224.
namespace studio::engine {

/// What one pass through the network is.
struct Pass {
    bool training = false;
    at::ScalarType compute = at::kFloat;  ///< of convolutions and aux fc1
    at::ScalarType master = at::kFloat;   ///< of the weights, batch norm's statistics and the logits
    int frozen = 0;                       ///< the first so many of bodyModules() are as in evaluation
    at::Generator dropout;                ///< source of the masks; training only
    std::stop_token stop;
    /// Where set: told, in the order of the pass, what comes out of each layer of networkLayers() but those inside an
    /// Inception module and an auxiliary head's fully connected ones, and of the modules "3a" .. "5b", "aux1", "aux2".
    /// What it throws ends the pass.
    std::function<void(std::string_view name, const at::Tensor& output)> watch;
    /// A layer inside an Inception module ("3a/3x3r"): computed for `watch` alone, which is told of it before the
    /// module.
    std::string_view inside;

    void tell(std::string_view name, const at::Tensor& output) const {
        if (watch) watch(name, output);
    }
    /// Throws Cancelled.
    void checkStop() const;
    /// The same when the gradient of `output` arrives in the backward pass.
    void watchBackward(const at::Tensor& output) const;
};

/// The tensors of a state dict, in the order they were registered.
class Registry {
public:
    struct Entry {
        std::string name;
        at::Tensor tensor;
        bool trainable;
    };
    at::Tensor parameter(const std::string& name, at::IntArrayRef shape);
    at::Tensor buffer(const std::string& name, at::Tensor value);
    const std::vector<Entry>& entries() const { return m_entries; }

private:
    std::vector<Entry> m_entries;
};

/// Convolution and ReLU; with bias, or with batch norm between them.
class ConvBlock {
public:
    ConvBlock(Registry& registry, const Layer& layer, bool batchNorm);
    at::Tensor forward(const at::Tensor& x, const Pass& pass) const;
    /// The same through a max pool.
    at::Tensor forwardAndPool(const at::Tensor& x, const Layer& pool, const Pass& pass) const;
    const ConvTensors& tensors() const { return m_tensors; }
    void settle();

private:
    ConvTensors m_tensors;
};

class FullyConnected {
public:
    FullyConnected(Registry& registry, const Layer& layer);
    at::Tensor forward(const at::Tensor& x, at::ScalarType compute) const;

private:
    at::Tensor m_weight, m_bias;
};

/// The layer table, asked by name.
class Table;

/// 1x1; 1x1 and 3x3; 1x1 and 5x5 (or 3x3); 3x3 max pool and 1x1; concatenated in this order.
class Inception {
public:
    Inception(Registry& registry, const Table& table, const std::string& module);
    at::Tensor forward(const at::Tensor& x, const Pass& pass) const;
    void gather() { m_tensors.gather(); }
    void settle() { m_tensors.settle(); }

private:
    InceptionTensors m_tensors;
    std::array<std::string, InceptionTensors::kParts> m_names;  ///< "3a/3x3r"
};

class AuxHead {
public:
    AuxHead(Registry& registry, const Table& table, const std::string& module, const NetworkSpec& spec);
    /// Logits.
    at::Tensor forward(const at::Tensor& x, const Pass& pass) const;
    void settle() { m_conv.settle(); }

private:
    at::Tensor pool(const at::Tensor& x) const;

    Layer m_pool;
    std::string m_convName;
    double m_dropout;
    bool m_dropoutBeforeFc1;
    ConvBlock m_conv;
    FullyConnected m_fc1, m_fc2;
};

/// Logits, N x classes. aux1 and aux2 are undefined without aux heads.
struct Heads {
    at::Tensor main, aux1, aux2;
    at::Tensor places;  ///< 5b's output, of which the main head takes the mean; in evaluation only
    at::Tensor pooled;  ///< that mean, N x 1024; in evaluation only
};

class Network {
public:
    /// Float32 tensors on the CPU with undetermined content.
    explicit Network(const NetworkSpec& spec);
    /// Input: N x 3 x S x S in pass.compute, channels last.
    Heads forward(at::Tensor x, const Pass& pass) const;
    /// The main head's logits, from what the Inception module at this place of kInceptionRows gives.
    at::Tensor logitsAfter(int module, at::Tensor x, const Pass& pass) const;
    /// What `layer` gives, see Model::activations. Nothing after it is computed. Throws Internal.
    at::Tensor outputOf(std::string_view layer, at::Tensor x, Pass pass) const;

    const NetworkSpec& spec() const { return m_spec; }
    /// In stateEntries() order.
    const std::vector<Registry::Entry>& state() const { return m_registry.entries(); }
    /// All running means and variances in one tensor (the state's are views of it); undefined without batch norm.
    const at::Tensor& runningStatistics() const { return m_statistics; }
    /// `type`: of all but the counters.
    void moveTo(at::Device device, at::ScalarType type = at::kFloat);
    /// From now on no tensor of the state is written again: what forward() makes of the weights is kept.
    void settle();

private:
    struct Parts;
    struct Passes;
    void gatherStatistics();
    at::Tensor early(at::Tensor x, const Passes& passes) const;
    /// early() of a few pictures at a time, on a CPU where they do not depend on one another: it takes less memory.
    at::Tensor earlyInGroups(const at::Tensor& x, const Passes& passes) const;
    at::Tensor throughModule(int i, const at::Tensor& x, const Passes& passes) const;
    /// Through the pool that stands behind module i, if one does.
    at::Tensor throughPoolAfter(int i, const at::Tensor& x, const Pass& pass) const;
    /// From 5b's output to what the classifier is fed, N x 1024; and from that to logits.
    static at::Tensor averaged(at::Tensor x, const Pass& pass);
    at::Tensor mainHead(const at::Tensor& x, const Pass& pass) const;

    NetworkSpec m_spec;
    Registry m_registry;
    at::Tensor m_statistics;
    std::shared_ptr<Parts> m_parts;
};

}  // namespace studio::engine
