// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/data/data_set.h"
#include "core/data/idx.h"

#include <cstring>

namespace studio {
namespace {

struct IdxPicture {
    const IdxImages* images;
    std::span<const std::uint8_t> pixels;
};

IdxPicture idxPicture(const DataSet& set, const Item& item) {
    if (!set.idx) throw Error(ErrorCode::FileNotFound, {itemText(item)});
    const auto [images, index] = set.idx->find(item.path);
    return {images, images->pixels(index)};
}

Decoded decodeIdx(const DataSet& set, const Item& item) {
    const IdxPicture source = idxPicture(set, item);
    Decoded decoded;
    decoded.format = PictureFormat::Pnm;
    decoded.storedWidth = source.images->width();
    decoded.storedHeight = source.images->height();
    if (std::min(decoded.storedWidth, decoded.storedHeight) < kMinPictureSide) {
        decoded.problem = ProblemKind::TooSmall;
        decoded.message = fillIn(STUDIO_TEXT("Problems", "Only %1 x %2 pixels"),
                                 {std::to_string(decoded.storedWidth), std::to_string(decoded.storedHeight)});
        return decoded;
    }
    Picture picture{decoded.storedWidth, decoded.storedHeight, {}};
    if (source.images->channels() == 3) {
        picture.rgb.assign(source.pixels.begin(), source.pixels.end());
    } else {
        picture.rgb.reserve(source.pixels.size() * 3);
        for (std::uint8_t grey : source.pixels) picture.rgb.insert(picture.rgb.end(), 3, grey);
    }
    decoded.picture = std::move(picture);
    return decoded;
}

}  // namespace

std::filesystem::path DataSet::fileOf(const Item& item) const {
    if (layout != Layout::Idx) return root / item.path;
    return root / item.path.substr(0, item.path.rfind('#'));
}

std::vector<std::byte> readItem(const DataSet& set, const Item& item) {
    if (set.layout != Layout::Idx) return readFile(set.fileOf(item));
    const IdxPicture source = idxPicture(set, item);
    const std::string header = (source.images->channels() == 3 ? "P6\n" : "P5\n") +
                               std::to_string(source.images->width()) + ' ' + std::to_string(source.images->height()) +
                               "\n255\n";
    std::vector<std::byte> bytes(header.size() + source.pixels.size());
    std::memcpy(bytes.data(), header.data(), header.size());
    std::memcpy(bytes.data() + header.size(), source.pixels.data(), source.pixels.size());
    return bytes;
}

Decoded decodeItem(const DataSet& set, const Item& item, const PartWanted& wanted) {
    if (set.layout != Layout::Idx) return decodeFile(set.fileOf(item), wanted);
    try {
        return decodeIdx(set, item);
    } catch (const Error& error) {
        Decoded decoded;
        decoded.problem = ProblemKind::Unreadable;
        decoded.message = error.what();
        return decoded;
    }
}

}  // namespace studio
