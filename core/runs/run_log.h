// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

namespace studio {

/// RUN/log.txt: "2026-11-24T10:19:37Z info start: ..", whole lines in one write(2) each. A log that can't be written
/// never ends a run: what is lost on a full disk is the line. One thread at a time.
class RunLog {
public:
    static constexpr const char* kFileName = "log.txt";
    enum class Level { Info, Warning, Error };

    /// Throws like LineFile.
    explicit RunLog(const std::filesystem::path& folder);
    ~RunLog();
    /// Line breaks in `text` become spaces.
    void write(Level level, std::string_view text);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace studio
