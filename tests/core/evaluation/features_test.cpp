// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/features.h"

#include "core/base/random.h"
#include "support/fake_engine.h"
#include "support/feature_table.h"
#include "support/temporary_folder.h"
#include "support/tiny_data_set.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

using namespace studio;
using namespace studio::test;

namespace {

FeatureTable randomTable(std::size_t rows, int width) {
    Random random(11);
    std::vector<float> values(rows * static_cast<std::size_t>(width));
    for (float& value : values) value = static_cast<float>(std::max(0.0, random.uniform(-0.5, 1)));
    return tableOf(width, std::move(values));
}

/// In long double and sorted whole.
std::vector<std::size_t> nearestByForce(const FeatureTable& table, std::size_t row) {
    std::vector<std::pair<long double, std::size_t>> all;
    for (std::size_t other = 0; other < table.rows(); ++other) {
        long double both = 0, own = 0, its = 0;
        for (std::size_t i = 0; i < static_cast<std::size_t>(table.width); ++i) {
            const long double a = table.row(row)[i], b = table.row(other)[i];
            both += a * b;
            own += a * a;
            its += b * b;
        }
        if (other != row) all.emplace_back(1 - both / std::sqrt(own * its), other);
    }
    std::ranges::sort(all);
    std::vector<std::size_t> order;
    for (const auto& [distance, other] : all) order.push_back(other);
    return order;
}

}  // namespace

class FeaturesTest : public QObject {
    Q_OBJECT

private slots:
    void neighboursEqualBruteForce() {
        const FeatureTable table = ofUnitLength(randomTable(90, 64));
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const std::vector<std::size_t> expected = nearestByForce(table, row);
            const std::vector<Neighbour> found = nearestNeighbours(table, row, 6);
            QCOMPARE(found.size(), std::size_t{6});
            for (std::size_t i = 0; i < found.size(); ++i) {
                QCOMPARE(found[i].row, expected[i]);
                QVERIFY(i == 0 || found[i].distance >= found[i - 1].distance);
            }
        }
    }

    /// The cosine's: lengths do not matter.
    void distancesAreOfDirections() {
        const FeatureTable table = ofUnitLength(tableOf(2, {1, 0, 100, 1, 0, 5, -1, 0, 3, 0}));
        const std::vector<Neighbour> found = nearestNeighbours(table, 0, 10);
        QCOMPARE(found.size(), std::size_t{4});
        QCOMPARE(found[0], (Neighbour{4, 0}));
        QCOMPARE(found[1].row, std::size_t{1});
        QVERIFY(std::abs(found[1].distance - (1 - 100 / std::hypot(100, 1))) < 1e-6);
        QCOMPARE(found[2], (Neighbour{2, 1}));
        QCOMPARE(found[3], (Neighbour{3, 2}));
        QVERIFY(nearestNeighbours(table, 0, 0).empty());
        QVERIFY(nearestNeighbours(ofUnitLength(tableOf(2, {1, 2})), 0, 6).empty());
    }

    void aSearchCanBeStopped() {
        std::stop_source stop;
        stop.request_stop();
        const FeatureTable table = ofUnitLength(randomTable(4, 8));
        const auto error = errorOf([&] { nearestNeighbours(table, 0, 2, stop.get_token()); });
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::Cancelled);
    }

    void rowsWithoutADirectionAreLeftOut() {
        constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
        const FeatureTable unit = ofUnitLength(tableOf(2, {3, 4, 0, 0, kNan, 1, 0, 2}));
        QVERIFY(unit.items == (std::vector<std::uint32_t>{0, 3}));
        QVERIFY(unit.values == (std::vector<float>{0.6f, 0.8f, 0, 1}));
    }

    void eachPictureHasItsOwn() {
        const TemporaryFolder folder;
        writeDataSet(folder.path(), {"x", "y", "z"}, 5);
        const auto set = std::make_shared<const DataSet>(listDataSet(folder.path()));
        const CheckReport report = checkDataSet(*set, {.depth = CheckDepth::Hashes});
        const auto data = std::make_shared<const PreparedData>(prepareData(set, report, {.validationFraction = 0.2}));
        const FakeModel model({.progress = 20}, {.classes = 3, .inputSize = 96}, {.size = 96, .crop = 96});
        writeFileAtomically(folder.path() / data->items[3].path, std::string_view("P6\n8 8\n255\n"));
        int problems = 0;
        PredictOptions options{.batchSize = 2};
        options.onProblem = [&](const Problem&) { ++problems; };
        std::int64_t last = 0;
        options.progress = [&](std::int64_t done, std::int64_t total) {
            last = done;
            QCOMPARE(total, 4);
        };
        const FeatureTable table = featuresOfItems(model, data, {14, 3, 0, 7}, options);
        QVERIFY(table.items == (std::vector<std::uint32_t>{14, 0, 7}));
        QCOMPARE(problems, 1);
        QCOMPARE(last, 4);
        for (std::size_t row = 0; row < table.rows(); ++row)
            QCOMPARE(table.row(row)[static_cast<std::size_t>(data->items[table.items[row]].label)], 1.0f);
        std::stop_source stop;
        stop.request_stop();
        options.stop = stop.get_token();
        options.progress = {};
        QCOMPARE(errorOf([&] { featuresOfItems(model, data, {0, 1}, options); })->code(), ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(FeaturesTest)
#include "features_test.moc"
