// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/support.h"

#include <ctime>
#include <limits>
#include <numeric>
#include <thread>

using namespace studio;
using namespace studio::test;

/// What one step does and leaves undone.
class StepTest : public QObject {
    Q_OBJECT

private slots:
    void labelsMustFit() {
        const auto stepper = loadEngine()->makeStepper(smallSettings());
        const Pictures pictures(2, 96, 2);
        const std::vector<std::int64_t> few{1}, high{0, 3}, low{-1, 0};
        for (const auto& labels : {few, high, low})
            QCOMPARE(codeOf([&] { stepper->train(pictures.batch, labels, 1e-3, 1); }), ErrorCode::Internal);
        QCOMPARE(codeOf([&] { stepper->applyStep(1e-3); }), ErrorCode::Internal);
    }

    void lossFallsOnTheSameBatch_data() {
        QTest::addColumn<int>("variant");
        QTest::addColumn<int>("optimizer");
        QTest::addColumn<int>("precision");
        QTest::addColumn<double>("rate");
        const int course = static_cast<int>(Variant::Course), torchvision = static_cast<int>(Variant::Torchvision);
        const int sgd = static_cast<int>(OptimizerKind::Sgd), adam = static_cast<int>(OptimizerKind::Adam);
        const int adamw = static_cast<int>(OptimizerKind::AdamW);
        const int float32 = static_cast<int>(Precision::Float32), bfloat16 = static_cast<int>(Precision::BFloat16);
        QTest::newRow("course sgd") << course << sgd << float32 << 1e-5;
        QTest::newRow("paper sgd") << static_cast<int>(Variant::Paper) << sgd << float32 << 1e-5;
        QTest::newRow("paper bfloat16") << static_cast<int>(Variant::Paper) << sgd << bfloat16 << 1e-5;
        QTest::newRow("torchvision float64") << torchvision << adamw << static_cast<int>(Precision::Float64) << 1e-4;
        QTest::newRow("torchvision sgd") << torchvision << sgd << float32 << 1e-5;
        QTest::newRow("torchvision adam") << torchvision << adam << float32 << 1e-4;
        QTest::newRow("torchvision adamw") << torchvision << adamw << float32 << 1e-4;
        QTest::newRow("torchvision bfloat16") << torchvision << adamw << bfloat16 << 1e-4;
        QTest::newRow("course bfloat16") << course << sgd << bfloat16 << 1e-5;
    }
    void lossFallsOnTheSameBatch() {
        QFETCH(int, variant);
        QFETCH(int, optimizer);
        QFETCH(int, precision);
        QFETCH(double, rate);
        StepperSettings settings = smallSettings(static_cast<Variant>(variant));
        settings.optimizer.kind = static_cast<OptimizerKind>(optimizer);
        settings.precision = static_cast<Precision>(precision);
        settings.init = Initialisation::KaimingFanOut;
        const auto stepper = loadEngine()->makeStepper(settings);
        QCOMPARE(stepper->precision(), settings.precision);
        const Pictures pictures(6, 96, 3);
        const TrainResult first = stepper->train(pictures.batch, pictures.labels, rate, 1);
        const TrainResult second = stepper->train(pictures.batch, pictures.labels, rate, 2);
        QVERIFY(first.finite && second.finite);
        QVERIFY2(second.losses.total < first.losses.total,
                 qPrintable(QString("%1 -> %2").arg(first.losses.total).arg(second.losses.total)));
        QVERIFY(near(first.losses.total, first.losses.main + 0.3 * (*first.losses.aux1 + *first.losses.aux2), 1e-5));
        QVERIFY(first.correct >= 0 && first.correct <= 6);
    }

    void auxWeightZeroLeavesTheAuxHeadsAlone() {
        StepperSettings settings = smallSettings(Variant::Course);
        settings.auxWeight = 0;
        const auto stepper = loadEngine()->makeStepper(settings);
        const NamedArrays before = stepper->weights();
        const Pictures pictures(3, 96, 3);
        const TrainResult result = stepper->train(pictures.batch, pictures.labels, 1e-3, 1);
        QCOMPARE(result.losses.total, result.losses.main);
        QVERIFY(*result.losses.aux1 > 0);
        const NamedArrays after = stepper->weights();
        for (std::size_t i = 0; i < before.size(); ++i) {
            const bool changed = *before[i].second.data != *after[i].second.data;
            QVERIFY2(changed != before[i].first.starts_with("aux"), before[i].first.c_str());
        }
    }

    /// Parameters, batch norm's statistics and its counters up to the named module, byte for byte; all after it learns.
    /// Also where a step is made of two parts, and where a run goes on: with another stepper, from what was saved.
    void frozenPartsStay_data() {
        QTest::addColumn<int>("variant");
        QTest::addColumn<QString>("last");
        QTest::addColumn<QString>("first");  // that learns
        QTest::addColumn<bool>("inParts");
        QTest::addColumn<bool>("resumed");
        const auto row = [](const char* name, Variant variant, const char* last, const char* first,
                            bool inParts = false, bool resumed = false) {
            QTest::newRow(name) << static_cast<int>(variant) << last << first << inParts << resumed;
        };
        row("conv1", Variant::Torchvision, "conv1", "conv2.conv.weight");
        row("conv2", Variant::Torchvision, "conv2", "inception3a.branch1.conv.weight");
        row("4c", Variant::Torchvision, "4c", "inception4d.branch1.conv.weight");
        row("4c in parts", Variant::Torchvision, "4c", "inception4d.branch1.conv.weight", true);
        row("4c resumed", Variant::Torchvision, "4c", "inception4d.branch1.conv.weight", false, true);
        row("4c in parts and resumed", Variant::Torchvision, "4c", "inception4d.branch1.conv.weight", true, true);
        row("5b", Variant::Torchvision, "5b", "aux1.conv.conv.weight");
        row("paper 3b", Variant::Paper, "3b", "inception4a.branch1.conv.weight");
        row("paper 3b in parts and resumed", Variant::Paper, "3b", "inception4a.branch1.conv.weight", true, true);
        row("none", Variant::Torchvision, "", "conv1.conv.weight");
    }
    void frozenPartsStay() {
        QFETCH(int, variant);
        QFETCH(QString, last);
        QFETCH(QString, first);
        QFETCH(bool, inParts);
        QFETCH(bool, resumed);
        StepperSettings settings = smallSettings(static_cast<Variant>(variant));
        settings.init = Initialisation::KaimingFanOut;
        settings.freeze = last.toStdString();
        auto stepper = loadEngine()->makeStepper(settings);
        const NamedArrays before = stepper->weights();
        const Pictures pictures(4, 96, 3);
        const std::span<const std::int64_t> labels = pictures.labels;
        for (int step = 1; step <= 3; ++step) {
            if (resumed && step == 3) {
                settings.seed = 2;  // its own first weights are others
                auto next = loadEngine()->makeStepper(settings);
                next->loadWeights(stepper->weights());
                next->restoreOptimizer(stepper->optimizerState());
                stepper = std::move(next);
            }
            if (!inParts) {
                QVERIFY(stepper->train(pictures.batch, labels, 1e-3, step).gradientNorm > 0);
                continue;
            }
            PictureBatch part = pictures.batch;
            part.count = 2;
            stepper->accumulate(part, labels.first(2), 0.5, step);
            part.rgb += std::ptrdiff_t{2} * 96 * 96 * 3;
            stepper->accumulate(part, labels.subspan(2), 0.5, step);
            QVERIFY(stepper->applyStep(1e-3));
        }
        const NamedArrays after = stepper->weights();
        bool learns = false;
        for (std::size_t i = 0; i < after.size(); ++i) {
            learns = learns || QString::fromStdString(after[i].first) == first;
            const bool changed = *before[i].second.data != *after[i].second.data;
            if (!learns) QVERIFY2(!changed, after[i].first.c_str());
            if (learns && before[i].first.ends_with("conv.weight")) QVERIFY2(changed, after[i].first.c_str());
            if (learns && before[i].first.ends_with("tracked")) QVERIFY2(changed, after[i].first.c_str());
        }
        QVERIFY(learns);
        for (const auto& [name, array] : stepper->optimizerState())
            QVERIFY2(!isUpTo(name.substr(name.find('.') + 1), settings.freeze), name.c_str());
    }

    /// A factor of the body's learning rate: what plain SGD changes there is multiplied by it, the heads are as before.
    void theBodyHasARateOfItsOwn() {
        StepperSettings settings = smallSettings(Variant::Course);
        settings.optimizer = {OptimizerKind::Sgd, 0, 0};
        const Pictures pictures(4, 96, 3);
        const auto whole = loadEngine()->makeStepper(settings);
        settings.bodyRate = 0.25;
        const auto quarter = loadEngine()->makeStepper(settings);
        const NamedArrays before = whole->weights();
        whole->train(pictures.batch, pictures.labels, 1, 1);
        quarter->train(pictures.batch, pictures.labels, 1, 1);
        const NamedArrays a = whole->weights(), b = quarter->weights();
        for (std::size_t i = 0; i < a.size(); ++i) {
            const std::vector<float> start = floatsOf(before[i].second), one = floatsOf(a[i].second),
                                     other = floatsOf(b[i].second);
            const double factor = bodyModuleOf(a[i].first).empty() ? 1 : 0.25;
            double largest = 0, change = 0;
            for (std::size_t k = 0; k < one.size(); ++k) {
                change = std::max(change, std::abs(double(one[k]) - start[k]));
                largest =
                    std::max(largest, std::abs(factor * (double(one[k]) - start[k]) - (double(other[k]) - start[k])));
            }
            QVERIFY2(largest < 1e-6 + 1e-3 * change, a[i].first.c_str());
        }
    }

    void biasesHaveARateOfTheirOwn() {
        StepperSettings settings = smallSettings(Variant::Paper);
        settings.optimizer = {OptimizerKind::Sgd, 0, 0};
        const Pictures pictures(4, 96, 3);
        const auto plain = loadEngine()->makeStepper(settings);
        settings.optimizer.biasRate = 2;
        const auto twice = loadEngine()->makeStepper(settings);
        const NamedArrays before = plain->weights();
        plain->train(pictures.batch, pictures.labels, 0.5, 1);
        twice->train(pictures.batch, pictures.labels, 0.25, 1);
        const NamedArrays a = plain->weights(), b = twice->weights();
        for (std::size_t i = 0; i < a.size(); ++i) {
            const bool same = firstDifference({a[i]}, {b[i]}).empty();
            QVERIFY2(same == a[i].first.ends_with(".bias") || firstDifference({before[i]}, {a[i]}).empty(),
                     a[i].first.c_str());
        }
    }

    /// With a decay and no gradient to speak of, weights shrink; biases and batch norm do not.
    void decayActsOnWeightsAlone() {
        StepperSettings settings = smallSettings();
        settings.optimizer = {OptimizerKind::Sgd, 0, 0};
        const Pictures pictures(3, 96, 3);
        const auto plain = loadEngine()->makeStepper(settings);
        settings.optimizer.weightDecay = 0.1;
        const auto decayed = loadEngine()->makeStepper(settings);
        plain->train(pictures.batch, pictures.labels, 1e-2, 1);
        decayed->train(pictures.batch, pictures.labels, 1e-2, 1);
        const NamedArrays a = plain->weights(), b = decayed->weights();
        for (std::size_t i = 0; i < a.size(); ++i) {
            const bool differs = *a[i].second.data != *b[i].second.data;
            QVERIFY2(differs == (a[i].second.shape.size() > 1), a[i].first.c_str());
        }
    }

    void accumulatedPartsAreOneStep_data() {
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("weighted");
        QTest::newRow("all classes alike") << 6 << false;
        QTest::newRow("class weights") << 6 << true;
        QTest::newRow("more than go through the early part together") << 10 << false;
    }
    /// Without batch norm, parts of a batch make the step that the whole batch makes.
    void accumulatedPartsAreOneStep() {
        QFETCH(int, count);
        QFETCH(bool, weighted);
        StepperSettings settings = smallSettings(Variant::Course);
        if (weighted) settings.classWeights = {0.25, 0.75, 2.5};
        settings.optimizer = {OptimizerKind::Sgd, 0.9, 0};
        const Pictures pictures(count, 96, 3);
        const auto whole = loadEngine()->makeStepper(settings), parts = loadEngine()->makeStepper(settings);
        const TrainResult once = whole->train(pictures.batch, pictures.labels, 1e-2, 1);
        const double norm = once.gradientNorm;
        double total = 0;
        for (int from = 0; from < count; from += 4) {
            PictureBatch part = pictures.batch;
            part.rgb += std::ptrdiff_t{from} * 96 * 96 * 3;
            part.count = std::min(4, count - from);
            const auto labels = std::span(pictures.labels).subspan(from, part.count);
            const double share = static_cast<double>(part.count) / count;
            total += share * parts->accumulate(part, labels, share, 1).losses.total;
        }
        QVERIFY(near(total, once.losses.total, 1e-5));
        QVERIFY(std::abs(parts->applyStep(1e-2).value_or(0) - norm) < 1e-4 * norm);
        const NamedArrays a = whole->weights(), b = parts->weights();
        for (std::size_t i = 0; i < a.size(); ++i)
            QVERIFY2(largestDifference(floatsOf(a[i].second), floatsOf(b[i].second)) < 1e-6, a[i].first.c_str());
    }

    void notFiniteChangesNothing() {
        StepperSettings settings = smallSettings();
        const auto stepper = loadEngine()->makeStepper(settings);
        const Pictures pictures(2, 96, 2);
        std::vector<float> input(pictures.bytes.size(), 1.0f);
        input[77] = std::numeric_limits<float>::quiet_NaN();
        PictureBatch batch = pictures.batch;
        batch.prepared = input.data();
        const NamedArrays before = stepper->weights();
        const TrainResult whole = stepper->train(batch, pictures.labels, 1e-3, 1);
        QVERIFY(!whole.finite);
        QCOMPARE(whole.notFiniteIn, std::string("the output of conv1"));
        QCOMPARE(firstDifference(before, stepper->weights()), std::string());
        const TrainResult part = stepper->accumulate(batch, pictures.labels, 1, 1);
        QVERIFY(!part.finite);
        QCOMPARE(part.notFiniteIn, std::string("the output of conv1"));
        QVERIFY(!stepper->applyStep(1e-3));
        QCOMPARE(firstDifference(before, stepper->weights()), std::string());
        QVERIFY(stepper->optimizerState().empty());
    }

    void theModuleThatIsNotFiniteIsNamed_data() {
        QTest::addColumn<QString>("weight");
        QTest::addColumn<QString>("place");
        QTest::newRow("a layer of the stem") << "conv3.conv.weight"
                                             << "the output of conv2/3x3";
        QTest::newRow("a module") << "inception4c.branch2.1.conv.weight"
                                  << "the output of 4c";
        QTest::newRow("an auxiliary head") << "aux2.fc1.weight"
                                           << "the output of aux2";
        QTest::newRow("the classifier") << "fc.bias"
                                        << "the output of fc";
    }
    void theModuleThatIsNotFiniteIsNamed() {
        QFETCH(QString, weight);
        QFETCH(QString, place);
        const auto stepper = loadEngine()->makeStepper(smallSettings());
        const Pictures pictures(2, 96, 2);
        NamedArrays weights = stepper->weights();
        Array* array = nullptr;
        for (auto& [name, value] : weights)
            if (name == weight.toStdString()) array = &value;
        QVERIFY(array);
        std::vector<float> numbers(static_cast<std::size_t>(array->count()), std::numeric_limits<float>::infinity());
        *array = Array::ofFloats(array->shape, numbers);
        stepper->loadWeights(weights);
        const TrainResult result = stepper->train(pictures.batch, pictures.labels, 1e-3, 1);
        QVERIFY(!result.finite);
        QCOMPARE(QString::fromStdString(result.notFiniteIn), place);
        QCOMPARE(firstDifference(weights, stepper->weights()), std::string());
    }

    /// Stops asked for at many moments of a step, forward and backward: each step is whole or has not happened.
    void aStoppedStepChangesNothing() {
        const auto stepper = loadEngine()->makeStepper(smallSettings());
        const Pictures pictures(24, 96, 3);
        // Processor time and not the clock: a busy machine stretches both the step and the wait.
        const auto seconds = [] { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; };
        double began = seconds();
        stepper->train(pictures.batch, pictures.labels, 1e-3, 1);
        began = seconds();
        stepper->train(pictures.batch, pictures.labels, 1e-3, 2);
        const double whole = seconds() - began;
        int cancelled = 0;
        for (int tenth = 0; tenth < 10; ++tenth) {
            const NamedArrays before = stepper->weights(), optimizer = stepper->optimizerState();
            std::stop_source stop;
            const double until = seconds() + whole * tenth / 10;
            std::jthread asks([&] {
                while (seconds() < until) std::this_thread::yield();
                stop.request_stop();
            });
            const auto code =
                codeOf([&] { stepper->train(pictures.batch, pictures.labels, 1e-3, 3 + tenth, stop.get_token()); });
            if (!code) continue;
            QCOMPARE(*code, ErrorCode::Cancelled);
            ++cancelled;
            QCOMPARE(firstDifference(before, stepper->weights()), std::string());
            QCOMPARE(firstDifference(optimizer, stepper->optimizerState()), std::string());
        }
        QVERIFY2(cancelled >= 3, qPrintable(QString::number(cancelled)));
        QVERIFY(stepper->train(pictures.batch, pictures.labels, 1e-3, 99).finite);
    }
};

QTEST_GUILESS_MAIN(StepTest)
#include "step_test.moc"
