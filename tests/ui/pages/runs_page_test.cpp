// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/open_runs_page.h"
#include "ui/pages/runs/compare_panel.h"
#include "ui/pages/runs/fact_table.h"
#include "ui/text/language.h"
#include "ui/widgets/menu_button.h"
#include "ui/widgets/segmented_choice.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimer>
#include <span>

using namespace studio;
using namespace studio::ui;

class RunsPageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setLanguage(Language::English); }
    void init() { m_home = freshHome(); }
    void cleanup() { m_home.reset(); }
    void emptyHasADoor();
    void aNewRunAppears();
    void aFolderThatCannotBeListedSaysSo();
    void filterNarrowsAndCounts();
    void columnsSortAndAreRemembered();
    void spaceAndTheBoxCompare();
    void aComparisonIsSaved_data();
    void aComparisonIsSaved();
    void oneRunShowsItsFacts();
    void openedByEnterAndDoubleClick();
    void aBrokenFolderIsARowThatSaysWhy();
    void runsFromElsewhereAreShown();
    void everythingIsToldInChinese();
    void namesTakeTheRoomThereIs();
    void thousandsOfRuns();

private:
    std::unique_ptr<TemporaryFolder> m_home;
};

void RunsPageTest::emptyHasADoor() {
    OpenPage open;
    QTRY_COMPARE(open.label("runsHintTitle"), QString("No runs yet"));
    QVERIFY(!open.table->isVisible());
    QVERIFY(!open.button("openRun")->isEnabled());
    QVERIFY(!open.button("openRun")->toolTip().isEmpty());
    QSignalSpy asked(&open.page, &RunsPage::trainingAsked);
    QTest::mouseClick(open.page.findChild<QPushButton*>("runsHintDoor"), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
}

void RunsPageTest::aNewRunAppears() {
    OpenPage open;
    QTRY_COMPARE(open.label("runsHintTitle"), QString("No runs yet"));
    run("a", {.epochs = 15, .best = 0.779});
    QVERIFY(open.has(1));
    QVERIFY(open.table->isVisible());
    QTRY_COMPARE(open.cell(0, RunModel::Best), QString("77.9 % epoch 15"));
    fs::remove_all(runsHome() / "a");
    QVERIFY(open.has(0));
    QTRY_VERIFY(!open.table->isVisible());
}

void RunsPageTest::aFolderThatCannotBeListedSaysSo() {
    writeFileAtomically(m_home->path() / "share", std::string_view("a file where a folder should be"));
    OpenPage open;
    QTRY_COMPARE(open.label("runsHintTitle"), QString("The runs could not be read"));
    QVERIFY(open.label("runsHint").contains("share"));
    fs::remove(m_home->path() / "share");
    QTest::mouseClick(open.page.findChild<QPushButton*>("runsHintDoor"), Qt::LeftButton);
    QTRY_COMPARE(open.label("runsHintTitle"), QString("No runs yet"));
}

void RunsPageTest::filterNarrowsAndCounts() {
    run("red", {.outcome = RunState::Stopped});
    run("green");
    run("blue");
    OpenPage open;
    QVERIFY(open.has(3));
    QTRY_COMPARE(open.label("runCount"), QString("3 runs"));
    QTest::keyClick(open.table, Qt::Key_F, Qt::ControlModifier);
    auto* filter = open.page.findChild<QLineEdit*>("runFilter");
    QTest::keyClicks(filter, "stopped");
    QCOMPARE(open.table->model()->rowCount(), 1);
    QCOMPARE(open.cell(0, 0), QString("red"));
    QCOMPARE(open.label("runCount"), QString("1 of 3 runs"));
    QTest::keyClicks(filter, " nothing");
    QCOMPARE(open.table->model()->rowCount(), 0);
    QVERIFY(open.table->isVisible());
    QTest::keyClick(filter, Qt::Key_Escape);
    QVERIFY(filter->text().isEmpty());
    QCOMPARE(open.table->model()->rowCount(), 3);
}

void RunsPageTest::columnsSortAndAreRemembered() {
    run("worse", {.best = 0.5, .started = "2026-11-22T00:00:00Z"});
    run("better", {.best = 0.9, .started = "2026-11-21T00:00:00Z"});
    {
        OpenPage open;
        QVERIFY(open.has(2));
        QCOMPARE(open.cell(0, 0), QString("worse"));  // the newest first
        QHeaderView* header = open.table->header();
        const auto clickBest = [&] {
            const int x = header->sectionViewportPosition(RunModel::Best) + 20;
            QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(x, 10));
        };
        clickBest();
        if (header->sortIndicatorOrder() == Qt::AscendingOrder) clickBest();
        QCOMPARE(open.cell(0, 0), QString("better"));
        open.table->setColumnHidden(RunModel::Data, true);
        open.table->setColumnWidth(RunModel::Name, 222);
    }
    OpenPage again;
    QVERIFY(again.has(2));
    QCOMPARE(again.cell(0, 0), QString("better"));
    QVERIFY(again.table->isColumnHidden(RunModel::Data));
    QCOMPARE(again.table->columnWidth(RunModel::Name), 222);
}

void RunsPageTest::spaceAndTheBoxCompare() {
    Settings small = presetNamed("standard").settings;
    small.inputSize = 128;
    run("a", {.epochs = 4, .best = 0.8, .started = "2026-11-22T00:00:00Z"});
    run("b", {.settings = small, .epochs = 3, .best = 0.7, .started = "2026-11-21T00:00:00Z"});
    OpenPage open;
    QVERIFY(open.has(2));
    open.choose(0);
    open.table->setFocus();
    QTest::keyClick(open.table, Qt::Key_Space);
    QTRY_COMPARE(open.label("compareTitle"), QString("Compare"));
    QCOMPARE(open.compared(), 1);
    const QRect box = open.table->visualRect(open.table->model()->index(1, 0));
    QTest::mouseClick(open.table->viewport(), Qt::LeftButton, {}, QPoint(box.left() + 22, box.center().y()));
    QCOMPARE(open.compared(), 2);
    QCOMPARE(open.label("runCount"), QString("2 runs, 2 compared"));
    const auto* differ = open.page.findChild<FactTable*>("firstFacts");
    QVERIFY(differ->isVisible());
    QCOMPARE(differ->rows().size(), std::size_t{1});
    QCOMPARE(differ->rows()[0].values, QStringList({"224", "128"}));
    QVERIFY(open.label("sameForAll").contains("15 epochs"));
    const auto* plot = open.page.findChild<ComparePlot*>();
    QTRY_COMPARE(plot->xRange().high, 1.01 * 4);
    QVERIFY(plot->yRange().contains(0.8) && plot->yRange().contains(0.2));
    QTest::mouseClick(open.table->viewport(), Qt::LeftButton, {}, QPoint(box.left() + 22, box.center().y()));
    QCOMPARE(open.compared(), 1);
    QTest::mouseClick(open.button("compareNone"), Qt::LeftButton);
    QCOMPARE(open.label("runCount"), QString("2 runs"));
    QCOMPARE(open.label("compareTitle"), QString("Curves"));  // of the chosen one
    // Both began from a preset; one has still its settings.
    const auto presetOf = [&](int row) { return open.cell(row, RunModel::PresetName); };
    QCOMPARE(presetOf(0), QString("Standard"));
    QCOMPARE(presetOf(1), QString("own settings"));
}

void RunsPageTest::aComparisonIsSaved_data() {
    QTest::addColumn<QString>("entry");
    QTest::addColumn<QByteArray>("begins");
    QTest::newRow("picture") << "Curves, picture (PNG)…" << QByteArray("\x89PNG");
    QTest::newRow("drawing") << "Curves, drawing (SVG)…" << QByteArray("<?xml");
    QTest::newRow("values") << "Curves, values (CSV)…" << QByteArray("run,epoch,validation_top1\r\na,1,0.2\r\n");
    QTest::newRow("table") << "Table of differences and results (CSV)…" << QByteArray("part,name,a,b\r\nsetting,");
}

/// By mouse, through the menu and the dialog for files; of a single run there is no comparison.
void RunsPageTest::aComparisonIsSaved() {
    QFETCH(QString, entry);
    QFETCH(QByteArray, begins);
    Settings small = presetNamed("standard").settings;
    small.inputSize = 128;
    for (const auto& [folder, settings, day] :
         {std::tuple{"a", presetNamed("standard").settings, "2"}, {"b", small, "1"}}) {
        run(folder,
            {.settings = settings, .epochs = 4, .best = 0.8, .started = std::string("2026-11-2") + day + "T00:00:00Z"});
        describeRun(runsHome() / folder, folder, "");
    }
    OpenPage open;
    QVERIFY(open.has(2));
    auto* button = qobject_cast<MenuButton*>(open.button("saveComparison"));
    const auto actionOf = [&] {
        QTest::mouseClick(button, Qt::LeftButton);
        for (QAction* action : button->choices().actions())
            if (action->text() == entry) return action;
        return static_cast<QAction*>(nullptr);
    };
    open.choose(0);
    const QAction* ofOne = actionOf();
    QVERIFY(ofOne);
    QCOMPARE(ofOne->isEnabled(), !entry.startsWith("Table"));
    button->choices().close();
    open.table->setFocus();
    for (int row = 0; row < 2; ++row) {
        open.choose(row);
        QTest::keyClick(open.table, Qt::Key_Space);
    }
    QCOMPARE(open.compared(), 2);
    const QString file = QString::fromStdString((m_home->path() / "saved").string()) + entry.section('(', 1).left(3);
    QTimer look;
    connect(&look, &QTimer::timeout, &look, [&] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        if (!dialog) return;
        look.stop();
        dialog->findChild<QLineEdit*>("fileNameEdit")->setText(file);
        QMetaObject::invokeMethod(dialog, "accept");
    });
    look.start(5);
    QAction* action = actionOf();
    QVERIFY(action && action->isEnabled());
    QMenu& menu = button->choices();
    QTest::mouseClick(&menu, Qt::LeftButton, {}, menu.actionGeometry(action).center());
    QTRY_VERIFY_WITH_TIMEOUT(open.said().startsWith("Wrote"), kPatience);
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray content = written.readAll();
    QVERIFY2(content.startsWith(begins), content.left(80).constData());
}

void RunsPageTest::oneRunShowsItsFacts() {
    const fs::path folder = run("a", {.epochs = 4, .best = 0.8});
    describeRun(folder, "the good one", "learned on a rainy day");
    OpenPage open;
    QVERIFY(open.has(1));
    QVERIFY(open.label("factsHint").contains("Choose a run"));
    open.choose(0);
    QCOMPARE(open.label("factsTitle"), QString("the good one"));
    QCOMPARE(open.label("factsNote"), QString("learned on a rainy day"));
    QVERIFY(open.page.findChild<FactTable*>("secondFacts")->rows().size() > 20);
    QCOMPARE(open.compared(), 1);
    QCOMPARE(open.label("compareHint"), QString("main head"));
    const auto* measure = open.page.findChild<ComparePanel*>()->findChild<SegmentedChoice*>();
    measure->findChildren<QToolButton*>()[1]->click();
    QCOMPARE(open.label("compareHint"), QString("thin: training"));
    open.page.resize(1180, 604);  // of the smallest window
    QCoreApplication::processEvents();
    const auto* hint = open.page.findChild<QLabel*>("compareHint");
    QVERIFY(hint->isVisible());
    QVERIFY(hint->contentsRect().width() >= hint->fontMetrics().horizontalAdvance(hint->text()));
    QVERIFY(hint->parentWidget()->rect().contains(hint->geometry()));
    QVERIFY(!open.page.grab().isNull());
}

void RunsPageTest::openedByEnterAndDoubleClick() {
    const fs::path folder = run("a");
    OpenPage open;
    QVERIFY(open.has(1));
    QSignalSpy asked(&open.page, &RunsPage::openAsked);
    open.choose(0);
    QTest::keyClick(open.table, Qt::Key_Return);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked[0][0].toString().toStdString(), folder.string());
    const QRect cell = open.table->visualRect(open.table->model()->index(0, RunModel::Network));
    QTest::mouseDClick(open.table->viewport(), Qt::LeftButton, {}, cell.center());
    QCOMPARE(asked.count(), 2);
    QTest::mouseClick(open.button("openRun"), Qt::LeftButton);
    QCOMPARE(asked.count(), 3);
}

void RunsPageTest::aBrokenFolderIsARowThatSaysWhy() {
    fs::create_directories(runsHome() / "half");
    fs::create_directories(runsHome() / "cut");
    writeFileAtomically(runsHome() / "cut" / "run.json", std::string_view("{\"format\":"));
    run("whole");
    OpenPage open;
    QVERIFY(open.has(3));
    QCOMPARE(open.cell(0, 0), QString("whole"));
    const int half = open.cell(1, 0) == "half" ? 1 : 2;
    QCOMPARE(open.cell(half, RunModel::Standing), QString("can't be read"));
    QVERIFY(open.cell(half, RunModel::Best).contains("no run.json"));
    QVERIFY(open.cell(3 - half, RunModel::Best).contains("damaged"));
    open.choose(half);
    QVERIFY(!open.button("openRun")->isEnabled());
    QVERIFY(open.button("openRun")->toolTip().contains("no run.json"));
    QVERIFY(open.label("factsHint").contains("no run.json"));
    QTest::keyClick(open.table, Qt::Key_Space);
    QTest::keyClick(open.table, Qt::Key_Return);
    QVERIFY(open.said().contains("can't be read"));
    QTest::keyClick(open.table, Qt::Key_Delete);
    QVERIFY(open.has(2));
}

void RunsPageTest::runsFromElsewhereAreShown() {
    const fs::path far = test::writeRun(m_home->path() / "far away");
    run("near");
    OpenPage open;
    QVERIFY(open.has(1));
    emit open.session.opened(QString::fromStdString(far.string()), PathKind::Run);
    QVERIFY(open.has(2));
    emit open.session.opened(QString::fromStdString((runsHome() / "near").string()), PathKind::Run);
    emit open.session.opened(QString::fromStdString(m_home->path().string()), PathKind::Run);  // no run
    run("third");
    QVERIFY(open.has(3));
}

void RunsPageTest::everythingIsToldInChinese() {
    run("a");
    OpenPage open;
    QVERIFY(open.has(1));
    open.choose(0);
    setLanguage(Language::Chinese);
    QCoreApplication::sendPostedEvents();
    const QString standing = open.cell(0, RunModel::Standing);
    const QString title = open.table->model()->headerData(RunModel::Best, Qt::Horizontal).toString();
    const QString count = open.label("runCount");
    setLanguage(Language::English);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(standing, QString("已完成"));
    QVERIFY2(!title.contains("Best"), qPrintable(title));
    QVERIFY2(!count.contains("run"), qPrintable(count));
    QCOMPARE(open.cell(0, RunModel::Standing), QString("finished"));
}

/// On one line while they fit, then on two; the columns of two tables stand in line when they keep the same room.
void RunsPageTest::namesTakeTheRoomThereIs() {
    const std::vector<FactTable::Column> columns{{"flowers-seed-1", 0}, {"flowers-seed-2", 1}, {"flowers-seed-3", 2}};
    FactTable facts, results;
    facts.setFacts(columns, {{"Seed", {"1", "2", "3"}, {}}});
    results.setFacts(columns, {{"Parameters in training", {"1", "2", "3"}, {}}});
    results.resize(700, 200);
    const int one = results.sizeHint().height();
    results.resize(360, 200);
    QVERIFY(results.sizeHint().height() > one);
    facts.resize(700, 200);
    QVERIFY(results.widestName() > facts.widestName());
    facts.resize(440, 200);
    QCOMPARE(facts.sizeHint().height(), one);
    facts.keepForNames(results.widestName());
    QVERIFY(facts.sizeHint().height() > one);

    FactTable words;
    words.setFacts(columns, {{"Seed", {"1", "truncated normal, every layer", "3"}, {}}, {"Rate", {"1", "2", "3"}, {}}});
    words.resize(1000, 200);
    const int plain = words.sizeHint().height();
    words.resize(440, 200);
    QVERIFY(words.sizeHint().height() > plain);  // a value of words takes two lines before it is cut
    words.setFacts(columns, {{"Seed", {"1", "a-word-that-is-long-and-whole", "3"}, {}}, {"Rate", {"1", "2", "3"}, {}}});
    QCOMPARE(words.sizeHint().height(), plain);
}

/// Listed in the background, and the window's own thread is never busy for long.
void RunsPageTest::thousandsOfRuns() {
    const fs::path one = run("0");
    const std::string info = readTextFile(one / "run.json"), epochs = readTextFile(one / "epochs.csv");
    for (int i = 1; i < 2000; ++i) {
        const fs::path folder = runsHome() / std::to_string(i);
        fs::create_directory(folder);
        writeFile(folder / "run.json", std::as_bytes(std::span(info)));
        writeFile(folder / "epochs.csv", std::as_bytes(std::span(epochs)));
    }
    QElapsedTimer between;
    qint64 longest = 0;
    QTimer tick;
    connect(&tick, &QTimer::timeout, this, [&] { longest = std::max(longest, between.restart()); });
    OpenPage open;
    tick.start(0);
    between.start();
    QVERIFY(open.has(2000));
    qInfo("longest time without an answer: %lld ms", static_cast<long long>(longest));
    QVERIFY2(longest < 500, "a slow machine is allowed for; 100 ms is the rule");
}

QTEST_MAIN(RunsPageTest)
#include "runs_page_test.moc"
