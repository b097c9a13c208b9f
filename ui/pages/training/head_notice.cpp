// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/training/head_notice.h"

#include "ui/plots/head_style.h"
#include "ui/session.h"
#include "ui/text/format.h"
#include "ui/text/listing.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/layout.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <algorithm>
#include <climits>

namespace studio::ui {

/// A rate below this moves hardly anything: GoogLeNet's recipes begin at 1e-3 (Adam) to 1e-2 (SGD).
static constexpr double kTinyRate = 1e-5;

static QString adviceText(double rate, bool live) {
    const QString another = rate < kTinyRate ? HeadNotice::tr("Its learning rate is tiny: try 0.001.")
                                             : HeadNotice::tr("Try half the learning rate.");
    return live ? sentencesText({HeadNotice::tr("If it goes on, stop."), another}) : another;
}

QString headHealthText(const HeadHealth& health, int classes, int heads, double rate, bool live) {
    constexpr std::array kOrder{Head::Main, Head::Aux1, Head::Aux2};
    QStringList names;
    int epochs = INT_MAX;
    for (std::size_t head = 0; head < kOrder.size(); ++head) {
        if (health.stuck[head] == 0) continue;
        names << headName(kOrder[head]);
        epochs = std::min(epochs, health.stuck[head]);
    }
    if (names.isEmpty()) return {};
    const QString advice = adviceText(rate, live);
    const QString guessing = QStringLiteral("ln %1 = %2").arg(classes).arg(guessingLoss(classes), 0, 'f', 3);
    if (names.size() == heads) {
        return sentencesText(
            {HeadNotice::tr(
                 "Nothing is learned yet: every head has stayed at the loss of guessing (%1) for %n epoch(s).", nullptr,
                 epochs)
                 .arg(guessing),
             advice});
    }
    return sentencesText({HeadNotice::tr("%2 at the loss of guessing (%1) for %n epoch(s) while the others learn. A "
                                         "head that stays there learns nothing.",
                                         nullptr, epochs)
                              .arg(guessing, listText(names)),
                          advice});
}

QString overfittingText(const std::optional<Overfitting>& found, int bestEpoch) {
    if (!found) return {};
    QStringList sentences{
        HeadNotice::tr("Since epoch %1 the main head's training loss fell from %2 to %3 while its validation loss rose "
                       "from %4 to %5: the network learns the training pictures by heart.")
            .arg(QString::number(found->sinceEpoch), lossText(found->trainThen), lossText(found->trainNow),
                 lossText(found->lowestValidation), lossText(found->validationNow))};
    // By accuracy another epoch may be the best.
    if (bestEpoch == found->sinceEpoch) sentences << HeadNotice::tr("best.pth is of epoch %1.").arg(bestEpoch);
    sentences << HeadNotice::tr(
        "What helps: fewer epochs or an early stop, more pictures, stronger augmentation, more weight decay, starting "
        "from weights.");
    return sentencesText(sentences);
}

HeadNotice::HeadNotice(Session& session, QWidget* parent) : QFrame(parent), m_session(session) {
    setRole(this, "bar");
    setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 6, 16, 6);
    row->setSpacing(8);
    m_icon = new QLabel(this);
    m_text = makeTextLabel(this, "body", "headNotice");
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    connect(&session, &Session::historyChanged, this, &HeadNotice::refresh);
    connect(&session, &Session::stateChanged, this, &HeadNotice::refresh);
    connect(&Theme::instance(), &Theme::themeChanged, this, &HeadNotice::refresh);
    refresh();
}

void HeadNotice::refresh() {
    const TrainingHistory& history = m_session.history();
    const auto classes = static_cast<int>(history.start.classes.size());
    const bool aux = !history.epochs.empty() && history.epochs.back().train.aux1.has_value();
    double rate = 0;
    for (const EpochRecord& epoch : history.epochs) rate = std::max(rate, epoch.lr);
    showText(sentencesText(
        {headHealthText(headHealth(history.epochs, classes), classes, aux ? 3 : 1, rate, m_session.underWay()),
         overfittingText(overfitting(history.epochs), history.bestEpoch)}));
}

void HeadNotice::showText(const QString& text) {
    m_icon->setPixmap(iconPixmap(QStringLiteral("warning"), Token::Warning, 16, devicePixelRatioF()));
    m_text->setText(text);
    setAccessibleName(text);
    setVisible(!text.isEmpty());
}

void HeadNotice::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) refresh();
}

}  // namespace studio::ui
