// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
/// variant_files FOLDER: steps of each variant in float32 and float64, for python_variants_test.py to repeat.
#include "core/base/random.h"
#include "core/engine/engine.h"
#include "core/formats/pth.h"
#include "core/training/settings.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>

using namespace studio;

namespace {

constexpr int kClasses = 4, kMapped = 2, kSide = 96, kUsualSide = 224, kSteps = 20;
/// AdamW's first step is the gradient's sign, which rounding decides where a gradient is nearly nought: with steps of
/// 1e-4 PyTorch's own answers in float32 stray by up to 6e-3 from its float64, with these by 3e-5.
constexpr double kAdamRate = 1e-3, kAdamRateFloat32 = 1e-6;

PthValue dictOf(const NamedArrays& arrays) {
    PthValue::Dict dict;
    for (const auto& [name, array] : arrays) dict.emplace_back(name, array);
    return dict;
}

PthValue answers(const HeadLogits& heads) {
    const std::vector<std::int64_t> shape{heads.count, heads.classes};
    return PthValue::Dict{{"main", Array::ofFloats(shape, heads.main)},
                          {"aux1", Array::ofFloats(shape, heads.aux1)},
                          {"aux2", Array::ofFloats(shape, heads.aux2)}};
}

/// Of the first picture: where the first two classes are seen in some of the modules, 2 x side x side each. The weights
/// of class 1 are those of class 0 turned round: in every module something speaks for one of the two.
PthValue maps(const StepperSettings& settings, NamedArrays weights, const PictureBatch& batch) {
    for (auto& [name, array] : weights) {
        if (name != "fc.weight") continue;
        std::vector<double> rows = array.toDoubles();
        const auto features = static_cast<std::ptrdiff_t>(rows.size()) / kClasses;
        std::transform(rows.begin(), rows.begin() + features, rows.begin() + features, std::negate<>());
        array = Array::ofDoubles(array.shape, rows);
    }
    const auto model = loadEngine()->makeModel(settings.network, settings.preprocessing, std::move(weights),
                                               settings.precision, settings.device);
    PictureBatch one = batch;
    one.count = 1;
    PthValue::Dict dict;
    for (const char* module : {"3a", "4b", "4e", "5a", "5b"}) {
        std::vector<float> values;
        std::int64_t side = 0;
        for (int label = 0; label < kMapped; ++label) {
            const ClassMap map = model->classMap(one, label, module);
            side = map.side;
            values.insert(values.end(), map.values.begin(), map.values.end());
        }
        dict.emplace_back(module, Array::ofFloats({kMapped, side, side}, values));
    }
    return dict;
}

struct Case {
    std::string name;
    Variant variant;
    Initialisation init;
    double reach;  ///< of the input's values; the paper's are a byte less its mean, and LRN is felt
    double lr;     ///< of SGD; a tenth in float32
    int count;     ///< pictures; batch norm wants two. In float32 four times as many, at 224 pixels half of those
    int side = kSide;
};

/// Shifts what batch norm gives to two deviations above nought, so that ReLU cuts one value in forty instead of half of
/// them: rounding then moves few over its edge. From the first weights as they are drawn, PyTorch's own gradient norm
/// in float32 strays by up to 8e-4 from its float64; from these, with eight pictures, by 2e-5 at most.
NamedArrays shifted(NamedArrays weights) {
    for (auto& [name, array] : weights)
        if (name.ends_with(".bn.bias"))
            array = Array::ofFloats(array.shape, std::vector<float>(static_cast<std::size_t>(array.shape[0]), 2.0F));
    return weights;
}

/// The state dict at the start, then `steps` steps: their losses and gradient norms, and what came of them.
void writeSteps(const std::filesystem::path& folder, const Case& one, Precision precision, OptimizerSettings optimizer,
                int steps) {
    const bool single = precision == Precision::Float32;
    StepperSettings settings;
    settings.network = defaultSpec(one.variant, kClasses, one.side);
    settings.network.dropout = settings.network.auxDropout = 0;
    settings.optimizer = optimizer;
    settings.init = one.init;
    settings.precision = precision;
    settings.device = "cpu";
    const auto stepper = loadEngine()->makeStepper(settings);

    if (single) stepper->loadWeights(shifted(stepper->weights()));

    const int side = one.side, count = (single ? 4 : 1) * one.count / (side == kSide ? 1 : 2);
    Random random(7);
    std::vector<float> input(static_cast<std::size_t>(count) * 3 * side * side);
    for (float& value : input) value = static_cast<float>(random.uniform(-one.reach, one.reach));
    std::vector<std::int64_t> labels;
    for (int i = 0; i < count; ++i) labels.push_back(i % 2 == 0 ? 1 : 3);
    const PictureBatch batch{nullptr, count, side, side, input.data()};
    const bool sgd = optimizer.kind == OptimizerKind::Sgd;
    const double adamRate = single ? kAdamRateFloat32 : kAdamRate;
    const double lr = !sgd ? adamRate : single ? one.lr / 10 : one.lr;
    PthValue::Dict file{
        {"variant", std::string(variantName(one.variant))},
        {"optimizer", std::string(sgd ? "sgd" : "adamw")},
        {"numbers", Array::ofDoubles({4}, {lr, optimizer.momentum, optimizer.weightDecay, optimizer.biasRate})},
        {"input", Array::ofFloats({count, 3, side, side}, input)},
        {"labels", Array::ofInts({count}, labels)},
        {"before", dictOf(stepper->weights())},
        {"answers", answers(stepper->evaluate(batch))}};
    if (sgd && side == kSide) file.emplace_back("maps", maps(settings, stepper->weights(), batch));
    std::vector<double> losses, norms;
    for (int step = 1; step <= steps; ++step) {
        const TrainResult result = stepper->train(batch, labels, lr, step);
        losses.push_back(result.losses.total);
        norms.push_back(result.gradientNorm);
    }
    file.emplace_back("losses", Array::ofDoubles({steps}, losses));
    file.emplace_back("norms", Array::ofDoubles({steps}, norms));
    file.emplace_back("answers_after", answers(stepper->evaluate(batch)));
    file.emplace_back("after", dictOf(stepper->weights()));
    const std::string name = one.name + " " + std::string(precisionName(precision)) + (sgd ? " sgd" : " adamw");
    writePth(folder / (name + ".pth"), file);
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) return 2;
    const std::array<Case, 3> cases{{
        {"course", Variant::Course, Initialisation::KaimingFanOut, 1, 1e-4, 1},
        {"paper", Variant::Paper, Initialisation::Caffe, 120, 1e-4, 1},
        {"torchvision", Variant::Torchvision, Initialisation::KaimingUniform, 1, 1e-4, 2},
    }};
    try {
        for (const Case& one : cases) {
            const OptimizerSettings adamw{OptimizerKind::AdamW, 0.9, 1e-2};
            OptimizerSettings sgd{OptimizerKind::Sgd, 0.9, 1e-3};
            if (one.variant == Variant::Paper) {
                sgd = stepperSettingsOf(presetNamed("paper").settings, kClasses).optimizer;
                sgd.weightDecay = 1e-3;  // more than the paper's, so that 20 steps show it
            }
            writeSteps(arguments[1], one, Precision::Float32, sgd, 2);
            writeSteps(arguments[1], one, Precision::Float32, adamw, 2);
            writeSteps(arguments[1], one, Precision::Float64, sgd, kSteps);
            writeSteps(arguments[1], one, Precision::Float64, adamw, kSteps);
            if (one.variant != Variant::Torchvision) continue;
            Case usual = one;
            usual.side = kUsualSide;
            usual.name += " " + std::to_string(kUsualSide);
            writeSteps(arguments[1], usual, Precision::Float32, sgd, 2);
        }
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
