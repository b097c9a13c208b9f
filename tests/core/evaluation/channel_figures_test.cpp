// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/channel_figures.h"

#include "tests/support/temporary_folder.h"

#include <QTest>
#include <algorithm>
#include <limits>

using namespace studio;

namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
constexpr float kInfinity = std::numeric_limits<float>::infinity();

/// Of 2 x 2 places, a map after another.
std::vector<ChannelFigures> figuresOf(std::vector<float> values) {
    return channelFigures({.channels = static_cast<int>(values.size() / 4), .side = 2, .values = std::move(values)});
}

}  // namespace

class ChannelFiguresTest : public QObject {
    Q_OBJECT

private slots:
    void eachChannelHasItsOwn() {
        const auto figures = figuresOf({0, 1, 2, 5, 0, 0, 0, 0, -3, -1, 0, 0, 0, 0, 0, 0.5f});
        QCOMPARE(figures.size(), std::size_t{4});
        const auto verify = [&](std::size_t channel, double mean, double maximum, double above, bool silent) {
            QCOMPARE(figures[channel].mean, mean);
            QCOMPARE(figures[channel].maximum, maximum);
            QCOMPARE(figures[channel].above, above);
            QCOMPARE(figures[channel].silent, silent);
            QVERIFY(figures[channel].finite);
        };
        verify(0, 2, 5, 0.75, false);
        verify(1, 0, 0, 0, true);
        verify(2, -1, 0, 0, true);
        verify(3, 0.125, 0.5, 0.25, false);
    }

    /// The last average pool's, and one that is all below 0: its maximum is no 0 that nobody wrote.
    void aPlaceEach() {
        const auto figures = channelFigures({.channels = 2, .side = 1, .values = {-2, 3}});
        QCOMPARE(figures[0].maximum, -2.0);
        QCOMPARE(figures[0].mean, -2.0);
        QCOMPARE(figures[1].above, 1.0);
    }

    /// What is finite is counted, and the rest is said; such a channel is not silent, as nobody knows.
    void whatIsNotFiniteIsSaid() {
        const auto figures = figuresOf({kNan, 1, 3, -kInfinity, kNan, kInfinity, kNan, kNan, kNan, 0, 0, 0});
        QVERIFY(!figures[0].finite && !figures[1].finite && !figures[2].finite);
        QCOMPARE(figures[0].mean, 2.0);
        QCOMPARE(figures[0].maximum, 3.0);
        QCOMPARE(figures[0].above, 1.0);
        QCOMPARE(figures[1].mean, 0.0);
        QCOMPARE(figures[1].maximum, 0.0);
        QCOMPARE(figures[1].above, 0.0);
        QVERIFY(!figures[1].silent && !figures[2].silent);
    }

    void valuesThatDoNotFitAreRefused() {
        const auto refused = [](const Activations& activations) {
            const auto error = errorOf([&] { channelFigures(activations); });
            return error && error->code() == ErrorCode::Internal;
        };
        QVERIFY(refused({.channels = 2, .side = 2, .values = {1, 2, 3}}));
        QVERIFY(refused({.channels = 0, .side = 2, .values = {}}));
        QVERIFY(refused({.channels = 2, .side = 0, .values = {}}));
        QVERIFY(refused({.channels = -1, .side = 1, .values = {1}}));
    }

    void theStrongestComesFirst() {
        const auto figures = figuresOf({
            1,    1, 1, 1,          // 0
            kNan, 9, 9, 9,          // 1: the largest, were it known
            0,    0, 0, 8,          // 2
            4,    0, 0, 0,          // 3: as 0
            0,    0, 0, 0,          // 4
            0,    0, 0, kInfinity,  // 5
        });
        QCOMPARE(strongestFirst(figures), (std::vector{2, 0, 3, 4, 1, 5}));
        QVERIFY(strongestFirst({}).empty());
    }

    /// They follow one another without a gap and are all of the module's channels.
    void theBranchesAreTheModule() {
        for (const InceptionRow& row : kInceptionRows) {
            const std::vector<BranchChannels> branches = branchesOf(row.name);
            QCOMPARE(branches.size(), std::size_t{4});
            int next = 0;
            const std::vector<Layer> table = networkLayers(defaultSpec(Variant::Course, 5));
            for (const BranchChannels& branch : branches) {
                QCOMPARE(branch.first, next);
                next += branch.count;
                const auto layer = std::ranges::find(table, branch.layer, &Layer::name);
                QVERIFY2(layer != table.end(), branch.layer.c_str());
                QCOMPARE(branch.count, layer->outChannels);
            }
            QCOMPARE(next, row.out());
        }
        const std::vector<BranchChannels> first = branchesOf("3a");
        QCOMPARE(first[1].layer, std::string("3a/3x3"));
        QCOMPARE(first[1].first, 64);
        QCOMPARE(first[1].count, 128);
        QCOMPARE(first[3].layer, std::string("3a/pool_proj"));
        QVERIFY(branchesOf("conv1").empty());
        QVERIFY(branchesOf("3a/1x1").empty());
        QVERIFY(branchesOf("").empty());
    }
};

QTEST_GUILESS_MAIN(ChannelFiguresTest)
#include "channel_figures_test.moc"
