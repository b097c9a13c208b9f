// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/caffemodel.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/formats/byte_source.h"
#include "core/formats/bytes.h"
#include "core/formats/wire.h"

#include <bit>

namespace studio {
namespace {

// Field numbers of caffe.proto.
constexpr std::uint32_t kNetV1Layers = 2, kNetLayer = 100;
constexpr std::uint32_t kV1Name = 4, kV1Blobs = 6;
constexpr std::uint32_t kLayerName = 1, kLayerBlobs = 7;
constexpr std::uint32_t kBlobNum = 1, kBlobWidth = 4, kBlobData = 5, kBlobShape = 7, kBlobDoubles = 8;
constexpr std::uint32_t kShapeDim = 1;

constexpr std::size_t kMaxLayers = 1000, kMaxBlobs = 8, kMaxDimensions = 32;
constexpr std::size_t kMaxName = 1024;  // every blob of a layer takes it into its own

std::vector<std::int64_t> shapeOf(std::span<const std::byte> message) {
    std::vector<std::int64_t> shape;
    const auto add = [&](std::uint64_t side) {
        if (shape.size() == kMaxDimensions) throw WireReader::Broken{};
        shape.push_back(static_cast<std::int64_t>(side));
    };
    WireReader reader(message);
    while (const auto field = reader.next()) {
        if (field->number != kShapeDim) continue;
        std::span<const std::byte> packed = field->bytes;
        if (field->type == WireReader::kVarint) add(field->value);
        while (!packed.empty()) add(WireReader::varint(packed));
    }
    return shape;
}

template <class From>
void addPacked(std::span<const std::byte> packed, std::vector<float>& values) {
    if (packed.size() % sizeof(From) != 0) throw WireReader::Broken{};
    for (std::size_t at = 0; at < packed.size(); at += sizeof(From))
        values.push_back(static_cast<float>(numberAt<From>(packed, at)));
}

bool holds(const std::vector<std::int64_t>& shape, std::size_t count) {
    std::int64_t product = 1;
    for (const std::int64_t side : shape)
        if (side < 0 || __builtin_mul_overflow(product, side, &product)) return false;
    return static_cast<std::uint64_t>(product) == count;
}

Array blobOf(std::span<const std::byte> message) {
    std::vector<std::int64_t> shape;
    std::vector<std::int64_t> four(4, 1);
    bool old = false;
    std::vector<float> values;
    WireReader reader(message);
    while (const auto field = reader.next()) {
        const bool packed = field->type == WireReader::kBytes;
        if (field->number >= kBlobNum && field->number <= kBlobWidth && field->type == WireReader::kVarint) {
            four[field->number - kBlobNum] = static_cast<std::int64_t>(field->value);
            old = true;
        } else if (field->number == kBlobShape && packed) {
            shape = shapeOf(field->bytes);
        } else if (field->number == kBlobData && packed) {
            addPacked<float>(field->bytes, values);
        } else if (field->number == kBlobData && field->type == WireReader::kFixed32) {
            values.push_back(std::bit_cast<float>(static_cast<std::uint32_t>(field->value)));
        } else if (field->number == kBlobDoubles && packed) {
            addPacked<double>(field->bytes, values);
        } else if (field->number == kBlobDoubles && field->type == WireReader::kFixed64) {
            values.push_back(static_cast<float>(std::bit_cast<double>(field->value)));
        }
    }
    if (old) shape = four;
    if (!holds(shape, values.size())) throw WireReader::Broken{};
    return Array::ofFloats(std::move(shape), values);
}

CaffeLayer layerOf(std::span<const std::byte> message, std::uint32_t name, std::uint32_t blobs) {
    CaffeLayer layer;
    WireReader reader(message);
    while (const auto field = reader.next()) {
        if (field->type != WireReader::kBytes) continue;
        if (field->number == name) layer.name = field->text().substr(0, kMaxName);
        if (field->number != blobs) continue;
        if (layer.blobs.size() == kMaxBlobs)
            throw WireReader::TooMany{
                fillIn(STUDIO_TEXT("Files", "a layer of it has more than %1 arrays"), {std::to_string(kMaxBlobs)})};
        layer.blobs.push_back(blobOf(field->bytes));
    }
    return layer;
}

}  // namespace

std::vector<CaffeLayer> readCaffemodel(const std::filesystem::path& path) {
    return parseCaffemodel(readWeightsFile(path), pathToText(path));
}

std::vector<CaffeLayer> parseCaffemodel(std::span<const std::byte> bytes, const std::string& name) {
    std::vector<CaffeLayer> layers;
    try {
        WireReader reader(bytes);
        while (const auto field = reader.next()) {
            if (field->type != WireReader::kBytes) continue;
            CaffeLayer layer;
            if (field->number == kNetV1Layers) layer = layerOf(field->bytes, kV1Name, kV1Blobs);
            if (field->number == kNetLayer) layer = layerOf(field->bytes, kLayerName, kLayerBlobs);
            if (layer.blobs.empty()) continue;
            if (layers.size() == kMaxLayers)
                throw WireReader::TooMany{fillIn(STUDIO_TEXT("Files", "it has more than %1 layers with weights"),
                                                 {std::to_string(kMaxLayers)})};
            layers.push_back(std::move(layer));
        }
    } catch (const WireReader::Broken&) {
        throw Error(ErrorCode::DamagedCheckpoint,
                    {name, STUDIO_TEXT("Files", "it is cut off, or no file that caffe wrote")});
    } catch (const WireReader::TooMany& many) {
        throw Error(ErrorCode::NotACheckpoint, {name, many.reason});
    }
    return layers;
}

}  // namespace studio
