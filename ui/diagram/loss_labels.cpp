// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/loss_labels.h"

#include "ui/diagram/network_stages.h"
#include "ui/text/format.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

namespace studio::ui {
namespace {

constexpr double kGap = 5;

QString number(double value) {
    return QLocale().toString(value);
}

QString lossWord() {
    return QCoreApplication::translate("DiagramLosses", "loss");
}

QString lossWith(const QString& number) {
    return QCoreApplication::translate("DiagramLosses", "loss %1").arg(number);
}

QString namedLoss(const QString& head, const QString& loss) {
    return QCoreApplication::translate("DiagramLosses", "%1, %2", "head, its loss").arg(head, loss);
}

QString weightText(double weight) {
    return QStringLiteral("× %1").arg(number(weight));
}

std::optional<double> lossOf(Head head, const std::optional<HeadLosses>& losses) {
    if (!losses) return std::nullopt;
    if (head == Head::Main) return losses->main;
    return head == Head::Aux1 ? losses->aux1 : losses->aux2;
}

void addHead(std::vector<Label>& labels, const LossPlaces::Place& place, std::optional<double> loss, double weight,
             const TextMeasure& measure) {
    TextStyle style{place.named ? TextSize::Table : TextSize::Body, true, headToken(place.head)};
    if (place.named) {
        const QString name = headName(place.head);
        const QString text = loss ? namedLoss(name, lossWith(lossText(*loss))) : name;
        return labels.push_back(labelAt(measure, text, place.from, Qt::AlignLeft, style));
    }
    const QString share = weightText(place.head == Head::Main ? 1 : weight);
    labels.push_back(labelAt(measure, share, {place.right, place.from.y()}, Qt::AlignRight));
    const double room = labels.back().rect.left() - kGap - place.from.x();
    const QString text = loss ? lossWith(lossText(*loss)) : lossWord();
    if (measure.width(text, style.size, true) > room) style.size = TextSize::Caption;
    labels.push_back(labelAt(measure, cutTo(measure, text, room, style), place.from, Qt::AlignLeft, style));
}

struct Word {
    QString text;
    Token token = Token::Muted;
};

std::vector<Word> sumWords(const LossPlaces& places, const std::optional<HeadLosses>& losses, double weight) {
    std::vector<Word> words{{headName(Head::Total), Token::Text}};
    if (losses) words.front().text += ' ' + lossText(losses->total);
    QString sign = QStringLiteral(" = ");
    for (const Head head : {Head::Main, Head::Aux1, Head::Aux2}) {
        if (std::ranges::none_of(places.heads, [head](const auto& place) { return place.head == head; })) continue;
        const auto loss = lossOf(head, losses);
        words.push_back({head == Head::Main ? sign : sign + number(weight) + QStringLiteral(" × ")});
        words.push_back({loss ? lossText(*loss) : headName(head), headToken(head)});
        sign = QStringLiteral(" + ");
    }
    return words;
}

/// Word by word, each in its colour; smaller where large losses would run into the heads.
void addSum(std::vector<Label>& labels, const LossPlaces& places, const std::vector<Word>& words,
            const TextMeasure& measure) {
    const auto widthIn = [&](TextSize size) {
        double sum = 0;
        for (const Word& word : words) sum += measure.width(word.text, size, true);
        return sum;
    };
    const bool fits = widthIn(TextSize::Table) <= places.sumRight - places.sum->x();
    QPointF at = *places.sum;
    for (const Word& word : words) {
        const TextStyle style{fits ? TextSize::Table : TextSize::Caption, true, word.token};
        labels.push_back(labelAt(measure, word.text, at, Qt::AlignLeft, style));
        at.rx() += labels.back().rect.width();
    }
}

}  // namespace

std::vector<Label> lossLabels(const LossPlaces& places, const std::optional<HeadLosses>& losses, double auxWeight,
                              const TextMeasure& measure) {
    std::vector<Label> labels;
    const double weight = losses ? losses->auxWeight : auxWeight;
    for (const LossPlaces::Place& place : places.heads)
        addHead(labels, place, lossOf(place.head, losses), weight, measure);
    if (places.caption) {
        const QString caption = losses && !losses->caption.isEmpty()
                                    ? losses->caption
                                    : QCoreApplication::translate("DiagramLosses", "Training loss");
        labels.push_back(labelAt(measure, caption, *places.caption, Qt::AlignLeft));
    }
    if (places.sum) addSum(labels, places, sumWords(places, losses, weight), measure);
    return labels;
}

QString usualLoss() {
    return lossWith(QStringLiteral("0.000"));
}

QString widestNamedLoss(Head head) {
    return namedLoss(headName(head), lossWith(QStringLiteral("00.000")));
}

QString widestLossSum(bool aux) {
    const auto numbers = headName(Head::Total) + QStringLiteral(" 0.000 = 0.000");
    const auto names = headName(Head::Total) + QStringLiteral(" = ") + headName(Head::Main);
    if (!aux) return numbers.size() > names.size() ? numbers : names;
    return numbers + QStringLiteral(" + 0.3 × 0.000 + 0.3 × 0.000");
}

}  // namespace studio::ui
