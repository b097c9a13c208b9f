// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/torch/kernels.h"

/// For kernel_set.cpp and what it includes: see there what may be called here.
namespace studio::engine {
namespace {

using Index = std::int64_t;

/// Channels worked on together: their sums stay in registers.
constexpr Index kLanes = 64;

inline float load(const float& value) {
    return value;
}
inline float load(const Brain& value) {
    return __builtin_bit_cast(float, static_cast<std::uint32_t>(value.bits) << 16);
}
inline void store(float& place, float value) {
    place = value;
}
/// Rounds to nearest, ties to even.
inline void store(Brain& place, float value) {
    const std::uint32_t bits = __builtin_bit_cast(std::uint32_t, value);
    place.bits = static_cast<std::uint16_t>((bits + 0x7FFFu + ((bits >> 16) & 1u)) >> 16);
}

/// `value`, or 0. It is read in any case: loads that hang on a condition are slow, or keep a loop from being
/// vectorised.
inline float ifSo(bool condition, float value) {
    return condition ? value : 0.0f;
}

inline Index smaller(Index a, Index b) {
    return a < b ? a : b;
}
inline Index larger(Index a, Index b) {
    return a > b ? a : b;
}

template <Index kValue>
struct Constant {
    constexpr operator Index() const { return kValue; }
};

/// Calls work(first channel, how many) for kLanes channels at a time, a number known when this is compiled, and for the
/// few that are left.
template <class Work>
inline void inLanes(Index channels, Work work) {
    Index first = 0;
    for (; first + kLanes <= channels; first += kLanes) work(first, Constant<kLanes>{});
    if (first < channels) work(first, channels - first);
}

}  // namespace
}  // namespace studio::engine
