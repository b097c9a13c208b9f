// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "ui/frame/bring.h"
#include "ui/pages/network_page.h"
#include "ui/pages/training_page.h"
#include "ui/thumbnails/picture_grid.h"

#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>

using namespace studio;
using namespace studio::ui;
using test::isActive;
using test::kPatience;
using test::waitUntil;

/// What comes into the window as files, by drops, arguments, keys, menus and buttons, and what of it is there the next
/// time.
class OpeningTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void aDropIsOpened_data();
    void aDropIsOpened();
    void anArgumentIsOpened();
    void keysOpenAndClose();
    void aListIsAskedFor();
    void themeAndLanguageAreChosenAndStay();
    void theRunBarsButtonsPauseAndContinue();
    void aPredictionsPictureIsShownInData();
    void columnsStayAsTheyWereLeft_data();
    void columnsStayAsTheyWereLeft();
    void whatWasWrittenIsSaid();

private:
    QString inFolder(const char* name) const { return QString::fromStdString((m_folder / name).string()); }

    TemporaryFolder m_folder, m_cache;
    QString m_run;
};

namespace {

void drop(MainWindow& window, const QString& path) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    test::drop(window, data);
}

/// Presses the keys and says whether a dialog for files came, which is closed again.
bool asksForFiles(MainWindow& window, Qt::Key key, Qt::KeyboardModifiers modifiers) {
    bool asked = false;
    if (!isActive(window)) return false;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &look, [&] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        if (!dialog) return;
        asked = true;
        dialog->reject();
    });
    look.start(5);
    QTest::keyClick(&window, key, modifiers);  // comes back once the dialog is closed
    return asked;
}

void choose(MainWindow& window, const char* button, const QString& text) {
    QMenu* menu = window.findChild<QToolButton*>(QLatin1String(button))->menu();
    emit menu->aboutToShow();
    for (QAction* action : menu->actions())
        if (action->text() == text) return action->trigger();
    QFAIL(qPrintable(text));
}

}  // namespace

void OpeningTest::initTestCase() {
    appSettings().clear();
    qputenv("XDG_CACHE_HOME", m_cache.path().c_str());
    m_run = test::makeRun(m_folder.path());
    QVERIFY(!m_run.isEmpty());
}

void OpeningTest::init() {
    appSettings().clear();
    test::startIn(ThemeMode::Light, Language::English);
}

void OpeningTest::aDropIsOpened_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("page");
    QTest::newRow("data") << inFolder("") << int(Page::Data);
    QTest::newRow("run") << m_run << int(Page::Training);
    QTest::newRow("checkpoint") << m_run + "/checkpoints/best.pth" << int(Page::Predictions);
}

void OpeningTest::aDropIsOpened() {
    QFETCH(QString, path);
    QFETCH(int, page);
    MainWindow window(test::fakeEngine());
    window.show();
    window.showPage(Page::Network);
    QSignalSpy prepared(&window.session(), &Session::preparedChanged);
    drop(window, path);
    QVERIFY(waitUntil(prepared, [&] { return window.session().prepared() != nullptr; }));
    QTRY_COMPARE_WITH_TIMEOUT(int(window.page()), page, kPatience);
    QCOMPARE(window.session().history().epochs.size(), std::size_t(page == int(Page::Training) ? 3 : 0));
    if (page == int(Page::Data)) return;
    QSignalSpy predicted(&window.session(), &Session::predictionsChanged);
    QVERIFY(waitUntil(predicted, [&] { return !window.session().predictions().empty(); }));
    // Now there are weights, one picture is asked about.
    window.showPage(Page::Data);
    drop(window, inFolder("class 1/2 picture.png"));
    QVERIFY(waitUntil(predicted, [&] { return window.session().predictions().size() == 1; }));
    QCOMPARE(int(window.page()), int(Page::Predictions));
}

void OpeningTest::anArgumentIsOpened() {
    MainWindow window(test::fakeEngine());
    QVERIFY(window.openAtStart(m_run));
    QSignalSpy opened(&window.session(), &Session::opened);
    window.show();
    QVERIFY(waitUntil(opened, [&] { return window.session().history().epochs.size() == 3; }));
    QTRY_COMPARE_WITH_TIMEOUT(int(window.page()), int(Page::Training), kPatience);
}

void OpeningTest::keysOpenAndClose() {
    MainWindow window(test::fakeEngine());
    window.show();
    QVERIFY(asksForFiles(window, Qt::Key_O, Qt::ControlModifier));
    QVERIFY(asksForFiles(window, Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier));
    QVERIFY(!asksForFiles(window, Qt::Key_O, Qt::AltModifier));
    QVERIFY(isActive(window));
    QTest::keyClick(&window, Qt::Key_Q, Qt::ControlModifier);
    QVERIFY(!window.isVisible());
}

/// By the door of the first start, and by the menu.
void OpeningTest::aListIsAskedFor() {
    MainWindow window(test::fakeEngine());
    window.show();
    const auto asks = [&](auto act) {
        bool asked = false;
        QTimer look;
        connect(&look, &QTimer::timeout, &look, [&] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            if (!dialog) return;
            asked = dialog->nameFilters().join(' ').contains("*.csv");
            dialog->reject();
        });
        look.start(5);
        act();
        return asked;
    };
    QVERIFY(asks([&] { window.findChild<QToolButton*>("openListButton")->click(); }));
    QVERIFY(asks([&] { choose(window, "menuButton", "Open a list of pictures…"); }));
    QVERIFY(asks([&] { choose(window, "dataButton", "Open a list of pictures…"); }));
}

void OpeningTest::themeAndLanguageAreChosenAndStay() {
    appSettings().clear();
    {
        MainWindow window(test::fakeEngine());
        window.show();
        setLanguage(Language::English);
        QCoreApplication::sendPostedEvents();
        choose(window, "themeButton", "Dark");
        QVERIFY(Theme::instance().isDark());
        choose(window, "languageButton", "中文");
        QCoreApplication::sendPostedEvents();
        QCOMPARE(window.findChild<QToolButton*>("dataTab")->text(), QString("数据"));
        window.close();
    }
    Theme::instance().setMode(ThemeMode::Light);
    setLanguage(Language::English);
    MainWindow again(test::fakeEngine());
    again.show();
    QVERIFY(Theme::instance().isDark());
    QCOMPARE(again.findChild<QToolButton*>("dataTab")->text(), QString("数据"));
}

void OpeningTest::theRunBarsButtonsPauseAndContinue() {
    MainWindow window(test::fakeEngine());
    window.show();
    Session& session = window.session();
    QSignalSpy prepared(&session, &Session::preparedChanged);
    session.openPath(inFolder(""));
    QVERIFY(waitUntil(prepared, [&] { return session.prepared() != nullptr; }));
    for (const auto& [key, value] :
         {std::pair{"batch_size", "4"}, {"epochs", "900"}, {"input_size", "96"}, {"validation_fraction", "0.34"}})
        session.setSetting(key, value);
    QSignalSpy changed(&session, &Session::stateChanged);
    const auto is = [&](RunState state) { return waitUntil(changed, [&] { return session.state() == state; }); };
    auto* button = window.findChild<QPushButton*>("startButton");
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(is(RunState::Running));
    QTRY_COMPARE(button->text().trimmed(), QString("Pause"));
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(is(RunState::Paused));
    QTRY_COMPARE(button->text().trimmed(), QString("Continue"));
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(is(RunState::Running));
    QTest::keyClick(&window, Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(is(RunState::Paused));
    QTest::mouseClick(window.findChild<QPushButton*>("stopButton"), Qt::LeftButton);
    QVERIFY(is(RunState::Stopped));
    QTRY_COMPARE(button->text().trimmed(), QString("Start"));
}

void OpeningTest::aPredictionsPictureIsShownInData() {
    MainWindow window(test::fakeEngine());
    QVERIFY(test::openRun(window, m_run));
    window.showPage(Page::Predictions);
    const std::string wanted = window.session().predictions().back().path;
    window.session().setChosen(wanted);
    auto* button = window.findChild<QPushButton*>("showInData");
    QTRY_VERIFY(button->isVisible() && button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(int(window.page()), int(Page::Data));
    QCOMPARE(window.session().chosen(), wanted);
    const auto* grid = window.findChild<PictureGrid*>("pictureGrid");
    QVERIFY(grid->currentIndex().isValid());
    QVERIFY(grid->viewport()->rect().intersects(grid->visualRect(grid->currentIndex())));
}

void OpeningTest::columnsStayAsTheyWereLeft_data() {
    QTest::addColumn<Page>("page");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("by");  // pixels to the right
    QTest::newRow("predictions") << Page::Predictions << "predictionColumns" << 60;
    QTest::newRow("network") << Page::Network << "networkColumns" << -60;
}

void OpeningTest::columnsStayAsTheyWereLeft() {
    QFETCH(Page, page);
    QFETCH(QString, name);
    QFETCH(int, by);
    QList<int> sizes;
    const auto columns = [&](MainWindow& window) {
        window.showPage(page);
        QCoreApplication::processEvents();
        return window.findChild<QSplitter*>(name);
    };
    {
        MainWindow window(test::fakeEngine());
        QVERIFY(test::openRun(window, m_run));
        QSplitter* splitter = columns(window);
        QWidget* handle = splitter->handle(1);
        const QPoint middle = handle->rect().center();
        QTest::mousePress(handle, Qt::LeftButton, {}, middle);
        QTest::mouseMove(handle, middle + QPoint(by, 0));
        QTest::mouseRelease(handle, Qt::LeftButton, {}, middle + QPoint(by, 0));
        sizes = splitter->sizes();
        window.close();
    }
    QVERIFY(sizes[by > 0 ? 0 : 1] > 340);
    MainWindow again(test::fakeEngine());
    QVERIFY(test::openRun(again, m_run));
    QCOMPARE(columns(again)->sizes(), sizes);
}

void OpeningTest::whatWasWrittenIsSaid() {
    MainWindow window(test::fakeEngine());
    QVERIFY(test::openRun(window, m_run));
    window.showPage(Page::Training);
    auto* training = window.findChild<TrainingPage*>();
    training->savePlot(TrainingPlot::Accuracy, PlotFile::Svg, inFolder("accuracy.svg"));
    auto* said = window.findChild<QLabel*>("messageText");
    QTRY_COMPARE_WITH_TIMEOUT(said->text(), QString("Wrote \"accuracy.svg\"."), kPatience);
    QVERIFY(said->isVisible());
    QVERIFY(readTextFile(m_folder / "accuracy.svg").starts_with("<?xml"));
    window.showPage(Page::Network);
    for (const bool svg : {true, false}) {
        const char* name = svg ? "network.svg" : "network.png";
        window.findChild<NetworkPage*>()->saveDiagram(inFolder(name), svg);
        QTRY_COMPARE_WITH_TIMEOUT(said->text(), QString("Wrote \"%1\".").arg(QLatin1String(name)), kPatience);
    }
    QVERIFY(readTextFile(m_folder / "network.svg").find("</svg>") != std::string::npos);
    QVERIFY(QImage(inFolder("network.png")).width() > 1000);
    training->savePlot(TrainingPlot::Rate, PlotFile::Csv, inFolder("no such folder/rate.csv"));
    QTRY_VERIFY_WITH_TIMEOUT(said->text().contains("no such folder"), kPatience);
}

QTEST_MAIN(OpeningTest)
#include "opening_test.moc"
