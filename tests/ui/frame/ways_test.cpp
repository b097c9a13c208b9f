// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/full_window.h"
#include "ui/help/commands.h"

#include <QApplication>
#include <QDialog>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QShortcut>
#include <QTextBrowser>
#include <atomic>

using namespace studio;
using namespace studio::ui;
using test::waitUntil;

/// The window's ways beside its pages: keys, help, drops, closing, what is remembered.
class WaysTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void spacePausesWhereNothingElseWantsIt();
    void helpKnowsPagesAndKeys();
    void aboutNamesWhatIsLinked();
    void aDragSaysWhatLettingGoDoes_data();
    void aDragSaysWhatLettingGoDoes();
    void severalPicturesAreAskedAbout();
    void ofSeveralThingsOneIsOpened();
    void whatIsOpenedMeanwhileIsWanted_data();
    void whatIsOpenedMeanwhileIsWanted();
    void aDropIsOpenedWhateverWasBefore();
    void closingCanBeTakenBack();
    void closesAfterTheNextCheckpoint_data();
    void closesAfterTheNextCheckpoint();
    void thePageIsRemembered();
    void whyARunFailedIsSaidInThisLanguage();
};

namespace {

/// An engine whose steps wait for a gate, and a window with a long run that stands before it.
struct GatedRun {
    GatedRun() {
        test::FakeOptions options;
        options.beforeTrain = [this](std::int64_t, std::stop_token) { go.wait(false); };
        auto engine = std::make_shared<test::FakeEngine>(options);
        window = std::make_unique<MainWindow>([engine] { return engine; });
    }
    ~GatedRun() {
        open();
        window.reset();
    }
    void open() {
        go = true;
        go.notify_all();
    }
    bool start() {
        Session& session = window->session();
        window->resize(1280, 800);
        window->show();
        QSignalSpy prepared(&session, &Session::preparedChanged);
        session.openPath(test::makeTinyData(folder.path()));
        if (!waitUntil(prepared, [&] { return session.prepared() != nullptr; })) return false;
        for (const auto& [key, value] :
             {std::pair{"batch_size", "4"}, {"epochs", "900"}, {"input_size", "96"}, {"validation_fraction", "0.34"}})
            session.setSetting(key, value);
        QSignalSpy changed(&session, &Session::stateChanged);
        session.start();
        return waitUntil(changed, [&] { return session.state() == RunState::Running; });
    }
    bool ends() {
        QSignalSpy changed(&window->session(), &Session::stateChanged);
        return waitUntil(changed, [&] { return !isLive(window->session().state()); });
    }
    void press(const char* button) {
        window->close();
        auto* question = window->findChild<QMessageBox*>("closeQuestion");
        QVERIFY(question);
        QTest::mouseClick(question->findChild<QPushButton*>(QLatin1String(button)), Qt::LeftButton);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    TemporaryFolder folder;
    std::atomic<bool> go = false;
    std::unique_ptr<MainWindow> window;
};

/// What the veil says; empty when it does not show.
QString saidOfTheDrag(const MainWindow& window) {
    const auto* veil = window.findChild<QWidget*>("dropVeil");
    return veil && veil->isVisible() ? veil->findChild<QLabel*>("dropText")->text() : QString();
}

bool dragOver(MainWindow& window, QMimeData& data, const QStringList& paths) {
    QList<QUrl> urls;
    for (const QString& path : paths) urls << QUrl::fromLocalFile(path);
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(600, 400), Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    return enter.isAccepted() && enter.dropAction() == Qt::CopyAction;
}

void drop(MainWindow& window, const QMimeData& data) {
    QDropEvent event(QPointF(600, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &event);
}

}  // namespace

void WaysTest::init() {
    appSettings().clear();
    test::startIn(ThemeMode::Light, Language::English);
}

void WaysTest::spacePausesWhereNothingElseWantsIt() {
    GatedRun run;
    QVERIFY(run.start());
    Session& session = run.window->session();
    run.window->showPage(Page::Training);
    auto* line = run.window->findChild<QLineEdit*>("setting.epochs");
    QVERIFY(line);
    QTest::keyClick(line, Qt::Key_Space);  // locked: no use for it
    QVERIFY(session.pausing());
    QTest::keyClick(run.window.get(), Qt::Key_Space);
    QVERIFY(!session.pausing());
    auto* stop = run.window->findChild<QPushButton*>("stopButton");
    QTest::keyClick(stop, Qt::Key_Space);  // a button is pressed by it
    run.open();
    QVERIFY(run.ends());
    QCOMPARE(int(session.state()), int(RunState::Stopped));
    QTest::keyClick(run.window.get(), Qt::Key_Space);  // never starts one
    QVERIFY(!isLive(session.state()));
}

void WaysTest::helpKnowsPagesAndKeys() {
    MainWindow window(test::fakeEngine());
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_F1);
    auto* help = window.findChild<QDialog*>("helpDialog");
    QVERIFY(help && help->isVisible());
    auto* text = help->findChild<QTextBrowser*>("helpText");
    for (const Language tongue : {Language::English, Language::Chinese}) {
        setLanguage(tongue);
        QCoreApplication::sendPostedEvents();
        const QString said = text->toPlainText();
        for (const PageRow& row : pageTable()) QVERIFY2(said.contains(pageText(row)), row.name);
        for (const CommandRow& row : commandTable()) {
            QVERIFY2(said.contains(keysText(row)), row.keys);
            QVERIFY2(said.contains(commandText(row)), row.text);
        }
    }
    QVERIFY(text->toPlainText().contains("辅助"));
    // What a page or a list in focus does itself is told, too, and bound by nobody else.
    setLanguage(Language::English);
    QCoreApplication::sendPostedEvents();
    const QStringList lines = text->toPlainText().split('\n');
    for (const char* keys : {"F2", "Delete", "Ctrl+C", "Ctrl+A", "Ctrl++ and Ctrl+-, Ctrl+0", "+ and -, 0",
                             "Home and End", "Esc", "Shift+arrow keys"})
        QVERIFY2(lines.contains(QLatin1String(keys)), keys);
    for (const auto* shortcut : window.findChildren<QShortcut*>())
        for (const char* keys : {"F2", "Del", "Ctrl+C", "Ctrl+A", "Ctrl++", "Ctrl+-", "Ctrl+0", "Home", "End", "Esc"})
            QVERIFY2(shortcut->key() != QKeySequence(QLatin1String(keys)), keys);
    QTest::keyClick(help, Qt::Key_Escape);
    QVERIFY(!help->isVisible());
}

void WaysTest::aboutNamesWhatIsLinked() {
    MainWindow window(test::fakeEngine());
    QSignalSpy ready(&window.session(), &Session::engineReady);
    window.show();
    QVERIFY(ready.wait(test::kPatience));
    QMetaObject::invokeMethod(window.findChild<QWidget*>("menuButton")->parentWidget(), "aboutAsked");
    auto* about = window.findChild<QDialog*>("aboutBox");
    QVERIFY(about && about->isVisible());
    QStringList texts;
    for (const QLabel* label : about->findChildren<QLabel*>()) texts << label->text();
    for (const char* part : {"Qt", qVersion(), "LibTorch", "fake", "QCustomPlot", "OpenCV", "libpng", "zlib", "spdlog",
                             "GPL-3.0-or-later", "BSD-3-Clause", "Apache-2.0"})
        QVERIFY2(texts.contains(QLatin1String(part)), part);
    QCOMPARE(texts.count(QString()), 1);  // the mark, a picture
}

void WaysTest::aDragSaysWhatLettingGoDoes_data() {
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("said");
    QTest::newRow("pictures, no weights") << "class 0/0 picture.png"
                                          << "no weights";
    QTest::newRow("folder") << ""
                            << "Drop to open the pictures in";
    QTest::newRow("checkpoint") << "some.pth"
                                << "Drop to open the checkpoint \"some.pth\"";
}

void WaysTest::aDragSaysWhatLettingGoDoes() {
    QFETCH(QString, what);
    QFETCH(QString, said);
    TemporaryFolder folder;
    const QString data = test::makeTinyData(folder.path());
    QFile file(data + "/some.pth");
    QVERIFY(file.open(QIODevice::WriteOnly));
    MainWindow window(test::fakeEngine());
    window.show();
    QMimeData mime;
    QVERIFY(dragOver(window, mime, {data + '/' + what}));
    QVERIFY(saidOfTheDrag(window).startsWith("Drop to open \""));  // the disk has not answered
    QTRY_VERIFY2_WITH_TIMEOUT(saidOfTheDrag(window).contains(said), qPrintable(saidOfTheDrag(window)), test::kPatience);
    QDragLeaveEvent leave;
    QApplication::sendEvent(&window, &leave);
    QVERIFY(!window.findChild<QWidget*>("dropVeil")->isVisible());
}

void WaysTest::severalPicturesAreAskedAbout() {
    TemporaryFolder folder;
    const QString run = test::makeRun(folder.path());
    MainWindow window(test::fakeEngine());
    QVERIFY(test::openRun(window, run));
    const QString data = QString::fromStdString(folder.path().string());
    const QStringList pictures{data + "/class 0/0 picture.png", data + "/class 1/3 picture.png"};
    QMimeData mime;
    QVERIFY(dragOver(window, mime, pictures));
    QTRY_COMPARE_WITH_TIMEOUT(saidOfTheDrag(window), QString("Drop to ask the network about 2 pictures"),
                              test::kPatience);
    window.showPage(Page::Data);
    QSignalSpy predicted(&window.session(), &Session::predictionsChanged);
    drop(window, mime);
    QVERIFY(waitUntil(predicted, [&] { return window.session().predictions().size() == 2; }));
    QCOMPARE(int(window.page()), int(Page::Predictions));

    // A folder is asked about on the page that shows answers; a run is opened there, too.
    QVERIFY(dragOver(window, mime, {data + "/class 1", pictures[0]}));
    QTRY_VERIFY_WITH_TIMEOUT(saidOfTheDrag(window).contains("the pictures in \"class 1\""), test::kPatience);
    drop(window, mime);
    QVERIFY(waitUntil(predicted, [&] { return window.session().predictions().size() == 7; }));
    QVERIFY(window.findChild<QAbstractButton*>("pictures")->text().startsWith("others, 7"));
    QVERIFY(dragOver(window, mime, {run}));
    QTRY_VERIFY_WITH_TIMEOUT(saidOfTheDrag(window).startsWith("Drop to open the run"), test::kPatience);
    window.showPage(Page::Network);
    QVERIFY(dragOver(window, mime, {data + "/class 1"}));
    QTRY_VERIFY_WITH_TIMEOUT(saidOfTheDrag(window).startsWith("Drop to open the pictures"), test::kPatience);
}

void WaysTest::ofSeveralThingsOneIsOpened() {
    TemporaryFolder folder, other;
    MainWindow window(test::fakeEngine());
    window.show();
    QMimeData mime;
    dragOver(window, mime, {test::makeTinyData(folder.path()), test::makeTinyData(other.path())});
    QSignalSpy opened(&window.session(), &Session::dataSetChanged);
    drop(window, mime);
    QVERIFY(opened.wait(test::kPatience));
    QCOMPARE(window.session().dataPath(), QString::fromStdString(folder.path().string()));
    auto* message = window.findChild<QLabel*>("messageText");
    QVERIFY(message->isVisible() && message->text().contains("only"));
}

void WaysTest::whatIsOpenedMeanwhileIsWanted_data() {
    QTest::addColumn<QString>("meanwhile");
    for (const char* meanwhile : {"sample", "train like", "go on", "weights"}) QTest::newRow(meanwhile) << meanwhile;
}

/// What the disk says of a drop is heard in a later turn of the event loop.
void WaysTest::whatIsOpenedMeanwhileIsWanted() {
    QFETCH(QString, meanwhile);
    TemporaryFolder folder, other;
    const QString run = test::makeRun(folder.path());
    MainWindow window(test::fakeEngine());
    window.show();
    Session& session = window.session();
    QTRY_VERIFY_WITH_TIMEOUT(session.engineInfo(), test::kPatience);
    QMimeData mime;
    dragOver(window, mime, {test::makeTinyData(other.path()), run});
    drop(window, mime);
    if (meanwhile == "sample") session.openSample();
    if (meanwhile == "train like") session.trainLike(run);
    if (meanwhile == "go on") session.goOn(run);  // which says that it is finished
    if (meanwhile == "weights") session.setWeightsSource(Session::WeightsSource::File, run + "/checkpoints/best.pth");
    QVERIFY(session.opening());
    QTRY_VERIFY_WITH_TIMEOUT(!session.opening() && (session.prepared() || meanwhile == "go on"), test::kPatience);
    QVERIFY(session.dataPath() != QString::fromStdString(other.path().string()));
    QVERIFY(!window.findChild<QLabel*>("messageText")->text().contains("dropped"));
}

void WaysTest::aDropIsOpenedWhateverWasBefore() {
    TemporaryFolder folder, other;
    MainWindow window(test::fakeEngine());
    window.show();
    window.session().openPath(test::makeTinyData(folder.path()));
    QMimeData mime;
    dragOver(window, mime, {test::makeTinyData(other.path()), test::makeTinyData(folder.path())});
    drop(window, mime);
    QTRY_COMPARE_WITH_TIMEOUT(window.session().dataPath(), QString::fromStdString(other.path().string()),
                              test::kPatience);
}

void WaysTest::closingCanBeTakenBack() {
    GatedRun run;
    QVERIFY(run.start());
    Session& session = run.window->session();
    run.press("closeAfterCheckpoint");
    QVERIFY(run.window->isVisible());
    run.press("goOn");
    run.open();
    QSignalSpy history(&session, &Session::historyChanged);
    QVERIFY(waitUntil(history, [&] { return session.history().epochs.size() > 3; }));
    QVERIFY(isLive(session.state()));
    session.stop();
    QVERIFY(run.ends());
    QVERIFY(run.window->isVisible());
}

void WaysTest::closesAfterTheNextCheckpoint_data() {
    QTest::addColumn<bool>("paused");
    QTest::newRow("running") << false;
    QTest::newRow("paused") << true;
}

void WaysTest::closesAfterTheNextCheckpoint() {
    QFETCH(bool, paused);
    GatedRun run;
    QVERIFY(run.start());
    Session& session = run.window->session();
    if (paused) {
        QSignalSpy changed(&session, &Session::stateChanged);
        session.pause();
        run.open();
        QVERIFY(waitUntil(changed, [&] { return session.state() == RunState::Paused; }));
    }
    run.press("closeAfterCheckpoint");
    if (!paused) QVERIFY(run.window->findChild<QLabel*>("runRight")->text().contains("next checkpoint"));
    run.open();
    QVERIFY(run.ends());
    QCOMPARE(int(session.state()), int(RunState::Stopped));
    QVERIFY(!run.window->isVisible());
    QVERIFY(std::filesystem::exists(session.history().start.run / "checkpoints" / "last.pth"));
}

void WaysTest::thePageIsRemembered() {
    TemporaryFolder folder;
    const QString data = test::makeTinyData(folder.path());
    {
        MainWindow window(test::fakeEngine());
        window.show();
        QSignalSpy prepared(&window.session(), &Session::preparedChanged);
        window.session().openPath(data);
        QVERIFY(waitUntil(prepared, [&] { return window.session().prepared() != nullptr; }));
        window.showPage(Page::Predictions);
        window.close();
    }
    MainWindow again(test::fakeEngine());
    QSignalSpy opened(&again.session(), &Session::dataSetChanged);
    again.show();
    QVERIFY(opened.wait(test::kPatience));
    QCOMPARE(int(again.page()), int(Page::Predictions));
    QVERIFY(again.windowTitle().startsWith(again.session().dataName()));
}

/// run.json keeps the sentence in English; the run bar says it in the window's language.
void WaysTest::whyARunFailedIsSaidInThisLanguage() {
    TemporaryFolder folder;
    const auto diverging = std::make_shared<test::FakeEngine>(test::FakeOptions{.notFiniteAtStep = 2});
    QString path;
    {
        Session session([diverging] { return diverging; });
        QSignalSpy prepared(&session, &Session::preparedChanged);
        session.openPath(test::makeTinyData(folder.path()));
        QVERIFY(waitUntil(prepared, [&] { return session.prepared() != nullptr; }));
        session.setSetting("batch_size", "4");
        session.setSetting("input_size", "96");
        QSignalSpy changed(&session, &Session::stateChanged);
        session.start();
        QVERIFY(waitUntil(changed, [&] { return session.state() == RunState::Diverged; }));
        path = QString::fromStdString(session.history().start.run.string());
    }
    MainWindow window(test::fakeEngine());
    window.show();
    QSignalSpy changed(&window.session(), &Session::stateChanged);
    window.session().openPath(path);
    QVERIFY(waitUntil(changed, [&] { return window.session().state() == RunState::Diverged; }));
    auto* detail = window.findChild<QLabel*>("runDetail");
    QTRY_VERIFY2_WITH_TIMEOUT(detail->text().startsWith("The loss grew"), qPrintable(detail->text()), test::kPatience);
    setLanguage(Language::Chinese);
    QCoreApplication::sendPostedEvents();
    QVERIFY2(!detail->text().isEmpty() && !detail->text().contains("loss"), qPrintable(detail->text()));
    setLanguage(Language::English);
}

QTEST_MAIN(WaysTest)
#include "ways_test.moc"
