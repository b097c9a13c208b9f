// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/initial_weights.h"

#include "tests/engine/support.h"

#include <array>
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

double largestOf(const std::vector<float>& values) {
    double largest = 0;
    for (const float value : values) largest = std::max(largest, std::abs(static_cast<double>(value)));
    return largest;
}

const Layer& layerNamed(const std::vector<Layer>& table, const std::string& name) {
    return *std::ranges::find(table, name, &Layer::name);
}

/// relu(bias + weight . x) at each place, in double.
std::vector<float> oneByOne(const NamedArrays& weights, const Layer& layer, const Activations& x) {
    const std::vector<float> weight = floatsOf(arrayNamed(weights, layer.key + ".conv.weight"));
    const std::vector<float> bias = floatsOf(arrayNamed(weights, layer.key + ".conv.bias"));
    const auto area = static_cast<std::size_t>(x.side * x.side), in = static_cast<std::size_t>(x.channels);
    std::vector<float> y;
    for (std::size_t out = 0; out < bias.size(); ++out)
        for (std::size_t place = 0; place < area; ++place) {
            double sum = bias[out];
            for (std::size_t c = 0; c < in; ++c) sum += double(weight[out * in + c]) * x.values[c * area + place];
            y.push_back(static_cast<float>(std::max(sum, 0.0)));
        }
    return y;
}

void addVariants() {
    QTest::addColumn<int>("variant");
    for (const Variant variant : {Variant::Course, Variant::Paper, Variant::Torchvision})
        QTest::addRow("%s", variantName(variant).data()) << static_cast<int>(variant);
}

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
        for (const char* module : {"5b", "3a"})
            QCOMPARE(codeOf([&] { model->classMap(one, 0, module, stop.get_token()); }), ErrorCode::Cancelled);
        for (const char* name : {"", "conv1", "3a/1x1", "aux1", "6a"})
            QCOMPARE(codeOf([&] { model->classMap(one, 0, name); }), ErrorCode::Internal);
    }

    void everyLayerGivesTheMapsOfTheTable_data() { addVariants(); }
    void everyLayerGivesTheMapsOfTheTable() {
        QFETCH(int, variant);
        const StepperSettings settings = smallSettings(static_cast<Variant>(variant));
        const auto model = modelOf(settings, weightsOf(settings));
        const Pictures one(1, 96, 1);
        const auto verify = [&](const std::string& name, int channels, int side) {
            const Activations maps = model->activations(one.batch, name);
            QVERIFY2(maps.channels == channels && maps.side == side, name.c_str());
            QCOMPARE(maps.values.size(), static_cast<std::size_t>(channels * side * side));
            // All are after a ReLU, and nothing is dead.
            QVERIFY2(std::ranges::all_of(maps.values, [](float v) { return std::isfinite(v) && v >= 0; }) &&
                         largestOf(maps.values) > 0,
                     name.c_str());
        };
        const std::vector<Layer> table = networkLayers(settings.network);
        for (const Layer& layer : table)
            if (layer.type != LayerType::FullyConnected) verify(layer.name, layer.outChannels, layer.outSize);
        for (const InceptionRow& row : kInceptionRows)
            verify(std::string(row.name), row.out(), layerNamed(table, std::string(row.name) + "/1x1").outSize);
    }

    /// Each branch computed by itself is the module's range of channels.
    void aModuleIsItsBranches_data() {
        QTest::addColumn<int>("variant");
        QTest::addColumn<int>("precision");
        QTest::addColumn<double>("tolerance");
        const std::pair<Precision, double> precisions[] = {
            {Precision::Float32, 1e-5}, {Precision::BFloat16, 0.02}, {Precision::Float64, 1e-6}};
        for (const Variant variant : {Variant::Course, Variant::Torchvision})
            for (const auto& [precision, tolerance] : precisions)
                QTest::addRow("%s %s", variantName(variant).data(), precisionName(precision).data())
                    << static_cast<int>(variant) << static_cast<int>(precision) << tolerance;
    }
    void aModuleIsItsBranches() {
        QFETCH(int, variant);
        QFETCH(int, precision);
        QFETCH(double, tolerance);
        StepperSettings settings = smallSettings(static_cast<Variant>(variant));
        settings.precision = static_cast<Precision>(precision);
        const auto model = modelOf(settings, weightsOf(settings));
        const Pictures one(1, 96, 1);
        for (const std::string module : {"3a", "5b"}) {
            const Activations whole = model->activations(one.batch, module);
            std::vector<float> joined;
            for (const char* branch : {"/1x1", "/3x3", "/5x5", "/pool_proj"}) {
                const std::vector<float> values = model->activations(one.batch, module + branch).values;
                joined.insert(joined.end(), values.begin(), values.end());
            }
            QVERIFY(largestDifference(joined, whole.values) <= tolerance * largestOf(whole.values));
        }
    }

    /// By hand from what the layer reads: those that an Inception module keeps to itself, too.
    void aOneByOneIsOfWhatItReads_data() {
        QTest::addColumn<QString>("layer");
        QTest::addColumn<QString>("reads");
        const std::pair<const char*, const char*> rows[] = {
            {"conv2/reduce", "pool1"}, {"3a/1x1", "pool2"}, {"3a/3x3r", "pool2"}, {"3a/5x5r", "pool2"},
            {"4a/3x3r", "pool3"},      {"4b/5x5r", "4a"},   {"5b/3x3r", "5a"},    {"aux2/conv", "aux2/avgpool"}};
        for (const auto& [layer, reads] : rows) QTest::newRow(layer) << layer << reads;
    }
    void aOneByOneIsOfWhatItReads() {
        QFETCH(QString, layer);
        QFETCH(QString, reads);
        const StepperSettings settings = smallSettings(Variant::Course);
        const Layer row = layerNamed(networkLayers(settings.network), layer.toStdString());
        NamedArrays weights = weightsOf(settings);
        std::vector<float> bias(static_cast<std::size_t>(row.outChannels), 0.25f);
        for (std::size_t i = 0; i < bias.size(); i += 2) bias[i] = -0.25f;
        plant(weights, row.key + ".conv.bias", bias);
        const auto model = modelOf(settings, weights);
        const Pictures one(1, 96, 1);
        const Activations maps = model->activations(one.batch, row.name);
        const std::vector<float> expected = oneByOne(weights, row, model->activations(one.batch, reads.toStdString()));
        QVERIFY(largestOf(expected) > 0);
        QVERIFY(largestDifference(maps.values, expected) < 1e-4 * largestOf(expected));
    }

    /// Filter 0 looks at the middle of its window in green alone, which is every other place of the picture's.
    void theMapsLieAsThePictureDoes() {
        constexpr std::size_t kSide = 96, kTaps = 7 * 7;
        const StepperSettings settings = smallSettings(Variant::Course);
        NamedArrays weights = weightsOf(settings);
        std::vector<float> filters(64 * 3 * kTaps, 0);
        filters[kTaps + kTaps / 2] = 1;
        plant(weights, "conv1.conv.weight", filters);
        std::vector<float> input(3 * kSide * kSide);
        Random random(3);
        for (float& value : input) value = static_cast<float>(random.uniform(-1, 1));
        PictureBatch one;
        one.count = 1;
        one.width = one.height = static_cast<int>(kSide);
        one.prepared = input.data();
        const auto model = modelOf(settings, std::move(weights));
        const Activations maps = model->activations(one, "conv1"), pooled = model->activations(one, "pool1");
        const auto side = static_cast<std::size_t>(maps.side), pooledSide = static_cast<std::size_t>(pooled.side);
        for (std::size_t y = 0; y < side; ++y)
            for (std::size_t x = 0; x < side; ++x)
                QCOMPARE(maps.values[y * side + x], std::max(0.0f, input[(kSide + 2 * y) * kSide + 2 * x]));
        for (std::size_t y = 0; y < pooledSide; ++y)
            for (std::size_t x = 0; x < pooledSide; ++x) {
                float largest = 0;
                for (std::size_t row = 2 * y; row < std::min(2 * y + 3, side); ++row)
                    for (std::size_t column = 2 * x; column < std::min(2 * x + 3, side); ++column)
                        largest = std::max(largest, maps.values[row * side + column]);
                QCOMPARE(pooled.values[y * pooledSide + x], largest);
            }
    }

    void theLastModulesMeansAreTheAnswer_data() { addVariants(); }
    void theLastModulesMeansAreTheAnswer() {
        QFETCH(int, variant);
        const StepperSettings settings = smallSettings(static_cast<Variant>(variant), 3, 128);
        NamedArrays weights = weightsOf(settings);
        plant(weights, "fc.bias", {0.5f, -2, 3});
        const std::vector<float> ofClasses = floatsOf(arrayNamed(weights, "fc.weight"));
        const auto model = modelOf(settings, std::move(weights));
        const Pictures one(1, 128, 1);
        const Activations last = model->activations(one.batch, "5b");
        const auto area = static_cast<std::ptrdiff_t>(last.side * last.side);
        std::vector<float> means;
        for (auto map = last.values.begin(); map != last.values.end(); map += area)
            means.push_back(static_cast<float>(meanOf({map, map + area})));
        QVERIFY(largestDifference(model->activations(one.batch, "avgpool").values, means) < 1e-5 * largestOf(means));
        std::vector<double> logits{0.5, -2, 3};
        for (std::size_t i = 0; i < ofClasses.size(); ++i)
            logits[i / kFeatures] += double(ofClasses[i]) * means[i % kFeatures];
        const std::vector<float> answered = model->predict(one.batch).main;
        QVERIFY(largestDifference(std::vector<float>(logits.begin(), logits.end()), answered) <
                1e-4 * largestOf(answered));
    }

    /// What the classifier is fed: its weights on it are what predict() answers, of every picture of a batch.
    void featuresAreWhatTheClassifierIsFed_data() { addVariants(); }
    void featuresAreWhatTheClassifierIsFed() {
        QFETCH(int, variant);
        StepperSettings settings = smallSettings(static_cast<Variant>(variant));
        settings.network.dropout = 0.5;  // comes after them
        NamedArrays weights = weightsOf(settings);
        plant(weights, "fc.bias", {0.5f, -2, 3});
        const std::vector<float> ofClasses = floatsOf(arrayNamed(weights, "fc.weight"));
        const auto model = modelOf(settings, std::move(weights));
        const Pictures ten(10, 96, 3);  // more than go through the early part together
        const Features found = model->features(ten.batch);
        QCOMPARE(found.count, 10);
        QCOMPARE(found.width, static_cast<int>(kFeatures));
        QCOMPARE(found.values.size(), 10 * kFeatures);
        std::vector<float> logits;
        for (std::size_t picture = 0; picture < 10; ++picture)
            for (std::size_t label = 0; label < 3; ++label) {
                double sum = std::array{0.5, -2.0, 3.0}[label];
                for (std::size_t i = 0; i < kFeatures; ++i)
                    sum += double(ofClasses[label * kFeatures + i]) * found.values[picture * kFeatures + i];
                logits.push_back(static_cast<float>(sum));
            }
        const std::vector<float> answered = model->predict(ten.batch).main;
        QVERIFY(largestDifference(logits, answered) < 1e-4 * largestOf(answered));
        const Pictures larger(1, 128, 1);
        QCOMPARE(codeOf([&] { model->features(larger.batch); }), ErrorCode::Internal);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(codeOf([&] { model->features(ten.batch, stop.get_token()); }), ErrorCode::Cancelled);
    }

    void mapsOfOnePictureAndALayerThatIs() {
        const StepperSettings settings = smallSettings(Variant::Course);
        StepperSettings bare = settings;
        bare.network.aux = false;
        const auto model = modelOf(settings, weightsOf(settings));
        const Pictures two(2, 96, 2);
        PictureBatch one = two.batch;
        one.count = 1;
        for (const char* name :
             {"", "fc", "aux1", "aux1/fc1", "aux2/fc2", "conv2", "lrn1", "3a/pool", "3a/", "6a", "Conv1", "conv1 "})
            QVERIFY2(codeOf([&] { model->activations(one, name); }) == ErrorCode::Internal, name);
        QCOMPARE(codeOf([&] { modelOf(bare, weightsOf(bare))->activations(one, "aux1/conv"); }), ErrorCode::Internal);
        QCOMPARE(codeOf([&] { model->activations(two.batch, "3a"); }), ErrorCode::Internal);
        const Pictures larger(1, 128, 1);
        QCOMPARE(codeOf([&] { model->activations(larger.batch, "3a"); }), ErrorCode::Internal);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(codeOf([&] { model->activations(one, "conv1", stop.get_token()); }), ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(ClassMapTest)
#include "class_map_test.moc"
