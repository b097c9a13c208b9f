// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/operations.h"
#include "core/runs/export_snippet_texts.h"

#include <string>

namespace studio {
namespace {

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

class PythonWriter {
public:
    PythonWriter(const Checkpoint& checkpoint, const ExportOptions& options)
        : m_checkpoint(checkpoint),
          m_options(options),
          m_image(std::string(kPythonImage) + (checkpoint.preprocessing.resize == Preprocessing::Resize::Squash
                                                   ? kPythonSquash
                                                   : kPythonShorterSide)) {}

    Snippet write() const {
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

private:
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
                text};
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
        return {"Python", "torch, Pillow", text};
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
        return {"Python", "onnxruntime, Pillow", text + kPythonAnswer};
    }

    const Checkpoint& m_checkpoint;
    const ExportOptions& m_options;
    std::string m_image;
};

}  // namespace

Snippet pythonSnippet(const Checkpoint& checkpoint, const ExportOptions& options) {
    return PythonWriter(checkpoint, options).write();
}

}  // namespace studio
