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
#include <QTextLayout>
#include <QTextOption>

namespace studio::ui {
namespace {

constexpr int kMargin = 16;
constexpr int kFile = 17, kReason = 30;  ///< heights of a problem's name and its reason, which has two lines

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

/// As many words as there is room for; the tooltip has them all.
void paintLegend(QPainter* painter, const QRect& line, const QModelIndex& index) {
    const Theme& theme = Theme::instance();
    const QFont font = theme.font(TextSize::Caption);
    const QFontMetrics metrics(font);
    const QString train = countText(index.data(ClassModel::TrainRole).toLongLong());
    const QString held = countText(index.data(ClassModel::ValidationRole).toLongLong());
    constexpr int kSwatch = 16;
    constexpr int kBetween = 8;
    QStringList texts;
    for (const QStringList& wording :
         {QStringList{ClassModel::tr("%1 train").arg(train), ClassModel::tr("%1 validation").arg(held)},
          QStringList{ClassModel::tr("%1 train").arg(train), ClassModel::tr("%1 val.").arg(held)},
          QStringList{train, held}}) {
        texts = wording;
        if (metrics.horizontalAdvance(texts[0] + texts[1]) + 2 * kSwatch + kBetween <= line.width()) break;
    }
    int x = line.left();
    painter->setFont(font);
    for (int part = 0; part < 2; ++part) {
        painter->fillRect(QRect(x, line.center().y() - 4, 9, 9),
                          part == 0 ? theme.color(Token::Stem) : validationColor(theme));
        painter->setPen(theme.color(Token::Muted));
        const QRect text(x + kSwatch - 2, line.top(), line.right() - x - kSwatch + 3, line.height());
        painter->drawText(text, Qt::AlignVCenter, texts[part]);
        x += kSwatch + metrics.horizontalAdvance(texts[part]) + kBetween;
    }
}

void paintCheckBox(QPainter* painter, const QRect& box, bool checked, bool enabled) {
    const Theme& theme = Theme::instance();
    const QColor color = theme.color(!enabled ? Token::Disabled : checked ? Token::Accent : Token::Muted);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, 1));
    painter->setBrush(checked ? color : theme.color(Token::Panel));
    painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    if (checked)
        painter->drawPixmap(box.left() + 1, box.top() + 1,
                            iconPixmap("tick", Token::OnAccent, 12, painter->device()->devicePixelRatioF()));
    painter->restore();
}

constexpr int kBox = 14;
constexpr int kBesideBox = 22;  ///< from the box's left edge to the name
constexpr int kSplitRoom = 56;  ///< for the button in "All pictures"

}  // namespace

QRect ClassDelegate::checkBox(const QRect& row) {
    return {row.left() + kMargin, row.top() + 9, kBox, kBox};
}

QSize ClassDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    return {120, index.row() == 0 ? 56 : 42};
}

void ClassDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Theme& theme = Theme::instance();
    painter->save();
    paintGround(painter, option);
    const bool all = index.row() == 0;
    const bool used = all || index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    if (!all) paintCheckBox(painter, checkBox(option.rect), used, index.flags() & Qt::ItemIsUserCheckable);
    const QRect inside = option.rect.adjusted(kMargin + (all ? 0 : kBesideBox), all ? 8 : 6, -kMargin, -6);
    const QRect line(inside.left(), inside.top(), inside.width(), 20);
    const QFont countFont = theme.font(used ? TextSize::Body : TextSize::Caption, used);
    const QVariant total = index.data(ClassModel::TotalRole);
    const QString count = !used            ? ClassModel::tr("left out")
                          : total.isNull() ? QStringLiteral("…")
                                           : countText(total.toLongLong());
    painter->setPen(theme.color(used ? Token::Text : Token::Muted));
    painter->setFont(countFont);
    painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, count);
    const QFont nameFont = theme.font(TextSize::Body, all);
    painter->setFont(nameFont);
    const int room = line.width() - QFontMetrics(countFont).horizontalAdvance(count) - 8;
    const QString name = QFontMetrics(nameFont).elidedText(index.data().toString(), Qt::ElideMiddle, room);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, name);
    const bool known = static_cast<const ClassModel*>(index.model())->splitKnown();
    if (known && all) paintLegend(painter, QRect(line.left(), line.bottom() + 2, line.width() - kSplitRoom, 18), index);
    if (known && !all) paintBar(painter, QRectF(line.left(), line.bottom() + 4, line.width(), 6), index);
    painter->restore();
}

QSize ProblemDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {120, kFile + kReason + 8};
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
    painter->setFont(theme.font(TextSize::Table));
    painter->setPen(theme.color(Token::Text));
    painter->drawText(QRect(text.left(), text.top(), text.width(), kFile), Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, text.width()));
    painter->setFont(theme.font(TextSize::Caption));
    painter->setPen(theme.color(Token::Muted));
    const QString reason = index.data(ProblemModel::ReasonRole).toString();
    QTextLayout lines(reason, painter->font(), painter->device());
    QTextOption byWords;
    byWords.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);  // a path may be longer than a line
    lines.setTextOption(byWords);
    lines.beginLayout();
    QTextLine first = lines.createLine();
    if (first.isValid()) first.setLineWidth(text.width());
    lines.endLayout();
    const int end = first.isValid() ? first.textLength() : 0;
    QRect line(text.left(), text.top() + kFile, text.width(), kReason / 2);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, reason.left(end));
    line.translate(0, line.height());
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(reason.mid(end), Qt::ElideRight, text.width()));
    painter->restore();
}

}  // namespace studio::ui
