// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/listing.h"
#include "ui/pages/runs/run_jobs.h"
#include "ui/pages/training/head_notice.h"
#include "ui/text/heads_story.h"
#include "ui/text/language.h"
#include "ui/text/settings_text.h"

#include <QTest>

using namespace studio;
using namespace studio::ui;

/// A Chinese list and sentence have their own marks, and no blank after them.
class ListingTest : public QObject {
    Q_OBJECT

private slots:
    void init() { setLanguage(Language::English); }
    void cleanup() { setLanguage(Language::English); }

    void marks() {
        QCOMPARE(listText({"crop", "flip"}), QString("crop, flip"));
        QCOMPARE(factsText({"CPU", "bfloat16"}), QString("CPU, bfloat16"));
        QCOMPARE(itemsText({"a, b", "c"}), QString("a, b; c"));
        QCOMPARE(listText({"crop"}), QString("crop"));
        QCOMPARE(listText({}), QString());
        setLanguage(Language::Chinese);
        QCOMPARE(listText({"裁剪", "翻转"}), QString("裁剪、翻转"));
        QCOMPARE(factsText({"CPU", "bfloat16"}), QString("CPU，bfloat16"));
        QCOMPARE(itemsText({"一，二", "三"}), QString("一，二；三"));
    }

    void sentences() {
        QCOMPARE(sentencesText({"One.", "Two.", "Three."}), QString("One. Two. Three."));
        QCOMPARE(sentencesText({"One.", "", "Two."}), QString("One. Two."));
        QCOMPARE(sentencesText({"一。", "二！", "三。"}), QString("一。二！三。"));
    }

    void inUse() {
        setLanguage(Language::Chinese);
        HeadHealth health;
        health.stuck = {3, 3, 0};
        Settings settings;
        settings.device = "cpu";
        ExportReport report;
        report.reader = "ONNX Runtime";
        for (const QString& text :
             {storyText(HeadsStory::AllRight, {"T", "A", "B", "M"}), headHealthText(health, 5, 3, 0.1, true),
              overfittingText(Overfitting{7, 0.6, 0.71, 0.41, 0.22}, 7), exportText("a.onnx", report),
              groupSummary("device", settings),
              planText({.epochs = 15, .trainImages = 960, .validationImages = 240, .seconds = 512}),
              groupSummary("optimizer", settings), groupSummary("augmentation", presetNamed("standard").settings)})
            QVERIFY2(!text.contains(QStringLiteral("。 ")) && !text.contains(QStringLiteral(", ")), qPrintable(text));
    }
};

QTEST_MAIN(ListingTest)
#include "listing_test.moc"
