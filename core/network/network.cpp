// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/network.h"

#include "core/base/error.h"

#include <algorithm>
#include <utility>

namespace studio {
namespace {

constexpr std::array<std::pair<Variant, std::string_view>, 3> kVariantNames{
    {{Variant::Course, "course"}, {Variant::Paper, "paper"}, {Variant::Torchvision, "torchvision"}}};

constexpr int kAuxPooledSide = 4;
constexpr int kAuxChannels = 128;
constexpr int kAuxHidden = 1024;
constexpr int kBranchPool = 3;  ///< side of the max pool in a module's fourth branch, of stride 1

void requireRange(bool good, std::string key, std::string value, std::string allowed) {
    if (!good) throw Error(ErrorCode::SettingRange, {std::move(key), std::move(value), std::move(allowed)});
}

void check(const NetworkSpec& spec) {
    requireRange(spec.classes >= 1, "classes", std::to_string(spec.classes), "1 or more");
    requireRange(spec.inputSize >= kMinInputSize, "input_size", std::to_string(spec.inputSize),
                 std::to_string(kMinInputSize) + " or more");
}

/// PyTorch's: window i of `out` goes from floor(i in / out) to ceil((i + 1) in / out).
int largestAdaptiveWindow(int in, int out) {
    int largest = 0;
    for (int i = 0; i < out; ++i) largest = std::max(largest, ((i + 1) * in + out - 1) / out - i * in / out);
    return largest;
}

/// What a layer reads. One of its values depends on `field` x `field` pixels of the input, its neighbour on those
/// `jump` pixels further.
struct RunningTensor {
    int channels = 3, side = 0;
    int field = 1, jump = 1;

    /// What a kernel x kernel window of it depends on.
    int fieldOf(int kernel) const { return field + (kernel - 1) * jump; }
};

/// Appends layers while it keeps track of the running tensor (channels x side x side).
class TableWriter {
public:
    TableWriter(const NetworkSpec& spec, std::vector<Layer>& table) : m_spec(spec), m_table(table) {}

    const RunningTensor& tensor() const { return m_tensor; }
    void setTensor(const RunningTensor& tensor) { m_tensor = tensor; }
    /// What is read next has been seen through windows that the table has no row for.
    void seeThrough(int kernel) { m_tensor.field = m_tensor.fieldOf(kernel); }

    void convolution(std::string module, std::string name, std::string key, int out, int kernel, int stride = 1) {
        Layer layer =
            start(std::move(module), std::move(name), LayerType::Convolution, kernel, stride, kernel / 2, false);
        layer.key = std::move(key);
        const std::int64_t weights = std::int64_t{out} * m_tensor.channels * kernel * kernel;
        layer.outChannels = out;
        // bias, or batch norm's scale and shift
        layer.parameters = weights + (hasBatchNorm(m_spec.variant) ? 2 : 1) * std::int64_t{out};
        layer.macs = weights * layer.outSize * layer.outSize;
        finish(std::move(layer));
    }

    void maxPool(std::string name, int kernel, int stride, int padding) {
        finish(start(name, name, LayerType::MaxPool, kernel, stride, padding, true));
    }

    /// Its window goes across channels.
    void lrn(std::string name) {
        Layer layer = start(name, name, LayerType::Lrn, 5, 1, 2, false);
        layer.receptiveField = m_tensor.field;
        finish(std::move(layer));
    }

    void averagePool(std::string module, std::string name, int kernel, int stride) {
        finish(start(std::move(module), std::move(name), LayerType::AveragePool, kernel, stride, 0, false));
    }

    void adaptivePool(std::string module, std::string name, int out) {
        Layer layer = start(std::move(module), std::move(name), LayerType::AdaptiveAveragePool, 1, 1, 0, false);
        layer.kernel = layer.stride = 0;
        layer.outSize = out;
        layer.receptiveField = m_tensor.fieldOf(largestAdaptiveWindow(m_tensor.side, out));
        finish(std::move(layer));
    }

    void fullyConnected(std::string module, std::string name, std::string key, int in, int out) {
        Layer layer;
        layer.name = std::move(name);
        layer.key = std::move(key);
        layer.module = std::move(module);
        layer.type = LayerType::FullyConnected;
        layer.inChannels = in;
        layer.outChannels = out;
        layer.inSize = layer.outSize = 1;
        layer.receptiveField = m_tensor.field;
        layer.macs = std::int64_t{in} * out;
        layer.parameters = layer.macs + out;
        finish(std::move(layer));
    }

private:
    Layer start(std::string module, std::string name, LayerType type, int kernel, int stride, int padding,
                bool ceilMode) const {
        Layer layer;
        layer.name = std::move(name);
        layer.module = std::move(module);
        layer.type = type;
        layer.inChannels = layer.outChannels = m_tensor.channels;
        layer.kernel = kernel;
        layer.stride = stride;
        layer.padding = padding;
        layer.ceilMode = ceilMode;
        layer.inSize = m_tensor.side;
        layer.outSize = outputSize(m_tensor.side, kernel, stride, padding, ceilMode);
        layer.receptiveField = m_tensor.fieldOf(kernel);
        return layer;
    }

    void finish(Layer layer) {
        // An adaptive pool's windows have no stride: nothing after one has a kernel.
        const int jump = m_tensor.jump * std::max(layer.stride, 1);
        m_tensor = {layer.outChannels, layer.outSize, layer.receptiveField, jump};
        m_table.push_back(std::move(layer));
    }

    const NetworkSpec& m_spec;
    std::vector<Layer>& m_table;
    RunningTensor m_tensor;
};

void addInception(TableWriter& w, const NetworkSpec& spec, const InceptionRow& row) {
    const std::string module(row.name);
    const std::string key = "inception" + module;
    const RunningTensor input = w.tensor();
    RunningTensor output = input;
    output.channels = row.out();
    const auto endBranch = [&] {
        output.field = std::max(output.field, w.tensor().field);
        w.setTensor(input);
    };
    w.convolution(module, module + "/1x1", key + ".branch1", row.c1, 1);
    endBranch();
    w.convolution(module, module + "/3x3r", key + ".branch2.0", row.c3Reduce, 1);
    w.convolution(module, module + "/3x3", key + ".branch2.1", row.c3, 3);
    endBranch();
    w.convolution(module, module + "/5x5r", key + ".branch3.0", row.c5Reduce, 1);
    w.convolution(module, module + "/5x5", key + ".branch3.1", row.c5, thirdBranchKernel(spec.variant));
    endBranch();
    w.seeThrough(kBranchPool);
    w.convolution(module, module + "/pool_proj", key + ".branch4.1", row.pool, 1);
    endBranch();
    w.setTensor(output);
}

void addAux(TableWriter& w, const NetworkSpec& spec, const std::string& name) {
    const RunningTensor input = w.tensor();
    const int side = input.side;
    // 5x5/3 as published where it gives 4x4 (input 224), adaptive elsewhere: fc1's 2048 inputs need 4x4. torchvision's
    // is adaptive at any size, which is not the same at 224 (windows of 4 rows, not 5).
    if (spec.variant != Variant::Torchvision && outputSize(side, 5, 3, 0, false) == kAuxPooledSide) {
        w.averagePool(name, name + "/avgpool", 5, 3);
    } else {
        w.adaptivePool(name, name + "/avgpool", kAuxPooledSide);
    }
    w.convolution(name, name + "/conv", name + ".conv", kAuxChannels, 1);
    // fc1 reads all of what the head is given, however it was pooled.
    RunningTensor all = w.tensor();
    all.field = input.fieldOf(side);
    w.setTensor(all);
    w.fullyConnected(name, name + "/fc1", name + ".fc1", kAuxChannels * kAuxPooledSide * kAuxPooledSide, kAuxHidden);
    w.fullyConnected(name, name + "/fc2", name + ".fc2", kAuxHidden, spec.classes);
    w.setTensor(input);
}

void addStem(TableWriter& w, const NetworkSpec& spec) {
    w.convolution("conv1", "conv1", "conv1", 64, 7, 2);
    w.maxPool("pool1", 3, 2, 0);
    if (hasLrn(spec.variant)) w.lrn("lrn1");
    w.convolution("conv2", "conv2/reduce", "conv2", 64, 1);
    w.convolution("conv2", "conv2/3x3", "conv3", 192, 3);
    if (hasLrn(spec.variant)) w.lrn("lrn2");
    w.maxPool("pool2", 3, 2, 0);
}

void addConvolutionEntries(std::vector<StateEntry>& entries, const Layer& layer, bool batchNorm) {
    const std::int64_t out = layer.outChannels;
    entries.push_back({layer.key + ".conv.weight", {out, layer.inChannels, layer.kernel, layer.kernel}, true});
    if (!batchNorm) {
        entries.push_back({layer.key + ".conv.bias", {out}, true});
        return;
    }
    entries.push_back({layer.key + ".bn.weight", {out}, true});
    entries.push_back({layer.key + ".bn.bias", {out}, true});
    entries.push_back({layer.key + ".bn.running_mean", {out}, false});
    entries.push_back({layer.key + ".bn.running_var", {out}, false});
    entries.push_back({layer.key + ".bn.num_batches_tracked", {}, false});
}

void addEntries(std::vector<StateEntry>& entries, const Layer& layer, bool batchNorm) {
    if (layer.type == LayerType::Convolution) addConvolutionEntries(entries, layer, batchNorm);
    if (layer.type != LayerType::FullyConnected) return;
    entries.push_back({layer.key + ".weight", {layer.outChannels, layer.inChannels}, true});
    entries.push_back({layer.key + ".bias", {layer.outChannels}, true});
}

bool isAux(const Layer& layer) {
    return layer.module.starts_with("aux");
}

}  // namespace

std::string_view variantName(Variant variant) {
    for (const auto& [value, name] : kVariantNames)
        if (value == variant) return name;
    return {};
}

std::optional<Variant> variantFromName(std::string_view wanted) {
    for (const auto& [value, name] : kVariantNames)
        if (name == wanted) return value;
    return std::nullopt;
}

NetworkSpec defaultSpec(Variant variant, int classes, int inputSize, bool aux) {
    NetworkSpec spec;
    spec.variant = variant;
    spec.classes = classes;
    spec.inputSize = inputSize;
    spec.aux = aux;
    spec.dropout = variant == Variant::Torchvision ? 0.2 : 0.4;
    spec.auxDropout = variant == Variant::Course ? 0.5 : 0.7;
    return spec;
}

bool hasBatchNorm(Variant variant) {
    return variant == Variant::Torchvision;
}
bool hasLrn(Variant variant) {
    return variant == Variant::Paper;
}
int thirdBranchKernel(Variant variant) {
    return variant == Variant::Torchvision ? 3 : 5;
}

int outputSize(int in, int kernel, int stride, int padding, bool ceilMode) {
    const int span = in - kernel + 2 * padding;
    int out = (ceilMode ? span + stride - 1 : span) / stride + 1;
    if (ceilMode && (out - 1) * stride >= in + padding) --out;
    return out;
}

std::vector<Layer> networkLayers(const NetworkSpec& spec) {
    check(spec);
    std::vector<Layer> table;
    TableWriter w(spec, table);
    w.setTensor({.channels = 3, .side = spec.inputSize});
    addStem(w, spec);
    for (const InceptionRow& row : kInceptionRows) {
        addInception(w, spec, row);
        if (row.name == "3b") w.maxPool("pool3", 3, 2, 0);
        if (row.name == "4a" && spec.aux) addAux(w, spec, "aux1");
        if (row.name == "4d" && spec.aux) addAux(w, spec, "aux2");
        const int pool4 = spec.variant == Variant::Torchvision ? 2 : 3;
        if (row.name == "4e") w.maxPool("pool4", pool4, 2, 0);
    }
    // 7x7 at input 224; any size ends in 1x1
    w.averagePool("avgpool", "avgpool", w.tensor().side, 1);
    w.fullyConnected("fc", "fc", "fc", w.tensor().channels, spec.classes);
    return table;
}

int receptiveFieldOf(std::span<const Layer> layers, std::string_view module) {
    int largest = 0;
    for (const Layer& layer : layers)
        if (layer.module == module) largest = std::max(largest, layer.receptiveField);
    return largest;
}

NetworkTotals networkTotals(const NetworkSpec& spec) {
    NetworkTotals totals;
    for (const Layer& layer : networkLayers(spec)) {
        totals.parameters += layer.parameters;
        totals.macs += layer.macs;
    }
    return totals;
}

std::span<const std::string_view> bodyModules() {
    static const std::vector<std::string_view> modules = [] {
        std::vector<std::string_view> names{"conv1", "conv2"};
        for (const InceptionRow& row : kInceptionRows) names.push_back(row.name);
        return names;
    }();
    return modules;
}

std::string_view bodyModuleOf(std::string_view stateName) {
    constexpr std::string_view kInception = "inception";
    const std::string_view block = stateName.substr(0, stateName.find('.'));
    if (block == "conv1") return "conv1";
    if (block == "conv2" || block == "conv3") return "conv2";  // reduce and 3x3
    return block.starts_with(kInception) ? block.substr(kInception.size()) : std::string_view();
}

bool isUpTo(std::string_view stateName, std::string_view last) {
    const auto placeOf = [](std::string_view module) { return std::ranges::find(bodyModules(), module); };
    const auto place = placeOf(bodyModuleOf(stateName)), end = placeOf(last);
    return end != bodyModules().end() && place <= end;
}

std::vector<StateEntry> stateEntries(const NetworkSpec& spec) {
    const bool batchNorm = hasBatchNorm(spec.variant);
    const std::vector<Layer> table = networkLayers(spec);
    std::vector<StateEntry> entries;
    for (const Layer& layer : table)
        if (!isAux(layer) && layer.module != "fc") addEntries(entries, layer, batchNorm);
    for (const Layer& layer : table)
        if (isAux(layer)) addEntries(entries, layer, batchNorm);
    addEntries(entries, table.back(), batchNorm);
    return entries;
}

}  // namespace studio
