// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/formats/bounded_json.h"
#include "core/runs/checkpoint_keys.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

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

/// The place of a class that class_indices.json gives as "3".
std::optional<std::size_t> placeIn(const std::string& text, std::size_t count) {
    std::size_t place = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), place);
    if (error != std::errc() || end != text.data() + text.size() || place >= count) return {};
    return place;
}

std::vector<std::string> namesBeside(const std::filesystem::path& file, std::size_t count) {
    constexpr std::uintmax_t kMost = 16 << 20;
    const std::filesystem::path path = file.parent_path() / "class_indices.json";
    std::error_code failed;
    const std::uintmax_t size = std::filesystem::file_size(path, failed);
    if (failed || size > kMost || !std::filesystem::is_regular_file(path, failed)) return {};
    std::ifstream stream(path, std::ios::binary);
    return classNamesIn(std::string(std::istreambuf_iterator<char>(stream), {}), count);
}

/// torchvision's published weights were trained by others on pictures normalised to -1..1; its own `transform_input`
/// turns ImageNet's normalisation back into that. The file is known by the name torchvision downloads it under.
bool isPublishedByTorchvision(const std::filesystem::path& file, const NetworkSpec& network) {
    return network.variant == Variant::Torchvision && network.classes == 1000 &&
           file.filename().string().starts_with("googlenet-1378be20");
}

}  // namespace

std::vector<std::string> classNamesIn(std::string_view text, std::size_t count) {
    const nlohmann::json json = readJson(std::string(text));
    std::vector<std::string> names(count);
    if (!json.is_object() || json.size() != count) return {};
    for (const auto& [key, value] : json.items()) {
        const std::optional<std::size_t> place = placeIn(key, count);
        if (!place || !value.is_string() || value.get<std::string>().empty()) return {};
        names[*place] = value.get<std::string>();
    }
    const bool all = std::ranges::none_of(names, [](const std::string& name) { return name.empty(); });
    return all ? names : std::vector<std::string>{};
}

NamedArrays stateDictOf(const PthValue& root) {
    for (const char* key : {"state_dict", "model_state_dict", "model", "net"})
        if (const PthValue* inner = root.find(key); inner && inner->as<PthValue::Dict>()) return tensorsIn(*inner);
    return tensorsIn(root);
}

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

std::vector<std::string> numberedClasses(int count) {
    std::vector<std::string> names;
    for (int i = 1; i <= count; ++i) names.push_back(fillIn(STUDIO_TEXT("Files", "class %1"), {std::to_string(i)}));
    return names;
}

bool namesClasses(const Checkpoint& checkpoint) {
    return checkpoint.classes != numberedClasses(static_cast<int>(checkpoint.classes.size()));
}

Checkpoint checkpointOfForeign(NamedArrays arrays, std::optional<Variant> variant, const std::filesystem::path& file) {
    const std::string name = pathToText(file);
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
    if (isPublishedByTorchvision(file, checkpoint.network))
        checkpoint.preprocessing.mean = checkpoint.preprocessing.std = {0.5, 0.5, 0.5};
    checkpoint.classes = namesBeside(file, static_cast<std::size_t>(checkpoint.network.classes));
    if (checkpoint.classes.empty()) checkpoint.classes = numberedClasses(checkpoint.network.classes);
    addMissingCounters(arrays, checkpoint.network);
    checkpoint.weights = fittedWeights(arrays, checkpoint.network, name);
    return checkpoint;
}

}  // namespace studio
