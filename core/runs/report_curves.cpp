// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/report_chart.h"

#include "core/base/files.h"
#include "core/runs/report_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace studio::report {
namespace {

constexpr std::size_t kRawPoints = 900, kSmoothPoints = 500;

struct Head {
    const char* name;
    Marker marker;
    std::optional<double> (*value)(const Losses&);
};
constexpr std::array<Head, 3> kHeads{{
    {"aux2", Marker::Triangle, [](const Losses& losses) { return losses.aux2; }},
    {"aux1", Marker::Square, [](const Losses& losses) { return losses.aux1; }},
    {"main", Marker::Circle, [](const Losses& losses) { return std::optional<double>(losses.main); }},
}};  // main last: it lies on top

/// Batches stand between their epoch's number minus one and the number itself; validation on the number.
double placeOf(const BatchEvent& batch, double batchesPerEpoch) {
    return batch.epoch - 1 + std::min(1.0, batch.batch / batchesPerEpoch);
}

double batchesPerEpoch(const Content& content) {
    const Settings& settings = content.info.settings;
    double most = std::ceil(static_cast<double>(content.info.trainImages) /
                            std::max(1, settings.batchSize * settings.accumulate));
    for (const BatchEvent& batch : content.batches) most = std::max(most, static_cast<double>(batch.batch));
    return std::max(most, 1.0);
}

template <class Value>
Points batchPoints(const Content& content, Value value) {
    const double perEpoch = batchesPerEpoch(content);
    Points points;
    for (const BatchEvent& batch : content.batches)
        if (const std::optional<double> y = value(batch)) points.emplace_back(placeOf(batch, perEpoch), *y);
    return points;
}

template <class Value>
Points epochPoints(const Content& content, Value value) {
    Points points;
    for (const EpochRecord& record : content.epochs)
        if (const std::optional<double> y = value(record)) points.emplace_back(record.epoch, *y);
    return points;
}

/// Over about a fortieth of the run.
double smoothing(std::size_t count) {
    return 1 - 2 / (std::max(7.0, static_cast<double>(count) / 40) + 1);
}

double lastEpoch(const Content& content) {
    double last = 1;
    if (!content.epochs.empty()) last = std::max(last, static_cast<double>(content.epochs.back().epoch));
    if (!content.batches.empty()) last = std::max(last, placeOf(content.batches.back(), batchesPerEpoch(content)));
    return last;
}

/// What nearly all smoothed points stay under; a first loss of 40 must not press the rest to the ground.
double upperLoss(const Content& content, double guessing) {
    std::vector<double> values;
    for (const Head& head : kHeads) {
        const Points raw = batchPoints(content, [&](const BatchEvent& batch) { return head.value(batch.losses); });
        for (const auto& [x, y] : smoothed(raw, smoothing(raw.size()))) values.push_back(y);
    }
    std::sort(values.begin(), values.end());
    const double most = values.empty() ? guessing : values[values.size() * 98 / 100];
    return std::max(most, guessing) * 1.12;
}

std::string legend(const std::vector<std::pair<std::string, std::string>>& entries) {
    std::string out = "<div class=\"legend\">";
    for (const auto& [cssClass, name] : entries) out += "<span class=\"key " + cssClass + "\">" + name + "</span>";
    return out + "</div>";
}

std::string lossPanel(const Content& content) {
    const double classes = std::max<double>(2, static_cast<double>(content.info.classes.size()));
    const double guessing = std::log(classes);
    Chart chart("Loss, cross-entropy", {0, lastEpoch(content)}, {0, upperLoss(content, guessing)});
    chart.addLevel(guessing,
                   "guessing: ln " + std::to_string(content.info.classes.size()) + " = " + shortNumber(guessing));
    if (content.best())
        chart.addMoment(content.info.bestEpoch, "best, epoch " + std::to_string(content.info.bestEpoch));
    std::vector<std::pair<std::string, std::string>> keys;
    const auto rawOf = [&](const Head& head) {
        return batchPoints(content, [&](const BatchEvent& batch) { return head.value(batch.losses); });
    };
    for (const Head& head : kHeads) chart.addLine(thinned(rawOf(head), kRawPoints), std::string("raw ") + head.name);
    for (const Head& head : kHeads) {
        const Points raw = rawOf(head);
        const Points validation = epochPoints(content, [&](const EpochRecord& r) { return head.value(r.validation); });
        chart.addLine(thinned(smoothed(raw, smoothing(raw.size())), kSmoothPoints), head.name);
        chart.addLine(validation, std::string("dashed ") + head.name);
        chart.addMarkers(validation, head.marker, head.name, head.marker == Marker::Circle);
        if (!raw.empty()) keys.insert(keys.begin(), {head.name, head.name});
    }
    return "<figure class=\"panel\"><figcaption><h3>Loss, cross-entropy</h3>" + legend(keys) + "</figcaption>" +
           chart.svg("training and validation loss of each head by epoch") +
           "<p class=\"note\">Lines: training, raw behind smoothed. Markers: validation after each epoch.</p></figure>";
}

std::string accuracyPanel(const Content& content) {
    const double classes = std::max<double>(2, static_cast<double>(content.info.classes.size()));
    Chart chart("Accuracy", {0, lastEpoch(content)}, {0, 1});
    chart.setYText([](double share) { return std::to_string(std::lround(100 * share)) + " %"; });
    chart.addLevel(1 / classes, "guessing: " + shareText(1 / classes));
    if (content.best())
        chart.addMoment(content.info.bestEpoch,
                        shareText(content.info.bestTop1) + " in epoch " + std::to_string(content.info.bestEpoch));
    const Points raw = batchPoints(content, [](const BatchEvent& batch) { return std::optional(batch.top1); });
    const Points validation =
        epochPoints(content, [](const EpochRecord& record) { return std::optional(record.validationTop1); });
    chart.addLine(thinned(smoothed(raw, smoothing(raw.size())), kSmoothPoints), "total");
    chart.addLine(validation, "main");
    chart.addMarkers(validation, Marker::Circle, "main", true);
    return "<figure class=\"panel\"><figcaption><h3>Accuracy, main head</h3>" +
           legend({{"main", "validation"}, {"total", "training"}}) + "</figcaption>" +
           chart.svg("share of right answers in training and validation by epoch") +
           "<p class=\"note\">Share of right first answers. Training pictures are cropped and flipped at "
           "random.</p></figure>";
}

}  // namespace

std::string curves(const Content& content) {
    if (content.batches.empty() && content.epochs.empty()) return {};
    return "<section><h2>Learning</h2><div class=\"two\">" + lossPanel(content) + accuracyPanel(content) +
           "</div></section>";
}

}  // namespace studio::report
