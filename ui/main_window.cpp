// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "ui/base/app_settings.h"
#include "ui/pages/data_page.h"
#include "ui/pages/predictions_page.h"
#include "ui/pages/runs_page.h"
#include "ui/pages/training_page.h"
#include "ui/run_bar.h"
#include "ui/session.h"
#include "ui/text/language.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/top_bar.h"
#include "ui/widgets/message_bar.h"

#include <QEvent>
#include <QFileInfo>
#include <QMessageBox>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace studio::ui {

MainWindow::MainWindow(EngineSource engine, QWidget* parent) : QMainWindow(parent) {
    const QSettings settings = appSettings();
    setLanguage(languageFromCode(settings.value(QStringLiteral("window/language")).toString()));
    const QString theme = settings.value(QStringLiteral("window/theme")).toString();
    Theme::instance().setMode(theme == QLatin1String("dark")    ? ThemeMode::Dark
                              : theme == QLatin1String("light") ? ThemeMode::Light
                                                                : ThemeMode::System);
    m_session = std::make_unique<Session>(std::move(engine));
    setWindowTitle(QStringLiteral("Inception Studio"));
    setWindowIcon(icon("inception-studio"));
    setAcceptDrops(true);
    buildWidgets();
    connectSession();
    addShortcuts();
    readSettings();
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
    m_dataPage = new DataPage(*m_session, m_pages);
    m_pages->addWidget(m_dataPage);
    column->addWidget(m_topBar);
    column->addWidget(m_message);
    column->addWidget(m_pages, 1);
    column->addWidget(m_runBar);
    setCentralWidget(central);
    m_topBar->addTab(QT_TRANSLATE_NOOP("Tabs", "Data"), "dataTab");
    m_topBar->addTab(QT_TRANSLATE_NOOP("Tabs", "Training"), "trainingTab");
    m_topBar->addTab(QT_TRANSLATE_NOOP("Tabs", "Predictions"), "predictionsTab");
    m_topBar->addTab(QT_TRANSLATE_NOOP("Tabs", "Runs"), "runsTab");
}

void MainWindow::buildPages() {
    if (m_pages->count() > 1) return;
    m_pages->addWidget(new TrainingPage(*m_session, m_pages));
    m_pages->addWidget(new PredictionsPage(*m_session, m_pages));
    auto* runs = new RunsPage(*m_session, m_pages);
    m_pages->addWidget(runs);
    connect(runs, &RunsPage::openAsked, this, &MainWindow::openChosen);
    connect(runs, &RunsPage::trainingAsked, this, [this] { showPage(Page::Training); });
}

void MainWindow::connectSession() {
    connect(m_topBar, &TopBar::tabChosen, this, [this](int tab) { showPage(static_cast<Page>(tab)); });
    connect(m_topBar, &TopBar::openFolderAsked, this, &MainWindow::openFolder);
    connect(m_topBar, &TopBar::openRunAsked, this, &MainWindow::openRun);
    connect(m_topBar, &TopBar::sampleAsked, m_session.get(), &Session::openSample);
    connect(m_topBar, &TopBar::pathChosen, this, &MainWindow::openChosen);
    connect(m_dataPage, &DataPage::pathChosen, this, &MainWindow::openChosen);
    connect(m_topBar, &TopBar::aboutAsked, this, &MainWindow::showAbout);
    connect(m_topBar, &TopBar::quitAsked, this, &QWidget::close);
    connect(m_dataPage, &DataPage::openFolderAsked, this, &MainWindow::openFolder);
    connect(m_dataPage, &DataPage::openRunAsked, this, &MainWindow::openRun);
    connect(m_session.get(), &Session::failed, m_message, &MessageBar::showMessage);
    connect(m_session.get(), &Session::dataSetChanged, m_message, &QWidget::hide);
    connect(m_session.get(), &Session::opened, this, &MainWindow::rememberOpened);
    connect(m_session.get(), &Session::preparedChanged, this, [this] {
        if (m_session->prepared()) rememberOpened(m_session->dataPath());
    });
    connect(m_session.get(), &Session::stateChanged, this, [this] {
        if (isLive(m_session->state())) return;
        if (m_closeQuestion) m_closeQuestion->close();
        if (m_closeAfterRun) close();
    });
}

void MainWindow::addShortcuts() {
    for (int page = 0; page <= static_cast<int>(Page::Runs); ++page)
        connect(new QShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + page)), this),
                &QShortcut::activated, this, [this, page] { showPage(static_cast<Page>(page)); });
    const auto add = [this](const QKeySequence& keys, auto what) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, what);
    };
    add(QKeySequence(Qt::CTRL | Qt::Key_Space), [this] { m_runBar->toggle(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_O), [this] { openFolder(); });
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), [this] { openRun(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });
}

void MainWindow::showPage(Page page) {
    if (page != Page::Data) buildPages();
    m_topBar->setCurrent(static_cast<int>(page));
    m_pages->setCurrentIndex(static_cast<int>(page));
}

MainWindow::Page MainWindow::page() const {
    return static_cast<Page>(m_pages->currentIndex());
}

bool MainWindow::event(QEvent* event) {
    const bool handled = QMainWindow::event(event);
    if (event->type() == QEvent::Paint && !m_painted) {
        m_painted = true;
        emit firstFrameShown();
        QTimer::singleShot(0, this, &MainWindow::afterFirstFrame);
    }
    return handled;
}

void MainWindow::afterFirstFrame() {
    m_session->loadEngine();
    buildPages();
    const QSettings settings = appSettings();
    const QString last = settings.value(QStringLiteral("window/lastPath")).toString();
    if (!m_startPath.isEmpty()) {
        openChosen(m_startPath);
    } else if (!last.isEmpty() && QFileInfo::exists(last) && !m_session->dataSet() && !m_session->opening()) {
        m_session->openPath(last);
        showPage(static_cast<Page>(
            qBound(0, settings.value(QStringLiteral("window/page")).toInt(), static_cast<int>(Page::Runs))));
    }
}

bool MainWindow::openAtStart(const QString& path) {
    if (!QFileInfo::exists(path)) return false;
    m_startPath = path;
    if (m_painted) openChosen(path);
    return true;
}

void MainWindow::readSettings() {
    const QSettings settings = appSettings();
    if (!restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray())) resize(1280, 800);
}

void MainWindow::writeSettings() {
    QSettings settings = appSettings();
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/page"), static_cast<int>(page()));
    settings.setValue(QStringLiteral("window/lastPath"), m_session->dataPath());
}

}  // namespace studio::ui
