// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/check_cache.h"

#include "core/base/error.h"
#include "core/base/files.h"

#include <algorithm>
#include <cstring>
#include <type_traits>

namespace studio {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kMagic = "inception-studio.checks/2\n";  // 2: with pictureHash()
constexpr std::size_t kHashText = 32;

/// Numbers as they lie in this machine's memory: the cache never leaves it, and its hash would tell.
class Packer {
public:
    template <class Number>
    void number(Number value) {
        static_assert(std::is_trivially_copyable_v<Number>);
        m_bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void text(std::string_view text) {
        number(static_cast<std::uint32_t>(text.size()));
        m_bytes += text;
    }
    void raw(std::string_view text) { m_bytes += text; }
    std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

/// After the first thing that does not fit, ok() is false and everything reads as nothing.
class Unpacker {
public:
    explicit Unpacker(std::string_view bytes) : m_rest(bytes) {}
    template <class Number>
    Number number() {
        Number value{};
        if (const std::string_view part = raw(sizeof value); part.size() == sizeof value)
            std::memcpy(&value, part.data(), sizeof value);
        return value;
    }
    std::string text() { return std::string(raw(number<std::uint32_t>())); }
    std::string_view raw(std::size_t size) {
        m_ok = m_ok && size <= m_rest.size();
        const std::string_view part = m_ok ? m_rest.substr(0, size) : std::string_view();
        m_rest.remove_prefix(part.size());
        return part;
    }
    bool ok() const { return m_ok; }
    bool atEnd() const { return m_rest.empty(); }

private:
    std::string_view m_rest;
    bool m_ok = true;
};

void pack(Packer& out, const CheckedFile& file) {
    out.text(file.path);
    out.number(file.stamp.bytes);
    out.number(file.stamp.modified);
    out.number(file.stamp.inode);
    out.text(file.facts.hash);
    out.number(static_cast<std::int32_t>(file.facts.width));
    out.number(static_cast<std::int32_t>(file.facts.height));
    out.number(static_cast<std::uint8_t>(file.facts.format));
    out.number(static_cast<std::int8_t>(file.facts.problem ? static_cast<int>(*file.facts.problem) : -1));
    out.number(static_cast<std::uint8_t>(file.facts.decoded));
    out.number(static_cast<std::uint8_t>(file.full));
    out.number(file.facts.look.across);
    out.number(file.facts.look.down);
    out.number(file.facts.look.brightness);
    out.text(file.facts.message);
}

CheckedFile unpack(Unpacker& in) {
    CheckedFile file;
    file.path = in.text();
    file.stamp.bytes = in.number<std::int64_t>();
    file.stamp.modified = in.number<std::int64_t>();
    file.stamp.inode = in.number<std::uint64_t>();
    file.facts.bytes = file.stamp.bytes;
    file.facts.hash = in.text();
    file.facts.width = in.number<std::int32_t>();
    file.facts.height = in.number<std::int32_t>();
    file.facts.format = static_cast<PictureFormat>(in.number<std::uint8_t>());
    if (const int problem = in.number<std::int8_t>(); problem >= 0)
        file.facts.problem = static_cast<ProblemKind>(problem);
    file.facts.decoded = in.number<std::uint8_t>() != 0;
    file.full = in.number<std::uint8_t>() != 0;
    file.facts.look.across = in.number<std::uint64_t>();
    file.facts.look.down = in.number<std::uint64_t>();
    file.facts.look.brightness = in.number<std::uint8_t>();
    file.facts.message = in.text();
    return file;
}

std::string_view hashOf(std::string_view text, std::string& keep) {
    keep = contentHash(std::as_bytes(std::span(text)));
    return keep;
}

}  // namespace

CheckCache::CheckCache(const fs::path& opened) {
    try {
        m_root = fs::weakly_canonical(opened).native();
        const fs::path folder = cacheHome() / "checks";
        fs::create_directories(folder);
        std::string name;
        m_file = folder / hashOf(m_root, name);
        load();
    } catch (const std::exception&) {
        m_files.clear();  // no cache to read is no reason not to check
    }
}

void CheckCache::load() {
    if (!fs::exists(m_file)) return;
    const std::string text = readTextFile(m_file);
    if (text.size() < kHashText) return;
    const std::string_view body = std::string_view(text).substr(0, text.size() - kHashText);
    std::string hash;
    if (hashOf(body, hash) != std::string_view(text).substr(body.size())) return;
    Unpacker in(body);
    if (in.raw(kMagic.size()) != kMagic || in.text() != m_root) return;
    std::vector<CheckedFile> files;
    while (in.ok() && !in.atEnd()) files.push_back(unpack(in));
    if (in.ok()) m_files = std::move(files);
}

const CheckedFile* CheckCache::find(std::string_view path, const FileStamp& stamp) const {
    const CheckedFile* file = find(path);
    return file && file->stamp == stamp ? file : nullptr;
}

const CheckedFile* CheckCache::find(std::string_view path) const {
    const auto place =
        std::lower_bound(m_files.begin(), m_files.end(), path,
                         [](const CheckedFile& file, std::string_view wanted) { return file.path < wanted; });
    return place == m_files.end() || place->path != path ? nullptr : &*place;
}

void CheckCache::write(const std::vector<const CheckedFile*>& files) const {
    if (m_file.empty()) return;
    Packer out;
    out.raw(kMagic);
    out.text(m_root);
    for (const CheckedFile* file : files) pack(out, *file);
    std::string text = out.take();
    std::string hash;
    text += hashOf(text, hash);
    try {
        writeFileAtomically(m_file, text);
    } catch (const Error&) {
        // A full disk or a home that can't be written costs time on the next check, nothing else.
    }
}

}  // namespace studio
