// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/point_map.h"

#include "ui/theme/theme.h"
#include "ui/widgets/focus_ring.h"
#include "ui/widgets/paint.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace studio::ui {

static constexpr double kReach = 8;  ///< px from the mouse to a point
static constexpr double kRadius = 3.5, kSmallRadius = 2.5;
static constexpr std::size_t kManyPoints = 2000;
static constexpr double kPale = 0.22;  ///< opacity
static constexpr double kStep = 1.25;  ///< of the zoom
static constexpr int kHintPicture = 72, kHintEdge = 6, kHintAway = 12;
static constexpr int kHintText = 150;  ///< px, at most

static double lengthOf(QPointF way) {
    return std::hypot(way.x(), way.y());
}

PointMap::PointMap(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("pointMap"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    FocusRing::askFor(*this);
    connect(&Theme::instance(), &Theme::themeChanged, this, &PointMap::repaintPoints);
    setAccessibleName(tr("Map of the pictures"));
}

void PointMap::setPoints(std::vector<Point> points) {
    m_points = std::move(points);
    m_shown.clear();
    m_current.reset();
    m_pointed.reset();
    m_lasso.clear();
    m_pressed = m_moving = false;
    QPolygonF places;
    for (const Point& one : m_points) places << one.place;
    m_frame.setWhole(places.boundingRect());
    repaintPoints();
}

void PointMap::setShown(std::vector<bool> shown) {
    if (shown == m_shown) return;
    m_shown = std::move(shown);
    repaintPoints();
}

void PointMap::setCurrent(std::optional<std::size_t> point) {
    if (point == m_current) return;
    m_current = point;
    if (point && m_frame.reveal(m_points[*point].place)) return repaintPoints();
    update();
}

void PointMap::setHints(std::function<Hint(std::size_t)> hints) {
    m_hints = std::move(hints);
}

void PointMap::showAll() {
    m_frame.showAll();
    repaintPoints();
}

void PointMap::repaintPoints() {
    m_painted = {};
    update();
}

std::optional<std::size_t> PointMap::pointAt(QPointF place) const {
    std::optional<std::size_t> nearest;
    double away = kReach;
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const double distance = lengthOf(placeOf(i) - place);
        if (distance > away) continue;
        away = distance;
        nearest = i;
    }
    return nearest;
}

void PointMap::choose(std::size_t point) {
    setCurrent(point);
    emit chosen(point);
}

/// To the nearest point within 45 degrees of `way`; without a current one to that nearest to the middle.
void PointMap::walk(QPointF way) {
    const QPointF from = m_current ? placeOf(*m_current) : QRectF(rect()).center();
    std::optional<std::size_t> nearest;
    double away = 0;
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const QPointF step = placeOf(i) - from;
        const double along = QPointF::dotProduct(step, way), distance = lengthOf(step);
        if (m_current && (i == *m_current || along <= 0 || distance > along * M_SQRT2)) continue;
        if (nearest && distance >= away) continue;
        nearest = i;
        away = distance;
    }
    if (nearest) choose(*nearest);
}

void PointMap::catchAround() {
    if (!m_current) return;
    const QPointF from = m_points[*m_current].place;
    std::vector<std::size_t> order(m_points.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto wanted = std::min<std::ptrdiff_t>(kAround, std::ssize(order));
    const auto away = [&](std::size_t point) { return lengthOf(m_points[point].place - from); };
    std::partial_sort(order.begin(), order.begin() + wanted, order.end(),
                      [&](std::size_t a, std::size_t b) { return away(a) < away(b); });
    order.resize(static_cast<std::size_t>(wanted));
    emit caught(order);
}

void PointMap::catchInLasso() {
    std::vector<std::size_t> within;
    for (std::size_t i = 0; i < m_points.size(); ++i)
        if (m_lasso.containsPoint(placeOf(i), Qt::OddEvenFill)) within.push_back(i);
    m_lasso.clear();
    update();
    if (!within.empty()) emit caught(within);
}

void PointMap::zoomBy(double factor, QPointF at) {
    m_frame.zoomAt(at, factor);
    m_pointed.reset();
    repaintPoints();
}

void PointMap::point(std::optional<std::size_t> point) {
    if (point == m_pointed) return;
    m_pointed = point;
    update();
}

void PointMap::mousePressEvent(QMouseEvent* event) {
    m_last = event->position();
    m_pressed = event->button() == Qt::LeftButton;
    m_moving = event->button() == Qt::MiddleButton;
    m_lasso.clear();
}

void PointMap::mouseMoveEvent(QMouseEvent* event) {
    const QPointF place = event->position();
    if (m_moving) {
        m_frame.move(place - m_last);
        m_last = place;
        return repaintPoints();
    }
    if (!m_pressed) return point(pointAt(place));
    if (m_lasso.isEmpty() && (place - m_last).manhattanLength() < QApplication::startDragDistance()) return;
    if (m_lasso.isEmpty()) m_lasso << m_last;
    m_lasso << place;
    m_pointed.reset();
    update();
}

void PointMap::mouseReleaseEvent(QMouseEvent* event) {
    m_moving = false;
    if (event->button() != Qt::LeftButton || !std::exchange(m_pressed, false)) return;
    if (!m_lasso.isEmpty()) return catchInLasso();
    if (const auto point = pointAt(event->position())) choose(*point);
}

void PointMap::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) showAll();
}

void PointMap::wheelEvent(QWheelEvent* event) {
    zoomBy(std::pow(kStep, event->angleDelta().y() / 120.0), event->position());
    event->accept();
}

void PointMap::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    point(std::nullopt);
}

void PointMap::keyPressEvent(QKeyEvent* event) {
    const QPointF middle = m_current ? placeOf(*m_current) : QRectF(rect()).center();
    switch (event->key()) {
        case Qt::Key_Left:
            return walk({-1, 0});
        case Qt::Key_Right:
            return walk({1, 0});
        case Qt::Key_Up:
            return walk({0, -1});
        case Qt::Key_Down:
            return walk({0, 1});
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (m_current) emit opened(*m_current);
            return;
        case Qt::Key_Space:
            return catchAround();
        case Qt::Key_Escape:
            if (m_pressed) {
                m_pressed = false;
                m_lasso.clear();
                return update();
            }
            return emit letGo();
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            return zoomBy(kStep, middle);
        case Qt::Key_Minus:
            return zoomBy(1 / kStep, middle);
        case Qt::Key_0:
            return showAll();
        default:
            QWidget::keyPressEvent(event);
    }
}

void PointMap::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_frame.setRoom(size());
    repaintPoints();
}

void PointMap::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) setAccessibleName(tr("Map of the pictures"));
}

double PointMap::radius() const {
    return m_points.size() > kManyPoints && m_frame.zoom() < 2 ? kSmallRadius : kRadius;
}

/// Those that are shown over the paler ones, wrong ones over right ones.
void PointMap::paintPoints() {
    m_painted = QPixmap(size() * devicePixelRatioF());
    m_painted.setDevicePixelRatio(devicePixelRatioF());
    m_painted.fill(Theme::instance().color(Token::Panel));
    QPainter painter(&m_painted);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF seen = QRectF(rect()).adjusted(-kReach, -kReach, kReach, kReach);
    for (const bool shown : {false, true}) {
        painter.setOpacity(shown ? 1 : kPale);
        for (const bool wrong : {false, true})
            for (std::size_t i = 0; i < m_points.size(); ++i)
                if (isShown(i) == shown && m_points[i].mark.wrong == wrong && seen.contains(placeOf(i)))
                    paintMark(painter, m_points[i].mark, placeOf(i), radius());
    }
}

void PointMap::paintRing(QPainter& painter, std::optional<std::size_t> point, const QColor& colour) const {
    if (!point) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::instance().color(Token::Panel), 4));
    painter.drawEllipse(placeOf(*point), radius() + 3, radius() + 3);
    painter.setPen(QPen(colour, 2));
    painter.drawEllipse(placeOf(*point), radius() + 3, radius() + 3);
}

void PointMap::paintLasso(QPainter& painter) const {
    if (m_lasso.isEmpty()) return;
    QColor ground = Theme::instance().color(Token::Accent);
    painter.setPen(QPen(ground, 1.5));
    ground.setAlphaF(0.12F);
    painter.setBrush(ground);
    painter.drawPolygon(m_lasso);
}

void PointMap::paintHint(QPainter& painter) const {
    if (!m_pointed || !m_hints) return;
    const Theme& theme = Theme::instance();
    const Hint hint = m_hints(*m_pointed);
    const QFont plain = theme.font(TextSize::Caption), strong = theme.font(TextSize::Caption, true);
    const auto fontOf = [&](qsizetype line) { return line == 0 ? strong : plain; };
    const int line = QFontMetrics(strong).height();
    int text = 0;
    for (qsizetype i = 0; i < hint.lines.size(); ++i)
        text = std::max(text, QFontMetrics(fontOf(i)).horizontalAdvance(hint.lines[i]) + 1);
    text = std::min(text, kHintText);
    const QSizeF size(kHintPicture + text + 3 * kHintEdge,
                      std::max<double>(kHintPicture, static_cast<double>(line * hint.lines.size())) + 2 * kHintEdge);
    const QPointF place = placeOf(*m_pointed);
    QRectF card(place + QPointF(kHintAway, kHintAway), size);
    if (card.right() > width()) card.moveRight(std::max(place.x() - kHintAway, size.width()));
    if (card.bottom() > height()) card.moveBottom(place.y() - kHintAway);
    if (card.left() < 0 || card.right() > width()) card.moveLeft(std::max(0.0, width() - size.width()));
    painter.setPen(QPen(theme.color(Token::Border), 1));
    painter.setBrush(theme.color(Token::Panel));
    painter.drawRoundedRect(card, 3, 3);
    const QRectF picture(card.topLeft() + QPointF(kHintEdge, kHintEdge), QSizeF(kHintPicture, kHintPicture));
    paintCovering(painter, picture, hint.picture);
    painter.setPen(theme.color(Token::Text));
    for (qsizetype i = 0; i < hint.lines.size(); ++i) {
        const QRectF room(picture.right() + kHintEdge, picture.top() + static_cast<double>(i * line), text, line);
        painter.setFont(fontOf(i));
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(fontOf(i)).elidedText(hint.lines[i], Qt::ElideMiddle, text));
    }
}

void PointMap::paintEvent(QPaintEvent*) {
    if (m_painted.isNull()) paintPoints();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_painted);
    painter.setRenderHint(QPainter::Antialiasing);
    paintRing(painter, m_pointed, Theme::instance().color(Token::Accent));
    paintRing(painter, m_current, Theme::instance().color(Token::Text));
    for (const auto& point : {m_pointed, m_current})
        if (point) paintMark(painter, m_points[*point].mark, placeOf(*point), radius());
    paintLasso(painter);
    paintHint(painter);
}

}  // namespace studio::ui
