// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/class_panel.h"

#include "core/training/settings.h"
#include "ui/base/app_settings.h"
#include "ui/models/class_model.h"
#include "ui/pages/data/class_list.h"
#include "ui/pages/data/problem_panel.h"
#include "ui/session.h"
#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/layout.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QToolButton>
#include <algorithm>
#include <cmath>

namespace studio::ui {
namespace {

constexpr std::size_t kFewestClasses = 2;
constexpr int kLongestName = 28;  ///< characters, which fit a line
constexpr const char* kPartsKey = "data/classParts";

/// The names as the setting's text: commas between, quoted where a name has one.
std::string classesText(std::vector<std::string> names) {
    Settings settings;
    settings.classes = std::move(names);
    return findSetting("classes")->get(settings);
}

}  // namespace

ClassPanel::ClassPanel(Session& session, QWidget* parent) : QFrame(parent), m_session(session) {
    setRole(this, "panel");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new QWidget(this);
    head->setFixedHeight(40);
    setRole(head, "toolbar");
    head->setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(16, 0, 16, 0);
    m_title = makeLabel(head, "title");
    m_count = makeLabel(head, "tableMuted", "classCount");
    row->addWidget(m_title, 1);
    row->addWidget(m_count);
    m_said = makeTextLabel(this, "captionText", "classesSaid");
    m_said->setContentsMargins(16, 6, 16, 6);
    m_said->hide();
    m_imbalance = makeTextLabel(this, "captionText", "imbalance");
    m_imbalance->setContentsMargins(16, 6, 16, 6);
    m_imbalance->hide();
    m_classes = new ClassModel(this);
    auto* parts = m_parts = new QSplitter(Qt::Vertical, this);
    parts->setChildrenCollapsible(false);
    parts->setHandleWidth(1);
    m_list = new ClassList(m_classes, parts);
    m_problems = new ProblemPanel(session, parts);
    parts->addWidget(m_list);
    parts->addWidget(m_problems);
    rememberSplitter(*parts, kPartsKey);
    m_partsMoved = appSettings().value(QLatin1String(kPartsKey)).isValid();
    connect(parts, &QSplitter::splitterMoved, this, [this] { m_partsMoved = true; });
    column->addWidget(head);
    column->addWidget(m_said);
    column->addWidget(m_imbalance);
    column->addWidget(parts, 1);
    connectSession();
    retranslate();
}

void ClassPanel::connectSession() {
    for (const auto signal :
         {&Session::dataSetChanged, &Session::browsedChanged, &Session::preparedChanged, &Session::settingsChanged})
        connect(&m_session, signal, this, &ClassPanel::showPictures);
    connect(&m_session, &Session::stateChanged, this, &ClassPanel::updateLock);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        if (now.isValid()) emit classChosen(m_classes->className(now.row()));
    });
    connect(m_list, &ClassList::useAsked, this, &ClassPanel::use);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list, &QWidget::customContextMenuRequested, this, &ClassPanel::showMenu);
    connect(m_list->splitButton(), &QToolButton::clicked, this, &ClassPanel::splitAsked);
    connect(m_problems, &ProblemPanel::problemChosen, this, &ClassPanel::problemChosen);
    connect(m_problems, &ProblemPanel::problemAsked, this, &ClassPanel::problemAsked);
}

void ClassPanel::showPictures() {
    const std::string chosen = m_classes->className(m_list->currentIndex().row());
    m_classes->setPictures(m_session.browsed(), m_session.prepared(), m_session.settings().classes,
                           m_session.dataSet() != nullptr);
    if (!m_list->currentIndex().isValid()) choose(chosen);
    updateCount();
    updateLock();
    sayImbalance();
    m_list->placeSplit();
    shareHeight();
}

/// The classes take what they need, up to two thirds; the problems the rest. Until someone moves the line.
void ClassPanel::shareHeight() {
    if (m_partsMoved || m_classes->rowCount() == 0 || m_parts->height() <= 0) return;
    int wanted = 8;
    for (int row = 0; row < m_classes->rowCount() && wanted < m_parts->height(); ++row)
        wanted += m_list->sizeHintForRow(row);
    const int classes = std::min(wanted, m_parts->height() * 2 / 3);
    m_parts->setSizes({classes, m_parts->height() - classes});
}

void ClassPanel::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    shareHeight();
}

void ClassPanel::choose(const std::string& className) {
    m_list->setCurrentIndex(m_classes->index(m_classes->rowOf(className)));
}

void ClassPanel::use(const std::string& className, bool used) {
    std::vector<std::string> names = m_classes->used();
    if (used) {
        names.insert(std::lower_bound(names.begin(), names.end(), className), className);
    } else if (names.size() <= kFewestClasses) {
        return say(
            tr("At least two classes must stay: a network that knows one answer learns nothing. Tick another "
               "one first."));
    } else {
        std::erase(names, className);
    }
    const bool all = names.size() == static_cast<std::size_t>(m_classes->classes());
    try {
        m_session.setSetting("classes", all ? std::string() : classesText(std::move(names)));
        say({});
    } catch (const studio::Error& error) {
        say(textOf(error));
    }
}

void ClassPanel::useAll() {
    m_session.setSetting("classes", {});
    say({});
}

void ClassPanel::showMenu(const QPoint& place) {
    const QModelIndex index = m_list->indexAt(place);
    QMenu menu(this);
    const bool free = mayChoose();
    menu.setToolTipsVisible(true);
    const auto add = [&](const QString& text, const QString& needless, auto act) {
        QAction* action = menu.addAction(text, this, act);
        action->setToolTip(free ? needless : whyFixed());
        action->setEnabled(free && needless.isEmpty());
    };
    if (index.isValid() && index.row() > 0) {
        const bool used = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        const std::string name = m_classes->className(index.row());
        add(used ? tr("Leave out of the next run") : tr("Use in the next run"), {},
            [this, name, used] { use(name, !used); });
    }
    add(tr("Use all classes"), m_session.settings().classes.empty() ? tr("All of them are used.") : QString(),
        [this] { useAll(); });
    menu.exec(m_list->viewport()->mapToGlobal(place));
}

/// In place, until the next choice.
void ClassPanel::say(const QString& sentence) {
    m_said->setText(sentence);
    m_said->setVisible(!sentence.isEmpty());
}

/// What is found first of a listing names classes that may turn out to have no pictures.
bool ClassPanel::mayChoose() const {
    return m_session.actions().editSettings && m_session.dataSet();
}

QString ClassPanel::whyFixed() const {
    return m_session.actions().editSettings
               ? tr("Which classes there are is known once all pictures are listed.")
               : tr("Which classes are used is fixed while a run is going. Stop it to change them.");
}

void ClassPanel::updateLock() {
    m_classes->setLocked(mayChoose() ? QString() : whyFixed());
    QToolButton* split = m_list->splitButton();
    split->setEnabled(m_session.report() != nullptr);
    split->setToolTip(m_session.report() ? tr("Which pictures validate, and how many")
                                         : tr("The split is known once all pictures were looked at"));
}

void ClassPanel::updateCount() {
    const int used = static_cast<int>(m_classes->used().size());
    m_count->setText(m_session.dataSet() && m_classes->rowCount() > 0
                         ? tr("%1 of %2 used").arg(countText(used), countText(m_classes->classes()))
                         : QString());
}

/// Classes as unequal as these mislead who looks at accuracy alone.
void ClassPanel::sayImbalance() {
    const std::optional<ClassModel::Imbalance> found = m_classes->imbalance();
    m_imbalance->setVisible(found.has_value());
    if (!found) return;
    const auto name = [](const std::string& text) { return shortened(fromUtf8(text), kLongestName); };
    m_imbalance->setText(tr("%1 has %2 times as many pictures as %3: accuracy alone may mislead. Predictions shows the "
                            "mean over classes, too; the setting Class weights makes up for it.")
                             .arg(name(found->largest), countText(std::llround(found->times)), name(found->smallest)));
}

void ClassPanel::retranslate() {
    m_title->setText(tr("Classes"));
    m_list->setAccessibleName(tr("Classes"));
    m_list->splitButton()->setText(tr("Split…"));
    say({});
    m_classes->retranslate();
    updateCount();
    updateLock();
    sayImbalance();
    m_list->placeSplit();
}

void ClassPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QFrame::changeEvent(event);
}

}  // namespace studio::ui
