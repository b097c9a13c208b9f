// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace studio {

/// A small generator with a defined sequence on every machine (SplitMix64, Steele et al. 2014; std:: distributions
/// differ between libraries and are not used). Seeded from what it is for, so that no result depends on thread timing.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}
    /// For (seed, epoch, sample): three numbers mixed so that neighbours are unrelated.
    Random(std::uint64_t seed, std::uint64_t a, std::uint64_t b = 0);

    std::uint64_t next();
    /// Uniform in [0, 1), 53 bits.
    double uniform();
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    /// Uniform in [0, bound), without modulo bias. bound > 0.
    std::uint64_t below(std::uint64_t bound);

private:
    std::uint64_t m_state;
};

/// 0..count-1 in an order that depends on seed and epoch only (Fisher-Yates).
std::vector<std::uint32_t> shuffledOrder(std::uint32_t count, std::uint64_t seed, std::uint64_t epoch);

}  // namespace studio
