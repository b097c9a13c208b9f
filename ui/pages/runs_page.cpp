// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs_page.h"

#include "core/base/files.h"
#include "ui/models/run_list.h"
#include "ui/models/run_model.h"
#include "ui/pages/runs/compare_panel.h"
#include "ui/pages/runs/describe_dialog.h"
#include "ui/pages/runs/export_dialog.h"
#include "ui/pages/runs/facts_panel.h"
#include "ui/pages/runs/run_jobs.h"
#include "ui/pages/runs/run_table.h"
#include "ui/pages/runs/run_tool_bar.h"
#include "ui/session.h"
#include "ui/text/core_text.h"
#include "ui/text/run_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/message_bar.h"

#include <QDesktopServices>
#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QShortcut>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>
#include <utility>

namespace studio::ui {

static QString pathText(const std::filesystem::path& path) {
    return QFile::decodeName(QByteArray::fromStdString(path.native()));
}

RunsPage::RunsPage(Session& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_model(new RunModel(this)),
      m_list(new RunList(*m_model, this)),
      m_jobs(new RunJobs(session.engineSource(), this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_bar = new RunToolBar(this);
    m_message = new MessageBar(this);
    m_message->setObjectName(QStringLiteral("runsMessage"));
    buildProgress();
    m_hint = new EmptyState(QStringLiteral("runsHint"), this);
    column->addWidget(m_bar);
    column->addWidget(m_message);
    column->addWidget(m_work.row);
    column->addWidget(m_hint, 1);
    column->addWidget(buildBody(), 1);
    setFocusProxy(m_table);
    connectParts();
    connectJobs();
    connectSession();
    retranslate();
}

RunsPage::~RunsPage() {
    delete m_rows;  // the table writes down its columns, for which the model must still be there
}

void RunsPage::buildProgress() {
    m_work = makeProgressRow(this, {16, 6, 16, 6});
    setRole(m_work.row, "panel");
    m_work.text->setObjectName(QStringLiteral("runWork"));
    m_work.bar->setRange(0, 0);  // how long the comparison takes is not known before it is done
    m_work.cancel->setObjectName(QStringLiteral("cancelRunWork"));
    m_work.row->hide();
}

QWidget* RunsPage::buildBody() {
    m_rows = new QSplitter(Qt::Vertical, this);
    m_rows->setObjectName(QStringLiteral("runRows"));
    m_table = new RunTable(*m_model, m_rows);
    m_columns = new QSplitter(Qt::Horizontal, m_rows);
    m_compare = new ComparePanel(m_columns);
    m_facts = new FactsPanel(m_columns);
    m_columns->addWidget(m_compare);
    m_columns->addWidget(m_facts);
    m_columns->setStretchFactor(0, 1);
    m_columns->setSizes({772, 508});
    m_rows->addWidget(m_table);
    m_rows->addWidget(m_columns);
    m_rows->setStretchFactor(1, 1);
    m_rows->setSizes({240, 424});
    for (QSplitter* splitter : {m_rows, m_columns}) {
        splitter->setChildrenCollapsible(false);
        splitter->setHandleWidth(1);
    }
    rememberSplitter(*m_rows, "runs/rows");
    rememberSplitter(*m_columns, "runs/belowColumns");
    return m_rows;
}

void RunsPage::connectParts() {
    connect(m_list, &RunList::changed, this, &RunsPage::showRuns);
    connect(m_model, &RunModel::comparedChanged, this, &RunsPage::showBelow);
    connect(m_table, &RunTable::chosenChanged, this, &RunsPage::showBelow);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &RunsPage::showMenu);
    connect(m_table, &RunTable::openAsked, this, [this] { act(RunAction::Open); });
    connect(m_table, &RunTable::renameAsked, this, [this] { act(RunAction::Rename); });
    connect(m_table, &RunTable::throwAwayAsked, this, [this] { act(RunAction::ThrowAway); });
    connect(m_compare, &ComparePanel::clearAsked, m_model, &RunModel::clearCompared);
    connect(m_compare, &ComparePanel::saveAsked, m_jobs, &RunJobs::save);
    connect(m_bar, &RunToolBar::actionAsked, this, &RunsPage::act);
    connect(m_bar, &RunToolBar::reportOpenAsked, this, &RunsPage::openReport);
    connect(m_bar, &RunToolBar::filterChanged, this, [this](const QString& text) {
        m_table->setFilter(text);
        showRuns();
    });
    connect(m_hint, &EmptyState::doorChosen, this, [this] {
        if (m_list->error().isEmpty()) return emit trainingAsked();
        m_list->refresh();
    });
    const auto shortcut = [this](const QKeySequence& keys, auto what) {
        auto* made = new QShortcut(keys, this);
        made->setContext(Qt::WidgetWithChildrenShortcut);
        connect(made, &QShortcut::activated, this, what);
    };
    shortcut(QKeySequence(Qt::CTRL | Qt::Key_E), [this] { exportRun(); });
    shortcut(QKeySequence(Qt::CTRL | Qt::Key_F), [this] { m_bar->focusFilter(); });
}

/// For the chosen runs; the columns, too, which keys can't reach in the header.
void RunsPage::showMenu(const QPoint& place) {
    if (m_table->chosen().empty()) return;
    QMenu* menu = m_bar->makeMenu();
    menu->addSeparator();
    m_table->addColumns(*menu->addMenu(tr("Columns")));
    menu->popup(m_table->viewport()->mapToGlobal(place));
}

/// Asked for from another page it may be that nothing has been read yet.
void RunsPage::exportRun() {
    m_exportWhenRead = m_list->loading();
    if (m_exportWhenRead) return;
    if (m_table->chosen().empty()) m_table->choose(m_session.history().start.run);
    act(RunAction::Export);
}

void RunsPage::exportFile(ExportSubject subject) {
    (new ExportDialog(std::move(subject), *m_jobs, this))->open();
}

void RunsPage::connectJobs() {
    connect(m_work.cancel, &QToolButton::clicked, m_jobs, &RunJobs::cancel);
    connect(m_jobs, &RunJobs::workingChanged, this, &RunsPage::showWork);
    connect(m_jobs, &RunJobs::foldersChanged, m_list, &RunList::refresh);
    connect(m_jobs, &RunJobs::failed, this, [this](const Sentence& sentence, const QString& detail, bool undoable) {
        m_message->showMessage(sentence, detail, undoable);
    });
    connect(m_jobs, &RunJobs::done, this,
            [this](const Sentence& sentence, bool undoable) { m_message->showNotice(sentence, undoable); });
    connect(m_message, &MessageBar::undoAsked, m_jobs, &RunJobs::undo);
}

void RunsPage::connectSession() {
    connect(&m_session, &Session::stateChanged, this, &RunsPage::followRun);
    connect(&m_session, &Session::historyChanged, this, [this] {
        if (m_session.history().epochs.size() == m_epochsSeen) return;
        m_epochsSeen = m_session.history().epochs.size();
        followRun();
    });
    connect(&m_session, &Session::opened, this, [this](const QString& path, PathKind kind) {
        if (kind == PathKind::Run) m_list->addElsewhere(pathFromText(path.toStdString()));
    });
    if (!m_session.history().start.run.empty()) m_list->addElsewhere(m_session.history().start.run);
}

/// Its folder was written before the session heard of it.
void RunsPage::followRun() {
    const std::filesystem::path& run = m_session.history().start.run;
    if (!run.empty()) m_list->addElsewhere(run);
    m_list->refresh();
    showActions();
}

void RunsPage::showRuns() {
    const int whole = m_model->rowCount();
    m_hint->setVisible(whole == 0);
    m_rows->setVisible(whole > 0);
    m_bar->showCounts(m_table->shownCount(), whole, m_model->comparedCount());
    if (!m_list->error().isEmpty()) {
        m_hint->say(tr("The runs could not be read"), m_list->error());
        m_hint->offer(tr("Try again"));
    } else if (m_list->loading()) {
        m_hint->say(tr("Reading the runs…"), {});
        m_hint->offer({});
    } else {
        m_hint->say(tr("No runs yet"),
                    tr("Every training leaves a run here: its curves, its weights and its report. Start one on the "
                       "Training page, or open a run from somewhere else."));
        m_hint->offer(tr("Go to Training"));
    }
    showBelow();
    if (m_list->loading() || !std::exchange(m_exportWhenRead, false)) return;
    // The menu waits for a choice; whoever reads the runs does not.
    QTimer::singleShot(0, this, [this] {
        if (isVisible()) exportRun();
    });
}

void RunsPage::showBelow() {
    const auto compared = m_model->compared();
    const std::vector<const RunSummary*> chosen = m_table->chosen();
    std::vector<ComparePanel::Shown> shown;
    for (std::size_t slot = 0; slot < compared.size(); ++slot)
        if (compared[slot]) shown.push_back({compared[slot], static_cast<int>(slot)});
    if (!shown.empty()) {
        m_facts->showComparison(compared);
        m_compare->showRuns(shown, true);
    } else if (chosen.size() == 1) {
        m_facts->showRun(*chosen.front());
        m_compare->showRuns({{chosen.front(), 0}}, false);
    } else {
        m_facts->showNothing();
        m_compare->showRuns({}, false);
    }
    m_bar->showCounts(m_table->shownCount(), m_model->rowCount(), m_model->comparedCount());
    showActions();
}

RunChoice RunsPage::choice() const {
    return {m_table->chosen(), !m_session.actions().changeData, m_jobs->working()};
}

void RunsPage::showActions() {
    m_bar->showChoice(choice());
}

void RunsPage::showWork() {
    m_work.row->setVisible(m_jobs->working());
    m_work.text->setText(m_jobs->workText().text());
    m_work.bar->setAccessibleName(m_work.text->text());
    m_work.cancel->setVisible(m_jobs->canCancel());
    showActions();
}

void RunsPage::act(RunAction action) {
    const RunChoice now = choice();
    if (!whyNot(action, now).isEmpty())  // a key has no tooltip
        return m_message->showNotice([this, action] { return whyNot(action, choice()); });
    const RunSummary& run = *now.runs.front();
    switch (action) {
        case RunAction::Open:
            return emit openAsked(pathText(run.folder));
        case RunAction::GoOn:
            m_session.goOn(pathText(run.folder));
            return emit trainingAsked();
        case RunAction::TrainAgain:
            m_session.trainLike(pathText(run.folder));
            return emit trainingAsked();
        case RunAction::StartFrom:
            return startFrom(run);
        case RunAction::Rename:
            return rename(run);
        case RunAction::ShowFolder:
            return showFolder(run);
        case RunAction::ThrowAway: {
            std::vector<std::filesystem::path> folders;
            for (const RunSummary* one : now.runs) folders.push_back(one->folder);
            return m_jobs->throwAway(std::move(folders));
        }
        case RunAction::Export:
            return m_bar->openExportMenu();
        case RunAction::ExportWeights:
            return (new ExportDialog(subjectOf(run), *m_jobs, this))->open();
        default:
            return askAndExport(action, run);
    }
}

void RunsPage::startFrom(const RunSummary& run) {
    const Settings& its = run.info->settings;
    try {
        m_session.startFrom(run.weights, its.variant, preprocessingOf(its));
    } catch (const studio::Error& error) {
        return m_session.fail(error);
    }
    emit trainingAsked();
}

void RunsPage::rename(const RunSummary& run) {
    auto* dialog = new DescribeDialog(run, this);
    connect(dialog, &DescribeDialog::described, this,
            [this, folder = run.folder](const QString& title, const QString& note) {
                m_jobs->describe(folder, title, note);
            });
    dialog->open();
}

void RunsPage::showFolder(const RunSummary& run) {
    const QString folder = pathText(run.folder);
    if (QDesktopServices::openUrl(QUrl::fromLocalFile(folder))) return;
    m_message->showMessage([folder] { return tr("No file manager answered. The run is in \"%1\".").arg(folder); }, {});
}

void RunsPage::openReport() {
    const RunChoice now = choice();
    if (!whyNot(RunAction::ExportReport, now).isEmpty()) return;
    const QString report = pathText(now.runs.front()->folder / "report.html");
    if (QDesktopServices::openUrl(QUrl::fromLocalFile(report))) return;
    m_message->showMessage([report] { return tr("No browser answered. The report is \"%1\".").arg(report); }, {});
}

void RunsPage::askAndExport(RunAction action, const RunSummary& run) {
    const std::filesystem::path folder = run.folder;  // the table may change while the person chooses
    const QString name = runName(run).replace('/', '_');
    const auto ask = [&](const QString& ending, const QString& kind) {
        return QFileDialog::getSaveFileName(this, tr("Export"), name + ending, kind);
    };
    QString file;
    if (action == RunAction::ExportReport) file = ask(QStringLiteral(".html"), tr("Web pages (*.html)"));
    if (action == RunAction::ExportCurves) file = ask(QStringLiteral(".csv"), tr("CSV files (*.csv)"));
    if (file.isEmpty()) return;
    if (action == RunAction::ExportReport) m_jobs->exportReport(folder, file);
    if (action == RunAction::ExportCurves) m_jobs->exportCurves(folder, file);
}

void RunsPage::retranslate() {
    m_work.cancel->setToolTip(tr("Stop the export"));
    m_work.cancel->setAccessibleName(tr("Stop the export"));
    m_table->setAccessibleName(tr("Runs"));
    m_model->retranslate();
    showRuns();
    showWork();
}

void RunsPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_list->setFollowing(true);
}

void RunsPage::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_list->setFollowing(false);
}

void RunsPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace studio::ui
