// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/network_page.h"
#include "shown_network_page.h"
#include "ui/base/app_settings.h"
#include "ui/diagram/diagram_view.h"
#include "ui/pages/network/cost_bars.h"
#include "ui/text/language.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTest>
#include <QToolButton>

using namespace studio;
using namespace studio::ui;
using Shown = test::ShownNetworkPage;

class NetworkPageTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        setLanguage(Language::English);
        appSettings().clear();
    }
    void worksWithoutData();
    void findByKey_data();
    void findByKey();
    void aNameThatIsNotThereIsSaid();
    void openAndBack();
    void walkByTheButtons();
    void variantAndSizeRecompute();
    void aHiddenPageCatchesUp();
    void costBarsChoose();
    void sizeOfAnyLayerOfTheModule();
    void remembersWhereItWas();
    void bothLanguages();
    void everyPartFits_data();
    void everyPartFits();
    void openingLeavesTheWindowAsItIs();
    void aModulesNumbersAreSeenWhole();
};

void NetworkPageTest::worksWithoutData() {
    Shown shown;
    QCOMPARE(shown.text("partTitle"), QString("GoogLeNet"));
    QCOMPARE(shown.text("reads"), QString("224 × 224 × 3"));
    QCOMPARE(shown.text("parameters"), QString("6,624,904"));
    QCOMPARE(shown.text("multiplyAdds"), QString("1,498,376,192"));
    QVERIFY(shown.text("classesText").startsWith("1,000 classes"));
    QVERIFY(!shown.page.grab().isNull());
}

void NetworkPageTest::findByKey_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("part");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("reads");
    QTest::addColumn<QString>("writes");
    const auto row = [](const char* typed, const char* part, const char* title, const char* reads, const char* writes) {
        QTest::newRow(typed) << QString(typed) << QString(part) << QString::fromUtf8(title) << QString::fromUtf8(reads)
                             << QString::fromUtf8(writes);
    };
    row("4a", "4a", "4a", "14 × 14 × 480", "14 × 14 × 512");
    row("4a 3x3", "4a/3x3", "4a/3×3", "14 × 14 × 96", "14 × 14 × 208");
    row("pool2", "pool2", "pool2", "56 × 56 × 192", "28 × 28 × 192");
    row("aux2", "aux2", "aux2", "14 × 14 × 528", "1 × 1 × 1000");
    row("aux1/fc1", "aux1/fc1", "aux1/fc1", "1 × 1 × 2048", "1 × 1 × 1024");
    row("conv1", "conv1", "conv1", "224 × 224 × 3", "112 × 112 × 64");
}

void NetworkPageTest::findByKey() {
    QFETCH(QString, typed);
    QFETCH(QString, part);
    QFETCH(QString, title);
    QFETCH(QString, reads);
    QFETCH(QString, writes);
    Shown shown;
    shown.page.activateWindow();
    QTRY_VERIFY(shown.page.isActiveWindow());
    shown.diagram().setFocus();
    QTest::keyClick(&shown.diagram(), Qt::Key_F, Qt::ControlModifier);
    auto* box = shown.the<QLineEdit>("findLayer");
    QVERIFY(box->hasFocus());
    QTest::keyClicks(box, typed);
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(shown.diagram().selected(), part);
    QCOMPARE(shown.text("partTitle"), title);
    QCOMPARE(shown.text("reads"), reads);
    QCOMPARE(shown.text("writes"), writes);
    QTRY_VERIFY(box->text().isEmpty());
    QVERIFY(shown.diagram().hasFocus());
}

void NetworkPageTest::aNameThatIsNotThereIsSaid() {
    Shown shown;
    auto* box = shown.the<QLineEdit>("findLayer");
    QTest::keyClicks(box, "7a");
    QTest::keyClick(box, Qt::Key_Return);
    QVERIFY(box->property("invalid").toBool());
    QVERIFY(box->toolTip().contains("no module"));
    QCOMPARE(box->text(), QString("7a"));
    QTest::keyClick(box, Qt::Key_Escape);
    QVERIFY(box->text().isEmpty() && !box->property("invalid").toBool());
}

void NetworkPageTest::openAndBack() {
    Shown shown;
    auto* costs = shown.page.findChild<CostBars*>();
    auto* open = shown.the<QPushButton>("openInside");
    QVERIFY(!open->isVisible());
    shown.diagram().setSelected("4a");
    QVERIFY(open->isVisible() && open->text().contains("4a"));
    QTest::mouseClick(open, Qt::LeftButton);
    QCOMPARE(shown.diagram().opened(), QString("4a"));
    QVERIFY(!costs->isVisible());
    QVERIFY(!open->isVisible());
    QVERIFY(!shown.the<QToolButton>("networkChoice")->isVisible());
    QCOMPARE(shown.the<QLabel>("openedModule")->text(), QString("4a"));
    QTest::keyClick(&shown.diagram(), Qt::Key_Escape);
    QCOMPARE(shown.diagram().opened(), QString());
    QVERIFY(costs->isVisible());
    shown.diagram().openModule("5b");
    QTest::mouseClick(shown.the<QToolButton>("networkBack"), Qt::LeftButton);
    QCOMPARE(shown.diagram().opened(), QString());
}

void NetworkPageTest::walkByTheButtons() {
    Shown shown;
    auto* previous = shown.the<QToolButton>("previousPart");
    auto* next = shown.the<QToolButton>("nextPart");
    QVERIFY(!previous->isEnabled() && !previous->toolTip().isEmpty());
    QStringList walked;
    while (next->isEnabled()) {
        QTest::mouseClick(next, Qt::LeftButton);
        walked << shown.diagram().selected();
    }
    QCOMPARE(walked.size(), NetworkParts(shown.diagram().network()).modules().size());
    QCOMPARE(walked.first(), QString("conv1"));
    QCOMPARE(walked.last(), QString("fc"));
    QTest::mouseClick(previous, Qt::LeftButton);
    QCOMPARE(shown.diagram().selected(), QString("avgpool"));
}

void NetworkPageTest::variantAndSizeRecompute() {
    Shown shown;
    shown.choose("course");
    QCOMPARE(shown.session.settings().variant, Variant::Course);
    QCOMPARE(shown.text("parameters"), QString("6,998,552"));
    QCOMPARE(shown.text("multiplyAdds"), QString("1,582,671,872"));
    QCOMPARE(shown.diagram().network().variant, Variant::Course);
    shown.diagram().setSelected("4a/3x3");
    QCOMPARE(shown.text("parameters"), QString("179,920"));
    QCOMPARE(shown.text("multiplyAdds"), QString("35,223,552"));
    QCOMPARE(shown.text("parametersText"), QString("3·3·96·208 weights + 208 biases"));
    shown.choose("128 px");
    QCOMPARE(shown.session.settings().inputSize, 128);
    QCOMPARE(shown.diagram().selected(), QString("4a/3x3"));
    QCOMPARE(shown.text("reads"), QString("8 × 8 × 96"));
    QVERIFY2(shown.text("receptiveField").endsWith("pixels of the input"), qPrintable(shown.text("receptiveField")));
    QCOMPARE(shown.text("multiplyAddsText"), QString("8·8 places × 3·3·96·208"));
    shown.diagram().setSelected({});
    shown.choose("paper");
    QVERIFY(NetworkParts(shown.diagram().network()).layer("lrn1"));
    QVERIFY(shown.the<QToolButton>("networkChoice")->text().contains("128"));
}

/// What changes while nobody looks is there once somebody does.
void NetworkPageTest::aHiddenPageCatchesUp() {
    Shown shown;
    shown.page.hide();
    shown.session.setSetting("variant", "paper");
    shown.page.show();
    QCOMPARE(shown.diagram().network().variant, Variant::Paper);
}

void NetworkPageTest::costBarsChoose() {
    Shown shown;
    auto* costs = shown.page.findChild<CostBars*>();
    const double x = shown.diagram().columnX("4b") + shown.diagram().columnWidth("4b") / 2;
    QVERIFY(x > 0);
    QTest::mouseClick(costs, Qt::LeftButton, {}, QPoint(int(x), costs->height() / 4));
    QCOMPARE(shown.diagram().selected(), QString("4b"));
    const auto chosenBy = [&](Qt::Key key) {
        QTest::keyClick(costs, key);
        return shown.diagram().selected();
    };
    QCOMPARE(chosenBy(Qt::Key_Right), QString("4c"));
    QCOMPARE(chosenBy(Qt::Key_Left), QString("4b"));
    QCOMPARE(chosenBy(Qt::Key_Home), QString("conv1"));
    QCOMPARE(chosenBy(Qt::Key_Left), QString("conv1"));
    QCOMPARE(chosenBy(Qt::Key_End), QString("fc"));
    QVERIFY(costs->accessibleDescription().contains("4b: "));
    QCOMPARE(CostBars::millionsShort(118'013'952), QString("118"));
    QCOMPARE(CostBars::thousandsShort(9'472), QString("9.5"));
    QCOMPARE(CostBars::thousandsShort(1'444'080), QString("1,444"));
    QCOMPARE(CostBars::millionsShort(5'120), QString("< 0.1"));
}

void NetworkPageTest::sizeOfAnyLayerOfTheModule() {
    Shown shown;
    shown.diagram().setSelected("4a");
    auto* choice = shown.the<QComboBox>("sizeOf");
    QVERIFY(choice);
    QCOMPARE(choice->currentText(), QString("4a/3×3"));
    QCOMPARE(shown.text("sizeFilled"), QString("14 = (14 − 3 + 2·1) / 1 + 1"));
    choice->setCurrentIndex(0);
    QCOMPARE(shown.text("sizeFilled"), QString("14 = (14 − 1 + 2·0) / 1 + 1"));
}

void NetworkPageTest::remembersWhereItWas() {
    {
        Shown shown;
        shown.diagram().openModule("4a");
        shown.diagram().setSelected("4a/5x5");
    }
    Shown again;
    QCOMPARE(again.diagram().opened(), QString("4a"));
    QCOMPARE(again.diagram().selected(), QString("4a/5x5"));
}

void NetworkPageTest::bothLanguages() {
    Shown shown;
    shown.diagram().setSelected("4a");
    const QString english = shown.text("partKind");
    setLanguage(Language::Chinese);
    QTRY_VERIFY(shown.text("partKind") != english);
    QVERIFY(!shown.page.grab().isNull());
    setLanguage(Language::English);
    QTRY_COMPARE(shown.text("partKind"), english);
}

void NetworkPageTest::everyPartFits_data() {
    QTest::addColumn<bool>("chinese");
    QTest::addColumn<QString>("variant");
    for (const char* variant : {"torchvision", "course", "paper"}) {
        QTest::addRow("%s, English", variant) << false << QString(variant);
        QTest::addRow("%s, Chinese", variant) << true << QString(variant);
    }
}

/// No sheet of facts is wider than the panel, with the scroll bar there or not.
void NetworkPageTest::everyPartFits() {
    QFETCH(bool, chinese);
    QFETCH(QString, variant);
    setLanguage(chinese ? Language::Chinese : Language::English);
    Shown shown;
    shown.session.setSetting("variant", variant.toStdString());
    auto* area = shown.page.findChild<QScrollArea*>();
    constexpr int kScrollBar = 10;
    std::vector<std::string> parts = NetworkParts(shown.diagram().network()).names();
    parts.insert(parts.begin(), "");
    for (const std::string& part : parts) {
        shown.diagram().setSelected(QString::fromStdString(part));
        const int needed = area->widget()->minimumSizeHint().width(), room = area->width() - kScrollBar;
        QVERIFY2(needed <= room, qPrintable(QString("%1: %2 of %3").arg(part.c_str()).arg(needed).arg(room)));
    }
    setLanguage(Language::English);
}

void NetworkPageTest::openingLeavesTheWindowAsItIs() {
    Shown shown;
    shown.diagram().setSelected("4a");
    for (const Language tongue : {Language::English, Language::Chinese}) {
        setLanguage(tongue);
        QVERIFY(shown.page.minimumSizeHint().width() <= 1180);  // of the smallest window
        shown.diagram().openModule("4a");
        QCOMPARE(shown.page.width(), 1280);
        shown.diagram().openModule({});
        QCOMPARE(shown.page.width(), 1280);
    }
    setLanguage(Language::English);
}

/// In a window of 1280 x 800 the numbers of a module need no scrolling, with what is offered below them; in Chinese,
/// whose lines are higher, all but the last two lines.
void NetworkPageTest::aModulesNumbersAreSeenWhole() {
    Theme::instance().setMode(ThemeMode::Light);  // in the style that people see
    Shown shown(test::fake(), {1280, 704});
    const auto* area = shown.page.findChild<QScrollArea*>();
    for (const Language tongue : {Language::English, Language::Chinese}) {
        setLanguage(tongue);
        shown.diagram().setSelected("4b");
        shown.diagram().setSelected("4a");
        QCoreApplication::processEvents();
        const auto *open = shown.the<QPushButton>("openInside"), *freeze = shown.the<QPushButton>("freezeUpTo");
        QVERIFY(open->isVisible() && open->y() == freeze->y());
        QVERIFY(open->width() >= open->minimumWidth() && freeze->width() >= freeze->minimumSizeHint().width());
        QVERIFY(open->parentWidget()->rect().contains(open->geometry()));
        const int over = area->widget()->height() - area->viewport()->height();
        const int lastLines = tongue == Language::Chinese ? 48 : 0;
        QVERIFY2(over <= lastLines, qPrintable(QStringLiteral("%1 px too high").arg(over)));
    }
    setLanguage(Language::English);
}

QTEST_MAIN(NetworkPageTest)
#include "network_page_test.moc"
