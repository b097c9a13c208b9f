// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QDir>
#include <QTemporaryDir>
#include <filesystem>
#include <optional>

/// A folder of its own with a space in its name; gone with the object.
class TemporaryFolder {
public:
    TemporaryFolder() : m_folder(QDir::tempPath() + "/with space XXXXXX") {}
    ~TemporaryFolder() {
        // QTemporaryDir passes over names that are no UTF-8.
        std::error_code ignored;
        std::filesystem::remove_all(path(), ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    std::filesystem::path path() const { return m_folder.path().toStdString(); }
    std::filesystem::path operator/(const std::filesystem::path& name) const { return path() / name; }

private:
    QTemporaryDir m_folder;
};

/// The studio's error of an action, or nothing when it went well.
template <class Action>
std::optional<studio::Error> errorOf(Action action) {
    try {
        action();
    } catch (const studio::Error& error) {
        return error;
    }
    return std::nullopt;
}
