// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "ui/base/app_settings.h"
#include "ui/help/commands.h"
#include "ui/pages/data_page.h"
#include "ui/pages/network_page.h"
#include "ui/pages/predictions_page.h"
#include "ui/pages/runs_page.h"
#include "ui/pages/training_page.h"
#include "ui/run_bar.h"
#include "ui/session.h"
#include "ui/text/language.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/top_bar.h"
#include "ui/widgets/drop_veil.h"
#include "ui/widgets/focus_ring.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/tab_round.h"

#include <QEvent>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMessageBox>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <utility>

namespace studio::ui {

static constexpr QSize kSmallest{1180, 700};  ///< every page's needs, with a little room

MainWindow::MainWindow(EngineSource engine, QWidget* parent) : QMainWindow(parent) {
    const AppSettings& settings = appSettings();
    setLanguage(languageFromCode(settings.value(QStringLiteral("window/language")).toString()));
    const QString theme = settings.value(QStringLiteral("window/theme")).toString();
    Theme::instance().setMode(theme == QLatin1String("dark")    ? ThemeMode::Dark
                              : theme == QLatin1String("light") ? ThemeMode::Light
                                                                : ThemeMode::System);
    m_session = std::make_unique<Session>(std::move(engine));
    setWindowIcon(icon("inception-studio"));
    setAcceptDrops(true);
    buildWidgets();
    connectSession();
    addShortcuts();
    readSettings();
    showTitle();
    m_dataPage->setFocus();
}

MainWindow::~MainWindow() {
    // Pages look at the session to their end, so they go first.
    delete takeCentralWidget();
}

void MainWindow::buildWidgets() {
    auto* central = new QWidget(this);
    auto* column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_topBar = new TopBar(*m_session, central);
    m_message = new MessageBar(central);
    m_pages = new QStackedWidget(central);
    m_runBar = new RunBar(*m_session, central);
    // Nothing of a run is to be seen on the Data page; on the others there is.
    connect(m_runBar, &RunBar::started, this, [this] {
        if (page() == Page::Data) showPage(Page::Training);
    });
    column->addWidget(m_topBar);
    column->addWidget(m_message);
    column->addWidget(m_pages, 1);
    column->addWidget(m_runBar);
    setCentralWidget(central);
    // A page that needs more for a moment, while it changes what it shows, does not push the window larger for good.
    layout()->setSizeConstraint(QLayout::SetNoConstraint);
    setMinimumSize(kSmallest);
    m_veil = new DropVeil(this);
    new FocusRing(this);
    for (const PageRow& row : pageTable()) m_topBar->addTab(row.text, row.name);
    m_dataPage = static_cast<DataPage*>(pageWidget(Page::Data));
}

QWidget* MainWindow::pageWidget(Page page) {
    QWidget*& widget = m_built[page];
    if (widget) return widget;
    widget = rowOf(page).make(*m_session, m_pages);
    m_pages->addWidget(widget);
    adoptPage(widget);
    return widget;
}

void MainWindow::buildOtherPages() {
    for (const PageRow& row : pageTable()) {
        if (m_built[row.page]) continue;
        pageWidget(row.page);
        QTimer::singleShot(0, this, &MainWindow::buildOtherPages);
        return;
    }
}

void MainWindow::adoptPage(QWidget* page) {
    const QList<QWidget*> parts = page->findChildren<QWidget*>();
    for (QWidget* part : parts) part->setAcceptDrops(false);
    const auto told = [this](const QString& path) {
        m_message->showNotice([name = QFileInfo(path).fileName()] { return tr("Wrote \"%1\".").arg(name); });
    };
    if (auto* network = qobject_cast<NetworkPage*>(page)) connect(network, &NetworkPage::saved, this, told);
    if (auto* training = qobject_cast<TrainingPage*>(page)) {
        connect(training, &TrainingPage::saved, this, told);
        connect(training, &TrainingPage::picturesAsked, this, [this](const StepPictures& pictures) {
            showPage(Page::Data);
            m_dataPage->showOnly(pictures);
        });
    }
    if (auto* runs = qobject_cast<RunsPage*>(page)) {
        connect(runs, &RunsPage::openAsked, this, &MainWindow::openChosen);
        connect(runs, &RunsPage::trainingAsked, this, [this] { showPage(Page::Training); });
    }
    if (auto* predictions = qobject_cast<PredictionsPage*>(page)) {
        connect(predictions, &PredictionsPage::showInDataRequested, this, [this](const std::string& path) {
            showPage(Page::Data);
            m_dataPage->show(path);
        });
        connect(predictions, &PredictionsPage::saved, this, told);
        connect(predictions, &PredictionsPage::trainingAsked, this, [this] { showPage(Page::Training); });
        connect(predictions, &PredictionsPage::openRunAsked, this, &MainWindow::openRun);
        connect(predictions, &PredictionsPage::weightsAsked, this,
                [this](const QString& file) { showWeights(file, m_session->fileReadAs()); });
    }
}

void MainWindow::connectSession() {
    connect(m_topBar, &TopBar::tabChosen, this, [this](int tab) { turnTo(pageTable()[std::size_t(tab)].page); });
    connect(m_topBar, &TopBar::openFolderAsked, this, &MainWindow::openFolder);
    connect(m_topBar, &TopBar::openListAsked, this, &MainWindow::openList);
    connect(m_topBar, &TopBar::openRunAsked, this, &MainWindow::openRun);
    connect(m_topBar, &TopBar::sampleAsked, m_session.get(), &Session::openSample);
    connect(m_topBar, &TopBar::pathChosen, this, &MainWindow::openChosen);
    connect(m_topBar, &TopBar::helpAsked, this, &MainWindow::showHelp);
    connect(m_topBar, &TopBar::aboutAsked, this, &MainWindow::showAbout);
    connect(m_topBar, &TopBar::quitAsked, this, &QWidget::close);
    connect(m_dataPage, &DataPage::pathChosen, this, &MainWindow::openChosen);
    connect(m_dataPage, &DataPage::trainingAsked, this, [this] { showPage(Page::Training); });
    connect(m_dataPage, &DataPage::openFolderAsked, this, &MainWindow::openFolder);
    connect(m_dataPage, &DataPage::openListAsked, this, &MainWindow::openList);
    connect(m_dataPage, &DataPage::openRunAsked, this, &MainWindow::openRun);
    connect(m_session.get(), &Session::openingAsked, this, [this] { m_lookingAtDrop.cancel(); });
    connect(m_session.get(), &Session::failed, m_message,
            [this](const Sentence& sentence, const QString& detail) { m_message->showMessage(sentence, detail); });
    connect(m_session.get(), &Session::dataSetChanged, this, [this] {
        if (!std::exchange(m_keepMessage, false)) m_message->hide();
    });
    connect(m_session.get(), &Session::unseenWeights, this, [this](const QString& file) { showWeights(file); });
    connect(m_session.get(), &Session::dataSetChanged, this, &MainWindow::showTitle);
    connect(m_session.get(), &Session::opened, this, &MainWindow::rememberOpened);
    connect(m_session.get(), &Session::preparedChanged, this, [this] {
        if (m_session->prepared()) rememberOpened(m_session->dataPath(), PathKind::Data);
    });
    connect(m_session.get(), &Session::stateChanged, this, [this] {
        if (isLive(m_session->state())) return;
        if (m_closeQuestion) m_closeQuestion->close();
        if (m_closeAfterRun) close();
    });
}

void MainWindow::addShortcuts() {
    const auto on = [this](const QKeySequence& keys, auto what) {
        auto* shortcut = new QShortcut(keys, this);
        connect(shortcut, &QShortcut::activated, this, what);
        return shortcut;
    };
    for (std::size_t i = 0; i < pageTable().size(); ++i)
        on(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)), [this, i] { turnTo(pageTable()[i].page); });
    on(keysOf(Command::Toggle), [this] { m_runBar->toggle(); });
    on(keysOf(Command::OpenFolder), [this] { openFolder(); });
    on(keysOf(Command::OpenRun), [this] { openRun(); });
    m_export = on(keysOf(Command::Export), [this] {
        showPage(Page::Runs);
        qobject_cast<RunsPage*>(pageWidget(Page::Runs))->exportRun();
    });
    on(keysOf(Command::Paste), [this] { paste(); });
    on(keysOf(Command::Help), [this] { showHelp(); });
    on(keysOf(Command::Quit), [this] { close(); });
}

void MainWindow::turnTo(Page page) {
    if (page != this->page()) m_message->hide();
    showPage(page);
}

void MainWindow::showPage(Page page) {
    m_pages->setCurrentWidget(pageWidget(page));
    m_export->setEnabled(page != Page::Runs);  // which has this key itself
    m_topBar->setCurrent(static_cast<int>(&rowOf(page) - pageTable().data()));
}

MainWindow::Page MainWindow::page() const {
    for (const auto& [shown, widget] : m_built)
        if (widget == m_pages->currentWidget()) return shown;
    return Page::Data;
}

/// What the focused control has no use for comes here.
void MainWindow::keyPressEvent(QKeyEvent* event) {
    const bool space = event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier && !event->isAutoRepeat();
    if (!space || !isLive(m_session->state())) return QMainWindow::keyPressEvent(event);
    m_runBar->toggle();
}

bool MainWindow::focusNextPrevChild(bool next) {
    return goToNextStop(*centralWidget(), next);
}

bool MainWindow::event(QEvent* event) {
    const bool handled = QMainWindow::event(event);
    if (event->type() == QEvent::LanguageChange) showTitle();
    if (event->type() == QEvent::Paint && !m_painted) {
        m_painted = true;
        emit firstFrameShown();
        QTimer::singleShot(0, this, &MainWindow::afterFirstFrame);
    }
    return handled;
}

void MainWindow::afterFirstFrame() {
    m_session->loadEngine();
    Theme::instance().followSystem();
    buildOtherPages();
    const AppSettings& settings = appSettings();
    const QString last = settings.value(QStringLiteral("window/lastPath")).toString();
    if (!m_startPath.isEmpty()) {
        openChosen(m_startPath);
    } else if (!m_session->dataSet() && !m_session->opening()) {
        if (!last.isEmpty()) m_session->openPath(last, Session::IfMissing::Ignore);
        showPage(pageNamed(settings.value(QStringLiteral("window/page")).toString()));
    }
}

bool MainWindow::openAtStart(const QString& path) {
    if (!QFileInfo::exists(path)) return false;
    m_startPath = path;
    if (m_painted) openChosen(path);
    return true;
}

void MainWindow::showTitle() {
    const QString name = m_session->dataName();
    setWindowTitle(name.isEmpty() ? QStringLiteral("Inception Studio")
                                  : tr("%1 - Inception Studio", "window title").arg(name));
}

void MainWindow::readSettings() {
    const AppSettings& settings = appSettings();
    if (!restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray())) resize(1280, 800);
}

void MainWindow::writeSettings() {
    AppSettings& settings = appSettings();
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/page"), QLatin1String(rowOf(page()).name));
    settings.setValue(QStringLiteral("window/lastPath"), m_session->dataPath());
}

}  // namespace studio::ui
