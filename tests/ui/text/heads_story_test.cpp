// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/heads_story.h"
#include "ui/pages/training/head_notice.h"
#include "ui/text/language.h"
#include "ui/text/run_log_text.h"
#include "ui/text/settings_text.h"

#include <QTest>

using namespace studio;
using namespace studio::ui;

Q_DECLARE_METATYPE(studio::RunEvent)

class HeadsStoryTest : public QObject {
    Q_OBJECT

private slots:
    void init() { setLanguage(Language::English); }

    void story_data() {
        QTest::addColumn<int>("truth");
        QTest::addColumn<int>("aux1");
        QTest::addColumn<int>("aux2");
        QTest::addColumn<int>("main");
        QTest::addColumn<int>("expected");
        QTest::addColumn<double>("share");
        const auto row = [](const char* name, int truth, int aux1, int aux2, int main, HeadsStory story,
                            double share = 0.5) {
            QTest::newRow(name) << truth << aux1 << aux2 << main << int(story) << share;
        };
        row("no auxiliary heads", 0, -1, -1, 0, HeadsStory::NoAux);
        row("all right", 0, 0, 0, 0, HeadsStory::AllRight);
        row("late", 0, 1, 0, 0, HeadsStory::LateRight);
        row("wavered", 0, 0, 1, 0, HeadsStory::WaveredRight);
        row("last", 0, 1, 2, 0, HeadsStory::LastRight);
        row("all the same mistake", 0, 1, 1, 1, HeadsStory::AllSameWrong);
        row("all the same guess", 0, 1, 1, 1, HeadsStory::AllLeanWrong, 0.49);
        row("the end spoiled it", 0, 0, 0, 1, HeadsStory::LastSpoiled);
        row("aux1 was right", 0, 0, 1, 1, HeadsStory::Aux1WasRight);
        row("aux2 was right", 0, 1, 0, 1, HeadsStory::Aux2WasRight);
        row("none", 0, 1, 2, 1, HeadsStory::NoneRight);
        row("unknown, agree", -1, 1, 1, 1, HeadsStory::Agree);
        row("unknown, settled", -1, 0, 1, 1, HeadsStory::SettledLate);
        row("unknown, disagree", -1, 1, 0, 1, HeadsStory::Disagree);
    }
    void story() {
        QFETCH(int, truth);
        QFETCH(int, aux1);
        QFETCH(int, aux2);
        QFETCH(int, main);
        QFETCH(int, expected);
        QFETCH(double, share);
        const HeadsStory found = storyOf({truth, aux1, aux2, main, share});
        QCOMPARE(int(found), expected);
        const QString text = storyText(found, {"T", "A", "B", "M"});
        QVERIFY2(!text.contains('%') && text.contains("main head answers"), qPrintable(text));
    }

    void everyStoryIsAnother() {
        QSet<QString> texts;
        for (int story = 0; story <= int(HeadsStory::Disagree); ++story)
            texts << storyText(HeadsStory(story), {"T", "A", "B", "M"});
        QCOMPARE(texts.size(), int(HeadsStory::Disagree) + 1);
    }

    void headNotices_data() {
        QTest::addColumn<int>("main");
        QTest::addColumn<int>("aux1");
        QTest::addColumn<int>("heads");
        QTest::addColumn<QString>("expected");  ///< what it must say; empty: nothing is said
        QTest::newRow("all well") << 0 << 0 << 3 << "";
        QTest::newRow("aux1") << 0 << 4 << 3 << "aux1 at the loss of guessing (ln 5 = 1.609) for 4";
        QTest::newRow("two of three") << 5 << 3 << 3 << "main, aux1 at the loss of guessing (ln 5 = 1.609) for 3";
        QTest::newRow("the only one") << 3 << 0 << 1 << "Nothing is learned yet";
    }
    void headNotices() {
        QFETCH(int, main);
        QFETCH(int, aux1);
        QFETCH(int, heads);
        QFETCH(QString, expected);
        HeadHealth health;
        health.stuck = {main, aux1, 0};
        const QString text = headHealthText(health, 5, heads, 1e-3, true);
        QCOMPARE(text.isEmpty(), expected.isEmpty());
        QVERIFY2(expected.isEmpty() || text.startsWith(expected), qPrintable(text));
        QVERIFY2(text.isEmpty() || text.endsWith("If it goes on, stop. Try half the learning rate."), qPrintable(text));
        // A rate that moves nothing is not halved; what has ended is not stopped.
        const QString tiny = headHealthText(health, 5, heads, 1e-9, false);
        QVERIFY2(tiny.isEmpty() || (tiny.endsWith("try 0.001.") && !tiny.contains("stop")), qPrintable(tiny));
    }

    void learningByHeart() {
        QCOMPARE(overfittingText({}, 7), QString());
        const Overfitting found{7, 0.6, 0.71, 0.41, 0.22};
        const QString text = overfittingText(found, 7);
        QVERIFY2(text.startsWith("Since epoch 7 the main head's training loss fell from 0.410 to 0.220 while its "
                                 "validation loss rose from 0.600 to 0.710: "),
                 qPrintable(text));
        QVERIFY2(text.contains(" best.pth is of epoch 7. What helps: "), qPrintable(text));
        // By accuracy a later epoch was better, or the best one is not known.
        for (const int best : {9, 0}) QVERIFY(!overfittingText(found, best).contains("best.pth"));
    }

    void runLog_data() {
        QTest::addColumn<RunEvent>("entry");
        QTest::addColumn<QString>("expected");
        using Kind = RunEvent::Kind;
        const auto row = [](const char* name, Kind kind, const char* expected, auto change) {
            RunEvent entry;
            entry.kind = kind;
            change(entry);
            QTest::newRow(name) << entry << QString(expected);
        };
        const auto plain = [](RunEvent&) {};
        const auto onTheCpu = [](RunEvent& entry) {
            entry.device = "cpu";
            entry.precision = "bfloat16";
            entry.threads = 2;
        };
        row("started", Kind::Started, "Started: CPU, bfloat16, 2 threads", onTheCpu);
        row("from weights", Kind::Started, "Started: CPU, bfloat16, 2 threads; The auxiliary heads start fresh.",
            [&](RunEvent& entry) {
                onTheCpu(entry);
                entry.notes = {"The auxiliary heads start fresh."};
            });
        row("went on", Kind::Resumed, "Went on with epoch 4", [](RunEvent& entry) { entry.firstEpoch = 4; });
        row("paused", Kind::Paused, "Paused", plain);
        static const std::string kWaits = studio::Error(ErrorCode::WaitsForRoom, {"90", "the run"}).what();
        row("waits for room", Kind::Paused, ("Paused: " + kWaits).c_str(), [](auto& entry) { entry.message = kWaits; });
        row("continued", Kind::Running, "Continued after the pause", plain);
        row("stopping", Kind::Stopping, "Asked to stop", plain);
        row("a checkpoint", Kind::Checkpoint, "Checkpoint written: last.pth",
            [](RunEvent& entry) { entry.files = {"last.pth"}; });
        row("the best", Kind::Checkpoint, "New best, 50.0 % right, written: best.pth, last.pth", [](RunEvent& entry) {
            entry.files = {"best.pth", "last.pth"};
            entry.best = true;
            entry.epoch = 2;
        });
        row("left out", Kind::Problem, "Left out: a.jpg: No picture", [](RunEvent& entry) {
            entry.problem = {ProblemKind::NotAPicture, "a.jpg", "No picture"};
        });
        row("used", Kind::Problem, "a.jpg: Same picture as b.jpg", [](RunEvent& entry) {
            entry.problem = {ProblemKind::Duplicate, "a.jpg", "Same picture as b.jpg"};
        });
        row("finished", Kind::Ended, "Finished", plain);
        row("failed", Kind::Ended, "Failed: The disk is full",
            [](RunEvent& entry) { entry.outcome = RunState::Failed, entry.message = "The disk is full"; });
    }
    void runLog() {
        QFETCH(RunEvent, entry);
        QFETCH(QString, expected);
        TrainingHistory history;
        history.epochs.push_back({.epoch = 2, .validationTop1 = 0.5});
        QCOMPARE(logText(entry, history), expected);
        QCOMPARE(logPlace(entry), QString());
        entry.epoch = 2;
        entry.step = 1200;
        QCOMPARE(logPlace(entry), "epoch 2, step 1,200");
    }

    /// A class may be called anything.
    void namesAreNotTemplates() {
        QVERIFY(storyText(HeadsStory::NoneRight, {"T", "%4", "B", "M"}).contains("%4 after 4a"));
    }

    void summaries_data() {
        QTest::addColumn<QString>("group");
        QTest::addColumn<QString>("expected");
        QTest::newRow("network") << "network"
                                 << "torchvision";
        QTest::newRow("optimizer") << "optimizer"
                                   << "AdamW, 0.01";
        QTest::newRow("schedule") << "schedule"
                                  << "one cycle";
        QTest::newRow("augmentation") << "augmentation"
                                      << "crop, flip";
        QTest::newRow("data") << "data"
                              << "20 % for validation";
        QTest::newRow("device") << "device"
                                << "automatic";
        QTest::newRow("checkpoints") << "checkpoints"
                                     << "best and last";
    }
    void summaries() {
        QFETCH(QString, group);
        QFETCH(QString, expected);
        QCOMPARE(groupSummary(group.toStdString(), Settings()), expected);
    }

    void everyGroupOfTheTableHasAPlace() {
        const QList<std::string_view> groups = settingGroups();
        for (const SettingInfo& info : settingTable()) {
            QVERIFY2(groups.contains(info.group), qPrintable(QString::fromStdString(std::string(info.key))));
        }
        for (const std::string_view key : importantSettings()) QVERIFY(findSetting(key));
    }

    void plan() {
        const QString text = planText({.epochs = 15, .trainImages = 960, .validationImages = 240, .seconds = 512});
        QVERIFY(text.contains("15 epoch") && text.contains("960") && text.contains("240") &&
                text.contains("Takes about 8 min"));
        QVERIFY2(text.startsWith("<b>15 epoch") && text.contains(" pictures</b>, checked on 240"), qPrintable(text));
        QVERIFY(
            planText({.epochs = 1, .trainImages = 8, .validationImages = 2, .seconds = {}}).contains("not measured"));
        RunPlan needing{.epochs = 1, .needs = RunNeeds{1'234'567'890, 280'400'000}};
        QVERIFY2(planText(needing).contains("Memory about 1.2 GB, disk 280 MB."), qPrintable(planText(needing)));
        needing.needs->memoryBytes = 0;  // the GPU's
        QVERIFY(!planText(needing).contains("Memory") && planText(needing).contains("Disk about 280 MB."));
    }
};

QTEST_GUILESS_MAIN(HeadsStoryTest)
#include "heads_story_test.moc"
