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

/// One that is square and has its size already: no program that resizes by itself can round it otherwise.
void add(const Picture& picture, const Preprocessing& how, Probe& probe) {
    Preprocessing uncut = how;
    uncut.crop = how.size;
    const Picture resized = prepareForNetwork(picture, uncut), input = prepareForNetwork(resized, how);
    probe.resized.insert(probe.resized.end(), resized.rgb.begin(), resized.rgb.end());
    probe.rgb.insert(probe.rgb.end(), input.rgb.begin(), input.rgb.end());
    ++probe.count;
}

void addPhotographs(const std::filesystem::path& place, const Preprocessing& how, int count, Probe& probe) {
    const DataSet set = listDataSet(place);
    const std::size_t step = std::max<std::size_t>(1, set.items.size() / static_cast<std::size_t>(count));
    // From all over the data; where one can't be read, its neighbours.
    for (std::size_t first = 0; first < step; ++first)
        for (std::size_t i = first; i < set.items.size() && probe.count < count; i += step)
            if (const Decoded decoded = decodeItem(set, set.items[i]); decoded.picture)
                add(*decoded.picture, how, probe);
}

Picture noiseOf(int side, Random& random) {
    Picture noise{side, side, {}};
    noise.rgb.resize(static_cast<std::size_t>(side) * static_cast<std::size_t>(side) * 3);
    for (std::uint8_t& value : noise.rgb) value = static_cast<std::uint8_t>(random.below(256));
    return noise;
}

}  // namespace

Probe probeFor(const Checkpoint& checkpoint, const std::filesystem::path& data, int count) {
    const Preprocessing& how = checkpoint.preprocessing;
    Probe probe;
    probe.side = how.crop;
    probe.resizedSide = how.size;
    if (!data.empty()) {
        addPhotographs(data, how, count, probe);
        if (probe.count == 0) throw Error(ErrorCode::EmptyDataSet, {pathToText(data)});
    } else if (checkpoint.data && !checkpoint.data->path.empty()) {
        try {
            addPhotographs(pathFromText(checkpoint.data->path), how, count, probe);
        } catch (const Error&) {
            // No data set there any more: noise will do.
        }
    }
    probe.fromData = probe.count == count;
    Random random(1);
    while (probe.count < count) add(noiseOf(how.size, random), how, probe);
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
