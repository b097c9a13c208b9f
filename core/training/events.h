// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/data/problem.h"
#include "core/engine/engine.h"
#include "core/training/run_state.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace studio {

struct Prediction;

struct PreparingEvent {
    enum class Stage { Listing, Hashing, LoadingEngine, BuildingNetwork } stage;
    std::int64_t done = 0, total = 0;
};
struct StartEvent {
    std::filesystem::path run;
    std::string device;
    Precision precision = Precision::Float32;
    int threads = 0;
    std::int64_t trainImages = 0, validationImages = 0;
    int epochs = 0, batchesPerEpoch = 0;  ///< optimizer steps of an epoch, as BatchEvent::batch counts them
    int firstEpoch = 1;                   ///< > 1 after a resume
    std::int64_t stepsDone = 0;           ///< of the whole run before this start; > 0 after a resume
    std::vector<std::string> classes;
    /// What was done to the weights it began with and what it lacks, in sentences (STUDIO_TEXT, contexts
    /// "StartingWeights" and "Training").
    std::vector<std::string> notes = {};
    std::int64_t memoryBytes = 0, diskBytes = 0;  ///< what it is expected to take (needs.h); memory 0 on a GPU
};
/// One optimizer step, or several neighbouring ones merged: merged() in meters.h.
struct BatchEvent {
    int epoch = 0;
    std::int64_t step = 0;    ///< of the whole run, from 1; the last one of a merged event
    int batch = 0;            ///< of the epoch, from 1
    std::int64_t images = 0;  ///< in this event
    double lr = 0;            ///< used in that step
    Losses losses;
    double top1 = 0;  ///< 0..1, over the event's images
    double imagesPerSecond = 0;
    double dataWait = 0;  ///< share of the step's wall time, 0..1
    double seconds = 0;   ///< since training began, pauses left out
    /// Of all trained weights, before the step; 0: not known, a run that was read back has none.
    double gradientNorm = 0;
};
/// Validation is running; between the last batch and the epoch's event.
struct ValidatingEvent {
    int epoch = 0;
    std::int64_t done = 0, total = 0;
};
struct EpochRecord {
    int epoch = 0;
    std::int64_t step = 0;
    double lr = 0;  ///< of the epoch's last step
    Losses train;
    double trainTop1 = 0;
    Losses validation;  ///< evaluation mode, without label smoothing
    double validationTop1 = 0, validationTop5 = 0;
    double seconds = 0;
    double imagesPerSecond = 0;
    double dataWait = 0;
};
struct EpochEvent {
    EpochRecord record;
    bool best = false;
    std::shared_ptr<const Model> snapshot;  ///< the weights that were validated
    /// What all heads of these weights said of the validation pictures: who shows answers asks nothing anew.
    std::shared_ptr<const std::vector<Prediction>> answers = nullptr;
};
struct CheckpointEvent {
    std::filesystem::path path;
    int epoch = 0;
    bool best = false;
};
struct ProblemEvent {
    Problem problem;
};
/// A live state was entered. Where a run ends is said by its EndEvent alone.
struct StateEvent {
    RunState state;
    std::optional<Error> why = {};  ///< with Paused: nobody asked for it
};
struct EndEvent {
    RunState outcome = RunState::Finished;  ///< Finished, Stopped, Diverged or Failed
    int bestEpoch = 0;                      ///< 0: none
    double bestTop1 = 0;
    std::filesystem::path run;
    std::string message;         ///< one English sentence
    std::optional<Error> error;  ///< with Diverged and Failed
};

using TrainingEvent = std::variant<PreparingEvent, StateEvent, StartEvent, BatchEvent, ValidatingEvent, EpochEvent,
                                   CheckpointEvent, ProblemEvent, EndEvent>;

/// Receives events one at a time, in order, on the trainer's thread (progress of preparing on its helpers'). Must not
/// block for long and must not throw but studio::Error (a run folder's writer: disk full).
class EventSink {
public:
    virtual ~EventSink() = default;
    virtual void onEvent(const TrainingEvent& event) = 0;
};

}  // namespace studio
