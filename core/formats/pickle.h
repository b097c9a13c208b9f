// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/pth.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

/// The half of a .pth that is a pickle (protocol 2). Nothing is ever called by name: the few names that stand in a
/// file of tensors are known, and every other name is refused.
namespace studio {

using StorageBytes = std::shared_ptr<const std::vector<std::byte>>;

/// data.pkl, and the storages it refers to: storages[N] is archive/data/N.
struct Pickled {
    std::string pickle;
    std::vector<StorageBytes> storages;
};
Pickled writePickle(const PthValue& root);

/// Why a pickle can't be used. `damaged`: it breaks its own rules; else it is sound but no file of tensors.
struct PickleError {
    bool damaged = true;
    std::string reason;
};

struct PickleLimits {
    std::size_t objects = 1'000'000;  ///< that the pickle makes, and that the answer holds
    std::size_t text = 64 << 20;      ///< bytes of strings in the answer
    std::uint64_t tensors = 0;        ///< bytes of tensors that are copied out of their storage
    int depth = 64;                   ///< dictionaries in dictionaries
};
/// Gives the bytes of storage KEY, `count` elements of `type`. May throw; never returns null.
using StorageSource = std::function<StorageBytes(const std::string& key, DType type, std::uint64_t count)>;

/// Reads the pickle at the start of `bytes`; `used` (may be null) is where it ends. Throws PickleError.
PthValue readPickle(std::span<const std::byte> bytes, const StorageSource& storage, const PickleLimits& limits,
                    std::size_t* used = nullptr);

/// torch.FloatStorage, ..: one table for reading and writing.
const char* storageName(DType type);
const DType* storageType(std::string_view name);  ///< nullptr: none the studio reads

}  // namespace studio
