// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/library.h"
#include "core/data/codecs/codecs.h"
#include "core/data/decode_formats.h"

#include <array>

namespace studio {
namespace {

StudioDecode decoder() {
    static const auto decode = reinterpret_cast<StudioDecode>(symbolOf("studio_codecs", kStudioDecodeSymbol));
    return decode;
}

}  // namespace

Picture decodeInModule(Bytes bytes, int width, int height) {
    Picture picture = blankPicture(width, height);
    std::array<char, 300> reason{};
    if (decoder()(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), width, height, picture.rgb.data(),
                  reason.data(), reason.size()) != 0)
        failUnreadable(reason.data());
    return picture;
}

}  // namespace studio
