// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The network as data. The nine Inception rows below are the only place that knows the channels: the engine's
/// modules, the diagram, the counts and the tests are read from them. Source: Szegedy et al. 2014, table 1.
namespace studio {

/// Which published GoogLeNet. The differences are those of reference/googlenet.md's comparison table.
enum class Variant { Course, Paper, Torchvision };
std::string_view variantName(Variant variant);  ///< "course", "paper", "torchvision"
std::optional<Variant> variantFromName(std::string_view name);

/// Everything that decides the network's shape.
struct NetworkSpec {
    Variant variant = Variant::Torchvision;
    int classes = 1000;       ///< >= 1
    int inputSize = 224;      ///< side of the square input in pixels, >= 96
    bool aux = true;          ///< the two auxiliary heads
    double dropout = 0.2;     ///< before the main classifier, 0..1
    double auxDropout = 0.7;  ///< in the auxiliary heads, 0..1

    bool operator==(const NetworkSpec&) const = default;
};
/// The variant's own dropouts: course 0.4 / 0.5, paper 0.4 / 0.7, torchvision 0.2 / 0.7.
NetworkSpec defaultSpec(Variant variant, int classes, int inputSize = 224, bool aux = true);
bool hasBatchNorm(Variant variant);
bool hasLrn(Variant variant);
/// Kernel of the third branch's second convolution: 5, or 3 in torchvision (pytorch/vision#906, kept for its weights).
int thirdBranchKernel(Variant variant);
inline constexpr double kBatchNormEpsilon = 0.001;
inline constexpr int kMinInputSize = 96;

/// One Inception module. Output channels = c1 + c3 + c5 + pool, concatenated in this order.
struct InceptionRow {
    std::string_view name;  ///< "3a"
    int in, c1, c3Reduce, c3, c5Reduce, c5, pool;
    constexpr int out() const { return c1 + c3 + c5 + pool; }
};
inline constexpr std::array<InceptionRow, 9> kInceptionRows{{
    {"3a", 192, 64, 96, 128, 16, 32, 32},
    {"3b", 256, 128, 128, 192, 32, 96, 64},
    {"4a", 480, 192, 96, 208, 16, 48, 64},
    {"4b", 512, 160, 112, 224, 24, 64, 64},
    {"4c", 512, 128, 128, 256, 24, 64, 64},
    {"4d", 512, 112, 144, 288, 32, 64, 64},
    {"4e", 528, 256, 160, 320, 32, 128, 128},
    {"5a", 832, 256, 160, 320, 32, 128, 128},
    {"5b", 832, 384, 192, 384, 48, 128, 128},
}};

enum class LayerType { Convolution, MaxPool, AveragePool, AdaptiveAveragePool, Lrn, FullyConnected };

/// One row of the layer table. Sizes are height = width.
struct Layer {
    std::string name;    ///< the field's: "3a/3x3r", "aux1/fc1"
    std::string key;     ///< prefix in files: "inception3a.branch2.0", "aux1.fc1"; empty for layers without parameters
    std::string module;  ///< "conv1", "conv2", "3a", "aux1", "fc"; what the module table sums over
    LayerType type = LayerType::Convolution;
    int inChannels = 0, outChannels = 0;
    int kernel = 1, stride = 1, padding = 0;
    bool ceilMode = false;
    int inSize = 0, outSize = 0;
    std::int64_t parameters = 0;  ///< trainable, batch norm's scale and shift included
    std::int64_t macs = 0;        ///< multiply-accumulates for one picture
    /// Side of its receptive field: the square of input pixels that one output value can depend on, padding included,
    /// so that it may be larger than the picture. Araujo, Norris and Sim, "Computing Receptive Fields of Convolutional
    /// Neural Networks" (Distill, 2019).
    int receptiveField = 1;
};

/// out = floor_or_ceil((in - kernel + 2 padding) / stride) + 1, PyTorch's rule that a ceil window starts inside the
/// input.
int outputSize(int in, int kernel, int stride, int padding, bool ceilMode);

/// The layers in reference/googlenet.md's order (aux heads stand after the module they tap). Throws SettingRange for a
/// spec outside its ranges.
std::vector<Layer> networkLayers(const NetworkSpec& spec);

/// The largest of a module's branches; 0: no layer is of that module.
int receptiveFieldOf(std::span<const Layer> layers, std::string_view module);

struct NetworkTotals {
    std::int64_t parameters = 0;
    std::int64_t macs = 0;
};
NetworkTotals networkTotals(const NetworkSpec& spec);

/// A parameter or buffer as it stands in a state dict, in torchvision's order (aux1, aux2 after 5b, fc last).
struct StateEntry {
    std::string name;                 ///< "conv1.conv.weight"
    std::vector<std::int64_t> shape;  ///< empty for num_batches_tracked
    bool trainable = true;            ///< false: batch norm's running_mean, running_var, num_batches_tracked
};
std::vector<StateEntry> stateEntries(const NetworkSpec& spec);

/// Modules of the body that `freeze` may name, in the order of the pass: "conv1", "conv2", "3a", .., "5b".
std::span<const std::string_view> bodyModules();
/// The body's module a parameter or buffer belongs to; empty for the heads ("aux1", "aux2", "fc").
std::string_view bodyModuleOf(std::string_view stateName);
/// Whether it lies in `last` or before it. False for an empty `last` and for the heads.
bool isUpTo(std::string_view stateName, std::string_view last);

}  // namespace studio
