// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/export_snippet.h"

#include "core/base/files.h"
#include "core/network/operations.h"
#include "core/runs/torchscript_file.h"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>

namespace studio {
namespace {

using Replacements = std::map<std::string, std::string, std::less<>>;

/// In one pass: a class may be called "<SIZE>".
std::string replaced(std::string_view text, const Replacements& by) {
    std::string out;
    while (!text.empty()) {
        const std::size_t open = std::min(text.find('<'), text.size());
        const std::size_t close = text.find('>', open);
        out += text.substr(0, open);
        text.remove_prefix(open);
        if (text.empty()) break;
        const auto found = close == std::string_view::npos ? by.end() : by.find(text.substr(1, close - open - 1));
        out += found == by.end() ? "<" : found->second;
        text.remove_prefix(found == by.end() ? 1 : close - open + 1);
    }
    return out;
}

/// A literal that Python and C++ read alike.
std::string quoted(const std::string& text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

enum class Language { Python, Cpp };

/// A path as a literal that opens the very file, though its name need be no UTF-8: Python knows such bytes as lone
/// surrogates, C++ as what they are.
std::string pathLiteral(const std::string& path, Language language) {
    try {
        return nlohmann::json(path).dump();
    } catch (const nlohmann::json::exception&) {
        std::string out = "\"";
        for (const char c : path) {
            const auto byte = static_cast<unsigned char>(c);
            char escaped[8];
            if (byte >= 0x80 && language == Language::Python)
                std::snprintf(escaped, sizeof escaped, "\\udc%02x", byte);
            else
                std::snprintf(escaped, sizeof escaped, "\\%03o", byte);
            out += byte >= 0x20 && byte < 0x7F && c != '"' && c != '\\' ? std::string(1, c) : escaped;
        }
        return out + "\"";
    }
}

std::string list(const std::vector<std::string>& texts, const char* open, const char* close) {
    std::string out;
    for (const std::string& text : texts) out += (out.empty() ? "" : ", ") + quoted(text);
    return open + out + close;
}

/// Not taken for a whole number by C++: 104 is "104.0".
std::string decimal(double value) {
    const std::string text = numberText(value);
    return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

std::string three(const std::array<double, 3>& values) {
    return decimal(values[0]) + ", " + decimal(values[1]) + ", " + decimal(values[2]);
}

std::string includes(std::initializer_list<const char*> headers) {
    std::string text;
    for (const char* header : headers) text += std::string("#include <") + header + ">\n";
    return text;
}

constexpr const char* kPythonImage = R"(image = ImageOps.exif_transpose(Image.open(sys.argv[1])).convert("RGB")
)";
constexpr const char* kPythonSquash = R"(image = image.resize((<SIZE>, <SIZE>), Image.BILINEAR)
)";
constexpr const char* kPythonShorterSide = R"(w, h = image.size
w, h = (<SIZE>, <SIZE> * h // w) if w < h else (<SIZE> * w // h, <SIZE>)
left, top = round((w - <CROP>) / 2), round((h - <CROP>) / 2)
image = image.resize((w, h), Image.BILINEAR).crop((left, top, left + <CROP>, top + <CROP>))
)";
constexpr const char* kPythonNumbers =
    R"(x = (np.asarray(image, np.float32)<ORDER> * np.float32(<SCALE>) - np.float32([<MEAN>])) / np.float32([<STD>])
x = np.ascontiguousarray(x.transpose(2, 0, 1)[None])
)";
constexpr const char* kPythonAnswer = R"(best = int(p.argmax())
print(classes[best], float(p[best]))
)";

constexpr const char* kTorchvision =
    R"(net = torchvision.models.googlenet(num_classes=len(classes), aux_logits=<AUX>, init_weights=False)
net.load_state_dict(weights)
with torch.no_grad():
    p = net.eval()(torch.from_numpy(x)).softmax(1)[0]
)";
/// The course's and the paper's network have no class in a library: here they are, as functions of the weights.
constexpr const char* kFunctional = R"(w = {name: tensor.float() for name, tensor in weights.items()}

def conv(x, key, stride=1):
    kernel = w[key + ".conv.weight"]
    return F.relu(F.conv2d(x, kernel, w[key + ".conv.bias"], stride, kernel.shape[-1] // 2))

def pool(x):
    return F.max_pool2d(x, 3, 2, ceil_mode=True)

def inception(x, key):
    return torch.cat([conv(x, key + ".branch1"), conv(conv(x, key + ".branch2.0"), key + ".branch2.1"),
                      conv(conv(x, key + ".branch3.0"), key + ".branch3.1"),
                      conv(F.max_pool2d(x, 3, 1, 1), key + ".branch4.1")], 1)

with torch.no_grad():
    x = <LRN>(pool(conv(torch.from_numpy(x), "conv1", 2)))
    x = pool(<LRN>(conv(conv(x, "conv2"), "conv3")))
    for name in "3a 3b 4a 4b 4c 4d 4e 5a 5b".split():
        x = inception(x, "inception" + name)
        x = pool(x) if name in ("3b", "4e") else x
    p = F.linear(x.mean((2, 3)), w["fc.weight"], w["fc.bias"]).softmax(1)[0]
)";

constexpr const char* kCppRead = R"(    cv::Mat picture = cv::imread(arguments[1]);
    cv::cvtColor(picture, picture, cv::COLOR_BGR2RGB);
)";

class Writer {
public:
    Writer(const std::filesystem::path& file, const Checkpoint& checkpoint, const ExportOptions& options)
        : m_checkpoint(checkpoint), m_options(options), m_how(checkpoint.preprocessing) {
        const bool squash = m_how.resize == Preprocessing::Resize::Squash;
        const std::string whole = std::filesystem::absolute(file).string();
        m_by = {{"FILE", pathLiteral(whole, Language::Python)},
                {"CPPFILE", pathLiteral(whole, Language::Cpp)},
                {"FACTS", quoted(kTorchScriptFacts)},
                {"CLASSES", list(checkpoint.classes, "[", "]")},
                {"NAMES", list(checkpoint.classes, "{", "}")},
                {"SIZE", std::to_string(m_how.size)},
                {"CROP", std::to_string(m_how.crop)},
                {"ORDER", m_how.channels == Preprocessing::Channels::Bgr ? "[:, :, ::-1]" : ""},
                {"SCALE", decimal(m_how.scale)},
                {"MEAN", three(m_how.mean)},
                {"STD", three(m_how.std)},
                {"INPUT", options.withPreprocessing ? "image" : "input"},
                {"AUX", exportedNetwork(checkpoint, options).aux ? "True" : "False"},
                {"LRN", hasLrn(checkpoint.network.variant) ? "(lambda x: F.local_response_norm(x, 5))" : ""}};
        m_image = std::string(kPythonImage) + (squash ? kPythonSquash : kPythonShorterSide);
    }

    Snippet python() const {
        switch (m_options.format) {
            case ExportFormat::Pth:
            case ExportFormat::Safetensors:
                return weightsInPython();
            case ExportFormat::TorchScript:
                return torchScriptInPython();
            case ExportFormat::Onnx:
                return onnxInPython();
        }
        return {};
    }

    Snippet torchScriptInCpp() const {
        std::string text =
            includes({"cmath", "iostream", "string", "vector", "opencv2/imgcodecs.hpp", "opencv2/imgproc.hpp",
                      "torch/script.h"}) +
            R"(
int main(int, char** arguments) {
    const std::vector<std::string> classes<NAMES>;
    const c10::InferenceMode inference;
    torch::jit::Module net = torch::jit::load(<CPPFILE>);
)" + std::string(kCppRead) +
            R"(    torch::Tensor x = torch::from_blob(picture.data, {picture.rows, picture.cols, 3}, torch::kByte);
)" + (m_options.withPreprocessing ? "" : preparedInCpp());
        text += std::string("    const torch::Tensor p = net.forward({x})") +
                (exportedNetwork(m_checkpoint, m_options).aux ? ".toTuple()->elements()[0]" : "") + ".toTensor()" +
                (givesProbabilities(m_options) ? "[0];\n" : ".softmax(1)[0];\n");
        text += R"(    const auto best = p.argmax().item<std::int64_t>();
    std::cout << classes[static_cast<std::size_t>(best)] << " " << p[best].item<float>() << "\n";
}
)";
        return {"C++", "LibTorch, OpenCV", replaced(text, m_by)};
    }

    Snippet onnxInCpp() const {
        const bool bytes = m_options.withPreprocessing;
        std::string text = includes({"algorithm", "cmath", "iostream", "string", "vector", "onnxruntime_cxx_api.h",
                                     "opencv2/imgcodecs.hpp", "opencv2/imgproc.hpp"}) +
                           R"(
int main(int, char** arguments) {
    const std::vector<std::string> classes<NAMES>;
    Ort::Env environment;
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
        return {"C++", "ONNX Runtime, OpenCV", replaced(text, m_by)};
    }

private:
    bool squash() const { return m_how.resize == Preprocessing::Resize::Squash; }
    bool bgr() const { return m_how.channels == Preprocessing::Channels::Bgr; }

    Snippet weightsInPython() const {
        const bool torchvision = m_checkpoint.network.variant == Variant::Torchvision;
        const bool safetensors = m_options.format == ExportFormat::Safetensors;
        std::string text = "import json\nimport sys\n\nimport numpy as np\nimport torch\n";
        text += torchvision ? "import torchvision\n" : "import torch.nn.functional as F\n";
        text += "from PIL import Image, ImageOps\n";
        if (safetensors) text += "from safetensors import safe_open\n";
        text += safetensors ? R"(
with safe_open(<FILE>, "pt") as file:
    weights = {name: file.get_tensor(name) for name in file.keys()}
    facts = file.metadata()
)"
                            : R"(
weights = torch.load(<FILE>, weights_only=True)
)";
        text += m_options.bare ? "classes = <CLASSES>\n"
                : safetensors  ? "classes = json.loads(facts[\"classes\"])\n"
                               : "classes, weights = weights[\"classes\"], weights[\"model\"]\n";
        text += m_image + kPythonNumbers + (torchvision ? kTorchvision : kFunctional) + kPythonAnswer;
        return {"Python",
                std::string("torch, ") + (torchvision ? "torchvision, " : "") + "Pillow" +
                    (safetensors ? ", safetensors" : ""),
                replaced(text, m_by)};
    }

    Snippet torchScriptInPython() const {
        const bool bytes = m_options.withPreprocessing;
        std::string text = R"(import json
import sys

import numpy as np
import torch
from PIL import Image, ImageOps

facts = {<FACTS>: ""}
net = torch.jit.load(<FILE>, _extra_files=facts)
classes = json.loads(json.loads(facts[<FACTS>])["classes"])
)" + (bytes ? kPythonImage : m_image) +
                           (bytes ? "x = np.array(image)\n" : kPythonNumbers);
        text += "with torch.no_grad():\n    p = net(torch.from_numpy(x))";
        if (exportedNetwork(m_checkpoint, m_options).aux) text += "[0]";
        text += std::string(givesProbabilities(m_options) ? "[0]\n" : ".softmax(1)[0]\n") + kPythonAnswer;
        return {"Python", "torch, Pillow", replaced(text, m_by)};
    }

    Snippet onnxInPython() const {
        const bool bytes = m_options.withPreprocessing;
        std::string text = R"(import json
import sys

import numpy as np
import onnxruntime
from PIL import Image, ImageOps

net = onnxruntime.InferenceSession(<FILE>, providers=["CPUExecutionProvider"])
classes = json.loads(net.get_modelmeta().custom_metadata_map["classes"])
)" + m_image + (bytes ? "x = np.array(image)[None]\n" : kPythonNumbers);
        text += "p = net.run(None, {\"<INPUT>\": x})[0][0]\n";
        if (!m_options.softmax) text += "p = np.exp(p - p.max())\np /= p.sum()\n";
        return {"Python", "onnxruntime, Pillow", replaced(text + kPythonAnswer, m_by)};
    }

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
    Replacements m_by;
    std::string m_image;
};

}  // namespace

std::vector<Snippet> exportSnippets(const std::filesystem::path& file, const Checkpoint& checkpoint,
                                    const ExportOptions& options) {
    const Writer writer(file, checkpoint, options);
    std::vector<Snippet> snippets{writer.python()};
    if (options.format == ExportFormat::TorchScript) snippets.push_back(writer.torchScriptInCpp());
    if (options.format == ExportFormat::Onnx) snippets.push_back(writer.onnxInCpp());
    return snippets;
}

}  // namespace studio
