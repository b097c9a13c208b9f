// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/initial_weights.h"

#include "tests/engine/support.h"

#include <thread>

using namespace studio;
using namespace studio::test;

static std::shared_ptr<const Model> freshModel(const StepperSettings& settings) {
    return loadEngine()->makeModel(settings.network, settings.preprocessing,
                                   initialWeights(settings.network, Initialisation::KaimingUniform, 3),
                                   settings.precision, settings.device, settings.threads);
}

class ModelTest : public QObject {
    Q_OBJECT

private slots:
    void wrongWeightsAreRefused() {
        const NetworkSpec five = defaultSpec(Variant::Torchvision, 5), six = defaultSpec(Variant::Torchvision, 6);
        const NamedArrays weights = initialWeights(five, Initialisation::Caffe, 1);
        QCOMPARE(codeOf([&] { loadEngine()->makeModel(six, {}, weights); }), ErrorCode::WeightsDoNotFit);
        QCOMPARE(codeOf([&] { loadEngine()->makeModel(five, {}, NamedArrays{}); }), ErrorCode::WeightsDoNotFit);
    }

    void unknownDevicesAreRefused_data() {
        QTest::addColumn<QString>("device");
        for (const char* device : {"cuda:99", "tpu", "", "cuda:-1", "cpu:0"}) QTest::newRow(device) << QString(device);
    }
    void unknownDevicesAreRefused() {
        QFETCH(QString, device);
        StepperSettings settings = smallSettings();
        settings.device = device.toStdString();
        QCOMPARE(codeOf([&] { loadEngine()->makeStepper(settings); }), ErrorCode::NoSuchDevice);
        QCOMPARE(codeOf([&] { freshModel(settings); }), ErrorCode::NoSuchDevice);
    }

    void batchesOfAnotherSizeAreRefused() {
        const Pictures pictures(2, 128, 2);
        QCOMPARE(codeOf([&] { freshModel(smallSettings())->predict(pictures.batch); }), ErrorCode::Internal);
    }

    /// The engine's tensors are stateEntries(): names, order, shapes.
    void stateNames_data() {
        QTest::addColumn<int>("variant");
        QTest::addColumn<bool>("aux");
        QTest::newRow("course") << static_cast<int>(Variant::Course) << true;
        QTest::newRow("course without aux") << static_cast<int>(Variant::Course) << false;
        QTest::newRow("paper") << static_cast<int>(Variant::Paper) << true;
        QTest::newRow("torchvision") << static_cast<int>(Variant::Torchvision) << true;
        QTest::newRow("torchvision without aux") << static_cast<int>(Variant::Torchvision) << false;
    }
    void stateNames() {
        QFETCH(int, variant);
        QFETCH(bool, aux);
        StepperSettings settings = smallSettings();
        settings.network = defaultSpec(static_cast<Variant>(variant), 7, 96, aux);
        const NamedArrays weights = loadEngine()->makeStepper(settings)->weights();
        const std::vector<StateEntry> entries = stateEntries(settings.network);
        QCOMPARE(weights.size(), entries.size());
        for (std::size_t i = 0; i < entries.size(); ++i) {
            QCOMPARE(weights[i].first, entries[i].name);
            QVERIFY2(weights[i].second.shape == entries[i].shape, entries[i].name.c_str());
        }
    }

    void anyInputSize_data() {
        QTest::addColumn<int>("variant");
        QTest::addColumn<int>("side");
        for (const int side : {96, 97, 128, 200, 224, 256, 299}) {
            QTest::addRow("course %d", side) << static_cast<int>(Variant::Course) << side;
            QTest::addRow("paper %d", side) << static_cast<int>(Variant::Paper) << side;
            QTest::addRow("torchvision %d", side) << static_cast<int>(Variant::Torchvision) << side;
        }
    }
    void anyInputSize() {
        QFETCH(int, variant);
        QFETCH(int, side);
        const StepperSettings settings = smallSettings(static_cast<Variant>(variant), 3, side);
        const Pictures pictures(2, side, 2);
        const HeadLogits heads = freshModel(settings)->predict(pictures.batch);
        QCOMPARE(heads.main.size(), std::size_t{6});
        QCOMPARE(heads.aux1.size(), std::size_t{6});
        QCOMPARE(heads.aux2.size(), std::size_t{6});
        QVERIFY(std::isfinite(heads.main[0] + heads.aux1[0] + heads.aux2[0]));
    }

    void withoutAuxHeads() {
        StepperSettings settings = smallSettings();
        settings.network.aux = false;
        const Pictures pictures(2, 96, 2);
        const HeadLogits heads = freshModel(settings)->predict(pictures.batch);
        QCOMPARE(heads.main.size(), std::size_t{6});
        QVERIFY(heads.aux1.empty() && heads.aux2.empty());
    }

    /// Bytes and the same arithmetic done by hand give the same answer.
    void preparation_data() {
        QTest::addColumn<bool>("bgr");
        QTest::newRow("rgb") << false;
        QTest::newRow("bgr") << true;
    }
    void preparation() {
        QFETCH(bool, bgr);
        StepperSettings settings = smallSettings();
        Preprocessing& how = settings.preprocessing;
        how.channels = bgr ? Preprocessing::Channels::Bgr : Preprocessing::Channels::Rgb;
        how.mean = {0.4, 0.5, 0.6};
        how.std = {0.2, 0.3, 0.4};
        const Pictures pictures(2, 96, 2);
        const std::size_t area = 96 * 96;
        std::vector<float> prepared(pictures.bytes.size());
        for (std::size_t i = 0; i < prepared.size(); ++i) {
            const std::size_t picture = i / (3 * area), channel = i / area % 3, pixel = i % area;
            const double byte = pictures.bytes[(picture * area + pixel) * 3 + (bgr ? 2 - channel : channel)];
            prepared[i] = static_cast<float>((byte * how.scale - how.mean[channel]) / how.std[channel]);
        }
        PictureBatch batch = pictures.batch;
        batch.rgb = nullptr;
        batch.prepared = prepared.data();
        const auto model = freshModel(settings);
        QVERIFY(largestDifference(model->predict(pictures.batch).main, model->predict(batch).main) < 1e-5);
    }

    /// bfloat16 rounds to three digits, in every head.
    void theFastPrecisionIsClose_data() {
        QTest::addColumn<int>("variant");
        QTest::newRow("course") << static_cast<int>(Variant::Course);
        QTest::newRow("paper") << static_cast<int>(Variant::Paper);
        QTest::newRow("torchvision") << static_cast<int>(Variant::Torchvision);
    }
    void theFastPrecisionIsClose() {
        QFETCH(int, variant);
        StepperSettings settings = smallSettings(static_cast<Variant>(variant));
        const Pictures pictures(4, 96, 3);
        const HeadLogits exact = freshModel(settings)->predict(pictures.batch);
        settings.precision = Precision::BFloat16;
        const HeadLogits fast = freshModel(settings)->predict(pictures.batch);
        const auto near = [](const std::vector<float>& a, const std::vector<float>& b) {
            float largest = 1;
            for (const float logit : b) largest = std::max(largest, std::abs(logit));
            return largestDifference(a, b) < 0.05 * largest;
        };
        QVERIFY(near(fast.main, exact.main));
        QVERIFY(near(fast.aux1, exact.aux1));
        QVERIFY(near(fast.aux2, exact.aux2));
    }

    /// Of a model that was never asked before, and in a batch of a size that no other test has: what is worked out on
    /// the first time is so by several at once.
    void severalThreadsGetTheSameAnswer() {
        const auto model = freshModel(smallSettings());
        const Pictures pictures(7, 96, 2);
        std::array<HeadLogits, 4> got;
        {
            std::vector<std::jthread> threads;
            for (HeadLogits& answer : got) threads.emplace_back([&] { answer = model->predict(pictures.batch); });
        }
        const HeadLogits expected = freshModel(smallSettings())->predict(pictures.batch);
        for (const HeadLogits& answer : got) QVERIFY(largestDifference(answer.main, expected.main) < 1e-6);
    }

    void aPictureAloneIsAnsweredAsInABatch() {
        const auto model = freshModel(smallSettings());
        const Pictures pictures(4, 96, 2);
        PictureBatch one = pictures.batch;
        one.count = 1;
        const std::vector<float> alone = model->predict(one).main;
        std::vector<float> together = model->predict(pictures.batch).main;
        together.resize(alone.size());
        QVERIFY(largestDifference(alone, together) < 1e-5);
    }

    void predictionStops() {
        std::stop_source stop;
        stop.request_stop();
        const Pictures pictures(1, 96, 1);
        QCOMPARE(codeOf([&] { freshModel(smallSettings())->predict(pictures.batch, stop.get_token()); }),
                 ErrorCode::Cancelled);
    }

    void engineInfo() {
        const EngineInfo info = loadEngine()->info();
        QVERIFY(!info.torchVersion.empty());
        QCOMPARE(info.devices.front(), std::string("cpu"));
        QCOMPARE(info.devices.size(), info.deviceNames.size());
        QVERIFY(!info.precisionReason.empty());
        QVERIFY(info.autoPrecision != Precision::Auto);
        QCOMPARE(loadEngine().get(), loadEngine().get());
    }
};

QTEST_GUILESS_MAIN(ModelTest)
#include "model_test.moc"
