// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/network/channel_grid.h"

#include "ui/theme/theme.h"
#include "ui/widgets/focus_ring.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <algorithm>

namespace studio::ui {

static constexpr int kGap = 4;
static constexpr int kUsualWidth = 268;
static constexpr double kDimmed = 0.35;

ChannelGrid::ChannelGrid(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);  // of Fixed, the hint would be the most
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    FocusRing::askFor(*this);
    connect(&Theme::instance(), &Theme::themeChanged, this, [this] {
        m_images.assign(m_channels.size(), {});
        updateGeometry();
        update();
    });
}

void ChannelGrid::setChannels(std::vector<int> channels, int across, bool numbered, ImageOf imageOf) {
    const int place = placeOf(m_pointed);  // under a mouse that rests
    m_channels = std::move(channels);
    m_images.assign(m_channels.size(), {});
    m_imageOf = std::move(imageOf);
    m_across = across;
    m_numbered = numbered;
    const bool there = place >= 0 && place < shown();
    point(there ? std::optional(m_channels[static_cast<std::size_t>(place)]) : std::nullopt);
    updateGeometry();
    update();
}

void ChannelGrid::setFolded(bool folded) {
    m_folded = folded;
    updateGeometry();
    update();
}

void ChannelGrid::setChosen(std::optional<int> channel) {
    m_chosen = placeOf(channel) >= 0 ? channel : std::nullopt;
    update();
}

void ChannelGrid::setDimmed(bool dimmed) {
    m_dimmed = dimmed;
    update();
}

int ChannelGrid::numberHeight() const {
    return m_numbered ? Theme::instance().pixels(TextSize::Caption) + 5 : 0;
}

int ChannelGrid::tileSide(int width) const {
    return std::max(8, (width + kGap) / m_across - kGap);
}

int ChannelGrid::heightForWidth(int width) const {
    const int rows = (shown() + m_across - 1) / m_across;
    return std::max(0, rows * (tileSide(width) + numberHeight() + kGap) - kGap);
}

QSize ChannelGrid::sizeHint() const {
    return {kUsualWidth, heightForWidth(kUsualWidth)};
}

int ChannelGrid::shown() const {
    const int all = static_cast<int>(m_channels.size());
    return m_folded ? std::min(m_across, all) : all;
}

int ChannelGrid::placeOf(std::optional<int> channel) const {
    const auto end = m_channels.begin() + shown();
    const auto found = channel ? std::find(m_channels.begin(), end, *channel) : end;
    return found == end ? -1 : static_cast<int>(found - m_channels.begin());
}

QRect ChannelGrid::tileAt(int place) const {
    const int side = tileSide(width());
    return {place % m_across * (side + kGap), place / m_across * (side + numberHeight() + kGap), side,
            side + numberHeight()};
}

QRect ChannelGrid::tileOf(int channel) const {
    const int place = placeOf(channel);
    return place < 0 ? QRect() : tileAt(place);
}

std::optional<int> ChannelGrid::channelAt(QPoint point) const {
    const int side = tileSide(width());
    const int column = point.x() / (side + kGap), row = point.y() / (side + numberHeight() + kGap);
    const int place = row * m_across + column;
    const bool there = point.x() >= 0 && point.y() >= 0 && column < m_across && place < shown();
    if (!there || !tileAt(place).contains(point)) return std::nullopt;
    return m_channels[static_cast<std::size_t>(place)];
}

void ChannelGrid::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    painter.setOpacity(m_dimmed ? kDimmed : 1);
    const int row = tileSide(width()) + numberHeight() + kGap;
    const int first = event->rect().top() / row * m_across;
    const int end = std::min((event->rect().bottom() / row + 1) * m_across, shown());
    for (int place = std::max(0, first); place < end; ++place) paintTile(painter, place);
}

void ChannelGrid::paintTile(QPainter& painter, int place) {
    const auto at = static_cast<std::size_t>(place);
    const Theme& theme = Theme::instance();
    if (m_images[at].isNull() && m_imageOf) m_images[at] = m_imageOf(m_channels[at]);
    const QRect tile = tileAt(place);
    const QRect box(tile.topLeft(), QSize(tile.width(), tile.width()));
    // Enlarged crisply; a map with more places than the screen has pixels here would lose some.
    painter.setRenderHint(QPainter::SmoothPixmapTransform, m_images[at].width() > box.width() * devicePixelRatioF());
    painter.drawImage(box, m_images[at]);
    const bool chosen = m_chosen == m_channels[at], marked = chosen || m_pointed == m_channels[at];
    if (marked) {
        painter.setPen(QPen(theme.color(chosen ? Token::Accent : Token::Muted), 2));
        painter.drawRect(box.adjusted(1, 1, -1, -1));
    }
    if (!m_numbered) return;
    painter.setFont(theme.font(TextSize::Caption, chosen));
    painter.setPen(theme.color(marked ? Token::Text : Token::Muted));
    painter.drawText(QRect(tile.left(), box.bottom() + 1, tile.width(), numberHeight()), Qt::AlignCenter,
                     QString::number(m_channels[at]));
}

void ChannelGrid::point(std::optional<int> channel) {
    if (channel == m_pointed) return;
    m_pointed = channel;
    update();
    emit pointed(channel);
}

void ChannelGrid::choose(std::optional<int> channel) {
    if (channel == m_chosen) return;
    setChosen(channel);
    emit chosen(channel);
}

void ChannelGrid::mouseMoveEvent(QMouseEvent* event) {
    point(channelAt(event->position().toPoint()));
}

void ChannelGrid::leaveEvent(QEvent*) {
    point(std::nullopt);
}

void ChannelGrid::mousePressEvent(QMouseEvent* event) {
    const auto channel = channelAt(event->position().toPoint());
    if (channel) choose(channel == m_chosen ? std::nullopt : channel);
}

void ChannelGrid::keyPressEvent(QKeyEvent* event) {
    const int last = shown() - 1, now = placeOf(m_chosen);
    int place = now;
    switch (event->key()) {
        case Qt::Key_Left:
            place = now - 1;
            break;
        case Qt::Key_Right:
            place = now + 1;
            break;
        case Qt::Key_Up:
            place = now - m_across >= 0 ? now - m_across : now;
            break;
        case Qt::Key_Down:
            place = now + m_across <= last ? now + m_across : now;
            break;
        case Qt::Key_Home:
            place = 0;
            break;
        case Qt::Key_End:
            place = last;
            break;
        case Qt::Key_Escape:
            if (now < 0) return QWidget::keyPressEvent(event);
            return choose(std::nullopt);
        default:
            return QWidget::keyPressEvent(event);
    }
    if (last < 0) return;
    // The first key chooses the first one, whichever it is.
    place = now < 0 && event->key() != Qt::Key_End ? 0 : std::clamp(place, 0, last);
    choose(m_channels[static_cast<std::size_t>(place)]);
}

}  // namespace studio::ui
