// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/full_window.h"

#include "ui/widgets/confusion_matrix.h"
#include "ui/widgets/prediction_grid.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
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
    QCOMPARE(window.findChild<QLabel*>("runWhat")->text(), QString("Finished after 2 epochs"));

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

    // Looked at a second time, all of it is there: the run opens from its folder.
    const QString run = QString::fromStdString(session.history().start.run.string());
    MainWindow again(test::fakeEngine());
    QVERIFY(test::openRun(again, run));
    QCOMPARE(again.session().predictions().size(), session.predictions().size());
    QCOMPARE(again.session().history().bestEpoch, session.history().bestEpoch);
}

QTEST_MAIN(WholeSessionTest)
#include "whole_session_test.moc"
