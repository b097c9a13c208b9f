// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/training/setting_text.h"
#include "core/training/settings.h"

#include <algorithm>
#include <array>

namespace studio {
namespace {

/// What Settings' own defaults say, in full.
Settings standard() {
    return {};
}

Settings quick() {
    Settings settings;
    settings.inputSize = 128;
    settings.epochs = 8;
    return settings;
}

/// The seed course's recipe: Adam 3e-4 without weight decay or schedule, 30 epochs, a tenth for validation.
Settings course() {
    Settings settings;
    settings.variant = Variant::Course;
    settings.dropout = 0.4;
    settings.auxDropout = 0.5;
    settings.init = Initialisation::KaimingFanOut;
    settings.optimizer = OptimizerKind::Adam;
    settings.lr = 3e-4;
    settings.weightDecay = 0;
    settings.schedule = ScheduleKind::Constant;
    settings.warmup = 0;
    settings.epochs = 30;
    settings.validationFraction = 0.1;
    return settings;
}

/// Caffe's bvlc_googlenet/quick_solver.prototxt: 2.4 million steps of 32 are 60 epochs of ImageNet. Its mean is of
/// values up to 255, as blue, green, red; the crops are the paper's own (8 to 100 % of the area), as everywhere here.
Settings paper() {
    constexpr double kWhite = 255;
    Settings settings;
    settings.variant = Variant::Paper;
    settings.dropout = 0.4;
    settings.auxDropout = 0.7;
    settings.init = Initialisation::Caffe;
    settings.optimizer = OptimizerKind::Sgd;
    settings.lr = 0.01;
    settings.weightDecay = 2e-4;
    settings.biasLr = 2;
    settings.schedule = ScheduleKind::Poly;
    settings.warmup = 0;
    settings.epochs = 60;
    settings.mean = {123 / kWhite, 117 / kWhite, 104 / kWhite};
    settings.std = {1 / kWhite, 1 / kWhite, 1 / kWhite};
    return settings;
}

}  // namespace

std::span<const Preset> presets() {
    static const std::array<Preset, 4> table{{
        {"quick", STUDIO_TEXT("Settings", "Quick"),
         STUDIO_TEXT("Settings", "Small pictures and few epochs: a first answer in a third of the time"), quick()},
        {"standard", STUDIO_TEXT("Settings", "Standard"),
         STUDIO_TEXT("Settings", "Batch normalisation, AdamW and one cycle: the best accuracy for the time"),
         standard()},
        {"course", STUDIO_TEXT("Settings", "As the course"),
         STUDIO_TEXT("Settings", "The network without batch normalisation, Adam at a constant 3e-4, 30 epochs"),
         course()},
        {"paper", STUDIO_TEXT("Settings", "As the paper"),
         STUDIO_TEXT("Settings",
                     "Local response normalisation, SGD at 0.01 and 60 epochs: meant for a million pictures"),
         paper()},
    }};
    return table;
}

const Preset& presetNamed(std::string_view name) {
    const auto found = std::ranges::find(presets(), name, &Preset::name);
    if (found != presets().end()) return *found;
    std::vector<std::string_view> names;
    for (const Preset& preset : presets()) names.push_back(preset.name);
    throw Error(ErrorCode::UnknownChoice, {"preset", std::string(name), joined(names)});
}

}  // namespace studio
