// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/point_map.h"
#include "ui/theme/theme.h"
#include "ui/widgets/map_frame.h"

#include <QImage>
#include <QMouseEvent>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>
#include <vector>

using namespace studio::ui;

/// A cross of five points around the origin, and one far off to the right and above; its answer is wrong.
class PointMapTest : public QObject {
    Q_OBJECT

    std::unique_ptr<PointMap> m_map;
    std::vector<std::size_t> m_chosen, m_opened;
    std::vector<std::vector<std::size_t>> m_caught;

    void send(QEvent::Type type, QPointF place, Qt::MouseButton button, Qt::MouseButtons held) {
        QMouseEvent event(type, place, m_map->mapToGlobal(place), button, held, Qt::NoModifier);
        QCoreApplication::sendEvent(m_map.get(), &event);
    }
    void click(QPointF place) {
        send(QEvent::MouseButtonPress, place, Qt::LeftButton, Qt::LeftButton);
        send(QEvent::MouseButtonRelease, place, Qt::LeftButton, Qt::NoButton);
    }
    void drag(const std::vector<QPointF>& places) {
        send(QEvent::MouseButtonPress, places.front(), Qt::LeftButton, Qt::LeftButton);
        for (const QPointF& place : places) send(QEvent::MouseMove, place, Qt::NoButton, Qt::LeftButton);
        send(QEvent::MouseButtonRelease, places.back(), Qt::LeftButton, Qt::NoButton);
    }
    void wheel(QPointF place, int notches) {
        QWheelEvent event(place, m_map->mapToGlobal(place), {}, {0, 120 * notches}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_map.get(), &event);
    }
    std::vector<QPointF> around(std::size_t point, double by) const {
        const QPointF middle = m_map->placeOf(point);
        return {middle + QPointF(-by, -by), middle + QPointF(by, -by), middle + QPointF(by, by),
                middle + QPointF(-by, by)};
    }

private slots:
    void init() {
        m_map = std::make_unique<PointMap>();
        m_map->resize(400, 300);
        m_map->setPoints({{{0, 0}, {.label = 0}},
                          {{-1, 0}, {.label = 0}},
                          {{1, 0}, {.label = 1}},
                          {{0, 1}, {.label = 1}},
                          {{0, -1}, {.label = 7}},
                          {{8, 6}, {.label = 2, .wrong = true}}});
        m_map->show();
        m_chosen.clear();
        m_opened.clear();
        m_caught.clear();
        connect(m_map.get(), &PointMap::chosen, this, [this](std::size_t point) { m_chosen.push_back(point); });
        connect(m_map.get(), &PointMap::opened, this, [this](std::size_t point) { m_opened.push_back(point); });
        connect(m_map.get(), &PointMap::caught, this,
                [this](const std::vector<std::size_t>& points) { m_caught.push_back(points); });
    }

    void allAreSeenAndUpIsUp() {
        for (std::size_t i = 0; i < m_map->points().size(); ++i)
            QVERIFY(QRectF(m_map->rect()).contains(m_map->placeOf(i)));
        QVERIFY(m_map->placeOf(3).y() < m_map->placeOf(4).y());
        QVERIFY(m_map->placeOf(2).x() > m_map->placeOf(1).x());
        const double across = m_map->placeOf(2).x() - m_map->placeOf(1).x();
        QVERIFY(std::abs(m_map->placeOf(4).y() - m_map->placeOf(3).y() - across) < 1e-9);  // one scale
        QVERIFY(!m_map->accessibleName().isEmpty());
    }

    void aClickChooses() {
        click(m_map->placeOf(2) + QPointF(3, 2));
        QVERIFY(m_chosen == std::vector<std::size_t>{2});
        QVERIFY(m_map->current() == std::size_t{2});
        click({1, 1});  // nothing there
        QCOMPARE(m_chosen.size(), std::size_t{1});
        m_map->setCurrent(4);
        QCOMPARE(m_chosen.size(), std::size_t{1});  // without a signal
    }

    void keysWalkToTheNearestThatWay() {
        m_map->setCurrent(0);
        const std::pair<Qt::Key, std::size_t> steps[] = {
            {Qt::Key_Up, 3}, {Qt::Key_Down, 0}, {Qt::Key_Left, 1}, {Qt::Key_Right, 0}, {Qt::Key_Right, 2}};
        for (const auto& [key, point] : steps) {
            QTest::keyClick(m_map.get(), key);
            QCOMPARE(m_map->current().value(), point);
        }
        QCOMPARE(m_chosen.size(), std::size(steps));
        m_map->setCurrent(5);
        QTest::keyClick(m_map.get(), Qt::Key_Up);
        QCOMPARE(m_map->current().value(), std::size_t{5});  // nothing is up there
        QTest::keyClick(m_map.get(), Qt::Key_Return);
        QVERIFY(m_opened == std::vector<std::size_t>{5});
    }

    void aLassoCatches() {
        drag(around(5, 15));
        QCOMPARE(m_caught.size(), std::size_t{1});
        QVERIFY(m_caught[0] == std::vector<std::size_t>{5});
        QVERIFY(m_chosen.empty());
        drag({{1, 1}, {399, 1}, {399, 299}, {1, 299}});
        QCOMPARE(m_caught[1].size(), std::size_t{6});
        drag({{1, 1}, {20, 1}, {20, 20}});
        QCOMPARE(m_caught.size(), std::size_t{2});  // none within: nothing happens
        // Escape ends one that is being drawn.
        send(QEvent::MouseButtonPress, {1, 1}, Qt::LeftButton, Qt::LeftButton);
        send(QEvent::MouseMove, {300, 280}, Qt::NoButton, Qt::LeftButton);
        send(QEvent::MouseMove, {1, 299}, Qt::NoButton, Qt::LeftButton);
        QTest::keyClick(m_map.get(), Qt::Key_Escape);
        send(QEvent::MouseButtonRelease, {1, 299}, Qt::LeftButton, Qt::NoButton);
        QCOMPARE(m_caught.size(), std::size_t{2});
    }

    void keysCatchAndLetGo() {
        QTest::keyClick(m_map.get(), Qt::Key_Space);
        QVERIFY(m_caught.empty());  // around nothing
        m_map->setCurrent(1);
        QTest::keyClick(m_map.get(), Qt::Key_Space);
        QCOMPARE(m_caught.size(), std::size_t{1});
        QCOMPARE(m_caught[0].front(), std::size_t{1});
        QCOMPARE(m_caught[0].back(), std::size_t{5});  // the farthest of all six
        QSignalSpy letGo(m_map.get(), &PointMap::letGo);
        QTest::keyClick(m_map.get(), Qt::Key_Escape);
        QCOMPARE(letGo.count(), 1);
    }

    void theWheelZoomsWhereTheMouseIs() {
        const QPointF before = m_map->placeOf(2), other = m_map->placeOf(1);
        wheel(before, 3);
        QVERIFY(m_map->zoom() > 1.9);
        QVERIFY((m_map->placeOf(2) - before).manhattanLength() < 1e-6);
        QVERIFY(m_map->placeOf(1).x() < other.x());
        send(QEvent::MouseButtonDblClick, {1, 1}, Qt::LeftButton, Qt::LeftButton);
        QCOMPARE(m_map->zoom(), 1.0);
        QCOMPARE(m_map->placeOf(2), before);
        wheel(before, -3);
        QCOMPARE(m_map->zoom(), 1.0);
        for (int i = 0; i < 10; ++i) QTest::keyClick(m_map.get(), Qt::Key_Plus);
        m_map->setCurrent(5);
        QVERIFY(QRectF(m_map->rect()).contains(m_map->placeOf(5)));  // it is moved to
        QTest::keyClick(m_map.get(), Qt::Key_0);
        QCOMPARE(m_map->zoom(), 1.0);
    }

    void aFrameOfOnePointIsNoTrap() {
        MapFrame frame;
        frame.setRoom({200, 100});
        frame.setWhole({3, 4, 0, 0});
        QCOMPARE(frame.toRoom({3, 4}), QPointF(100, 50));
        frame.zoomAt({10, 10}, 4);
        QVERIFY(std::isfinite(frame.toRoom({3, 4}).x()));
    }

    /// Wrong ones in the house's red whatever their class; classes differ by colour, and where colours come again by
    /// shape.
    void marksTellClassesApart() {
        QCOMPARE(markColour({.label = 3, .wrong = true}), Theme::instance().color(Token::Wrong));
        QSet<QRgb> colours;
        for (int label = 0; label < 6; ++label) colours.insert(markColour({.label = label}).rgb());
        QCOMPARE(colours.size(), 6);
        QVERIFY(!colours.contains(Theme::instance().color(Token::Wrong).rgb()));
        const auto drawn = [](int label) { return markIcon({.label = label}, 24, 1).pixmap(24).toImage(); };
        for (int label = 0; label < 24; ++label)
            for (int other = 0; other < label; ++other) QVERIFY(drawn(label) != drawn(other));
        QVERIFY(drawn(24) == drawn(0));
        const QImage map = m_map->grab().toImage();
        int reddest = 0;
        const QPoint middle = m_map->placeOf(5).toPoint();
        for (int x = -2; x <= 2; ++x)
            for (int y = -2; y <= 2; ++y) {
                const QColor colour = map.pixelColor(middle + QPoint(x, y));
                reddest = std::max(reddest, colour.red() - colour.green());
            }
        QVERIFY2(reddest > 80, qPrintable(QString::number(reddest)));
    }
};

QTEST_MAIN(PointMapTest)
#include "point_map_test.moc"
