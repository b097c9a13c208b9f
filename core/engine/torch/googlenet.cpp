// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/torch/googlenet.h"

#include "core/base/error.h"
#include "core/engine/torch/channels_last.h"

#include <algorithm>

namespace studio::engine {
namespace {

plain::Window windowOf(const Layer& layer) {
    return {layer.kernel, layer.stride, layer.padding};
}

at::Tensor maxPool(const at::Tensor& x, const Layer& layer) {
    return engine::maxPool(x, windowOf(layer));
}

/// 3a and 3b, before pool3.
constexpr int kEarlyModules = 2;
/// Pictures that go through the early part together. What stands between two of its layers is then a quarter of a batch
/// of 32: 13 MB instead of 51 between conv1 and pool1.
constexpr std::int64_t kGroup = 8;

/// Inverted dropout with a generator of our own, so that the draws do not depend on what other threads draw.
at::Tensor dropout(const at::Tensor& x, double p, const Pass& pass) {
    if (!pass.training || p <= 0) return x;
    if (p >= 1) return x * 0;
    at::Tensor mask = at::empty_like(x);
    mask.bernoulli_(1 - p, pass.dropout).div_(1 - p);
    return x * mask;
}

}  // namespace

class Table {
public:
    explicit Table(const NetworkSpec& spec) : m_layers(networkLayers(spec)), m_batchNorm(hasBatchNorm(spec.variant)) {}
    const Layer& at(const std::string& name) const {
        const auto found =
            std::find_if(m_layers.begin(), m_layers.end(), [&](const Layer& l) { return l.name == name; });
        if (found == m_layers.end()) throw Error(ErrorCode::Internal, {"the network has no layer " + name});
        return *found;
    }
    ConvBlock conv(Registry& registry, const std::string& name) const { return {registry, at(name), m_batchNorm}; }

private:
    std::vector<Layer> m_layers;
    bool m_batchNorm;
};

void Pass::checkStop() const {
    if (stop.stop_requested()) throw Error(ErrorCode::Cancelled);
}

void Pass::watchBackward(const at::Tensor& output) const {
    if (!stop.stop_possible() || !output.requires_grad()) return;
    output.register_hook([token = stop](const at::Tensor&) {
        if (token.stop_requested()) throw Error(ErrorCode::Cancelled);
    });
}

at::Tensor Registry::parameter(const std::string& name, at::IntArrayRef shape) {
    at::Tensor tensor = at::empty(shape);
    if (shape.size() == 4) tensor = tensor.contiguous(at::MemoryFormat::ChannelsLast);
    m_entries.push_back({name, tensor, true});
    return tensor;
}

at::Tensor Registry::buffer(const std::string& name, at::Tensor value) {
    m_entries.push_back({name, value, false});
    return value;
}

ConvBlock::ConvBlock(Registry& registry, const Layer& layer, bool batchNorm) {
    const std::int64_t out = layer.outChannels;
    m_tensors.stride = layer.stride;
    m_tensors.padding = layer.padding;
    m_tensors.weight =
        registry.parameter(layer.key + ".conv.weight", {out, layer.inChannels, layer.kernel, layer.kernel});
    if (!batchNorm) {
        m_tensors.affine.bias = registry.parameter(layer.key + ".conv.bias", {out});
        return;
    }
    BatchNormTensors& norm = m_tensors.affine.norm;
    norm.scale = registry.parameter(layer.key + ".bn.weight", {out});
    norm.shift = registry.parameter(layer.key + ".bn.bias", {out});
    norm.runningMean = registry.buffer(layer.key + ".bn.running_mean", at::zeros({out}));
    norm.runningVar = registry.buffer(layer.key + ".bn.running_var", at::ones({out}));
    registry.buffer(layer.key + ".bn.num_batches_tracked", at::zeros({}, at::kLong));
}

at::Tensor ConvBlock::forward(const at::Tensor& x, const Pass& pass) const {
    return convolution(x, m_tensors, pass.training);
}

at::Tensor ConvBlock::forwardAndPool(const at::Tensor& x, const Layer& pool, const Pass& pass) const {
    return convolutionAndMaxPool(x, m_tensors, pass.training, windowOf(pool));
}

void ConvBlock::settle() {
    m_tensors.packed = std::make_shared<plain::PackedWeights>();
}

FullyConnected::FullyConnected(Registry& registry, const Layer& layer)
    : m_weight(registry.parameter(layer.key + ".weight", {layer.outChannels, layer.inChannels})),
      m_bias(registry.parameter(layer.key + ".bias", {layer.outChannels})) {}

at::Tensor FullyConnected::forward(const at::Tensor& x, at::ScalarType compute) const {
    return at::linear(x.to(compute), m_weight.to(compute), m_bias.to(compute));
}

Inception::Inception(Registry& registry, const Table& table, const std::string& module) {
    // In the order of the state dict.
    const auto add = [&](InceptionTensors::Part part, const char* name) {
        m_names[part] = module + name;
        m_tensors.parts[part] = table.conv(registry, m_names[part]).tensors();
    };
    add(InceptionTensors::k1x1, "/1x1");
    add(InceptionTensors::k3x3Reduce, "/3x3r");
    add(InceptionTensors::k3x3, "/3x3");
    add(InceptionTensors::k5x5Reduce, "/5x5r");
    add(InceptionTensors::k5x5, "/5x5");
    add(InceptionTensors::kPoolProjection, "/pool_proj");
}

at::Tensor Inception::forward(const at::Tensor& x, const Pass& pass) const {
    pass.checkStop();
    if (const auto name = std::ranges::find(m_names, pass.inside); name != m_names.end())
        pass.tell(*name, inceptionPart(x, m_tensors, static_cast<InceptionTensors::Part>(name - m_names.begin()),
                                       pass.training));
    at::Tensor y = inception(x, m_tensors, pass.training);
    pass.watchBackward(y);
    return y;
}

AuxHead::AuxHead(Registry& registry, const Table& table, const std::string& module, const NetworkSpec& spec)
    : m_pool(table.at(module + "/avgpool")),
      m_convName(module + "/conv"),
      m_dropout(spec.auxDropout),
      m_dropoutBeforeFc1(spec.variant == Variant::Course),
      m_conv(table.conv(registry, m_convName)),
      m_fc1(registry, table.at(module + "/fc1")),
      m_fc2(registry, table.at(module + "/fc2")) {}

at::Tensor AuxHead::pool(const at::Tensor& x) const {
    return averagePool(x, m_pool.type == LayerType::AveragePool ? m_pool.kernel : 0, m_pool.stride, m_pool.outSize);
}

at::Tensor AuxHead::forward(const at::Tensor& x, const Pass& pass) const {
    pass.checkStop();
    // N x 512 x 14 x 14 (aux2: 528)
    at::Tensor y = pool(x);
    pass.tell(m_pool.name, y);
    y = m_conv.forward(y, pass);
    pass.tell(m_convName, y);
    // N x 128 x 4 x 4; flattened channel by channel whatever the memory format, as fc1's columns are
    y = y.flatten(1);
    // N x 2048
    if (m_dropoutBeforeFc1) y = dropout(y, m_dropout, pass);
    y = m_fc1.forward(y, pass.compute).relu_();
    // N x 1024
    y = dropout(y, m_dropout, pass);
    return m_fc2.forward(y, pass.master);
}

struct Network::Parts {
    Parts(Registry& registry, const Table& table, const NetworkSpec& spec)
        : conv1(table.conv(registry, "conv1")),
          conv2(table.conv(registry, "conv2/reduce")),
          conv3(table.conv(registry, "conv2/3x3")),
          pool1(table.at("pool1")),
          pool2(table.at("pool2")),
          pool3(table.at("pool3")),
          pool4(table.at("pool4")) {
        for (const InceptionRow& row : kInceptionRows) inception.emplace_back(registry, table, std::string(row.name));
        if (spec.aux) aux1.emplace(registry, table, "aux1", spec);
        if (spec.aux) aux2.emplace(registry, table, "aux2", spec);
        fc.emplace(registry, table.at("fc"));
    }

    ConvBlock conv1, conv2, conv3;
    Layer pool1, pool2, pool3, pool4;
    std::vector<Inception> inception;  ///< in kInceptionRows' order
    std::optional<AuxHead> aux1, aux2;
    std::optional<FullyConnected> fc;
};

Network::Network(const NetworkSpec& spec) : m_spec(spec) {
    m_parts = std::make_shared<Parts>(m_registry, Table(spec), spec);
    gatherStatistics();
}

void Network::gatherStatistics() {
    std::vector<at::Tensor> parts;
    for (const Registry::Entry& entry : state())
        if (!entry.trainable && entry.tensor.dim() == 1) parts.push_back(entry.tensor);
    if (parts.empty()) return;
    m_statistics = at::cat(parts);
    std::int64_t start = 0;
    for (at::Tensor& part : parts) {
        const std::int64_t length = part.numel();
        part.set_data(m_statistics.narrow(0, start, length));
        start += length;
    }
}

void Network::moveTo(at::Device device, at::ScalarType type) {
    for (const Registry::Entry& entry : state()) {
        at::Tensor tensor = entry.tensor;
        tensor.set_data(tensor.to(device, tensor.is_floating_point() ? type : tensor.scalar_type()));
    }
    gatherStatistics();
    for (Inception& module : m_parts->inception) module.gather();
}

void Network::settle() {
    for (ConvBlock* block : {&m_parts->conv1, &m_parts->conv2, &m_parts->conv3}) block->settle();
    for (Inception& module : m_parts->inception) module.settle();
    for (std::optional<AuxHead>* head : {&m_parts->aux1, &m_parts->aux2})
        if (*head) (*head)->settle();
}

/// A pass, and what it is for modules that stay as they are.
struct Network::Passes {
    explicit Passes(const Pass& pass) : learning(pass), still(pass) { still.training = false; }
    const Pass& of(int module) const { return module < learning.frozen ? still : learning; }

    const Pass& learning;
    Pass still;
};

/// From the pictures to pool3, where the maps are large: N x 480 x 14 x 14.
at::Tensor Network::early(at::Tensor x, const Passes& passes) const {
    const Parts& net = *m_parts;
    const Pass& pass = passes.learning;
    const bool lrn = hasLrn(m_spec.variant);
    /// A convolution and the pool after it: one step, unless LRN stands between or someone wants to see what does.
    const auto throughPool = [&](const ConvBlock& conv, const Layer& pool, const Pass& of, std::string_view name,
                                 bool normalised) {
        if (!pass.watch && !normalised) return conv.forwardAndPool(x, pool, of);
        at::Tensor y = conv.forward(x, of);
        pass.tell(name, y);
        if (normalised) pass.tell("lrn2", y = localResponseNorm(y));
        pass.tell(pool.name, y = maxPool(y, pool));
        return y;
    };
    x = throughPool(net.conv1, net.pool1, passes.of(0), "conv1", false);  // N x 64 x 112 x 112 between
    pass.watchBackward(x);
    if (lrn) pass.tell("lrn1", x = localResponseNorm(x));
    // N x 64 x 56 x 56
    pass.tell("conv2/reduce", x = net.conv2.forward(x, passes.of(1)));
    pass.checkStop();
    x = throughPool(net.conv3, net.pool2, passes.of(1), "conv2/3x3", lrn);  // N x 192 x 56 x 56 between
    pass.watchBackward(x);
    // N x 192 x 28 x 28
    for (int i = 0; i < kEarlyModules; ++i) x = throughPoolAfter(i, throughModule(i, x, passes), pass);
    return x;
}

at::Tensor Network::earlyInGroups(const at::Tensor& x, const Passes& passes) const {
    const Pass& pass = passes.learning;
    const bool together = pass.training && hasBatchNorm(m_spec.variant);  // its statistics are of the whole batch
    if (together || pass.watch || !x.is_cpu() || x.size(0) <= kGroup) return early(x, passes);
    std::vector<at::Tensor> groups;
    for (const at::Tensor& group : x.split(kGroup)) groups.push_back(early(group, passes));
    return channelsLast(at::cat(groups));
}

at::Tensor Network::throughModule(int i, const at::Tensor& x, const Passes& passes) const {
    at::Tensor y = m_parts->inception[static_cast<std::size_t>(i)].forward(x, passes.of(i + 2));
    passes.learning.tell(kInceptionRows[static_cast<std::size_t>(i)].name, y);
    return y;
}

at::Tensor Network::throughPoolAfter(int i, const at::Tensor& x, const Pass& pass) const {
    const std::string_view name = kInceptionRows[static_cast<std::size_t>(i)].name;
    const Layer* pool = name == "3b" ? &m_parts->pool3 : name == "4e" ? &m_parts->pool4 : nullptr;
    if (!pool) return x;
    at::Tensor y = maxPool(x, *pool);
    pass.tell(pool->name, y);
    return y;
}

at::Tensor Network::averaged(at::Tensor x, const Pass& pass) {
    pass.tell("avgpool", x = x.mean({2, 3}, /*keepdim=*/false, pass.master));
    return x;  // N x 1024
}

at::Tensor Network::mainHead(const at::Tensor& x, const Pass& pass) const {
    at::Tensor logits = m_parts->fc->forward(dropout(x, m_spec.dropout, pass), pass.master);
    pass.tell("fc", logits);
    return logits;
}

at::Tensor Network::logitsAfter(int module, at::Tensor x, const Pass& pass) const {
    const Passes passes(pass);
    x = throughPoolAfter(module, x, pass);
    for (int i = module + 1; i < std::ssize(kInceptionRows); ++i)
        x = throughPoolAfter(i, throughModule(i, x, passes), pass);
    return mainHead(averaged(std::move(x), pass), pass);
}

Heads Network::forward(at::Tensor x, const Pass& pass) const {
    const Parts& net = *m_parts;
    const Passes passes(pass);
    Heads heads;
    pass.checkStop();
    x = earlyInGroups(x, passes);
    for (int i = kEarlyModules; i < std::ssize(kInceptionRows); ++i) {
        const std::string_view name = kInceptionRows[static_cast<std::size_t>(i)].name;
        x = throughModule(i, x, passes);
        if (name == "4a" && net.aux1) pass.tell("aux1", heads.aux1 = net.aux1->forward(x, pass));
        if (name == "4d" && net.aux2) pass.tell("aux2", heads.aux2 = net.aux2->forward(x, pass));
        x = throughPoolAfter(i, x, pass);  // pool4's: N x 832 x 7 x 7
    }
    // N x 1024 x 7 x 7
    if (!pass.training) heads.places = x;
    x = averaged(std::move(x), pass);
    if (!pass.training) heads.pooled = x;
    heads.main = mainHead(x, pass);
    return heads;
}

at::Tensor Network::outputOf(std::string_view layer, at::Tensor x, Pass pass) const {
    const bool module = std::ranges::find(kInceptionRows, layer, &InceptionRow::name) != kInceptionRows.end();
    if (!module && Table(m_spec).at(std::string(layer)).type == LayerType::FullyConnected)
        throw Error(ErrorCode::Internal, {"the layer " + std::string(layer) + " gives no maps"});
    struct Found {
        at::Tensor output;
    };
    pass.inside = layer;
    pass.watch = [layer](std::string_view name, const at::Tensor& output) {
        if (name == layer) throw Found{output};
    };
    try {
        forward(std::move(x), pass);
    } catch (const Found& found) {
        return found.output;
    }
    throw Error(ErrorCode::Internal, {"the pass tells nothing of the layer " + std::string(layer)});
}

}  // namespace studio::engine
