// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/channel_figures.h"

#include "core/base/error.h"
#include "core/network/network.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace studio {
namespace {

ChannelFigures figuresOf(std::span<const float> map) {
    ChannelFigures figures;
    double sum = 0, maximum = -std::numeric_limits<double>::infinity();
    std::size_t above = 0, finite = 0;
    for (const float value : map) {
        if (!std::isfinite(value)) continue;
        ++finite;
        sum += value;
        maximum = std::max(maximum, static_cast<double>(value));
        above += value > 0 ? 1 : 0;
    }
    figures.finite = finite == map.size();
    figures.silent = above == 0 && figures.finite;
    if (finite == 0) return figures;
    figures.mean = sum / static_cast<double>(finite);
    figures.maximum = maximum;
    figures.above = static_cast<double>(above) / static_cast<double>(finite);
    return figures;
}

}  // namespace

std::vector<ChannelFigures> channelFigures(const Activations& activations) {
    const int channels = activations.channels, side = activations.side;
    const std::vector<float>& values = activations.values;
    const std::size_t area = side > 0 ? static_cast<std::size_t>(side) * static_cast<std::size_t>(side) : 0;
    if (channels <= 0 || area == 0 || values.size() != static_cast<std::size_t>(channels) * area)
        throw Error(ErrorCode::Internal, {std::to_string(values.size()) + " values for " + std::to_string(channels) +
                                          " maps of " + std::to_string(side) + " x " + std::to_string(side)});
    std::vector<ChannelFigures> figures;
    figures.reserve(static_cast<std::size_t>(channels));
    for (std::size_t start = 0; start < values.size(); start += area)
        figures.push_back(figuresOf(std::span(values).subspan(start, area)));
    return figures;
}

std::vector<int> strongestFirst(std::span<const ChannelFigures> figures) {
    std::vector<int> order(figures.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, [&](int a, int b) {
        const ChannelFigures &one = figures[static_cast<std::size_t>(a)], &other = figures[static_cast<std::size_t>(b)];
        if (one.finite != other.finite) return one.finite;
        return one.mean > other.mean;
    });
    return order;
}

std::vector<BranchChannels> branchesOf(std::string_view module) {
    const auto row = std::ranges::find(kInceptionRows, module, &InceptionRow::name);
    if (row == kInceptionRows.end()) return {};
    std::vector<BranchChannels> branches;
    int first = 0;
    const auto add = [&](const char* layer, int channels) {
        branches.push_back({std::string(module) + layer, first, channels});
        first += channels;
    };
    add("/1x1", row->c1);
    add("/3x3", row->c3);
    add("/5x5", row->c5);
    add("/pool_proj", row->pool);
    return branches;
}

}  // namespace studio
