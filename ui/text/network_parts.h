// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/network.h"
#include "ui/theme/tokens.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The network's table, looked up by what a person points at.
namespace studio::ui {

struct TensorShape {
    int side = 1, channels = 0;
    bool operator==(const TensorShape&) const = default;
};

/// The nine modules that can be opened.
bool isInception(std::string_view module);
bool isAuxHead(std::string_view module);
/// The token of the branch a layer stands in; none outside of Inception modules.
std::optional<Token> branchToken(const Layer& layer);
/// 1..4, in the order of concatenation; 0 outside of Inception modules.
int branchNumber(const Layer& layer);
/// The 1x1 that narrows the tensor before the larger kernel of its branch.
bool isReduction(const Layer& layer);

/// A part of the network is "" (all of it), a module ("4a", "pool1") or a layer ("4a/3x3"). Where both have one name
/// ("conv1"), it is the layer.
class NetworkParts {
public:
    explicit NetworkParts(const NetworkSpec& spec);  ///< throws SettingRange as networkLayers() does

    const NetworkSpec& spec() const { return m_spec; }
    const std::vector<Layer>& layers() const { return m_layers; }
    const std::vector<std::string>& modules() const { return m_modules; }  ///< in the table's order
    std::vector<Layer> layersOf(std::string_view module) const;
    const Layer* layer(std::string_view name) const;  ///< null: no layer is called so
    bool isModule(std::string_view name) const;
    std::string moduleOf(std::string_view part) const;  ///< empty for the whole network and for what does not exist
    /// Every module, then every layer with a name of its own: what the find box offers.
    std::vector<std::string> names() const;
    /// The part `by` places further in its kind (modules, or all layers); empty at an end.
    std::string neighbour(std::string_view part, int by) const;
    /// What a person means by "4a 3x3", "5b" or "pool": the exact name, else the first that begins so, else the first
    /// that contains it; case and spaces do not matter, and × is x. Empty: none.
    std::string find(std::string_view text) const;

    TensorShape reads(std::string_view module) const;
    TensorShape writes(std::string_view module) const;
    int sees(std::string_view module) const;  ///< receptiveFieldOf() it
    NetworkTotals totalsOf(std::string_view module) const;
    NetworkTotals mainTotals() const;  ///< without the auxiliary heads: what an answer costs
    NetworkTotals allTotals() const;

private:
    NetworkSpec m_spec;
    std::vector<Layer> m_layers;
    std::vector<std::string> m_modules;
};

}  // namespace studio::ui
