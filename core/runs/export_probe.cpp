// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/export_probe.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/data/data_set.h"

#include <algorithm>

namespace studio {
namespace {

void addPhotographs(Probe& probe, const Checkpoint& checkpoint, int count) {
    if (!checkpoint.data || checkpoint.data->path.empty()) return;
    try {
        const DataSet set = listDataSet(pathFromText(checkpoint.data->path));
        const std::size_t step = std::max<std::size_t>(1, set.items.size() / static_cast<std::size_t>(count));
        for (std::size_t i = 0; i < set.items.size() && probe.count < count; i += step) {
            const Decoded decoded = decodeItem(set, set.items[i]);
            if (!decoded.picture) continue;
            const Picture input = prepareForNetwork(*decoded.picture, checkpoint.preprocessing);
            probe.rgb.insert(probe.rgb.end(), input.rgb.begin(), input.rgb.end());
            ++probe.count;
        }
    } catch (const Error&) {
        // No data set there any more: noise will do.
    }
}

}  // namespace

Probe probeFor(const Checkpoint& checkpoint, int count) {
    Probe probe;
    probe.side = checkpoint.preprocessing.crop;
    addPhotographs(probe, checkpoint, count);
    probe.fromData = probe.count == count;
    const auto side = static_cast<std::size_t>(probe.side);
    Random noise(1);
    for (; probe.count < count; ++probe.count)
        for (std::size_t i = 0; i < side * side * 3; ++i)
            probe.rgb.push_back(static_cast<std::uint8_t>(noise.below(256)));
    return probe;
}

std::vector<float> preparedInput(const Probe& probe, const Preprocessing& how) {
    const auto plane = static_cast<std::size_t>(probe.side) * static_cast<std::size_t>(probe.side);
    std::vector<float> input(probe.rgb.size());
    for (std::size_t picture = 0; picture < static_cast<std::size_t>(probe.count); ++picture)
        for (std::size_t c = 0; c < 3; ++c) {
            const std::uint8_t* from =
                probe.rgb.data() + picture * plane * 3 + (how.channels == Preprocessing::Channels::Bgr ? 2 - c : c);
            float* to = input.data() + (picture * 3 + c) * plane;
            const auto scale = static_cast<float>(how.scale), mean = static_cast<float>(how.mean[c]),
                       deviation = static_cast<float>(how.std[c]);
            for (std::size_t i = 0; i < plane; ++i)
                to[i] = (static_cast<float>(from[3 * i]) * scale - mean) / deviation;
        }
    return input;
}

}  // namespace studio
