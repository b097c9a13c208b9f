// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/accuracy_plot.h"
#include "ui/plots/head_style.h"
#include "ui/plots/loss_plot.h"
#include "ui/plots/rate_plot.h"
#include "ui/theme/theme.h"

#include "support/made_up_history.h"

#include <qcustomplot.h>
#include <QImage>
#include <QSignalSpy>
#include <QTest>
#include <array>
#include <cmath>

using namespace studio;
using namespace studio::ui;

/// Shows `plot` and waits until it has drawn.
static void draw(PlotWidget& plot) {
    QSignalSpy redrawn(&plot, &PlotWidget::redrawn);
    plot.resize(800, 320);
    plot.show();
    plot.scheduleRedraw();
    QVERIFY(redrawn.wait());
}

/// From 0 to `end` and hardly further.
static bool showsUpTo(Range range, double end) {
    return range.low == 0 && range.high >= end && range.high < 1.05 * end;
}

/// Where "guessing: .." stands.
static QRectF guessingLabel(PlotWidget& plot) {
    draw(plot);
    const auto* canvas = plot.findChild<QCustomPlot*>();
    for (int item = 0; item < canvas->itemCount(); ++item) {
        const auto* label = qobject_cast<QCPItemText*>(canvas->item(item));
        if (label && label->text().startsWith("guessing"))
            return {label->topLeft->pixelPosition(), label->bottomRight->pixelPosition()};
    }
    return {};
}

/// The plots of a run, as the Training page has them.
struct RunPlots {
    explicit RunPlots(const TrainingHistory& history) {
        losses.setHistory(&history);
        accuracy.setHistory(&history);
        rate.setHistory(&history);
        rate.setPlan({{0, 1e-5}, {3, 2e-3}, {15, 0}}, 30);
    }
    std::array<CursorPlot*, 3> all() { return {&losses, &accuracy, &rate}; }
    LossPlot losses;
    AccuracyPlot accuracy;
    RatePlot rate;
};

class PlotsTest : public QObject {
    Q_OBJECT

private slots:
    void valuesAtTheCursorAddUp_data() {
        QTest::addColumn<double>("x");
        for (const double x : {0.0, 1.5, 7.777, 12.6, 99.0}) QTest::addRow("x = %g", x) << x;
    }
    void valuesAtTheCursorAddUp() {
        QFETCH(double, x);
        const TrainingHistory history = test::madeUpHistory();
        LossPlot plot;
        plot.setHistory(&history);
        QVERIFY(!plot.cursor());
        plot.setCursor(x);
        QVERIFY(plot.cursor());
        const Losses losses = plot.cursor()->losses;
        QVERIFY(std::abs(losses.total - (losses.main + 0.3 * (*losses.aux1 + *losses.aux2))) < 1e-9);
        QCOMPARE(plot.cursor()->losses.main,
                 history.batches[static_cast<std::size_t>(plot.cursor()->step - 1)].losses.main);
    }

    void arrowsWalkTheCursor() {
        const TrainingHistory history = test::madeUpHistory();
        LossPlot plot;
        plot.setHistory(&history);
        QTest::keyClick(&plot, Qt::Key_Left);
        QCOMPARE(plot.cursor()->step, 376);
        QTest::keyClick(&plot, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(plot.cursor()->step, 366);
        QTest::keyClick(&plot, Qt::Key_Right);
        QCOMPARE(plot.cursor()->step, 367);
        QTest::keyClick(&plot, Qt::Key_Escape);
        QVERIFY(!plot.cursor());
    }

    void aHiddenPlotDrawsOnceItIsShown() {
        const TrainingHistory history = test::madeUpHistory();
        LossPlot plot;
        QSignalSpy redrawn(&plot, &PlotWidget::redrawn);
        plot.setHistory(&history);
        for (int i = 0; i < 100; ++i) plot.scheduleRedraw();
        QVERIFY(!redrawn.wait(100));
        plot.show();
        QVERIFY(redrawn.wait());
        QVERIFY(showsUpTo(plot.xRange(), 13));
    }

    void anEmptyPlotMakesRoomForTheRun() {
        const PlannedRun plan{.classes = 5, .epochs = 30, .stepsPerEpoch = 40};
        LossPlot plot;
        plot.setPlan(plan);
        draw(plot);
        QVERIFY(showsUpTo(plot.xRange(), 30));
        QVERIFY(plot.yRange().contains(guessingLoss(5)));
        QVERIFY(!plot.yRange().contains(2 * guessingLoss(5)));
        LossView view = plot.view();
        view.axis = XAxis::Step;
        plot.setView(view);
        draw(plot);
        QVERIFY(showsUpTo(plot.xRange(), 1200));
        AccuracyPlot accuracy;
        accuracy.setPlan(plan);
        draw(accuracy);
        QVERIFY(accuracy.xRange().contains(30));
        // What was measured takes the plan's place.
        const TrainingHistory history = test::madeUpHistory();
        view.axis = XAxis::Epoch;
        plot.setView(view);
        plot.setHistory(&history);
        draw(plot);
        QVERIFY(showsUpTo(plot.xRange(), 13));
    }

    /// A thousand notices in a burst are one redraw, and the last data is on it.
    void burstsAreOneRedraw() {
        TrainingHistory history = test::madeUpHistory({.batches = 10});
        const TrainingHistory whole = test::madeUpHistory();
        LossPlot plot;
        plot.setHistory(&history);
        draw(plot);
        QSignalSpy redrawn(&plot, &PlotWidget::redrawn);
        for (std::size_t i = 10; i < whole.batches.size(); ++i) {
            history.batches.push_back(whole.batches[i]);
            plot.scheduleRedraw();
        }
        QVERIFY(redrawn.wait());
        QCOMPARE(redrawn.count(), 1);
        QVERIFY(showsUpTo(plot.xRange(), 13));
    }

    void outliersBecomeArrows() {
        TrainingHistory history = test::madeUpHistory();
        LossPlot plot;
        plot.setHistory(&history);
        history.batches[200].losses.main = 50;
        plot.setHistory(&history);
        draw(plot);
        QVERIFY(plot.yRange().high < 4);
        const std::vector<EdgeMark> marks = plot.edgeMarks();
        QVERIFY(std::any_of(marks.begin(), marks.end(), [](const EdgeMark& mark) { return mark.value == 50; }));
        LossView view = plot.view();
        view.ignoreOutliers = false;
        plot.setView(view);
        draw(plot);
        QVERIFY(plot.yRange().contains(50));
        QVERIFY(plot.edgeMarks().empty());
    }

    /// One bad batch among 300,000 must not disappear when columns of pixels hold hundreds of them.
    void aSpikeSurvivesDecimation() {
        TrainingHistory history = test::madeUpHistory({.batchesPerEpoch = 20'000, .batches = 300'000, .aux = false});
        history.epochs.clear();
        for (BatchEvent& batch : history.batches) batch.losses.main = batch.losses.total = 1;
        history.batches[123'456].losses.main = 10;
        LossPlot plot;
        LossView view;
        view.ignoreOutliers = false;
        plot.setView(view);
        plot.setHistory(&history);
        draw(plot);
        const QImage image = plot.grab().toImage();
        const QColor ground = Theme::instance().color(Token::Panel);
        const double x = 48 + (800 - 56) * (123'457.0 / 20'000) / plot.xRange().high;  // the margins' widths
        int coloured = 0;
        for (int column = int(x) - 6; column <= int(x) + 6; ++column) {
            for (int row = 60; row < 220; ++row) {
                const QColor pixel = image.pixelColor(column, row);
                coloured += pixel.blue() - pixel.red() > 20 && pixel != ground;
            }
        }
        QVERIFY2(coloured > 100, qPrintable(QString::number(coloured)));
    }

    void theLogAxisKeepsToPositiveLosses() {
        const TrainingHistory history = test::madeUpHistory();
        LossPlot plot;
        plot.setHistory(&history);
        LossView view;
        view.logAxis = true;
        plot.setView(view);
        draw(plot);
        QVERIFY(plot.yRange().low > 0);
    }

    void zoomStaysUntilADoubleClick() {
        const TrainingHistory history = test::madeUpHistory();
        RunPlots plots(history);
        for (CursorPlot* plot : plots.all()) {
            draw(*plot);
            QWidget* canvas = plot->childAt(400, 160);
            QVERIFY(canvas);
            const QPointF middle(400, 160);
            QWheelEvent wheel(middle, canvas->mapToGlobal(middle), QPoint(), QPoint(0, 240), Qt::NoButton,
                              Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(canvas, &wheel);
            const Range zoomed = plot->xRange();
            QVERIFY(zoomed.size() < 12);
            draw(*plot);
            QCOMPARE(plot->xRange(), zoomed);
            QTest::mouseDClick(canvas, Qt::LeftButton, Qt::NoModifier, QPoint(400, 160));
            draw(*plot);
            QVERIFY(showsUpTo(plot->xRange(), plot == &plots.rate ? 15 : 12.55));
        }
    }

    /// By step, by epoch, by time: all three plots of a run count alike.
    void accuracyAndRateCountAsTheLossesDo() {
        const TrainingHistory history = test::madeUpHistory();
        RunPlots plots(history);
        auto& [losses, accuracy, rate] = plots;
        for (const XAxis axis : {XAxis::Step, XAxis::Time, XAxis::Epoch}) {
            LossView view;
            view.axis = axis;
            losses.setView(view);
            accuracy.setAxis(axis);
            rate.setAxis(axis);
            for (CursorPlot* plot : plots.all()) draw(*plot);
            QCOMPARE(accuracy.xRange(), losses.xRange());
            const double perEpoch = axis == XAxis::Step   ? 30
                                    : axis == XAxis::Time ? history.batches.back().seconds / (377.0 / 30)
                                                          : 1;
            QVERIFY(showsUpTo(rate.xRange(), 15 * perEpoch));
            accuracy.setCursor(11 * perEpoch);
            const auto* card = accuracy.findChild<CursorOverlay*>();
            QVERIFY(card->drawing());
            QCOMPARE(card->drawing()->title, QString("epoch 11"));
        }
    }

    /// What the mouse is shown, keys and screen readers are told.
    void theCursorTellsItsValues() {
        TrainingHistory history = test::madeUpHistory();
        history.batches[375].gradientNorm = 3.21;
        RunPlots plots(history);
        auto& [losses, accuracy, rate] = plots;
        for (CursorPlot* plot : plots.all()) {
            draw(*plot);
            QTest::keyClick(plot, Qt::Key_Left);
        }
        QVERIFY(losses.accessibleDescription().startsWith("step 376, epoch 13, main "));
        const QString right = QString::number(100 * history.epochs[10].validationTop1, 'f', 1) + " %";
        QVERIFY2(accuracy.accessibleDescription().startsWith("epoch 11, validation " + right),
                 qPrintable(accuracy.accessibleDescription()));
        QVERIFY2(rate.accessibleDescription().startsWith("step 376, epoch 13, learning rate "),
                 qPrintable(rate.accessibleDescription()));
        const auto* card = rate.findChild<CursorOverlay*>();
        QVERIFY2(rate.accessibleDescription().endsWith(", gradient norm 3.2"),
                 qPrintable(rate.accessibleDescription()));
        rate.setCursor(15);
        QVERIFY(card->drawing() && card->drawing()->rows.size() == 1);
        QCOMPARE(card->drawing()->rows[0].name, QString("to come"));
        QCOMPARE(card->drawing()->title, QString("epoch 15.0"));
        QTest::keyClick(&rate, Qt::Key_Escape);
        QVERIFY(!card->drawing() && rate.accessibleDescription().isEmpty());
    }

    void dragging() {
        const TrainingHistory history = test::madeUpHistory();
        LossPlot plot;
        plot.setHistory(&history);
        draw(plot);
        const Range before = plot.xRange();
        QWidget* canvas = plot.childAt(400, 160);
        QTest::mousePress(canvas, Qt::LeftButton, {}, QPoint(400, 160));
        QTest::mouseMove(canvas, QPoint(420, 160));
        QTest::mouseMove(canvas, QPoint(500, 160));
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, QPoint(500, 160));
        QVERIFY(plot.xRange().low < before.low);
        QVERIFY(std::abs(plot.xRange().size() - before.size()) < 1e-6);
    }

    void anotherRunStartsOver() {
        TrainingHistory history = test::madeUpHistory();
        LossPlot plot;
        plot.setHistory(&history);
        draw(plot);
        history = test::madeUpHistory({.batches = 20, .aux = false});
        history.start.run = "another";
        draw(plot);
        QVERIFY(showsUpTo(plot.xRange(), 1));
        plot.setCursor(0.5);
        QVERIFY(!plot.cursor()->losses.aux1);
    }

    void nothingYet() {
        const TrainingHistory none;
        LossPlot losses;
        losses.setHistory(&none);
        draw(losses);
        losses.setCursor(1);
        QVERIFY(!losses.cursor());
        AccuracyPlot accuracy;
        accuracy.setHistory(&none);
        draw(accuracy);
        RatePlot rate;
        draw(rate);
    }

    void aSingleBatchIsSeen() {
        const auto isDrawn = [](int batches) {
            const TrainingHistory history = test::madeUpHistory({.batches = batches});
            LossPlot plot;
            plot.setHistory(&history);
            draw(plot);
            const QImage drawn = plot.grab().toImage();
            const QRgb wanted = headColour(Head::Main).rgb();
            for (int y = 0; y < drawn.height(); ++y)
                for (int x = 0; x < drawn.width(); ++x)
                    if (drawn.pixel(x, y) == wanted) return true;
            return false;
        };
        QVERIFY(!isDrawn(0));
        QVERIFY(isDrawn(1));
        QVERIFY(isDrawn(2));
    }

    void accuracyAndRate() {
        const TrainingHistory history = test::madeUpHistory();
        AccuracyPlot accuracy;
        accuracy.setHistory(&history);
        draw(accuracy);
        QCOMPARE(accuracy.xRange(), (Range{0, 1.01 * 13}));
        LossPlot losses;
        losses.setHistory(&history);
        draw(losses);
        QCOMPARE(accuracy.xRange(), losses.xRange());
        RatePlot rate;
        rate.setHistory(&history);
        rate.setPlan({{0, 1e-5}, {3, 2e-3}, {15, 0}});
        draw(rate);
        QVERIFY(showsUpTo(rate.xRange(), 15));
        QVERIFY(rate.yRange().contains(2e-3));
    }

    /// "guessing: ln 5 = 1.609" keeps clear of the curves, where the last epochs learn nothing.
    void guessingIsWrittenBesideTheLosses() {
        TrainingHistory history = test::madeUpHistory({.aux = false});
        LossPlot losses;
        losses.setHistory(&history);
        QVERIFY(guessingLabel(losses).right() > 700);
        history.start.run = "another";
        for (BatchEvent& batch : history.batches) batch.losses.main = batch.epoch < 9 ? 0.3 : 1.6;
        for (EpochRecord& epoch : history.epochs) epoch.validation.main = epoch.epoch < 9 ? 0.3 : 1.6;
        const QRectF aside = guessingLabel(losses);
        QVERIFY2(aside.left() > 100 && aside.right() < 560, qPrintable(QString::number(aside.right())));
    }

    void pictures_data() {
        QTest::addColumn<QString>("ending");
        QTest::newRow("png") << "png";
        QTest::newRow("svg") << "svg";
    }
    void pictures() {
        QFETCH(QString, ending);
        const TrainingHistory history = test::madeUpHistory();
        LossPlot plot;
        plot.setHistory(&history);
        draw(plot);
        const std::string bytes = plot.picture(ending == "svg")();
        const QByteArray file(bytes.data(), qsizetype(bytes.size()));
        if (ending == "svg") {
            QVERIFY(file.contains("<svg") && file.count("<path") + file.count("<polyline") > 5);
            for (const char* said : {"Loss", "main", "aux1", "aux2"}) QVERIFY2(file.contains(said), said);
        }
        // The plot and a heading of 36 px that says what is drawn, twice the screen's size.
        if (ending == "png") QCOMPARE(QImage::fromData(file).size(), QSize(1600, 640 + 72));
    }
};

QTEST_MAIN(PlotsTest)
#include "plots_test.moc"
