// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/torch/channels_last.h"
#include "core/engine/torch/fused_ops.h"
#include "core/network/network.h"

#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/custom_function.h>
#include <algorithm>
#include <cstddef>
#include <span>

namespace studio::engine {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;
using Part = InceptionTensors::Part;
template <class T>
using PerPart = std::array<T, InceptionTensors::kParts>;

static_assert(std::ranges::all_of(kInceptionRows,
                                  [](const InceptionRow& row) {
                                      return (row.c1 | row.c3Reduce | row.c3 | row.c5Reduce | row.c5 | row.pool) % 8 ==
                                             0;
                                  }),
              "a GPU's kernels take eight channels at a time, of a range, too");

constexpr plain::Window kPool{3, 1, 1};
constexpr std::array kOnInput{InceptionTensors::k1x1, InceptionTensors::k3x3Reduce, InceptionTensors::k5x5Reduce};
constexpr std::array kBranches{InceptionTensors::k1x1, InceptionTensors::k3x3, InceptionTensors::k5x5,
                               InceptionTensors::kPoolProjection};

/// Which channels of the result, or of the convolutions on the input taken as one, a part has.
struct Range {
    std::int64_t first = 0, length = 0;
    at::Tensor of(const at::Tensor& x) const { return x.narrow(1, first, length); }
};
/// The merged convolution's order is kOnInput's, the result's kBranches'.
struct Ranges {
    PerPart<Range> inMerged{}, inResult{};  ///< empty: not in it
    std::int64_t merged = 0, result = 0;

    /// `channels`: of each part's output.
    explicit Ranges(const PerPart<std::int64_t>& channels) {
        for (const Part part : kOnInput) {
            inMerged[part] = {merged, channels[part]};
            merged += channels[part];
        }
        for (const Part part : kBranches) {
            inResult[part] = {result, channels[part]};
            result += channels[part];
        }
    }
};

PerPart<std::int64_t> outChannels(const InceptionTensors& tensors) {
    PerPart<std::int64_t> channels{};
    for (std::size_t part = 0; part < channels.size(); ++part) channels[part] = tensors.parts[part].weight.size(0);
    return channels;
}

plain::Geometry geometryOf(const at::Tensor& weight) {
    return {.stride = 1, .padding = static_cast<int>(weight.size(2)) / 2};
}

/// The parts' tensors one after another.
template <class TensorOf>
at::Tensor together(std::span<const Part> parts, const TensorOf& tensorOf) {
    variable_list all;
    for (const Part part : parts) all.push_back(tensorOf(part));
    return all.size() == 1 ? all.front() : at::cat(all);
}

/// What the backward pass needs of the forward pass. Of what is a range of a tensor the whole tensor is kept: a view of
/// the result would hold the graph's node, and the node the view.
struct Kept {
    at::Tensor x, pooled, places;
    at::Tensor onInput;           ///< the merged convolution's weight
    PerPart<at::Tensor> weights;  ///< of the later convolutions
    PerPart<at::Tensor> reduced;  ///< what the reductions gave, activated
    at::Tensor result;            ///< with a bias
    at::Tensor merged;            ///< with batch norm: what it was given by the merged convolution,
    PerPart<at::Tensor> given;    ///< and by the later ones
    PerPart<Affine> affines;
    PerPart<plain::Statistics> statistics;

    /// All of the above, in an order of their own.
    std::vector<at::Tensor*> tensors() {
        std::vector<at::Tensor*> all{&x, &pooled, &places, &onInput, &result, &merged};
        for (PerPart<at::Tensor>* parts : {&weights, &reduced, &given})
            for (at::Tensor& tensor : *parts) all.push_back(&tensor);
        for (Affine& affine : affines) all.insert(all.end(), {&affine.bias, &affine.norm.scale, &affine.norm.shift});
        for (plain::Statistics& of : statistics) all.insert(all.end(), {&of.mean, &of.inverse, &of.scale});
        return all;
    }

    /// What plain::activationGradient wants of a part: batch norm's input, or what came out after a bias.
    at::Tensor ofActivation(Part part, const Ranges& ranges) const {
        const Range &inMerged = ranges.inMerged[part], &inResult = ranges.inResult[part];
        if (affines[part].isNorm()) return inMerged.length > 0 ? inMerged.of(merged) : given[part];
        return inResult.length > 0 ? inResult.of(result) : reduced[part];
    }
};

at::Tensor emptyLike(const at::Tensor& x, std::int64_t channels) {
    return emptyChannelsLast({x.size(0), channels, x.size(2), x.size(3)}, x);
}

/// The convolutions on the input as one: its weight, and its bias where it has one.
ConvTensors merged(const InceptionTensors& tensors) {
    ConvTensors conv;
    conv.weight = together(kOnInput, [&](Part part) { return tensors.parts[part].weight; });
    if (!tensors.parts[kOnInput.front()].affine.isNorm())
        conv.affine.bias = together(kOnInput, [&](Part part) { return tensors.parts[part].affine.bias; });
    return conv;
}

/// `ofInput`: a gradient of x will be asked for.
at::Tensor forwardPass(const at::Tensor& x, const InceptionTensors& tensors, bool training, bool ofInput, Kept& kept) {
    const Ranges ranges(outChannels(tensors));
    for (std::size_t part = 0; part < tensors.parts.size(); ++part) {
        kept.affines[part] = tensors.parts[part].affine;
        kept.affines[part].added = plain::convolutionAddsBias(x, kept.affines[part]);
    }
    /// On a GPU in x's type, once for the way there and the way back; a CPU's convolutions read float32.
    const auto asUsed = [&](const at::Tensor& weight) {
        return channelsLast(x.is_cpu() ? weight : weight.to(x.scalar_type()));
    };
    const bool added = kept.affines.front().added;
    const auto convolve = [&](const at::Tensor& input, const at::Tensor& weight, const ConvTensors& conv) {
        return plain::convolve(input, weight, added ? conv.affine.bias : at::Tensor(), geometryOf(weight),
                               conv.packed.get());
    };
    const auto activate = [&](Part part, const at::Tensor& from, const at::Tensor& to) {
        kept.statistics[part] = plain::activate(from, to, kept.affines[part], training);
    };
    at::Tensor y = emptyLike(x, ranges.result);
    /// A part's convolution and activation, into its range of the result.
    const auto throughBranch = [&](Part part, const at::Tensor& input) {
        const ConvTensors& conv = tensors.parts[part];
        kept.weights[part] = asUsed(conv.weight);
        kept.given[part] = convolve(input, kept.weights[part], conv);
        activate(part, kept.given[part], ranges.inResult[part].of(y));
    };
    kept.x = x;
    const ConvTensors onInput = tensors.isGathered() ? tensors.onInput : merged(tensors);
    kept.onInput = asUsed(onInput.weight);
    kept.merged = convolve(x, kept.onInput, onInput);
    for (const Part part : kOnInput) {
        const bool ends = ranges.inResult[part].length > 0;
        if (!ends) kept.reduced[part] = emptyLike(x, ranges.inMerged[part].length);
        activate(part, ranges.inMerged[part].of(kept.merged), ends ? ranges.inResult[part].of(y) : kept.reduced[part]);
    }
    throughBranch(InceptionTensors::k3x3, kept.reduced[InceptionTensors::k3x3Reduce]);
    throughBranch(InceptionTensors::k5x5, kept.reduced[InceptionTensors::k5x5Reduce]);
    if (ofInput) kept.places = plain::emptyPlaces(x, kPool);
    kept.pooled = plain::maxPool(x, kPool, kept.places);
    throughBranch(InceptionTensors::kPoolProjection, kept.pooled);
    return y;
}

class InceptionModule : public torch::autograd::Function<InceptionModule> {
public:
    static at::Tensor forward(AutogradContext* context, const at::Tensor& x, at::TensorList /*parameters*/,
                              const InceptionTensors* tensors) {
        Kept kept;
        at::Tensor y = forwardPass(x, *tensors, /*training=*/true, x.requires_grad(), kept);
        if (!kept.affines.front().isNorm()) {
            kept.result = y;
            kept.merged = at::Tensor();
            kept.given.fill({});
        }
        variable_list all;
        for (const at::Tensor* tensor : kept.tensors()) all.push_back(*tensor);
        context->save_for_backward(std::move(all));
        context->saved_data["ofInput"] = x.requires_grad();
        return y;
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        Kept kept;
        const variable_list saved = context->get_saved_variables();
        const std::vector<at::Tensor*> members = kept.tensors();
        for (std::size_t i = 0; i < saved.size(); ++i) *members[i] = saved[i];
        const bool ofInput = context->saved_data["ofInput"].toBool();

        PerPart<std::int64_t> channels{};
        for (std::size_t part = 0; part < channels.size(); ++part)
            channels[part] = kept.affines[part].parameters().front().numel();
        const Ranges ranges(channels);
        const at::Tensor dy = channelsLast(gradients[0]);
        PerPart<variable_list> results;  // weight's, then the activation's parameters'
        const auto activationGradient = [&](Part part, const at::Tensor& up, const at::Tensor& to) {
            results[part] = plain::activationGradient(kept.ofActivation(part, ranges), up, to, kept.affines[part],
                                                      kept.statistics[part]);
        };
        /// From a part's range of the result down to the input of its convolution.
        const auto throughBranch = [&](Part part, const at::Tensor& input, bool further) {
            const at::Tensor given = emptyLike(dy, channels[part]);
            activationGradient(part, ranges.inResult[part].of(dy), given);
            const plain::ConvolutionGradient gradient =
                plain::convolutionGradient(given, input, kept.weights[part], geometryOf(kept.weights[part]), further,
                                           /*ofWeight=*/true);
            results[part].insert(results[part].begin(), gradient.weight);
            return gradient.x;
        };
        const at::Tensor dMerged = emptyLike(dy, ranges.merged);
        const auto intoMerged = [&](Part part, const at::Tensor& up) {
            activationGradient(part, up, ranges.inMerged[part].of(dMerged));
        };
        const auto throughReduction = [&](Part reduction, Part part) {
            intoMerged(reduction, throughBranch(part, kept.reduced[reduction], /*further=*/true));
        };
        throughReduction(InceptionTensors::k3x3Reduce, InceptionTensors::k3x3);
        throughReduction(InceptionTensors::k5x5Reduce, InceptionTensors::k5x5);
        intoMerged(InceptionTensors::k1x1, ranges.inResult[InceptionTensors::k1x1].of(dy));
        const at::Tensor dPooled = throughBranch(InceptionTensors::kPoolProjection, kept.pooled, ofInput);
        const plain::ConvolutionGradient onInput = plain::convolutionGradient(
            dMerged, kept.x, kept.onInput, geometryOf(kept.onInput), ofInput, /*ofWeight=*/true);
        if (ofInput) plain::maxPoolGradient(dPooled, kept.places, onInput.x, kPool, /*add=*/true);
        for (const Part part : kOnInput)
            results[part].insert(results[part].begin(),
                                 onInput.weight.narrow(0, ranges.inMerged[part].first, channels[part]));

        variable_list all{onInput.x};
        for (const variable_list& part : results) all.insert(all.end(), part.begin(), part.end());
        all.emplace_back();
        return all;
    }
};

/// As separate operations.
at::Tensor composed(const at::Tensor& x, const InceptionTensors& tensors, bool training) {
    variable_list branches;
    for (const Part part : kBranches) branches.push_back(inceptionPart(x, tensors, part, training));
    return at::cat(branches, 1);
}

}  // namespace

bool InceptionTensors::isGathered() const {
    const auto areIn = [&](const at::Tensor& whole, const auto& tensorOf) {
        if (!whole.defined()) return false;
        const auto* place = static_cast<const std::byte*>(whole.data_ptr());
        for (const Part part : kOnInput) {
            const at::Tensor& tensor = tensorOf(parts[part]);
            if (tensor.scalar_type() != whole.scalar_type() || tensor.data_ptr() != place) return false;
            place += tensor.nbytes();
        }
        return true;
    };
    const bool isNorm = parts[kOnInput.front()].affine.isNorm();
    return areIn(onInput.weight, [](const ConvTensors& part) -> const at::Tensor& { return part.weight; }) &&
           (isNorm ||
            areIn(onInput.affine.bias, [](const ConvTensors& part) -> const at::Tensor& { return part.affine.bias; }));
}

void InceptionTensors::gather() {
    if (isGathered()) return;
    const c10::NoGradGuard noGrad;
    onInput = merged(*this);
    const Ranges ranges(outChannels(*this));
    for (const Part part : kOnInput) {
        const auto rangeOf = [range = ranges.inMerged[part]](const at::Tensor& whole) {
            return whole.narrow(0, range.first, range.length);
        };
        ConvTensors& conv = parts[part];
        conv.weight.set_data(rangeOf(onInput.weight));
        if (!conv.affine.isNorm()) conv.affine.bias.set_data(rangeOf(onInput.affine.bias));
    }
}

void InceptionTensors::settle() {
    gather();
    onInput.packed = std::make_shared<plain::PackedWeights>();
    for (ConvTensors& part : parts) part.packed = std::make_shared<plain::PackedWeights>();
}

at::Tensor inceptionPart(const at::Tensor& x, const InceptionTensors& tensors, Part part, bool training) {
    const auto input = [&] {
        if (part == InceptionTensors::k3x3) return inceptionPart(x, tensors, InceptionTensors::k3x3Reduce, training);
        if (part == InceptionTensors::k5x5) return inceptionPart(x, tensors, InceptionTensors::k5x5Reduce, training);
        return part == InceptionTensors::kPoolProjection ? maxPool(x, kPool) : x;
    };
    return convolution(input(), tensors.parts[part], training);
}

at::Tensor inception(const at::Tensor& x, const InceptionTensors& tensors, bool training) {
    const Ranges ranges(outChannels(tensors));
    if (!plain::isOurs(x, std::max(ranges.merged, ranges.result))) return composed(x, tensors, training);
    if (!training) {
        Kept unused;
        return forwardPass(x, tensors, training, /*ofInput=*/false, unused);
    }
    variable_list parameters;
    for (const ConvTensors& part : tensors.parts) {
        parameters.push_back(part.weight);
        for (const at::Tensor& each : part.affine.parameters()) parameters.push_back(each);
    }
    return InceptionModule::apply(x, at::TensorList(parameters), &tensors);
}

}  // namespace studio::engine
