// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/decode_formats.h"
#include "core/data/tiff_fields.h"

namespace studio {
namespace {

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

}  // namespace studio
