// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/epoch_order.h"
#include "ui/session.h"
#include "ui/session_private.h"

/// Which pictures the steps of the shown run were trained on: computed, nobody wrote them down.
namespace studio::ui {

QString Session::noStepPictures() const {
    if (!d->data.set) return tr("The pictures this run was trained on are not open.");
    const SplitSettings split = splitSettingsOf(d->runSettings);
    if (split != splitSettingsOf(d->settings))
        return tr("The settings now split the pictures otherwise than for this run.");
    const auto prepared = d->data.preparedFor(split);
    if (!prepared) return tr("Known once all pictures were looked at.");
    const StartEvent& start = history().start;
    const bool asLeftOut = ofSet(d->runLeftOut, *d->data.set) == *d->data.leftOut;
    const bool same = d->runFingerprint.empty() ? asLeftOut : d->runFingerprint == prepared->fingerprint;
    if (!same && !asLeftOut)
        return tr("Other pictures are left out now than when this run began; leave out the same to see its steps.");
    if (!same || start.trainImages != prepared->count(Split::Train) || start.classes != prepared->classes)
        return tr("The open pictures are others than those of this run: some came, went or changed.");
    if (!countsEveryStep(history()))
        return tr("Not known: in steps of this run no picture could be read, and they are not among those counted.");
    return {};
}

StepPictures Session::stepPictures(std::size_t sample) const {
    if (sample >= history().batches.size() || !noStepPictures().isEmpty()) return {};
    const auto prepared = d->data.preparedFor(splitSettingsOf(d->runSettings));
    const StepRange steps = stepsOf(history().batches, sample);
    std::vector<std::string> paths;
    for (const std::uint32_t place : itemsOfSteps(*prepared, d->runSettings, steps))
        paths.push_back(prepared->items[place].path);
    const std::int64_t last = history().batches[sample].step;
    return {.epoch = steps.epoch,
            .firstStep = last - (steps.last - steps.first),
            .lastStep = last,
            .paths = std::make_shared<const std::vector<std::string>>(std::move(paths))};
}

}  // namespace studio::ui
