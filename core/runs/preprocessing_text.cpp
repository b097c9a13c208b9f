// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/preprocessing_text.h"

#include "core/base/error.h"
#include "core/network/network.h"
#include "core/training/setting_text.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

namespace studio {
namespace {

constexpr int kMaxSide = 4096;  // what a checkpoint may say, too
constexpr double kMaxScale = 1000;
constexpr double kMaxMean = 1000;

/// A key, what it takes, and how it is stored: false when the text is nothing of the kind.
struct Key {
    std::string_view name;
    std::string_view allowed;
    std::function<bool(Preprocessing&, std::string_view)> set;
    bool isChoice = false;
};

bool setSide(int& side, std::string_view text, int low) {
    const std::optional<std::int64_t> value = integerFromText(text);
    if (!value || *value < low || *value > kMaxSide) return false;
    side = static_cast<int>(*value);
    return true;
}

/// One number is meant for all three channels.
bool setThree(std::array<double, 3>& three, std::string_view text, const std::function<bool(double)>& good) {
    std::optional<std::vector<double>> values = realsFromText(text);
    if (values && values->size() == 1) values->resize(3, values->front());
    if (!values || values->size() != 3 || !std::ranges::all_of(*values, good)) return false;
    std::ranges::copy(*values, three.begin());
    return true;
}

bool setResize(Preprocessing& p, std::string_view text) {
    const std::optional<Preprocessing::Resize> resize = resizeFromName(text);
    p.resize = resize.value_or(p.resize);
    return resize.has_value();
}

bool setChannels(Preprocessing& p, std::string_view text) {
    p.channels = text == "rgb" ? Preprocessing::Channels::Rgb : Preprocessing::Channels::Bgr;
    return text == "rgb" || text == "bgr";
}

const std::array<Key, 7>& keys() {
    static const std::array<Key, 7> table{{
        {"resize", "squash, shorter_side_then_centre_crop", setResize, true},
        {"size", "a whole number from 96 to 4096",
         [](Preprocessing& p, std::string_view text) { return setSide(p.size, text, kMinInputSize); }},
        {"crop", "a whole number from 96 to 4096, not above size",
         [](Preprocessing& p, std::string_view text) { return setSide(p.crop, text, kMinInputSize); }},
        {"channels", "rgb, bgr", setChannels, true},
        {"scale", "a number above 0 and at most 1000",
         [](Preprocessing& p, std::string_view text) {
             p.scale = realFromText(text).value_or(0);
             return p.scale > 0 && p.scale <= kMaxScale;
         }},
        {"mean", "three numbers from -1000 to 1000, with commas between, or one for all",
         [](Preprocessing& p, std::string_view text) {
             return setThree(p.mean, text, [](double value) { return value >= -kMaxMean && value <= kMaxMean; });
         }},
        {"std", "three numbers above 0 and at most 1000, with commas between, or one for all",
         [](Preprocessing& p, std::string_view text) {
             return setThree(p.std, text, [](double value) { return value > 0 && value <= kMaxMean; });
         }},
    }};
    return table;
}

std::string shown(std::string_view key) {
    return "preprocessing " + std::string(key);
}

void apply(Preprocessing& p, std::string_view name, std::string_view value) {
    const auto key = std::ranges::find(keys(), name, &Key::name);
    if (key == keys().end()) {
        const auto nearest =
            std::ranges::min_element(keys(), {}, [name](const Key& each) { return editDistance(each.name, name); });
        throw Error(ErrorCode::UnknownSetting, {shown(name), shown(nearest->name)});
    }
    if (key->set(p, value)) return;
    throw Error(
        key->isChoice ? ErrorCode::UnknownChoice : ErrorCode::SettingRange,
        {shown(name), value.empty() && !key->isChoice ? "\"\"" : std::string(value), std::string(key->allowed)});
}

/// size and crop once all keys are known.
void settleSides(Preprocessing& p, bool sizeGiven, bool cropGiven) {
    if (p.resize == Preprocessing::Resize::Squash) {
        if (!sizeGiven) p.size = p.crop;
        if (!cropGiven) p.crop = p.size;
    }
    const bool squash = p.resize == Preprocessing::Resize::Squash;
    if (p.crop <= p.size && !(squash && p.crop != p.size)) return;
    const std::string size = std::to_string(p.size);
    throw Error(ErrorCode::SettingRange,
                {shown("crop"), std::to_string(p.crop),
                 squash ? "the size (" + size + ") when resize is squash"
                        : "a whole number from " + std::to_string(kMinInputSize) + " to the size (" + size + ")"});
}

}  // namespace

std::string_view channelsName(Preprocessing::Channels channels) {
    return channels == Preprocessing::Channels::Rgb ? "rgb" : "bgr";
}

std::vector<std::pair<std::string, std::string>> preprocessingPairs(std::string_view text) {
    std::vector<std::pair<std::string, std::string>> pairs;
    for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
        const std::string_view word = text.substr(0, text.find_first_of(" \t\r\n"));
        text.remove_prefix(word.size());
        const std::size_t equals = word.find('=');
        const std::string_view value = equals == std::string_view::npos ? "" : word.substr(equals + 1);
        pairs.emplace_back(word.substr(0, equals), value);
    }
    return pairs;
}

Preprocessing changedPreprocessing(const Preprocessing& base,
                                   std::span<const std::pair<std::string, std::string>> values) {
    Preprocessing changed = base;
    const auto given = [&](std::string_view key) {
        return std::ranges::any_of(values, [key](const auto& pair) { return pair.first == key; });
    };
    for (const auto& [key, value] : values) apply(changed, key, value);
    settleSides(changed, given("size"), given("crop"));
    return changed;
}

std::string preprocessingDifference(const Preprocessing& base, const Preprocessing& other) {
    const auto values = [](const Preprocessing& p) {
        return std::array<std::string, 7>{
            std::string(resizeName(p.resize)),     std::to_string(p.size), std::to_string(p.crop),
            std::string(channelsName(p.channels)), textOf(p.scale),        textOf(std::span<const double>(p.mean)),
            textOf(std::span<const double>(p.std))};
    };
    const auto before = values(base), after = values(other);
    std::string words;
    for (std::size_t i = 0; i < after.size(); ++i)
        if (before[i] != after[i]) words += (words.empty() ? "" : " ") + std::string(keys()[i].name) + '=' + after[i];
    return words;
}

std::string preprocessingHelp() {
    std::string text = "Keys of --preprocessing:\n";
    for (const Key& key : keys())
        text += "  " + std::string(key.name) + std::string(10 - key.name.size(), ' ') + std::string(key.allowed) + "\n";
    return text;
}

}  // namespace studio
