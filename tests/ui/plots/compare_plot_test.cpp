// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/compare_plot.h"
#include "ui/plots/run_style.h"

#include <qcustomplot.h>
#include <QImage>
#include <QSignalSpy>
#include <QTest>

using namespace studio;
using namespace studio::ui;

class ComparePlotTest : public QObject {
    Q_OBJECT

    static CompareCurve curve(const QString& name, int slot, double end) {
        return {.name = name,
                .slot = slot,
                .epochs = {1, 2},
                .x = {1, 2},
                .validation = {0.1, end},
                .training = {},
                .best = std::nullopt};
    }
    static const QCPItemText* nameOf(const ComparePlot& plot, const QString& name) {
        const auto* canvas = plot.findChild<QCustomPlot*>();
        for (int item = 0; item < canvas->itemCount(); ++item) {
            const auto* label = qobject_cast<QCPItemText*>(canvas->item(item));
            if (label && label->visible() && label->text() == name) return label;
        }
        return nullptr;
    }

private slots:
    /// In its lightness, which other slots have not.
    void aNameHasItsRunsMarker() {
        ComparePlot plot;
        plot.resize(800, 320);
        plot.show();
        // Not in the order of the slots: the marker is the run's, not the place's.
        const std::vector<CompareCurve> curves{curve("second", 1, 0.4), curve("third", 2, 0.8), curve("first", 0, 0.6)};
        QSignalSpy redrawn(&plot, &PlotWidget::redrawn);
        plot.setCurves(curves, {}, CompareMeasure::Accuracy, XAxis::Epoch);
        QVERIFY(redrawn.wait());
        const auto* canvas = plot.findChild<QCustomPlot*>();
        const QImage image = plot.grab().toImage();
        for (const CompareCurve& one : curves) {
            const QCPItemText* label = nameOf(plot, one.name);
            QVERIFY2(label, qPrintable(one.name));
            const QPointF middle = canvas->mapTo(&plot, label->position->pixelPosition() - QPointF(9, 0));
            QCOMPARE(image.pixelColor((middle * image.devicePixelRatio()).toPoint()).name(),
                     runColour(one.slot).name());
        }
    }
};

QTEST_MAIN(ComparePlotTest)
#include "compare_plot_test.moc"
