// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/cursor_plot.h"

#include <QPointF>
#include <memory>
#include <vector>

namespace studio::ui {

/// Learning rate over the run: what was used, and dotted what is still to come.
class RatePlot : public CursorPlot {
    Q_OBJECT
public:
    explicit RatePlot(QWidget* parent = nullptr);
    ~RatePlot() override;
    /// Not owned; must outlive the plot or be replaced. Null: only the plan. After it grew: scheduleRedraw().
    void setHistory(const TrainingHistory* history);
    /// The whole run's schedule as (epochs done, learning rate), ascending; empty: not known. Over time it is drawn at
    /// the speed measured so far.
    void setPlan(std::vector<QPointF> plan, int stepsPerEpoch = 1);
    const std::vector<QPointF>& plan() const;
    void setAxis(XAxis axis);

protected:
    void takeData() override;
    void placeParts() override;
    void fitRanges() override;
    std::optional<CursorDrawing> valuesAt(double x) const override;
    std::optional<double> walked(std::optional<double> x, int by) const override;
    void restyle() override;

private:
    void takePast();
    void takePlan();
    const std::vector<BatchEvent>& batches() const;
    double xOf(const BatchEvent& batch) const;
    double unitsPerEpoch() const;

    struct Parts;
    std::unique_ptr<Parts> d;
};

}  // namespace studio::ui
