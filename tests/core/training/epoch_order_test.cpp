// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/epoch_order.h"
#include "core/runs/run_folder.h"
#include "core/training/meters.h"
#include "training_fixture.h"

#include <QTest>
#include <algorithm>
#include <iterator>
#include <map>

using namespace studio;
using namespace studio::test;

/// Which pictures a step is fed, beside what the trainer feeds it.
class EpochOrderTest : public QObject {
    Q_OBJECT

private slots:
    /// What a step was fed can be told without having been written down.
    void theStepsPicturesAreKnown_data() {
        QTest::addColumn<int>("accumulate");
        QTest::newRow("a batch a step") << 1;
        QTest::newRow("two batches a step") << 2;
    }
    void theStepsPicturesAreKnown() {
        QFETCH(int, accumulate);
        Fixture f;
        f.request.settings.accumulate = accumulate;
        using Pictures = std::vector<std::pair<int, int>>;  // class and number, as writePicture() painted them
        std::map<std::int64_t, Pictures> fed;
        f.options.onTrained = [&](const PictureBatch& batch, std::int64_t step) {
            for (int i = 0; i < batch.count; ++i) {
                const std::uint8_t* pixel = batch.rgb + std::ptrdiff_t{3} * batch.height * batch.width * i;
                fed[step].emplace_back(pixel[0] == fakeRed(0, 2) ? 0 : 1, pixel[1]);
            }
        };
        QCOMPARE(f.train().outcome, RunState::Finished);
        const auto set = std::make_shared<const DataSet>(listDataSet(f.data()));
        const PreparedData data =
            prepareData(set, checkDataSet(*set, {.depth = CheckDepth::Hashes}), splitSettingsOf(f.request.settings));
        const auto told = [&](const StepRange& steps) {
            Pictures pictures;
            for (const std::uint32_t place : itemsOfSteps(data, f.request.settings, steps)) {
                const Item& item = data.items[place];  // "a/p11.ppm"
                pictures.emplace_back(item.label, std::stoi(item.path.substr(item.path.find('p') + 1)));
            }
            return pictures;
        };
        const std::vector<BatchEvent> live = f.events.all<BatchEvent>(), readBack = readBatches(f.run());
        QCOMPARE(live.size(), fed.size());
        for (std::size_t i = 0; i < live.size(); ++i) {
            QVERIFY(told(stepsOf(live, i)) == fed[live[i].step]);
            QVERIFY(stepsOf(readBack, i) == stepsOf(live, i));
        }
        // Two samples of the second epoch that became one under pressure.
        std::vector<BatchEvent> crowded = live;
        const auto second = std::ranges::find(crowded, 2, &BatchEvent::epoch);
        *second = merged(*second, *(second + 1));
        crowded.erase(second + 1);
        const auto place =
            static_cast<std::size_t>(std::ranges::find(crowded, 2, &BatchEvent::epoch) - crowded.begin());
        Pictures both = fed[crowded[place].step - 1];
        std::ranges::copy(fed[crowded[place].step], std::back_inserter(both));
        QVERIFY(told(stepsOf(crowded, place)) == both);
    }
};

QTEST_GUILESS_MAIN(EpochOrderTest)
#include "epoch_order_test.moc"
