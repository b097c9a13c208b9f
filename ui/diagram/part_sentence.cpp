// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/part_sentence.h"

#include "ui/text/format.h"
#include "ui/text/layer_facts.h"

#include <QCoreApplication>
#include <algorithm>

namespace studio::ui {
namespace {

QString said(const char* text) {
    return QCoreApplication::translate("DiagramParts", text);
}

QString kindOf(const Stage& stage, const NetworkSpec& spec) {
    switch (stage.kind) {
        case Stage::Kind::Inception:
            return said(QT_TRANSLATE_NOOP("DiagramParts", "Inception module"));
        case Stage::Kind::Head:
            return headOf(stage) == Head::Main ? said(QT_TRANSLATE_NOOP("DiagramParts", "main head"))
                                               : said(QT_TRANSLATE_NOOP("DiagramParts", "auxiliary head"));
        default:
            return layerKind(stage.layers.back(), spec);
    }
}

NetworkTotals costs(const std::vector<Layer>& layers) {
    NetworkTotals totals;
    for (const Layer& layer : layers) {
        totals.parameters += layer.parameters;
        totals.macs += layer.macs;
    }
    return totals;
}

QString costsText(const NetworkTotals& totals) {
    return said(QT_TRANSLATE_NOOP("DiagramParts", "%1 parameters, %2 multiply-adds"))
        .arg(countText(totals.parameters), millionsText(totals.macs));
}

QString sentence(const QString& name, const QString& kind, TensorShape in, TensorShape out, const NetworkTotals& cost) {
    const QString flow = said(QT_TRANSLATE_NOOP("DiagramParts", "%1, %2: reads %3, writes %4"))
                             .arg(name, kind, tensorText(in), tensorText(out));
    if (cost.parameters == 0) return flow;
    return said(QT_TRANSLATE_NOOP("DiagramParts", "%1; %2")).arg(flow, costsText(cost));
}

}  // namespace

QString partSentence(const std::vector<Stage>& stages, const NetworkSpec& spec, const QString& part) {
    const Stage* stage = part.isEmpty() ? nullptr : stageOf(stages, part);
    if (!stage) {
        std::vector<Layer> all;
        for (const Stage& one : stages) all.insert(all.end(), one.layers.begin(), one.layers.end());
        return said(QT_TRANSLATE_NOOP("DiagramParts", "The whole network: %1")).arg(costsText(costs(all)));
    }
    if (stage->module == part)
        return sentence(partTitle(part.toStdString()), kindOf(*stage, spec), {stage->inSide(), stage->inChannels()},
                        {stage->outSide(), stage->outChannels()}, costs(stage->layers));
    const Layer& layer = *std::ranges::find(stage->layers, part.toStdString(), &Layer::name);
    return sentence(partTitle(layer.name), layerKind(layer, spec), {layer.inSize, layer.inChannels},
                    {layer.outSize, layer.outChannels}, {layer.parameters, layer.macs});
}

}  // namespace studio::ui
