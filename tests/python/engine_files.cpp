// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
/// engine_files FOLDER: the engine's answers, one of its training steps and its first weights, for
/// python_engine_test.py to repeat.
#include "core/base/random.h"
#include "core/engine/engine.h"
#include "core/formats/pth.h"

#include <cstdio>
#include <filesystem>

using namespace studio;

static PthValue dictOf(const NamedArrays& arrays) {
    PthValue::Dict dict;
    for (const auto& [name, array] : arrays) dict.emplace_back(name, array);
    return dict;
}

static PthValue answers(const HeadLogits& heads) {
    const std::vector<std::int64_t> shape{heads.count, heads.classes};
    return PthValue::Dict{{"main", Array::ofFloats(shape, heads.main)},
                          {"aux1", Array::ofFloats(shape, heads.aux1)},
                          {"aux2", Array::ofFloats(shape, heads.aux2)}};
}

/// `seed`: of pictures with which no value in the aux heads is so near to ReLU's edge that rounding decides its side.
static void writeStep(const std::filesystem::path& path, int side, std::uint64_t seed) {
    constexpr int kCount = 8, kClasses = 4;
    StepperSettings settings;
    settings.network = defaultSpec(Variant::Torchvision, kClasses, side);
    settings.network.dropout = settings.network.auxDropout = 0;
    settings.optimizer = {OptimizerKind::Sgd, 0, 0};
    settings.init = Initialisation::KaimingUniform;
    settings.precision = Precision::Float32;
    settings.device = "cpu";
    const auto stepper = loadEngine()->makeStepper(settings);

    Random random(seed);
    std::vector<float> input(std::size_t{kCount} * 3 * static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
    for (float& value : input) value = static_cast<float>(random.uniform(-1, 1));
    const std::vector<std::int64_t> labels{0, 1, 2, 3, 0, 1, 2, 3};
    const PictureBatch batch{nullptr, kCount, side, side, input.data()};

    PthValue::Dict file{{"input", Array::ofFloats({kCount, 3, side, side}, input)},
                        {"labels", Array::ofInts({kCount}, labels)},
                        {"before", dictOf(stepper->weights())},
                        {"answers", answers(stepper->evaluate(batch))}};
    const TrainResult result = stepper->train(batch, labels, 1, 1);
    file.emplace_back("total", Array::scalar(result.losses.total));
    file.emplace_back("after", dictOf(stepper->weights()));
    writePth(path, file);
}

static void writeInitialWeights(const std::filesystem::path& path, Variant variant, Initialisation init) {
    StepperSettings settings;
    settings.network = defaultSpec(variant, 4, 96);
    settings.init = init;
    settings.device = "cpu";
    writePth(path, dictOf(loadEngine()->makeStepper(settings)->weights()));
}

int main(int count, char** arguments) {
    if (count != 2) return 2;
    try {
        const std::filesystem::path folder = arguments[1];
        writeStep(folder / "step 128.pth", 128, 10);
        writeStep(folder / "step 224.pth", 224, 40);
        writeInitialWeights(folder / "truncated_normal.pth", Variant::Torchvision, Initialisation::TruncatedNormal);
        writeInitialWeights(folder / "kaiming_fan_out.pth", Variant::Course, Initialisation::KaimingFanOut);
        writeInitialWeights(folder / "kaiming_uniform.pth", Variant::Course, Initialisation::KaimingUniform);
        writeInitialWeights(folder / "caffe.pth", Variant::Paper, Initialisation::Caffe);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
