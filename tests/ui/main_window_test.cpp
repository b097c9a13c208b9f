// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"
#include "open_window.h"
#include "ui/base/app_settings.h"
#include "ui/diagram/diagram_view.h"
#include "ui/models/picture_model.h"
#include "ui/pages/data/fed_views.h"
#include "ui/session.h"
#include "ui/text/language.h"
#include "ui/theme/theme.h"
#include "ui/thumbnails/thumbnail_cache.h"

#include "core/data/augment.h"
#include "core/data/batch_loader.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <atomic>

using namespace studio;
using namespace studio::ui;
using Page = MainWindow::Page;

namespace {

QString text(const QWidget& window, const char* name) {
    const auto* label = window.findChild<QLabel*>(QLatin1String(name));
    return label ? label->text() : QStringLiteral("no such label");
}

}  // namespace

class MainWindowTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void opensWithoutTheEngineLibrary();
    void firstStartOffersThreeDoors();
    void openTrainPredict();
    void dropOpens();
    void startOnTheDataPageShowsTheTraining();
    void languageAndThemeSwitch();
    void searchNarrowsTheGrid();
    void remembersTheData();
    void theViewsAreWhatIsFed_data();
    void theViewsAreWhatIsFed();
    void everyPageFits_data();
    void everyPageFits();
};

void MainWindowTest::init() {
    startPlain();
}

/// The library of the engine is not even mapped, nor OpenCV's, before the first frame.
void MainWindowTest::opensWithoutTheEngineLibrary() {
    std::atomic<int> asked = 0;
    MainWindow window([&]() -> std::shared_ptr<Engine> {
        ++asked;
        return std::make_shared<test::FakeEngine>();
    });
    QSignalSpy ready(&window.session(), &Session::engineReady);
    int askedAtFirstFrame = -1;
    connect(&window, &MainWindow::firstFrameShown, this, [&] { askedAtFirstFrame = asked; });
    window.show();
    QVERIFY(ready.wait(kPatience));
    QCOMPARE(askedAtFirstFrame, 0);
    QCOMPARE(asked.load(), 1);
    QFile maps("/proc/self/maps");
    if (!maps.open(QIODevice::ReadOnly)) QSKIP("no /proc here");
    const QByteArray mapped = maps.readAll();
    for (const char* library : {"libtorch", "libstudio_engine", "libopencv"})
        QVERIFY2(!mapped.contains(library), library);
}

void MainWindowTest::firstStartOffersThreeDoors() {
    MainWindow window(fake());
    window.show();
    for (const char* name : {"sampleButton", "openFolderButton", "openRunButton"}) {
        auto* button = window.findChild<QPushButton*>(name);
        QVERIFY2(button && button->isVisible() && button->isEnabled(), name);
    }
    QCOMPARE(text(window, "runWhat"), QString("Nothing to train yet"));
    auto* start = window.findChild<QPushButton*>("startButton");
    QVERIFY(!start->isEnabled());
    QVERIFY(!start->toolTip().isEmpty());
}

void MainWindowTest::openTrainPredict() {
    TemporaryFolder folder;
    MainWindow window(fake());
    window.show();
    Session& session = window.session();
    QVERIFY(openData(window, test::makeTinyData(folder.path())));
    QCOMPARE(text(window, "runWhat"), QString("Ready"));
    session.setSetting("batch_size", "32");  // the preset's own was fitted to the pictures; what is typed stays
    QCOMPARE(text(window, "runWhat"), QString("These settings can't be trained with"));
    QVERIFY(text(window, "runDetail").contains("larger than the"));
    QVERIFY(!window.findChild<QPushButton*>("startButton")->isEnabled());
    QVERIFY(window.findChild<QAbstractItemView*>("pictureGrid")->isVisible());
    makeShort(session);
    QTRY_COMPARE_WITH_TIMEOUT(text(window, "runWhat"), QString("Ready"), kPatience);
    QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(int(window.page()), int(Page::Network));
    QTest::keyClick(&window, Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(int(window.page()), int(Page::Training));
    QSignalSpy changed(&session, &Session::stateChanged);
    QSignalSpy predicted(&session, &Session::predictionsChanged);
    QTest::mouseClick(window.findChild<QPushButton*>("startButton"), Qt::LeftButton);
    QVERIFY(isLive(session.state()));
    QVERIFY(waitUntil(changed, [&] { return !isLive(session.state()); }));
    QVERIFY(text(window, "runWhat").startsWith("Finished after 2 epochs: "));
    QVERIFY(waitUntil(predicted, [&] { return !session.predictions().empty(); }));
    QTest::keyClick(&window, Qt::Key_4, Qt::ControlModifier);
    QCOMPARE(int(window.page()), int(Page::Predictions));
    QVERIFY(window.findChild<QPushButton*>("startButton")->isEnabled());
}

void MainWindowTest::dropOpens() {
    TemporaryFolder folder;
    MainWindow window(fake());
    window.show();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(test::makeTinyData(folder.path()))});
    QSignalSpy opened(&window.session(), &Session::dataSetChanged);
    QDragEnterEvent enter(QPoint(600, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(600, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &drop);
    QVERIFY(opened.wait(kPatience));
    QCOMPARE(window.session().dataSet()->classes.size(), std::size_t(2));
}

void MainWindowTest::startOnTheDataPageShowsTheTraining() {
    TemporaryFolder folder;
    MainWindow window(fake());
    window.show();
    Session& session = window.session();
    QVERIFY(openData(window, test::makeTinyData(folder.path())));
    makeShort(session);
    QTRY_VERIFY_WITH_TIMEOUT(session.actions().start, kPatience);
    QSignalSpy changed(&session, &Session::stateChanged);
    for (const Page page : {Page::Data, Page::Network}) {
        window.showPage(page);
        QTest::mouseClick(window.findChild<QPushButton*>("startButton"), Qt::LeftButton);
        QCOMPARE(int(window.page()), int(page == Page::Data ? Page::Training : page));
        QVERIFY(waitUntil(changed, [&] { return !isLive(session.state()); }));
    }
}

void MainWindowTest::languageAndThemeSwitch() {
    MainWindow window(fake());
    window.show();
    auto* tab = window.findChild<QToolButton*>("dataTab");
    QCOMPARE(tab->text(), QString("Data"));
    setLanguage(Language::Chinese);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(tab->text(), QString("数据"));
    QVERIFY(text(window, "runWhat") != QString("Nothing to train yet"));
    setLanguage(Language::English);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(tab->text(), QString("Data"));
    const QImage light = window.grab().toImage();
    Theme::instance().setMode(ThemeMode::Dark);
    const QImage dark = window.grab().toImage();
    QVERIFY(light.pixelColor(400, 700).lightness() > 200);
    QVERIFY(dark.pixelColor(400, 700).lightness() < 60);
    Theme::instance().setMode(ThemeMode::Light);
}

void MainWindowTest::searchNarrowsTheGrid() {
    TemporaryFolder folder;
    MainWindow window(fake());
    window.show();
    QVERIFY(openData(window, test::makeTinyData(folder.path())));
    auto* grid = window.findChild<QAbstractItemView*>("pictureGrid");
    QCOMPARE(grid->model()->rowCount(), 12);
    QTest::keyClick(grid, Qt::Key_F, Qt::ControlModifier);
    auto* search = window.findChild<QLineEdit*>("search");
    QTest::keyClicks(search, "3 pict");
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(grid->model()->rowCount(), 2);
    search->clear();
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(grid->model()->rowCount(), 12);
    QSignalSpy chosen(&window.session(), &Session::chosenChanged);
    QTest::keyClick(grid, Qt::Key_Right);
    QVERIFY(chosen.count() == 1 || grid->currentIndex().row() >= 0);
    QVERIFY(!window.session().chosen().empty());
}

void MainWindowTest::remembersTheData() {
    TemporaryFolder folder;
    const QString data = test::makeTinyData(folder.path());
    {
        MainWindow window(fake());
        window.show();
        QVERIFY(openData(window, data));
        window.close();
    }
    MainWindow again(fake());
    QSignalSpy opened(&again.session(), &Session::dataSetChanged);
    again.show();
    QVERIFY(opened.wait(kPatience));
    QCOMPARE(again.session().dataPath(), data);
    QVERIFY(!again.openAtStart("/no/such/place"));
}

/// "What the network is fed" is byte for byte what the loader gives the trainer for this seed, epoch and picture.
void MainWindowTest::theViewsAreWhatIsFed_data() {
    QTest::addColumn<bool>("changed");
    QTest::newRow("cropped and mirrored") << false;
    QTest::newRow("colours and rotation, too") << true;
}

void MainWindowTest::theViewsAreWhatIsFed() {
    QFETCH(bool, changed);
    TemporaryFolder folder;
    MainWindow window(fake());
    QVERIFY(openData(window, test::makeTinyData(folder.path())));
    makeShort(window.session());
    for (const char* key : {"augment.brightness", "augment.contrast", "augment.saturation", "augment.rotation"})
        window.session().setSetting(key, changed ? "0.75" : "0");
    const auto prepared = window.session().prepared();
    const Settings& settings = window.session().settings();
    const std::uint32_t item = prepared->indicesOf(Split::Train).front();
    const Decoded decoded = decodeItem(*prepared->set, prepared->items[item]);
    const QList<QImage> views = fedInTraining(*decoded.picture, settings, item, 1);
    QCOMPARE(views.size(), kFedViews);
    for (int epoch = 1; epoch <= kFedViews; ++epoch) {
        LoaderOptions options;
        options.preprocessing = preprocessingOf(settings);
        options.augmentation = settings.augment;
        options.seed = settings.seed;
        options.epoch = static_cast<std::uint64_t>(epoch);
        BatchLoader loader(prepared, {item}, options);
        const std::optional<Batch> batch = loader.next();
        QVERIFY(batch && batch->count == 1);
        const QImage fed = toImage({batch->side, batch->side, batch->rgb});
        QCOMPARE(views[epoch - 1], fed);
    }
}

void MainWindowTest::everyPageFits_data() {
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << "en";
    QTest::newRow("Chinese") << "zh_CN";
}

/// No page needs more than 1280 x 800, also with a run in it.
void MainWindowTest::everyPageFits() {
    QFETCH(QString, language);
    appSettings().setValue("window/language", language);
    const TemporaryFolder folder;
    MainWindow window(fake());
    window.resize(1280, 800);
    window.show();
    QVERIFY(openData(window, test::makeTinyData(folder.path())));
    makeShort(window.session());
    QSignalSpy changed(&window.session(), &Session::stateChanged);
    window.session().start();
    QVERIFY(waitUntil(changed, [&] { return window.session().state() == RunState::Finished; }));
    for (const PageRow& row : pageTable()) {
        window.showPage(row.page);
        if (auto* diagram = window.findChild<DiagramView*>()) {
            diagram->openModule(row.page == Page::Network ? "4a" : "");
            diagram->setSelected(row.page == Page::Network ? "4a/3x3" : "aux1");
        }
        QCoreApplication::processEvents();
        const QSize needed = window.minimumSizeHint();
        QVERIFY2(needed.width() <= 1280 && needed.height() <= 800,
                 qPrintable(QStringLiteral("%1 needs %2 x %3").arg(row.name).arg(needed.width()).arg(needed.height())));
        QCOMPARE(window.size(), QSize(1280, 800));
    }
}

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
