// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/initial_weights.h"

#include "tests/engine/support.h"

using namespace studio;
using namespace studio::test;

struct Spread {
    double mean = 0, deviation = 0, largest = 0;
};

static Spread spreadOf(const Array& array) {
    const std::vector<float> values = floatsOf(array);
    Spread spread;
    for (const float value : values) {
        spread.mean += value;
        spread.deviation += double(value) * value;
        spread.largest = std::max(spread.largest, std::abs(double(value)));
    }
    spread.mean /= static_cast<double>(values.size());
    spread.deviation = std::sqrt(spread.deviation / static_cast<double>(values.size()) - spread.mean * spread.mean);
    return spread;
}

class InitialWeightsTest : public QObject {
    Q_OBJECT

private slots:
    void spread_data() {
        QTest::addColumn<int>("init");
        QTest::addColumn<QString>("key");
        QTest::addColumn<double>("deviation");
        QTest::addColumn<double>("largest");  // 0: not bounded
        const int fanOut = static_cast<int>(Initialisation::KaimingFanOut);
        const int truncated = static_cast<int>(Initialisation::TruncatedNormal);
        const int uniform = static_cast<int>(Initialisation::KaimingUniform);
        const int caffe = static_cast<int>(Initialisation::Caffe);
        const double root3 = std::sqrt(3.0);
        // conv3: 64 -> 192, 3x3
        QTest::newRow("fan out conv") << fanOut << "conv3.conv.weight" << std::sqrt(2.0 / (192 * 9)) << 0.0;
        QTest::newRow("fan out fc") << fanOut << "aux1.fc1.weight" << 0.01 << 0.0;
        QTest::newRow("fan out bias") << fanOut << "conv3.conv.bias" << 0.0 << 0.0;
        QTest::newRow("truncated") << truncated << "conv3.conv.weight" << 0.01 << 0.0;
        QTest::newRow("truncated fc bias")
            << truncated << "aux1.fc1.bias" << 1 / std::sqrt(2048.0) / root3 << 1 / std::sqrt(2048.0);
        QTest::newRow("uniform") << uniform << "conv3.conv.weight" << 1 / std::sqrt(576.0) / root3
                                 << 1 / std::sqrt(576.0);
        QTest::newRow("caffe") << caffe << "conv3.conv.weight" << 1 / std::sqrt(576.0) << root3 / std::sqrt(576.0);
        QTest::newRow("caffe fc bias") << caffe << "fc.bias" << 0.0 << 0.0;
    }
    void spread() {
        QFETCH(int, init);
        QFETCH(QString, key);
        QFETCH(double, deviation);
        QFETCH(double, largest);
        const NamedArrays weights =
            initialWeights(defaultSpec(Variant::Course, 10), static_cast<Initialisation>(init), 1);
        const Spread spread = spreadOf(arrayNamed(weights, key.toStdString()));
        QVERIFY2(std::abs(spread.deviation - deviation) <= 0.05 * deviation,
                 qPrintable(QString::number(spread.deviation)));
        QVERIFY(std::abs(spread.mean) <= 0.1 * deviation);
        if (largest > 0) QVERIFY(spread.largest <= largest && spread.largest > 0.9 * largest);
    }

    /// Kolmogorov and Smirnov: the largest distance between the share of values below x and the source's own, at a
    /// level that one fair draw in a thousand fails.
    void distribution_data() {
        QTest::addColumn<int>("init");
        QTest::addColumn<QString>("key");
        for (const char* key : {"conv1.conv.weight", "conv3.conv.weight", "inception4e.branch2.1.conv.weight",
                                "aux2.fc1.weight", "fc.weight"}) {
            QTest::addRow("caffe %s", key) << static_cast<int>(Initialisation::Caffe) << key;
            QTest::addRow("fan out %s", key) << static_cast<int>(Initialisation::KaimingFanOut) << key;
            QTest::addRow("truncated %s", key) << static_cast<int>(Initialisation::TruncatedNormal) << key;
            QTest::addRow("uniform %s", key) << static_cast<int>(Initialisation::KaimingUniform) << key;
        }
    }
    void distribution() {
        QFETCH(int, init);
        QFETCH(QString, key);
        const auto kind = static_cast<Initialisation>(init);
        const NamedArrays weights = initialWeights(defaultSpec(Variant::Course, 10), kind, 1);
        const std::string name = key.toStdString();
        const Array& array = arrayNamed(weights, name);
        std::vector<float> values = floatsOf(array);
        std::sort(values.begin(), values.end());
        const double fanIn = static_cast<double>(values.size()) / static_cast<double>(array.shape[0]);
        const double fanOut = static_cast<double>(values.size()) / static_cast<double>(array.shape[1]);
        const auto normal = [](double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); };
        const auto share = [&](double x) {
            switch (kind) {
                case Initialisation::Caffe:  // filler "xavier", fan in
                    return std::clamp(0.5 + x / (2 * std::sqrt(3 / fanIn)), 0.0, 1.0);
                case Initialisation::KaimingFanOut:
                    return normal(x / (array.shape.size() == 4 ? std::sqrt(2 / fanOut) : 0.01));
                case Initialisation::TruncatedNormal:  // torch.nn.init.trunc_normal_(std = 0.01, a = -2, b = 2)
                    return normal(x / 0.01);
                case Initialisation::KaimingUniform:  // PyTorch: kaiming_uniform_(a = sqrt(5))
                    break;
            }
            return std::clamp(0.5 + x / (2 / std::sqrt(fanIn)), 0.0, 1.0);
        };
        const auto count = static_cast<double>(values.size());
        double distance = 0;
        for (std::size_t i = 0; i < values.size(); ++i)
            distance = std::max(distance, std::abs((static_cast<double>(i) + 0.5) / count - share(values[i])));
        QVERIFY2(distance < 1.95 / std::sqrt(count), qPrintable(QString::number(distance * std::sqrt(count))));
    }

    void caffeConvolutionBias() {
        const NamedArrays weights = initialWeights(defaultSpec(Variant::Course, 10), Initialisation::Caffe, 1);
        QCOMPARE(floatsOf(arrayNamed(weights, "conv3.conv.bias"))[5], 0.2f);
        QCOMPARE(floatsOf(arrayNamed(weights, "aux2.fc1.bias"))[5], 0.2f);
        QCOMPARE(floatsOf(arrayNamed(weights, "aux2.fc2.bias"))[5], 0.0f);
    }

    void sameForASeedAndOnlyThen() {
        const NetworkSpec spec = defaultSpec(Variant::Torchvision, 4);
        const NamedArrays one = initialWeights(spec, Initialisation::TruncatedNormal, 1);
        QCOMPARE(firstDifference(one, initialWeights(spec, Initialisation::TruncatedNormal, 1)), std::string());
        QCOMPARE(firstDifference(one, initialWeights(spec, Initialisation::TruncatedNormal, 2)),
                 std::string("conv1.conv.weight"));
        requireWeightsFit(spec, one);
    }

    void misfitsAreNamed() {
        const NetworkSpec spec = defaultSpec(Variant::Course, 4);
        NamedArrays weights = initialWeights(defaultSpec(Variant::Course, 5), Initialisation::Caffe, 1);
        weights[0].first = "conv1.weight";
        QString said;
        try {
            requireWeightsFit(spec, weights);
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::WeightsDoNotFit);
            said = error.what();
        }
        QVERIFY(said.contains("conv1.conv.weight is missing"));
        QVERIFY(said.contains("conv1.weight is not part of it"));
        QVERIFY(said.contains("fc.weight is [5, 1024], not [4, 1024]"));
    }

    /// Bytes are copied as they are: as many as the shape has elements.
    void bytesThatDoNotFillTheShapeAreAMisfit() {
        const NetworkSpec spec = defaultSpec(Variant::Course, 4);
        NamedArrays weights = initialWeights(spec, Initialisation::Caffe, 1);
        weights.back().second.data = std::make_shared<const std::vector<std::byte>>(17);
        QString said;
        try {
            requireWeightsFit(spec, weights);
        } catch (const Error& error) {
            said = error.what();
        }
        QVERIFY(said.contains("fc.bias has not as many bytes"));
    }
};

QTEST_GUILESS_MAIN(InitialWeightsTest)
#include "initial_weights_test.moc"
