// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs/facts_panel.h"

#include "core/base/files.h"
#include "ui/pages/runs/fact_table.h"
#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/text/listing.h"
#include "ui/text/run_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/layout.h"

#include <QEvent>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace studio::ui {

FactsPanel::FactsPanel(QWidget* parent) : QFrame(parent) {
    setRole(this, "right");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    QScrollArea* scroll = makeColumnScroll(this);
    m_scroll = scroll;
    scroll->setWidget(buildInside());
    column->addWidget(scroll);
    setMinimumWidth(280);
    m_scroll->setAccessibleName(tr("Facts of the chosen runs"));
    showNothing();
}

QWidget* FactsPanel::buildInside() {
    QWidget* inside = makePanel(this);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(6);
    m_hint = makeTextLabel(inside, "muted", "factsHint");
    m_title = makeTextLabel(inside, "strong", "factsTitle");
    m_note = makeTextLabel(inside, "table", "factsNote");
    m_end = makeTextLabel(inside, "caption", "factsEnd");
    m_first = new FactTable(inside);
    m_first->setObjectName(QStringLiteral("firstFacts"));
    m_secondTitle = makeTextLabel(inside, "strong");
    m_second = new FactTable(inside);
    m_second->setObjectName(QStringLiteral("secondFacts"));
    m_same = makeTextLabel(inside, "caption", "sameForAll");
    for (QLabel* label : {m_hint, m_title, m_note, m_end, m_same})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_hint);
    column->addWidget(m_title);
    column->addWidget(m_note);
    column->addWidget(m_end);
    column->addWidget(m_first);
    column->addSpacing(8);
    column->addWidget(m_secondTitle);
    column->addWidget(m_second);
    column->addSpacing(4);
    column->addWidget(m_same);
    column->addStretch(1);
    return inside;
}

void FactsPanel::showNothing() {
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_title, m_note, m_end, m_first, m_secondTitle, m_second, m_same})
        widget->hide();
    m_hint->setText(tr("Choose a run to see its facts; tick runs to compare them."));
    m_hint->show();
}

void FactsPanel::showComparison(const std::array<const RunSummary*, kComparedRuns>& runs) {
    std::vector<const RunSummary*> compared;
    std::vector<FactTable::Column> columns;
    for (std::size_t slot = 0; slot < runs.size(); ++slot) {
        if (!runs[slot]) continue;
        compared.push_back(runs[slot]);
        columns.push_back({QString(), static_cast<int>(slot)});
    }
    const QStringList names = comparedNames(compared);
    for (std::size_t i = 0; i < columns.size(); ++i) columns[i].name = names[static_cast<qsizetype>(i)];
    std::vector<FactRow> differences = settingsThatDiffer(compared);
    const bool none = differences.empty();
    m_hint->setVisible(none);
    m_hint->setText(compared.size() < 2 ? tr("Tick another run to compare it with this one.")
                                        : tr("Data and settings of these runs are the same."));
    m_title->setVisible(!none);
    m_title->setText(tr("Settings that differ"));
    m_note->hide();
    m_end->hide();
    m_first->setVisible(!none);
    m_first->setFacts(columns, std::move(differences));
    m_first->setAccessibleName(tr("Settings that differ"));
    m_secondTitle->show();
    m_secondTitle->setText(tr("Results"));
    m_second->show();
    m_second->setAccessibleName(tr("Results"));
    m_second->setFacts(std::move(columns), resultsOf(compared));
    const int widest = std::max(m_first->widestName(), m_second->widestName());
    for (FactTable* table : {m_first, m_second}) table->keepForNames(none ? 0 : widest);
    QStringList said{sameForAll(compared)};
    if (!onTheSameData(compared)) said << tr("Their pictures are not the same: no result is marked as the best.");
    m_same->setText(sentencesText(said));
    m_same->show();
}

void FactsPanel::showRun(const RunSummary& run) {
    showNothing();
    m_title->setText(runName(run));
    m_title->show();
    if (run.info) return showReadable(run);
    m_hint->setText(
        tr("This folder can't be read as a run: %1. It can be moved to the wastebasket.").arg(unreadableText(run)));
    m_same->setText(fromUtf8(run.problem ? run.problem->detail() : std::string()));
    m_same->setVisible(!m_same->text().isEmpty());
}

void FactsPanel::showReadable(const RunSummary& run) {
    m_hint->hide();
    m_note->setText(fromUtf8(run.info->note));
    m_note->setVisible(!run.info->note.empty());
    m_end->setText(endText(run));
    m_end->setVisible(!m_end->text().isEmpty());
    for (FactTable* table : {m_first, m_second}) table->keepForNames(0);
    m_first->setFacts({}, factsOfRun(run));
    m_first->setAccessibleName(tr("Facts"));
    m_first->show();
    m_secondTitle->setText(tr("Settings"));
    m_secondTitle->show();
    m_second->setFacts({}, settingsOfRun(*run.info));
    m_second->setAccessibleName(tr("Settings"));
    m_second->show();
    m_same->setText(homeShort(fromUtf8(pathToText(run.folder))));
    m_same->show();
}

std::vector<FactRow> factsOfRun(const RunSummary& run) {
    const RunInfo& info = *run.info;
    std::vector<FactRow> rows;
    const auto add = [&](const QString& name, const QString& value) {
        if (!value.isEmpty()) rows.push_back({name, {value}, {}});
    };
    const BestText best = bestText(run);
    add(FactsPanel::tr("State"), standingText(run));
    add(FactsPanel::tr("Best, validation"), QString(best.value + ' ' + best.rest).trimmed());
    add(FactsPanel::tr("Data"), dataNameText(info));
    add(FactsPanel::tr("Pictures"), FactsPanel::tr("%1 for training, %2 for validation")
                                        .arg(countText(info.trainImages), countText(info.validationImages)));
    add(FactsPanel::tr("Classes"), countText(static_cast<qint64>(info.classes.size())));
    add(FactsPanel::tr("Preset"), presetText(info));
    if (const auto parameters = parametersOf(info))
        add(FactsPanel::tr("Parameters in training"), countText(*parameters));
    if (!info.device.empty())
        add(FactsPanel::tr("Computed on"), FactsPanel::tr("%1, %2, %n thread(s)", nullptr, info.threads)
                                               .arg(deviceText(info.device), fromUtf8(info.precision)));
    if (const auto seconds = secondsAnEpoch(run.epochs)) add(FactsPanel::tr("An epoch"), durationText(*seconds));
    add(FactsPanel::tr("Duration"), durationText(info.seconds));
    add(FactsPanel::tr("Started"), startedText(startTime(info), QDateTime::currentDateTime()));
    return rows;
}

std::vector<FactRow> settingsOfRun(const RunInfo& info) {
    std::vector<FactRow> rows;
    for (const SettingInfo& setting : settingTable())
        rows.push_back({settingName(setting), {settingValueText(setting, info.settings)}, {}});
    return rows;
}

void FactsPanel::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void FactsPanel::retranslate() {
    m_scroll->setAccessibleName(tr("Facts of the chosen runs"));
    // The page shows its runs again; only what stands without one is said here.
    if (m_title->isHidden() && m_second->isHidden()) showNothing();
}

}  // namespace studio::ui
