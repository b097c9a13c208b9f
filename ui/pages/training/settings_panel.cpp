// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/training/settings_panel.h"

#include "core/training/rate_finder.h"
#include "ui/pages/training/rate_dialog.h"
#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/text/listing.h"
#include "ui/text/settings_text.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/fold_section.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/quiet_combo_box.h"
#include "ui/widgets/setting_row.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

namespace studio::ui {

SettingsPanel::SettingsPanel(Session& session, QWidget* parent) : QFrame(parent), m_session(session) {
    setRole(this, "left");
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHeader());
    layout->addWidget(buildScroll(), 1);
    layout->addWidget(buildSummary());
    connect(&session, &Session::settingsAdopted, this, [this] { m_replaced.reset(); });
    connect(&session, &Session::settingsChanged, this, &SettingsPanel::showSettings);
    connect(&session, &Session::settingsChanged, this, &SettingsPanel::showSummary);
    connect(&session, &Session::preparedChanged, this, &SettingsPanel::showSettings);
    connect(&session, &Session::estimateChanged, this, &SettingsPanel::showSummary);
    connect(m_summary, &QLabel::linkActivated, &session, &Session::measureSpeed);
    connect(&session, &Session::engineReady, this, &SettingsPanel::showSummary);
    connect(&session, &Session::stateChanged, this, &SettingsPanel::showLock);
    for (const auto signal :
         {&Session::dataSetChanged, &Session::checkingChanged, &Session::preparedChanged, &Session::stateChanged}) {
        connect(&session, signal, this, &SettingsPanel::showSummary);
    }
    connect(&Theme::instance(), &Theme::themeChanged, this, &SettingsPanel::showLock);
    connect(&Theme::instance(), &Theme::themeChanged, this, [this] {
        m_summary->clear();  // a link keeps the colour it had when its text was set
        showSummary();
    });
    retranslate();
}

QWidget* SettingsPanel::buildHeader() {
    QWidget* header = makeHeader(this);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(4);
    m_title = makeLabel(header, "title");
    m_lockIcon = new QLabel(header);
    m_lock = makeLabel(header, "caption", "settingsLock");
    row->addWidget(m_title);
    row->addStretch();
    row->addWidget(m_lockIcon);
    row->addWidget(m_lock);
    return header;
}

QWidget* SettingsPanel::buildScroll() {
    QScrollArea* scroll = makeColumnScroll(this);
    m_scroll = scroll;
    QWidget* inside = makePanel(scroll);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 10, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildPreset());
    column->addSpacing(8);
    column->addWidget(horizontalLine(inside));
    buildRows(*column);
    column->addStretch(1);
    scroll->setWidget(inside);
    return scroll;
}

QWidget* SettingsPanel::buildPreset() {
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(16, 0, 16, 0);
    column->setSpacing(4);
    m_presetName = makeLabel(box, "caption");
    m_undo = makeToolButton(box, "link");
    m_undo->setObjectName(QStringLiteral("undoPreset"));
    m_preset = new QuietComboBox(box);
    m_preset->setObjectName(QStringLiteral("preset"));
    for (const Preset& preset : presets()) m_preset->addItem(QString(), fromUtf8(preset.name));
    m_preset->addItem(QString(), QString());
    m_presetHelp = makeTextLabel(box, "caption", "presetHelp");
    m_presetName->setBuddy(m_preset);
    auto* heading = new QHBoxLayout;
    heading->addWidget(m_presetName);
    heading->addStretch();
    heading->addWidget(m_undo);
    column->addLayout(heading);
    column->addWidget(m_preset);
    column->addWidget(m_presetHelp);
    connect(m_preset, &QComboBox::activated, this,
            [this](int index) { takePreset(m_preset->itemData(index).toString()); });
    connect(m_undo, &QToolButton::clicked, this, &SettingsPanel::takeBack);
    return box;
}

/// Empty: "own settings", which are those that a preset replaced, if it has.
void SettingsPanel::takePreset(const QString& name) {
    if (name.isEmpty()) return takeBack();
    const auto replaced = m_session.presetName().empty() ? std::optional(m_session.recipe()) : m_replaced;
    m_session.setPreset(name.toStdString());
    m_replaced = replaced;
    showSettings();
}

void SettingsPanel::takeBack() {
    if (const auto replaced = std::exchange(m_replaced, std::nullopt)) m_session.setRecipe(*replaced);
    showSettings();
    m_preset->setFocus();  // the link is gone
}

SettingRow* SettingsPanel::addRow(QVBoxLayout& column, std::string_view key) {
    const SettingInfo* info = findSetting(key);
    if (!info) return nullptr;
    auto* row = new SettingRow(*info, column.parentWidget());
    column.addWidget(row);
    m_rows.push_back(row);
    connect(row, &SettingRow::edited, this, &SettingsPanel::setSetting);
    if (key == "lr") addFinder(*row);
    return row;
}

void SettingsPanel::addFinder(SettingRow& row) {
    m_find = makeToolButton(&row, "link");
    m_find->setObjectName(QStringLiteral("findRate"));
    m_find->setFocusPolicy(Qt::StrongFocus);  // a click, too, ends what is being typed
    row.addHelper(*m_find);
    connect(m_find, &QToolButton::clicked, this, [this] {
        if (!m_rateDialog) m_rateDialog = new RateDialog(m_session, this);
        m_rateDialog->find();
    });
}

void SettingsPanel::buildRows(QVBoxLayout& column) {
    auto* important = new QVBoxLayout;
    important->setContentsMargins(16, 7, 16, 7);
    important->setSpacing(5);
    column.addLayout(important);
    column.addWidget(horizontalLine(column.parentWidget()));
    column.addSpacing(4);
    const QList<std::string_view> first = importantSettings();
    for (const std::string_view key : first) addRow(*important, key);
    for (const std::string_view group : settingGroups()) {
        auto* section = new FoldSection(column.parentWidget());
        section->setObjectName(QStringLiteral("group.") + fromUtf8(group));
        column.addWidget(section);
        m_groups.emplace_back(group, section);
        for (const SettingInfo& info : settingTable()) {
            if (info.group == group && !first.contains(info.key)) addRow(section->contents(), info.key);
        }
    }
}

QWidget* SettingsPanel::buildSummary() {
    auto* box = new QFrame(this);
    setRole(box, "footer");
    box->setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(4);
    m_summary = makeTextLabel(box, "tableMuted", "runSummary");
    m_summary->setTextFormat(Qt::RichText);
    m_summary->setTextInteractionFlags(Qt::LinksAccessibleByMouse);
    m_summary->installEventFilter(this);
    m_warning = makeTextLabel(box, "warning", "settingsWarning");
    column->addWidget(m_summary);
    column->addWidget(m_warning);
    return box;
}

void SettingsPanel::setSetting(const std::string& key, const std::string& value) {
    try {
        m_session.setSetting(key, value);
        showSettings();  // also where nothing changed: "32 " is 32
    } catch (const studio::Error& error) {
        for (SettingRow* row : m_rows) {
            if (row->info().key == key) row->showError(textOf(error));
        }
    }
}

void SettingsPanel::showSettings() {
    for (SettingRow* row : m_rows) row->showValue(m_session.settings());
    for (const auto& [group, section] : m_groups)
        section->setTexts(groupTitle(group), groupSummary(group, m_session.settings()));
    const int place = m_preset->findData(fromUtf8(m_session.presetName()));
    m_preset->setCurrentIndex(place);
    const bool own = m_session.presetName().empty();
    if (own) m_replaced.reset();
    m_undo->setVisible(m_replaced.has_value());
    const QString help = own ? tr("Your own mixture: it differs from every preset.")
                             : coreText("Settings", presetNamed(m_session.presetName()).help);
    const QString batch = m_session.batchNote();
    m_presetHelp->setText(batch.isEmpty() ? help : help + '\n' + batch);
}

QString SettingsPanel::lockReason() {
    return tr("All settings are fixed while a run is going: a run has one recipe. Stop it to change them.");
}

void SettingsPanel::showLock() {
    const bool locked = !m_session.actions().editSettings;
    const QString reason = lockReason();
    for (SettingRow* row : m_rows) row->setLocked(locked, reason);
    m_preset->setEnabled(!locked);
    m_preset->setToolTip(locked ? reason : QString());
    m_undo->setEnabled(!locked);
    m_undo->setToolTip(locked ? reason : tr("Brings back your own settings, which the preset replaced"));
    m_lockIcon->setVisible(locked);
    m_lock->setVisible(locked);
    m_lockIcon->setPixmap(iconPixmap(QStringLiteral("lock"), Token::Muted, 12, devicePixelRatioF()));
    m_lock->setToolTip(reason);
}

QString SettingsPanel::noSplitText() const {
    return m_session.checkCancelled() ? tr("Not every picture was looked at, so the split is not known. \"Check "
                                           "again\" on the Data page goes on.")
                                      : tr("The pictures are being checked; the split is known afterwards.");
}

/// Why not, where it can't be pressed; else what it does and about how long that takes.
void SettingsPanel::showFinder() {
    const Settings& settings = m_session.settings();
    const auto prepared = m_session.preparedNow();
    QString why = m_session.startProblem();
    if (!m_session.actions().editSettings)
        why = lockReason();
    else if (!m_session.dataSet())
        why = tr("A data set has to be open first.");
    else if (why.isEmpty() && !m_session.prepared())
        why = noSplitText();
    else if (why.isEmpty() && !prepared)
        why = tr("The pictures are being split anew.");
    else if (why.isEmpty() && !m_session.canMeasureSpeed())
        why = m_session.engineFailed() ? tr("LibTorch could not be loaded.") : tr("LibTorch is being loaded.");
    m_find->setEnabled(why.isEmpty());
    QStringList said{why};
    if (why.isEmpty()) {
        said = {tr("A hundred steps with a growing learning rate show which one suits; nothing of them is kept.")};
        if (const auto seconds = m_session.estimatedSeconds()) {
            const double pictures = static_cast<double>(prepared->count(Split::Train)) * settings.epochs;
            const double used = static_cast<double>(kRateSteps) * settings.batchSize * settings.accumulate;
            said << tr("Takes about %1.").arg(durationText(*seconds * used / pictures));
        }
    }
    m_find->setToolTip(sentencesText(said));
}

void SettingsPanel::showSummary() {
    showFinder();
    const auto prepared = m_session.prepared();
    m_warning->hide();
    m_summary->setFocusPolicy(Qt::NoFocus);
    if (!m_session.dataSet()) return m_summary->setText(tr("With a data set open, this line says what Start will do."));
    if (!m_session.dataError().isEmpty()) {
        m_summary->setText(tr("This data set can't be trained on."));
        m_warning->setText(m_session.dataError());
        return m_warning->show();
    }
    if (!prepared) return m_summary->setText(noSplitText());
    const std::int64_t train = prepared->count(Split::Train);
    const bool asks = m_session.canMeasureSpeed() && !m_session.measuringSpeed() && !m_session.estimatedSeconds();
    m_summary->setFocusPolicy(asks ? Qt::TabFocus : Qt::NoFocus);
    m_summary->setText(planText({.epochs = m_session.settings().epochs,
                                 .trainImages = train,
                                 .validationImages = prepared->count(Split::Validation),
                                 .seconds = m_session.estimatedSeconds(),
                                 .measuring = m_session.measuringSpeed(),
                                 .measurable = asks,
                                 .needs = m_session.needs()}));
    QString warning = m_session.startProblem();
    if (warning.isEmpty()) warning = m_session.memoryWarning();
    m_warning->setText(warning);
    m_warning->setVisible(!warning.isEmpty());
}

/// The plan's link by key, too.
bool SettingsPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_summary || event->type() != QEvent::KeyPress) return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key != Qt::Key_Return && key != Qt::Key_Enter && key != Qt::Key_Space) return false;
    m_session.measureSpeed();
    return true;
}

void SettingsPanel::retranslate() {
    m_title->setText(tr("Settings"));
    m_scroll->setAccessibleName(m_title->text());
    m_lock->setText(tr("fixed while running"));
    m_presetName->setText(tr("Preset"));
    for (std::size_t i = 0; i < presets().size(); ++i) {
        m_preset->setItemText(static_cast<int>(i), coreText("Settings", presets()[i].label));
    }
    m_preset->setItemText(m_preset->count() - 1, tr("own settings"));
    m_undo->setText(tr("Undo"));
    for (SettingRow* row : m_rows) row->retranslate();
    m_find->setText(tr("Find", "a learning rate"));
    m_find->setAccessibleName(tr("Find a learning rate"));
    showSettings();
    showLock();
    showSummary();
}

void SettingsPanel::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace studio::ui
