// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace studio {

enum class DType { Float32, Float64, BFloat16, Float16, Int64, Int32, UInt8, Bool };
std::size_t dtypeSize(DType type);  ///< bytes of one element

/// A dense array in row-major order (C contiguous, NCHW for weights). Shared, so that copies are cheap; never written
/// to after it was made.
struct Array {
    DType dtype = DType::Float32;
    std::vector<std::int64_t> shape;  ///< empty: a scalar
    std::shared_ptr<const std::vector<std::byte>> data;

    std::int64_t count() const;  ///< number of elements
    static Array ofFloats(std::vector<std::int64_t> shape, const std::vector<float>& values);
    static Array ofDoubles(std::vector<std::int64_t> shape, const std::vector<double>& values);
    static Array ofInts(std::vector<std::int64_t> shape, const std::vector<std::int64_t>& values);
    static Array scalar(double value);  ///< float64, shape {}
    /// Values as double, whatever the dtype.
    std::vector<double> toDoubles() const;
};

/// In order, as a state dict is.
using NamedArrays = std::vector<std::pair<std::string, Array>>;
const Array* findArray(const NamedArrays& arrays, const std::string& name);

}  // namespace studio
