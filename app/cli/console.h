// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/problem.h"

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace studio::cli {

using Json = nlohmann::ordered_json;

/// 9 significant digits, as the contract writes numbers; NaN and infinity become null, which JSON can hold.
Json number(double value);

/// The contract's problem event.
Json problemJson(const Problem& problem);

/// Results go to stdout, progress and remarks to stderr. With --json stdout gets one object a line and nothing else.
/// Any thread may call.
class Console {
public:
    Console();
    void setJson(bool json) { m_json = json; }
    bool json() const { return m_json; }

    /// A line of the result, for people; nothing with --json.
    void line(std::string_view text);
    /// A line of the result, for programs; nothing without --json.
    void object(const Json& object);
    /// A remark, on stderr.
    void note(std::string_view text);

    /// A bar on a terminal; elsewhere a plain line every ten seconds. `total` 0: not known yet.
    void progress(std::string_view label, std::int64_t done, std::int64_t total, std::string_view detail = {});
    void endProgress();

private:
    using Clock = std::chrono::steady_clock;
    void clearBar();
    void write(std::FILE* stream, std::string_view text);

    std::mutex m_mutex;
    bool m_json = false;
    bool m_terminal = false;  ///< stderr is one
    bool m_barShown = false;
    std::string m_label;  ///< of the progress under way
    Clock::time_point m_lastProgress = Clock::now();
};

}  // namespace studio::cli
