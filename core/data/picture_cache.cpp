// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/picture_cache.h"

namespace studio {

std::shared_ptr<const Picture> PictureCache::find(std::uint32_t picture) const {
    const std::scoped_lock lock(m_mutex);
    return m_pictures.at(picture);
}

bool PictureCache::hasRoomFor(int width, int height) const {
    const std::scoped_lock lock(m_mutex);
    return std::int64_t{width} * height * 3 <= m_room;
}

void PictureCache::keep(std::uint32_t picture, Picture pixels) {
    const auto bytes = static_cast<std::int64_t>(pixels.rgb.size());
    const std::scoped_lock lock(m_mutex);
    if (m_pictures.at(picture) || bytes > m_room) return;
    m_pictures[picture] = std::make_shared<const Picture>(std::move(pixels));
    m_room -= bytes;
}

}  // namespace studio
