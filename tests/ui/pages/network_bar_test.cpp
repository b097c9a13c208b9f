// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/network/network_bar.h"
#include "support/fake_engine.h"
#include "ui/base/app_settings.h"
#include "ui/diagram/diagram_view.h"
#include "ui/menu_by_key.h"
#include "ui/pages/network_page.h"
#include "ui/session.h"
#include "ui/text/language.h"
#include "ui/widgets/menu_button.h"

#include <QInputDialog>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using namespace studio;
using namespace studio::ui;

/// What the bar over the network does, by mouse and by key.
class NetworkBarTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        appSettings().clear();
        setLanguage(Language::English);
    }
    void theLanesShowOtherFigures_data();
    void theLanesShowOtherFigures();
    void theDiagramIsZoomed_data();
    void theDiagramIsZoomed();
    void anotherSizeIsAskedFor();
};

namespace {

void waysToPress() {
    QTest::addColumn<bool>("byKey");
    QTest::newRow("mouse") << false;
    QTest::newRow("key") << true;
}

void press(QAbstractButton* button, bool byKey) {
    if (byKey)
        QTest::keyClick(button, Qt::Key_Space);
    else
        QTest::mouseClick(button, Qt::LeftButton);
}

/// The page on the screen.
struct Shown {
    Shown() : session([] { return std::make_shared<test::FakeEngine>(); }), page(session) {
        page.resize(1280, 664);
        page.show();
        page.activateWindow();
        ready = QTest::qWaitForWindowActive(&page);
    }
    template <class W>
    W* the(const char* name) {
        return page.template findChild<W*>(QLatin1String(name));
    }
    DiagramView& diagram() { return *page.findChild<DiagramView*>(); }
    /// Opens the menu of a button and takes an entry of it.
    bool choose(const char* button, const QString& entry, bool byKey = true) {
        bool taken = false;
        return test::withMenu([&] { press(the<MenuButton>(button), byKey); },
                              [&](QMenu& menu) { taken = test::take(menu, entry); }) &&
               taken;
    }
    QStringList ticked(const char* button) {
        QStringList texts;
        test::withMenu([&] { the<MenuButton>(button)->click(); },
                       [&](QMenu& menu) {
                           for (const QAction* entry : menu.actions())
                               if (entry->isChecked()) texts << entry->text();
                           menu.close();
                       });
        return texts;
    }
    QInputDialog* openSizeDialog() {
        return choose("networkChoice", "Another size") ? the<QInputDialog>("sizeDialog") : nullptr;
    }

    Session session;
    NetworkPage page;
    bool ready = false;
};

}  // namespace

void NetworkBarTest::theLanesShowOtherFigures_data() {
    waysToPress();
}

void NetworkBarTest::theLanesShowOtherFigures() {
    QFETCH(bool, byKey);
    {
        Shown shown;
        QVERIFY(shown.ready);
        QCOMPARE(int(shown.diagram().lanes()), int(Lanes::Channels));
        QCOMPARE(shown.ticked("lanes"), QStringList("by channels"));
        const QImage before = shown.diagram().grab().toImage();
        QVERIFY(shown.choose("lanes", "by multiply-adds", byKey));
        QCOMPARE(int(shown.diagram().lanes()), int(Lanes::MultiplyAdds));
        QCOMPARE(shown.the<MenuButton>("lanes")->text(), QString("by multiply-adds"));
        QCOMPARE(shown.ticked("lanes"), QStringList("by multiply-adds"));
        QVERIFY(shown.diagram().grab().toImage() != before);
    }
    Shown again;
    QCOMPARE(int(again.diagram().lanes()), int(Lanes::MultiplyAdds));
    QCOMPARE(again.the<MenuButton>("lanes")->text(), QString("by multiply-adds"));
}

void NetworkBarTest::theDiagramIsZoomed_data() {
    waysToPress();
}

void NetworkBarTest::theDiagramIsZoomed() {
    QFETCH(bool, byKey);
    Shown shown;
    QVERIFY(shown.ready);
    auto *in = shown.the<QToolButton>("zoomIn"), *out = shown.the<QToolButton>("zoomOut");
    DiagramView& diagram = shown.diagram();
    QVERIFY(in->isEnabled() && !out->isEnabled());
    QVERIFY2(out->toolTip().contains("visible already"), qPrintable(out->toolTip()));
    press(in, byKey);
    QVERIFY(diagram.zoom() > 1);
    QVERIFY(out->isEnabled());
    const double once = diagram.zoom();
    press(in, byKey);
    QVERIFY(diagram.zoom() > once);
    press(out, byKey);
    QCOMPARE(diagram.zoom(), once);
    for (int i = 0; i < 50 && in->isEnabled(); ++i) press(in, byKey);
    QVERIFY(!diagram.canZoomIn() && !in->isEnabled());
    QVERIFY2(in->toolTip().contains("can't become larger"), qPrintable(in->toolTip()));
    press(shown.the<QToolButton>("zoomFit"), byKey);
    QCOMPARE(diagram.zoom(), 1.0);
    QVERIFY(in->isEnabled() && !out->isEnabled());
}

/// One that the menu does not have; it stands there afterwards.
void NetworkBarTest::anotherSizeIsAskedFor() {
    Shown shown;
    QVERIFY(shown.ready);
    const auto type = [](QInputDialog& dialog, const QString& size, Qt::Key end) {
        auto* box = dialog.findChild<QSpinBox*>();
        box->selectAll();
        QTest::keyClicks(box, size);
        QTest::keyClick(box, end);
        QVERIFY(!dialog.isVisible());
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    };
    const int before = shown.session.settings().inputSize;
    QInputDialog* dialog = shown.openSizeDialog();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->intValue(), before);
    QVERIFY(dialog->intMinimum() < dialog->intMaximum());
    type(*dialog, "200", Qt::Key_Escape);
    QCOMPARE(shown.session.settings().inputSize, before);
    dialog = shown.openSizeDialog();
    QVERIFY(dialog && dialog->isVisible());
    type(*dialog, "200", Qt::Key_Return);
    QCOMPARE(shown.session.settings().inputSize, 200);
    QCOMPARE(shown.diagram().network().inputSize, 200);
    QVERIFY2(shown.the<MenuButton>("networkChoice")->text().endsWith("200 px"),
             qPrintable(shown.the<MenuButton>("networkChoice")->text()));
    QCOMPARE(shown.ticked("networkChoice").last(), QString("200 px"));
}

QTEST_MAIN(NetworkBarTest)
#include "network_bar_test.moc"
