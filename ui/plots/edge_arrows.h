// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/series.h"

#include <array>
#include <vector>

class QCPGraph;
class QCPItemText;
class QCustomPlot;

namespace studio::ui {

/// Arrows along the top edge of a plot for what lies above it: validation with its value, heads
/// below each other where they would overlap; batches without.
class EdgeArrows {
public:
    explicit EdgeArrows(QCustomPlot& plot);
    /// Once the axis rectangle is known.
    void show(std::vector<EdgeMark> ofBatches, const std::vector<EdgeMark>& ofValidation);
    void restyle();
    const std::vector<EdgeMark>& marks() const { return m_marks; }  ///< validation's first

private:
    void placeLabel(std::size_t place, const EdgeMark& mark);

    QCustomPlot& m_plot;
    std::array<QCPGraph*, 4> m_arrows{};  ///< of the plot, one a head
    std::vector<QCPItemText*> m_labels;   ///< of the plot, made as needed
    std::vector<EdgeMark> m_marks;
};

}  // namespace studio::ui
