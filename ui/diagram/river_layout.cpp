// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/label_spread.h"
#include "ui/diagram/module_lanes.h"
#include "ui/diagram/river_frame.h"
#include "ui/text/layer_facts.h"
#include "ui/text/listing.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace studio::ui {
namespace {

constexpr double kPassAlpha = 0.24;  ///< through a pool
constexpr double kStemAlpha = 0.34;
constexpr double kGap = 6;  ///< between labels in a row

QString squareText(int side) {
    return QStringLiteral("%1×%1").arg(side);
}

/// A tensor as it stands in the river.
struct Tensor {
    QString writer;  ///< the module; "input"
    double x = 0;
    int side = 0;
    std::vector<Stacked> stacked;
    int channels() const {
        int sum = 0;
        for (const Stacked& one : stacked) sum += one.channels;
        return sum;
    }
};

class RiverWriter {
public:
    RiverWriter(const RiverFrame& frame, Drawing& drawing) : m_frame(frame), m_drawing(drawing) {}

    void write() {
        m_tensors.push_back({QStringLiteral("input"),
                             m_frame.picture.center().x(),
                             m_frame.spec.inputSize,
                             {{m_frame.stages.front().inChannels(), Token::Stem}}});
        m_edge = m_frame.picture.right();
        addGround();
        for (const Slot& slot : m_frame.places) addStage(slot);
        addTensors();
    }

private:
    double top(double height) const { return m_frame.middle - height / 2; }
    double heightOf(const Tensor& tensor) const { return tensor.channels() * m_frame.perChannel; }

    void addStage(const Slot& slot) {
        if (slot.stage->kind == Stage::Kind::Head) return;
        Piece piece;
        piece.name = slot.stage->module;
        piece.kind = Piece::Kind::Module;
        if (slot.stage->kind == Stage::Kind::Stem) fillStem(piece, slot);
        if (slot.stage->kind == Stage::Kind::Inception)
            fillInception(piece, m_frame, slot, m_edge, heightOf(m_tensors.back()));
        if (slot.stage->kind == Stage::Kind::Pool || slot.stage->kind == Stage::Kind::Lrn) fillMark(piece, slot);
        m_drawing.pieces.push_back(std::move(piece));
        if (!slot.hasTensor()) return;
        m_tensors.push_back(
            {slot.stage->module, slot.tensor, slot.stage->outSide(), outputOf(m_frame.stages, slot.stage)});
        m_edge = slot.tensor + RiverFrame::kBar / 2;
    }

    void fillStem(Piece& piece, const Slot& slot) const {
        const std::vector<Layer>& layers = slot.stage->layers;
        const double step = (slot.right - slot.left + 1) / static_cast<double>(layers.size());
        double x = slot.left, from = m_edge, height = heightOf(m_tensors.back()), tallest = 0;
        for (const Layer& layer : layers) {
            const bool last = &layer == &layers.back();
            const double width = last ? slot.right - x : step / 2;
            const double own = m_frame.heightOf(layer);
            piece.bands.push_back({{from, top(height)}, height, {x, top(own)}, own, Token::Stem, kStemAlpha});
            piece.boxes.push_back({fromStd(layer.name), QRectF(x, top(own), width, own), Token::Stem,
                                   last ? Box::Look::Solid : Box::Look::Light});
            from = x + width;
            height = own;
            tallest = std::max(tallest, own);
            x += step;
        }
        const double out = slot.stage->outChannels() * m_frame.perChannel;
        piece.bands.push_back({{from, top(height)},
                               height,
                               {slot.tensor - RiverFrame::kBar / 2, top(out)},
                               out,
                               Token::Stem,
                               kStemAlpha});
        nameStem(piece, slot, m_frame.middle + tallest / 2);
    }

    /// Below the boxes: "conv2" and "1×1, 3×3".
    void nameStem(Piece& piece, const Slot& slot, double below) const {
        QStringList kernels;
        for (const Layer& layer : slot.stage->layers)
            kernels << (layer.stride > 1 ? QStringLiteral("%1 / %2").arg(kernelText(layer.kernel)).arg(layer.stride)
                                         : kernelText(layer.kernel));
        const double x = (slot.left + slot.right) / 2;
        const double first =
            std::max(below, m_frame.picture.bottom()) + 4 + m_frame.measure->height(TextSize::Table) / 2;
        piece.labels.push_back(
            labelAt(*m_frame.measure, piece.name, {x, first}, Qt::AlignHCenter, {TextSize::Table, true, Token::Text}));
        piece.labels.back().part = piece.name;
        piece.labels.push_back(
            labelAt(*m_frame.measure, listText(kernels), {x, first + m_frame.line + 2}, Qt::AlignHCenter));
        addStemHits(piece, slot);
    }

    static void addStemHits(Piece& piece, const Slot& slot) {
        QRectF whole;
        for (const Box& box : piece.boxes) whole = whole.united(box.rect);
        for (const Label& label : piece.labels) whole = whole.united(label.rect);
        piece.hits.push_back({piece.name, piece.name, whole.adjusted(-3, -5, 3, 3)});
        if (slot.stage->layers.size() == 1) return;  // its layer has the module's name
        for (const Box& box : piece.boxes)
            piece.hits.push_back({box.part, piece.name, box.rect.adjusted(-2, -2, 2, 2)});
    }

    /// A pool or LRN: the tensor goes on to the next one, or as far as the mark's room reaches.
    void fillMark(Piece& piece, const Slot& slot) {
        const Tensor& tensor = m_tensors.back();
        const bool pool = slot.stage->kind == Stage::Kind::Pool;
        const double to = pool ? slot.tensor - RiverFrame::kBar / 2 : slot.left + (slot.left - m_edge) / 2;
        piece.kind = Piece::Kind::Mark;
        double y = top(heightOf(tensor));
        for (const Stacked& one : tensor.stacked) {
            const double height = one.channels * m_frame.perChannel;
            const double alpha = one.token == Token::Stem ? kStemAlpha : kPassAlpha;
            piece.bands.push_back({{m_edge, y}, height, {to, y}, height, one.token, alpha});
            y += height;
        }
        const double x = pool ? slot.left : m_edge + (to - m_edge) / 2;
        piece.marks.push_back({pool ? Mark::Kind::Pool : Mark::Kind::Lrn, {x, m_frame.middle}, Token::Text});
        const double reach = std::max(20.0, heightOf(tensor)) / 2;
        piece.hits.push_back({piece.name, piece.name, QRectF(m_edge, m_frame.middle - reach, to - m_edge, 2 * reach)});
        m_edge = to;
    }

    void addTensors() {
        std::vector<double> wanted, widths;
        for (const Tensor& tensor : m_tensors) {
            wanted.push_back(tensor.x);
            widths.push_back(labelWidth(tensor));
        }
        const std::vector<double> middles =
            spreadLabels(wanted, widths, kGap, RiverFrame::kMargin, m_frame.width - RiverFrame::kMargin);
        for (std::size_t i = 0; i < m_tensors.size(); ++i) addTensor(m_tensors[i], middles[i]);
    }

    /// In the stem the columns say the size.
    bool saysSide(const Tensor& tensor) const { return tensor.stacked.size() > 1; }

    double labelWidth(const Tensor& tensor) const {
        const double channels = m_frame.measure->width(QString::number(tensor.channels()), TextSize::Caption, true);
        return saysSide(tensor)
                   ? std::max(channels, m_frame.measure->width(squareText(tensor.side), TextSize::Caption, false))
                   : channels;
    }

    void addTensor(const Tensor& tensor, double labelX) {
        Piece piece;
        piece.kind = Piece::Kind::Tensor;
        piece.name = tensor.writer;
        const TextMeasure& measure = *m_frame.measure;
        piece.labels.push_back(labelAt(measure, QString::number(tensor.channels()), {labelX, m_frame.channelsAt},
                                       Qt::AlignHCenter, {TextSize::Caption, true, Token::Text}));
        if (saysSide(tensor))
            piece.labels.push_back(
                labelAt(measure, squareText(tensor.side), {labelX, m_frame.sideAt}, Qt::AlignHCenter));
        const bool input = tensor.writer == QLatin1String("input");
        const double height = heightOf(tensor);
        const double end = input ? m_frame.picture.top() : top(height);
        const double start = (saysSide(tensor) ? m_frame.sideAt : m_frame.channelsAt) + m_frame.line / 2 + 2;
        piece.lines.push_back({{tensor.x, start}, {tensor.x, end - 2}, Token::Muted, Line::Look::Dotted});
        if (input) {
            piece.labels.push_back(labelAt(
                measure, QCoreApplication::translate("DiagramLayout", "input"),
                {tensor.x, m_frame.picture.bottom() + 4 + measure.height(TextSize::Table) / 2}, Qt::AlignHCenter));
        } else {
            Bar bar{QRectF(tensor.x - RiverFrame::kBar / 2, top(height), RiverFrame::kBar, height), {}};
            for (const Stacked& one : tensor.stacked) bar.segments.push_back({one.channels, one.token});
            piece.bars.push_back(std::move(bar));
        }
        m_drawing.pieces.push_back(std::move(piece));
    }

    /// A ground for each size of picture, every other one tinted, with a square that grows with the size.
    void addGround() {
        Piece piece;
        struct Size {
            int side;
            double from, to;
        };
        std::vector<Size> sizes{{m_frame.spec.inputSize, RiverFrame::kMargin, 0}};
        for (const Slot& slot : m_frame.places) {
            if (slot.stage->kind == Stage::Kind::Head || slot.stage->outSide() == sizes.back().side) continue;
            const double at = slot.stage->kind == Stage::Kind::Pool ? slot.left : slot.right + 2;
            sizes.back().to = at;
            sizes.push_back({slot.stage->outSide(), at, 0});
        }
        const double last = m_frame.places.back().left + RiverFrame::kHeadText + 4;
        sizes.back().to = last;
        sizes.push_back({1, last, m_frame.width - RiverFrame::kMargin});
        std::vector<double> wanted, widths;
        for (const Size& size : sizes) {
            wanted.push_back((size.from + size.to) / 2);
            widths.push_back(m_frame.measure->width(squareText(size.side), TextSize::Caption, false));
        }
        const auto middles =
            spreadLabels(wanted, widths, kGap, RiverFrame::kMargin, m_frame.width - RiverFrame::kMargin);
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            if (i % 2 == 0)
                piece.columns.push_back(QRectF(sizes[i].from, RiverFrame::kMargin, sizes[i].to - sizes[i].from,
                                               m_frame.bottom - RiverFrame::kMargin));
            const double side = 2.5 + 2.4 * std::log2(sizes[i].side);
            piece.squares.push_back(QRectF(middles[i] - side / 2, 24 - side / 2, side, side));
            piece.labels.push_back(
                labelAt(*m_frame.measure, squareText(sizes[i].side), {middles[i], m_frame.sizeAt}, Qt::AlignHCenter));
        }
        m_drawing.pieces.push_back(std::move(piece));
    }

    const RiverFrame& m_frame;
    Drawing& m_drawing;
    std::vector<Tensor> m_tensors;
    double m_edge = 0;  ///< where the river stands: right edge of what was drawn last
};

}  // namespace

void addRiver(const RiverFrame& frame, Drawing& drawing) {
    RiverWriter(frame, drawing).write();
}

}  // namespace studio::ui
