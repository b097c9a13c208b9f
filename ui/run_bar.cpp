// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run_bar.h"

#include "core/base/process.h"
#include "ui/help/commands.h"
#include "ui/run_bar_text.h"
#include "ui/session.h"
#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/text/listing.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/layout.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace studio::ui {
namespace {

constexpr int kHeight = 56;
constexpr int kTextWidth = 448;

}  // namespace

RunBar::RunBar(Session& session, QWidget* parent) : QWidget(parent), m_session(session) {
    setAttribute(Qt::WA_StyledBackground);
    setRole(this, "runbar");
    buildWidgets();
    connectSession();
    retranslate();
}

void RunBar::buildWidgets() {
    setFixedHeight(kHeight);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(8);
    m_main = new QPushButton(this);
    m_main->setObjectName("startButton");
    setRole(m_main, "primary");
    m_stop = new QPushButton(icon("stop"), {}, this);
    m_stop->setObjectName("stopButton");
    m_goOn = new QPushButton(icon("play"), {}, this);
    m_goOn->setObjectName("goOnButton");
    m_half = new QPushButton(icon("play"), {}, this);
    m_half->setObjectName("halfBatchButton");
    for (QPushButton* button : {m_main, m_goOn, m_half, m_stop}) button->setProperty("size", "run");
    m_what = new ElidedLabel(this, "tableStrong", "runWhat");
    m_right = makeLabel(this, "tableMuted", "runRight");
    m_detail = new ElidedLabel(this, "tableMuted", "runDetail");
    m_progress = new QProgressBar(this);
    m_progress->setObjectName("runProgress");
    m_progress->setTextVisible(false);
    auto* head = new QHBoxLayout;
    head->addWidget(m_what, 1);
    head->addWidget(m_right);
    auto* text = new QVBoxLayout;
    text->setSpacing(3);
    text->addStretch();
    text->addLayout(head);
    text->addWidget(m_detail);
    text->addWidget(m_progress);
    text->addStretch();
    m_text = new QWidget(this);
    m_text->setLayout(text);
    text->setContentsMargins(0, 0, 0, 0);
    m_text->setMinimumWidth(kTextWidth);
    m_gap = new QWidget(this);
    row->addWidget(m_main);
    row->addWidget(m_goOn);
    row->addWidget(m_half);
    row->addWidget(m_stop);
    row->addSpacing(8);
    row->addWidget(verticalLine(this));
    row->addSpacing(8);
    row->addWidget(m_text);
    row->addWidget(m_gap);
    m_device = makeBlock("runDevice", Qt::AlignRight);
    m_first = makeBlock("runFirst", Qt::AlignLeft);
    m_second = makeBlock("runSecond", Qt::AlignLeft);
    for (const Block& block : {m_device, m_first, m_second}) row->addWidget(block.box);
}

RunBar::Block RunBar::makeBlock(const char* name, Qt::Alignment alignment) {
    Block block;
    block.box = new QWidget(this);
    auto* row = new QHBoxLayout(block.box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    if (alignment == Qt::AlignLeft) row->addWidget(verticalLine(block.box));
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    column->addStretch();
    block.upper = makeLabel(block.box, "caption", name);
    block.lower = makeLabel(block.box, alignment == Qt::AlignRight ? "caption" : "table", name);
    for (QLabel* label : {block.upper, block.lower}) {
        label->setAlignment(alignment | Qt::AlignVCenter);
        label->setTextFormat(Qt::RichText);
        column->addWidget(label);
    }
    column->addStretch();
    row->addLayout(column);
    return block;
}

void RunBar::connectSession() {
    connect(m_main, &QPushButton::clicked, this, &RunBar::toggle);
    connect(m_stop, &QPushButton::clicked, &m_session, &Session::stop);
    connect(m_half, &QPushButton::clicked, this, [this] {
        m_session.startWithHalfBatch();
        emit started();
    });
    connect(m_goOn, &QPushButton::clicked, this, [this] {
        m_session.goOn(m_session.stoppedRun());
        emit started();
    });
    const auto everything = [this] {
        updateActions();
        updateText();
        updateBlocks();
    };
    connect(&m_session, &Session::stateChanged, this, everything);
    connect(&m_session, &Session::dataSetChanged, this, everything);
    connect(&m_session, &Session::preparedChanged, this, [this, everything] {
        m_checked = m_toCheck = 0;
        everything();
    });
    connect(&m_session, &Session::settingsChanged, this, everything);
    connect(&m_session, &Session::progressChanged, this, &RunBar::updateText);
    connect(&m_session, &Session::estimateChanged, this, &RunBar::updateText);
    connect(&m_session, &Session::historyChanged, this, [this] {
        updateText();
        updateBlocks();
    });
    connect(&m_session, &Session::engineReady, this, &RunBar::updateBlocks);
    connect(&m_session, &Session::openingChanged, this, [this, everything] {
        m_listed = 0;
        everything();
    });
    connect(&m_session, &Session::listingProgress, this, [this](qint64 done) {
        m_listed = done;
        updateText();
    });
    connect(&m_session, &Session::checkProgress, this, [this](qint64 done, qint64 total) {
        m_checked = done;
        m_toCheck = done < total ? total : 0;
        updateText();
    });
    connect(&m_session, &Session::checkingChanged, this, [this] {
        if (m_session.checking()) return;
        m_checked = m_toCheck = 0;  // cancelled: nothing is under way any more
        updateText();
    });
}

void RunBar::toggle() {
    const RunActions actions = m_session.actions();
    if (m_session.pausing() || (actions.resume && m_session.state() == RunState::Paused)) {
        m_session.resume();
    } else if (actions.pause) {
        m_session.pause();
    } else if (actions.start) {
        m_session.start();
        emit started();
    }
}

void RunBar::setClosing(bool closing) {
    m_closing = closing;
    updateText();
}

RunFacts RunBar::facts() const {
    RunFacts facts;
    facts.state = m_session.state();
    facts.watched = m_session.watched();
    facts.otherSettings = m_session.settingsDiffer();
    facts.interrupted = facts.state == RunState::Stopped && !m_session.lastEnd();
    facts.canGoOn = !m_session.stoppedRun().isEmpty();
    facts.opening = m_session.opening();
    facts.listed = m_listed;
    facts.hasData = m_session.dataSet() != nullptr;
    facts.dataError = m_session.dataError();
    if (facts.dataError.isEmpty()) facts.settingsError = m_session.startProblem();
    facts.checked = m_checked;
    facts.toCheck = m_toCheck;
    facts.epochs = m_session.settings().epochs;
    facts.earlyStop = m_session.settings().earlyStop;
    if (!m_session.presetName().empty()) facts.preset = coreText("Settings", presetNamed(m_session.presetName()).label);
    facts.estimatedSeconds = m_session.estimatedSeconds();
    facts.pausing = m_session.pausing();
    facts.pausedBecause = m_session.pausedBecause();
    facts.closing = m_closing;
    facts.preparing = m_session.preparing();
    facts.validating = m_session.validating();
    facts.history = &m_session.history();
    facts.endSentence = m_session.endSentence();
    if (const auto prepared = m_session.prepared()) facts.trainImages = prepared->count(Split::Train);
    return facts;
}

void RunBar::updateActions() {
    const RunActions actions = m_session.actions();
    const bool paused = m_session.state() == RunState::Paused || m_session.pausing();
    const bool live = isLive(m_session.state());
    const QString name = paused ? tr("Continue") : live ? tr("Pause") : tr("Start");
    const char* picture = paused || !live ? "play" : "pause";
    m_main->setText(besideIcon(name));
    m_main->setEnabled(paused ? actions.resume || m_session.pausing() : live ? actions.pause : actions.start);
    m_main->setIcon(icon(picture, Token::OnAccent));
    m_main->setToolTip(m_main->isEnabled() ? QStringLiteral("%1 (%2)").arg(name, keysText(Command::Toggle))
                                           : whyNoStart());
    m_main->setAccessibleName(name);
    const bool canGoOn = !m_session.stoppedRun().isEmpty() && !m_session.opening();
    m_goOn->setVisible(canGoOn);
    m_half->setVisible(m_session.lackedMemory());
    const Settings half = withHalfBatch(m_session.settings());
    m_half->setToolTip(tr("Starts again with batches of %1 pictures, %2 of them to a step: the same step in about half "
                          "the memory. Batch norm then sees the smaller batch.")
                           .arg(half.batchSize)
                           .arg(half.accumulate));
    m_stop->setVisible(!canGoOn && !m_session.lackedMemory());
    m_stop->setEnabled(actions.stop);
    m_stop->setToolTip(actions.stop          ? tr("Stop and keep what was learned; the run can go on later")
                       : m_session.watched() ? tr("Another program trains this run: stop it there")
                                             : tr("Nothing is running"));
}

QString RunBar::whyNoStart() const {
    if (m_session.state() == RunState::Stopping) return tr("Wait until the run has stopped");
    if (m_session.state() == RunState::Preparing) return tr("The run is being prepared; it can be stopped");
    const QString problem = m_session.startProblem();
    return problem.isEmpty() ? tr("Open a folder of pictures first") : problem;
}

void RunBar::updateText() {
    const RunBarText text = runBarText(facts());
    m_what->setText(text.what);
    m_right->setText(text.right);
    m_right->setVisible(!text.right.isEmpty());
    const bool bar = text.progress >= 0;
    // A sentence, or a line that tells of waiting, takes all the room there is; a bar of that length would only be
    // long.
    const bool wide = !bar || !text.hint.isEmpty();
    auto* row = static_cast<QHBoxLayout*>(layout());
    row->setStretchFactor(m_text, wide ? 1 : 3);
    row->setStretchFactor(m_gap, wide ? 0 : 2);
    m_detail->setVisible(!bar && !text.detail.isEmpty());
    m_detail->setText(text.detail);
    m_progress->setVisible(bar);
    m_progress->setRange(0, text.progress > 1 ? 0 : 1000);
    if (text.progress >= 0 && text.progress <= 1) m_progress->setValue(qRound(text.progress * 1000));
    m_progress->setAccessibleName(text.what);
    m_text->setToolTip(text.hint);
    m_what->setToolTip(text.hint);
    m_what->setAccessibleDescription(text.hint);
}

void RunBar::updateBlocks() {
    const TrainingHistory& history = m_session.history();
    const EngineInfo* engine = m_session.engineInfo();
    const bool nextRun = isOfNextRun(facts());  // the results of another one are not its own
    const bool ran = history.start.threads > 0 && !(nextRun && engine);
    m_device.box->setVisible(ran || engine);
    if (ran || engine) {
        const Settings& settings = m_session.settings();
        const std::string device = ran                         ? history.start.device
                                   : settings.device != "auto" ? settings.device
                                   : engine->devices.empty()   ? "cpu"
                                                               : engine->devices.back();
        Precision precision = ran ? history.start.precision : settings.precision;
        if (precision == Precision::Auto) precision = engine->autoPrecision;
        m_device.upper->setText(factsText({deviceText(device), fromUtf8(precisionName(precision))}));
        const int threads = ran ? history.start.threads : settings.threads > 0 ? settings.threads : usableCores();
        m_device.lower->setText(tr("%n thread(s)", nullptr, threads));
    }
    const auto prepared = m_session.prepared();
    const bool measured = !history.epochs.empty() && !nextRun;
    m_first.box->setVisible(measured || prepared);
    m_second.box->setVisible(measured && history.bestEpoch > 0);
    const QString epoch = QStringLiteral("<b>%1</b> ") + tr("epoch %1").arg("%2");
    if (measured) {
        const EpochRecord& last = history.epochs.back();
        m_first.upper->setText(tr("Validation, main head"));
        m_first.lower->setText(epoch.arg(percentText(last.validationTop1)).arg(last.epoch));
        m_second.upper->setText(m_session.underWay() ? tr("Best so far") : tr("Best"));
        m_second.lower->setText(epoch.arg(percentText(history.bestTop1)).arg(history.bestEpoch));
    } else if (prepared) {
        m_first.upper->setText(tr("Pictures"));
        m_first.lower->setText(
            tr("<b>%1 train</b> %2 validation")
                .arg(countText(prepared->count(Split::Train)), countText(prepared->count(Split::Validation))));
    }
}

void RunBar::retranslate() {
    setAccessibleName(tr("Run bar"));
    m_goOn->setText(besideIcon(tr("Go on")));
    m_goOn->setToolTip(
        tr("Goes on where the run was stopped, with the settings it had, and ends as if it never had been"));
    m_goOn->setAccessibleName(tr("Go on"));
    m_half->setText(besideIcon(tr("Halve the batch")));
    m_half->setAccessibleName(tr("Halve the batch"));
    m_stop->setText(besideIcon(tr("Stop")));
    m_stop->setAccessibleName(tr("Stop"));
    updateActions();
    updateText();
    updateBlocks();
}

void RunBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace studio::ui
