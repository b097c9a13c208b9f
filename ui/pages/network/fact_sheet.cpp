// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/network/fact_sheet.h"

#include "ui/pages/network/fact_rows.h"
#include "ui/pages/network/size_box.h"
#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/text/layer_facts.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/layout.h"

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace studio::ui {

FactSheet::FactSheet(std::shared_ptr<const NetworkParts> parts, const QString& part, const FactsAround& around,
                     QWidget* parent)
    : QWidget(parent), m_parts(std::move(parts)), m_sheet(new QVBoxLayout(this)) {
    setRole(this, "panel");
    setAttribute(Qt::WA_StyledBackground);
    m_sheet->setContentsMargins(0, 0, 0, 0);
    m_sheet->setSpacing(0);
    const std::string name = part.toStdString();
    if (const Layer* layer = m_parts->layer(name)) {
        showLayer(*layer);
    } else if (m_parts->isModule(name)) {
        showModule(name, around);
    } else {
        showNetwork(around);
    }
    m_sheet->addStretch(1);
}

void FactSheet::showNetwork(const FactsAround& around) {
    const NetworkSpec& spec = m_parts->spec();
    addReadsAndWrites({spec.inputSize, m_parts->layers().front().inChannels}, {1, spec.classes});
    QVBoxLayout* about = addSection(*m_sheet);
    addHeading(*about, tr("Variant %1").arg(variantTitle(spec.variant)));
    addCaption(*about, variantText(*m_parts));
    addCaption(*about, around.classes, "classesText");
    if (!around.training.isEmpty()) {
        QLabel* note = makeTextLabel(this, "warning", "notTrainable");
        note->setText(around.training);
        about->addWidget(note);
    }
    QVBoxLayout* costs = addSection(*m_sheet);
    const NetworkTotals main = m_parts->mainTotals(), all = m_parts->allTotals();
    addHeading(*costs, tr("Parameters"), countText(main.parameters), "parameters");
    if (spec.aux)
        addCaption(*costs, tr("%1 with the auxiliary heads, used only in training").arg(countText(all.parameters)));
    costs->addSpacing(6);
    addHeading(*costs, tr("Multiply-adds"), countText(main.macs), "multiplyAdds");
    addCaption(*costs, spec.aux ? tr("for one picture; %1 with the auxiliary heads").arg(countText(all.macs))
                                : tr("for one picture"));
    QVBoxLayout* sizes = addSection(*m_sheet);
    addHeading(*sizes, tr("Sizes"));
    addCaption(*sizes, sizesText(*m_parts));
    addCaption(*sizes, networkText(*m_parts));
    addModuleTable();
}

void FactSheet::showModule(const std::string& module, const FactsAround& around) {
    addReceptiveField(addReadsAndWrites(m_parts->reads(module), m_parts->writes(module)), m_parts->sees(module),
                      receptiveFieldsText(*m_parts, module));
    addSection(*m_sheet)->addWidget(new SizeBox(m_parts->layersOf(module), this));
    addLayerTable(module);
    if (isAuxHead(module)) {
        QVBoxLayout* section = addSection(*m_sheet);
        addHeading(*section, tr("What it is for"));
        addCaption(*section, headText(*m_parts, module, around.auxWeight), "headText");
        const Layer* first = m_parts->layer(module + "/fc1");
        addCaption(*section, layerRemark(*first, *m_parts));
    }
    if (isInception(module)) addSavings(module);
}

void FactSheet::showLayer(const Layer& layer) {
    addReceptiveField(addReadsAndWrites({layer.inSize, layer.inChannels}, {layer.outSize, layer.outChannels}),
                      layer.receptiveField);
    addSection(*m_sheet)->addWidget(new SizeBox({layer}, this));
    addLayerCosts(layer);
    addSaving(layer);
    const QString remark = layerRemark(layer, *m_parts);
    if (!remark.isEmpty()) addCaption(*addSection(*m_sheet), remark, "layerRemark");
    addFileNames(layer);
}

QVBoxLayout& FactSheet::addReadsAndWrites(TensorShape reads, TensorShape writes) {
    QVBoxLayout* section = addSection(*m_sheet);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(2);
    const auto add = [&](int column, const QString& name, const QString& shape, const char* objectName) {
        QLabel* caption = makeLabel(this, "caption");
        QLabel* value = makeLabel(this, "strong", objectName);
        caption->setText(name);
        value->setText(shape);
        grid->addWidget(caption, 0, column);
        grid->addWidget(value, 1, column);
    };
    add(0, tr("reads"), tensorText(reads), "reads");
    add(2, tr("writes"), tensorText(writes), "writes");
    auto* arrow = new QLabel(this);
    arrow->setPixmap(iconPixmap(QStringLiteral("chevron-right"), Token::Muted, 12, devicePixelRatioF()));
    grid->addWidget(arrow, 0, 1, 2, 1);
    grid->setColumnStretch(3, 1);
    section->addLayout(grid);
    return *section;
}

void FactSheet::addReceptiveField(QVBoxLayout& section, int side, const QString& byBranch) {
    QLabel* sees = addCaption(section, tr("Each value sees %1").arg(receptiveFieldText(side)), "receptiveField");
    const QString remark = receptiveFieldRemark(*m_parts, side);
    sees->setToolTip(byBranch.isEmpty() ? remark : byBranch + QStringLiteral(".\n") + remark);
    sees->setAccessibleDescription(sees->toolTip());
}

void FactSheet::addLayerCosts(const Layer& layer) {
    QVBoxLayout* section = addSection(*m_sheet);
    const NetworkTotals whole = m_parts->totalsOf(layer.module);
    const bool alone = whole.macs == layer.macs;
    const NetworkTotals of = alone ? m_parts->mainTotals() : whole;
    addHeading(*section, tr("Parameters"), countText(layer.parameters), "parameters");
    addCaption(*section, parametersText(layer, m_parts->spec()), "parametersText");
    section->addSpacing(6);
    addHeading(*section, tr("Multiply-adds"), countText(layer.macs), "multiplyAdds");
    addCaption(*section, multiplyAddsText(layer), "multiplyAddsText");
    if (layer.macs == 0) return;
    const double share = double(layer.macs) / double(of.macs);
    const QString text = alone ? tr("%1 of all").arg(percentText(share))
                               : tr("%1 of %2").arg(percentText(share), fromUtf8(layer.module));
    section->addWidget(new ShareBar(share, branchToken(layer).value_or(Token::Stem), text, this));
}

void FactSheet::addFileNames(const Layer& layer) {
    const QList<FileEntry> entries = fileEntries(layer, m_parts->spec());
    if (entries.isEmpty()) return;
    QVBoxLayout* section = addSection(*m_sheet);
    addHeading(*section, tr("Name in files"));
    for (const FileEntry& entry : entries)
        addFileName(*section, entry.name, entry.shape.isEmpty() ? tr("one number") : entry.shape);
}

}  // namespace studio::ui
