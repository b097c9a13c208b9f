// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/split_dialog.h"
#include "core/base/files.h"
#include "core/data/encode_jpeg.h"
#include "support/made_photo.h"
#include "ui/base/app_settings.h"
#include "ui/pages/open_data_page.h"
#include "ui/text/language.h"

#include <QAbstractButton>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

using namespace studio;
using namespace studio::ui;
using test::kPatience;
using test::OpenDataPage;

class SplitDialogTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        appSettings().clear();
        setLanguage(Language::English);
    }
    void theSplitIsPreviewed();
    void itChangesItsLanguage();
    void anOwnSplitIsKept();
    void picturesNearlyTheSameAreCounted();
    void theLeaksNoticeTakesBackToo();
    void whatNobodyTouchedStays();
};

void SplitDialogTest::theSplitIsPreviewed() {
    OpenDataPage open;
    open.page.findChild<QToolButton*>("splitButton")->click();
    auto* dialog = open.page.findChild<QDialog*>("splitDialog");
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(dialog->findChild<QAbstractButton*>("splitTogether")->isChecked());
    QVERIFY(open.page.findChild<QWidget*>("dataNotice")->isHidden());
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
void SplitDialogTest::itChangesItsLanguage() {
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
    OpenDataPage open;
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
    QVERIFY(english != chinese && english.contains("The seed is a whole number from 0 to 4294967295."));
}

void SplitDialogTest::anOwnSplitIsKept() {
    OpenDataPage open;
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
    QVERIFY(!dialog->findChild<QAbstractButton*>("splitTogether")->isChecked());  // nobody saw to that
    // The two pictures of either class that validate are those that train, byte for byte.
    const auto* leak = dialog->findChild<QLabel*>("splitLeak");
    QTRY_VERIFY2_WITH_TIMEOUT(leak->isVisible() && leak->text().startsWith("4 picture"), qPrintable(leak->text()),
                              kPatience);
    QCOMPARE(open.text("noticeText"), leak->text());
    QVERIFY(open.page.findChild<QWidget*>("dataNotice")->isVisible());
    QVERIFY(!open.page.findChild<QPushButton*>("noticeButton")->isVisible());
}

/// One photograph that trains was saved anew among those that validate: a hint on the page and in the dialog, no fault.
void SplitDialogTest::picturesNearlyTheSameAreCounted() {
    OpenDataPage open;
    const auto put = [&](const char* name, std::uint64_t photo, int quality) {
        const auto file = open.folder / "near" / name;
        std::filesystem::create_directories(file.parent_path());
        studio::writeFile(file, studio::encodeJpeg(test::madePhoto(photo), quality));
    };
    put("train/a/1.jpg", 1, 90);
    put("train/b/2.jpg", 2, 90);
    put("val/a/1.jpg", 1, 70);
    put("val/b/3.jpg", 3, 90);
    open.data = QString::fromStdString((open.folder / "near").string());
    QVERIFY(open.reopen());
    QTRY_COMPARE_WITH_TIMEOUT(open.problems->model()->rowCount(), 2, kPatience);
    QVERIFY(open.session.prepared()->items.size() == 4);
    const auto* notice = open.page.findChild<QWidget*>("dataNotice");
    QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible() && open.text("noticeText").startsWith("1 picture"), kPatience);
    QVERIFY2(open.text("noticeText").contains("nearly the same"), qPrintable(open.text("noticeText")));
    QCOMPARE(notice->property("role").toString(), QString("notice"));  // not a bar: nothing is wrong
    open.page.findChild<QToolButton*>("splitButton")->click();
    const auto* leak = open.page.findChild<QDialog*>("splitDialog")->findChild<QLabel*>("splitLeak");
    QTRY_VERIFY_WITH_TIMEOUT(leak->isVisible() && leak->text() == open.text("noticeText"), kPatience);
    // Delete on one of the two is the remedy.
    open.session.leaveOut({"val/a/1.jpg"}, true);
    QTRY_VERIFY_WITH_TIMEOUT(!open.text("noticeText").contains("nearly the same"), kPatience);
}

/// Beside what is wrong with the split, which is said in the same place.
void SplitDialogTest::theLeaksNoticeTakesBackToo() {
    OpenDataPage open;
    test::makeTinyData(open.folder / "own" / "train", 2, 6);
    test::makeTinyData(open.folder / "own" / "val", 2, 2);  // those of the training side, byte for byte
    open.data = QString::fromStdString((open.folder / "own").string());
    open.session.openPath(open.data);
    const auto prepared = [&] { return open.session.prepared(); };
    QTRY_VERIFY_WITH_TIMEOUT(prepared() && prepared()->leaked == 4 && !open.session.checking(), kPatience);
    const std::size_t all = prepared()->items.size();
    const auto& items = prepared()->items;
    const auto last =
        std::ranges::find_if(items, [](const Item& item) { return item.path.ends_with("5 picture.png"); });
    QVERIFY(last != items.end());
    const std::string path = last->path;
    auto* button = open.page.findChild<QPushButton*>("noticeButton");
    QVERIFY(!button->isVisible());
    open.session.leaveOut({path}, true);
    QTRY_COMPARE_WITH_TIMEOUT(prepared()->items.size(), all - 1, kPatience);
    QVERIFY2(open.text("noticeText").startsWith("4 picture") && open.text("noticeText").contains("1 picture left out"),
             qPrintable(open.text("noticeText")));
    QVERIFY(button->isVisible());
    QCOMPARE(button->text(), QString("Take all back"));
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(prepared()->items.size(), all, kPatience);
    QVERIFY2(
        open.text("noticeText").startsWith("4 picture") && open.text("noticeText").contains("1 picture taken back"),
        qPrintable(open.text("noticeText")));
    QCOMPARE(button->text(), QString("Leave them out again"));
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(prepared()->items.size(), all - 1, kPatience);
    QCOMPARE(*open.session.leftOut(), LeftOut{path});
}

/// One decimal is shown of a share that has more; and nothing is changed by half.
void SplitDialogTest::whatNobodyTouchedStays() {
    OpenDataPage open;
    open.session.setSetting("validation_fraction", "0.33333");
    const auto ask = [&](const char* seed) {
        open.page.findChild<QToolButton*>("splitButton")->click();
        auto* dialog = open.page.findChild<QDialog*>("splitDialog");
        dialog->findChild<QLineEdit*>("splitSeed")->setText(QLatin1String(seed));
        return dialog;
    };
    QDialog* dialog = ask("5");
    QCOMPARE(dialog->findChild<QDoubleSpinBox*>("splitFraction")->maximum(), 95.0);
    auto* use = dialog->findChild<QPushButton*>("useSplit");
    QTRY_VERIFY_WITH_TIMEOUT(use->isEnabled(), kPatience);
    use->click();
    QCOMPARE(open.session.settings().seed, std::uint64_t(5));
    QCOMPARE(open.session.settings().validationFraction, 0.33333);
    QTRY_VERIFY(!open.page.findChild<QDialog*>("splitDialog"));
    dialog = ask("4294967296");
    dialog->findChild<QDoubleSpinBox*>("splitFraction")->setValue(50);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->findChild<QPushButton*>("useSplit")->isEnabled(), kPatience);
    QCOMPARE(open.session.settings().validationFraction, 0.33333);
}

QTEST_MAIN(SplitDialogTest)
#include "split_dialog_test.moc"
