// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/encode_jpeg.h"

#include "core/base/error.h"

#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include <jpeglib.h>

namespace studio {
namespace {

struct Failure {
    jpeg_error_mgr manager{};
    std::jmp_buf back{};
    char text[JMSG_LENGTH_MAX] = {};
};

void onError(j_common_ptr info) {
    auto* failure = static_cast<Failure*>(info->client_data);
    info->err->format_message(info, failure->text);
    std::longjmp(failure->back, 1);
}

/// The part libjpeg may jump out of: nothing with a destructor lives here.
bool compress(jpeg_compress_struct& info, Failure& failure, const Picture& picture, int quality, unsigned char** out,
              unsigned long* size) {
    if (setjmp(failure.back) != 0) return false;
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, out, size);
    info.image_width = static_cast<JDIMENSION>(picture.width);
    info.image_height = static_cast<JDIMENSION>(picture.height);
    info.input_components = 3;
    info.in_color_space = JCS_RGB;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, quality, TRUE);
    jpeg_start_compress(&info, TRUE);
    while (info.next_scanline < info.image_height) {
        const std::size_t from = std::size_t{info.next_scanline} * static_cast<std::size_t>(picture.width) * 3;
        JSAMPROW row = const_cast<JSAMPROW>(picture.rgb.data() + from);
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    return true;
}

}  // namespace

std::vector<std::byte> encodeJpeg(const Picture& picture, int quality) {
    jpeg_compress_struct info{};
    Failure failure;
    info.err = jpeg_std_error(&failure.manager);
    failure.manager.error_exit = onError;
    info.client_data = &failure;
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    const bool done = compress(info, failure, picture, quality, &bytes, &size);
    jpeg_destroy_compress(&info);
    const std::unique_ptr<unsigned char, decltype(&std::free)> owner(bytes, &std::free);
    if (!done) throw Error(ErrorCode::Internal, {failure.text});
    const auto* first = reinterpret_cast<const std::byte*>(bytes);
    return {first, first + size};
}

}  // namespace studio
