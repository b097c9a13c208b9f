// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs/run_jobs.h"

#include "core/base/files.h"
#include "core/runs/export_probe.h"
#include "core/runs/model_file.h"
#include "core/runs/run_lock.h"
#include "core/runs/run_summary.h"
#include "ui/base/save_file.h"
#include "ui/plots/history_csv.h"
#include "ui/session_parts/opener.h"
#include "ui/text/core_text.h"
#include "ui/text/listing.h"

#include <QFile>
#include <QFileInfo>
#include <utility>

namespace studio::ui {

namespace fs = std::filesystem;

namespace {

fs::path pathOf(const QString& path) {
    return fs::path(QFile::encodeName(QFileInfo(path).absoluteFilePath()).toStdString());
}

QString fileName(const QString& path) {
    return QFileInfo(path).fileName();
}

QString nameOf(const fs::path& folder) {
    return fromUtf8(pathToText(folder.filename()));
}

}  // namespace

QString checkText(const ExportReport& report) {
    const QString on = report.fromData ? RunJobs::tr("on %n photograph(s)", nullptr, report.pictures)
                                       : RunJobs::tr("on %n picture(s) of noise", nullptr, report.pictures);
    const QString text = RunJobs::tr("Read back by %1: %2 the largest difference of a logit is %3 (allowed %4).");
    const auto number = [](double value) { return QString::number(value, 'g', 2); };
    return text.arg(coreText("Export", report.reader), on, number(report.difference), number(report.allowed));
}

QString exportText(const QString& file, const ExportReport& report) {
    return sentencesText({RunJobs::tr("Wrote \"%1\".").arg(fileName(file)), checkText(report)});
}

RunJobs::RunJobs(EngineSource engine, QObject* parent) : QObject(parent), m_engine(std::move(engine)) {}

void RunJobs::begin(const Sentence& text, bool canCancel, const Job::Work& work) {
    m_workText = text;
    m_canCancel = canCancel;
    m_job.start(
        [this, work](std::stop_token stop, const Job::Post& post) -> Job::Deliver {
            const Job::Deliver last = work(stop, post);
            return [this, last] {
                emit workingChanged();
                if (last) last();
            };
        },
        [this](const studio::Error& error) {
            emit workingChanged();
            emit failed([error] { return textOf(error); }, QString::fromStdString(error.detail()));
        });
    emit workingChanged();
}

void RunJobs::cancel() {
    if (!m_canCancel || !working()) return;
    m_job.cancel();
    emit workingChanged();
    emit done([] { return tr("The export was stopped."); });
}

void RunJobs::describe(const fs::path& run, const QString& title, const QString& note) {
    begin([] { return tr("Writing down the name…"); }, false,
          [this, run, title = title.trimmed().toStdString(), note = note.trimmed().toStdString()](
              std::stop_token, const Job::Post&) -> Job::Deliver {
              describeRun(run, title, note);
              return [this] { emit foldersChanged(); };
          });
}

void RunJobs::throwAway(std::vector<fs::path> runs) {
    begin([] { return tr("Moving to the wastebasket…"); }, false,
          [this, runs = std::move(runs)](std::stop_token, const Job::Post&) -> Job::Deliver {
              std::vector<Thrown> thrown;
              std::vector<fs::path> left;
              std::optional<studio::Error> error;
              for (const fs::path& run : runs) {
                  try {
                      const RunLock lock(run);  // nobody is writing it, and nobody begins to
                      if (const auto gone = ui::throwAway(run))
                          thrown.push_back(*gone);
                      else
                          left.push_back(run);
                  } catch (const studio::Error& problem) {
                      error = problem;
                  }
              }
              return [this, thrown, left, error] { takeThrown(thrown, left, error); };
          });
}

void RunJobs::takeThrown(const std::vector<Thrown>& thrown, const std::vector<fs::path>& left,
                         const std::optional<studio::Error>& error) {
    if (!thrown.empty()) m_thrown = thrown;
    emit foldersChanged();
    const auto gone = [count = static_cast<int>(thrown.size())] {
        return tr("%n run(s) are in the wastebasket.", nullptr, count);
    };
    const auto also = [gone, any = !thrown.empty()] { return any ? gone() : QString(); };
    if (error) {
        emit failed(
            [error, also] {
                return sentencesText({textOf(*error), also()});
            },
            QString::fromStdString(error->detail()), !thrown.empty());
    } else if (!left.empty()) {
        const auto stayed = [name = nameOf(left.front()), also] {
            return sentencesText(
                {tr("\"%1\" could not be moved to the wastebasket: it is on a disk without one, or you "
                    "may not move it. It is where it was; remove it in a file manager.")
                     .arg(name),
                 also()});
        };
        emit failed(stayed, fromUtf8(pathToText(left.front())), !thrown.empty());
    } else if (thrown.size() == 1) {
        emit done([name = nameOf(thrown.front().from)] { return tr("\"%1\" is in the wastebasket.").arg(name); }, true);
    } else {
        emit done(gone, true);
    }
}

void RunJobs::undo() {
    if (working()) return emit done([] { return tr("Wait: the last action is still going on."); }, true);
    begin([] { return tr("Bringing back…"); }, false,
          [this, thrown = std::exchange(m_thrown, {})](std::stop_token, const Job::Post&) -> Job::Deliver {
              QStringList stayed;
              for (const Thrown& one : thrown)
                  if (!bringBack(one)) stayed << nameOf(one.from);
              return [this, stayed] {
                  emit foldersChanged();
                  if (stayed.isEmpty()) return emit done([] { return tr("Brought back from the wastebasket."); });
                  emit failed(
                      [name = stayed.first()] {
                          return tr("\"%1\" could not be brought back: something else lies in its place, or the "
                                    "wastebasket was emptied. Look for it in the wastebasket.")
                              .arg(name);
                      },
                      {});
              };
          });
}

void RunJobs::exportWeights(const fs::path& weights, const QString& file, const ExportOptions& options,
                            const ReadAs& how) {
    begin([name = fileName(file)] { return tr("Writing \"%1\" and reading it back…").arg(name); }, true,
          [this, weights, file, options, how](std::stop_token stop, const Job::Post&) -> Job::Deliver {
              Checkpoint checkpoint = *std::move(readWeightsAs(weights, how).checkpoint);
              checkpoint.training.reset();  // twice the weights' size, and in no export
              const std::shared_ptr<Engine> engine = m_engine();
              ExportOptions all = options;
              // Nobody named these photographs: where none can be read, noise will do.
              try {
                  if (!all.data.empty()) probeFor(checkpoint, all.data, 1);
              } catch (const studio::Error&) {
                  all.data.clear();
              }
              std::vector<Snippet> snippets = exportSnippets(pathOf(file), checkpoint, all);
              ExportReport report = exportCheckpoint(*engine, std::move(checkpoint), pathOf(file), all, stop);
              Exported what{file, std::move(report), std::move(snippets)};
              return [this, what = std::move(what)] {
                  emit done([file = what.file, report = what.report] { return exportText(file, report); });
                  emit exported(what);
              };
          });
}

void RunJobs::exportReport(const fs::path& run, const QString& file) {
    save(file, [run] { return readTextFile(run / "report.html"); });
}

void RunJobs::exportCurves(const fs::path& run, const QString& file) {
    save(file, [run] { return historyCsv(readHistory(readRunInfo(run))); });
}

void RunJobs::save(const QString& file, const std::function<std::string()>& content) {
    const auto saved = [this](const QString& path) {
        emit done([name = fileName(path)] { return tr("Wrote \"%1\".").arg(name); });
    };
    const auto refused = [this](const studio::Error& error) {
        emit failed([error] { return textOf(error); }, QString::fromStdString(error.detail()));
    };
    saveInBackground(this, file, content, {.saved = saved, .failed = refused});
}

}  // namespace studio::ui
