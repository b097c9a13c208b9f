// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/predictions/map_panel.h"
#include "support/red_session.h"
#include "ui/models/prediction_model.h"
#include "ui/pages/predictions/alike_button.h"
#include "ui/pages/predictions/alike_row.h"
#include "ui/pages/predictions/filter_bar.h"
#include "ui/pages/predictions/picture_panel.h"
#include "ui/pages/predictions_page.h"
#include "ui/widgets/filter_chip.h"
#include "ui/widgets/prediction_grid.h"
#include "ui/widgets/segmented_choice.h"

#include <QLabel>
#include <QListWidget>
#include <QMouseEvent>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>
#include <utility>

using namespace studio;
using namespace studio::ui;
using test::kPatience;

/// The map of fifteen red pictures of the fake engine, in the place of the confusion matrix.
class MapPanelTest : public QObject {
    Q_OBJECT

    test::RedSession m_red;
    test::FakeOptions m_options;
    std::atomic<int> m_asked = 0;
    std::atomic<std::int64_t> m_steps = 0;  ///< that may be trained
    std::atomic<bool> m_waits = false;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<PredictionsPage> m_page;

    void open() {
        m_session = std::make_unique<Session>([this] { return std::make_shared<test::FakeEngine>(m_options); });
        m_red.prepareHalves(*m_session);
        m_page = std::make_unique<PredictionsPage>(*m_session);
        m_page->resize(1280, 704);
        m_page->show();
    }
    template <class Widget>
    Widget* part(const char* name) const {
        return m_page->findChild<Widget*>(name);
    }
    void choose(int side) const { part<SegmentedChoice>("matrixOrMap")->findChildren<QToolButton*>()[side]->click(); }
    PointMap* points() const { return part<PointMap>("pointMap"); }
    const PictureMap& map() const { return *m_page->findChild<MapPanel*>()->map(); }
    PredictionGrid* grid() const { return m_page->findChild<PredictionGrid*>(); }
    std::string current() const {
        return grid()->currentIndex().data(PredictionModel::PathRole).toByteArray().toStdString();
    }
    QStringList chips() const {
        QStringList found;
        for (const auto* chip : m_page->findChild<FilterBar*>()->findChildren<FilterChip*>())
            if (chip->isVisible()) found << chip->text();
        return found;
    }
    void drag(const std::vector<QPointF>& places) const {
        const auto send = [this](QEvent::Type type, QPointF place, Qt::MouseButton button, Qt::MouseButtons held) {
            QMouseEvent event(type, place, points()->mapToGlobal(place), button, held, Qt::NoModifier);
            QCoreApplication::sendEvent(points(), &event);
        };
        send(QEvent::MouseButtonPress, places.front(), Qt::LeftButton, Qt::LeftButton);
        for (const QPointF& place : places) send(QEvent::MouseMove, place, Qt::NoButton, Qt::LeftButton);
        send(QEvent::MouseButtonRelease, places.back(), Qt::LeftButton, Qt::NoButton);
    }
    void showMap() {
        open();
        m_red.train(*m_session);
        choose(1);
        QTRY_VERIFY_WITH_TIMEOUT(points()->isVisible(), kPatience);
    }

private slots:
    void init() {
        m_asked = 0;
        m_options = {};
        m_options.beforeFeatures = [this](const std::stop_token&) { ++m_asked; };
    }
    void cleanup() {
        m_page.reset();
        m_session.reset();
    }

    void itIsMadeOnceItIsSeen() {
        open();
        m_red.train(*m_session);
        QCOMPARE(m_asked.load(), 0);
        QVERIFY(part<QWidget>("confusionView")->isVisible());
        choose(1);
        QTRY_VERIFY_WITH_TIMEOUT(points()->isVisible(), kPatience);
        QVERIFY(!part<QWidget>("confusionView")->isVisible());
        QCOMPARE(m_asked.load(), 1);
        QCOMPARE(points()->points().size(), std::size_t{15});
        int wrong = 0, crosses = 0;
        for (const Prediction& prediction : m_session->predictions()) wrong += prediction.right() ? 0 : 1;
        for (const PointMap::Point& point : points()->points()) crosses += point.mark.wrong ? 1 : 0;
        QCOMPARE(crosses, wrong);
        QVERIFY(part<QLabel>("mapExplained")->text().contains("t-SNE"));
        QStringList classes;
        auto* legend = part<QListWidget>("mapClasses");
        for (int row = 0; row < legend->count(); ++row) classes << legend->item(row)->text();
        QVERIFY2(classes.contains("daisy 5") && classes.contains("tulips 5"), qPrintable(classes.join('|')));
        choose(0);
        QVERIFY(!points()->isVisible() && part<QWidget>("confusionView")->isVisible());
        choose(1);
        QVERIFY(points()->isVisible());
        QCOMPARE(m_asked.load(), 1);
    }

    void aPointIsAPicture() {
        showMap();
        const QPoint place = points()->placeOf(7).toPoint();
        const std::size_t point = points()->pointAt(place).value();
        QTest::mouseClick(points(), Qt::LeftButton, {}, place);
        QCOMPARE(m_session->chosen(), map().prediction(point).path);
        QCOMPARE(current(), m_session->chosen());
        // And the other way round.
        grid()->setCurrentIndex(grid()->model()->index(3, 0));
        QCOMPARE(map().prediction(points()->current().value()).path, current());
        QVERIFY(!points()->accessibleDescription().isEmpty());
        QTest::keyClick(points(), Qt::Key_Return);
        QVERIFY(m_page->focusWidget() == grid());
    }

    void aLassoFiltersTheGrid() {
        showMap();
        const QPointF middle = points()->placeOf(2);
        std::vector<std::string> within;
        const QRectF box(middle - QPointF(9, 9), QSizeF(18, 18));
        for (std::size_t i = 0; i < points()->points().size(); ++i)
            if (box.contains(points()->placeOf(i))) within.push_back(map().prediction(i).path);
        drag({box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()});
        QCOMPARE(std::size_t(grid()->model()->rowCount()), within.size());
        QVERIFY(std::ranges::count(within, current()) == 1);
        QTRY_COMPARE(chips().size(), 1);
        QVERIFY2(chips()[0].startsWith("map "), qPrintable(chips()[0]));
        // A point outside shows its picture all the same.
        std::size_t outside = 0;
        while (std::ranges::count(within, map().prediction(outside).path) > 0) ++outside;
        emit points()->chosen(outside);
        QCOMPARE(current(), map().prediction(outside).path);
        QCOMPARE(grid()->model()->rowCount(), 15);

        points()->setFocus();
        QTest::keyClick(points(), Qt::Key_Space);
        QCOMPARE(grid()->model()->rowCount(), PointMap::kAround);
        QTest::keyClick(points(), Qt::Key_Escape);
        QCOMPARE(grid()->model()->rowCount(), 15);
    }

    /// No more of the filters goes than hides it.
    void aPictureThatIsHiddenIsShown() {
        showMap();
        const auto answerOf = [this](std::size_t point) { return map().facts(point).answer; };
        const auto rows = [this] { return grid()->model()->rowCount(); };
        const auto next = [&](std::size_t from, bool alike) {
            std::size_t point = from + 1;
            while (point < 15 && (answerOf(point) == answerOf(0)) != alike) ++point;
            return point;
        };
        const std::size_t alike = next(0, true), other = next(0, false);
        QVERIFY(alike < 15 && other < 15);
        int alikes = 0;
        for (std::size_t point = 0; point < 15; ++point) alikes += answerOf(point) == answerOf(0) ? 1 : 0;
        emit m_page->findChild<FilterBar*>()->filterChanged({.answer = answerOf(0)});
        QCOMPARE(rows(), alikes);
        emit points()->caught({0});
        QCOMPARE(rows(), 1);
        emit points()->chosen(alike);
        QCOMPARE(current(), map().prediction(alike).path);
        QCOMPARE(rows(), alikes);
        QTRY_COMPARE(chips().size(), 1);
        emit points()->caught({0});
        emit points()->chosen(other);
        QCOMPARE(current(), map().prediction(other).path);
        QCOMPARE(rows(), 15);
        QTRY_VERIFY(chips().isEmpty());
    }

    /// Down the column: the map's parts, then the buttons below it.
    void tabGoesDown() {
        showMap();
        const QList<QWidget*> expected{part<QToolButton>("cancelMap"), points(), part<QListWidget>("mapClasses"),
                                       part<QWidget>("saveTables")};
        QList<QWidget*> found;
        for (QWidget* next = expected[0]; !found.contains(next); next = next->nextInFocusChain())
            if (expected.contains(next)) found << next;
        QVERIFY(found == expected);
        // And nothing of another column stands between the first and the last.
        for (QWidget* next = expected[0]; next != expected[3]; next = next->nextInFocusChain())
            QVERIFY2(!m_page->findChild<PicturePanel*>()->isAncestorOf(next), qPrintable(next->objectName()));
    }

    void itCanBeCancelledAndMadeAgain() {
        m_waits = true;
        m_options.beforeFeatures = [this](const std::stop_token& stop) {
            ++m_asked;
            while (m_waits && !stop.stop_requested()) std::this_thread::yield();
        };
        open();
        m_red.train(*m_session);
        choose(1);
        QTRY_COMPARE_WITH_TIMEOUT(m_asked.load(), 1, kPatience);
        auto* cancel = part<QToolButton>("cancelMap");
        QVERIFY(cancel->isVisible() && !part<QPushButton>("makeMap")->isVisible());
        cancel->click();
        QVERIFY(!cancel->isVisible() && part<QPushButton>("makeMap")->isVisible());
        choose(0);
        choose(1);
        QCOMPARE(m_asked.load(), 1);  // not by itself
        m_waits = false;
        part<QPushButton>("makeMap")->click();
        QTRY_VERIFY_WITH_TIMEOUT(points()->isVisible(), kPatience);
    }

    void whatCanNotBeSaysWhy() {
        m_options.beforeFeatures = [](const std::stop_token&) {
            throw studio::Error(ErrorCode::OutOfMemory, {"the device"});
        };
        open();
        m_red.train(*m_session);
        choose(1);
        QTRY_VERIFY_WITH_TIMEOUT(part<QLabel>("mapEmpty")->text().contains("not enough memory"), kPatience);
        QCOMPARE(part<QPushButton>("makeMap")->text(), QString("Try again"));
        const QStringList one{
            QString::fromStdString(m_session->dataSet()->fileOf(m_session->dataSet()->items.front()).string())};
        m_session->predictFiles(one);
        QTRY_COMPARE_WITH_TIMEOUT(m_session->predictions().size(), std::size_t(1), kPatience);
        QVERIFY(part<QLabel>("mapEmpty")->text().contains("at least"));
        QVERIFY(!part<QPushButton>("makeMap")->isVisible());
    }

    void theMostAlikeStandBesideTheChosenOne() {
        open();
        m_red.train(*m_session);
        auto* row = part<AlikeRow>("alikeRow");
        QVERIFY(!row->isVisible());  // nobody has asked for features
        choose(1);
        QTRY_VERIFY_WITH_TIMEOUT(row->isVisible(), kPatience);
        const auto shown = [&] {
            std::vector<std::string> paths;
            for (const auto* button : row->findChildren<AlikeButton*>()) paths.push_back(button->path());
            return paths;
        };
        const auto expected = [this] {
            std::vector<std::string> paths;
            for (const Neighbour& near : nearestNeighbours(map().features, map().pointOf(current()).value(), 6))
                paths.push_back(map().prediction(near.row).path);
            return paths;
        };
        QTRY_VERIFY_WITH_TIMEOUT(shown() == expected(), kPatience);
        auto* nearest = row->findChildren<AlikeButton*>()[0];
        QVERIFY(!nearest->text().isEmpty() && nearest->accessibleName().contains(nearest->text()));
        const std::string path = nearest->path();
        QTest::keyClick(nearest, Qt::Key_Space);
        QCOMPARE(m_session->chosen(), path);
        QCOMPARE(current(), path);
        QTRY_VERIFY_WITH_TIMEOUT(shown() == expected(), kPatience);
        m_session->predictFiles({m_red.path("red/daisy/000.png")});
        QTRY_COMPARE_WITH_TIMEOUT(m_session->predictions().size(), std::size_t(1), kPatience);
        QVERIFY(!row->isVisible());  // these have no features yet
    }

    /// Loose pictures have no truth: the answers are their classes, and none is wrong.
    void otherAnswersHaveAnotherMap() {
        showMap();
        m_session->predictFiles({m_red.path("red/daisy")});
        QTRY_VERIFY_WITH_TIMEOUT(points()->isVisible() && points()->points().size() == 10, kPatience);
        for (const PointMap::Point& point : points()->points()) QVERIFY(!point.mark.wrong && point.mark.label == 0);
        QCOMPARE(m_asked.load(), 2);
    }

    /// Nor is the network asked: the others have their features and places.
    void whatIsLeftOutLeavesTheMap() {
        showMap();
        const PictureMap before = map();
        const std::string out = before.prediction(4).path;
        m_session->setChosen(before.prediction(5).path);
        m_session->leaveOut({out}, true);
        QTRY_COMPARE_WITH_TIMEOUT(m_session->predictions().size(), std::size_t{14}, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(points()->points().size(), std::size_t{14}, kPatience);
        QVERIFY(!map().pointOf(out));
        for (std::size_t point = 0; point < 14; ++point) {
            const std::size_t was = before.pointOf(map().prediction(point).path).value();
            QCOMPARE(map().map.places[point], before.map.places[was]);
            QVERIFY(std::ranges::equal(map().features.row(point), before.features.row(was)));
        }
        QCOMPARE(map().looked.size(), std::size_t{14});
        QVERIFY(map().answers->predictions == m_session->answers()->predictions);
        QCOMPARE(map().prediction(points()->current().value()).path, m_session->chosen());
        QTRY_VERIFY_WITH_TIMEOUT(part<AlikeRow>("alikeRow")->isVisible(), kPatience);
        QCOMPARE(m_asked.load(), 1);
        m_session->leaveOut({out}, false);  // of this one nothing is known any more
        QTRY_COMPARE_WITH_TIMEOUT(m_asked.load(), 2, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(points()->points().size(), std::size_t{15}, kPatience);
    }

    /// Each epoch has other answers; a map that was asked for is of those it was asked for.
    void aRunKeepsTheMapThatWasAskedFor() {
        m_steps = 4;  // an epoch has four
        m_options.beforeTrain = [this](std::int64_t step, const std::stop_token& stop) {
            while (step > m_steps && !stop.stop_requested()) std::this_thread::yield();
        };
        open();
        choose(1);
        const auto answeredBy = [this](int epoch) {
            return QTest::qWaitFor(
                [&] {
                    m_session->setWeightsSource(Session::WeightsSource::Live);
                    return m_session->liveEpoch() == epoch && !m_session->predicting() &&
                           m_session->answers()->model == m_session->liveModel();
                },
                kPatience);
        };
        m_session->start();
        QVERIFY(answeredBy(1));
        auto* door = part<QPushButton>("makeMap");
        auto* anew = part<QToolButton>("makeMapAnew");
        QVERIFY2(door->isVisible(), qPrintable(part<QLabel>("mapEmpty")->text()));
        QCOMPARE(m_asked.load(), 0);
        door->click();
        QTRY_VERIFY_WITH_TIMEOUT(points()->isVisible(), kPatience);
        QVERIFY(!anew->isVisible());
        const auto first = m_session->liveModel();
        m_steps = 8;
        QVERIFY(answeredBy(2));
        QVERIFY(points()->isVisible() && anew->isVisible());
        QVERIFY(map().answers->model == first && m_session->liveModel() != first);
        QVERIFY(part<QLabel>("mapExplained")->text().contains("earlier weights"));
        QTRY_VERIFY_WITH_TIMEOUT(part<AlikeRow>("alikeRow")->isVisible(), kPatience);
        QCOMPARE(m_asked.load(), 1);
        anew->click();
        QVERIFY(points()->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(map().answers->model == m_session->liveModel(), kPatience);
        QVERIFY(!anew->isVisible());
        QCOMPARE(m_asked.load(), 2);
        m_steps = 1'000'000;
        QVERIFY(test::waitUntil(*m_session, &Session::stateChanged,
                                [&] { return m_session->state() == RunState::Finished; }));
        QTRY_VERIFY_WITH_TIMEOUT(m_page->findChild<MapPanel*>()->map() &&
                                     map().answers->model == m_session->answers()->model && !anew->isVisible(),
                                 kPatience);
    }
};

QTEST_MAIN(MapPanelTest)
#include "map_panel_test.moc"
