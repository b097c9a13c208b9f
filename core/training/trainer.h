// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_set.h"
#include "core/training/events.h"
#include "core/training/settings.h"

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace studio {

struct TrainingRequest {
    Settings settings;
    std::filesystem::path data;
    std::optional<std::filesystem::path> out;     ///< run folder; none: a dated one under runsHome()
    std::optional<std::filesystem::path> resume;  ///< an interrupted or stopped run; settings and data are then its own
    std::string preset;                           ///< for the record; may be empty
    bool fitBatch = false;                        ///< settings.batchSize is a preset's own: see fitBatch()
    LeftOut leaveOut;                             ///< pictures that somebody left out; a resumed run has its own
    std::optional<std::filesystem::path> leaveOutList;  ///< a person's list of them, in place of `leaveOut`
    /// Of a resumed run, in place of its own. What they change is speed, and the last bits of sums.
    std::optional<int> resumeThreads;
    std::optional<std::string> resumeDevice;
    std::optional<Precision> resumePrecision;
    std::shared_ptr<const PreparedData> prepared;  ///< when the caller already has it for these settings
    /// So long no picture may come before the run is said to wait for its drive.
    std::chrono::milliseconds patience{10'000};
};

using EngineSource = std::function<std::shared_ptr<Engine>()>;

/// Pause and stop. Any thread may request; the trainer's looks once a batch, and the engine between modules: a step
/// broken off changes no weight, and is done again after a pause.
class TrainingControl {
public:
    void requestPause();
    void requestResume();
    void requestStop();
    bool pauseRequested() const;
    std::stop_token stopToken() const { return m_stop.get_token(); }
    /// Requested by a stop and by a pause; another one after each pause.
    std::stop_token breakToken() const;
    /// Trainer's thread: blocks while a pause is requested; returns at once on stop.
    void waitWhilePaused();
    /// Trainer's thread: blocks for `most`; returns at once on stop.
    void waitForStop(std::chrono::milliseconds most);

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::stop_source m_stop;
    std::stop_source m_break;
    bool m_paused = false;
};

/// Prepares, trains, validates, keeps checkpoints and the run folder; the calling thread is the trainer's. All that
/// happens goes to `sink` (after the run folder's writer had it); never throws, the last event is an EndEvent, which is
/// returned too. A run that ends while preparing leaves no folder, and EndEvent::run is empty.
/// Order: Preparing, .., Start, Running, problems of the data; in an epoch batches, validating, the epoch's event, its
/// checkpoints; Stopping; End.
EndEvent runTraining(const TrainingRequest& request, const EngineSource& engine, EventSink& sink,
                     TrainingControl& control);

/// runTraining on a thread of its own at lower priority. The destructor requests stop and joins (within 3 s).
class TrainingThread {
public:
    TrainingThread(TrainingRequest request, EngineSource engine, std::shared_ptr<EventSink> sink);
    ~TrainingThread();
    TrainingControl& control() { return *m_control; }

private:
    std::shared_ptr<TrainingControl> m_control;
    std::jthread m_thread;
};

}  // namespace studio
