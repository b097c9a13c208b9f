// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <vector>

namespace studio {

/// Bytes of a file or of memory, part by part: a reader takes a tensor straight into its own memory, and the file never
/// lies in it a second time.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    virtual std::uint64_t size() const = 0;
    /// Fills `into` from byte `at`; the caller has checked that it lies inside. Throws CannotRead.
    virtual void read(std::uint64_t at, std::span<std::byte> into) = 0;
    /// `size` bytes from byte `at`, as read().
    std::vector<std::byte> part(std::uint64_t at, std::uint64_t size);
};

/// No file of weights is larger (protobuf's own limit, too), but a file that is nothing but a hole can be, and takes
/// memory as soon as it is read.
inline constexpr std::uint64_t kMaxWeightsFile = std::uint64_t{2} << 30;
/// Throws NotACheckpoint; `name` is for its message.
void requireWeightsSize(const ByteSource& source, const std::string& name);
/// The whole of such a file. Throws FileNotFound, NoPermission, CannotRead, NotACheckpoint.
std::vector<std::byte> readWeightsFile(const std::filesystem::path& path);

class MemorySource final : public ByteSource {
public:
    explicit MemorySource(std::span<const std::byte> bytes) : m_bytes(bytes) {}
    std::uint64_t size() const override { return m_bytes.size(); }
    void read(std::uint64_t at, std::span<std::byte> into) override;

private:
    std::span<const std::byte> m_bytes;
};

class FileSource final : public ByteSource {
public:
    /// A regular file; a pipe or device is never opened. Throws FileNotFound, NoPermission, CannotRead.
    explicit FileSource(const std::filesystem::path& path);
    std::uint64_t size() const override { return m_size; }
    void read(std::uint64_t at, std::span<std::byte> into) override;

private:
    std::string m_name;
    std::ifstream m_file;
    std::uint64_t m_size = 0;
};

}  // namespace studio
