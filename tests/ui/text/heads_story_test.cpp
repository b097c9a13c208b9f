// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/heads_story.h"
#include "ui/text/settings_text.h"

#include <QTest>

using namespace studio;
using namespace studio::ui;

class HeadsStoryTest : public QObject {
    Q_OBJECT

private slots:
    void story_data() {
        QTest::addColumn<int>("truth");
        QTest::addColumn<int>("aux1");
        QTest::addColumn<int>("aux2");
        QTest::addColumn<int>("main");
        QTest::addColumn<int>("expected");
        const auto row = [](const char* name, int truth, int aux1, int aux2, int main, HeadsStory story) {
            QTest::newRow(name) << truth << aux1 << aux2 << main << int(story);
        };
        row("no auxiliary heads", 0, -1, -1, 0, HeadsStory::NoAux);
        row("all right", 0, 0, 0, 0, HeadsStory::AllRight);
        row("late", 0, 1, 0, 0, HeadsStory::LateRight);
        row("wavered", 0, 0, 1, 0, HeadsStory::WaveredRight);
        row("last", 0, 1, 2, 0, HeadsStory::LastRight);
        row("all the same mistake", 0, 1, 1, 1, HeadsStory::AllSameWrong);
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
        const HeadsStory found = storyOf({truth, aux1, aux2, main});
        QCOMPARE(int(found), expected);
        const QString text = storyText(found, {"T", "A", "B", "M"});
        QVERIFY2(!text.contains('%') && text.contains("main head answers"), qPrintable(text));
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
                              << "20 % validate";
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
                text.contains("About 8 min"));
        QVERIFY(
            planText({.epochs = 1, .trainImages = 8, .validationImages = 2, .seconds = {}}).contains("not measured"));
    }
};

QTEST_GUILESS_MAIN(HeadsStoryTest)
#include "heads_story_test.moc"
