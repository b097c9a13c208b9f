// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/bytes.h"
#include "core/formats/pickle.h"

#include <array>
#include <limits>
#include <map>
#include <type_traits>

namespace studio {
namespace {

constexpr std::array<std::pair<DType, const char*>, 8> kStorages{{{DType::Float32, "FloatStorage"},
                                                                  {DType::Float64, "DoubleStorage"},
                                                                  {DType::BFloat16, "BFloat16Storage"},
                                                                  {DType::Float16, "HalfStorage"},
                                                                  {DType::Int64, "LongStorage"},
                                                                  {DType::Int32, "IntStorage"},
                                                                  {DType::UInt8, "ByteStorage"},
                                                                  {DType::Bool, "BoolStorage"}}};

/// Opcodes of PyTorch 1.13's weights-only reader and no others (its list is the shorter one).
class Writer {
public:
    Pickled run(const PthValue& root) {
        m_out = "\x80\x02";  // PROTO 2
        write(root);
        m_out += '.';
        return {std::move(m_out), std::move(m_storages)};
    }

private:
    void write(const PthValue& value) {
        std::visit([this](const auto& held) { put(held); }, value.storage());
    }

    void put(std::monostate) { m_out += 'N'; }
    void put(bool value) { m_out += value ? '\x88' : '\x89'; }

    void put(std::int64_t value) {
        if (value >= 0 && value < 256) {
            m_out += 'K';
            putNumber(m_out, static_cast<std::uint8_t>(value));
        } else if (value >= std::numeric_limits<std::int32_t>::min() &&
                   value <= std::numeric_limits<std::int32_t>::max()) {
            m_out += 'J';
            putNumber(m_out, static_cast<std::int32_t>(value));
        } else {
            m_out += "\x8a\x08";  // LONG1, 8 bytes
            putNumber(m_out, value);
        }
    }

    void put(const std::string& text) {
        m_out += 'X';
        putNumber(m_out, static_cast<std::uint32_t>(text.size()));
        m_out += text;
    }

    void put(const PthValue::List& list) {
        m_out += "](";
        for (const PthValue& item : list) write(item);
        m_out += 'e';
    }

    void put(const PthValue::Dict& dict) {
        m_out += "}(";
        for (const auto& [key, value] : dict) {
            put(key);
            write(value);
        }
        m_out += 'u';
    }

    void putTuple(const std::vector<std::int64_t>& numbers) {
        m_out += '(';
        for (std::int64_t number : numbers) put(number);
        m_out += 't';
    }

    /// torch._utils._rebuild_tensor_v2(storage, offset, size, stride, requires_grad, backward_hooks)
    void put(const Array& array) {
        m_out += "ctorch._utils\n_rebuild_tensor_v2\n((";
        putStorage(array);
        put(std::int64_t{0});
        putTuple(array.shape);
        putTuple(rowMajorStrides(array.shape));
        put(false);
        m_out += "ccollections\nOrderedDict\n)RtR";
    }

    /// ('storage', torch.FloatStorage, '0', 'cpu', numel) as persistent id; the opening mark is already written
    void putStorage(const Array& array) {
        put(std::string("storage"));
        m_out += std::string("ctorch\n") + storageName(array.dtype) + "\n";
        put(std::to_string(storageIndex(array)));
        put(std::string("cpu"));
        put(static_cast<std::int64_t>(array.data ? array.data->size() / dtypeSize(array.dtype) : 0));
        m_out += "tQ";
    }

    static std::vector<std::int64_t> rowMajorStrides(const std::vector<std::int64_t>& shape) {
        std::vector<std::int64_t> strides(shape.size(), 1);
        for (std::size_t i = shape.size(); i-- > 1;) strides[i - 1] = strides[i] * std::max<std::int64_t>(shape[i], 1);
        return strides;
    }

    std::size_t storageIndex(const Array& array) {
        const auto [place, isNew] = m_indices.try_emplace({array.data.get(), array.dtype}, m_storages.size());
        if (isNew) m_storages.push_back(array.data);
        return place->second;
    }

    std::string m_out;
    std::vector<StorageBytes> m_storages;
    std::map<std::pair<const void*, DType>, std::size_t> m_indices;
};

}  // namespace

const char* storageName(DType type) {
    for (const auto& [value, name] : kStorages)
        if (value == type) return name;
    return "";
}

const DType* storageType(std::string_view wanted) {
    for (const auto& [value, name] : kStorages)
        if (name == wanted) return &value;
    return nullptr;
}

Pickled writePickle(const PthValue& root) {
    return Writer().run(root);
}

}  // namespace studio
