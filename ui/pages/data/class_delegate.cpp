// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/class_delegate.h"

#include "ui/models/class_model.h"
#include "ui/models/problem_model.h"
#include "ui/text/format.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>

namespace studio::ui {
namespace {

constexpr int kMargin = 16;

/// Light neighbour of the solid bar; not a text colour.
QColor validationColor(const Theme& theme) {
    QColor color = theme.color(Token::Stem);
    color.setAlphaF(0.45f);
    return color;
}

void paintGround(QPainter* painter, const QStyleOptionViewItem& option) {
    const Theme& theme = Theme::instance();
    if (option.state & QStyle::State_Selected) painter->fillRect(option.rect, theme.color(Token::Selection));
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(theme.color(Token::Accent), 2));
        painter->drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1));
    }
}

void paintBar(QPainter* painter, const QRectF& box, const QModelIndex& index) {
    const Theme& theme = Theme::instance();
    const double largest = std::max(1.0, index.data(ClassModel::LargestRole).toDouble());
    const double train = index.data(ClassModel::TrainRole).toDouble() / largest * box.width();
    const double validation = index.data(ClassModel::ValidationRole).toDouble() / largest * box.width();
    painter->fillRect(QRectF(box.left(), box.top(), train, box.height()), theme.color(Token::Stem));
    if (validation <= 0) return;
    painter->fillRect(QRectF(box.left() + train + 1, box.top(), std::max(1.0, validation - 1), box.height()),
                      validationColor(theme));
}

void paintLegend(QPainter* painter, const QRect& line, const QModelIndex& index) {
    const Theme& theme = Theme::instance();
    int x = line.left();
    const QFont font = theme.font(TextSize::Caption);
    painter->setFont(font);
    const auto part = [&](const QColor& color, const QString& text) {
        painter->fillRect(QRect(x, line.center().y() - 4, 9, 9), color);
        painter->setPen(theme.color(Token::Muted));
        painter->drawText(QRect(x + 16, line.top(), line.right() - x - 16, line.height()), Qt::AlignVCenter, text);
        x += 16 + QFontMetrics(font).horizontalAdvance(text) + 10;
    };
    const QString train = ClassModel::tr("%1 train").arg(countText(index.data(ClassModel::TrainRole).toLongLong()));
    const QString held =
        ClassModel::tr("%1 validation").arg(countText(index.data(ClassModel::ValidationRole).toLongLong()));
    part(theme.color(Token::Stem), train);
    part(validationColor(theme), held);
}

}  // namespace

QSize ClassDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    return {120, index.row() == 0 ? 56 : 42};
}

void ClassDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Theme& theme = Theme::instance();
    painter->save();
    paintGround(painter, option);
    const bool all = index.row() == 0;
    const QRect inside = option.rect.adjusted(kMargin, all ? 8 : 6, -kMargin, -6);
    const QRect line(inside.left(), inside.top(), inside.width(), 20);
    const QString count = countText(index.data(ClassModel::TotalRole).toLongLong());
    painter->setPen(theme.color(Token::Text));
    painter->setFont(theme.font(TextSize::Body, true));
    painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, count);
    const QFont nameFont = theme.font(TextSize::Body, all);
    painter->setFont(nameFont);
    const int room = line.width() - QFontMetrics(theme.font(TextSize::Body, true)).horizontalAdvance(count) - 8;
    const QString name = QFontMetrics(nameFont).elidedText(index.data().toString(), Qt::ElideMiddle, room);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, name);
    const bool known = static_cast<const ClassModel*>(index.model())->splitKnown();
    if (known && all) paintLegend(painter, QRect(line.left(), line.bottom() + 2, line.width(), 18), index);
    if (known && !all) paintBar(painter, QRectF(line.left(), line.bottom() + 4, line.width(), 6), index);
    painter->restore();
}

QSize ProblemDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {120, 40};
}

void ProblemDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Theme& theme = Theme::instance();
    painter->save();
    paintGround(painter, option);
    const bool used = index.data(ProblemModel::UsedRole).toBool();
    const QRect inside = option.rect.adjusted(kMargin, 3, -kMargin, -3);
    const QPixmap sign = iconPixmap(used ? "info" : "warning", used ? Token::Muted : Token::Warning, 14,
                                    painter->device()->devicePixelRatioF());
    painter->drawPixmap(inside.left(), inside.top() + 2, sign);
    const QRect text = inside.adjusted(22, 0, 0, 0);
    const auto line = [&](int top, TextSize size, Token token, const QString& words) {
        const QFont font = theme.font(size);
        painter->setFont(font);
        painter->setPen(theme.color(token));
        painter->drawText(QRect(text.left(), text.top() + top, text.width(), 17), Qt::AlignVCenter,
                          QFontMetrics(font).elidedText(words, Qt::ElideMiddle, text.width()));
    };
    line(0, TextSize::Table, Token::Text, index.data().toString());
    line(17, TextSize::Caption, Token::Muted, index.data(ProblemModel::ReasonRole).toString());
    painter->restore();
}

}  // namespace studio::ui
