// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/module_lanes.h"

#include "ui/text/network_parts.h"

#include <QLocale>
#include <algorithm>

namespace studio::ui {
namespace {

// Inside a card, as shares of its width.
constexpr double kReduceAt = 0.26, kReduceWidth = 0.10;
constexpr double kPoolAt = 0.31;
constexpr double kLaneAt = 0.47, kLaneWidth = 0.45;

constexpr double kFanAlpha = 0.13, kInnerAlpha = 0.30, kOutAlpha = 0.45;
constexpr double kLeastHit = 9;

/// A branch: its last convolution, and what narrows the tensor before it, if anything.
struct Branch {
    const Layer* reduce = nullptr;
    const Layer* last = nullptr;
    Token token = Token::Stem;
};

std::vector<Branch> branchesOf(const Stage& stage) {
    std::vector<Branch> branches;
    const Layer* reduce = nullptr;
    for (const Layer& layer : stage.layers) {
        if (isReduction(layer)) {
            reduce = &layer;
            continue;
        }
        branches.push_back({reduce, &layer, branchToken(layer).value_or(Token::Stem)});
        reduce = nullptr;
    }
    return branches;
}

class LaneWriter {
public:
    LaneWriter(Piece& piece, const RiverFrame& frame, const Slot& slot, double edge, double inHeight)
        : m_piece(piece), m_frame(frame), m_slot(slot), m_edge(edge), m_inHeight(inHeight) {}

    void write() {
        const std::vector<Branch> branches = branchesOf(*m_slot.stage);
        double height = RiverFrame::kLaneGap * static_cast<double>(branches.size() - 1);
        for (const Branch& branch : branches) height += laneHeight(branch);
        double y = m_frame.middle - height / 2;
        m_out = m_frame.middle - m_slot.stage->outChannels() * m_frame.perChannel / 2;
        addCard(y, height);
        for (const Branch& branch : branches) {
            addBranch(branch, y, laneHeight(branch));
            y += laneHeight(branch) + RiverFrame::kLaneGap;
        }
    }

private:
    double width() const { return m_slot.right - m_slot.left; }
    double x(double share) const { return m_slot.left + share * width(); }

    double laneHeight(const Branch& branch) const {
        const double reduce = branch.reduce ? m_frame.heightOf(*branch.reduce) : 0;
        return std::max(reduce, m_frame.heightOf(*branch.last));
    }

    void addCard(double top, double height) {
        m_piece.card = QRectF(m_slot.left, top - RiverFrame::kCardEdge, width(), height + 2 * RiverFrame::kCardEdge);
        const double below = m_piece.card->bottom() + 4 + m_frame.measure->height(TextSize::Table) / 2;
        m_piece.labels.push_back(labelAt(*m_frame.measure, m_piece.name, {m_piece.card->center().x(), below},
                                         Qt::AlignHCenter, {TextSize::Table, true, Token::Text}));
        m_piece.labels.back().part = m_piece.name;
        m_piece.hits.push_back({m_piece.name, m_piece.name, m_piece.card->united(m_piece.labels.back().rect)});
    }

    void addBranch(const Branch& branch, double slotTop, double slotHeight) {
        const double middle = slotTop + slotHeight / 2;
        const double height = m_frame.heightOf(*branch.last);
        const double top = middle - height / 2;
        double firstX = x(kLaneAt), firstHeight = height;
        if (branch.reduce) {
            firstX = x(kReduceAt);
            firstHeight = m_frame.heightOf(*branch.reduce);
            addBox(*branch.reduce, QRectF(firstX, middle - firstHeight / 2, kReduceWidth * width(), firstHeight),
                   branch.token, Box::Look::Light);
            addInner(x(kReduceAt + kReduceWidth), middle, firstHeight, top, height, branch.token);
        } else if (branch.token == Token::BranchPool) {
            firstX = x(kPoolAt);
            addInner(firstX, middle, height, top, height, branch.token);
            m_piece.marks.push_back({Mark::Kind::Pool, {firstX, middle}, branch.token});
        }
        m_piece.bands.push_back({{m_edge, m_frame.middle - m_inHeight / 2},
                                 m_inHeight,
                                 {firstX, middle - firstHeight / 2},
                                 firstHeight,
                                 branch.token,
                                 kFanAlpha});
        addBox(*branch.last, QRectF(x(kLaneAt), top, kLaneWidth * width(), height), branch.token, Box::Look::Solid);
        addOut(branch, top, height);
    }

    void addInner(double from, double middle, double fromHeight, double top, double height, Token token) {
        m_piece.bands.push_back(
            {{from, middle - fromHeight / 2}, fromHeight, {x(kLaneAt), top}, height, token, kInnerAlpha});
    }

    void addOut(const Branch& branch, double top, double height) {
        const double out = branch.last->outChannels * m_frame.perChannel;
        m_piece.bands.push_back({{x(kLaneAt + kLaneWidth), top},
                                 height,
                                 {m_slot.tensor - RiverFrame::kBar / 2, m_out},
                                 out,
                                 branch.token,
                                 kOutAlpha});
        m_out += out;
    }

    void addBox(const Layer& layer, const QRectF& rect, Token token, Box::Look look) {
        const QString part = fromStd(layer.name);
        m_piece.boxes.push_back({part, rect, token, look, look == Box::Look::Solid ? number(layer) : QString()});
        const double more = std::max(0.0, kLeastHit - rect.height()) / 2;
        m_piece.hits.push_back({part, m_piece.name, rect.adjusted(-1, -more, 1, more)});
    }

    QString number(const Layer& layer) const {
        if (m_frame.lanes == Lanes::Channels) return QString::number(layer.outChannels);
        const double millions = static_cast<double>(layer.macs) / 1e6;
        return QLocale().toString(millions, 'f', millions < 10 ? 1 : 0);
    }

    Piece& m_piece;
    const RiverFrame& m_frame;
    const Slot& m_slot;
    double m_edge, m_inHeight;
    double m_out = 0;  ///< upper end of the next segment of the tensor it writes
};

}  // namespace

void fillInception(Piece& piece, const RiverFrame& frame, const Slot& slot, double edge, double inHeight) {
    LaneWriter(piece, frame, slot, edge, inHeight).write();
}

}  // namespace studio::ui
