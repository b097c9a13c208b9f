// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/notice.h"

#include "ui/models/problem_model.h"
#include "ui/session.h"
#include "ui/text/format.h"
#include "ui/text/listing.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/layout.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>

namespace studio::ui {
namespace {

constexpr int kPatienceMs = 400;

}  // namespace

Notice::Notice(Session& session, QWidget* parent) : QFrame(parent), m_session(session) {
    setObjectName("dataNotice");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 6, 16, 6);
    row->setSpacing(8);
    m_icon = new QLabel(this);
    m_text = makeTextLabel(this, "table", "noticeText");
    m_text->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_progress = new QProgressBar(this);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(160);
    m_button = new QPushButton(this);
    m_button->setObjectName("noticeButton");
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_progress);
    row->addWidget(m_button);
    m_patience = new QTimer(this);
    m_patience->setSingleShot(true);
    m_patience->setInterval(kPatienceMs);
    connect(m_patience, &QTimer::timeout, this, [this] { show(what()); });
    connect(m_button, &QPushButton::clicked, this, &Notice::act);
    for (const auto signal :
         {&Session::openingChanged, &Session::browsedChanged, &Session::checkingChanged, &Session::preparedChanged})
        connect(&m_session, signal, this, &Notice::refresh);
    connect(&m_session, &Session::dataSetChanged, this, [this] { m_takenBack.clear(); });
    connect(&m_session, &Session::stateChanged, this, &Notice::refresh);
    const auto count = [this](qint64 done, qint64 total) {
        m_done = done;
        m_total = total;
        if (m_shown != What::Nothing) show(m_shown);
    };
    connect(&m_session, &Session::listingProgress, this, count);
    connect(&m_session, &Session::checkProgress, this, count);
    connect(&Theme::instance(), &Theme::themeChanged, this, [this] { show(m_shown); });
    hide();
}

Notice::What Notice::what() const {
    if (!m_session.browsed()) return What::Nothing;
    if (m_session.openingData()) return What::Listing;
    if (m_session.checking()) return What::Checking;
    if (m_session.checkCancelled()) return What::Cancelled;
    if (!m_session.dataError().isEmpty()) return What::Error;
    if (leaked() > 0 || nearlyLeaked() > 0) return What::Leak;
    if (!m_session.leftOut()->empty()) return What::LeftOut;
    return m_takenBack.empty() ? What::Nothing : What::TakenBack;
}

qint64 Notice::leaked() const {
    const auto prepared = m_session.prepared();
    return prepared ? prepared->leaked : 0;
}

qint64 Notice::nearlyLeaked() const {
    const auto prepared = m_session.prepared();
    return prepared ? prepared->nearlyLeaked : 0;
}

void Notice::refresh() {
    if (!m_session.leftOut()->empty() || isLive(m_session.state())) m_takenBack.clear();
    const What now = what();
    const bool work = now == What::Listing || now == What::Checking;
    if (now != m_shown) m_done = m_total = 0;
    if (work && now != m_shown) {
        show(What::Nothing);
        m_patience->start();
        return;
    }
    m_patience->stop();
    show(now);
}

QString Notice::text(What what) const {
    switch (what) {
        case What::Listing:
            if (!m_session.dataSet()) return tr("Looking for pictures: %1 found").arg(countText(m_done));
            return m_done > 0 ? tr("Opening another place: %1 pictures found").arg(countText(m_done))
                              : tr("Opening another place");
        case What::Checking:
            return m_total > 0 ? tr("Looking at every picture: %1 of %2").arg(countText(m_done), countText(m_total))
                               : tr("Looking at every picture");
        case What::Cancelled:
            return tr(
                "Not every picture was looked at, so problems and split are not known. Start reads what it needs "
                "by itself.");
        case What::Error:
            return sentencesText({m_session.dataError(), leftOutText()});
        case What::Leak:
            return sentencesText({leakText(leaked()), nearLeakText(nearlyLeaked()), leftOutText()});
        case What::LeftOut:
        case What::TakenBack:
            return leftOutText();
        case What::Nothing:
            break;
    }
    return {};
}

QString Notice::leftOutText() const {
    const auto out = static_cast<int>(m_session.leftOut()->size()), back = static_cast<int>(m_takenBack.size());
    if (out > 0) return tr("%n picture(s) left out of training by you.", nullptr, out);
    return back > 0 ? tr("%n picture(s) taken back into training.", nullptr, back) : QString();
}

void Notice::showButton(What what) {
    const bool work = what == What::Listing || what == What::Checking;
    const bool choice = !work && what != What::Cancelled;
    const bool out = !m_session.leftOut()->empty();
    m_again = choice && !out;
    m_button->setVisible(!choice || out || !m_takenBack.empty());
    m_button->setText(work      ? tr("Cancel")
                      : !choice ? tr("Check again")
                      : m_again ? tr("Leave them out again")
                                : tr("Take all back"));
    m_button->setEnabled(!choice || m_session.mayLeaveOut());
    m_button->setToolTip(choice                   ? m_session.whyLeftOutStays()
                         : what == What::Checking ? tr("What was looked at is kept; it can go on later")
                                                  : QString());
}

void Notice::show(What what) {
    m_shown = what;
    setVisible(what != What::Nothing);
    if (what == What::Nothing) return;
    const bool work = what == What::Listing || what == What::Checking;
    const bool told = what == What::LeftOut || what == What::TakenBack;  // nothing is wrong
    const bool hint = what == What::Leak && leaked() == 0;               // may be wrong
    setRole(this, work || told || hint ? "notice" : "bar");
    m_text->setText(text(what));
    setAccessibleName(m_text->text());
    m_icon->setVisible(!work);
    m_icon->setPixmap(iconPixmap(told   ? "left-out"
                                 : hint ? "info"
                                        : "warning",
                                 told || hint ? Token::Muted : Token::Warning, 16, devicePixelRatioF()));
    m_progress->setVisible(work);
    m_progress->setAccessibleName(m_text->text());
    const bool counted = what == What::Checking && m_total > 0;
    m_progress->setRange(0, counted ? 1000 : 0);
    m_progress->setValue(counted ? static_cast<int>(m_done * 1000 / m_total) : 0);
    showButton(what);
}

void Notice::act() {
    if (m_shown == What::Listing) return m_session.cancelOpening();
    if (m_shown == What::Checking) return m_session.cancelChecking();
    if (m_shown == What::Cancelled) return m_session.checkAgain();
    if (m_again) return m_session.leaveOut(studio::LeftOut(m_takenBack), true);
    if (m_session.leftOut()->empty()) return;  // a second click, before the first one is seen
    m_takenBack = *m_session.leftOut();
    m_session.leaveOut(studio::LeftOut(m_takenBack), false);
}

void Notice::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) show(m_shown);
    QFrame::changeEvent(event);
}

}  // namespace studio::ui
