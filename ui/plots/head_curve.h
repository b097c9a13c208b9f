// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/min_max_series.h"

#include <span>
#include <vector>

class QCPGraph;
class QRectF;
class QCustomPlot;

namespace studio::ui {

/// One head in the loss plot: raw line faint behind, smoothed line, validation markers on a dashed line, and the arrows
/// of what is above the top. New batches are only appended; the graphs hold what the pixels can show of them.
class HeadCurve {
public:
    HeadCurve(QCustomPlot& plot, Head head);

    /// Forgets everything.
    void clear(double smoothing);
    /// The same batches, smoothed otherwise.
    void smoothAnew(double smoothing);
    /// Batches with x ascending; those without this head's loss are passed over.
    void append(std::span<const BatchEvent> batches, XAxis axis, int batchesPerEpoch);
    void showValidation(std::span<const EpochRecord> epochs, std::span<const BatchEvent> batches, XAxis axis);
    /// Fills the graphs with what is seen of the lines; before each replot, once the axes' pixels are known. Validation
    /// above `top` is an arrow at the edge and no line goes there.
    void showRange(Range x, double top, int columns);
    void setVisible(bool visible);
    void restyle();
    /// Thousands of points are drawn with plain joins and a raw line without antialiasing: 6 ms instead of 90.
    void drawFast(bool fast);

    Head head() const { return m_head; }
    /// Some thousand values for the axis range, the extremes and the validation's always among them.
    void sampleValues(std::vector<double>& into) const;
    /// What stands above `top` within `x`.
    void marksAbove(double top, Range x, int columns, std::vector<EdgeMark>& ofBatches,
                    std::vector<EdgeMark>& ofValidation) const;
    /// One of its lines, as shown, goes through here, or a marker stands near; in pixels.
    bool passes(const QRectF& place) const;

private:
    Head m_head;
    QCPGraph* m_raw;         ///< of the plot
    QCPGraph* m_smoothed;    ///< of the plot
    QCPGraph* m_validation;  ///< of the plot
    MinMaxSeries m_rawLine, m_smoothedLine;
    std::vector<Sample> m_validated;
    Smoother m_smoother{0};
    bool m_fast = false;
};

/// Layers "raw", "smoothed" and "marks", back to front; called once before the curves are made.
void addCurveLayers(QCustomPlot& plot);

}  // namespace studio::ui
