// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/network_parts.h"

#include <algorithm>
#include <cctype>

namespace studio::ui {
namespace {

const InceptionRow* rowOf(std::string_view module) {
    const auto row = std::ranges::find(kInceptionRows, module, &InceptionRow::name);
    return row == kInceptionRows.end() ? nullptr : &*row;
}

/// Lower case, x for ×, no spaces.
std::string plain(std::string_view text) {
    constexpr std::string_view kTimes = "×";
    std::string out;
    while (!text.empty()) {
        const bool times = text.starts_with(kTimes);
        const auto c = static_cast<unsigned char>(text.front());
        if (times || std::isspace(c) == 0) out.push_back(times ? 'x' : static_cast<char>(std::tolower(c)));
        text.remove_prefix(times ? kTimes.size() : 1);
    }
    return out;
}

std::string withoutSlash(std::string text) {
    std::erase(text, '/');
    return text;
}

}  // namespace

bool isInception(std::string_view module) {
    return rowOf(module) != nullptr;
}

bool isAuxHead(std::string_view module) {
    return module.starts_with("aux");
}

int branchNumber(const Layer& layer) {
    constexpr std::string_view kBranch = ".branch";
    const std::size_t at = layer.key.find(kBranch);
    return at == std::string::npos ? 0 : layer.key[at + kBranch.size()] - '0';
}

std::optional<Token> branchToken(const Layer& layer) {
    constexpr Token kTokens[] = {Token::Branch1x1, Token::Branch3x3, Token::Branch5x5, Token::BranchPool};
    const int number = branchNumber(layer);
    return number == 0 ? std::nullopt : std::optional(kTokens[number - 1]);
}

bool isReduction(const Layer& layer) {
    return branchToken(layer) && layer.key.ends_with(".0");
}

NetworkParts::NetworkParts(const NetworkSpec& spec) : m_spec(spec), m_layers(networkLayers(spec)) {
    for (const Layer& layer : m_layers) {
        if (std::ranges::find(m_modules, layer.module) == m_modules.end()) m_modules.push_back(layer.module);
    }
}

std::vector<Layer> NetworkParts::layersOf(std::string_view module) const {
    std::vector<Layer> inside;
    std::ranges::copy_if(m_layers, std::back_inserter(inside),
                         [&](const Layer& layer) { return layer.module == module; });
    return inside;
}

const Layer* NetworkParts::layer(std::string_view name) const {
    const auto found = std::ranges::find(m_layers, name, &Layer::name);
    return found == m_layers.end() ? nullptr : &*found;
}

bool NetworkParts::isModule(std::string_view name) const {
    return std::ranges::find(m_modules, name) != m_modules.end();
}

std::string NetworkParts::moduleOf(std::string_view part) const {
    if (const Layer* found = layer(part)) return found->module;
    return isModule(part) ? std::string(part) : std::string();
}

std::vector<std::string> NetworkParts::names() const {
    std::vector<std::string> all = m_modules;
    for (const Layer& layer : m_layers) {
        if (!isModule(layer.name)) all.push_back(layer.name);
    }
    return all;
}

std::string NetworkParts::neighbour(std::string_view part, int by) const {
    std::vector<std::string> walk;
    if (isModule(part)) {
        walk = m_modules;
    } else {
        std::ranges::transform(m_layers, std::back_inserter(walk), &Layer::name);
    }
    const auto here = std::ranges::find(walk, part);
    if (here == walk.end()) return {};
    const auto place = std::distance(walk.begin(), here) + by;
    return place >= 0 && place < std::ssize(walk) ? walk[static_cast<std::size_t>(place)] : std::string();
}

std::string NetworkParts::find(std::string_view text) const {
    const std::string wanted = plain(text);
    if (wanted.empty()) return {};
    const std::vector<std::string> all = names();
    const auto first = [&](auto fits) {
        const auto found = std::ranges::find_if(all, fits);
        return found == all.end() ? std::string() : *found;
    };
    const auto loose = withoutSlash(wanted);
    if (auto name = first([&](const std::string& one) { return plain(one) == wanted; }); !name.empty()) return name;
    if (auto name = first([&](const std::string& one) { return withoutSlash(plain(one)) == loose; }); !name.empty())
        return name;
    if (auto name = first([&](const std::string& one) { return plain(one).starts_with(wanted); }); !name.empty())
        return name;
    return first([&](const std::string& one) { return plain(one).find(wanted) != std::string::npos; });
}

TensorShape NetworkParts::reads(std::string_view module) const {
    const std::vector<Layer> inside = layersOf(module);
    return inside.empty() ? TensorShape() : TensorShape{inside.front().inSize, inside.front().inChannels};
}

TensorShape NetworkParts::writes(std::string_view module) const {
    const std::vector<Layer> inside = layersOf(module);
    if (inside.empty()) return {};
    const InceptionRow* row = rowOf(module);
    return {inside.back().outSize, row ? row->out() : inside.back().outChannels};
}

int NetworkParts::sees(std::string_view module) const {
    return receptiveFieldOf(m_layers, module);
}

NetworkTotals NetworkParts::totalsOf(std::string_view module) const {
    NetworkTotals totals;
    for (const Layer& layer : m_layers) {
        if (layer.module != module) continue;
        totals.parameters += layer.parameters;
        totals.macs += layer.macs;
    }
    return totals;
}

NetworkTotals NetworkParts::mainTotals() const {
    NetworkTotals totals = allTotals();
    for (const std::string& module : m_modules) {
        if (!isAuxHead(module)) continue;
        totals.parameters -= totalsOf(module).parameters;
        totals.macs -= totalsOf(module).macs;
    }
    return totals;
}

NetworkTotals NetworkParts::allTotals() const {
    NetworkTotals totals;
    for (const Layer& layer : m_layers) {
        totals.parameters += layer.parameters;
        totals.macs += layer.macs;
    }
    return totals;
}

}  // namespace studio::ui
