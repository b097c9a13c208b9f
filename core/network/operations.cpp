// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/operations.h"

#include <algorithm>

namespace studio {
namespace {

bool isInception(const std::string& module) {
    return std::ranges::any_of(kInceptionRows, [&](const InceptionRow& row) { return row.name == module; });
}

class Walk {
public:
    explicit Walk(const NetworkSpec& spec) {
        for (const Layer& layer : networkLayers(spec)) add(layer);
    }
    std::vector<Operation> take() { return std::move(m_operations); }

private:
    void add(const Layer& layer) {
        if (isInception(layer.module))
            addToInception(layer);
        else if (layer.module.starts_with("aux"))
            addToAux(layer);
        else
            m_trunk = chain(layer, m_trunk);
    }

    void addToInception(const Layer& layer) {
        const std::string branch = layer.name.substr(layer.name.find('/') + 1);
        const bool second = branch == "3x3" || branch == "5x5";
        if (branch == "1x1") m_branches.clear();
        if (second) {
            m_branches.back() = chain(layer, m_branches.back());
        } else {
            m_branches.push_back(chain(layer, branch == "pool_proj" ? pool(layer) : m_trunk));
        }
        if (branch != "pool_proj") return;
        Operation joined;
        joined.kind = Operation::Kind::Concatenation;
        joined.name = "inception" + layer.module;
        joined.inputs = m_branches;
        m_trunk = append(std::move(joined));
    }

    /// 3x3/1 before the pool projection: no row of the table, as it changes neither size nor counts.
    std::string pool(const Layer& projection) {
        Operation made;
        made.name = "inception" + projection.module + ".branch4.0";
        made.inputs = {m_trunk};
        made.layer.name = made.name;
        made.layer.module = projection.module;
        made.layer.type = LayerType::MaxPool;
        made.layer.inChannels = made.layer.outChannels = projection.inChannels;
        made.layer.inSize = made.layer.outSize = projection.inSize;
        made.layer.kernel = 3;
        made.layer.padding = 1;
        return append(std::move(made));
    }

    /// Hangs on the trunk and leaves it as it is.
    void addToAux(const Layer& layer) {
        const bool first = layer.name.ends_with("/avgpool");
        m_aux = chain(layer, first ? m_trunk : m_aux);
    }

    std::string chain(const Layer& layer, const std::string& from) {
        Operation made;
        made.name = layer.key;
        if (made.name.empty()) {
            made.name = layer.name;
            std::ranges::replace(made.name, '/', '.');
        }
        made.inputs = {from};
        made.layer = layer;
        made.relu = layer.type == LayerType::Convolution || layer.name.ends_with("/fc1");
        made.flatten = layer.type == LayerType::FullyConnected && !layer.name.ends_with("/fc2");
        return append(std::move(made));
    }

    std::string append(Operation operation) {
        m_operations.push_back(std::move(operation));
        return m_operations.back().name;
    }

    std::vector<Operation> m_operations;
    std::string m_trunk = kNetworkInput, m_aux;
    std::vector<std::string> m_branches;  ///< ends of the module under way
};

}  // namespace

std::vector<Operation> networkOperations(const NetworkSpec& spec) {
    return Walk(spec).take();
}

std::vector<HeadOutput> headOutputs(const NetworkSpec& spec) {
    if (!spec.aux) return {{"fc", "main"}};
    return {{"fc", "main"}, {"aux1.fc2", "aux1"}, {"aux2.fc2", "aux2"}};
}

std::vector<std::vector<float>> adaptiveMeans(int from, int to) {
    std::vector<std::vector<float>> rows;
    for (int i = 0; i < to; ++i) {
        const int begin = i * from / to, end = ((i + 1) * from + to - 1) / to;
        std::vector<float>& row = rows.emplace_back(static_cast<std::size_t>(from), 0.0f);
        for (int at = begin; at < end; ++at) row[static_cast<std::size_t>(at)] = 1.0f / static_cast<float>(end - begin);
    }
    return rows;
}

}  // namespace studio
