// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/picture.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

namespace studio {

/// Decoded pictures, so that later epochs neither read nor decode them again. It fills until it is full and then keeps
/// what it has: an epoch asks for each picture once, so that one thrown out would be asked for as soon as another.
/// Safe from any thread.
class PictureCache {
public:
    /// `pictures` bounds what may be asked for; `bytes`, what is kept of pixels.
    PictureCache(std::size_t pictures, std::int64_t bytes) : m_room(bytes), m_pictures(pictures) {}

    std::shared_ptr<const Picture> find(std::uint32_t picture) const;
    /// Whether keep() has room for a picture of this size, as long as no other thread takes it.
    bool hasRoomFor(int width, int height) const;
    /// Does nothing when there is no room for it or when it is kept already.
    void keep(std::uint32_t picture, Picture pixels);

private:
    mutable std::mutex m_mutex;
    std::int64_t m_room;
    std::vector<std::shared_ptr<const Picture>> m_pictures;
};

}  // namespace studio
