// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/cut_off.h"
#include "ui/frame/full_window.h"
#include "ui/frame/gated_run.h"
#include "ui/pages/predictions/weights_dialog.h"
#include "ui/pages/runs/run_tool_bar.h"
#include "ui/widgets/menu_button.h"

#include <QAbstractButton>
#include <QDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QScreen>
#include <QTreeView>
#include <memory>

using namespace studio;
using namespace studio::ui;
using test::cutOffIn;
using test::layOut;

/// Nothing is cut off: on no page, empty or full, from the smallest window to a large screen, in no dialog, in no
/// language.
class FitTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup() { setLanguage(Language::English); }
    void pagesFit_data();
    void pagesFit();
    void dialogsFit_data();
    void dialogsFit();
    void theCloseQuestionFits_data();
    void theCloseQuestionFits();

private:
    TemporaryFolder m_folder;
    QString m_run;
    test::ForeignFiles m_foreign;
    std::unique_ptr<MainWindow> m_empty, m_full;
};

namespace {

constexpr QSize kSizes[] = {{0, 0} /* the smallest */, {1280, 800}, {3840, 2160}};

}  // namespace

void FitTest::initTestCase() {
    appSettings().clear();
    test::startIn(ThemeMode::Light, Language::English);
    m_run = test::makeRun(m_folder.path());
    QVERIFY(!m_run.isEmpty());
    m_foreign = test::writeForeignFiles(m_folder.path());
    m_empty = std::make_unique<MainWindow>(test::fakeEngine());
    m_empty->show();
    m_full = std::make_unique<MainWindow>(test::fakeEngine());
    QVERIFY(test::openRun(*m_full, m_run));
    QTRY_VERIFY_WITH_TIMEOUT(test::settled(*m_full) && m_empty->session().engineInfo(), test::kPatience);
}

void FitTest::pagesFit_data() {
    QTest::addColumn<Page>("page");
    QTest::addColumn<Language>("tongue");
    QTest::addColumn<bool>("full");
    for (const PageRow& row : pageTable())
        for (const bool full : {false, true})
            for (const Language tongue : {Language::English, Language::Chinese})
                QTest::addRow("%s, %s, %s", row.name, full ? "full" : "empty",
                              tongue == Language::English ? "English" : "Chinese")
                    << row.page << tongue << full;
}

void FitTest::pagesFit() {
    QFETCH(Page, page);
    QFETCH(Language, tongue);
    QFETCH(bool, full);
    MainWindow& window = full ? *m_full : *m_empty;
    setLanguage(tongue);
    window.showPage(page);
    for (const QSize size : kSizes) {
        window.resize(size.isEmpty() ? window.minimumSize() : size);
        layOut();
        const QStringList cut = cutOffIn(window);
        QVERIFY2(cut.isEmpty(),
                 qPrintable(QStringLiteral("%1 x %2: ").arg(window.width()).arg(window.height()) + cut.join("; ")));
    }
}

void FitTest::dialogsFit_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<Language>("tongue");
    for (const char* name : {"helpDialog", "aboutBox", "splitDialog", "rateDialog", "exportDialog", "describeDialog",
                             "sizeDialog", "weightsDialog", "weightsDialog that takes nothing"})
        for (const Language tongue : {Language::English, Language::Chinese})
            QTest::addRow("%s, %s", name, tongue == Language::English ? "English" : "Chinese")
                << QString(name) << tongue;
}

void FitTest::dialogsFit() {
    QFETCH(QString, name);
    QFETCH(Language, tongue);
    setLanguage(tongue);
    MainWindow& window = *m_full;
    window.resize(1280, 800);
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const auto runAction = [&](RunAction action) {
        window.showPage(Page::Runs);
        auto* table = window.findChild<QTreeView*>("runTable");
        QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > 0, test::kPatience);
        table->setCurrentIndex(table->model()->index(0, 0));
        emit window.findChild<RunToolBar*>()->actionAsked(action);
    };
    if (name == "helpDialog") QTest::keyClick(&window, Qt::Key_F1);
    if (name == "aboutBox")
        QMetaObject::invokeMethod(window.findChild<QWidget*>("menuButton")->parentWidget(), "aboutAsked");
    if (name == "splitDialog") {
        window.showPage(Page::Data);
        window.findChild<QAbstractButton*>("splitButton")->click();
    }
    if (name == "sizeDialog") {
        window.showPage(Page::Network);
        QMenu& choices = window.findChild<MenuButton*>("networkChoice")->choices();
        emit choices.aboutToShow();
        choices.actions().last()->trigger();
    }
    if (name == "rateDialog") {
        window.showPage(Page::Training);
        auto* find = window.findChild<QAbstractButton*>("findRate");
        QTRY_VERIFY_WITH_TIMEOUT(find->isEnabled(), test::kPatience);
        find->click();
    }
    if (name == "exportDialog") runAction(RunAction::ExportWeights);
    if (name == "describeDialog") runAction(RunAction::Rename);
    if (name == "weightsDialog") window.session().setWeightsSource(Session::WeightsSource::File, m_foreign.whole);
    if (name.endsWith("takes nothing")) (new WeightsDialog(window.session(), m_foreign.lacking, &window))->show();
    QDialog* dialog = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((dialog = window.findChild<QDialog*>(name.section(' ', 0, 0))) && dialog->isVisible(),
                             test::kPatience);
    if (name == "rateDialog")  // with its longest sentences
        QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<QAbstractButton*>("useRate")->isEnabled(), test::kPatience);
    if (name.startsWith("weightsDialog"))
        QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<QWidget*>("weightsVariant")->isVisible() ||
                                     !dialog->findChild<QLabel*>("weightsSaid")->text().isEmpty(),
                                 test::kPatience);
    if (name == "weightsDialog") {
        dialog->findChild<QWidget*>("weightsVariant")->findChild<QAbstractButton*>()->click();
        QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<QAbstractButton*>("useWeights")->isEnabled(), test::kPatience);
    }
    layOut();
    const QStringList cut = cutOffIn(*dialog);
    dialog->close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join("; ")));
}

void FitTest::theCloseQuestionFits_data() {
    QTest::addColumn<bool>("paused");
    QTest::newRow("running") << false;
    QTest::newRow("paused") << true;
}

/// It has other buttons while the run is paused.
void FitTest::theCloseQuestionFits() {
    if (QGuiApplication::primaryScreen()->size().width() < 600)
        QSKIP("a message box keeps within the screen, and scaled the offscreen one is narrower than any real one");
    QFETCH(bool, paused);
    const TemporaryFolder folder;
    test::Gate gate;
    MainWindow window(gate.source());
    window.show();
    QVERIFY(test::openTinyData(window.session(), folder.path()));
    QVERIFY(test::trainToTheGate(window.session()));
    if (paused) {
        window.session().pause();
        gate.open();
        QVERIFY(test::ends(window.session(), RunState::Paused));
    }
    QStringList cut;
    for (const Language tongue : {Language::English, Language::Chinese}) {
        setLanguage(tongue);
        window.close();
        auto* question = window.findChild<QDialog*>("closeQuestion");
        QVERIFY(question && question->isVisible());
        layOut();
        cut << cutOffIn(*question);
        question->reject();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    window.session().stop();
    QVERIFY(test::ends(window.session(), RunState::Stopped));
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join("; ")));
}

QTEST_MAIN(FitTest)
#include "fit_test.moc"
