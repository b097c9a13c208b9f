// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/onnx_runner/run.h"

#include <onnx/onnx_pb.h>
#include <opencv2/core/version.hpp>
#include <opencv2/dnn.hpp>

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace studio::onnx_runner {
namespace {

constexpr int kBatch = 2;  // more than one, so that a mixed-up batch axis shows

void fixBatch(onnx::ValueInfoProto& value) {
    for (auto& side : *value.mutable_type()->mutable_tensor_type()->mutable_shape()->mutable_dim())
        if (side.has_dim_param()) side.set_dim_value(kBatch);
}

/// OpenCV 4.6 reads no float16 at all.
void widen(onnx::TensorProto& tensor) {
    if (tensor.data_type() != onnx::TensorProto::FLOAT16) return;
    const std::string& halves = tensor.raw_data();
    const auto* bytes = reinterpret_cast<const std::byte*>(halves.data());
    const Array array{DType::Float16,
                      {static_cast<std::int64_t>(halves.size() / 2)},
                      std::make_shared<const std::vector<std::byte>>(bytes, bytes + halves.size())};
    const std::vector<double> values = array.toDoubles();
    const std::vector<float> floats(values.begin(), values.end());
    tensor.set_raw_data(floats.data(), floats.size() * sizeof(float));
    tensor.set_data_type(onnx::TensorProto::FLOAT);
}

/// The file as OpenCV can read it: its free axes set to kBatch, float16 weights as float32.
std::string forOpenCv(const std::filesystem::path& path) {
    onnx::ModelProto model;
    std::ifstream file(path, std::ios::binary);
    if (!model.ParseFromIstream(&file)) throw std::runtime_error("protobuf could not parse it");
    onnx::GraphProto& graph = *model.mutable_graph();
    for (auto* values : {graph.mutable_input(), graph.mutable_output(), graph.mutable_value_info()})
        for (onnx::ValueInfoProto& value : *values) fixBatch(value);
    for (onnx::TensorProto& tensor : *graph.mutable_initializer()) widen(tensor);
    return model.SerializeAsString();
}

cv::dnn::Net readNet(const std::filesystem::path& path) {
    const std::string bytes = forOpenCv(path);
    return cv::dnn::readNetFromONNX(bytes.data(), bytes.size());
}

/// Pictures `first`.., the last one again where there are not enough. OpenCV computes in float32 from the start.
cv::Mat inputOf(const OnnxPictures& pictures, int first) {
    const bool bytes = !pictures.bytes.empty();
    const int side = pictures.side;
    const int shape[] = {kBatch, bytes ? side : 3, side, bytes ? 3 : side};
    cv::Mat input(4, shape, CV_32F);
    const auto each = static_cast<std::size_t>(side) * static_cast<std::size_t>(side) * 3;
    for (int i = 0; i < kBatch; ++i) {
        const auto from = static_cast<std::size_t>(std::min(first + i, pictures.count - 1)) * each;
        float* to = input.ptr<float>() + static_cast<std::size_t>(i) * each;
        if (bytes)
            std::ranges::copy(pictures.bytes.subspan(from, each), to);
        else
            std::ranges::copy(pictures.floats.subspan(from, each), to);
    }
    return input;
}

/// The heads in the file's order: main, aux1, aux2. OpenCV drops Identity and orders by its own counting.
std::vector<std::string> outputNames(const cv::dnn::Net& net) {
    std::vector<std::string> names = net.getUnconnectedOutLayersNames();
    const auto rank = [](const std::string& name) {
        return name.find("aux1") != std::string::npos ? 1 : name.find("aux2") != std::string::npos ? 2 : 0;
    };
    std::ranges::stable_sort(names, {}, rank);
    return names;
}

}  // namespace

void run(const std::filesystem::path& path, const OnnxPictures& pictures, OnnxAnswers& answers) {
    answers.runtime = "OpenCV " CV_VERSION;
    answers.fixedBatch = kBatch;
    cv::dnn::Net net = readNet(path);
    const std::vector<std::string> names = outputNames(net);
    answers.outputs.resize(names.size());
    for (int first = 0; first < pictures.count; first += kBatch) {
        net.setInput(inputOf(pictures, first));
        std::vector<cv::Mat> found;
        net.forward(found, names);
        for (std::size_t head = 0; head < found.size(); ++head) {
            const std::size_t classes = found[head].total() / kBatch;
            const auto kept = static_cast<std::size_t>(std::min(kBatch, pictures.count - first)) * classes;
            const float* values = found[head].ptr<float>();
            answers.outputs[head].insert(answers.outputs[head].end(), values, values + kept);
        }
    }
}

}  // namespace studio::onnx_runner
