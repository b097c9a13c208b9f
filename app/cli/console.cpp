// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include "core/formats/shown_name.h"
#include "core/runs/run_info.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <sys/ioctl.h>
#include <unistd.h>

namespace studio::cli {

namespace {

constexpr int kBarCells = 24;
constexpr auto kBarPause = std::chrono::milliseconds(100);
constexpr auto kPlainPause = std::chrono::seconds(10);

int terminalColumns() {
    winsize size{};
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

std::string bar(std::int64_t done, std::int64_t total) {
    const auto filled = static_cast<std::size_t>(std::clamp<std::int64_t>(kBarCells * done / total, 0, kBarCells));
    return "[" + std::string(filled, '#') + std::string(kBarCells - filled, '.') + "] ";
}

}  // namespace

Json number(double value) {
    return std::isfinite(value) ? Json(rounded(value)) : Json();
}

Json problemJson(const Problem& problem) {
    return {{"event", "problem"},
            {"kind", problemName(problem.kind)},
            {"path", problem.path},
            {"used", isUsed(problem.kind)},
            {"message", problem.message}};
}

Console::Console() : m_terminal(isatty(STDERR_FILENO) == 1) {}

void Console::write(std::FILE* stream, std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stream);
    std::fflush(stream);
}

void Console::clearBar() {
    if (m_barShown) write(stderr, "\r\x1b[K");
    m_barShown = false;
}

void Console::line(std::string_view text) {
    if (m_json) return;
    const std::lock_guard lock(m_mutex);
    clearBar();
    write(stdout, shownText(text) + "\n");
}

void Console::object(const Json& object) {
    if (!m_json) return;
    const std::lock_guard lock(m_mutex);
    clearBar();
    write(stdout, object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
}

void Console::note(std::string_view text) {
    const std::lock_guard lock(m_mutex);
    clearBar();
    write(stderr, shownText(text) + "\n");
}

void Console::progress(std::string_view label, std::int64_t done, std::int64_t total, std::string_view detail) {
    const std::lock_guard lock(m_mutex);
    const Clock::time_point now = Clock::now();
    const bool fresh = m_terminal && m_label != label;
    if (!fresh && now - m_lastProgress < (m_terminal ? kBarPause : kPlainPause)) return;
    m_label = label;
    m_lastProgress = now;

    std::string text = std::string(label) + " ";
    if (total > 0 && m_terminal) text += bar(done, total);
    text += std::to_string(done);
    if (total > 0) text += "/" + std::to_string(total);
    if (!detail.empty()) text += "  " + std::string(detail);
    if (!m_terminal) {
        write(stderr, text + "\n");
        return;
    }
    const auto columns = static_cast<std::size_t>(terminalColumns() - 1);
    if (text.size() > columns) text.resize(columns);
    write(stderr, "\r\x1b[K" + text);
    m_barShown = true;
}

void Console::endProgress() {
    const std::lock_guard lock(m_mutex);
    clearBar();
    m_label.clear();
}

}  // namespace studio::cli
