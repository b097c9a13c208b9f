// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/decode.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/data/decode_formats.h"
#include "core/data/file_limit.h"

#include <algorithm>
#include <cerrno>
#include <new>
#include <system_error>

#include <sys/stat.h>

namespace studio {

namespace fs = std::filesystem;

namespace {

void decodeAs(PictureFormat format, Bytes bytes, int atLeast, const PartWanted& wanted, Decoded& out) {
    switch (format) {
        case PictureFormat::Jpeg:
            return decodeJpeg(bytes, atLeast, wanted, out);
        case PictureFormat::Png:
            return decodePng(bytes, out);
        case PictureFormat::Gif:
            return decodeGif(bytes, out);
        case PictureFormat::Pnm:
            return decodePnm(bytes, out);
        case PictureFormat::Bmp:
            return decodeBmp(bytes, out);
        case PictureFormat::WebP:
            return decodeWebP(bytes, out);
        case PictureFormat::Tiff:
            return decodeTiff(bytes, out);
        case PictureFormat::Unknown:
            break;
    }
    if (bytes.empty()) fail(ProblemKind::Empty, STUDIO_TEXT("Problems", "Empty: 0 bytes"));
    fail(ProblemKind::NotAPicture, STUDIO_TEXT("Problems", "The first bytes are not those of a picture"));
}

Decoded decodeWith(Bytes bytes, int atLeast, const PartWanted& wanted) {
    Decoded out;
    out.format = sniffFormat(bytes);
    try {
        decodeAs(out.format, bytes, atLeast, wanted, out);
        return out;
    } catch (const PictureFault& fault) {
        out.problem = fault.kind;
        out.message = fault.message;
    } catch (const std::bad_alloc&) {
        out.problem = ProblemKind::Unreadable;
        out.message = STUDIO_TEXT("Problems", "There is not enough memory to decode it");
    } catch (const Error& error) {
        out.problem = ProblemKind::Unreadable;
        out.message = error.what();
    }
    out.picture.reset();
    return out;
}

Decoded problemOf(ProblemKind kind, const char* text, const std::vector<std::string>& arguments = {}) {
    Decoded out;
    out.problem = kind;
    out.message = fillIn(text, arguments);
    return out;
}

Decoded cannotLookAt(int code) {
    if (code == ELOOP) return problemOf(ProblemKind::NotAFile, STUDIO_TEXT("Problems", "A link that leads to itself"));
    return problemOf(ProblemKind::Unreadable, STUDIO_TEXT("Problems", "Can't be read: %1"),
                     {std::generic_category().message(code)});
}

}  // namespace

void fail(ProblemKind kind, const char* text, const std::vector<std::string>& arguments) {
    throw PictureFault{kind, fillIn(text, arguments)};
}

void failTruncated(std::size_t bytes, long long row, long long rows) {
    const std::string size = grouped(static_cast<long long>(bytes));
    if (row < 0)
        fail(ProblemKind::Truncated, STUDIO_TEXT("Problems", "Ends early: %1 bytes, a part is missing"), {size});
    fail(ProblemKind::Truncated, STUDIO_TEXT("Problems", "Ends early: %1 bytes, the picture stops at row %2 of %3"),
         {size, grouped(row), grouped(rows)});
}

void failUnreadable(const std::string& reason) {
    fail(ProblemKind::Unreadable, STUDIO_TEXT("Problems", "Damaged: %1"), {reason});
}

void acceptSize(Decoded& out, long long width, long long height) {
    constexpr long long kMost = 0x7FFFFFFF;
    if (width <= 0 || height <= 0) failUnreadable("its header says it has no pixels");
    if (width > kMost || height > kMost || width * height > kMaxPicturePixels)
        fail(ProblemKind::TooLarge, STUDIO_TEXT("Problems", "Too large: %1 x %2 pixels, over 100 megapixels"),
             {grouped(width), grouped(height)});
    out.storedWidth = static_cast<int>(width);
    out.storedHeight = static_cast<int>(height);
    if (std::min(width, height) < kMinPictureSide)
        fail(ProblemKind::TooSmall, STUDIO_TEXT("Problems", "Too small: %1 x %2 pixels, the shorter side is under 8"),
             {grouped(width), grouped(height)});
}

std::string tooLargeFileText(std::int64_t bytes) {
    return fillIn(STUDIO_TEXT("Problems", "Too large: a file of %1 bytes"), {grouped(bytes)});
}

Picture blankPicture(int width, int height) {
    Picture picture{width, height, {}};
    picture.rgb.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    return picture;
}

Decoded decodePicture(Bytes bytes, const PartWanted& wanted) {
    return decodeWith(bytes, 0, wanted);
}

Decoded decodeForThumbnail(Bytes bytes, int atLeast) {
    return decodeWith(bytes, std::max(atLeast, 1), {});
}

Decoded decodeFile(const fs::path& path, const PartWanted& wanted) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) return cannotLookAt(errno);
    if (!S_ISREG(info.st_mode))
        return problemOf(ProblemKind::NotAFile, STUDIO_TEXT("Problems", "A folder, pipe or device, not a file"));
    if (info.st_size > kMaxPictureFile) return problemOf(ProblemKind::TooLarge, tooLargeFileText(info.st_size).c_str());
    try {
        return decodePicture(readFile(path), wanted);
    } catch (const Error& error) {
        return problemOf(ProblemKind::Unreadable, error.what());
    } catch (const std::bad_alloc&) {
        return problemOf(ProblemKind::Unreadable, STUDIO_TEXT("Problems", "There is not enough memory to read it"));
    }
}

}  // namespace studio
