// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/app_settings.h"
#include "ui/menu_by_key.h"
#include "ui/models/prediction_model.h"
#include "ui/pages/open_data_page.h"
#include "ui/pages/predictions_page.h"
#include "ui/text/language.h"
#include "ui/widgets/prediction_grid.h"

#include <QApplication>
#include <QClipboard>
#include <algorithm>
#include <fstream>

using namespace studio;
using namespace studio::ui;
using test::kPatience;
using test::OpenDataPage;
using test::takeByMenuKey;

/// The menus of classes, pictures, problems and answers, opened by the context-menu key.
class ContextMenusTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        appSettings().clear();
        setLanguage(Language::English);
    }
    void ofAClass();
    void ofPictures();
    void ofAProblem();
    void ofAnAnswer();
};

namespace {

/// Whether the entry can be taken, and why not; of a menu that is closed again.
std::pair<bool, QString> offered(QWidget& widget, const QString& name) {
    std::pair<bool, QString> found{false, "no such entry"};
    test::withMenu([&] { test::pressMenuKey(widget); },
                   [&](QMenu& menu) {
                       if (const QAction* entry = test::entryOf(menu, name))
                           found = {entry->isEnabled(), entry->toolTip()};
                       menu.close();
                   });
    return found;
}

}  // namespace

void ContextMenusTest::ofAClass() {
    OpenDataPage open;
    open.classList->setFocus();
    open.classList->setCurrentIndex(open.classList->model()->index(2, 0));
    const auto [possible, why] = offered(*open.classList, "Use all classes");
    QVERIFY(!possible);
    QCOMPARE(why, QString("All of them are used."));
    QVERIFY(takeByMenuKey(*open.classList, "Leave out of the next run"));
    QCOMPARE(open.session.settings().classes, (std::vector<std::string>{"class 0", "class 2"}));
    QVERIFY(takeByMenuKey(*open.classList, "Use in the next run"));
    QVERIFY(open.session.settings().classes.empty());
    QVERIFY(takeByMenuKey(*open.classList, "Leave out of the next run"));
    QVERIFY(takeByMenuKey(*open.classList, "Use all classes"));
    QVERIFY(open.session.settings().classes.empty());
}

void ContextMenusTest::ofPictures() {
    OpenDataPage open;
    open.grid->setFocus();
    open.grid->setCurrentIndex(open.grid->model()->index(0, 0));
    QTest::keyClick(open.grid, Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(takeByMenuKey(*open.grid, "Copy path"));
    QCOMPARE(QApplication::clipboard()->text().split('\n').size(), 2);
    QVERIFY(takeByMenuKey(*open.grid, "Leave out of training"));
    QCOMPARE(open.session.leftOut()->size(), std::size_t(2));
    QTRY_VERIFY_WITH_TIMEOUT(open.session.prepared() && open.session.prepared()->items.size() == 16, kPatience);
    QVERIFY(takeByMenuKey(*open.grid, "Take back into training"));
    QVERIFY(open.session.leftOut()->empty());
    QTRY_COMPARE_WITH_TIMEOUT(open.session.prepared()->items.size(), std::size_t(18), kPatience);
    // Not a screen full of windows.
    open.grid->selectAll();
    const auto [possible, why] = offered(*open.grid, "Open in the picture viewer");
    QVERIFY(!possible);
    QVERIFY2(why.startsWith("At most"), qPrintable(why));
}

void ContextMenusTest::ofAProblem() {
    OpenDataPage open;
    std::ofstream(open.folder / "class 0" / "empty.jpg");
    std::ofstream(open.folder / "class 1" / "text.jpg") << "no picture";
    QVERIFY(open.reopen());
    QTRY_COMPARE_WITH_TIMEOUT(open.problems->model()->rowCount(), 2, kPatience);
    open.problems->setFocus();
    open.problems->setCurrentIndex(open.problems->model()->index(1, 0));
    const std::string second = open.session.chosen();
    QVERIFY(takeByMenuKey(*open.problems, "Show among the pictures"));
    QCOMPARE(open.rows(), 2);
    QCOMPARE(open.grid->currentIndex().data(PictureModel::PathRole).toByteArray().toStdString(), second);
    QApplication::clipboard()->clear();
    open.problems->setFocus();
    QVERIFY(takeByMenuKey(*open.problems, "Copy this list"));
    const auto copied = [] { return QApplication::clipboard()->text(); };
    QTRY_VERIFY_WITH_TIMEOUT(copied().contains("class 0/empty.jpg") && copied().contains("class 1/text.jpg"),
                             kPatience);
}

void ContextMenusTest::ofAnAnswer() {
    OpenDataPage open;
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
    grid->setFocus();
    grid->setCurrentIndex(grid->model()->index(2, 0));
    const std::string path = grid->currentIndex().data(PredictionModel::PathRole).toByteArray().toStdString();
    QVERIFY(takeByMenuKey(*grid, "Leave out of training"));
    QCOMPARE(*session.leftOut(), LeftOut{path});
    QTRY_COMPARE_WITH_TIMEOUT(grid->model()->rowCount(), 8, kPatience);
}

QTEST_MAIN(ContextMenusTest)
#include "context_menus_test.moc"
