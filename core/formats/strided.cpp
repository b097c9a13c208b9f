// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/strided.h"

#include <algorithm>
#include <cstring>

namespace studio {
namespace {

constexpr std::size_t kMaxDimensions = 64;

bool isRowMajor(const StridedView& view) {
    std::int64_t expected = 1;
    for (std::size_t i = view.shape.size(); i-- > 0;) {
        if (view.shape[i] != 1 && view.strides[i] != expected) return false;
        expected *= view.shape[i];
    }
    return true;
}

}  // namespace

bool fitsInto(const StridedView& view, std::uint64_t storageCount) {
    if (view.offset < 0 || view.shape.size() != view.strides.size() || view.shape.size() > kMaxDimensions) return false;
    std::int64_t count = 1, last = view.offset;
    bool empty = false;
    for (std::size_t i = 0; i < view.shape.size(); ++i) {
        std::int64_t reach = 0;
        if (view.shape[i] < 0 || view.strides[i] < 0) return false;
        if (view.shape[i] == 0) empty = true;
        if (__builtin_mul_overflow(std::max<std::int64_t>(view.shape[i], 1), count, &count) ||
            __builtin_mul_overflow(std::max<std::int64_t>(view.shape[i], 1) - 1, view.strides[i], &reach) ||
            __builtin_add_overflow(last, reach, &last))
            return false;
    }
    // 8: the widest element; a count in bytes must not overflow either
    return count <= INT64_MAX / 8 && (empty || static_cast<std::uint64_t>(last) < storageCount);
}

std::uint64_t elementCount(const StridedView& view) {
    std::uint64_t count = 1;
    for (std::int64_t size : view.shape) count *= static_cast<std::uint64_t>(size);
    return count;
}

bool isWhole(const StridedView& view, std::uint64_t storageCount) {
    return view.offset == 0 && elementCount(view) == storageCount && isRowMajor(view);
}

std::shared_ptr<const std::vector<std::byte>> gather(const StridedView& view, const std::vector<std::byte>& storage,
                                                     std::size_t size) {
    const std::uint64_t count = elementCount(view);
    auto out = std::make_shared<std::vector<std::byte>>(count * size);
    if (count == 0) return out;
    if (isRowMajor(view)) {
        std::memcpy(out->data(), storage.data() + static_cast<std::size_t>(view.offset) * size, count * size);
        return out;
    }
    std::vector<std::int64_t> index(view.shape.size(), 0);
    std::int64_t at = view.offset;
    for (std::uint64_t i = 0; i < count; ++i) {
        std::memcpy(out->data() + i * size, storage.data() + static_cast<std::size_t>(at) * size, size);
        for (std::size_t d = index.size(); d-- > 0;) {
            at += view.strides[d];
            if (++index[d] < view.shape[d]) break;
            at -= view.strides[d] * view.shape[d];
            index[d] = 0;
        }
    }
    return out;
}

}  // namespace studio
