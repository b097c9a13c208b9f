// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace studio {

/// An IDX file of 8-bit pictures (count x height x width, or count x height x width x 1|3), gzipped or not. The header
/// is read at once, the pixels into memory by whoever asks first; what is wrong with them is found once, too. Safe from
/// any thread.
class IdxImages {
public:
    /// Throws FileNotFound, NoPermission, IdxFile.
    explicit IdxImages(std::filesystem::path path);

    std::int64_t count() const { return m_count; }
    int width() const { return m_width; }
    int height() const { return m_height; }
    int channels() const { return m_channels; }
    /// height x width x channels bytes. Throws IdxFile when the file holds less than its header says.
    std::span<const std::uint8_t> pixels(std::int64_t index) const;
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
    std::int64_t m_count = 0;
    int m_width = 0, m_height = 0, m_channels = 1;
    mutable std::once_flag m_loaded;
    mutable std::vector<std::uint8_t> m_pixels;
    mutable std::optional<Error> m_failure;  ///< why there are none
};

/// The labels of an IDX file of one dimension, 8 bit. Throws as IdxImages.
std::vector<std::uint8_t> readIdxLabels(const std::filesystem::path& path);

/// The open picture files of one data set.
class IdxStore {
public:
    void add(std::unique_ptr<IdxImages> images) { m_files.push_back(std::move(images)); }
    /// "train-images-idx3-ubyte.gz#123": the file and the number. Throws IdxFile when there is none of it.
    std::pair<const IdxImages*, std::int64_t> find(std::string_view itemPath) const;

private:
    std::vector<std::unique_ptr<IdxImages>> m_files;
};

}  // namespace studio
