// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/full_window.h"

#include "core/base/files.h"
#include "core/runs/checkpoint.h"
#include "ui/pages/runs/fact_table.h"
#include "ui/pages/runs/run_table.h"
#include "ui/plots/compare_plot.h"
#include "ui/widgets/confusion_matrix.h"
#include "ui/widgets/prediction_grid.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

using namespace studio;
using namespace studio::ui;
using test::waitUntil;

/// From the first start to the answers, as a person does it: by mouse and key, through the window alone.
class WholeSessionTest : public QObject {
    Q_OBJECT

private slots:
    void fromTheSampleToItsAnswers();

private:
    static void click(MainWindow& window, const char* name) {
        auto* button = window.findChild<QAbstractButton*>(QLatin1String(name));
        QVERIFY2(button && button->isVisible() && button->isEnabled(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    static void type(MainWindow& window, const char* setting, const char* value) {
        auto* line = window.findChild<QLineEdit*>(QStringLiteral("setting.") + setting);
        QVERIFY2(line && line->isVisible() && line->isEnabled(), setting);
        line->selectAll();
        QTest::keyClicks(line, value);
        QTest::keyClick(line, Qt::Key_Return);
    }
};

void WholeSessionTest::fromTheSampleToItsAnswers() {
    appSettings().clear();
    std::filesystem::remove_all(runsHome());  // those of the last time
    test::startIn(ThemeMode::Light, Language::English);
    MainWindow window(test::fakeEngine());
    window.resize(1280, 800);
    window.show();
    Session& session = window.session();

    QSignalSpy prepared(&session, &Session::preparedChanged);
    click(window, "sampleButton");
    QVERIFY(waitUntil(prepared, [&] { return session.prepared() != nullptr; }));
    QCOMPARE(int(window.page()), int(Page::Data));
    auto* pictures = window.findChild<QAbstractItemView*>("pictureGrid");
    QVERIFY(pictures->isVisible() && pictures->model()->rowCount() > 100);

    click(window, "trainingTab");
    auto* preset = window.findChild<QComboBox*>("preset");
    preset->setFocus();
    QTest::keyClicks(preset, preset->itemText(preset->findData("quick")));
    type(window, "epochs", "2");
    type(window, "input_size", "96");
    QCOMPARE(session.settings().epochs, 2);
    QCOMPARE(session.settings().inputSize, 96);

    QSignalSpy changed(&session, &Session::stateChanged);
    click(window, "startButton");
    QVERIFY(waitUntil(changed, [&] { return session.state() == RunState::Finished; }));
    QVERIFY(window.findChild<QLabel*>("runWhat")->text().startsWith("Finished after 2 epochs: "));

    QSignalSpy predicted(&session, &Session::predictionsChanged);
    click(window, "predictionsTab");
    QVERIFY(waitUntil(predicted, [&] { return !session.predictions().empty(); }));
    auto* matrix = window.findChild<ConfusionMatrix*>();
    auto* grid = window.findChild<PredictionGrid*>();
    QCOMPARE(grid->model()->rowCount(), int(session.predictions().size()));
    matrix->setFocus();
    QTest::keyClick(matrix, Qt::Key_Down);
    QTest::keyClick(matrix, Qt::Key_Return);
    QCOMPARE(grid->model()->rowCount(), matrix->cellText({1, 0}).toInt());
    QTest::keyClick(matrix, Qt::Key_Return);
    grid->setCurrentIndex(grid->model()->index(2, 0));
    QVERIFY(!session.chosen().empty());
    QVERIFY(session.weightsText().startsWith("best"));
    const QString run = QString::fromStdString(session.history().start.run.string());
    const std::size_t answers = session.predictions().size();
    const int bestEpoch = session.history().bestEpoch;

    // A second try with other settings, compared with the first.
    click(window, "trainingTab");
    type(window, "epochs", "1");
    click(window, "startButton");
    QVERIFY(waitUntil(changed,
                      [&] { return session.state() == RunState::Finished && session.history().epochs.size() == 1; }));
    const QString second = QString::fromStdString(session.history().start.run.string());
    click(window, "runsTab");
    auto* table = window.findChild<RunTable*>();
    QTRY_COMPARE(table->model()->rowCount(), 2);
    table->setFocus();
    table->selectionModel()->clear();
    for (const int row : {0, 1}) {
        table->setCurrentIndex(table->model()->index(row, 0));
        QTest::keyClick(table, Qt::Key_Space);
    }
    auto* plot = window.findChild<ComparePlot*>();
    QTRY_COMPARE(plot->curves().size(), std::size_t{2});
    const auto rows = window.findChild<FactTable*>("firstFacts")->rows();
    QVERIFY(std::any_of(rows.begin(), rows.end(), [](const auto& row) { return row.values.contains("1"); }));

    // The first one's network leaves the studio, read back and compared.
    const std::filesystem::path out = std::filesystem::path(run.toStdString()) / "network.safetensors";
    table->choose(run.toStdString());
    const QList<QAction*> entries = window.findChild<QMenu*>("exportMenu")->actions();
    const auto network = std::find_if(entries.begin(), entries.end(),
                                      [](QAction* entry) { return entry->text().startsWith("Network"); });
    QVERIFY(network != entries.end() && (*network)->isEnabled());
    (*network)->trigger();
    auto* dialog = window.findChild<QDialog*>("exportDialog");
    QVERIFY(dialog && dialog->isVisible());
    auto* format = dialog->findChild<QComboBox*>("exportFormat");
    QTest::keyClick(format, Qt::Key_Home);
    QTest::keyClick(format, Qt::Key_Down);
    auto* file = dialog->findChild<QLineEdit*>("exportFile");
    file->selectAll();
    QTest::keyClicks(file, QString::fromStdString(out.string()));
    QTest::keyClick(file, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<QPlainTextEdit*>("snippet")->isVisible(), test::kPatience);
    QVERIFY(dialog->findChild<QLabel*>("exportChecked")->text().contains("16 photographs"));
    const Checkpoint taken = readCheckpoint(out);
    QCOMPARE(taken.classes, session.history().start.classes);
    QVERIFY(!taken.training && second != run);
    dialog->close();

    // Looked at a second time, all of it is there: the run opens from its folder.
    MainWindow again(test::fakeEngine());
    QVERIFY(test::openRun(again, run));
    QCOMPARE(again.session().predictions().size(), answers);
    QCOMPARE(again.session().history().bestEpoch, bestEpoch);
}

QTEST_MAIN(WholeSessionTest)
#include "whole_session_test.moc"
