// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/series.h"
#include "ui/plots/history_csv.h"
#include "ui/plots/min_max_series.h"
#include "ui/plots/ticks.h"

#include "core/base/random.h"
#include "support/made_up_history.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>

using namespace studio;
using namespace studio::ui;

Q_DECLARE_METATYPE(studio::ui::Range)
using Doubles = std::vector<double>;

static const double kNan = std::numeric_limits<double>::quiet_NaN();

static QString text(const Doubles& values) {
    QStringList parts;
    for (const double value : values) parts << QString::number(value, 'g', 6);
    return parts.join(' ');
}

class SeriesTest : public QObject {
    Q_OBJECT

private slots:
    void smoothing_data() {
        QTest::addColumn<Doubles>("values");
        QTest::addColumn<double>("weight");
        QTest::addColumn<Doubles>("expected");
        QTest::newRow("nothing") << Doubles{} << 0.9 << Doubles{};
        QTest::newRow("weight 0 is the values") << Doubles{3, 1, 2} << 0.0 << Doubles{3, 1, 2};
        // A constant stays a constant from the first value on: the start's bias is removed.
        QTest::newRow("constant") << Doubles{2, 2, 2, 2} << 0.99 << Doubles{2, 2, 2, 2};
        // By hand, w = 0.5: 4; (0.5*2 + 0.5*0)/0.75 = 4/3.
        QTest::newRow("by hand") << Doubles{4, 0} << 0.5 << Doubles{4, 4.0 / 3};
        QTest::newRow("not a number is passed over") << Doubles{2, kNan, 2} << 0.5 << Doubles{2, 2, 2};
    }
    void smoothing() {
        QFETCH(Doubles, values);
        QFETCH(double, weight);
        QFETCH(Doubles, expected);
        QCOMPARE(text(smooth(values, weight)), text(expected));
    }

    void axisMapping_data() {
        QTest::addColumn<int>("axis");
        QTest::addColumn<double>("ofBatch");
        QTest::addColumn<double>("ofEpoch");
        QTest::newRow("step") << int(XAxis::Step) << 45.0 << 60.0;
        QTest::newRow("epoch") << int(XAxis::Epoch) << 1.5 << 2.0;
        QTest::newRow("time") << int(XAxis::Time) << 45 * 32.0 / 31 << 60 * 32.0 / 31;
    }
    void axisMapping() {
        QFETCH(int, axis);
        QFETCH(double, ofBatch);
        QFETCH(double, ofEpoch);
        const TrainingHistory history = test::madeUpHistory();
        QCOMPARE(xOf(history.batches[44], XAxis(axis), 30), ofBatch);
        QCOMPARE(xOf(history.epochs[1], XAxis(axis), history.batches), ofEpoch);
    }

    void ranges_data() {
        QTest::addColumn<Doubles>("values");
        QTest::addColumn<bool>("ignoreOutliers");
        QTest::addColumn<bool>("log");
        QTest::addColumn<double>("inside");   ///< must be inside
        QTest::addColumn<double>("outside");  ///< must not
        Doubles spiked(200, 1.0);
        for (std::size_t i = 0; i < spiked.size(); ++i) spiked[i] += 0.5 * std::sin(static_cast<double>(i));
        Doubles plain = spiked;
        spiked[77] = 40;
        QTest::newRow("a spike shown") << spiked << false << false << 40.0 << 45.0;
        QTest::newRow("a spike ignored") << spiked << true << false << 1.5 << 40.0;
        QTest::newRow("noise stays whole") << plain << true << false << 1.499 << 1.7;
        QTest::newRow("not finite") << Doubles{1, kNan, HUGE_VAL} << false << false << 1.0 << 2.0;
        QTest::newRow("log: only over 0") << Doubles{-3, 0, 0.01, 1} << false << true << 0.01 << 0.0;
        QTest::newRow("nothing") << Doubles{} << true << false << 0.5 << 1.5;
        QTest::newRow("one value") << Doubles{2} << true << false << 2.0 << 5.0;
    }
    void ranges() {
        QFETCH(Doubles, values);
        QFETCH(bool, ignoreOutliers);
        QFETCH(bool, log);
        QFETCH(double, inside);
        QFETCH(double, outside);
        const Range range = valueRange(values, ignoreOutliers, log);
        QVERIFY(range.low < range.high);
        QVERIFY(range.contains(inside));
        QVERIFY(!range.contains(outside));
        QVERIFY(!log || range.low > 0);
    }

    void aLineIsIncludedWhenNear() {
        QVERIFY(includeNear({0, 1}, 1.3).contains(1.3));
        QCOMPARE(includeNear({0, 1}, 1.6), (Range{0, 1}));
        QVERIFY(includeNear({1, 2}, 0.7).contains(0.7));
        QCOMPARE(includeNear({0, 1}, 0.5), (Range{0, 1}));
        QCOMPARE(roundedOut({0.55, 1.93}, 0.5), (Range{0.5, 2}));
        QCOMPARE(roundedOut({0.5, 2}, 0.5), (Range{0.5, 2}));
    }

    /// Where two heads leave the plot at once, both are told; a head's own neighbours are one.
    void edgeMarksOfHeadsAreStacked() {
        QStringList found;
        for (const EdgeMark& mark : stackEdgeMarks({{1, 2.5, Head::Main},
                                                    {1, 3.9, Head::Aux2},
                                                    {1.5, 4.5, Head::Main},
                                                    {1.8, 2.6, Head::Aux1},
                                                    {4, 2.7, Head::Aux2}},
                                                   1))
            found << QStringLiteral("%1 at %2 row %3").arg(mark.value).arg(mark.x).arg(mark.row);
        QCOMPARE(found.join(", "), QString("4.5 at 1 row 0, 3.9 at 1 row 1, 2.6 at 1.8 row 2, 2.7 at 4 row 0"));
    }

    void edgeMarks_data() {
        QTest::addColumn<double>("apart");
        QTest::addColumn<QString>("expected");
        QTest::newRow("far enough") << 0.5 << "1:2.7 2:2.8 4:3";
        QTest::newRow("two merge, the largest stays") << 1.5 << "1:2.8(2) 4:3";
        QTest::newRow("all") << 3.0 << "1:3(3)";
    }
    void edgeMarks() {
        QFETCH(double, apart);
        QFETCH(QString, expected);
        QStringList found;
        for (const EdgeMark& mark :
             mergeEdgeMarks({{4, 3, Head::Main}, {1, 2.7, Head::Main}, {2, 2.8, Head::Aux1}}, apart)) {
            found << QStringLiteral("%1:%2").arg(mark.x).arg(mark.value) +
                         (mark.points > 1 ? QStringLiteral("(%1)").arg(mark.points) : QString());
        }
        QCOMPARE(found.join(' '), expected);
    }

    void nearest_data() {
        QTest::addColumn<double>("x");
        QTest::addColumn<int>("expected");
        QTest::newRow("before all") << -5.0 << 0;
        QTest::newRow("exactly") << 10.0 << 9;
        QTest::newRow("nearer to the left") << 10.4 << 9;
        QTest::newRow("nearer to the right") << 10.6 << 10;
        QTest::newRow("after all") << 1e9 << 376;
    }
    void nearest() {
        QFETCH(double, x);
        QFETCH(int, expected);
        const TrainingHistory history = test::madeUpHistory();
        QCOMPARE(int(nearestBatch(history.batches, x, XAxis::Step, 30).value()), expected);
        QVERIFY(!nearestBatch({}, x, XAxis::Step, 30));
    }

    void thinnedLines_data() {
        QTest::addColumn<int>("samples");
        QTest::addColumn<Range>("x");
        QTest::addColumn<int>("columns");
        QTest::newRow("none") << 0 << Range{0, 1} << 100;
        QTest::newRow("one") << 1 << Range{0, 10} << 100;
        QTest::newRow("few: all of them") << 300 << Range{0, 300} << 100;
        for (const int samples : {1'000, 4'095, 4'096, 4'097, 100'003}) {
            const double end = samples;
            QTest::addRow("%d, all", samples) << samples << Range{0, end} << 100;
            QTest::addRow("%d, from an odd place", samples) << samples << Range{0.213 * end, 0.871 * end} << 37;
            QTest::addRow("%d, only the end", samples) << samples << Range{0.97 * end, 2 * end} << 100;
            QTest::addRow("%d, beside it", samples) << samples << Range{2 * end, 3 * end} << 100;
        }
    }
    /// No least and no greatest value gets lost: beside every sample within the range there is a drawn one at least as
    /// low, and one at least as high, no further off than a column of pixels.
    void thinnedLines() {
        QFETCH(int, samples);
        QFETCH(Range, x);
        QFETCH(int, columns);
        MinMaxSeries series;
        std::vector<Sample> all;
        Random noise(3);
        for (int i = 0; i < samples; ++i) {
            all.push_back({double(i), i % 977 == 500 ? 50 + noise.uniform(0, 1) : noise.uniform(-1, 1)});
            series.append(all.back());
        }
        const std::vector<Sample> seen = series.seen(x, columns);
        QVERIFY2(seen.size() <= std::size_t(4 * columns + 64), qPrintable(QString::number(seen.size())));
        QVERIFY(std::is_sorted(seen.begin(), seen.end(), [](const Sample& a, const Sample& b) { return a.x < b.x; }));
        const double column = std::max(1.0, x.size() / columns);
        auto from = seen.begin();
        for (const Sample& sample : all) {
            if (!x.contains(sample.x)) continue;
            while (from != seen.end() && from->x < sample.x - column) ++from;
            bool low = false, high = false;
            for (auto near = from; near != seen.end() && near->x <= sample.x + column; ++near) {
                low = low || near->y <= sample.y;
                high = high || near->y >= sample.y;
            }
            QVERIFY2(low && high, qPrintable(QStringLiteral("at %1").arg(sample.x)));
        }
    }

    /// Growing one by one gives what was there at once.
    void thinnedLinesGrow() {
        MinMaxSeries grown;
        for (int i = 0; i < 10'000; ++i) {
            grown.append({double(i), std::sin(i * 0.7)});
            if (i % 1'237 != 0) continue;
            MinMaxSeries whole;
            for (int j = 0; j <= i; ++j) whole.append(grown[std::size_t(j)]);
            QCOMPARE(whole.seen({0, 1e9}, 20), grown.seen({0, 1e9}, 20));
        }
        QVERIFY(grown.extremes().high > 0.999);
        grown.clear();
        QCOMPARE(grown.size(), std::size_t(0));
        QVERIFY(grown.seen({0, 1}, 10).empty());
    }

    /// Evenly, from the first to near the last, and never more than 4,096.
    void aThinnedCopyOfTheValues() {
        MinMaxSeries series;
        for (int i = 0; i < 100'000; ++i) {
            series.append({0.0, double(i)});
            const std::vector<double>& thinned = series.thinned();
            QVERIFY(thinned.size() <= 4'096 &&
                    (i < 4'096 ? thinned.size() == std::size_t(i + 1) : thinned.size() > 2'048));
        }
        const std::vector<double>& thinned = series.thinned();
        const double stride = thinned[1];
        for (std::size_t i = 0; i < thinned.size(); ++i) QCOMPARE(thinned[i], stride * double(i));
        QVERIFY(thinned.back() + stride >= 100'000);
        series.clear();
        series.append({0.0, 7.0});
        QCOMPARE(series.thinned(), std::vector<double>{7});
    }

    void whatIsAboveTheTop() {
        MinMaxSeries series;
        for (int i = 0; i < 100'000; ++i) series.append({double(i), i == 31'415 ? 9.0 : i == 70'000 ? 8.0 : 1.0});
        const std::vector<Sample> above = series.above(2, {0, 100'000}, 100);
        QCOMPARE(above, (std::vector<Sample>{{31'415, 9}, {70'000, 8}}));
        QVERIFY(series.above(2, {40'000, 60'000}, 100).empty());
        QVERIFY(series.above(10, {0, 100'000}, 100).empty());
    }

    void guessing() {
        QVERIFY(std::abs(guessingLoss(5) - 1.6094379) < 1e-6);
        QCOMPARE(guessingAccuracy(5), 0.2);
        QCOMPARE(guessingLoss(0), 0.0);
        QCOMPARE(guessingAccuracy(0), 1.0);
    }

    void ticks_data() {
        QTest::addColumn<QString>("found");
        QTest::addColumn<QString>("expected");
        QTest::newRow("losses") << text(niceTicks({0.5, 2}, 4)) << "0.5 1 1.5 2";
        QTest::newRow("edges are kept") << text(niceTicks({0, 0.3}, 3)) << "0 0.1 0.2 0.3";
        QTest::newRow("epochs") << text(wholeTicks({0, 3}, 14)) << "0 1 2 3";
        QTest::newRow("many steps") << text(wholeTicks({0, 10000}, 5)) << "0 2000 4000 6000 8000 10000";
        QTest::newRow("log, a decade and more") << text(logTicks({0.05, 3}, 5)) << "0.05 0.1 0.2 0.5 1 2";
        QTest::newRow("log, many decades") << text(logTicks({1e-4, 100}, 5)) << "0.0001 0.001 0.01 0.1 1 10 100";
        QTest::newRow("log, narrow") << text(logTicks({0.6, 1.4}, 4)) << "0.6 0.8 1 1.2 1.4";
        QTest::newRow("log, impossible") << text(logTicks({0, 1}, 4)) << "";
        QTest::newRow("minutes") << text(timeTicks({0, 500}, 8)) << "0 120 240 360 480";
        QTest::newRow("days") << text(timeTicks({0, 700000}, 4)) << "0 259200 518400";
    }
    void ticks() {
        QFETCH(QString, found);
        QFETCH(QString, expected);
        QCOMPARE(found, expected);
    }

    void tickTexts_data() {
        QTest::addColumn<QString>("found");
        QTest::addColumn<QString>("expected");
        QTest::newRow("halves") << tickText(1, 0.5) << "1.0";
        QTest::newRow("whole") << tickText(20, 10) << "20";
        QTest::newRow("small") << tickText(0.0005, 0.0005) << "0.0005";
        QTest::newRow("no minus zero") << tickText(-1e-12, 0.1) << "0.0";
        QTest::newRow("log") << logTickText(0.02) << "0.02";
        QTest::newRow("rate") << powerText(0.00025) << "0.00025";
        QTest::newRow("large rate") << powerText(4.1e17) << "4.1·10¹⁷";
        QTest::newRow("tiny rate") << powerText(2e-6) << "2·10⁻⁶";
        QTest::newRow("seconds") << timeText(45) << "0:45";
        QTest::newRow("minutes") << timeText(200) << "3:20";
        QTest::newRow("hours") << timeText(3725) << "1:02:05";
    }
    void tickTexts() {
        QFETCH(QString, found);
        QFETCH(QString, expected);
        QCOMPARE(found, expected);
    }

    void csv() {
        const TrainingHistory history = test::madeUpHistory({.batchesPerEpoch = 2, .batches = 3, .aux = false});
        const QStringList lines = QString::fromStdString(historyCsv(history)).split("\r\n");
        QCOMPARE(lines.size(), 5);
        QVERIFY(lines[0].startsWith("epoch,step,seconds,lr,total,main,aux1,aux2,validation_total"));
        for (int i = 1; i <= 3; ++i) QCOMPARE(lines[i].count(','), 12);
        QVERIFY(lines[1].endsWith(",,,,,"));
        QCOMPARE(lines[2].split(',').last().toDouble(), 0.19);
        QVERIFY(lines[3].endsWith(",,,,,"));
    }
};

QTEST_GUILESS_MAIN(SeriesTest)
#include "series_test.moc"
