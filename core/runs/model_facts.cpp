// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/model_facts.h"

#include "core/base/text.h"
#include "core/formats/bounded_json.h"
#include "core/formats/shown_name.h"
#include "core/runs/checkpoint_keys.h"
#include "core/runs/preprocessing_text.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace studio {
namespace {

using Json = nlohmann::json;                 // read
using OrderedJson = nlohmann::ordered_json;  // written

constexpr std::string_view kOurFormats = "inception-studio.";
constexpr int kMaxClasses = 1'000'000;

std::string dumped(const OrderedJson& json) {
    return json.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

OrderedJson networkJson(const NetworkSpec& spec, double auxWeight) {
    return {{"variant", variantName(spec.variant)},
            {"classes", spec.classes},
            {"input_size", spec.inputSize},
            {"aux", spec.aux},
            {"aux_weight", auxWeight},
            {"dropout", spec.dropout},
            {"aux_dropout", spec.auxDropout}};
}

OrderedJson preprocessingJson(const Preprocessing& how) {
    return {{"resize", resizeName(how.resize)},
            {"size", how.size},
            {"crop", how.crop},
            {"channels", channelsName(how.channels)},
            {"scale", how.scale},
            {"mean", how.mean},
            {"std", how.std},
            {"filter", kFilter}};
}

const std::string* find(const TextPairs& facts, std::string_view key) {
    const auto found = std::ranges::find_if(facts, [&](const auto& fact) { return fact.first == key; });
    return found == facts.end() ? nullptr : &found->second;
}

/// Thrown by whatever does not fit; the caller knows the fact's name.
struct Wrong {};

void require(bool good) {
    if (!good) throw Wrong{};
}

Json parsed(const std::string& text) {
    Json json = readJson(text);
    require(!json.is_discarded());
    return json;
}

int small(const Json& value, int low, int high) {
    require(value.is_number_integer());
    const auto number = value.get<std::int64_t>();
    require(number >= low && number <= high);
    return static_cast<int>(number);
}

double real(const Json& value) {
    require(value.is_number() && std::isfinite(value.get<double>()));
    return value.get<double>();
}

std::array<double, 3> three(const Json& value) {
    require(value.is_array() && value.size() == 3);
    return {real(value[0]), real(value[1]), real(value[2])};
}

NetworkSpec network(const Json& json, double& auxWeight) {
    NetworkSpec spec;
    const auto variant = variantFromName(json.at("variant").get<std::string>());
    require(variant.has_value());
    spec.variant = *variant;
    spec.classes = small(json.at("classes"), 1, kMaxClasses);
    spec.inputSize = small(json.at("input_size"), kMinInputSize, 4096);
    spec.aux = json.at("aux").get<bool>();
    spec.dropout = real(json.at("dropout"));
    spec.auxDropout = real(json.at("aux_dropout"));
    auxWeight = real(json.at("aux_weight"));
    return spec;
}

Preprocessing preprocessing(const Json& json, int inputSize) {
    Preprocessing how;
    const auto resize = resizeFromName(json.at("resize").get<std::string>());
    const auto channels = json.at("channels").get<std::string>();
    require(resize && (channels == "rgb" || channels == "bgr"));
    how.resize = *resize;
    how.channels = channels == "rgb" ? Preprocessing::Channels::Rgb : Preprocessing::Channels::Bgr;
    how.size = small(json.at("size"), 1, 4096);
    how.crop = small(json.at("crop"), inputSize, inputSize);
    require(how.resize == Preprocessing::Resize::Squash ? how.size == how.crop : how.size >= how.crop);
    how.scale = real(json.at("scale"));
    how.mean = three(json.at("mean"));
    how.std = three(json.at("std"));
    require(std::ranges::none_of(how.std, [](double deviation) { return deviation == 0; }));
    return how;
}

std::vector<std::string> classes(const Json& json, int count) {
    require(json.is_array() && json.size() == static_cast<std::size_t>(count));
    return json.get<std::vector<std::string>>();
}

}  // namespace

TextPairs factsOf(const Checkpoint& checkpoint, const NetworkSpec& network) {
    return {{"format", kFactsFormat},
            {"network", dumped(networkJson(network, checkpoint.auxWeight))},
            {"classes", dumped(checkpoint.classes)},
            {"preprocessing", dumped(preprocessingJson(checkpoint.preprocessing))},
            {"epoch", std::to_string(checkpoint.epoch)}};
}

std::string factsText(const TextPairs& facts) {
    OrderedJson json = OrderedJson::object();
    for (const auto& [key, text] : facts) json[key] = text;
    return dumped(json);
}

TextPairs factsFromText(const std::string& text) {
    TextPairs facts;
    const Json json = readJson(text);
    if (!json.is_object()) return facts;
    for (const auto& [key, value] : json.items())
        if (value.is_string()) facts.emplace_back(key, value.get<std::string>());
    return facts;
}

bool hasFacts(const TextPairs& facts) {
    const std::string* format = find(facts, "format");
    return format && format->starts_with(kOurFormats);
}

Checkpoint checkpointOf(const TextPairs& facts, const std::string& name) {
    if (const std::string* format = find(facts, "format"); !format || *format != kFactsFormat)
        throw Error(ErrorCode::NotACheckpoint,
                    {name, fillIn(STUDIO_TEXT("Files", "another version of the studio wrote it (%1)"),
                                  {format ? shownName(*format) : std::string()})});
    Checkpoint checkpoint;
    const auto take = [&](const char* key, const auto& use) {
        try {
            const std::string* text = find(facts, key);
            require(text != nullptr);
            use(parsed(*text));
        } catch (const Wrong&) {
            throw Error(ErrorCode::DamagedCheckpoint,
                        {name, fillIn(STUDIO_TEXT("Files", "\"%1\" in it is missing or wrong"), {key})});
        } catch (const nlohmann::json::exception&) {
            throw Error(ErrorCode::DamagedCheckpoint,
                        {name, fillIn(STUDIO_TEXT("Files", "\"%1\" in it is missing or wrong"), {key})});
        }
    };
    take("network", [&](const Json& json) { checkpoint.network = network(json, checkpoint.auxWeight); });
    take("classes", [&](const Json& json) { checkpoint.classes = classes(json, checkpoint.network.classes); });
    take("preprocessing",
         [&](const Json& json) { checkpoint.preprocessing = preprocessing(json, checkpoint.network.inputSize); });
    take("epoch", [&](const Json& json) { checkpoint.epoch = small(json, 0, INT32_MAX); });
    return checkpoint;
}

}  // namespace studio
