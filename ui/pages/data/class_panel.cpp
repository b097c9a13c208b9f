// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/class_panel.h"

#include "ui/models/class_model.h"
#include "ui/models/problem_model.h"
#include "ui/pages/data/class_delegate.h"
#include "ui/session.h"
#include "ui/text/format.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/layout.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>

namespace studio::ui {
namespace {

QListView* makeList(QWidget* parent, QAbstractItemModel* model, QAbstractItemDelegate* delegate, const char* name) {
    auto* list = new QListView(parent);
    list->setObjectName(QLatin1String(name));
    list->setModel(model);
    list->setItemDelegate(delegate);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setFrameShape(QFrame::NoFrame);
    return list;
}

QWidget* makeHead(QWidget* parent, std::initializer_list<QWidget*> left, QWidget* right) {
    auto* head = new QWidget(parent);
    head->setFixedHeight(40);
    setRole(head, "toolbar");
    head->setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(8);
    for (QWidget* widget : left) row->addWidget(widget);
    row->addStretch();
    if (right) row->addWidget(right);
    return head;
}

}  // namespace

ClassPanel::ClassPanel(Session& session, QWidget* parent) : QFrame(parent), m_session(session) {
    setRole(this, "panel");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildClasses();
    buildProblems();
    connectSession();
    retranslate();
}

void ClassPanel::buildClasses() {
    m_title = makeLabel(this, "title");
    m_count = makeLabel(this, "tableMuted");
    m_classes = new ClassModel(this);
    m_classList = makeList(this, m_classes, new ClassDelegate(this), "classList");
    layout()->addWidget(makeHead(this, {m_title}, m_count));
    static_cast<QVBoxLayout*>(layout())->addWidget(m_classList, 3);
    connect(m_classList->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        if (now.isValid()) emit classChosen(now.data(ClassModel::LabelRole).toInt());
    });
}

void ClassPanel::buildProblems() {
    m_problemIcon = new QLabel(this);
    m_problemTitle = makeLabel(this, "strong");
    m_problemCount = makeLabel(this, "muted", "problemCount");
    m_problemHead = makeHead(this, {m_problemIcon, m_problemTitle, m_problemCount}, nullptr);
    m_problems = new ProblemModel(this);
    m_problemList = makeList(this, m_problems, new ProblemDelegate(this), "problemList");
    m_problemList->setUniformItemSizes(true);
    layout()->addWidget(horizontalLine(this));
    layout()->addWidget(m_problemHead);
    static_cast<QVBoxLayout*>(layout())->addWidget(m_problemList, 2);
    connect(m_problemList, &QListView::activated, this,
            [this](const QModelIndex& row) { emit problemChosen(row.data(ProblemModel::PathRole).toString()); });
    connect(m_problemList, &QListView::clicked, this,
            [this](const QModelIndex& row) { emit problemChosen(row.data(ProblemModel::PathRole).toString()); });
}

void ClassPanel::connectSession() {
    connect(&m_session, &Session::dataSetChanged, this, &ClassPanel::showPictures);
    connect(&m_session, &Session::preparedChanged, this, &ClassPanel::showPictures);
    connect(&Theme::instance(), &Theme::themeChanged, this, &ClassPanel::retranslate);
}

void ClassPanel::showPictures() {
    const int row = std::max(0, m_classList->currentIndex().row());
    const auto set = m_session.dataSet();
    m_classes->setPictures(set, m_session.prepared());
    if (const auto report = m_session.report()) {
        m_problems->setProblems(report->problems);
    } else {
        m_problems->setProblems(set ? set->problems : std::vector<Problem>());
    }
    const QModelIndex kept = m_classes->index(std::min(row, m_classes->rowCount() - 1));
    m_classList->setCurrentIndex(kept);
    retranslate();
}

void ClassPanel::retranslate() {
    m_title->setText(tr("Classes"));
    m_count->setText(m_classes->rowCount() > 0 ? countText(m_classes->classes()) : QString());
    const int out = m_problems->leftOut();
    const int said = m_problems->rowCount() - out;
    m_problemIcon->setPixmap(iconPixmap(out > 0              ? "warning"
                                        : m_session.report() ? "tick"
                                                             : "info",
                                        out > 0 ? Token::Warning : Token::Muted, 16, devicePixelRatioF()));
    m_problemTitle->setText(tr("Problems"));
    const QString count = out > 0              ? tr("%n file(s) left out", nullptr, out)
                          : said > 0           ? tr("%n note(s)", nullptr, said)
                          : m_session.report() ? tr("none found")
                                               : tr("looking for them");
    m_problemCount->setText(count);
    m_problemList->setVisible(m_problems->rowCount() > 0);
    m_classList->setAccessibleName(tr("Classes"));
    m_problemList->setAccessibleName(tr("Problems"));
    m_classes->retranslate();
}

void ClassPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QFrame::changeEvent(event);
}

}  // namespace studio::ui
