// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/torch/onednn.h"

#include "core/engine/torch/channels_last.h"

#ifdef STUDIO_ONEDNN

#include <ATen/Parallel.h>
#include <array>
#include <map>
#include <mutex>
#include <oneapi/dnnl/dnnl.hpp>
#include <vector>

namespace studio::engine::onednn {
namespace {

using dnnl::memory;

enum class Kind { Forward, InputGradient, WeightGradient };

dnnl::engine& cpu() {
    static auto* const engine = new dnnl::engine(dnnl::engine::kind::cpu, 0);  // to the end: plans hold it
    return *engine;
}

memory::data_type typeOf(const at::Tensor& x) {
    return x.scalar_type() == at::kFloat ? memory::data_type::f32 : memory::data_type::bf16;
}

/// What a convolution is, for all of its three directions.
struct Problem {
    memory::dims in, weight, out;  ///< N x C x H x W; out x in x kernel x kernel
    Geometry geometry;
    memory::data_type type;
    bool bias;

    auto key(Kind kind) const {
        return std::tuple(kind, type, in, weight, geometry.stride, geometry.padding, bias, at::get_num_threads());
    }
};

Problem problemOf(at::IntArrayRef in, at::IntArrayRef weight, const at::Tensor& typed, const Geometry& geometry,
                  bool bias) {
    const auto side = [&](std::int64_t of, std::int64_t kernel) {
        return (of + 2 * geometry.padding - kernel) / geometry.stride + 1;
    };
    return {in.vec(), weight.vec(),  {in[0], weight[0], side(in[2], weight[2]), side(in[3], weight[3])},
            geometry, typeOf(typed), bias};
}

/// A direction of a problem, ready to be run.
struct Plan {
    dnnl::primitive primitive;
    memory::desc in, weights, bias, out, scratch;
};

/// oneDNN 3 took the descriptions between away.
template <class Description, class... Hint>
Description describe(const dnnl::primitive_attr& attributes, const Hint&... hint, auto&&... what) {
#if DNNL_VERSION_MAJOR >= 3
    return Description(cpu(), what..., hint..., attributes);
#else
    return Description({what...}, attributes, cpu(), hint...);
#endif
}

/// Null where oneDNN has nothing fast.
template <class Primitive, class Description>
std::shared_ptr<const Plan> planOf(const Description& description, const memory::desc& weights, Plan plan) {
    if (std::string(description.impl_info_str()).find("ref") != std::string::npos) return nullptr;
    plan.primitive = Primitive(description);
    plan.weights = weights;
    plan.scratch = description.scratchpad_desc();
    return std::make_shared<Plan>(std::move(plan));
}

std::shared_ptr<const Plan> makePlan(const Problem& problem, Kind kind) {
    using Forward = dnnl::convolution_forward;
    using BackwardData = dnnl::convolution_backward_data;
    using BackwardWeights = dnnl::convolution_backward_weights;
    constexpr auto kBy = dnnl::algorithm::convolution_direct;
    const memory::dims strides(2, problem.geometry.stride), padding(2, problem.geometry.padding);
    const auto weightsOf = [&](memory::data_type type) {
        return memory::desc(problem.weight, type, memory::format_tag::any);
    };
    Plan plan;
    plan.in = memory::desc(problem.in, problem.type, memory::format_tag::nhwc);
    plan.out = memory::desc(problem.out, problem.type, memory::format_tag::nhwc);
    if (problem.bias) plan.bias = memory::desc({problem.weight[0]}, memory::data_type::f32, memory::format_tag::x);
    dnnl::primitive_attr attributes;
    attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
    const auto forward =
        describe<Forward::primitive_desc>(attributes, dnnl::prop_kind::forward_training, kBy, plan.in,
                                          weightsOf(problem.type), plan.bias, plan.out, strides, padding, padding);
    if (kind == Kind::Forward) return planOf<Forward>(forward, forward.weights_desc(), plan);
    if (kind == Kind::InputGradient) {
        const auto backward = describe<BackwardData::primitive_desc, Forward::primitive_desc>(
            attributes, forward, kBy, plan.in, weightsOf(problem.type), plan.out, strides, padding, padding);
        return planOf<BackwardData>(backward, backward.weights_desc(), plan);
    }
    const auto backward = describe<BackwardWeights::primitive_desc, Forward::primitive_desc>(
        attributes, forward, kBy, plan.in, weightsOf(memory::data_type::f32), plan.out, strides, padding, padding);
    return planOf<BackwardWeights>(backward, backward.diff_weights_desc(), plan);
}

/// Kept for each problem; null where oneDNN has nothing fast for it.
std::shared_ptr<const Plan> planFor(const Problem& problem, Kind kind) {
    constexpr std::size_t kMost = 4096;  // a run has some two hundred; many batch sizes are not to grow without end
    static std::mutex mutex;
    const auto key = problem.key(kind);
    static auto& plans = *new std::map<std::decay_t<decltype(key)>, std::shared_ptr<const Plan>>;
    {
        const std::lock_guard lock(mutex);
        if (const auto found = plans.find(key); found != plans.end()) return found->second;
    }
    std::shared_ptr<const Plan> plan;
    try {
        plan = makePlan(problem, kind);
    } catch (const dnnl::error& error) {
        if (error.status == dnnl_out_of_memory) throw std::bad_alloc();
        if (error.status != dnnl_unimplemented) throw;
    }
    const std::lock_guard lock(mutex);
    if (plans.size() >= kMost) plans.clear();
    return plans.emplace(key, plan).first->second;
}

bool takes(const at::Tensor& x, const at::Tensor& weight) {
    const bool typed = x.scalar_type() == at::kFloat || x.scalar_type() == at::kBFloat16;
    const bool fits = weight.scalar_type() == at::kFloat || weight.scalar_type() == x.scalar_type();
    return x.is_cpu() && x.dim() == 4 && typed && fits && x.is_contiguous(at::MemoryFormat::ChannelsLast) &&
           weight.is_non_overlapping_and_dense();
}

/// A tensor's own memory, as oneDNN sees it.
memory memoryOf(const at::Tensor& tensor, const memory::desc& description) {
    return {description, cpu(), tensor.data_ptr()};
}
memory plainMemory(const at::Tensor& weight) {
    return memoryOf(weight, {weight.sizes().vec(), typeOf(weight), weight.strides().vec()});
}

at::Tensor bytes(const memory::desc& description) {
    return at::empty({static_cast<std::int64_t>(description.get_size())}, at::kByte);
}

void run(const dnnl::primitive& primitive, const std::unordered_map<int, memory>& arguments) {
    dnnl::stream stream(cpu());
    primitive.execute(stream, arguments);
    stream.wait();
}

void reorder(const memory& from, const memory& to) {
    dnnl::stream stream(cpu());
    memory source = from, target = to;
    dnnl::reorder(source, target).execute(stream, source, target);
    stream.wait();
}

/// Errors as LibTorch's callers know them.
template <class F>
auto translated(F&& work) {
    try {
        return work();
    } catch (const dnnl::error& error) {
        if (error.status == dnnl_out_of_memory) throw std::bad_alloc();
        throw;
    }
}

}  // namespace

struct PackedWeights::Kept {
    std::mutex mutex;
    std::vector<std::pair<memory::desc, at::Tensor>> packed;
};
PackedWeights::PackedWeights() : m_kept(std::make_unique<Kept>()) {}
PackedWeights::~PackedWeights() = default;

/// `weight` in the order of `wanted`: kept, its own memory, or a copy.
class Packing {
public:
    Packing(const at::Tensor& weight, const memory::desc& wanted, PackedWeights* keep) {
        if (keep == nullptr) {
            m_memory = pack(weight, wanted);
            return;
        }
        PackedWeights::Kept& kept = *keep->m_kept;
        const std::lock_guard lock(kept.mutex);
        for (const auto& [description, tensor] : kept.packed) {
            if (description != wanted) continue;
            m_memory = memoryOf(m_tensor = tensor, wanted);
            return;
        }
        m_memory = pack(weight, wanted);
        kept.packed.emplace_back(wanted, m_tensor);
    }
    const memory& get() const { return m_memory; }

private:
    memory pack(const at::Tensor& weight, const memory::desc& wanted) {
        const memory plain = plainMemory(weight);
        if (plain.get_desc() == wanted) return memoryOf(m_tensor = weight, wanted);
        const memory packed = memoryOf(m_tensor = bytes(wanted), wanted);
        reorder(plain, packed);
        return packed;
    }

    at::Tensor m_tensor;
    memory m_memory;
};

std::string version() {
    const dnnl_version_t& v = *dnnl_version();
    return std::to_string(v.major) + '.' + std::to_string(v.minor) + '.' + std::to_string(v.patch);
}

std::optional<at::Tensor> convolution(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                                      const Geometry& geometry, PackedWeights* packed) {
    if (!takes(x, weight)) return std::nullopt;
    const Problem problem = problemOf(x.sizes(), weight.sizes(), x, geometry, bias.defined());
    const std::shared_ptr<const Plan> plan = planFor(problem, Kind::Forward);
    if (!plan) return std::nullopt;
    return translated([&] {
        at::Tensor y = emptyChannelsLast(problem.out, x);
        const Packing weights(weight, plan->weights, packed);
        const at::Tensor scratch = bytes(plan->scratch);
        std::unordered_map<int, memory> arguments{{DNNL_ARG_SRC, memoryOf(x, plan->in)},
                                                  {DNNL_ARG_WEIGHTS, weights.get()},
                                                  {DNNL_ARG_DST, memoryOf(y, plan->out)},
                                                  {DNNL_ARG_SCRATCHPAD, memoryOf(scratch, plan->scratch)}};
        if (bias.defined()) arguments.emplace(DNNL_ARG_BIAS, memoryOf(bias, plan->bias));
        run(plan->primitive, arguments);
        return y;
    });
}

std::optional<at::Tensor> inputGradient(const at::Tensor& dy, const at::Tensor& like, const at::Tensor& weight,
                                        const Geometry& geometry) {
    if (!takes(dy, weight)) return std::nullopt;
    const std::shared_ptr<const Plan> plan =
        planFor(problemOf(like.sizes(), weight.sizes(), dy, geometry, false), Kind::InputGradient);
    if (!plan) return std::nullopt;
    return translated([&] {
        at::Tensor dx = emptyChannelsLast(like.sizes(), dy);
        const Packing weights(weight, plan->weights, nullptr);
        const at::Tensor scratch = bytes(plan->scratch);
        run(plan->primitive, {{DNNL_ARG_DIFF_DST, memoryOf(dy, plan->out)},
                              {DNNL_ARG_WEIGHTS, weights.get()},
                              {DNNL_ARG_DIFF_SRC, memoryOf(dx, plan->in)},
                              {DNNL_ARG_SCRATCHPAD, memoryOf(scratch, plan->scratch)}});
        return dx;
    });
}

std::optional<at::Tensor> weightGradient(const at::Tensor& dy, const at::Tensor& x, const at::Tensor& like,
                                         const Geometry& geometry) {
    if (!takes(dy, like) || !takes(x, like)) return std::nullopt;
    const std::shared_ptr<const Plan> plan =
        planFor(problemOf(x.sizes(), like.sizes(), dy, geometry, false), Kind::WeightGradient);
    if (!plan) return std::nullopt;
    return translated([&] {
        const at::Tensor dWeight = at::empty_strided(like.sizes(), like.strides(), like.options().dtype(at::kFloat));
        const memory plain = plainMemory(dWeight);
        const bool asWanted = plain.get_desc() == plan->weights;
        const at::Tensor packed = asWanted ? dWeight : bytes(plan->weights);
        const at::Tensor scratch = bytes(plan->scratch);
        const memory result = memoryOf(packed, plan->weights);
        run(plan->primitive, {{DNNL_ARG_SRC, memoryOf(x, plan->in)},
                              {DNNL_ARG_DIFF_DST, memoryOf(dy, plan->out)},
                              {DNNL_ARG_DIFF_WEIGHTS, result},
                              {DNNL_ARG_SCRATCHPAD, memoryOf(scratch, plan->scratch)}});
        if (!asWanted) reorder(result, plain);
        return dWeight;
    });
}

}  // namespace studio::engine::onednn

#else

namespace studio::engine::onednn {

struct PackedWeights::Kept {};
PackedWeights::PackedWeights() = default;
PackedWeights::~PackedWeights() = default;

std::string version() {
    return {};
}
std::optional<at::Tensor> convolution(const at::Tensor&, const at::Tensor&, const at::Tensor&, const Geometry&,
                                      PackedWeights*) {
    return std::nullopt;
}
std::optional<at::Tensor> inputGradient(const at::Tensor&, const at::Tensor&, const at::Tensor&, const Geometry&) {
    return std::nullopt;
}
std::optional<at::Tensor> weightGradient(const at::Tensor&, const at::Tensor&, const at::Tensor&, const Geometry&) {
    return std::nullopt;
}

}  // namespace studio::engine::onednn

#endif
