// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/accuracy_plot.h"
#include "ui/plots/history_csv.h"

#include "support/made_up_history.h"

#include <qcustomplot.h>
#include <QSignalSpy>
#include <QTest>
#include <cmath>

using namespace studio;
using namespace studio::ui;

/// Validation and training beside each other.
class AccuracyPlotTest : public QObject {
    Q_OBJECT

private slots:
    void trainingIsDashedBehindValidation() {
        const TrainingHistory history = test::madeUpHistory();
        AccuracyPlot plot;
        draw(plot, history);
        const auto* canvas = plot.findChild<QCustomPlot*>();
        const QCPGraph* training = lineOf(*canvas, true);
        const QCPGraph* validation = lineOf(*canvas, false);
        QVERIFY(training && validation);
        QCOMPARE(training->dataCount(), int(history.epochs.size()));
        for (int i = 0; i < training->dataCount(); ++i) {
            const EpochRecord& epoch = history.epochs[std::size_t(i)];
            QCOMPARE(training->dataMainKey(i), double(epoch.epoch));
            QCOMPARE(training->dataMainValue(i), epoch.trainTop1);
            QCOMPARE(validation->dataMainValue(i), epoch.validationTop1);
        }
        QCOMPARE(training->pen().color(), validation->pen().color());
        QVERIFY(training->pen().widthF() < validation->pen().widthF());
        QVERIFY(training->scatterStyle().isNone() && !validation->scatterStyle().isNone());
    }

    /// However much better the training: the marker is the validation's.
    void theBestEpochIsTheValidations() {
        TrainingHistory history = test::madeUpHistory();
        for (EpochRecord& epoch : history.epochs) epoch.trainTop1 = 0.5 + 0.04 * epoch.epoch;
        AccuracyPlot plot;
        draw(plot, history);
        const auto* canvas = plot.findChild<QCustomPlot*>();
        const QCPGraph* best = canvas->graph(canvas->graphCount() - 1);
        QCOMPARE(best->dataCount(), 1);
        QCOMPARE(best->dataMainKey(0), double(history.bestEpoch));
        QCOMPARE(best->dataMainValue(0), history.bestTop1);
    }

    void valuesKeepClearOfTheTraining_data() {
        QTest::addColumn<double>("apart");  ///< of the training from the validation
        QTest::addColumn<bool>("above");    ///< where the last epoch's value stands
        QTest::newRow("far above") << 0.3 << true;
        QTest::newRow("just above") << 0.05 << false;
        QTest::newRow("just below") << -0.05 << true;
    }
    void valuesKeepClearOfTheTraining() {
        QFETCH(double, apart);
        QFETCH(bool, above);
        TrainingHistory history = test::madeUpHistory();
        for (EpochRecord& epoch : history.epochs) {
            epoch.validationTop1 = epoch.epoch == 1 ? 0.55 : 0.5;
            epoch.trainTop1 = epoch.validationTop1 + apart;
        }
        history.bestEpoch = 1;
        history.bestTop1 = 0.55;
        AccuracyPlot plot;
        draw(plot, history);
        const auto* canvas = plot.findChild<QCustomPlot*>();
        const QCPItemText* value = labelOf(*canvas, "50.0 %");
        QVERIFY(value);
        const double marker = canvas->yAxis->coordToPixel(0.5);
        QCOMPARE(value->bottomRight->pixelPosition().y() < marker, above);
    }

    /// "guessing: 20 %" keeps clear of the curves and their numbers.
    void guessingIsWrittenBesideTheCurve() {
        TrainingHistory history = test::madeUpHistory();
        AccuracyPlot plot;
        const auto place = [&] {
            draw(plot, history);
            const QCPItemText* label = labelOf(*plot.findChild<QCustomPlot*>(), "guessing: 20 %");
            return label ? QRectF(label->topLeft->pixelPosition(), label->bottomRight->pixelPosition()) : QRectF();
        };
        QVERIFY(place().right() > 700);
        for (EpochRecord& epoch : history.epochs) epoch.validationTop1 = epoch.epoch < 4 ? 0.6 : 0.2;
        history.bestTop1 = 0.6;
        history.bestEpoch = 1;
        const QRectF aside = place();
        QVERIFY2(!aside.isEmpty() && aside.right() < 300, qPrintable(QString::number(aside.right())));
    }

    /// Both are said at the cursor, both dots stand on their lines.
    void theCursorTellsBoth() {
        const TrainingHistory history = test::madeUpHistory();
        AccuracyPlot plot;
        draw(plot, history);
        QTest::keyClick(&plot, Qt::Key_Left);
        const QString training = QString::number(100 * history.epochs[10].trainTop1, 'f', 1) + " %";
        QVERIFY2(plot.accessibleDescription().endsWith("training " + training),
                 qPrintable(plot.accessibleDescription()));
        QVERIFY2(plot.accessibleName().contains("training"), qPrintable(plot.accessibleName()));
        const auto& rows = plot.findChild<CursorOverlay*>()->drawing()->rows;
        QVERIFY(rows.back().dashed && !rows.front().dashed);
        const auto* canvas = plot.findChild<QCustomPlot*>();
        QCOMPARE(*rows.back().y, canvas->yAxis->coordToPixel(history.epochs[10].trainTop1));
    }

    /// A picture goes where no tooltip is: it says itself what the dashed line was measured on.
    void filesSayWhatTheLinesAre() {
        const TrainingHistory history = test::madeUpHistory();
        AccuracyPlot plot;
        draw(plot, history);
        const QByteArray svg = QByteArray::fromStdString(plot.picture(true)());
        QVERIFY(svg.contains("dashed: training, varied at random"));
        const QString csv = QString::fromStdString(accuracyCsv(history));
        const double first = csv.split("\r\n")[1].split(',').back().toDouble();
        QVERIFY(std::abs(first - history.epochs[0].trainTop1) < 1e-8);
    }

private:
    static void draw(AccuracyPlot& plot, const TrainingHistory& history) {
        QSignalSpy redrawn(&plot, &PlotWidget::redrawn);
        plot.setHistory(&history);
        plot.resize(800, 320);
        plot.show();
        plot.scheduleRedraw();
        QVERIFY(redrawn.wait());
    }

    static const QCPGraph* lineOf(const QCustomPlot& canvas, bool dashed) {
        for (int i = 0; i < canvas.graphCount(); ++i) {
            const Qt::PenStyle style = canvas.graph(i)->pen().style();
            if (style == (dashed ? Qt::CustomDashLine : Qt::SolidLine)) return canvas.graph(i);
        }
        return nullptr;
    }

    static const QCPItemText* labelOf(const QCustomPlot& canvas, const QString& text) {
        for (int i = 0; i < canvas.itemCount(); ++i) {
            const auto* label = qobject_cast<QCPItemText*>(canvas.item(i));
            if (label && label->visible() && label->text() == text) return label;
        }
        return nullptr;
    }
};

QTEST_MAIN(AccuracyPlotTest)
#include "accuracy_plot_test.moc"
