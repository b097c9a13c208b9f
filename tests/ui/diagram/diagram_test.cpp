// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/diagram_view.h"
#include "ui/diagram/minimap.h"
#include "ui/text/language.h"
#include "ui/theme/theme.h"

#include <QImage>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <QXmlStreamReader>

using namespace studio;
using namespace studio::ui;

namespace {

/// A view as large as at 1280x800, shown.
struct Shown {
    DiagramView view;

    explicit Shown(const NetworkSpec& spec = defaultSpec(Variant::Course, 5)) {
        view.resize(976, 552);
        view.setNetwork(spec);
        view.show();
    }
    QPoint placeOf(const QString& part) {
        const Hit* hit = view.drawing().find(part);
        return hit ? view.mapFromScene(hit->rect.center()) : QPoint(-1, -1);
    }
    void click(const QString& part) { QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, placeOf(part)); }
    void key(Qt::Key key) { QTest::keyClick(&view, key); }
    QStringList losses() {
        QStringList texts;
        for (const Label& label : view.lossTexts()) texts << label.text.trimmed();
        return texts;
    }
};

}  // namespace

class DiagramTest : public QObject {
    Q_OBJECT

private slots:
    void cleanup() {
        setLanguage(Language::English);
        Theme::instance().setMode(ThemeMode::Light);
    }

    void clicksChooseTheModuleThenItsLayer() {
        Shown shown;
        QSignalSpy selected(&shown.view, &DiagramView::selectedChanged);
        shown.click("4a/3x3");
        QCOMPARE(shown.view.selected(), "4a");
        shown.click("4a/3x3");
        QCOMPARE(shown.view.selected(), "4a/3x3");
        shown.click("4a/1x1");
        QCOMPARE(shown.view.selected(), "4a/1x1");
        shown.click("conv1");
        QCOMPARE(shown.view.selected(), "conv1");
        shown.click("aux2/fc1");
        QCOMPARE(shown.view.selected(), "aux2");
        shown.click("pool3");
        QCOMPARE(shown.view.selected(), "pool3");
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, QPoint(2, 300));
        QCOMPARE(shown.view.selected(), "");
        QCOMPARE(selected.count(), 7);
    }

    void aDoubleClickOpensAndEscapeComesBack() {
        Shown shown;
        QSignalSpy opened(&shown.view, &DiagramView::openedChanged);
        QTest::mouseDClick(shown.view.viewport(), Qt::LeftButton, {}, shown.placeOf("4b/5x5"));
        QCOMPARE(shown.view.opened(), "4b");
        auto* minimap = shown.view.findChild<Minimap*>();
        QVERIFY(minimap->isVisible());
        shown.click("4b/5x5");
        QCOMPARE(shown.view.selected(), "4b/5x5");
        shown.key(Qt::Key_Escape);
        QCOMPARE(shown.view.opened(), "");
        QCOMPARE(shown.view.selected(), "4b/5x5");
        QVERIFY(!minimap->isVisible());
        QCOMPARE(opened.count(), 2);
        shown.key(Qt::Key_Escape);
        QCOMPARE(shown.view.selected(), "4b");
        shown.key(Qt::Key_Escape);
        QCOMPARE(shown.view.selected(), "");
    }

    void keysWalkOpenAndDescribe() {
        Shown shown;
        shown.key(Qt::Key_Home);
        QCOMPARE(shown.view.selected(), "conv1");
        for (int i = 0; i < 6; ++i) shown.key(Qt::Key_Right);
        QCOMPARE(shown.view.selected(), "pool3");
        shown.key(Qt::Key_Return);
        QCOMPARE(shown.view.opened(), "");  // nothing inside
        shown.key(Qt::Key_Right);
        QCOMPARE(shown.view.accessibleDescription(), shown.view.sentenceOf("4a"));
        QVERIFY(shown.view.accessibleDescription().contains("376,176 parameters"));
        shown.key(Qt::Key_Return);
        QCOMPARE(shown.view.opened(), "4a");
        shown.key(Qt::Key_Home);
        QCOMPARE(shown.view.selected(), "4a/1x1");
        shown.key(Qt::Key_Down);
        QCOMPARE(shown.view.selected(), "4a/3x3");
        shown.key(Qt::Key_Left);
        QCOMPARE(shown.view.selected(), "4a/3x3r");
        shown.key(Qt::Key_Right);
        shown.key(Qt::Key_Down);
        QCOMPARE(shown.view.selected(), "4a/5x5");
        QVERIFY(shown.view.accessibleDescription().contains("14 × 14 × 48"));
        shown.key(Qt::Key_End);
        QCOMPARE(shown.view.selected(), "4a/pool_proj");
    }

    void whatIsChosenFollows() {
        Shown shown;
        shown.view.openModule("4a");
        shown.view.setSelected("4e/3x3");
        QCOMPARE(shown.view.opened(), "4e");
        shown.view.setSelected("pool4");
        QCOMPARE(shown.view.opened(), "");
        shown.view.setSelected("there is none");
        QCOMPARE(shown.view.selected(), "");
        shown.view.openModule("pool1");
        QCOMPARE(shown.view.opened(), "");
        for (const char* module : {"conv1", "conv2", "3a", "aux1", "aux2", "fc"}) QVERIFY(shown.view.canOpen(module));
        for (const char* module : {"", "pool1", "avgpool", "4a/3x3"}) QVERIFY(!shown.view.canOpen(module));
    }

    void anotherNetworkKeepsWhatItHas() {
        Shown shown;
        shown.view.openModule("aux1");
        shown.view.setSelected("aux1/conv");
        QSignalSpy selected(&shown.view, &DiagramView::selectedChanged),
            opened(&shown.view, &DiagramView::openedChanged);
        shown.view.setNetwork(defaultSpec(Variant::Paper, 1000));
        QCOMPARE(shown.view.selected(), "aux1/conv");
        QCOMPARE(selected.count() + opened.count(), 0);
        shown.view.setNetwork(defaultSpec(Variant::Paper, 1000, 224, false));
        QCOMPARE(shown.view.selected(), "");
        QCOMPARE(shown.view.opened(), "");
        QCOMPARE(selected.count(), 1);
        QCOMPARE(opened.count(), 1);
    }

    void lossesAppearWithoutAnotherScene() {
        Shown shown;
        QVERIFY(shown.losses().contains("loss"));
        const QGraphicsScene* scene = shown.view.scene();
        const auto items = scene->items().size();
        shown.view.setHeadLosses(HeadLosses{1.972, 1.236, 1.201, 1.251, 0.3, "Training loss, mean of epoch 4"});
        for (const char* text : {"loss 1.201", "loss 1.251", "loss 1.236", "total 1.972", "× 0.3", "× 1",
                                 "Training loss, mean of epoch 4"})
            QVERIFY2(shown.losses().contains(QString::fromUtf8(text)), text);
        QCOMPARE(shown.view.scene(), scene);
        QCOMPARE(scene->items().size(), items);
        shown.view.openModule("4a");
        QCOMPARE(shown.losses(), QStringList{"aux1, loss 1.201"});
        shown.view.setHeadLosses(std::nullopt);
        QCOMPARE(shown.losses(), QStringList{"aux1"});
    }

    void zoomKeepsThePlaceBelowTheMouse() {
        Shown shown;
        QVERIFY(!shown.view.canZoomOut());
        QSignalSpy changed(&shown.view, &DiagramView::viewChanged);
        const QPoint place = shown.placeOf("4d");
        QWheelEvent wheel(place, shown.view.viewport()->mapToGlobal(place), {}, {0, 480}, Qt::NoButton, {},
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(shown.view.viewport(), &wheel);
        QVERIFY(shown.view.zoom() > 1.9);
        QVERIFY((shown.placeOf("4d") - place).manhattanLength() <= 3);
        QVERIFY(changed.count() > 0);
        const double before = shown.view.columnX("4d");
        QTest::mousePress(shown.view.viewport(), Qt::LeftButton, {}, place);
        QTest::mouseMove(shown.view.viewport(), place + QPoint(60, 0));
        QTest::mouseRelease(shown.view.viewport(), Qt::LeftButton, {}, place + QPoint(60, 0));
        QVERIFY(std::abs(shown.view.columnX("4d") - before - 60) <= 2);
        QCOMPARE(shown.view.selected(), "");  // dragged, not clicked
        shown.view.fit();
        QCOMPARE(shown.view.zoom(), 1.0);
        shown.view.zoomIn();
        shown.key(Qt::Key_End);
        QVERIFY(shown.view.rect().contains(shown.placeOf("fc")));
    }

    void columnsForWhatStandsBelow() {
        Shown shown;
        double right = 0;
        for (const char* module : {"conv1", "conv2", "3a", "3b", "4a", "4b", "4c", "4d", "4e", "5a", "5b", "fc"}) {
            QVERIFY2(shown.view.columnX(module) >= right, module);
            right = shown.view.columnX(module) + shown.view.columnWidth(module);
        }
        QVERIFY(right <= 976);
        QCOMPARE(shown.view.columnWidth("there is none"), 0.0);
    }

    void themeAndLanguageDrawAnew() {
        Shown shown;
        shown.view.setSelected("4a");
        const QImage light = shown.view.grab().toImage();
        Theme::instance().setMode(ThemeMode::Dark);
        const QImage dark = shown.view.grab().toImage();
        QVERIFY(qGray(light.pixel(3, 3)) > 200 && qGray(dark.pixel(3, 3)) < 60);
        QCOMPARE(shown.view.selected(), "4a");
        setLanguage(Language::Chinese);
        QCoreApplication::sendPostedEvents();
        QVERIFY(!shown.losses().contains("loss"));
        QVERIFY(!shown.view.sentenceOf("4a").contains("parameters"));
    }

    void savedAsSvgAndPng() {
        Shown shown;
        shown.view.setSelected("4a");
        const QByteArray text = QByteArray::fromStdString(shown.view.svg()());
        QXmlStreamReader xml(text);
        QString written;
        while (!xml.atEnd())
            if (xml.readNext() == QXmlStreamReader::Characters) written += xml.text().toString() + QChar(' ');
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        for (const char* name : {"conv1", "conv2", "3a", "4e", "5b", "aux1", "aux2", "main"})
            QVERIFY2(written.contains(name), name);
        const QImage image = QImage::fromData(QByteArray::fromStdString(shown.view.png(2)()), "PNG");
        QCOMPARE(image.width(), static_cast<int>(std::ceil(shown.view.drawing().size.width() * 2)));
        QVERIFY(image.pixel(3, 3) != image.pixel(image.width() * 6 / 10, image.height() / 2));
        shown.view.openModule("4a");
        QVERIFY(shown.view.svg()().find("179,920 parameters") != std::string::npos);
    }

    void theMinimapLeadsElsewhere() {
        Shown shown;
        shown.view.resize(976, 664);
        const QPointF inRiver = shown.view.drawing().find("5b")->rect.center();
        shown.view.openModule("4a");
        auto* minimap = shown.view.findChild<Minimap*>();
        QSignalSpy opened(&shown.view, &DiagramView::openedChanged);
        QTest::mouseClick(minimap->viewport(), Qt::LeftButton, {}, minimap->mapFromScene(inRiver));
        QCOMPARE(opened.count(), 1);
        QCOMPARE(shown.view.opened(), "5b");
    }

    /// Zoomed into the whole network, it shows what is seen and takes one elsewhere.
    void theMinimapFramesWhatIsSeen() {
        Shown shown;
        shown.view.resize(976, 664);
        auto* minimap = shown.view.findChild<Minimap*>();
        QVERIFY(!minimap->isVisible());
        for (int i = 0; i < 5; ++i) shown.view.zoomIn();
        QVERIFY(minimap->isVisible());
        const auto seen = [&] { return shown.view.mapToScene(shown.view.viewport()->rect()).boundingRect(); };
        const QPointF place = shown.view.drawing().find("5b")->rect.center();
        QVERIFY(!seen().contains(place));
        QTest::mouseClick(minimap->viewport(), Qt::LeftButton, {}, minimap->mapFromScene(place));
        QVERIFY(seen().contains(place));
        QVERIFY(shown.view.opened().isEmpty());
        shown.view.fit();
        QVERIFY(!minimap->isVisible());
    }
};

QTEST_MAIN(DiagramTest)
#include "diagram_test.moc"
