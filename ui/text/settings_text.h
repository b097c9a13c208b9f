// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/needs.h"
#include "core/training/settings.h"

#include <QString>
#include <QStringList>
#include <optional>
#include <string>
#include <string_view>

/// What the settings panel says beside the table's own words.
namespace studio::ui {

/// The settings that are always seen, in order; the others are folded into their groups.
QList<std::string_view> importantSettings();
/// Groups of the table in the panel's order.
QList<std::string_view> settingGroups();

QString groupTitle(std::string_view group);
/// What is set in a folded group, in a few words: "AdamW, 0.01".
QString groupSummary(std::string_view group, const Settings& settings);
/// A choice as people write it: "adamw" is AdamW, "onecycle" is one cycle.
QString choiceText(std::string_view value);

/// `recipe` with what no preset is about as `kept` has it: the choice of classes, of weights and of how this machine
/// computes.
Settings recipeKeeping(Settings recipe, const Settings& kept);
/// The preset with these settings, but for what recipeKeeping() keeps; empty: none.
std::string matchingPreset(const Settings& settings);

struct RunPlan {
    int epochs = 0;
    std::int64_t trainImages = 0, validationImages = 0;
    std::optional<double> seconds;  ///< about; none: not measured yet
    bool measuring = false;         ///< they are being measured
    bool measurable = false;        ///< they can be: a link (href kMeasureLink) asks for it
    std::optional<RunNeeds> needs;  ///< none: not known yet; memory 0: on a GPU
};
inline constexpr char kMeasureLink[] = "measure";
/// What Start will do, and how long it takes; rich text.
QString planText(const RunPlan& plan);

}  // namespace studio::ui
