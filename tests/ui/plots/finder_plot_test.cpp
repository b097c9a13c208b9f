// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/finder_plot.h"
#include "ui/plots/finder_legend.h"

#include <qcustomplot.h>
#include <QSignalSpy>
#include <QTest>
#include <cmath>

using namespace studio;
using namespace studio::ui;

/// The loss over a learning rate that grows.
class FinderPlotTest : public QObject {
    Q_OBJECT

    /// Falls from 3 to 1 and is thrown out at the end.
    static RateCurve curve() {
        RateCurve so;
        for (int i = 0; i < 60; ++i) addPoint(so, 1e-6 * std::pow(10, i / 10.0), i < 59 ? 3 - i / 29.5 : 1e5);
        return so;
    }
    static void draw(FinderPlot& plot) {
        QSignalSpy redrawn(&plot, &PlotWidget::redrawn);
        plot.resize(560, 240);
        plot.show();
        plot.scheduleRedraw();
        QVERIFY(redrawn.wait());
        QVERIFY(!plot.grab().isNull());  // which places labels
    }
    static QCPItemText* labelOf(const QCustomPlot& canvas) {
        for (int i = 0; i < canvas.itemCount(); ++i)
            if (auto* label = qobject_cast<QCPItemText*>(canvas.item(i))) return label;
        return nullptr;
    }

private slots:
    void whatRunsAwayDoesNotFlattenTheRest() {
        FinderPlot plot;
        plot.setCurve(curve(), 1e-6, 1, 0);
        draw(plot);
        QCOMPARE(plot.xRange(), (Range{1e-6, 1}));
        QVERIFY2(plot.yRange().high > 3 && plot.yRange().high < 5, qPrintable(QString::number(plot.yRange().high)));
        const auto* canvas = plot.findChild<QCustomPlot*>();
        QCOMPARE(int(canvas->xAxis->scaleType()), int(QCPAxis::stLogarithmic));
        QCOMPARE(canvas->graph(0)->dataCount(), 60);
        QVERIFY(!labelOf(*canvas)->visible());  // nothing is suggested
    }

    /// As the lines are drawn, in the theme of the moment.
    void theLegendHasTheLinesPens() {
        FinderPlot plot;
        plot.setCurve(curve(), 1e-6, 1, 2e-3);
        draw(plot);
        const auto* canvas = plot.findChild<QCustomPlot*>();
        QCOMPARE(canvas->graph(0)->pen(), FinderPlot::batchPen());
        QCOMPARE(canvas->graph(1)->pen(), FinderPlot::averagePen());
        QVERIFY(FinderPlot::averagePen().widthF() > FinderPlot::batchPen().widthF());
        FinderLegend legend;
        const int before = legend.sizeHint().width();
        legend.setSuggested(true);
        QVERIFY(legend.sizeHint().width() > before);
        QVERIFY(legend.accessibleName().contains("suggestion"));
        legend.resize(legend.sizeHint());
        const QImage drawn = legend.grab().toImage();
        const QRgb thick = FinderPlot::averagePen().color().rgb();
        bool found = false;
        for (int x = 0; x < drawn.width() && !found; ++x)
            for (int y = 0; y < drawn.height(); ++y) found = found || drawn.pixelColor(x, y).rgb() == thick;
        QVERIFY(found);
    }

    /// At its own place, its number inside the plot however far right that is.
    void theSuggestionIsMarked_data() {
        QTest::addColumn<double>("rate");
        QTest::newRow("in the middle") << 2.1e-3;
        QTest::newRow("at the right edge") << 0.97;
    }
    void theSuggestionIsMarked() {
        QFETCH(double, rate);
        FinderPlot plot;
        plot.setCurve(curve(), 1e-6, 1, rate);
        draw(plot);
        const auto* canvas = plot.findChild<QCustomPlot*>();
        const QCPItemText* label = labelOf(*canvas);
        QVERIFY(label && label->visible());
        QCOMPARE(label->text().toDouble(), rate);
        const QRectF place(label->topLeft->pixelPosition(), label->bottomRight->pixelPosition());
        QVERIFY(QRectF(canvas->axisRect()->rect()).contains(place));
        const double line = canvas->xAxis->coordToPixel(rate);
        QVERIFY(std::min(std::abs(place.left() - line), std::abs(place.right() - line)) < 12);
    }
};

QTEST_MAIN(FinderPlotTest)
#include "finder_plot_test.moc"
