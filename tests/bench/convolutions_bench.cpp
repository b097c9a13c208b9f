// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
/// Every convolution of a training step alone, through the studio's own door to oneDNN: what a step can at best come
/// down to. Channels last; forward with weights that stay packed, both gradients as a step asks for them (the first
/// layer's input needs none), the three heads' included. That they are right is a test
/// (tests/engine/convolutions_test).
///     convolutions_bench VARIANT [--precision bfloat16|float32] [--side ..] [--batch ..] [--steps ..]
// LibTorch first, as everywhere.
#include "core/engine/torch/onednn.h"

#include "core/base/error.h"
#include "core/base/process.h"
#include "core/network/network.h"
#include "engine/tensor_support.h"
#include "support/bench_json.h"

#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>
#include <CLI/CLI.hpp>
#include <array>
#include <map>
#include <string>

namespace {

using namespace studio;
using bench::Json;
using engine::onednn::Geometry;

using Shape = std::array<int, 6>;  ///< in, out, side, kernel, stride, padding

struct Cost {
    double forward = 0, input = 0, weights = 0;  ///< median seconds
    double sum() const { return forward + input + weights; }
};

/// Its median seconds; throws where oneDNN has nothing fast and the step goes another way.
template <class F>
double secondsOf(const F& work, int steps) {
    bool taken = true;
    const double seconds = bench::timed([&] { taken = work().has_value() && taken; }, steps, 2).first;
    if (!taken) throw Error(ErrorCode::Internal, {"oneDNN has no fast convolution of this kind here"});
    return seconds;
}

Cost costOf(const Shape& shape, at::ScalarType type, int batch, int steps) {
    const auto [in, out, side, kernel, stride, padding] = shape;
    const Geometry geometry{stride, padding};
    const at::Tensor x = test::channelsLast(at::randn({batch, in, side, side}), type);
    const at::Tensor weight = test::channelsLast(at::randn({out, in, kernel, kernel}), at::kFloat);
    engine::onednn::PackedWeights packed;
    std::optional<at::Tensor> y;
    Cost cost;
    cost.forward = secondsOf([&] { return y = engine::onednn::convolution(x, weight, {}, geometry, &packed); }, steps);
    const at::Tensor dy = test::channelsLast(at::randn(y->sizes()), type);
    if (in != 3) cost.input = secondsOf([&] { return engine::onednn::inputGradient(dy, x, weight, geometry); }, steps);
    cost.weights = secondsOf([&] { return engine::onednn::weightGradient(dy, x, weight, geometry); }, steps);
    return cost;
}

Json convolutions(const NetworkSpec& network, at::ScalarType type, int batch, int steps) {
    const c10::NoGradGuard noGrad;
    at::set_num_threads(usableCores());
    std::map<Shape, int> shapes;
    for (const Layer& layer : networkLayers(network)) {
        if (layer.type != LayerType::Convolution) continue;
        ++shapes[{layer.inChannels, layer.outChannels, layer.inSize, layer.kernel, layer.stride, layer.padding}];
    }
    Cost sum;
    int count = 0;
    for (const auto& [shape, times] : shapes) {
        const Cost one = costOf(shape, type, batch, steps);
        sum.forward += times * one.forward;
        sum.input += times * one.input;
        sum.weights += times * one.weights;
        count += times;
    }
    return {{"seconds", sum.sum()},
            {"forward", sum.forward},
            {"input_gradient", sum.input},
            {"weight_gradient", sum.weights},
            {"convolutions", count},
            {"threads", at::get_num_threads()},
            {"onednn", engine::onednn::version()}};
}

}  // namespace

int main(int count, char** words) {
    tuneAllocator();
    std::string variant, precision = "bfloat16";
    int side = 224, batch = 32, steps = 5;
    CLI::App app{"The convolutions of a training step alone"};
    app.add_option("variant", variant)->required();
    app.add_option("--precision", precision)->check(CLI::IsMember({"bfloat16", "float32"}));
    app.add_option("--side", side);
    app.add_option("--batch", batch);
    app.add_option("--steps", steps);
    CLI11_PARSE(app, count, words);
    return bench::report([&] {
        return convolutions(defaultSpec(variantFromName(variant).value_or(Variant::Torchvision), 5, side),
                            precision == "float32" ? at::kFloat : at::kBFloat16, batch, steps);
    });
}
