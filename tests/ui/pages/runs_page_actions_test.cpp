// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sample_checkpoint.h"
#include "ui/pages/open_runs_page.h"
#include "ui/pages/runs/run_jobs.h"
#include "ui/pages/runs/run_tool_bar.h"
#include "ui/text/language.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimer>
#include <algorithm>

using namespace studio;
using namespace studio::ui;

class RunsPageActionsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setLanguage(Language::English); }
    void init() { m_home = freshHome(); }
    void cleanup() {
        setLanguage(Language::English);
        m_home.reset();
    }
    void renamedByKey();
    void thrownAwayAndBroughtBack();
    void whatWentOfSeveralCanComeBack();
    void aLiveRunIsFollowedAndLeftAlone();
    void exportsAreChecked();
    void theNetworkGoesOutByTheDialog();
    void theExportMenuOpensByKey();
    void theExportWaitsForTheRuns();
    void trainAgainTakesTheRecipe();
    void theNextRunStartsFromItsWeights();

private:
    std::unique_ptr<TemporaryFolder> m_home;
};

void RunsPageActionsTest::renamedByKey() {
    const fs::path folder = run("a");
    OpenPage open;
    QVERIFY(open.has(1));
    open.choose(0);
    QTest::keyClick(open.table, Qt::Key_F2);
    auto* dialog = open.page.findChild<QDialog*>("describeDialog");
    QVERIFY(dialog && dialog->isVisible());
    QTest::keyClicks(dialog->findChild<QLineEdit*>("runTitle"), " my best ");
    QTest::keyClicks(dialog->findChild<QPlainTextEdit*>("runNote"), "why");
    auto* buttons = dialog->findChild<QDialogButtonBox*>();
    for (QAbstractButton* button : buttons->buttons())
        if (buttons->buttonRole(button) == QDialogButtonBox::AcceptRole) QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(open.cell(0, 0), QString("my best"));
    QCOMPARE(readRunInfo(folder).note, std::string("why"));
    QVERIFY(open.said().isEmpty());
}

void RunsPageActionsTest::thrownAwayAndBroughtBack() {
    const fs::path first = run("a", {.started = "2026-11-22T00:00:00Z"});
    run("b", {.started = "2026-11-21T00:00:00Z"});
    OpenPage open;
    QVERIFY(open.has(2));
    open.choose(0);
    QTest::keyClick(open.table, Qt::Key_Delete);
    QVERIFY(open.has(1));
    QVERIFY(!fs::exists(first));
    QTRY_COMPARE(open.said(), QString("\"a\" is in the wastebasket."));
    QVERIFY(fs::exists(m_home->path() / "share" / "Trash" / "files" / "a" / "run.json"));
    QTest::mouseClick(open.bar->findChild<QToolButton*>("messageUndo"), Qt::LeftButton);
    QVERIFY(open.has(2));
    QVERIFY(fs::exists(first / "run.json"));
    QVERIFY(fs::is_empty(m_home->path() / "share" / "Trash" / "info"));

    // Both at once; something else has come into the place of one when they are to come back.
    open.table->selectAll();
    QTest::mouseClick(open.button("throwRunAway"), Qt::LeftButton);
    QVERIFY(open.has(0));
    QTRY_COMPARE(open.said(), QString("2 runs are in the wastebasket."));
    setLanguage(Language::Chinese);  // what is said already changes with the rest
    QTRY_COMPARE(open.said(), QString::fromUtf8("2 次运行已移到回收站。"));
    setLanguage(Language::English);
    QTRY_COMPARE(open.said(), QString("2 runs are in the wastebasket."));
    fs::create_directories(first);
    QTest::mouseClick(open.bar->findChild<QToolButton*>("messageUndo"), Qt::LeftButton);
    QTRY_VERIFY2(open.said().contains("\"a\" could not be brought back"), qPrintable(open.said()));
    QVERIFY(fs::exists(runsHome() / "b" / "run.json"));
}

/// Of two one is being written elsewhere: the other one has gone, and that can be taken back.
void RunsPageActionsTest::whatWentOfSeveralCanComeBack() {
    const fs::path gone = run("a");
    const auto writer = test::startRun(runsHome() / "live", {.epochs = 2, .best = 0.5});
    OpenPage open;
    QVERIFY(open.has(2));
    open.page.jobs().throwAway({runsHome() / "live", gone});
    QVERIFY(open.has(1));
    QTRY_VERIFY2(open.said().contains("another studio"), qPrintable(open.said()));
    QVERIFY2(open.said().endsWith("1 run is in the wastebasket."), qPrintable(open.said()));
    auto* undo = open.bar->findChild<QToolButton*>("messageUndo");
    QVERIFY(undo->isVisible());
    QTest::mouseClick(undo, Qt::LeftButton);
    QVERIFY(open.has(2));
    QVERIFY(fs::exists(gone / "run.json"));
}

void RunsPageActionsTest::aLiveRunIsFollowedAndLeftAlone() {
    auto writer = test::startRun(runsHome() / "live", {.epochs = 2, .best = 0.5});
    OpenPage open;
    QVERIFY(open.has(1));
    QCOMPARE(open.cell(0, RunModel::Standing), QString("running"));
    QCOMPARE(open.cell(0, RunModel::Epochs), QString("2 of 15"));
    writer->onEvent(EpochEvent{test::madeUpRecord(3, 3, 0.6), true, nullptr});
    QTRY_COMPARE(open.cell(0, RunModel::Epochs), QString("3 of 15"));
    open.choose(0);
    QVERIFY(!open.button("throwRunAway")->isEnabled());
    QVERIFY(open.button("throwRunAway")->toolTip().contains("being trained"));
    QTest::keyClick(open.table, Qt::Key_Delete);
    QVERIFY(open.said().contains("being trained"));
    open.page.jobs().throwAway({runsHome() / "live"});  // it went live between the look and the key
    QTRY_VERIFY2(open.said().contains("another studio"), qPrintable(open.said()));
    QVERIFY(fs::exists(runsHome() / "live" / "run.json"));
    writer.reset();
    open.page.hide();
    open.page.show();
    QTRY_COMPARE(open.cell(0, RunModel::Standing), QString("interrupted"));
    QVERIFY(open.button("throwRunAway")->isEnabled());
}

void RunsPageActionsTest::exportsAreChecked() {
    const fs::path folder = run("a");
    writeCheckpoint(folder / "checkpoints" / "best.pth", test::sampleCheckpoint());
    OpenPage open;
    QVERIFY(open.has(1));
    open.choose(0);
    const auto out = [&](const char* name) { return QString::fromStdString((m_home->path() / name).string()); };
    open.page.jobs().exportWeights(folder / "checkpoints" / "best.pth", out("net.pth"), {});
    QVERIFY(open.page.findChild<QLabel*>("runWork")->isVisible());
    QVERIFY(!open.button("throwRunAway")->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(!open.page.jobs().working(), kPatience);
    QCOMPARE(open.said(), QString("Wrote \"net.pth\". Read back by the studio's reader of checkpoints: on 16 pictures "
                                  "of noise the largest difference of a logit is 0 (allowed 0.0001)."));
    QVERIFY(!open.page.findChild<QLabel*>("runWork")->isVisible());
    QVERIFY(!readCheckpoint(m_home->path() / "net.pth").training);

    open.page.jobs().exportReport(folder, out("report.html"));
    QTRY_COMPARE(open.said(), QString("Wrote \"report.html\"."));
    QCOMPARE(readTextFile(m_home->path() / "report.html"), readTextFile(folder / "report.html"));
    open.page.jobs().exportCurves(folder, out("curves.csv"));
    QTRY_COMPARE(open.said(), QString("Wrote \"curves.csv\"."));
    const std::string csv = readTextFile(m_home->path() / "curves.csv");
    QCOMPARE(std::count(csv.begin(), csv.end(), '\n'), std::ptrdiff_t{4});
    open.page.jobs().exportCurves(folder, out("no such folder/curves.csv"));
    QTRY_VERIFY2(open.said().contains("no such folder"), qPrintable(open.said()));

    open.page.jobs().exportWeights(folder / "checkpoints" / "best.pth", out("never.pth"), {});
    open.page.jobs().save(out("beside.csv"), [] { return std::string("a,b\n"); });  // does not wait for it
    QTest::mouseClick(open.button("cancelRunWork"), Qt::LeftButton);
    QVERIFY(!open.page.jobs().working());
    QCOMPARE(open.said(), QString("The export was stopped."));
    QTRY_COMPARE_WITH_TIMEOUT(open.said(), QString("Wrote \"beside.csv\"."), kPatience);
}

void RunsPageActionsTest::theNetworkGoesOutByTheDialog() {
    const fs::path folder = run("a");
    writeCheckpoint(folder / "checkpoints" / "best.pth", test::sampleCheckpoint());
    Checkpoint second = test::sampleCheckpoint();
    second.epoch = 2;
    writeCheckpoint(folder / "checkpoints" / "epoch-002.pth", second);
    OpenPage open;
    QVERIFY(open.has(1));
    open.choose(0);
    emit open.page.findChild<RunToolBar*>()->actionAsked(RunAction::ExportWeights);
    auto* dialog = open.page.findChild<QDialog*>("exportDialog");
    QVERIFY(dialog && dialog->isVisible());
    const auto text = [&](const char* name) { return dialog->findChild<QLabel*>(QLatin1String(name))->text(); };
    const auto click = [&](const char* name) {
        QTest::mouseClick(dialog->findChild<QAbstractButton*>(QLatin1String(name)), Qt::LeftButton);
    };
    const auto box = [&](const char* name) { return dialog->findChild<QCheckBox*>(QLatin1String(name)); };
    QVERIFY2(text("exportWhat").contains("\"a\""), qPrintable(text("exportWhat")));
    QVERIFY(text("exportText").contains("16 pictures"));

    // What means nothing for a format can't be chosen, and the file's ending follows the format.
    auto* format = dialog->findChild<QComboBox*>("exportFormat");
    auto* file = dialog->findChild<QLineEdit*>("exportFile");
    QVERIFY(file->text().endsWith("/a.pth"));
    QVERIFY(box("export.bare")->isEnabled() && !box("export.softmax")->isEnabled());
    QTest::keyClick(format, Qt::Key_End);
    QVERIFY(file->text().endsWith("/a.onnx"));
    QVERIFY(!box("export.bare")->isEnabled() && box("export.softmax")->isEnabled());
    QVERIFY(box("export.bare")->toolTip().contains("ONNX"));
    format->setFocus();
    QTest::keyClick(format, Qt::Key_Home);
    QTest::keyClick(format, Qt::Key_Down);
    QVERIFY(file->text().endsWith("/a.safetensors"));

    const auto type = [&](const fs::path& path) {
        file->selectAll();
        QTest::keyClicks(file, QString::fromStdString(path.string()));
    };
    type(m_home->path() / "nowhere" / "net.safetensors");
    click("startExport");
    QVERIFY2(text("exportSaid").contains("nowhere"), qPrintable(text("exportSaid")));
    QVERIFY(!open.page.jobs().working());

    const fs::path out = m_home->path() / "net.safetensors";
    type(out);
    QVERIFY(text("exportSaid").isEmpty());
    QSignalSpy exported(&open.page.jobs(), &RunJobs::exported);
    QTest::keyClick(file, Qt::Key_Return);
    QVERIFY(!format->isEnabled() && dialog->findChild<QPushButton*>("stopExport")->isVisible());
    QVERIFY(exported.wait(kPatience));
    QVERIFY2(text("exportWritten").startsWith("Wrote \"net.safetensors\", "), qPrintable(text("exportWritten")));
    QCOMPARE(text("exportChecked"), QString("Read back by the studio's reader of safetensors: on 16 pictures of noise "
                                            "the largest difference of a logit is 0 (allowed 0.0001)."));
    QVERIFY(format->isEnabled());
    QCOMPARE(readCheckpoint(out).classes, test::sampleCheckpoint().classes);
    auto* program = dialog->findChild<QPlainTextEdit*>("snippet");
    QVERIFY(program->isVisible() && program->toPlainText().contains("net.safetensors"));
    click("copySnippet");
    QCOMPARE(QGuiApplication::clipboard()->text(), program->toPlainText());

    // What is there is replaced only when asked twice.
    writeFileAtomically(out, "mine");
    click("startExport");
    QVERIFY2(text("exportSaid").contains("once more"), qPrintable(text("exportSaid")));
    QCOMPARE(readTextFile(out), std::string("mine"));
    click("startExport");
    QVERIFY(exported.wait(kPatience));
    QCOMPARE(readCheckpoint(out).classes, test::sampleCheckpoint().classes);

    // Not only the best epoch's weights.
    auto* weights = dialog->findChild<QComboBox*>("exportWeights");
    QCOMPARE(weights->count(), 2);
    QCOMPARE(weights->itemText(0), QString("best, epoch 3, 75.0 %"));
    QCOMPARE(weights->itemText(1), QString("epoch 2, 50.0 %"));
    QCOMPARE(readCheckpoint(out).epoch, 7);
    weights->setFocus();
    QTest::keyClick(weights, Qt::Key_End);
    click("startExport");
    click("startExport");
    QVERIFY(exported.wait(kPatience));
    QCOMPARE(readCheckpoint(out).epoch, 2);

    // Stopped: said, and the file is as it was.
    click("startExport");
    click("startExport");
    click("stopExport");
    QVERIFY(!open.page.jobs().working());
    QVERIFY(text("exportText").contains("16 pictures"));
    QCOMPARE(readCheckpoint(out).classes, test::sampleCheckpoint().classes);

    // The words follow the language, those of what was found, too.
    click("startExport");
    click("startExport");
    QVERIFY(exported.wait(kPatience));
    setLanguage(Language::Chinese);
    QTRY_VERIFY(!text("exportWritten").contains("Wrote"));
    QVERIFY(text("exportWritten").contains("net.safetensors"));
    setLanguage(Language::English);
    click("closeExport");
    QTRY_VERIFY(!open.page.findChild<QDialog*>("exportDialog"));
}

void RunsPageActionsTest::theExportMenuOpensByKey() {
    run("a");
    OpenPage open;
    QVERIFY(open.has(1));
    open.choose(0);
    auto* menu = open.page.findChild<QMenu*>("exportMenu");
    QSignalSpy shown(menu, &QMenu::aboutToShow);
    QTimer::singleShot(0, menu, [&] { menu->close(); });  // showMenu() waits for it
    QTest::keyClick(open.table, Qt::Key_E, Qt::ControlModifier);
    QCOMPARE(shown.count(), 1);
    const QList<QAction*> entries = menu->actions();
    const auto weights = std::find_if(entries.begin(), entries.end(),
                                      [](QAction* entry) { return entry->text().startsWith("Network"); });
    QVERIFY(weights != entries.end());
    QVERIFY(!(*weights)->isEnabled());  // this run has none
    QVERIFY((*weights)->toolTip().contains("no weights"));
    QVERIFY(menu->findChild<QLabel*>("exportedRun")->text().contains("a"));
}

/// From another page before anything has been read; and what can't be exported says why.
void RunsPageActionsTest::theExportWaitsForTheRuns() {
    const fs::path folder = run("a");
    Session session([] { return std::make_shared<test::FakeEngine>(); });
    session.openPath(QString::fromStdString(folder.string()));
    QTRY_VERIFY_WITH_TIMEOUT(!session.history().epochs.empty(), kPatience);
    RunsPage page(session);
    page.resize(1280, 704);
    page.show();
    auto* menu = page.findChild<QMenu*>("exportMenu");
    bool shown = false;
    QObject::connect(menu, &QMenu::aboutToShow, menu, [&] {
        shown = true;
        QTimer::singleShot(0, menu, [menu] { menu->close(); });  // showMenu() waits for it
    });
    page.exportRun();
    QVERIFY(!shown);
    QTRY_VERIFY_WITH_TIMEOUT(shown, kPatience);
    QVERIFY(menu->findChild<QLabel*>("exportedRun")->text().contains("a"));

    run("b");
    OpenPage open;
    QVERIFY(open.has(2));
    open.table->clearSelection();
    open.page.exportRun();
    QVERIFY(!open.said().isEmpty());
}

void RunsPageActionsTest::trainAgainTakesTheRecipe() {
    Settings small = presetNamed("quick").settings;
    small.seed = 7;
    run("a", {.settings = small});
    OpenPage open;
    QVERIFY(open.has(1));
    open.choose(0);
    QSignalSpy settings(&open.session, &Session::settingsChanged);
    QSignalSpy asked(&open.page, &RunsPage::trainingAsked);
    QSignalSpy failed(&open.session, &Session::failed);
    QTest::mouseClick(open.button("trainAgain"), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    QVERIFY(settings.count() > 0 || settings.wait(kPatience));
    QCOMPARE(open.session.settings(), small);
    QVERIFY(open.session.history().epochs.empty());
    QCOMPARE(failed.count(), 1);  // its pictures are not there any more, and the session says so
    QVERIFY(failed[0][0].value<Sentence>().text().contains("flowers"));
}

/// In the menu, after "Train again"; everything else of the settings stays.
void RunsPageActionsTest::theNextRunStartsFromItsWeights() {
    Settings other = presetNamed("course").settings;
    other.mean = {0.25, 0.5, 0.75};
    const fs::path folder = run("a 100%25", {.settings = other, .started = "2026-11-22T00:00:00Z"});
    run("b", {.started = "2026-11-21T00:00:00Z"});
    const fs::path best = folder / "checkpoints" / "best.pth";
    writeFileAtomically(best, "weights");
    OpenPage open;
    QVERIFY(open.has(2));
    QSignalSpy asked(&open.page, &RunsPage::trainingAsked);
    const auto entry = [&](int row) {
        delete open.page.findChild<QMenu*>("runMenu");
        open.choose(row);
        const QList<QAction*> entries = open.page.findChild<RunToolBar*>()->makeMenu()->actions();
        const auto again =
            std::ranges::find_if(entries, [](QAction* one) { return one->text().startsWith("Train again"); });
        return entries.value(again - entries.begin() + 1);
    };
    QVERIFY(entry(1) && !entry(1)->isEnabled());
    QVERIFY(entry(1)->toolTip().contains("no weights"));
    QVERIFY(entry(0)->isEnabled());
    QVERIFY2(entry(0)->text().startsWith("Start the next run from"), qPrintable(entry(0)->text()));
    Settings expected = open.session.settings();
    applySetting(expected, "variant", "course");  // with what it moves along
    expected.weights = best.string();
    expected.mean = other.mean;
    expected.std = other.std;
    entry(0)->trigger();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(open.session.settings(), expected);
}

QTEST_MAIN(RunsPageActionsTest)
#include "runs_page_actions_test.moc"
