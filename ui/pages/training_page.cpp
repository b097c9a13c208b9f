// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/training_page.h"

#include "ui/base/app_settings.h"
#include "ui/base/save_file.h"
#include "ui/pages/training/head_notice.h"
#include "ui/pages/training/loss_tool_bar.h"
#include "ui/pages/training/settings_panel.h"
#include "ui/pages/training/strip_panel.h"
#include "ui/plots/accuracy_plot.h"
#include "ui/plots/history_csv.h"
#include "ui/plots/loss_plot.h"
#include "ui/plots/rate_plan.h"
#include "ui/plots/rate_plot.h"
#include "ui/session.h"
#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/layout.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>

namespace studio::ui {

static constexpr int kSettingsWidth = 288;   ///< at the least: its longest rows fit
static constexpr int kWidestSettings = 480;  ///< beyond that its lines of help would be long to read

TrainingPage::TrainingPage(Session& session, QWidget* parent) : QWidget(parent), m_session(session) {
    buildColumns();
    m_losses->setHistory(&session.history());
    m_accuracy->setHistory(&session.history());
    m_rate->setHistory(&session.history());
    restoreView();
    connectSession();
    connectToolBar();
    retranslate();
    showPlan();
}

TrainingPage::~TrainingPage() = default;

void TrainingPage::buildColumns() {
    m_columns = new QSplitter(this);
    m_columns->setObjectName(QStringLiteral("trainingColumns"));
    m_columns->setHandleWidth(1);
    m_columns->setChildrenCollapsible(false);
    m_settings = new SettingsPanel(m_session, m_columns);
    m_settings->setMinimumWidth(kSettingsWidth);
    m_settings->setMaximumWidth(kWidestSettings);
    m_columns->addWidget(m_settings);
    m_columns->addWidget(buildRight());
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({kSettingsWidth, 992});
    rememberSplitter(*m_columns, "training/columns");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_columns);
}

QWidget* TrainingPage::buildRight() {
    auto* right = new QWidget(this);
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_bar = new LossToolBar(right);
    column->addWidget(m_bar);
    column->addWidget(new HeadNotice(m_session, right));
    column->addWidget(buildPlots(), 1);
    column->addWidget(new StripPanel(m_session, right));
    return right;
}

QWidget* TrainingPage::buildPlots() {
    auto* plots = new QWidget(this);
    auto* grid = new QGridLayout(plots);
    grid->setContentsMargins(0, 6, 16, 0);
    grid->setSpacing(0);
    m_losses = new LossPlot(plots);
    m_accuracy = new AccuracyPlot(plots);
    m_rate = new RatePlot(plots);
    m_lossTitle = makeLabel(plots, "strong");
    m_lossHint = new ElidedLabel(plots, "caption");
    m_lossHint->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_accuracyTitle = new ElidedLabel(plots, "strong");
    m_accuracyHint = new ElidedLabel(plots, "caption", "accuracyHint");
    m_accuracyHint->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_rateTitle = new ElidedLabel(plots, "strong");
    auto* lossHeading = new QHBoxLayout;
    lossHeading->setContentsMargins(kAxisRoom, 0, 8, 0);
    lossHeading->setSpacing(16);
    lossHeading->addWidget(m_lossTitle);
    lossHeading->addWidget(m_lossHint, 1);
    const auto heading = [](QLabel* label) {
        auto* row = new QHBoxLayout;
        row->setContentsMargins(kAxisRoom, 0, 8, 0);
        row->addWidget(label);
        label->setMinimumHeight(24);
        return row;
    };
    grid->addLayout(lossHeading, 0, 0, 1, 2);
    grid->addWidget(m_losses, 1, 0, 1, 2);
    QHBoxLayout* accuracyHeading = heading(m_accuracyTitle);
    accuracyHeading->setSpacing(16);
    accuracyHeading->addWidget(m_accuracyHint, 1);
    grid->addLayout(accuracyHeading, 2, 0);
    grid->addLayout(heading(m_rateTitle), 2, 1);
    grid->addWidget(m_accuracy, 3, 0);
    grid->addWidget(m_rate, 3, 1);
    grid->setRowStretch(1, 21);
    grid->setRowStretch(3, 10);
    grid->setColumnStretch(0, 64);
    grid->setColumnStretch(1, 34);
    return plots;
}

void TrainingPage::connectSession() {
    connect(&m_session, &Session::historyChanged, this, &TrainingPage::showHistory);
    connect(&m_session, &Session::stateChanged, this, &TrainingPage::showPlan);
    connect(&m_session, &Session::settingsChanged, this, &TrainingPage::showPlan);
    connect(&m_session, &Session::preparedChanged, this, &TrainingPage::showPlan);
}

void TrainingPage::connectToolBar() {
    connect(m_bar, &LossToolBar::viewChanged, this, [this](const LossView& view) {
        showView(view);
        keepView(view);
    });
    connect(m_bar, &LossToolBar::saveAsked, this, &TrainingPage::askAndSave);
    connect(m_losses, &LossPlot::picturesAsked, this, &TrainingPage::askForPictures);
    connect(m_losses, &LossPlot::menuAsked, this, &TrainingPage::showStepMenu);
}

void TrainingPage::showHistory() {
    m_losses->scheduleRedraw();
    m_accuracy->scheduleRedraw();
    m_rate->scheduleRedraw();
    const TrainingHistory& history = m_session.history();
    m_bar->setSavable(TrainingPlot::Losses, !history.batches.empty());
    m_bar->setSavable(TrainingPlot::Accuracy, !history.epochs.empty());
    m_bar->setSavable(TrainingPlot::Rate, !history.batches.empty() || !m_rate->plan().empty());
    const std::int64_t pictures = history.start.validationImages;
    m_accuracyTitle->setText(
        pictures > 0 ? tr("Accuracy on %n validation picture(s), main head", nullptr, static_cast<int>(pictures))
                     : tr("Accuracy on the validation pictures, main head"));
}

/// The schedule to come: of the run that is going, or of the next one.
void TrainingPage::showPlan() {
    const Settings& settings = m_session.settings();
    const bool live = isLive(m_session.state());
    const bool ended = !m_session.underWay() && m_session.state() != RunState::Idle;
    const bool preparing = m_session.state() == RunState::Preparing || m_session.watched();
    m_losses->setLack(ended       ? LossPlot::Lack::EndedBefore
                      : preparing ? LossPlot::Lack::Preparing
                                  : LossPlot::Lack::NoRun);
    const auto prepared = m_session.prepared();
    // After a run, its own line stays alone until another is started.
    m_rate->setHistory(&m_session.history());
    // A run that can go on, or that another program trains, has something to come, too.
    const bool more = m_session.watched() || (!m_session.stoppedRun().isEmpty() && !m_session.settingsDiffer());
    const std::int64_t images = live || more ? m_session.history().start.trainImages
                                : prepared   ? prepared->count(Split::Train)
                                             : 0;
    const bool done = !live && !more && !m_session.history().batches.empty();
    const std::int64_t perStep = static_cast<std::int64_t>(settings.batchSize) * std::max(1, settings.accumulate);
    const bool planned = images > 0 && !done;
    const int steps = static_cast<int>((images + perStep - 1) / perStep);
    m_rate->setPlan(planned ? ratePlan(settings, steps) : std::vector<QPointF>(), steps);
    const std::size_t classes = live       ? m_session.history().start.classes.size()
                                : prepared ? prepared->classes.size()
                                           : 0;
    const PlannedRun run{.classes = static_cast<int>(classes), .epochs = settings.epochs, .stepsPerEpoch = steps};
    m_losses->setPlan(run);
    m_accuracy->setPlan(run);
    showHistory();
}

PlotWidget& TrainingPage::widgetOf(TrainingPlot plot) const {
    switch (plot) {
        case TrainingPlot::Losses:
            return *m_losses;
        case TrainingPlot::Accuracy:
            return *m_accuracy;
        case TrainingPlot::Rate:
            break;
    }
    return *m_rate;
}

std::function<std::string()> TrainingPage::valuesOf(TrainingPlot plot) const {
    const TrainingHistory& history = m_session.history();
    switch (plot) {
        case TrainingPlot::Losses:
            return [history] { return historyCsv(history); };
        case TrainingPlot::Accuracy:
            return [history] { return accuracyCsv(history); };
        case TrainingPlot::Rate:
            break;
    }
    return [history, plan = m_rate->plan()] { return rateCsv(history, plan); };
}

void TrainingPage::savePlot(TrainingPlot plot, PlotFile file, const QString& path) {
    save(path, file == PlotFile::Csv ? valuesOf(plot) : widgetOf(plot).picture(file == PlotFile::Svg));
}

void TrainingPage::save(const QString& path, std::function<std::string()> content) {
    saveInBackground(this, path, std::move(content),
                     {.saved = [this](const QString& file) { emit saved(file); },
                      .failed = [this](const studio::Error& error) { m_session.fail(error); }});
}

void TrainingPage::askForPictures(std::size_t sample, const QPoint& place) {
    const StepPictures pictures = m_session.stepPictures(sample);
    if (pictures.paths) return emit picturesAsked(pictures);
    showStepMenu(sample, place);  // says why not
}

void TrainingPage::showStepMenu(std::size_t sample, const QPoint& place) {
    const std::vector<BatchEvent>& batches = m_session.history().batches;
    if (sample >= batches.size()) return;
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("stepMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* pictures =
        menu->addAction(icon("picture"), tr("Pictures of step %1").arg(countText(batches[sample].step)) + "\tReturn",
                        this, [this, sample, place] { askForPictures(sample, place); });
    const QString why = m_session.noStepPictures();
    pictures->setEnabled(why.isEmpty());
    if (!why.isEmpty()) menu->addAction(why)->setEnabled(false);
    menu->popup(place);
}

void TrainingPage::askAndSave(TrainingPlot plot, PlotFile file) {
    static constexpr const char* kNames[] = {"losses", "accuracy", "learning-rate"};
    const QString path = askForPlotFile(this, QLatin1String(kNames[static_cast<std::size_t>(plot)]), file);
    if (!path.isEmpty()) savePlot(plot, file, path);
}

void TrainingPage::restoreView() {
    const AppSettings& settings = appSettings();
    LossView view;
    view.smoothing = std::clamp(settings.value("training/smoothing", view.smoothing).toDouble(), 0.0, 0.99);
    view.logAxis = settings.value("training/log", view.logAxis).toBool();
    view.ignoreOutliers = settings.value("training/ignoreOutliers", view.ignoreOutliers).toBool();
    view.axis =
        static_cast<XAxis>(std::clamp(settings.value("training/axis", static_cast<int>(view.axis)).toInt(), 0, 2));
    const int shown = settings.value("training/shown", 7).toInt();
    for (std::size_t head = 0; head < view.shown.size(); ++head) view.shown[head] = ((shown >> head) & 1) != 0;
    m_bar->setView(view);
    showView(view);
}

void TrainingPage::showView(const LossView& view) {
    m_losses->setView(view);
    m_accuracy->setAxis(view.axis);
    m_rate->setAxis(view.axis);
}

void TrainingPage::keepView(const LossView& view) const {
    AppSettings& settings = appSettings();
    settings.setValue("training/smoothing", view.smoothing);
    settings.setValue("training/log", view.logAxis);
    settings.setValue("training/ignoreOutliers", view.ignoreOutliers);
    settings.setValue("training/axis", static_cast<int>(view.axis));
    int shown = 0;
    for (std::size_t head = 0; head < view.shown.size(); ++head) shown |= (view.shown[head] ? 1 : 0) << head;
    settings.setValue("training/shown", shown);
}

void TrainingPage::retranslate() {
    m_lossTitle->setText(tr("Loss, cross-entropy"));
    m_lossHint->setText(tr(
        "lines: training, raw behind smoothed; markers: validation after each epoch; right click: a step's pictures"));
    m_accuracyHint->setText(tr("dashed: training"));
    m_accuracyHint->setToolTip(
        tr("Training pictures are varied at random and measured while the weights change; validation "
           "pictures are whole and measured after each epoch. A training line that goes on rising alone shows that "
           "the network learns its pictures by heart."));
    m_rateTitle->setText(tr("Learning rate"));
    showHistory();
}

void TrainingPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace studio::ui
