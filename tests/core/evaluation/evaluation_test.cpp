// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/evaluation.h"

#include <QTest>
#include <cmath>
#include <limits>
#include <numeric>

using namespace studio;

static bool near(double a, double b, double tolerance = 1e-12) {
    return std::abs(a - b) <= tolerance;
}

/// A picture of class `truth` that is answered `answer`, both aux heads undecided.
static Prediction pictureOf(int truth, int answer, int classes = 3) {
    Prediction prediction{.path = "x",
                          .truth = truth,
                          .main = std::vector<float>(static_cast<std::size_t>(classes), 0),
                          .aux1 = {},
                          .aux2 = {}};
    prediction.aux1 = prediction.aux2 = prediction.main;
    prediction.main[static_cast<std::size_t>(answer)] = 2;
    return prediction;
}

class EvaluationTest : public QObject {
    Q_OBJECT

private slots:
    /// numpy: e = exp(z - max(z)); e / sum(e); log(sum(e)) + max(z) - z
    void softmaxAndCrossEntropy() {
        const std::vector<float> logits{1, -2, 0.5f, 3};
        const std::vector<double> p{0.1105537503617392, 0.005504147127583673, 0.06705423914061147, 0.8168878633700657};
        const std::vector<double> losses{2.2022534476793516, 5.202253447679352, 2.7022534476793516, 0.2022534476793516};
        for (std::size_t i = 0; i < 4; ++i) {
            QVERIFY(near(softmax(logits)[i], p[i], 1e-15));
            QVERIFY(near(crossEntropy(logits, static_cast<std::int64_t>(i)), losses[i], 1e-14));
        }
    }

    void largeLogitsDoNotOverflow() {
        const std::vector<float> logits{30000, 29999, -30000};
        const std::vector<double> p = softmax(logits);
        QVERIFY(near(std::accumulate(p.begin(), p.end(), 0.0), 1));
        QVERIFY(near(p[0], 1 / (1 + std::exp(-1.0))));
        QVERIFY(near(crossEntropy(logits, 2), 60000 + std::log(1 + std::exp(-1.0)), 1e-9));
        QVERIFY(!std::isfinite(crossEntropy(std::vector<float>{1, std::numeric_limits<float>::quiet_NaN()}, 1)));
    }

    void topClasses_data() {
        const float nan = std::numeric_limits<float>::quiet_NaN();
        QTest::addColumn<std::vector<float>>("logits");
        QTest::addColumn<int>("k");
        QTest::addColumn<std::vector<int>>("top");
        QTest::newRow("falling") << std::vector<float>{1, 3, 2} << 2 << std::vector<int>{1, 2};
        QTest::newRow("ties: lower class first") << std::vector<float>{0, 1, 1, 0} << 3 << std::vector<int>{1, 2, 0};
        QTest::newRow("more than there are") << std::vector<float>{1, 2} << 5 << std::vector<int>{1, 0};
        QTest::newRow("none") << std::vector<float>{1, 2} << 0 << std::vector<int>{};
        QTest::newRow("not a number is last") << std::vector<float>{nan, -1, 2} << 3 << std::vector<int>{2, 1, 0};
    }
    void topClasses() {
        QFETCH(std::vector<float>, logits);
        QFETCH(int, k);
        QFETCH(std::vector<int>, top);
        QCOMPARE(studio::topClasses(logits, k), top);
    }

    void lossesAddUp() {
        const Losses losses = combinedLosses(1, 2, 3, 0.3);
        QVERIFY(near(losses.total, 2.5));
        QVERIFY(near(combinedLosses(1, {}, {}, 0.3).total, 1));
        QVERIFY(!combinedLosses(1, {}, {}, 0.3).aux1);
    }

    void onePicture() {
        const Prediction prediction = pictureOf(0, 1);
        QCOMPARE(prediction.answer(), 1);
        QVERIFY(!prediction.right());
        QVERIFY(pictureOf(2, 2).right());
        QVERIFY(near(prediction.confidence(), std::exp(2) / (std::exp(2) + 2)));
        QVERIFY(near(prediction.loss(), std::log(std::exp(2) + 2)));
        Prediction unknown = prediction;
        unknown.truth = -1;
        QCOMPARE(unknown.loss(), 0.0);
        QVERIFY(!unknown.right());
        QCOMPARE(Prediction{}.answer(), -1);
    }

    /// scikit-learn's precision_recall_fscore_support([0,0,0,1,1,2], [0,0,1,1,0,0]) by hand: class 2 is never answered
    void aSummary() {
        std::vector<Prediction> predictions{pictureOf(0, 0), pictureOf(0, 0), pictureOf(0, 1),
                                            pictureOf(1, 1), pictureOf(1, 0), pictureOf(2, 0)};
        predictions.push_back(pictureOf(-1, 0));  // counts nowhere
        const EvaluationResult result = summarise(predictions, 3, 0.3);
        QCOMPARE(result.images, 6);
        QVERIFY(near(result.top1, 0.5));
        QVERIFY(near(result.top5, 1));  // within min(5, classes)
        const std::vector<std::vector<std::int64_t>> confusion{{2, 1, 0}, {1, 1, 0}, {1, 0, 0}};
        QVERIFY(result.confusion == confusion);
        const double wrong = std::log(std::exp(2) + 2);
        QVERIFY(near(result.losses.main, wrong - 1));  // half of them answered right: their loss is 2 less
        QVERIFY(near(*result.losses.aux1, std::log(3)) && near(*result.losses.aux2, std::log(3)));
        QVERIFY(near(result.losses.total, result.losses.main + 0.6 * std::log(3)));
        QCOMPARE(result.perClass[0].pictures, 3);
        QCOMPARE(result.perClass[0].answered, 4);
        QVERIFY(near(result.perClass[0].precision, 0.5) && near(result.perClass[0].recall, 2.0 / 3));
        QVERIFY(near(result.perClass[0].f1, 4.0 / 7));
        QVERIFY(near(result.perClass[1].f1, 0.5));
        QVERIFY(near(result.macroRecall, (2.0 / 3 + 0.5 + 0) / 3));
        QVERIFY(near(result.macroF1, (4.0 / 7 + 0.5 + 0) / 3));
        QVERIFY(result.perClass[2].precision == 0 && result.perClass[2].recall == 0 && result.perClass[2].f1 == 0);
    }

    /// Nine of ten right, and yet one class is never found; a class without pictures does not count, though answered.
    void meansOverClasses() {
        std::vector<Prediction> predictions(9, pictureOf(0, 0, 4));
        predictions.push_back(pictureOf(1, 3, 4));
        const EvaluationResult result = summarise(predictions, 4, 0.3);
        QVERIFY(near(result.top1, 0.9));
        QVERIFY(near(result.macroRecall, 0.5));
        QVERIFY(near(result.macroF1, 0.5));
    }

    /// By count; equal ones by the names, in whatever order the weights have the classes.
    void confusedPairs() {
        const std::vector<std::string> classes{"tulip", "daisy", "rose"};
        std::vector<Prediction> predictions{pictureOf(0, 0), pictureOf(0, 1), pictureOf(0, 2),
                                            pictureOf(1, 0), pictureOf(1, 2), pictureOf(2, 1)};
        predictions.insert(predictions.end(), 2, pictureOf(2, 0));
        const std::vector<ConfusedPair> expected{{2, 0, 2, 2.0 / 3}, {1, 2, 1, 0.5},     {1, 0, 1, 0.5},
                                                 {2, 1, 1, 1.0 / 3}, {0, 1, 1, 1.0 / 3}, {0, 2, 1, 1.0 / 3}};
        const EvaluationResult result = summarise(predictions, 3, 0.3);
        QVERIFY(studio::confusedPairs(result, classes) == expected);
        QCOMPARE(studio::confusedPairs(result, {})[1].truth, 0);  // without names: the classes' order
        QVERIFY(studio::confusedPairs(summarise(std::vector{pictureOf(0, 0)}, 3, 0.3), classes).empty());
    }

    void topFiveOfMany() {
        std::vector<Prediction> predictions;
        for (int truth = 0; truth < 10; ++truth) {
            Prediction prediction = pictureOf(truth, 0, 10);
            for (int i = 0; i < 10; ++i) prediction.main[static_cast<std::size_t>(i)] = static_cast<float>(-i);
            predictions.push_back(prediction);
        }
        const EvaluationResult result = summarise(predictions, 10, 0.3);
        QVERIFY(near(result.top1, 0.1));
        QVERIFY(near(result.top5, 0.5));
    }

    void ofNothing() {
        const EvaluationResult result = summarise({}, 2, 0.3);
        QCOMPARE(result.images, 0);
        QCOMPARE(result.losses.total, 0.0);
        QVERIFY(!result.losses.aux1);
        QVERIFY(result.macroRecall == 0 && result.macroF1 == 0);
        QCOMPARE(result.perClass.size(), std::size_t{2});
    }
};

QTEST_GUILESS_MAIN(EvaluationTest)
#include "evaluation_test.moc"
