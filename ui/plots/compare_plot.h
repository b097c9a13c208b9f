// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/compare_curves.h"
#include "ui/plots/plot_widget.h"

#include <memory>

namespace studio::ui {

/// Curves of runs over each other, their names at the ends, the best epoch filled, the line of guessing. The wheel
/// zooms, dragging pans, a double click shows all; the cursor gives every run's value at an epoch, arrow keys walk it.
class ComparePlot : public PlotWidget {
    Q_OBJECT
public:
    explicit ComparePlot(QWidget* parent = nullptr);
    ~ComparePlot() override;

    void setCurves(std::vector<CompareCurve> curves, std::optional<double> guessing, CompareMeasure measure,
                   XAxis axis);
    const std::vector<CompareCurve>& curves() const;
    void showAll();
    /// The place on the horizontal axis, none to take it away.
    void setCursor(std::optional<double> x);
    std::optional<double> cursor() const;

    Range xRange() const;  ///< after a redraw
    Range yRange() const;

protected:
    void redraw() override;
    void placeItems() override;
    void restyle() override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fitRanges();
    void styleGraphs();
    void placeNames();
    void placeMissing();
    void placeGuessing();
    void placeCursor();
    QString valueText(double value) const;
    QString placeText(const CompareCurve& curve, std::size_t place) const;

    struct Parts;
    std::unique_ptr<Parts> d;
};

}  // namespace studio::ui
