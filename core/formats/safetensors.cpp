// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/safetensors.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/formats/bounded_json.h"
#include "core/formats/byte_source.h"
#include "core/formats/bytes.h"
#include "core/formats/safetensors_types.h"
#include "core/formats/shown_name.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

namespace studio {
namespace {

using Json = nlohmann::json;

constexpr std::uint64_t kLengthSize = 8;
constexpr std::uint64_t kMaxHeader = 16 << 20;  // 364 tensors take 40 KB
constexpr std::size_t kMaxDimensions = 64;

/// What the header says of a tensor, checked by itself.
struct Entry {
    std::string name;
    DType type = DType::Float32;
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0, end = 0;  ///< after the header
};

class Reader {
public:
    Reader(ByteSource& source, std::string name) : m_source(source), m_name(std::move(name)) {}

    Safetensors read() {
        requireWeightsSize(m_source, m_name);
        const Json header = parsedHeader();
        Safetensors content;
        for (const auto& [key, value] : header.items()) {
            if (key == kSafetensorsMetadata)
                content.metadata = metadata(value);
            else
                m_entries.push_back(entry(key, value));
        }
        sortByPlace();
        for (const Entry& each : m_entries) content.arrays.emplace_back(each.name, array(each));
        return content;
    }

private:
    [[noreturn]] void damaged(const std::string& reason) const {
        throw Error(ErrorCode::DamagedCheckpoint, {m_name, reason});
    }
    [[noreturn]] void damagedEntry(const std::string& key) const {
        damaged(fillIn(STUDIO_TEXT("Files", "what it says of \"%1\" makes no sense"), {shownName(key)}));
    }

    Json parsedHeader() {
        if (m_source.size() == 0) damaged(STUDIO_TEXT("Files", "it is empty"));
        if (m_source.size() < kLengthSize) damaged(STUDIO_TEXT("Files", "it ends within its first bytes"));
        std::byte first[kLengthSize];
        m_source.read(0, first);
        const auto length = numberAt<std::uint64_t>(first, 0);
        if (length > m_source.size() - kLengthSize)
            damaged(fillIn(STUDIO_TEXT("Files", "its list of contents claims %1 bytes and the file has %2"),
                           {std::to_string(length), std::to_string(m_source.size())}));
        if (length > kMaxHeader) damaged(STUDIO_TEXT("Files", "its list of contents is far too long"));
        m_start = kLengthSize + length;
        std::string text(static_cast<std::size_t>(length), '\0');
        m_source.read(kLengthSize, std::as_writable_bytes(std::span(text)));
        return parsed(text);
    }

    /// A name that stands there twice would hide one of the two.
    Json parsed(const std::string& text) const {
        const JsonSize size = jsonSize(text);
        if (size.values > kMaxJsonValues) damaged(STUDIO_TEXT("Files", "its list of contents is far too long"));
        Json header = readJson(text);
        if (!header.is_object()) damaged(STUDIO_TEXT("Files", "its list of contents can't be read"));
        if (size.names != header.size()) damaged(STUDIO_TEXT("Files", "a name stands in it twice"));
        return header;
    }

    TextPairs metadata(const Json& value) const {
        TextPairs texts;
        if (!value.is_object()) damagedEntry(kSafetensorsMetadata);
        for (const auto& [key, text] : value.items()) {
            if (!text.is_string()) damagedEntry(kSafetensorsMetadata);
            texts.emplace_back(key, text.get<std::string>());
        }
        return texts;
    }

    Entry entry(const std::string& name, const Json& value) const {
        Entry made{name, DType::Float32, {}, 0, 0};
        if (!value.is_object() || !value.contains("dtype") || !value.contains("shape") ||
            !value.contains("data_offsets"))
            damagedEntry(name);
        const Json &type = value["dtype"], &shape = value["shape"], &offsets = value["data_offsets"];
        if (!type.is_string() || !shape.is_array() || shape.size() > kMaxDimensions || !offsets.is_array() ||
            offsets.size() != 2 || !offsets[0].is_number_unsigned() || !offsets[1].is_number_unsigned())
            damagedEntry(name);
        made.type = typeNamed(type.get<std::string>());
        made.begin = offsets[0].get<std::uint64_t>();
        made.end = offsets[1].get<std::uint64_t>();
        if (made.begin > made.end || made.end > m_source.size() - m_start)
            damaged(fillIn(STUDIO_TEXT("Files", "\"%1\" lies outside of it"), {shownName(name)}));
        for (const Json& side : shape) {
            if (!side.is_number_unsigned()) damagedEntry(name);
            made.shape.push_back(static_cast<std::int64_t>(side.get<std::uint64_t>()));
        }
        if (bytesOf(made) != made.end - made.begin)
            damaged(fillIn(STUDIO_TEXT("Files", "\"%1\" has not as many bytes as its shape needs"), {shownName(name)}));
        return made;
    }

    DType typeNamed(const std::string& text) const {
        const auto known =
            std::ranges::find_if(kSafetensorsTypes, [&](const auto& type) { return type.second == text; });
        if (known == kSafetensorsTypes.end())
            throw Error(ErrorCode::NotACheckpoint,
                        {m_name, fillIn(STUDIO_TEXT("Files", "it holds numbers of the type %1"), {shownName(text)})});
        return known->first;
    }

    /// Nothing where the product overflows.
    static std::optional<std::uint64_t> bytesOf(const Entry& entry) {
        std::uint64_t count = 1;
        for (const std::int64_t side : entry.shape)
            if (side < 0 || __builtin_mul_overflow(count, static_cast<std::uint64_t>(side), &count)) return {};
        if (__builtin_mul_overflow(count, dtypeSize(entry.type), &count)) return {};
        return count;
    }

    /// The order of a state dict, which the header's map has lost, is mostly that of the bytes. The format has neither
    /// gaps nor shared bytes: a file with them was made by nobody's writer.
    void sortByPlace() {
        std::ranges::sort(m_entries, {}, [](const Entry& each) { return std::pair(each.begin, each.end); });
        std::uint64_t at = 0;
        for (const Entry& each : m_entries) {
            if (each.begin < at)
                damaged(fillIn(STUDIO_TEXT("Files", "\"%1\" overlaps the tensor before it"), {shownName(each.name)}));
            if (each.begin > at)
                damaged(fillIn(STUDIO_TEXT("Files", "bytes before \"%1\" belong to nothing"), {shownName(each.name)}));
            at = each.end;
        }
        if (at != m_source.size() - m_start) damaged(STUDIO_TEXT("Files", "bytes at its end belong to nothing"));
    }

    Array array(const Entry& entry) {
        auto bytes = std::make_shared<const std::vector<std::byte>>(
            m_source.part(m_start + entry.begin, entry.end - entry.begin));
        return {entry.type, entry.shape, std::move(bytes)};
    }

    ByteSource& m_source;
    std::string m_name;
    std::uint64_t m_start = 0;  ///< of the tensors
    std::vector<Entry> m_entries;
};

}  // namespace

Safetensors readSafetensors(const std::filesystem::path& path) {
    FileSource source(path);
    return Reader(source, pathToText(path)).read();
}

Safetensors parseSafetensors(std::span<const std::byte> bytes, const std::string& name) {
    MemorySource source(bytes);
    return Reader(source, name).read();
}

bool looksLikeSafetensors(std::span<const std::byte> start) {
    return start.size() > kLengthSize && start[kLengthSize] == std::byte{'{'};
}

}  // namespace studio
