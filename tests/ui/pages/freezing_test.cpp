// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_engine.h"
#include "ui/base/app_settings.h"
#include "ui/diagram/diagram_view.h"
#include "ui/pages/network_page.h"
#include "ui/session.h"
#include "ui/text/language.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace studio;
using namespace studio::ui;

/// Frozen from the diagram: the setting, the hatching, the words.
class FreezingTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setLanguage(Language::English); }
    void init() { appSettings().clear(); }
    void aModuleFreezesAllBeforeIt();
    void headsAndPoolsAreNotOffered();
    void theSettingIsFollowed();
};

namespace {

struct Shown {
    Shown() : session([] { return std::make_shared<test::FakeEngine>(); }), page(session) {
        page.resize(1280, 664);
        page.show();
        diagram = page.findChild<DiagramView*>();
        freeze = page.findChild<QPushButton*>(QStringLiteral("freezeUpTo"));
        frozen = page.findChild<QLabel*>(QStringLiteral("frozenParts"));
    }
    /// What is drawn of a part, without what shows that it is chosen.
    QImage look(const QString& part) {
        const QString chosen = diagram->selected();
        diagram->setSelected({});
        const QImage all = diagram->viewport()->grab().toImage();
        diagram->setSelected(chosen);
        const int left = int(diagram->columnX(part)), width = int(diagram->columnWidth(part));
        return all.copy(left, 0, width, all.height());
    }

    Session session;
    NetworkPage page;
    DiagramView* diagram = nullptr;
    QPushButton* freeze = nullptr;
    QLabel* frozen = nullptr;
};

}  // namespace

void FreezingTest::aModuleFreezesAllBeforeIt() {
    Shown shown;
    const QImage before = shown.look("3b"), after = shown.look("4b");
    QVERIFY(!before.isNull() && !after.isNull());
    shown.diagram->setSelected("4a");
    QVERIFY(shown.freeze->isVisible() && !shown.frozen->isVisible());
    QCOMPARE(shown.freeze->text().trimmed(), QString("Freeze to 4a"));
    QTest::mouseClick(shown.freeze, Qt::LeftButton);
    QCOMPARE(shown.session.settings().freeze, std::string("4a"));
    QCOMPARE(shown.frozen->text(), QString("Frozen, hatched in the diagram: all up to 4a."));
    QVERIFY(shown.look("3b") != before);
    QCOMPARE(shown.look("4b"), after);
    QVERIFY(shown.diagram->sentenceOf("3b").contains("Frozen"));
    QVERIFY(shown.diagram->sentenceOf("3b/1x1").contains("Frozen"));
    QVERIFY(!shown.diagram->sentenceOf("4b").contains("Frozen"));

    // Further, back, and by the whole network's panel; by key, too.
    shown.diagram->setSelected("4c/3x3");
    QTest::keyClick(shown.freeze, Qt::Key_Space);
    QCOMPARE(shown.session.settings().freeze, std::string("4c"));
    QCOMPARE(shown.freeze->text().trimmed(), QString("Unfreeze all"));
    shown.diagram->setSelected({});
    QTest::mouseClick(shown.freeze, Qt::LeftButton);
    QVERIFY(shown.session.settings().freeze.empty());
    QVERIFY(!shown.frozen->isVisible());
    QCOMPARE(shown.look("3b"), before);
}

void FreezingTest::headsAndPoolsAreNotOffered() {
    Shown shown;
    for (const char* part : {"", "aux1", "fc", "pool1"}) {
        shown.diagram->setSelected(QLatin1String(part));
        QVERIFY2(!shown.freeze->isVisible(), part);
    }
}

void FreezingTest::theSettingIsFollowed() {
    Shown shown;
    const QImage before = shown.look("conv1");
    shown.session.setSetting("freeze", "conv1");
    QVERIFY(shown.look("conv1") != before);
    shown.diagram->openModule("4a");
    const QImage inside = shown.diagram->viewport()->grab().toImage();
    shown.session.setSetting("freeze", "4a");
    QVERIFY(shown.diagram->viewport()->grab().toImage() != inside);
}

QTEST_MAIN(FreezingTest)
#include "freezing_test.moc"
