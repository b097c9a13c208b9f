// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/predictions_page.h"

#include "core/base/files.h"
#include "ui/base/save_file.h"
#include "ui/models/prediction_csv.h"
#include "ui/models/prediction_model.h"
#include "ui/pages/leave_out_action.h"
#include "ui/pages/predictions/filter_bar.h"
#include "ui/pages/predictions/map_panel.h"
#include "ui/pages/predictions/matrix_panel.h"
#include "ui/pages/predictions/picture_panel.h"
#include "ui/pages/predictions/source_bar.h"
#include "ui/session.h"
#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/prediction_grid.h"

#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace studio::ui {

PredictionsPage::PredictionsPage(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_model(new PredictionModel(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_columns = new QSplitter(this);
    m_columns->setObjectName(QStringLiteral("predictionColumns"));
    m_columns->setChildrenCollapsible(false);
    m_columns->setHandleWidth(1);
    m_matrix = new MatrixPanel(m_columns);
    m_map = new MapPanel(session, m_matrix);
    m_matrix->setMap(m_map);
    m_picture = new PicturePanel(session, m_columns);
    m_columns->addWidget(m_matrix);
    m_columns->addWidget(buildMiddle());
    m_columns->addWidget(m_picture);
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({336, 568, 376});
    rememberSplitter(*m_columns, "predictions/columns");
    layout->addWidget(m_columns);
    connectParts();
    connectMap();
    connectSession();
    retranslate();
    takePredictions();
}

QWidget* PredictionsPage::buildMiddle() {
    auto* middle = new QWidget(m_columns);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_progress = makeProgressRow(middle, {16, 6, 16, 0});
    m_progress.row->hide();
    connect(m_progress.cancel, &QToolButton::clicked, &m_session, &Session::cancelPredicting);
    m_filter = new FilterBar(middle);
    m_grid = new PredictionGrid(m_session, middle);
    m_grid->setModel(m_model);
    m_empty = new EmptyState(QStringLiteral("predictionsHint"), middle);
    m_gridBox = new QWidget(middle);
    auto* grid = new QHBoxLayout(m_gridBox);
    grid->setContentsMargins(12, 0, 0, 0);
    grid->addWidget(m_grid);
    m_source = new SourceBar(m_session, middle);
    m_problems = makeTextLabel(middle, "warning", "predictionProblems");
    m_problems->setContentsMargins(16, 0, 16, 6);
    m_told = new MessageBar(middle);
    m_told->setObjectName(QStringLiteral("leftOutTold"));
    column->addWidget(m_told);
    column->addWidget(m_source);
    connect(m_source, &SourceBar::weightsAsked, this, &PredictionsPage::weightsAsked);
    column->addWidget(m_progress.row);
    column->addWidget(m_filter);
    column->addWidget(m_problems);
    column->addWidget(m_gridBox, 1);
    column->addWidget(m_empty, 1);
    return middle;
}

void PredictionsPage::connectParts() {
    connect(m_matrix, &MatrixPanel::cellChosen, this, [this](std::optional<ConfusionMatrix::Cell> cell) {
        PredictionFilter filter = m_model->filter();
        filter.truth = cell ? cell->truth : -1;
        filter.answer = cell ? cell->answer : -1;
        filter.verdict = Verdict::All;
        m_model->setFilter(filter);
        showFilter();
    });
    connect(m_filter, &FilterBar::filterChanged, this, [this](const PredictionFilter& filter) {
        m_model->setFilter(filter);
        showFilter();
    });
    connect(m_filter, &FilterBar::orderChanged, this, [this](PredictionOrder order) {
        m_model->setOrder(order);
        showFilter();
    });
    connect(m_grid->selectionModel(), &QItemSelectionModel::currentChanged, this, &PredictionsPage::choose);
    connect(m_grid, &PredictionGrid::leaveOutAsked, this, [this] {
        if (const Prediction* prediction = m_model->prediction(m_grid->currentIndex().row()))
            leaveOut(prediction->path);
    });
    m_grid->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_grid, &QWidget::customContextMenuRequested, this, &PredictionsPage::showMenu);
    connect(m_matrix, &MatrixPanel::saveMatrixRequested, this, [this] {
        askAndSave(tr("Save the confusion matrix"), QStringLiteral("confusion.csv"), &PredictionsPage::saveMatrix);
    });
    connect(m_matrix, &MatrixPanel::saveFiguresRequested, this, [this] {
        askAndSave(tr("Save the figures of every class"), QStringLiteral("classes.csv"), &PredictionsPage::saveFigures);
    });
    connect(m_matrix, &MatrixPanel::saveAnswersRequested, this, [this] {
        askAndSave(tr("Save the answers"), QStringLiteral("predictions.csv"), &PredictionsPage::saveAnswers);
    });
    connect(m_picture, &PicturePanel::showInDataRequested, this, &PredictionsPage::showInDataRequested);
    connect(m_empty, &EmptyState::doorChosen, this, &PredictionsPage::leaveEmptyState);
    connect(m_empty, &EmptyState::otherDoorChosen, this, &PredictionsPage::openRunAsked);
}

void PredictionsPage::connectSession() {
    connect(&m_session, &Session::predictionsChanged, this, &PredictionsPage::takePredictions);
    connect(&m_session, &Session::predictionProgress, this, &PredictionsPage::showProgress);
    connect(&m_session, &Session::chosenChanged, this, &PredictionsPage::followChosen);
    connect(&m_session, &Session::stateChanged, this, &PredictionsPage::showEmptyState);
    connect(&m_session, &Session::dataSetChanged, this, &PredictionsPage::showEmptyState);
    connect(&m_session, &Session::preparedChanged, this, &PredictionsPage::refreshWhenShown);
    connect(&m_session, &Session::preparedChanged, this, [this] {
        if (!m_session.areLeftOut({m_leftOut})) m_told->hide();
    });
    connect(&m_session, &Session::weightsChanged, this, &PredictionsPage::refreshWhenShown);
}

void PredictionsPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refreshWhenShown();
}

/// Answers of weights or pictures that have changed are asked for again for a page that is seen only, and not while the
/// last question is still being answered.
void PredictionsPage::refreshWhenShown() {
    if (isVisible() && !m_session.predicting() && m_session.predictionsStale()) m_session.refreshPredictions();
}

void PredictionsPage::takePredictions() {
    m_progress.row->hide();
    m_grid->setOutdated(false);
    m_model->setAnswers(m_session.answers());
    m_matrix->setAnswers(m_session.answers());
    m_map->setAnswers(m_session.answers());
    showFilter();
    showProblems();
    refreshWhenShown();
}

void PredictionsPage::showFilter() {
    const PredictionFilter& filter = m_model->filter();
    m_filter->showState(filter, m_model->order(), textsOf(m_model->classes()), m_model->rowCount(),
                        static_cast<int>(m_model->predictions().size()));
    m_map->setFilter(filter);
    const bool cell = filter.truth >= 0 && filter.answer >= 0;
    m_matrix->setChosen(cell ? std::optional(ConfusionMatrix::Cell{filter.truth, filter.answer}) : std::nullopt);
    followChosen();
    showEmptyState();
}

void PredictionsPage::choose(const QModelIndex& index) {
    const Prediction* prediction = m_model->prediction(index.row());
    if (!prediction) return m_picture->clear();
    m_picture->showPrediction(*prediction, m_model->classes(), m_model->answers()->model);
    if (m_following) return;
    m_session.setChosen(prediction->path);
}

/// Shows the session's picture; where it is not among those shown, the first one, without making it the session's.
void PredictionsPage::followChosen() {
    m_following = true;
    const int row = std::max(0, m_model->rowOf(m_session.chosen()));
    const QModelIndex index = m_model->index(row);
    m_grid->setCurrentIndex(index);
    choose(index);
    m_map->setChosen(m_session.chosen());
    m_following = false;
}

void PredictionsPage::showMenu(const QPoint& place) {
    const Prediction* prediction = m_model->prediction(m_grid->indexAt(place).row());
    if (!prediction) return;
    QMenu menu(this);
    menu.setToolTipsVisible(true);
    const std::string path = prediction->path;  // the answers may be others by the click
    connect(addLeaveOutAction(menu, m_session, {path}), &QAction::triggered, this, [this, path] { leaveOut(path); });
    menu.exec(m_grid->viewport()->mapToGlobal(place));
}

/// Or takes it back in. Its answer goes with it: the one beside it is looked at next.
void PredictionsPage::leaveOut(const std::string& path) {
    m_leftOut = path;
    if (!whyNotLeftOut(m_session, {path}).isEmpty())
        return m_told->showNotice([this, path] { return whyNotLeftOut(m_session, {path}); });
    const int row = m_model->rowOf(path), beside = row + 1 < m_model->rowCount() ? row + 1 : row - 1;
    const bool goes = !m_session.areLeftOut({path});
    if (goes && beside >= 0 && m_grid->currentIndex().row() == row) m_grid->setCurrentIndex(m_model->index(beside));
    toggleLeftOut(m_session, {path});
    if (!goes) return m_told->hide();
    m_told->showNotice([path] {
        return tr("\"%1\" is left out of training. Take it back on the Data page.").arg(fromUtf8(pathToText(path)));
    });
}

/// Without any answer the panels beside would be empty, too: the page says one thing, in its middle.
void PredictionsPage::showEmptyState() {
    const bool answers = !m_model->predictions().empty(), shown = m_model->rowCount() > 0;
    for (QWidget* panel : std::initializer_list<QWidget*>{m_matrix, m_filter, m_picture}) panel->setVisible(answers);
    m_gridBox->setVisible(shown);
    m_empty->setVisible(!shown);
    if (!shown) sayWhyEmpty();
}

void PredictionsPage::sayWhyEmpty() {
    const bool failed = !m_session.predictionError().isEmpty();
    if (!m_model->predictions().empty()) {
        m_empty->say(tr("No picture passes these filters"), {});
        m_empty->offer(tr("Take all filters off"));
    } else if (m_session.predicting()) {
        m_empty->say(tr("The network is being asked about the pictures…"), {});
        m_empty->offer({});
    } else if (m_session.underWay() && !failed) {
        m_empty->say(tr("No answers yet"),
                     tr("The pictures appear here with the network's answers after the first epoch."));
        m_empty->offer({});
    } else {
        if (failed)
            m_empty->say(tr("The network could not be asked"), m_session.predictionError());
        else
            m_empty->say(
                tr("No answers yet"),
                tr("The validation pictures, the confusion matrix and what the three heads say of each picture "
                   "appear here: train, or open a run or a checkpoint."));
        m_empty->offer(tr("Go to Training"), tr("Open a run or checkpoint…"));
    }
}

void PredictionsPage::leaveEmptyState() {
    if (m_model->predictions().empty()) return emit trainingAsked();
    m_model->setFilter({});
    showFilter();
    m_grid->setFocus();
}

void PredictionsPage::showProgress(qint64 done, qint64 total) {
    m_progress.row->setVisible(done < total);
    const QString asked = tr("Asked about %1 of %2 pictures").arg(countText(done), countText(total));
    m_progress.text->setText(m_model->predictions().empty() ? asked : tr("%1; older answers are shown").arg(asked));
    m_grid->setOutdated(m_session.predicting());
    m_progress.bar->setAccessibleName(m_progress.text->text());
    m_progress.bar->setRange(0, static_cast<int>(total));
    m_progress.bar->setValue(static_cast<int>(done));
    showEmptyState();
}

static QString textOfMatch(ClassMatch match) {
    switch (match) {
        case ClassMatch::ByName:
            return PredictionsPage::tr(
                "The weights list the data's classes in another order: they were matched by name.");
        case ClassMatch::ByPlace:
            return PredictionsPage::tr(
                "The file of the weights does not name its classes: they were taken in the order of the data's.");
        case ClassMatch::Partly:
            return PredictionsPage::tr(
                "The weights do not know all of the data's classes: pictures of the others count neither as right nor "
                "as wrong.");
        case ClassMatch::None:
            return PredictionsPage::tr(
                "The weights know none of the data's classes by name: their answers can be neither right nor wrong.");
        case ClassMatch::Same:
            break;
    }
    return {};
}

/// How the classes were matched, and the pictures that could not be read: these are not among the answers.
void PredictionsPage::showProblems() {
    const std::vector<Problem>& problems = m_session.answers()->problems;
    QStringList said{textOfMatch(m_session.answers()->match)};
    if (!problems.empty()) {
        const QString first =
            fromUtf8(problems.front().path) + QStringLiteral(": ") + phraseText("Problems", problems.front().message);
        said << tr("%n picture(s) could not be read and have no answer. %1", nullptr, static_cast<int>(problems.size()))
                    .arg(first);
    }
    said.removeAll(QString());
    m_problems->setVisible(!said.isEmpty());
    m_problems->setText(said.join('\n'));
}

void PredictionsPage::saveMatrix(const QString& path) {
    save(path, [answers = m_model->answers()] { return matrixCsv(answers->result.confusion, answers->classes); });
}

void PredictionsPage::saveFigures(const QString& path) {
    save(path, [answers = m_model->answers()] { return classFiguresCsv(answers->result.perClass, answers->classes); });
}

void PredictionsPage::saveAnswers(const QString& path) {
    save(path, [answers = m_model->answers()] {
        return answersCsv(*answers->predictions, answers->classes, answers->problems);
    });
}

void PredictionsPage::save(const QString& path, std::function<std::string()> content) {
    saveInBackground(this, path, std::move(content),
                     {.saved = [this](const QString& file) { emit saved(file); },
                      .failed = [this](const studio::Error& error) { m_session.fail(error); }});
}

void PredictionsPage::askAndSave(const QString& title, const QString& name,
                                 void (PredictionsPage::*saveTo)(const QString&)) {
    const QString path = QFileDialog::getSaveFileName(this, title, name, tr("CSV files (*.csv)"));
    if (!path.isEmpty()) (this->*saveTo)(path);
}

void PredictionsPage::retranslate() {
    m_progress.cancel->setToolTip(tr("Stop asking; the answers shown before stay"));
    m_progress.cancel->setAccessibleName(tr("Cancel"));
    m_grid->setAccessibleName(tr("Pictures with answers"));
    showProblems();
    showEmptyState();
}

void PredictionsPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace studio::ui
