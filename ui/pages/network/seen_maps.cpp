// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/network/seen_maps.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace studio::ui {
namespace {

constexpr char kFirstLayer[] = "conv1";
constexpr int kColours = 3;

/// One number for each channel is no map.
bool givesMaps(const Layer& layer) {
    return layer.type != LayerType::FullyConnected && layer.outSize > 1;
}

std::vector<SeenGroup> groupsOf(const NetworkSpec& network, const std::string& name, int channels) {
    const NetworkParts parts(network);
    std::vector<SeenGroup> groups;
    for (const BranchChannels& branch : branchesOf(name))
        groups.push_back(
            {.layer = *parts.layer(branch.layer), .first = branch.first, .count = branch.count, .channels = {}});
    if (groups.empty()) groups.push_back({.layer = *parts.layer(name), .count = channels, .channels = {}});
    return groups;
}

void fill(std::vector<SeenGroup>& groups, const std::vector<ChannelFigures>& figures) {
    const std::vector<int> order = strongestFirst(figures);
    for (SeenGroup& group : groups) {
        std::ranges::copy_if(order, std::back_inserter(group.channels), [&](int channel) {
            return channel >= group.first && channel < group.first + group.count;
        });
        for (const int channel : group.channels) {
            const ChannelFigures& of = figures[static_cast<std::size_t>(channel)];
            group.silent += of.silent ? 1 : 0;
            if (of.finite) group.maximum = std::max(group.maximum, of.maximum);
        }
    }
}

/// None where the network has no such weights.
std::optional<ColourFilters> filtersOf(const Model& model) {
    const NamedArrays weights = model.weights();
    const Array* array = findArray(weights, std::string(kFirstLayer) + ".conv.weight");
    if (!array || array->shape.size() != 4 || array->shape[1] != kColours) return std::nullopt;
    ColourFilters filters{.count = static_cast<int>(array->shape[0]),
                          .side = static_cast<int>(array->shape[2]),
                          .largest = 0,
                          .values = {}};
    const std::vector<double> values = array->toDoubles();
    const auto plane = static_cast<std::size_t>(filters.side) * static_cast<std::size_t>(filters.side);
    const bool turned = model.preprocessing().channels == Preprocessing::Channels::Bgr;
    filters.values.resize(values.size());
    for (std::size_t at = 0; at < values.size(); ++at) {
        const std::size_t colour = at / plane % kColours;
        const std::size_t to = turned ? at + (kColours - 1) * plane - 2 * colour * plane : at;
        filters.values[to] = static_cast<float>(values[at]);
        if (std::isfinite(values[at])) filters.largest = std::max(filters.largest, std::abs(values[at]));
    }
    return filters;
}

}  // namespace

std::string seenLayerOf(const NetworkParts& parts, const std::string& part) {
    if (const Layer* layer = parts.layer(part)) return givesMaps(*layer) ? part : std::string();
    if (isInception(part)) return part;
    std::string last;
    for (const Layer& layer : parts.layersOf(part))
        if (givesMaps(layer)) last = layer.name;
    return last;
}

bool hasSeenLayer(const NetworkSpec& network, const std::string& layer) {
    return isInception(layer) || NetworkParts(network).layer(layer);
}

std::span<const float> SeenMaps::map(int channel) const {
    const auto places = static_cast<std::size_t>(maps.side) * static_cast<std::size_t>(maps.side);
    return std::span(maps.values).subspan(static_cast<std::size_t>(channel) * places, places);
}

const SeenGroup* SeenMaps::groupOf(int channel) const {
    const auto found = std::ranges::find_if(groups, [channel](const SeenGroup& group) {
        return channel >= group.first && channel < group.first + group.count;
    });
    return found == groups.end() ? nullptr : &*found;
}

SeenMaps seenMaps(const Model& model, const Picture& picture, const std::string& layer, std::stop_token stop) {
    const Picture fed = prepareForNetwork(picture, model.preprocessing());
    SeenMaps seen;
    seen.maps = model.activations({fed.rgb.data(), 1, fed.height, fed.width}, layer, std::move(stop));
    seen.figures = channelFigures(seen.maps);
    seen.groups = groupsOf(model.network(), layer, seen.maps.channels);
    fill(seen.groups, seen.figures);
    if (layer == kFirstLayer) seen.filters = filtersOf(model);
    return seen;
}

Token seenToken(const Layer& layer) {
    if (const auto branch = branchToken(layer)) return *branch;
    if (layer.module == "aux1") return Token::Aux1;
    if (layer.module == "aux2") return Token::Aux2;
    return Token::Text;
}

}  // namespace studio::ui
