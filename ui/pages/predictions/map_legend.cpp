// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/predictions/map_legend.h"

#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/fitted_combo_box.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/map_image.h"
#include "ui/widgets/quiet_combo_box.h"

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

constexpr int kRowHeight = 28;    ///< px
constexpr int kLongestName = 24;  ///< characters of a class in the box
enum WayRow { kGradCam, kOcclusion };

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
    const double shown = rounded(value);
    return shown > 0 ? QLatin1Char('+') + numberText(shown) : numberText(shown);
}

/// Of Grad-CAM, which is a mean over places: "0.0012", "0"
QString smallText(double value) {
    return std::isfinite(value) ? QLocale().toString(value, 'g', 2) : lossText(value);
}

/// Of a probability: "+12.3 %", "−0.4 %", "0.0 %"
QString changeText(double value) {
    if (!std::isfinite(value)) return lossText(value);
    const double shown = std::round(value * 1000) / 1000;
    const QString sign = shown > 0 ? QStringLiteral("+") : shown < 0 ? QStringLiteral("−") : QString();
    return sign + percentText(std::abs(shown));
}

}  // namespace

/// The colours from the least value to the greatest, on the grey of a picture.
class MapLegend::Bar : public QWidget {
public:
    explicit Bar(QWidget* parent) : QWidget(parent) {
        setMinimumWidth(16);
        setFixedHeight(kRowHeight);
    }
    /// Empty: none.
    void setValues(const std::vector<float>& values) {
        m_scale = mapScale(values);
        m_least = values.empty() ? 0 : std::ranges::min(values);
        m_most = values.empty() ? 0 : std::ranges::max(values);
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
    column->addLayout(buildRow());
    m_class = new QuietComboBox(this);
    m_class->setObjectName(QStringLiteral("mapClass"));
    m_class->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_class->setMinimumContentsLength(8);
    m_said = new ElidedLabel(this, "captionText", "mapSaid");
    column->addWidget(m_class);
    column->addWidget(m_said);
    for (QComboBox* box : {m_way, m_module, m_class})
        connect(box, &QComboBox::activated, this, [this] {
            m_module->setVisible(m_way->currentIndex() == kGradCam);
            emit choiceChanged();
        });
    fillWays();
    refresh();
}

QHBoxLayout* MapLegend::buildRow() {
    m_way = new FittedComboBox(this);
    m_way->setObjectName(QStringLiteral("mapWay"));
    m_module = new FittedComboBox(this);
    m_module->setObjectName(QStringLiteral("mapModule"));
    for (const InceptionRow& row : kInceptionRows) m_module->addItem(fromUtf8(row.name));
    m_module->setCurrentIndex(m_module->count() - 1);
    m_least = makeLabel(this, "captionText", "mapLeast");
    m_bar = new Bar(this);
    m_most = makeLabel(this, "captionText", "mapMost");
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_way);
    row->addWidget(m_module);
    row->addSpacing(4);
    row->addWidget(m_least);
    row->addWidget(m_bar, 1);
    row->addWidget(m_most);
    return row;
}

void MapLegend::fillWays() {
    const int chosen = std::max(0, m_way->currentIndex());
    m_way->clear();
    m_way->addItems({tr("Grad-CAM"), tr("Occlusion")});  // as kGradCam, kOcclusion
    m_way->setCurrentIndex(chosen);
}

/// The answer, the truth, then the others in their order.
void MapLegend::fillClasses(int chosen) {
    m_class->clear();
    const auto add = [this](int label, const QString& text) {
        m_class->addItem(text.arg(shortened(nameOf(label), kLongestName)), label);
    };
    if (m_classes.answer >= 0) add(m_classes.answer, tr("%1 (answer)"));
    if (m_classes.truth >= 0 && m_classes.truth != m_classes.answer) add(m_classes.truth, tr("%1 (truth)"));
    for (int label = 0; label < static_cast<int>(m_classes.names.size()); ++label)
        if (label != m_classes.answer && label != m_classes.truth) add(label, QStringLiteral("%1"));
    m_class->setCurrentIndex(std::max(0, m_class->findData(chosen)));
}

void MapLegend::setClasses(const Classes& classes) {
    if (classes == m_classes) return;
    m_classes = classes;
    fillClasses(classes.answer);
}

QString MapLegend::nameOf(int label) const {
    return m_classes.names.value(label);
}

MapLegend::Choice MapLegend::choice() const {
    const int label = m_class->count() > 0 ? m_class->currentData().toInt() : -1;
    if (m_way->currentIndex() == kOcclusion) return {Choice::Way::Occlusion, {}, label};
    return {Choice::Way::GradCam, m_module->currentText().toStdString(), label};
}

void MapLegend::showMap(const ClassMap& map) {
    const Choice of = choice();
    const QString name = nameOf(of.label);
    if (of.module == kLastModule) {
        const double bias = rounded(map.bias), logit = rounded(map.logit);
        showValues(map.values, signedText, [=] {
            return tr("%4: mean %1 + bias %2 = %3 above mean logit")
                .arg(numberText(rounded(logit - bias)), numberText(bias), numberText(logit), name);
        });
    } else {
        showValues(map.values, smallText, [=, logit = rounded(map.logit)] {
            return tr("%1: what speaks for it in %2, logit %3").arg(name, fromUtf8(of.module), numberText(logit));
        });
    }
}

void MapLegend::showMap(const OcclusionMap& map) {
    showValues(map.values, changeText,
               [name = nameOf(choice().label), probability = map.probability, patch = map.patch, stride = map.stride] {
                   return tr("%1 %2; what a grey patch takes, %3 × %3 px, every %4 px")
                       .arg(name, percentText(probability), QString::number(patch), QString::number(stride));
               });
}

void MapLegend::showValues(std::vector<float> values, NumberText numberText, const Sentence& sentence) {
    m_values = std::move(values);
    m_numberText = std::move(numberText);
    m_sentence = sentence;
    refresh();
}

void MapLegend::say(const Sentence& sentence) {
    showValues({}, {}, sentence);
}

void MapLegend::refresh() {
    m_way->setAccessibleName(tr("How the map is made"));
    m_way->setToolTip(tr(
        "Grad-CAM: which places of a module's output the class's logit grows with, by its gradient (Selvaraju et al., "
        "2017); of 5b it is the class activation map (Zhou et al., 2016).\nOcclusion: how much probability the class "
        "loses while a patch of the mean colour covers a place of the picture (Zeiler and Fergus, 2014); it takes "
        "some seconds."));
    m_module->setAccessibleName(tr("Module that is looked at"));
    m_module->setToolTip(
        tr("Early modules see fine places and little of the whole; the last one is nearest to the answer"));
    m_class->setAccessibleName(tr("Class of the map"));
    m_class->setToolTip(tr("For which class the map is: the one answered, the true one, or any other"));
    m_bar->setToolTip(
        m_way->currentIndex() == kOcclusion
            ? tr("Blue: covered, the class loses probability; red: it gains. Strongest is the largest absolute value")
        : choice().module == kLastModule
            ? tr("Blue speaks for the class more than for the mean of all classes, red less; strongest is the largest "
                 "absolute value")
            : tr("Blue speaks for the class; what speaks against it is left out. Strongest is the largest value"));
    m_bar->setValues(m_values);
    m_least->setText(m_values.empty() ? QString() : m_numberText(std::ranges::min(m_values)));
    m_most->setText(m_values.empty() ? QString() : m_numberText(std::ranges::max(m_values)));
    m_said->setText(m_sentence.text());
}

void MapLegend::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    fillWays();
    fillClasses(choice().label);
    refresh();
}

}  // namespace studio::ui
