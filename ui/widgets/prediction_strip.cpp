// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/prediction_strip.h"

#include "ui/text/listing.h"
#include "ui/theme/theme.h"
#include "ui/thumbnails/thumbnail_cache.h"
#include "ui/widgets/paint.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

namespace studio::ui {

static constexpr int kGap = 8;
static constexpr int kPictureHeight = 60;
static constexpr int kTallestPicture = 160;
static constexpr int kPictureShare = 80;  ///< per cent of a cell's width, as long as it is not too tall
static constexpr int kLineHeight = 15;
static constexpr int kCaption = 5 + 3 * kLineHeight;

PredictionStrip::PredictionStrip(Session& session, QWidget* parent) : QWidget(parent), m_session(session) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    connect(&ThumbnailCache::of(session), &ThumbnailCache::ready, this, qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::themeChanged, this, qOverload<>(&QWidget::update));
}

void PredictionStrip::setCells(std::vector<Cell> cells) {
    m_cells = std::move(cells);
    m_current = std::clamp(m_current, 0, std::max(0, static_cast<int>(m_cells.size()) - 1));
    QStringList text;
    for (const Cell& cell : m_cells) text << describe(cell);
    setAccessibleDescription(itemsText(text));
    update();
}

QSize PredictionStrip::sizeHint() const {
    return {900, heightForWidth(900)};
}

int PredictionStrip::heightForWidth(int width) const {
    const int picture = kPictureShare * (width - kGap * (kCells - 1)) / kCells / 100;
    return std::clamp(picture, kPictureHeight, kTallestPicture) + kCaption;
}

int PredictionStrip::pictureHeight() const {
    return std::max(kPictureHeight, height() - kCaption);
}

QRectF PredictionStrip::cellRect(std::size_t place) const {
    const double width = (this->width() - kGap * (kCells - 1)) / static_cast<double>(kCells);
    return {static_cast<double>(place) * (width + kGap), 0, width, static_cast<double>(height())};
}

QRect PredictionStrip::cellBox(std::size_t place) const {
    return cellRect(place).toAlignedRect();
}

int PredictionStrip::cellAt(QPointF place) const {
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        if (cellRect(i).contains(place)) return static_cast<int>(i);
    }
    return -1;
}

QString PredictionStrip::describe(const Cell& cell) const {
    if (cell.answer.isEmpty()) return cell.truth;
    const QString percent = QString::number(100 * cell.confidence, 'f', 0);
    if (cell.right()) return tr("%1, %2 %, right").arg(cell.answer, percent);
    return tr("%1, %2 %, wrong: it is %3").arg(cell.answer, percent, cell.truth);
}

void PredictionStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < m_cells.size(); ++i) paintCell(painter, m_cells[i], cellRect(i));
    if (!hasFocus() || m_cells.empty()) return;
    QRectF picture = cellRect(static_cast<std::size_t>(m_current));
    picture.setHeight(pictureHeight());
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::instance().color(Token::Accent), 2));
    painter.drawRoundedRect(picture.adjusted(1, 1, -1, 0), 4, 4);
}

void PredictionStrip::paintCell(QPainter& painter, const Cell& cell, const QRectF& box) const {
    const Theme& theme = Theme::instance();
    const QRectF picture(box.left(), 1, box.width(), pictureHeight() - 1);
    paintCovering(painter, picture, ThumbnailCache::of(m_session).find(cell.path).image);
    const QFont plain = theme.font(TextSize::Caption), strong = theme.font(TextSize::Caption, true);
    const auto line = [&](int number) {
        return QRectF(box.left(), pictureHeight() + 5 + number * kLineHeight, box.width(), kLineHeight);
    };
    const auto write = [&](const QRectF& where, const QString& pattern, const QString& name, const QFont& font,
                           Token token) {
        painter.setFont(font);
        painter.setPen(theme.color(token));
        painter.drawText(where, Qt::AlignLeft | Qt::AlignVCenter,
                         withFittingName(pattern, name, QFontMetrics(font), static_cast<int>(where.width())));
    };
    const QString name = QStringLiteral("%1");
    if (cell.answer.isEmpty()) return write(line(0), name, cell.truth, plain, Token::Muted);
    if (!cell.right()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(Token::Wrong), 2));
        painter.drawRoundedRect(picture.adjusted(1, 1, -1, -1), 2, 2);
    }
    // The name has the whole width: "sunflowers" is as long as a cell at 1280 px.
    write(line(0), name, cell.answer, plain, Token::Text);
    paintVerdict(painter, QPointF(box.left(), line(1).center().y()), cell.right());
    write(line(1).adjusted(16, 0, 0, 0), tr("%1 %"), QString::number(100 * cell.confidence, 'f', 0), strong,
          Token::Text);
    if (!cell.right()) write(line(2), tr("is %1"), cell.truth, plain, Token::Muted);
}

void PredictionStrip::setCurrent(int place) {
    m_current = std::clamp(place, 0, std::max(0, static_cast<int>(m_cells.size()) - 1));
    if (!m_cells.empty()) setAccessibleDescription(describe(m_cells[static_cast<std::size_t>(m_current)]));
    update();
}

void PredictionStrip::mousePressEvent(QMouseEvent* event) {
    const int place = cellAt(event->position());
    if (place < 0 || event->button() != Qt::LeftButton) return;
    setCurrent(place);
    emit cellChosen(place);
}

void PredictionStrip::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
            return setCurrent(m_current - 1);
        case Qt::Key_Right:
            return setCurrent(m_current + 1);
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            if (!m_cells.empty()) emit cellChosen(m_current);
            return;
        default:
            QWidget::keyPressEvent(event);
    }
}

void PredictionStrip::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void PredictionStrip::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

bool PredictionStrip::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int place = cellAt(help->pos());
    const QString text = place < 0 ? QString()
                                   : describe(m_cells[static_cast<std::size_t>(place)]) + '\n' +
                                         tr("A click chooses another picture for this place.");
    QToolTip::showText(help->globalPos(), text, this);
    return true;
}

}  // namespace studio::ui
