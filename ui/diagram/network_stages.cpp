// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/network_stages.h"

#include "ui/text/network_parts.h"

#include <algorithm>

namespace studio::ui {
namespace {

Stage::Kind kindOf(const Layer& layer) {
    if (isAuxHead(layer.module) || layer.type == LayerType::AveragePool || layer.type == LayerType::FullyConnected)
        return Stage::Kind::Head;
    if (layer.type == LayerType::MaxPool) return Stage::Kind::Pool;
    if (layer.type == LayerType::Lrn) return Stage::Kind::Lrn;
    return isInception(layer.module) ? Stage::Kind::Inception : Stage::Kind::Stem;
}

QString moduleOf(const Layer& layer) {
    return layer.module == "avgpool" ? QStringLiteral("fc") : fromStd(layer.module);
}

}  // namespace

QString fromStd(const std::string& text) {
    return QString::fromStdString(text);
}

int Stage::outChannels() const {
    if (kind != Kind::Inception) return layers.back().outChannels;
    int sum = 0;
    for (const Layer& layer : layers)
        if (!isReduction(layer)) sum += layer.outChannels;
    return sum;
}

std::vector<Stage> stagesOf(const std::vector<Layer>& layers) {
    std::vector<Stage> stages;
    for (const Layer& layer : layers) {
        const QString module = moduleOf(layer);
        if (stages.empty() || stages.back().module != module) stages.push_back({kindOf(layer), module, {}});
        stages.back().layers.push_back(layer);
    }
    return stages;
}

const Stage* stageOf(const std::vector<Stage>& stages, const QString& part) {
    const auto has = [&part](const Stage& stage) {
        return stage.module == part ||
               std::ranges::any_of(stage.layers, [&](const Layer& layer) { return fromStd(layer.name) == part; });
    };
    const auto found = std::ranges::find_if(stages, has);
    return found == stages.end() ? nullptr : &*found;
}

const Stage* stageBefore(const std::vector<Stage>& stages, const Stage& stage) {
    const Stage* before = nullptr;
    for (const Stage& one : stages) {
        if (one.module == stage.module) break;
        if (one.kind != Stage::Kind::Head) before = &one;
    }
    return before;
}

std::vector<Stacked> outputOf(const std::vector<Stage>& stages, const Stage* stage) {
    while (stage && (stage->kind == Stage::Kind::Pool || stage->kind == Stage::Kind::Lrn))
        stage = stageBefore(stages, *stage);
    if (!stage) return {};
    if (stage->kind != Stage::Kind::Inception)
        return {{stage->outChannels(), stage->kind == Stage::Kind::Head ? headToken(headOf(*stage)) : Token::Stem}};
    std::vector<Stacked> stacked;
    for (const Layer& layer : stage->layers)
        if (!isReduction(layer)) stacked.push_back({layer.outChannels, branchToken(layer).value_or(Token::Stem)});
    return stacked;
}

std::vector<Stacked> inputOf(const std::vector<Stage>& stages, const Stage& stage) {
    const Stage* before = stageBefore(stages, stage);
    return before ? outputOf(stages, before) : std::vector<Stacked>{{stage.inChannels(), Token::Stem}};
}

bool canBeOpened(const Stage& stage) {
    return stage.kind != Stage::Kind::Pool && stage.kind != Stage::Kind::Lrn;
}

Head headOf(const Stage& stage) {
    if (stage.module == QLatin1String("aux1")) return Head::Aux1;
    return stage.module == QLatin1String("aux2") ? Head::Aux2 : Head::Main;
}

}  // namespace studio::ui
