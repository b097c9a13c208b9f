// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/runs/report_parts.h"
#include "core/runs/run_events.h"
#include "core/training/meters.h"

#include <algorithm>

namespace studio {
namespace report {
namespace {

std::string figure(const std::string& name, const std::string& value, const std::string& under) {
    return "<div class=\"figure\"><div class=\"name\">" + name + "</div><div class=\"value\">" + value +
           "</div><div class=\"under\">" + under + "</div></div>";
}

double medianSpeed(const std::vector<BatchEvent>& batches) {
    std::vector<double> speeds;
    for (const BatchEvent& batch : batches) speeds.push_back(batch.imagesPerSecond);
    if (speeds.empty()) return 0;
    const auto middle = speeds.begin() + static_cast<std::ptrdiff_t>(speeds.size() / 2);
    std::nth_element(speeds.begin(), middle, speeds.end());
    return *middle;
}

std::string keyFigures(const Content& content) {
    const RunInfo& info = content.info;
    std::string out = "<div class=\"figures\">";
    if (const EpochRecord* best = content.best()) {
        out += figure("Top-1, validation", shareText(best->validationTop1),
                      "epoch " + std::to_string(best->epoch) + " of " + std::to_string(info.settings.epochs));
        if (info.classes.size() > 5) out += figure("Top-5, validation", shareText(best->validationTop5), "same epoch");
        out += figure("Loss, main head", shortNumber(best->validation.main), "validation, same epoch");
    }
    out += figure("Training time", duration(info.seconds), counted(info.epochsDone, "epoch"));
    if (const double speed = medianSpeed(content.batches); speed > 0) {
        out += figure("Speed", shortNumber(speed, speed < 10 ? 1 : 0) + "/s", "pictures, median");
        const double waited = waitedShare(content.batches);
        out += figure(
            "Waiting for data", shareText(waited),
            waited > kNotableWait ? "of the steps; workers, cache_pictures or a faster drive help" : "of the steps");
    }
    out += figure("Network", escaped(variantName(info.settings.variant)),
                  "GoogLeNet, input " + std::to_string(info.settings.inputSize));
    return out + "</div>";
}

std::string header(const Content& content) {
    const RunInfo& info = content.info;
    const std::string state(runStateName(info.state));
    std::string out = "<header><p class=\"kicker\">Inception Studio &middot; " +
                      escaped(pathToText(info.folder.filename())) + "</p><div class=\"line1\"><h1>" +
                      escaped(info.name) + "</h1><span class=\"state " + state + "\">" + state +
                      "</span></div><p class=\"outcome\">" + escaped(outcomeSentence(content)) + "</p>";
    const bool wrong = info.state == RunState::Diverged || info.state == RunState::Failed;
    if (wrong && !info.message.empty()) out += "<p class=\"message\">" + escaped(info.message) + "</p>";
    return out + keyFigures(content) + "</header>";
}

std::string page(const Content& content) {
    std::string version;
    for (const auto& [name, value] : content.info.versions)
        if (name == "studio") version = " " + value;
    return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
           "content=\"width=device-width,initial-scale=1\"><title>" +
           escaped(content.info.name) + " - Inception Studio</title><style>" + std::string(styleSheet()) +
           "</style></head><body><main>" + header(content) + curves(content) + confusion(content) + perClass(content) +
           mistakes(content) + problems(content) + settings(content) + "<footer>Written by Inception Studio" +
           escaped(version) + " on " + nowIso8601() +
           ". The numbers behind this page lie beside it: metrics.csv, epochs.csv, predictions.csv, run.json." +
           "</footer></main></body></html>\n";
}

}  // namespace
}  // namespace report

void writeReport(const std::filesystem::path& folder, const std::vector<Prediction>& predictions) {
    report::Content content;
    content.info = readRunInfo(folder);
    content.batches = readBatches(folder);
    content.epochs = readEpochs(folder);
    for (const RunEvent& event : readRunEvents(folder).entries)
        if (event.kind == RunEvent::Kind::Problem) content.problems.push_back(event.problem);
    const int classes = static_cast<int>(content.info.classes.size());
    std::copy_if(predictions.begin(), predictions.end(), std::back_inserter(content.predictions),
                 [&](const Prediction& p) {
                     return p.truth >= 0 && p.truth < classes && p.main.size() == static_cast<std::size_t>(classes);
                 });
    if (!content.predictions.empty())
        content.result = summarise(content.predictions, classes, content.info.settings.auxWeight);
    writeFileAtomically(folder / "report.html", std::string_view(report::page(content)));
}

}  // namespace studio
