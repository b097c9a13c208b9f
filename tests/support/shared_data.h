// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <filesystem>

namespace studio::test {

/// Photographs and golden numbers that are not part of the project; empty when they are not here.
inline std::filesystem::path sharedPath() {
    const char* named = std::getenv("INCEPTION_STUDIO_SHARED");
    std::error_code ignored;
    if (!named || !std::filesystem::is_directory(std::filesystem::path(named) / "data", ignored)) return {};
    return named;
}

}  // namespace studio::test

/// First line of a test that needs them. CI looks for this very sentence: there a skipped test is a failure.
#define STUDIO_NEED_SHARED() \
    if (studio::test::sharedPath().empty()) QSKIP("shared/ is missing: set INCEPTION_STUDIO_SHARED to its folder")
