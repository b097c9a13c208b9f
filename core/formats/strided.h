// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace studio {

/// How a tensor lies in its storage: element (i, j, ..) is at offset + i stride[0] + j stride[1] + ..
struct StridedView {
    std::int64_t offset = 0;
    std::vector<std::int64_t> shape, strides;
};

/// False when a number is negative, they are not as many, a product overflows, or an element lies outside of a storage
/// of `storageCount` elements. The functions below may be called only when true.
bool fitsInto(const StridedView& view, std::uint64_t storageCount);
std::uint64_t elementCount(const StridedView& view);
/// The view is the storage itself: row-major, from the first to the last element.
bool isWhole(const StridedView& view, std::uint64_t storageCount);
/// The elements in row-major order, `size` bytes each.
std::shared_ptr<const std::vector<std::byte>> gather(const StridedView& view, const std::vector<std::byte>& storage,
                                                     std::size_t size);

}  // namespace studio
