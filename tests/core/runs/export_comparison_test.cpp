// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/export_comparison.h"

#include "core/evaluation/evaluation.h"

#include <QTest>
#include <cmath>
#include <limits>
#include <vector>

using namespace studio;

/// How far apart answers are.
class ExportComparisonTest : public QObject {
    Q_OBJECT

private slots:
    void logits() {
        AnswerComparison comparison;
        comparison.addLogits(std::vector<float>{1, -7}, std::vector<float>{1.25F, -7});
        comparison.addLogits(std::vector<float>{2}, std::vector<float>{2});
        QCOMPARE(comparison.difference(), 0.25);
        QCOMPARE(comparison.largest(), 7.0);
        comparison.addLogits(std::vector<float>{1, 2}, std::vector<float>{1});
        QVERIFY(std::isinf(comparison.difference()));
    }

    void probabilitiesOfTheSameLogitsDoNotDiffer() {
        const std::vector<float> logits{30, -20, 3, 3.5F};
        QVERIFY(probabilitiesApart(logits, softmaxOf(logits)) < 1e-6);
        QVERIFY(probabilitiesApart({130, 80, 103, 103.5F}, softmaxOf({30, -20, 3, 3.5F})) < 1e-6);
    }

    /// Where one class has all of the probability, what is wrong shows in the logarithm: less its share of the mean.
    void aWrongLogitShows() {
        const std::vector<float> logits{50, 0, 10, 20};
        QVERIFY(std::abs(probabilitiesApart(logits, softmaxOf({50, 1, 10, 20})) - 0.75) < 1e-5);
        QVERIFY(std::abs(probabilitiesApart(logits, softmaxOf({51, 0, 10, 20})) - 0.75) < 1e-5);
    }

    /// The smallest normal float is exp(-87.34).
    void whatIsTooUnlikelyForAFloat() {
        QVERIFY(probabilitiesApart({0, -90, -10}, {1, 0, std::exp(-10.0F)}) < 1e-4);       // flushed
        QVERIFY(probabilitiesApart({0, -90, -10}, softmaxOf({0, -100, -10})) < 1e-4);      // nothing can be told
        QVERIFY(probabilitiesApart({0, -87.3F, -10}, {1, 0, std::exp(-10.0F)}) < 0.05);    // at the edge
        const double least = probabilitiesApart({0, -80, -10}, {1, 0, std::exp(-10.0F)});  // should not underflow
        QVERIFY2(std::abs(least - 7.34) < 0.01, qPrintable(QString::number(least)));
        const double other = probabilitiesApart({0, -100, -10}, softmaxOf({0, -80, -10}));
        QVERIFY2(std::abs(other - 7.34) < 0.01, qPrintable(QString::number(other)));
    }

    void whatIsNoProbability() {
        const float nan = std::numeric_limits<float>::quiet_NaN();
        QVERIFY(std::isinf(probabilitiesApart({1, 2}, {nan, 1})));
        QVERIFY(std::isinf(probabilitiesApart({1, nan}, {0.5F, 0.5F})));
        QVERIFY(std::isinf(probabilitiesApart({1, 1}, {-0.5F, 1.5F})));
        QVERIFY(std::isinf(probabilitiesApart({1, 1}, {1, 1})));  // in the same proportion, yet no softmax
        QVERIFY(std::isinf(probabilitiesApart({1, 1, 1}, {0.5F, 0.5F})));
    }

private:
    static std::vector<float> softmaxOf(const std::vector<float>& logits) {
        const std::vector<double> p = softmax(logits);
        return {p.begin(), p.end()};
    }
    static double probabilitiesApart(const std::vector<float>& expected, const std::vector<float>& found) {
        AnswerComparison comparison;
        comparison.addProbabilities(expected, found, static_cast<int>(expected.size()));
        return comparison.difference();
    }
};

QTEST_GUILESS_MAIN(ExportComparisonTest)
#include "export_comparison_test.moc"
