// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/array.h"

#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

/// safetensors: eight bytes of length, a JSON header of that length, then the tensors, one after another without a gap.
namespace studio {

using TextPairs = std::vector<std::pair<std::string, std::string>>;

struct Safetensors {
    NamedArrays arrays;  ///< as their bytes follow one another
    TextPairs metadata;  ///< "__metadata__": texts, by name
};

/// Atomically; wide types first, so that each tensor lies at a multiple of its element's size. Throws DiskFull,
/// NoPermission, CannotWrite.
void writeSafetensors(const std::filesystem::path& path, const Safetensors& content);

/// Every size is checked against the file's before memory is taken; tensors that overlap, leave a gap or end outside
/// are DamagedCheckpoint, types the studio has no use for and files over 2 GiB NotACheckpoint. Throws FileNotFound,
/// NoPermission, CannotRead, too.
Safetensors readSafetensors(const std::filesystem::path& path);
/// The same from memory; `name` is for messages.
Safetensors parseSafetensors(std::span<const std::byte> bytes, const std::string& name);

/// The first bytes of a file (16 are enough) are those of safetensors.
bool looksLikeSafetensors(std::span<const std::byte> start);

}  // namespace studio
