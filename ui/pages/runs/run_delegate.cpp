// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs/run_delegate.h"

#include "ui/models/run_model.h"
#include "ui/plots/run_style.h"
#include "ui/text/run_text.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

namespace studio::ui {
namespace {

constexpr int kRowHeight = 40;
constexpr int kPadding = 8;
constexpr int kCheckLeft = 16, kCheckSide = 14;
constexpr int kMarkerMiddle = 54, kNameLeft = 68;

void paintCheck(QPainter& painter, const QRect& cell, const QModelIndex& index) {
    const QVariant state = index.data(Qt::CheckStateRole);
    if (!state.isValid()) return;
    const Theme& theme = Theme::instance();
    const bool checked = state.toInt() == Qt::Checked;
    const bool possible = index.flags().testFlag(Qt::ItemIsUserCheckable);
    const QRectF box(cell.left() + kCheckLeft + 0.5, cell.center().y() - kCheckSide / 2.0 + 0.5, kCheckSide - 1,
                     kCheckSide - 1);
    painter.setPen(QPen(theme.color(checked ? Token::Accent : possible ? Token::Muted : Token::Hairline), 1));
    painter.setBrush(theme.color(checked ? Token::Accent : Token::Panel));
    painter.drawRoundedRect(box, 2, 2);
    if (!checked) return;
    painter.drawPixmap(QPointF(box.left() + 0.5, box.top() + 0.5),
                       iconPixmap("tick", Token::OnAccent, 12, painter.device()->devicePixelRatioF()));
}

void paintText(QPainter& painter, const QRect& box, const QString& text, const QFont& font, Token token,
               Qt::Alignment alignment = Qt::AlignLeft) {
    painter.setFont(font);
    painter.setPen(Theme::instance().color(token));
    painter.drawText(box, alignment | Qt::AlignVCenter,
                     QFontMetrics(font).elidedText(text, Qt::ElideRight, box.width()));
}

void paintName(QPainter& painter, const QRect& cell, const QModelIndex& index) {
    paintCheck(painter, cell, index);
    const int slot = index.data(RunModel::SlotRole).toInt();
    if (slot >= 0) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(runColour(slot));
        painter.drawPath(runMarker(slot, 8).translated(cell.left() + kMarkerMiddle, cell.center().y() + 0.5));
    }
    const bool readable = index.data(RunModel::ReadableRole).toBool();
    paintText(painter, cell.adjusted(kNameLeft, 0, -kPadding, 0), index.data().toString(),
              Theme::instance().font(TextSize::Body, readable), readable ? Token::Text : Token::Muted);
}

const RunSummary& runOf(const QModelIndex& index) {
    const auto* order = qobject_cast<const RunOrder*>(index.model());
    const QModelIndex source = order ? order->mapToSource(index) : index;
    return static_cast<const RunModel*>(source.model())->run(source.row());
}

void paintStanding(QPainter& painter, const QRect& cell, const QModelIndex& index) {
    const StandingSign sign = standingSign(runOf(index));
    painter.drawPixmap(cell.left() + kPadding, cell.center().y() - 6,
                       iconPixmap(QLatin1String(sign.icon), sign.token, 14, painter.device()->devicePixelRatioF()));
    paintText(painter, cell.adjusted(kPadding + 20, 0, -kPadding, 0), index.data().toString(), Theme::instance().font(),
              Token::Text);
}

void paintLosses(QPainter& painter, const QRect& cell, const QModelIndex& index) {
    const QRectF box = QRectF(cell).adjusted(kPadding + 2, 13, -kPadding - 4, -11);
    const RunSummary& run = runOf(index);
    const QList<QPointF> points = sparkline(index.data(RunModel::LossesRole).value<QList<double>>(),
                                            run.info ? run.info->settings.epochs : 0, box);
    if (points.isEmpty()) return;
    const int slot = index.data(RunModel::SlotRole).toInt();
    const QColor colour = slot >= 0 ? runColour(slot) : Theme::instance().color(Token::Total);
    painter.setPen(slot >= 0 ? runPen(slot, 1.6) : QPen(colour, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(points.data(), static_cast<int>(points.size()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(points.last(), 2.5, 2.5);
}

void paintBest(QPainter& painter, const QRect& cell, const QModelIndex& index) {
    const Theme& theme = Theme::instance();
    const QString value = index.data(RunModel::BestValueRole).toString();
    QRect box = cell.adjusted(kPadding, 0, -kPadding, 0);
    if (!value.isEmpty()) {
        const QFont strong = theme.font(TextSize::Body, true);
        paintText(painter, box, value, strong, Token::Text);
        box.setLeft(box.left() + QFontMetrics(strong).horizontalAdvance(value + ' '));
    }
    paintText(painter, box, index.data(RunModel::BestRestRole).toString(), theme.font(), Token::Muted);
}

}  // namespace

QList<QPointF> sparkline(const QList<double>& values, int planned, const QRectF& box) {
    QList<QPointF> points;
    if (values.isEmpty()) return points;
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    const double size = *high - *low;
    const double step = box.width() / static_cast<double>(std::max<qsizetype>({planned, values.size(), 2}) - 1);
    for (qsizetype i = 0; i < values.size(); ++i) {
        const double share = size > 0 ? (values[i] - *low) / size : 0.5;
        points.append(QPointF(box.left() + step * static_cast<double>(i), box.bottom() - share * box.height()));
    }
    return points;
}

QSize RunDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {80, kRowHeight};
}

QRect RunDelegate::checkArea(const QRect& cell) {
    return {cell.left(), cell.top(), kCheckLeft + kCheckSide + 10, cell.height()};
}

void RunDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Theme& theme = Theme::instance();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & QStyle::State_Selected) painter->fillRect(option.rect, theme.color(Token::Selection));
    switch (index.column()) {
        case RunModel::Name:
            paintName(*painter, option.rect, index);
            break;
        case RunModel::Standing:
            paintStanding(*painter, option.rect, index);
            break;
        case RunModel::Losses:
            paintLosses(*painter, option.rect, index);
            break;
        case RunModel::Best:
            paintBest(*painter, option.rect, index);
            break;
        default: {
            const bool muted = index.column() == RunModel::Started || index.column() == RunModel::Note;
            const auto alignment = index.data(Qt::TextAlignmentRole).value<Qt::Alignment>();
            paintText(*painter, option.rect.adjusted(kPadding, 0, -kPadding, 0), index.data().toString(), theme.font(),
                      muted ? Token::Muted : Token::Text, alignment & Qt::AlignHorizontal_Mask);
        }
    }
    painter->restore();
}

bool RunDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                              const QModelIndex& index) {
    const bool released = event->type() == QEvent::MouseButtonRelease;
    if (!released || index.column() != RunModel::Name || !index.flags().testFlag(Qt::ItemIsUserCheckable)) return false;
    const auto* mouse = static_cast<QMouseEvent*>(event);
    if (mouse->button() != Qt::LeftButton || !checkArea(option.rect).contains(mouse->position().toPoint()))
        return false;
    const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, static_cast<int>(checked ? Qt::Unchecked : Qt::Checked), Qt::CheckStateRole);
}

}  // namespace studio::ui
