// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <filesystem>

namespace studio::ui {

inline constexpr std::size_t kKeptPictures = 32;

/// Writes a picture that came without a file (from the clipboard, out of a browser) as PNG into the cache and says
/// where: for the same picture the same file. The latest kKeptPictures stay. Blocks, for worker threads. Throws
/// CannotWrite and kin.
std::filesystem::path keepPicture(const QImage& picture);

}  // namespace studio::ui
