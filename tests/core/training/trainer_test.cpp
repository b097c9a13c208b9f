// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/decode.h"
#include "core/runs/checkpoint.h"
#include "core/runs/run_folder.h"
#include "core/training/meters.h"
#include "training_fixture.h"

#include <sys/resource.h>
#include <QTest>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <iterator>
#include <map>
#include <thread>

using namespace studio;
using namespace studio::test;
namespace fs = std::filesystem;

/// The trainer from request to end: what a whole run does and leaves behind.
class TrainerTest : public QObject {
    Q_OBJECT

    using Change = std::function<void(Fixture&)>;

private slots:
    void aWholeRun() {
        Fixture f;
        f.request.preset = "quick";
        const EndEvent end = f.train();
        QCOMPARE(end.outcome, RunState::Finished);
        QVERIFY(!end.error);
        QCOMPARE(end.run, f.run());
        QCOMPARE(end.bestEpoch, 1);  // the fake answers right from its first step on
        QCOMPARE(end.bestTop1, 1.0);
        for (const char* file : {"run.json", "metrics.csv", "epochs.csv", "events.jsonl", "checkpoints/last.pth",
                                 "checkpoints/best.pth", "predictions.csv", "report.html", "log.txt"})
            QVERIFY2(fs::exists(f.run() / file), file);
        QCOMPARE(readBatches(f.run()).size(), std::size_t{15});
        QCOMPARE(readEpochs(f.run()).size(), std::size_t{3});
        QCOMPARE(readPredictions(f.run()).size(), std::size_t{6});
        const RunInfo info = readRunInfo(f.run());
        QCOMPARE(info.state, RunState::Finished);
        QCOMPARE(info.preset, std::string("quick"));
        QCOMPARE(info.name, std::string("photo graphs"));
        QCOMPARE(info.trainImages, 18);
        QCOMPARE(info.validationImages, 6);
        QVERIFY(info.settings == f.request.settings);
        QCOMPARE(info.message, end.message);
        QVERIFY(!isLocked(f.run()));
        QStringList versions;  // what may round otherwise elsewhere
        for (const auto& [name, version] : info.versions) {
            versions << QString::fromStdString(name);
            QVERIFY2(!version.empty(), name.c_str());
        }
        QCOMPARE(versions.join(' '), "compiler giflib instruction_set libjpeg_turbo libpng studio torch");
    }

    /// On a machine that is busy the window comes first.
    void itsThreadIsNice() {
        Fixture f;
        std::atomic<int> nice = 0;
        f.options.beforeTrain = [&](std::int64_t, std::stop_token) { nice = getpriority(PRIO_PROCESS, 0); };
        const int own = getpriority(PRIO_PROCESS, 0);
        const auto recorder = std::make_shared<Recorder>();
        {
            std::atomic<bool> ended = false;
            recorder->hook = [&](const TrainingEvent& event) {
                if (!std::holds_alternative<EndEvent>(event)) return;
                ended = true;
                ended.notify_all();
            };
            TrainingThread thread(
                f.request, [&] { return std::make_shared<FakeEngine>(f.options); }, recorder);
            ended.wait(false);
        }
        QCOMPARE(nice.load(), std::max(own, 10));
        QCOMPARE(getpriority(PRIO_PROCESS, 0), own);
    }

    void eventsComeInOrder() {
        Fixture f;
        f.train();
        QString order;
        for (const TrainingEvent& event : f.events.events) {
            if (std::holds_alternative<StateEvent>(event)) order += 's';
            if (std::holds_alternative<StartEvent>(event)) order += 'S';
            if (std::holds_alternative<BatchEvent>(event)) order += 'b';
            if (std::holds_alternative<EpochEvent>(event)) order += 'E';
            if (std::holds_alternative<CheckpointEvent>(event)) order += 'c';
            if (std::holds_alternative<EndEvent>(event)) order += 'X';
        }
        QCOMPARE(order, QString("sSs"
                                "bbbbbEcc"
                                "bbbbbEc"
                                "bbbbbEc"
                                "X"));
        const StartEvent start = f.events.all<StartEvent>().front();
        QCOMPARE(start.batchesPerEpoch, 5);
        QCOMPARE(start.epochs, 3);
        QCOMPARE(start.firstEpoch, 1);
        QVERIFY((start.classes == std::vector<std::string>{"a", "b"}));
        const std::vector<ValidatingEvent> validating = f.events.all<ValidatingEvent>();
        QCOMPARE(validating.front().done, 0);
        QCOMPARE(validating.back().done, 6);
    }

    /// The fake refuses another batch than the one that was announced for a step.
    void theNextBatchIsAnnounced() {
        Fixture f;
        std::atomic<int> announced = 0;
        f.options.beforeTrain = [](std::int64_t, const std::stop_token&) {
            std::this_thread::sleep_for(std::chrono::milliseconds(20));  // the loader gets ahead
        };
        f.options.onAnnouncedBatch = [&](std::int64_t) { ++announced; };
        QCOMPARE(f.train().outcome, RunState::Finished);
        QVERIFY2(announced > 0, qPrintable(QString::number(announced)));
    }

    void theTotalIsTheSumEverywhere() {
        Fixture f;
        f.request.settings.auxWeight = 0.37;
        f.train();
        const auto holds = [](const Losses& l) {
            return std::abs(l.total - (l.main + 0.37 * (*l.aux1 + *l.aux2))) <= 1e-12 * l.total;
        };
        for (const BatchEvent& batch : f.events.all<BatchEvent>()) QVERIFY(holds(batch.losses));
        for (const EpochEvent& epoch : f.events.all<EpochEvent>()) {
            QVERIFY(holds(epoch.record.train) && holds(epoch.record.validation));
            QVERIFY(epoch.snapshot);
        }
    }

    void anEpochIsTheMeanOfItsSteps() {
        Fixture f;
        f.train();
        const std::vector<EpochEvent> epochs = f.events.all<EpochEvent>();
        double main = 0, images = 0;
        for (const BatchEvent& batch : f.events.all<BatchEvent>()) {
            if (batch.epoch != 2) continue;
            main += batch.losses.main * static_cast<double>(batch.images);
            images += static_cast<double>(batch.images);
            QCOMPARE(batch.lr, learningRate(f.request.settings, batch.step, 15, 5));
            QVERIFY(batch.gradientNorm > 0);
        }
        QCOMPARE(images, 18.0);
        QVERIFY(std::abs(epochs[1].record.train.main - main / images) < 1e-12);
        QVERIFY(epochs[2].record.train.main < epochs[0].record.train.main);
        QCOMPARE(epochs[1].record.step, 10);
    }

    void withoutAuxThereIsNone() {
        Fixture f;
        f.request.settings.aux = false;
        QCOMPARE(f.train().outcome, RunState::Finished);
        const EpochRecord record = f.events.all<EpochEvent>().back().record;
        QVERIFY(!record.train.aux1 && !record.validation.aux2);
        QCOMPARE(record.train.total, record.train.main);
    }

    /// A row is one optimizer step.
    void batchesAreAccumulated() {
        Fixture f;
        f.request.settings.accumulate = 2;
        QCOMPARE(f.train().outcome, RunState::Finished);
        std::vector<std::int64_t> images;
        for (const BatchEvent& batch : f.events.all<BatchEvent>())
            if (batch.epoch == 1) images.push_back(batch.images);
        for (const BatchEvent& batch : f.events.all<BatchEvent>()) QVERIFY(batch.gradientNorm > 0);
        QVERIFY((images == std::vector<std::int64_t>{8, 8, 2}));
        QCOMPARE(f.events.all<BatchEvent>().back().step, 9);
        QCOMPARE(f.events.all<BatchEvent>().back().batch, 3);
        QCOMPARE(f.events.all<StartEvent>().front().batchesPerEpoch, 3);
    }

    /// scikit-learn's "balanced", of the training pictures alone: 6, 3 and 1 of them, and a class that only validates.
    void classWeightsAreOfTheTrainingPictures() {
        PreparedData data;
        data.classes = {"many", "some", "one", "none"};
        const auto add = [&](int count, std::int32_t label, Split split) {
            for (int i = 0; i < count; ++i) data.items.push_back({.path = "p", .label = label, .split = split});
        };
        add(6, 0, Split::Train);
        add(9, 1, Split::Validation);
        add(3, 1, Split::Train);
        add(1, 2, Split::Train);
        add(2, 3, Split::Validation);
        Settings settings;
        QVERIFY(classWeightsOf(settings, data).empty() && stepperSettingsOf(settings, data).classWeights.empty());
        settings.classWeights = ClassWeights::Balanced;
        const std::vector<double> weights = classWeightsOf(settings, data), expected{10.0 / 18, 10.0 / 9, 10.0 / 3, 0};
        QCOMPARE(weights.size(), expected.size());
        for (std::size_t i = 0; i < weights.size(); ++i) QCOMPARE(weights[i], expected[i]);
        QCOMPARE((6 * weights[0] + 3 * weights[1] + weights[2]) / 10, 1.0);
        QVERIFY(stepperSettingsOf(settings, data).classWeights == weights);
        QCOMPARE(stepperSettingsOf(settings, data).network.classes, 4);
    }

    /// Of the pictures that train: 9 and 3 of 12 and 4. A run that goes on asks for the same.
    void unequalClassesAreWeighted() {
        Fixture f;
        for (int i = 4; i < 12; ++i) fs::remove(f.data() / "b" / ("p" + std::to_string(i) + ".ppm"));
        f.request.settings.classWeights = ClassWeights::Balanced;
        std::vector<std::vector<double>> told;
        f.options.onStepper = [&](const StepperSettings& settings) { told.push_back(settings.classWeights); };
        f.options.beforeTrain = [&](std::int64_t step, const std::stop_token&) {
            if (step == 4) f.control.requestStop();
        };
        QCOMPARE(f.train().outcome, RunState::Stopped);
        f.options.beforeTrain = {};
        f.request.out.reset();
        f.request.resume = f.run();
        f.request.settings = {};
        f.request.data.clear();
        TrainingControl control;
        const EndEvent end = runTraining(
            f.request, [&] { return std::make_shared<FakeEngine>(f.options); }, f.events, control);
        QCOMPARE(end.outcome, RunState::Finished);
        const std::vector<double> expected{12 / (2 * 9.0), 12 / (2 * 3.0)};
        QVERIFY(told == std::vector(2, expected));
    }

    void withoutImprovementItEndsEarly() {
        Fixture f;
        f.request.settings.epochs = 50;
        f.request.settings.earlyStop = 2;
        const EndEvent end = f.train();
        QCOMPARE(end.outcome, RunState::Finished);
        QCOMPARE(f.events.all<EpochEvent>().size(), std::size_t{3});
        QVERIFY(end.message ==
                "Ended early after epoch 3, without improvement since epoch 1: best epoch 1, top-1 100.0 %.");
    }

    void checkpointsAsAskedFor_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("files");
        QTest::newRow("best by top-1") << Change([](Fixture&) {}) << "best.pth last.pth";
        QTest::newRow("every second") << Change([](Fixture& f) { f.request.settings.checkpointEvery = 2; })
                                      << "best.pth epoch-002.pth epoch-004.pth last.pth";
        QTest::newRow("two best by loss") << Change([](Fixture& f) {
            f.request.settings.checkpointMeasure = CheckpointMeasure::Loss;
            f.request.settings.checkpointBestK = 2;
        }) << "best.pth epoch-003.pth epoch-004.pth last.pth";
        QTest::newRow("two best by top-1: the earlier of equals")
            << Change([](Fixture& f) { f.request.settings.checkpointBestK = 2; })
            << "best.pth epoch-001.pth epoch-002.pth last.pth";
    }
    void checkpointsAsAskedFor() {
        QFETCH(Change, change);
        QFETCH(QString, files);
        Fixture f;
        f.request.settings.epochs = 4;
        change(f);
        const EndEvent end = f.train();
        QStringList found;
        for (const auto& entry : fs::directory_iterator(f.run() / "checkpoints"))
            found << QString::fromStdString(entry.path().filename().string());
        found.sort();
        QCOMPARE(found.join(' '), files);
        const bool byLoss = f.request.settings.checkpointMeasure == CheckpointMeasure::Loss;
        QCOMPARE(end.bestEpoch, byLoss ? 4 : 1);
        QCOMPARE(readCheckpoint(f.checkpoint("best.pth")).epoch, end.bestEpoch);
    }

    void aCheckpointSaysWhatItIs() {
        Fixture f;
        f.train();
        const Checkpoint best = readCheckpoint(f.checkpoint("best.pth"));
        QVERIFY(!best.training);
        QVERIFY(best.network == networkOf(f.request.settings, 2));
        QVERIFY(best.preprocessing == preprocessingOf(f.request.settings));
        QVERIFY((best.classes == std::vector<std::string>{"a", "b"}));
        QCOMPARE(best.data->fingerprint, readRunInfo(f.run()).fingerprint);
        QCOMPARE(best.data->validationFraction, 0.25);
        QCOMPARE(best.metrics->epoch, 1);
        const Checkpoint last = readCheckpoint(f.checkpoint("last.pth"));
        QCOMPARE(last.training->step, 15);
        QCOMPARE(last.training->epoch, 4);
        QCOMPARE(last.epoch, 3);
    }

    /// By the rule that its checkpoints bear, and others prepare pictures by.
    void validationPicturesAreOfTheRule_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<Preprocessing>("rule");
        const auto row = [](const char* name, Preprocessing::Resize resize, int side, int size) {
            Preprocessing rule;
            rule.resize = resize;
            rule.size = size;
            rule.crop = 96;
            QTest::newRow(name) << Change([=](Fixture& f) {
                f.request.settings.resize = resize;
                f.request.settings.resizeSide = side;
            }) << rule;
        };
        row("squashed", Preprocessing::Resize::Squash, 0, 96);
        row("the middle", Preprocessing::Resize::ShorterSideThenCentreCrop, 0, 110);  // 96 x 256 / 224
        row("the middle of a side", Preprocessing::Resize::ShorterSideThenCentreCrop, 130, 130);
    }
    void validationPicturesAreOfTheRule() {
        QFETCH(Change, change);
        QFETCH(Preprocessing, rule);
        Fixture f;
        f.request.settings.epochs = 1;
        change(f);
        std::vector<std::vector<std::uint8_t>> given;
        f.options.onEvaluated = [&](const PictureBatch& batch) {
            const std::ptrdiff_t bytes = std::ptrdiff_t{3} * batch.height * batch.width;
            for (int i = 0; i < batch.count; ++i)
                given.emplace_back(batch.rgb + i * bytes, batch.rgb + (i + 1) * bytes);
        };
        QCOMPARE(f.train().outcome, RunState::Finished);
        const std::vector<PredictionRow> rows = readPredictions(f.run());
        QCOMPARE(given.size(), std::size_t{6});
        QCOMPARE(rows.size(), given.size());
        for (std::size_t i = 0; i < rows.size(); ++i)
            QVERIFY(prepareForNetwork(*decodeFile(f.data() / rows[i].path).picture, rule).rgb == given[i]);
        QVERIFY(readCheckpoint(f.checkpoint("best.pth")).preprocessing == rule);
    }

    void startingFromWeights() {
        Fixture first;
        first.train();
        Fixture second;
        // Named from where one stands, and with a name that is no UTF-8: run.json and last.pth bear it.
        const fs::path odd = first.folder() / "caf\xe9.pth";
        fs::copy(first.checkpoint("best.pth"), odd);
        second.request.settings.weights = fs::relative(odd).string();
        const EndEvent end = second.train();
        QVERIFY2(end.outcome == RunState::Finished, end.message.c_str());
        QVERIFY(fs::path(readRunInfo(second.run()).settings.weights).is_absolute());
        const double fresh = first.events.all<BatchEvent>().front().losses.main;
        QVERIFY(second.events.all<BatchEvent>().front().losses.main < fresh);
    }

    void theSameSeedRepeatsARun() {
        std::vector<double> losses[3];
        for (std::size_t i = 0; i < 3; ++i) {
            Fixture f;
            f.request.settings.seed = i == 2 ? 5 : 1;
            f.request.settings.workers = i == 1 ? 1 : 3;
            f.train();
            for (const BatchEvent& batch : f.events.all<BatchEvent>()) losses[i].push_back(batch.losses.main);
        }
        QVERIFY(losses[0] == losses[1]);
        QVERIFY(losses[0] != losses[2]);
    }
};

QTEST_GUILESS_MAIN(TrainerTest)
#include "trainer_test.moc"
