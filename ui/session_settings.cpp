// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/fitted_batch.h"
#include "core/training/starting_weights.h"
#include "ui/session.h"
#include "ui/session_private.h"
#include "ui/text/core_text.h"
#include "ui/text/settings_text.h"

/// The settings of the next run.
namespace studio::ui {

const Settings& Session::settings() const {
    return d->settings;
}
const std::string& Session::presetName() const {
    return d->presetName;
}

void Session::setPreset(const std::string& name) {
    const Preset& preset = presetNamed(name);
    setRecipe({preset.settings, preset.settings.batchSize});
}

Session::Recipe Session::recipe() const {
    return {d->settings, d->presetBatch};
}

void Session::setRecipe(const Recipe& recipe) {
    d->settings = recipeKeeping(recipe.settings, d->settings);
    d->presetBatch = recipe.presetBatch;
    d->settingsTouched();
}

void Session::Private::setSettings(const Settings& next) {
    if (next == settings) return;
    if (next.batchSize != settings.batchSize) presetBatch.reset();
    settings = next;
    settingsTouched();
}

void Session::setSetting(const std::string& key, const std::string& value) {
    Settings next = d->settings;
    applySetting(next, key, value);
    d->setSettings(next);
}

void Session::startFrom(const std::filesystem::path& weights, Variant variant, const Preprocessing& how) {
    std::vector<std::pair<std::string, std::string>> values = settingsLike(how);
    values.emplace_back("variant", variantName(variant));
    values.emplace_back("weights", weights.string());
    Settings next = d->settings;  // all of them or none
    applySettings(next, values);
    d->setSettings(next);
}

void Session::Private::settingsTouched() {
    fitPresetBatch();
    Settings asChosen = settings;
    asChosen.batchSize = presetBatch.value_or(settings.batchSize);
    presetName = matchingPreset(asChosen);
    data.setSplit(splitSettingsOf(settings));
    emit q.settingsChanged();
}

void Session::Private::fitPresetBatch() {
    if (!presetBatch || (data.set && !data.prepared)) return;
    settings.batchSize = *presetBatch;
    if (data.prepared) fitBatch(settings, data.prepared->count(Split::Train));
}

void Session::Private::refitBatch() {
    const Settings before = settings;
    fitPresetBatch();
    if (settings == before) return;
    if (isLive(run.state) && runSettings == before) runSettings = settings;  // it has fitted its own to the same data
    emit q.settingsChanged();
}

QString Session::batchNote() const {
    if (!d->presetBatch || !d->data.prepared) return {};
    Settings asChosen = d->settings;
    asChosen.batchSize = *d->presetBatch;
    return sentenceText(fitBatch(asChosen, d->data.prepared->count(Split::Train)));
}

bool Session::settingsDiffer() const {
    return d->settings != d->runSettings;
}

}  // namespace studio::ui
