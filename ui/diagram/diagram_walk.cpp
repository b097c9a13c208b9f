// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/diagram_walk.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace studio::ui {
namespace {

bool isAux(const Stage& stage) {
    return stage.kind == Stage::Kind::Head && headOf(stage) != Head::Main;
}

/// The river's stages, or the heads.
QString neighbour(const std::vector<Stage>& stages, const Stage& here, int by, bool heads) {
    std::vector<QString> row;
    for (const Stage& stage : stages)
        if (heads ? stage.kind == Stage::Kind::Head : !isAux(stage)) row.push_back(stage.module);
    const auto at = std::ranges::find(row, here.module) - row.begin() + by;
    return row[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(at, 0, std::ssize(row) - 1))];
}

/// From top to bottom: the module, its layers, the head that hangs below it with its own.
std::vector<QString> columnOf(const std::vector<Stage>& stages, const Stage& here) {
    const Stage* top = isAux(here) ? stageBefore(stages, here) : &here;
    std::vector<QString> column;
    const auto add = [&column](const Stage& stage) {
        column.push_back(stage.module);
        for (const Layer& layer : stage.layers)
            if (fromStd(layer.name) != stage.module) column.push_back(fromStd(layer.name));
    };
    add(*top);
    for (const Stage& stage : stages)
        if (isAux(stage) && stageBefore(stages, stage)->module == top->module) add(stage);
    return column;
}

/// How far away a place is in a direction; places aside count double, those behind are out of reach.
double distance(QPointF from, QPointF to, Step step) {
    const QPointF way = to - from;
    const bool level = step == Step::Left || step == Step::Right;
    const double sign = step == Step::Left || step == Step::Up ? -1 : 1;
    const double along = sign * (level ? way.x() : way.y());
    const double aside = std::abs(level ? way.y() : way.x());
    return along > 1 ? along + 2 * aside : std::numeric_limits<double>::infinity();
}

}  // namespace

QString walkNetwork(const std::vector<Stage>& stages, const QString& part, Step step) {
    const Stage* here = stageOf(stages, part);
    if (step == Step::First || (!here && (step == Step::Right || step == Step::Down))) return stages.front().module;
    if (step == Step::Last || !here) return stages.back().module;
    if (step == Step::Left || step == Step::Right)
        return neighbour(stages, *here, step == Step::Left ? -1 : 1, isAux(*here));
    const std::vector<QString> column = columnOf(stages, *here);
    const auto at = std::ranges::find(column, part) - column.begin() + (step == Step::Up ? -1 : 1);
    return column[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(at, 0, std::ssize(column) - 1))];
}

QString walkPlaces(const Drawing& drawing, const QString& part, Step step) {
    std::vector<Hit> hits;
    for (const Piece& piece : drawing.pieces) hits.insert(hits.end(), piece.hits.begin(), piece.hits.end());
    if (hits.empty()) return part;
    const auto here = std::ranges::find(hits, part, &Hit::part);
    const bool back = step == Step::Last || (here == hits.end() && (step == Step::Left || step == Step::Up));
    if (back) return hits.back().part;
    if (step == Step::First || here == hits.end()) return hits.front().part;
    const auto away = [&](const Hit& hit) { return distance(here->rect.center(), hit.rect.center(), step); };
    const auto best = std::ranges::min_element(hits, {}, away);
    return std::isinf(away(*best)) ? part : best->part;
}

}  // namespace studio::ui
