// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/onnx/graph.h"

#include "core/base/error.h"

#include <cstring>

namespace studio::onnx_writer {
namespace {

using onnx::AttributeProto;
using onnx::NodeProto;
using onnx::TensorProto;

void setInts(NodeProto& node, const char* name, std::initializer_list<std::int64_t> values) {
    AttributeProto& attribute = *node.add_attribute();
    attribute.set_name(name);
    attribute.set_type(AttributeProto::INTS);
    for (const std::int64_t value : values) attribute.add_ints(value);
}

void setInt(NodeProto& node, const char* name, std::int64_t value) {
    AttributeProto& attribute = *node.add_attribute();
    attribute.set_name(name);
    attribute.set_type(AttributeProto::INT);
    attribute.set_i(value);
}

void setFloat(NodeProto& node, const char* name, double value) {
    AttributeProto& attribute = *node.add_attribute();
    attribute.set_name(name);
    attribute.set_type(AttributeProto::FLOAT);
    attribute.set_f(static_cast<float>(value));
}

void setWindow(NodeProto& node, int kernel, int stride, int padding) {
    setInts(node, "kernel_shape", {kernel, kernel});
    setInts(node, "strides", {stride, stride});
    setInts(node, "pads", {padding, padding, padding, padding});
}

/// `sides`: -1 is the batch.
void describe(onnx::ValueInfoProto& value, const std::string& name, int type, std::initializer_list<int> sides) {
    value.set_name(name);
    auto& tensor = *value.mutable_type()->mutable_tensor_type();
    tensor.set_elem_type(type);
    for (const int side : sides) {
        auto& dim = *tensor.mutable_shape()->add_dim();
        if (side < 0)
            dim.set_dim_param("batch");
        else
            dim.set_dim_value(side);
    }
}

}  // namespace

NodeProto& GraphBuilder::node(const char* type, const std::string& name, const std::vector<std::string>& inputs,
                              const std::string& output) {
    NodeProto& made = *m_graph.add_node();
    made.set_op_type(type);
    made.set_name(name);
    for (const std::string& each : inputs) made.add_input(each);
    made.add_output(output);
    return made;
}

/// Half precision is what is stored; the arithmetic stays float32, which every runtime has.
void GraphBuilder::weight(const std::string& name) {
    const Array* array = findArray(m_request.weights, name);
    if (!array || !array->data) throw Error(ErrorCode::Internal, {"no weight " + name});
    const bool half = array->dtype == DType::Float16;
    TensorProto& tensor = *m_graph.add_initializer();
    tensor.set_name(half ? name + ".half" : name);
    tensor.set_data_type(half ? TensorProto::FLOAT16 : TensorProto::FLOAT);
    for (const std::int64_t side : array->shape) tensor.add_dims(side);
    tensor.set_raw_data(array->data->data(), array->data->size());
    if (half) setInt(node("Cast", name + ".cast", {name + ".half"}, name), "to", TensorProto::FLOAT);
}

void GraphBuilder::constant(const std::string& name, const std::vector<std::int64_t>& shape,
                            const std::vector<float>& values) {
    TensorProto& tensor = *m_graph.add_initializer();
    tensor.set_name(name);
    tensor.set_data_type(TensorProto::FLOAT);
    for (const std::int64_t side : shape) tensor.add_dims(side);
    tensor.set_raw_data(values.data(), values.size() * sizeof(float));
}

void GraphBuilder::build() {
    m_graph.set_name("GoogLeNet");
    const std::string from = input();
    for (Operation operation : networkOperations(m_request.network)) {
        for (std::string& each : operation.inputs)
            if (each == kNetworkInput) each = from;
        add(operation);
    }
    outputs();
}

/// Bytes become the network's input by a 1x1 convolution: channel order, scale, mean and std are one matrix and a
/// bias. Returns the name of what conv1 reads.
std::string GraphBuilder::input() {
    const int side = m_request.network.inputSize;
    if (!m_request.withPreprocessing) {
        describe(*m_graph.add_input(), kNetworkInput, TensorProto::FLOAT, {-1, 3, side, side});
        return kNetworkInput;
    }
    describe(*m_graph.add_input(), "image", TensorProto::UINT8, {-1, side, side, 3});
    const Preprocessing& how = m_request.preprocessing;
    std::vector<float> matrix(9, 0.0f), bias;
    for (std::size_t c = 0; c < 3; ++c) {
        const std::size_t from = how.channels == Preprocessing::Channels::Bgr ? 2 - c : c;
        matrix[3 * c + from] = static_cast<float>(how.scale / how.std[c]);
        bias.push_back(static_cast<float>(-how.mean[c] / how.std[c]));
    }
    constant("preprocessing.weight", {3, 3, 1, 1}, matrix);
    constant("preprocessing.bias", {3}, bias);
    setInt(node("Cast", "preprocessing.float", {"image"}, "preprocessing.float"), "to", TensorProto::FLOAT);
    setInts(node("Transpose", "preprocessing.planes", {"preprocessing.float"}, "preprocessing.planes"), "perm",
            {0, 3, 1, 2});
    setWindow(node("Conv", "preprocessing", {"preprocessing.planes", "preprocessing.weight", "preprocessing.bias"},
                   "preprocessing"),
              1, 1, 0);
    return "preprocessing";
}

void GraphBuilder::add(const Operation& operation) {
    if (operation.kind == Operation::Kind::Concatenation) {
        setInt(node("Concat", operation.name, operation.inputs, operation.name), "axis", 1);
        return;
    }
    const std::string output = operation.relu ? operation.name + ".linear" : operation.name;
    addLayer(operation, operation.inputs, output);
    if (operation.relu) node("Relu", operation.name + ".relu", {output}, operation.name);
}

void GraphBuilder::addLayer(const Operation& operation, std::vector<std::string> inputs, const std::string& output) {
    const std::string& from = inputs.front();
    switch (operation.layer.type) {
        case LayerType::Convolution:
            return convolution(operation, from, output);
        case LayerType::MaxPool:
        case LayerType::AveragePool:
            return pool(operation.layer, operation.name, from, output);
        case LayerType::AdaptiveAveragePool:
            return adaptivePool(operation.layer, operation.name, from, output);
        case LayerType::Lrn:
            return lrn(operation.name, from, output);
        case LayerType::FullyConnected:
            return fullyConnected(operation, from, output);
    }
}

void GraphBuilder::convolution(const Operation& operation, const std::string& from, const std::string& output) {
    const std::string conv = operation.name + ".conv", norm = operation.name + ".bn";
    const bool batchNorm = findArray(m_request.weights, norm + ".weight") != nullptr;
    weight(conv + ".weight");
    std::vector<std::string> inputs{from, conv + ".weight"};
    if (!batchNorm) {
        weight(conv + ".bias");
        inputs.push_back(conv + ".bias");
    }
    const Layer& layer = operation.layer;
    setWindow(node("Conv", conv, inputs, batchNorm ? conv : output), layer.kernel, layer.stride, layer.padding);
    if (!batchNorm) return;
    std::vector<std::string> of{conv};
    for (const char* part : {".weight", ".bias", ".running_mean", ".running_var"}) {
        weight(norm + part);
        of.push_back(norm + part);
    }
    setFloat(node("BatchNormalization", norm, of, output), "epsilon", kBatchNormEpsilon);
}

void GraphBuilder::fullyConnected(const Operation& operation, std::string from, const std::string& output) {
    const std::string& name = operation.name;
    if (operation.flatten) {
        setInt(node("Flatten", name + ".flatten", {from}, name + ".flatten"), "axis", 1);
        from = name + ".flatten";
    }
    weight(name + ".weight");
    weight(name + ".bias");
    setInt(node("Gemm", name, {from, name + ".weight", name + ".bias"}, output), "transB", 1);
}

void GraphBuilder::pool(const Layer& layer, const std::string& name, const std::string& from,
                        const std::string& output) {
    if (layer.type == LayerType::AveragePool && layer.kernel == layer.inSize && layer.padding == 0) {
        node("GlobalAveragePool", name, {from}, output);
        return;
    }
    NodeProto& made = node(layer.type == LayerType::MaxPool ? "MaxPool" : "AveragePool", name, {from}, output);
    setWindow(made, layer.kernel, layer.stride, layer.padding);
    if (layer.ceilMode) setInt(made, "ceil_mode", 1);
}

/// ONNX has no adaptive pool: a matrix averages along the rows, and the same along the columns.
void GraphBuilder::adaptivePool(const Layer& layer, const std::string& name, const std::string& from,
                                const std::string& output) {
    const std::vector<std::vector<float>> rows = adaptiveMeans(layer.inSize, layer.outSize);
    std::vector<float> columns;
    for (std::size_t i = 0; i < static_cast<std::size_t>(layer.inSize); ++i)
        for (const std::vector<float>& row : rows) columns.push_back(row[i]);
    constant(name + ".means", {layer.inSize, layer.outSize}, columns);
    const auto flip = [&](const std::string& source, const std::string& target) {
        setInts(node("Transpose", target + ".transpose", {source}, target), "perm", {0, 1, 3, 2});
    };
    node("MatMul", name + ".across", {from, name + ".means"}, name + ".across");
    flip(name + ".across", name + ".flipped");
    node("MatMul", name, {name + ".flipped", name + ".means"}, name + ".down");
    flip(name + ".down", output);
}

void GraphBuilder::lrn(const std::string& name, const std::string& from, const std::string& output) {
    NodeProto& made = node("LRN", name, {from}, output);
    setInt(made, "size", kLrnSize);
    setFloat(made, "alpha", kLrnAlpha);
    setFloat(made, "beta", kLrnBeta);
    setFloat(made, "bias", kLrnBias);
}

void GraphBuilder::outputs() {
    for (const HeadOutput& head : headOutputs(m_request.network)) {
        const bool main = head.head == "main";
        const std::string name = main ? (m_request.softmax ? "probabilities" : "logits") : head.head;
        if (m_request.softmax)
            setInt(node("Softmax", name + ".softmax", {head.operation}, name), "axis", 1);
        else
            node("Identity", name + ".output", {head.operation}, name);
        describe(*m_graph.add_output(), name, TensorProto::FLOAT, {-1, m_request.network.classes});
    }
}

}  // namespace studio::onnx_writer
