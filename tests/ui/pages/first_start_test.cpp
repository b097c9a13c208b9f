// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/start/first_start.h"
#include "support/temporary_folder.h"
#include "ui/base/app_settings.h"
#include "ui/models/recent.h"
#include "ui/pages/start/recent_row.h"
#include "ui/text/language.h"

#include <QSignalSpy>
#include <QTest>

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

private:
    QString inFolder(const char* name) const { return QString::fromStdString((m_folder / name).string()); }

    TemporaryFolder m_folder;
};

namespace {

constexpr int kPatience = 20'000;

}  // namespace

void FirstStartTest::whatIsGoneSaysWhy() {
    FirstStart page;
    page.show();
    const auto listed = page.findChildren<RecentRow*>();
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

QTEST_MAIN(FirstStartTest)
#include "first_start_test.moc"
