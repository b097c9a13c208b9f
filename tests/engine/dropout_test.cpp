// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/support.h"

using namespace studio;
using namespace studio::test;

/// What dropout does to each head in a step.
class DropoutTest : public QObject {
    Q_OBJECT

private slots:
    void dropoutDependsOnSeedAndStepAlone() {
        StepperSettings settings = smallSettings();
        settings.network.dropout = settings.network.auxDropout = 0.5;
        settings.optimizer = {OptimizerKind::Sgd, 0, 0};
        const Pictures pictures(3, 96, 3);
        const auto lossAt = [&](std::uint64_t seed, std::int64_t step) {
            settings.seed = seed;
            const auto stepper = loadEngine()->makeStepper(settings);
            stepper->loadWeights(loadEngine()->makeStepper(smallSettings())->weights());
            return stepper->train(pictures.batch, pictures.labels, 0, step).losses.total;
        };
        QCOMPARE(lossAt(1, 5), lossAt(1, 5));
        QVERIFY(lossAt(1, 5) != lossAt(1, 6));
        QVERIFY(lossAt(1, 5) != lossAt(2, 5));
    }

    /// One value goes through aux1 alone, so its loss tells what dropout made of it: 0 or 1 / (1 - p), in the course's
    /// network twice in a row.
    void dropoutOfTheAuxHeads_data() {
        QTest::addColumn<int>("variant");
        QTest::addColumn<int>("times");
        QTest::newRow("course") << static_cast<int>(Variant::Course) << 2;
        QTest::newRow("paper") << static_cast<int>(Variant::Paper) << 1;
        QTest::newRow("torchvision") << static_cast<int>(Variant::Torchvision) << 1;
    }
    void dropoutOfTheAuxHeads() {
        QFETCH(int, variant);
        QFETCH(int, times);
        constexpr double kDropped = 0.4;
        constexpr int kSteps = 40;
        StepperSettings settings = smallSettings(static_cast<Variant>(variant));
        settings.network.auxDropout = kDropped;
        settings.optimizer = {OptimizerKind::Sgd, 0, 0};
        const auto stepper = loadEngine()->makeStepper(settings);
        NamedArrays weights = stepper->weights();
        for (auto& [name, array] : weights) {
            if (!name.starts_with("aux1.") || array.shape.empty() || name.find(".running_") != std::string::npos)
                continue;
            std::vector<float> values(static_cast<std::size_t>(array.count()), 0);
            if (name.starts_with("aux1.conv.") && name.ends_with(".bias")) std::ranges::fill(values, 1.0F);
            if (name.starts_with("aux1.fc") && name.ends_with(".weight")) values.front() = 1;
            array = Array::ofFloats(array.shape, values);
        }
        stepper->loadWeights(weights);
        const double kept = std::pow(1 / (1 - kDropped), times), share = std::pow(1 - kDropped, times);
        const Pictures pictures(1, 96, settings.network.classes);
        const std::vector<std::int64_t> label{0};
        int keptTimes = 0;
        for (int step = 1; step <= kSteps; ++step) {
            const double loss = *stepper->train(pictures.batch, label, 0, step).losses.aux1;
            const bool isKept = near(loss, lossOf(settings, kept), 1e-4);
            QVERIFY2(isKept || near(loss, lossOf(settings, 0), 1e-4), qPrintable(QString::number(loss)));
            keptTimes += isKept;
        }
        QVERIFY2(std::abs(keptTimes - share * kSteps) < 10, qPrintable(QString::number(keptTimes)));
    }

    /// Of the features that the main head reads one counts, which is 1 whatever the picture: its loss tells what
    /// dropout made of it, 0 or 1 / (1 - p), with each variant's own p. Answers drop nothing.
    void dropoutOfTheMainHead_data() {
        QTest::addColumn<int>("variant");
        QTest::addColumn<double>("dropped");
        QTest::newRow("course") << static_cast<int>(Variant::Course) << 0.4;
        QTest::newRow("paper") << static_cast<int>(Variant::Paper) << 0.4;
        QTest::newRow("torchvision") << static_cast<int>(Variant::Torchvision) << 0.2;
    }
    void dropoutOfTheMainHead() {
        QFETCH(int, variant);
        QFETCH(double, dropped);
        constexpr int kSteps = 40;
        StepperSettings settings = smallSettings(static_cast<Variant>(variant));
        settings.network.dropout = defaultSpec(static_cast<Variant>(variant), 3).dropout;
        settings.optimizer = {OptimizerKind::Sgd, 0, 0};
        const auto stepper = loadEngine()->makeStepper(settings);
        NamedArrays weights = stepper->weights();
        for (auto& [name, array] : weights) {
            const bool isLast = name.starts_with("inception5b.branch1.");
            if (!(isLast || name.starts_with("fc.")) || array.shape.empty() ||
                name.find(".running_") != std::string::npos)
                continue;
            std::vector<float> values(static_cast<std::size_t>(array.count()), 0);
            if (isLast && name.ends_with(".bias")) std::ranges::fill(values, 1.0F);
            if (name == "fc.weight") values.front() = 1;
            array = Array::ofFloats(array.shape, values);
        }
        stepper->loadWeights(weights);
        const Pictures pictures(1, 96, settings.network.classes);
        QVERIFY(near(double{stepper->evaluate(pictures.batch).main.at(0)}, 1, 1e-5));
        const std::vector<std::int64_t> label{0};
        int keptTimes = 0;
        for (int step = 1; step <= kSteps; ++step) {
            const double loss = stepper->train(pictures.batch, label, 0, step).losses.main;
            const bool isKept = near(loss, lossOf(settings, 1 / (1 - dropped)), 1e-4);
            QVERIFY2(isKept || near(loss, lossOf(settings, 0), 1e-4), qPrintable(QString::number(loss)));
            keptTimes += isKept;
        }
        QVERIFY2(std::abs(keptTimes - (1 - dropped) * kSteps) < 10, qPrintable(QString::number(keptTimes)));
    }

private:
    /// Of class 0, when the others' logits are 0.
    static double lossOf(const StepperSettings& settings, double logit) {
        return std::log(std::exp(logit) + settings.network.classes - 1) - logit;
    }
};

QTEST_GUILESS_MAIN(DropoutTest)
#include "dropout_test.moc"
