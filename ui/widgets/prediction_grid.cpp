// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/prediction_grid.h"

#include "ui/models/prediction_model.h"
#include "ui/theme/theme.h"
#include "ui/thumbnails/thumbnail_cache.h"
#include "ui/widgets/paint.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <algorithm>

namespace studio::ui {
namespace {

constexpr int kGap = 8;
constexpr int kSmallest = 110, kUsual = 174, kLargest = 240;
constexpr double kPictureShape = 0.645;  ///< height of a picture by its width
constexpr int kBarHeight = 3;
constexpr int kCaption = 18, kTruth = 16;  ///< heights of the lines under a picture
constexpr int kAway = 4, kBetween = 2;     ///< from the picture; from one another
constexpr double kOutdated = 0.5;          ///< opacity
constexpr int kUnderPicture = kAway + kCaption + kBetween + kBarHeight + kBetween + kTruth;

class PredictionDelegate final : public QStyledItemDelegate {
public:
    PredictionDelegate(Session& session, QObject* parent)
        : QStyledItemDelegate(parent), m_thumbnails(ThumbnailCache::of(session)) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        painter->save();
        if (static_cast<const PredictionGrid*>(parent())->outdated()) painter->setOpacity(kOutdated);
        const QRectF cell = QRectF(option.rect).adjusted(kGap / 2.0, kGap / 2.0, -kGap / 2.0, -kGap / 2.0);
        const QRectF picture(cell.topLeft(), QSizeF(cell.width(), std::floor(cell.width() * kPictureShape)));
        const std::string path = index.data(PredictionModel::PathRole).toByteArray().toStdString();
        paintCovering(*painter, picture, m_thumbnails.find(path).image);
        if (option.state & QStyle::State_Selected) paintSelection(*painter, picture);
        const QRectF caption(cell.left(), picture.bottom() + kAway, cell.width(), kCaption);
        paintCaption(*painter, caption, option, index);
        const QRectF bar(cell.left(), caption.bottom() + kBetween, cell.width(), kBarHeight);
        paintShare(*painter, bar, index.data(PredictionModel::ConfidenceRole).toDouble(),
                   Theme::instance().color(Token::Main));
        paintTruth(*painter, QRectF(cell.left(), bar.bottom() + kBetween, cell.width(), kTruth), index);
        painter->restore();
    }

private:
    static void paintSelection(QPainter& painter, const QRectF& picture) {
        const Theme& theme = Theme::instance();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(Token::Window), 3));
        painter.drawRoundedRect(picture.adjusted(1, 1, -1, -1), 2, 2);
        painter.setPen(QPen(theme.color(Token::Accent), 2));
        painter.drawRoundedRect(picture.adjusted(-1, -1, 1, 1), 4, 4);
    }

    static void paintCaption(QPainter& painter, const QRectF& line, const QStyleOptionViewItem& option,
                             const QModelIndex& index) {
        const Theme& theme = Theme::instance();
        double left = line.left();
        if (index.data(PredictionModel::KnownRole).toBool()) {
            paintVerdict(painter, QPointF(left, line.center().y()), index.data(PredictionModel::RightRole).toBool());
            left += 16;
        }
        const QFont strong = theme.font(TextSize::Table, true);
        const QString percent =
            PredictionModel::tr("%1 %").arg(100 * index.data(PredictionModel::ConfidenceRole).toDouble(), 0, 'f', 0);
        const int percentWidth = QFontMetrics(strong).horizontalAdvance(percent);
        painter.setPen(theme.color(Token::Text));
        painter.setFont(strong);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, percent);
        const QFont font = theme.font(TextSize::Table, option.state & QStyle::State_Selected);
        const QRectF room(left, line.top(), line.right() - left - percentWidth - 6, line.height());
        paintElided(painter, room, font, index.data(PredictionModel::AnswerRole).toString());
    }

    /// What the picture is, where the answer is another.
    static void paintTruth(QPainter& painter, const QRectF& line, const QModelIndex& index) {
        if (!index.data(PredictionModel::KnownRole).toBool() || index.data(PredictionModel::RightRole).toBool()) return;
        painter.setPen(Theme::instance().color(Token::Muted));
        paintElided(painter, line, Theme::instance().font(TextSize::Caption),
                    PredictionModel::tr("is %1").arg(index.data(PredictionModel::TruthRole).toString()));
    }

    static void paintElided(QPainter& painter, const QRectF& room, const QFont& font, const QString& text) {
        painter.setFont(font);
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(font).elidedText(text, Qt::ElideRight, static_cast<int>(room.width())));
    }

    ThumbnailCache& m_thumbnails;
};

}  // namespace

PredictionGrid::PredictionGrid(Session& session, QWidget* parent)
    : CellGrid({kSmallest, kUsual, kLargest, kGap}, parent), m_thumbnails(ThumbnailCache::of(session)) {
    setSelectionMode(QAbstractItemView::SingleSelection);
    setItemDelegate(new PredictionDelegate(session, this));
    connect(&m_thumbnails, &ThumbnailCache::ready, viewport(), qOverload<>(&QWidget::update));
    layOut();
}

void PredictionGrid::setOutdated(bool outdated) {
    if (outdated == m_outdated) return;
    m_outdated = outdated;
    viewport()->update();
}

QSize PredictionGrid::fitCells(int width) {
    return {width, static_cast<int>((width - kGap) * kPictureShape) + kUnderPicture + 2 * kGap};
}

void PredictionGrid::scrolledPast(int row) {
    m_thumbnails.forget(model()->index(row, 0).data(PredictionModel::PathRole).toByteArray().toStdString());
}

void PredictionGrid::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Delete) return emit leaveOutAsked();
    CellGrid::keyPressEvent(event);
}

}  // namespace studio::ui
