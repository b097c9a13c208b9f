// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/array.h"

#include <string_view>

namespace studio {

inline bool isReal(DType type) {
    return type == DType::Float32 || type == DType::Float64 || type == DType::BFloat16 || type == DType::Float16;
}

inline std::string_view dtypeName(DType type) {  ///< as PyTorch and NumPy call it
    switch (type) {
        case DType::Float32:
            return "float32";
        case DType::Float64:
            return "float64";
        case DType::BFloat16:
            return "bfloat16";
        case DType::Float16:
            return "float16";
        case DType::Int64:
            return "int64";
        case DType::Int32:
            return "int32";
        case DType::UInt8:
            return "uint8";
        case DType::Bool:
            return "bool";
    }
    return {};
}

}  // namespace studio
