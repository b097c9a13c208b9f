// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/half.h"

#include "core/formats/dtype.h"

#include <bit>
#include <cstring>

namespace studio {

std::uint16_t halfBits(float value) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    const auto sign = static_cast<std::uint16_t>((bits >> 16) & 0x8000u);
    const std::uint32_t magnitude = bits & 0x7fffffffu;
    constexpr std::uint32_t kInfinity = 0x7f800000u, kOverflow = 0x477ff000u, kSmallestNormal = 0x38800000u;
    if (magnitude > kInfinity) return sign | 0x7e00u;
    if (magnitude >= kOverflow) return sign | 0x7c00u;
    if (magnitude < kSmallestNormal) {
        // Adding 0.5 puts the last bit of a subnormal half at the last bit of the float, rounded to even on the way.
        const float shifted = std::bit_cast<float>(magnitude) + 0.5f;
        return static_cast<std::uint16_t>(sign | (std::bit_cast<std::uint32_t>(shifted) - 0x3f000000u));
    }
    const std::uint32_t even = (magnitude >> 13) & 1u;
    return static_cast<std::uint16_t>(sign | ((magnitude - 0x38000000u + 0xfffu + even) >> 13));
}

Array inHalf(const Array& array) {
    if (!isReal(array.dtype) || array.dtype == DType::Float16) return array;
    auto bytes = std::make_shared<std::vector<std::byte>>(static_cast<std::size_t>(array.count()) * 2);
    std::size_t at = 0;
    const auto put = [&](float value) {
        const std::uint16_t half = halfBits(value);
        std::memcpy(bytes->data() + at, &half, sizeof half);
        at += sizeof half;
    };
    if (array.dtype == DType::Float32) {
        for (std::size_t i = 0; i + sizeof(float) <= array.data->size(); i += sizeof(float)) {
            float value;
            std::memcpy(&value, array.data->data() + i, sizeof value);
            put(value);
        }
    } else {
        for (const double value : array.toDoubles()) put(static_cast<float>(value));
    }
    return {DType::Float16, array.shape, std::move(bytes)};
}

NamedArrays inHalf(const NamedArrays& arrays) {
    NamedArrays halves;
    for (const auto& [name, array] : arrays) halves.emplace_back(name, inHalf(array));
    return halves;
}

}  // namespace studio
