// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/engine/torch/kernels.h"

#include <bit>
#include <cstdint>
#include <type_traits>
#include <vector>

/// What the kernels are fed, by their test and their benchmark.
namespace studio::test {

/// Between -4 and 4 in quarters, which bfloat16 has too: half of them negative, and many windows hold their maximum
/// twice.
template <class T>
std::vector<T> kernelValues(std::int64_t count, std::uint64_t seed) {
    Random random(seed);
    std::vector<T> values(static_cast<std::size_t>(count));
    for (T& value : values) {
        const float number = static_cast<float>(random.below(33)) / 4 - 4;
        if constexpr (std::is_same_v<T, float>)
            value = number;
        else
            value = {static_cast<std::uint16_t>(std::bit_cast<std::uint32_t>(number) >> 16)};
    }
    return values;
}

inline float numberOf(engine::Brain value) {
    return std::bit_cast<float>(std::uint32_t{value.bits} << 16);
}

}  // namespace studio::test
