// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/plot_widget.h"

#include "ui/plots/canvas.h"
#include "ui/theme/theme.h"

#include <qcustomplot.h>

#include <QEvent>
#include <QLabel>
#include <QResizeEvent>
#include <QVBoxLayout>
#include <chrono>

namespace studio::ui {

static constexpr std::chrono::milliseconds kRedrawPause{40};

namespace {

/// QCustomPlot replots whenever it is resized, also to nothing, as in a page that was never shown while another is
/// grabbed; a picture of no size can't be painted on, and it complains for every layer.
class Canvas final : public QCustomPlot {
public:
    using QCustomPlot::QCustomPlot;

protected:
    void resizeEvent(QResizeEvent* event) override {
        if (!event->size().isEmpty()) QCustomPlot::resizeEvent(event);
    }
};

}  // namespace

PlotWidget::PlotWidget(QWidget* parent) : QWidget(parent), m_canvas(new Canvas(this)), m_emptyLabel(new QLabel(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_canvas);
    m_canvas->setNoAntialiasingOnDrag(true);
    m_canvas->setAutoAddPlottableToLegend(false);  // it is never shown, and its texts were measured at each replot
    m_canvas->setFocusPolicy(Qt::NoFocus);
    m_emptyLabel->setObjectName(QStringLiteral("emptyText"));
    m_emptyLabel->setAlignment(Qt::AlignCenter);
    m_emptyLabel->setWordWrap(true);
    m_emptyLabel->setAttribute(Qt::WA_TransparentForMouseEvents);
    setRole(m_emptyLabel, "muted");
    m_timer.setSingleShot(true);
    m_timer.setInterval(kRedrawPause);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_stale && isVisible()) redrawNow();
    });
    connect(&Theme::instance(), &Theme::themeChanged, this, &PlotWidget::restyleAll);
    connect(m_canvas, &QCustomPlot::afterLayout, this, [this] { placeItems(); });
    styleCanvas(*m_canvas);
}

PlotWidget::~PlotWidget() = default;

void PlotWidget::restyleAll() {
    styleCanvas(*m_canvas);
    restyle();
    scheduleRedraw();
}

void PlotWidget::setEmptyText(const QString& text) {
    m_emptyLabel->setText(text);
}

void PlotWidget::setEmpty(bool empty) {
    m_emptyLabel->setVisible(empty);
}

void PlotWidget::scheduleRedraw() {
    m_stale = true;
    if (isVisible() && !m_timer.isActive()) m_timer.start();
}

void PlotWidget::redrawNow() {
    m_stale = false;
    redraw();
    if (!m_canvas->size().isEmpty()) m_canvas->replot(QCustomPlot::rpQueuedRefresh);
    emit redrawn();
}

void PlotWidget::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_stale) m_timer.start();
}

void PlotWidget::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange && event->type() != QEvent::LanguageChange) return;
    restyleAll();
}

void PlotWidget::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_emptyLabel->setGeometry(rect().adjusted(48, 8, -24, -24));
    scheduleRedraw();
}

std::function<std::string()> PlotWidget::picture(bool svg) {
    redraw();
    return svg ? drawSvg(*m_canvas, heading()) : drawPng(*m_canvas, heading());
}

PlotHeading PlotWidget::heading() const {
    return {accessibleName(), {}};
}

}  // namespace studio::ui
