// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/torchscript.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/process.h"
#include "core/engine/torch/tensors.h"
#include "core/engine/torch/torchscript_source.h"

#include <torch/csrc/jit/serialization/import.h>
#include <torch/script.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <map>

namespace studio::engine {
namespace {

using torch::jit::CompilationUnit;
using torch::jit::Module;

/// Modules that nest as the state dict's names do. A child is put into its parent once it has all of its own, as its
/// type is closed then.
struct Node {
    std::map<std::string, Node> children;
    std::vector<std::pair<std::string, at::Tensor>> tensors;
};

Node& nodeAt(Node& root, std::string_view path, std::string& leaf) {
    Node* node = &root;
    for (std::size_t dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.')) {
        node = &node->children[std::string(path.substr(0, dot))];
        path.remove_prefix(dot + 1);
    }
    leaf = path;
    return *node;
}

bool isBuffer(const std::string& name) {
    return name.starts_with("running_") || name == "num_batches_tracked" || name == "scale" || name == "mean" ||
           name == "std";
}

Module moduleOf(const Node& node, const std::string& name, const std::shared_ptr<CompilationUnit>& unit) {
    Module made(c10::QualifiedName("__torch__." + name), unit, /*shouldMangle=*/true);
    made.register_attribute("training", c10::BoolType::get(), false);
    for (const auto& [leaf, tensor] : node.tensors) made.register_parameter(leaf, tensor, isBuffer(leaf));
    for (const auto& [child, inside] : node.children)
        made.register_module(child, moduleOf(inside, name + "_" + child, unit));
    return made;
}

void addPreprocessing(Node& root, const Preprocessing& how) {
    Node& node = root.children[kPreprocessingModule];
    const auto perChannel = [](const std::array<double, 3>& values) {
        return at::tensor({values[0], values[1], values[2]}, at::kFloat).view({1, 3, 1, 1});
    };
    node.tensors = {
        {"scale", at::tensor({how.scale}, at::kFloat)}, {"mean", perChannel(how.mean)}, {"std", perChannel(how.std)}};
}

void write(const std::filesystem::path& path, const TorchScriptRequest& request) {
    Node root;
    for (const auto& [name, array] : request.weights) {
        std::string leaf;
        Node& node = nodeAt(root, name, leaf);
        node.tensors.emplace_back(leaf, toTensor(array));
    }
    if (request.withPreprocessing) addPreprocessing(root, request.preprocessing);
    Module program = moduleOf(root, "GoogLeNet", std::make_shared<CompilationUnit>());
    program.define(torchScriptSource(request));
    std::ofstream file(path, std::ios::binary);
    program.save(file, {{request.factsName, request.facts}});
    file.close();
    if (!file) throw Error(ErrorCode::CannotWrite, {pathToText(path), std::strerror(errno)});
}

std::vector<float> floatsOf(const at::Tensor& tensor) {
    const at::Tensor host = tensor.to(at::kFloat).contiguous();
    return {host.data_ptr<float>(), host.data_ptr<float>() + host.numel()};
}

std::vector<std::vector<float>> run(const std::filesystem::path& path, const at::Tensor& input) {
    constexpr std::int64_t kPart = 2;  // the largest feature map is to be small beside the weights
    useThreads(usableCores());
    const c10::InferenceMode inference;
    // Specialising the program for these pictures costs more than running it twice.
    torch::jit::setGraphExecutorOptimize(false);
    std::ifstream file(path, std::ios::binary);
    Module program = torch::jit::load(file);
    std::vector<std::vector<float>> outputs;
    for (const at::Tensor& part : input.split(kPart)) {
        const torch::jit::IValue answer = program.forward({part});
        std::vector<at::Tensor> heads;
        if (answer.isTensor()) heads = {answer.toTensor()};
        if (answer.isTuple())
            for (const torch::jit::IValue& each : answer.toTupleRef().elements()) heads.push_back(each.toTensor());
        outputs.resize(heads.size());
        for (std::size_t head = 0; head < heads.size(); ++head) {
            const std::vector<float> floats = floatsOf(heads[head]);
            outputs[head].insert(outputs[head].end(), floats.begin(), floats.end());
        }
    }
    return outputs;
}

}  // namespace
}  // namespace studio::engine

extern "C" __attribute__((visibility("default"))) void studioWriteTorchScript(
    const std::filesystem::path& path, const studio::TorchScriptRequest& request) {
    studio::engine::guarded(0, [&] { studio::engine::write(path, request); });
}

extern "C" __attribute__((visibility("default"))) std::vector<std::vector<float>> studioRunTorchScript(
    const std::filesystem::path& path, int count, int side, std::span<const float> floats,
    std::span<const std::uint8_t> bytes) {
    return studio::engine::guarded(count, [&] {
        const at::Tensor input =
            bytes.empty() ? at::from_blob(const_cast<float*>(floats.data()), {count, 3, side, side}, at::kFloat)
                          : at::from_blob(const_cast<std::uint8_t*>(bytes.data()), {count, side, side, 3}, at::kByte);
        return studio::engine::run(path, input);
    });
}
