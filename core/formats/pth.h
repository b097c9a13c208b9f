// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/array.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace studio {

/// What a .pth that `torch.load(weights_only=True)` opens may hold, and nothing else (1.13's reader knows no pickled
/// float, bytes or set): None, bool, whole number, string, list, dictionary with string keys, tensor.
class PthValue {
public:
    using List = std::vector<PthValue>;
    using Dict = std::vector<std::pair<std::string, PthValue>>;  ///< in order
    using Storage = std::variant<std::monostate, bool, std::int64_t, std::string, Array, List, Dict>;

    PthValue() = default;
    PthValue(bool value) : m_value(value) {}
    PthValue(int value) : m_value(std::int64_t{value}) {}
    PthValue(std::int64_t value) : m_value(value) {}
    PthValue(const char* value) : m_value(std::string(value)) {}
    PthValue(std::string value) : m_value(std::move(value)) {}
    PthValue(Array value) : m_value(std::move(value)) {}
    PthValue(List value) : m_value(std::move(value)) {}
    PthValue(Dict value) : m_value(std::move(value)) {}

    const Storage& storage() const { return m_value; }
    template <class T>
    const T* as() const {
        return std::get_if<T>(&m_value);
    }
    /// The entry of a dictionary, or nullptr (also when this is no dictionary).
    const PthValue* find(std::string_view key) const;

private:
    Storage m_value;
};

/// Writes PyTorch's zip archive (data.pkl, data/N, version), atomically. Arrays that share `data` share a storage.
void writePth(const std::filesystem::path& path, const PthValue& root);

/// Reads the zip form and the stream that PyTorch wrote before 1.6 (OrderedDict, _rebuild_tensor_v2,
/// _rebuild_parameter, strides, pickled floats as float64 scalars). Never runs what a pickle names: unknown classes are
/// DamagedCheckpoint/NotACheckpoint, and so are files over 2 GiB. Every size is checked against the file's before
/// memory is taken, and the file is read tensor by tensor. Throws FileNotFound, NoPermission, CannotRead,
/// NotACheckpoint, DamagedCheckpoint.
PthValue readPth(const std::filesystem::path& path);
/// The same from memory; `name` is for messages.
PthValue parsePth(std::span<const std::byte> bytes, const std::string& name);

}  // namespace studio
