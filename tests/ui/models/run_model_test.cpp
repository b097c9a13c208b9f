// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/run_model.h"
#include "support/made_up_run.h"
#include "ui/text/language.h"
#include "ui/text/run_text.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <cmath>

using namespace studio;
using namespace studio::ui;
using test::brokenSummary;
using test::madeUpSummary;

namespace {

QString order(const QAbstractItemModel& model) {
    QString names;
    for (int row = 0; row < model.rowCount(); ++row) names += model.index(row, 0).data().toString() + ' ';
    return names.trimmed();
}

QString cell(const RunModel& model, int row, int column) {
    return model.index(row, column).data().toString();
}

}  // namespace

class RunModelTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setLanguage(Language::English); }

    /// A batch that a preset's run fitted to its pictures makes no settings of one's own; any other does.
    void aFittedBatchIsStillThePresets() {
        RunInfo info;
        info.preset = "standard";
        info.settings = presetNamed("standard").settings;
        info.trainImages = 20;
        info.settings.batchSize = 16;
        QCOMPARE(presetText(info), QString("Standard"));
        info.settings.batchSize = 8;
        QCOMPARE(presetText(info), QString("own settings"));
        info.preset = "no preset";
        QCOMPARE(presetText(info), QString("own settings"));
    }

    void rowsComeAndGoOneByOne() {
        RunModel model;
        RunOrder sorted;
        sorted.setSourceModel(&model);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester sortedTester(&sorted, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.take({madeUpSummary("a"), madeUpSummary("b"), brokenSummary("c")});
        QCOMPARE(order(model), QString("a b c"));
        RunSummary longer = madeUpSummary("b", {.epochs = 4});
        model.take({longer, madeUpSummary("d")});
        QCOMPARE(order(model), QString("a b c d"));
        QCOMPARE(cell(model, 1, RunModel::Epochs), QString("4 of 15"));
        model.keepOnly({"/runs/b", "/runs/d"});
        QCOMPARE(order(model), QString("b d"));
        QCOMPARE(model.rowOf("/runs/d"), 1);
        QCOMPARE(model.rowOf("/runs/a"), -1);
        model.keepOnly({});
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(reset.count(), 0);
    }

    void cellsOfARun() {
        RunModel model;
        model.take({madeUpSummary("20261120-092100-flowers-2", {.epochs = 15, .best = 0.779})});
        QCOMPARE(cell(model, 0, RunModel::Name), QString("flowers-2"));
        QCOMPARE(cell(model, 0, RunModel::Standing), QString("finished"));
        QCOMPARE(cell(model, 0, RunModel::Losses), QString("from 1.600 to 0.107"));
        QCOMPARE(cell(model, 0, RunModel::Best), QString("77.9 % epoch 15"));
        QCOMPARE(cell(model, 0, RunModel::Epochs), QString("15 of 15"));
        QCOMPARE(cell(model, 0, RunModel::Duration), QString("8 min 30 s"));
        QCOMPARE(cell(model, 0, RunModel::Network), QString("torchvision, 224"));
        QCOMPARE(cell(model, 0, RunModel::Data), QString("flowers"));
        RunSummary named = model.run(0);
        named.info->title = "the long one";
        model.take({named});
        QCOMPARE(cell(model, 0, RunModel::Name), QString("the long one"));
    }

    void standings_data() {
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("locked");
        QTest::addColumn<QString>("text");
        QTest::newRow("finished") << int(RunState::Finished) << false << "finished";
        QTest::newRow("stopped") << int(RunState::Stopped) << false << "stopped";
        QTest::newRow("diverged") << int(RunState::Diverged) << false << "diverged";
        QTest::newRow("failed") << int(RunState::Failed) << false << "failed";
        QTest::newRow("preparing") << int(RunState::Preparing) << true << "preparing";
        QTest::newRow("running") << int(RunState::Running) << true << "running";
        QTest::newRow("paused") << int(RunState::Paused) << true << "paused";
        QTest::newRow("stopping") << int(RunState::Stopping) << true << "stopping";
        QTest::newRow("killed while running") << int(RunState::Running) << false << "interrupted";
        QTest::newRow("killed while paused") << int(RunState::Paused) << false << "interrupted";
        QTest::newRow("goes on, still says stopped") << int(RunState::Stopped) << true << "stopped";
    }
    void standings() {
        QFETCH(int, state);
        QFETCH(bool, locked);
        QFETCH(QString, text);
        RunSummary run = madeUpSummary("a", {.outcome = static_cast<RunState>(state)});
        run.locked = locked;
        QCOMPARE(standingText(run), text);
        QVERIFY(standingSign(run).icon);
    }

    void bestOrWhyThereIsNone_data() {
        QTest::addColumn<double>("best");
        QTest::addColumn<int>("epochs");
        QTest::addColumn<qint64>("validated");
        QTest::addColumn<QString>("text");
        QTest::newRow("good") << 0.75 << 3 << qint64(240) << "75.0 % epoch 3";
        // 1/5 and two standard errors of 240 pictures: 0.2 + 2 * 0.02582 = 0.2516
        QTest::newRow("just guessing") << 0.2516 << 3 << qint64(240) << "no better than guessing";
        QTest::newRow("just better") << 0.2517 << 3 << qint64(240) << "25.2 % epoch 3";
        QTest::newRow("few pictures") << 0.5 << 3 << qint64(5) << "no better than guessing";
        QTest::newRow("not a number") << std::nan("") << 3 << qint64(240) << "no better than guessing";
        QTest::newRow("not validated") << 0.0 << 3 << qint64(0) << "not validated";
        QTest::newRow("no epoch") << 0.0 << 0 << qint64(240) << "no epoch done";
    }
    void bestOrWhyThereIsNone() {
        QFETCH(double, best);
        QFETCH(int, epochs);
        QFETCH(qint64, validated);
        QFETCH(QString, text);
        RunSummary run = madeUpSummary("a", {.epochs = epochs, .best = best});
        run.info->validationImages = validated;
        RunModel model;
        model.take({run});
        QCOMPARE(cell(model, 0, RunModel::Best), text);
    }

    void startedIsToldShortly_data() {
        QTest::addColumn<QDateTime>("started");
        QTest::addColumn<QString>("text");
        QTest::newRow("today") << QDateTime({2026, 11, 24}, {9, 21}) << "today 09:21";
        QTest::newRow("yesterday") << QDateTime({2026, 11, 23}, {17, 40}) << "yesterday 17:40";
        QTest::newRow("this year") << QDateTime({2026, 11, 12}, {1, 0}) << "12 November";
        QTest::newRow("unknown") << QDateTime() << "unknown";
    }
    void startedIsToldShortly() {
        QFETCH(QDateTime, started);
        QFETCH(QString, text);
        QCOMPARE(startedText(started, QDateTime({2026, 11, 24}, {12, 0})), text);
    }

    void sixAreCompared() {
        RunModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.take({madeUpSummary("a"), madeUpSummary("b"), madeUpSummary("c"), madeUpSummary("d"), madeUpSummary("e"),
                    madeUpSummary("f"), madeUpSummary("g"), brokenSummary("h")});
        QSignalSpy changed(&model, &RunModel::comparedChanged);
        const auto check = [&](int row, Qt::CheckState state) {
            return model.setData(model.index(row, 0), static_cast<int>(state), Qt::CheckStateRole);
        };
        for (int row = 0; row < 6; ++row) QVERIFY(check(row, Qt::Checked));
        QCOMPARE(changed.count(), 6);
        QVERIFY(!check(6, Qt::Checked));
        QVERIFY(!model.flags(model.index(6, 0)).testFlag(Qt::ItemIsUserCheckable));
        QVERIFY(model.index(6, 0).data(Qt::ToolTipRole).toString().contains("Six"));
        QVERIFY(check(1, Qt::Unchecked));
        QVERIFY(check(6, Qt::Checked));
        QCOMPARE(model.index(6, 0).data(RunModel::SlotRole).toInt(), 1);  // the free one; others keep theirs
        QCOMPARE(model.index(2, 0).data(RunModel::SlotRole).toInt(), 2);
        QVERIFY(check(5, Qt::Unchecked));
        QVERIFY(!check(7, Qt::Checked));  // can't be read
        model.keepOnly({"/runs/b", "/runs/c"});
        QCOMPARE(model.comparedCount(), 1);
        QCOMPARE(model.compared()[2]->folder, std::filesystem::path("/runs/c"));
    }

    void filterAndSort_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("column");
        QTest::addColumn<bool>("descending");
        QTest::addColumn<QString>("names");
        using M = RunModel;
        QTest::newRow("newest first, unreadable last") << "" << int(M::Started) << true << "new mid old broken";
        QTest::newRow("oldest first, unreadable last") << "" << int(M::Started) << false << "old mid new broken";
        QTest::newRow("best first, guessing after it") << "" << int(M::Best) << true << "old new mid broken";
        QTest::newRow("by epochs") << "" << int(M::Epochs) << false << "new mid old broken";
        QTest::newRow("by last loss") << "" << int(M::Losses) << false << "old mid new broken";
        QTest::newRow("by name") << "" << int(M::Name) << false << "mid new old broken";
        QTest::newRow("a state") << "stop" << int(M::Name) << false << "mid";
        QTest::newRow("two words, any case") << "OLD torch" << int(M::Name) << false << "old";
        QTest::newRow("a note") << "careful" << int(M::Name) << false << "new";
        QTest::newRow("data") << "birds" << int(M::Name) << false << "old";
        QTest::newRow("nothing") << "no such word" << int(M::Name) << false << "";
    }
    void filterAndSort() {
        QFETCH(QString, text);
        QFETCH(int, column);
        QFETCH(bool, descending);
        QFETCH(QString, names);
        RunModel model;
        RunSummary recent = madeUpSummary("new", {.epochs = 1, .best = 0.6, .started = "2026-11-22T00:00:00Z"});
        recent.info->note = "be careful";
        model.take(
            {madeUpSummary("mid",
                           {.epochs = 3, .best = 0.2, .started = "2026-11-21T00:00:00Z", .outcome = RunState::Stopped}),
             brokenSummary("broken"), recent,
             madeUpSummary("old", {.data = "/birds", .epochs = 15, .best = 0.8, .started = "2026-11-20T00:00:00Z"})});
        RunOrder sorted;
        sorted.setSourceModel(&model);
        const QAbstractItemModelTester tester(&sorted, QAbstractItemModelTester::FailureReportingMode::QtTest);
        sorted.setText(text);
        sorted.sort(column, descending ? Qt::DescendingOrder : Qt::AscendingOrder);
        QCOMPARE(order(sorted), names);
    }
};

QTEST_MAIN(RunModelTest)
#include "run_model_test.moc"
