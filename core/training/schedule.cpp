// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/settings.h"

#include <algorithm>
#include <cmath>
#include <numbers>

/// t counts steps from 0, as PyTorch's schedulers do.
namespace studio {
namespace {

constexpr double kDivFactor = 25;        // OneCycleLR's default: starts at lr / 25
constexpr double kFinalDivFactor = 1e4;  // .. and ends at lr / 25 / 1e4
constexpr double kStepGamma = 0.1;       // StepLR's default
constexpr int kStepParts = 3;
constexpr double kPolyPower = 0.5;  // bvlc_googlenet's quick_solver.prototxt

double cosineBetween(double from, double to, double share) {
    return to + (from - to) / 2 * (1 + std::cos(std::numbers::pi * share));
}

/// torch.optim.lr_scheduler.OneCycleLR(max_lr=lr, total_steps=total, pct_start=warmup), cosine annealing, two phases.
double oneCycle(double lr, double warmup, double t, double total) {
    const double first = lr / kDivFactor;
    const double peak = warmup * total - 1;
    if (t <= peak) return cosineBetween(first, lr, peak > 0 ? t / peak : 1);
    const double rest = total - 1 - peak;
    return cosineBetween(lr, first / kFinalDivFactor, rest > 0 ? (t - peak) / rest : 1);
}

/// CosineAnnealingLR(T_max = total - warm, eta_min = 0) after the warm-up.
double cosine(double lr, double t, double warm, double total) {
    return cosineBetween(lr, 0, (t - warm) / std::max(1.0, total - warm));
}

/// StepLR with gamma 0.1, a third of the epochs between the drops.
double stepped(double lr, std::int64_t step, std::int64_t total, int stepsPerEpoch) {
    const std::int64_t perEpoch = std::max(1, stepsPerEpoch);
    const std::int64_t epochs = std::max<std::int64_t>(1, total / perEpoch);
    const std::int64_t drops = std::min<std::int64_t>((step - 1) / perEpoch * kStepParts / epochs, kStepParts - 1);
    return lr * std::pow(kStepGamma, static_cast<double>(drops));
}

/// caffe's lr_policy "poly", PolynomialLR(total_iters = total - warm, power = 0.5) after the warm-up.
double polynomial(double lr, double t, double warm, double total) {
    return lr * std::pow(1 - (t - warm) / std::max(1.0, total - warm), kPolyPower);
}

}  // namespace

double learningRate(const Settings& settings, std::int64_t step, std::int64_t totalSteps, int stepsPerEpoch) {
    step = std::clamp<std::int64_t>(step, 1, std::max<std::int64_t>(1, totalSteps));
    const double t = static_cast<double>(step - 1);
    const double total = static_cast<double>(totalSteps);
    if (settings.schedule == ScheduleKind::OneCycle) return oneCycle(settings.lr, settings.warmup, t, total);
    // LinearLR from 1/warm to 1: the first step has a share of the rate, the last of the warm-up has it whole
    const double warm = std::round(settings.warmup * total);
    if (t < warm) return settings.lr * (t + 1) / warm;
    switch (settings.schedule) {
        case ScheduleKind::Cosine:
            return cosine(settings.lr, t, warm, total);
        case ScheduleKind::Step:
            return stepped(settings.lr, step, totalSteps, stepsPerEpoch);
        case ScheduleKind::Poly:
            return polynomial(settings.lr, t, warm, total);
        case ScheduleKind::Constant:
        case ScheduleKind::OneCycle:
            break;
    }
    return settings.lr;
}

}  // namespace studio
