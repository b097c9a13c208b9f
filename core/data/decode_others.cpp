// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// BMP, WebP and TIFF: the header is read here, before memory is taken; the pixels by OpenCV in its module.
#include "core/base/library.h"
#include "core/data/codecs/codecs.h"
#include "core/data/decode_formats.h"
#include "core/data/orientation.h"
#include "core/data/tiff_fields.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace studio {
namespace {

/// Throws Error EngineMissing when the module is not installed (decodePicture says so as Unreadable).
StudioDecode decoder() {
    static const auto decode = reinterpret_cast<StudioDecode>(symbolOf("studio_codecs", kStudioDecodeSymbol));
    return decode;
}

Picture decodeInModule(Bytes bytes, int width, int height) {
    Picture picture = blankPicture(width, height);
    std::array<char, 300> reason{};
    if (decoder()(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), width, height, picture.rgb.data(),
                  reason.data(), reason.size()) != 0)
        failUnreadable(reason.data());
    return picture;
}

std::uint64_t need(const ByteReader& reader, std::uint64_t offset, int width) {
    const auto value = reader.at(offset, width);
    if (!value) failTruncated(reader.size());
    return *value;
}

/// `stored` bytes are there from `offset` on: else the row at which they stop is said.
void needRows(std::size_t size, std::uint64_t offset, std::uint64_t rowBytes, long long rows) {
    if (size >= offset && (size - offset) / rowBytes >= static_cast<std::uint64_t>(rows)) return;
    failTruncated(size, size < offset ? 0 : static_cast<long long>((size - offset) / rowBytes), rows);
}

// ---- WebP: RIFF, then chunks (WebP container specification) ----

struct Chunk {
    std::uint32_t name = 0;
    Bytes data;
};

constexpr std::uint32_t nameOf(const char (&text)[5]) {
    std::uint32_t name = 0;
    for (int i = 3; i >= 0; --i) name = name << 8 | static_cast<unsigned char>(text[i]);
    return name;
}

std::vector<Chunk> chunksOf(Bytes bytes) {
    std::vector<Chunk> chunks;
    const ByteReader reader(bytes, false);
    for (std::uint64_t place = 0; reader.at(place, 8);) {
        const std::uint64_t size = *reader.at(place + 4, 4);
        const std::uint64_t there = std::min<std::uint64_t>(size, bytes.size() - place - 8);
        chunks.push_back({static_cast<std::uint32_t>(*reader.at(place, 4)), bytes.subspan(place + 8, there)});
        place += 8 + size + (size & 1);
    }
    return chunks;
}

const Chunk* find(const std::vector<Chunk>& chunks, std::uint32_t name) {
    const auto found = std::ranges::find(chunks, name, &Chunk::name);
    return found == chunks.end() ? nullptr : &*found;
}

struct Size {
    int width = 0, height = 0;
};

/// Of a "VP8 " (RFC 6386, 9.1) or "VP8L" bit stream.
Size streamSize(const Chunk& chunk, std::size_t fileBytes) {
    const ByteReader reader(chunk.data, false);
    const auto bits = chunk.name == nameOf("VP8L") ? reader.at(1, 4) : reader.at(6, 4);
    if (!bits) failTruncated(fileBytes);
    if (chunk.name == nameOf("VP8L")) return {int(*bits & 0x3FFF) + 1, int(*bits >> 14 & 0x3FFF) + 1};
    return {int(*bits & 0x3FFF), int(*bits >> 16 & 0x3FFF)};
}

const Chunk* streamOf(const std::vector<Chunk>& chunks) {
    const Chunk* lossy = find(chunks, nameOf("VP8 "));
    return lossy ? lossy : find(chunks, nameOf("VP8L"));
}

void append(std::vector<std::byte>& bytes, std::uint32_t value) {
    for (int i = 0; i < 4; ++i) bytes.push_back(static_cast<std::byte>(value >> (8 * i) & 0xFF));
}

/// A WebP file of one stream alone: OpenCV knows no animations.
std::vector<std::byte> fileOf(const Chunk& stream) {
    const auto size = static_cast<std::uint32_t>(stream.data.size());
    std::vector<std::byte> bytes;
    append(bytes, nameOf("RIFF"));
    append(bytes, 12 + size + (size & 1));
    append(bytes, nameOf("WEBP"));
    append(bytes, stream.name);
    append(bytes, size);
    bytes.insert(bytes.end(), stream.data.begin(), stream.data.end());
    if (size & 1) bytes.push_back(std::byte{0});
    return bytes;
}

/// The first frame of an animation on its black canvas.
Picture firstFrame(const Chunk& frame, Size canvas, std::size_t fileBytes) {
    constexpr std::size_t kFrameHeader = 16;
    const ByteReader reader(frame.data, false);
    if (frame.data.size() < kFrameHeader) failTruncated(fileBytes);
    const auto left = static_cast<std::size_t>(*reader.at(0, 3)) * 2;
    const auto top = static_cast<std::size_t>(*reader.at(3, 3)) * 2;
    const std::vector<Chunk> chunks = chunksOf(frame.data.subspan(kFrameHeader));
    const Chunk* stream = streamOf(chunks);
    if (!stream) failTruncated(fileBytes);
    const Size size = streamSize(*stream, fileBytes);
    if (size.width < 1 || size.height < 1 ||
        left + static_cast<std::size_t>(size.width) > static_cast<std::size_t>(canvas.width) ||
        top + static_cast<std::size_t>(size.height) > static_cast<std::size_t>(canvas.height))
        failUnreadable("its first frame reaches over the canvas");
    const Picture part = decodeInModule(fileOf(*stream), size.width, size.height);
    Picture picture = blankPicture(canvas.width, canvas.height);
    const auto rowBytes = static_cast<std::size_t>(size.width) * 3;
    for (std::size_t y = 0; y < static_cast<std::size_t>(size.height); ++y)
        std::memcpy(picture.rgb.data() + ((top + y) * static_cast<std::size_t>(canvas.width) + left) * 3,
                    part.rgb.data() + y * rowBytes, rowBytes);
    return picture;
}

// ---- TIFF ----

enum TiffTag : std::uint16_t {
    kWidth = 256,
    kHeight = 257,
    kBits = 258,
    kStripOffsets = 273,
    kOrientation = 274,
    kSamples = 277,
    kStripBytes = 279,
    kTileWidth = 322,
    kTileHeight = 323,
    kTileOffsets = 324,
    kTileBytes = 325,
};

/// Every strip or tile lies inside the file.
void needAllParts(const TiffFields& fields, std::size_t size, TiffTag offsetTag, TiffTag bytesTag) {
    const std::vector<std::uint64_t> offsets = fields.values(offsetTag);
    const std::vector<std::uint64_t> counts = fields.values(bytesTag);
    for (std::size_t i = 0; i < std::min(offsets.size(), counts.size()); ++i)
        if (offsets[i] > size || counts[i] > size - offsets[i]) failTruncated(size);
}

/// A tile much larger than its picture only serves to take memory.
void refuseOddTiles(const TiffFields& fields, long long pixels) {
    const std::uint64_t width = fields.value(kTileWidth).value_or(1);
    const std::uint64_t height = fields.value(kTileHeight).value_or(1);
    constexpr std::uint64_t kUsual = 4096;
    if (width > kUsual || height > kUsual) {
        if (width > 0x7FFFFFFF || height > 0x7FFFFFFF || width * height > static_cast<std::uint64_t>(pixels) * 4)
            failUnreadable("its tiles are larger than the picture");
    }
    if (fields.value(kSamples).value_or(1) > 16) failUnreadable("it has over 16 channels");
    if (fields.value(kBits).value_or(1) > 64) failUnreadable("it has over 64 bits a channel");
}

}  // namespace

void decodeBmp(Bytes bytes, Decoded& out) {
    const ByteReader reader(bytes, false);
    const std::uint64_t pixels = need(reader, 10, 4);
    const bool old = need(reader, 14, 4) == 12;  // OS/2's header has 16-bit sizes
    const auto width = static_cast<std::int32_t>(need(reader, 18, old ? 2 : 4));
    const auto height = static_cast<std::int32_t>(old ? need(reader, 20, 2) : need(reader, 22, 4));
    const std::uint64_t bits = need(reader, old ? 24 : 28, 2);
    const std::uint64_t packing = old ? 0 : need(reader, 30, 4);
    const long long rows = height < 0 ? -static_cast<long long>(height) : height;  // negative: from the top
    acceptSize(out, width, rows);
    if (bits < 1 || bits > 32) failUnreadable("a BMP of " + std::to_string(bits) + " bits a pixel");
    const bool runLength = packing == 1 || packing == 2;
    if (!runLength) needRows(bytes.size(), pixels, (static_cast<std::uint64_t>(width) * bits + 31) / 32 * 4, rows);
    out.picture = decodeInModule(bytes, out.storedWidth, out.storedHeight);
}

void decodeWebP(Bytes bytes, Decoded& out) {
    const ByteReader reader(bytes, false);
    const std::uint64_t riffBytes = *reader.at(4, 4) + 8;
    const std::vector<Chunk> chunks = chunksOf(bytes.subspan(12));
    const Chunk* extended = find(chunks, nameOf("VP8X"));
    const Chunk* stream = streamOf(chunks);
    if (!extended && !stream) failTruncated(bytes.size());
    Size size;
    if (extended) {
        const ByteReader header(extended->data, false);
        if (extended->data.size() < 10) failTruncated(bytes.size());
        size = {int(*header.at(4, 3)) + 1, int(*header.at(7, 3)) + 1};
    } else {
        size = streamSize(*stream, bytes.size());
    }
    acceptSize(out, size.width, size.height);
    if (bytes.size() < riffBytes) failTruncated(bytes.size());
    const Chunk* frame = find(chunks, nameOf("ANMF"));
    if (!frame && !stream) failUnreadable("a WebP without a picture");
    Picture picture = stream ? decodeInModule(bytes, size.width, size.height) : firstFrame(*frame, size, bytes.size());
    const Chunk* exif = find(chunks, nameOf("EXIF"));
    out.picture = oriented(std::move(picture), exif ? exifOrientation(exif->data) : 1);
}

void decodeTiff(Bytes bytes, Decoded& out) {
    const auto fields = TiffFields::open(bytes);
    if (!fields) failTruncated(bytes.size());
    const auto width = fields->value(kWidth);
    const auto height = fields->value(kHeight);
    if (!width || !height) failUnreadable("a TIFF without a size");
    acceptSize(out, static_cast<long long>(std::min<std::uint64_t>(*width, 1u << 31)),
               static_cast<long long>(std::min<std::uint64_t>(*height, 1u << 31)));
    needAllParts(*fields, bytes.size(), kStripOffsets, kStripBytes);
    needAllParts(*fields, bytes.size(), kTileOffsets, kTileBytes);
    refuseOddTiles(*fields, static_cast<long long>(out.storedWidth) * out.storedHeight);
    const std::uint64_t orientation = fields->value(kOrientation).value_or(1);
    const bool swapped = orientation >= 5 && orientation <= 8;
    out.picture = swapped ? decodeInModule(bytes, out.storedHeight, out.storedWidth)
                          : decodeInModule(bytes, out.storedWidth, out.storedHeight);
}

}  // namespace studio
