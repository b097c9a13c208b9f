// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/module_opening.h"

#include "ui/diagram/loss_labels.h"
#include "ui/text/layer_facts.h"

#include <QCoreApplication>
#include <algorithm>

namespace studio::ui::opening {
namespace {

constexpr double kLabelGap = 8;
constexpr double kEdge = 8;
constexpr double kBeside = 12;  ///< from the tensor to the texts right of it
constexpr double kArrow = 34;
constexpr TextStyle kSizeStyle{TextSize::Table, true, Token::Text};

QString said(const char* text) {
    return QCoreApplication::translate("DiagramLayout", text);
}

QString outText(const Opening& opening) {
    return tensorText({opening.stage.outSide(), opening.stage.outChannels()});
}

/// What reads the output; empty for a head.
QString nextText(const Opening& opening) {
    const auto here = std::ranges::find(opening.stages, opening.stage.module, &Stage::module);
    for (auto next = here + 1; next != opening.stages.end(); ++next) {
        const bool mainHead = next->kind == Stage::Kind::Head && headOf(*next) == Head::Main;
        if (mainHead) return said(QT_TRANSLATE_NOOP("DiagramLayout", "to the main head"));
        if (next->kind != Stage::Kind::Head) return said(QT_TRANSLATE_NOOP("DiagramLayout", "to %1")).arg(next->module);
    }
    return {};
}

double width(const Opening& opening, const QString& text, TextStyle style) {
    return opening.measure.width(text, style.size, style.semibold);
}

/// Two lines above a tensor, moved in where they would leave the drawing.
QRectF addAbove(Piece& piece, const TextMeasure& measure, const QRectF& bar, const QString& first,
                const QString& second) {
    const double wide =
        std::max(measure.width(first, kSizeStyle.size, true), measure.width(second, TextSize::Caption, false));
    const double x = std::max(bar.center().x(), kEdge + wide / 2);
    const double low = bar.top() - kLabelGap - measure.height(TextSize::Caption) / 2;
    const double high = low - (measure.height(TextSize::Caption) + measure.height(kSizeStyle.size)) / 2 - 2;
    piece.labels.push_back(labelAt(measure, first, {x, high}, Qt::AlignHCenter, kSizeStyle));
    piece.labels.push_back(labelAt(measure, second, {x, low}, Qt::AlignHCenter));
    return piece.labels[piece.labels.size() - 2].rect;
}

}  // namespace

void addSentence(Piece& piece, const TextMeasure& measure, const QString& sentence) {
    piece.labels.push_back(
        labelAt(measure, sentence, {kLeft, 30}, Qt::AlignLeft, {TextSize::Table, false, Token::Muted}));
}

Bar addInput(Piece& piece, const Opening& opening, double middle, double perChannel) {
    const double height = opening.stage.inChannels() * perChannel;
    Bar bar{QRectF(kInputAt, middle - height / 2, kBar, height), {}, kInAlpha};
    for (const Stacked& one : inputOf(opening.stages, opening.stage)) bar.segments.push_back({one.channels, one.token});
    const Stage* before = stageBefore(opening.stages, opening.stage);
    addAbove(piece, opening.measure, bar.rect, tensorText({opening.stage.inSide(), opening.stage.inChannels()}),
             before ? said(QT_TRANSLATE_NOOP("DiagramLayout", "from %1")).arg(before->module)
                    : said(QT_TRANSLATE_NOOP("DiagramLayout", "the picture")));
    piece.bars.push_back(bar);
    return bar;
}

void addOutputLabels(Piece& piece, const Opening& opening, const QRectF& bar, const QString& second) {
    addAbove(piece, opening.measure, bar, outText(opening), second);
}

void addNext(Piece& piece, const Opening& opening, const QRectF& bar) {
    const QString text = nextText(opening);
    if (text.isEmpty()) return;
    const double x = bar.center().x() + width(opening, outText(opening), kSizeStyle) / 2 + kBeside + 4;
    const double y = bar.top() - kLabelGap - opening.measure.height(TextSize::Caption) * 1.5 - 2;
    const Label label = labelAt(opening.measure, text, {x, y}, Qt::AlignLeft);
    piece.labels.push_back(label);
    piece.lines.push_back(
        {{x, label.rect.bottom() + 6}, {x + kArrow, label.rect.bottom() + 6}, Token::Muted, Line::Look::Arrow, 1.5});
}

double roomRight(const Opening& opening) {
    double need = width(opening, outText(opening), kSizeStyle) / 2 + kBar / 2 + kBeside + 4 +
                  std::max(kArrow, width(opening, nextText(opening), {}));
    need = std::max(need, kBar + kBeside + width(opening, QStringLiteral("0000 – 0000"), {}));
    for (const Head head : {Head::Main, Head::Aux1, Head::Aux2})
        need = std::max(need, kBar + kBeside + width(opening, widestNamedLoss(head), {TextSize::Table, true}));
    return need + kLeft;
}

void placeMinimap(Drawing& drawing) {
    drawing.minimap = QRectF(kLeft, drawing.size.height() - 16 - 60, 184, 60);
}

}  // namespace studio::ui::opening
