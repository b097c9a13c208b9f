// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/training/trainer.h"
#include "support/fake_engine.h"
#include "support/temporary_folder.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

/// A tiny data set, a run folder and an ear for the events: what the trainer's tests share.
namespace studio::test {

/// A PPM of one colour; `number` makes it differ from the others of its class.
inline void writePicture(const std::filesystem::path& path, int label, int classes, int number) {
    constexpr int kSide = 8;
    std::string bytes = "P6\n8 8\n255\n";
    for (int i = 0; i < kSide * kSide; ++i) {
        bytes += static_cast<char>(fakeRed(label, classes));
        bytes += static_cast<char>(number);
        bytes += static_cast<char>(i);
    }
    writeFile(path, std::as_bytes(std::span(bytes)));
}

inline void writeDataSet(const std::filesystem::path& folder, const std::vector<std::string>& classes, int each) {
    for (std::size_t label = 0; label < classes.size(); ++label) {
        std::filesystem::create_directories(folder / classes[label]);
        for (int i = 0; i < each; ++i)
            writePicture(folder / classes[label] / ("p" + std::to_string(i) + ".ppm"), static_cast<int>(label),
                         static_cast<int>(classes.size()), i);
    }
}

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
