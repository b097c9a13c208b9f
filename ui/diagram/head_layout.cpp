// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/loss_labels.h"
#include "ui/diagram/river_frame.h"
#include "ui/text/layer_facts.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

namespace studio::ui {
namespace {

constexpr double kRowGap = 3;   ///< more than from row to row: below the title
constexpr double kLossGap = 5;  ///< and above the loss
constexpr double kBelow = 15;
constexpr double kColumnGap = 8;  ///< between a row's text and its value
constexpr int kRows = 4;

QString said(const char* text) {
    return QCoreApplication::translate("DiagramLayout", text);
}

QString number(double value) {
    return QLocale().toString(value);
}

QString shapeText(const Layer& layer) {
    return QStringLiteral("%1×%1×%2").arg(layer.outSize).arg(layer.outChannels);
}

QString dropoutText(double share) {
    return said(QT_TRANSLATE_NOOP("DiagramLayout", "dropout %1")).arg(number(share));
}

HeadRow auxRow(const Layer& layer, const NetworkSpec& spec) {
    const QString part = fromStd(layer.name);
    switch (layer.type) {
        case LayerType::AveragePool:
            return {said(QT_TRANSLATE_NOOP("DiagramLayout", "avg pool %1 / %2"))
                        .arg(kernelText(layer.kernel))
                        .arg(layer.stride),
                    shapeText(layer), part};
        case LayerType::AdaptiveAveragePool:
            return {said(QT_TRANSLATE_NOOP("DiagramLayout", "avg pool to %1")).arg(kernelText(layer.outSize)),
                    shapeText(layer), part};
        case LayerType::Convolution: {
            // the course drops out on the flattened 2048, too, with the same share as after fc1
            const QString text = spec.variant == Variant::Course
                                     ? said(QT_TRANSLATE_NOOP("DiagramLayout", "conv %1, dropout"))
                                     : said(QT_TRANSLATE_NOOP("DiagramLayout", "conv %1"));
            return {text.arg(kernelText(layer.kernel)), shapeText(layer), part};
        }
        default:
            break;
    }
    const bool hidden = layer.name.ends_with("fc1");
    return {hidden ? said(QT_TRANSLATE_NOOP("DiagramLayout", "fc, ReLU, %1")).arg(dropoutText(spec.auxDropout))
                   : said(QT_TRANSLATE_NOOP("DiagramLayout", "fc")),
            QString::number(layer.outChannels), part};
}

double textWidth(const TextMeasure& measure, const QString& text) {
    return measure.width(text, TextSize::Caption, false);
}

class HeadWriter {
public:
    HeadWriter(const RiverFrame& frame, const Slot& slot, Drawing& drawing)
        : m_frame(frame), m_slot(slot), m_drawing(drawing), m_head(headOf(*slot.stage)) {}

    void write() {
        m_piece.kind = Piece::Kind::Head;
        m_piece.name = m_slot.stage->module;
        const Token token = headToken(m_head);
        const double x = m_slot.left, text = x + RiverFrame::kHeadText;
        double y = m_frame.bottom + titleAt(*m_frame.measure);
        m_piece.labels.push_back(
            labelAt(*m_frame.measure, headName(m_head), {text, y}, Qt::AlignLeft, {TextSize::Body, true, token}));
        const QRectF title = m_piece.labels.back().rect;
        y += m_frame.row + kRowGap;
        for (const HeadRow& row : headRows(*m_slot.stage, m_frame.spec)) {
            addRow(row, y, token);
            y += m_frame.row;
        }
        y += kLossGap;
        m_piece.marks.push_back({Mark::Kind::Loss, {x, y}, token});
        m_drawing.losses.heads.push_back({m_head, {text, y}, m_slot.right});
        const Stage* read = stageBefore(m_frame.stages, *m_slot.stage);
        const double tap = m_frame.middle + read->outChannels() * m_frame.perChannel / 2;
        m_piece.lines.push_back({{x, tap}, {x, y}, token, Line::Look::Plain, 2});
        m_piece.hits.push_back(
            {m_piece.name, m_piece.name,
             QRectF(QPointF(x - 8, title.top() - 2), QPointF(m_slot.right + 2, y + m_frame.row / 2))});
        m_drawing.pieces.push_back(std::move(m_piece));
    }

private:
    void addRow(const HeadRow& row, double y, Token token) {
        const double x = m_slot.left;
        m_piece.marks.push_back({Mark::Kind::Node, {x, y}, token});
        m_piece.labels.push_back(labelAt(*m_frame.measure, row.text, {x + RiverFrame::kHeadText, y}, Qt::AlignLeft,
                                         {TextSize::Caption, false, Token::Text}));
        m_piece.labels.back().part = row.part;
        if (!row.value.isEmpty())
            m_piece.labels.push_back(labelAt(*m_frame.measure, row.value, {m_slot.right, y}, Qt::AlignRight));
        if (row.part.isEmpty() || row.part == m_piece.name) return;
        const double half = m_frame.row / 2 - 0.5;
        m_piece.hits.push_back({row.part, m_piece.name, QRectF(x - 7, y - half, m_slot.right - x + 7, 2 * half)});
    }

    const RiverFrame& m_frame;
    const Slot& m_slot;
    Drawing& m_drawing;
    Head m_head;
    Piece m_piece;
};

}  // namespace

std::vector<HeadRow> headRows(const Stage& head, const NetworkSpec& spec) {
    std::vector<HeadRow> rows;
    if (headOf(head) != Head::Main) {
        for (const Layer& layer : head.layers) rows.push_back(auxRow(layer, spec));
        return rows;
    }
    const QString classes = QString::number(spec.classes);
    const QString channels = QString::number(head.inChannels());
    return {{said(QT_TRANSLATE_NOOP("DiagramLayout", "avg pool")), channels, QStringLiteral("avgpool")},
            {dropoutText(spec.dropout), {}, {}},
            {said(QT_TRANSLATE_NOOP("DiagramLayout", "fc")), classes, QStringLiteral("fc")},
            {said(QT_TRANSLATE_NOOP("DiagramLayout", "softmax")), classes, {}}};
}

double headWidth(const Stage& head, const NetworkSpec& spec, const TextMeasure& measure) {
    const QString weight = headOf(head) == Head::Main ? QStringLiteral("× 1") : QStringLiteral("× 0.3");
    double widest = measure.width(usualLoss(), TextSize::Body, true) + kColumnGap + textWidth(measure, weight);
    for (const HeadRow& row : headRows(head, spec))
        widest = std::max(widest, textWidth(measure, row.text) + kColumnGap + textWidth(measure, row.value));
    return RiverFrame::kHeadText + widest;
}

double headHeight(const TextMeasure& measure) {
    return titleAt(measure) + (kRows + 1) * rowHeight(measure) + kRowGap + kLossGap + kBelow;
}

void addHeads(const RiverFrame& frame, Drawing& drawing) {
    for (const Slot& slot : frame.places)
        if (slot.stage->kind == Stage::Kind::Head) HeadWriter(frame, slot, drawing).write();
}

}  // namespace studio::ui
