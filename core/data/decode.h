// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/picture.h"
#include "core/data/problem.h"
#include "core/data/resize.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace studio {

/// What the first bytes say a file is; the ending plays no part.
enum class PictureFormat { Unknown, Jpeg, Png, Gif, Bmp, WebP, Tiff, Pnm };
std::string_view formatName(PictureFormat format);  ///< "JPEG", "PNG", ..
PictureFormat sniffFormat(std::span<const std::byte> bytes);

/// jpg jpeg jpe jfif png bmp gif webp tif tiff pbm pgm ppm, any case.
bool hasPictureEnding(std::string_view fileName);
/// False when the ending belongs to another format (a JPEG named .png).
bool endingFits(std::string_view fileName, PictureFormat format);

/// Decoding never throws for a bad picture: either `picture` is set, or `problem` says why not.
struct Decoded {
    std::optional<Picture> picture;
    bool isPart = false;  ///< `picture` is the part wanted, no more
    PictureFormat format = PictureFormat::Unknown;
    int storedWidth = 0, storedHeight = 0;  ///< before EXIF orientation; 0 when the header could not be read
    std::optional<ProblemKind> problem;     ///< Empty .. NotAFile; never Duplicate, TwoClasses or WrongEnding
    std::string message;                    ///< with `problem`: the phrase for Problem::message
};

/// Asked, at most once, with the size of the picture as it is to be seen; gives the part that is needed (whole pixels,
/// inside the picture), none for all of it.
using PartWanted = std::function<std::optional<Box>(int width, int height)>;

/// The contract's one rule for "to RGB": EXIF orientation applied, grey and palette expanded, alpha dropped, CMYK as
/// Pillow's convert("RGB"), 16 bit divided by 257. A picture with missing data is Truncated, not grey. The header is
/// looked at before memory is taken: over kMaxPicturePixels is TooLarge.
/// Where `wanted` names a part, a JPEG of one scan is decoded no further than that needs: Decoded::isPart, pixels equal
/// to the whole's. All else is decoded whole, and `wanted` may not be asked. A file is reported alike both ways: one
/// that has no end mark, or gives a warning on the way, is decoded whole.
Decoded decodePicture(std::span<const std::byte> bytes, const PartWanted& wanted = {});

/// Reads and decodes; a folder, pipe or device is NotAFile, and never opened. A file that can't be read is Unreadable.
Decoded decodeFile(const std::filesystem::path& path, const PartWanted& wanted = {});

/// JPEG at a reduced scale (1/2, 1/4, 1/8 in the decoder, longer side still >= `atLeast`), others in full: for
/// thumbnails.
Decoded decodeForThumbnail(std::span<const std::byte> bytes, int atLeast);

}  // namespace studio
