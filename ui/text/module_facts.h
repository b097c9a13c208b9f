// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/network_parts.h"

#include <QString>
#include <vector>

/// What the Network page says of a module and of the whole network.
namespace studio::ui {

/// One branch of an Inception module with its 1x1 reduction, and as if its larger kernel read the module's input.
struct Saving {
    Layer reduction, convolution;
    NetworkTotals without, with;
    double fewerParameters() const { return double(without.parameters) / double(with.parameters); }
    double fewerMacs() const { return double(without.macs) / double(with.macs); }
};
/// The 3x3 and the 5x5 branch; empty for what is no Inception module.
std::vector<Saving> reductionSavings(const NetworkParts& parts, std::string_view module);
/// The branch a layer belongs to; null when it has no reduction.
const Saving* savingOf(const std::vector<Saving>& savings, const Layer& layer);
/// The module's own totals, and those without any reduction.
Saving moduleSaving(const NetworkParts& parts, std::string_view module);

QString moduleKind(std::string_view module);  ///< "Inception module", "auxiliary head", "convolutions"
/// What the share of a part is of: "4.7 % of the 1,581.7 M of one picture, main head".
QString shareText(const NetworkParts& parts, std::string_view module);
/// "27 × 27 pixels of the input"
QString receptiveFieldText(int side);
/// What a receptive field of that side is, and where it is larger than the network's input, that it is.
QString receptiveFieldRemark(const NetworkParts& parts, int side);
/// An Inception module's by its branches: "By branch: 1×1 27, 3×3 43, 5×5 59, pool 43"; empty for another module.
QString receptiveFieldsText(const NetworkParts& parts, std::string_view module);
/// What an auxiliary head is for, what it reads and what becomes of it; plain sentences.
QString headText(const NetworkParts& parts, std::string_view head, double auxWeight);
/// What the network answers and in how many layers.
QString networkText(const NetworkParts& parts);
/// How this variant differs from the others.
QString variantText(const NetworkParts& parts);
QString variantTitle(Variant variant);  ///< "course", "paper", "torchvision"
/// The sizes from the input to the end: "224 → 112 → 56 → 28 → 14 → 7 → 1".
QString sizesText(const NetworkParts& parts);

}  // namespace studio::ui
