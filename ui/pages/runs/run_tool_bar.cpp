// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs/run_tool_bar.h"

#include "ui/text/format.h"
#include "ui/text/run_text.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/find_line.h"
#include "ui/widgets/layout.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QWidgetAction>

namespace studio::ui {

RunToolBar::RunToolBar(QWidget* parent) : QWidget(parent) {
    setRole(this, "toolbar");
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(40);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(4);
    m_filter = new FindLine(this);
    m_filter->setObjectName(QStringLiteral("runFilter"));
    m_filter->setFixedWidth(200);
    m_filter->setClearButtonEnabled(true);
    m_count = new ElidedLabel(this, "tableMuted", "runCount");
    row->addWidget(m_filter);
    row->addSpacing(12);
    row->addWidget(m_count, 1);
    addButton(RunAction::Open, "open-run", "openRun");
    addButton(RunAction::GoOn, "play", "goOnWithRun");
    addButton(RunAction::TrainAgain, "refresh", "trainAgain");
    addButton(RunAction::Rename, "pencil", "renameRun");
    addButton(RunAction::ShowFolder, "folder", "showRunFolder");
    addButton(RunAction::ThrowAway, "wastebasket", "throwRunAway");
    row->addSpacing(4);
    QFrame* line = verticalLine(this);
    line->setFixedHeight(20);
    row->addWidget(line);
    row->addSpacing(4);
    buildExportMenu();
    QAction* from = new QAction(icon("file"), {}, this);  // in the menu alone: the bar has no room for it
    connect(from, &QAction::triggered, this, [this] { emit actionAsked(RunAction::StartFrom); });
    m_entries[RunAction::StartFrom] = from;
    connect(m_filter, &QLineEdit::textChanged, this, &RunToolBar::filterChanged);
    retranslate();
}

QToolButton* RunToolBar::addButton(RunAction action, const char* iconName, const char* objectName) {
    QToolButton* button = makeToolButton(this, "flat", iconName);
    button->setObjectName(QLatin1String(objectName));
    button->setFixedHeight(28);
    layout()->addWidget(button);
    m_buttons[action] = button;
    if (action != RunAction::Export)
        connect(button, &QToolButton::clicked, this, [this, action] { emit actionAsked(action); });
    return button;
}

QLabel* RunToolBar::addCaption(const char* objectName) {
    auto* entry = new QWidgetAction(m_exports);
    QLabel* caption = makeTextLabel(m_exports, "caption", objectName);
    caption->setContentsMargins(12, 4, 12, 4);
    caption->setFixedWidth(248);
    entry->setDefaultWidget(caption);
    entry->setEnabled(false);  // the arrow keys pass over it
    m_exports->addAction(entry);
    return caption;
}

/// A menu asks what a widget in it is high without telling how wide it will be: all its lines must be there before.
static void setCaption(QLabel* caption, const QString& text) {
    caption->setText(text);
    caption->ensurePolished();
    caption->setFixedHeight(caption->heightForWidth(caption->width()));
}

void RunToolBar::buildExportMenu() {
    QToolButton* button = addButton(RunAction::Export, "download", "exportRun");
    setRole(button, "menu");
    m_exports = new QMenu(this);
    m_exports->setObjectName(QStringLiteral("exportMenu"));
    m_exports->setToolTipsVisible(true);
    button->setMenu(m_exports);
    button->setPopupMode(QToolButton::InstantPopup);
    m_exported = addCaption("exportedRun");
    for (const RunAction action : {RunAction::ExportWeights, RunAction::ExportReport, RunAction::ExportCurves}) {
        m_entries[action] = m_exports->addAction(QString(), this, [this, action] { emit actionAsked(action); });
        if (action == RunAction::ExportWeights) m_exports->addSeparator();
        if (action == RunAction::ExportReport)
            m_openReport = m_exports->addAction(QString(), this, &RunToolBar::reportOpenAsked);
    }
    m_exports->addSeparator();
    m_checked = addCaption("exportNote");
}

void RunToolBar::openExportMenu() {
    if (m_buttons[RunAction::Export]->isEnabled()) m_buttons[RunAction::Export]->showMenu();
}

QMenu* RunToolBar::makeMenu() {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("runMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    for (const auto& [action, button] : m_buttons) {
        const bool exports = action == RunAction::Export && button->isEnabled();
        QAction* entry = exports ? menu->addMenu(m_exports) : menu->addAction(QString());
        entry->setText(button->text().trimmed());
        entry->setIcon(button->icon());
        entry->setEnabled(button->isEnabled());
        entry->setToolTip(button->toolTip());
        if (!exports) connect(entry, &QAction::triggered, button, &QToolButton::click);
        if (action == RunAction::TrainAgain) menu->addAction(m_entries[RunAction::StartFrom]);
    }
    return menu;
}

void RunToolBar::focusFilter() {
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void RunToolBar::showChoice(const RunChoice& choice) {
    m_chosenName = choice.runs.size() == 1 ? runName(*choice.runs.front()) : QString();
    for (const auto& [action, button] : m_buttons) {
        const QString why = whyNot(action, choice);
        button->setEnabled(why.isEmpty());
        button->setToolTip(why.isEmpty() ? helpOf(action) : why);
    }
    for (const auto& [action, entry] : m_entries) {
        const QString why = whyNot(action, choice);
        entry->setEnabled(why.isEmpty());
        entry->setToolTip(why.isEmpty() ? helpOf(action) : why);
    }
    const QString whyNotOpened = whyNot(RunAction::ExportReport, choice);
    m_openReport->setEnabled(whyNotOpened.isEmpty());
    m_openReport->setToolTip(whyNotOpened);
    m_exported->setText(m_chosenName.isEmpty() ? QString() : tr("Classifier, %1, best epoch").arg(m_chosenName));
}

void RunToolBar::showCounts(int shown, int whole, int compared) {
    m_shown = shown;
    m_whole = whole;
    m_compared = compared;
    QString text = tr("%Ln run(s)", nullptr, whole);
    if (shown < whole) text = tr("%1 of %2").arg(countText(shown), text);
    if (compared > 0) text += tr(", %Ln compared", nullptr, compared);
    m_count->setText(whole > 0 ? text : QString());
}

void RunToolBar::addToMenu(RunAction action, const QString& text, const QString& ending) {
    m_entries[action]->setText(text + '\t' + ending);
}

void RunToolBar::retranslate() {
    m_filter->setPlaceholderText(tr("Filter runs"));
    m_filter->setAccessibleName(tr("Filter runs"));
    m_filter->setToolTip(tr("Words of a name, note, data set, network or state (Ctrl+F)"));
    m_buttons[RunAction::Open]->setText(besideIcon(tr("Open")));
    m_buttons[RunAction::GoOn]->setText(besideIcon(tr("Go on")));
    m_buttons[RunAction::TrainAgain]->setText(besideIcon(tr("Train again…")));
    m_buttons[RunAction::Rename]->setText(besideIcon(tr("Rename…")));
    m_buttons[RunAction::ShowFolder]->setText(besideIcon(tr("Show folder")));
    m_buttons[RunAction::ThrowAway]->setText(besideIcon(tr("Wastebasket")));
    m_buttons[RunAction::Export]->setText(besideIcon(tr("Export")));
    m_entries[RunAction::StartFrom]->setText(tr("Start the next run from this one's weights"));
    addToMenu(RunAction::ExportWeights, tr("Network…"), QStringLiteral(".pth .onnx .pt"));
    addToMenu(RunAction::ExportReport, tr("Report…"), QStringLiteral(".html"));
    m_openReport->setText(tr("Open the report in the browser"));
    addToMenu(RunAction::ExportCurves, tr("Curves…"), QStringLiteral(".csv"));
    setCaption(m_checked, tr("Weights are read back and compared before an export is reported."));
    showCounts(m_shown, m_whole, m_compared);
}

void RunToolBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace studio::ui
