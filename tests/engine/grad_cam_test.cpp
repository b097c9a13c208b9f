// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/initial_weights.h"
#include "core/evaluation/evaluation.h"
#include "core/evaluation/occlusion.h"

#include "tests/engine/support.h"

using namespace studio;
using namespace studio::test;

/// Of class 1 the classifier's weights are those of class 0 turned round, of class 2 none.
static std::shared_ptr<const Model> opposedModel(const StepperSettings& settings) {
    NamedArrays weights = initialWeights(settings.network, Initialisation::KaimingFanOut, 5);
    Random random(3);
    for (auto& [name, array] : weights) {
        if (name != "fc.weight") continue;
        const auto features = static_cast<std::size_t>(array.shape[1]);
        std::vector<float> rows(3 * features, 0);
        for (std::size_t i = 0; i < features; ++i) {
            rows[i] = static_cast<float>(random.uniform(-0.05, 0.05));
            rows[features + i] = -rows[i];
        }
        array = Array::ofFloats(array.shape, rows);
    }
    return loadEngine()->makeModel(settings.network, settings.preprocessing, std::move(weights), settings.precision,
                                   settings.device);
}

static double largestOf(const std::vector<float>& values) {
    double largest = 0;
    for (const float value : values) largest = std::max(largest, std::abs(double(value)));
    return largest;
}

/// Through the engine's door; Grad-CAM's numbers are python_variants_test's.
class GradCamTest : public QObject {
    Q_OBJECT

private slots:
    /// What speaks for a class speaks against its opposite, and for one that reads nothing there is none. What answers
    /// is left as it was.
    void everyModuleInEveryPrecision_data() {
        QTest::addColumn<int>("variant");
        QTest::addColumn<int>("precision");
        for (const Variant variant : {Variant::Course, Variant::Paper, Variant::Torchvision})
            for (const Precision precision : {Precision::Float32, Precision::BFloat16, Precision::Float64})
                QTest::addRow("%s %s", variantName(variant).data(), precisionName(precision).data())
                    << static_cast<int>(variant) << static_cast<int>(precision);
    }
    void everyModuleInEveryPrecision() {
        QFETCH(int, variant);
        QFETCH(int, precision);
        StepperSettings settings = smallSettings(static_cast<Variant>(variant));
        settings.precision = static_cast<Precision>(precision);
        const auto model = opposedModel(settings);
        const Pictures one(1, 96, 1);
        const std::vector<float> before = model->predict(one.batch).main;
        const double tolerance = settings.precision == Precision::BFloat16 ? 0.1 : 1e-3;
        const std::vector<Layer> table = networkLayers(settings.network);
        for (const InceptionRow& row : kInceptionRows) {
            if (row.name == kLastModule) continue;
            const ClassMap with = model->classMap(one.batch, 0, row.name),
                           against = model->classMap(one.batch, 1, row.name);
            QCOMPARE(with.side, std::ranges::find(table, std::string(row.name) + "/1x1", &Layer::name)->outSize);
            QCOMPARE(with.values.size(), static_cast<std::size_t>(with.side * with.side));
            QVERIFY2(largestOf(with.values) + largestOf(against.values) > 0, row.name.data());
            for (std::size_t i = 0; i < with.values.size(); ++i) {
                QVERIFY(with.values[i] >= 0 && against.values[i] >= 0);
                QVERIFY(with.values[i] == 0 || against.values[i] == 0);
            }
            QVERIFY(std::abs(with.logit - before[0]) < tolerance * largestOf(before));
            QCOMPARE(against.logit, -with.logit);
            QCOMPARE(largestOf(model->classMap(one.batch, 2, row.name).values), 0.0);
        }
        QCOMPARE(model->predict(one.batch).main, before);
    }

    /// Each place of the map is what one picture with the patch there gives, though they are asked in batches.
    void occlusionIsPictureByPicture() {
        constexpr int kSide = 96;
        const StepperSettings settings = smallSettings();
        const std::uint8_t grey = meanColour(settings.preprocessing).front();
        const auto model = opposedModel(settings);
        const Pictures one(1, kSide, 1);
        const OcclusionMap map =
            occlusionMapOf(*model, Picture{kSide, kSide, one.bytes}, 1, {.places = 4, .batchSize = 5});
        QCOMPARE(map.values.size(), std::size_t{16});
        for (int place = 0; place < 16; ++place) {
            std::vector<std::uint8_t> covered = one.bytes;
            const int row = place / 4, column = place % 4;
            for (int y = std::max(0, row * 24 - 12); y < std::min(kSide, row * 24 + 36); ++y)
                for (int x = std::max(0, column * 24 - 12); x < std::min(kSide, column * 24 + 36); ++x)
                    std::fill_n(covered.begin() + (y * kSide + x) * 3, 3, grey);
            const double alone = softmax(model->predict({covered.data(), 1, kSide, kSide}).main)[1];
            QVERIFY(std::abs(map.values[static_cast<std::size_t>(place)] - (map.probability - alone)) < 1e-4);
        }
        QVERIFY(largestOf(map.values) > 0);
    }
};

QTEST_GUILESS_MAIN(GradCamTest)
#include "grad_cam_test.moc"
