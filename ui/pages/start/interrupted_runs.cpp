// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/start/interrupted_runs.h"

#include "ui/base/app_settings.h"
#include "ui/text/run_text.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/layout.h"

#include <QEvent>
#include <QFile>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>

namespace studio::ui {
namespace {

constexpr std::size_t kShown = 3;
constexpr char kLeftKey[] = "runs/left";

QString pathOf(const RunSummary& run) {
    return QFile::decodeName(QByteArray::fromStdString(run.folder.native()));
}

QStringList leftRuns() {
    return appSettings().value(QLatin1String(kLeftKey)).toStringList();
}

/// Newest first.
std::vector<RunSummary> findInterrupted(const std::stop_token& stop) {
    std::vector<RunSummary> found;
    for (const std::filesystem::path& folder : runFolders()) {
        if (stop.stop_requested()) break;
        RunSummary run = readRunSummary(folder);
        if (isInterrupted(run) && canGoOn(run)) found.push_back(std::move(run));
    }
    std::sort(found.begin(), found.end(),
              [](const RunSummary& a, const RunSummary& b) { return a.info->started > b.info->started; });
    return found;
}

}  // namespace

InterruptedRuns::InterruptedRuns(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("interruptedRuns"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 32, 0, 0);
    column->setSpacing(8);
    m_title = makeLabel(this, "title");
    column->addWidget(m_title);
    m_rows = makeCardOfRows(*column, this);
    hide();
}

void InterruptedRuns::refresh() {
    m_looking.start(
        [this](std::stop_token stop, const Job::Post&) -> Job::Deliver {
            return [this, runs = findInterrupted(stop)] {
                m_runs = runs;
                showRuns();
            };
        },
        [this](const studio::Error&) {  // the Runs page says why it can't be read
            m_runs.clear();
            showRuns();
        });
}

void InterruptedRuns::showRuns() {
    const QStringList left = leftRuns();
    std::size_t shown = 0;
    removeAll(*m_rows);
    m_title->setText(tr("Ended without saying goodbye"));
    for (const RunSummary& run : m_runs) {
        if (left.contains(pathOf(run)) || shown == kShown) continue;
        addRow(*m_rows, makeRow(run));
        ++shown;
    }
    setVisible(shown > 0);
}

QWidget* InterruptedRuns::makeRow(const RunSummary& run) {
    auto* row = new QWidget(this);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(16, 6, 8, 6);
    line->setSpacing(8);
    auto* sign = new QLabel(row);
    sign->setPixmap(iconPixmap("warning", Token::Warning, 16, devicePixelRatioF()));
    auto* name = makeLabel(row, "tableStrong", "interruptedName");
    name->setText(runName(run));
    auto* where = new ElidedLabel(row, "tableMuted", "interruptedWhere");
    const int epochs = run.info->settings.epochs;
    const int epoch = std::min(static_cast<int>(run.epochs.size()) + 1, epochs);
    const QString started = startedText(startTime(*run.info), QDateTime::currentDateTime());
    where->setText(tr("epoch %1 of %2, begun %3").arg(epoch).arg(epochs).arg(started));
    auto* goOn = new QPushButton(icon("play"), besideIcon(tr("Go on")), row);
    goOn->setObjectName(QStringLiteral("goOnInterrupted"));
    goOn->setToolTip(tr("Goes on from its last checkpoint, and ends as if it never had been interrupted"));
    auto* look = new QPushButton(tr("Look"), row);
    look->setObjectName(QStringLiteral("lookAtInterrupted"));
    look->setToolTip(tr("Opens it: its curves, and what its weights say of pictures"));
    QToolButton* leave = makeToolButton(row, "flat", "close");
    leave->setObjectName(QStringLiteral("leaveInterrupted"));
    leave->setToolButtonStyle(Qt::ToolButtonIconOnly);
    leave->setToolTip(tr("Leave it; it stays on the Runs page and is not offered here again"));
    leave->setAccessibleName(tr("Leave it"));
    line->addWidget(sign);
    line->addWidget(name);
    line->addWidget(where, 1);
    for (QWidget* button : std::initializer_list<QWidget*>{goOn, look, leave}) line->addWidget(button);
    const QString path = pathOf(run);
    connect(goOn, &QPushButton::clicked, this, [this, path] { emit goOnAsked(path); });
    connect(look, &QPushButton::clicked, this, [this, path] { emit lookAsked(path); });
    connect(leave, &QToolButton::clicked, this, [this, path] { this->leave(path); });
    return row;
}

void InterruptedRuns::leave(const QString& run) {
    constexpr qsizetype kKept = 100;
    appSettings().setValue(QLatin1String(kLeftKey), (QStringList(run) + leftRuns()).mid(0, kKept));
    showRuns();
}

void InterruptedRuns::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) showRuns();
    QWidget::changeEvent(event);
}

}  // namespace studio::ui
