// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/rate_curve.h"
#include "ui/plots/cursor_plot.h"

#include <QPen>
#include <memory>

namespace studio::ui {

/// Loss over a learning rate that grows (logarithmic): each batch thin, their average over it, the suggestion marked.
class FinderPlot : public CursorPlot {
    Q_OBJECT
public:
    explicit FinderPlot(QWidget* parent = nullptr);
    ~FinderPlot() override;
    /// `low` to `high`: all rates that are tried. `suggested` 0: none.
    void setCurve(RateCurve curve, double low, double high, double suggested);
    const RateCurve& curve() const;

    /// Its lines in the present theme, for its legend (FinderLegend).
    static QPen batchPen();
    static QPen averagePen();
    static QPen suggestionPen();

protected:
    void takeData() override;
    void placeParts() override;
    void fitRanges() override;
    std::optional<CursorDrawing> valuesAt(double x) const override;
    std::optional<double> walked(std::optional<double> x, int by) const override;
    void restyle() override;

private:
    std::size_t nearest(double rate) const;

    struct Parts;
    std::unique_ptr<Parts> d;
};

}  // namespace studio::ui
