// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/plot_widget.h"
#include "ui/plots/series.h"

#include <QPointF>
#include <memory>
#include <vector>

namespace studio::ui {

/// Learning rate over the epochs: what was used, and dotted what is still to come.
class RatePlot : public PlotWidget {
    Q_OBJECT
public:
    explicit RatePlot(QWidget* parent = nullptr);
    ~RatePlot() override;
    /// Not owned; must outlive the plot or be replaced. Null: only the plan. After it grew: scheduleRedraw().
    void setHistory(const TrainingHistory* history);
    /// The whole run's schedule as (epochs done, learning rate), ascending; empty: not known.
    void setPlan(std::vector<QPointF> plan);
    const std::vector<QPointF>& plan() const;

    Range xRange() const;  ///< epochs, after a redraw
    Range yRange() const;

protected:
    void redraw() override;
    void placeItems() override;
    void restyle() override;

private:
    void takePast(double& reached, double& highest);
    void takePlan(double reached, double& highest);

    struct Parts;
    std::unique_ptr<Parts> d;
};

}  // namespace studio::ui
