// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/operations.h"
#include "core/runs/export_snippet_texts.h"

#include <initializer_list>
#include <string>

namespace studio {
namespace {

std::string includes(std::initializer_list<const char*> headers) {
    std::string text;
    for (const char* header : headers) text += std::string("#include <") + header + ">\n";
    return text;
}

constexpr const char* kCppRead = R"(    cv::Mat picture = cv::imread(arguments[1]);
    cv::cvtColor(picture, picture, cv::COLOR_BGR2RGB);
)";
constexpr const char* kCppPicture =
    R"(    torch::Tensor x = torch::from_blob(picture.data, {picture.rows, picture.cols, 3}, torch::kByte);
)";
constexpr const char* kCppAnswer = R"(    const auto best = p.argmax().item<std::int64_t>();
    std::cout << classes[static_cast<std::size_t>(best)] << " " << p[best].item<float>() << "\n";
}
)";

constexpr const char* kCppPth = R"(    std::ifstream in(<CPPFILE>, std::ios::binary);
    const std::vector<char> bytes((std::istreambuf_iterator<char>(in)), {});
    std::map<std::string, torch::Tensor> weights;
    for (const auto& entry : torch::jit::pickle_load(bytes).toGenericDict()<MODEL>)
        weights[entry.key().toStringRef()] = entry.value().toTensor().to(torch::kFloat);
)";
constexpr const char* kCppSafetensors = R"(    std::ifstream in(<CPPFILE>, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(in)), {});
    std::uint64_t length = 0;  // of the header; the tensors stand behind it
    std::memcpy(&length, bytes.data(), sizeof length);
    char* data = bytes.data() + sizeof length + length;
    const std::map<std::string, torch::ScalarType> types{
        {"F32", torch::kFloat}, {"F16", torch::kHalf}, {"I64", torch::kLong}};
    std::map<std::string, torch::Tensor> weights;
    const auto header = nlohmann::json::parse(bytes.substr(sizeof length, length));
    for (const auto& entry : header.items()) {
        if (entry.key() == "__metadata__") continue;
        const auto& is = entry.value();
        weights[entry.key()] = torch::from_blob(data + is["data_offsets"][0].get<std::uint64_t>(),
                                                is["shape"].get<std::vector<std::int64_t>>(),
                                                types.at(is["dtype"].get<std::string>())).to(torch::kFloat);
    }
)";

constexpr const char* kCppConvolution =
    R"(    const auto conv = [&](const torch::Tensor& x, const std::string& key, std::int64_t stride = 1) {
        const torch::Tensor& kernel = weights.at(key + ".conv.weight");
        return torch::relu(torch::conv2d(x, kernel, weights.at(key + ".conv.bias"), stride, kernel.size(3) / 2));
    };
)";
constexpr const char* kCppNormalised =
    R"(    const auto conv = [&](const torch::Tensor& x, const std::string& key, std::int64_t stride = 1) {
        const torch::Tensor& kernel = weights.at(key + ".conv.weight");
        const auto norm = [&](const char* name) { return weights.at(key + ".bn." + name); };
        const torch::Tensor y = torch::conv2d(x, kernel, {}, stride, kernel.size(3) / 2);
        return torch::relu(torch::batch_norm(y, norm("weight"), norm("bias"), norm("running_mean"), norm("running_var"),
                                             false, 0, 0.001, false));
    };
)";
constexpr const char* kCppLrn = R"(    const auto lrn = [](const torch::Tensor& x) {
        const torch::Tensor mean = torch::avg_pool3d(x.square().unsqueeze(1), {5, 1, 1}, 1, {2, 0, 0}).squeeze(1);
        return x / (1 + 1e-4 * mean).pow(0.75);
    };
)";
/// No library of C++ has the network: here it is, as functions of the weights.
constexpr const char* kCppNetwork = R"(    const auto pool = [](const torch::Tensor& x, std::int64_t side) {
        return torch::max_pool2d(x, side, 2, 0, 1, true);
    };
    const auto inception = [&](const torch::Tensor& x, const std::string& key) {
        return torch::cat({conv(x, key + ".branch1"), conv(conv(x, key + ".branch2.0"), key + ".branch2.1"),
                           conv(conv(x, key + ".branch3.0"), key + ".branch3.1"),
                           conv(torch::max_pool2d(x, 3, 1, 1), key + ".branch4.1")}, 1);
    };
    x = <CPPLRN>(pool(conv(x, "conv1", 2), 3));
    x = pool(<CPPLRN>(conv(conv(x, "conv2"), "conv3")), 3);
    for (const std::string name : {"3a", "3b", "4a", "4b", "4c", "4d", "4e", "5a", "5b"}) {
        x = inception(x, "inception" + name);
        if (name == "3b") x = pool(x, 3);
        if (name == "4e") x = pool(x, <POOL4>);
    }
    const torch::Tensor p = torch::linear(x.mean({2, 3}), weights.at("fc.weight"), weights.at("fc.bias")).softmax(1)[0];
)";

class CppWriter {
public:
    CppWriter(const Checkpoint& checkpoint, const ExportOptions& options)
        : m_checkpoint(checkpoint), m_options(options), m_how(checkpoint.preprocessing) {}

    Snippet write() const {
        switch (m_options.format) {
            case ExportFormat::Pth:
            case ExportFormat::Safetensors:
                return weightsInCpp();
            case ExportFormat::TorchScript:
                return torchScriptInCpp();
            case ExportFormat::Onnx:
                return onnxInCpp();
        }
        return {};
    }

private:
    static std::string start() {
        return R"(
int main(int, char** arguments) {
    const std::vector<std::string> classes<NAMES>;
)";
    }

    Snippet weightsInCpp() const {
        const bool safetensors = m_options.format == ExportFormat::Safetensors;
        const Variant variant = m_checkpoint.network.variant;
        std::string text = includes({"cmath"}) + (safetensors ? includes({"cstring"}) : "") +
                           includes({"fstream", "iostream", "iterator", "map", "string", "vector"}) +
                           (safetensors ? includes({"nlohmann/json.hpp"}) : "") +
                           includes({"opencv2/imgcodecs.hpp", "opencv2/imgproc.hpp", "torch/script.h"});
        text.append(start()).append("    const c10::InferenceMode inference;\n");
        text.append(safetensors ? kCppSafetensors : kCppPth).append(kCppRead).append(kCppPicture);
        text += preparedInCpp();
        text += variant == Variant::Torchvision ? kCppNormalised : kCppConvolution;
        if (hasLrn(variant)) text += kCppLrn;
        return {"C++", std::string("LibTorch, OpenCV") + (safetensors ? ", nlohmann-json" : ""),
                text + kCppNetwork + kCppAnswer};
    }

    Snippet torchScriptInCpp() const {
        std::string text = includes({"cmath", "iostream", "string", "vector", "opencv2/imgcodecs.hpp",
                                     "opencv2/imgproc.hpp", "torch/script.h"}) +
                           start() + R"(    const c10::InferenceMode inference;
    torch::jit::Module net = torch::jit::load(<CPPFILE>);
)" + kCppRead + kCppPicture +
                           (m_options.withPreprocessing ? "" : preparedInCpp());
        text += std::string("    const torch::Tensor p = net.forward({x})") +
                (exportedNetwork(m_checkpoint, m_options).aux ? ".toTuple()->elements()[0]" : "") + ".toTensor()" +
                (givesProbabilities(m_options) ? "[0];\n" : ".softmax(1)[0];\n");
        return {"C++", "LibTorch, OpenCV", text + kCppAnswer};
    }

    Snippet onnxInCpp() const {
        const bool bytes = m_options.withPreprocessing;
        std::string text = includes({"algorithm", "cmath", "iostream", "string", "vector", "onnxruntime_cxx_api.h",
                                     "opencv2/imgcodecs.hpp", "opencv2/imgproc.hpp"}) +
                           start() + R"(    Ort::Env environment;
    Ort::Session net(environment, <CPPFILE>, Ort::SessionOptions());
)" + std::string(kCppRead) +
                           resizedInCpp() +
                           (bytes ? R"(    const std::vector<std::int64_t> shape{1, <CROP>, <CROP>, 3};
    std::vector<std::uint8_t> x(picture.datastart, picture.dataend);
    const char* input = "image";
)"
                                  : numbersInCpp()) +
                           R"(    const auto memory = Ort::MemoryInfo::CreateCpu(OrtArenaAllocator, OrtMemTypeDefault);
    auto value = Ort::Value::CreateTensor(memory, x.data(), x.size(), shape.data(), shape.size());
    const char* output = ")" +
                           (m_options.softmax ? "probabilities" : "logits") + R"(";
    auto answer = net.Run(Ort::RunOptions(), &input, &value, 1, &output, 1);
    const float* first = answer[0].GetTensorData<float>();
    std::vector<float> p(first, first + classes.size());
)" + (m_options.softmax ? "" : R"(    const float most = *std::max_element(p.begin(), p.end());
    float sum = 0;
    for (float& each : p) sum += each = std::exp(each - most);
    for (float& each : p) each /= sum;
)") + R"(    const auto best = std::max_element(p.begin(), p.end()) - p.begin();
    std::cout << classes[best] << " " << p[best] << "\n";
}
)";
        return {"C++", "ONNX Runtime, OpenCV", text};
    }

    bool squash() const { return m_how.resize == Preprocessing::Resize::Squash; }
    bool bgr() const { return m_how.channels == Preprocessing::Channels::Bgr; }

    /// Tensor x of bytes becomes the network's input.
    std::string preparedInCpp() const {
        std::string text = "    x = x.permute({2, 0, 1}).unsqueeze(0).to(torch::kFloat);\n";
        text += squash() ? "    x = torch::_upsample_bilinear2d_aa(x, {<SIZE>, <SIZE>}, false).round().clamp(0, 255);\n"
                         : R"(    const std::int64_t h = picture.rows, w = picture.cols;
    const std::vector<std::int64_t> size{w < h ? <SIZE> * h / w : <SIZE>, w < h ? <SIZE> : <SIZE> * w / h};
    x = torch::_upsample_bilinear2d_aa(x, size, false).round().clamp(0, 255);
    const auto start = [](std::int64_t side) { return static_cast<std::int64_t>(std::nearbyint((side - <CROP>) / 2.0)); };
    x = x.narrow(2, start(size[0]), <CROP>).narrow(3, start(size[1]), <CROP>);
)";
        if (bgr()) text += "    x = x.flip(1);\n";
        return text + R"(    x = (x * <SCALE> - torch::tensor({<MEAN>}, torch::kFloat).view({3, 1, 1})) /
        torch::tensor({<STD>}, torch::kFloat).view({3, 1, 1});
)";
    }

    /// OpenCV has no antialiased bilinear filter; the nearest to it is area where a picture shrinks, bilinear where it
    /// grows.
    std::string resizedInCpp() const {
        std::string text = R"(    const int h = picture.rows, w = picture.cols;
    const int filter = std::min(w, h) < <SIZE> ? cv::INTER_LINEAR : cv::INTER_AREA;
)";
        if (squash()) return text + "    cv::resize(picture, picture, {<SIZE>, <SIZE>}, 0, 0, filter);\n";
        return text + R"(    const cv::Size size(w < h ? <SIZE> : <SIZE> * w / h, w < h ? <SIZE> * h / w : <SIZE>);
    cv::resize(picture, picture, size, 0, 0, filter);
    const auto start = [](int side) { return static_cast<int>(std::nearbyint((side - <CROP>) / 2.0)); };
    picture = picture({start(size.width), start(size.height), <CROP>, <CROP>}).clone();
)";
    }

    std::string numbersInCpp() const {
        return std::string(R"(    const std::vector<std::int64_t> shape{1, 3, <CROP>, <CROP>};
    const double mean[] = {<MEAN>}, deviation[] = {<STD>};
    std::vector<float> x;
    for (int c = 0; c < 3; ++c)
        for (int i = 0; i < <CROP> * <CROP>; ++i)
            x.push_back(static_cast<float>((picture.data[3 * i + )") +
               (bgr() ? "2 - c" : "c") + R"(] * <SCALE> - mean[c]) / deviation[c]));
    const char* input = "input";
)";
    }

    const Checkpoint& m_checkpoint;
    const ExportOptions& m_options;
    const Preprocessing& m_how;
};

}  // namespace

Snippet cppSnippet(const Checkpoint& checkpoint, const ExportOptions& options) {
    return CppWriter(checkpoint, options).write();
}

}  // namespace studio
