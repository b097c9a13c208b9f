// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/box_text.h"

#include "ui/text/format.h"
#include "ui/text/layer_facts.h"
#include "ui/text/listing.h"
#include "ui/text/network_parts.h"

#include <QCoreApplication>
#include <algorithm>

namespace studio::ui {
namespace {

constexpr double kPad = 14;
constexpr double kBeside = 12;            ///< between window and text
constexpr double kLeading = 2;            ///< between lines: Chinese fills its line
constexpr double kBetween = 7;            ///< between the two pairs of lines
constexpr double kTight = 4, kLoose = 8;  ///< what a box needs more than its lines
constexpr double kOff = 4;                ///< between a low box and its text
constexpr TextStyle kTitle{TextSize::Table, true, Token::Text};
constexpr TextStyle kChannels{TextSize::Table, false, Token::Text};
constexpr TextStyle kCost{TextSize::Caption, false, Token::Muted};

QString said(const char* text) {
    return QCoreApplication::translate("DiagramLayout", text);
}

QString titleOf(const Layer& layer) {
    if (layer.type == LayerType::FullyConnected) return said(QT_TRANSLATE_NOOP("DiagramLayout", "fully connected"));
    if (layer.type == LayerType::AdaptiveAveragePool)
        return said(QT_TRANSLATE_NOOP("DiagramLayout", "avg pool to %1")).arg(kernelText(layer.outSize));
    if (layer.type == LayerType::AveragePool)
        return said(QT_TRANSLATE_NOOP("DiagramLayout", "avg pool %1 / %2"))
            .arg(kernelText(layer.kernel))
            .arg(layer.stride);
    if (isReduction(layer)) return said(QT_TRANSLATE_NOOP("DiagramLayout", "%1 reduce")).arg(kernelText(layer.kernel));
    QString title = kernelText(layer.kernel);
    if (layer.stride > 1) title += QStringLiteral(" / %1").arg(layer.stride);
    if (layer.padding == 0) return title;
    return said(QT_TRANSLATE_NOOP("DiagramLayout", "%1, pad %2")).arg(title).arg(layer.padding);
}

QString arrow(const QString& from, const QString& to) {
    return QStringLiteral("%1 → %2").arg(from, to);
}

QString oneLine(const BoxText& text) {
    return factsText({text.title, text.channels});
}

double widthOf(const TextMeasure& measure, const QString& text, TextStyle style) {
    return measure.width(text, style.size, style.semibold);
}

class TextWriter {
public:
    TextWriter(Piece& piece, const TextMeasure& measure) : m_piece(piece), m_measure(measure) {}

    /// Writes a line whose upper end is `y`; returns its lower end.
    double line(double x, double y, const QString& text, TextStyle style) {
        const double height = m_measure.height(style.size);
        if (text.isEmpty()) return y;
        m_piece.labels.push_back(labelAt(m_measure, text, {x, y + height / 2}, Qt::AlignLeft, style));
        return y + height;
    }

    double height(TextStyle style) const { return m_measure.height(style.size); }

private:
    Piece& m_piece;
    const TextMeasure& m_measure;
};

double twoLines(const TextWriter& writer) {
    return writer.height(kTitle) + kLeading + writer.height(kCost);
}

double fourLines(const TextWriter& writer, const BoxText& text) {
    const int costs = !text.parameters.isEmpty() + !text.multiplyAdds.isEmpty();
    const double head = writer.height(kTitle) + kLeading + writer.height(kChannels);
    return costs ? head + kBetween + costs * (writer.height(kCost) + kLeading) - kLeading : head;
}

}  // namespace

BoxText boxText(const Layer& layer) {
    BoxText text;
    text.title = titleOf(layer);
    const bool pool = layer.type == LayerType::AveragePool || layer.type == LayerType::AdaptiveAveragePool;
    text.channels = pool ? arrow(kernelText(layer.inSize), kernelText(layer.outSize))
                         : arrow(QString::number(layer.inChannels), QString::number(layer.outChannels));
    if (layer.type == LayerType::Convolution) text.kernel = layer.kernel;
    if (layer.parameters == 0) return text;
    const QString parameters = countText(layer.parameters), sums = millionsText(layer.macs);
    text.parameters = said(QT_TRANSLATE_NOOP("DiagramLayout", "%1 parameters")).arg(parameters);
    text.multiplyAdds = said(QT_TRANSLATE_NOOP("DiagramLayout", "%1 multiply-adds")).arg(sums);
    text.costs = said(QT_TRANSLATE_NOOP("DiagramLayout", "%1 parameters, %2")).arg(parameters, sums);
    return text;
}

double boxTextWidth(const BoxText& text, double height, const TextMeasure& measure) {
    Piece unused;
    const TextWriter writer(unused, measure);
    const auto wider = [&](const QString& first, TextStyle style, const QString& second) {
        return std::max(widthOf(measure, first, style), widthOf(measure, second, kCost));
    };
    if (height < twoLines(writer) + kTight) return wider(oneLine(text), kTitle, text.costs) + kTight;
    const double window = text.kernel > 0 ? KernelGrid::kSide + kBeside : 0;
    if (height < fourLines(writer, text) + kLoose) return window + wider(oneLine(text), kTitle, text.costs) + 2 * kPad;
    const double head = std::max(widthOf(measure, text.title, kTitle), widthOf(measure, text.channels, kChannels));
    return std::max(window + head, wider(text.parameters, kCost, text.multiplyAdds)) + 2 * kPad;
}

void writeBoxText(Piece& piece, const QRectF& box, const BoxText& text, Token token, const TextMeasure& measure) {
    TextWriter writer(piece, measure);
    const double two = twoLines(writer), four = fourLines(writer, text);
    const double middle = box.center().y(), left = box.left() + kPad;
    const bool window = text.kernel > 0 && box.height() >= KernelGrid::kSide + 6;
    const double beside = window ? left + KernelGrid::kSide + kBeside : left;
    if (box.height() < two + kTight) {
        writer.line(box.left() + 1, box.top() - kOff - writer.height(kTitle), oneLine(text), kTitle);
        writer.line(box.left() + 1, box.bottom() + kOff, text.costs, kCost);
        return;
    }
    const bool all = box.height() >= four + kLoose;
    double y = middle - (all ? four : two) / 2;
    if (window) {
        const double pair = all ? writer.height(kTitle) + kLeading + writer.height(kChannels) : two;
        piece.kernels.push_back({{left, y + (pair - KernelGrid::kSide) / 2}, text.kernel, token});
    }
    if (!all) {
        y = writer.line(beside, y, oneLine(text), kTitle) + kLeading;
        writer.line(beside, y, text.costs, kCost);
        return;
    }
    y = writer.line(beside, y, text.title, kTitle) + kLeading;
    y = writer.line(beside, y, text.channels, kChannels) + kBetween;
    y = writer.line(left, y, text.parameters, kCost) + kLeading;
    writer.line(left, y, text.multiplyAdds, kCost);
}

}  // namespace studio::ui
