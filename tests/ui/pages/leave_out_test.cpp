// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/app_settings.h"
#include "ui/menu_by_key.h"
#include "ui/models/class_model.h"
#include "ui/models/prediction_model.h"
#include "ui/pages/leave_out_action.h"
#include "ui/pages/open_data_page.h"
#include "ui/pages/predictions_page.h"
#include "ui/session_parts/left_out_keeper.h"
#include "ui/text/language.h"
#include "ui/thumbnails/thumbnail_cache.h"
#include "ui/widgets/prediction_grid.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <algorithm>
#include <atomic>
#include <fstream>

using namespace studio;
using namespace studio::ui;
using test::kPatience;
using test::OpenDataPage;
namespace fs = std::filesystem;

/// Single pictures that are left out of training, on the pages that show pictures.
class LeaveOutTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        appSettings().clear();
        setLanguage(Language::English);
    }
    void picturesAreLeftOutAndTakenBack();
    void whatIsLeftOutIsFixedWhileRunning();
    void tooFewPicturesLeftCanBeTakenBack();
    void aDamagedListOfThemIsSaid();
    void whatIsNotKeptIsSaid();
    void twoWindowsKeepBothTheirChanges();
    void theyAreDrawnAsWhatTheyAre();
    void theWorstAnswersAreLeftOut();
    void byTheMenuAndBack();
};

namespace {

/// Opens the menu of a view at a row by a right click, and takes the entry that leaves out or back by a click; what it
/// said.
QString takeMenuEntry(QAbstractItemView& view, int row) {
    const auto rightClick = [&] {
        const QPoint place = view.visualRect(view.model()->index(row, 0)).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, view.viewport()->mapToGlobal(place));
        QApplication::sendEvent(view.viewport(), &event);
    };
    QString said;
    test::withMenu(rightClick, [&](QMenu& menu) {
        if (auto* entry = menu.findChild<QAction*>("leaveOut")) {
            said = test::nameOf(*entry);
            QTest::mouseClick(&menu, Qt::LeftButton, {}, menu.actionGeometry(entry).center());
        }
        menu.close();
    });
    return said;
}

}  // namespace

/// Seen, counted, kept for the next session, and never touched.
void LeaveOutTest::picturesAreLeftOutAndTakenBack() {
    OpenDataPage open;
    Session& session = open.session;
    auto* notice = open.page.findChild<QWidget*>("dataNotice");
    auto* button = open.page.findChild<QPushButton*>("noticeButton");
    const auto prepared = [&](std::size_t pictures) {
        return QTest::qWaitFor([&] { return session.prepared() && session.prepared()->items.size() == pictures; },
                               kPatience);
    };
    const auto bar = [&] { return open.classList->model()->index(0, 0).data(ClassModel::TotalRole).toInt(); };
    auto* sort = open.page.findChild<QComboBox*>("sort");
    sort->setCurrentIndex(sort->findData(int(PictureOrder::Name)));
    open.grid->setFocus();
    open.grid->setCurrentIndex(open.grid->model()->index(0, 0));
    QTest::keyClick(open.grid, Qt::Key_Right, Qt::ShiftModifier);
    const std::string first = static_cast<PictureModel*>(open.grid->model())->item(0)->path;
    QTest::keyClick(open.grid, Qt::Key_Delete);
    QVERIFY(prepared(16));
    QCOMPARE(open.rows(), 18);
    QCOMPARE(bar(), 16);
    QCOMPARE(open.grid->chosenCount(), 2);
    QCOMPARE(open.grid->model()->index(0, 0).data(PictureModel::UseRole).toInt(), int(PictureUse::PictureLeftOut));
    QVERIFY(notice->isVisible() && button->isVisible());
    QVERIFY2(open.text("noticeText").startsWith("2 pictures left out"), qPrintable(open.text("noticeText")));
    open.choose("show", PictureShow::LeftOut);
    QCOMPARE(open.rows(), 2);
    open.choose("show", PictureShow::Training);
    QVERIFY(open.rows() < 16);
    open.choose("show", PictureShow::Used);
    session.setChosen(first);
    const QList<QLabel*> labels = open.page.findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) { return label->text().contains("you left it out"); }));
    QVERIFY(fs::exists(open.folder / first));

    // The same key takes back; one of two that is still in is left out with the other.
    open.grid->setCurrentIndex(open.grid->model()->index(0, 0));
    QTest::keyClick(open.grid, Qt::Key_Delete);
    QVERIFY(prepared(17));
    open.grid->setCurrentIndex(open.grid->model()->index(0, 0));
    QTest::keyClick(open.grid, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(open.grid, Qt::Key_Delete);
    QVERIFY(prepared(16));

    // All of them at once, and that can be undone.
    button->click();
    QVERIFY(prepared(18));
    QVERIFY2(open.text("noticeText").startsWith("2 pictures taken back"), qPrintable(open.text("noticeText")));
    button->click();
    QVERIFY(prepared(16));
    const LeftOut out = *session.leftOut();
    QTRY_COMPARE_WITH_TIMEOUT(keptLeftOut(open.folder.path()), out, kPatience);
    Session again(test::fakeEngine());
    again.openPath(open.data);
    QTRY_VERIFY_WITH_TIMEOUT(again.prepared() != nullptr, kPatience);
    QCOMPARE(*again.leftOut(), out);
    QCOMPARE(again.prepared()->fingerprint, session.prepared()->fingerprint);
    QCOMPARE(again.prepared()->items.size(), std::size_t(16));
}

void LeaveOutTest::whatIsLeftOutIsFixedWhileRunning() {
    std::atomic<bool> go = false;
    test::FakeOptions options;
    options.beforeTrain = [&](std::int64_t, std::stop_token) { go.wait(false); };
    OpenDataPage open(test::fakeEngine(options));
    open.session.setSetting("epochs", "1");
    open.session.setSetting("batch_size", "4");
    open.session.setSetting("input_size", "96");
    open.session.leaveOut({"class 1/0 picture.png"}, true);
    open.session.start();  // before the split is made anew
    const bool running = QTest::qWaitFor([&] { return open.session.state() == RunState::Running; }, kPatience);
    QSignalSpy failed(&open.session, &Session::failed);
    open.grid->setFocus();
    open.grid->setCurrentIndex(open.grid->model()->index(0, 0));
    QTest::keyClick(open.grid, Qt::Key_Delete);
    const std::size_t out = open.session.leftOut()->size();
    const bool offered = open.page.findChild<QPushButton*>("noticeButton")->isEnabled();
    go = true;
    go.notify_all();
    QVERIFY(running);
    QCOMPARE(out, std::size_t(1));
    QVERIFY(!offered);
    QCOMPARE(failed.count(), 1);
    QVERIFY(failed[0][0].value<Sentence>().text().contains("Stop it"));
    QTRY_VERIFY_WITH_TIMEOUT(!isLive(open.session.state()), kPatience);
    const StartEvent& start = open.session.history().start;
    QCOMPARE(start.trainImages + start.validationImages, 17);
    const auto prepared = [&] { return open.session.prepared(); };
    QTRY_VERIFY_WITH_TIMEOUT(prepared() && prepared()->items.size() == 17, kPatience);
    QVERIFY2(open.session.noStepPictures().isEmpty(), qPrintable(open.session.noStepPictures()));
    // Another one of the same side instead: as many train, but they are others.
    open.session.leaveOut({"class 1/0 picture.png"}, false);
    QTRY_COMPARE_WITH_TIMEOUT(prepared()->items.size(), std::size_t(18), kPatience);
    const auto& items = prepared()->items;
    const Split side = std::ranges::find(items, std::string("class 1/0 picture.png"), &Item::path)->split;
    const std::string other = std::ranges::find_if(items, [&](const Item& item) {
                                  return item.split == side && item.path.starts_with("class 0");
                              })->path;
    open.session.leaveOut({other}, true);
    QTRY_COMPARE_WITH_TIMEOUT(prepared()->items.size(), std::size_t(17), kPatience);
    QCOMPARE(prepared()->count(Split::Train), start.trainImages);
    QVERIFY2(open.session.noStepPictures().contains("left out now"), qPrintable(open.session.noStepPictures()));
    QVERIFY(open.page.findChild<QPushButton*>("noticeButton")->isEnabled());
}

void LeaveOutTest::tooFewPicturesLeftCanBeTakenBack() {
    OpenDataPage open;
    std::vector<std::string> all;
    for (const Item& item : open.session.dataSet()->items)
        if (item.path.starts_with("class 1")) all.push_back(item.path);
    open.session.leaveOut(all, true);
    QTRY_VERIFY_WITH_TIMEOUT(!open.session.dataError().isEmpty(), kPatience);
    QVERIFY(!open.session.actions().start);
    QCOMPARE(open.rows(), 18);
    QVERIFY2(open.text("noticeText").contains("class 1") && open.text("noticeText").contains("6 pictures left out"),
             qPrintable(open.text("noticeText")));
    open.page.findChild<QPushButton*>("noticeButton")->click();
    QTRY_VERIFY_WITH_TIMEOUT(open.session.prepared() != nullptr, kPatience);
    QCOMPARE(open.session.prepared()->items.size(), std::size_t(18));

    // Where something else is wrong, too, the way back from that is there as well.
    open.session.setSetting("classes", "class 0");
    open.session.leaveOut({"class 0/0 picture.png"}, true);
    QTRY_VERIFY_WITH_TIMEOUT(open.text("noticeText").contains("1 picture left out"), kPatience);
    QVERIFY(!open.session.dataError().isEmpty());
    auto* button = open.page.findChild<QPushButton*>("noticeButton");
    button->click();
    QTRY_COMPARE_WITH_TIMEOUT(button->text(), QString("Leave them out again"), kPatience);
    QVERIFY(button->isVisible() && !open.session.dataError().isEmpty() && open.session.leftOut()->empty());
    QVERIFY(open.text("noticeText").contains("1 picture taken back"));
    button->click();
    QCOMPARE(open.session.leftOut()->size(), std::size_t(1));
}

void LeaveOutTest::aDamagedListOfThemIsSaid() {
    OpenDataPage open;
    keepLeftOut(open.folder.path(), {"class 0/0 picture.png"}, true);
    std::ofstream(leftOutFile(open.folder.path())) << "path\r\nclass 0/0 pic";
    QSignalSpy failed(&open.session, &Session::failed);
    QVERIFY(open.reopen());
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatience);
    QVERIFY(failed[0][0].value<Sentence>().text().contains("is damaged"));
    QVERIFY(open.session.leftOut()->empty());
    QVERIFY(open.reopen());
    QCOMPARE(failed.count(), 1);
}

/// The picture is out all the same, and other changes are kept.
void LeaveOutTest::whatIsNotKeptIsSaid() {
    OpenDataPage open;
    const fs::path list = leftOutFile(open.folder.path());
    fs::create_directories(list);  // can't be read, can't be written
    QSignalSpy failed(&open.session, &Session::failed);
    open.session.leaveOut({"class 0/0 picture.png"}, true);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatience);
    const QString said = failed[0][0].value<Sentence>().text();
    QVERIFY2(said.contains("is not kept") && said.contains("regular file"), qPrintable(said));
    QCOMPARE(open.session.leftOut()->size(), std::size_t(1));
    LeftOutKeeper keeper;
    QSignalSpy alsoFailed(&keeper, &LeftOutKeeper::failed);
    const fs::path other = open.folder / "other data";
    keeper.keep(open.folder.path(), {"class 0/0 picture.png"}, true);
    keeper.keep(other, {"a/1.png"}, true);
    QTRY_COMPARE_WITH_TIMEOUT(alsoFailed.count(), 1, kPatience);
    QCOMPARE(keptLeftOut(other), LeftOut{"a/1.png"});
    fs::remove(list);
}

/// Of the same data, each with a list of its own: neither overwrites what the other keeps.
void LeaveOutTest::twoWindowsKeepBothTheirChanges() {
    constexpr int kChanges = 10;
    const TemporaryFolder data;
    LeftOut all;
    {
        LeftOutKeeper one, other;
        for (int i = 0; i < kChanges; ++i)
            for (const auto& [keeper, name] : {std::pair{&one, "one "}, {&other, "other "}}) {
                all.push_back(name + std::to_string(i) + ".png");
                keeper->keep(data.path(), {all.back()}, true);
            }
        one.keep(data.path(), {"one 3.png"}, false);
    }
    std::erase(all, "one 3.png");
    QCOMPARE(keptLeftOut(data.path()), sortedOnce(all));
}

/// Paler, with a sign on them; the others as before.
void LeaveOutTest::theyAreDrawnAsWhatTheyAre() {
    OpenDataPage open;
    const auto cell = [&](int row) {
        QRect rect = open.grid->visualRect(open.grid->model()->index(row, 0));
        rect.setHeight(rect.height() / 2);  // without the line under it
        return open.grid->viewport()->grab(rect).toImage();
    };
    ThumbnailCache& thumbnails = ThumbnailCache::of(open.session);
    const auto& pictures = *static_cast<PictureModel*>(open.grid->model());
    for (const int row : {2, 3})
        QTRY_VERIFY_WITH_TIMEOUT(!thumbnails.find(pictures.item(row)->path).image.isNull(), kPatience);
    const QImage before = cell(2), other = cell(3);
    open.session.leaveOut({pictures.item(2)->path}, true);
    QTRY_COMPARE_WITH_TIMEOUT(open.session.prepared()->items.size(), std::size_t(17), kPatience);
    QVERIFY(cell(2) != before);
    QCOMPARE(cell(3), other);
}

/// Beside their answers; those of the others stay without the network being asked again.
void LeaveOutTest::theWorstAnswersAreLeftOut() {
    std::atomic<int> asked = 0;
    test::FakeOptions options;
    options.beforePredict = [&](const std::stop_token&) { ++asked; };
    OpenDataPage open(test::fakeEngine(options));
    Session& session = open.session;
    PredictionsPage page(session);
    page.resize(1280, 704);
    page.show();
    for (const auto& [key, value] :
         {std::pair{"epochs", "1"}, {"batch_size", "4"}, {"input_size", "96"}, {"validation_fraction", "0.5"}})
        session.setSetting(key, value);
    QTRY_VERIFY_WITH_TIMEOUT(session.prepared() && session.prepared()->count(Split::Validation) == 9, kPatience);
    session.start();
    QTRY_VERIFY_WITH_TIMEOUT(!isLive(session.state()) && session.predictions().size() == 9, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!session.predicting() && session.mayLeaveOut(), kPatience);
    auto* grid = page.findChild<PredictionGrid*>();
    const auto pathAt = [&](int row) {
        return grid->model()->index(row, 0).data(PredictionModel::PathRole).toByteArray().toStdString();
    };
    const std::string bad = pathAt(3), next = pathAt(4);
    grid->setFocus();
    grid->setCurrentIndex(grid->model()->index(3, 0));
    const int before = asked;
    QTest::keyClick(grid, Qt::Key_Delete);
    QTRY_COMPARE_WITH_TIMEOUT(grid->model()->rowCount(), 8, kPatience);
    QCOMPARE(*session.leftOut(), LeftOut{bad});
    QCOMPARE(session.chosen(), next);
    QCOMPARE(pathAt(grid->currentIndex().row()), next);
    QCOMPARE(int(asked), before);
    const auto* told = page.findChild<QLabel*>("messageText");
    QVERIFY2(told->isVisible() && told->text().contains(bad.c_str()) && told->text().contains("Take it back"),
             qPrintable(told->text()));
    // The menu says the same, and what is not of these data can't be left out of them.
    QMenu menu;
    QVERIFY(addLeaveOutAction(menu, session, {bad})->text().startsWith("Take back"));
    QVERIFY(addLeaveOutAction(menu, session, {bad, next})->text().startsWith("Leave out"));
    QAction* other = addLeaveOutAction(menu, session, {"/elsewhere/picture.png"});
    QVERIFY(!other->isEnabled() && other->toolTip().contains("open data set"));
    session.leaveOut({bad}, false);
    QTRY_COMPARE_WITH_TIMEOUT(grid->model()->rowCount(), 9, kPatience);
    QVERIFY(!told->isVisible());
    const TemporaryFolder elsewhere;
    test::makeTinyData(elsewhere.path(), 1);
    session.predictFiles({QString::fromStdString((elsewhere / "class 0" / "0 picture.png").string())});
    QTRY_COMPARE_WITH_TIMEOUT(grid->model()->rowCount(), 1, kPatience);
    QTest::keyClick(grid, Qt::Key_Delete);
    QVERIFY2(told->isVisible() && told->text().contains("open data set"), qPrintable(told->text()));
    QVERIFY(session.leftOut()->empty());
}

/// By the mouse. On the Data page the entry is the undo of itself; on Predictions a bar says where that is.
void LeaveOutTest::byTheMenuAndBack() {
    OpenDataPage open;
    Session& session = open.session;
    open.grid->setFocus();
    open.grid->setCurrentIndex(open.grid->model()->index(1, 0));
    const std::string path = static_cast<PictureModel*>(open.grid->model())->item(1)->path;
    QCOMPARE(takeMenuEntry(*open.grid, 1), QString("Leave out of training"));
    QCOMPARE(*session.leftOut(), LeftOut{path});
    QTRY_COMPARE_WITH_TIMEOUT(session.prepared()->items.size(), std::size_t(17), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(keptLeftOut(open.folder.path()), LeftOut{path}, kPatience);
    const int row = static_cast<PictureModel*>(open.grid->model())->rowOf(path);
    open.grid->setCurrentIndex(open.grid->model()->index(row, 0));
    QCOMPARE(takeMenuEntry(*open.grid, row), QString("Take back into training"));
    QVERIFY(session.leftOut()->empty());
    QTRY_COMPARE_WITH_TIMEOUT(session.prepared()->items.size(), std::size_t(18), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(keptLeftOut(open.folder.path()).empty(), kPatience);
}

QTEST_MAIN(LeaveOutTest)
#include "leave_out_test.moc"
