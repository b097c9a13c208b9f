// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/picture_map.h"

#include "core/base/random.h"
#include "support/feature_table.h"
#include "support/temporary_folder.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace studio;
using test::tableOf;

namespace {

/// `each` rows around each of `groups` far corners, one group after another.
FeatureTable planted(int groups, int each, int width) {
    Random random(5);
    std::vector<float> values;
    for (int group = 0; group < groups; ++group)
        for (int i = 0; i < each; ++i)
            for (int k = 0; k < width; ++k)
                values.push_back(static_cast<float>(random.uniform(0, 0.2) + (k % groups == group ? 1 : 0)));
    return ofUnitLength(tableOf(width, std::move(values)));
}

double between(const MapPlace& a, const MapPlace& b) {
    return std::hypot(a[0] - b[0], a[1] - b[1]);
}

/// Of each place, whether the nearest other one is of its group.
bool nearestAreOfTheGroup(const std::vector<MapPlace>& places, int each) {
    for (int i = 0; i < std::ssize(places); ++i) {
        int nearest = -1;
        const auto& own = places[static_cast<std::size_t>(i)];
        for (int j = 0; j < std::ssize(places); ++j)
            if (j != i && (nearest < 0 || between(own, places[static_cast<std::size_t>(j)]) <
                                              between(own, places[static_cast<std::size_t>(nearest)])))
                nearest = j;
        if (nearest / each != i / each) return false;
    }
    return true;
}

double columnOf(const Components& found, std::size_t row, std::size_t column) {
    return found.values[row * static_cast<std::size_t>(found.width) + column];
}

}  // namespace

class PictureMapTest : public QObject {
    Q_OBJECT

private slots:
    /// Rows whose covariance is diag(18, 8, 2) turned by 30 degrees in its first plane.
    void componentsOfAKnownCovariance() {
        const double c = std::cos(M_PI / 6), s = std::sin(M_PI / 6);
        std::vector<float> values;
        const auto add = [&](double a, double b, double z) {
            for (const double value : {c * a - s * b + 7, s * a + c * b - 2, z + 1})
                values.push_back(static_cast<float>(value));
        };
        for (const double sign : {-1.0, 1.0}) {
            add(sign * std::sqrt(45), 0, 0);
            add(0, sign * std::sqrt(20), 0);
            add(0, 0, sign * std::sqrt(5));
        }
        const Components found = principalComponents(tableOf(3, values), 50);
        QCOMPARE(found.width, 3);
        const double expected[] = {18, 8, 2};
        for (std::size_t k = 0; k < 3; ++k) {
            QVERIFY2(std::abs(found.variances[k] - expected[k]) < 1e-4,
                     qPrintable(QString::number(found.variances[k])));
            double sum = 0;
            for (std::size_t row = 0; row < 6; ++row) sum += columnOf(found, row, k);
            QVERIFY(std::abs(sum) < 1e-4);
        }
        QVERIFY(std::abs(std::abs(columnOf(found, 0, 0)) - std::sqrt(45)) < 1e-4);
        QVERIFY(std::abs(columnOf(found, 0, 1)) < 1e-4);
        QVERIFY(columnOf(found, 3, 0) > 0);  // its direction's largest entry is positive
    }

    /// Fewer than there are columns: column k alone has the variance 1 / (k + 1) squared.
    void theLargestComponents() {
        constexpr int kWidth = 40;
        std::vector<float> values(2 * kWidth * kWidth, 0);
        for (std::size_t k = 0; k < kWidth; ++k)
            for (const std::size_t sign : {std::size_t{0}, std::size_t{1}})
                values[(2 * k + sign) * kWidth + k] = (sign ? -1.0f : 1.0f) / static_cast<float>(k + 1);
        const FeatureTable table = tableOf(kWidth, std::move(values));
        const Components found = principalComponents(table, 3);
        QCOMPARE(found.width, 3);
        const double whole = 2.0 / (2 * kWidth - 1);
        for (std::size_t k = 0; k < 3; ++k) {
            const double expected = whole / static_cast<double>((k + 1) * (k + 1));
            QVERIFY(std::abs(found.variances[k] - expected) < 1e-5 * whole);
            QVERIFY(std::abs(columnOf(found, 2 * k, k) - 1.0 / static_cast<double>(k + 1)) < 1e-3);
        }
        QVERIFY(principalComponents(table, 3).values == found.values);
    }

    void fewRowsHaveFewComponents() {
        QCOMPARE(principalComponents(tableOf(4, {1, 2, 3, 4, 2, 3, 4, 6}), 50).width, 1);
        QCOMPARE(principalComponents(tableOf(4, {1, 2, 3, 4}), 50).width, 0);
        for (std::size_t rows = 0; rows < 6; ++rows) {
            const MapPlaces map = placesOf(tableOf(3, std::vector<float>(3 * rows, 0.5f)));  // all alike
            QCOMPARE(map.places.size(), rows);
            for (const MapPlace& place : map.places) QVERIFY(std::isfinite(place[0]) && std::isfinite(place[1]));
        }
    }

    void clustersStandApart() {
        const FeatureTable table = planted(4, 25, 60);
        const MapPlaces map = placesOf(table);
        QCOMPARE(map.method, MapMethod::Tsne);
        QCOMPARE(map.places.size(), table.rows());
        QVERIFY(nearestAreOfTheGroup(map.places, 25));
        QVERIFY(placesOf(table).places == map.places);  // repeatable, whatever the threads
        MapPlace middle{};
        for (const MapPlace& place : map.places)
            for (std::size_t k = 0; k < 2; ++k) middle[k] += place[k];
        QVERIFY(std::abs(middle[0]) < 1e-6 && std::abs(middle[1]) < 1e-6);
    }

    void manyRowsHaveTheirFirstTwoComponents() {
        const FeatureTable table = planted(3, static_cast<int>(kMostTsneRows) / 3 + 1, 12);
        const MapPlaces map = placesOf(table);
        QCOMPARE(map.method, MapMethod::Pca);
        QCOMPARE(map.places.size(), table.rows());
        const Components two = principalComponents(table, 2);
        for (const std::size_t row : {std::size_t{0}, table.rows() - 1})
            QCOMPARE(map.places[row], (MapPlace{columnOf(two, row, 0), columnOf(two, row, 1)}));
    }

    void itSaysHowFarItIsAndStops() {
        std::stop_source stop;
        int told = 0;
        const auto progress = [&](int done, int total) {
            QCOMPARE(done, ++told);
            QCOMPARE(total, 1000);
            if (done == 5) stop.request_stop();
        };
        const auto error = errorOf([&] { placesOf(planted(2, 10, 8), stop.get_token(), progress); });
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::Cancelled);
        QCOMPARE(told, 5);
    }
};

QTEST_GUILESS_MAIN(PictureMapTest)
#include "picture_map_test.moc"
