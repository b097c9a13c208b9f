// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_place.h"

#include "core/base/file_writing.h"
#include "core/base/files.h"
#include "core/runs/run_lock.h"

namespace studio {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kNameBytes = 60;

void check(const fs::path& folder, const std::error_code& failed) {
    if (failed) throw writeError(folder, failed.value());
}

/// 2026-11-24T10:19:37Z -> 20261124-101937
std::string stamp() {
    std::string text;
    for (char c : nowIso8601()) {
        if (c >= '0' && c <= '9') text += c;
        if (c == 'T') text += '-';
    }
    return text;
}

}  // namespace

fs::path wholePath(const fs::path& folder) {
    const fs::path whole = fs::absolute(folder).lexically_normal();
    return whole.has_filename() ? whole : whole.parent_path();
}

void createFolder(const fs::path& folder) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    check(folder, failed);
}

fs::path claimFolder(const fs::path& named) {
    const fs::path folder = wholePath(named);
    std::error_code failed;
    if (fs::exists(folder, failed) && (!fs::is_directory(folder, failed) || !fs::is_empty(folder, failed)))
        throw Error(ErrorCode::RunFolderNotEmpty, {pathToText(folder)});
    createFolder(folder);
    return folder;
}

fs::path newRunFolder(const std::string& name) {
    const fs::path wanted = runsHome() / (stamp() + "-" + folderName(name));
    for (int number = 1;; ++number) {
        fs::path folder = wanted;
        if (number > 1) folder += "-" + std::to_string(number);
        std::error_code failed;
        const bool made = fs::create_directory(folder, failed);
        check(folder, failed);
        if (made) return folder;
    }
}

void requireEmpty(const fs::path& folder) {
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().filename() != RunLock::kFileName)
            throw Error(ErrorCode::RunFolderNotEmpty, {pathToText(folder)});
}

std::string folderName(const std::string& name) {
    std::string out;
    for (char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (out.empty() && (c == '.' || c == ' ')) continue;
        out += byte < 0x20 || byte == 0x7F || c == '/' ? '_' : c;
    }
    if (out.size() > kNameBytes) {
        std::size_t end = kNameBytes;
        while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0) == 0x80) --end;  // not inside a character
        out.resize(end);
    }
    return out.empty() ? "run" : out;
}

}  // namespace studio
