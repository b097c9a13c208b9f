// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/training/training_plot.h"
#include "ui/plots/loss_plot.h"
#include "ui/plots/plot_files.h"

#include <QWidget>
#include <array>

class QLabel;
class QSlider;
class QToolButton;

namespace studio::ui {

class ElidedLabel;
class LegendButton;
class MenuButton;
class SegmentedChoice;

/// Over the plots: which lines, how smooth, outliers, log axis, what the horizontal axis counts, and saving.
class LossToolBar : public QWidget {
    Q_OBJECT
public:
    explicit LossToolBar(QWidget* parent = nullptr);
    const LossView& view() const { return m_view; }
    void setView(const LossView& view);  ///< without a signal
    /// Whether a plot shows anything yet: only then it can be saved.
    void setSavable(TrainingPlot plot, bool savable);

signals:
    void viewChanged(const studio::ui::LossView& view);  ///< by the user
    void saveAsked(studio::ui::TrainingPlot plot, studio::ui::PlotFile file);

protected:
    void changeEvent(QEvent* event) override;

private:
    void connectParts();
    void change(const LossView& view);
    void fillSaveMenu();
    void retranslate();

    LossView m_view;
    std::array<bool, kTrainingPlots.size()> m_savable{};
    std::array<LegendButton*, 4> m_legend{};
    ElidedLabel* m_smoothingName = nullptr;
    QSlider* m_smoothing = nullptr;
    QLabel* m_smoothingValue = nullptr;
    QToolButton* m_outliers = nullptr;
    QToolButton* m_log = nullptr;
    SegmentedChoice* m_axis = nullptr;
    MenuButton* m_save = nullptr;
};

}  // namespace studio::ui
