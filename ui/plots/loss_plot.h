// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/cursor_plot.h"
#include "ui/plots/series.h"

#include <array>
#include <memory>
#include <optional>

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

/// Main, aux1 and aux2 over the run: training raw behind smoothed, validation as markers. The cursor walks along the
/// steps.
class LossPlot : public CursorPlot {
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

    std::optional<CursorValues> cursor() const;
    std::optional<std::size_t> cursorSample() const;  ///< of the history's batches
    /// The arrows at the top edge, after a redraw.
    const std::vector<EdgeMark>& edgeMarks() const;

signals:
    /// Of the sample at the cursor: its pictures (Return), or what there is to do with it, to be offered at `place` on
    /// the screen (right click, the menu key).
    void picturesAsked(std::size_t sample, const QPoint& place);
    void menuAsked(std::size_t sample, const QPoint& place);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;  ///< by key: QCustomPlot lets no mouse event through
    void keyPressEvent(QKeyEvent* event) override;
    void takeData() override;
    void placeParts() override;
    void fitRanges() override;
    std::optional<CursorDrawing> valuesAt(double x) const override;
    std::optional<double> walked(std::optional<double> x, int by) const override;
    void restyle() override;
    PlotHeading heading() const override;

private:
    void buildCanvas();
    void askForMenu(const QPoint& onScreen);
    void takeNewBatches();
    void sayEmpty();
    void startOver();
    void fitPlan();
    int classes() const;
    void placeGuides();
    void placeBestLine();
    void placeArrows();
    void applyAxisRules();
    const std::vector<BatchEvent>& batches() const;
    int batchesPerEpoch() const;
    int columns() const;  ///< of pixels in the plot

    struct Parts;
    std::unique_ptr<Parts> d;
};

}  // namespace studio::ui
