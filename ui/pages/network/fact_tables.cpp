// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/network/fact_sheet.h"

#include "ui/pages/network/fact_rows.h"
#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/text/layer_facts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/layout.h"

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace studio::ui {

/// Columns of a table: swatch, name, and three numbers.
static constexpr int kNameColumn = 1;
static constexpr int kNumbers = 2;

QGridLayout* FactSheet::startTable(QVBoxLayout& section, const QString& first) {
    auto* table = new QGridLayout;
    table->setHorizontalSpacing(6);
    table->setVerticalSpacing(2);
    table->setColumnStretch(kNameColumn, 1);
    const QString heads[] = {tr("out"), tr("parameters"), tr("mult-adds")};
    QLabel* name = makeLabel(this, "caption");
    name->setText(first);
    table->addWidget(name, 0, 0, 1, 2);
    for (int i = 0; i < 3; ++i) {
        QLabel* head = makeLabel(this, "caption");
        head->setText(heads[i]);
        table->addWidget(head, 0, kNumbers + i, Qt::AlignRight);
    }
    section.addLayout(table);
    return table;
}

void FactSheet::addRow(QGridLayout& table, const Row& row) {
    const int place = table.rowCount();
    if (row.token) table.addWidget(new Swatch(row.token, row.light, this), place, 0);
    QToolButton* name = makeToolButton(this, "row");
    name->setFont(Theme::instance().font(TextSize::Table));
    name->setText(row.label);
    name->setToolTip(tr("Show %1").arg(partTitle(row.part.toStdString())));
    name->setFocusPolicy(Qt::NoFocus);  // by key: the arrows of the diagram, find, or the buttons above
    name->setCursor(Qt::PointingHandCursor);
    connect(name, &QToolButton::clicked, this, [this, part = row.part] { emit partChosen(part); });
    // Without a colour before it, the name begins where its heading does.
    const int column = row.token ? kNameColumn : 0;
    table.addWidget(name, place, column, 1, kNumbers - column, Qt::AlignLeft | Qt::AlignVCenter);
    for (int i = 0; i < 3; ++i) {
        QLabel* cell = makeLabel(this, "table");
        cell->setText(row.cells[i]);
        table.addWidget(cell, place, kNumbers + i, Qt::AlignRight);
    }
}

void FactSheet::addSum(QGridLayout& table, const Row& row) {
    const int line = table.rowCount();
    table.addWidget(horizontalLine(this), line, 0, 1, kNumbers + 3);
    QLabel* name = makeLabel(this, "table");
    name->setText(row.label);
    table.addWidget(name, line + 1, 0, 1, 2);
    for (int i = 0; i < 3; ++i) {
        QLabel* cell = makeLabel(this, "table");
        cell->setText(row.cells[i]);
        table.addWidget(cell, line + 1, kNumbers + i, Qt::AlignRight);
    }
}

void FactSheet::addLayerTable(const std::string& module) {
    QVBoxLayout* section = addSection(*m_sheet);
    QGridLayout* table = startTable(*section, tr("Layer"));
    for (const Layer& layer : m_parts->layersOf(module)) {
        addRow(*table, {branchToken(layer),
                        isReduction(layer),
                        fromUtf8(layer.name),
                        layerLabel(layer),
                        {countText(layer.outChannels), countText(layer.parameters), millionsText(layer.macs)}});
    }
    const NetworkTotals totals = m_parts->totalsOf(module);
    addSum(*table,
           {{},
            false,
            {},
            fromUtf8(module),
            {countText(m_parts->writes(module).channels), countText(totals.parameters), millionsText(totals.macs)}});
    addCaption(*section, shareText(*m_parts, module), "shareText");
}

void FactSheet::addModuleTable() {
    QVBoxLayout* section = addSection(*m_sheet);
    QGridLayout* table = startTable(*section, tr("Module"));
    for (const std::string& module : m_parts->modules()) {
        const NetworkTotals totals = m_parts->totalsOf(module);
        if (totals.parameters == 0 || isAuxHead(module)) continue;
        addRow(*table, {{},
                        false,
                        fromUtf8(module),
                        partTitle(module),
                        {countText(m_parts->writes(module).channels), countText(totals.parameters),
                         millionsText(totals.macs)}});
    }
    const NetworkTotals main = m_parts->mainTotals();
    addSum(*table, {{}, false, {}, tr("main head"), {QString(), countText(main.parameters), millionsText(main.macs)}});
    for (const std::string& module : m_parts->modules()) {
        if (!isAuxHead(module)) continue;
        const NetworkTotals totals = m_parts->totalsOf(module);
        addRow(*table, {{},
                        false,
                        fromUtf8(module),
                        partTitle(module),
                        {countText(m_parts->writes(module).channels), countText(totals.parameters),
                         millionsText(totals.macs)}});
    }
}

void FactSheet::addSavings(const std::string& module) {
    const std::vector<Saving> savings = reductionSavings(*m_parts, module);
    QVBoxLayout* section = addSection(*m_sheet);
    addHeading(*section, tr("What the 1×1 reduction saves"));
    std::int64_t most = 1;
    for (const Saving& saving : savings) most = std::max(most, saving.without.macs);
    // torchvision's third branch has 3x3 kernels, as the second has.
    const bool alike = savings.size() == 2 && savings[0].convolution.kernel == savings[1].convolution.kernel;
    const auto millions = [](std::int64_t macs) { return QLocale().toString(double(macs) / 1e6, 'f', 1); };
    for (const Saving& saving : savings) {
        const Token token = branchToken(saving.convolution).value_or(Token::Stem);
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        QLabel* name = makeLabel(this, "table");
        const QString kernel = kernelText(saving.convolution.kernel);
        name->setText(alike ? tr("branch %1: %2").arg(branchNumber(saving.convolution)).arg(kernel)
                            : tr("%1 branch").arg(kernel));
        QLabel* times = makeLabel(this, "tableStrong", "timesFewer");
        times->setText(tr("%1 times fewer").arg(timesText(saving.fewerMacs())));
        row->addWidget(new Swatch(token, false, this));
        row->addWidget(name, 1);
        row->addWidget(times);
        section->addSpacing(2);
        section->addLayout(row);
        section->addWidget(new SavingBars(
            {double(saving.without.macs) / double(most), double(saving.with.macs) / double(most),
             tr("%1 M without").arg(millions(saving.without.macs)), tr("%1 M with").arg(millions(saving.with.macs))},
            token, this));
    }
    const Saving whole = moduleSaving(*m_parts, module);
    addCaption(
        *section,
        tr("Whole module: %1 M multiply-adds, not %2 M (%3 times fewer); %4 parameters, not %5 (%6 times fewer).")
            .arg(millions(whole.with.macs), millions(whole.without.macs), timesText(whole.fewerMacs()),
                 countText(whole.with.parameters), countText(whole.without.parameters),
                 timesText(whole.fewerParameters())),
        "wholeSaving");
}

void FactSheet::addSaving(const Layer& layer) {
    const std::vector<Saving> savings = reductionSavings(*m_parts, layer.module);
    const Saving* saving = savingOf(savings, layer);
    if (!saving) return;
    QVBoxLayout* section = addSection(*m_sheet);
    addHeading(*section, tr("Without the 1×1 reduction"));
    addCaption(*section, tr("A %1 convolution straight from %2 to %3 channels would cost")
                             .arg(kernelText(saving->convolution.kernel))
                             .arg(saving->reduction.inChannels)
                             .arg(saving->convolution.outChannels));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(0, 1);
    const QString texts[3][3] = {
        {{}, tr("without"), tr("with")},
        {tr("Parameters"), countText(saving->without.parameters), countText(saving->with.parameters)},
        {tr("Multiply-adds"), millionsText(saving->without.macs), millionsText(saving->with.macs)}};
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 3; ++column) {
            QLabel* cell = makeLabel(this, row > 0 && column == 2 ? "tableStrong"
                                           : row && column        ? "table"
                                                                  : "tableMuted");
            cell->setText(texts[row][column]);
            grid->addWidget(cell, row, column, column == 0 ? Qt::AlignLeft : Qt::AlignRight);
        }
    }
    section->addLayout(grid);
    const QString parameters = timesText(saving->fewerParameters()), macs = timesText(saving->fewerMacs());
    addCaption(*section,
               parameters == macs ? tr("%1 times fewer of both").arg(macs)
                                  : tr("%1 times fewer parameters, %2 times fewer multiply-adds").arg(parameters, macs),
               "timesFewer");
}

}  // namespace studio::ui
