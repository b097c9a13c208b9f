// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/red_session.h"
#include "ui/base/app_settings.h"
#include "ui/pages/predictions/chosen_picture.h"
#include "ui/pages/predictions/map_legend.h"
#include "ui/pages/predictions/picture_panel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/map_image.h"

#include <QComboBox>
#include <QLabel>
#include <QToolButton>
#include <atomic>
#include <chrono>
#include <cmath>
#include <thread>

using namespace studio;
using namespace studio::ui;
using test::kPatience;

/// Where the main head looks, beside the fake's network: its map is 2 x 2, of the class that it sees 3, 0, 0, -1, of
/// the others -1, 0, 0, -1, and the bias is 0.5.
class ClassMapTest : public QObject {
    Q_OBJECT

    test::RedSession m_red;
    Session m_session{[] { return std::make_shared<test::FakeEngine>(); }};
    std::unique_ptr<PicturePanel> m_panel;
    std::atomic<int> m_asked = 0, m_stopped = 0;

    static std::shared_ptr<const Model> network(const test::FakeOptions& options = {}, Preprocessing how = {}) {
        how.crop = 96;
        if (how.resize == Preprocessing::Resize::Squash) how.size = 96;
        return std::make_shared<test::FakeModel>(test::FakeState{.progress = 10},
                                                 NetworkSpec{.classes = 3, .inputSize = 96}, how,
                                                 std::make_shared<const test::FakeOptions>(options));
    }
    /// Chooses the first picture of a class, which answers `answer`.
    void choose(const QString& name, int truth, int answer, const std::shared_ptr<const Model>& model) {
        Prediction one;
        one.path = m_red.path("red/" + name + "/000.png").toStdString();
        one.truth = truth;
        one.main.assign(3, 0);
        one.main[static_cast<std::size_t>(answer)] = 1;
        m_panel->showPrediction(one, {"daisy", "roses", "tulips"}, model);
    }
    QToolButton* toggle() const { return m_panel->findChild<QToolButton*>("showMap"); }
    QString said(const char* label = "mapSaid") const { return m_panel->findChild<QLabel*>(label)->text(); }
    QComboBox* box(const char* name) const { return m_panel->findChild<QComboBox*>(name); }
    /// As a person does by key.
    void press(const char* name, Qt::Key key) const {
        box(name)->setFocus();
        QTest::keyClick(box(name), key);
    }
    bool legendStands() const { return m_panel->findChild<MapLegend*>()->isVisible(); }
    /// At a place of the picture, a square one, in shares of its side.
    QColor colourAt(double x, double y) const {
        auto* picture = m_panel->findChild<ChosenPicture*>();
        const QRect room = picture->contentsRect();
        const int side = std::min(room.width(), room.height());
        const QPointF corner((room.width() - side) / 2.0, (room.height() - side) / 2.0);
        return picture->grab().toImage().pixelColor((corner + QPointF(x * side, y * side)).toPoint());
    }

private slots:
    void init() {
        appSettings().clear();
        m_asked = m_stopped = 0;
        m_panel = std::make_unique<PicturePanel>(m_session);
        m_panel->resize(344, 664);
        m_panel->show();
    }
    void cleanup() { m_panel.reset(); }

    void theStrongestIsTheLargestValue() {
        const std::vector<float> map{3, 0, 0, -1};
        const QImage places = mapImage(map, 2, 2, mapColours()), between = mapImage(map, 2, 4, mapColours());
        const QColor of = Theme::instance().color(Token::Main), against = Theme::instance().color(Token::Wrong);
        QCOMPARE(places.pixelColor(0, 0).alpha(), 204);
        QCOMPARE(places.pixelColor(0, 0).rgb(), of.rgb());
        QCOMPARE(places.pixelColor(1, 1).alpha(), 68);
        QCOMPARE(places.pixelColor(1, 1).rgb(), against.rgb());
        QCOMPARE(places.pixelColor(1, 0).alpha(), 0);
        QCOMPARE(places.pixelColor(0, 1).alpha(), 0);
        QCOMPARE(mapColour(NAN, 3, mapColours()).alpha(), 0);
        QCOMPARE(between.pixelColor(0, 0).alpha(), 204);
        QCOMPARE(between.pixelColor(1, 0).alpha(), 153);
        QCOMPARE(between.pixelColor(2, 0).alpha(), 51);
    }

    void theSumAddsUp_data() {
        QTest::addColumn<double>("bias");
        QTest::addColumn<double>("logit");
        QTest::addColumn<QString>("said");
        QTest::newRow("rounded apart: 1.11")
            << 0.128 << 1.234 << "roses: mean 1.10 + bias 0.13 = 1.23 above mean logit";
        QTest::newRow("no -0.00") << -0.004 << -0.003 << "roses: mean 0.00 + bias 0.00 = 0.00 above mean logit";
        QTest::newRow("below zero") << 0.5 << -0.254 << "roses: mean −0.75 + bias 0.50 = −0.25 above mean logit";
    }
    void theSumAddsUp() {
        QFETCH(double, bias);
        QFETCH(double, logit);
        QFETCH(QString, said);
        MapLegend legend;
        legend.setClasses({.answer = 1, .truth = 1, .names = {"daisy", "roses"}});
        legend.showMap(ClassMap{.side = 1, .values = {-0.004F, 0.003F}, .bias = bias, .logit = logit});
        QCOMPARE(legend.findChild<QLabel*>("mapSaid")->text(), said);
        for (const char* end : {"mapLeast", "mapMost"})
            QCOMPARE(legend.findChild<QLabel*>(end)->text(), QString("0.00"));
    }

    void theMapLiesOverThePicture() {
        choose("roses", 1, 1, network());
        QVERIFY(!legendStands());
        QTRY_VERIFY_WITH_TIMEOUT(colourAt(0.1, 0.1).blue() < colourAt(0.1, 0.1).red(), kPatience);
        QVERIFY(!toggle()->accessibleName().isEmpty());
        toggle()->setFocus();
        QTest::keyClick(toggle(), Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(said(), QString("roses: mean 0.50 + bias 0.50 = 1.00 above mean logit"), kPatience);
        QVERIFY(legendStands());
        QCOMPARE(said("mapLeast"), QString("−1.00"));
        QCOMPARE(said("mapMost"), QString("+3.00"));
        const QColor speaksFor = colourAt(0.1, 0.1), against = colourAt(0.9, 0.9), neither = colourAt(0.1, 0.9);
        QVERIFY(speaksFor.blue() > speaksFor.red() + 20);
        QVERIFY(against.red() > against.blue() + 20);
        QVERIFY(std::abs(neither.red() - neither.blue()) < 3);  // the picture is grey
        QTest::keyClick(toggle(), Qt::Key_Space);
        QVERIFY(!legendStands());
        QVERIFY(colourAt(0.1, 0.1).blue() < colourAt(0.1, 0.1).red());
    }

    /// Of a square picture resized to 192 the middle half is fed.
    void itLiesWhereTheNetworkWasFed() {
        Preprocessing how;
        how.resize = Preprocessing::Resize::ShorterSideThenCentreCrop;
        how.size = 192;
        toggle()->click();
        choose("roses", 1, 1, network({}, how));
        QTRY_VERIFY_WITH_TIMEOUT(said().contains("logit"), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(colourAt(0.3, 0.3).blue() > colourAt(0.3, 0.3).red() + 20, kPatience);
        QVERIFY(std::abs(colourAt(0.2, 0.2).blue() - colourAt(0.2, 0.2).red()) < 10);
    }

    /// Drawn anew in other colours, not asked anew.
    void itFollowsTheTheme() {
        test::FakeOptions options;
        options.beforeClassMap = [this](int, const std::stop_token&) { ++m_asked; };
        Theme::instance().setMode(ThemeMode::Light);
        toggle()->click();
        choose("roses", 1, 1, network(options));
        QTRY_VERIFY_WITH_TIMEOUT(said().contains("logit"), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(colourAt(0.1, 0.1).blue() > colourAt(0.1, 0.1).red() + 20, kPatience);
        const QColor light = colourAt(0.1, 0.1);
        Theme::instance().setMode(ThemeMode::Dark);
        QVERIFY(said().contains("logit"));
        const bool drawn = QTest::qWaitFor([&] { return colourAt(0.1, 0.1) != light; }, kPatience);
        const QColor dark = colourAt(0.1, 0.1);
        Theme::instance().setMode(ThemeMode::Light);
        QVERIFY(drawn && dark.blue() > dark.red() + 20);
        QTRY_COMPARE_WITH_TIMEOUT(colourAt(0.1, 0.1), light, kPatience);
        QCOMPARE(m_asked.load(), 1);
    }

    void anotherPictureDropsTheOldOne() {
        test::FakeOptions options;
        options.beforeClassMap = [this](int label, const std::stop_token& stop) {
            if (label != 1) return;
            ++m_asked;
            const auto last = std::chrono::steady_clock::now() + std::chrono::milliseconds(kPatience);
            while (!stop.stop_requested() && std::chrono::steady_clock::now() < last)
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            m_stopped += stop.stop_requested();
        };
        const auto model = network(options);
        toggle()->click();
        choose("roses", 1, 1, model);
        QTRY_COMPARE_WITH_TIMEOUT(m_asked.load(), 1, kPatience);
        QCOMPARE(said(), QString("Asking the network…"));
        choose("daisy", 0, 0, model);
        QTRY_COMPARE_WITH_TIMEOUT(m_stopped.load(), 1, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(said(), QString("daisy: mean 0.50 + bias 0.50 = 1.00 above mean logit"), kPatience);
        choose("roses", 1, 1, model);
        QVERIFY(said("mapMost").isEmpty());  // nothing of the daisy's beside the rose
    }

    /// Other weights may look elsewhere; the same ones are asked once.
    void itIsAskedOnceOfEachNetwork() {
        test::FakeOptions options;
        options.beforeClassMap = [this](int, const std::stop_token&) { ++m_asked; };
        const auto model = network(options), later = network(options);
        toggle()->click();
        choose("roses", 1, 1, model);
        QTRY_VERIFY_WITH_TIMEOUT(said().contains("logit"), kPatience);
        choose("roses", 1, 1, model);
        QVERIFY(said().contains("logit"));
        choose("roses", 1, 1, later);
        QVERIFY(!said().contains("logit"));
        QTRY_VERIFY_WITH_TIMEOUT(said().contains("logit"), kPatience);
        QCOMPARE(m_asked.load(), 2);
    }

    /// Who holds an arrow key has only the last picture asked about.
    void picturesPassedByAreNotAskedAbout() {
        test::FakeOptions options;
        options.beforeClassMap = [this](int, const std::stop_token&) { ++m_asked; };
        const auto model = network(options);
        toggle()->click();
        for (int i = 0; i < 8; ++i) {
            choose("daisy", 0, 0, model);
            choose("roses", 1, 1, model);
        }
        choose("tulips", 2, 1, model);
        QTRY_VERIFY_WITH_TIMEOUT(said().contains("logit"), kPatience);
        QCOMPARE(m_asked.load(), 1);
        choose("daisy", 0, 0, model);
        toggle()->click();
        toggle()->click();
        QTRY_VERIFY_WITH_TIMEOUT(said().startsWith("daisy:"), kPatience);
        QCOMPARE(m_asked.load(), 2);
    }

    static QStringList entries(const QComboBox& box) {
        QStringList texts;
        for (int i = 0; i < box.count(); ++i) texts << box.itemText(i);
        return texts;
    }

    void aMapOfAnyClass() {
        toggle()->click();
        choose("roses", 1, 1, network());
        QCOMPARE(entries(*box("mapClass")), QStringList({"roses (answer)", "daisy", "tulips"}));
        choose("roses", 2, 1, network());
        QCOMPARE(entries(*box("mapClass")), QStringList({"roses (answer)", "tulips (truth)", "daisy"}));
        QTRY_VERIFY_WITH_TIMEOUT(said().startsWith("roses: mean 0.50"), kPatience);
        for (const char* name : {"tulips", "daisy"}) {
            press("mapClass", Qt::Key_Down);
            QTRY_COMPARE_WITH_TIMEOUT(said(), QString("%1: mean −0.50 + bias 0.50 = 0.00 above mean logit").arg(name),
                                      kPatience);
        }
        choose("tulips", 0, 2, network());
        QTRY_VERIFY_WITH_TIMEOUT(said().startsWith("tulips:"), kPatience);  // the answer again
    }

    /// From 5b two up: what it is fed lies where it did, and nothing speaks against the class.
    void aMapOfAnyModule() {
        toggle()->click();
        choose("roses", 1, 1, network());
        QTRY_VERIFY_WITH_TIMEOUT(said().startsWith("roses: mean"), kPatience);
        QCOMPARE(box("mapModule")->count(), 9);
        press("mapModule", Qt::Key_Up);
        QTRY_COMPARE_WITH_TIMEOUT(said(), QString("roses: what speaks for it in 5a, logit 1.00"), kPatience);
        press("mapModule", Qt::Key_Up);
        QTRY_COMPARE_WITH_TIMEOUT(said(), QString("roses: what speaks for it in 4e, logit 1.00"), kPatience);
        QCOMPARE(said("mapLeast"), QString("0"));
        QCOMPARE(said("mapMost"), QString("1"));
        QTRY_VERIFY_WITH_TIMEOUT(colourAt(0.1, 0.1).blue() > colourAt(0.1, 0.1).red() + 20, kPatience);
        QVERIFY(std::abs(colourAt(0.9, 0.9).red() - colourAt(0.9, 0.9).blue()) < 3);
    }

    /// The fake sees a class in the first pixel: a patch over that one takes its probability.
    void occlusionShowsWhatTheAnswerHangsOn() {
        toggle()->click();
        choose("daisy", 0, 0, network());
        press("mapWay", Qt::Key_Down);
        QVERIFY(box("mapModule")->isHidden());
        QTRY_COMPARE_WITH_TIMEOUT(said(), QString("daisy 57.6 %; what a grey patch takes, 14 × 14 px, every 7 px"),
                                  kPatience);
        QCOMPARE(said("mapLeast"), QString("0.0 %"));
        QCOMPARE(said("mapMost"), QString("+36.4 %"));
        QTRY_VERIFY_WITH_TIMEOUT(colourAt(0.03, 0.03).blue() > colourAt(0.03, 0.03).red() + 20, kPatience);
        QVERIFY(std::abs(colourAt(0.5, 0.5).red() - colourAt(0.5, 0.5).blue()) < 3);
        press("mapWay", Qt::Key_Up);
        QTRY_VERIFY_WITH_TIMEOUT(said().startsWith("daisy: mean"), kPatience);
        QVERIFY(!box("mapModule")->isHidden());
    }

    /// It says how far it is, and ends when nobody wants it any more.
    void occlusionIsToldAndStopped() {
        test::FakeOptions options;
        options.beforePredict = [this](const std::stop_token& stop) {
            if (++m_asked < 4) return;
            const auto last = std::chrono::steady_clock::now() + std::chrono::milliseconds(kPatience);
            while (!stop.stop_requested() && std::chrono::steady_clock::now() < last)
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            m_stopped += stop.stop_requested();
        };
        choose("daisy", 0, 0, network(options));
        toggle()->click();
        press("mapWay", Qt::Key_Down);
        QTRY_COMPARE_WITH_TIMEOUT(said(), QString("Asking the network… 33 of 197"), kPatience);
        toggle()->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_stopped.load(), 1, kPatience);
        QVERIFY(!legendStands());
    }

    void whatCanNotBeSaysWhy() {
        toggle()->click();
        test::FakeOptions options;
        options.beforeClassMap = [](int, const std::stop_token&) {
            throw studio::Error(ErrorCode::OutOfMemory, {"the device"});
        };
        choose("roses", 1, 1, network(options));
        QTRY_VERIFY_WITH_TIMEOUT(said().startsWith("There is not enough memory"), kPatience);
        choose("no such", 1, 1, network());
        QTRY_VERIFY_WITH_TIMEOUT(said().contains("no such"), kPatience);
        QVERIFY(legendStands());
    }

    /// Weights from a file go on answering when other data are opened; what is named alike there is another picture.
    void otherDataOfTheSameNamesAreOtherPictures() {
        m_red.prepare(m_session);
        test::RedSession::train(m_session);
        const auto best = m_session.history().start.run / "checkpoints" / "best.pth";
        m_session.setWeightsSource(Session::WeightsSource::File, QString::fromStdString(best.string()));
        QVERIFY(test::waitUntil(m_session, &Session::predictionsChanged, [&] {
            return m_session.weightsSource() == Session::WeightsSource::File && !m_session.predicting();
        }));
        const auto model = network();
        const auto show = [&] {
            Prediction one;
            one.path = "daisy/000.png";
            one.truth = 0;
            one.main = {1, 0, 0};
            m_panel->showPrediction(one, {"daisy", "roses", "tulips"}, model);
        };
        const auto shown = [&] { return colourAt(0.1, 0.9).red(); };  // where the map says nothing
        toggle()->click();
        show();
        QTRY_COMPARE_WITH_TIMEOUT(said(), QString("daisy: mean 0.50 + bias 0.50 = 1.00 above mean logit"), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(shown() < 200, kPatience);  // the picture, not the place it is to take
        const int daisies = shown();

        QDir other(m_red.path("other"));
        test::writeRedPictures(other.path());
        QVERIFY(other.rename(other.path() + "/daisy", other.path() + "/was daisy"));
        QVERIFY(other.rename(other.path() + "/roses", other.path() + "/daisy"));
        QVERIFY(other.rename(other.path() + "/was daisy", other.path() + "/roses"));
        const auto before = m_session.answers()->set;
        m_session.openPath(other.path());
        QVERIFY(test::waitUntil(m_session, &Session::predictionsChanged, [&] {
            return m_session.answers()->set != before && m_session.answers()->set == m_session.dataSet();
        }));
        show();
        QTRY_COMPARE_WITH_TIMEOUT(said(), QString("daisy: mean −0.50 + bias 0.50 = 0.00 above mean logit"), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(std::abs(shown() - daisies) > 10, kPatience);
    }

    void theSwitchIsRemembered() {
        QVERIFY(!toggle()->isChecked());
        toggle()->click();
        const PicturePanel another(m_session);
        QVERIFY(another.findChild<QToolButton*>("showMap")->isChecked());
    }
};

QTEST_MAIN(ClassMapTest)
#include "class_map_test.moc"
