// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data_page.h"
#include "support/temporary_folder.h"
#include "ui/base/app_settings.h"
#include "ui/models/picture_model.h"
#include "ui/pages/data/class_delegate.h"
#include "ui/session.h"
#include "ui/text/language.h"
#include "ui/thumbnails/picture_grid.h"
#include "ui/tiny_data.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QUrl>
#include <atomic>
#include <fstream>

using namespace studio;
using namespace studio::ui;
namespace fs = std::filesystem;

namespace {

constexpr int kPatience = 20'000;

EngineSource fake(test::FakeOptions options = {}) {
    auto engine = std::make_shared<test::FakeEngine>(std::move(options));
    return [engine] { return engine; };
}

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

/// The page with data of three classes of six open and checked.
struct OpenPage {
    explicit OpenPage(EngineSource engine = fake(), int classes = 3) : session(std::move(engine)), page(session) {
        page.resize(1280, 704);
        page.show();
        page.activateWindow();
        data = test::makeTinyData(folder.path(), classes);
        reopen();
        grid = page.findChild<PictureGrid*>("pictureGrid");
        classList = page.findChild<QListView*>("classList");
        problems = page.findChild<QListView*>("problemList");
    }
    bool reopen() {
        session.openPath(data);
        return QTest::qWaitFor(
            [&] { return session.prepared() != nullptr && !session.opening() && !session.checking(); }, kPatience);
    }
    QString text(const char* name) const { return page.findChild<QLabel*>(QLatin1String(name))->text(); }
    void clickBox(int row) {
        const QRect box = ClassDelegate::checkBox(classList->visualRect(classList->model()->index(row, 0)));
        QTest::mouseClick(classList->viewport(), Qt::LeftButton, Qt::NoModifier, box.center());
    }
    void choose(const char* box, PictureShow show) {
        auto* combo = page.findChild<QComboBox*>(QLatin1String(box));
        combo->setCurrentIndex(combo->findData(int(show)));
    }
    int rows() const { return grid->model()->rowCount(); }

    TemporaryFolder folder;
    Session session;
    DataPage page;
    QString data;
    PictureGrid* grid = nullptr;
    QListView *classList = nullptr, *problems = nullptr;
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
    void problemsAreShownWithTheirReason();
    void showRevealsWhatIsHidden();
    void theSplitIsPreviewed();
    void theSplitDialogChangesItsLanguage();
    void anOwnSplitIsKept();
    void checkingCanBeCancelled();
    void dataThatCannotBeTrainedOnSaysWhy();
};

void DataPageTest::classesAreLeftOut() {
    OpenPage open;
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
    OpenPage open;
    open.clickBox(1);
    QVERIFY(open.page.findChild<QLabel*>("classesSaid")->isHidden());
    open.clickBox(3);
    QVERIFY(open.text("classesSaid").contains("two classes"));
    QVERIFY(open.page.findChild<QLabel*>("classesSaid")->isVisible());
    QCOMPARE(open.session.settings().classes.size(), std::size_t(2));
}

void DataPageTest::classesAreFixedWhileRunning() {
    std::atomic<bool> go = false;
    test::FakeOptions options;
    options.beforeTrain = [&](std::int64_t, std::stop_token) { go.wait(false); };
    OpenPage open(fake(options));
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
    OpenPage open;
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
    OpenPage open;
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
    OpenPage open;
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
    OpenPage open;
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

void DataPageTest::problemsAreShownWithTheirReason() {
    OpenPage open;
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
    OpenPage open;
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

void DataPageTest::theSplitIsPreviewed() {
    OpenPage open;
    open.page.findChild<QToolButton*>("splitButton")->click();
    auto* dialog = open.page.findChild<QDialog*>("splitDialog");
    QVERIFY(dialog && dialog->isVisible());
    auto* counts = dialog->findChild<QTableView*>("splitCounts");
    const auto cell = [&](int row, int column) { return counts->model()->index(row, column).data().toString(); };
    QTRY_COMPARE_WITH_TIMEOUT(cell(0, 2), QString::number(open.session.prepared()->count(Split::Validation)),
                              kPatience);
    auto* use = dialog->findChild<QPushButton*>("useSplit");
    auto* seed = dialog->findChild<QLineEdit*>("splitSeed");
    seed->setText("many");
    QTRY_VERIFY_WITH_TIMEOUT(!use->isEnabled(), kPatience);
    seed->setText("77");
    dialog->findChild<QDoubleSpinBox*>("splitFraction")->setValue(50);
    QTRY_COMPARE_WITH_TIMEOUT(cell(0, 2), QString("9"), kPatience);
    QCOMPARE(cell(1, 1), QString("3"));
    QCOMPARE(open.session.settings().seed, std::uint64_t(1));  // nothing is changed before it is said
    QTRY_VERIFY_WITH_TIMEOUT(use->isEnabled(), kPatience);
    use->click();
    QCOMPARE(open.session.settings().seed, std::uint64_t(77));
    QCOMPARE(open.session.settings().validationFraction, 0.5);
    QTRY_COMPARE_WITH_TIMEOUT(open.session.prepared()->count(Split::Validation), std::int64_t(9), kPatience);
}

/// Opened in one language and switched to another it says what one does that was opened in that.
void DataPageTest::theSplitDialogChangesItsLanguage() {
    const auto texts = [](const QDialog& dialog) {
        QStringList all{dialog.windowTitle()};
        for (const auto* label : dialog.findChildren<QLabel*>())
            if (label->isVisible()) all << label->text();
        for (const auto* button : dialog.findChildren<QAbstractButton*>()) all << button->text() << button->toolTip();
        const auto* table = dialog.findChild<QTableView*>("splitCounts");
        all << table->accessibleName() << table->model()->index(0, 0).data().toString();
        for (int column = 0; column < 3; ++column) all << table->model()->headerData(column, Qt::Horizontal).toString();
        return all << dialog.findChild<QLineEdit*>("splitSeed")->toolTip();
    };
    OpenPage open;
    const auto opened = [&](const char* seed) {
        open.page.findChild<QToolButton*>("splitButton")->click();
        auto* dialog = open.page.findChild<QDialog*>("splitDialog");
        auto* counts = dialog->findChild<QTableView*>("splitCounts");
        if (!QTest::qWaitFor([&] { return counts->model()->rowCount() > 0; }, kPatience)) return dialog;
        dialog->findChild<QLineEdit*>("splitSeed")->setText(QLatin1String(seed));
        const auto* said = dialog->findChild<QLabel*>("splitSaid");
        (void)QTest::qWaitFor([&] { return said->isVisible(); }, kPatience);
        return dialog;
    };
    QDialog* switched = opened("many");
    const QStringList english = texts(*switched);
    setLanguage(Language::Chinese);
    QCoreApplication::sendPostedEvents();
    const QStringList chinese = texts(*switched);
    delete switched;
    const QDialog* fresh = opened("many");
    const QStringList expected = texts(*fresh);
    setLanguage(Language::English);
    QCOMPARE(chinese, expected);
    QVERIFY(english != chinese && english.contains("The seed is a whole number from 0 on."));
}

void DataPageTest::anOwnSplitIsKept() {
    OpenPage open;
    test::makeTinyData(open.folder / "own" / "train", 2, 6);
    test::makeTinyData(open.folder / "own" / "val", 2, 2);
    open.data = QString::fromStdString((open.folder / "own").string());
    QVERIFY(open.reopen());
    QTRY_VERIFY_WITH_TIMEOUT(open.session.prepared() && open.session.dataSet()->hasOwnSplit, kPatience);
    open.page.findChild<QToolButton*>("splitButton")->click();
    auto* dialog = open.page.findChild<QDialog*>("splitDialog");
    QVERIFY(dialog->findChild<QLabel*>("ownSplit")->text().contains("its own training and validation"));
    auto* fraction = dialog->findChild<QDoubleSpinBox*>("splitFraction");
    QVERIFY(!fraction->isEnabled());
    QVERIFY(!fraction->toolTip().isEmpty());
    QVERIFY(!dialog->findChild<QPushButton*>("useSplit")->isEnabled());
}

void DataPageTest::checkingCanBeCancelled() {
    OpenPage open;
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
    OpenPage open;
    open.session.openPath(test::makeTinyData(open.folder / "one class", 1));
    QTRY_VERIFY_WITH_TIMEOUT(!open.session.dataError().isEmpty(), kPatience);
    QCOMPARE(open.text("noticeText"), open.session.dataError());
    QVERIFY(open.page.findChild<QWidget*>("dataNotice")->isVisible());
    QCOMPARE(open.rows(), 6);  // they can be looked at
}

QTEST_MAIN(DataPageTest)
#include "data_page_test.moc"
