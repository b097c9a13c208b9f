// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/trainer.h"
#include "support/fake_engine.h"
#include "support/temporary_folder.h"
#include "support/tiny_data_set.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

/// A tiny data set, a run folder and an ear for the events: what the trainer's tests share.
namespace studio::test {

/// Keeps the events; `onEvent` hooks run on the trainer's thread.
class Recorder final : public EventSink {
public:
    void onEvent(const TrainingEvent& event) override {
        events.push_back(event);
        if (hook) hook(event);
    }
    template <class Event>
    std::vector<Event> all() const {
        std::vector<Event> found;
        for (const TrainingEvent& event : events)
            if (const auto* one = std::get_if<Event>(&event)) found.push_back(*one);
        return found;
    }

    std::function<void(const TrainingEvent&)> hook;
    std::vector<TrainingEvent> events;
};

/// Twelve pictures of each of two classes (18 to train on), batches of 4: 5 steps an epoch.
class Fixture {
public:
    Fixture() {
        writeDataSet(data(), {"a", "b"}, 12);
        request.data = data();
        request.out = run();
        request.settings.inputSize = 96;
        request.settings.epochs = 3;
        request.settings.batchSize = 4;
        request.settings.validationFraction = 0.25;
        request.settings.workers = 2;
    }
    std::filesystem::path data() const { return m_folder / "photo graphs"; }
    std::filesystem::path run() const { return m_folder / "the run"; }
    std::filesystem::path checkpoint(const char* name) const { return run() / "checkpoints" / name; }
    const TemporaryFolder& folder() const { return m_folder; }

    EndEvent train() {
        return runTraining(
            request, [this] { return std::make_shared<FakeEngine>(options); }, events, control);
    }

    TrainingRequest request;
    FakeOptions options;
    Recorder events;
    TrainingControl control;

private:
    TemporaryFolder m_folder;
};

}  // namespace studio::test
