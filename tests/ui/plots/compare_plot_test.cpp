// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/compare_plot.h"
#include "ui/plots/cursor_overlay.h"
#include "ui/plots/run_style.h"

#include <qcustomplot.h>
#include <QImage>
#include <QSignalSpy>
#include <QTest>
#include <set>

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

    /// As many as there is room for; their losses have a line of training and one of validation.
    static std::vector<CompareCurve> sixCurves() {
        std::vector<CompareCurve> curves;
        for (int slot = 0; slot < 6; ++slot) {
            curves.push_back(curve(QString::number(slot), slot, 0.2 + 0.1 * slot));
            curves.back().training = curves.back().validation;
        }
        return curves;
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
            const QPointF middle = canvas->mapTo(&plot, label->position->pixelPosition() - QPointF(16, 0));
            QCOMPARE(image.pixelColor((middle * image.devicePixelRatio()).toPoint()).name(),
                     runColour(one.slot).name());
        }
    }

    /// Markers are left out where epochs are many.
    void sixRunsHaveSixLines() {
        ComparePlot plot;
        plot.resize(800, 320);
        plot.show();
        QSignalSpy redrawn(&plot, &PlotWidget::redrawn);
        plot.setCurves(sixCurves(), {}, CompareMeasure::MainLoss, XAxis::Epoch);
        QVERIFY(redrawn.wait());
        const auto* canvas = plot.findChild<QCustomPlot*>();
        std::set<std::pair<QRgb, QList<qreal>>> lines;
        for (int i = 0; i < canvas->graphCount(); ++i) {
            const QPen pen = canvas->graph(i)->pen();
            if (canvas->graph(i)->dataCount() == 0 || pen.style() == Qt::NoPen) continue;
            lines.emplace(pen.color().rgb(), pen.dashPattern());
            QCOMPARE(pen.widthF(), canvas->graph(i)->scatterStyle().isNone() ? 1.0 : 2.0);  // thin: training
        }
        QCOMPARE(lines.size(), 12U);

        QTest::keyClick(&plot, Qt::Key_Right);
        const auto& card = plot.findChild<CursorOverlay*>()->drawing();
        QVERIFY(card);
        std::set<std::pair<QRgb, bool>> rows;
        for (const CursorDrawing::Row& row : card->rows) rows.emplace(row.colour.rgb(), row.dashed);
        QCOMPARE(rows.size(), 6U);
    }

    void aNameHasItsRunsDashes() {
        ComparePlot plot;
        plot.resize(800, 320);
        plot.show();
        QSignalSpy redrawn(&plot, &PlotWidget::redrawn);
        plot.setCurves(sixCurves(), {}, CompareMeasure::Accuracy, XAxis::Epoch);
        QVERIFY(redrawn.wait());
        const auto* canvas = plot.findChild<QCustomPlot*>();
        const QImage image = plot.grab().toImage();
        for (const CompareCurve& one : sixCurves()) {
            const QCPItemText* label = nameOf(plot, one.name);
            QVERIFY2(label, qPrintable(one.name));
            const QPointF end = canvas->mapTo(&plot, label->position->pixelPosition().toPoint() - QPoint(16 + 11, 0));
            std::set<QString> colours;  // of the line's left half, which ends at the marker
            for (int x = 0; x < 7; ++x)
                colours.insert(image.pixelColor(((end + QPointF(x, 0)) * image.devicePixelRatio()).toPoint()).name());
            QVERIFY2(colours.contains(runColour(one.slot).name()), qPrintable(one.name));
            QCOMPARE(colours.size() == 1, one.slot < 3);
        }
    }
};

QTEST_MAIN(ComparePlotTest)
#include "compare_plot_test.moc"
