// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_steps.h"

#include <QRegularExpression>
#include <QTest>
#include <algorithm>
#include <csignal>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace studio;
using namespace studio::test;

/// The folder a run leaves behind: whose it is, its files to the letter, and reading them back.
class RunFolderTest : public QObject {
    Q_OBJECT

private slots:
    void noRunOverwritesAnother() {
        const TemporaryFolder folder;
        writeFileAtomically(folder / "photo.jpg", std::string_view("x"));
        QCOMPARE(codeOf([&] { RunWriter::create(folder.path(), someInfo()); }), ErrorCode::RunFolderNotEmpty);
        QCOMPARE(codeOf([&] { RunWriter::create(folder / "photo.jpg", someInfo()); }), ErrorCode::RunFolderNotEmpty);
        RunWriter::create(folder / "run", someInfo());
        QCOMPARE(codeOf([&] { RunWriter::create(folder / "run", someInfo()); }), ErrorCode::RunFolderNotEmpty);
    }

    void whatIsNoRun() {
        const TemporaryFolder folder;
        QCOMPARE(codeOf([&] { readRunInfo(folder.path()); }), ErrorCode::NotARun);
        for (const char* text :
             {"", "{", "[]", "{}", R"({"format":"other"})", R"({"format":"inception-studio.run/1"})"}) {
            writeFileAtomically(folder / "run.json", std::string_view(text));
            QCOMPARE(codeOf([&] { readRunInfo(folder.path()); }), ErrorCode::NotARun);
            QVERIFY(!isRunFolder(folder.path()));
        }
        QCOMPARE(codeOf([&] { RunWriter::reopen(folder.path(), 0, 0); }), ErrorCode::NotARun);
    }

    void oneWriterAtATime() {
        const TemporaryFolder folder;
        auto run = RunWriter::create(folder / "run", someInfo());
        QVERIFY(isLocked(folder / "run"));
        QCOMPARE(codeOf([&] { RunWriter::reopen(folder / "run", 0, 0); }), ErrorCode::RunFolderInUse);
        run.reset();
        QVERIFY(!isLocked(folder / "run"));
        RunWriter::reopen(folder / "run", 0, 0);
    }

    void aKilledWriterIsInterrupted() {
        const TemporaryFolder folder;
        const pid_t child = ::fork();
        if (child == 0) {
            auto run = RunWriter::create(folder / "run", someInfo());
            train(*run);
            ::raise(SIGKILL);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status));
        const RunInfo info = readRunInfo(folder / "run");
        QCOMPARE(info.state, RunState::Running);
        QVERIFY(isInterrupted(info));
        QCOMPARE(readBatches(folder / "run").size(), std::size_t{5});
        QCOMPARE(readEpochs(folder / "run").size(), std::size_t{2});
        const auto again = RunWriter::reopen(folder / "run", 4, 2);
        QVERIFY(!isInterrupted(readRunInfo(folder / "run")));
    }

    void noRoomLeavesWholeLines() {
        const TemporaryFolder folder;
        const pid_t child = ::fork();
        if (child == 0) ::_exit(writeUntilFull(folder / "run"));
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 0);
        const std::string text = readTextFile(folder / "run" / "metrics.csv");
        QVERIFY(text.size() > 3000 && text.ends_with('\n'));
        QCOMPARE(static_cast<long>(readBatches(folder / "run").size()), std::count(text.begin(), text.end(), '\n') - 1);
    }

    void columnsAreTheContracts() {
        const TemporaryFolder folder;
        train(*RunWriter::create(folder / "run", someInfo()));
        const std::string metrics = readTextFile(folder / "run" / "metrics.csv");
        QVERIFY(
            metrics.starts_with("epoch,step,images,lr,total,main,aux1,aux2,top1,images_per_second,data_wait\n"
                                "1,1,32,0.001,0.533333333,0.333333333,0.25,0.5,0.75,64,0.125\n"));
        const std::string epochs = readTextFile(folder / "run" / "epochs.csv");
        QVERIFY(epochs.starts_with(
            "epoch,lr,train_total,train_main,train_aux1,train_aux2,train_top1,validation_total,"
            "validation_main,validation_aux1,validation_aux2,validation_top1,validation_top5,seconds\n"
            "1,0.0005,1.5,1,1,0.5,0.5,1.25,0.75,1,0.5,0.625,1,12.5\n"));
    }

    void withoutAuxCellsAreEmpty() {
        const TemporaryFolder folder;
        RunWriter::create(folder / "run", someInfo())->onEvent(batch(1, 1, false));
        QVERIFY(readTextFile(folder / "run" / "metrics.csv")
                    .ends_with("\n1,1,32,0.001,0.533333333,0.333333333,,,0.75,64,0.125\n"));
        const std::vector<BatchEvent> rows = readBatches(folder / "run");
        QVERIFY(!rows.at(0).losses.aux1 && !rows.at(0).losses.aux2);
    }

    void everythingComesBack() {
        const TemporaryFolder folder;
        auto run = RunWriter::create(folder / "run", someInfo());
        train(*run);
        EndEvent end;
        end.outcome = RunState::Stopped;
        end.bestEpoch = 2;
        end.bestTop1 = 0.625;
        end.message = "Stopped as asked.";
        run->onEvent(end);
        run.reset();

        const RunInfo info = readRunInfo(folder / "run");
        QCOMPARE(info.settings, someInfo().settings);
        QCOMPARE(info.preset, std::string("quick"));
        QCOMPARE(info.dataPath, someInfo().dataPath);
        QCOMPARE(info.classes, someInfo().classes);
        QCOMPARE(info.trainImages, std::int64_t{960});
        QCOMPARE(info.versions.size(), std::size_t{2});
        QCOMPARE(info.state, RunState::Stopped);
        QCOMPARE(info.message, end.message);
        QCOMPARE(info.bestEpoch, 2);
        QCOMPARE(info.epochsDone, 2);
        QCOMPARE(info.threads, 2);
        QCOMPARE(info.precision, std::string("float32"));
        QVERIFY(!info.started.empty() && !info.ended.empty());
        QVERIFY(!isInterrupted(info));

        const std::vector<BatchEvent> batches = readBatches(folder / "run");
        QCOMPARE(batches.size(), std::size_t{5});
        QCOMPARE(batches[3].step, std::int64_t{4});
        QCOMPARE(batches[3].batch, 2);
        QCOMPARE(batches[3].seconds, 2.0);
        QCOMPARE(*batches[3].losses.aux2, 0.5);
        const std::vector<EpochRecord> epochs = readEpochs(folder / "run");
        QCOMPARE(epochs.size(), std::size_t{2});
        QCOMPARE(epochs[1].validationTop1, 0.625);
        QCOMPARE(*epochs[1].validation.aux1, 1.0);
    }

    void theReportKnowsHowItEnded() {
        const TemporaryFolder folder;
        auto run = RunWriter::create(folder / "run", someInfo());
        train(*run);
        run->setReportPredictions({{"a.jpg", 0, {0, 3}, {}, {}}});
        QVERIFY(!fs::exists(folder / "run" / "report.html"));
        run->onEvent(EndEvent{.outcome = RunState::Stopped, .bestEpoch = 2, .bestTop1 = 0.625});
        const std::string html = readTextFile(folder / "run" / "report.html");
        QVERIFY(html.find("Stopped after 2 epochs of 8") != std::string::npos);
        QVERIFY(html.find("Worst mistakes") != std::string::npos);
    }

    void reopeningCutsWhatCameLater() {
        const TemporaryFolder folder;
        train(*RunWriter::create(folder / "run", someInfo()));
        std::ofstream(folder / "run" / "metrics.csv", std::ios::app) << "3,6,32,0.001,0.5";  // kill -9 inside a row
        {
            auto run = RunWriter::reopen(folder / "run", 2, 1);
            QCOMPARE(run->info().epochsDone, 1);
            QCOMPARE(run->info().bestEpoch, 0);
            run->onEvent(batch(2, 3));
        }
        const std::vector<BatchEvent> batches = readBatches(folder / "run");
        QCOMPARE(batches.size(), std::size_t{3});
        QCOMPARE(batches.back().step, std::int64_t{3});
        QCOMPARE(readEpochs(folder / "run").size(), std::size_t{1});
        for (const nlohmann::json& event : eventsOf(folder / "run")) QVERIFY(event["step"] <= 2);
        QCOMPARE(eventsOf(folder / "run").size(), std::size_t{3});
    }

    void reopeningCleansUp() {
        const TemporaryFolder folder;
        train(*RunWriter::create(folder / "run", someInfo()));
        const fs::path left = folder / "run/checkpoints/.last.pth.4711-0";
        writeFileAtomically(left, std::string_view("half of it"));
        writeFileAtomically(folder / "run/checkpoints/last.pth", std::string_view("whole"));
        RunWriter::reopen(folder / "run", 4, 2);
        QVERIFY(!fs::exists(left));
        QVERIFY(fs::exists(folder / "run/checkpoints/last.pth"));
    }

    void aFolderIsNamedInFull() {
        const TemporaryFolder folder;
        const fs::path run = RunWriter::create(folder / "some" / ".." / "run/", someInfo())->folder();
        QCOMPARE(run, folder / "run");
        QCOMPARE(RunWriter::reopen(folder / "run/", 0, 0)->folder(), folder / "run");
        const fs::path before = fs::current_path();
        fs::current_path(folder.path());
        const fs::path again = RunWriter::reopen("run", 0, 0)->folder();
        fs::current_path(before);
        QVERIFY(again.is_absolute());
        QCOMPARE(again.filename(), fs::path("run"));
    }

    void runsHaveDatedNamesThatNeverClash() {
        const fs::path first = RunWriter::create(std::nullopt, someInfo())->folder();
        const fs::path second = RunWriter::create(std::nullopt, someInfo())->folder();
        RunInfo odd = someInfo();
        odd.name = "../a/b\n";
        const fs::path third = RunWriter::create(std::nullopt, odd)->folder();
        QVERIFY(first != second);
        QCOMPARE(first.parent_path(), runsHome());
        QCOMPARE(third.parent_path(), runsHome());
        const QString name = QString::fromStdString(first.filename().string());
        QVERIFY2(QRegularExpression("^\\d{8}-\\d{6}-flowers(-\\d+)?$").match(name).hasMatch(), qPrintable(name));
    }

    void listedNewestFirst() {
        fs::remove_all(runsHome());
        fs::create_directories(runsHome() / "notes");
        for (const char* started : {"2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z", "2026-01-01T00:00:00Z"}) {
            RunInfo info = someInfo();
            info.started = started;
            RunWriter::create(std::nullopt, info);
        }
        std::string days;
        for (const RunInfo& info : listRuns()) days += info.started.substr(9, 1);
        QCOMPARE(days, std::string("321"));
    }

    void predictionsComeBack() {
        const TemporaryFolder folder;
        auto run = RunWriter::create(folder / "run", someInfo());
        run->writePredictions({{"a, \"b\".jpg", 1, {0, 0}, {1, 0}, {0, 1}}, {"caf\xe9.jpg", -1, {0, 3}, {}, {}}},
                              someInfo().classes);
        const std::string text = readTextFile(folder / "run" / "predictions.csv");
        QVERIFY(text.starts_with(
            "path,truth,main,main_p,aux1,aux1_p,aux2,aux2_p\n"
            "\"a, \"\"b\"\".jpg\",\"rose, red\",daisy,0.5,daisy,0.731058579,\"rose, red\",0.731058579\n"));
        const std::vector<PredictionRow> rows = readPredictions(folder / "run");
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[0].path, std::string("a, \"b\".jpg"));
        QCOMPARE(rows[0].truth, std::string("rose, red"));
        QCOMPARE(rows[0].aux1P, 0.731058579);
        QCOMPARE(rows[1].path, std::string("caf%E9.jpg"));
        QCOMPARE(rows[1].truth, std::string());
        QCOMPARE(rows[1].main, std::string("rose, red"));
        QCOMPARE(rows[1].aux1, std::string());
    }

    void aFreshRunReadsAsEmpty() {
        const TemporaryFolder folder;
        QVERIFY(readBatches(folder.path()).empty());
        QVERIFY(readEpochs(folder.path()).empty());
        QVERIFY(readPredictions(folder.path()).empty());
    }

private:
    /// Writes rows until a file may not grow any more; 0 when that came out as our error.
    static int writeUntilFull(const fs::path& folder) {
        const auto run = RunWriter::create(folder, someInfo());
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{4000, 4000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        for (int step = 1; step < 1000; ++step)
            if (errorOf([&] { run->onEvent(batch(1, step)); })) return 0;
        return 1;
    }
};

QTEST_GUILESS_MAIN(RunFolderTest)
#include "run_folder_test.moc"
