// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/torch/stepper.h"

#include "core/base/error.h"
#include "core/base/process.h"
#include "core/base/random.h"
#include "core/engine/initial_weights.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>
#include <algorithm>
#include <cmath>
#include <utility>

namespace studio::engine {
namespace {

constexpr std::int64_t kIgnoreNoLabel = -100;  // PyTorch's default; labels are checked, so none is ignored

/// In these cuDNN tries its algorithms and LibTorch's allocator learns what a step needs.
constexpr int kRunsBeforeRecording = 3;

enum Figure { kTotal, kMain, kAux1, kAux2, kCorrect, kFigures };

/// Draws the right kind of numbers for the device and belongs to nobody else. The CPU's is made anew: LibTorch 1.13
/// never gives back a clone of that one.
at::Generator generatorFor(at::Device device) {
    if (device.is_cpu()) return at::detail::createCPUGenerator();
    return at::globalContext().defaultGenerator(device).clone();
}

/// How many of bodyModules() stay as they are.
int frozenModules(const std::string& last) {
    const auto found = std::ranges::find(bodyModules(), last);
    const auto count = static_cast<int>(found - bodyModules().begin()) + 1;
    return found == bodyModules().end() ? 0 : count;
}

/// Undefined where there are none.
at::Tensor classWeightsOf(const StepperSettings& settings, const DeviceChoice& choice) {
    const std::vector<double>& weights = settings.classWeights;
    if (weights.empty()) return {};
    if (std::ssize(weights) != settings.network.classes)
        throw Error(ErrorCode::Internal, {"class weights that are not one for each class"});
    return at::tensor(weights, at::kDouble).to(choice.device, choice.master);
}

TrainResult resultOf(const at::Tensor& figures, int count, bool aux) {
    const at::Tensor host = figures.to(at::kCPU, at::kDouble).contiguous();
    const double* values = host.data_ptr<double>();
    TrainResult result;
    result.count = count;
    result.correct = static_cast<int>(std::lround(values[kCorrect]));
    result.losses.total = values[kTotal];
    result.losses.main = values[kMain];
    if (aux) result.losses.aux1 = values[kAux1];
    if (aux) result.losses.aux2 = values[kAux2];
    for (std::int64_t i = 0; i < host.numel(); ++i) result.finite = result.finite && std::isfinite(values[i]);
    return result;
}

}  // namespace

TorchStepper::TorchStepper(const StepperSettings& settings)
    : m_settings(settings),
      m_device(chooseDevice(settings.device, settings.precision)),
      m_threads(settings.threads > 0 ? settings.threads : usableCores()),
      m_network(settings.network),
      m_frozen(frozenModules(settings.freeze)),
      m_optimizer(settings.optimizer, settings.bodyRate, m_network),
      m_dropout(generatorFor(m_device.device)),
      m_classWeights(classWeightsOf(settings, m_device)) {
    useThreads(m_threads);
    m_graph = makeStepGraph(m_device.device, m_dropout);
    m_network.moveTo(m_device.device, m_device.master);
    loadState(m_network, initialWeights(settings.network, settings.init, settings.seed));
    for (const Registry::Entry& entry : m_network.state())
        at::Tensor(entry.tensor).set_requires_grad(entry.trainable && !isUpTo(entry.name, settings.freeze));
    for (const Registry::Entry& entry : m_network.state())
        if (!entry.trainable && entry.tensor.dim() == 0 && !isUpTo(entry.name, settings.freeze))
            m_batchCounters.push_back(entry.tensor);
}

void TorchStepper::requireLabels(const PictureBatch& pictures, std::span<const std::int64_t> labels) const {
    const std::int64_t classes = m_network.spec().classes;
    bool good = static_cast<int>(labels.size()) == pictures.count;
    for (const std::int64_t label : labels) good = good && label >= 0 && label < classes;
    if (!good) throw Error(ErrorCode::Internal, {"labels that are not one of the classes for each picture"});
}

void TorchStepper::beginStep(std::int64_t step) {
    if (m_parts++ > 0) return;
    m_optimizer.discardGradients();
    m_dropout.set_current_seed(Random(m_settings.seed, static_cast<std::uint64_t>(step)).next());
    if (m_network.runningStatistics().defined()) m_statisticsBefore = m_network.runningStatistics().clone();
}

std::string TorchStepper::findNotFinite(const PictureBatch& pictures) const {
    const c10::NoGradGuard noGrad;
    const auto isFinite = [](const at::Tensor& tensor) { return at::isfinite(tensor).all().item<bool>(); };
    Pass pass;
    pass.training = true;
    pass.frozen = m_frozen;
    pass.compute = m_device.compute;
    pass.master = m_device.master;
    pass.dropout = m_dropout;
    std::string found;
    pass.watch = [&](std::string_view name, const at::Tensor& output) {
        if (found.empty() && !isFinite(output)) found = "the output of " + std::string(name);
    };
    m_network.forward(networkInput(pictures, m_settings.preprocessing, m_device.device, m_device.compute), pass);
    if (!found.empty()) return found;
    // Backwards the last module comes first.
    const std::vector<Registry::Entry>& state = m_network.state();
    for (const std::string_view module : {"fc", "aux2", "aux1"})
        for (const Registry::Entry& entry : state)
            if (entry.name.starts_with(std::string(module) + '.') && entry.tensor.grad().defined() &&
                !isFinite(entry.tensor.grad()))
                return "the gradient of " + std::string(module);
    for (auto entry = state.rbegin(); entry != state.rend(); ++entry) {
        const std::string_view module = bodyModuleOf(entry->name);
        if (!module.empty() && entry->tensor.grad().defined() && !isFinite(entry->tensor.grad()))
            return "the gradient of " + std::string(module);
    }
    return {};
}

void TorchStepper::abandonStep() {
    m_parts = 0;
    m_optimizer.discardGradients();
    if (m_statisticsBefore.defined()) at::Tensor(m_network.runningStatistics()).copy_(m_statisticsBefore);
}

void TorchStepper::commitStep(double learningRate) {
    m_optimizer.step(learningRate);
    m_optimizer.discardGradients();
    if (!m_batchCounters.empty()) at::_foreach_add_(m_batchCounters, m_parts);
    m_parts = 0;
}

void TorchStepper::onStepStream(const std::function<void()>& work) {
    if (m_graph) {
        m_graph->onItsStream(work);
    } else {
        work();
    }
}

template <class F>
auto TorchStepper::withinStep(int count, F&& work) -> decltype(work()) {
    return guarded(count, [&] {
        useThreads(m_threads);
        try {
            return work();
        } catch (...) {
            abandonStep();
            throw;
        }
    });
}

at::Tensor TorchStepper::lossOf(const at::Tensor& logits, const at::Tensor& labels) const {
    const auto reduced = [&](at::Reduction::Reduction how) {
        return at::cross_entropy_loss(logits, labels, m_classWeights, how, kIgnoreNoLabel, m_settings.labelSmoothing);
    };
    if (!m_classWeights.defined()) return reduced(at::Reduction::Mean);
    return reduced(at::Reduction::Sum) / labels.size(0);
}

at::Tensor TorchStepper::runPart(const PictureBatch& pictures, std::span<const std::int64_t> labels, double share,
                                 const std::stop_token& stop) {
    const at::Tensor input = networkInput(pictures, m_settings.preprocessing, m_device.device, m_device.compute);
    const at::Tensor truth =
        at::from_blob(const_cast<std::int64_t*>(labels.data()), {static_cast<std::int64_t>(labels.size())}, at::kLong)
            .to(m_device.device);
    return runPart(input, truth, share, stop);
}

at::Tensor TorchStepper::runPart(const at::Tensor& input, const at::Tensor& truth, double share,
                                 const std::stop_token& stop) {
    Pass pass;
    pass.training = true;
    pass.frozen = m_frozen;
    pass.compute = m_device.compute;
    pass.master = m_device.master;
    pass.dropout = m_dropout;
    pass.stop = stop;
    const Heads heads = m_network.forward(input, pass);

    const at::Tensor main = lossOf(heads.main, truth);
    at::Tensor total = main, aux1 = main, aux2 = main;
    if (heads.aux1.defined()) {
        aux1 = lossOf(heads.aux1, truth);
        aux2 = lossOf(heads.aux2, truth);
        // Weight 0 leaves the aux heads without gradients, and so without weight decay.
        if (m_settings.auxWeight != 0) total = main + m_settings.auxWeight * (aux1 + aux2);
    }
    pass.checkStop();
    (share == 1 ? total : total * share).backward();
    const at::Tensor correct = heads.main.detach().argmax(1).eq(truth).sum();
    return at::stack({total.detach(), main.detach(), aux1.detach(), aux2.detach(), correct.to(total.scalar_type())})
        .to(at::kDouble);
}

at::Tensor TorchStepper::withGradientNorm(const at::Tensor& figures) const {
    return at::cat({figures, m_optimizer.squaredGradientNorm().view({1})});
}

bool TorchStepper::isForGraph(const PictureBatch& pictures) {
    if (!m_graph || !m_recordable || pictures.rgb == nullptr) return false;
    if (m_graph->recorded()) return pictures.count == m_recorded.count;
    if (pictures.count > m_recorded.count) m_recorded = {.count = pictures.count};
    return pictures.count == m_recorded.count && m_recorded.runs++ >= kRunsBeforeRecording;
}

void TorchStepper::stage(const PictureBatch& pictures, std::span<const std::int64_t> labels, std::int64_t step) {
    const std::int64_t n = pictures.count, h = pictures.height, w = pictures.width;
    Staged& to = m_staged;
    to.step = 0;
    if (!to.bytes.defined() || to.bytes.size(0) != n) {
        const at::TensorOptions host = at::TensorOptions().dtype(at::kByte).pinned_memory(true);
        const at::TensorOptions device = at::TensorOptions(m_device.device).dtype(at::kByte);
        to.hostBytes = at::empty({n, h, w, 3}, host);
        to.hostLabels = at::empty({n}, host.dtype(at::kLong));
        to.bytes = at::empty({n, h, w, 3}, device);
        to.labels = at::empty({n}, device.dtype(at::kLong));
        m_graph->afterCopies([] {});  // the steps' stream may still use what the memory was before
    }
    m_graph->waitForCopies();
    auto* const bytes = to.hostBytes.data_ptr<std::uint8_t>();
    at::parallel_for(0, n, 1, [&](std::int64_t from, std::int64_t until) {
        std::copy(pictures.rgb + from * h * w * 3, pictures.rgb + until * h * w * 3, bytes + from * h * w * 3);
    });
    std::copy(labels.begin(), labels.end(), to.hostLabels.data_ptr<std::int64_t>());
    m_graph->copyAside(to.bytes, to.hostBytes);
    m_graph->copyAside(to.labels, to.hostLabels);
    to.step = step;
    to.rgb = pictures.rgb;
}

bool TorchStepper::isStaged(const PictureBatch& pictures, std::span<const std::int64_t> labels,
                            std::int64_t step) const {
    return m_staged.step == step && m_staged.rgb == pictures.rgb &&
           std::equal(labels.begin(), labels.end(), m_staged.hostLabels.data_ptr<std::int64_t>());
}

void TorchStepper::upload(const PictureBatch& pictures, std::span<const std::int64_t> labels, std::int64_t step) {
    if (!isStaged(pictures, labels, step)) stage(pictures, labels, step);
    m_staged.step = 0;
    m_staged.rgb = nullptr;
    if (!m_recorded.bytes.defined()) {
        m_recorded.bytes = at::empty_like(m_staged.bytes);
        m_recorded.labels = at::empty_like(m_staged.labels);
    }
    m_graph->afterCopies([this] {
        m_recorded.bytes.copy_(m_staged.bytes);
        m_recorded.labels.copy_(m_staged.labels);
    });
}

void TorchStepper::stageAnnounced(const Announced& next) {
    if (next.step == 0 || !m_graph || !m_graph->recorded() || !isForGraph(next.pictures)) return;
    const PictureBatch& pictures = next.pictures;
    const bool fits = m_staged.bytes.size(1) == pictures.height && m_staged.bytes.size(2) == pictures.width &&
                      std::ssize(next.labels) == pictures.count;
    if (fits) stage(pictures, next.labels, next.step);
}

void TorchStepper::recordGraph() {
    m_optimizer.discardGradients();
    const bool recorded = m_graph->record([&] {
        const at::Tensor input = networkInput(m_recorded.bytes, m_settings.preprocessing, m_device.compute);
        m_recorded.figures = withGradientNorm(runPart(input, m_recorded.labels, 1, {}));
    });
    m_recorded.gradients = m_optimizer.gradients();
    m_optimizer.discardGradients();
    if (recorded) return;
    m_recorded = {};
    m_recordable = false;
}

at::Tensor TorchStepper::runWhole(const PictureBatch& pictures, std::span<const std::int64_t> labels, std::int64_t step,
                                  const std::stop_token& stop) {
    const bool forGraph = isForGraph(pictures);
    if (forGraph) upload(pictures, labels, step);
    if (forGraph && !m_graph->recorded()) recordGraph();
    if (!forGraph || !m_graph->recorded()) return withGradientNorm(runPart(pictures, labels, 1, stop));
    if (stop.stop_requested()) throw Error(ErrorCode::Cancelled);
    m_graph->play();
    m_optimizer.setGradients(m_recorded.gradients);
    return m_recorded.figures;
}

TrainResult TorchStepper::train(const PictureBatch& pictures, std::span<const std::int64_t> labels, double learningRate,
                                std::int64_t step, std::stop_token stop) {
    const Announced next = std::exchange(m_announced, {});
    requireBatchFits(pictures, m_network.spec());
    requireLabels(pictures, labels);
    return withinStep(pictures.count, [&] {
        TrainResult result;
        onStepStream([&] {
            if (m_parts > 0) abandonStep();
            beginStep(step);
            const at::Tensor figures = runWhole(pictures, labels, step, stop);
            stageAnnounced(next);
            // The losses together with the gradients' norm: the step's only wait for the device.
            const at::Tensor all = figures.to(at::kCPU);
            result = resultOf(all, pictures.count, m_network.spec().aux);
            result.gradientNorm = std::sqrt(all[kFigures].item<double>());
            if (result.finite) return commitStep(learningRate);
            result.notFiniteIn = findNotFinite(pictures);
            abandonStep();
        });
        return result;
    });
}

TrainResult TorchStepper::accumulate(const PictureBatch& pictures, std::span<const std::int64_t> labels, double share,
                                     std::int64_t step, std::stop_token stop) {
    m_announced = {};
    requireBatchFits(pictures, m_network.spec());
    requireLabels(pictures, labels);
    return withinStep(pictures.count, [&] {
        beginStep(step);
        TrainResult result = resultOf(runPart(pictures, labels, share, stop), pictures.count, m_network.spec().aux);
        if (!result.finite) result.notFiniteIn = findNotFinite(pictures);
        return result;
    });
}

std::optional<double> TorchStepper::applyStep(double learningRate) {
    if (m_parts == 0) throw Error(ErrorCode::Internal, {"applyStep without accumulate"});
    return withinStep(0, [&] {
        const double norm = std::sqrt(m_optimizer.squaredGradientNorm().item<double>());
        const bool finite = std::isfinite(norm);
        if (finite) commitStep(learningRate);
        if (!finite) abandonStep();
        return finite ? std::optional(norm) : std::nullopt;
    });
}

HeadLogits TorchStepper::evaluate(const PictureBatch& pictures, std::stop_token stop) {
    requireBatchFits(pictures, m_network.spec());
    return guarded(pictures.count, [&] {
        useThreads(m_threads);
        const c10::NoGradGuard noGrad;
        Pass pass;
        pass.compute = m_device.compute;
        pass.master = m_device.master;
        pass.stop = std::move(stop);
        const at::Tensor input = networkInput(pictures, m_settings.preprocessing, m_device.device, m_device.compute);
        return toLogits(m_network.forward(input, pass), m_network.spec().classes);
    });
}

std::shared_ptr<const Model> TorchStepper::snapshot() const {
    return guarded(0, [&] {
        Network copy(m_network.spec());
        copy.moveTo(m_device.device, m_device.master);
        copyState(m_network, copy);
        return std::make_shared<TorchModel>(copy, m_settings.preprocessing, m_device, m_threads);
    });
}

NamedArrays TorchStepper::weights() const {
    return guarded(0, [&] { return stateArrays(m_network); });
}

void TorchStepper::loadWeights(const NamedArrays& weights) {
    guarded(0, [&] { loadState(m_network, weights); });
}

NamedArrays TorchStepper::optimizerState() const {
    return guarded(0, [&] { return m_optimizer.state(); });
}

void TorchStepper::restoreOptimizer(const NamedArrays& state) {
    guarded(0, [&] { m_optimizer.restore(state); });
}

}  // namespace studio::engine
