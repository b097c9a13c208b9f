// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/run_comparison.h"
#include "ui/models/run_model.h"

#include <QFrame>

class QLabel;

namespace studio::ui {

class FactTable;

/// Right of the curves: of compared runs the settings that differ and the results, of one run its facts, note and
/// settings, or why it can't be read.
class FactsPanel : public QFrame {
    Q_OBJECT
public:
    explicit FactsPanel(QWidget* parent = nullptr);

    /// By their slots, null where one is free; at least one.
    void showComparison(const std::array<const RunSummary*, kComparedRuns>& runs);
    void showRun(const RunSummary& run);
    void showNothing();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildInside();
    void showReadable(const RunSummary& run);
    void retranslate();

    QWidget* m_scroll = nullptr;
    QLabel* m_hint = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_note = nullptr;
    QLabel* m_end = nullptr;       ///< why it did not finish
    FactTable* m_first = nullptr;  ///< settings that differ; facts of one run
    QLabel* m_secondTitle = nullptr;
    FactTable* m_second = nullptr;  ///< results; settings of one run
    QLabel* m_same = nullptr;
};

/// A run's facts and all its settings, a value a line.
std::vector<FactRow> factsOfRun(const RunSummary& run);
std::vector<FactRow> settingsOfRun(const RunInfo& info);

}  // namespace studio::ui
