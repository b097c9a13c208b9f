// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/notice.h"

#include "ui/models/problem_model.h"
#include "ui/session.h"
#include "ui/text/format.h"
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
    return leaked() > 0 ? What::Leak : What::Nothing;
}

qint64 Notice::leaked() const {
    const auto prepared = m_session.prepared();
    return prepared ? prepared->leaked : 0;
}

void Notice::refresh() {
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
            return m_session.dataError();
        case What::Leak:
            return leakText(leaked());
        case What::Nothing:
            break;
    }
    return {};
}

void Notice::show(What what) {
    m_shown = what;
    setVisible(what != What::Nothing);
    if (what == What::Nothing) return;
    const bool work = what == What::Listing || what == What::Checking;
    setRole(this, work ? "notice" : "bar");
    m_text->setText(text(what));
    setAccessibleName(m_text->text());
    m_icon->setVisible(!work);
    m_icon->setPixmap(iconPixmap("warning", Token::Warning, 16, devicePixelRatioF()));
    m_progress->setVisible(work);
    const bool counted = what == What::Checking && m_total > 0;
    m_progress->setRange(0, counted ? 1000 : 0);
    m_progress->setValue(counted ? static_cast<int>(m_done * 1000 / m_total) : 0);
    m_button->setVisible(what != What::Error && what != What::Leak);
    m_button->setText(work ? tr("Cancel") : tr("Check again"));
    m_button->setToolTip(what == What::Checking ? tr("What was looked at is kept; it can go on later") : QString());
}

void Notice::act() {
    if (m_shown == What::Listing) m_session.cancelOpening();
    if (m_shown == What::Checking) m_session.cancelChecking();
    if (m_shown == What::Cancelled) m_session.checkAgain();
}

void Notice::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) show(m_shown);
    QFrame::changeEvent(event);
}

}  // namespace studio::ui
