// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/start/first_start.h"
#include "support/temporary_folder.h"
#include "ui/base/app_settings.h"
#include "ui/models/recent.h"
#include "ui/pages/start/recent_row.h"
#include "ui/text/language.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace studio;
using namespace studio::ui;

/// What was open before, on the page that is there before anything is.
class FirstStartTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        appSettings().clear();
        setLanguage(Language::English);
        const QDateTime when = QDateTime::currentDateTime();
        rememberRecent({.path = inFolder("gone/photographs"), .pictures = 1200, .classes = 5, .when = when});
        rememberRecent(
            {.path = QString::fromStdString(m_folder.path().string()), .pictures = 12, .classes = 2, .when = when});
    }
    void whatIsGoneSaysWhy();
    void theListIsCleared_data();
    void theListIsCleared();

private:
    QString inFolder(const char* name) const { return QString::fromStdString((m_folder / name).string()); }

    TemporaryFolder m_folder;
};

namespace {

constexpr int kPatience = 20'000;

QToolButton* clearButton(const FirstStart& page) {
    for (auto* button : page.findChildren<QToolButton*>())
        if (button->text() == "Clear list") return button;
    return nullptr;
}

QList<RecentRow*> rows(const FirstStart& page) {
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);  // those that were there before
    return page.findChildren<RecentRow*>();
}

}  // namespace

void FirstStartTest::whatIsGoneSaysWhy() {
    FirstStart page;
    page.show();
    const QList<RecentRow*> listed = rows(page);
    QCOMPARE(listed.size(), 2);
    RecentRow *there = listed[0], *gone = listed[1];
    QTRY_VERIFY_WITH_TIMEOUT(!gone->isEnabled(), kPatience);
    QVERIFY2(gone->toolTip().contains("not found"), qPrintable(gone->toolTip()));
    QVERIFY(there->isEnabled());
    QSignalSpy chosen(&page, &FirstStart::pathChosen);
    QTest::mouseClick(gone, Qt::LeftButton);
    QTest::keyClick(there, Qt::Key_Space);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].toString(), there->item().path);
}

void FirstStartTest::theListIsCleared_data() {
    QTest::addColumn<bool>("byKey");
    QTest::newRow("mouse") << false;
    QTest::newRow("key") << true;
}

void FirstStartTest::theListIsCleared() {
    QFETCH(bool, byKey);
    FirstStart page;
    page.resize(1280, 704);
    page.show();
    QToolButton* clear = clearButton(page);
    QVERIFY(clear && clear->isVisible());
    const QAccessibleInterface* face = QAccessible::queryAccessibleInterface(clear);
    QVERIFY(face);
    QCOMPARE(face->text(QAccessible::Name), QString("Clear list"));
    if (byKey)
        QTest::keyClick(clear, Qt::Key_Space);
    else
        QTest::mouseClick(clear, Qt::LeftButton);
    QVERIFY(recentItems().isEmpty());
    QVERIFY(rows(page).isEmpty());
}

QTEST_MAIN(FirstStartTest)
#include "first_start_test.moc"
