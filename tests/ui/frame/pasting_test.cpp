// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "ui/frame/bring.h"

#include <QBuffer>
#include <QClipboard>
#include <QImage>
#include <QLabel>
#include <QLineEdit>

using namespace studio;
using namespace studio::ui;
using test::drop;
using test::isActive;
using test::kPatience;
using test::waitUntil;

/// What comes into the window from the clipboard, and pictures without a file.
class PastingTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void aPictureWithoutAFileIsAskedAbout_data();
    void aPictureWithoutAFileIsAskedAbout();
    void aPictureThatCanNotBeReadIsSaid_data();
    void aPictureThatCanNotBeReadIsSaid();
    void whatIsPastedIsOpenedOrSaid();

private:
    TemporaryFolder m_folder, m_cache;
    QString m_run;
};

void PastingTest::initTestCase() {
    appSettings().clear();
    qputenv("XDG_CACHE_HOME", m_cache.path().c_str());
    m_run = test::makeRun(m_folder.path());
    QVERIFY(!m_run.isEmpty());
}

void PastingTest::init() {
    appSettings().clear();
    test::startIn(ThemeMode::Light, Language::English);
}

void PastingTest::aPictureWithoutAFileIsAskedAbout_data() {
    QTest::addColumn<bool>("pasted");
    QTest::newRow("pasted") << true;
    QTest::newRow("dragged from a browser") << false;
}

/// From this program decoded, from another as a file's bytes. The same picture is the same file.
void PastingTest::aPictureWithoutAFileIsAskedAbout() {
    QFETCH(bool, pasted);
    QImage drawn(40, 32, QImage::Format_RGB32);
    drawn.fill(QColor(test::fakeRed(2, 3), 1, 2));
    QBuffer png;
    QVERIFY(png.open(QIODevice::WriteOnly) && drawn.save(&png, "PNG"));
    const auto picture = QImage::fromData(png.data());
    MainWindow window(test::fakeEngine());
    QVERIFY(test::openRun(window, m_run));
    window.showPage(Page::Data);
    QSignalSpy predicted(&window.session(), &Session::predictionsChanged);
    if (pasted) {
        QGuiApplication::clipboard()->setImage(picture);
        QVERIFY(isActive(window));
        QTest::keyClick(&window, Qt::Key_V, Qt::ControlModifier);
    } else {
        QMimeData data;
        data.setUrls({QUrl("https://example.org/rose.png")});
        data.setData("image/a-kind-of-its-own", "rose");
        data.setData("image/png", png.data());
        drop(window, data);
    }
    QVERIFY(waitUntil(predicted, [&] { return window.session().predictions().size() == 1; }));
    QCOMPARE(int(window.page()), int(Page::Predictions));
    QCOMPARE(window.session().predictions().front().answer(), 2);
    const QDir kept(QString::fromStdString((cacheHome() / "pasted").string()));
    QCOMPARE(kept.entryList(QDir::Files | QDir::Hidden).size(), qsizetype(1));
    QVERIFY(window.session().predictions().front().path.starts_with(m_cache.path().string()));
}

void PastingTest::aPictureThatCanNotBeReadIsSaid_data() {
    QTest::addColumn<QString>("format");
    QTest::newRow("damaged") << "image/png";
    QTest::newRow("of a kind of its own") << "image/a-kind-of-its-own";
}

void PastingTest::aPictureThatCanNotBeReadIsSaid() {
    QFETCH(QString, format);
    auto* brought = new QMimeData;
    brought->setData(format, "rose");
    QGuiApplication::clipboard()->setMimeData(brought);
    MainWindow window(test::fakeEngine());
    window.show();
    auto* said = window.findChild<QLabel*>("messageText");
    const auto saysSo = [&] { return said->isVisible() && said->text().contains("could not be read"); };
    drop(window, *brought);
    QTRY_VERIFY_WITH_TIMEOUT(saysSo(), kPatience);
    window.findChild<QWidget*>("messageBar")->hide();
    QVERIFY(isActive(window));
    QTest::keyClick(&window, Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(saysSo(), kPatience);
    QGuiApplication::clipboard()->clear();
}

void PastingTest::whatIsPastedIsOpenedOrSaid() {
    MainWindow window(test::fakeEngine());
    window.show();
    auto* said = window.findChild<QLabel*>("messageText");
    const auto paste = [&](QWidget* place) {
        QVERIFY(isActive(window));
        QTest::keyClick(place, Qt::Key_V, Qt::ControlModifier);
    };
    QGuiApplication::clipboard()->setText("rose");
    // The last of the pages to be made; the one that was shown last is back by then.
    QTRY_VERIFY_WITH_TIMEOUT(window.findChild<QLineEdit*>("runFilter"), kPatience);
    auto* filter = window.findChild<QLineEdit*>("runFilter");
    window.showPage(Page::Runs);
    filter->setFocus();
    paste(filter);
    QCOMPARE(filter->text(), "rose");
    QVERIFY(!said->isVisible());
    paste(&window);
    QVERIFY2(said->isVisible() && said->text().contains("neither a picture nor files"), qPrintable(said->text()));

    QImage picture(40, 32, QImage::Format_RGB32);
    picture.fill(Qt::red);
    QGuiApplication::clipboard()->setImage(picture);
    paste(&window);
    QTRY_VERIFY_WITH_TIMEOUT(said->text().contains("no weights to predict with"), kPatience);
    QCOMPARE(int(window.page()), int(Page::Runs));

    auto* files = new QMimeData;
    files->setUrls({QUrl::fromLocalFile(m_run)});
    QGuiApplication::clipboard()->setMimeData(files);
    paste(&window);
    QTRY_COMPARE_WITH_TIMEOUT(window.session().history().epochs.size(), std::size_t(3), kPatience);
    QGuiApplication::clipboard()->clear();
}

QTEST_MAIN(PastingTest)
#include "pasting_test.moc"
