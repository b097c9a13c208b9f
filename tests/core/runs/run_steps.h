// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/runs/run_folder.h"
#include "support/temporary_folder.h"

#include <fstream>
#include <nlohmann/json.hpp>

/// Made-up events of a run, for what its folder makes of them.
namespace studio::test {

namespace fs = std::filesystem;

inline RunInfo someInfo() {
    RunInfo info;
    info.name = "flowers";
    info.preset = "quick";
    info.settings = presetNamed("quick").settings;
    info.dataPath = "/some where/flowers";
    info.fingerprint = "abc";
    info.classes = {"daisy", "rose, red"};
    info.trainImages = 960;
    info.validationImages = 240;
    info.versions = {{"studio", "0.1.0"}, {"torch", "1.13.1"}};
    return info;
}

inline BatchEvent batch(int epoch, std::int64_t step, bool aux = true) {
    BatchEvent event;
    event.epoch = epoch;
    event.step = step;
    event.images = 32;
    event.lr = 1e-3;
    event.losses = {1.6 / 3, 1.0 / 3, 0.25, 0.5};
    if (!aux) event.losses.aux1 = event.losses.aux2 = std::nullopt;
    event.top1 = 0.75;
    event.imagesPerSecond = 64;
    event.dataWait = 0.125;
    event.seconds = static_cast<double>(step) / 2;
    return event;
}

inline EpochEvent epoch(int number, bool best = true) {
    EpochRecord record{.epoch = number,
                       .step = number * 2,
                       .lr = 5e-4,
                       .train = {1.5, 1.0, 1.0, 0.5},
                       .trainTop1 = 0.5,
                       .validation = {1.25, 0.75, 1.0, 0.5},
                       .validationTop1 = 0.625,
                       .validationTop5 = 1,
                       .seconds = 12.5,
                       .imagesPerSecond = 70,
                       .dataWait = 0};
    return {record, best, nullptr};
}

inline StartEvent start() {
    StartEvent event;
    event.device = "cpu";
    event.precision = Precision::Float32;
    event.threads = 2;
    event.trainImages = 960;
    event.validationImages = 240;
    event.epochs = 8;
    event.classes = {"daisy", "rose, red"};
    return event;
}

/// Two epochs of two steps, and the first step of a third.
inline void train(RunWriter& run) {
    run.onEvent(StateEvent{RunState::Running});
    run.onEvent(start());
    for (int number = 1; number <= 2; ++number) {
        run.onEvent(batch(number, number * 2 - 1));
        run.onEvent(batch(number, number * 2));
        run.onEvent(epoch(number));
        run.onEvent(CheckpointEvent{run.checkpointPath("best.pth"), number, true});
    }
    run.onEvent(batch(3, 5));
}

inline std::vector<nlohmann::json> eventsOf(const fs::path& folder) {
    std::vector<nlohmann::json> events;
    std::ifstream file(folder / "events.jsonl");
    for (std::string line; std::getline(file, line);) events.push_back(nlohmann::json::parse(line));
    return events;
}

template <class Action>
ErrorCode codeOf(Action action) {
    const auto error = errorOf(action);
    return error ? error->code() : ErrorCode::Internal;
}

}  // namespace studio::test
