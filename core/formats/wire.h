// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace studio {

/// Protocol buffers' wire format, field by field, without a schema. Every length is checked against what is there.
class WireReader {
public:
    /// A message that breaks the format's rules.
    struct Broken {};
    /// Thrown by who reads one: it has more of something than any network, and each takes more memory than bytes.
    struct TooMany {
        std::string reason;
    };

    struct Field {
        std::uint32_t number = 0;
        std::uint8_t type = 0;             ///< kVarint, kFixed64, kBytes, kFixed32
        std::uint64_t value = 0;           ///< of a number, as its bits
        std::span<const std::byte> bytes;  ///< of kBytes; lies in the message

        std::string_view text() const { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
    };
    static constexpr std::uint8_t kVarint = 0, kFixed64 = 1, kBytes = 2, kFixed32 = 5;

    explicit WireReader(std::span<const std::byte> message) : m_rest(message) {}
    /// Nothing at the end. Throws Broken; groups, which nobody writes any more, are that, too.
    std::optional<Field> next();

    /// A number at the start of `bytes`, which it is taken off. Throws Broken.
    static std::uint64_t varint(std::span<const std::byte>& bytes);

private:
    std::span<const std::byte> take(std::uint64_t size);

    std::span<const std::byte> m_rest;
};

}  // namespace studio
