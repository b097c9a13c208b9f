// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/predictions/map_legend.h"

#include "ui/text/format.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/map_image.h"
#include "ui/widgets/segmented_choice.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLinearGradient>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace studio::ui {
namespace {

constexpr int kRowHeight = 28;  ///< px, of the switch, whether it is there or not

/// To what is shown of it: sums add up, and what is shown as 0 has no sign.
double rounded(double value) {
    return std::round(value * 100) / 100;
}

/// "1.23", "−0.80", "0.00"
QString numberText(double value) {
    if (!std::isfinite(value)) return lossText(value);
    const QString digits = QLocale().toString(std::abs(value), 'f', 2);
    return value < 0 ? QStringLiteral("−") + digits : digits;
}

QString signedText(double value) {
    return value > 0 ? QLatin1Char('+') + numberText(value) : numberText(value);
}

}  // namespace

/// The colours from the least value to the greatest, on the grey of a picture.
class MapLegend::Bar : public QWidget {
public:
    explicit Bar(QWidget* parent) : QWidget(parent) {
        setMinimumWidth(16);
        setFixedHeight(kRowHeight);
    }
    void setMap(const std::optional<ClassMap>& map) {
        m_scale = map ? mapScale(*map) : 0;
        m_least = map ? std::ranges::min(map->values) : 0;
        m_most = map ? std::ranges::max(map->values) : 0;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        constexpr int kHeight = 8, kStops = 16;
        if (m_scale == 0) return;
        const QRect box(0, (height() - kHeight) / 2, width(), kHeight);
        QLinearGradient gradient(box.topLeft(), box.topRight());
        for (int i = 0; i <= kStops; ++i) {
            const double share = double(i) / kStops;
            gradient.setColorAt(share,
                                mapColour(std::lerp(double(m_least), double(m_most), share), m_scale, mapColours()));
        }
        QPainter painter(this);
        painter.fillRect(box, Qt::gray);
        painter.fillRect(box, gradient);
    }

private:
    double m_scale = 0;
    float m_least = 0, m_most = 0;
};

MapLegend::MapLegend(QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 6);
    column->setSpacing(2);
    m_least = makeLabel(this, "captionText", "mapLeast");
    m_bar = new Bar(this);
    m_most = makeLabel(this, "captionText", "mapMost");
    m_choice = new SegmentedChoice(this);
    m_choice->setObjectName(QStringLiteral("mapClass"));
    m_said = new ElidedLabel(this, "captionText", "mapSaid");
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_least);
    row->addWidget(m_bar, 1);
    row->addWidget(m_most);
    row->addSpacing(4);
    row->addWidget(m_choice);
    column->addLayout(row);
    column->addWidget(m_said);
    connect(m_choice, &SegmentedChoice::chosen, this, &MapLegend::labelChosen);
    refresh();
}

void MapLegend::setClasses(const Classes& classes) {
    if (classes == m_classes) return;
    m_classes = classes;
    m_choice->setChoice(0);
    refresh();
}

bool MapLegend::ofTruth() const {
    return m_choice->choice() == 1;
}

int MapLegend::label() const {
    return ofTruth() ? m_classes.truth : m_classes.answer;
}

void MapLegend::showMap(const ClassMap& map) {
    m_map = map;
    refresh();
}

void MapLegend::say(const Sentence& sentence) {
    m_map.reset();
    m_sentence = sentence;
    refresh();
}

void MapLegend::refresh() {
    m_choice->setTexts({tr("answer"), tr("truth")});
    m_choice->setVisible(m_classes.truth >= 0 && m_classes.truth != m_classes.answer);
    m_choice->setToolTip(tr("For which class the map is: the one answered, or the true one"));
    m_bar->setMap(m_map);
    m_bar->setToolTip(tr(
        "Blue speaks for the class more than for the mean of all classes, red less; strongest is the largest absolute "
        "value"));
    m_least->setText(m_map ? signedText(rounded(std::ranges::min(m_map->values))) : QString());
    m_most->setText(m_map ? signedText(rounded(std::ranges::max(m_map->values))) : QString());
    if (!m_map) return m_said->setText(m_sentence.text());
    const double bias = rounded(m_map->bias), logit = rounded(m_map->logit);
    m_said->setText(tr("%4: mean %1 + bias %2 = %3 above mean logit")
                        .arg(numberText(rounded(logit - bias)), numberText(bias), numberText(logit),
                             ofTruth() ? m_classes.truthName : m_classes.answerName));
}

void MapLegend::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) refresh();
}

}  // namespace studio::ui
