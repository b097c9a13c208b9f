// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data_page.h"

#include "ui/models/picture_model.h"
#include "ui/pages/data/browser.h"
#include "ui/pages/data/class_panel.h"
#include "ui/pages/data/inspector.h"
#include "ui/pages/data/split_dialog.h"
#include "ui/pages/start/first_start.h"
#include "ui/session.h"
#include "ui/text/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/layout.h"

#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace studio::ui {

DataPage::DataPage(Session& session, QWidget* parent) : QWidget(parent), m_session(session) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_stack = new QStackedWidget(this);
    column->addWidget(m_stack);
    m_firstStart = new FirstStart(m_stack);
    m_stack->addWidget(m_firstStart);
    m_stack->addWidget(m_loading = buildLoading());
    m_stack->addWidget(buildBrowser());
    connectSession();
    retranslate();
    chooseView();
    setFocusPolicy(Qt::ClickFocus);
}

QWidget* DataPage::buildLoading() {
    auto* page = new QWidget(m_stack);
    auto* column = new QVBoxLayout(page);
    column->setSpacing(12);
    m_loadingTitle = makeLabel(page, "title");
    m_loadingText = makeLabel(page, "muted", "loadingText");
    m_loadingBar = new QProgressBar(page);
    m_loadingBar->setRange(0, 0);
    m_loadingBar->setTextVisible(false);
    m_loadingBar->setFixedWidth(280);
    m_cancel = new QPushButton(page);
    m_cancel->setObjectName("cancelOpening");
    column->addStretch(2);
    column->addWidget(m_loadingTitle, 0, Qt::AlignHCenter);
    column->addWidget(m_loadingBar, 0, Qt::AlignHCenter);
    column->addWidget(m_loadingText, 0, Qt::AlignHCenter);
    column->addWidget(m_cancel, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_cancel, &QPushButton::clicked, &m_session, &Session::cancelOpening);
    return page;
}

QWidget* DataPage::buildBrowser() {
    m_columns = new QSplitter(m_stack);
    m_columns->setHandleWidth(1);
    m_columns->setChildrenCollapsible(false);
    m_classes = new ClassPanel(m_session, m_columns);
    m_browser = new Browser(m_session, m_columns);
    auto* inspector = new Inspector(m_session, m_columns);
    m_classes->setMinimumWidth(200);
    inspector->setMinimumWidth(304);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_classes, m_browser, inspector})
        m_columns->addWidget(widget);
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({248, 718, 312});
    rememberSplitter(*m_columns, "data/columns");
    connect(m_classes, &ClassPanel::classChosen, m_browser, &Browser::showClass);
    connect(m_classes, &ClassPanel::problemChosen, &m_session, &Session::setChosen);
    connect(m_classes, &ClassPanel::problemAsked, this, QOverload<const std::string&>::of(&DataPage::show));
    connect(m_classes, &ClassPanel::splitAsked, this, &DataPage::showSplit);
    return m_columns;
}

void DataPage::connectSession() {
    connect(m_firstStart, &FirstStart::sampleAsked, &m_session, &Session::openSample);
    connect(m_firstStart, &FirstStart::openListAsked, this, &DataPage::openListAsked);
    connect(m_firstStart, &FirstStart::openFolderAsked, this, &DataPage::openFolderAsked);
    connect(m_firstStart, &FirstStart::openRunAsked, this, &DataPage::openRunAsked);
    connect(m_firstStart, &FirstStart::pathChosen, this, &DataPage::pathChosen);
    connect(m_firstStart, &FirstStart::goOnAsked, this, [this](const QString& run) {
        m_session.goOn(run);
        emit trainingAsked();
    });
    connect(&m_session, &Session::openingChanged, this, &DataPage::chooseView);
    connect(&m_session, &Session::dataSetChanged, this, &DataPage::chooseView);
    connect(&m_session, &Session::browsedChanged, this, &DataPage::chooseView);
    connect(&m_session, &Session::listingProgress, this,
            [this](qint64 done) { m_loadingText->setText(tr("%1 pictures found").arg(countText(done))); });
    auto* find = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_F), this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, m_browser, &Browser::focusSearch);
}

void DataPage::chooseView() {
    const bool first = m_session.browsed() == nullptr;
    if (first && m_session.opening()) {
        m_loadingText->setText({});
        showLoading();
        m_stack->setCurrentWidget(m_loading);
    } else if (first) {
        m_stack->setCurrentWidget(m_firstStart);
    } else {
        m_stack->setCurrentWidget(m_columns);
    }
}

void DataPage::showLoading() {
    m_loadingTitle->setText(m_session.listing() ? tr("Looking for pictures") : tr("Opening"));
    m_loadingBar->setAccessibleName(m_loadingTitle->text());
}

void DataPage::show(const std::string& path) {
    const PictureModel& pictures = m_browser->pictures();
    const Item* item = pictures.listed(path);
    if (item && pictures.rowOf(path) < 0) {
        // A class that is left out shows its pictures only when it is chosen itself.
        const bool left = pictures.useOf(*item) == PictureUse::ClassLeftOut;
        m_classes->choose(left ? pictures.className(*item) : std::string());
    }
    m_browser->show(path);
}

void DataPage::showOnly(const StepPictures& pictures) {
    m_classes->choose({});  // all
    m_browser->showOnly(pictures);
}

void DataPage::showSplit() {
    auto* dialog = new SplitDialog(m_session, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void DataPage::refreshRecent() {
    m_firstStart->refreshRecent();
}

void DataPage::retranslate() {
    showLoading();
    m_cancel->setText(tr("Cancel"));
}

void DataPage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace studio::ui
