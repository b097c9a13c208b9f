// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/support.h"

using namespace studio;
using namespace studio::test;

static void trainSteps(Stepper& stepper, int from, int to) {
    for (int step = from; step <= to; ++step) {
        const Pictures pictures(4, 96, 3, static_cast<std::uint64_t>(step));
        stepper.train(pictures.batch, pictures.labels, 1e-3 * step, step);
    }
}

/// State that goes in and out: weights, optimizer, snapshots.
class StepperTest : public QObject {
    Q_OBJECT

private slots:
    void wrongStateIsRefused() {
        StepperSettings settings = smallSettings();
        const auto stepper = loadEngine()->makeStepper(settings);
        NamedArrays weights = stepper->weights();
        weights.pop_back();
        const NamedArrays before = stepper->weights();
        QCOMPARE(codeOf([&] { stepper->loadWeights(weights); }), ErrorCode::WeightsDoNotFit);
        QCOMPARE(firstDifference(before, stepper->weights()), std::string());

        trainSteps(*stepper, 1, 1);
        const NamedArrays adam = stepper->optimizerState();
        settings.optimizer.kind = OptimizerKind::Sgd;
        const auto sgd = loadEngine()->makeStepper(settings);
        QCOMPARE(codeOf([&] { sgd->restoreOptimizer(adam); }), ErrorCode::WeightsDoNotFit);
        QVERIFY(sgd->optimizerState().empty());
        NamedArrays half(adam.begin(), adam.begin() + 2);
        QCOMPARE(codeOf([&] { stepper->restoreOptimizer(half); }), ErrorCode::WeightsDoNotFit);
        QCOMPARE(firstDifference(adam, stepper->optimizerState()), std::string());
    }

    /// Three steps, saved, restored elsewhere, three more: bit for bit six steps.
    void goingOnIsExact_data() {
        QTest::addColumn<int>("optimizer");
        QTest::newRow("sgd") << static_cast<int>(OptimizerKind::Sgd);
        QTest::newRow("adam") << static_cast<int>(OptimizerKind::Adam);
        QTest::newRow("adamw") << static_cast<int>(OptimizerKind::AdamW);
    }
    void goingOnIsExact() {
        QFETCH(int, optimizer);
        StepperSettings settings = smallSettings();
        settings.network.dropout = settings.network.auxDropout = 0.5;
        settings.optimizer.kind = static_cast<OptimizerKind>(optimizer);
        const auto through = loadEngine()->makeStepper(settings);
        trainSteps(*through, 1, 3);
        const NamedArrays weights = through->weights(), state = through->optimizerState();
        trainSteps(*through, 4, 6);

        const auto resumed = loadEngine()->makeStepper(settings);
        resumed->loadWeights(weights);
        resumed->restoreOptimizer(state);
        QCOMPARE(firstDifference(state, resumed->optimizerState()), std::string());
        trainSteps(*resumed, 4, 6);
        QCOMPARE(firstDifference(through->weights(), resumed->weights()), std::string());
        QCOMPARE(firstDifference(through->optimizerState(), resumed->optimizerState()), std::string());
    }

    void batchNormCountsItsBatches() {
        const auto stepper = loadEngine()->makeStepper(smallSettings());
        const NamedArrays before = stepper->weights();
        trainSteps(*stepper, 1, 3);
        const NamedArrays after = stepper->weights();
        QCOMPARE(arrayNamed(after, "conv1.bn.num_batches_tracked").toDoubles().at(0), 3.0);
        QVERIFY(*arrayNamed(after, "conv1.bn.running_var").data != *arrayNamed(before, "conv1.bn.running_var").data);
    }

    void snapshotsStayAsTheyWere() {
        const auto stepper = loadEngine()->makeStepper(smallSettings());
        trainSteps(*stepper, 1, 1);
        const auto snapshot = stepper->snapshot();
        const Pictures pictures(3, 96, 3);
        const NamedArrays weights = snapshot->weights();
        const HeadLogits heads = snapshot->predict(pictures.batch);
        QCOMPARE(firstDifference(weights, stepper->weights()), std::string());
        QCOMPARE(heads.main, stepper->evaluate(pictures.batch).main);

        trainSteps(*stepper, 2, 4);
        QCOMPARE(firstDifference(weights, snapshot->weights()), std::string());
        const HeadLogits again = snapshot->predict(pictures.batch);
        QCOMPARE(again.main, heads.main);
        QCOMPARE(again.aux1, heads.aux1);
        QCOMPARE(again.aux2, heads.aux2);
        QVERIFY(stepper->evaluate(pictures.batch).main != heads.main);
    }

    void savedWeightsMakeTheSameModel_data() {
        QTest::addColumn<int>("precision");
        QTest::newRow("float32") << static_cast<int>(Precision::Float32);
        QTest::newRow("bfloat16") << static_cast<int>(Precision::BFloat16);
    }
    void savedWeightsMakeTheSameModel() {
        QFETCH(int, precision);
        StepperSettings settings = smallSettings();
        settings.precision = static_cast<Precision>(precision);
        const auto stepper = loadEngine()->makeStepper(settings);
        trainSteps(*stepper, 1, 2);
        const auto model = loadEngine()->makeModel(settings.network, settings.preprocessing, stepper->weights(),
                                                   settings.precision, "cpu");
        const Pictures pictures(3, 96, 3);
        QCOMPARE(model->predict(pictures.batch).main, stepper->evaluate(pictures.batch).main);
        QCOMPARE(firstDifference(model->weights(), stepper->weights()), std::string());
    }

    void theSameSeedTheSameRun() {
        const auto one = loadEngine()->makeStepper(smallSettings()), two = loadEngine()->makeStepper(smallSettings());
        trainSteps(*one, 1, 2);
        trainSteps(*two, 1, 2);
        QCOMPARE(firstDifference(one->weights(), two->weights()), std::string());
    }

    /// Each head's training loss, made again from evaluate()'s logits as PyTorch has it: targets that are smoothed and
    /// weighted, summed and divided by the pictures.
    void trainingLoss_data() {
        using Weights = std::vector<double>;
        QTest::addColumn<Weights>("weights");
        QTest::addColumn<double>("smoothing");
        const Weights weights{0.5, 3, 1.25};
        QTest::newRow("plain") << Weights{} << 0.0;
        QTest::newRow("smoothed") << Weights{} << 0.2;
        QTest::newRow("class weights") << weights << 0.0;
        QTest::newRow("class weights, smoothed") << weights << 0.2;
    }
    void trainingLoss() {
        QFETCH(std::vector<double>, weights);
        QFETCH(double, smoothing);
        StepperSettings settings = smallSettings(Variant::Course);
        settings.classWeights = weights;
        settings.labelSmoothing = smoothing;
        const auto stepper = loadEngine()->makeStepper(settings);
        const Pictures pictures(4, 96, 3);  // of the classes 0, 1, 2, 0
        const HeadLogits logits = stepper->evaluate(pictures.batch);
        const auto lossOf = [&](const std::vector<float>& head) {
            double loss = 0;
            for (std::size_t n = 0; n < 4; ++n) {
                const float* row = &head[n * 3];
                const double sum = std::exp(row[0]) + std::exp(row[1]) + std::exp(row[2]);
                for (std::size_t k = 0; k < 3; ++k) {
                    const bool right = static_cast<std::size_t>(pictures.labels[n]) == k;
                    const double target = (right ? 1 - smoothing : 0) + smoothing / 3;
                    loss -= (weights.empty() ? 1 : weights[k]) * target * (row[k] - std::log(sum)) / 4;
                }
            }
            return loss;
        };
        const Losses losses = stepper->train(pictures.batch, pictures.labels, 1e-3, 1).losses;
        QVERIFY(near(losses.main, lossOf(logits.main), 1e-5));
        QVERIFY(near(*losses.aux1, lossOf(logits.aux1), 1e-5));
        QVERIFY(near(*losses.aux2, lossOf(logits.aux2), 1e-5));
        QVERIFY(near(losses.total, losses.main + 0.3 * (*losses.aux1 + *losses.aux2), 1e-5));
    }

    void classWeightsAreOneForEachClass() {
        StepperSettings settings = smallSettings();
        settings.classWeights = {1, 2};
        QCOMPARE(codeOf([&] { loadEngine()->makeStepper(settings); }), ErrorCode::Internal);
    }
};

QTEST_GUILESS_MAIN(StepperTest)
#include "stepper_test.moc"
