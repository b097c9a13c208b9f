// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/byte_source.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"

#include <cstring>

namespace studio {

namespace fs = std::filesystem;

std::vector<std::byte> ByteSource::part(std::uint64_t at, std::uint64_t size) {
    std::vector<std::byte> bytes(size);
    read(at, bytes);
    return bytes;
}

void requireWeightsSize(const ByteSource& source, const std::string& name) {
    if (source.size() > kMaxWeightsFile)
        throw Error(ErrorCode::NotACheckpoint, {name, STUDIO_TEXT("Files", "it is larger than 2 GiB")});
}

std::vector<std::byte> readWeightsFile(const fs::path& path) {
    FileSource source(path);
    requireWeightsSize(source, pathToText(path));
    return source.part(0, source.size());
}

void MemorySource::read(std::uint64_t at, std::span<std::byte> into) {
    if (!into.empty()) std::memcpy(into.data(), m_bytes.data() + at, into.size());
}

FileSource::FileSource(const fs::path& path) : m_name(pathToText(path)) {
    std::error_code failed;
    const fs::file_status status = fs::status(path, failed);
    if (status.type() == fs::file_type::not_found) throw Error(ErrorCode::FileNotFound, {m_name});
    if (status.type() != fs::file_type::regular)
        throw Error(ErrorCode::CannotRead, {m_name, STUDIO_TEXT("Files", "it is no file")});
    m_file.open(path, std::ios::binary);
    if (!m_file) throw Error(ErrorCode::NoPermission, {m_name});
    m_size = fs::file_size(path, failed);
    if (failed) throw Error(ErrorCode::CannotRead, {m_name, failed.message()});
}

void FileSource::read(std::uint64_t at, std::span<std::byte> into) {
    if (into.empty()) return;
    m_file.clear();
    m_file.seekg(static_cast<std::streamoff>(at));
    m_file.read(reinterpret_cast<char*>(into.data()), static_cast<std::streamsize>(into.size()));
    if (static_cast<std::size_t>(m_file.gcount()) != into.size())
        throw Error(ErrorCode::CannotRead, {m_name, STUDIO_TEXT("Files", "it ended while it was read")});
}

}  // namespace studio
