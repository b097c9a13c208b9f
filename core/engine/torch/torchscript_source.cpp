// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/torch/torchscript_source.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/network/operations.h"

#include <algorithm>

namespace studio::engine {
namespace {

std::string pair(int value) {
    return "[" + std::to_string(value) + ", " + std::to_string(value) + "]";
}

/// "inception3a.branch2.0.conv.weight" as an expression: a name that is a number is no attribute in Python.
std::string attribute(std::string_view path) {
    std::string text = "self";
    while (!path.empty()) {
        const std::string part(path.substr(0, path.find('.')));
        path.remove_prefix(std::min(path.size(), part.size() + 1));
        text = part[0] >= '0' && part[0] <= '9' ? "getattr(" + text + ", \"" + part + "\")" : text + "." + part;
    }
    return text;
}

std::string variable(std::string name) {
    std::ranges::replace(name, '.', '_');
    return name;
}

class Source {
public:
    explicit Source(const TorchScriptRequest& request) : m_request(request) {}

    std::string text() {
        head();
        for (const Operation& operation : networkOperations(m_request.network)) add(operation);
        outputs();
        return std::move(m_text);
    }

private:
    void line(const std::string& text) { m_text += "    " + text + "\n"; }

    std::string weight(const std::string& name) const {
        const Array* array = findArray(m_request.weights, name);
        if (!array) throw Error(ErrorCode::Internal, {"no weight " + name});
        return attribute(name) + (array->dtype == DType::Float16 ? ".float()" : "");
    }

    /// Its input is made row-major first: over a channels-last one PyTorch 2.6 specialises the batch norms of the
    /// second call without end.
    void head() {
        const std::string result = m_request.network.aux ? "Tuple[Tensor, Tensor, Tensor]" : "Tensor";
        if (!m_request.withPreprocessing) {
            m_text = "def forward(self, input: Tensor) -> " + result + ":\n";
            line("input = input.contiguous()");
            return;
        }
        m_text = "def forward(self, image: Tensor) -> " + result + ":\n";
        line("x = image");
        line("if x.dim() == 3:");
        line("    x = x.unsqueeze(0)");
        line("x = x.permute([0, 3, 1, 2]).float()");
        resize();
        if (m_request.preprocessing.channels == Preprocessing::Channels::Bgr) line("x = torch.flip(x, [1])");
        line("x = (x * self.preprocessing.scale - self.preprocessing.mean) / self.preprocessing.std");
        line("input = x.contiguous()");
    }

    /// core/data/preprocessing.h in float: antialiased, and rounded to whole grey levels at its end. A picture that has
    /// the size already is left as it is, as there.
    void resize() {
        const Preprocessing& how = m_request.preprocessing;
        const std::string size = std::to_string(how.size), crop = std::to_string(how.crop);
        line("height = x.size(2)");
        line("width = x.size(3)");
        line("new_height = " + size);
        line("new_width = " + size);
        if (how.resize == Preprocessing::Resize::ShorterSideThenCentreCrop) {
            line("if height > width:");
            line("    new_height = " + size + " * height // width");
            line("else:");
            line("    new_width = " + size + " * width // height");
        }
        line("if height != new_height or width != new_width:");
        line("    x = torch._upsample_bilinear2d_aa(x, [new_height, new_width], False, None, None)");
        // Not torch.round: the kernel that PyTorch 2.6 makes of it for the second call answers the same for any
        // picture.
        line("    x = torch.clamp(torch.floor(x + 0.5), 0, 255)");
        if (how.resize != Preprocessing::Resize::ShorterSideThenCentreCrop) return;
        line("top = int(round((new_height - " + crop + ") / 2.0))");
        line("left = int(round((new_width - " + crop + ") / 2.0))");
        line("x = torch.slice(torch.slice(x, 2, top, top + " + crop + "), 3, left, left + " + crop + ")");
    }

    void add(const Operation& operation) {
        const std::string to = variable(operation.name);
        if (operation.kind == Operation::Kind::Concatenation) {
            std::string all;
            for (const std::string& each : operation.inputs) all += (all.empty() ? "" : ", ") + variable(each);
            line(to + " = torch.cat([" + all + "], 1)");
            return;
        }
        std::string value = layer(operation, variable(operation.inputs.front()));
        if (operation.relu) value = "torch.relu(" + value + ")";
        line(to + " = " + value);
    }

    std::string layer(const Operation& operation, const std::string& from) {
        const Layer& of = operation.layer;
        switch (of.type) {
            case LayerType::Convolution:
                return convolution(operation, from);
            case LayerType::MaxPool:
                return "torch.max_pool2d(" + from + ", " + pair(of.kernel) + ", " + pair(of.stride) + ", " +
                       pair(of.padding) + ", [1, 1], " + (of.ceilMode ? "True" : "False") + ")";
            case LayerType::AveragePool:
                if (of.kernel == of.inSize) return "torch.adaptive_avg_pool2d(" + from + ", [1, 1])";
                return "torch.avg_pool2d(" + from + ", " + pair(of.kernel) + ", " + pair(of.stride) + ")";
            case LayerType::AdaptiveAveragePool:
                return "torch.adaptive_avg_pool2d(" + from + ", " + pair(of.outSize) + ")";
            case LayerType::Lrn:
                return lrn(variable(operation.name), from);
            case LayerType::FullyConnected:
                return "torch.linear(" + (operation.flatten ? "torch.flatten(" + from + ", 1)" : from) + ", " +
                       weight(operation.name + ".weight") + ", " + weight(operation.name + ".bias") + ")";
        }
        return from;
    }

    std::string convolution(const Operation& operation, const std::string& from) const {
        const std::string conv = operation.name + ".conv", norm = operation.name + ".bn";
        const bool batchNorm = findArray(m_request.weights, norm + ".weight") != nullptr;
        const std::string y = "torch.conv2d(" + from + ", " + weight(conv + ".weight") + ", " +
                              (batchNorm ? "None" : weight(conv + ".bias")) + ", " + pair(operation.layer.stride) +
                              ", " + pair(operation.layer.padding) + ")";
        if (!batchNorm) return y;
        std::string parts;
        for (const char* part : {".weight", ".bias", ".running_mean", ".running_var"})
            parts += ", " + weight(norm + part);
        return "torch.batch_norm(" + y + parts + ", False, 0.0, " + numberText(kBatchNormEpsilon) + ", False)";
    }

    /// x / (k + alpha / n x sum of the squares of n neighbouring channels)^beta, as torch.nn.LocalResponseNorm does it.
    std::string lrn(const std::string& name, const std::string& from) {
        const std::string half = std::to_string(kLrnSize / 2), mean = name + "_mean";
        line(mean + " = torch.constant_pad_nd((" + from + " * " + from + ").unsqueeze(1), [0, 0, 0, 0, " + half + ", " +
             half + "], 0.0)");
        line(mean + " = torch.avg_pool3d(" + mean + ", [" + std::to_string(kLrnSize) +
             ", 1, 1], [1, 1, 1]).squeeze(1)");
        return from + " / torch.pow(" + mean + " * " + numberText(kLrnAlpha) + " + " + numberText(kLrnBias) + ".0, " +
               numberText(kLrnBeta) + ")";
    }

    void outputs() {
        std::string all;
        for (const HeadOutput& head : headOutputs(m_request.network)) {
            const std::string logits = variable(head.operation);
            all += (all.empty() ? "" : ", ") + (m_request.softmax ? "torch.softmax(" + logits + ", 1)" : logits);
        }
        line(m_request.network.aux ? "return (" + all + ")" : "return " + all);
    }

    const TorchScriptRequest& m_request;
    std::string m_text;
};

}  // namespace

std::string torchScriptSource(const TorchScriptRequest& request) {
    return Source(request).text();
}

}  // namespace studio::engine
