// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/byte_source.h"
#include "core/formats/pth.h"

#include <string>
#include <string_view>

/// What torch.save wrote before PyTorch 1.6, torchvision's published weights among them: five pickles (magic number,
/// protocol, machine, the object, the storages' keys), then each storage as its length (64 bit, elements) and its
/// bytes.
namespace studio {

/// Protocol 2, and the magic number 0x1950a86a20f9469cfc6c as LONG1 of 10 bytes.
inline constexpr std::string_view kLegacyMagic = "\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19";

bool isLegacyPth(ByteSource& source);
/// As parsePth.
PthValue readLegacyPth(ByteSource& source, const std::string& name);

}  // namespace studio
