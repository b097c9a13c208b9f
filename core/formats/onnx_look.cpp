// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/formats/byte_source.h"
#include "core/formats/onnx.h"
#include "core/formats/shown_name.h"
#include "core/formats/wire.h"

#include <algorithm>
#include <array>
#include <set>

namespace studio {
namespace {

// Field numbers of onnx.proto.
constexpr std::uint32_t kModelVersion = 1, kModelGraph = 7, kModelMetadata = 14;
constexpr std::uint32_t kEntryKey = 1, kEntryValue = 2;
constexpr std::uint32_t kGraphInitializer = 5, kGraphInput = 11, kGraphOutput = 12;
constexpr std::uint32_t kTensorType = 2;
constexpr std::uint32_t kInfoName = 1, kInfoType = 2, kTypeTensor = 1, kTensorTypeElement = 1, kTensorTypeShape = 2;
constexpr std::uint32_t kShapeDim = 1, kDimValue = 1, kDimName = 2;

constexpr std::size_t kMaxMetadata = 10'000, kMaxValues = 1000, kMaxDimensions = 64;

constexpr std::array<std::string_view, 17> kTypes{"",       "float32", "uint8",     "int8",       "uint16",  "int16",
                                                  "int32",  "int64",   "string",    "bool",       "float16", "float64",
                                                  "uint32", "uint64",  "complex64", "complex128", "bfloat16"};

std::string typeName(std::uint64_t type) {
    return type > 0 && type < kTypes.size() ? std::string(kTypes[type]) : "type " + std::to_string(type);
}

std::string dimText(std::span<const std::byte> message) {
    std::string text = "?";
    WireReader reader(message);
    while (const auto field = reader.next()) {
        if (field->number == kDimValue && field->type == WireReader::kVarint) text = std::to_string(field->value);
        if (field->number == kDimName && field->type == WireReader::kBytes) text = shownName(field->text());
    }
    return text;
}

std::string shapeText(std::span<const std::byte> message) {
    std::string text;
    std::size_t sides = 0;
    WireReader reader(message);
    while (const auto field = reader.next()) {
        if (field->number != kShapeDim) continue;
        if (++sides > kMaxDimensions) throw WireReader::Broken{};
        text += (text.empty() ? "" : " x ") + dimText(field->bytes);
    }
    return text;
}

std::string typeText(std::span<const std::byte> message) {
    std::string element, shape;
    WireReader reader(message);
    while (const auto field = reader.next()) {
        if (field->number != kTypeTensor) continue;
        WireReader tensor(field->bytes);
        while (const auto part = tensor.next()) {
            if (part->number == kTensorTypeElement) element = typeName(part->value);
            if (part->number == kTensorTypeShape) shape = shapeText(part->bytes);
        }
    }
    return element + " " + shape;
}

std::string infoText(std::span<const std::byte> message) {
    std::string name, type;
    WireReader reader(message);
    while (const auto field = reader.next()) {
        if (field->number == kInfoName) name = shownName(field->text());
        if (field->number == kInfoType) type = typeText(field->bytes);
    }
    return name + " " + type;
}

void addInfo(std::vector<std::string>& infos, std::span<const std::byte> message) {
    if (infos.size() == kMaxValues)
        throw WireReader::TooMany{
            fillIn(STUDIO_TEXT("Files", "it has more than %1 inputs or outputs"), {std::to_string(kMaxValues)})};
    infos.push_back(infoText(message));
}

/// `types` are the known ones of its weights.
void lookAtGraph(std::span<const std::byte> message, OnnxSummary& summary, std::set<std::string_view>& types) {
    WireReader reader(message);
    while (const auto field = reader.next()) {
        if (field->number == kGraphInput) addInfo(summary.inputs, field->bytes);
        if (field->number == kGraphOutput) addInfo(summary.outputs, field->bytes);
        if (field->number != kGraphInitializer) continue;
        ++summary.tensors;
        WireReader tensor(field->bytes);
        while (const auto part = tensor.next())
            if (part->number == kTensorType && part->value < kTypes.size()) types.insert(kTypes[part->value]);
    }
}

std::pair<std::string, std::string> entryOf(std::span<const std::byte> message) {
    std::pair<std::string, std::string> entry;
    WireReader reader(message);
    while (const auto field = reader.next()) {
        if (field->number == kEntryKey) entry.first = field->text();
        if (field->number == kEntryValue) entry.second = field->text();
    }
    return entry;
}

void addEntry(TextPairs& metadata, std::span<const std::byte> message) {
    if (metadata.size() == kMaxMetadata)
        throw WireReader::TooMany{
            fillIn(STUDIO_TEXT("Files", "it has more than %1 entries of metadata"), {std::to_string(kMaxMetadata)})};
    metadata.push_back(entryOf(message));
}

}  // namespace

OnnxSummary lookAtOnnxFile(const std::filesystem::path& path) {
    return lookAtOnnx(readWeightsFile(path), pathToText(path));
}

OnnxSummary lookAtOnnx(std::span<const std::byte> bytes, const std::string& name) {
    OnnxSummary summary;
    std::set<std::string_view> types;
    try {
        WireReader reader(bytes);
        while (const auto field = reader.next()) {
            if (field->number == kModelGraph) lookAtGraph(field->bytes, summary, types);
            if (field->number == kModelMetadata) addEntry(summary.metadata, field->bytes);
        }
    } catch (const WireReader::Broken&) {
        throw Error(ErrorCode::DamagedCheckpoint, {name, STUDIO_TEXT("Files", "it is cut off, or no ONNX file")});
    } catch (const WireReader::TooMany& many) {
        throw Error(ErrorCode::NotACheckpoint, {name, many.reason});
    }
    for (const std::string_view type : types)
        if (type.find("float") != std::string_view::npos)
            summary.dtype += (summary.dtype.empty() ? "" : " and ") + std::string(type);
    return summary;
}

bool looksLikeOnnx(std::span<const std::byte> start) {
    // ir_version comes first; then producer, domain, graph or operator sets
    constexpr auto kFirst = static_cast<std::byte>(kModelVersion << 3);
    if (start.size() < 4 || start[0] != kFirst) return false;
    const auto version = std::to_integer<int>(start[1]);
    const auto next = std::to_integer<int>(start[2]);
    return version >= 1 && version < 64 && (next & 7) == WireReader::kBytes && next >> 3 >= 2 && next >> 3 <= 8;
}

}  // namespace studio
