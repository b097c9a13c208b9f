// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/formats/bytes.h"
#include "core/formats/safetensors.h"
#include "core/formats/safetensors_types.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace studio {
namespace {

constexpr std::size_t kHeaderAlignment = 8;

std::string headerOf(const NamedArrays& arrays, const TextPairs& metadata) {
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    if (!metadata.empty()) {
        nlohmann::ordered_json texts = nlohmann::ordered_json::object();
        for (const auto& [key, text] : metadata) texts[key] = text;
        header[kSafetensorsMetadata] = std::move(texts);
    }
    std::uint64_t at = 0;
    for (const auto& [name, array] : arrays) {
        const std::uint64_t end = at + (array.data ? array.data->size() : 0);
        header[name] = {{"dtype", safetensorsType(array.dtype)}, {"shape", array.shape}, {"data_offsets", {at, end}}};
        at = end;
    }
    std::string text = header.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    text.resize((text.size() + kHeaderAlignment - 1) / kHeaderAlignment * kHeaderAlignment, ' ');
    return text;
}

}  // namespace

void writeSafetensors(const std::filesystem::path& path, const Safetensors& content) {
    NamedArrays sorted = content.arrays;
    std::ranges::stable_sort(sorted, std::ranges::greater(),
                             [](const auto& entry) { return dtypeSize(entry.second.dtype); });
    const std::string header = headerOf(sorted, content.metadata);
    std::string length;
    putNumber(length, static_cast<std::uint64_t>(header.size()));
    std::vector<std::string_view> parts{length, header};
    for (const auto& [name, array] : sorted)
        if (array.data && !array.data->empty())
            parts.emplace_back(reinterpret_cast<const char*>(array.data->data()), array.data->size());
    writeFileAtomically(path, parts);
}

}  // namespace studio
