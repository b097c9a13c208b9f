// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/decode_formats.h"
#include "core/data/orientation.h"
#include "core/data/tiff_fields.h"

#include <csetjmp>
#include <cstring>
#include <utility>

#include <png.h>

namespace studio {
namespace {

constexpr std::size_t kHeaderBytes = 8 + 8 + 13;  // signature, chunk head, IHDR
constexpr std::uint64_t kMostDeflation = 1032;    // deflate makes no more bytes out of one

/// What libpng's callbacks see. Plain data: errors leave by longjmp.
struct Job {
    png_structp codec = nullptr;
    png_infop info = nullptr;
    std::jmp_buf leave;
    const std::byte* next = nullptr;
    std::size_t left = 0;
    bool ended = false;  ///< bytes were wanted after the last one
    char reason[200] = "";
    png_uint_32 row = 0;
    int passes = 1;
};

[[noreturn]] void giveUp(png_structp codec, png_const_charp reason) {
    auto& job = *static_cast<Job*>(png_get_error_ptr(codec));
    std::strncpy(job.reason, reason, sizeof job.reason - 1);
    std::longjmp(job.leave, 1);
}

void keepQuiet(png_structp, png_const_charp) {}

void giveBytes(png_structp codec, png_bytep to, std::size_t wanted) {
    auto& job = *static_cast<Job*>(png_get_io_ptr(codec));
    if (wanted > job.left) {
        job.ended = true;
        png_error(codec, "the file ends");
    }
    std::memcpy(to, job.next, wanted);
    job.next += wanted;
    job.left -= wanted;
}

/// Everything becomes RGB of 8 bits; alpha is dropped, not blended; 16 bits are scaled, not cut.
void askForRgb(Job& job) {
    png_set_expand(job.codec);
    png_set_scale_16(job.codec);
    png_set_strip_alpha(job.codec);
    png_set_gray_to_rgb(job.codec);
    job.passes = png_set_interlace_handling(job.codec);
    png_read_update_info(job.codec, job.info);
}

bool readHeader(Job& job) {
    job.codec = png_create_read_struct(PNG_LIBPNG_VER_STRING, &job, giveUp, keepQuiet);
    if (!job.codec) return false;
    job.info = png_create_info_struct(job.codec);
    if (!job.info || setjmp(job.leave) != 0) return false;
    png_set_read_fn(job.codec, &job, giveBytes);
    png_set_user_limits(job.codec, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
    png_read_info(job.codec, job.info);
    askForRgb(job);
    return true;
}

bool readRows(Job& job, std::uint8_t* rgb, std::size_t rowBytes, png_uint_32 height) {
    if (setjmp(job.leave) != 0) return false;
    for (int pass = 0; pass < job.passes; ++pass)
        for (job.row = 0; job.row < height; ++job.row) png_read_row(job.codec, rgb + job.row * rowBytes, nullptr);
    return true;
}

/// EXIF may follow the picture; what is wrong there does not matter any more.
void readRest(Job& job) {
    if (setjmp(job.leave) != 0) return;
    png_read_end(job.codec, job.info);
}

int orientationOf(Job& job) {
    png_uint_32 size = 0;
    png_bytep exif = nullptr;
    if (png_get_eXIf_1(job.codec, job.info, &size, &exif) == 0 || !exif) return 1;
    return exifOrientation(std::as_bytes(std::span(exif, size)));
}

[[noreturn]] void failWith(const Job& job, std::size_t bytes, long long row, long long rows) {
    // libpng says "Not enough image data" when the file goes on but the picture's data stop.
    if (job.ended || std::strncmp(job.reason, "Not enough", 10) == 0) failTruncated(bytes, row, rows);
    failUnreadable(job.reason);
}

/// The size, before libpng takes memory for anything.
void lookAtHeader(Bytes bytes, Decoded& out) {
    if (bytes.size() < kHeaderBytes) failTruncated(bytes.size());
    if (std::memcmp(bytes.data() + 12, "IHDR", 4) != 0) failUnreadable("a PNG without a header");
    const ByteReader reader(bytes, true);
    acceptSize(out, static_cast<long long>(*reader.at(16, 4)), static_cast<long long>(*reader.at(20, 4)));
    const std::uint64_t bits = static_cast<std::uint64_t>(out.storedWidth) *
                               static_cast<std::uint64_t>(out.storedHeight) *
                               *reader.at(24, 1);  // of one channel at least
    if (bits / 8 / kMostDeflation > bytes.size()) failTruncated(bytes.size());
}

struct Destroyer {
    Job& job;
    ~Destroyer() { png_destroy_read_struct(&job.codec, &job.info, nullptr); }
};

}  // namespace

void decodePng(Bytes bytes, Decoded& out) {
    lookAtHeader(bytes, out);
    Job job;
    job.next = bytes.data();
    job.left = bytes.size();
    const Destroyer destroyer{job};
    if (!readHeader(job)) failWith(job, bytes.size(), -1, 0);

    Picture picture = blankPicture(out.storedWidth, out.storedHeight);
    const std::size_t rowBytes = static_cast<std::size_t>(picture.width) * 3;
    if (png_get_rowbytes(job.codec, job.info) != rowBytes) failUnreadable("a PNG of an unknown kind");
    if (!readRows(job, picture.rgb.data(), rowBytes, static_cast<png_uint_32>(picture.height)))
        failWith(job, bytes.size(), job.passes == 1 ? static_cast<long long>(job.row) : -1, picture.height);
    readRest(job);
    out.picture = oriented(std::move(picture), orientationOf(job));
}

}  // namespace studio
