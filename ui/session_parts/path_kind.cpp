// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session_parts/path_kind.h"

#include "core/base/error.h"
#include "core/data/decode.h"
#include "core/runs/run_info.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace fs = std::filesystem;

namespace studio::ui {

PathKind kindOf(const fs::path& path) {
    std::error_code ignored;
    if (!fs::exists(path, ignored)) throw studio::Error(ErrorCode::FileNotFound, {path.string()});
    if (isRunFolder(path)) return PathKind::Run;
    if (fs::is_directory(path, ignored)) return PathKind::Data;
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return std::tolower(c); });
    for (const char* weights : {".pth", ".pt", ".safetensors", ".caffemodel", ".onnx"})
        if (ending == weights) return PathKind::Checkpoint;
    return hasPictureEnding(path.filename().string()) ? PathKind::Picture : PathKind::Data;
}

DroppedKinds kindsOf(std::span<const fs::path> paths) {
    DroppedKinds kinds{.pictures = true, .picturesAndFolders = true};
    bool folders = false;
    for (const fs::path& path : paths) {
        PathKind kind = PathKind::Data;
        try {
            kind = kindOf(path);
        } catch (const studio::Error&) {
        }
        std::error_code ignored;
        const bool folder = kind == PathKind::Data && fs::is_directory(path, ignored);
        if (&path == paths.data()) kinds.first = kind;
        kinds.pictures = kinds.pictures && kind == PathKind::Picture;
        kinds.picturesAndFolders = kinds.picturesAndFolders && (folder || kind == PathKind::Picture);
        folders = folders || folder;
    }
    kinds.picturesAndFolders = kinds.picturesAndFolders && folders;
    return kinds;
}

}  // namespace studio::ui
