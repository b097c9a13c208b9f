// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/training/rate_dialog.h"

#include "ui/plots/finder_legend.h"
#include "ui/plots/finder_plot.h"
#include "ui/plots/ticks.h"
#include "ui/session.h"
#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/text/listing.h"
#include "ui/text/run_log_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/layout.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace studio::ui {

/// As it is typed: the suggestion has two digits.
static QString typed(double rate) {
    return QString::number(rate, 'g', 2);
}

RateDialog::RateDialog(Session& session, QWidget* parent) : QDialog(parent), m_session(session) {
    setObjectName(QStringLiteral("rateDialog"));
    resize(560, 440);
    build();
    connect(&m_session, &Session::dataSetChanged, this, &QDialog::reject);
    connect(&m_session, &Session::stateChanged, this, [this] {
        if (isLive(m_session.state())) reject();
    });
    say();
}

void RateDialog::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    m_what = makeTextLabel(this, "muted");
    m_plot = new FinderPlot(this);
    m_plot->setObjectName(QStringLiteral("ratePlot"));
    m_plot->setMinimumHeight(220);
    m_legend = new FinderLegend(this);
    m_legend->setObjectName(QStringLiteral("rateLegend"));
    m_progress = new QProgressBar(this);
    m_progress->setRange(0, kRateSteps);
    m_progress->setTextVisible(false);
    m_said = makeTextLabel(this, "body", "rateSaid");
    m_notes = makeTextLabel(this, "muted", "rateNotes");
    auto* buttons = new QDialogButtonBox(this);
    m_use = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_close = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    m_use->setObjectName(QStringLiteral("useRate"));
    m_close->setObjectName(QStringLiteral("closeRate"));
    setRole(m_use, "primary");
    column->addWidget(m_what);
    column->addWidget(m_legend);
    column->addWidget(m_plot, 1);
    column->addWidget(m_progress);
    column->addWidget(m_said);
    column->addWidget(m_notes);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &RateDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void RateDialog::find() {
    const auto prepared = m_session.preparedNow();
    if (!prepared) return;        // in a moment it is there
    m_session.cancelMeasuring();  // each would slow the other down
    m_settings = m_session.settings();
    m_found.reset();
    m_error.reset();
    m_finding.start(
        [this, source = m_session.engineSource(), data = prepared, settings = m_settings](
            std::stop_token stop, const Job::Post& post) -> Job::Deliver {
            const RateCurve curve = findRate(*source(), data, settings, stop,
                                             [&](const RateCurve& so) { post([this, so] { showCurve(so); }); });
            return [this, curve] { finish(curve); };
        },
        [this](const studio::Error& error) {
            m_error = error;
            say();
        });
    showCurve(RateCurve());
    m_plot->setCursor(std::nullopt);
    m_plot->setFocus();
    open();
}

void RateDialog::showCurve(const RateCurve& curve) {
    const RateSpan span = rateSpanOf(m_settings.optimizer);
    m_plot->setCurve(curve, span.low, span.high, m_found ? m_found->rate : 0);
    m_progress->setValue(static_cast<int>(curve.rates.size()));
    say();
}

void RateDialog::finish(const RateCurve& curve) {
    m_found = suggestRate(curve);
    showCurve(curve);
    m_use->setDefault(m_use->isEnabled());
}

QString RateDialog::suggestionText() const {
    const auto ruleText = [](RateRule rule) { return coreText("RateFinder", rateRuleText(rule)); };
    if (!m_found->why.empty()) return coreText("RateFinder", m_found->why);
    const bool steepest = m_found->rule == RateRule::SteepestDescent;
    const QString other =
        steepest ? tr("%1 would be %2.").arg(typed(m_found->tenthOfMinimum), ruleText(RateRule::TenthOfMinimum))
                 : tr("%1, %2, is too close to where it grows again.")
                       .arg(typed(m_found->steepest), ruleText(RateRule::SteepestDescent));
    return sentencesText({tr("Suggested is %1, %2.").arg(typed(m_found->rate), ruleText(m_found->rule)),
                          coreText("RateFinder", rateUseText(m_settings.schedule)), other});
}

void RateDialog::say() {
    setWindowTitle(tr("Find a learning rate"));
    m_what->setText(
        tr("A network of its own, begun as the next run would be, takes up to a hundred steps while the learning rate "
           "grows. Nothing of it is kept."));
    const bool running = m_finding.running();
    const RateCurve& curve = m_plot->curve();
    m_progress->setVisible(running);
    m_progress->setAccessibleName(tr("Steps of the search"));
    QStringList notes;
    for (const std::string& note : curve.notes) notes << noteText(note);
    m_notes->setText(sentencesText(notes));
    m_notes->setVisible(!notes.isEmpty());
    setRole(m_said, m_error ? "warning" : "body");
    if (m_error)
        m_said->setText(textOf(*m_error));
    else if (m_found)
        m_said->setText(suggestionText());
    else if (curve.rates.empty())
        m_said->setText(tr("The network is being built."));
    else
        m_said->setText(tr("Step %1 of %2, learning rate %3, loss %4")
                            .arg(curve.rates.size())
                            .arg(kRateSteps)
                            .arg(powerText(curve.rates.back()), lossText(curve.smoothed.back())));
    const bool suggested = m_found && m_found->rate > 0;
    m_legend->setSuggested(suggested);
    m_use->setEnabled(suggested);
    m_use->setToolTip(suggested            ? tr("Sets the learning rate of the next run")
                      : running            ? tr("A rate is suggested once the steps are done.")
                      : m_found || m_error ? tr("No rate was found: the sentence above says why.")
                                           : tr("Nothing was measured."));
    m_use->setText(suggested ? tr("Use %1", "a learning rate").arg(typed(m_found->rate)) : tr("Use it"));
    m_close->setText(running ? tr("Cancel") : tr("Close"));
}

void RateDialog::accept() {
    if (!m_found || m_found->rate <= 0) return;
    try {
        m_session.setSetting("lr", typed(m_found->rate).toStdString());
    } catch (const studio::Error& error) {
        m_error = error;
        return say();
    }
    QDialog::accept();
}

void RateDialog::done(int result) {
    m_finding.cancel();
    QDialog::done(result);
}

void RateDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) say();
}

}  // namespace studio::ui
