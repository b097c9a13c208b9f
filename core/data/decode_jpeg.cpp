// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JPEG through libjpeg-turbo with Pillow's settings (slow integer DCT, smooth upsampling), so that pixels are equal.
#include "core/data/decode_formats.h"
#include "core/data/orientation.h"
#include "core/data/tiff_fields.h"

#include <algorithm>
#include <csetjmp>
#include <cstdio>
#include <cstring>
#include <utility>

#include <jpeglib.h>
// After jpeglib.h, which it needs.
#include <jerror.h>

namespace studio {
namespace {

constexpr int kExifMarker = JPEG_APP0 + 1;
constexpr int kMostScans = 500;  // a small file may name thousands of scans, each a pass over the whole picture

/// What libjpeg's callbacks see. Plain data: errors leave by longjmp.
struct Job {
    jpeg_decompress_struct codec{};
    jpeg_error_mgr errors{};
    jpeg_progress_mgr progress{};
    std::jmp_buf leave;
    char reason[JMSG_LENGTH_MAX] = "";
    bool ended = false;    ///< bytes were wanted after the last one
    bool starved = false;  ///< and the picture's own bits were among them
    JDIMENSION starvedRow = 0;
    bool warningEnds = false;  ///< the first one is as good as an error
};

Job& jobOf(j_common_ptr codec) {
    return *static_cast<Job*>(codec->client_data);
}

[[noreturn]] void giveUp(j_common_ptr codec) {
    Job& job = jobOf(codec);
    codec->err->format_message(codec, job.reason);
    std::longjmp(job.leave, 1);
}

void heedWarning(j_common_ptr codec, int level) {
    if (level >= 0) return;
    ++codec->err->num_warnings;
    Job& job = jobOf(codec);
    if (job.warningEnds) std::longjmp(job.leave, 1);
    if (codec->err->msg_code == JWRN_JPEG_EOF) job.ended = true;
    if (codec->err->msg_code == JWRN_HIT_MARKER && job.ended && !job.starved) {
        job.starved = true;
        job.starvedRow = job.codec.output_scanline;
    }
}

void saySomething(j_common_ptr) {}

void watchScans(j_common_ptr codec) {
    Job& job = jobOf(codec);
    if (job.codec.input_scan_number <= kMostScans) return;
    std::snprintf(job.reason, sizeof job.reason, "it has over %d scans", kMostScans);
    std::longjmp(job.leave, 1);
}

/// Makes the decoder, reads up to the first scan. False: `reason` says why.
bool readHeader(Job& job, Bytes bytes) {
    job.codec.err = jpeg_std_error(&job.errors);
    job.errors.error_exit = giveUp;
    job.errors.emit_message = heedWarning;
    job.errors.output_message = saySomething;
    job.codec.client_data = &job;
    if (setjmp(job.leave) != 0) return false;
    jpeg_create_decompress(&job.codec);
    job.progress.progress_monitor = watchScans;
    job.codec.progress = &job.progress;
    jpeg_mem_src(&job.codec, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_save_markers(&job.codec, kExifMarker, 0xFFFF);
    jpeg_read_header(&job.codec, TRUE);
    return true;
}

/// Pillow's CMYK -> RGB; the four are stored inverted (Adobe's habit, which Pillow takes for granted).
void cmykToRgb(const std::uint8_t* cmyk, int width, std::uint8_t* rgb) {
    const auto times = [](int a, int b) {
        const int product = a * b + 128;
        return ((product >> 8) + product) >> 8;
    };
    for (int x = 0; x < width; ++x, cmyk += 4, rgb += 3) {
        const int light = cmyk[3];
        for (int c = 0; c < 3; ++c)
            rgb[c] = static_cast<std::uint8_t>(std::clamp(light - times(255 - cmyk[c], light), 0, 255));
    }
}

/// `line`: room for a row of CMYK, null when the decoder gives RGB.
bool readRows(Job& job, std::uint8_t* rgb, std::uint8_t* line) {
    if (setjmp(job.leave) != 0) return false;
    jpeg_decompress_struct& codec = job.codec;
    jpeg_start_decompress(&codec);
    while (codec.output_scanline < codec.output_height) {
        std::uint8_t* to = rgb + std::size_t{codec.output_scanline} * codec.output_width * 3;
        JSAMPROW row = line ? line : to;
        if (jpeg_read_scanlines(&codec, &row, 1) != 1) return false;
        if (line) cmykToRgb(line, static_cast<int>(codec.output_width), to);
    }
    return true;
}

/// What readPart is to give, in pixels of the stored picture.
struct Part {
    JDIMENSION left = 0, top = 0, width = 0, height = 0;
};

/// Smooth upsampling looks at its neighbours: one block more on either side is decoded (jpeg_skip_scanlines itself
/// reads the rows above), so that no edge of what is decoded shows. `line`: room for a row of the whole. False at the
/// first warning: all is decoded anew then, and nothing more of the part should be before.
bool readPart(Job& job, const Part& part, std::uint8_t* rgb, std::uint8_t* line) {
    if (setjmp(job.leave) != 0) return false;
    job.warningEnds = true;
    jpeg_decompress_struct& codec = job.codec;
    jpeg_start_decompress(&codec);
    const auto across = static_cast<JDIMENSION>(DCTSIZE * codec.max_h_samp_factor);
    JDIMENSION first = part.left - std::min(part.left, across);
    JDIMENSION width = std::min(codec.output_width, part.left + part.width + across) - first;
    jpeg_crop_scanline(&codec, &first, &width);
    jpeg_skip_scanlines(&codec, part.top);
    const std::size_t rowBytes = std::size_t{part.width} * 3;
    for (JDIMENSION y = 0; y < part.height; ++y) {
        if (jpeg_read_scanlines(&codec, &line, 1) != 1) return false;
        std::memcpy(rgb + y * rowBytes, line + std::size_t{part.left - first} * 3, rowBytes);
    }
    return true;
}

bool setScale(Job& job, unsigned denominator) {
    if (setjmp(job.leave) != 0) return false;
    job.codec.scale_num = 1;
    job.codec.scale_denom = denominator;
    jpeg_calc_output_dimensions(&job.codec);
    return true;
}

int orientationOf(const Job& job) {
    for (const jpeg_marker_struct* marker = job.codec.marker_list; marker; marker = marker->next) {
        if (marker->marker != kExifMarker || marker->data_length < 6 || std::memcmp(marker->data, "Exif", 5) != 0)
            continue;
        return exifOrientation(std::as_bytes(std::span(marker->data, marker->data_length)));
    }
    return 1;
}

/// Each block takes a bit or more: what is too short for its own header is refused before memory is taken.
bool canHoldItsBlocks(const Job& job, std::size_t bytes) {
    if (job.codec.arith_code) return true;
    std::uint64_t blocks = 0;
    for (int c = 0; c < job.codec.num_components; ++c)
        blocks += std::uint64_t{job.codec.comp_info[c].width_in_blocks} * job.codec.comp_info[c].height_in_blocks;
    return blocks <= std::uint64_t{bytes} * 8;
}

unsigned scaleFor(int longer, int atLeast) {
    unsigned denominator = 1;
    while (atLeast > 0 && denominator < 8 && longer / static_cast<int>(denominator * 2) >= atLeast) denominator *= 2;
    return denominator;
}

void checkKind(const Job& job) {
    const int components = job.codec.num_components;
    if (job.codec.data_precision != 8)
        failUnreadable("a JPEG of " + std::to_string(job.codec.data_precision) + " bits");
    if (components != 1 && components != 3 && components != 4)
        failUnreadable("a JPEG of " + std::to_string(components) + " channels");
}

/// With the end mark in the rest of the file no row can lack its data: the decoder does not read past the mark.
bool hasEndMark(const Job& job) {
    const std::span rest(job.codec.src->next_input_byte, job.codec.src->bytes_in_buffer);
    for (std::size_t i = rest.size(); i >= 2; --i)
        if (rest[i - 2] == 0xFF && rest[i - 1] == JPEG_EOI) return true;
    return false;
}

/// Whether rows can be had one after the other, of colours that are not CMYK, and nothing is odd so far.
bool canBePart(Job& job) {
    return !jpeg_has_multiple_scans(&job.codec) && !job.codec.arith_code && job.codec.num_components != 4 &&
           job.codec.err->num_warnings == 0 && hasEndMark(job);
}

/// False: something is amiss on the way there, which decoding the whole will tell or pass over.
bool decodePart(Job& job, const Box& box, Decoded& out) {
    const int orientation = orientationOf(job);
    const Box stored = storedBox(box, orientation, out.storedWidth, out.storedHeight);
    const Part part{static_cast<JDIMENSION>(stored.left), static_cast<JDIMENSION>(stored.top),
                    static_cast<JDIMENSION>(stored.right - stored.left),
                    static_cast<JDIMENSION>(stored.bottom - stored.top)};
    Picture picture = blankPicture(static_cast<int>(part.width), static_cast<int>(part.height));
    std::vector<std::uint8_t> line(std::size_t{job.codec.image_width} * 3);
    if (!readPart(job, part, picture.rgb.data(), line.data())) return false;
    out.picture = oriented(std::move(picture), orientation);
    out.isPart = true;
    return true;
}

struct Destroyer {
    jpeg_decompress_struct& codec;
    ~Destroyer() { jpeg_destroy_decompress(&codec); }
};

}  // namespace

void decodeJpeg(Bytes bytes, int atLeast, const PartWanted& wanted, Decoded& out) {
    Job job;
    const Destroyer destroyer{job.codec};
    if (!readHeader(job, bytes)) {
        if (job.ended) failTruncated(bytes.size());
        failUnreadable(job.reason);
    }
    acceptSize(out, job.codec.image_width, job.codec.image_height);
    checkKind(job);
    if (!canHoldItsBlocks(job, bytes.size())) failTruncated(bytes.size());

    const bool cmyk = job.codec.num_components == 4;
    job.codec.out_color_space = cmyk ? JCS_CMYK : JCS_RGB;
    if (wanted && canBePart(job)) {
        const bool turned = orientationOf(job) >= 5;
        const auto box = turned ? wanted(out.storedHeight, out.storedWidth) : wanted(out.storedWidth, out.storedHeight);
        if (box && decodePart(job, *box, out)) return;
        if (box) return decodeJpeg(bytes, atLeast, {}, out);
    }
    if (!setScale(job, scaleFor(std::max(out.storedWidth, out.storedHeight), atLeast))) failUnreadable(job.reason);
    const auto height = static_cast<int>(job.codec.output_height);
    Picture picture = blankPicture(static_cast<int>(job.codec.output_width), height);
    std::vector<std::uint8_t> line(cmyk ? std::size_t{job.codec.output_width} * 4 : 0);
    const bool manyScans = jpeg_has_multiple_scans(&job.codec);
    const bool done = readRows(job, picture.rgb.data(), cmyk ? line.data() : nullptr);
    if (job.ended && (manyScans || job.codec.arith_code)) failTruncated(bytes.size());
    if (job.starved) failTruncated(bytes.size(), job.starvedRow, height);
    if (!done) failUnreadable(job.reason);
    out.picture = oriented(std::move(picture), orientationOf(job));
}

}  // namespace studio
