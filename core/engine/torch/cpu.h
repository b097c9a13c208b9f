// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace studio::engine {

/// What /proc says of this machine; no LibTorch.
struct Cpu {
    std::string name;            ///< "AMD EPYC 9R14"
    std::string instructionSet;  ///< "AVX512 with bf16"
    std::string bfloat16By;      ///< the flag that makes bfloat16 worth it: "avx512_bf16", "amx_bf16"; empty: none
};
const Cpu& thisCpu();

/// Models of the NVIDIA cards in the driver's order; empty where there is no driver.
std::string cudaCardName(int index);

}  // namespace studio::engine
