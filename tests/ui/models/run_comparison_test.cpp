// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/run_comparison.h"
#include "support/made_up_run.h"
#include "ui/pages/runs/run_actions.h"
#include "ui/pages/runs/run_delegate.h"
#include "ui/plots/compare_curves.h"
#include "ui/text/language.h"
#include "ui/text/run_text.h"

#include <QLocale>
#include <QTest>
#include <cmath>

using namespace studio;
using namespace studio::ui;
using test::brokenSummary;
using test::madeUpSummary;

using Runs = std::vector<const RunSummary*>;

static const FactRow* rowNamed(const std::vector<FactRow>& rows, const QString& name) {
    for (const FactRow& row : rows)
        if (row.name == name) return &row;
    return nullptr;
}

class RunComparisonTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setLanguage(Language::English); }
    void onlyWhatDiffersIsTold();
    void sharesAreToldInPerCent();
    void sameForAllIsASentence();
    void results();
    void namesAreToldApart();
    void otherPicturesHaveNoBest();
    void epochOfAnAccuracy_data();
    void epochOfAnAccuracy();
    void reachedByAllOrByTheBest_data();
    void reachedByAllOrByTheBest();
    void whyAnActionIsNotPossible_data();
    void whyAnActionIsNotPossible();
    void curvesByStepEpochAndTime();
    void theComparisonAsCsv();
    void namesAtTheEndsDoNotOverlap_data();
    void namesAtTheEndsDoNotOverlap();
    void sparklinesFallWithTheLoss();
};

void RunComparisonTest::onlyWhatDiffersIsTold() {
    Settings other = presetNamed("standard").settings;
    const RunSummary a = madeUpSummary("a"), same = madeUpSummary("same");
    QVERIFY(settingsThatDiffer(Runs{&a, &same}).empty());
    other.inputSize = 128;
    other.lr = 3e-4;
    RunSummary b = madeUpSummary("b", {.settings = other});
    const auto rows = settingsThatDiffer(Runs{&a, &b});
    QCOMPARE(rows.size(), std::size_t{2});
    QCOMPARE(rowNamed(rows, "Input size, px")->values, QStringList({"224", "128"}));
    QCOMPARE(rowNamed(rows, "Learning rate")->values, QStringList({"0.001", "0.0003"}));
    b.info->fingerprint = "beef5678";
    b.info->precision = "float32";
    const auto more = settingsThatDiffer(Runs{&a, &b});
    QCOMPARE(rowNamed(more, "Data")->values, QStringList({"flowers (abcd)", "flowers (beef)"}));
    QCOMPARE(rowNamed(more, "Computed in")->values, QStringList({"bfloat16", "float32"}));
    b.info->dataPath = "/else where/birds/";
    QCOMPARE(rowNamed(settingsThatDiffer(Runs{&a, &b}), "Data")->values, QStringList({"flowers", "birds"}));
    QVERIFY(settingsThatDiffer(Runs{&a}).empty());
}

/// The others as they are written.
void RunComparisonTest::sharesAreToldInPerCent() {
    Settings other = presetNamed("standard").settings;
    for (const auto& [key, value] : {std::pair{"warmup", "0.35"}, {"validation_fraction", "0.125"}, {"dropout", "0.5"}})
        applySetting(other, key, value);
    const RunSummary a = madeUpSummary("a"), b = madeUpSummary("b", {.settings = other});
    const auto rows = settingsThatDiffer(Runs{&a, &b});
    QCOMPARE(rows.size(), std::size_t{3});
    QCOMPARE(rowNamed(rows, "Warm-up")->values[1], "35 %");
    QCOMPARE(rowNamed(rows, "Validation share")->values[1], "12.5 %");
    QCOMPARE(rowNamed(rows, "Dropout")->values[1], "0.5");
}

void RunComparisonTest::sameForAllIsASentence() {
    Settings other = presetNamed("standard").settings;
    other.seed = 2;
    const RunSummary a = madeUpSummary("a"), b = madeUpSummary("b", {.settings = other});
    QCOMPARE(sameForAll(Runs{&a, &b}),
             QString("The same for all: flowers, 960 + 240 pictures, torchvision, 224, 15 epochs, batch 32, learning "
                     "rate 0.001, bfloat16."));
}

void RunComparisonTest::results() {
    const RunSummary a = madeUpSummary("a", {.epochs = 4, .best = 0.8});
    RunSummary b = madeUpSummary("b", {.epochs = 2, .best = 0.6});
    b.epochs[1].validation.main = std::nan("");
    const auto rows = resultsOf(Runs{&a, &b});
    QCOMPARE(rowNamed(rows, "Best accuracy")->values, QStringList({"80.0 %", "60.0 %"}));
    QCOMPARE(rowNamed(rows, "Best accuracy")->best, std::vector<int>{0});
    QCOMPARE(rowNamed(rows, "Reached 60 %")->values, QStringList({"epoch 3", "epoch 2"}));
    QCOMPARE(rowNamed(rows, "Reached 60 %")->best, std::vector<int>{1});
    QCOMPARE(rowNamed(rows, "Main loss, last epoch")->values, QStringList({"0.400", "0.800"}));
    QCOMPARE(rowNamed(rows, "Validation loss, last")->values, QStringList({"0.425", "not a number"}));
    // torchvision's with five classes and both auxiliary heads; the reference's table says so
    QCOMPARE(rowNamed(rows, "Parameters in training")->values.first(), QString("9,945,263"));
    QCOMPARE(rowNamed(rows, "Seconds an epoch")->values, QStringList({"34", "34"}));
    QVERIFY(rowNamed(rows, "Seconds an epoch")->best.empty());
    RunSummary none = madeUpSummary("none", {.epochs = 0, .best = 0});
    none.info->classes.clear();
    const auto empty = resultsOf(Runs{&none});
    QCOMPARE(rowNamed(empty, "Best accuracy")->values, QStringList({"–"}));
    QCOMPARE(rowNamed(empty, "Parameters in training")->values, QStringList({"–"}));
}

void RunComparisonTest::namesAreToldApart() {
    const RunSummary a = madeUpSummary("20261120-092100-flowers", {.started = "2026-11-20T09:21:00Z"});
    const RunSummary b = madeUpSummary("20261120-092130-flowers", {.started = "2026-11-20T09:21:30Z"});
    const RunSummary c = madeUpSummary("20261123-101500-flowers", {.started = "2026-11-23T10:15:00Z"});
    const RunSummary other = madeUpSummary("birds");
    QCOMPARE(comparedNames(Runs{&a, &other}), QStringList({"flowers", "birds"}));
    const auto names = [](const Runs& runs, const QString& form) {
        QStringList expected;
        for (const RunSummary* run : runs) expected << "flowers, " + QLocale().toString(startTime(*run->info), form);
        return expected;
    };
    const RunSummary later = madeUpSummary("20261120-111500-flowers", {.started = "2026-11-20T11:15:00Z"});
    QCOMPARE(comparedNames(Runs{&a, &c}), names({&a, &c}, "d MMM"));
    QCOMPARE(comparedNames(Runs{&a, &later}), names({&a, &later}, "HH:mm"));
    QCOMPARE(comparedNames(Runs{&a, &b}), names({&a, &b}, "HH:mm:ss"));
}

void RunComparisonTest::otherPicturesHaveNoBest() {
    const RunSummary a = madeUpSummary("a", {.epochs = 4, .best = 0.8});
    const RunSummary b = madeUpSummary("b", {.fingerprint = "beef5678", .epochs = 2, .best = 0.6});
    QVERIFY(!onTheSameData(Runs{&a, &b}));
    for (const FactRow& row : resultsOf(Runs{&a, &b})) QVERIFY2(row.best.empty(), qPrintable(row.name));
}

void RunComparisonTest::epochOfAnAccuracy_data() {
    QTest::addColumn<QList<double>>("accuracies");
    QTest::addColumn<int>("epoch");
    QTest::newRow("none") << QList<double>() << 0;
    QTest::newRow("never") << QList<double>{0.2, 0.69} << 0;
    QTest::newRow("exactly") << QList<double>{0.2, 0.7, 0.8} << 2;
    QTest::newRow("over, and back") << QList<double>{0.75, 0.3, 0.9} << 1;
    QTest::newRow("not a number") << QList<double>{std::nan(""), 0.9} << 2;
}

void RunComparisonTest::epochOfAnAccuracy() {
    QFETCH(QList<double>, accuracies);
    QFETCH(int, epoch);
    std::vector<EpochRecord> epochs;
    for (const double accuracy : accuracies) {
        epochs.push_back(test::madeUpRecord(static_cast<int>(epochs.size()) + 1, 1, 0));
        epochs.back().validationTop1 = accuracy;
    }
    QCOMPARE(firstEpochAt(epochs, 7 * 0.1), epoch);
}

void RunComparisonTest::reachedByAllOrByTheBest_data() {
    QTest::addColumn<QList<double>>("best");
    QTest::addColumn<double>("reached");  ///< 0: none
    QTest::newRow("all over 70") << QList<double>{0.779, 0.779, 0.7} << 0.7;
    QTest::newRow("one is only guessing") << QList<double>{0.2, 0.58} << 0.5;
    QTest::newRow("all guess") << QList<double>{0.2, 0.25} << 0.0;
    QTest::newRow("perfect") << QList<double>{1.0, 1.0} << 1.0;
    QTest::newRow("a run without epochs") << QList<double>{0.0, 0.84} << 0.8;
}

void RunComparisonTest::reachedByAllOrByTheBest() {
    QFETCH(QList<double>, best);
    QFETCH(double, reached);
    std::vector<RunSummary> runs;
    for (const double accuracy : best)
        runs.push_back(
            madeUpSummary("r" + std::to_string(runs.size()), {.epochs = accuracy > 0 ? 3 : 0, .best = accuracy}));
    std::vector<const RunSummary*> pointers;
    for (const RunSummary& run : runs) pointers.push_back(&run);
    QCOMPARE(reachedByAll(pointers).value_or(0), reached);
}

void RunComparisonTest::whyAnActionIsNotPossible_data() {
    QTest::addColumn<int>("action");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("why");  ///< a word of the sentence; empty: possible
    using A = RunAction;
    QTest::newRow("nothing chosen") << int(A::Open) << "none"
                                    << "Choose a run";
    QTest::newRow("two to open") << int(A::Open) << "two"
                                 << "one run only";
    QTest::newRow("two to throw away") << int(A::ThrowAway) << "two"
                                       << "";
    QTest::newRow("open") << int(A::Open) << "whole"
                          << "";
    QTest::newRow("open while training") << int(A::Open) << "whole training"
                                         << "A run is under way";
    QTest::newRow("go on with a finished one") << int(A::GoOn) << "whole"
                                               << "is finished";
    QTest::newRow("go on with a stopped one") << int(A::GoOn) << "stopped"
                                              << "";
    QTest::newRow("go on while training") << int(A::GoOn) << "stopped training"
                                          << "A run is under way";
    QTest::newRow("go on with a live one") << int(A::GoOn) << "live"
                                           << "being trained";
    QTest::newRow("go on, nothing saved") << int(A::GoOn) << "unsaved"
                                          << "before anything was saved";
    QTest::newRow("go on with a failed one") << int(A::GoOn) << "failed"
                                             << "failed";
    QTest::newRow("again while training") << int(A::TrainAgain) << "whole training"
                                          << "A run is under way";
    QTest::newRow("start from its weights") << int(A::StartFrom) << "whole"
                                            << "";
    QTest::newRow("start from weights while training") << int(A::StartFrom) << "whole training"
                                                       << "A run is under way";
    QTest::newRow("start from no weights") << int(A::StartFrom) << "bare"
                                           << "no weights";
    QTest::newRow("start from a broken one") << int(A::StartFrom) << "broken"
                                             << "no run.json";
    QTest::newRow("throw away another while training") << int(A::ThrowAway) << "whole training"
                                                       << "";
    QTest::newRow("open a broken one") << int(A::Open) << "broken"
                                       << "no run.json";
    QTest::newRow("show a broken one") << int(A::ShowFolder) << "broken"
                                       << "";
    QTest::newRow("throw a broken one away") << int(A::ThrowAway) << "broken"
                                             << "";
    QTest::newRow("throw a live one away") << int(A::ThrowAway) << "live"
                                           << "being trained";
    QTest::newRow("rename a live one") << int(A::Rename) << "live"
                                       << "being trained";
    QTest::newRow("export a live one's weights") << int(A::ExportWeights) << "live"
                                                 << "";
    QTest::newRow("no weights") << int(A::ExportWeights) << "bare"
                                << "no weights";
    QTest::newRow("no report") << int(A::ExportReport) << "bare"
                               << "no report";
    QTest::newRow("no curves") << int(A::ExportCurves) << "bare"
                               << "no curves";
    QTest::newRow("busy") << int(A::ExportWeights) << "whole working"
                          << "Wait";
    QTest::newRow("busy, throw away") << int(A::ThrowAway) << "whole working"
                                      << "Wait";
    QTest::newRow("busy, open") << int(A::Open) << "whole working"
                                << "";
}

void RunComparisonTest::whyAnActionIsNotPossible() {
    QFETCH(int, action);
    QFETCH(QString, what);
    QFETCH(QString, why);
    const RunSummary whole = madeUpSummary("a"), other = madeUpSummary("b"), damaged = brokenSummary("c");
    RunSummary live = madeUpSummary("live", {.outcome = RunState::Running});
    live.locked = true;
    RunSummary bare = madeUpSummary("bare", {.epochs = 0});
    bare.hasReport = false;
    bare.weights.clear();
    RunSummary stopped = madeUpSummary("stopped", {.outcome = RunState::Stopped});
    const RunSummary unsaved = stopped, failed = madeUpSummary("failed", {.outcome = RunState::Failed});
    stopped.hasLast = true;
    RunChoice choice;
    if (what.startsWith("stopped")) choice.runs.push_back(&stopped);
    if (what == "unsaved") choice.runs.push_back(&unsaved);
    if (what == "failed") choice.runs.push_back(&failed);
    if (what.startsWith("whole") || what == "two") choice.runs.push_back(&whole);
    if (what == "two") choice.runs.push_back(&other);
    if (what == "broken") choice.runs.push_back(&damaged);
    if (what == "live") choice.runs.push_back(&live);
    if (what == "bare") choice.runs.push_back(&bare);
    choice.training = what.contains("training");
    choice.working = what.contains("working");
    const QString said = whyNot(static_cast<RunAction>(action), choice);
    QVERIFY2(why.isEmpty() ? said.isEmpty() : said.contains(why), qPrintable(said));
    QVERIFY(!helpOf(static_cast<RunAction>(action)).isEmpty());
}

void RunComparisonTest::curvesByStepEpochAndTime() {
    RunSummary run = madeUpSummary("a", {.epochs = 2, .best = 0.5});
    using X = XAxis;
    QCOMPARE(compareCurve(run, "a", 0, CompareMeasure::Accuracy, X::Epoch).x, (std::vector<double>{1, 2}));
    QCOMPARE(compareCurve(run, "a", 0, CompareMeasure::Accuracy, X::Step).x, (std::vector<double>{30, 60}));
    QCOMPARE(compareCurve(run, "a", 0, CompareMeasure::Accuracy, X::Time).x, (std::vector<double>{34, 68}));
    const CompareCurve accuracy = compareCurve(run, "a", 0, CompareMeasure::Accuracy, X::Epoch);
    QCOMPARE(accuracy.validation, (std::vector<double>{0.25, 0.5}));
    QVERIFY(accuracy.training.empty());
    QCOMPARE(accuracy.best, std::optional<std::size_t>(1));
    const CompareCurve total = compareCurve(run, "a", 0, CompareMeasure::TotalLoss, X::Epoch);
    QCOMPARE(total.validation[1], 1.6 * 1.7 / 2);
    QCOMPARE(total.training[0], 1.6 * 1.6);
    run.info->validationImages = 0;
    QVERIFY(std::isnan(compareCurve(run, "a", 0, CompareMeasure::MainLoss, X::Epoch).validation[0]));
    QVERIFY(!compareCurve(run, "a", 0, CompareMeasure::MainLoss, X::Epoch).best);
    RunSummary two = madeUpSummary("b");
    two.info->classes.resize(2);
    using Lines = std::vector<GuessingLine>;
    QCOMPARE(guessingLines(Runs{&run, &run}, CompareMeasure::Accuracy), (Lines{{5, 0.2}}));
    QCOMPARE(guessingLines(Runs{&run}, CompareMeasure::MainLoss), (Lines{{5, std::log(5.0)}}));
    QVERIFY(guessingLines(Runs{&run}, CompareMeasure::TotalLoss).empty());
    QCOMPARE(guessingLines(Runs{&run, &two}, CompareMeasure::Accuracy), (Lines{{2, 0.5}, {5, 0.2}}));
}

void RunComparisonTest::theComparisonAsCsv() {
    Settings other = presetNamed("standard").settings;
    other.inputSize = 128;
    const RunSummary a = madeUpSummary("a", {.epochs = 2, .best = 0.5});
    const RunSummary b = madeUpSummary("b", {.settings = other, .epochs = 1, .best = 0.25});
    const auto csv = [&](CompareMeasure measure, XAxis axis) {
        return compareCsv({compareCurve(a, "a, \"first\"", 0, measure, axis), compareCurve(b, "b", 1, measure, axis)},
                          measure, axis);
    };
    QCOMPARE(csv(CompareMeasure::Accuracy, XAxis::Epoch),
             std::string("run,epoch,validation_top1\r\n"
                         "\"a, \"\"first\"\"\",1,0.25\r\n\"a, \"\"first\"\"\",2,0.5\r\nb,1,0.25\r\n"));
    QCOMPARE(csv(CompareMeasure::MainLoss, XAxis::Time),
             std::string("run,epoch,seconds,validation_main,train_main\r\n"
                         "\"a, \"\"first\"\"\",1,34,1.7,1.6\r\n\"a, \"\"first\"\"\",2,68,0.85,0.8\r\n"
                         "b,1,34,1.7,1.6\r\n"));
    const QStringList table = QString::fromStdString(comparisonCsv(Runs{&a, &b})).split("\r\n");
    QCOMPARE(table[0].section(',', 0, 1), QString("part,name"));
    QCOMPARE(table[0].count(','), 3);
    QCOMPARE(table.filter("setting,").size(), qsizetype(settingsThatDiffer(Runs{&a, &b}).size()));
    QCOMPARE(table.filter("setting,\"Input size, px\",224,128").size(), 1);
    QCOMPARE(table.filter("result,").size(), qsizetype(resultsOf(Runs{&a, &b}).size()));
    QCOMPARE(table.last(), QString());
}

void RunComparisonTest::namesAtTheEndsDoNotOverlap_data() {
    QTest::addColumn<QList<double>>("wanted");
    QTest::addColumn<QList<double>>("placed");
    QTest::newRow("apart") << QList<double>{20, 60} << QList<double>{20, 60};
    QTest::newRow("the same") << QList<double>{50, 50} << QList<double>{50, 66};
    QTest::newRow("in another order") << QList<double>{52, 50} << QList<double>{66, 50};
    QTest::newRow("at the bottom") << QList<double>{98, 99} << QList<double>{84, 100};
    QTest::newRow("at the top") << QList<double>{-10, 0} << QList<double>{0, 16};
    QTest::newRow("none") << QList<double>{} << QList<double>{};
}

void RunComparisonTest::namesAtTheEndsDoNotOverlap() {
    QFETCH(QList<double>, wanted);
    QFETCH(QList<double>, placed);
    const std::vector<double> found = spreadOut({wanted.begin(), wanted.end()}, 16, {0, 100});
    QCOMPARE(QList<double>(found.begin(), found.end()), placed);
}

void RunComparisonTest::sparklinesFallWithTheLoss() {
    const QRectF box(10, 20, 140, 30);
    QCOMPARE(sparkline({3, 1, 2}, 15, box), (QList<QPointF>{{10, 20}, {20, 50}, {30, 35}}));
    QCOMPARE(sparkline({3, 1, 2}, 3, box), (QList<QPointF>{{10, 20}, {80, 50}, {150, 35}}));
    QCOMPARE(sparkline({5}, 1, box), (QList<QPointF>{{10, 35}}));
    QVERIFY(sparkline({}, 15, box).isEmpty());
    QCOMPARE(sparkline(QList<double>(100, 1.0), 15, box).last().x(), 150.0);
}

QTEST_MAIN(RunComparisonTest)
#include "run_comparison_test.moc"
