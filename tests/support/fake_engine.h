// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/engine/engine.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

/// An engine of arithmetic instead of LibTorch: core's, the command line's and the window's tests run in milliseconds.
/// Losses fall by a formula of all that was trained on (pictures, labels, step, learning rate), so that two runs agree
/// only if they saw the same in the same order. It sees a picture's class in the red of its first pixel (fakeRed).
namespace studio::test {

/// The colour by which the fake knows class `label` of `classes`.
inline std::uint8_t fakeRed(int label, int classes) {
    return static_cast<std::uint8_t>((2 * label + 1) * 256 / (2 * classes));
}

/// What a test may do to it. The hooks run on the trainer's thread before the work; they may throw studio::Error, wait
/// for a latch, or ask for a stop.
struct FakeOptions {
    std::function<void(const StepperSettings& settings)> onStepper;
    std::function<void(std::int64_t step, std::stop_token stop)> beforeTrain;
    std::function<void(std::stop_token stop)> beforeEvaluate;
    std::function<void(const PictureBatch& pictures)> onEvaluated;
    std::function<void(const PictureBatch& pictures, std::int64_t step)> onTrained;
    std::function<void(std::stop_token stop)> beforePredict;  ///< of a model, not of the stepper
    std::function<void(HeadLogits& answers)> afterPredict;    ///< the same
    std::function<void(int label, std::stop_token stop)> beforeClassMap;
    std::function<void(std::string_view layer, std::stop_token stop)> beforeActivations;
    std::function<void(std::stop_token stop)> beforeFeatures;
    std::function<void(std::int64_t step)> onAnnouncedBatch;  ///< the one trained next was announced before
    std::int64_t notFiniteAtStep = 0;                         ///< 0: never
    std::vector<float> filters;                               ///< conv1's weights of a model; empty: zeros
    bool stateOnly = false;  ///< weights are fc.bias alone: no file that a program could use, but one of bytes
};

/// All that is learned: how far, and a mixture of everything seen.
struct FakeState {
    float progress = 0;
    float seen = 0;  ///< whole, below 2^20
    double moment = 0;
};

inline HeadLogits fakeLogits(const FakeState& state, const NetworkSpec& network, const PictureBatch& pictures) {
    HeadLogits logits{.count = pictures.count, .classes = network.classes, .main = {}, .aux1 = {}, .aux2 = {}};
    logits.main.assign(static_cast<std::size_t>(pictures.count) * static_cast<std::size_t>(network.classes), 0);
    const std::size_t bytes = static_cast<std::size_t>(pictures.height) * static_cast<std::size_t>(pictures.width) * 3;
    for (int i = 0; i < pictures.count; ++i) {
        const int answer = pictures.rgb[static_cast<std::size_t>(i) * bytes] * network.classes / 256;
        logits.main[static_cast<std::size_t>(i * network.classes + answer)] = 0.1f * state.progress;
    }
    if (network.aux) {
        logits.aux1 = logits.aux2 = logits.main;
        for (float& value : logits.aux1) value *= 0.25f;
        for (float& value : logits.aux2) value *= 0.5f;
    }
    return logits;
}

/// Of the network's names and shapes; all zero but fc.bias, which carries the state.
inline NamedArrays fakeWeights(const FakeState& state, const NetworkSpec& network, const FakeOptions& options) {
    NamedArrays weights;
    for (const StateEntry& entry : stateEntries(network)) {
        if (options.stateOnly && entry.name != "fc.bias") continue;
        std::int64_t count = 1;
        for (const std::int64_t side : entry.shape) count *= side;
        std::vector<float> values(static_cast<std::size_t>(count), 0);
        if (entry.name == "conv1.conv.weight" && !options.filters.empty()) values = options.filters;
        if (entry.name == "fc.bias") values[0] = state.progress, values[1] = state.seen;
        weights.emplace_back(entry.name,
                             entry.shape.empty() ? Array::ofInts({}, {0}) : Array::ofFloats(entry.shape, values));
    }
    return weights;
}

inline FakeState fakeStateOf(const NamedArrays& weights, const NetworkSpec& network) {
    const Array* bias = findArray(weights, "fc.bias");
    if (!bias || bias->count() != network.classes) throw Error(ErrorCode::WeightsDoNotFit, {"weights", "fc.bias"});
    const std::vector<double> values = bias->toDoubles();
    return {.progress = static_cast<float>(values[0]), .seen = static_cast<float>(values[1]), .moment = 0};
}

/// How strong the fake makes a channel of `channels`: 0 (a silent one) up to 1, no two that are not silent alike.
inline float fakeStrength(int channel, int channels) {
    const int rank = channel * 37 % channels;
    return rank % 8 == 0 ? 0 : static_cast<float>(rank) / static_cast<float>(channels);
}

class FakeModel final : public Model {
public:
    FakeModel(FakeState state, NetworkSpec network, Preprocessing preprocessing,
              std::shared_ptr<const FakeOptions> options = {})
        : m_state(state), m_network(network), m_preprocessing(preprocessing), m_options(std::move(options)) {}
    const NetworkSpec& network() const override { return m_network; }
    const Preprocessing& preprocessing() const override { return m_preprocessing; }
    HeadLogits predict(const PictureBatch& pictures, std::stop_token stop) const override {
        if (m_options && m_options->beforePredict) m_options->beforePredict(stop);
        if (stop.stop_requested()) throw Error(ErrorCode::Cancelled);
        HeadLogits answers = fakeLogits(m_state, m_network, pictures);
        if (m_options && m_options->afterPredict) m_options->afterPredict(answers);
        return answers;
    }
    /// 2 x 2: all for the class in the first place, where the fake looks, and in the last -1, of 5b, or 0.
    ClassMap classMap(const PictureBatch& one, int label, std::string_view module,
                      std::stop_token stop) const override {
        if (m_options && m_options->beforeClassMap) m_options->beforeClassMap(label, stop);
        if (stop.stop_requested()) throw Error(ErrorCode::Cancelled);
        if (one.count != 1 || one.width != m_preprocessing.crop || one.height != m_preprocessing.crop)
            throw Error(ErrorCode::Internal, {"not one picture of the network's size"});
        const float logit = fakeLogits(m_state, m_network, one).main.at(static_cast<std::size_t>(label));
        if (module != kLastModule) return {.side = 2, .values = {logit, 0, 0, 0}, .logit = logit};
        return {.side = 2, .values = {4 * logit - 1, 0, 0, -1}, .bias = 0.5, .logit = logit};
    }
    /// Every channel is its strength in the first place of each row and the half of it in the others.
    Activations activations(const PictureBatch& one, std::string_view layer, std::stop_token stop) const override {
        if (m_options && m_options->beforeActivations) m_options->beforeActivations(layer, stop);
        if (stop.stop_requested()) throw Error(ErrorCode::Cancelled);
        if (one.count != 1 || one.width != m_preprocessing.crop || one.height != m_preprocessing.crop)
            throw Error(ErrorCode::Internal, {"not one picture of the network's size"});
        Activations maps;
        const auto row = std::ranges::find(kInceptionRows, layer, &InceptionRow::name);
        for (const Layer& known : networkLayers(m_network)) {
            if (known.name != layer && (row == kInceptionRows.end() || known.module != layer)) continue;
            maps.channels = row == kInceptionRows.end() ? known.outChannels : row->out();
            maps.side = known.outSize;
        }
        if (maps.channels == 0) throw Error(ErrorCode::Internal, {"no such layer"});
        for (int channel = 0; channel < maps.channels; ++channel)
            for (int place = 0; place < maps.side * maps.side; ++place)
                maps.values.push_back(fakeStrength(channel, maps.channels) * (place % maps.side == 0 ? 1.0F : 0.5F));
        return maps;
    }
    /// Eight values: 1 for the class that it sees among the first four, then a little of the first bytes.
    Features features(const PictureBatch& pictures, std::stop_token stop) const override {
        if (m_options && m_options->beforeFeatures) m_options->beforeFeatures(stop);
        if (stop.stop_requested()) throw Error(ErrorCode::Cancelled);
        Features found{.count = pictures.count, .width = 8, .values = {}};
        const auto bytes = static_cast<std::size_t>(pictures.height) * static_cast<std::size_t>(pictures.width) * 3;
        for (int i = 0; i < pictures.count; ++i) {
            const std::uint8_t* pixels = pictures.rgb + static_cast<std::size_t>(i) * bytes;
            for (int place = 0; place < 4; ++place)
                found.values.push_back(place == pixels[0] * m_network.classes / 256 ? 1.0F : 0.0F);
            for (std::size_t place = 0; place < 4; ++place)
                found.values.push_back(static_cast<float>(pixels[place]) / 2550);
        }
        return found;
    }
    NamedArrays weights() const override {
        return fakeWeights(m_state, m_network, m_options ? *m_options : FakeOptions{});
    }

private:
    FakeState m_state;
    NetworkSpec m_network;
    Preprocessing m_preprocessing;
    std::shared_ptr<const FakeOptions> m_options;
};

class FakeStepper final : public Stepper {
public:
    FakeStepper(StepperSettings settings, std::shared_ptr<const FakeOptions> options)
        : m_settings(std::move(settings)), m_options(std::move(options)) {}

    TrainResult train(const PictureBatch& pictures, std::span<const std::int64_t> labels, double learningRate,
                      std::int64_t step, std::stop_token stop) override {
        const auto [announced, of] = std::exchange(m_announced, {});
        if (m_expected.second == step) {
            if (m_expected.first != pictures.rgb) throw Error(ErrorCode::Internal, {"another batch than announced"});
            if (m_options->onAnnouncedBatch) m_options->onAnnouncedBatch(step);
        }
        TrainResult result = accumulate(pictures, labels, 1, step, stop);
        m_expected = {announced, of};
        if (result.finite) result.gradientNorm = *applyStep(learningRate);
        return result;
    }

    void announce(const PictureBatch& pictures, std::span<const std::int64_t> /*labels*/, std::int64_t step) override {
        m_announced = {pictures.rgb, step};
    }

    TrainResult accumulate(const PictureBatch& pictures, std::span<const std::int64_t> labels, double share,
                           std::int64_t step, std::stop_token stop) override {
        try {
            if (m_options->beforeTrain) m_options->beforeTrain(step, stop);
            if (stop.stop_requested()) throw Error(ErrorCode::Cancelled);
        } catch (...) {  // a step broken off leaves nothing behind
            m_pending = 0;
            m_mixture = static_cast<std::uint32_t>(m_state.seen);
            throw;
        }
        if (m_options->onTrained) m_options->onTrained(pictures, step);
        const HeadLogits logits = fakeLogits(m_state, m_settings.network, pictures);
        TrainResult result;
        result.count = pictures.count;
        for (int i = 0; i < pictures.count; ++i) {
            const auto row = logits.main.begin() + i * logits.classes;
            result.correct += std::max_element(row, row + logits.classes) - row == labels[static_cast<std::size_t>(i)];
        }
        result.losses = losses();
        result.finite = step != m_options->notFiniteAtStep && std::isfinite(result.losses.total);
        if (!result.finite) result.notFiniteIn = "the output of 4b";
        m_pending += share * (1 + std::fmod(static_cast<double>(pictures.rgb[0]) + static_cast<double>(step), 3));
        for (const std::int64_t label : labels) mix(static_cast<std::uint32_t>(label) + 1);
        mix(pictures.rgb[0] + 256u * pictures.rgb[1] + static_cast<std::uint32_t>(step));
        return result;
    }

    std::optional<double> applyStep(double learningRate) override {
        m_state.moment = 0.9 * m_state.moment + m_pending;
        m_state.progress += static_cast<float>(learningRate * 100 * m_state.moment);
        m_state.seen = static_cast<float>(m_mixture);
        return std::exchange(m_pending, 0);
    }

    HeadLogits evaluate(const PictureBatch& pictures, std::stop_token stop) override {
        if (m_options->beforeEvaluate) m_options->beforeEvaluate(stop);
        if (stop.stop_requested()) throw Error(ErrorCode::Cancelled);
        if (m_options->onEvaluated) m_options->onEvaluated(pictures);
        return fakeLogits(m_state, m_settings.network, pictures);
    }

    std::shared_ptr<const Model> snapshot() const override {
        return std::make_shared<FakeModel>(m_state, m_settings.network, m_settings.preprocessing, m_options);
    }
    NamedArrays weights() const override { return fakeWeights(m_state, m_settings.network, *m_options); }
    void loadWeights(const NamedArrays& weights) override {
        const double moment = m_state.moment;
        m_state = fakeStateOf(weights, m_settings.network);
        m_state.moment = moment;
        m_mixture = static_cast<std::uint32_t>(m_state.seen);
    }
    NamedArrays optimizerState() const override { return {{"moment", Array::scalar(m_state.moment)}}; }
    void restoreOptimizer(const NamedArrays& state) override { m_state.moment = state.at(0).second.toDoubles().at(0); }
    std::string deviceName() const override { return "cpu"; }
    Precision precision() const override { return Precision::Float32; }
    int threads() const override { return std::max(1, m_settings.threads); }

private:
    /// Falls with progress; wild once a learning rate has thrown the weights away.
    Losses losses() const {
        const double start = std::log(m_settings.network.classes);
        const double wild = m_state.progress > 1e6f ? m_state.progress : 0;
        Losses losses;
        losses.main = start * std::exp(-0.02 * m_state.progress) + m_state.seen * 1e-9 + wild;
        losses.total = losses.main;
        if (!m_settings.network.aux) return losses;
        losses.aux1 = start * std::exp(-0.005 * m_state.progress);
        losses.aux2 = start * std::exp(-0.01 * m_state.progress);
        losses.total += m_settings.auxWeight * (*losses.aux1 + *losses.aux2);
        return losses;
    }
    void mix(std::uint32_t value) { m_mixture = (m_mixture * 31 + value) % (1u << 20); }

    StepperSettings m_settings;
    std::shared_ptr<const FakeOptions> m_options;
    FakeState m_state;
    std::uint32_t m_mixture = 0;
    double m_pending = 0;
    std::pair<const std::uint8_t*, std::int64_t> m_announced{}, m_expected{};  ///< a batch and its step
};

class FakeEngine final : public Engine {
public:
    explicit FakeEngine(FakeOptions options = {}) : m_options(std::make_shared<FakeOptions>(std::move(options))) {}
    EngineInfo info() const override {
        return {.torchVersion = "fake",
                .devices = {"cpu"},
                .deviceNames = {"arithmetic"},
                .instructionSet = "none",
                .autoPrecision = Precision::Float32,
                .precisionReason = "it only pretends"};
    }
    std::unique_ptr<Stepper> makeStepper(const StepperSettings& settings) override {
        if (settings.device != "auto" && settings.device != "cpu")
            throw Error(ErrorCode::NoSuchDevice, {settings.device, "cpu"});
        if (m_options->onStepper) m_options->onStepper(settings);
        return std::make_unique<FakeStepper>(settings, m_options);
    }
    std::shared_ptr<const Model> makeModel(const NetworkSpec& network, const Preprocessing& preprocessing,
                                           NamedArrays weights, Precision, const std::string&, int) override {
        return std::make_shared<FakeModel>(fakeStateOf(weights, network), network, preprocessing, m_options);
    }

private:
    std::shared_ptr<const FakeOptions> m_options;
};

}  // namespace studio::test
