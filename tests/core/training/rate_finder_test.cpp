// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/rate_finder.h"
#include "core/base/files.h"
#include "tests/core/training/training_fixture.h"

#include <QTest>
#include <cmath>
#include <fstream>
#include <limits>

using namespace studio;

namespace {

double rateAt(int point) {
    return 1e-6 * std::pow(10, point * 6 / 99.0);
}

RateCurve curveOf(const std::function<double(int point)>& loss) {
    RateCurve curve;
    for (int i = 0; i < kRateSteps && addPoint(curve, rateAt(i), loss(i)); ++i) {
    }
    return curve;
}

/// Flat at 3, falling from point 40 to 1 at point 70, then steeper and steeper up.
double valley(int point) {
    if (point < 40) return 3;
    return point < 70 ? 3 - 2 * (point - 40) / 30.0 : 1 + 0.05 * (point - 70) * (point - 70);
}

std::shared_ptr<const PreparedData> prepare(const test::Fixture& fixture) {
    const auto set = std::make_shared<const DataSet>(listDataSet(fixture.data()));
    const CheckReport report = checkDataSet(*set, {.depth = CheckDepth::Hashes, .useCache = false});
    return std::make_shared<const PreparedData>(prepareData(set, report, {.validationFraction = 0.25}));
}

RateCurve find(const test::Fixture& fixture, const Settings& settings) {
    test::FakeEngine engine(fixture.options);
    return findRate(engine, prepare(fixture), settings, {});
}

ErrorCode codeOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.code();
    }
    return ErrorCode::Internal;
}

}  // namespace

/// The curve and what it speaks for as arithmetic, and the steps it is made of with the fake engine.
class RateFinderTest : public QObject {
    Q_OBJECT

private slots:
    /// m = 0.98 m + 0.02 x, shown is m / (1 - 0.98^n).
    void theAverageHasNoBias() {
        RateCurve curve;
        QVERIFY(addPoint(curve, 1e-3, 1) && addPoint(curve, 2e-3, 3) && addPoint(curve, 4e-3, 2));
        const double third = (0.98 * (0.98 * 0.02 + 0.06) + 0.04) / (1 - 0.98 * 0.98 * 0.98);
        QVERIFY(std::abs(curve.average - third) < 1e-12);
        QVERIFY(std::abs(curve.lowestAverage - 1) < 1e-12);
    }

    /// A line stays a line but for its ends, and what is there while the curve grows is what is there at its end.
    void theSmoothedLossDoesNotLag() {
        RateCurve curve;
        std::vector<double> seen;
        for (int i = 0; i < kRateSteps; ++i) {
            QVERIFY(addPoint(curve, rateAt(i), 3 - 0.02 * i));
            if (i >= 15) seen.push_back(curve.smoothed[std::size_t(i) - 15]);
        }
        for (std::size_t i = 15; i < 85; ++i) {
            QVERIFY(std::abs(curve.smoothed[i] - curve.losses[i]) < 1e-9);
            QCOMPARE(seen[i], curve.smoothed[i]);
        }
        // One batch that is far too high moves its surroundings no more than one that is twice the start.
        const auto with = [](double loss) {
            return curveOf([loss](int i) { return i == 50 ? loss : 3.0; }).smoothed[50];
        };
        QVERIFY(with(6) > 3 && std::abs(with(6) - with(100)) < 1e-12);
    }

    /// The losses fall evenly from point 40 (0.00026) to their minimum at point 70 (0.017).
    void aValleyGivesTheSteepestDescent_data() {
        QTest::addColumn<double>("noise");
        QTest::newRow("clean") << 0.0;
        QTest::newRow("8 per cent of noise") << 0.08;
    }
    void aValleyGivesTheSteepestDescent() {
        QFETCH(double, noise);
        const RateSuggestion found =
            suggestRate(curveOf([&](int i) { return valley(i) * (1 + noise * std::sin(7.3 * i)); }));
        QVERIFY2(found.steepest >= 0.0012 && found.steepest <= 0.003, qPrintable(QString::number(found.steepest)));
        QVERIFY2(std::abs(found.tenthOfMinimum - 0.001) < 2e-4, qPrintable(QString::number(found.tenthOfMinimum)));
        QCOMPARE(int(found.rule), int(RateRule::SteepestDescent));
        QCOMPARE(found.rate, found.steepest);
        QVERIFY(found.why.empty());
    }

    /// Just before the loss blows up there is no room for noise: a tenth of the minimum instead.
    void aCliffGivesATenthOfTheMinimum() {
        const RateSuggestion found = suggestRate(curveOf([](int i) {
            return i < 66 ? 3 : i < 70 ? 3 - 0.5 * (i - 66) : 1 + 0.3 * (i - 70) * (i - 70);
        }));
        QCOMPARE(int(found.rule), int(RateRule::TenthOfMinimum));
        QCOMPARE(found.rate, found.tenthOfMinimum);
        QVERIFY2(found.rate < rateAt(55), qPrintable(QString::number(found.rate)));
        QVERIFY2(found.steepest > rateAt(58), qPrintable(QString::number(found.steepest)));
    }

    /// Whatever a curve looks like: what is suggested is well below the rate at which the loss is lowest.
    void theBlowUpIsNeverSuggested() {
        for (int fall = 20; fall < 70; fall += 3)
            for (int length = 3; length < 30; length += 4) {
                const RateCurve curve = curveOf([&](int i) {
                    const int past = i - fall - length;
                    return i < fall ? 3 : past < 0 ? 3 - 2.0 * (i - fall) / length : 1 + 0.02 * past * past;
                });
                const RateSuggestion found = suggestRate(curve);
                if (!found.why.empty()) continue;
                QVERIFY2(found.rate <= rateAt(fall + length) / 2,
                         qPrintable(QString("%1 %2: %3").arg(fall).arg(length).arg(found.rate)));
            }
    }

    /// It falls once and stays there: the minimum is far behind the descent.
    void aStepGivesTheSteepestDescent() {
        const RateSuggestion found = suggestRate(curveOf([](int i) {
            return i < 30 ? 3.0 : i < 36 ? 3 - (i - 30) / 3.0 : 1.0;
        }));
        QCOMPARE(int(found.rule), int(RateRule::SteepestDescent));
        QCOMPARE(found.rate, found.steepest);
        QVERIFY2(found.rate > rateAt(29) && found.rate < rateAt(42), qPrintable(QString::number(found.rate)));
        QVERIFY(found.tenthOfMinimum > found.rate);
    }

    void whatTellsNothingSuggestsNothing_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("why");
        QTest::newRow("flat") << 0 << "not fall clearly";
        QTest::newRow("noise around a level") << 1 << "not fall clearly";
        QTest::newRow("only rising") << 2 << "not fall clearly";
        QTest::newRow("away at once") << 3 << "ran away";
        QTest::newRow("not a number at once") << 4 << "ran away";
    }
    void whatTellsNothingSuggestsNothing() {
        QFETCH(int, kind);
        QFETCH(QString, why);
        const RateCurve curve = curveOf([kind](int i) {
            const double noise = 0.1 * std::sin(7.3 * i);
            const double told[] = {3, 3 * (1 + noise), 3 + 0.02 * i, 3 * std::pow(1.5, i), std::nan("")};
            return told[kind];
        });
        QCOMPARE(curve.ranAway, kind > 2);
        const RateSuggestion found = suggestRate(curve);
        QCOMPARE(found.rate, 0.0);
        QVERIFY2(QByteArray(found.why.data(), qsizetype(found.why.size())).contains(why.toUtf8()), found.why.data());
    }

    /// Four times the lowest average ends it, that point included; what is no number ends it without a point.
    void itEndsWhenTheLossRunsAway() {
        const RateCurve high = curveOf([](int i) { return i < 60 ? valley(i) : 1e4; });
        QVERIFY(high.ranAway);
        QCOMPARE(high.losses.size(), std::size_t(61));
        for (const double broken : {std::nan(""), std::numeric_limits<double>::infinity()}) {
            const RateCurve curve = curveOf([&](int i) { return i < 72 ? valley(i) : broken; });
            QVERIFY(curve.ranAway);
            QCOMPARE(curve.losses.size(), std::size_t(72));
            QVERIFY(suggestRate(curve).rate > 0);  // what came before is a result
        }
        QVERIFY(!curveOf([](int) { return 1.0; }).ranAway);
    }

    void aHundredRatesAreTried_data() {
        QTest::addColumn<QString>("optimizer");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("SGD") << "sgd" << 1e-5 << 10.0;
        QTest::newRow("Adam") << "adam" << 1e-6 << 1.0;
        QTest::newRow("AdamW") << "adamw" << 1e-6 << 1.0;
    }
    void aHundredRatesAreTried() {
        QFETCH(QString, optimizer);
        QFETCH(double, low);
        QFETCH(double, high);
        test::Fixture fixture;
        applySetting(fixture.request.settings, "optimizer", optimizer.toStdString());
        std::vector<std::int64_t> steps;
        fixture.options.beforeTrain = [&](std::int64_t step, std::stop_token) { steps.push_back(step); };
        test::FakeEngine engine(fixture.options);
        std::size_t told = 0;
        const RateCurve curve = findRate(engine, prepare(fixture), fixture.request.settings, {},
                                         [&](const RateCurve& so) { QCOMPARE(so.losses.size(), ++told); });
        QCOMPARE(curve.rates.size(), std::size_t(100));
        QCOMPARE(told, curve.rates.size());
        QVERIFY(std::abs(curve.rates.front() / low - 1) < 1e-9 && std::abs(curve.rates.back() / high - 1) < 1e-9);
        for (std::size_t i = 1; i < 100; ++i)  // by the same factor
            QVERIFY(std::abs(curve.rates[i] / curve.rates[i - 1] / std::pow(10, 6 / 99.0) - 1) < 1e-9);
        for (std::size_t i = 0; i < 100; ++i) QCOMPARE(steps[i], std::int64_t(i + 1));
        QVERIFY(suggestRate(curve).rate > 0);
        QVERIFY(!std::filesystem::exists(fixture.run()));
    }

    /// The seed says it all; accumulated batches make one step, as in a run: 3 steps for the 5 batches of an epoch.
    void aSeedRepeatsIt() {
        test::Fixture fixture;
        Settings settings = fixture.request.settings;
        const RateCurve first = find(fixture, settings);
        QCOMPARE(find(fixture, settings).losses, first.losses);
        settings.seed = 2;
        QVERIFY(find(fixture, settings).losses != first.losses);
        settings.accumulate = 2;
        int batches = 0;
        fixture.options.beforeTrain = [&](std::int64_t, std::stop_token) { ++batches; };
        QCOMPARE(find(fixture, settings).losses.size(), std::size_t(100));
        QCOMPARE(batches, 33 * 5 + 2);
    }

    /// It begins with the settings' weights, and the file and the run that they are of stay as they are.
    void itBeginsWithTheWeightsAndKeepsThem() {
        test::Fixture fixture;
        QCOMPARE(int(fixture.train().outcome), int(RunState::Finished));
        const std::string best = readTextFile(fixture.checkpoint("best.pth"));
        const std::string last = readTextFile(fixture.checkpoint("last.pth"));
        Settings settings = fixture.request.settings;
        const RateCurve fresh = find(fixture, settings);
        settings.weights = fixture.checkpoint("best.pth").string();
        const RateCurve trained = find(fixture, settings);
        QVERIFY(fresh.notes.empty() && trained.notes.empty());
        QVERIFY2(trained.losses.front() < 0.99 * fresh.losses.front(),
                 qPrintable(QString::number(trained.losses.front())));
        QCOMPARE(readTextFile(fixture.checkpoint("best.pth")), best);
        QCOMPARE(readTextFile(fixture.checkpoint("last.pth")), last);
        settings.weights = fixture.checkpoint("none.pth").string();
        QVERIFY(codeOf([&] { find(fixture, settings); }) != ErrorCode::Internal);
    }

    /// As in the run it is for: the losses are weighted, and what was done to the weights is told.
    void itBeginsAsTheRunWould() {
        test::Fixture fixture;
        QCOMPARE(int(fixture.train().outcome), int(RunState::Finished));
        Settings settings = fixture.request.settings;
        settings.classWeights = ClassWeights::Balanced;
        settings.weights = fixture.checkpoint("best.pth").string();
        settings.freshAux = true;
        std::vector<double> weights;
        fixture.options.onStepper = [&](const StepperSettings& told) { weights = told.classWeights; };
        const RateCurve curve = find(fixture, settings);
        QVERIFY(!weights.empty() && weights == classWeightsOf(settings, *prepare(fixture)));
        QCOMPARE(curve.notes, std::vector<std::string>{"The auxiliary heads start fresh."});
    }

    void aGradientThatIsNotFiniteEndsIt() {
        test::Fixture fixture;
        fixture.options.notFiniteAtStep = 30;
        const RateCurve curve = find(fixture, fixture.request.settings);
        QVERIFY(curve.ranAway);
        QCOMPARE(curve.losses.size(), std::size_t(30));
    }

    void itCanBeStopped() {
        test::Fixture fixture;
        std::stop_source stop;
        int steps = 0;
        test::FakeEngine engine({.beforeTrain = [&](std::int64_t step, std::stop_token) {
            ++steps;
            if (step == 7) stop.request_stop();
        }});
        const auto data = prepare(fixture);
        QCOMPARE(int(codeOf([&] { findRate(engine, data, fixture.request.settings, stop.get_token()); })),
                 int(ErrorCode::Cancelled));
        QCOMPARE(steps, 7);
    }

    void whatCanNotBeTrainedIsSaid() {
        test::Fixture fixture;
        const auto data = prepare(fixture);
        test::FakeEngine engine;
        Settings settings = fixture.request.settings;
        settings.batchSize = 4000;
        QCOMPARE(int(codeOf([&] { findRate(engine, data, settings, {}); })), int(ErrorCode::BatchTooLarge));
        for (const auto& entry : std::filesystem::recursive_directory_iterator(fixture.data()))
            if (entry.is_regular_file()) std::ofstream(entry.path()) << "no picture";
        QCOMPARE(int(codeOf([&] { findRate(engine, data, fixture.request.settings, {}); })),
                 int(ErrorCode::NoPicturesInSplit));
    }
};

QTEST_APPLESS_MAIN(RateFinderTest)
#include "rate_finder_test.moc"
