// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/fitted_batch.h"
#include "core/training/needs.h"
#include "support/made_up_history.h"
#include "ui/run_bar_text.h"
#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/text/language.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>
#include <limits>

using namespace studio;
using namespace studio::ui;

class TextTest : public QObject {
    Q_OBJECT

private slots:
    void init() { setLanguage(Language::English); }
    void durations_data();
    void durations();
    void numbers();
    void dates();
    void paths();
    void errors();
    void phrases();
    void listsOfKeys();
    void sentences();
    void runBar_data();
    void runBar();
    void waitingForPictures();
    void timeLeft();
};

void TextTest::durations_data() {
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("not a number") << std::nan("") << "unknown";
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << "unknown";
    QTest::newRow("negative") << -1.0 << "unknown";
    QTest::newRow("zero") << 0.0 << "0 s";
    QTest::newRow("rounds up to a minute") << 59.6 << "1 min";
    QTest::newRow("minutes") << 510.0 << "8 min 30 s";
    QTest::newRow("an hour") << 3600.0 << "1 h 0 min";
    QTest::newRow("hours") << 3900.0 << "1 h 5 min";
    QTest::newRow("days") << 183600.0 << "2 d 3 h";
}

void TextTest::durations() {
    QFETCH(double, seconds);
    QFETCH(QString, text);
    QCOMPARE(durationText(seconds), text);
}

void TextTest::numbers() {
    QCOMPARE(countText(0), QString("0"));
    QCOMPARE(countText(1200), QString("1,200"));
    QCOMPARE(percentText(0.7789), QString("77.9 %"));
    QCOMPARE(percentText(1, 0), QString("100 %"));
    QCOMPARE(percentText(std::nan("")), QString("not a number"));
    QCOMPARE(bytesText(840), QString("840 bytes"));
    QCOMPARE(bytesText(29512), QString("29.5 kB"));
    QCOMPARE(bytesText(1'234'567), QString("1.2 MB"));
    QCOMPARE(rateText(31.4), QString("31 img/s"));
    QCOMPARE(rateText(4.24), QString("4.2 img/s"));
    QCOMPARE(lossText(0.8341), QString("0.834"));
    QCOMPARE(lossText(12345.6), QString("12,346"));
    QCOMPARE(lossText(std::numeric_limits<double>::infinity()), QString("infinite"));
}

void TextTest::dates() {
    const QDateTime now(QDate(2026, 11, 24), QTime(10, 30));
    QCOMPARE(whenText(QDateTime(QDate(2026, 11, 24), QTime(9, 5)), now), QString("today 09:05"));
    QCOMPARE(whenText(QDateTime(QDate(2026, 11, 23), QTime(23, 59)), now), QString("yesterday"));
    QCOMPARE(whenText(QDateTime(QDate(2026, 11, 3), QTime(9, 5)), now), QString("3 November"));
    QCOMPARE(whenText(QDateTime(QDate(2025, 11, 3), QTime(9, 5)), now), QString("3 November 2025"));
}

void TextTest::paths() {
    QCOMPARE(shortened("short", 10), QString("short"));
    QCOMPARE(shortened("abcdefghijklmnopqrst", 11).size(), 11);
    QVERIFY(shortened("abcdefghijklmnopqrst", 11).startsWith("abcdef"));
    QVERIFY(shortened("abcdefghijklmnopqrst", 11).endsWith("qrst"));
    QCOMPARE(homeShort(QDir::homePath()), QString("~"));
    QCOMPARE(homeShort(QDir::homePath() + "/pictures"), QString("~/pictures"));
    QCOMPARE(homeShort(QDir::homePath() + "x"), QDir::homePath() + "x");
}

void TextTest::errors() {
    const studio::Error error(ErrorCode::FileNotFound, {"/no/such"});
    QCOMPARE(textOf(error), QString::fromUtf8(error.what()));
    setLanguage(Language::Chinese);
    QVERIFY(textOf(error).contains("/no/such"));
    QVERIFY(textOf(error) != QString::fromUtf8(error.what()));
}

/// Core's phrases come filled in; the window finds their template again.
void TextTest::phrases() {
    const char* const cut = "Ends early: 6,759 bytes, the picture stops at row 120 of 240";
    QCOMPARE(phraseText("Problems", cut), QString(cut));
    QCOMPARE(phraseText("Problems", "something new"), QString("something new"));
    setLanguage(Language::Chinese);
    QVERIFY(phraseText("Problems", cut).contains("6,759"));
    QVERIFY(phraseText("Problems", cut).contains("240"));
    QVERIFY(!phraseText("Problems", cut).contains("bytes"));
    QCOMPARE(phraseText("Problems", "something new"), QString("something new"));
    const QString twin =
        phraseText("Problems", "Same picture as val/rose/3.jpg, which validates: its answer there is no proof");
    QVERIFY2(twin.contains("val/rose/3.jpg") && !twin.contains("validates"), qPrintable(twin));
    QCOMPARE(phraseText("Files", "2 missing, 0 new, 13 changed"), QString("缺少 2 张，新增 0 张，更改 13 张"));
    const QString older = sentenceText(
        "The file's network was trained on pictures with the mean 0.485,0.456,0.406 and the deviation 0.2,0.3,0.4; "
        "this run has others (settings normalize.mean, normalize.std).");
    QVERIFY2(older.contains("0.485,0.456,0.406") && !older.contains("deviation"), qPrintable(older));
    Settings small = presetNamed("quick").settings;
    const QString fitted = sentenceText(fitBatch(small, 20));
    QVERIFY2(fitted.contains("16") && fitted.contains("20") && !fitted.contains("instead"), qPrintable(fitted));
    for (const int batch : {0, 12}) {
        const std::string tight = tightMemoryText(2'500'000'000, 1'000'000'000, batch);
        const QString said = sentenceText(tight);
        QVERIFY2(said.contains("2.5 GB") && !said.contains("memory"), qPrintable(said));
    }
}

/// What run.json keeps in English is found again among the errors and the trainer's own sentences.
/// Each key of what does not fit, not the list as one phrase.
void TextTest::listsOfKeys() {
    const studio::Error error(ErrorCode::WeightsDoNotFit,
                              {"a; b.pth", "fc.weight is missing; fc.bias is 3 here and 4 in the file; and 24 more"},
                              "fc.weight is missing\nx is not part of it\n");
    QVERIFY2(textOf(error).contains("\"a; b.pth\"") && textOf(error).contains("4 in the file; and 24 more"),
             qPrintable(textOf(error)));
    setLanguage(Language::Chinese);
    for (const QString& said : {textOf(error), detailText(error)}) {
        for (const char* english : {"is missing", "in the file", "more", "part"})
            QVERIFY2(!said.contains(QLatin1String(english)), qPrintable(said));
        QVERIFY(said.contains("fc.weight"));
    }
    QVERIFY(textOf(error).contains("a; b.pth"));
}

void TextTest::sentences() {
    const studio::Error error(ErrorCode::Diverged, {"3", "71", "last.pth"});
    QCOMPARE(sentenceText(error.what()), QString(error.what()));
    QCOMPARE(sentenceText("Nobody's sentence."), QString("Nobody's sentence."));
    setLanguage(Language::Chinese);
    QCOMPARE(sentenceText(error.what()), textOf(error));
    QVERIFY(!sentenceText("Stopped before training began.").contains("training"));
    QCOMPARE(sentenceText("Nobody's sentence."), QString("Nobody's sentence."));
}

void TextTest::runBar_data() {
    QTest::addColumn<RunFacts>("facts");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("rest");  ///< right or detail contains it
    QTest::addColumn<bool>("bar");
    static const TrainingHistory history = test::madeUpHistory({.epochs = 15, .batchesPerEpoch = 30, .batches = 377});
    static const PreparingEvent hashing{PreparingEvent::Stage::Hashing, 300, 1200};
    static const ValidatingEvent validating{13, 120, 240};
    const auto row = [](const char* name, RunFacts facts, const char* what, const char* rest, bool bar,
                        const TrainingHistory* of = nullptr) {
        facts.history = of ? of : &history;
        QTest::newRow(name) << facts << what << rest << bar;
    };
    RunFacts facts;
    row("nothing", facts, "Nothing to train yet", "Open a folder", false);
    facts.opening = true;
    facts.listed = 1234;
    row("listing", facts, "Opening", "1,234 pictures found", true);
    facts.opening = false;
    facts.hasData = true;
    facts.dataError = "Only one class.";
    row("unusable", facts, "These pictures can't be trained on", "Only one class.", false);
    facts.dataError.clear();
    facts.checked = 300, facts.toCheck = 1200;
    row("checking", facts, "Ready; looking into the pictures", "300 of 1,200", true);
    facts.toCheck = 0;
    facts.preset = "Standard";
    facts.epochs = 15;
    row("ready", facts, "Ready", "Preset Standard: 15 epochs, time not measured yet.", false);
    facts.trainImages = 960;
    row("ready, split", facts, "Ready", "Preset Standard: 15 epochs of 960 pictures, time not measured yet.", false);
    facts.estimatedSeconds = 510;
    row("ready, measured", facts, "Ready", "about 8 min 30 s here.", false);
    facts.epochs = 1;
    facts.preset.clear();
    row("ready, own settings", facts, "Ready", "Your own settings: 1 epoch of 960 pictures,", false);
    facts.state = RunState::Preparing;
    row("preparing", facts, "Preparing", "", true);
    facts.preparing = &hashing;
    row("hashing", facts, "Comparing pictures, 300 of 1,200", "", true);
    facts.state = RunState::Running;
    row("running", facts, "Epoch 13 of 15, batch 17 of 30", "31 img/s, about 1 min 15 s left", true);
    static TrainingHistory worse = history;
    worse.bestEpoch = 8;
    facts.earlyStop = 10;
    row("patient", facts, "Epoch 13 of 15, batch 17 of 30; 4 of 10 epochs without improvement", "31 img/s", true,
        &worse);
    facts.earlyStop = 0;
    facts.validating = &validating;
    row("validating", facts, "Epoch 13 of 15, validation: 120 of 240", "31 img/s", true);
    facts.pausing = true;
    row("pausing", facts, "Pausing after this batch", "", true);
    facts.pausing = false;
    facts.closing = true;
    row("closing", facts, "Epoch 13", "closes after the next checkpoint", true);
    facts.state = RunState::Paused;
    row("paused", facts, "Paused. Epoch 13 of 15, batch 17 of 30", "goes on exactly here", true);
    facts.pausedBecause = "The disk has no room.";
    row("waits for room", facts, "Paused. Epoch 13 of 15, batch 17 of 30", "The disk has no room.", false);
    facts.pausedBecause.clear();
    facts.state = RunState::Stopping;
    row("stopping", facts, "Stopping", "", true);
    facts.state = RunState::Stopped;
    row("stopped", facts, "Stopped in epoch 13 of 15: 6 min 29 s, 31 img/s", "Best ", false);
    facts.interrupted = true;
    row("interrupted", facts, "Interrupted in epoch 13 of 15: 6 min 29 s, 31 img/s", "before anything was saved.",
        false);
    facts.canGoOn = true;
    row("interrupted, can go on", facts, "Interrupted in epoch 13 of 15", "ended without a word; it can go on.", false);
    facts.otherSettings = true;
    row("interrupted, and settings were changed", facts, "Ready", "of 960 pictures", false);
    facts.interrupted = facts.canGoOn = facts.otherSettings = false;
    static const TrainingHistory nothing;
    facts.watched = RunState::Running;
    row("watched", facts, "Another program: Epoch 13 of 15, batch 17 of 30", "about 1 min 15 s left", true);
    facts.watched = RunState::Preparing;
    row("watched while preparing", facts, "Another program: Epoch 1 of", "", true, &nothing);
    facts.watched = RunState::Paused;
    row("watched while paused", facts, "Another program, paused: Epoch 13 of 15", "", true);
    facts.watched.reset();
    row("stopped while preparing", facts, "Stopped before training began", "No epoch was completed.", false, &nothing);
    facts.state = RunState::Finished;
    row("finished", facts, "Finished after 12 epochs: 6 min 29 s, 31 img/s", "Best ", false);
    static TrainingHistory guessing = history;
    guessing.bestTop1 = 0.22;
    row("learned nothing", facts, "Finished after 12 epochs",
        "At best 22.0 % of the validation pictures right: no better", false, &guessing);
    facts.endSentence = "Lower the learning rate.";
    facts.state = RunState::Diverged;
    row("diverged", facts, "Diverged", "Lower the learning rate.", false);
    facts.state = RunState::Failed;
    row("failed", facts, "Failed", "Lower the learning rate.", false);
    facts.otherSettings = true;
    row("failed, and settings were changed", facts, "Ready", "of 960 pictures", false);
}

void TextTest::runBar() {
    QFETCH(RunFacts, facts);
    QFETCH(QString, what);
    QFETCH(QString, rest);
    QFETCH(bool, bar);
    const RunBarText text = runBarText(facts);
    QVERIFY2(text.what.startsWith(what), qPrintable(text.what));
    QVERIFY2((text.right + text.detail).contains(rest), qPrintable(text.right + text.detail));
    QCOMPARE(text.progress >= 0, bar);

    // In Chinese the same is said, without an English word but names and units.
    setLanguage(Language::Chinese);
    facts.preset = facts.preset.isEmpty() ? QString() : QStringLiteral("标准");
    if (!facts.dataError.isEmpty()) facts.dataError = QStringLiteral("只有一个类别。");
    if (!facts.pausedBecause.isEmpty()) facts.pausedBecause = QStringLiteral("磁盘已满。");
    if (!facts.endSentence.isEmpty()) facts.endSentence = QStringLiteral("请降低学习率。");
    const RunBarText chinese = runBarText(facts);
    QVERIFY(chinese.what != text.what);
    QCOMPARE(chinese.right.isEmpty(), text.right.isEmpty());
    static const QRegularExpression kWord("[A-Za-z]{4,}");
    for (QString said : {chinese.what, chinese.right, chinese.detail}) {
        said.remove("LibTorch");
        QVERIFY2(!said.contains(kWord), qPrintable(said));
    }
}

/// Said while it goes on and in the tooltip, from one twentieth of the time on, and of the next run never.
void TextTest::waitingForPictures() {
    const auto told = [](const TrainingHistory& history, RunState state, std::optional<RunState> watched = {}) {
        RunFacts facts;
        facts.state = state;
        facts.watched = watched;
        facts.history = &history;
        return runBarText(facts);
    };
    const TrainingHistory slow = test::madeUpHistory({.batches = 377, .dataWait = 0.12});
    const QString suffix = "; 12 % waiting for data";
    for (const RunBarText& text : {told(slow, RunState::Running), told(slow, RunState::Finished, RunState::Running)}) {
        QVERIFY2(text.what.endsWith(suffix), qPrintable(text.what));
        QCOMPARE(text.hint,
                 QString("The training waited for pictures 12 % of the time. More \"Loader threads\", \"Keep "
                         "pictures\" or a faster drive would shorten that."));
    }
    QVERIFY(told(slow, RunState::Finished).hint.contains("12 %"));
    QVERIFY(told(slow, RunState::Idle).hint.isEmpty());
    const TrainingHistory quick = test::madeUpHistory({.batches = 377, .dataWait = 0.05});
    QVERIFY(told(quick, RunState::Running).hint.isEmpty());
    QVERIFY(!told(quick, RunState::Running).what.contains("waiting"));
    // The first epoch tells of itself once there is something to tell.
    QVERIFY(told(test::madeUpHistory({.batches = 9, .dataWait = 0.5}), RunState::Running).hint.isEmpty());
    QVERIFY(told(test::madeUpHistory({.batches = 10, .dataWait = 0.5}), RunState::Running).what.contains("50 %"));
    // What an epoch says of itself counts, not the epochs before it.
    TrainingHistory cached = slow;
    cached.epochs.back().dataWait = 0;
    QVERIFY(told(cached, RunState::Running).hint.isEmpty());
}

void TextTest::timeLeft() {
    TrainingHistory history;
    QVERIFY(!secondsLeft(history));
    history.start.epochs = 2;
    history.start.batchesPerEpoch = 10;
    for (int step = 1; step <= 5; ++step)
        history.batches.push_back({.epoch = 1,
                                   .step = step,
                                   .batch = step,
                                   .images = 32,
                                   .losses = {},
                                   .imagesPerSecond = 16,
                                   .seconds = 2.0 * step});
    QCOMPARE(*secondsLeft(history), 30.0);
    QCOMPARE(recentRate(history), 16.0);
}

QTEST_MAIN(TextTest)
#include "text_test.moc"
