// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/onnx.h"
#include "core/network/operations.h"

#include <onnx/onnx_pb.h>
#include <string>
#include <vector>

namespace studio::onnx_writer {

/// Makes an ONNX graph of the network's operations. Nodes and values bear the names of the modules, which is what
/// Netron shows.
class GraphBuilder {
public:
    GraphBuilder(const OnnxRequest& request, onnx::GraphProto& graph) : m_request(request), m_graph(graph) {}
    void build();

private:
    onnx::NodeProto& node(const char* type, const std::string& name, const std::vector<std::string>& inputs,
                          const std::string& output);
    void weight(const std::string& name);
    void constant(const std::string& name, const std::vector<std::int64_t>& shape, const std::vector<float>& values);
    std::string input();
    void add(const Operation& operation);
    void addLayer(const Operation& operation, std::vector<std::string> inputs, const std::string& output);
    void convolution(const Operation& operation, const std::string& from, const std::string& output);
    void fullyConnected(const Operation& operation, std::string from, const std::string& output);
    void pool(const Layer& layer, const std::string& name, const std::string& from, const std::string& output);
    void adaptivePool(const Layer& layer, const std::string& name, const std::string& from, const std::string& output);
    void lrn(const std::string& name, const std::string& from, const std::string& output);
    void outputs();

    const OnnxRequest& m_request;
    onnx::GraphProto& m_graph;
};

}  // namespace studio::onnx_writer
