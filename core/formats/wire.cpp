// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/wire.h"

#include "core/formats/bytes.h"

namespace studio {

std::uint64_t WireReader::varint(std::span<const std::byte>& bytes) {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (bytes.empty()) throw Broken{};
        const auto byte = std::to_integer<std::uint64_t>(bytes.front());
        bytes = bytes.subspan(1);
        value |= (byte & 0x7f) << shift;
        if (byte < 0x80) return value;
    }
    throw Broken{};
}

std::span<const std::byte> WireReader::take(std::uint64_t size) {
    if (size > m_rest.size()) throw Broken{};
    const auto taken = m_rest.first(static_cast<std::size_t>(size));
    m_rest = m_rest.subspan(static_cast<std::size_t>(size));
    return taken;
}

std::optional<WireReader::Field> WireReader::next() {
    if (m_rest.empty()) return {};
    const std::uint64_t tag = varint(m_rest);
    Field field;
    if (tag >> 3 == 0 || tag >> 3 > UINT32_MAX) throw Broken{};
    field.number = static_cast<std::uint32_t>(tag >> 3);
    field.type = static_cast<std::uint8_t>(tag & 7);
    if (field.type == kVarint)
        field.value = varint(m_rest);
    else if (field.type == kFixed64)
        field.value = numberAt<std::uint64_t>(take(8), 0);
    else if (field.type == kFixed32)
        field.value = numberAt<std::uint32_t>(take(4), 0);
    else if (field.type == kBytes)
        field.bytes = take(varint(m_rest));
    else
        throw Broken{};
    return field;
}

}  // namespace studio
