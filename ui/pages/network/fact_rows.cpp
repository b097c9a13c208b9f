// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/network/fact_rows.h"

#include "ui/text/listing.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/paint.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace studio::ui {
namespace {

constexpr int kSwatch = 10;
constexpr int kBarHeight = 6;
constexpr float kLightAlpha = 0.55F;

int captionLine() {
    return Theme::instance().pixels(TextSize::Caption) + 5;
}

}  // namespace

Swatch::Swatch(std::optional<Token> token, bool light, QWidget* parent)
    : QWidget(parent), m_token(token), m_light(light) {
    setFixedSize(kSwatch, kSwatch);
}

void Swatch::paintEvent(QPaintEvent*) {
    if (!m_token) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor colour = Theme::instance().color(*m_token);
    if (m_light) colour.setAlphaF(kLightAlpha);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(rect(), 1.5, 1.5);
}

ShareBar::ShareBar(double share, Token token, const QString& text, QWidget* parent)
    : QWidget(parent), m_share(share), m_token(token), m_text(text) {
    setAccessibleName(text);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize ShareBar::sizeHint() const {
    return {160, captionLine()};
}

void ShareBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(Theme::instance().font(TextSize::Caption));
    const int text = painter.fontMetrics().horizontalAdvance(m_text);
    const QRectF bar(0, (height() - kBarHeight) / 2.0, std::max(24, width() - text - 8), kBarHeight);
    paintShare(painter, bar, m_share, Theme::instance().color(m_token));
    painter.setPen(Theme::instance().color(Token::Muted));
    painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter, m_text);
}

SavingBars::SavingBars(Values values, Token token, QWidget* parent)
    : QWidget(parent), m_values(std::move(values)), m_token(token) {
    setAccessibleName(factsText({m_values.withoutText, m_values.withText}));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize SavingBars::sizeHint() const {
    return {160, 2 * captionLine()};
}

void SavingBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = Theme::instance();
    painter.setFont(theme.font(TextSize::Caption));
    const QFontMetrics metrics = painter.fontMetrics();
    const int text =
        std::max(metrics.horizontalAdvance(m_values.withoutText), metrics.horizontalAdvance(m_values.withText)) + 10;
    const double line = height() / 2.0, room = std::max(24, width() - text);
    const auto bar = [&](int row, double share, const QString& words, bool solid) {
        const QRectF box(0.5, row * line + (line - kBarHeight) / 2, std::max(3.0, room * share), kBarHeight);
        const QColor colour = theme.color(m_token);
        painter.setPen(QPen(colour, 1));
        painter.setBrush(solid ? QBrush(colour) : Qt::NoBrush);
        painter.drawRect(box);
        painter.setPen(theme.color(Token::Muted));
        painter.drawText(QRectF(box.right() + 8, row * line, width(), line), Qt::AlignLeft | Qt::AlignVCenter, words);
    };
    bar(0, m_values.without, m_values.withoutText, false);
    bar(1, m_values.with, m_values.withText, true);
}

QVBoxLayout* addSection(QVBoxLayout& sheet) {
    QWidget* parent = sheet.parentWidget();
    if (sheet.count() > 0) sheet.addWidget(horizontalLine(parent));
    auto* section = new QVBoxLayout;
    section->setContentsMargins(16, 12, 16, 12);
    section->setSpacing(4);
    sheet.addLayout(section);
    return section;
}

void addHeading(QVBoxLayout& section, const QString& title, const QString& value, const char* valueName) {
    QWidget* parent = section.parentWidget();
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* name = new ElidedLabel(parent, "strong");
    name->setText(title);
    row->addWidget(name, 1);
    if (!value.isEmpty()) {
        QLabel* amount = makeLabel(parent, "strong", valueName);
        amount->setText(value);
        row->addWidget(amount);
    }
    section.addLayout(row);
}

QLabel* addCaption(QVBoxLayout& section, const QString& text, const char* objectName) {
    QLabel* label = makeTextLabel(section.parentWidget(), "caption", objectName);
    label->setText(text);
    section.addWidget(label);
    return label;
}

void addFileName(QVBoxLayout& section, const QString& name, const QString& shape) {
    QWidget* parent = section.parentWidget();
    auto* label = new ElidedLabel(parent, "captionText", "fileName");
    label->setElideMode(Qt::ElideLeft);
    label->setText(name);
    if (shape.contains(QChar(0xd7))) {  // of many numbers
        section.addWidget(label);
        addCaption(section, shape);
        return;
    }
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(label, 1);
    QLabel* amount = makeLabel(parent, "caption");
    amount->setText(shape);
    row->addWidget(amount);
    section.addLayout(row);
}

}  // namespace studio::ui
