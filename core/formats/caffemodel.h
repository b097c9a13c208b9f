// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/array.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace studio {

/// A layer of a .caffemodel that has weights.
struct CaffeLayer {
    std::string name;
    std::vector<Array> blobs;  ///< float32: weights, bias. Old files have four sides: 1 x 1 x 1000 x 1024
};

/// caffe's NetParameter, both forms of its layers (V1LayerParameter and LayerParameter). The file can't claim more
/// numbers than it has bytes. Throws FileNotFound, NoPermission, CannotRead, DamagedCheckpoint, NotACheckpoint where it
/// is larger than 2 GiB or has more layers, or arrays in one, than any network.
std::vector<CaffeLayer> readCaffemodel(const std::filesystem::path& path);
/// The same from memory; `name` is for messages.
std::vector<CaffeLayer> parseCaffemodel(std::span<const std::byte> bytes, const std::string& name);

}  // namespace studio
