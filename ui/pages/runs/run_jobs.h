// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/export_snippet.h"
#include "core/training/trainer.h"
#include "ui/base/job.h"
#include "ui/base/wastebasket.h"
#include "ui/session_parts/read_as.h"
#include "ui/text/sentence.h"

#include <QObject>
#include <QString>
#include <filesystem>
#include <functional>
#include <vector>

namespace studio::ui {

/// An export that was written, read back and found equal.
struct Exported {
    QString file;
    ExportReport report;
    std::vector<Snippet> snippets;
};

/// What the Runs page does to run folders, off the GUI thread, one thing at a time; files are saved meanwhile.
class RunJobs : public QObject {
    Q_OBJECT
public:
    explicit RunJobs(EngineSource engine, QObject* parent = nullptr);

    bool working() const { return m_job.running(); }
    const Sentence& workText() const { return m_workText; }  ///< "Writing flowers.pth.."
    bool canCancel() const { return m_canCancel; }
    void cancel();

    void describe(const std::filesystem::path& run, const QString& title, const QString& note);
    void throwAway(std::vector<std::filesystem::path> runs);
    /// Brings back what throwAway() took last.
    void undo();
    bool canUndo() const { return !m_thrown.empty(); }

    /// Written, read back and compared. A file of that name is replaced once they agree.
    void exportWeights(const std::filesystem::path& weights, const QString& file, const ExportOptions& options,
                       const ReadAs& how = {});
    void exportReport(const std::filesystem::path& run, const QString& file);
    /// What the loss plot shows, as CSV.
    void exportCurves(const std::filesystem::path& run, const QString& file);
    /// `content` makes the bytes, on a thread of its own.
    void save(const QString& file, const std::function<std::string()>& content);

signals:
    void workingChanged();
    void foldersChanged();
    void exported(const studio::ui::Exported& what);  ///< done() says it in a sentence
    void done(const studio::ui::Sentence& sentence, bool undoable = false);
    void failed(const studio::ui::Sentence& sentence, const QString& detail, bool undoable = false);

private:
    void begin(const Sentence& text, bool canCancel, const Job::Work& work);
    void takeThrown(const std::vector<Thrown>& thrown, const std::vector<std::filesystem::path>& left,
                    const std::optional<studio::Error>& error);

    EngineSource m_engine;
    Job m_job;
    Sentence m_workText;
    bool m_canCancel = false;
    std::vector<Thrown> m_thrown;
};

/// "Read back by ..: on 16 photographs the largest difference of a logit is 0 (allowed 0.0001)."
QString checkText(const ExportReport& report);
/// The same after "Wrote flowers.pth."
QString exportText(const QString& file, const ExportReport& report);

}  // namespace studio::ui
