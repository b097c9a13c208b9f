// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_events.h"
#include "core/training/event_channel.h"
#include "core/training/history.h"
#include "core/training/trainer.h"

#include <QObject>
#include <memory>
#include <optional>

namespace studio::ui {

/// The window's end of a run: the trainer's thread, its event channel, and what came through. One queued wake per
/// drain, and each signal at most once per drain.
class RunLink : public QObject {
    Q_OBJECT
public:
    explicit RunLink(EngineSource engine, QObject* parent = nullptr);
    ~RunLink() override;

    /// A run that is resumed must be the one that is shown.
    void start(TrainingRequest request);
    void pause();
    void resume();
    void stop();
    void stopAfterCheckpoint(bool wanted);
    bool pausing() const;

    /// A run read back from its folder, shown as if it had just ended with `message`. Not while one is live.
    void show(TrainingHistory read, RunState ended, const std::string& message = {}, RunEvents events = {});

    RunState state = RunState::Idle;
    TrainingHistory history;
    RunEvents log;
    std::optional<PreparingEvent> preparing;
    std::optional<ValidatingEvent> validating;
    std::optional<EndEvent> lastEnd;             ///< none of a run that was shown and said live, as its program left it
    std::optional<studio::Error> pausedBecause;  ///< while state is Paused; none: somebody wanted it
    std::shared_ptr<const Model> live, best;
    /// What they said of the validation pictures when they were validated; null with them.
    std::shared_ptr<const std::vector<Prediction>> liveAnswers, bestAnswers;
    int liveEpoch = 0;
    int bestEpoch = 0;

signals:
    void stateChanged();
    void historyChanged();
    void logChanged();
    void progressChanged();
    void snapshotChanged();
    void epochDone();
    void problemFound(const studio::Problem& problem);
    void ended();

private:
    /// What a drain changed, so that each signal is sent once.
    struct Changes {
        bool state = false, history = false, log = false, progress = false, snapshot = false, epoch = false,
             end = false;
    };
    void drain();
    void take(const TrainingEvent& event, Changes& changes);
    void forgetWeights();
    void takeEpoch(const EpochEvent& event, Changes& changes);
    void takeEnd(const EndEvent& event, Changes& changes);
    void setState(RunState next, Changes& changes);
    void announce(const Changes& changes);

    EngineSource m_engine;
    std::shared_ptr<EventChannel> m_channel;
    std::unique_ptr<TrainingThread> m_thread;
    bool m_stopAfterCheckpoint = false;
};

}  // namespace studio::ui
