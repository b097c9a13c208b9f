// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/compare_curves.h"
#include "ui/plots/plot_files.h"

#include <QWidget>
#include <functional>
#include <string>
#include <vector>

class QLabel;
class QLayout;
class QToolButton;

namespace studio::ui {

class ComparePlot;
class MenuButton;
class SegmentedChoice;

/// The curves of the compared runs over each other, or of the one that is chosen; what is drawn and over what is
/// remembered.
class ComparePanel : public QWidget {
    Q_OBJECT
public:
    explicit ComparePanel(QWidget* parent = nullptr);

    /// A run and the slot whose marker it has.
    struct Shown {
        const RunSummary* run;
        int slot;
    };
    /// `comparing`: ticked ones, which can be cleared.
    void showRuns(const std::vector<Shown>& runs, bool comparing);

signals:
    void clearAsked();
    /// `content` makes the bytes of the file, on any thread.
    void saveAsked(const QString& file, const std::function<std::string()>& content);

protected:
    void changeEvent(QEvent* event) override;

private:
    QLayout* buildPlot();
    void draw();
    void fillSaveMenu();
    void saveCurves(PlotFile form);
    void saveTable();
    CompareMeasure measure() const;
    XAxis axis() const;
    void retranslate();

    std::vector<std::pair<RunSummary, int>> m_runs;  ///< copies: a change of the view draws them again
    bool m_comparing = false;
    QLabel* m_title = nullptr;
    QLabel* m_hint = nullptr;
    QToolButton* m_clear = nullptr;
    SegmentedChoice* m_measure = nullptr;
    SegmentedChoice* m_axis = nullptr;
    MenuButton* m_save = nullptr;
    ComparePlot* m_plot = nullptr;
};

}  // namespace studio::ui
