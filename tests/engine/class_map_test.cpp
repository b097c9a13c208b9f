// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/initial_weights.h"

#include "tests/engine/support.h"

#include <numeric>

using namespace studio;
using namespace studio::test;

namespace {

constexpr std::size_t kFeatures = 1024;

std::shared_ptr<const Model> modelOf(const StepperSettings& settings, NamedArrays weights) {
    return loadEngine()->makeModel(settings.network, settings.preprocessing, std::move(weights), settings.precision,
                                   settings.device);
}

NamedArrays weightsOf(const StepperSettings& settings) {
    return initialWeights(settings.network, Initialisation::KaimingFanOut, 5);
}

void plant(NamedArrays& weights, const std::string& name, const std::vector<float>& values) {
    for (auto& [known, array] : weights)
        if (known == name) array = Array::ofFloats(array.shape, values);
}

double meanOf(const std::vector<float>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// A black picture with a patch of noise, a third of the side, in one corner.
struct Corner {
    Corner(int side, bool right, bool low) : pictures(1, side, 1) {
        const int patch = side / 3;
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x) {
                const bool inside = (right ? x >= side - patch : x < patch) && (low ? y >= side - patch : y < patch);
                if (!inside) std::fill_n(pictures.bytes.begin() + (y * side + x) * 3, 3, std::uint8_t{0});
            }
    }
    Pictures pictures;
};

}  // namespace

class ClassMapTest : public QObject {
    Q_OBJECT

private slots:
    /// The map is no explanation beside the answer but the answer itself, before its mean; what all classes have alike
    /// is none.
    void itsMeanAndTheBiasAreTheLogit_data() {
        QTest::addColumn<int>("variant");
        QTest::addColumn<int>("side");
        QTest::addColumn<int>("precision");
        const std::pair<const char*, Variant> variants[] = {
            {"course", Variant::Course}, {"paper", Variant::Paper}, {"torchvision", Variant::Torchvision}};
        for (const auto& [name, variant] : variants)
            for (const int side : {97, 224})
                for (const Precision precision : {Precision::Float32, Precision::BFloat16, Precision::Float64})
                    QTest::addRow("%s %d %s", name, side, precisionName(precision).data())
                        << static_cast<int>(variant) << side << static_cast<int>(precision);
    }
    void itsMeanAndTheBiasAreTheLogit() {
        QFETCH(int, variant);
        QFETCH(int, side);
        QFETCH(int, precision);
        StepperSettings settings = smallSettings(static_cast<Variant>(variant), 3, side);
        settings.precision = static_cast<Precision>(precision);
        NamedArrays weights = weightsOf(settings);
        plant(weights, "fc.bias", {0.5f, -2, 3});
        const auto model = modelOf(settings, std::move(weights));
        const Pictures one(1, side, 1);
        const std::vector<float> logits = model->predict(one.batch).main;
        const double mean = meanOf(logits);
        const double largest = std::max(std::abs(std::ranges::min(logits)), std::abs(std::ranges::max(logits)));
        for (int label = 0; label < 3; ++label) {
            const ClassMap map = model->classMap(one.batch, label);
            QCOMPARE(map.values.size(), static_cast<std::size_t>(map.side * map.side));
            if (side == 224) QCOMPARE(map.side, 7);
            QCOMPARE(map.bias, std::vector({0.0, -2.5, 2.5})[static_cast<std::size_t>(label)]);
            QVERIFY(std::abs(map.logit + mean - logits[static_cast<std::size_t>(label)]) < 1e-6 * largest);
            QVERIFY2(std::abs(map.bias + meanOf(map.values) - map.logit) < 1e-4 * largest,
                     qPrintable(QString("%1 + %2, not %3").arg(map.bias).arg(meanOf(map.values)).arg(map.logit)));
        }
    }

    /// Class 0 adds up the first half of the features, class 1 the second; class 2 is made of both.
    void eachPlaceIsTheWeightsTimesItsFeatures() {
        const StepperSettings settings = smallSettings(Variant::Course);
        NamedArrays weights = weightsOf(settings);
        std::vector<float> rows(3 * kFeatures, 0);
        for (std::size_t i = 0; i < kFeatures; ++i) {
            const bool half = i < kFeatures / 2;
            rows[i + (half ? 0 : kFeatures)] = 1;
            rows[i + 2 * kFeatures] = half ? 2 : -3;
        }
        plant(weights, "fc.weight", rows);
        const auto model = modelOf(settings, std::move(weights));
        const Pictures one(1, 96, 1);
        const ClassMap first = model->classMap(one.batch, 0), second = model->classMap(one.batch, 1),
                       both = model->classMap(one.batch, 2);
        for (std::size_t place = 0; place < both.values.size(); ++place) {
            // The mean of the rows takes a - 2 b / 3 from each.
            const double b = 1.5 * first.values[place], a = 5 * b / 3 - second.values[place];
            QVERIFY(a > 0 && b > 0);
            QVERIFY(std::abs(both.values[place] - (a - 7 * b / 3)) < 1e-4 * (a + b));
        }
    }

    /// What stands in a corner of the picture changes that corner of the map most.
    void itLiesAsThePictureDoes_data() {
        QTest::addColumn<bool>("right");
        QTest::addColumn<bool>("low");
        for (const bool right : {false, true})
            for (const bool low : {false, true})
                QTest::addRow("%s %s", low ? "low" : "high", right ? "right" : "left") << right << low;
    }
    void itLiesAsThePictureDoes() {
        QFETCH(bool, right);
        QFETCH(bool, low);
        constexpr int kSide = 320;
        const StepperSettings settings = smallSettings(Variant::Course, 3, kSide);
        const auto model = modelOf(settings, weightsOf(settings));
        Corner with(kSide, right, low), without(kSide, right, low);
        std::ranges::fill(without.pictures.bytes, std::uint8_t{0});
        const ClassMap map = model->classMap(with.pictures.batch, 0);
        const ClassMap black = model->classMap(without.pictures.batch, 0);
        double changed[2][2] = {};
        for (int row = 0; row < map.side; ++row)
            for (int column = 0; column < map.side; ++column) {
                const auto place = static_cast<std::size_t>(row * map.side + column);
                changed[row >= map.side / 2][column >= map.side / 2] +=
                    std::abs(map.values[place] - black.values[place]);
            }
        for (const bool lower : {false, true})
            for (const bool righter : {false, true}) QVERIFY(changed[lower][righter] <= changed[low][right]);
        QVERIFY(changed[low][right] > 2 * changed[!low][!right]);
    }

    void onePictureAndAClassThatIs() {
        const StepperSettings settings = smallSettings();
        const auto model = modelOf(settings, weightsOf(settings));
        const Pictures two(2, 96, 2);
        PictureBatch one = two.batch;
        one.count = 1;
        QCOMPARE(codeOf([&] { model->classMap(two.batch, 0); }), ErrorCode::Internal);
        QCOMPARE(codeOf([&] { model->classMap(one, 3); }), ErrorCode::Internal);
        QCOMPARE(codeOf([&] { model->classMap(one, -1); }), ErrorCode::Internal);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(codeOf([&] { model->classMap(one, 0, stop.get_token()); }), ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(ClassMapTest)
#include "class_map_test.moc"
