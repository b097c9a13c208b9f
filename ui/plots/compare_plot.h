// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/compare_curves.h"
#include "ui/plots/cursor_plot.h"

#include <memory>

namespace studio::ui {

/// Curves of runs over each other, their names at the ends, the best epoch filled, the line of guessing. The cursor
/// gives every run's value at an epoch.
class ComparePlot : public CursorPlot {
    Q_OBJECT
public:
    explicit ComparePlot(QWidget* parent = nullptr);
    ~ComparePlot() override;

    void setCurves(std::vector<CompareCurve> curves, std::vector<GuessingLine> guessing, CompareMeasure measure,
                   XAxis axis);
    const std::vector<CompareCurve>& curves() const;
    std::optional<double> cursor() const { return cursorPlace(); }

protected:
    void takeData() override;
    void placeParts() override;
    void fitRanges() override;
    std::optional<CursorDrawing> valuesAt(double x) const override;
    std::optional<double> walked(std::optional<double> x, int by) const override;
    void restyle() override;
    PlotHeading heading() const override;

private:
    void styleGraphs();
    void placeNames();
    void placeMissing();
    void placeGuessing();
    QString valueText(double value) const;
    QString placeText(const CompareCurve& curve, std::size_t place) const;

    struct Parts;
    std::unique_ptr<Parts> d;
};

}  // namespace studio::ui
