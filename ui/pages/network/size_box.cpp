// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/network/size_box.h"

#include "ui/text/core_text.h"
#include "ui/text/layer_facts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/quiet_combo_box.h"

#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

namespace studio::ui {
namespace {

/// The one a person asks about first: where the size changes, else where most is computed.
std::size_t mostTelling(const std::vector<Layer>& layers) {
    const auto changes = std::ranges::find_if(layers, [](const Layer& layer) { return layer.inSize != layer.outSize; });
    const auto chosen = changes != layers.end() ? changes : std::ranges::max_element(layers, {}, &Layer::macs);
    return static_cast<std::size_t>(chosen - layers.begin());
}

}  // namespace

SizeBox::SizeBox(std::vector<Layer> layers, QWidget* parent) : QWidget(parent), m_layers(std::move(layers)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(buildChoice());
    column->addWidget(buildFormula());
    m_note = makeTextLabel(this, "caption", "sizeNote");
    column->addWidget(m_note);
    if (m_layers.size() == 1) addLetters(m_layers.front());
    show(m_layers[mostTelling(m_layers)]);
}

QWidget* SizeBox::buildChoice() {
    auto* row = new QWidget(this);
    auto* inside = new QHBoxLayout(row);
    inside->setContentsMargins(0, 0, 0, 0);
    QLabel* title = makeLabel(row, "strong");
    title->setText(tr("Size"));
    inside->addWidget(title, 1);
    if (m_layers.size() == 1) return row;
    auto* choice = new QuietComboBox(row);
    choice->setObjectName(QStringLiteral("sizeOf"));
    choice->setAccessibleName(tr("Layer whose size is worked out"));
    for (const Layer& layer : m_layers) choice->addItem(partTitle(layer.name));
    choice->setCurrentIndex(static_cast<int>(mostTelling(m_layers)));
    connect(choice, &QComboBox::currentIndexChanged, this,
            [this](int place) { show(m_layers[static_cast<std::size_t>(place)]); });
    inside->addWidget(choice);
    return row;
}

QWidget* SizeBox::buildFormula() {
    auto* frame = new QFrame(this);
    setRole(frame, "sunken");
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(12, 8, 8, 8);
    column->setSpacing(4);
    m_rule = makeLabel(frame, "tableMuted", "sizeRule");
    m_filled = makeLabel(frame, "tableStrong", "sizeFilled");
    m_filled->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_rule);
    column->addWidget(m_filled);
    m_formula = frame;
    return frame;
}

void SizeBox::show(const Layer& layer) {
    const SizeFormula formula = sizeFormula(layer);
    m_formula->setVisible(!formula.rule.isEmpty());
    m_rule->setText(formula.rule);
    m_filled->setText(formula.filled);
    m_note->setVisible(!formula.note.isEmpty());
    m_note->setText(formula.note);
}

void SizeBox::addLetters(const Layer& layer) {
    if (sizeFormula(layer).rule.isEmpty()) return;
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(4);
    const auto add = [&](int row, int column, const QString& letter, const QString& value) {
        auto* pair = new QHBoxLayout;
        QLabel* name = makeLabel(this, "tableMuted");
        QLabel* number = makeLabel(this, "table");
        name->setText(letter);
        number->setText(value);
        pair->addWidget(name, 1);
        pair->addWidget(number);
        grid->addLayout(pair, row, column);
    };
    add(0, 0, tr("F, kernel"), kernelText(layer.kernel));
    add(0, 1, tr("P, padding"), QString::number(layer.padding));
    add(1, 0, tr("S, stride"), QString::number(layer.stride));
    add(1, 1, tr("in"), QString::number(layer.inSize));
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    static_cast<QVBoxLayout*>(layout())->addLayout(grid);
}

}  // namespace studio::ui
