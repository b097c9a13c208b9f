// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/engine/engine.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>
#include <vector>

namespace studio::test {

/// Random pictures of which each class has its own brightness, so that there is something to learn.
struct Pictures {
    Pictures(int count, int side, int classes, std::uint64_t seed = 7)
        : bytes(static_cast<std::size_t>(count) * side * side * 3) {
        const std::size_t each = bytes.size() / static_cast<std::size_t>(count);
        Random random(seed);
        for (int i = 0; i < count; ++i) {
            labels.push_back(i % classes);
            const double base = 200.0 * (i % classes) / classes;
            for (std::size_t k = 0; k < each; ++k)
                bytes[static_cast<std::size_t>(i) * each + k] = static_cast<std::uint8_t>(base + random.uniform(0, 55));
        }
        batch.rgb = bytes.data();
        batch.count = count;
        batch.width = batch.height = side;
    }
    Pictures(const Pictures&) = delete;

    std::vector<std::uint8_t> bytes;
    std::vector<std::int64_t> labels;
    PictureBatch batch;
};

/// Small and in float32, without dropout: what most of these tests want.
inline StepperSettings smallSettings(Variant variant = Variant::Torchvision, int classes = 3, int side = 96) {
    StepperSettings settings;
    settings.network = defaultSpec(variant, classes, side);
    settings.network.dropout = settings.network.auxDropout = 0;
    settings.preprocessing.size = settings.preprocessing.crop = side;
    settings.init = Initialisation::KaimingUniform;
    settings.precision = Precision::Float32;
    settings.device = "cpu";
    return settings;
}

inline std::vector<float> floatsOf(const Array& array) {
    std::vector<float> values(array.data->size() / sizeof(float));
    std::memcpy(values.data(), array.data->data(), array.data->size());
    return values;
}

inline const Array& arrayNamed(const NamedArrays& arrays, const std::string& name) {
    const auto found =
        std::find_if(arrays.begin(), arrays.end(), [&](const auto& named) { return named.first == name; });
    if (found == arrays.end()) throw Error(ErrorCode::Internal, {"no array " + name});
    return found->second;
}

/// The first name whose bytes differ, or empty when all are the same bit for bit.
inline std::string firstDifference(const NamedArrays& a, const NamedArrays& b) {
    if (a.size() != b.size()) return "the number of arrays";
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a[i].first != b[i].first || a[i].second.shape != b[i].second.shape ||
            *a[i].second.data != *b[i].second.data)
            return a[i].first;
    return {};
}

inline double largestDifference(const std::vector<float>& a, const std::vector<float>& b) {
    if (a.size() != b.size()) return INFINITY;
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) largest = std::max(largest, std::abs(double(a[i]) - double(b[i])));
    return largest;
}

/// The code that leaves `work`, or nothing.
template <class F>
std::optional<ErrorCode> codeOf(F&& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.code();
    }
    return std::nullopt;
}

inline bool near(double value, double expected, double relative) {
    return std::abs(value - expected) <= relative * std::max(1e-12, std::abs(expected));
}

}  // namespace studio::test
