// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/runs/checkpoint_keys.h"

#include <algorithm>

namespace studio {
namespace {

constexpr std::int64_t kMaxClasses = 1'000'000;
constexpr std::string_view kParallel = "module.";  // torch.nn.DataParallel puts it before every name
constexpr std::string_view kCounter = ".num_batches_tracked";

NamedArrays tensorsIn(const PthValue& value) {
    NamedArrays arrays;
    const PthValue::Dict* dict = value.as<PthValue::Dict>();
    if (!dict) return arrays;
    for (const auto& [name, entry] : *dict)
        if (const Array* array = entry.as<Array>()) arrays.emplace_back(name, *array);
    const bool parallel = !arrays.empty() && std::all_of(arrays.begin(), arrays.end(), [](const auto& entry) {
        return entry.first.starts_with(kParallel);
    });
    if (parallel)
        for (auto& entry : arrays) entry.first.erase(0, kParallel.size());
    return arrays;
}

/// The state dict itself, or under one of the keys that training scripts use.
NamedArrays stateDict(const PthValue& root) {
    for (const char* key : {"state_dict", "model_state_dict", "model", "net"})
        if (const PthValue* inner = root.find(key); inner && inner->as<PthValue::Dict>()) return tensorsIn(*inner);
    return tensorsIn(root);
}

bool hasPrefix(const NamedArrays& arrays, std::string_view prefix) {
    return std::any_of(arrays.begin(), arrays.end(),
                       [&](const auto& entry) { return entry.first.starts_with(prefix); });
}

Variant variantOf(const NamedArrays& arrays, std::optional<Variant> named, const std::string& name) {
    if (named) return *named;
    const bool batchNorm = std::any_of(arrays.begin(), arrays.end(),
                                       [](const auto& entry) { return entry.first.find(".bn.") != std::string::npos; });
    if (!batchNorm) throw Error(ErrorCode::VariantNeeded, {name});
    return Variant::Torchvision;
}

/// PyTorch before 0.4.1 counted no batches.
void addMissingCounters(NamedArrays& arrays, const NetworkSpec& network) {
    for (const StateEntry& entry : stateEntries(network))
        if (entry.name.ends_with(kCounter) && !findArray(arrays, entry.name))
            arrays.emplace_back(entry.name, Array::ofInts({}, {0}));
}

}  // namespace

Preprocessing foreignPreprocessing(Variant variant) {
    using Resize = Preprocessing::Resize;
    using Channels = Preprocessing::Channels;
    switch (variant) {
        case Variant::Course:
            return {};
        case Variant::Torchvision:
            return {Resize::ShorterSideThenCentreCrop,
                    256,
                    224,
                    Channels::Rgb,
                    1.0 / 255,
                    {0.485, 0.456, 0.406},
                    {0.229, 0.224, 0.225}};
        case Variant::Paper:
            return {Resize::ShorterSideThenCentreCrop, 256, 224, Channels::Bgr, 1.0, {104, 117, 123}, {1, 1, 1}};
    }
    return {};
}

Checkpoint readForeign(const PthValue& root, std::optional<Variant> variant, const std::string& name) {
    NamedArrays arrays = stateDict(root);
    if (arrays.empty())
        throw Error(ErrorCode::NotACheckpoint, {name, STUDIO_TEXT("Files", "it holds no weights by name")});
    const Array* classifier = findArray(arrays, "fc.weight");
    if (!findArray(arrays, "conv1.conv.weight") || !classifier || classifier->shape.size() != 2)
        throw Error(ErrorCode::NotACheckpoint,
                    {name, STUDIO_TEXT("Files",
                                       "its weights are those of another network: a GoogLeNet has "
                                       "conv1.conv.weight and fc.weight")});
    if (classifier->shape[0] < 1 || classifier->shape[0] > kMaxClasses)
        throw Error(ErrorCode::NotACheckpoint, {name, STUDIO_TEXT("Files", "its classifier has no classes")});

    const Variant known = variantOf(arrays, variant, name);
    const bool aux = hasPrefix(arrays, "aux1.") || hasPrefix(arrays, "aux2.");
    Checkpoint checkpoint;
    checkpoint.network = defaultSpec(known, static_cast<int>(classifier->shape[0]), 224, aux);
    checkpoint.preprocessing = foreignPreprocessing(known);
    for (int i = 1; i <= checkpoint.network.classes; ++i)
        checkpoint.classes.push_back(fillIn(STUDIO_TEXT("Files", "class %1"), {std::to_string(i)}));
    addMissingCounters(arrays, checkpoint.network);
    checkpoint.weights = fittedWeights(arrays, checkpoint.network, name);
    return checkpoint;
}

}  // namespace studio
