// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/runs/checkpoint_keys.h"

#include <algorithm>
#include <unordered_map>

namespace studio {
namespace {

/// The name of a row of the layer table in caffe's bvlc_googlenet: "3a/3x3r" is "inception_3a/3x3_reduce".
std::string caffeName(const Layer& layer) {
    if (layer.name == "conv1") return "conv1/7x7_s2";
    if (layer.name == "fc") return "loss3/classifier";
    const std::string rest = layer.name.substr(layer.name.find('/') + 1);
    if (layer.module.starts_with("aux"))
        return "loss" + layer.module.substr(3) + "/" + (rest == "fc1" ? "fc" : rest == "fc2" ? "classifier" : rest);
    const std::string in = layer.module == "conv2" ? "conv2/" : "inception_" + layer.module + "/";
    if (rest == "reduce") return in + "3x3_reduce";
    return in + (rest.ends_with('r') ? rest.substr(0, rest.size() - 1) + "_reduce" : rest);
}

/// Old blobs have four sides: the ones in front that `sides` has no use for go.
Array withSides(Array blob, std::size_t sides) {
    while (blob.shape.size() > sides && blob.shape.front() == 1) blob.shape.erase(blob.shape.begin());
    return blob;
}

}  // namespace

NamedArrays weightsOfCaffe(const std::vector<CaffeLayer>& layers, const std::string& name) {
    std::unordered_map<std::string, const Layer*> known;
    const std::vector<Layer> table = networkLayers(defaultSpec(Variant::Paper, 1000));
    for (const Layer& layer : table)
        if (!layer.key.empty()) known.emplace(caffeName(layer), &layer);
    const bool googlenet = std::ranges::any_of(layers, [](const auto& layer) { return layer.name == "conv1/7x7_s2"; });
    if (!googlenet)
        throw Error(ErrorCode::NotACheckpoint,
                    {name, STUDIO_TEXT("Files",
                                       "its weights are those of another network: caffe's GoogLeNet has "
                                       "conv1/7x7_s2 and loss3/classifier")});
    NamedArrays weights;
    for (const CaffeLayer& layer : layers) {
        const auto found = known.find(layer.name);
        const bool convolution = found != known.end() && found->second->type == LayerType::Convolution;
        std::string key = layer.name;
        if (found != known.end()) key = found->second->key + (convolution ? ".conv" : "");
        for (std::size_t i = 0; i < layer.blobs.size(); ++i) {
            const std::string part = i == 0 ? ".weight" : i == 1 ? ".bias" : "." + std::to_string(i);
            weights.emplace_back(key + part, withSides(layer.blobs[i], i == 0 ? (convolution ? 4 : 2) : 1));
        }
    }
    return weights;
}

}  // namespace studio
