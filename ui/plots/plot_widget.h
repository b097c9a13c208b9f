// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/plot_picture.h"

#include <QTimer>
#include <QWidget>

class QCustomPlot;
class QLabel;

namespace studio::ui {

/// What the plots have in common: a QCustomPlot inside, redrawn at most 25 times a second and never while hidden.
/// The first notice arms a single shot, later ones find it armed, so the last data is always shown; a hidden plot
/// remembers that it is stale and catches up when it is shown.
class PlotWidget : public QWidget {
    Q_OBJECT
public:
    explicit PlotWidget(QWidget* parent = nullptr);
    ~PlotWidget() override;

    /// Draws what is shown, with its heading; the function returned makes the bytes of an SVG or PNG of it on any
    /// thread.
    std::function<std::string()> picture(bool svg);

    /// The sentence that stands in the plot as long as it has nothing to show.
    void setEmptyText(const QString& text);

    QSize sizeHint() const override { return {480, 240}; }

public slots:
    void scheduleRedraw();

signals:
    void redrawn();

protected:
    /// Brings the canvas up to date with the data; the base replots afterwards.
    virtual void redraw() = 0;
    /// What stands at pixels (labels, arrows): called in each replot once the axis rectangle is known, zooming
    /// included.
    virtual void placeItems() {}
    /// What hangs on the theme or the language: pens, fonts, texts. The base has done ground, axes and grid.
    virtual void restyle() {}
    virtual PlotHeading heading() const;
    void setEmpty(bool empty);
    QCustomPlot& canvas() const { return *m_canvas; }
    void redrawNow();

    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void restyleAll();

    QCustomPlot* m_canvas;  ///< child
    QLabel* m_emptyLabel;   ///< child, over the canvas
    QTimer m_timer;
    bool m_stale = true;
};

}  // namespace studio::ui
