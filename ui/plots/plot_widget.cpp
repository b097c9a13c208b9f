// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/plot_widget.h"

#include "core/base/files.h"
#include "ui/plots/canvas.h"
#include "ui/theme/theme.h"

#include <qcustomplot.h>

#include <QBuffer>
#include <QEvent>
#include <QLabel>
#include <QSvgGenerator>
#include <QVBoxLayout>
#include <chrono>

namespace studio::ui {

static constexpr std::chrono::milliseconds kRedrawPause{40};

PlotWidget::PlotWidget(QWidget* parent)
    : QWidget(parent), m_canvas(new QCustomPlot(this)), m_emptyLabel(new QLabel(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_canvas);
    m_canvas->setNoAntialiasingOnDrag(true);
    m_canvas->setFocusPolicy(Qt::NoFocus);
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
    m_canvas->replot(QCustomPlot::rpQueuedRefresh);
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

static QByteArray asSvg(QCustomPlot& plot) {
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(plot.size());
    generator.setViewBox(QRect(QPoint(), plot.size()));
    generator.setTitle(plot.parentWidget()->accessibleName());
    QCPPainter painter;
    painter.begin(&generator);
    painter.setMode(QCPPainter::pmVectorized);
    painter.fillRect(QRect(QPoint(), plot.size()), plot.axisRect()->backgroundBrush());
    plot.toPainter(&painter, plot.width(), plot.height());
    painter.end();
    return buffer.data();
}

static QByteArray asPng(QCustomPlot& plot) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    plot.toPixmap(plot.width(), plot.height(), 2.0).save(&buffer, "PNG");
    return buffer.data();
}

void PlotWidget::savePicture(const QString& path) {
    redraw();
    const bool svg = path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive);
    const QByteArray bytes = svg ? asSvg(*m_canvas) : asPng(*m_canvas);
    writeFileAtomically(path.toStdString(),
                        std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

}  // namespace studio::ui
