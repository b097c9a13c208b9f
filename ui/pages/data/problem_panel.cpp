// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/problem_panel.h"

#include "core/base/files.h"
#include "ui/base/desktop.h"
#include "ui/models/problem_model.h"
#include "ui/pages/data/class_delegate.h"
#include "ui/session.h"
#include "ui/text/format.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menu_button.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QMenu>

namespace studio::ui {

ProblemPanel::ProblemPanel(Session& session, QWidget* parent) : QFrame(parent), m_session(session) {
    setRole(this, "panel");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHead();
    buildList();
    column->addStretch();
    connect(&m_session, &Session::dataSetChanged, this, &ProblemPanel::showProblems);
    connect(&m_session, &Session::preparedChanged, this, &ProblemPanel::showProblems);
    connect(&m_session, &Session::checkingChanged, this, &ProblemPanel::retranslate);
    connect(&Theme::instance(), &Theme::themeChanged, this, &ProblemPanel::retranslate);
    retranslate();
}

void ProblemPanel::buildHead() {
    auto* head = new QWidget(this);
    head->setFixedHeight(40);
    setRole(head, "toolbar");
    head->setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(16, 0, 8, 0);
    row->setSpacing(6);
    m_icon = new QLabel(head);
    m_title = makeLabel(head, "strong");
    m_count = new ElidedLabel(head, "tableMuted", "problemCount");
    m_kinds = new MenuButton(head, false);
    m_kinds->setObjectName("problemKinds");
    m_kinds->setFixedWidth(24);  // it has no text
    row->addWidget(m_icon);
    row->addWidget(m_title);
    row->addWidget(m_count, 1);
    row->addWidget(m_kinds);
    layout()->addWidget(head);
}

void ProblemPanel::buildList() {
    m_problems = new ProblemModel(this);
    m_list = new QListView(this);
    m_list->setObjectName("problemList");
    m_list->setModel(m_problems);
    m_list->setItemDelegate(new ProblemDelegate(m_list));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    static_cast<QVBoxLayout*>(layout())->addWidget(m_list, 1);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& row) {
        if (row.isValid()) emit problemChosen(pathOf(row));
    });
    connect(m_list, &QListView::activated, this, [this](const QModelIndex& row) { emit problemAsked(pathOf(row)); });
    connect(m_list, &QWidget::customContextMenuRequested, this, &ProblemPanel::showMenu);
}

std::string ProblemPanel::pathOf(const QModelIndex& index) {
    return pathFromText(index.data(ProblemModel::PathRole).toString().toStdString()).string();
}

void ProblemPanel::showProblems() {
    const auto set = m_session.dataSet();
    const auto report = m_session.report();
    // Shared with their owner: 100,000 problems are not copied.
    ProblemModel::Problems problems;
    if (report)
        problems = {report, &report->problems};
    else if (set)
        problems = {set, &set->problems};
    if (problems != m_problems->problems()) m_problems->setProblems(problems);
    retranslate();
}

void ProblemPanel::fillKinds() {
    QMenu& menu = m_kinds->choices();
    menu.clear();
    const auto add = [&](const QString& text, int count, std::optional<ProblemKind> kind) {
        QAction* action = menu.addAction(QStringLiteral("%1 (%2)").arg(text, countText(count)), this, [this, kind] {
            m_problems->setKind(kind);
            retranslate();
        });
        action->setCheckable(true);
        action->setChecked(m_problems->kind() == kind);
    };
    add(tr("All kinds"), m_problems->total(), std::nullopt);
    for (const auto& [kind, count] : m_problems->counts()) add(problemText(kind), count, kind);
    menu.addSeparator();
    menu.addAction(tr("Copy this list"), this, &ProblemPanel::copyList);
}

void ProblemPanel::showMenu(const QPoint& place) {
    const QModelIndex index = m_list->indexAt(place);
    QMenu menu(this);
    if (index.isValid()) {
        menu.addAction(icon("picture"), tr("Show among the pictures"), this, [&] { emit problemAsked(pathOf(index)); });
        menu.addAction(icon("folder"), tr("Show in folder"), this, [&] { showFolder(index); });
    }
    menu.addAction(tr("Copy this list"), this, &ProblemPanel::copyList)->setEnabled(m_problems->rowCount() > 0);
    menu.exec(m_list->viewport()->mapToGlobal(place));
}

void ProblemPanel::showFolder(const QModelIndex& index) {
    const QString file = m_session.fileOf(pathOf(index));
    showInFolder(file, this, [this, file] {
        emit m_session.failed(
            [file] { return tr("The desktop has no program that shows the folder of \"%1\".").arg(file); }, {});
    });
}

/// On a thread: every line is looked up in the present language.
void ProblemPanel::copyList() {
    m_copying.start(
        [problems = m_problems->problems(), kind = m_problems->kind()](std::stop_token,
                                                                       const Job::Post&) -> Job::Deliver {
            const QString lines = problems ? problemLines(*problems, kind) : QString();
            return [lines] { QApplication::clipboard()->setText(lines); };
        },
        {});
}

void ProblemPanel::retranslate() {
    const int out = m_problems->leftOut();
    const int said = m_problems->total() - out;
    const bool checked = m_session.report() != nullptr;
    m_icon->setPixmap(iconPixmap(out > 0   ? "warning"
                                 : checked ? "tick"
                                           : "info",
                                 out > 0 ? Token::Warning : Token::Muted, 16, devicePixelRatioF()));
    m_title->setText(tr("Problems"));
    const std::optional<ProblemKind> kind = m_problems->kind();
    m_count->setText(kind ? QStringLiteral("%1 (%2)").arg(problemText(*kind), countText(m_problems->rowCount()))
                     : out > 0 && said > 0 ? tr("%1 of %2 left out").arg(countText(out), countText(m_problems->total()))
                     : out > 0             ? tr("%n left out", nullptr, out)
                     : said > 0            ? tr("%n note(s)", nullptr, said)
                     : checked             ? tr("none found")
                     : m_session.checkCancelled() ? tr("not known")
                                                  : tr("looking for them"));
    m_kinds->setVisible(m_problems->total() > 0);
    m_kinds->setText(QString());
    m_kinds->setToolTip(m_problems->kind() ? problemText(*m_problems->kind()) : tr("All kinds"));
    m_kinds->setAccessibleName(tr("Kind of problems"));
    fillKinds();
    m_list->setVisible(m_problems->total() > 0);
    m_list->setAccessibleName(tr("Problems"));
    if (m_problems->rowCount() > 0)
        emit m_problems->dataChanged(m_problems->index(0), m_problems->index(m_problems->rowCount() - 1));
}

void ProblemPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QFrame::changeEvent(event);
}

}  // namespace studio::ui
