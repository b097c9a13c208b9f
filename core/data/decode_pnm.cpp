// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// PBM, PGM and PPM, plain and raw (netpbm's manual pages), with Pillow's rounding of values that do not end at 255.
#include "core/data/decode_formats.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace studio {
namespace {

constexpr long long kMostValue = 65535;

struct Header {
    int kind = 0;  ///< 1..6
    long long width = 0, height = 0, most = 1;

    bool plain() const { return kind <= 3; }
    bool bits() const { return kind == 1 || kind == 4; }
    std::size_t channels() const { return kind == 3 || kind == 6 ? 3 : 1; }
};

class Scanner {
public:
    explicit Scanner(Bytes bytes) : m_bytes(bytes) {}

    Bytes rest() const { return m_bytes.subspan(m_place); }
    bool atEnd() const { return m_place >= m_bytes.size(); }
    void skip(std::size_t count) { m_place = std::min(m_place + count, m_bytes.size()); }

    /// Blanks and comments ("#" to the end of the line).
    void skipBlanks() {
        while (!atEnd() && (isBlank(peek()) || peek() == '#')) {
            if (peek() == '#')
                while (!atEnd() && peek() != '\n' && peek() != '\r') ++m_place;
            else
                ++m_place;
        }
    }

    /// The next whole number; throws Truncated at the end, Unreadable when something else stands there or it is over
    /// `most`.
    long long number(long long most) {
        skipBlanks();
        if (atEnd()) failTruncated(m_bytes.size());
        long long value = 0;
        const std::size_t start = m_place;
        for (; !atEnd() && peek() >= '0' && peek() <= '9'; ++m_place)
            value = std::min(value * 10 + (peek() - '0'), most + 1);
        if (m_place == start || value > most || (!atEnd() && !isBlank(peek()) && peek() != '#'))
            failUnreadable("a number was expected at byte " + grouped(static_cast<long long>(start)));
        return value;
    }

    /// The next 0 or 1 of a plain PBM, which need no blank between them.
    bool bit() {
        skipBlanks();
        if (atEnd()) failTruncated(m_bytes.size());
        const char c = peek();
        if (c != '0' && c != '1')
            failUnreadable("a 0 or 1 was expected at byte " + grouped(static_cast<long long>(m_place)));
        ++m_place;
        return c == '1';
    }

private:
    static bool isBlank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
    char peek() const { return static_cast<char>(m_bytes[m_place]); }

    Bytes m_bytes;
    std::size_t m_place = 2;  // after the magic
};

/// 8-bit value of every stored value. Pillow makes 16-bit greys first, which then fall to 8 by the contract's rule.
std::vector<std::uint8_t> scaleFor(const Header& header) {
    std::vector<std::uint8_t> scale(static_cast<std::size_t>(header.most) + 1);
    const bool wide = header.most > 255 && header.channels() == 1;
    for (std::size_t v = 0; v < scale.size(); ++v) {
        const double share = static_cast<double>(v) / static_cast<double>(header.most);
        scale[v] = wide ? from16(static_cast<std::uint32_t>(std::nearbyint(share * 65535)))
                        : static_cast<std::uint8_t>(std::nearbyint(share * 255));
    }
    return scale;
}

/// Bytes that a file of this header has at least after it.
std::uint64_t bytesWanted(const Header& header) {
    const auto width = static_cast<std::uint64_t>(header.width);
    const auto height = static_cast<std::uint64_t>(header.height);
    const std::uint64_t samples = width * height * header.channels();
    if (header.kind == 1) return samples;
    if (header.kind == 4) return (width + 7) / 8 * height;
    if (header.plain()) return samples * 2 - 1;
    return samples * (header.most > 255 ? 2 : 1);
}

void put(Picture& picture, std::size_t sample, std::size_t channels, std::uint8_t value) {
    if (channels == 3)
        picture.rgb[sample] = value;
    else
        std::fill_n(picture.rgb.begin() + static_cast<std::ptrdiff_t>(sample * 3), 3, value);
}

void readRawBits(const Header& header, Bytes data, Picture& picture) {
    const auto width = static_cast<std::size_t>(header.width);
    const std::size_t rowBytes = (width + 7) / 8;
    for (std::size_t y = 0; y < static_cast<std::size_t>(header.height); ++y)
        for (std::size_t x = 0; x < width; ++x) {
            const bool black = (std::to_integer<int>(data[y * rowBytes + x / 8]) >> (7 - x % 8)) & 1;
            put(picture, y * width + x, 1, black ? 0 : 255);
        }
}

void readRaw(const Header& header, Bytes data, Picture& picture) {
    const std::vector<std::uint8_t> scale = scaleFor(header);
    const std::size_t samples = picture.rgb.size() / (header.channels() == 3 ? 1 : 3);
    const std::size_t width = header.most > 255 ? 2 : 1;
    for (std::size_t i = 0; i < samples; ++i) {
        auto value = std::to_integer<std::size_t>(data[i * width]);
        if (width == 2) value = value << 8 | std::to_integer<std::size_t>(data[i * 2 + 1]);
        put(picture, i, header.channels(), scale[std::min(value, scale.size() - 1)]);
    }
}

void readPlain(const Header& header, Scanner& scanner, Picture& picture) {
    const std::vector<std::uint8_t> scale = scaleFor(header);
    const std::size_t samples = picture.rgb.size() / (header.channels() == 3 ? 1 : 3);
    for (std::size_t i = 0; i < samples; ++i) {
        const std::uint8_t value =
            header.bits() ? (scanner.bit() ? 0 : 255) : scale[static_cast<std::size_t>(scanner.number(header.most))];
        put(picture, i, header.channels(), value);
    }
}

}  // namespace

void decodePnm(Bytes bytes, Decoded& out) {
    Scanner scanner(bytes);
    Header header;
    header.kind = std::to_integer<int>(bytes[1]) - '0';
    header.width = scanner.number(0x7FFFFFFF);
    header.height = scanner.number(0x7FFFFFFF);
    if (!header.bits()) header.most = scanner.number(kMostValue);
    acceptSize(out, header.width, header.height);
    if (header.most < 1) failUnreadable("its largest value is 0");
    if (!header.plain()) scanner.skip(1);  // the one blank after the header

    const Bytes data = scanner.rest();
    const std::uint64_t wanted = bytesWanted(header);
    if (data.size() < wanted) {
        const bool rowsKnown = !header.plain();
        const auto rowBytes = static_cast<long long>(wanted) / header.height;
        failTruncated(bytes.size(), rowsKnown ? static_cast<long long>(data.size()) / rowBytes : -1, header.height);
    }
    Picture picture = blankPicture(out.storedWidth, out.storedHeight);
    if (header.plain())
        readPlain(header, scanner, picture);
    else if (header.bits())
        readRawBits(header, data, picture);
    else
        readRaw(header, data, picture);
    out.picture = std::move(picture);
}

}  // namespace studio
