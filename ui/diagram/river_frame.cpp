// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/river_frame.h"

#include <algorithm>

namespace studio::ui {
namespace {

// From left to right, at a width of about 976.
constexpr double kPicture = 44;
constexpr double kFirstBox = 10;  ///< from the picture to conv1
constexpr double kLoneBox = 18;   ///< conv1
constexpr double kStemIn = 14;    ///< from a tensor to a stem's first box
constexpr double kStemStep = 13;  ///< from box to box
constexpr double kStemOut = 13;   ///< from the last box to its tensor
constexpr double kLrn = 12;       ///< what an LRN's mark takes
constexpr double kPool = 30;      ///< from tensor to tensor
constexpr double kCard = 50;
constexpr double kCardGap = 7;      ///< from a tensor to a card and back
constexpr double kLeastTail = 117;  ///< right of the last tensor
constexpr double kHeadGap = 12;     ///< from a head's values to the next head's line
constexpr double kLeastPerChannel = 0.235;
constexpr double kTallest = 0.9;  ///< by multiply-adds, the highest box is as high as this share of the most channels

class SlotWriter {
public:
    std::vector<Slot> write(const std::vector<Stage>& stages) {
        for (const Stage& stage : stages) add(stage);
        return std::move(m_places);
    }

private:
    void add(const Stage& stage) {
        switch (stage.kind) {
            case Stage::Kind::Stem:
                return addStem(stage);
            case Stage::Kind::Lrn:
                m_places.push_back({&stage, m_x + kLrn * 0.75, m_x + kLrn * 0.75, -1});
                m_x += kLrn;
                return;
            case Stage::Kind::Pool:
                m_places.push_back({&stage, m_x + kPool / 2, m_x + kPool / 2, m_x + kPool});
                break;
            case Stage::Kind::Inception:
                m_places.push_back({&stage, m_x + kCardGap, m_x + kCardGap + kCard, m_x + 2 * kCardGap + kCard});
                break;
            case Stage::Kind::Head:
                m_places.push_back({&stage, m_x, m_x, -1});
                return;
        }
        m_x = m_places.back().tensor;
    }

    void addStem(const Stage& stage) {
        const bool first = m_places.empty();
        const double left = m_x + (first ? kFirstBox : kStemIn);
        const auto steps = static_cast<double>(stage.layers.size() - 1);
        const double right = left + (steps > 0 ? steps * kStemStep + kStemStep + 1 : kLoneBox);
        m_places.push_back({&stage, left, right, right + kStemOut + (first ? 4 : 0)});
        m_x = m_places.back().tensor;
    }

    std::vector<Slot> m_places;
    double m_x = RiverFrame::kLeft + kPicture;
};

/// Each head's column reaches to the next one, the last to the right edge.
void closeHeads(std::vector<Slot>& places, double width) {
    double next = width - RiverFrame::kMargin + kHeadGap / 2;
    for (auto slot = places.rbegin(); slot != places.rend(); ++slot) {
        if (slot->stage->kind != Stage::Kind::Head) continue;
        slot->right = next - kHeadGap;
        next = slot->left;
    }
}

/// How far everything has to be drawn apart so that heads and legend have room.
double leastStretch(const RiverFrame& frame) {
    double least = 1, before = 0, need = legendWidth(frame.spec, *frame.measure);
    for (const Slot& slot : frame.places) {
        if (slot.stage->kind != Stage::Kind::Head) continue;
        least = std::max(least, need / (slot.left - before));
        before = slot.left;
        need = headWidth(*slot.stage, frame.spec, *frame.measure) + kHeadGap;
    }
    return least;
}

void stretchX(RiverFrame& frame, double room) {
    const double last = frame.places.back().left;
    const double head = headWidth(*frame.places.back().stage, frame.spec, *frame.measure);
    const double tail = std::max(kLeastTail, head + RiverFrame::kMargin + kHeadGap);
    frame.stretch = std::max(leastStretch(frame), (room - tail) / last);
    for (Slot& slot : frame.places) {
        slot.left *= frame.stretch;
        slot.right *= frame.stretch;
        slot.tensor *= frame.stretch;
    }
    frame.width = last * frame.stretch + tail;
    closeHeads(frame.places, frame.width);
}

int mostChannels(const std::vector<Stage>& stages) {
    int most = 1;
    for (const Stage& stage : stages)
        if (stage.kind == Stage::Kind::Inception) most = std::max(most, stage.outChannels());
    return most;
}

std::int64_t mostMultiplyAdds(const std::vector<Stage>& stages) {
    std::int64_t most = 1;
    for (const Stage& stage : stages) {
        if (stage.kind != Stage::Kind::Inception && stage.kind != Stage::Kind::Stem) continue;
        std::int64_t sum = 0;
        for (const Layer& layer : stage.layers) sum += layer.macs;
        most = std::max(most, sum);
    }
    return most;
}

void stretchY(RiverFrame& frame, double room) {
    const TextMeasure& measure = *frame.measure;
    constexpr double kSquare = 24, kHalfSquare = 13;
    frame.line = measure.height(TextSize::Caption);
    frame.row = rowHeight(measure);
    frame.sizeAt = kSquare + kHalfSquare + frame.line / 2;
    frame.channelsAt = frame.sizeAt + frame.line + 8;
    frame.sideAt = frame.channelsAt + frame.line;
    frame.top = frame.sideAt + frame.line / 2 + 8;
    const double block = std::max(headHeight(measure), legendHeight(frame.spec, measure));
    const double around = 2 * RiverFrame::kCardEdge + 3 * RiverFrame::kLaneGap;
    const double name = measure.height(TextSize::Table) + 8;
    const int most = mostChannels(frame.stages);
    frame.perChannel = std::max(kLeastPerChannel, (room - block - frame.top - around - name) / most);
    const double tallest = frame.perChannel * most;
    frame.perMultiplyAdd = kTallest * tallest / static_cast<double>(mostMultiplyAdds(frame.stages));
    frame.middle = frame.top + (tallest + around) / 2;
    frame.bottom = frame.top + tallest + around + name;
    frame.height = frame.bottom + block;
}

}  // namespace

double RiverFrame::heightOf(const Layer& layer) const {
    return lanes == Lanes::Channels ? layer.outChannels * perChannel : static_cast<double>(layer.macs) * perMultiplyAdd;
}

const Slot* RiverFrame::slot(const QString& module) const {
    const auto found = std::ranges::find_if(places, [&](const Slot& one) { return one.stage->module == module; });
    return found == places.end() ? nullptr : &*found;
}

RiverFrame makeRiverFrame(const NetworkSpec& spec, QSizeF room, Lanes lanes, const TextMeasure& measure) {
    RiverFrame frame;
    frame.stages = stagesOf(networkLayers(spec));
    frame.places = SlotWriter().write(frame.stages);
    frame.spec = spec;
    frame.lanes = lanes;
    frame.measure = &measure;
    stretchX(frame, room.width());
    stretchY(frame, room.height());
    const double side = kPicture * std::min(frame.stretch, 1.5);
    frame.picture =
        QRectF((RiverFrame::kLeft + kPicture / 2) * frame.stretch - side / 2, frame.middle - side / 2, side, side);
    return frame;
}

double titleAt(const TextMeasure& measure) {
    return std::max(13.0, measure.height(TextSize::Body) / 2 + 3);
}

double rowHeight(const TextMeasure& measure) {
    return std::max(19.0, measure.height(TextSize::Caption) + 5);
}

}  // namespace studio::ui
