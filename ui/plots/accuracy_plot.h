// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/plot_widget.h"
#include "ui/plots/series.h"

#include <memory>

namespace studio::ui {

/// Accuracy of the main head on the validation pictures after each epoch; the best one filled, the line of guessing.
class AccuracyPlot : public PlotWidget {
    Q_OBJECT
public:
    explicit AccuracyPlot(QWidget* parent = nullptr);
    ~AccuracyPlot() override;
    /// Not owned; must outlive the plot or be replaced. After it grew: scheduleRedraw().
    void setHistory(const TrainingHistory* history);

    /// As long as there is no epoch, the axes show the run to come.
    void setPlan(const PlannedRun& plan);
    Range xRange() const;  ///< epochs, after a redraw

protected:
    void redraw() override;
    void placeItems() override;
    void restyle() override;

private:
    double reached() const;
    void placeGuessingLabel(double guess);
    void placeValue(std::size_t which, const EpochRecord* record);

    struct Parts;
    std::unique_ptr<Parts> d;
};

}  // namespace studio::ui
