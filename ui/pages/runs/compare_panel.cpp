// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs/compare_panel.h"

#include "ui/base/app_settings.h"
#include "ui/models/run_comparison.h"
#include "ui/plots/compare_plot.h"
#include "ui/theme/theme.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menu_button.h"
#include "ui/widgets/segmented_choice.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace studio::ui {

static constexpr char kMeasureKey[] = "runs/measure";
static constexpr char kAxisKey[] = "runs/axis";

ComparePanel::ComparePanel(QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 6, 0, 8);
    column->setSpacing(8);
    auto* heading = new QWidget(this);
    setRole(heading, "heading");
    auto* row = new QHBoxLayout(heading);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(12);
    m_title = makeLabel(heading, "title", "compareTitle");
    m_clear = makeToolButton(heading, "link");
    m_clear->setObjectName(QStringLiteral("compareNone"));
    connect(m_clear, &QToolButton::clicked, this, &ComparePanel::clearAsked);
    m_measure = new SegmentedChoice(heading);
    m_axis = new SegmentedChoice(heading);
    row->addWidget(m_title);
    row->addStretch(1);
    row->addWidget(m_clear);
    row->addWidget(m_measure);
    row->addWidget(m_axis);
    m_save = new MenuButton(heading, false);
    m_save->setObjectName(QStringLiteral("saveComparison"));
    m_save->setSign(QStringLiteral("download"));
    row->addWidget(m_save);
    connect(&m_save->choices(), &QMenu::aboutToShow, this, &ComparePanel::fillSaveMenu);
    column->addWidget(heading);
    column->addLayout(buildPlot(), 1);
    retranslate();
    m_measure->setChoice(std::clamp(appSettings().value(QLatin1String(kMeasureKey), 0).toInt(), 0, 2));
    m_axis->setChoice(std::clamp(appSettings().value(QLatin1String(kAxisKey), 1).toInt(), 0, 2));
    connect(m_measure, &SegmentedChoice::chosen, this, [this](int choice) {
        appSettings().setValue(QLatin1String(kMeasureKey), choice);
        draw();
    });
    connect(m_axis, &SegmentedChoice::chosen, this, [this](int choice) {
        appSettings().setValue(QLatin1String(kAxisKey), choice);
        draw();
    });
}

/// The hint stands over the plot's corner, beside the numbers of the axis: no curve comes there.
QLayout* ComparePanel::buildPlot() {
    m_plot = new ComparePlot(this);
    m_hint = makeLabel(this, "caption", "compareHint");
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_hint->setContentsMargins(0, 0, 16, 3);
    auto* grid = new QGridLayout;
    grid->addWidget(m_plot, 0, 0);
    grid->addWidget(m_hint, 0, 0, Qt::AlignRight | Qt::AlignBottom);
    return grid;
}

void ComparePanel::showRuns(const std::vector<Shown>& runs, bool comparing) {
    m_runs.clear();
    for (const Shown& shown : runs) m_runs.emplace_back(*shown.run, shown.slot);
    m_comparing = comparing;
    m_clear->setVisible(comparing);
    draw();
}

void ComparePanel::draw() {
    m_title->setText(m_comparing || m_runs.empty() ? tr("Compare") : tr("Curves"));
    const CompareMeasure measure = this->measure();
    const XAxis axis = this->axis();
    std::vector<CompareCurve> curves;
    std::vector<const RunSummary*> runs;
    for (const auto& [run, slot] : m_runs) runs.push_back(&run);
    const QStringList names = comparedNames(runs);
    for (std::size_t i = 0; i < m_runs.size(); ++i)
        curves.push_back(
            compareCurve(m_runs[i].first, names[static_cast<qsizetype>(i)], m_runs[i].second, measure, axis));
    m_plot->setCurves(std::move(curves), guessingLines(runs, measure), measure, axis);
    m_hint->setText(measure == CompareMeasure::Accuracy ? tr("main head") : tr("thin: training"));
}

void ComparePanel::fillSaveMenu() {
    QMenu& menu = m_save->choices();
    menu.clear();
    menu.setToolTipsVisible(true);
    const auto add = [&](const QString& text, const QString& whyNot, auto save) {
        QAction* action = menu.addAction(text, this, save);
        action->setEnabled(whyNot.isEmpty());
        if (!whyNot.isEmpty()) action->setToolTip(whyNot);
    };
    const bool drawn =
        std::ranges::any_of(m_plot->curves(), [](const CompareCurve& curve) { return !curve.x.empty(); });
    for (const PlotFile form : kPlotFiles)
        add(savePlotText(tr("Curves"), form), drawn ? QString() : tr("Nothing is drawn there yet."),
            [this, form] { saveCurves(form); });
    menu.addSeparator();
    add(tr("Table of differences and results (CSV)…"),
        m_comparing && m_runs.size() > 1 ? QString() : tr("Tick two runs in the table to compare them."),
        [this] { saveTable(); });
}

void ComparePanel::saveCurves(PlotFile form) {
    const QString file = askForPlotFile(this, QStringLiteral("curves"), form);
    if (file.isEmpty()) return;
    if (form != PlotFile::Csv) return emit saveAsked(file, m_plot->picture(form == PlotFile::Svg));
    emit saveAsked(file, [curves = m_plot->curves(), measure = measure(), axis = axis()] {
        return compareCsv(curves, measure, axis);
    });
}

void ComparePanel::saveTable() {
    const QString file = askForPlotFile(this, QStringLiteral("comparison"), PlotFile::Csv);
    if (file.isEmpty()) return;
    std::vector<const RunSummary*> runs;
    for (const auto& [run, slot] : m_runs) runs.push_back(&run);
    emit saveAsked(file, [text = comparisonCsv(runs)] { return text; });
}

CompareMeasure ComparePanel::measure() const {
    return static_cast<CompareMeasure>(std::max(0, m_measure->choice()));
}

XAxis ComparePanel::axis() const {
    return static_cast<XAxis>(std::max(0, m_axis->choice()));
}

void ComparePanel::retranslate() {
    m_save->setText(besideIcon(tr("Save")));
    m_save->setToolTip(tr("Save the curves as a picture, or what is compared as a table"));
    m_measure->setTexts({tr("Validation accuracy"), tr("Main loss"), tr("Total loss")});
    m_clear->setText(tr("Clear"));
    m_clear->setToolTip(tr("Takes all ticks away"));
    m_axis->setTexts({tr("Step"), tr("Epoch"), tr("Time")});
    draw();
}

void ComparePanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace studio::ui
