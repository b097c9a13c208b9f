// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/module_facts.h"

#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/text/layer_facts.h"
#include "ui/text/listing.h"
#include "ui/text/settings_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <algorithm>

namespace studio::ui {
namespace {

QString said(const char* text) {
    return QCoreApplication::translate("ModuleFacts", text);
}

/// The convolution with the channels of `in` in front of it instead of its own.
NetworkTotals reading(const Layer& convolution, int in, bool batchNorm) {
    const std::int64_t out = convolution.outChannels;
    const std::int64_t weights = out * in * convolution.kernel * convolution.kernel;
    return {weights + (batchNorm ? 2 : 1) * out, weights * convolution.outSize * convolution.outSize};
}

NetworkTotals sum(const Layer& a, const Layer& b) {
    return {a.parameters + b.parameters, a.macs + b.macs};
}

QString wholeMillions(std::int64_t count) {
    return QLocale().toString(double(count) / 1e6, 'f', 1);
}

std::string moduleBefore(const NetworkParts& parts, std::string_view module) {
    return parts.neighbour(module, -1);
}

int lastMaxPool(const NetworkParts& parts) {
    int kernel = 0;
    for (const Layer& layer : parts.layers()) {
        if (layer.type == LayerType::MaxPool) kernel = layer.kernel;
    }
    return kernel;
}

int modulesBehind(const NetworkParts& parts, std::string_view head) {
    const auto& all = parts.modules();
    const auto from = std::ranges::find(all, head);
    return static_cast<int>(std::count_if(from, all.end(), [](const std::string& one) { return isInception(one); }));
}

}  // namespace

std::vector<Saving> reductionSavings(const NetworkParts& parts, std::string_view module) {
    std::vector<Saving> savings;
    const std::vector<Layer> inside = parts.layersOf(module);
    const bool batchNorm = hasBatchNorm(parts.spec().variant);
    for (std::size_t i = 0; i + 1 < inside.size(); ++i) {
        if (!isReduction(inside[i])) continue;
        savings.push_back({inside[i], inside[i + 1], reading(inside[i + 1], inside[i].inChannels, batchNorm),
                           sum(inside[i], inside[i + 1])});
    }
    return savings;
}

const Saving* savingOf(const std::vector<Saving>& savings, const Layer& layer) {
    const auto found = std::ranges::find_if(savings, [&](const Saving& saving) {
        return saving.reduction.name == layer.name || saving.convolution.name == layer.name;
    });
    return found == savings.end() ? nullptr : &*found;
}

Saving moduleSaving(const NetworkParts& parts, std::string_view module) {
    Saving whole;
    whole.with = whole.without = parts.totalsOf(module);
    for (const Saving& branch : reductionSavings(parts, module)) {
        whole.without.parameters += branch.without.parameters - branch.with.parameters;
        whole.without.macs += branch.without.macs - branch.with.macs;
    }
    return whole;
}

QString moduleKind(std::string_view module) {
    if (isInception(module)) return said(QT_TRANSLATE_NOOP("ModuleFacts", "Inception module"));
    if (isAuxHead(module)) return said(QT_TRANSLATE_NOOP("ModuleFacts", "auxiliary head"));
    return said(QT_TRANSLATE_NOOP("ModuleFacts", "convolutions"));
}

QString shareText(const NetworkParts& parts, std::string_view module) {
    const bool aux = isAuxHead(module);
    const NetworkTotals whole = aux ? parts.allTotals() : parts.mainTotals();
    const QString share = percentText(double(parts.totalsOf(module).macs) / double(whole.macs));
    return (aux ? said(QT_TRANSLATE_NOOP("ModuleFacts", "%1 of the %2 M of one training picture, all heads"))
                : said(QT_TRANSLATE_NOOP("ModuleFacts", "%1 of the %2 M of one picture, main head")))
        .arg(share, wholeMillions(whole.macs));
}

QString receptiveFieldText(int side) {
    return said(QT_TRANSLATE_NOOP("ModuleFacts", "%1 × %1 pixels of the input")).arg(countText(side));
}

QString receptiveFieldRemark(const NetworkParts& parts, int side) {
    const int input = parts.spec().inputSize;
    QStringList sentences;
    sentences << said(
        QT_TRANSLATE_NOOP("ModuleFacts",
                          "Its receptive field: one value of the output can depend on these pixels and on "
                          "no other; those in the middle weigh most."));
    if (side > input)
        sentences << said(QT_TRANSLATE_NOOP("ModuleFacts",
                                            "It is larger than the input of %1 × %1; what lies beyond is padding."))
                         .arg(input);
    return sentencesText(sentences);
}

QString receptiveFieldsText(const NetworkParts& parts, std::string_view module) {
    if (!isInception(module)) return {};
    QStringList branches;
    for (const Layer& layer : parts.layersOf(module))
        if (!isReduction(layer)) branches << layerLabel(layer) + QLatin1Char(' ') + countText(layer.receptiveField);
    return said(QT_TRANSLATE_NOOP("ModuleFacts", "By branch: %1")).arg(listText(branches));
}

QString headText(const NetworkParts& parts, std::string_view head, double auxWeight) {
    const NetworkSpec& spec = parts.spec();
    QStringList sentences;
    sentences << said(QT_TRANSLATE_NOOP("ModuleFacts",
                                        "It reads the output of %1 and guesses the class from there, with %2 Inception "
                                        "modules still to come. While training, %3 × its loss is added to the main "
                                        "head's, so that the layers before it get a signal that has not come all the "
                                        "way from the end."))
                     .arg(fromUtf8(moduleBefore(parts, head)))
                     .arg(modulesBehind(parts, head))
                     .arg(QLocale().toString(auxWeight, 'g', 3));
    sentences << (spec.variant == Variant::Course
                      ? said(QT_TRANSLATE_NOOP("ModuleFacts",
                                               "Dropout of %1 before fc1 and again after its ReLU, while training."))
                      : said(QT_TRANSLATE_NOOP("ModuleFacts", "Dropout of %1 after fc1's ReLU, while training.")))
                     .arg(percentText(spec.auxDropout, 0));
    sentences << said(QT_TRANSLATE_NOOP("ModuleFacts",
                                        "Answers come from the main head alone; an exported classifier leaves this "
                                        "head out unless asked."));
    return sentencesText(sentences);
}

QString networkText(const NetworkParts& parts) {
    const auto count = [&](LayerType type) {
        return static_cast<int>(std::ranges::count_if(
            parts.layers(), [&](const Layer& layer) { return layer.type == type && !isAuxHead(layer.module); }));
    };
    return said(QT_TRANSLATE_NOOP("ModuleFacts",
                                  "%1 convolutions and %2 classifier. Nine Inception modules look at every place "
                                  "through kernels of several sizes at once and stack what they find."))
        .arg(count(LayerType::Convolution))
        .arg(count(LayerType::FullyConnected));
}

QString variantTitle(Variant variant) {
    return choiceText(variantName(variant));
}

QString variantText(const NetworkParts& parts) {
    const NetworkSpec& spec = parts.spec();
    const QString aux = percentText(spec.auxDropout, 0), main = percentText(spec.dropout, 0);
    switch (spec.variant) {
        case Variant::Torchvision:
            return said(QT_TRANSLATE_NOOP("ModuleFacts",
                                          "torchvision's: batch norm after every convolution instead of a bias, which "
                                          "trains much more easily; %1 kernels in the third branch where the paper has "
                                          "%2; the last max pool is %3. Dropout %4 before the main classifier, %5 in "
                                          "the heads."))
                .arg(kernelText(thirdBranchKernel(spec.variant)), kernelText(thirdBranchKernel(Variant::Paper)),
                     kernelText(lastMaxPool(parts)), main, aux);
        case Variant::Course:
            return said(QT_TRANSLATE_NOOP("ModuleFacts",
                                          "The paper's network without its two response normalisations: convolutions "
                                          "with bias, no batch norm. Dropout %1 before the main classifier, %2 twice "
                                          "in the heads."))
                .arg(main, aux);
        case Variant::Paper:
            return said(QT_TRANSLATE_NOOP("ModuleFacts",
                                          "As published in 2014: convolutions with bias, local response normalisation "
                                          "(LRN) after the first pool and before the second. Dropout %1 before the "
                                          "main classifier, %2 in the heads."))
                .arg(main, aux);
    }
    return {};
}

QString sizesText(const NetworkParts& parts) {
    QStringList sizes{QString::number(parts.spec().inputSize)};
    for (const Layer& layer : parts.layers()) {
        const QString size = QString::number(layer.outSize);
        if (!isAuxHead(layer.module) && size != sizes.last()) sizes << size;
    }
    return sizes.join(QStringLiteral(" → "));
}

}  // namespace studio::ui
