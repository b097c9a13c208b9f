// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/torch/kernels.h"

namespace studio::engine {

extern const KernelSet kBaselineKernels;
#ifdef STUDIO_X86_KERNELS
extern const KernelSet kAvx2Kernels;
extern const KernelSet kAvx512Kernels;
#endif

std::vector<const KernelSet*> runnableKernels() {
    std::vector<const KernelSet*> sets{&kBaselineKernels};
#ifdef STUDIO_X86_KERNELS
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) sets.push_back(&kAvx2Kernels);
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512dq"))
        sets.push_back(&kAvx512Kernels);
#endif
    return sets;
}

const KernelSet& kernels() {
    static const KernelSet& best = *runnableKernels().back();
    return best;
}

}  // namespace studio::engine
