// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/train_reporter.h"

#include "app/cli/text.h"
#include "core/base/files.h"
#include "core/training/meters.h"
#include "core/training/needs.h"

namespace studio::cli {

namespace {

constexpr auto kBatchPause = std::chrono::milliseconds(100);
constexpr int kProblemsShown = 20;

void addLosses(Json& json, const Losses& losses) {
    json["total"] = number(losses.total);
    json["main"] = number(losses.main);
    if (losses.aux1) json["aux1"] = number(*losses.aux1);
    if (losses.aux2) json["aux2"] = number(*losses.aux2);
}

std::string_view stageText(PreparingEvent::Stage stage) {
    switch (stage) {
        case PreparingEvent::Stage::Listing:
            return "Listing pictures";
        case PreparingEvent::Stage::Hashing:
            return "Checking pictures";
        case PreparingEvent::Stage::LoadingEngine:
            return "Loading LibTorch";
        case PreparingEvent::Stage::BuildingNetwork:
            return "Building the network";
    }
    return "";
}

std::string needsText(const StartEvent& event) {
    const std::string disk = aboutBytes(event.diskBytes) + " on the disk";
    return "about " + (event.memoryBytes > 0 ? aboutBytes(event.memoryBytes) + " of memory and " : "") + disk;
}

}  // namespace

void TrainReporter::onEvent(const TrainingEvent& event) {
    std::visit([this](const auto& one) { report(one); }, event);
}

void TrainReporter::report(const PreparingEvent& event) {
    m_console.progress(stageText(event.stage), event.done, event.total);
}

void TrainReporter::report(const StateEvent& event) {
    if (event.why) m_console.note(event.why->what());
    if (event.state == RunState::Stopping) m_console.note("Stopping; a second Ctrl-C ends at once.");
}

void TrainReporter::report(const StartEvent& event) {
    m_start = event;
    m_console.endProgress();
    m_console.note("Training on " + grouped(event.trainImages) + " pictures of " +
                   std::to_string(event.classes.size()) + " classes, validating on " + grouped(event.validationImages) +
                   "; " + event.device + ", " + std::string(precisionName(event.precision)) + ", " +
                   std::to_string(event.threads) + " threads");
    m_console.note("Takes " + needsText(event));
    for (const std::string& note : event.notes) m_console.note(note);
    m_console.note("Writing " + pathToText(event.run));
    Json json{{"event", "start"},
              {"run", pathToText(event.run)},
              {"device", event.device},
              {"precision", precisionName(event.precision)},
              {"threads", event.threads},
              {"train_images", event.trainImages},
              {"validation_images", event.validationImages},
              {"disk_bytes", event.diskBytes}};
    if (event.memoryBytes > 0) json["memory_bytes"] = event.memoryBytes;
    m_console.object(json);
}

void TrainReporter::report(const BatchEvent& event) {
    showProgress(event);
    if (!m_console.json()) return;
    if (m_waiting && m_waiting->epoch == event.epoch) {
        m_waiting = merged(*m_waiting, event);
    } else {
        writeBatch();
        m_waiting = event;
    }
    if (Clock::now() - m_lastBatch >= kBatchPause) writeBatch();
}

void TrainReporter::showProgress(const BatchEvent& event) {
    if (!m_first) m_first = event;
    std::string detail = "loss " + lossesText(event.losses) + "  " + fixed(event.imagesPerSecond, 1) + " img/s";
    const std::int64_t done = event.step - m_first->step;
    const std::int64_t left = static_cast<std::int64_t>(m_start.epochs) * m_start.batchesPerEpoch - event.step;
    if (done >= 2 && left >= 0) {
        detail +=
            "  " +
            aboutTime((event.seconds - m_first->seconds) / static_cast<double>(done) * static_cast<double>(left)) +
            " left";
    }
    m_console.progress("epoch " + std::to_string(event.epoch) + "/" + std::to_string(m_start.epochs), event.batch,
                       m_start.batchesPerEpoch, detail);
}

void TrainReporter::writeBatch() {
    if (!m_waiting) return;
    Json json{
        {"event", "batch"}, {"epoch", m_waiting->epoch}, {"step", m_waiting->step}, {"lr", number(m_waiting->lr)}};
    addLosses(json, m_waiting->losses);
    json["images_per_second"] = number(m_waiting->imagesPerSecond);
    json["gradient_norm"] = number(m_waiting->gradientNorm);
    m_console.object(json);
    m_waiting.reset();
    m_lastBatch = Clock::now();
}

void TrainReporter::report(const ValidatingEvent& event) {
    m_console.progress("epoch " + std::to_string(event.epoch) + "/" + std::to_string(m_start.epochs) + " validation",
                       event.done, event.total);
}

void TrainReporter::report(const EpochEvent& event) {
    writeBatch();
    m_console.endProgress();
    const EpochRecord& record = event.record;
    m_console.line("epoch " + std::to_string(record.epoch) + "/" + std::to_string(m_start.epochs) + "  train " +
                   lossesText(record.train) + " " + shareText(record.trainTop1) + "  validation " +
                   lossesText(record.validation) + " " + shareText(record.validationTop1) +
                   (event.best ? " best" : "") + "  " + fixed(record.imagesPerSecond, 1) + " img/s" +
                   (record.dataWait > kNotableWait ? "  " + shareText(record.dataWait) + " waiting for data" : ""));
    Json train;
    addLosses(train, record.train);
    train["top1"] = number(record.trainTop1);
    Json validation;
    addLosses(validation, record.validation);
    validation["top1"] = number(record.validationTop1);
    validation["top5"] = number(record.validationTop5);
    m_console.object({{"event", "epoch"},
                      {"epoch", record.epoch},
                      {"train", train},
                      {"validation", validation},
                      {"lr", number(record.lr)},
                      {"images_per_second", number(record.imagesPerSecond)},
                      {"data_wait", number(record.dataWait)}});
}

void TrainReporter::report(const CheckpointEvent& event) {
    m_console.object({{"event", "checkpoint"}, {"path", pathToText(event.path)}, {"best", event.best}});
}

void TrainReporter::report(const ProblemEvent& event) {
    const Problem& problem = event.problem;
    if (m_problems < kProblemsShown) {
        m_console.note((isUsed(problem.kind) ? "Note: " : "Left out: ") + problem.path + ": " + problem.message);
    } else if (m_problems == kProblemsShown) {
        m_console.note("More problems are listed in the run's events.jsonl.");
    }
    ++m_problems;
    m_console.object(problemJson(problem));
}

void TrainReporter::report(const EndEvent& event) {
    writeBatch();
    m_console.endProgress();
    if (event.bestEpoch > 0) {
        m_console.line("Best: " + shareText(event.bestTop1) + " of the validation pictures right (epoch " +
                       std::to_string(event.bestEpoch) + ")");
    }
    if (!event.run.empty()) m_console.line("Run folder: " + pathToText(event.run));
    if (!event.message.empty()) m_console.note(event.message);
    if (event.outcome == RunState::Diverged && event.error && !event.error->detail().empty())
        m_console.note(event.error->detail());
    m_console.object({{"event", "end"},
                      {"outcome", runStateName(event.outcome)},
                      {"best_epoch", event.bestEpoch},
                      {"best_top1", number(event.bestTop1)},
                      {"run", pathToText(event.run)},
                      {"message", event.message}});
}

}  // namespace studio::cli
