// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/event_channel.h"

#include <QTest>
#include <atomic>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <thread>

using namespace studio;

static BatchEvent batchOf(std::int64_t step, std::int64_t images = 1, int epoch = 1) {
    BatchEvent event;
    event.epoch = epoch;
    event.step = step;
    event.batch = static_cast<int>(step);
    event.images = images;
    event.lr = 1e-3 * static_cast<double>(step);
    event.losses = {
        .total = 1.5 * static_cast<double>(step), .main = static_cast<double>(step), .aux1 = 2.0, .aux2 = 3.0};
    event.top1 = step % 2;
    event.imagesPerSecond = 10;
    event.seconds = static_cast<double>(step);
    return event;
}

class EventChannelTest : public QObject {
    Q_OBJECT

private slots:
    void oneWakePerDrain() {
        int wakes = 0;
        EventChannel channel([&] { ++wakes; });
        for (int i = 1; i <= 5; ++i) channel.onEvent(batchOf(i));
        QCOMPARE(wakes, 1);
        QCOMPARE(channel.drain().size(), std::size_t{5});
        QCOMPARE(channel.drain().size(), std::size_t{0});
        channel.onEvent(batchOf(6));
        QCOMPARE(wakes, 2);
    }

    void progressReplacesItsPredecessor() {
        EventChannel channel({});
        using Stage = PreparingEvent::Stage;
        channel.onEvent(PreparingEvent{Stage::Listing, 1, 0});
        channel.onEvent(PreparingEvent{Stage::Hashing, 1, 9});
        channel.onEvent(PreparingEvent{Stage::Hashing, 7, 9});
        channel.onEvent(ValidatingEvent{1, 1, 4});
        channel.onEvent(ValidatingEvent{1, 2, 4});
        channel.onEvent(StateEvent{RunState::Paused});
        channel.onEvent(ValidatingEvent{1, 3, 4});
        const std::vector<TrainingEvent> events = channel.drain();
        QCOMPARE(events.size(), std::size_t{5});
        QCOMPARE(std::get<PreparingEvent>(events[1]).done, 7);
        QCOMPARE(std::get<ValidatingEvent>(events[2]).done, 2);
        QCOMPARE(std::get<ValidatingEvent>(events[4]).done, 3);
    }

    void neighboursMergeUnderPressure() {
        EventChannel channel({}, 64);
        double images = 0, weighted = 0, right = 0;
        for (int step = 1; step <= 10000; ++step) {
            const BatchEvent event = batchOf(step, 1 + step % 7);
            images += static_cast<double>(event.images);
            weighted += event.losses.main * static_cast<double>(event.images);
            right += event.top1 * static_cast<double>(event.images);
            channel.onEvent(event);
        }
        double imagesFound = 0, weightedFound = 0, rightFound = 0;
        std::int64_t last = 0;
        const std::vector<TrainingEvent> events = channel.drain();
        QVERIFY(events.size() <= 64);
        QVERIFY(events.size() > 16);
        for (const TrainingEvent& event : events) {
            const BatchEvent& batch = std::get<BatchEvent>(event);
            QVERIFY(batch.step > last);
            last = batch.step;
            imagesFound += static_cast<double>(batch.images);
            weightedFound += batch.losses.main * static_cast<double>(batch.images);
            rightFound += batch.top1 * static_cast<double>(batch.images);
            QVERIFY(std::abs(batch.losses.total - 1.5 * batch.losses.main) < 1e-9 * batch.losses.total);
            QCOMPARE(batch.lr, 1e-3 * static_cast<double>(batch.step));
            QVERIFY(std::abs(*batch.losses.aux1 - 2) < 1e-12 && std::abs(*batch.losses.aux2 - 3) < 1e-12);
        }
        QCOMPARE(last, 10000);
        QCOMPARE(imagesFound, images);
        QVERIFY(std::abs(weightedFound - weighted) < 1e-9 * weighted);
        QVERIFY(std::abs(rightFound - right) < 1e-9 * right);
    }

    void nothingElseMergesOrGetsLost() {
        EventChannel channel({}, 8);
        std::int64_t step = 0;
        for (int epoch = 1; epoch <= 100; ++epoch) {
            for (int i = 0; i < 10; ++i) channel.onEvent(batchOf(++step, 4, epoch));
            channel.onEvent(EpochEvent{EpochRecord{.epoch = epoch}, false, nullptr});
            channel.onEvent(CheckpointEvent{"last.pth", epoch, false});
        }
        int epochs = 0, checkpoints = 0;
        std::int64_t images = 0;
        for (const TrainingEvent& event : channel.drain()) {
            if (const auto* batch = std::get_if<BatchEvent>(&event)) {
                QCOMPARE(batch->epoch, epochs + 1);
                images += batch->images;
            }
            if (const auto* epoch = std::get_if<EpochEvent>(&event)) QCOMPARE(epoch->record.epoch, ++epochs);
            if (const auto* checkpoint = std::get_if<CheckpointEvent>(&event))
                QCOMPARE(checkpoint->epoch, ++checkpoints);
        }
        QCOMPARE(epochs, 100);
        QCOMPARE(checkpoints, 100);
        QCOMPARE(images, 4000);
    }

    /// The writer never waits for the reader; the reader sees all, in order, woken once for each drain.
    void betweenThreads() {
        constexpr std::int64_t kSteps = 50000;
        std::mutex mutex;
        std::condition_variable changed;
        bool woken = false;
        EventChannel channel(
            [&] {
                const std::lock_guard lock(mutex);
                woken = true;
                changed.notify_one();
            },
            256);
        std::jthread trainer([&] {
            for (std::int64_t step = 1; step <= kSteps; ++step) {
                channel.onEvent(batchOf(step, 2));
                if (step % 1000 == 0) channel.onEvent(StateEvent{RunState::Running});
            }
            channel.onEvent(EndEvent{});
        });
        std::int64_t images = 0, last = 0;
        int states = 0;
        bool ended = false, ordered = true;
        while (!ended) {
            {
                std::unique_lock lock(mutex);
                changed.wait(lock, [&] { return std::exchange(woken, false); });
            }
            for (const TrainingEvent& event : channel.drain()) {
                if (const auto* batch = std::get_if<BatchEvent>(&event)) {
                    ordered = ordered && batch->step > last;
                    last = batch->step;
                    images += batch->images;
                }
                states += std::holds_alternative<StateEvent>(event) ? 1 : 0;
                ended = ended || std::holds_alternative<EndEvent>(event);
            }
        }
        QVERIFY(ordered);
        QCOMPARE(last, kSteps);
        QCOMPARE(images, 2 * kSteps);
        QCOMPARE(states, kSteps / 1000);
    }
};

QTEST_GUILESS_MAIN(EventChannelTest)
#include "event_channel_test.moc"
