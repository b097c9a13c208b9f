// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_log.h"

#include "core/base/files.h"

#include <algorithm>
#include <mutex>
#include <string>

#include <spdlog/details/null_mutex.h>
#include <spdlog/logger.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/base_sink.h>

namespace studio {
namespace {

/// spdlog's own file sinks buffer, and cut lines where the buffer ends.
class LineSink final : public spdlog::sinks::base_sink<spdlog::details::null_mutex> {
public:
    explicit LineSink(const std::filesystem::path& path) : m_file(path) {}

protected:
    void sink_it_(const spdlog::details::log_msg& message) override {
        spdlog::memory_buf_t line;
        formatter_->format(message, line);
        m_file.append({line.data(), line.size()});
    }
    void flush_() override {}

private:
    LineFile m_file;
};

spdlog::level::level_enum levelOf(RunLog::Level level) {
    switch (level) {
        case RunLog::Level::Warning:
            return spdlog::level::warn;
        case RunLog::Level::Error:
            return spdlog::level::err;
        case RunLog::Level::Info:
            break;
    }
    return spdlog::level::info;
}

}  // namespace

struct RunLog::Private {
    explicit Private(const std::filesystem::path& path) : logger("run", std::make_shared<LineSink>(path)) {
        logger.set_formatter(std::make_unique<spdlog::pattern_formatter>(
            "%Y-%m-%dT%H:%M:%SZ %l %v", spdlog::pattern_time_type::utc, std::string("\n")));
        logger.set_error_handler([](const std::string&) {});  // its default writes to stderr, where the progress is
    }
    spdlog::logger logger;
};

RunLog::RunLog(const std::filesystem::path& folder) : d(std::make_unique<Private>(folder / kFileName)) {}

RunLog::~RunLog() = default;

void RunLog::write(Level level, std::string_view text) {
    std::string line(text);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    d->logger.log(levelOf(level), spdlog::string_view_t(line.data(), line.size()));
}

}  // namespace studio
