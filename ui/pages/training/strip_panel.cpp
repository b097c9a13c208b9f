// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/training/strip_panel.h"

#include "ui/pages/training/twelve_pictures.h"
#include "ui/session.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menu_button.h"
#include "ui/widgets/prediction_strip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace studio::ui {

StripPanel::StripPanel(Session& session, QWidget* parent)
    : QFrame(parent), m_session(session), m_pictures(new TwelvePictures(session, this)) {
    setRole(this, "strip");
    setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 5, 16, 6);
    column->setSpacing(4);
    auto* heading = new QHBoxLayout;
    heading->setSpacing(8);
    m_title = makeLabel(this, "strong");
    m_what = new ElidedLabel(this, "tableMuted", "stripText");
    m_epoch = new MenuButton(this, false);
    m_others = makeToolButton(this, "flat", "refresh");
    heading->addWidget(m_title);
    heading->addWidget(m_what, 1);
    heading->addWidget(m_epoch);
    heading->addWidget(m_others);
    m_strip = new PredictionStrip(session, this);
    m_empty = makeLabel(this, "muted", "stripHint");
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setFixedHeight(m_strip->sizeHint().height());
    column->addLayout(heading);
    column->addWidget(m_strip);
    column->addWidget(m_empty);
    connect(m_pictures, &TwelvePictures::changed, this, &StripPanel::refresh);
    connect(&session, &Session::weightsChanged, this, &StripPanel::refresh);
    connect(&m_epoch->choices(), &QMenu::aboutToShow, this, &StripPanel::fillEpochMenu);
    connect(m_others, &QToolButton::clicked, this, [this] {
        m_shownEpoch = 0;
        m_pictures->drawAgain();
    });
    connect(m_strip, &PredictionStrip::pictureChosen, this,
            [this](const std::string& path) { m_session.setChosen(path); });
    refresh();
}

void StripPanel::refresh() {
    m_title->setText(tr("Twelve validation pictures"));
    m_others->setText(tr("Others"));
    m_others->setToolTip(tr("Twelve other validation pictures"));
    m_empty->setText(
        tr("Twelve validation pictures appear here: after each epoch you see what the network says of them."));
    const std::vector<int> epochs = m_pictures->epochs();
    if (!epochs.empty() && std::find(epochs.begin(), epochs.end(), m_shownEpoch) == epochs.end()) m_shownEpoch = 0;
    const std::vector<PredictionStrip::Cell> cells = m_pictures->cells(m_shownEpoch);
    m_strip->setCells(cells);
    m_strip->setVisible(!cells.empty());
    m_empty->setVisible(cells.empty());
    m_others->setEnabled(!cells.empty());
    m_epoch->setVisible(!epochs.empty());
    const int epoch = epochs.empty() ? 0 : m_shownEpoch > 0 ? m_shownEpoch : epochs.back();
    m_epoch->setText(tr("Epoch %1").arg(epoch));
    const bool answered =
        std::any_of(cells.begin(), cells.end(), [](const auto& cell) { return !cell.answer.isEmpty(); });
    const auto right = std::count_if(cells.begin(), cells.end(), [](const auto& cell) { return cell.right(); });
    if (cells.empty()) return m_what->clear();
    if (!answered) return m_what->setText(tr("what the main head says of them is shown after the first epoch"));
    const QString weights = epoch > 0 ? tr("the weights of epoch %1").arg(epoch) : m_session.weightsText();
    m_what->setText(tr("what the main head says with %1: %2 of %3 right").arg(weights).arg(right).arg(cells.size()));
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

void StripPanel::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) refresh();
}

}  // namespace studio::ui
