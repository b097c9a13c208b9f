// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/torch/cpu.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <set>
#include <sstream>
#include <vector>

namespace studio::engine {
namespace {

/// The text after "KEY:" in the first line that starts with KEY.
std::string valueOf(const std::filesystem::path& path, std::string_view key) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        if (!line.starts_with(key)) continue;
        const std::size_t start = line.find_first_not_of(" \t", line.find(':') + 1);
        if (start != std::string::npos) return line.substr(start);
    }
    return {};
}

Cpu askCpu() {
    std::istringstream words(valueOf("/proc/cpuinfo", "flags"));
    std::set<std::string> flags;
    for (std::string word; words >> word;) flags.insert(word);

    Cpu cpu;
    cpu.name = valueOf("/proc/cpuinfo", "model name");
    if (cpu.name.empty()) cpu.name = "CPU";
    for (const char* flag : {"amx_bf16", "avx512_bf16"})
        if (cpu.bfloat16By.empty() && flags.contains(flag)) cpu.bfloat16By = flag;
    const auto has = [&](std::initializer_list<const char*> wanted) {
        return std::ranges::all_of(wanted, [&](const char* flag) { return flags.contains(flag); });
    };
    // As runnableKernels() asks for them.
    cpu.instructionSet = has({"avx512f", "avx512bw", "avx512vl", "avx512dq"}) ? "AVX512"
                         : has({"avx2", "fma"})                               ? "AVX2"
                                                                              : "baseline";
    if (cpu.bfloat16By == "amx_bf16") cpu.instructionSet += " with AMX bf16";
    if (cpu.bfloat16By == "avx512_bf16") cpu.instructionSet += " with bf16";
    return cpu;
}

}  // namespace

const Cpu& thisCpu() {
    static const Cpu cpu = askCpu();
    return cpu;
}

std::string cudaCardName(int index) {
    std::error_code none;
    std::vector<std::filesystem::path> cards;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/driver/nvidia/gpus", none))
        cards.push_back(entry.path());
    std::sort(cards.begin(), cards.end());
    const auto place = static_cast<std::size_t>(index);
    const std::string name = place < cards.size() ? valueOf(cards[place] / "information", "Model") : std::string();
    return name.empty() ? "CUDA device " + std::to_string(index) : name;
}

}  // namespace studio::engine
