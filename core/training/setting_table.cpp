// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/training/setting_rows.h"

#include <vector>

/// The one table of settings. A new setting is a field in Settings and a row here; the command line, the window,
/// run.json, help and checks are all read from it.
namespace studio {
namespace {

using namespace rows;

// In the order of their enumerators.
constexpr std::array<std::string_view, 3> kVariants{"course", "paper", "torchvision"};
constexpr std::array<std::string_view, 4> kInits{"kaiming_fan_out", "truncated_normal", "kaiming_uniform", "caffe"};
/// bodyModules() after "none".
constexpr std::array<std::string_view, 12> kFreezes{"none", "conv1", "conv2", "3a", "3b", "4a",
                                                    "4b",   "4c",    "4d",    "4e", "5a", "5b"};
constexpr std::array<std::string_view, 3> kOptimizers{"sgd", "adam", "adamw"};
constexpr std::array<std::string_view, 2> kClassWeights{"none", "balanced"};
constexpr std::array<std::string_view, 5> kSchedules{"constant", "cosine", "onecycle", "step", "poly"};
constexpr std::array<std::string_view, 3> kPrecisions{"auto", "float32", "bfloat16"};
constexpr std::array<std::string_view, 2> kMeasures{"top1", "loss"};

constexpr auto kCropScale = [](auto& s) -> auto& {
    return s.augment.cropScale;
};
constexpr auto kCropRatio = [](auto& s) -> auto& {
    return s.augment.cropRatio;
};
constexpr auto kFlip = [](auto& s) -> auto& {
    return s.augment.flip;
};
constexpr auto kBrightness = [](auto& s) -> auto& {
    return s.augment.brightness;
};
constexpr auto kContrast = [](auto& s) -> auto& {
    return s.augment.contrast;
};
constexpr auto kSaturation = [](auto& s) -> auto& {
    return s.augment.saturation;
};
constexpr auto kRotation = [](auto& s) -> auto& {
    return s.augment.rotation;
};

SettingInfo freezeRow() {
    SettingInfo info =
        start({"freeze", STUDIO_TEXT("Settings", "Frozen up to"),
               STUDIO_TEXT("Settings",
                           "This module and all before it keep their weights and batch norm's statistics; "
                           "saves their share of the backward pass"),
               "network"},
              SettingInfo::Kind::Choice);
    info.choices = kFreezes;
    info.get = [](const Settings& s) { return s.freeze.empty() ? std::string(kFreezes[0]) : s.freeze; };
    info.set = [](Settings& s, std::string_view value) { s.freeze = value == kFreezes[0] ? "" : std::string(value); };
    return info;
}

void addNetwork(std::vector<SettingInfo>& table) {
    constexpr std::string_view kGroup = "network";
    table.push_back(choice<&Settings::variant, kVariants>(
        {"variant", STUDIO_TEXT("Settings", "Network"),
         STUDIO_TEXT("Settings",
                     "Which published GoogLeNet: torchvision has batch normalisation and learns fastest; "
                     "course is the plain one. Moves the dropouts and the initialisation along"),
         kGroup}));
    table.push_back(integer<&Settings::inputSize>(
        {"input_size", STUDIO_TEXT("Settings", "Input size"),
         STUDIO_TEXT("Settings", "Side of the square the network sees; time and memory grow with its square"), kGroup,
         STUDIO_TEXT("Settings", "px")},
        {kMinInputSize, 1024}));
    table.push_back(boolean<&Settings::aux>(
        {"aux", STUDIO_TEXT("Settings", "Auxiliary heads"),
         STUDIO_TEXT("Settings",
                     "Two more classifiers after 4a and 4d that send gradient into the middle of the network; "
                     "a few per cent of the time"),
         kGroup}));
    table.push_back(real<&Settings::auxWeight>(
        {"aux_weight", STUDIO_TEXT("Settings", "Auxiliary weight"),
         STUDIO_TEXT("Settings", "Share of each auxiliary loss in the total: total = main + weight x (aux1 + aux2)"),
         kGroup},
        {0, 10}));
    table.push_back(real<&Settings::dropout>(
        {"dropout", STUDIO_TEXT("Settings", "Dropout"),
         STUDIO_TEXT("Settings", "Share of features dropped before the main classifier while training"), kGroup},
        {0, 0.99}));
    table.push_back(real<&Settings::auxDropout>(
        {"aux_dropout", STUDIO_TEXT("Settings", "Auxiliary dropout"),
         STUDIO_TEXT("Settings", "Share of features dropped in the auxiliary heads while training"), kGroup},
        {0, 0.99}));
    table.push_back(choice<&Settings::init, kInits>(
        {"init", STUDIO_TEXT("Settings", "Initialisation"),
         STUDIO_TEXT("Settings",
                     "How the first weights are drawn; each network has its own (course: kaiming_fan_out, "
                     "paper: caffe, torchvision: kaiming_uniform)"),
         kGroup}));
    table.push_back(text<&Settings::weights>(
        {"weights", STUDIO_TEXT("Settings", "Start from weights"),
         STUDIO_TEXT("Settings",
                     "A checkpoint to start from; other classes than the data's get new heads. Empty: fresh weights"),
         kGroup}));
    table.push_back(freezeRow());
    table.push_back(real<&Settings::bodyLr>(
        {"body_lr", STUDIO_TEXT("Settings", "Rate of the body"),
         STUDIO_TEXT("Settings",
                     "Times the learning rate for all but the three heads; below 1 when starting from weights"),
         kGroup},
        {0, 100}));
    table.push_back(boolean<&Settings::freshAux>(
        {"fresh_aux", STUDIO_TEXT("Settings", "Fresh auxiliary heads"),
         STUDIO_TEXT("Settings",
                     "Starts the auxiliary heads anew although the weights have them: those of torchvision's published "
                     "network are untrained"),
         kGroup}));
}

void addOptimizer(std::vector<SettingInfo>& table) {
    constexpr std::string_view kGroup = "optimizer";
    table.push_back(choice<&Settings::optimizer, kOptimizers>(
        {"optimizer", STUDIO_TEXT("Settings", "Optimiser"),
         STUDIO_TEXT("Settings",
                     "adamw learns fast with little tuning; adam as the course; sgd with momentum as the "
                     "paper, wants a learning rate about ten times higher"),
         kGroup}));
    table.push_back(real<&Settings::lr>(
        {"lr", STUDIO_TEXT("Settings", "Learning rate"),
         STUDIO_TEXT("Settings", "Size of a step, the schedule's highest; too high diverges, too low crawls"), kGroup},
        {0, 1e12, true}));
    table.push_back(real<&Settings::momentum>(
        {"momentum", STUDIO_TEXT("Settings", "Momentum"),
         STUDIO_TEXT("Settings", "How much of the last step goes into the next; sgd only"), kGroup},
        {0, 0.9999}));
    table.push_back(real<&Settings::weightDecay>(
        {"weight_decay", STUDIO_TEXT("Settings", "Weight decay"),
         STUDIO_TEXT("Settings", "Pulls weights towards zero, against overfitting; not biases and batch norm"), kGroup},
        {0, 10}));
    table.push_back(
        real<&Settings::biasLr>({"bias_lr", STUDIO_TEXT("Settings", "Rate of the biases"),
                                 STUDIO_TEXT("Settings", "Times the learning rate for biases; 2 in the paper"), kGroup},
                                {0, 100}));
    table.push_back(integer<&Settings::batchSize>(
        {"batch_size", STUDIO_TEXT("Settings", "Batch size"),
         STUDIO_TEXT("Settings", "Pictures per step; memory grows with it, steps per epoch fall"), kGroup,
         STUDIO_TEXT("Settings", "pictures")},
        {1, 4096}));
    table.push_back(integer<&Settings::accumulate>(
        {"accumulate", STUDIO_TEXT("Settings", "Batches per step"),
         STUDIO_TEXT("Settings",
                     "Adds the gradients of this many batches before a step: a larger batch in the memory "
                     "of a small one"),
         kGroup},
        {1, 256}));
    table.push_back(real<&Settings::labelSmoothing>(
        {"label_smoothing", STUDIO_TEXT("Settings", "Label smoothing"),
         STUDIO_TEXT("Settings",
                     "Share of each label spread over all classes while training; validation losses are "
                     "without it"),
         kGroup},
        {0, 0.9}));
    table.push_back(choice<&Settings::classWeights, kClassWeights>(
        {"class_weights", STUDIO_TEXT("Settings", "Class weights"),
         STUDIO_TEXT(
             "Settings",
             "For classes of unequal size: balanced multiplies a picture's training loss by pictures / (classes "
             "x pictures of its class), 1 on average, and still divides by the pictures of the batch; validation "
             "losses are without it"),
         kGroup}));
}

void addSchedule(std::vector<SettingInfo>& table) {
    constexpr std::string_view kGroup = "schedule";
    table.push_back(integer<&Settings::epochs>(
        {"epochs", STUDIO_TEXT("Settings", "Epochs"),
         STUDIO_TEXT("Settings", "How often every training picture is seen; time grows with it"), kGroup},
        {1, 100000}));
    table.push_back(choice<&Settings::schedule, kSchedules>(
        {"schedule", STUDIO_TEXT("Settings", "Schedule"),
         STUDIO_TEXT("Settings",
                     "How the learning rate goes: constant; cosine falls to 0; onecycle rises from 1/25 and "
                     "falls to nearly 0; step is divided by 10 after each third of the epochs; "
                     "poly falls as the square root of the steps left, as the paper's"),
         kGroup}));
    table.push_back(share<&Settings::warmup>(
        {"warmup", STUDIO_TEXT("Settings", "Warm-up"),
         STUDIO_TEXT("Settings", "Share of all steps in which the learning rate rises; with onecycle its rising part"),
         kGroup},
        {0, 1}));
    table.push_back(integer<&Settings::earlyStop>(
        {"early_stop", STUDIO_TEXT("Settings", "Early stop"),
         STUDIO_TEXT("Settings", "Ends the run after this many epochs without improvement; 0: never"), kGroup,
         STUDIO_TEXT("Settings", "epochs")},
        {0, 100000}));
}

void addData(std::vector<SettingInfo>& table) {
    table.push_back(nameList<&Settings::classes>(
        {"classes", STUDIO_TEXT("Settings", "Classes"),
         STUDIO_TEXT("Settings", "Names of the classes to use, with commas between; empty: all"), "data"}));
    table.push_back(share<&Settings::validationFraction>(
        {"validation_fraction", STUDIO_TEXT("Settings", "Validation share"),
         STUDIO_TEXT("Settings", "Share of each class kept for validation where the data has no split of its own"),
         "data"},
        {0, 0.95, true}));
    table.push_back(integer<&Settings::seed>(
        {"seed", STUDIO_TEXT("Settings", "Seed"),
         STUDIO_TEXT("Settings",
                     "Of the split, the first weights, the order, augmentation and dropout; the same seed "
                     "repeats a run"),
         "data"},
        {0, 4294967295.0}));
    table.push_back(choice<&Settings::resize, kResizeNames>(
        {"resize", STUDIO_TEXT("Settings", "Resizing"),
         STUDIO_TEXT(
             "Settings",
             "How a picture becomes the network's square where it is not augmented: squash stretches all of it; "
             "shorter_side_then_centre_crop keeps its shape and takes the middle"),
         "data"}));
    table.push_back(integer<&Settings::resizeSide>(
        {"resize_side", STUDIO_TEXT("Settings", "Shorter side"),
         STUDIO_TEXT("Settings",
                     "What the shorter side becomes before the middle is taken; at least the input size; 0: 256/224 "
                     "of the input size, as torchvision's"),
         "data", STUDIO_TEXT("Settings", "px")},
        {0, 4096}));
    table.push_back(realList<&Settings::mean>(
        {"normalize.mean", STUDIO_TEXT("Settings", "Mean"),
         STUDIO_TEXT("Settings", "Taken from the red, green and blue values (0 to 1) before the network"), "data"},
        {-10, 10}));
    table.push_back(realList<&Settings::std>(
        {"normalize.std", STUDIO_TEXT("Settings", "Deviation"),
         STUDIO_TEXT("Settings", "Divides the red, green and blue values after the mean was taken"), "data"},
        {0, 10, true}));
}

void addAugmentation(std::vector<SettingInfo>& table) {
    constexpr std::string_view kGroup = "augmentation";
    table.push_back(realList<kCropScale>(
        {"augment.crop_scale", STUDIO_TEXT("Settings", "Crop size"),
         STUDIO_TEXT("Settings",
                     "Share of the picture's area a random crop takes, lowest and highest; 1,1 takes it whole"),
         kGroup},
        {0, 1, true}));
    table.push_back(
        realList<kCropRatio>({"augment.crop_ratio", STUDIO_TEXT("Settings", "Crop shape"),
                              STUDIO_TEXT("Settings", "Width by height of a random crop, lowest and highest"), kGroup},
                             {0, 100, true}));
    table.push_back(
        real<kFlip>({"augment.flip", STUDIO_TEXT("Settings", "Mirroring"),
                     STUDIO_TEXT("Settings", "Probability that a training picture is mirrored left to right"), kGroup},
                    {0, 1}));
    table.push_back(real<kBrightness>(
        {"augment.brightness", STUDIO_TEXT("Settings", "Brightness"),
         STUDIO_TEXT("Settings",
                     "How far a training picture's brightness varies: a factor from 1 - x to 1 + x; 0: not at all"),
         kGroup},
        {0, 1}));
    table.push_back(real<kContrast>(
        {"augment.contrast", STUDIO_TEXT("Settings", "Contrast"),
         STUDIO_TEXT("Settings", "How far the contrast varies, about the picture's mean grey; after the brightness"),
         kGroup},
        {0, 1}));
    table.push_back(
        real<kSaturation>({"augment.saturation", STUDIO_TEXT("Settings", "Saturation"),
                           STUDIO_TEXT("Settings", "How far the saturation varies; after the contrast"), kGroup},
                          {0, 1}));
    table.push_back(real<kRotation>(
        {"augment.rotation", STUDIO_TEXT("Settings", "Rotation"),
         STUDIO_TEXT("Settings",
                     "A training picture is turned by up to this much, either way, about the middle of its crop; what "
                     "comes from outside is filled with the mean colour"),
         kGroup, STUDIO_TEXT("Settings", "°")},
        {0, 180}));
}

void addDevice(std::vector<SettingInfo>& table) {
    constexpr std::string_view kGroup = "device";
    table.push_back(choice<&Settings::precision, kPrecisions>(
        {"precision", STUDIO_TEXT("Settings", "Precision"),
         STUDIO_TEXT("Settings", "bfloat16 is up to twice as fast where the processor has it; auto takes it there"),
         kGroup}));
    table.push_back(text<&Settings::device>(
        {"device", STUDIO_TEXT("Settings", "Device"),
         STUDIO_TEXT("Settings", "auto takes a CUDA card where there is one; else cpu, cuda or cuda:N"), kGroup}));
    table.push_back(integer<&Settings::threads>(
        {"threads", STUDIO_TEXT("Settings", "Threads"),
         STUDIO_TEXT("Settings", "Processor threads of the training; 0: all cores"), kGroup},
        {0, 1024}));
    table.push_back(integer<&Settings::workers>(
        {"workers", STUDIO_TEXT("Settings", "Loader threads"),
         STUDIO_TEXT("Settings", "Threads that read pictures ahead; 0: chosen from the cores"), kGroup},
        {0, 256}));
    table.push_back(boolean<&Settings::cachePictures>(
        {"cache_pictures", STUDIO_TEXT("Settings", "Keep pictures"),
         STUDIO_TEXT("Settings",
                     "Keeps decoded pictures in memory for later epochs, as far as a quarter of what is free goes"),
         kGroup}));
}

void addCheckpoints(std::vector<SettingInfo>& table) {
    constexpr std::string_view kGroup = "checkpoints";
    table.push_back(choice<&Settings::checkpointMeasure, kMeasures>(
        {"checkpoint.measure", STUDIO_TEXT("Settings", "Best epoch by"),
         STUDIO_TEXT("Settings", "Which validation figure of the main head decides: top1 (highest) or loss (lowest)"),
         kGroup}));
    table.push_back(integer<&Settings::checkpointBestK>(
        {"checkpoint.best_k", STUDIO_TEXT("Settings", "Best epochs kept"),
         STUDIO_TEXT("Settings", "best.pth is the best one; above 1 the files of so many best epochs stay, too"),
         kGroup},
        {1, 1000}));
    table.push_back(integer<&Settings::checkpointEvery>(
        {"checkpoint.every", STUDIO_TEXT("Settings", "Keep every"),
         STUDIO_TEXT("Settings", "Keeps a checkpoint of every so many epochs; 0: only best and last"), kGroup,
         STUDIO_TEXT("Settings", "epochs")},
        {0, 100000}));
    table.push_back(real<&Settings::checkpointMinutes>(
        {"checkpoint.minutes", STUDIO_TEXT("Settings", "Save within epochs"),
         STUDIO_TEXT("Settings", "Writes last.pth this often inside long epochs; 0: only at their ends"), kGroup,
         STUDIO_TEXT("Settings", "min")},
        {0, 100000}));
}

std::vector<SettingInfo> makeTable() {
    std::vector<SettingInfo> table;
    addNetwork(table);
    addOptimizer(table);
    addSchedule(table);
    addData(table);
    addAugmentation(table);
    addDevice(table);
    addCheckpoints(table);
    return table;
}

}  // namespace

std::span<const SettingInfo> settingTable() {
    static const std::vector<SettingInfo> table = makeTable();
    return table;
}

}  // namespace studio
