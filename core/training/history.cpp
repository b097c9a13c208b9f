// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/history.h"

#include <algorithm>

namespace studio {
namespace {

struct Keeper {
    TrainingHistory& history;

    bool operator()(const StartEvent& event) const {
        // A resumed run goes on behind what was read back from its folder; rows it will do again are dropped.
        if (event.stepsDone == 0 || event.run != history.start.run) history = {};
        std::erase_if(history.batches, [&](const BatchEvent& batch) { return batch.step > event.stepsDone; });
        std::erase_if(history.epochs, [&](const EpochRecord& epoch) { return epoch.epoch >= event.firstEpoch; });
        if (history.bestEpoch >= event.firstEpoch) {
            history.bestEpoch = 0;
            history.bestTop1 = 0;
        }
        history.start = event;
        return true;
    }
    bool operator()(const BatchEvent& event) const {
        history.batches.push_back(event);
        history.seconds = std::max(history.seconds, event.seconds);
        return true;
    }
    bool operator()(const EpochEvent& event) const {
        history.epochs.push_back(event.record);
        if (event.best) {
            history.bestEpoch = event.record.epoch;
            history.bestTop1 = event.record.validationTop1;
        }
        return true;
    }
    bool operator()(const EndEvent& event) const {
        if (event.bestEpoch == history.bestEpoch && event.bestTop1 == history.bestTop1) return false;
        if (event.bestEpoch == 0) return false;
        history.bestEpoch = event.bestEpoch;
        history.bestTop1 = event.bestTop1;
        return true;
    }
    template <class Other>
    bool operator()(const Other&) const {
        return false;
    }
};

}  // namespace

bool TrainingHistory::apply(const TrainingEvent& event) {
    return std::visit(Keeper{*this}, event);
}

}  // namespace studio
