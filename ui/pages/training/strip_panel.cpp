// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/training/strip_panel.h"

#include "ui/models/run_log_model.h"
#include "ui/pages/training/picture_picker.h"
#include "ui/pages/training/twelve_pictures.h"
#include "ui/session.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menu_button.h"
#include "ui/widgets/prediction_strip.h"
#include "ui/widgets/segmented_choice.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace studio::ui {

static constexpr int kLogRow = 20;
static constexpr int kSide = 16;

StripPanel::StripPanel(Session& session, QWidget* parent)
    : QFrame(parent),
      m_session(session),
      m_pictures(new TwelvePictures(session, this)),
      m_log(new RunLogModel(session.history(), this)) {
    setRole(this, "strip");
    setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSide, 5, kSide, 6);
    column->setSpacing(4);
    buildHeading();
    m_strip = new PredictionStrip(session, this);
    m_empty = makeTextLabel(this, "muted", "stripHint");
    m_empty->setAlignment(Qt::AlignCenter);
    m_events = buildLog();
    m_body = new QStackedWidget(this);
    m_body->setFixedHeight(m_strip->sizeHint().height());
    for (QWidget* widget : std::initializer_list<QWidget*>{m_empty, m_strip, m_events}) m_body->addWidget(widget);
    column->addWidget(m_body);
    connectParts();
    m_log->setLog(session.runLog());
    refresh();
}

void StripPanel::buildHeading() {
    auto* heading = new QHBoxLayout;
    heading->setSpacing(8);
    m_title = makeLabel(this, "strong");
    m_what = new ElidedLabel(this, "tableMuted", "stripText");
    m_epoch = new MenuButton(this, false);
    m_undo = makeToolButton(this, "link");
    m_undo->setObjectName(QStringLiteral("undoOthers"));
    m_others = makeToolButton(this, "flat", "refresh");
    m_others->setObjectName(QStringLiteral("otherPictures"));
    m_view = new SegmentedChoice(this);
    m_view->setObjectName(QStringLiteral("stripView"));
    heading->addWidget(m_title);
    heading->addWidget(m_what, 1);
    heading->addWidget(m_epoch);
    heading->addWidget(m_undo);
    heading->addWidget(m_others);
    heading->addWidget(m_view);
    static_cast<QVBoxLayout*>(layout())->addLayout(heading);
}

QTableView* StripPanel::buildLog() {
    auto* table = new QTableView(this);
    table->setObjectName(QStringLiteral("eventLog"));
    table->setModel(m_log);
    table->setShowGrid(false);
    table->horizontalHeader()->hide();
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(kLogRow);
    table->verticalHeader()->setMinimumSectionSize(kLogRow);
    table->horizontalHeader()->setStretchLastSection(true);
    table->setColumnWidth(RunLogModel::Time, 72);
    table->setColumnWidth(RunLogModel::Place, 150);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setIconSize({14, 14});
    table->setFont(Theme::instance().font(TextSize::Table));
    table->setTabKeyNavigation(false);
    return table;
}

void StripPanel::connectParts() {
    connect(m_pictures, &TwelvePictures::changed, this, &StripPanel::refresh);
    connect(&m_session, &Session::weightsChanged, this, &StripPanel::refresh);
    connect(&m_session, &Session::logChanged, this, [this] {
        m_log->setLog(m_session.runLog());
        refresh();
    });
    connect(&m_epoch->choices(), &QMenu::aboutToShow, this, &StripPanel::fillEpochMenu);
    connect(m_others, &QToolButton::clicked, this, [this] {
        m_shownEpoch = 0;
        m_pictures->drawAgain();
    });
    connect(m_undo, &QToolButton::clicked, this, [this] {
        m_shownEpoch = 0;
        m_pictures->undo();
        m_others->setFocus();  // the link is gone
    });
    connect(m_view, &SegmentedChoice::chosen, this, &StripPanel::refresh);
    connect(m_strip, &PredictionStrip::cellChosen, this, &StripPanel::openPicker);
}

StripPanel::View StripPanel::view() const {
    return m_view->choice() == Events ? Events : Pictures;
}

void StripPanel::refresh() {
    const int problems = m_log->problems();
    m_view->setTexts({tr("Pictures"), problems > 0 ? tr("Events, %n problem(s)", nullptr, problems) : tr("Events")});
    m_others->setText(besideIcon(tr("Others")));
    m_undo->setText(tr("Undo"));
    m_undo->setToolTip(tr("Brings back the pictures that were here before"));
    m_events->setAccessibleName(tr("What happened in this run"));
    m_epoch->setVisible(view() == Pictures);
    m_others->setVisible(view() == Pictures);
    m_undo->setVisible(view() == Pictures && m_pictures->canUndo());
    if (view() == Pictures)
        showPictures();
    else
        showEvents();
}

void StripPanel::showEvents() {
    m_title->setText(tr("What happened"));
    const int count = m_log->rowCount();
    m_what->setText(count > 0 ? tr("the newest first") : QString());
    m_empty->setText(tr("Problems with pictures, checkpoints and pauses are listed here once a run has begun."));
    m_body->setCurrentWidget(count > 0 ? static_cast<QWidget*>(m_events) : m_empty);
}

void StripPanel::showPictures() {
    m_title->setText(tr("Twelve validation pictures"));
    m_strip->setAccessibleName(m_title->text());
    m_empty->setText(
        tr("Twelve validation pictures appear here: after each epoch you see what the network says of them."));
    const std::vector<int> epochs = m_pictures->epochs();
    if (!epochs.empty() && std::find(epochs.begin(), epochs.end(), m_shownEpoch) == epochs.end()) m_shownEpoch = 0;
    const std::vector<PredictionStrip::Cell> cells = m_pictures->cells(m_shownEpoch);
    m_strip->setCells(cells);
    m_body->setCurrentWidget(cells.empty() ? static_cast<QWidget*>(m_empty) : m_strip);
    m_others->setEnabled(!cells.empty());
    m_others->setToolTip(cells.empty() ? tr("There are no validation pictures yet: they come with checked data.")
                                       : tr("Twelve other validation pictures"));
    m_epoch->setVisible(!epochs.empty());
    const int epoch = epochs.empty() ? 0 : m_shownEpoch > 0 ? m_shownEpoch : epochs.back();
    m_epoch->setText(tr("Epoch %1").arg(epoch));
    const auto answered =
        std::count_if(cells.begin(), cells.end(), [](const auto& cell) { return !cell.answer.isEmpty(); });
    const auto right = std::count_if(cells.begin(), cells.end(), [](const auto& cell) { return cell.right(); });
    if (cells.empty()) return m_what->clear();
    if (cells.size() < static_cast<std::size_t>(PredictionStrip::kCells)) m_title->setText(tr("Validation pictures"));
    if (answered == 0) return m_what->setText(tr("what the main head says of them is shown after each epoch"));
    const QString weights = epoch > 0 ? tr("weights of epoch %1").arg(epoch) : m_session.weightsText();
    m_what->setText(tr("main head, %1: %2 of %3 right").arg(weights).arg(right).arg(answered));
}

/// Another picture for a place; the one that is there is the one looked at on the other pages, too.
void StripPanel::openPicker(int place) {
    const auto& cells = m_strip->cells();
    if (place < 0 || place >= static_cast<int>(cells.size())) return;
    const std::string path = cells[static_cast<std::size_t>(place)].path;
    m_session.setChosen(path);
    m_pickedPlace = place;
    if (!m_picker) {
        m_picker = new PicturePicker(m_session, this);
        connect(m_picker, &PicturePicker::picked, this, [this](const std::string& picked) {
            m_pictures->exchange(static_cast<std::size_t>(m_pickedPlace), picked);
            m_session.setChosen(picked);
        });
    }
    const QRect cell = m_strip->cellBox(static_cast<std::size_t>(place));
    m_picker->openFor(path, QRect(m_strip->mapToGlobal(cell.topLeft()), cell.size()));
}

void StripPanel::fillEpochMenu() {
    QMenu& menu = m_epoch->choices();
    menu.clear();
    const auto add = [&](const QString& text, int epoch) {
        QAction* action = menu.addAction(text, this, [this, epoch] {
            m_shownEpoch = epoch;
            refresh();
        });
        action->setCheckable(true);
        action->setChecked(epoch == m_shownEpoch);
    };
    add(tr("Latest epoch"), 0);
    menu.addSeparator();
    std::vector<int> epochs = m_pictures->epochs();
    std::reverse(epochs.begin(), epochs.end());
    for (const int epoch : epochs) add(tr("Epoch %1").arg(epoch), epoch);
}

void StripPanel::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    m_body->setFixedHeight(m_strip->heightForWidth(contentsRect().width() - 2 * kSide));
}

void StripPanel::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) refresh();
}

}  // namespace studio::ui
