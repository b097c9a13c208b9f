// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/runs/export_subject.h"
#include "ui/pages/runs/run_actions.h"
#include "ui/widgets/layout.h"

#include <QWidget>

class QSplitter;

namespace studio::ui {

class ComparePanel;
class EmptyState;
class FactsPanel;
class MessageBar;
class RunJobs;
class RunList;
class RunModel;
class RunTable;
class RunToolBar;
class Session;

/// All runs there are: a table that follows the runs folder, curves and facts of the compared ones or of the chosen
/// one, and what can be done with a run.
class RunsPage : public QWidget {
    Q_OBJECT
public:
    explicit RunsPage(Session& session, QWidget* parent = nullptr);
    ~RunsPage() override;

    RunJobs& jobs() { return *m_jobs; }
    /// Opens the export menu of the chosen run; without one, of the session's (Ctrl+E anywhere).
    void exportRun();
    /// Opens the export dialog for weights that need not be a run's.
    void exportFile(ExportSubject subject);

signals:
    void openAsked(const QString& run);
    void trainingAsked();  ///< the Training page: settings of a run were taken, or there is no run yet

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void buildProgress();
    QWidget* buildBody();
    void connectParts();
    void connectJobs();
    void connectSession();
    void followRun();
    void showRuns();
    void showBelow();
    void showActions();
    void showMenu(const QPoint& place);
    void showWork();
    RunChoice choice() const;
    void act(RunAction action);
    void startFrom(const RunSummary& run);
    void rename(const RunSummary& run);
    void showFolder(const RunSummary& run);
    void openReport();
    void askAndExport(RunAction action, const RunSummary& run);
    void retranslate();

    Session& m_session;
    RunModel* m_model = nullptr;
    RunList* m_list = nullptr;
    RunJobs* m_jobs = nullptr;
    RunToolBar* m_bar = nullptr;
    MessageBar* m_message = nullptr;
    ProgressRow m_work;            ///< while an action is going on
    EmptyState* m_hint = nullptr;  ///< no runs, reading, failed
    QSplitter* m_rows = nullptr;
    QSplitter* m_columns = nullptr;
    RunTable* m_table = nullptr;
    ComparePanel* m_compare = nullptr;
    FactsPanel* m_facts = nullptr;
    std::size_t m_epochsSeen = 0;   ///< of the run that is going here
    bool m_exportWhenRead = false;  ///< exportRun() came before the runs
};

}  // namespace studio::ui
