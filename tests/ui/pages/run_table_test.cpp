// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs/run_table.h"
#include "ui/menu_by_key.h"
#include "ui/pages/open_runs_page.h"
#include "ui/text/language.h"

#include <QHeaderView>

using namespace studio;
using namespace studio::ui;

/// Which columns the table has: by a right click on its header, and by key in a row's menu.
class RunTableTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setLanguage(Language::English); }
    void init() { m_home = freshHome(); }
    void cleanup() { m_home.reset(); }
    void columnsAreChosenByMouse();
    void columnsAreChosenByKey();

private:
    std::unique_ptr<TemporaryFolder> m_home;
};

namespace {

QString nameOf(const OpenPage& open, int column) {
    return open.table->model()->headerData(column, Qt::Horizontal).toString();
}

}  // namespace

void RunTableTest::columnsAreChosenByMouse() {
    run("a");
    {
        OpenPage open;
        QVERIFY(open.has(1));
        QVERIFY(open.table->isColumnHidden(RunModel::Note) && !open.table->isColumnHidden(RunModel::Data));
        QWidget* header = open.table->header()->viewport();
        const auto rightClick = [&] {
            const QPoint place(200, 8);
            QContextMenuEvent event(QContextMenuEvent::Mouse, place, header->mapToGlobal(place));
            QApplication::sendEvent(header, &event);
        };
        for (const int column : {RunModel::Note, RunModel::Data}) {
            bool taken = false;
            QVERIFY(test::withMenu(rightClick, [&](QMenu& menu) {
                const QAction* entry = test::entryOf(menu, nameOf(open, column));
                QVERIFY(entry);
                QCOMPARE(entry->isChecked(), !open.table->isColumnHidden(column));
                QVERIFY(!test::entryOf(menu, nameOf(open, RunModel::Name)));  // which is always there
                taken = test::take(menu, nameOf(open, column));
            }));
            QVERIFY(taken);
        }
        QVERIFY(!open.table->isColumnHidden(RunModel::Note) && open.table->isColumnHidden(RunModel::Data));
    }
    OpenPage again;
    QVERIFY(!again.table->isColumnHidden(RunModel::Note) && again.table->isColumnHidden(RunModel::Data));
}

void RunTableTest::columnsAreChosenByKey() {
    run("a");
    OpenPage open;
    QVERIFY(open.has(1));
    open.choose(0);
    open.table->setFocus();
    bool taken = false;
    QVERIFY(test::withMenu([&] { test::pressMenuKey(*open.table); },
                           [&](QMenu& menu) {
                               QAction* columns = test::entryOf(menu, "Columns");
                               if (!columns || !columns->menu()) return void(menu.close());
                               menu.setActiveAction(columns);
                               QTest::keyClick(&menu, Qt::Key_Right);
                               taken = columns->menu()->isVisible() &&
                                       test::take(*columns->menu(), nameOf(open, RunModel::Note));
                           }));
    QVERIFY(taken);
    QVERIFY(!open.table->isColumnHidden(RunModel::Note));
}

QTEST_MAIN(RunTableTest)
#include "run_table_test.moc"
