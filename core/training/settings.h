// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/augment.h"
#include "core/data/data_set.h"
#include "core/engine/engine.h"

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace studio {

enum class ScheduleKind { Constant, Cosine, OneCycle, Step, Poly };
enum class CheckpointMeasure { Top1, Loss };
enum class ClassWeights { None, Balanced };

/// Everything a run depends on. Keys, ranges, help: settingTable(). Defaults: preset "standard".
struct Settings {
    Variant variant = Variant::Torchvision;
    int inputSize = 224;
    std::vector<std::string> classes;  ///< names to use; empty: all
    bool aux = true;
    double auxWeight = 0.3;
    double dropout = 0.2;
    double auxDropout = 0.7;
    Initialisation init = Initialisation::KaimingUniform;
    OptimizerKind optimizer = OptimizerKind::AdamW;
    double lr = 1e-3;
    double momentum = 0.9;
    double weightDecay = 1e-2;
    double biasLr = 1;  ///< times the learning rate for biases
    ScheduleKind schedule = ScheduleKind::OneCycle;
    double warmup = 0.2;  ///< share of all steps, 0..1
    int epochs = 15;
    int batchSize = 32;
    int accumulate = 1;
    double labelSmoothing = 0;
    ClassWeights classWeights = ClassWeights::None;
    int earlyStop = 0;  ///< epochs without improvement before the run ends; 0: never
    Augmentation augment;
    Preprocessing::Resize resize = Preprocessing::Resize::Squash;
    int resizeSide = 0;  ///< of ShorterSideThenCentreCrop: the shorter side before the crop; 0: torchvision's share
    std::array<double, 3> mean{0.5, 0.5, 0.5};
    std::array<double, 3> std{0.5, 0.5, 0.5};
    double validationFraction = 0.2;
    Precision precision = Precision::Auto;
    std::string device = "auto";
    int threads = 0;  ///< 0: all cores
    std::uint64_t seed = 1;
    int workers = 0;  ///< loader threads; 0: chosen from the cores
    bool cachePictures = true;
    std::string weights;    ///< a checkpoint to start from; empty: fresh
    std::string freeze;     ///< the last of bodyModules() that stays as it is; empty: none
    double bodyLr = 1;      ///< times the learning rate for all but the three heads
    bool freshAux = false;  ///< the auxiliary heads start fresh although `weights` has them
    CheckpointMeasure checkpointMeasure = CheckpointMeasure::Top1;
    int checkpointBestK = 1;
    int checkpointEvery = 0;       ///< epoch-NNN.pth every N epochs; 0: never
    double checkpointMinutes = 5;  ///< last.pth inside long epochs

    bool operator==(const Settings&) const = default;
};

/// One setting, for the command line, the window, run.json, help and validation alike.
struct SettingInfo {
    /// Share: a Real from 0 to 1 that people read in per cent; written 0.2 everywhere.
    enum class Kind { Integer, Real, Share, Boolean, Choice, Text, NameList, RealList };
    std::string_view key;    ///< "lr", "augment.crop_scale"
    std::string_view label;  ///< STUDIO_TEXT("Settings", ..): "Learning rate"
    std::string_view help;   ///< STUDIO_TEXT: one line, what it does and what it costs
    std::string_view group;  ///< "network", "optimizer", "schedule", "augmentation", "data", "device", "checkpoints"
    std::string_view unit;   ///< STUDIO_TEXT or empty
    Kind kind = Kind::Real;
    double low = 0, high = 0;  ///< inclusive range of numbers, and of each number of a list
    bool lowOpen = false;      ///< low itself is not allowed
    int count = 1;             ///< numbers in a RealList; a list of two is a range: the smaller one first
    std::span<const std::string_view> choices;
    std::string (*get)(const Settings&) = nullptr;  ///< as text that applySetting takes back without loss
    /// Stores a text that was checked; called by applySetting alone, which checks.
    void (*set)(Settings&, std::string_view value) = nullptr;
};
/// All settings in the order a person reads them; `variant` is the first.
std::span<const SettingInfo> settingTable();
const SettingInfo* findSetting(std::string_view key);
/// What values the setting takes, as SettingRange says it: "a number above 0", "a whole number from 1 to 4096".
std::string allowedText(const SettingInfo& info);

/// One key and value; throws UnknownSetting (with the nearest key), SettingRange, UnknownChoice; nothing is changed
/// then. Numbers are read with '.' whatever the locale; lists are separated by commas, a name with a comma is quoted as
/// in CSV. Changing `variant` moves dropout, aux_dropout and init along where they still are the old variant's own.
void applySetting(Settings& settings, std::string_view key, std::string_view value);
/// Several at once, `variant` before all others, so that their order does not matter.
void applySettings(Settings& settings, std::span<const std::pair<std::string, std::string>> values);
/// What only shows between settings: a crop larger than the resized picture. Throws SettingRange.
void validate(const Settings& settings);
/// And with the data: a batch larger than these. Throws BatchTooLarge, too.
void validate(const Settings& settings, std::int64_t trainImages);

Initialisation defaultInit(
    Variant variant);  ///< the variant's own: course kaiming_fan_out, paper caffe, torchvision ..

/// "quick", "standard", "course", "paper": see the README's table.
struct Preset {
    std::string_view name;
    std::string_view label;  ///< STUDIO_TEXT("Settings", ..)
    std::string_view help;
    Settings settings;
};
std::span<const Preset> presets();
const Preset& presetNamed(std::string_view name);  ///< throws UnknownChoice

/// One object with every key of the table; numbers, lists and booleans are JSON's own.
nlohmann::json settingsToJson(const Settings& settings);
/// Keys that are missing keep the defaults; throws like applySetting.
Settings settingsFromJson(const nlohmann::json& json);

NetworkSpec networkOf(const Settings& settings, int classes);
/// The run's rule for all that is not augmented: validation, predictions, what an export says.
Preprocessing preprocessingOf(const Settings& settings);
SplitSettings splitSettingsOf(const Settings& settings);
/// Of the training loss, one for each class, empty without: pictures / (classes * pictures of the class), counted in
/// the training part (scikit-learn's "balanced"; their mean over the training pictures is 1). A class without training
/// pictures has weight 0 and does not count as one.
std::vector<double> classWeightsOf(const Settings& settings, const PreparedData& data);
StepperSettings stepperSettingsOf(const Settings& settings, const PreparedData& data);
/// The same without data, and so without class weights.
StepperSettings stepperSettingsOf(const Settings& settings, int classes);

/// Learning rate of `step` (from 1) of `totalSteps`. Formulas and their sources: schedule.cpp. Steps beyond the total
/// (a longer resumed run) keep the last one's.
double learningRate(const Settings& settings, std::int64_t step, std::int64_t totalSteps, int stepsPerEpoch);

}  // namespace studio
