// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data_page.h"
#include "ui/base/app_settings.h"
#include "ui/pages/data/fed_views.h"
#include "ui/pages/open_data_page.h"
#include "ui/text/language.h"
#include "ui/thumbnails/thumbnail_cache.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSplitter>
#include <QToolButton>
#include <QUrl>
#include <atomic>
#include <fstream>

using namespace studio;
using namespace studio::ui;
using test::kPatience;
using test::OpenDataPage;
namespace fs = std::filesystem;

namespace {

/// Takes what would be opened by the desktop.
class Desktop : public QObject {
    Q_OBJECT
public:
    Desktop() { QDesktopServices::setUrlHandler("file", this, "open"); }
    ~Desktop() override { QDesktopServices::unsetUrlHandler("file"); }
    QStringList opened;
public slots:
    void open(const QUrl& url) { opened << url.toLocalFile(); }
};

}  // namespace

class DataPageTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        appSettings().clear();
        setLanguage(Language::English);
    }
    void classesAreLeftOut();
    void twoClassesMustStay();
    void classesAreFixedWhileRunning();
    void keysMoveAndChoose_data();
    void keysMoveAndChoose();
    void theMouseChooses();
    void chosenPicturesAreCopiedAndOpened();
    void zoomKeepsThePlace();
    void aSmallerSetIsShownFromItsBeginning();
    void unequalClassesAreSaid();
    void problemsAreShownWithTheirReason();
    void showRevealsWhatIsHidden();
    void aFolderThatIsNoClassIsNamed();
    void theLineBetweenClassesAndProblemsStays();
    void checkingCanBeCancelled();
    void dataThatCannotBeTrainedOnSaysWhy();
    void otherPicturesAreShownByTheRunsRule();
};

void DataPageTest::classesAreLeftOut() {
    OpenDataPage open;
    QCOMPARE(open.rows(), 18);
    QCOMPARE(open.text("classCount"), QString("3 of 3 used"));
    open.clickBox(2);
    QVERIFY(open.session.settings().classes == std::vector<std::string>({"class 0", "class 2"}));
    QCOMPARE(open.text("classCount"), QString("2 of 3 used"));
    QTRY_COMPARE_WITH_TIMEOUT(open.rows(), 12, kPatience);
    QCOMPARE(open.session.prepared()->classes.size(), std::size_t(2));
    QCOMPARE(open.text("shownCount"), QString("12 pictures"));
    // Its pictures can still be looked at.
    open.classList->setCurrentIndex(open.classList->model()->index(2, 0));
    QCOMPARE(open.rows(), 6);
    // By keyboard it comes back, and then the setting says "all" again.
    QTest::keyClick(open.classList, Qt::Key_Space);
    QVERIFY(open.session.settings().classes.empty());
    QTRY_COMPARE_WITH_TIMEOUT(open.session.prepared()->classes.size(), std::size_t(3), kPatience);
}

void DataPageTest::twoClassesMustStay() {
    OpenDataPage open;
    open.clickBox(1);
    QVERIFY(open.page.findChild<QLabel*>("classesSaid")->isHidden());
    open.clickBox(3);
    QVERIFY(open.text("classesSaid").contains("two classes"));
    QVERIFY(open.page.findChild<QLabel*>("classesSaid")->isVisible());
    QCOMPARE(open.session.settings().classes.size(), std::size_t(2));
}

void DataPageTest::unequalClassesAreSaid() {
    OpenDataPage open;
    const auto* said = open.page.findChild<QLabel*>("imbalance");
    QVERIFY(said->isHidden());
    test::makeTinyData(open.folder.path(), 3, 12);
    for (int i = 2; i < 12; ++i) QVERIFY(QFile::remove(QString("%1/class 1/%2 picture.png").arg(open.data).arg(i)));
    QVERIFY(open.reopen());
    QTRY_VERIFY_WITH_TIMEOUT(said->isVisible(), kPatience);
    QVERIFY2(said->text().startsWith("class 0 has 6 times as many pictures as class 1"), qPrintable(said->text()));
    open.clickBox(2);
    QTRY_VERIFY_WITH_TIMEOUT(said->isHidden(), kPatience);
}

void DataPageTest::classesAreFixedWhileRunning() {
    std::atomic<bool> go = false;
    test::FakeOptions options;
    options.beforeTrain = [&](std::int64_t, std::stop_token) { go.wait(false); };
    OpenDataPage open(test::fakeEngine(options));
    open.session.setSetting("epochs", "1");
    open.session.setSetting("batch_size", "4");
    open.session.setSetting("input_size", "96");
    open.session.start();
    const bool running = QTest::qWaitFor([&] { return open.session.state() == RunState::Running; }, kPatience);
    open.clickBox(1);
    const std::vector<std::string> classes = open.session.settings().classes;
    const QString why = open.classList->model()->index(1, 0).data(Qt::ToolTipRole).toString();
    auto* split = open.page.findChild<QToolButton*>("splitButton");
    split->click();
    const bool useOffered = open.page.findChild<QPushButton*>("useSplit")->isEnabled();
    go = true;
    go.notify_all();
    QVERIFY(running);
    QVERIFY(classes.empty());
    QVERIFY(why.contains("Stop it"));
    QVERIFY(!useOffered);
    QTRY_VERIFY_WITH_TIMEOUT(!isLive(open.session.state()), kPatience);
    open.clickBox(1);
    QCOMPARE(open.session.settings().classes.size(), std::size_t(2));
}

void DataPageTest::keysMoveAndChoose_data() {
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifier");
    QTest::addColumn<QList<int>>("chosen");  // of 18 in a grid of 5 columns, from row 6
    const int none = Qt::NoModifier, shift = Qt::ShiftModifier, control = Qt::ControlModifier;
    QTest::newRow("right") << int(Qt::Key_Right) << none << QList<int>{7};
    QTest::newRow("left") << int(Qt::Key_Left) << none << QList<int>{5};
    QTest::newRow("down") << int(Qt::Key_Down) << none << QList<int>{11};
    QTest::newRow("up") << int(Qt::Key_Up) << none << QList<int>{1};
    QTest::newRow("home") << int(Qt::Key_Home) << none << QList<int>{0};
    QTest::newRow("end") << int(Qt::Key_End) << none << QList<int>{17};
    QTest::newRow("range") << int(Qt::Key_Right) << shift << QList<int>{6, 7};
    QTest::newRow("range in reading order") << int(Qt::Key_Down) << shift << QList<int>{6, 7, 8, 9, 10, 11};
    QTest::newRow("range backwards") << int(Qt::Key_Up) << shift << QList<int>{1, 2, 3, 4, 5, 6};
    QTest::newRow("all") << int(Qt::Key_A) << control
                         << QList<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17};
}

void DataPageTest::keysMoveAndChoose() {
    QFETCH(int, key);
    QFETCH(int, modifier);
    QFETCH(QList<int>, chosen);
    OpenDataPage open;
    open.grid->setZoom(120);
    open.page.resize(248 + 312 + 5 * 126 + 30, 704);
    QTRY_COMPARE_WITH_TIMEOUT(open.grid->columns(), 5, kPatience);
    open.grid->setCurrentIndex(open.grid->model()->index(6, 0));
    QTest::keyClick(open.grid, Qt::Key(key), Qt::KeyboardModifiers(modifier));
    QList<int> rows;
    for (const QModelIndex& index : open.grid->selectionModel()->selectedIndexes()) rows << index.row();
    std::sort(rows.begin(), rows.end());
    QCOMPARE(rows, chosen);
    auto* label = open.page.findChild<QLabel*>("chosenCount");
    QCOMPARE(label->isVisible(), chosen.size() > 1);
    if (chosen.size() > 1) QCOMPARE(label->text(), QString("%1 chosen").arg(chosen.size()));
}

void DataPageTest::theMouseChooses() {
    OpenDataPage open;
    const auto at = [&](int row) { return open.grid->visualRect(open.grid->model()->index(row, 0)).center(); };
    const auto click = [&](int row, Qt::KeyboardModifiers keys) {
        QTest::mouseClick(open.grid->viewport(), Qt::LeftButton, keys, at(row));
    };
    click(3, Qt::NoModifier);
    QCOMPARE(open.grid->chosenCount(), 1);
    const auto* item = static_cast<PictureModel*>(open.grid->model())->item(3);
    QCOMPARE(open.session.chosen(), item->path);
    click(5, Qt::ShiftModifier);
    QCOMPARE(open.grid->chosenCount(), 3);
    click(4, Qt::ControlModifier);
    QCOMPARE(open.grid->chosenCount(), 2);
    click(0, Qt::NoModifier);
    QCOMPARE(open.grid->chosenCount(), 1);
    QCOMPARE(open.grid->indexAt(at(0)).row(), 0);
    QVERIFY(!open.grid->indexAt(QPoint(2, open.grid->viewport()->height() * 40)).isValid());
}

void DataPageTest::chosenPicturesAreCopiedAndOpened() {
    OpenDataPage open;
    Desktop desktop;
    open.grid->setFocus();
    open.grid->setCurrentIndex(open.grid->model()->index(0, 0));
    QTest::keyClick(open.grid, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(open.grid, Qt::Key_C, Qt::ControlModifier);
    const QStringList copied = QApplication::clipboard()->text().split('\n');
    QCOMPARE(copied.size(), 2);
    for (const QString& file : copied) QVERIFY2(fs::exists(file.toStdString()), qPrintable(file));
    QTest::keyClick(open.grid, Qt::Key_Return);
    QCOMPARE(desktop.opened, copied);
    // Not a screen full of windows.
    open.grid->selectAll();
    desktop.opened.clear();
    QTest::keyClick(open.grid, Qt::Key_Return);
    QVERIFY(desktop.opened.isEmpty());
}

void DataPageTest::zoomKeepsThePlace() {
    OpenDataPage open;
    open.page.resize(1280, 300);
    const QModelIndex last = open.grid->model()->index(17, 0);
    open.grid->setCurrentIndex(last);
    for (const int key : {Qt::Key_Plus, Qt::Key_Plus, Qt::Key_Minus, Qt::Key_0}) {
        QTest::keyClick(open.grid, Qt::Key(key), Qt::ControlModifier);
        QVERIFY(open.grid->viewport()->rect().intersects(open.grid->visualRect(last)));
    }
    QCOMPARE(open.grid->zoom(), PictureGrid::kUsual);
    open.grid->setZoom(10'000);
    QCOMPARE(open.grid->zoom(), PictureGrid::kLargest);
}

/// What stood at the top has no row any more.
void DataPageTest::aSmallerSetIsShownFromItsBeginning() {
    OpenDataPage open;
    open.grid->setZoom(PictureGrid::kLargest);
    open.grid->scrollToBottom();
    QVERIFY(open.grid->visibleRows().first > 4);
    open.data = test::makeTinyData(open.folder / "smaller", 2, 2);
    QVERIFY(open.reopen());
    QTRY_COMPARE_WITH_TIMEOUT(open.rows(), 4, kPatience);
    QCOMPARE(open.grid->currentIndex().row(), 0);
}

void DataPageTest::problemsAreShownWithTheirReason() {
    OpenDataPage open;
    Desktop desktop;
    std::ofstream(open.folder / "class 0" / "empty.jpg");
    std::ofstream(open.folder / "class 1" / "text.jpg") << "no picture";
    std::ofstream(open.folder / "loose.jpg") << "beside the classes";
    QVERIFY(open.reopen());
    QTRY_COMPARE_WITH_TIMEOUT(open.problems->model()->rowCount(), 3, kPatience);
    QCOMPARE(open.text("problemCount"), QString("3 left out"));
    QCOMPARE(open.rows(), 18);  // what is left out counts nowhere
    open.choose("show", PictureShow::Problems);
    QCOMPARE(open.rows(), 2);
    open.choose("show", PictureShow::Used);
    // A click says what is wrong with it, without moving the pictures.
    for (int row = 0; row < 3; ++row) {
        open.problems->setCurrentIndex(open.problems->model()->index(row, 0));
        QCOMPARE(QString::fromStdString(open.session.chosen()), open.problems->currentIndex().data().toString());
        QCOMPARE(open.rows(), 18);
    }
    // Return shows it among the pictures.
    open.problems->setCurrentIndex(open.problems->model()->index(0, 0));
    QTest::keyClick(open.problems, Qt::Key_Return);
    QCOMPARE(open.rows(), 2);
    QCOMPARE(open.grid->currentIndex().data(PictureModel::PathRole).toByteArray().toStdString(), open.session.chosen());
}

void DataPageTest::showRevealsWhatIsHidden() {
    OpenDataPage open;
    std::ofstream(open.folder / "class 0" / "empty.jpg");
    QVERIFY(open.reopen());
    auto* search = open.page.findChild<QLineEdit*>("search");
    const auto current = [&] {
        return open.grid->currentIndex().data(PictureModel::PathRole).toByteArray().toStdString();
    };
    search->setText("nothing like this");
    QTest::keyClick(search, Qt::Key_Return);
    open.choose("show", PictureShow::Validation);
    open.classList->setCurrentIndex(open.classList->model()->index(1, 0));
    QCOMPARE(open.rows(), 0);
    const std::string hidden = open.session.prepared()->items.back().path;  // of the last class
    open.page.show(hidden);
    QCOMPARE(current(), hidden);
    QCOMPARE(open.session.chosen(), hidden);
    QVERIFY(open.grid->selectionModel()->isSelected(open.grid->currentIndex()));
    QVERIFY(open.grid->viewport()->rect().contains(open.grid->visualRect(open.grid->currentIndex())));

    // A file that is left out, and a class that is.
    open.page.show(std::string("class 0/empty.jpg"));
    QCOMPARE(current(), std::string("class 0/empty.jpg"));
    open.choose("show", PictureShow::Used);
    open.clickBox(3);
    QTRY_COMPARE_WITH_TIMEOUT(open.session.prepared()->classes.size(), std::size_t(2), kPatience);
    open.page.show(hidden);
    QCOMPARE(current(), hidden);
    // And one that is not there at all changes nothing but what is looked at.
    open.page.show(std::string("no/such.jpg"));
    QCOMPARE(open.session.chosen(), std::string("no/such.jpg"));
}

void DataPageTest::aFolderThatIsNoClassIsNamed() {
    OpenDataPage open;
    const auto shown = [&](const QString& text) {
        const QList<QLabel*> labels = open.page.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel* label) { return label->text() == text && label->isVisible(); });
    };
    std::filesystem::create_directories(open.folder / "class 0" / "by night");
    std::filesystem::rename(open.folder / open.session.prepared()->items.front().path,
                            open.folder / "class 0" / "by night" / "moved.png");
    QVERIFY(open.reopen());
    open.page.show(std::string("class 0/by night/moved.png"));
    QVERIFY(shown("class 0/by night"));
    QVERIFY(shown("moved.png"));
    open.page.show(open.session.prepared()->items.back().path);
    QVERIFY(!shown("Folder"));
}

void DataPageTest::theLineBetweenClassesAndProblemsStays() {
    OpenDataPage first;
    const auto lineOf = [](const OpenDataPage& open) {
        QWidget* list = open.classList;
        while (list && !qobject_cast<QSplitter*>(list->parentWidget())) list = list->parentWidget();
        return list ? qobject_cast<QSplitter*>(list->parentWidget()) : nullptr;
    };
    QSplitter* line = lineOf(first);
    QVERIFY(line && line->orientation() == Qt::Vertical);
    QTest::mousePress(line->handle(1), Qt::LeftButton, {}, {5, 0});
    QTest::mouseMove(line->handle(1), {5, -60});
    QTest::mouseRelease(line->handle(1), Qt::LeftButton, {}, {5, -60});
    const QList<int> moved = line->sizes();
    QVERIFY(appSettings().value(QStringLiteral("data/classParts")).isValid());
    OpenDataPage again;
    QTRY_COMPARE(lineOf(again)->sizes(), moved);
}

void DataPageTest::checkingCanBeCancelled() {
    OpenDataPage open;
    Session& session = open.session;
    const auto cancel = connect(&session, &Session::checkingChanged, this, [&] {
        if (session.checking()) session.cancelChecking();
    });
    session.openPath(test::makeTinyData(open.folder / "more", 2, 20));
    QTRY_VERIFY_WITH_TIMEOUT(session.checkCancelled(), kPatience);
    disconnect(cancel);
    auto* notice = open.page.findChild<QWidget*>("dataNotice");
    QVERIFY(notice->isVisible());
    QVERIFY(open.text("noticeText").contains("Not every picture"));
    QVERIFY(!session.report());
    QTest::mouseClick(open.page.findChild<QPushButton*>("noticeButton"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(session.prepared() != nullptr, kPatience);
    QVERIFY(!notice->isVisible());
}

void DataPageTest::dataThatCannotBeTrainedOnSaysWhy() {
    OpenDataPage open;
    open.session.openPath(test::makeTinyData(open.folder / "one class", 1));
    QTRY_VERIFY_WITH_TIMEOUT(!open.session.dataError().isEmpty(), kPatience);
    QCOMPARE(open.text("noticeText"), open.session.dataError());
    QVERIFY(open.page.findChild<QWidget*>("dataNotice")->isVisible());
    QCOMPARE(open.rows(), 6);  // they can be looked at
}

/// As they are validated on: tests/core/training/trainer_test.cpp has the pictures of a run beside the same rule.
void DataPageTest::otherPicturesAreShownByTheRunsRule() {
    Picture picture{150, 100, std::vector<std::uint8_t>(150 * 100 * 3)};
    for (std::size_t i = 0; i < picture.rgb.size(); ++i) picture.rgb[i] = static_cast<std::uint8_t>(i * 7);
    Settings settings;
    QVERIFY(fedText(settings, false).startsWith("224 × 224, the whole picture."));
    settings.resize = Preprocessing::Resize::ShorterSideThenCentreCrop;
    QVERIFY2(fedText(settings, false).startsWith("224 × 224 from the middle, the shorter side 256."),
             qPrintable(fedText(settings, false)));
    QCOMPARE(fedInValidation(picture, settings), toImage(prepareForNetwork(picture, preprocessingOf(settings))));
    QVERIFY(fedText(settings, true).contains("random crop"));
    QVERIFY(!fedText(settings, true).contains("Turned") && !fedText(settings, true).contains("Colours"));
    settings.augment.rotation = 15;
    settings.augment.contrast = 0.2;
    QVERIFY2(fedText(settings, true).endsWith("Turned by up to 15° either way. Colours vary."),
             qPrintable(fedText(settings, true)));
}

QTEST_MAIN(DataPageTest)
#include "data_page_test.moc"
