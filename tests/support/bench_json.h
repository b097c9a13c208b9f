// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/process.h"
#include "support/quantile.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

/// What the programs of tests/bench have in common: they print one JSON object, as their peers do.
namespace studio::bench {

using Json = nlohmann::json;
using Clock = std::chrono::steady_clock;

inline double secondsSince(Clock::time_point from) {
    return std::chrono::duration<double>(Clock::now() - from).count();
}

inline double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

using test::quantile;

/// Median and least seconds of `work`.
inline std::pair<double, double> timed(const std::function<void()>& work, int repeats, int warm = 3) {
    std::vector<double> seconds;
    for (int i = 0; i < repeats + warm; ++i) {
        const auto from = Clock::now();
        work();
        if (i >= warm) seconds.push_back(secondsSince(from));
    }
    return {median(seconds), *std::min_element(seconds.begin(), seconds.end())};
}

/// Prints what `work` found, with the peak of memory; the exit status of main().
inline int report(const std::function<Json()>& work) {
    try {
        Json found = work();
        found["peak_mib"] = peakMemoryBytes() >> 20;
        std::printf("%s\n", found.dump().c_str());
        return 0;
    } catch (const Error& error) {
        std::fprintf(stderr, "%s\n%s\n", error.what(), error.detail().c_str());
        return 1;
    }
}

}  // namespace studio::bench
