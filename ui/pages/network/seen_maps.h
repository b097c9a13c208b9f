// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/picture.h"
#include "core/evaluation/channel_figures.h"
#include "ui/text/network_parts.h"

#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

/// What a layer or module gives of one picture, ready to be shown. Plain values, made on any thread.
namespace studio::ui {

/// The layer or module whose maps are shown for a part: a module of several layers shows its last ones. Empty: the part
/// gives no maps, or is the whole network.
std::string seenLayerOf(const NetworkParts& parts, const std::string& part);

/// Whether a network has it: an auxiliary head or a normalisation may be missing.
bool hasSeenLayer(const NetworkSpec& network, const std::string& layer);

/// A branch of a module, or the one layer there is.
struct SeenGroup {
    Layer layer;
    int first = 0;  ///< its first channel in the tensor
    int count = 0;
    int silent = 0;
    double maximum = 0;         ///< of all its channels that are finite
    std::vector<int> channels;  ///< numbers in the tensor, the strongest first
};

/// A convolution on the picture itself: what each filter weighs of red, green and blue.
struct ColourFilters {
    int count = 0;
    int side = 0;
    double largest = 0;         ///< absolute value of all
    std::vector<float> values;  ///< count x 3 x side x side, red first, whatever the network's order
};

struct SeenMaps {
    Activations maps;
    std::vector<ChannelFigures> figures;  ///< of each channel
    std::vector<SeenGroup> groups;        ///< in the order of the tensor
    std::optional<ColourFilters> filters;

    std::span<const float> map(int channel) const;
    const SeenGroup* groupOf(int channel) const;  ///< null: there is no such channel
};

/// `layer` is one of seenLayerOf() that the model's network has. Throws studio::Error.
SeenMaps seenMaps(const Model& model, const Picture& picture, const std::string& layer, std::stop_token stop = {});

/// The colour in which a layer's maps are drawn: its branch's, its head's, else that of text.
Token seenToken(const Layer& layer);

}  // namespace studio::ui
