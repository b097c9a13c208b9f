// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"

#include <numeric>
#include <utility>

namespace studio {
namespace {

constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15ull;
constexpr std::uint64_t kOddA = 0xD1342543DE82EF95ull;  // any odd numbers do: neighbours end far apart
constexpr std::uint64_t kOddB = 0xAF251AF3B0F025B5ull;

std::uint64_t mix(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

}  // namespace

Random::Random(std::uint64_t seed, std::uint64_t a, std::uint64_t b)
    // Mixed once more at the end: states that differ by kGolden are the same sequence, one draw apart.
    : m_state(mix(mix(mix(seed + kGolden) + a * kOddA) + b * kOddB)) {}

std::uint64_t Random::next() {
    m_state += kGolden;
    return mix(m_state);
}

double Random::uniform() {
    return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

std::uint64_t Random::below(std::uint64_t bound) {
    for (;;) {
        const std::uint64_t value = next(), rest = value % bound;
        // The last block of `bound` values is drawn again where it is not whole.
        if (value - rest <= ~std::uint64_t{0} - (bound - 1)) return rest;
    }
}

std::vector<std::uint32_t> shuffledOrder(std::uint32_t count, std::uint64_t seed, std::uint64_t epoch) {
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0u);
    Random random(seed, epoch, 0x5EEDull);
    for (std::uint32_t i = count; i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
    return order;
}

}  // namespace studio
