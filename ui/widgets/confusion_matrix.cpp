// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/confusion_matrix.h"

#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace studio::ui {

static constexpr int kLongestName = 96;  ///< pixels; longer ones end in an ellipsis
static constexpr int kLeastHeight = 120;
static constexpr double kSlant = 40;  ///< degrees of the names above

ConfusionMatrix::ConfusionMatrix(QWidget* parent) : QAbstractScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setAutoFillBackground(false);
    connect(&Theme::instance(), &Theme::themeChanged, viewport(), qOverload<>(&QWidget::update));
    setAccessibleName(tr("Confusion matrix"));
}

void ConfusionMatrix::setCounts(std::vector<std::vector<std::int64_t>> counts, const QStringList& classes) {
    m_counts = std::move(counts);
    m_classes = classes;
    m_rowTotals.clear();
    m_largestMistake = 0;
    const int size = static_cast<int>(m_counts.size());
    for (int truth = 0; truth < size; ++truth) {
        std::int64_t total = 0;
        for (int answer = 0; answer < size; ++answer) {
            total += count({truth, answer});
            if (truth != answer) m_largestMistake = std::max(m_largestMistake, count({truth, answer}));
        }
        m_rowTotals.push_back(total);
    }
    if (m_chosen && std::max(m_chosen->truth, m_chosen->answer) >= size) m_chosen.reset();
    m_focus = {std::clamp(m_focus.truth, 0, std::max(0, size - 1)),
               std::clamp(m_focus.answer, 0, std::max(0, size - 1))};
    layOut();
    updateGeometry();
    viewport()->update();
}

void ConfusionMatrix::setShow(Show show) {
    m_show = show;
    viewport()->update();
}

void ConfusionMatrix::setChosen(std::optional<Cell> cell) {
    m_chosen = cell;
    if (cell) m_focus = *cell;
    viewport()->update();
}

std::int64_t ConfusionMatrix::count(Cell cell) const {
    return m_counts[static_cast<std::size_t>(cell.truth)][static_cast<std::size_t>(cell.answer)];
}

QString ConfusionMatrix::cellText(Cell cell) const {
    if (m_show == Show::Counts) return QString::number(count(cell));
    const std::int64_t total = m_rowTotals[static_cast<std::size_t>(cell.truth)];
    if (total == 0) return QStringLiteral("–");
    return QString::number(100.0 * static_cast<double>(count(cell)) / static_cast<double>(total), 'f', 0);
}

QString ConfusionMatrix::cellSentence(Cell cell) const {
    return tr("%1 of %2 pictures of %3 were answered with %4")
        .arg(QString::number(count(cell)), QString::number(m_rowTotals[static_cast<std::size_t>(cell.truth)]),
             m_classes.value(cell.truth), m_classes.value(cell.answer));
}

void ConfusionMatrix::layOut() {
    const QFontMetrics metrics(Theme::instance().font(TextSize::Caption));
    int longest = metrics.horizontalAdvance(tr("truth"));
    for (const QString& name : m_classes) longest = std::max(longest, metrics.horizontalAdvance(name));
    longest = std::min(longest + 2, kLongestName);
    const int slanted = static_cast<int>(std::sin(kSlant * M_PI / 180) * longest) + 2 * metrics.height();
    m_layout = layOutMatrix(static_cast<int>(m_counts.size()), viewport()->width(), longest + 8, slanted + 8);
    const QSize size = m_layout.size(), room = viewport()->size();
    setMaximumHeight(std::max(kLeastHeight, size.height() + 2));
    horizontalScrollBar()->setRange(0, std::max(0, size.width() - room.width()));
    horizontalScrollBar()->setPageStep(room.width());
    verticalScrollBar()->setRange(0, std::max(0, size.height() - room.height()));
    verticalScrollBar()->setPageStep(room.height());
}

QSize ConfusionMatrix::sizeHint() const {
    return {m_layout.size().width(), m_counts.empty() ? 160 : std::min(m_layout.size().height() + 2, 420)};
}

QPoint ConfusionMatrix::offset() const {
    return {horizontalScrollBar()->value(), verticalScrollBar()->value()};
}

std::optional<ConfusionMatrix::Cell> ConfusionMatrix::cellAt(QPoint place) const {
    if (place.x() < m_layout.nameWidth || place.y() < m_layout.headHeight) return std::nullopt;
    const auto at = m_layout.cellAt(place + offset());
    return at ? std::optional(Cell{at->y(), at->x()}) : std::nullopt;
}

void ConfusionMatrix::paintEvent(QPaintEvent*) {
    if (m_counts.empty()) return;
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    paintCells(painter);
    paintRowNames(painter);
    paintColumnNames(painter);
}

void ConfusionMatrix::paintCells(QPainter& painter) const {
    painter.save();
    painter.setClipRect(QRect(m_layout.nameWidth, m_layout.headHeight, viewport()->width(), viewport()->height()));
    painter.translate(-offset());
    const QRect visible = QRect(offset(), viewport()->size());
    const int size = static_cast<int>(m_counts.size());
    for (int truth = 0; truth < size; ++truth) {
        if (!m_layout.cellRect(truth, 0).united(m_layout.cellRect(truth, size - 1)).intersects(visible)) continue;
        for (int answer = 0; answer < size; ++answer) {
            if (m_layout.cellRect(truth, answer).intersects(visible)) paintCell(painter, {truth, answer});
        }
    }
    painter.restore();
}

void ConfusionMatrix::paintCell(QPainter& painter, Cell cell) const {
    const Theme& theme = Theme::instance();
    const bool diagonal = cell.truth == cell.answer;
    const QRectF rect = QRectF(m_layout.cellRect(cell.truth, cell.answer)).adjusted(0.5, 0.5, -0.5, -0.5);
    QColor tint = theme.color(diagonal ? Token::Accent : Token::Wrong);
    const double strength =
        cellStrength(count(cell), m_rowTotals[static_cast<std::size_t>(cell.truth)], m_largestMistake, diagonal);
    tint.setAlphaF(static_cast<float>(count(cell) > 0 ? 0.08 + 0.46 * strength : 0));
    painter.setPen(QPen(theme.color(Token::Hairline), 1));
    painter.setBrush(tint);
    painter.drawRoundedRect(rect, 2, 2);
    if (m_layout.showsNumbers()) {
        painter.setFont(theme.font(m_layout.cell < 30 ? TextSize::Caption : TextSize::Table, count(cell) > 0));
        painter.setPen(theme.color(count(cell) > 0 ? Token::Text : Token::Muted));
        painter.drawText(rect, Qt::AlignCenter, cellText(cell));
    }
    const bool focused = hasFocus() && cell == m_focus;
    if (m_chosen != cell && !focused) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(m_chosen == cell ? Token::Text : Token::Accent), 2));
    painter.drawRoundedRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5), 3, 3);
}

void ConfusionMatrix::paintRowNames(QPainter& painter) const {
    const Theme& theme = Theme::instance();
    const QFontMetrics metrics(theme.font(TextSize::Caption));
    painter.save();
    painter.setFont(theme.font(TextSize::Caption, true));
    painter.setPen(theme.color(Token::Text));
    painter.drawText(QRect(0, m_layout.headHeight - 20, m_layout.nameWidth - 8, 16), Qt::AlignRight | Qt::AlignVCenter,
                     tr("truth"));
    painter.setFont(theme.font(TextSize::Caption));
    painter.setPen(theme.color(Token::Muted));
    painter.setClipRect(QRect(0, m_layout.headHeight, m_layout.nameWidth, viewport()->height()));
    const int step = (metrics.height() - 3 + m_layout.cell - 1) / std::max(1, m_layout.cell);
    for (int truth = 0; truth < m_classes.size(); truth += std::max(1, step)) {
        const QRect cell = m_layout.cellRect(truth, 0).translated(0, -offset().y());
        const QString name = metrics.elidedText(m_classes[truth], Qt::ElideRight, m_layout.nameWidth - 8);
        painter.drawText(QRect(0, cell.top(), m_layout.nameWidth - 8, cell.height()), Qt::AlignRight | Qt::AlignVCenter,
                         name);
    }
    painter.restore();
}

void ConfusionMatrix::paintColumnNames(QPainter& painter) const {
    const Theme& theme = Theme::instance();
    const QFontMetrics metrics(theme.font(TextSize::Caption));
    painter.save();
    painter.setFont(theme.font(TextSize::Caption, true));
    painter.setPen(theme.color(Token::Text));
    const int right = std::min(m_layout.size().width(), viewport()->width());
    painter.drawText(QRect(right - 120, 0, 118, metrics.height()), Qt::AlignRight | Qt::AlignVCenter, tr("answer"));
    painter.setFont(theme.font(TextSize::Caption));
    painter.setPen(theme.color(Token::Muted));
    painter.setClipRect(QRect(m_layout.nameWidth - 8, 0, viewport()->width(), m_layout.headHeight));
    // Slanted names need more room beside each other than their height: where cells are small, some are left out.
    const int need = static_cast<int>((metrics.height() - 3) / std::sin(kSlant * M_PI / 180));
    const int step = std::max(1, (need + m_layout.cell - 1) / std::max(1, m_layout.cell));
    for (int answer = 0; answer < m_classes.size(); answer += step) {
        const QRect cell = m_layout.cellRect(0, answer).translated(-offset().x(), 0);
        painter.save();
        painter.translate(cell.center().x(), m_layout.headHeight - 6);
        painter.rotate(-kSlant);
        painter.drawText(QPointF(0, 0), metrics.elidedText(m_classes[answer], Qt::ElideRight, kLongestName));
        painter.restore();
    }
    painter.restore();
}

void ConfusionMatrix::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    layOut();
    updateGeometry();
}

void ConfusionMatrix::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Confusion matrix"));
        layOut();
        viewport()->update();
    }
}

void ConfusionMatrix::choose(std::optional<Cell> cell) {
    if (!cell) return;
    m_focus = *cell;
    m_chosen = m_chosen == cell ? std::nullopt : cell;
    viewport()->update();
    emit cellChosen(m_chosen);
}

void ConfusionMatrix::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) choose(cellAt(event->position().toPoint()));
}

void ConfusionMatrix::moveFocus(int truthStep, int answerStep) {
    const int last = static_cast<int>(m_counts.size()) - 1;
    m_focus = {std::clamp(m_focus.truth + truthStep, 0, last), std::clamp(m_focus.answer + answerStep, 0, last)};
    const QRect cell = m_layout.cellRect(m_focus.truth, m_focus.answer);
    const auto reveal = [](QScrollBar& bar, int from, int to, int lead, int room) {
        if (from - lead < bar.value()) bar.setValue(from - lead);
        if (to > bar.value() + room) bar.setValue(to - room);
    };
    reveal(*horizontalScrollBar(), cell.left(), cell.right() + 1 + MatrixLayout::kGap, m_layout.nameWidth,
           viewport()->width());
    reveal(*verticalScrollBar(), cell.top(), cell.bottom() + 1 + MatrixLayout::kGap, m_layout.headHeight,
           viewport()->height());
    setAccessibleDescription(cellSentence(m_focus));
    viewport()->update();
}

void ConfusionMatrix::keyPressEvent(QKeyEvent* event) {
    if (m_counts.empty()) return QAbstractScrollArea::keyPressEvent(event);
    switch (event->key()) {
        case Qt::Key_Left:
            return moveFocus(0, -1);
        case Qt::Key_Right:
            return moveFocus(0, 1);
        case Qt::Key_Up:
            return moveFocus(-1, 0);
        case Qt::Key_Down:
            return moveFocus(1, 0);
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            return choose(m_focus);
        default:
            QAbstractScrollArea::keyPressEvent(event);
    }
}

void ConfusionMatrix::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void ConfusionMatrix::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

bool ConfusionMatrix::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto cell = cellAt(help->pos());
        QToolTip::showText(help->globalPos(), cell ? cellSentence(*cell) : QString(), viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

}  // namespace studio::ui
