// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/cursor_plot.h"

#include <memory>

namespace studio::ui {

/// Accuracy of the main head on the validation pictures after each epoch; the best one filled, the line of guessing.
/// Dashed, that on the training pictures: further above, the more is learned by heart.
class AccuracyPlot : public CursorPlot {
    Q_OBJECT
public:
    explicit AccuracyPlot(QWidget* parent = nullptr);
    ~AccuracyPlot() override;
    /// Not owned; must outlive the plot or be replaced. After it grew: scheduleRedraw().
    void setHistory(const TrainingHistory* history);

    /// As long as there is no epoch, the axes show the run to come.
    void setPlan(const PlannedRun& plan);
    void setAxis(XAxis axis);

protected:
    void takeData() override;
    void placeParts() override;
    void fitRanges() override;
    std::optional<CursorDrawing> valuesAt(double x) const override;
    std::optional<double> walked(std::optional<double> x, int by) const override;
    void restyle() override;
    PlotHeading heading() const override;

private:
    const std::vector<EpochRecord>& epochs() const;
    double xOf(const EpochRecord& record) const;
    double end() const;
    std::size_t nearestEpoch(double x) const;
    void placeGuessingLabel(double guess);
    void placeValue(std::size_t which, const EpochRecord* record);

    struct Parts;
    std::unique_ptr<Parts> d;
};

}  // namespace studio::ui
