// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The container is read here (RIFF chunks, WebP container specification), the bit streams by OpenCV in its module.
#include "core/data/decode_formats.h"
#include "core/data/orientation.h"
#include "core/data/tiff_fields.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace studio {
namespace {

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

}  // namespace

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

}  // namespace studio
