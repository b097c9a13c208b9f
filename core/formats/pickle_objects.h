// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/pickle.h"

#include <deque>
#include <string>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

namespace studio {

/// What a pickle makes while it is read. Objects refer to each other by index, so that a hostile file can neither nest
/// them until a destructor runs out of stack, nor make a cycle that is never freed. All members throw PickleError.
class PickleObjects {
public:
    using Id = std::uint32_t;
    enum class Kind { Tuple, List, Dict };  ///< Dict: key, value, key, value, ..

    PickleObjects(const StorageSource& storage, const PickleLimits& limits) : m_load(storage), m_limits(limits) {}

    Id none() { return add(PthValue()); }
    Id boolean(bool value) { return add(PthValue(value)); }
    Id integer(std::int64_t value) { return add(PthValue(value)); }
    Id real(double value) { return add(PthValue(Array::scalar(value))); }
    Id text(std::string value) { return add(PthValue(std::move(value))); }
    Id sequence(Kind kind, std::vector<Id> items);
    /// False when `target` is no list or dictionary as asked, or the items are no pairs.
    bool append(Id target, Kind kind, const std::vector<Id>& items);
    /// A dotted name. Refused, by name, unless it is one of the few that a file of tensors needs.
    Id global(std::string name);
    /// ('storage', torch.FloatStorage, key, device, numel), and before PyTorch 1.6 a sixth: None, or a part of another
    Id storage(Id arguments);
    /// A known name called with a tuple: a rebuilt tensor, parameter, size or ordered dictionary.
    Id call(Id function, Id arguments);

    const std::string& textOf(Id id) const;
    /// The finished object as a value; what stands in it several times is copied, within the limits.
    PthValue value(Id id);

private:
    struct Sequence {
        Kind kind;
        std::vector<Id> items;
    };
    struct Global {
        std::string name;
    };
    struct Storage {
        DType type;
        StorageBytes bytes;
    };
    using Object = std::variant<PthValue, Sequence, Global, Storage>;

    Id add(Object object);
    void countLinks(std::size_t count);
    template <class T>
    const T& get(Id id) const;
    std::int64_t integerOf(Id id) const;
    std::vector<std::int64_t> integersOf(Id id) const;
    const std::vector<Id>& argumentsOf(Id id, std::size_t atLeast) const;
    Id rebuildTensor(const std::vector<Id>& arguments);
    Id orderedDict(const std::vector<Id>& arguments);
    PthValue valueAt(Id id, int depth);
    std::string keyText(Id id);

    const StorageSource& m_load;
    PickleLimits m_limits;
    std::size_t m_made = 0, m_textMade = 0, m_links = 0;
    std::deque<Object> m_objects;
    std::unordered_map<std::string, StorageBytes> m_storages;
};

}  // namespace studio
