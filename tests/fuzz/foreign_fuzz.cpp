// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/formats/caffemodel.h"
#include "core/formats/onnx.h"
#include "core/formats/safetensors.h"
#include "core/runs/checkpoint_keys.h"
#include "core/runs/model_facts.h"
#include "tests/fuzz/fuzz.h"

using namespace studio;

namespace {

/// An array holds as many bytes as its shape says.
void checkWhole(const Array& array) {
    if (array.data->size() != static_cast<std::size_t>(array.count()) * dtypeSize(array.dtype)) __builtin_trap();
}

[[maybe_unused]] void safetensors(std::span<const std::byte> bytes) {
    const Safetensors content = parseSafetensors(bytes, "fuzz");
    for (const auto& [name, array] : content.arrays) checkWhole(array);
    if (hasFacts(content.metadata)) checkpointOf(content.metadata, "fuzz");
}

[[maybe_unused]] void caffemodel(std::span<const std::byte> bytes) {
    for (const CaffeLayer& layer : parseCaffemodel(bytes, "fuzz"))
        for (const Array& blob : layer.blobs) checkWhole(blob);
}

[[maybe_unused]] void onnx(std::span<const std::byte> bytes) {
    const OnnxSummary summary = lookAtOnnx(bytes, "fuzz");
    if (hasFacts(summary.metadata)) checkpointOf(summary.metadata, "fuzz");
}

/// What a TorchScript program says of itself.
[[maybe_unused]] void torchscript_facts(std::span<const std::byte> bytes) {
    const TextPairs facts = factsFromText({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    if (hasFacts(facts)) checkpointOf(facts, "fuzz");
}

/// The names beside a file of weights.
[[maybe_unused]] void class_indices(std::span<const std::byte> bytes) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    for (const std::size_t count : {std::size_t{1}, std::size_t{2}, std::size_t{5}, std::size_t{1000}}) {
        const std::vector<std::string> names = classNamesIn(text, count);
        if (names.empty()) continue;
        if (names.size() != count) __builtin_trap();
        for (const std::string& name : names)
            if (name.empty()) __builtin_trap();
    }
}

}  // namespace

/// The reader STUDIO_FUZZ_READER of other people's weights.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        STUDIO_FUZZ_READER(fuzz::bytesOf(data, size));
    } catch (const Error&) {
    }
    return 0;
}
