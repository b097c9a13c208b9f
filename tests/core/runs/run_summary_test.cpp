// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_summary.h"

#include "core/base/files.h"
#include "core/runs/run_info.h"
#include "core/runs/run_lock.h"
#include "support/made_up_run.h"
#include "support/temporary_folder.h"

#include <QTest>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace studio;
namespace fs = std::filesystem;

class RunSummaryTest : public QObject {
    Q_OBJECT

private slots:
    void aWholeRun() {
        const TemporaryFolder folder;
        const fs::path run = test::writeRun(folder / "run");
        const RunSummary read = readRunSummary(run);
        QVERIFY(read.info && !read.problem);
        QCOMPARE(read.epochs.size(), std::size_t{3});
        QVERIFY(!read.locked && read.hasReport && read.weights.empty());
        QVERIFY(!isInterrupted(read));
        fs::create_directories(run / "checkpoints");
        for (const char* name : {"last.pth", "best.pth"}) {
            writeFileAtomically(run / "checkpoints" / name, std::string_view("x"));
            QCOMPARE(bestWeightsOf(run).filename().string(), std::string(name));
        }
        QVERIFY(!readRunSummary(run).weights.empty());
    }

    void whatItKeeps() {
        const TemporaryFolder folder;
        const fs::path run = test::writeRun(folder / "run");
        QVERIFY(readRunSummary(run).kept.empty());
        fs::create_directories(run / "checkpoints");
        const std::string before = runStamp(run);
        for (const char* name :
             {"epoch-003.pth", "last.pth", "epoch-012.pth", "best.pth", "epoch-007.pth.bak", "notes"})
            writeFileAtomically(run / "checkpoints" / name, std::string_view("x"));
        std::string names;
        for (const KeptWeights& kept : readRunSummary(run).kept)
            names += kept.file.filename().string() + ' ' + std::to_string(kept.epoch) + "; ";
        QCOMPARE(names, std::string("last.pth 0; epoch-012.pth 12; epoch-003.pth 3; "));
        const std::string after = runStamp(run);
        QVERIFY(after != before);
        fs::remove(run / "checkpoints" / "epoch-003.pth");
        QVERIFY(runStamp(run) != after);
    }

    void whatCanGoOn_data() {
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("saved");
        QTest::addColumn<bool>("canIt");
        QTest::newRow("stopped") << int(RunState::Stopped) << true << true;
        QTest::newRow("stopped, nothing saved") << int(RunState::Stopped) << false << false;
        QTest::newRow("interrupted") << int(RunState::Running) << true << true;
        QTest::newRow("interrupted while paused") << int(RunState::Paused) << true << true;
        QTest::newRow("interrupted, nothing saved") << int(RunState::Running) << false << false;
        for (const RunState state : {RunState::Finished, RunState::Diverged, RunState::Failed})
            QTest::newRow(std::string(runStateName(state)).c_str()) << int(state) << true << false;
    }
    void whatCanGoOn() {
        QFETCH(int, state);
        QFETCH(bool, saved);
        QFETCH(bool, canIt);
        const TemporaryFolder folder;
        const fs::path run = test::writeRun(folder / "run");
        RunInfo info = readRunInfo(run);
        info.state = static_cast<RunState>(state);
        writeFileAtomically(run / "run.json", std::string_view(runInfoToText(info)));
        const std::string before = runStamp(run);
        fs::create_directories(run / "checkpoints");
        if (saved) writeFileAtomically(run / "checkpoints" / "last.pth", std::string_view("x"));
        QCOMPARE(runStamp(run) != before, saved);
        QCOMPARE(canGoOn(readRunSummary(run)), canIt);
        const RunLock somebody(run);
        QVERIFY(!canGoOn(readRunSummary(run)));
    }

    void aLiveAndAnInterruptedOne() {
        const TemporaryFolder folder;
        auto writer = test::startRun(folder / "run");
        QVERIFY(readRunSummary(folder / "run").locked);
        QVERIFY(!isInterrupted(readRunSummary(folder / "run")));
        writer.reset();
        QVERIFY(isInterrupted(readRunSummary(folder / "run")));
    }

    void brokenFoldersSayWhy_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing in it") << QByteArray();
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("cut short") << QByteArray(R"({"format":"inception-studio.run/1","settings":{)");
        QTest::newRow("of another program") << QByteArray(R"({"format":"other"})");
        QTest::newRow("wrong types") << QByteArray(
            R"({"format":"inception-studio.run/1","settings":{},"data":{},"versions":{},"state":7})");
        QTest::newRow("settings of another version") << QByteArray(
            R"({"format":"inception-studio.run/1","settings":{"lr":-1},"data":{},"versions":{},"state":"finished"})");
    }
    void brokenFoldersSayWhy() {
        QFETCH(QByteArray, text);
        const TemporaryFolder folder;
        if (!text.isNull()) writeFileAtomically(folder / "run.json", std::string_view(text.data(), text.size()));
        const RunSummary read = readRunSummary(folder.path());
        QVERIFY(!read.info && read.problem);
        QCOMPARE(read.hasInfoFile, !text.isNull());
    }

    void aHalfWrittenTableIsReadAsFarAsItGoes() {
        const TemporaryFolder folder;
        const fs::path run = test::writeRun(folder / "run");
        std::ofstream(run / "epochs.csv", std::ios::app) << "4,0.001,nonsense";
        QCOMPARE(readRunSummary(run).epochs.size(), std::size_t{3});
        writeFileAtomically(run / "epochs.csv", std::string_view("\0\xff,,\n\"", 7));
        QVERIFY(readRunSummary(run).info);
        QVERIFY(readRunSummary(run).epochs.empty());
    }

    void theStampFollowsTheFiles() {
        const TemporaryFolder folder;
        auto writer = test::startRun(folder / "run");
        const std::string before = runStamp(folder / "run");
        QCOMPARE(runStamp(folder / "run"), before);
        writer->onEvent(EpochEvent{test::madeUpRecord(4, 4, 0.8), true, nullptr});
        const std::string later = runStamp(folder / "run");
        QVERIFY(later != before);
        writer.reset();
        QVERIFY(runStamp(folder / "run") != later);  // the writer went, no file changed
    }

    void foldersThatAreListed() {
        fs::remove_all(runsHome());
        fs::create_directories(runsHome() / "a");
        fs::create_directories(runsHome() / ".hidden");
        writeFileAtomically(runsHome() / "file", std::string_view("x"));
        const std::vector<fs::path> folders = runFolders();
        QCOMPARE(folders.size(), std::size_t{1});
        QCOMPARE(folders[0], runsHome() / "a");
    }

    void titleAndNoteAreAdditive() {
        const TemporaryFolder folder;
        const fs::path run = test::writeRun(folder / "run");
        auto json = nlohmann::ordered_json::parse(readTextFile(run / "run.json"));
        QVERIFY(!json.contains("title") && !json.contains("note"));
        json["of_a_later_version"] = 7;
        writeFileAtomically(run / "run.json", std::string_view(json.dump()));
        describeRun(run, "Röses \"2\"", "two\nlines");
        const RunInfo info = readRunInfo(run);
        QCOMPARE(info.title, std::string("Röses \"2\""));
        QCOMPARE(info.note, std::string("two\nlines"));
        QCOMPARE(info.settings, test::RunShape().settings);
        QVERIFY(nlohmann::json::parse(readTextFile(run / "run.json"))["of_a_later_version"] == 7);
        // A run that goes on keeps them.
        RunWriter::reopen(run, 90, 3)->onEvent(StateEvent{RunState::Running});
        QCOMPARE(readRunInfo(run).note, std::string("two\nlines"));
        describeRun(run, "", "");
        QVERIFY(!nlohmann::json::parse(readTextFile(run / "run.json")).contains("title"));
        QCOMPARE(readRunInfo(run).note, std::string());
    }

    void whatCannotBeDescribed() {
        const TemporaryFolder folder;
        QCOMPARE(errorOf([&] { describeRun(folder.path(), "a", "b"); })->code(), ErrorCode::NotARun);
        QVERIFY(!fs::exists(folder / RunLock::kFileName));
        const auto writer = test::startRun(folder / "run");
        const std::string before = readTextFile(folder / "run" / "run.json");
        QCOMPARE(errorOf([&] { describeRun(folder / "run", "a", "b"); })->code(), ErrorCode::RunFolderInUse);
        QCOMPARE(readTextFile(folder / "run" / "run.json"), before);
    }
};

QTEST_GUILESS_MAIN(RunSummaryTest)
#include "run_summary_test.moc"
