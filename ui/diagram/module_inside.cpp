// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/module_inside.h"

#include "ui/diagram/box_text.h"
#include "ui/text/layer_facts.h"

#include <QCoreApplication>
#include <algorithm>

namespace studio::ui {
namespace {

constexpr double kGap = 32;  ///< between the branches
constexpr double kFanAlpha = 0.13, kInnerAlpha = 0.22, kOutAlpha = 0.36;
constexpr double kLeastFirst = 136, kLeastSecond = 200;  ///< widths of the columns of boxes
constexpr double kLeastGaps[] = {110, 84, 104};          ///< input, first, second column, output
constexpr double kPoolPad = 12;
constexpr double kTap = 56;  ///< from the output down to a head's loss

QString said(const char* text) {
    return QCoreApplication::translate("DiagramLayout", text);
}

struct Branch {
    const Layer* reduce = nullptr;
    const Layer* last = nullptr;
    Token token = Token::Stem;
    double top = 0, height = 0;  ///< of the last box

    double middle() const { return top + height / 2; }
    bool pools() const { return token == Token::BranchPool; }
};

class InsideWriter {
public:
    explicit InsideWriter(const Opening& opening) : m_opening(opening), m_measure(opening.measure) {
        const Layer* reduce = nullptr;
        for (const Layer& layer : opening.stage.layers) {
            if (isReduction(layer)) {
                reduce = &layer;
                continue;
            }
            m_branches.push_back({reduce, &layer, branchToken(layer).value_or(Token::Stem)});
            reduce = nullptr;
        }
    }

    Drawing write() {
        placeRows();
        placeColumns();
        opening::addSentence(m_piece, m_measure,
                             said(QT_TRANSLATE_NOOP("DiagramLayout",
                                                    "Every branch reads all %1 channels; the four outputs are stacked "
                                                    "along the channel axis. Heights are channels."))
                                 .arg(m_opening.stage.inChannels()));
        const Bar input = opening::addInput(m_piece, m_opening, m_middle, m_perChannel);
        const QRectF output = addOutput();
        double out = output.top();
        for (const Branch& branch : m_branches) {
            addBranch(branch, input.rect, out);
            addRange(branch, output, out);
            out += branch.height;
        }
        addTap(output);
        return finish();
    }

private:
    void placeRows() {
        const double gaps = kGap * static_cast<double>(m_branches.size() - 1);
        const double height = std::max(m_opening.room.height(), opening::kLeastHeight);
        const double room = height - opening::kTop - opening::kBottom;
        m_perChannel = (room - gaps) / m_opening.stage.outChannels();
        m_middle = opening::kTop + room / 2;
        m_drawing.size.setHeight(height);
        double y = opening::kTop;
        for (Branch& branch : m_branches) {
            branch.top = y;
            branch.height = branch.last->outChannels * m_perChannel;
            y += branch.height + kGap;
        }
    }

    void placeColumns() {
        m_firstWidth = std::max(kLeastFirst, poolWidth());
        m_secondWidth = kLeastSecond;
        for (const Branch& branch : m_branches) {
            m_secondWidth = std::max(m_secondWidth, textWidth(*branch.last));
            if (branch.reduce) m_firstWidth = std::max(m_firstWidth, textWidth(*branch.reduce));
        }
        const double right = opening::roomRight(m_opening);
        const double start = opening::kInputAt + opening::kBar;
        const double fixed = start + m_firstWidth + m_secondWidth + right;
        const double least = kLeastGaps[0] + kLeastGaps[1] + kLeastGaps[2];
        const double width = std::max(m_opening.room.width(), fixed + least);
        const double stretch = (width - fixed) / least;
        m_first = start + kLeastGaps[0] * stretch;
        m_second = m_first + m_firstWidth + kLeastGaps[1] * stretch;
        m_output = m_second + m_secondWidth + kLeastGaps[2] * stretch;
        m_drawing.size.setWidth(width);
    }

    double textWidth(const Layer& layer) const {
        return boxTextWidth(boxText(layer), layer.outChannels * m_perChannel, m_measure);
    }

    static QString poolTitle() {
        return said(QT_TRANSLATE_NOOP("DiagramLayout", "%1 max pool, pad %2")).arg(kernelText(3)).arg(1);
    }
    QString poolNote() const {
        return said(QT_TRANSLATE_NOOP("DiagramLayout", "%1, not to scale")).arg(m_opening.stage.inChannels());
    }
    double poolWidth() const {
        return 2 * kPoolPad + std::max(m_measure.width(poolTitle(), TextSize::Caption, true),
                                       m_measure.width(poolNote(), TextSize::Caption, false));
    }

    QRectF addOutput() {
        const double height = m_opening.stage.outChannels() * m_perChannel;
        Bar bar{QRectF(m_output, m_middle - height / 2, opening::kBar, height), {}};
        for (const Branch& branch : m_branches) bar.segments.push_back({branch.last->outChannels, branch.token});
        opening::addOutputLabels(m_piece, m_opening, bar.rect, said(QT_TRANSLATE_NOOP("DiagramLayout", "concat")));
        opening::addNext(m_piece, m_opening, bar.rect);
        m_piece.bars.push_back(bar);
        return bar.rect;
    }

    void addBranch(const Branch& branch, const QRectF& input, double out) {
        double firstX = m_second, firstTop = branch.top, firstHeight = branch.height;
        if (branch.reduce || branch.pools()) {
            firstX = m_first;
            firstHeight = branch.reduce ? branch.reduce->outChannels * m_perChannel : branch.height;
            firstTop = branch.middle() - firstHeight / 2;
            const QRectF box(m_first, firstTop, m_firstWidth, firstHeight);
            branch.reduce ? addBox(*branch.reduce, box, branch.token) : addPool(box);
            m_piece.bands.push_back({{box.right(), firstTop},
                                     firstHeight,
                                     {m_second, branch.top},
                                     branch.height,
                                     branch.token,
                                     kInnerAlpha});
        }
        m_piece.bands.push_back(
            {input.topRight(), input.height(), {firstX, firstTop}, firstHeight, branch.token, kFanAlpha});
        addBox(*branch.last, QRectF(m_second, branch.top, m_secondWidth, branch.height), branch.token);
        m_piece.bands.push_back({{m_second + m_secondWidth, branch.top},
                                 branch.height,
                                 {m_output, out},
                                 branch.height,
                                 branch.token,
                                 kOutAlpha});
    }

    void addBox(const Layer& layer, const QRectF& rect, Token token) {
        const QString part = fromStd(layer.name);
        m_piece.boxes.push_back({part, rect, token, Box::Look::Tinted});
        const std::size_t before = m_piece.labels.size();
        writeBoxText(m_piece, rect, boxText(layer), token, m_measure);
        QRectF hit = rect;
        for (std::size_t i = before; i < m_piece.labels.size(); ++i) hit = hit.united(m_piece.labels[i].rect);
        m_piece.hits.push_back({part, m_opening.stage.module, hit});
    }

    void addPool(const QRectF& rect) {
        m_piece.boxes.push_back({{}, rect, Token::BranchPool, Box::Look::Dashed});
        const double half = (m_measure.height(TextSize::Caption) + 2) / 2;
        const QPointF at(rect.left() + kPoolPad, rect.center().y());
        m_piece.labels.push_back(labelAt(m_measure, poolTitle(), at - QPointF(0, half), Qt::AlignLeft,
                                         {TextSize::Caption, true, Token::Text}));
        m_piece.labels.push_back(labelAt(m_measure, poolNote(), at + QPointF(0, half), Qt::AlignLeft));
    }

    /// "208" and "192 – 399" right of its segment.
    void addRange(const Branch& branch, const QRectF& output, double top) {
        const double half = (m_measure.height(TextSize::Table) + 2) / 2;
        const QPointF at(output.right() + 12, top + branch.height / 2);
        const int count = branch.last->outChannels;
        m_piece.labels.push_back(labelAt(m_measure, QString::number(count), at - QPointF(0, half), Qt::AlignLeft,
                                         {TextSize::Table, true, Token::Text}));
        m_piece.labels.push_back(labelAt(m_measure, QStringLiteral("%1 – %2").arg(m_channel).arg(m_channel + count - 1),
                                         at + QPointF(0, half), Qt::AlignLeft));
        m_channel += count;
    }

    /// The auxiliary head that reads the output.
    void addTap(const QRectF& output) {
        for (const Stage& stage : m_opening.stages) {
            const bool head = stage.kind == Stage::Kind::Head && headOf(stage) != Head::Main;
            if (!head || stageBefore(m_opening.stages, stage)->module != m_opening.stage.module) continue;
            const QPointF loss(output.right() - 4, output.bottom() + kTap);
            m_piece.lines.push_back(
                {{loss.x(), output.bottom()}, loss, headToken(headOf(stage)), Line::Look::Plain, 2});
            m_piece.marks.push_back({Mark::Kind::Loss, loss, headToken(headOf(stage))});
            m_drawing.losses.heads.push_back({headOf(stage), loss + QPointF(14, 0), m_drawing.size.width(), true});
        }
    }

    Drawing finish() {
        m_piece.kind = Piece::Kind::Module;
        m_piece.name = m_opening.stage.module;
        m_drawing.perChannel = m_perChannel;
        m_drawing.pieces.push_back(std::move(m_piece));
        opening::placeMinimap(m_drawing);
        return std::move(m_drawing);
    }

    const Opening& m_opening;
    const TextMeasure& m_measure;
    std::vector<Branch> m_branches;
    Drawing m_drawing;
    Piece m_piece;
    double m_perChannel = 0, m_middle = 0;
    double m_first = 0, m_firstWidth = 0, m_second = 0, m_secondWidth = 0, m_output = 0;
    int m_channel = 0;  ///< first of the next branch after concat
};

}  // namespace

Drawing layOutInside(const Opening& opening) {
    return InsideWriter(opening).write();
}

}  // namespace studio::ui
