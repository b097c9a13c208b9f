// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/array.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace studio {
namespace {

template <class T>
Array fromValues(DType type, std::vector<std::int64_t> shape, const std::vector<T>& values) {
    std::vector<std::byte> bytes(values.size() * sizeof(T));
    if (!bytes.empty()) std::memcpy(bytes.data(), values.data(), bytes.size());
    return {type, std::move(shape), std::make_shared<const std::vector<std::byte>>(std::move(bytes))};
}

template <class T, class Convert>
std::vector<double> converted(const Array& array, Convert convert) {
    std::vector<double> out;
    if (!array.data) return out;
    const std::size_t count = std::min(static_cast<std::size_t>(array.count()), array.data->size() / sizeof(T));
    out.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        T value;
        std::memcpy(&value, array.data->data() + i * sizeof(T), sizeof(T));
        out.push_back(convert(value));
    }
    return out;
}

template <class T>
std::vector<double> plain(const Array& array) {
    return converted<T>(array, [](T value) { return static_cast<double>(value); });
}

/// IEEE 754 binary16: 1 sign, 5 exponent (bias 15), 10 fraction bits.
double halfToDouble(std::uint16_t bits) {
    const double sign = bits & 0x8000 ? -1.0 : 1.0;
    const int exponent = (bits >> 10) & 31;
    const int fraction = bits & 1023;
    if (exponent == 31) return fraction != 0 ? std::nan("") : sign * HUGE_VAL;
    if (exponent == 0) return sign * std::ldexp(fraction, -24);
    return sign * std::ldexp(1024 + fraction, exponent - 25);
}

/// The upper half of a float32.
double bfloat16ToDouble(std::uint16_t bits) {
    return std::bit_cast<float>(std::uint32_t{bits} << 16);
}

}  // namespace

std::size_t dtypeSize(DType type) {
    switch (type) {
        case DType::Float64:
        case DType::Int64:
            return 8;
        case DType::Float32:
        case DType::Int32:
            return 4;
        case DType::BFloat16:
        case DType::Float16:
            return 2;
        case DType::UInt8:
        case DType::Bool:
            return 1;
    }
    return 1;
}

std::int64_t Array::count() const {
    std::int64_t product = 1;
    for (std::int64_t size : shape) product *= size;
    return product;
}

Array Array::ofFloats(std::vector<std::int64_t> shape, const std::vector<float>& values) {
    return fromValues(DType::Float32, std::move(shape), values);
}

Array Array::ofDoubles(std::vector<std::int64_t> shape, const std::vector<double>& values) {
    return fromValues(DType::Float64, std::move(shape), values);
}

Array Array::ofInts(std::vector<std::int64_t> shape, const std::vector<std::int64_t>& values) {
    return fromValues(DType::Int64, std::move(shape), values);
}

Array Array::scalar(double value) {
    return ofDoubles({}, {value});
}

std::vector<double> Array::toDoubles() const {
    switch (dtype) {
        case DType::Float32:
            return plain<float>(*this);
        case DType::Float64:
            return plain<double>(*this);
        case DType::Int64:
            return plain<std::int64_t>(*this);
        case DType::Int32:
            return plain<std::int32_t>(*this);
        case DType::UInt8:
        case DType::Bool:
            return plain<std::uint8_t>(*this);
        case DType::BFloat16:
            return converted<std::uint16_t>(*this, bfloat16ToDouble);
        case DType::Float16:
            return converted<std::uint16_t>(*this, halfToDouble);
    }
    return {};
}

const Array* findArray(const NamedArrays& arrays, const std::string& name) {
    const auto found =
        std::find_if(arrays.begin(), arrays.end(), [&](const auto& entry) { return entry.first == name; });
    return found == arrays.end() ? nullptr : &found->second;
}

}  // namespace studio
