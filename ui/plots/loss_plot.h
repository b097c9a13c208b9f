// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/plot_widget.h"
#include "ui/plots/series.h"

#include <array>
#include <memory>
#include <optional>

class QMouseEvent;

namespace studio::ui {

/// How the losses are looked at; what the page's tool bar sets.
struct LossView {
    double smoothing = 0.9;  ///< 0..0.99
    bool logAxis = false;
    bool ignoreOutliers = true;
    XAxis axis = XAxis::Epoch;
    std::array<bool, 4> shown{true, true, true, false};  ///< in the order of kHeads
    bool operator==(const LossView&) const = default;
};

/// The values of the step at the cursor, as measured: they add up to the total.
struct CursorValues {
    std::int64_t step = 0;
    int epoch = 0;
    Losses losses;
    bool operator==(const CursorValues& other) const { return step == other.step; }
};

/// Main, aux1 and aux2 over the run: training raw behind smoothed, validation as markers. The wheel zooms, dragging
/// pans, a double click shows all again; arrow keys walk the cursor along the steps.
class LossPlot : public PlotWidget {
    Q_OBJECT
public:
    explicit LossPlot(QWidget* parent = nullptr);
    ~LossPlot() override;

    /// Not owned; must outlive the plot or be replaced. After it grew or changed: scheduleRedraw().
    void setHistory(const TrainingHistory* history);
    void setView(const LossView& view);
    /// Why there is no batch: the empty plot says so.
    enum class Lack { NoRun, Preparing, EndedBefore };
    void setLack(Lack lack);
    /// As long as there is no batch, the axes show the run to come.
    void setPlan(const PlannedRun& plan);
    const LossView& view() const;

    void setCursor(std::optional<double> x);
    std::optional<CursorValues> cursor() const;
    void showAll();

    /// What the axes show now; after a redraw.
    Range xRange() const;
    Range yRange() const;
    /// The arrows at the top edge, after a redraw.
    const std::vector<EdgeMark>& edgeMarks() const;

signals:
    void cursorMoved();

protected:
    void redraw() override;
    void placeItems() override;
    void restyle() override;
    PlotHeading heading() const override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildCanvas();
    void connectCanvas();
    void takeNewBatches();
    void sayEmpty();
    void startOver();
    void fitRanges();
    void fitPlan();
    int classes() const;
    void placeGuides();
    void placeBestLine();
    void placeArrows();
    void applyAxisRules();
    void updateCursor();
    void moveCursorBy(int steps);
    const std::vector<BatchEvent>& batches() const;
    int batchesPerEpoch() const;
    int columns() const;  ///< of pixels in the plot

    struct Parts;
    std::unique_ptr<Parts> d;
};

}  // namespace studio::ui
