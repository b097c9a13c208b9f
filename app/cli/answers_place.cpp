// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/answers_place.h"

#include "app/cli/exit_code.h"
#include "core/base/file_writing.h"
#include "core/base/files.h"
#include "core/data/decode.h"
#include "core/runs/run_rows.h"

#include <algorithm>
#include <cerrno>
#include <fstream>

#include <unistd.h>

namespace studio::cli {

namespace fs = std::filesystem;

namespace {

/// By any name.
bool isSame(const fs::path& a, const fs::path& b) {
    std::error_code ignored;
    const auto whole = [&](const fs::path& path) { return fs::absolute(path, ignored).lexically_normal(); };
    return fs::equivalent(a, b, ignored) || whole(a) == whole(b);
}

bool isTableOfAnswers(const fs::path& file) {
    std::string start(std::string_view(kAnswersHeader).size(), '\0');
    std::ifstream in(file, std::ios::binary);
    return in.read(start.data(), std::ssize(start)) && start == kAnswersHeader;
}

/// What speaks against it; empty: nothing.
std::string reasonAgainst(const fs::path& file, const std::string& checkpoint, std::span<const std::string> pictures) {
    std::error_code ignored;
    if (fs::is_directory(file, ignored)) return "is a folder";
    if (isSame(file, checkpoint)) return "is the network's own file";
    if (std::ranges::any_of(pictures, [&](const std::string& each) { return isSame(file, each); }))
        return "is one of the pictures asked about";
    if (hasPictureEnding(file.filename().string())) return "is named like a picture";
    if (!fs::exists(file, ignored)) return {};
    if (!fs::is_regular_file(file, ignored)) return "is a pipe or device";
    if (!fs::is_empty(file, ignored) && !isTableOfAnswers(file))
        return "holds something other than a table of answers, which would be lost";
    return {};
}

}  // namespace

void requirePlaceForAnswers(const fs::path& file, const std::string& checkpoint,
                            std::span<const std::string> pictures) {
    if (const std::string reason = reasonAgainst(file, checkpoint, pictures); !reason.empty())
        throw UsageError(pathToText(file) + " " + reason + ". Name another file for the table.");
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored)) throw Error(ErrorCode::FileNotFound, {pathToText(folder)});
    if (::access(folder.c_str(), W_OK | X_OK) != 0) throw writeError(folder, errno);
}

}  // namespace studio::cli
