// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/idx.h"

#include "core/base/files.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <limits>

#include <sys/stat.h>
#include <zlib.h>

namespace studio {

namespace fs = std::filesystem;

namespace {

Error idxError(const fs::path& path, std::string reason) {
    return {ErrorCode::IdxFile, {pathToText(path), std::move(reason)}};
}

/// A file read through zlib, which passes plain files on as they are.
class Stream {
public:
    explicit Stream(const fs::path& path) : m_path(path) {
        struct stat info {};
        if (::stat(path.c_str(), &info) != 0) throw Error(ErrorCode::FileNotFound, {pathToText(path)});
        if (!S_ISREG(info.st_mode)) throw idxError(path, STUDIO_TEXT("Problems", "it is not a regular file"));
        m_file = gzopen(path.c_str(), "rb");
        if (!m_file && errno == EACCES) throw Error(ErrorCode::NoPermission, {pathToText(path)});
        if (!m_file) throw idxError(path, STUDIO_TEXT("Problems", "it can't be opened"));
        gzbuffer(m_file, 1 << 17);
    }
    ~Stream() { gzclose(m_file); }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    void read(std::uint8_t* out, std::size_t size) {
        while (size > 0) {
            const int got = gzread(m_file, out, static_cast<unsigned>(std::min<std::size_t>(size, 1 << 20)));
            if (got <= 0) throw idxError(m_path, STUDIO_TEXT("Problems", "it ends early or is damaged"));
            out += got;
            size -= static_cast<std::size_t>(got);
        }
    }
    /// Grows as data comes: a header may promise what the file does not hold.
    std::vector<std::uint8_t> readAll(std::size_t size) {
        std::vector<std::uint8_t> out;
        constexpr std::size_t kStep = 16 << 20;
        while (out.size() < size) {
            const std::size_t before = out.size();
            out.resize(std::min(size, before + kStep));
            read(out.data() + before, out.size() - before);
        }
        return out;
    }
    /// The sizes of the header; only unsigned bytes are known.
    std::vector<std::uint32_t> header() {
        std::array<std::uint8_t, 4> magic{};
        read(magic.data(), magic.size());
        if (magic[0] != 0 || magic[1] != 0 || magic[2] != 8 || magic[3] < 1 || magic[3] > 4)
            throw idxError(m_path, STUDIO_TEXT("Problems", "it does not begin as an IDX file of bytes does"));
        std::vector<std::uint32_t> sizes(magic[3]);
        for (std::uint32_t& size : sizes) {
            std::array<std::uint8_t, 4> bytes{};
            read(bytes.data(), bytes.size());
            for (std::uint8_t byte : bytes) size = size << 8 | byte;
        }
        return sizes;
    }

private:
    const fs::path& m_path;
    gzFile m_file = nullptr;
};

/// Far above any picture of this format; keeps the products below free of overflow.
constexpr std::uint32_t kMaxSide = 10'000;

}  // namespace

IdxImages::IdxImages(fs::path path) : m_path(std::move(path)) {
    const std::vector<std::uint32_t> sizes = Stream(m_path).header();
    const bool coloured = sizes.size() == 4;
    if (sizes.size() < 3 || (coloured && sizes[3] != 1 && sizes[3] != 3))
        throw idxError(m_path, STUDIO_TEXT("Problems", "it holds no pictures"));
    if (sizes[1] == 0 || sizes[2] == 0 || sizes[1] > kMaxSide || sizes[2] > kMaxSide)
        throw idxError(m_path, STUDIO_TEXT("Problems", "its pictures have an impossible size"));
    m_count = sizes[0];
    m_height = static_cast<int>(sizes[1]);
    m_width = static_cast<int>(sizes[2]);
    m_channels = coloured ? static_cast<int>(sizes[3]) : 1;
}

std::span<const std::uint8_t> IdxImages::pixels(std::int64_t index) const {
    const std::size_t each =
        static_cast<std::size_t>(m_width) * static_cast<std::size_t>(m_height) * static_cast<std::size_t>(m_channels);
    // Not by letting the exception out: then each of a damaged file's pictures would read all of it again.
    std::call_once(m_loaded, [&] {
        try {
            Stream stream(m_path);
            stream.header();
            m_pixels = stream.readAll(each * static_cast<std::size_t>(m_count));
        } catch (const Error& error) {
            m_failure = error;
        }
    });
    if (m_failure) throw Error(*m_failure);
    if (index < 0 || index >= m_count) throw idxError(m_path, STUDIO_TEXT("Problems", "it has no such picture"));
    return std::span(m_pixels).subspan(each * static_cast<std::size_t>(index), each);
}

std::vector<std::uint8_t> readIdxLabels(const fs::path& path) {
    Stream stream(path);
    const std::vector<std::uint32_t> sizes = stream.header();
    if (sizes.size() != 1) throw idxError(path, STUDIO_TEXT("Problems", "it holds no labels"));
    return stream.readAll(sizes[0]);
}

std::pair<const IdxImages*, std::int64_t> IdxStore::find(std::string_view itemPath) const {
    const std::size_t hash = itemPath.rfind('#');
    const std::string_view file = itemPath.substr(0, hash);
    std::int64_t index = -1;
    if (hash != std::string_view::npos)
        std::from_chars(itemPath.data() + hash + 1, itemPath.data() + itemPath.size(), index);
    for (const auto& images : m_files)
        if (images->path().filename().native() == file) return {images.get(), index};
    throw idxError(std::string(file), STUDIO_TEXT("Problems", "it is not part of the data set"));
}

}  // namespace studio
