// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/network.h"
#include "ui/plots/head_style.h"
#include "ui/theme/tokens.h"

#include <QString>
#include <vector>

namespace studio::ui {

/// The layer table as the diagram draws it: what follows one another, and the heads with what they read.
struct Stage {
    enum class Kind { Stem, Pool, Lrn, Inception, Head };
    Kind kind = Kind::Stem;
    QString module;             ///< "fc" for the main head, which begins with the average pool
    std::vector<Layer> layers;  ///< in the table's order

    int inChannels() const { return layers.front().inChannels; }
    int inSide() const { return layers.front().inSize; }
    int outChannels() const;  ///< of an Inception module: stacked
    int outSide() const { return layers.back().outSize; }
};

/// In the table's order: an auxiliary head stands behind the module it taps, the main head last.
std::vector<Stage> stagesOf(const std::vector<Layer>& layers);
/// The stage a module or layer belongs to, or null. The average pool is of the main head.
const Stage* stageOf(const std::vector<Stage>& stages, const QString& part);
/// The stage whose output this one reads, or null for the first.
const Stage* stageBefore(const std::vector<Stage>& stages, const Stage& stage);

/// The colours a stage's output is stacked of: the branches of the Inception module it comes from, else the stem's.
struct Stacked {
    int channels = 0;
    Token token = Token::Stem;
};
std::vector<Stacked> outputOf(const std::vector<Stage>& stages, const Stage* stage);
std::vector<Stacked> inputOf(const std::vector<Stage>& stages, const Stage& stage);

bool canBeOpened(const Stage& stage);
Head headOf(const Stage& stage);  ///< of a stage of Kind::Head

QString fromStd(const std::string& text);

}  // namespace studio::ui
