// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/network.h"

#include <string>
#include <vector>

/// The network in evaluation mode as a list of operations, each after those it reads: what an exporter writes down.
/// The layer table says what there is; here stands how it hangs together. Dropout is absent.
namespace studio {

inline constexpr const char* kNetworkInput = "input";
inline constexpr int kLrnSize = 5;  ///< caffe's: the sum over the channels is divided by their number
inline constexpr double kLrnAlpha = 1e-4, kLrnBeta = 0.75, kLrnBias = 1;

struct Operation {
    enum class Kind { Layer, Concatenation };
    Kind kind = Kind::Layer;
    std::string name;                 ///< unique: the layer's key, or "pool1", "inception3a.branch4.0", "inception3a"
    std::vector<std::string> inputs;  ///< names of operations, or kNetworkInput
    Layer layer;                      ///< of a Layer
    bool flatten = false;             ///< N x C x H x W becomes N x CHW first, channel by channel
    bool relu = false;                ///< after the layer and its batch norm
};
std::vector<Operation> networkOperations(const NetworkSpec& spec);

/// A head's logits: the operation and the name it has outside.
struct HeadOutput {
    std::string operation;  ///< "fc", "aux1.fc2"
    std::string head;       ///< "main", "aux1", "aux2"
};
std::vector<HeadOutput> headOutputs(const NetworkSpec& spec);

/// Rows of the `to` x `from` matrix that averages as PyTorch's adaptive pool does: window i reaches from
/// floor(i from / to) to ceil((i + 1) from / to), and windows overlap.
std::vector<std::vector<float>> adaptiveMeans(int from, int to);

}  // namespace studio
