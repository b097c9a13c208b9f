// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/network/cost_bars.h"

#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/text/listing.h"
#include "ui/theme/theme.h"
#include "ui/widgets/focus_ring.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

namespace studio::ui {
namespace {

constexpr int kStripHeight = 60;  ///< at a body text of 13 px
constexpr int kEdge = 16;
constexpr double kBarWidth = 28;

/// In a unit that is written elsewhere: whole numbers from ten on.
QString shortText(double value) {
    if (value > 0 && value < 0.05) return QStringLiteral("< 0.1");
    return QLocale().toString(value, 'f', value < 9.95 ? 1 : 0);
}

}  // namespace

CostBars::CostBars(ColumnOf columnOf, QWidget* parent) : QWidget(parent), m_columnOf(std::move(columnOf)) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);  // a click leaves the diagram's keys where they are
    FocusRing::askFor(*this);
    connect(&Theme::instance(), &Theme::themeChanged, this, qOverload<>(&QWidget::update));
}

QString CostBars::millionsShort(qint64 macs) {
    return shortText(double(macs) / 1e6);
}

QString CostBars::thousandsShort(qint64 parameters) {
    return shortText(double(parameters) / 1e3);
}

void CostBars::setParts(std::shared_ptr<const NetworkParts> parts) {
    m_parts = std::move(parts);
    m_costs.clear();
    for (const std::string& module : m_parts->modules()) {
        const NetworkTotals totals = m_parts->totalsOf(module);
        if (totals.macs > 0 && !isAuxHead(module)) m_costs.push_back({fromUtf8(module), totals});
    }
    describe();
    update();
}

void CostBars::setChosen(const QString& module) {
    m_chosen = module;
    update();
}

int CostBars::stripHeight() const {
    return kStripHeight * Theme::instance().pixels(TextSize::Body) / 13;
}

QSize CostBars::sizeHint() const {
    return {480, 2 * stripHeight() + 1};
}

void CostBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = Theme::instance();
    painter.fillRect(rect(), theme.color(Token::Window));
    painter.fillRect(QRect(0, 0, width(), 1), theme.color(Token::Border));
    if (!m_parts) return;
    const QRectF upper(kEdge, 1, width() - 2 * kEdge, stripHeight());
    paintStrip(painter, upper, tr("Multiply-adds, millions"), &NetworkTotals::macs, &CostBars::millionsShort);
    paintStrip(painter, upper.translated(0, stripHeight()), tr("Parameters, thousands"), &NetworkTotals::parameters,
               &CostBars::thousandsShort);
}

void CostBars::paintStrip(QPainter& painter, const QRectF& strip, const QString& title,
                          std::int64_t NetworkTotals::*what, QString (*text)(qint64)) const {
    const Theme& theme = Theme::instance();
    const double line = theme.pixels(TextSize::Caption) + 4;
    const double floor = strip.bottom() - 4, room = strip.height() - 2 * line - 9;
    const QRectF top(strip.left(), strip.top() + 4, strip.width(), line);
    painter.setFont(theme.font(TextSize::Caption));
    painter.setPen(theme.color(Token::Muted));
    painter.drawText(top, Qt::AlignLeft | Qt::AlignVCenter, title);
    const double unit = what == &NetworkTotals::macs ? 1e6 : 1e3;
    painter.drawText(
        top, Qt::AlignRight | Qt::AlignVCenter,
        tr("%1 total, main head").arg(QLocale().toString(double(m_parts->mainTotals().*what) / unit, 'f', 1)));
    painter.fillRect(QRectF(strip.left(), floor, strip.width(), 1), theme.color(Token::Border));
    QColor quiet = theme.color(Token::Stem);
    quiet.setAlphaF(0.55F);
    std::int64_t most = 1;
    for (const Cost& cost : m_costs) most = std::max(most, cost.totals.*what);
    for (const Cost& cost : m_costs) {
        const Column column = m_columnOf(cost.module);
        if (column.width <= 0) continue;
        const bool chosen = cost.module == m_chosen;
        const double width = std::min(kBarWidth, column.width),
                     height = std::max(1.0, room * double(cost.totals.*what) / double(most));
        const double middle = column.x + column.width / 2;
        painter.fillRect(QRectF(middle - width / 2, floor - height, width, height),
                         chosen ? theme.color(Token::Accent) : quiet);
        painter.setFont(theme.font(TextSize::Caption, chosen));
        painter.setPen(theme.color(Token::Text));
        painter.drawText(QRectF(middle - 40, floor - height - line, 80, line), Qt::AlignHCenter | Qt::AlignBottom,
                         text(cost.totals.*what));
    }
}

const CostBars::Cost* CostBars::costAt(QPointF place) const {
    for (const Cost& cost : m_costs) {
        const Column column = m_columnOf(cost.module);
        if (column.width > 0 && place.x() >= column.x && place.x() < column.x + column.width) return &cost;
    }
    return nullptr;
}

QString CostBars::sentence(const Cost& cost) const {
    return tr("%1: %2 multiply-adds for one picture (%3), %4 parameters (%5)")
        .arg(cost.module, countText(cost.totals.macs),
             percentText(double(cost.totals.macs) / double(m_parts->mainTotals().macs)),
             countText(cost.totals.parameters),
             percentText(double(cost.totals.parameters) / double(m_parts->mainTotals().parameters)));
}

void CostBars::mousePressEvent(QMouseEvent* event) {
    if (const Cost* cost = costAt(event->position())) emit moduleChosen(cost->module);
}

void CostBars::keyPressEvent(QKeyEvent* event) {
    const auto at =
        std::find_if(m_costs.begin(), m_costs.end(), [this](const Cost& cost) { return cost.module == m_chosen; });
    const auto count = static_cast<std::ptrdiff_t>(m_costs.size());
    std::ptrdiff_t place = at == m_costs.end() ? -1 : at - m_costs.begin();
    switch (event->key()) {
        case Qt::Key_Left:
            place = std::max<std::ptrdiff_t>(place - 1, 0);
            break;
        case Qt::Key_Right:
            place = std::min(place + 1, count - 1);
            break;
        case Qt::Key_Home:
            place = 0;
            break;
        case Qt::Key_End:
            place = count - 1;
            break;
        default:
            return QWidget::keyPressEvent(event);
    }
    if (place >= 0 && place < count) emit moduleChosen(m_costs[static_cast<std::size_t>(place)].module);
}

bool CostBars::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip || !m_parts) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const Cost* cost = costAt(help->pos());
    QToolTip::showText(help->globalPos(),
                       cost ? sentence(*cost) : tr("Without the auxiliary heads, used only in training"), this);
    return true;
}

void CostBars::describe() {
    setAccessibleName(tr("What each module costs"));
    QStringList all;
    if (m_parts) {
        for (const Cost& cost : m_costs) all << sentence(cost);
    }
    setAccessibleDescription(itemsText(all));
}

void CostBars::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    describe();
    update();
}

}  // namespace studio::ui
