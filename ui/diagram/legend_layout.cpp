// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/loss_labels.h"
#include "ui/diagram/river_frame.h"

#include <QCoreApplication>
#include <algorithm>

namespace studio::ui {
namespace {

constexpr double kSwatch = 10;
constexpr double kBeside = 6;   ///< between a swatch or mark and its text
constexpr double kColumn = 22;  ///< between the columns
constexpr double kGround = 16;  ///< right of the legend
constexpr double kLossGap = 9;  ///< above what is said of the losses
constexpr double kTallestScale = 36;

QString said(const char* text) {
    return QCoreApplication::translate("DiagramLayout", text);
}

struct Entry {
    QString text;
    Token token;
};

/// Row by row, two in each.
std::vector<Entry> branchEntries(const NetworkSpec& spec) {
    const QString third = thirdBranchKernel(spec.variant) == 5
                              ? QStringLiteral("1×1 → 5×5")
                              : said(QT_TRANSLATE_NOOP("DiagramLayout", "1×1 → 3×3 (paper: 5×5)"));
    return {{QStringLiteral("1×1"), Token::Branch1x1},
            {QStringLiteral("1×1 → 3×3"), Token::Branch3x3},
            {third, Token::Branch5x5},
            {said(QT_TRANSLATE_NOOP("DiagramLayout", "pool → 1×1")), Token::BranchPool}};
}

QString poolText() {
    return said(QT_TRANSLATE_NOOP("DiagramLayout", "max pool, stride 2, ceil: halves the size, keeps the channels"));
}

QString lrnText() {
    return said(QT_TRANSLATE_NOOP("DiagramLayout", "local response normalisation (LRN)"));
}

struct Scale {
    double height = 0;
    QString first, second;
};

/// The largest round number whose height fits.
Scale scaleOf(const RiverFrame& frame) {
    const bool channels = frame.lanes == Lanes::Channels;
    const double unit = channels ? frame.perChannel : frame.perMultiplyAdd * 1e6;
    int number = 1;
    for (const int one : {2, 5, 10, 20, 50, 100, 200, 500})
        if (one * unit <= kTallestScale) number = one;
    if (channels) return {number * unit, QString::number(number), said(QT_TRANSLATE_NOOP("DiagramLayout", "channels"))};
    return {number * unit, QStringLiteral("%1 M").arg(number),
            said(QT_TRANSLATE_NOOP("DiagramLayout", "multiply-adds"))};
}

class LegendWriter {
public:
    LegendWriter(const RiverFrame& frame, Drawing& drawing) : m_frame(frame), m_drawing(drawing) {
        m_piece.kind = Piece::Kind::Legend;
    }

    void write() {
        m_y = m_frame.bottom + titleAt(*m_frame.measure);
        const double left = RiverFrame::kLeft;
        text(left, m_y, said(QT_TRANSLATE_NOOP("DiagramLayout", "Branches")), Token::Muted);
        const double rows = m_y + m_frame.row;
        addScale(addBranches(rows), rows);
        m_y = rows + 2 * m_frame.row;
        addMark(Mark::Kind::Pool, poolText());
        if (hasLrn(m_frame.spec.variant)) addMark(Mark::Kind::Lrn, lrnText());
        m_y += kLossGap;
        m_drawing.losses.caption = QPointF(left, m_y);
        m_drawing.losses.sum = QPointF(left, m_y + m_frame.row);
        m_drawing.losses.sumRight = firstHead() - kGround;
        m_drawing.pieces.push_back(std::move(m_piece));
    }

private:
    double firstHead() const {
        for (const Slot& slot : m_frame.places)
            if (slot.stage->kind == Stage::Kind::Head) return slot.left;
        return m_frame.width;
    }

    double text(double x, double y, const QString& words, Token token = Token::Text) {
        m_piece.labels.push_back(
            labelAt(*m_frame.measure, words, {x, y}, Qt::AlignLeft, {TextSize::Caption, false, token}));
        return m_piece.labels.back().rect.right();
    }

    /// The right end of what was written.
    double addBranches(double y) {
        const std::vector<Entry> entries = branchEntries(m_frame.spec);
        double right = RiverFrame::kLeft;
        for (std::size_t column = 0; column < 2; ++column) {
            const double x = column == 0 ? right : right + kColumn;
            double widest = x;
            for (std::size_t row = 0; row < 2; ++row) {
                const Entry& entry = entries[2 * row + column];
                const double middle = y + static_cast<double>(row) * m_frame.row;
                m_piece.boxes.push_back(
                    {{}, QRectF(x, middle - kSwatch / 2, kSwatch, kSwatch), entry.token, Box::Look::Solid});
                widest = std::max(widest, text(x + kSwatch + kBeside, middle, entry.text));
            }
            right = widest;
        }
        return right;
    }

    void addScale(double right, double y) {
        const Scale scale = scaleOf(m_frame);
        const double x = right + kColumn + 4, middle = y + m_frame.row / 2;
        m_piece.lines.push_back(
            {{x, middle - scale.height / 2}, {x, middle + scale.height / 2}, Token::Muted, Line::Look::Scale, 1.5});
        text(x + 4 + kBeside, middle - m_frame.line / 2 - 1, scale.first);
        text(x + 4 + kBeside, middle + m_frame.line / 2 + 1, scale.second, Token::Muted);
    }

    void addMark(Mark::Kind kind, const QString& words) {
        m_piece.marks.push_back({kind, {RiverFrame::kLeft + kSwatch / 2, m_y}, Token::Text});
        text(RiverFrame::kLeft + kSwatch + kBeside, m_y, words);
        m_y += m_frame.row;
    }

    const RiverFrame& m_frame;
    Drawing& m_drawing;
    Piece m_piece;
    double m_y = 0;
};

}  // namespace

double legendWidth(const NetworkSpec& spec, const TextMeasure& measure) {
    const auto width = [&](const QString& text) { return measure.width(text, TextSize::Caption, false); };
    const std::vector<Entry> entries = branchEntries(spec);
    const double first = std::max(width(entries[0].text), width(entries[2].text));
    const double second = std::max(width(entries[1].text), width(entries[3].text));
    const double scale = std::max(width(said("channels")), width(said("multiply-adds")));
    const double branches = 2 * (kSwatch + kBeside) + first + second + 2 * kColumn + 8 + kBeside + scale;
    const double marks = kSwatch + kBeside + std::max(width(poolText()), width(lrnText()));
    const double sum = measure.width(widestLossSum(spec.aux), TextSize::Table, true);
    return RiverFrame::kLeft + std::max({branches, marks, sum}) + kGround;
}

double legendHeight(const NetworkSpec& spec, const TextMeasure& measure) {
    const double row = rowHeight(measure);
    const int rows = hasLrn(spec.variant) ? 6 : 5;
    return titleAt(measure) + rows * row + kLossGap + row / 2 + 4;
}

void addLegend(const RiverFrame& frame, Drawing& drawing) {
    LegendWriter(frame, drawing).write();
}

}  // namespace studio::ui
