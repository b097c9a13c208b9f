// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/torch/onednn.h"

#include "core/engine/torch/channels_last.h"

#ifdef STUDIO_ONEDNN

#include <ATen/Parallel.h>
#include <algorithm>
#include <array>
#include <bit>
#include <initializer_list>
#include <mutex>
#include <oneapi/dnnl/dnnl.hpp>
#include <unordered_map>
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

/// A direction of a convolution, in numbers alone: it is looked up in each call.
struct Problem {
    using Four = std::array<std::int64_t, 4>;
    Kind kind;
    memory::data_type type, weightType;
    bool bias;
    Geometry geometry;
    Four in, weight, weightStrides;  ///< N x C x H x W; out x in x kernel x kernel

    using Key = std::array<std::int64_t, 18>;
    Key key() const {
        Key key{static_cast<std::int64_t>(kind),         static_cast<std::int64_t>(type),
                static_cast<std::int64_t>(weightType),   bias,
                geometry.stride << 8 | geometry.padding, at::get_num_threads()};
        auto* next = key.data() + 6;
        for (const Four& four : {in, weight, weightStrides}) next = std::ranges::copy(four, next).out;
        return key;
    }
    memory::dims out() const {
        const auto side = [&](std::int64_t of, std::int64_t kernel) {
            return (of + 2 * geometry.padding - kernel) / geometry.stride + 1;
        };
        return {in[0], weight[0], side(in[2], weight[2]), side(in[3], weight[3])};
    }
};
struct KeyHash {
    std::size_t operator()(const Problem::Key& key) const {
        std::uint64_t hash = 0;
        for (const std::int64_t number : key)
            hash = (std::rotl(hash, 5) ^ static_cast<std::uint64_t>(number)) * 0x9E3779B97F4A7C15;
        return hash;
    }
};
template <class T>
using PerProblem = std::unordered_map<Problem::Key, T, KeyHash>;
/// A run has some two hundred; many batch sizes are not to grow without end.
constexpr std::size_t kMostProblems = 4096;

/// `typed`: an input or output.
Problem problemOf(Kind kind, at::IntArrayRef in, const at::Tensor& weight, const at::Tensor& typed,
                  const Geometry& geometry, bool bias) {
    const auto four = [](at::IntArrayRef of) { return Problem::Four{of[0], of[1], of[2], of[3]}; };
    return {kind,     typeOf(typed), typeOf(weight),       bias,
            geometry, four(in),      four(weight.sizes()), four(weight.strides())};
}

/// A problem, ready to be run.
struct Plan {
    dnnl::primitive primitive;
    memory::desc in, weights, bias, out, scratch;
    memory::dims outSizes;
    memory::desc plain;       ///< the weights, or their gradient, as the caller has them,
    dnnl::primitive reorder;  ///< and from there to `weights` or back; empty: they are the same
    memory::desc reorderScratch;
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

memory::dims dimsOf(const Problem::Four& four) {
    return {four.begin(), four.end()};
}

dnnl::primitive_attr ownScratch() {
    dnnl::primitive_attr attributes;
    attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
    return attributes;
}

void addReorder(Plan& plan, Kind kind) {
    if (plan.plain == plan.weights) return;
    const bool back = kind == Kind::WeightGradient;
    const dnnl::reorder::primitive_desc description(cpu(), back ? plan.weights : plan.plain, cpu(),
                                                    back ? plan.plain : plan.weights, ownScratch());
    plan.reorder = dnnl::reorder(description);
    plan.reorderScratch = description.scratchpad_desc();
}

/// Null where oneDNN has nothing fast.
template <class Primitive, class Description>
std::shared_ptr<const Plan> planOf(const Description& description, const memory::desc& weights, Plan plan, Kind kind) {
    if (std::string(description.impl_info_str()).find("ref") != std::string::npos) return nullptr;
    plan.primitive = Primitive(description);
    plan.weights = weights;
    plan.scratch = description.scratchpad_desc();
    addReorder(plan, kind);
    return std::make_shared<Plan>(std::move(plan));
}

std::shared_ptr<const Plan> makePlan(const Problem& problem) {
    using Forward = dnnl::convolution_forward;
    using BackwardData = dnnl::convolution_backward_data;
    using BackwardWeights = dnnl::convolution_backward_weights;
    constexpr auto kBy = dnnl::algorithm::convolution_direct;
    constexpr auto kFloat = memory::data_type::f32;
    const Kind kind = problem.kind;
    const memory::dims strides(2, problem.geometry.stride), padding(2, problem.geometry.padding);
    const memory::dims weight = dimsOf(problem.weight);
    const auto weightsOf = [&](memory::data_type type) { return memory::desc(weight, type, memory::format_tag::any); };
    Plan plan;
    plan.outSizes = problem.out();
    plan.in = memory::desc(dimsOf(problem.in), problem.type, memory::format_tag::nhwc);
    plan.out = memory::desc(plan.outSizes, problem.type, memory::format_tag::nhwc);
    if (problem.bias) plan.bias = memory::desc({problem.weight[0]}, kFloat, memory::format_tag::x);
    plan.plain =
        memory::desc(weight, kind == Kind::WeightGradient ? kFloat : problem.weightType, dimsOf(problem.weightStrides));
    const dnnl::primitive_attr attributes = ownScratch();
    const auto forward =
        describe<Forward::primitive_desc>(attributes, dnnl::prop_kind::forward_training, kBy, plan.in,
                                          weightsOf(problem.type), plan.bias, plan.out, strides, padding, padding);
    if (kind == Kind::Forward) return planOf<Forward>(forward, forward.weights_desc(), plan, kind);
    if (kind == Kind::InputGradient) {
        const auto backward = describe<BackwardData::primitive_desc, Forward::primitive_desc>(
            attributes, forward, kBy, plan.in, weightsOf(problem.type), plan.out, strides, padding, padding);
        return planOf<BackwardData>(backward, backward.weights_desc(), plan, kind);
    }
    const auto backward = describe<BackwardWeights::primitive_desc, Forward::primitive_desc>(
        attributes, forward, kBy, plan.in, weightsOf(kFloat), plan.out, strides, padding, padding);
    return planOf<BackwardWeights>(backward, backward.diff_weights_desc(), plan, kind);
}

/// Kept for each problem; null where oneDNN has nothing fast for it.
std::shared_ptr<const Plan> planFor(const Problem& problem) {
    static std::mutex mutex;
    static auto& plans = *new PerProblem<std::shared_ptr<const Plan>>;
    const Problem::Key key = problem.key();
    {
        const std::lock_guard lock(mutex);
        if (const auto found = plans.find(key); found != plans.end()) return found->second;
    }
    std::shared_ptr<const Plan> plan;
    try {
        plan = makePlan(problem);
    } catch (const dnnl::error& error) {
        if (error.status == dnnl_out_of_memory) throw std::bad_alloc();
        if (error.status != dnnl_unimplemented) throw;
    }
    const std::lock_guard lock(mutex);
    if (plans.size() >= kMostProblems) plans.clear();
    return plans.emplace(key, plan).first->second;
}

bool takes(const at::Tensor& x, const at::Tensor& weight) {
    const bool typed = x.scalar_type() == at::kFloat || x.scalar_type() == at::kBFloat16;
    const bool fits = weight.scalar_type() == at::kFloat || weight.scalar_type() == x.scalar_type();
    return x.is_cpu() && x.dim() == 4 && weight.dim() == 4 && typed && fits &&
           x.is_contiguous(at::MemoryFormat::ChannelsLast) && weight.is_non_overlapping_and_dense();
}

at::Tensor bytes(std::size_t size) {
    return at::empty({static_cast<std::int64_t>(size)}, at::kByte);
}

/// For one call on this thread; small ones are the same memory again and again.
at::Tensor scratchOf(const memory::desc& description) {
    constexpr std::size_t kMostKept = std::size_t{1} << 20;
    thread_local at::Tensor kept;
    const std::size_t size = description.get_size();
    if (size > kMostKept) return bytes(size);
    if (!kept.defined() || kept.nbytes() < size) kept = bytes(size);
    return kept;
}

/// A plan, with memories of this thread's own that are told in each call where they are.
struct Ready {
    std::shared_ptr<const Plan> plan;  ///< null: oneDNN has nothing fast
    memory in{}, weights{}, bias{}, out{}, scratch{}, plain{}, reorderScratch{};
};

Ready& readyFor(const Problem& problem) {
    thread_local PerProblem<Ready> known;
    const Problem::Key key = problem.key();
    if (const auto found = known.find(key); found != known.end()) return found->second;
    if (known.size() >= kMostProblems) known.clear();
    return known.emplace(key, Ready{planFor(problem)}).first->second;
}

dnnl_exec_arg_t argument(int which, memory& ready, const memory::desc& description, const at::Tensor& tensor) {
    if (ready) {
        ready.set_data_handle(tensor.data_ptr());
    } else {
        ready = memory(description, cpu(), tensor.data_ptr());
    }
    return {which, ready.get()};
}

void run(const dnnl::primitive& primitive, std::initializer_list<dnnl_exec_arg_t> arguments) {
    thread_local dnnl::stream stream(cpu());
    dnnl::error::wrap_c_api(
        dnnl_primitive_execute(primitive.get(), stream.get(), static_cast<int>(arguments.size()), arguments.begin()),
        "could not execute a primitive");
    stream.wait();
}

/// The weights at `plain` to `packed`, or back where the plan is of their gradient.
void reorder(Ready& ready, const dnnl_exec_arg_t& from, const dnnl_exec_arg_t& to) {
    const Plan& plan = *ready.plan;
    const at::Tensor scratch = scratchOf(plan.reorderScratch);
    run(plan.reorder, {{DNNL_ARG_FROM, from.memory},
                       {DNNL_ARG_TO, to.memory},
                       argument(DNNL_ARG_SCRATCHPAD, ready.reorderScratch, plan.reorderScratch, scratch)});
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
    struct Packed {
        memory::desc description;
        at::Tensor tensor;
        memory place;
    };
    std::mutex mutex;
    std::vector<Packed> packed;
};
PackedWeights::PackedWeights() : m_kept(std::make_unique<Kept>()) {}
PackedWeights::~PackedWeights() = default;

/// `weight` in the order of a plan: kept, its own memory, or a copy.
class Packing {
public:
    Packing(Ready& ready, const at::Tensor& weight, PackedWeights* keep) {
        if (keep == nullptr) {
            pack(ready, weight);
            m_memory = ready.weights;
            return;
        }
        const memory::desc& wanted = ready.plan->weights;
        PackedWeights::Kept& kept = *keep->m_kept;
        const std::lock_guard lock(kept.mutex);
        for (const auto& [description, tensor, place] : kept.packed) {
            if (description != wanted) continue;
            m_memory = place;
            m_tensor = tensor;
            return;
        }
        pack(ready, weight);
        m_memory = memory(wanted, cpu(), m_tensor.data_ptr());  // ready's own will stand elsewhere
        kept.packed.push_back({wanted, m_tensor, m_memory});
    }
    dnnl_exec_arg_t argument() const { return {DNNL_ARG_WEIGHTS, m_memory.get()}; }

private:
    /// Into ready.weights.
    void pack(Ready& ready, const at::Tensor& weight) {
        const Plan& plan = *ready.plan;
        m_tensor = plan.reorder ? bytes(plan.weights.get_size()) : weight;
        const dnnl_exec_arg_t to = onednn::argument(DNNL_ARG_WEIGHTS, ready.weights, plan.weights, m_tensor);
        if (plan.reorder) reorder(ready, onednn::argument(DNNL_ARG_FROM, ready.plain, plan.plain, weight), to);
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
    Ready& ready = readyFor(problemOf(Kind::Forward, x.sizes(), weight, x, geometry, bias.defined()));
    if (!ready.plan) return std::nullopt;
    return translated([&] {
        const Plan& plan = *ready.plan;
        at::Tensor y = emptyChannelsLast(plan.outSizes, x);
        const Packing weights(ready, weight, packed);
        const at::Tensor scratch = scratchOf(plan.scratch);
        const dnnl_exec_arg_t from = argument(DNNL_ARG_SRC, ready.in, plan.in, x);
        const dnnl_exec_arg_t to = argument(DNNL_ARG_DST, ready.out, plan.out, y);
        const dnnl_exec_arg_t aside = argument(DNNL_ARG_SCRATCHPAD, ready.scratch, plan.scratch, scratch);
        if (bias.defined()) {
            run(plan.primitive,
                {from, weights.argument(), to, aside, argument(DNNL_ARG_BIAS, ready.bias, plan.bias, bias)});
        } else {
            run(plan.primitive, {from, weights.argument(), to, aside});
        }
        return y;
    });
}

std::optional<at::Tensor> inputGradient(const at::Tensor& dy, const at::Tensor& like, const at::Tensor& weight,
                                        const Geometry& geometry) {
    if (!takes(dy, weight)) return std::nullopt;
    Ready& ready = readyFor(problemOf(Kind::InputGradient, like.sizes(), weight, dy, geometry, false));
    if (!ready.plan) return std::nullopt;
    return translated([&] {
        const Plan& plan = *ready.plan;
        at::Tensor dx = emptyChannelsLast(like.sizes(), dy);
        const Packing weights(ready, weight, nullptr);
        const at::Tensor scratch = scratchOf(plan.scratch);
        run(plan.primitive, {argument(DNNL_ARG_DIFF_DST, ready.out, plan.out, dy), weights.argument(),
                             argument(DNNL_ARG_DIFF_SRC, ready.in, plan.in, dx),
                             argument(DNNL_ARG_SCRATCHPAD, ready.scratch, plan.scratch, scratch)});
        return dx;
    });
}

std::optional<at::Tensor> weightGradient(const at::Tensor& dy, const at::Tensor& x, const at::Tensor& like,
                                         const Geometry& geometry) {
    if (!takes(dy, like) || !takes(x, like)) return std::nullopt;
    Ready& ready = readyFor(problemOf(Kind::WeightGradient, x.sizes(), like, dy, geometry, false));
    if (!ready.plan) return std::nullopt;
    return translated([&] {
        const Plan& plan = *ready.plan;
        const at::Tensor dWeight = at::empty_strided(like.sizes(), like.strides(), like.options().dtype(at::kFloat));
        const at::Tensor packed = plan.reorder ? bytes(plan.weights.get_size()) : dWeight;
        const at::Tensor scratch = scratchOf(plan.scratch);
        const dnnl_exec_arg_t result = argument(DNNL_ARG_DIFF_WEIGHTS, ready.weights, plan.weights, packed);
        run(plan.primitive,
            {argument(DNNL_ARG_SRC, ready.in, plan.in, x), argument(DNNL_ARG_DIFF_DST, ready.out, plan.out, dy), result,
             argument(DNNL_ARG_SCRATCHPAD, ready.scratch, plan.scratch, scratch)});
        if (plan.reorder) reorder(ready, result, argument(DNNL_ARG_TO, ready.plain, plan.plain, dWeight));
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
