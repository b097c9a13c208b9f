// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/checkpoint.h"
#include "core/runs/run_folder.h"
#include "training_fixture.h"

#include <QTest>
#include <cmath>

#undef emit  // Qt's; core has a member of that name
#include "core/training/run_reporter.h"

using namespace studio;
using namespace studio::test;
namespace fs = std::filesystem;

/// The trainer from request to end: what can't start, and what a whole run leaves behind.
class TrainerTest : public QObject {
    Q_OBJECT

    using Change = std::function<void(Fixture&)>;

private slots:
    void whatCannotStartSaysWhy_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, ErrorCode code, const Change& change) {
            QTest::newRow(name) << change << static_cast<int>(code);
        };
        row("no such folder", ErrorCode::FileNotFound, [](Fixture& f) { fs::remove_all(f.data()); });
        row("an empty folder", ErrorCode::EmptyDataSet, [](Fixture& f) {
            fs::remove_all(f.data());
            fs::create_directory(f.data());
        });
        row("one class", ErrorCode::OneClassOnly, [](Fixture& f) { fs::remove_all(f.data() / "b"); });
        row("a class with one picture", ErrorCode::ClassTooSmall, [](Fixture& f) {
            fs::remove_all(f.data() / "b");
            fs::create_directory(f.data() / "b");
            writePicture(f.data() / "b" / "p.ppm", 1, 2, 0);
        });
        row("a batch larger than the data", ErrorCode::BatchTooLarge,
            [](Fixture& f) { f.request.settings.batchSize = 19; });
        row("a class that is not there", ErrorCode::UnknownChoice, [](Fixture& f) {
            f.request.settings.classes = {"a", "z"};
        });
        row("a folder with something in it", ErrorCode::RunFolderNotEmpty,
            [](Fixture& f) { f.request.out = f.data(); });
        row("a file for a folder", ErrorCode::RunFolderNotEmpty,
            [](Fixture& f) { f.request.out = f.data() / "a" / "p0.ppm"; });
        row("a device that is not there", ErrorCode::NoSuchDevice,
            [](Fixture& f) { f.request.settings.device = "cuda"; });
        row("the paper's network", ErrorCode::NotSupportedYet,
            [](Fixture& f) { f.request.settings.variant = Variant::Paper; });
        row("weights that are not there", ErrorCode::FileNotFound,
            [](Fixture& f) { f.request.settings.weights = (f.data() / "none.pth").string(); });
        row("weights that are a picture", ErrorCode::NotACheckpoint,
            [](Fixture& f) { f.request.settings.weights = (f.data() / "a" / "p0.ppm").string(); });
        row("resuming what is no run", ErrorCode::NotARun, [](Fixture& f) { f.request.resume = f.data(); });
    }
    void whatCannotStartSaysWhy() {
        QFETCH(Change, change);
        QFETCH(int, code);
        Fixture f;
        change(f);
        const EndEvent end = f.train();
        QCOMPARE(end.outcome, RunState::Failed);
        QVERIFY(end.error);
        QVERIFY2(static_cast<int>(end.error->code()) == code, end.error->what());
        QCOMPARE(end.message, std::string(end.error->what()));
        QVERIFY(end.run.empty());
        QVERIFY(!fs::exists(f.run()));
        QVERIFY(std::holds_alternative<EndEvent>(f.events.events.back()));
    }

    void anEngineThatIsMissingIsSaid() {
        Fixture f;
        const EndEvent end = runTraining(
            f.request,
            []() -> std::shared_ptr<Engine> {
                throw Error(ErrorCode::EngineMissing, {"engine", "gone"});
            },
            f.events, f.control);
        QCOMPARE(end.error->code(), ErrorCode::EngineMissing);
        QVERIFY(!fs::exists(f.run()));
    }

    void weightsOfOtherClassesDoNotFit() {
        Fixture f;
        QCOMPARE(f.train().outcome, RunState::Finished);
        Fixture other;
        fs::remove_all(other.data());
        writeDataSet(other.data(), {"a", "b", "c"}, 4);
        other.request.settings.weights = f.checkpoint("best.pth").string();
        const EndEvent end = other.train();
        QCOMPARE(end.error->code(), ErrorCode::ClassesDoNotFit);
        QVERIFY(end.message.find("2 classes (a, b)") != std::string::npos);
        QVERIFY(end.message.find("3 classes (a, b, c)") != std::string::npos);
    }

    /// What others throw is an outcome too, and no run folder is left in a live state.
    void anythingThrownIsAnOutcome_data() {
        QTest::addColumn<std::function<void()>>("thrower");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, ErrorCode code, const std::function<void()>& thrower) {
            QTest::newRow(name) << thrower << static_cast<int>(code);
        };
        row("ours", ErrorCode::EngineFailed, [] { throw Error(ErrorCode::EngineFailed, {"it broke"}); });
        row("no memory", ErrorCode::OutOfMemory, [] { throw std::bad_alloc(); });
        row("the library's", ErrorCode::Internal, [] { throw std::runtime_error("odd"); });
        row("a number", ErrorCode::Internal, [] { throw 7; });
        row("cancelled by nobody", ErrorCode::Cancelled, [] { throw Error(ErrorCode::Cancelled); });
    }
    void anythingThrownIsAnOutcome() {
        QFETCH(std::function<void()>, thrower);
        QFETCH(int, code);
        Fixture f;
        f.options.beforeTrain = [&](std::int64_t step, const std::stop_token&) {
            if (step == 7) thrower();
        };
        const EndEvent end = f.train();
        const bool cancelled = code == static_cast<int>(ErrorCode::Cancelled);
        QCOMPARE(end.outcome, cancelled ? RunState::Stopped : RunState::Failed);
        if (!cancelled) QCOMPARE(static_cast<int>(end.error->code()), code);
        QCOMPARE(readRunInfo(f.run()).state, end.outcome);
        QCOMPARE(readRunInfo(f.run()).bestEpoch, 1);
    }

    void divergingKeepsTheLastGoodCheckpoint_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("best");
        QTest::newRow("not finite") << Change([](Fixture& f) { f.options.notFiniteAtStep = 8; }) << 1;
        QTest::newRow("not finite at once") << Change([](Fixture& f) { f.options.notFiniteAtStep = 1; }) << 0;
        QTest::newRow("a learning rate of 1e9") << Change([](Fixture& f) { f.request.settings.lr = 1e9; }) << 0;
        QTest::newRow("accumulated") << Change([](Fixture& f) {
            f.options.notFiniteAtStep = 5;
            f.request.settings.accumulate = 2;
        }) << 1;
    }
    void divergingKeepsTheLastGoodCheckpoint() {
        QFETCH(Change, change);
        QFETCH(int, best);
        Fixture f;
        change(f);
        const EndEvent end = f.train();
        QCOMPARE(end.outcome, RunState::Diverged);
        QCOMPARE(end.error->code(), ErrorCode::Diverged);
        QCOMPARE(end.bestEpoch, best);
        QCOMPARE(readRunInfo(f.run()).state, RunState::Diverged);
        QCOMPARE(fs::exists(f.checkpoint("best.pth")), best > 0);
        QVERIFY(end.message.find(best > 0 ? "best.pth" : "none") != std::string::npos);
        if (best > 0) QCOMPARE(readCheckpoint(f.checkpoint("last.pth")).epoch, best);
        for (const BatchEvent& batch : f.events.all<BatchEvent>()) QVERIFY(batch.losses.total < 1e6);
        QVERIFY(readTextFile(f.run() / "report.html").find("Diverged after") != std::string::npos);
    }

    void dataThatVanishes() {
        Fixture f;
        f.options.beforeTrain = [&](std::int64_t step, const std::stop_token&) {
            if (step == 6) fs::remove_all(f.data());
        };
        const EndEvent end = f.train();
        QCOMPARE(end.outcome, RunState::Failed);
        QCOMPARE(end.error->code(), ErrorCode::DataVanished);
        const Checkpoint last = readCheckpoint(f.checkpoint("last.pth"));
        QVERIFY(last.training && last.training->step >= 6);
        QCOMPARE(readRunInfo(f.run()).state, RunState::Failed);
    }

    void anUnreadablePictureIsToldOnceAndSkipped() {
        Fixture f;
        const auto prepared = [&] {
            const auto set = std::make_shared<const DataSet>(listDataSet(f.data()));
            return std::make_shared<const PreparedData>(prepareData(
                set, checkDataSet(*set, {.depth = CheckDepth::Hashes}), {.validationFraction = 0.25, .seed = 1}));
        };
        f.request.prepared = prepared();
        const Item& victim = f.request.prepared->items[f.request.prepared->indicesOf(Split::Train).front()];
        writeFileAtomically(f.data() / victim.path, std::string_view("no picture"));
        QCOMPARE(f.train().outcome, RunState::Finished);
        const std::vector<ProblemEvent> problems = f.events.all<ProblemEvent>();
        QCOMPARE(problems.size(), std::size_t{1});
        QCOMPARE(problems[0].problem.path, victim.path);
        std::int64_t images = 0;
        for (const BatchEvent& batch : f.events.all<BatchEvent>()) images += batch.images;
        QCOMPARE(images, 3 * 17);
    }

    /// A picture that is used though there is something to say of it may turn out to be unreadable.
    void eachProblemOfAPictureIsTold() {
        Recorder events;
        RunReporter reporter(events);
        const BatchLoader::ProblemReport report = reporter.problemReport();
        for (const ProblemKind kind : {ProblemKind::Duplicate, ProblemKind::Truncated, ProblemKind::Truncated})
            report({kind, "a/1.jpg", "so it is"});
        QCOMPARE(events.all<ProblemEvent>().size(), std::size_t{2});
    }

    /// All training pictures gone bad, the folder and the validation pictures still there: no epoch of zeros.
    void anEpochWithoutAReadablePictureFails() {
        Fixture f;
        const auto set = std::make_shared<const DataSet>(listDataSet(f.data()));
        f.request.prepared = std::make_shared<const PreparedData>(prepareData(
            set, checkDataSet(*set, {.depth = CheckDepth::Hashes}), {.validationFraction = 0.25, .seed = 1}));
        for (const std::uint32_t item : f.request.prepared->indicesOf(Split::Train))
            writeFileAtomically(f.data() / f.request.prepared->items[item].path, std::string_view("no picture"));
        const EndEvent end = f.train();
        QCOMPARE(end.outcome, RunState::Failed);
        QCOMPARE(end.error->code(), ErrorCode::NoPicturesInSplit);
        QVERIFY(readEpochs(f.run()).empty());
    }

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
        QVERIFY((images == std::vector<std::int64_t>{8, 8, 2}));
        QCOMPARE(f.events.all<BatchEvent>().back().step, 9);
        QCOMPARE(f.events.all<BatchEvent>().back().batch, 3);
        QCOMPARE(f.events.all<StartEvent>().front().batchesPerEpoch, 3);
    }

    void withoutImprovementItEndsEarly() {
        Fixture f;
        f.request.settings.epochs = 50;
        f.request.settings.earlyStop = 2;
        const EndEvent end = f.train();
        QCOMPARE(end.outcome, RunState::Finished);
        QCOMPARE(f.events.all<EpochEvent>().size(), std::size_t{3});
        QVERIFY(end.message ==
                "Ended early after epoch 3, without improvement since epoch 1: best epoch 1, top-1 100 %.");
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
