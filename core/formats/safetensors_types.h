// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/array.h"

#include <array>
#include <string_view>
#include <utility>

/// Shared by the reader and the writer of safetensors; nobody else includes it.
namespace studio {

inline constexpr const char* kSafetensorsMetadata = "__metadata__";

inline constexpr std::array<std::pair<DType, std::string_view>, 8> kSafetensorsTypes{{
    {DType::Float64, "F64"},
    {DType::Float32, "F32"},
    {DType::BFloat16, "BF16"},
    {DType::Float16, "F16"},
    {DType::Int64, "I64"},
    {DType::Int32, "I32"},
    {DType::UInt8, "U8"},
    {DType::Bool, "BOOL"},
}};

inline std::string_view safetensorsType(DType type) {
    for (const auto& [known, name] : kSafetensorsTypes)
        if (known == type) return name;
    return {};
}

}  // namespace studio
