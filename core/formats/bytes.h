// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstring>
#include <span>
#include <string>
#include <type_traits>

/// Little-endian numbers in byte strings, for the readers and writers of this room.
namespace studio {

static_assert(std::endian::native == std::endian::little, "the file formats are written for little-endian machines");

template <class T>
requires std::is_arithmetic_v<T>
void putNumber(std::string& out, T value) {
    char bytes[sizeof(T)];
    std::memcpy(bytes, &value, sizeof(T));
    out.append(bytes, sizeof(T));
}

/// The caller has checked that `at + sizeof(T)` lies inside.
template <class T>
requires std::is_arithmetic_v<T> T numberAt(std::span<const std::byte> bytes, std::size_t at) {
    T value;
    std::memcpy(&value, bytes.data() + at, sizeof(T));
    return value;
}

}  // namespace studio
