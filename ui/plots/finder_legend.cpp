// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/finder_legend.h"

#include "ui/plots/finder_plot.h"
#include "ui/text/listing.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QPainter>
#include <QStringList>

namespace studio::ui {

static constexpr int kSample = 28;  ///< px of a line
static constexpr int kGap = 6;      ///< px between it and its text
static constexpr int kApart = 18;   ///< px between two
static constexpr int kHeight = 20;

FinderLegend::FinderLegend(QWidget* parent) : QWidget(parent) {
    connect(&Theme::instance(), &Theme::themeChanged, this, qOverload<>(&QWidget::update));
    retranslate();
}

void FinderLegend::setSuggested(bool suggested) {
    if (suggested == m_suggested) return;
    m_suggested = suggested;
    retranslate();
}

std::vector<FinderLegend::Entry> FinderLegend::entries() const {
    std::vector<Entry> all{{FinderPlot::batchPen(), tr("each batch")}, {FinderPlot::averagePen(), tr("averaged")}};
    if (m_suggested) all.push_back({FinderPlot::suggestionPen(), tr("suggestion")});
    return all;
}

void FinderLegend::retranslate() {
    QStringList texts;
    for (const Entry& entry : entries()) texts << entry.text;
    setAccessibleName(tr("Lines of the plot: %1").arg(listText(texts)));
    updateGeometry();
    update();
}

QSize FinderLegend::sizeHint() const {
    const QFontMetrics metrics(Theme::instance().font(TextSize::Table));
    int width = kAxisRoom;
    for (const Entry& entry : entries()) width += kSample + kGap + metrics.horizontalAdvance(entry.text) + kApart;
    return {width, kHeight};
}

void FinderLegend::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setFont(theme.font(TextSize::Table));
    int x = kAxisRoom;
    for (const Entry& entry : entries()) {
        painter.setPen(entry.pen);
        painter.drawLine(x, height() / 2, x + kSample, height() / 2);
        x += kSample + kGap;
        painter.setPen(theme.color(Token::Text));
        painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignLeft | Qt::AlignVCenter, entry.text);
        x += painter.fontMetrics().horizontalAdvance(entry.text) + kApart;
    }
}

void FinderLegend::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace studio::ui
