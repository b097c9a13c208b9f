// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/plot_picture.h"

#include "ui/plots/head_style.h"
#include "ui/theme/theme.h"

#include <qcustomplot.h>

#include <QBuffer>
#include <QImage>
#include <QSvgGenerator>

namespace studio::ui {

static constexpr int kHeadingHeight = 36;
static constexpr int kSample = 24;  ///< of a line in the legend
static constexpr double kPngScale = 2;

static void paintLegend(QPainter& painter, const std::vector<Head>& heads, int right) {
    const QFontMetrics metrics(painter.font());
    int x = right;
    for (auto head = heads.rbegin(); head != heads.rend(); ++head) {
        const QString name = headName(*head);
        x -= metrics.horizontalAdvance(name);
        painter.setPen(Theme::instance().color(Token::Text));
        painter.drawText(QRect(x, 0, right, kHeadingHeight), Qt::AlignLeft | Qt::AlignVCenter, name);
        x -= kSample + 6;
        const QPointF middle(x + kSample / 2.0, kHeadingHeight / 2.0);
        QPen pen(headColour(*head), 2);
        if (*head == Head::Total) pen.setDashPattern({2, 1.5});
        painter.setPen(pen);
        painter.drawLine(middle - QPointF(kSample / 2.0, 0), middle + QPointF(kSample / 2.0, 0));
        painter.setPen(QPen(headColour(*head), 1.6));
        painter.setBrush(Theme::instance().color(Token::Panel));
        painter.drawPath(headMarker(*head, 8).translated(middle));
        x -= 18;
    }
}

static void paintHeading(QPainter& painter, const PlotHeading& heading, int width) {
    const Theme& theme = Theme::instance();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme.font(TextSize::Body, true));
    painter.setPen(theme.color(Token::Text));
    painter.drawText(QRect(kAxisRoom, 0, width - kAxisRoom, kHeadingHeight), Qt::AlignLeft | Qt::AlignVCenter,
                     heading.title);
    painter.setFont(theme.font(TextSize::Table));
    paintLegend(painter, heading.heads, width - 16);
    painter.setPen(theme.color(Token::Muted));
    painter.drawText(QRect(0, 0, width - 16, kHeadingHeight), Qt::AlignRight | Qt::AlignVCenter, heading.note);
}

/// As on the screen, but never a stamp: the small plots of a page are large enough for a document, too.
static QSize drawnSize(const QCustomPlot& plot) {
    return plot.size().expandedTo({640, 320});
}

static QSize wholeSize(const QCustomPlot& plot) {
    return drawnSize(plot) + QSize(0, kHeadingHeight);
}

std::function<std::string()> drawSvg(QCustomPlot& plot, const PlotHeading& heading) {
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(wholeSize(plot));
    generator.setViewBox(QRect(QPoint(), wholeSize(plot)));
    generator.setTitle(heading.title);
    QCPPainter painter;
    painter.begin(&generator);
    painter.setMode(QCPPainter::pmVectorized);
    painter.fillRect(QRect(QPoint(), wholeSize(plot)), Theme::instance().color(Token::Window));
    paintHeading(painter, heading, wholeSize(plot).width());
    painter.translate(0, kHeadingHeight);
    plot.toPainter(&painter, drawnSize(plot).width(), drawnSize(plot).height());
    painter.end();
    return [bytes = buffer.data()] { return bytes.toStdString(); };
}

std::function<std::string()> drawPng(QCustomPlot& plot, const PlotHeading& heading) {
    QImage image(wholeSize(plot) * kPngScale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(kPngScale);
    image.fill(Theme::instance().color(Token::Window));
    QPainter painter(&image);
    const QSize size = drawnSize(plot);
    paintHeading(painter, heading, size.width());
    painter.drawPixmap(QPoint(0, kHeadingHeight), plot.toPixmap(size.width(), size.height(), kPngScale));
    painter.end();
    return [image] {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        return buffer.data().toStdString();
    };
}

}  // namespace studio::ui
