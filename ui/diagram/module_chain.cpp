// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/module_chain.h"

#include "ui/diagram/box_text.h"

#include <QCoreApplication>
#include <algorithm>

namespace studio::ui {
namespace {

constexpr double kLeastBox = 120;
constexpr double kLeastGap = 26;
constexpr double kLabels = 40;      ///< above the highest tensor, for its size
constexpr double kLeastHeight = 3;  ///< of a box or tensor with few channels
constexpr double kBandAlpha = 0.26;
constexpr double kTap = 40;  ///< from the output down to the loss

QString said(const char* text) {
    return QCoreApplication::translate("DiagramLayout", text);
}

class ChainWriter {
public:
    explicit ChainWriter(const Opening& opening)
        : m_opening(opening),
          m_stage(opening.stage),
          m_token(opening.stage.kind == Stage::Kind::Head ? headToken(headOf(opening.stage)) : Token::Stem) {}

    Drawing write() {
        placeRows();
        placeColumns();
        const QString text = cutTo(m_opening.measure, sentence(), m_drawing.size.width() - 2 * opening::kLeft,
                                   {TextSize::Table, false, Token::Muted});
        opening::addSentence(m_piece, m_opening.measure, text);
        const Bar input = opening::addInput(m_piece, m_opening, m_middle, m_perChannel);
        double from = input.rect.right(), height = input.rect.height();
        for (std::size_t i = 0; i < m_stage.layers.size(); ++i) {
            const QRectF box = addBox(i);
            addBand(from, height, box.left(), box.height());
            from = box.right();
            height = box.height();
        }
        const QRectF output = addOutput();
        addBand(from, height, output.left(), output.height());
        addLoss(output);
        return finish();
    }

private:
    QString sentence() const {
        if (m_stage.kind != Stage::Kind::Head)
            return said(QT_TRANSLATE_NOOP("DiagramLayout", "The layers follow one another. Heights are channels."));
        if (headOf(m_stage) == Head::Main)
            return said(QT_TRANSLATE_NOOP("DiagramLayout",
                                          "The main head: the average of each channel, then one number for each class. "
                                          "Heights are channels."));
        return said(QT_TRANSLATE_NOOP("DiagramLayout",
                                      "An auxiliary head reads the output of %1 and serves training only. Heights are "
                                      "channels."))
            .arg(stageBefore(m_opening.stages, m_stage)->module);
    }

    void placeRows() {
        int most = m_stage.inChannels();
        for (const Layer& layer : m_stage.layers) most = std::max(most, layer.outChannels);
        const double height = std::max(m_opening.room.height(), opening::kLeastHeight);
        const double top = opening::kTop + kLabels, room = height - top - opening::kBottom - kTap;
        m_perChannel = room / most;
        m_middle = top + room / 2;
        m_drawing.size.setHeight(height);
    }

    void placeColumns() {
        double boxes = 0;
        for (const Layer& layer : m_stage.layers) {
            m_widths.push_back(
                std::max(kLeastBox, boxTextWidth(boxText(layer), heightOf(layer.outChannels), m_opening.measure)));
            boxes += m_widths.back();
        }
        const auto gaps = static_cast<double>(m_stage.layers.size() + 1);
        const double start = opening::kInputAt + opening::kBar;
        const double fixed = start + boxes + opening::roomRight(m_opening);
        const double width = std::max(m_opening.room.width(), fixed + gaps * kLeastGap);
        const double gap = (width - fixed) / gaps;
        double x = start + gap;
        for (const double one : m_widths) {
            m_lefts.push_back(x);
            x += one + gap;
        }
        m_output = x;
        m_drawing.size.setWidth(width);
    }

    double heightOf(int channels) const { return std::max(kLeastHeight, channels * m_perChannel); }

    QRectF addBox(std::size_t i) {
        const Layer& layer = m_stage.layers[i];
        const double height = heightOf(layer.outChannels);
        const QRectF rect(m_lefts[i], m_middle - height / 2, m_widths[i], height);
        const QString part = fromStd(layer.name);
        m_piece.boxes.push_back({part, rect, m_token, Box::Look::Tinted});
        const std::size_t before = m_piece.labels.size();
        writeBoxText(m_piece, rect, boxText(layer), m_token, m_opening.measure);
        QRectF hit = rect;
        for (std::size_t at = before; at < m_piece.labels.size(); ++at) hit = hit.united(m_piece.labels[at].rect);
        m_piece.hits.push_back({part, m_stage.module, hit});
        return rect;
    }

    QRectF addOutput() {
        const double height = heightOf(m_stage.outChannels());
        Bar bar{QRectF(m_output, m_middle - height / 2, opening::kBar, height), {{m_stage.outChannels(), m_token}}};
        const bool head = m_stage.kind == Stage::Kind::Head;
        opening::addOutputLabels(m_piece, m_opening, bar.rect,
                                 head ? said(QT_TRANSLATE_NOOP("DiagramLayout", "classes"))
                                      : said(QT_TRANSLATE_NOOP("DiagramLayout", "output")));
        if (!head) opening::addNext(m_piece, m_opening, bar.rect);
        m_piece.bars.push_back(bar);
        return bar.rect;
    }

    void addBand(double from, double fromHeight, double to, double toHeight) {
        m_piece.bands.push_back({{from, m_middle - fromHeight / 2},
                                 fromHeight,
                                 {to, m_middle - toHeight / 2},
                                 toHeight,
                                 m_token,
                                 kBandAlpha});
    }

    void addLoss(const QRectF& output) {
        if (m_stage.kind != Stage::Kind::Head) return;
        const QPointF loss(output.center().x(), output.bottom() + kTap);
        m_piece.lines.push_back({{loss.x(), output.bottom()}, loss, m_token, Line::Look::Plain, 2});
        m_piece.marks.push_back({Mark::Kind::Loss, loss, m_token});
        m_drawing.losses.heads.push_back({headOf(m_stage), loss + QPointF(14, 0), m_drawing.size.width(), true});
    }

    Drawing finish() {
        m_piece.kind = Piece::Kind::Module;
        m_piece.name = m_stage.module;
        m_drawing.perChannel = m_perChannel;
        m_drawing.pieces.push_back(std::move(m_piece));
        opening::placeMinimap(m_drawing);
        return std::move(m_drawing);
    }

    const Opening& m_opening;
    const Stage& m_stage;
    Token m_token;
    Drawing m_drawing;
    Piece m_piece;
    std::vector<double> m_widths, m_lefts;
    double m_perChannel = 0, m_middle = 0, m_output = 0;
};

}  // namespace

Drawing layOutChain(const Opening& opening) {
    return ChainWriter(opening).write();
}

}  // namespace studio::ui
