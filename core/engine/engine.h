// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/preprocessing.h"
#include "core/formats/array.h"
#include "core/network/network.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

/// The engine's door: the only thing the rest of the studio knows of LibTorch. Plain values in, plain values out.
/// What can go wrong leaves as studio::Error.
namespace studio {

/// Float64 is LibTorch's own operations, slow: for comparisons, not offered as a setting. Weights and optimizer state
/// are float64 then, too.
enum class Precision { Auto, Float32, BFloat16, Float64 };
std::string_view precisionName(Precision precision);  ///< "auto", "float32", "bfloat16", "float64"

/// Pictures as they leave the loader: count x height x width x 3 bytes, RGB (NHWC). Not owned.
struct PictureBatch {
    const std::uint8_t* rgb = nullptr;
    int count = 0;
    int height = 0;
    int width = 0;
    /// Instead of `rgb`: the network's input as it is, count x 3 x height x width (NCHW), in the network's channel
    /// order, scaled and normalised. For golden numbers, gradients of the input and other people's tensors.
    const float* prepared = nullptr;
};

/// Cross-entropy in nats, mean over the batch. total = main + weight * (aux1 + aux2); aux are absent without aux heads.
struct Losses {
    double total = 0;
    double main = 0;
    std::optional<double> aux1;
    std::optional<double> aux2;
};

/// Logits of each head, count x classes, row-major. aux vectors are empty where the network has no aux heads.
struct HeadLogits {
    int count = 0;
    int classes = 0;
    std::vector<float> main, aux1, aux2;
};

/// Where the main head sees one class in what an Inception module gives.
///
/// Of 5b the class activation map of Zhou, Khosla, Lapedriza, Oliva and Torralba, "Learning Deep Features for
/// Discriminative Localization" (2016). The head is a mean over the places of 5b's output and one linear layer, so that
/// a logit is exactly bias + mean(values). All is less the mean over the classes, which softmax does not see either:
/// what speaks for every class alike is none. An auxiliary head has a hidden layer and no such map.
///
/// Of any other module Grad-CAM (Selvaraju et al., "Grad-CAM: Visual Explanations from Deep Networks via Gradient-based
/// Localization", 2017): relu(sum over channels of alpha x channel), where alpha is the mean over the places of the
/// gradient of the class's logit. Of 5b and of a logit less the classes' mean it is the positive part of the map above,
/// divided by the number of places.
struct ClassMap {
    int side = 0;  ///< of the module's output: 5b's is 7 at input 224
    /// side x side, row-major, as the picture lies. Of 5b: (fc.weight[label] - mean(fc.weight)) . 5b(place), in logits;
    /// else Grad-CAM, >= 0
    std::vector<float> values;
    double bias = 0;   ///< of 5b: fc.bias[label] - mean(fc.bias)
    double logit = 0;  ///< predict()'s; of 5b less the mean of all classes'
};
inline constexpr std::string_view kLastModule = kInceptionRows.back().name;

/// What a layer gives of one picture, after its batch norm or bias and its ReLU where it has them.
struct Activations {
    int channels = 0;
    int side = 0;               ///< of each channel's map, square
    std::vector<float> values;  ///< channels x side x side: a map after another, each row-major, as the picture lies
};

/// What the main head's classifier is fed of pictures: the average pool's output, before dropout. count x width,
/// row-major, float32, from 0 on (ReLU).
struct Features {
    int count = 0;
    int width = 0;  ///< 1024
    std::vector<float> values;
};

struct TrainResult {
    Losses losses;            ///< of this batch, before the step
    int count = 0;            ///< pictures
    int correct = 0;          ///< main head's first answer was right
    double gradientNorm = 0;  ///< root of the sum of squares over all trained weights; 0 from accumulate()
    bool finite = true;       ///< false: a loss or gradient is NaN or infinite; the weights were not changed
    /// Not finite: where NaN or infinity showed first, "the output of 4b" or "the gradient of 4b"; empty: not found.
    std::string notFiniteIn;
};

/// A network with its weights: immutable, shared, safe from any thread.
class Model {
public:
    virtual ~Model() = default;
    virtual const NetworkSpec& network() const = 0;
    virtual const Preprocessing& preprocessing() const = 0;
    /// Evaluation mode. The batch must be preprocessing().crop square. Dropout off, batch norm's running statistics.
    virtual HeadLogits predict(const PictureBatch& pictures, std::stop_token stop = {}) const = 0;
    /// Of one picture, given as to predict(), one class, and one of the nine Inception modules ("4e"). What comes after
    /// the module is computed in float64, forward and backward. Throws Internal for any other name.
    virtual ClassMap classMap(const PictureBatch& one, int label, std::string_view module = kLastModule,
                              std::stop_token stop = {}) const = 0;
    /// Of one picture, given as to predict(): what `layer` gives, a name of networkLayers() whose output is maps
    /// ("conv1", "pool1", "3a/3x3r", "aux1/conv"), or a module ("3a"), whose four branches follow one another in
    /// the order 1x1, 3x3, 5x5, pool. Computed in the model's precision. Throws Internal for any other name.
    virtual Activations activations(const PictureBatch& one, std::string_view layer,
                                    std::stop_token stop = {}) const = 0;
    /// Of pictures given as to predict(), whose main logits are fc.weight . features + fc.bias.
    virtual Features features(const PictureBatch& pictures, std::stop_token stop = {}) const = 0;
    /// State dict in stateEntries() order, float32 (float64 where that is the precision), NCHW.
    virtual NamedArrays weights() const = 0;
};

enum class OptimizerKind { Sgd, Adam, AdamW };
/// PyTorch's update rules: SGD with momentum (no dampening, no Nesterov); Adam (weight decay added to the gradient) and
/// AdamW (decoupled), betas 0.9 / 0.999, eps 1e-8. Weight decay acts on weights, not on biases and batch norm.
struct OptimizerSettings {
    OptimizerKind kind = OptimizerKind::AdamW;
    double momentum = 0.9;      ///< SGD only
    double weightDecay = 1e-2;  ///< of weights; not of biases and batch norm
    double biasRate = 1;        ///< times the learning rate for biases, batch norm's too
};

/// "kaiming_fan_out": the course's (convolutions normal fan_out, fully connected normal(0, 0.01), bias 0).
/// "truncated_normal": torchvision's, 0.12 and later (std 0.01, cut at -2 and 2, which is nothing; batch norm 1 / 0;
/// classifier bias as nn.Linear). Before, with scipy's truncnorm, it was cut at 2 std.
/// "kaiming_uniform": PyTorch's default for a layer.
/// "caffe": uniform +-sqrt(3 / fan_in), conv bias 0.2, classifier bias 0.
enum class Initialisation { KaimingFanOut, TruncatedNormal, KaimingUniform, Caffe };

struct StepperSettings {
    NetworkSpec network;
    Preprocessing preprocessing;
    OptimizerSettings optimizer;
    Initialisation init = Initialisation::KaimingUniform;
    Precision precision = Precision::Auto;
    std::string device = "auto";  ///< auto | cpu | cuda | cuda:N
    int threads = 0;              ///< 0: usableCores()
    std::uint64_t seed = 1;       ///< initial weights and dropout
    double auxWeight = 0.3;       ///< of aux1 and of aux2 in the total loss
    double labelSmoothing = 0;    ///< 0..1; training loss only
    /// One for each class, as PyTorch's cross_entropy(weight=..) takes them, label smoothing included; training loss
    /// only. The loss of a batch is the sum of its weighted losses / its pictures, not / its weights' sum as PyTorch's
    /// mean: parts of a step are the whole step then, and a picture counts the same in whatever batch it is. Weights
    /// whose mean over the training pictures is 1 keep the loss' size. Empty: none.
    std::vector<double> classWeights;
    /// The last module that stays as it is ("conv1", "conv2", "3a" .. "5b"); all before it, too, batch norm's
    /// statistics included, and no gradient is computed for them. Empty: everything learns.
    std::string freeze;
    double bodyRate = 1;  ///< times the learning rate for all but the three heads
};

/// Where the training of one run happens. Used from one thread; snapshots may be used from any.
class Stepper {
public:
    virtual ~Stepper() = default;
    /// One optimizer step. Dropout draws depend on (seed, step) alone. A requested stop is looked at between modules,
    /// forward and backward: throws Cancelled, and no weight was changed.
    virtual TrainResult train(const PictureBatch& pictures, std::span<const std::int64_t> labels, double learningRate,
                              std::int64_t step, std::stop_token stop = {}) = 0;
    /// What train() will be given after its next call, with the number of that step: a GPU is sent it while it
    /// computes. A hint; pictures and labels must stay as they are until that next call returns.
    virtual void announce(const PictureBatch& /*pictures*/, std::span<const std::int64_t> /*labels*/,
                          std::int64_t /*step*/) {}
    /// Gradient accumulation: several part-batches make one step. `share` = part's pictures / step's pictures.
    virtual TrainResult accumulate(const PictureBatch& pictures, std::span<const std::int64_t> labels, double share,
                                   std::int64_t step, std::stop_token stop = {}) = 0;
    /// Ends an accumulated step; its gradientNorm, none when a gradient is not finite (weights unchanged).
    virtual std::optional<double> applyStep(double learningRate) = 0;
    /// Evaluation mode with the present weights (all three heads).
    virtual HeadLogits evaluate(const PictureBatch& pictures, std::stop_token stop = {}) = 0;
    /// An immutable copy of the present weights.
    virtual std::shared_ptr<const Model> snapshot() const = 0;
    virtual NamedArrays weights() const = 0;
    /// Replaces weights (names and shapes must be stateEntries()'; throws WeightsDoNotFit naming each key).
    virtual void loadWeights(const NamedArrays& weights) = 0;
    /// Optimizer state as named arrays ("exp_avg.conv1.conv.weight", ..), enough to go on exactly.
    virtual NamedArrays optimizerState() const = 0;
    virtual void restoreOptimizer(const NamedArrays& state) = 0;
    virtual std::string deviceName() const = 0;  ///< "cpu", "cuda:0"
    virtual Precision precision() const = 0;     ///< the one in use, never Auto
    virtual int threads() const = 0;
};

struct EngineInfo {
    std::string torchVersion;              ///< "1.13.1"
    std::vector<std::string> devices;      ///< "cpu", "cuda:0"
    std::vector<std::string> deviceNames;  ///< "AMD EPYC 9R14", "NVIDIA H100"
    std::string instructionSet;            ///< "AVX512 with bf16"
    Precision autoPrecision = Precision::Float32;
    std::string precisionReason;  ///< "this CPU has avx512_bf16"
    std::string oneDnnVersion;    ///< of the library that a CPU's convolutions are asked from; empty: from LibTorch
};

class Engine {
public:
    virtual ~Engine() = default;
    virtual EngineInfo info() const = 0;
    virtual std::unique_ptr<Stepper> makeStepper(const StepperSettings& settings) = 0;
    /// Throws WeightsDoNotFit naming each key. Weights that are moved in are given up one by one: there is never room
    /// taken for two copies of all.
    virtual std::shared_ptr<const Model> makeModel(const NetworkSpec& network, const Preprocessing& preprocessing,
                                                   NamedArrays weights, Precision precision = Precision::Auto,
                                                   const std::string& device = "auto", int threads = 0) = 0;
};

/// Loads libstudio_engine.so (from $INCEPTION_STUDIO_LIBRARIES or the places of core/base/library.h) and makes its
/// engine; the first call takes about half a second, later ones return the same engine. Safe from any thread.
/// Throws EngineMissing.
std::shared_ptr<Engine> loadEngine();

}  // namespace studio
