// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_summary.h"
#include "ui/base/job.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace studio::ui {

/// Runs whose program ended without a word and that can go on: go on with one, look at it, or leave it, after which it
/// is not offered again. Hidden while there are none.
class InterruptedRuns : public QWidget {
    Q_OBJECT
public:
    explicit InterruptedRuns(QWidget* parent = nullptr);
    /// Looks for them in the background.
    void refresh();

signals:
    void goOnAsked(const QString& run);
    void lookAsked(const QString& run);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showRuns();
    QWidget* makeRow(const RunSummary& run);
    void leave(const QString& run);

    std::vector<RunSummary> m_runs;  ///< all of them, those that were left too
    QLabel* m_title = nullptr;
    QVBoxLayout* m_rows = nullptr;
    Job m_looking;
};

}  // namespace studio::ui
