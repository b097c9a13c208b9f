// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/process.h"
#include "core/engine/torch/cpu.h"
#include "core/engine/torch/onednn.h"
#include "core/engine/torch/stepper.h"

#include <torch/version.h>

namespace studio::engine {
namespace {

class TorchEngine final : public Engine {
public:
    EngineInfo info() const override {
        return guarded(0, [] {
            EngineInfo info;
            info.torchVersion = TORCH_VERSION;
            info.devices = deviceNames();
            info.deviceNames.push_back(thisCpu().name);
            for (std::size_t i = 1; i < info.devices.size(); ++i)
                info.deviceNames.push_back(cudaCardName(static_cast<int>(i) - 1));
            info.instructionSet = thisCpu().instructionSet;
            const auto [precision, reason] = autoPrecision(chooseDevice("auto", Precision::Float32).device);
            info.autoPrecision = precision;
            info.precisionReason = reason;
            info.oneDnnVersion = onednn::version();
            return info;
        });
    }

    std::unique_ptr<Stepper> makeStepper(const StepperSettings& settings) override {
        return guarded(0, [&] { return std::make_unique<TorchStepper>(settings); });
    }

    std::shared_ptr<const Model> makeModel(const NetworkSpec& network, const Preprocessing& preprocessing,
                                           NamedArrays weights, Precision precision, const std::string& device,
                                           int threads) override {
        return guarded(0, [&] {
            Network loaded(network);
            loadState(loaded, std::move(weights));
            return std::make_shared<const TorchModel>(loaded, preprocessing, chooseDevice(device, precision),
                                                      threads > 0 ? threads : usableCores());
        });
    }
};

}  // namespace
}  // namespace studio::engine

/// The library's only symbol: what loadEngine() asks for. The caller owns the engine.
extern "C" __attribute__((visibility("default"))) studio::Engine* studioMakeEngine() {
    return new studio::engine::TorchEngine();
}
