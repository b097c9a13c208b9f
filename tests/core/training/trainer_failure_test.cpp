// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/checkpoint.h"
#include "core/runs/run_folder.h"
#include "core/training/starting_weights.h"
#include "training_fixture.h"

#include <QTest>
#include <cmath>
#include <numeric>

#undef emit  // Qt's; core has a member of that name
#include "core/training/run_reporter.h"

using namespace studio;
using namespace studio::test;
namespace fs = std::filesystem;

/// What can't start, what ends a run before its time, and what of it is kept.
class TrainerFailureTest : public QObject {
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

    void weightsOfOtherClassesGetNewHeads() {
        Fixture f;
        QCOMPARE(f.train().outcome, RunState::Finished);
        Fixture other;
        fs::remove_all(other.data());
        writeDataSet(other.data(), {"a", "b", "c"}, 4);
        other.request.settings.weights = f.checkpoint("best.pth").string();
        const EndEvent end = other.train();
        QCOMPARE(end.outcome, RunState::Finished);
        QVERIFY(readTextFile(other.run() / "log.txt").find("The classifiers start fresh") != std::string::npos);
    }

    /// Rows of a classifier follow their class's name; a class that the file does not know makes all of them fresh.
    void classifiersFollowTheNames_data() {
        using Names = std::vector<std::string>;
        QTest::addColumn<Names>("names");
        QTest::addColumn<bool>("ours");
        QTest::addColumn<Names>("classes");
        QTest::addColumn<std::vector<double>>("bias");  // of the file: 1, 2, 3; fresh: -1
        QTest::addColumn<int>("notes");
        const Names file{"a", "b", "c"};
        QTest::newRow("the same") << file << true << file << std::vector<double>{1, 2, 3} << 0;
        QTest::newRow("another order") << file << true << Names{"b", "c", "a"} << std::vector<double>{2, 3, 1} << 1;
        QTest::newRow("fewer") << file << true << Names{"b", "c"} << std::vector<double>{2, 3} << 1;
        QTest::newRow("one is new") << file << true << Names{"b", "c", "d"} << std::vector<double>{-1, -1, -1} << 1;
        QTest::newRow("without names") << Names{"class 1", "class 2", "class 3"} << false << Names{"b", "c", "d"}
                                       << std::vector<double>{1, 2, 3} << 0;
        QTest::newRow("a stranger's names, another order")
            << file << false << Names{"b", "c", "a"} << std::vector<double>{2, 3, 1} << 1;
        QTest::newRow("a stranger's names, as many others")
            << file << false << Names{"x", "y", "z"} << std::vector<double>{-1, -1, -1} << 1;
        QTest::newRow("without names, other count")
            << Names{"class 1", "class 2", "class 3"} << false << Names{"b", "c"} << std::vector<double>{-1, -1} << 1;
    }
    void classifiersFollowTheNames() {
        QFETCH(std::vector<std::string>, names);
        QFETCH(bool, ours);
        QFETCH(std::vector<std::string>, classes);
        QFETCH(std::vector<double>, bias);
        QFETCH(int, notes);
        const auto weightsOf = [](std::size_t count, const std::vector<float>& values, float other) {
            const auto n = static_cast<std::int64_t>(count);
            return NamedArrays{{"conv1.conv.weight", Array::ofFloats({1}, {other})},
                               {"aux1.fc1.weight", Array::ofFloats({1}, {other})},
                               {"aux1.fc2.bias", Array::ofFloats({n}, values)},
                               {"fc.bias", Array::ofFloats({n}, values)}};
        };
        Checkpoint file;
        file.classes = names;
        file.weights = weightsOf(3, {1, 2, 3}, 7);
        if (ours) file.data.emplace();
        const NamedArrays fresh = weightsOf(classes.size(), std::vector<float>(classes.size(), -1), -7);
        const StartingWeights start = startingWeights(file, fresh, classes, false, file.preprocessing);
        QCOMPARE(findArray(start.weights, "conv1.conv.weight")->toDoubles(), std::vector<double>{7});
        QCOMPARE(findArray(start.weights, "aux1.fc1.weight")->toDoubles(), std::vector<double>{7});
        QCOMPARE(findArray(start.weights, "aux1.fc2.bias")->toDoubles(), bias);
        QCOMPARE(findArray(start.weights, "fc.bias")->toDoubles(), bias);
        QCOMPARE(static_cast<int>(start.notes.size()), notes);

        const StartingWeights without = startingWeights(file, fresh, classes, true, file.preprocessing);
        QCOMPARE(findArray(without.weights, "aux1.fc1.weight")->toDoubles(), std::vector<double>{-7});
        QCOMPARE(findArray(without.weights, "fc.bias")->toDoubles(), bias);
        QCOMPARE(static_cast<int>(without.notes.size()), notes + 1);
    }

    /// A run without the heads leaves those of the file; one with them and a file without draws them, and says so.
    void auxHeadsOfTheFileAndOfTheRun() {
        const auto weightsOf = [](bool aux, float value) {
            NamedArrays weights{{"conv1.conv.weight", Array::ofFloats({1}, {value})},
                                {"fc.bias", Array::ofFloats({2}, {value, value})}};
            if (aux) weights.emplace_back("aux1.fc1.weight", Array::ofFloats({1}, {value}));
            return weights;
        };
        Checkpoint file;
        file.classes = {"a", "b"};
        file.weights = weightsOf(true, 7);
        const StartingWeights off =
            startingWeights(file, weightsOf(false, -7), file.classes, false, file.preprocessing);
        QCOMPARE(off.weights.size(), std::size_t{2});
        QCOMPARE(findArray(off.weights, "fc.bias")->toDoubles(), (std::vector<double>{7, 7}));
        QVERIFY(off.notes.empty());
        file.weights = weightsOf(false, 7);
        const StartingWeights lacking =
            startingWeights(file, weightsOf(true, -7), file.classes, false, file.preprocessing);
        QCOMPARE(findArray(lacking.weights, "aux1.fc1.weight")->toDoubles(), std::vector<double>{-7});
        QCOMPARE(findArray(lacking.weights, "conv1.conv.weight")->toDoubles(), std::vector<double>{7});
        QCOMPARE(lacking.notes, std::vector<std::string>{"The auxiliary heads start fresh."});
    }

    /// Caffe's GoogLeNet takes blue, green, red from 0 to 255 less a mean: turned round, and with the mean and
    /// deviation that are said, a run's network is given the same.
    void channelsAreTurnedRound() {
        std::vector<float> filters(2 * 3 * 4);
        std::iota(filters.begin(), filters.end(), 0.0f);
        Checkpoint caffe;
        caffe.classes = {"a", "b"};
        caffe.preprocessing.channels = Preprocessing::Channels::Bgr;
        caffe.preprocessing.scale = 1;
        caffe.preprocessing.mean = {104, 117, 123};
        caffe.preprocessing.std = {1, 1, 1};
        caffe.weights = {{"conv1.conv.weight", Array::ofFloats({2, 3, 2, 2}, filters)}};
        const StartingWeights start = startingWeights(caffe, caffe.weights, caffe.classes, false, {});
        QCOMPARE(start.weights.front().second.toDoubles(),
                 (std::vector<double>{8,  9,  10, 11, 4,  5,  6,  7,  0,  1,  2,  3,
                                      20, 21, 22, 23, 16, 17, 18, 19, 12, 13, 14, 15}));
        QCOMPARE(start.notes.size(), std::size_t{2});
        QCOMPARE(QString::fromStdString(start.notes[1]),
                 "The file's network was trained on pictures prepared otherwise than this run's: with the settings "
                 "normalize.mean=0.482353,0.458824,0.407843 normalize.std=0.00392157,0.00392157,0.00392157.");

        Settings alike;
        applySettings(alike, settingsLike(caffe.preprocessing));
        const StartingWeights silent =
            startingWeights(caffe, caffe.weights, caffe.classes, false, preprocessingOf(alike));
        QCOMPARE(silent.notes.size(), std::size_t{1});
    }

    /// What is said of a run that prepares its pictures otherwise; with the settings said, it does not.
    void thePreparationOfTheFileIsSaid_data() {
        QTest::addColumn<Preprocessing>("file");
        QTest::addColumn<int>("inputSize");
        QTest::addColumn<QString>("settings");  // empty: nothing is said
        const auto row = [](const char* name, Preprocessing::Resize resize, int size, int crop, int inputSize,
                            const char* settings) {
            Preprocessing file;
            file.resize = resize;
            file.size = size;
            file.crop = crop;
            QTest::newRow(name) << file << inputSize << settings;
        };
        using enum Preprocessing::Resize;
        row("the same", Squash, 224, 224, 224, "");
        row("another size", Squash, 224, 224, 128, "input_size=224");
        row("torchvision's", ShorterSideThenCentreCrop, 256, 224, 224, "resize=shorter_side_then_centre_crop");
        row("a side of its own", ShorterSideThenCentreCrop, 232, 224, 128,
            "input_size=224 resize=shorter_side_then_centre_crop resize_side=232");
    }
    void thePreparationOfTheFileIsSaid() {
        QFETCH(Preprocessing, file);
        QFETCH(int, inputSize);
        QFETCH(QString, settings);
        Checkpoint theirs;
        theirs.classes = {"a", "b"};
        theirs.preprocessing = file;
        theirs.weights = {{"fc.bias", Array::ofFloats({2}, {1, 2})}};
        const auto notesOf = [&](const Settings& run) {
            return startingWeights(theirs, theirs.weights, theirs.classes, false, preprocessingOf(run)).notes;
        };
        Settings run;
        run.inputSize = inputSize;
        const std::vector<std::string> notes = notesOf(run);
        QCOMPARE(notes.size(), settings.isEmpty() ? std::size_t{0} : std::size_t{1});
        if (!notes.empty())
            QVERIFY2(QString::fromStdString(notes[0]).endsWith(": with the settings " + settings + "."),
                     notes[0].c_str());
        applySettings(run, settingsLike(file));
        QVERIFY(preprocessingOf(run) == file);
        QVERIFY(notesOf(run).empty());
    }

    /// What others throw is an outcome too, and no run folder is left in a live state.
    void anythingThrownIsAnOutcome_data() {
        QTest::addColumn<std::function<void()>>("thrower");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, ErrorCode code, const std::function<void()>& thrower) {
            QTest::newRow(name) << thrower << static_cast<int>(code);
        };
        row("ours", ErrorCode::EngineFailed, [] { throw Error(ErrorCode::EngineFailed, {"it broke"}); });
        row("no memory", ErrorCode::BatchOutOfMemory, [] { throw std::bad_alloc(); });
        row("no memory, LibTorch says", ErrorCode::BatchOutOfMemory,
            [] { throw Error(ErrorCode::OutOfMemory, {"4"}, "can't allocate memory"); });
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

    /// The advice is one that halves the batch and keeps the step, and there is another where nothing can be halved.
    void noMemoryComesWithAdvice() {
        Fixture f;
        f.request.settings.accumulate = 3;
        f.options.beforeTrain = [](std::int64_t, const std::stop_token&) { throw std::bad_alloc(); };
        const EndEvent end = f.train();
        QCOMPARE(end.error->arguments(), (std::vector<std::string>{"4", "2", "6"}));
        QVERIFY2(end.message.find("batch_size to 2 and accumulate to 6") != std::string::npos, end.message.c_str());
        Fixture single;
        single.request.settings.batchSize = 1;
        single.options.beforeTrain = f.options.beforeTrain;
        QCOMPARE(single.train().error->code(), ErrorCode::OutOfMemory);
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
        QCOMPARE(end.error->code(), best > 0 ? ErrorCode::Diverged : ErrorCode::DivergedUnsaved);
        QCOMPARE(end.bestEpoch, best);
        QCOMPARE(readRunInfo(f.run()).state, RunState::Diverged);
        QCOMPARE(fs::exists(f.checkpoint("best.pth")), best > 0);
        QVERIFY(end.message.find(best > 0 ? "best.pth" : "before anything was saved") != std::string::npos);
        if (best > 0) QCOMPARE(readCheckpoint(f.checkpoint("last.pth")).epoch, best);
        for (const BatchEvent& batch : f.events.all<BatchEvent>()) QVERIFY(batch.losses.total < 1e6);
        const bool isNan = f.options.notFiniteAtStep > 0;
        QCOMPARE(
            readTextFile(f.run() / "log.txt").find("showed first in the output of 4b, in step ") != std::string::npos,
            isNan);
        QCOMPARE(end.error->detail().empty(), !isNan);
        QVERIFY(readTextFile(f.run() / "report.html").find("Diverged after") != std::string::npos);
    }

    void dataThatVanishes() {
        Fixture f;
        f.request.settings.cachePictures = false;
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

    /// Every picture was seen once and is kept.
    void dataThatVanishesFromUnderKeptPictures() {
        Fixture f;
        f.options.beforeTrain = [&](std::int64_t step, const std::stop_token&) {
            if (step == 11) fs::remove_all(f.data());
        };
        const EndEvent end = f.train();
        QVERIFY2(end.outcome == RunState::Finished, end.message.c_str());
        QCOMPARE(readRunInfo(f.run()).state, RunState::Finished);
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
};

QTEST_GUILESS_MAIN(TrainerFailureTest)
#include "trainer_failure_test.moc"
