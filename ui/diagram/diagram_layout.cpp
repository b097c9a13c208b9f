// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/diagram_layout.h"

#include "ui/diagram/module_chain.h"
#include "ui/diagram/module_inside.h"
#include "ui/diagram/river_frame.h"

namespace studio::ui {

Drawing layOutNetwork(const NetworkSpec& spec, QSizeF room, Lanes lanes, const TextMeasure& measure) {
    const RiverFrame frame = makeRiverFrame(spec, room, lanes, measure);
    Drawing drawing;
    drawing.size = {frame.width, frame.height};
    drawing.picture = frame.picture;
    drawing.perChannel = frame.perChannel;
    drawing.river = QRectF(frame.picture.left(), frame.top, frame.places.back().left - frame.picture.left(),
                           frame.bottom - frame.top);
    addRiver(frame, drawing);
    addLegend(frame, drawing);
    addHeads(frame, drawing);
    return drawing;
}

Drawing layOutModule(const NetworkSpec& spec, const QString& module, QSizeF room, const TextMeasure& measure) {
    const std::vector<Stage> stages = stagesOf(networkLayers(spec));
    const Stage* stage = stageOf(stages, module);
    if (!stage || stage->module != module || !canBeOpened(*stage)) return {};
    const Opening opening{stages, *stage, spec, room, measure};
    return stage->kind == Stage::Kind::Inception ? layOutInside(opening) : layOutChain(opening);
}

}  // namespace studio::ui
