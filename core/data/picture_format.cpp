// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/data/decode.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace studio {
namespace {

struct Ending {
    std::string_view ending;
    PictureFormat format;
};
constexpr std::array kEndings{
    Ending{"jpg", PictureFormat::Jpeg},  Ending{"jpeg", PictureFormat::Jpeg}, Ending{"jpe", PictureFormat::Jpeg},
    Ending{"jfif", PictureFormat::Jpeg}, Ending{"png", PictureFormat::Png},   Ending{"bmp", PictureFormat::Bmp},
    Ending{"gif", PictureFormat::Gif},   Ending{"webp", PictureFormat::WebP}, Ending{"tif", PictureFormat::Tiff},
    Ending{"tiff", PictureFormat::Tiff}, Ending{"pbm", PictureFormat::Pnm},   Ending{"pgm", PictureFormat::Pnm},
    Ending{"ppm", PictureFormat::Pnm},
};

/// Unknown when the ending is none of ours.
PictureFormat formatOfEnding(std::string_view fileName) {
    const std::size_t dot = fileName.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return PictureFormat::Unknown;
    const std::string_view ending = fileName.substr(dot + 1);
    const auto sameLetter = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; };
    for (const Ending& known : kEndings)
        if (std::equal(ending.begin(), ending.end(), known.ending.begin(), known.ending.end(), sameLetter))
            return known.format;
    return PictureFormat::Unknown;
}

/// "BM" alone is how many a text starts: the size of the header after it must be one that exists.
bool looksLikeBmp(std::string_view text) {
    if (!text.starts_with("BM")) return false;
    if (text.size() < 18) return true;
    static constexpr std::array<std::uint8_t, 8> kHeaderSizes{12, 16, 40, 52, 56, 64, 108, 124};
    const auto size = static_cast<std::uint8_t>(text[14]);
    return text.substr(15, 3) == std::string_view("\0\0\0", 3) && std::ranges::count(kHeaderSizes, size) > 0;
}

bool looksLikePnm(std::string_view text) {
    return text.size() >= 3 && text[0] == 'P' && text[1] >= '1' && text[1] <= '6' &&
           std::string_view(" \t\r\n#").find(text[2]) != std::string_view::npos;
}

}  // namespace

std::string_view formatName(PictureFormat format) {
    switch (format) {
        case PictureFormat::Jpeg:
            return "JPEG";
        case PictureFormat::Png:
            return "PNG";
        case PictureFormat::Gif:
            return "GIF";
        case PictureFormat::Bmp:
            return "BMP";
        case PictureFormat::WebP:
            return "WebP";
        case PictureFormat::Tiff:
            return "TIFF";
        case PictureFormat::Pnm:
            return "PNM";
        case PictureFormat::Unknown:
            break;
    }
    return STUDIO_TEXT("Problems", "unknown");
}

PictureFormat sniffFormat(std::span<const std::byte> bytes) {
    using namespace std::string_view_literals;
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), std::min<std::size_t>(bytes.size(), 32));
    if (text.starts_with("\xFF\xD8\xFF"sv)) return PictureFormat::Jpeg;
    if (text.starts_with("\x89PNG\r\n\x1A\n"sv)) return PictureFormat::Png;
    if (text.starts_with("GIF87a"sv) || text.starts_with("GIF89a"sv)) return PictureFormat::Gif;
    if (text.size() >= 12 && text.starts_with("RIFF"sv) && text.substr(8, 4) == "WEBP"sv) return PictureFormat::WebP;
    if (text.starts_with("II*\0"sv) || text.starts_with("MM\0*"sv) || text.starts_with("II+\0"sv) ||
        text.starts_with("MM\0+"sv))
        return PictureFormat::Tiff;
    if (looksLikeBmp(text)) return PictureFormat::Bmp;
    if (looksLikePnm(text)) return PictureFormat::Pnm;
    return PictureFormat::Unknown;
}

bool hasPictureEnding(std::string_view fileName) {
    return formatOfEnding(fileName) != PictureFormat::Unknown;
}

bool endingFits(std::string_view fileName, PictureFormat format) {
    return format == PictureFormat::Unknown || formatOfEnding(fileName) == format;
}

}  // namespace studio
