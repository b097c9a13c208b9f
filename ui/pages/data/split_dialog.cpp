// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/split_dialog.h"

#include "ui/models/problem_model.h"
#include "ui/models/split_preview.h"
#include "ui/session.h"
#include "ui/text/core_text.h"
#include "ui/text/listing.h"
#include "ui/theme/theme.h"
#include "ui/widgets/layout.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

namespace studio::ui {
namespace {

constexpr int kPauseMs = 150;
constexpr int kRowHeight = 24;
constexpr int kMostRows = 14;  ///< shown before the table scrolls
constexpr double kLeastPercent = 0.1;
constexpr double kMostPercent = 95;  ///< as the settings take it
constexpr qulonglong kLargestSeed = 4'294'967'295;

}  // namespace

SplitDialog::SplitDialog(Session& session, QWidget* parent) : QDialog(parent), m_session(session) {
    setObjectName("splitDialog");
    resize(440, 0);
    build();
    m_pause = new QTimer(this);
    m_pause->setSingleShot(true);
    m_pause->setInterval(kPauseMs);
    connect(m_pause, &QTimer::timeout, this, &SplitDialog::preview);
    connect(m_fraction, &QDoubleSpinBox::valueChanged, m_pause, QOverload<>::of(&QTimer::start));
    connect(m_seed, &QLineEdit::textChanged, m_pause, QOverload<>::of(&QTimer::start));
    connect(&m_session, &Session::stateChanged, this, &SplitDialog::lock);
    connect(&m_session, &Session::dataSetChanged, this, &QDialog::reject);
    retranslate();
    preview();
}

void SplitDialog::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    m_what = makeTextLabel(this, "muted");
    column->addWidget(m_what);
    m_own = makeTextLabel(this, "body", "ownSplit");
    column->addWidget(m_own);
    m_leak = makeTextLabel(this, "warning", "splitLeak");
    m_leak->hide();
    column->addWidget(m_leak);
    buildFields();
    buildPreview();
    m_said = makeTextLabel(this, "warning", "splitSaid");
    m_said->hide();
    column->addWidget(m_said);
    auto* buttons = new QDialogButtonBox(this);
    m_use = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_cancel = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    m_use->setObjectName("useSplit");
    m_cancel->setObjectName("cancelSplit");
    setRole(m_use, "primary");
    connect(buttons, &QDialogButtonBox::accepted, this, &SplitDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

void SplitDialog::buildFields() {
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    const Settings& settings = m_session.settings();
    m_fraction = new QDoubleSpinBox(this);
    m_fraction->setObjectName("splitFraction");
    m_fraction->setRange(kLeastPercent, kMostPercent);
    m_fraction->setDecimals(1);
    m_fraction->setSuffix(QStringLiteral(" %"));
    m_fraction->setValue(settings.validationFraction * 100);
    m_shownFirst = m_fraction->value();
    m_seed = new QLineEdit(QString::number(settings.seed), this);
    m_seed->setObjectName("splitSeed");
    m_together = new QCheckBox(this);
    m_together->setObjectName("splitTogether");
    m_together->setEnabled(false);
    m_fractionName = new QLabel(this);
    m_seedName = new QLabel(this);
    m_fractionName->setBuddy(m_fraction);
    m_seedName->setBuddy(m_seed);
    form->addRow(m_fractionName, m_fraction);
    form->addRow(m_seedName, m_seed);
    form->addRow(QString(), m_together);
    static_cast<QVBoxLayout*>(layout())->addLayout(form);
}

void SplitDialog::buildPreview() {
    m_counts = new SplitPreview(this);
    m_table = new QTableView(this);
    QTableView* table = m_table;
    table->setObjectName("splitCounts");
    setRole(table, "facts");
    table->setModel(m_counts);
    table->setShowGrid(false);
    table->setSelectionMode(QAbstractItemView::NoSelection);
    table->setFocusPolicy(Qt::TabFocus);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setMinimumSectionSize(80);
    connect(m_counts, &QAbstractItemModel::modelReset, this, &SplitDialog::fitTable);
    static_cast<QVBoxLayout*>(layout())->addWidget(table, 1);
}

/// As high as its rows, and the dialog with it.
void SplitDialog::fitTable() {
    QHeaderView* head = m_table->horizontalHeader();
    head->setSectionResizeMode(0, QHeaderView::Stretch);
    const int rows = std::clamp(m_counts->rowCount(), 3, kMostRows);
    const int height = head->sizeHint().height() + rows * kRowHeight + 2 * m_table->frameWidth();
    m_table->setMinimumHeight(height);
    m_table->setMaximumHeight(m_counts->rowCount() > kMostRows ? QWIDGETSIZE_MAX : height);
    resize(width(), layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : sizeHint().height());
}

void SplitDialog::lock() {
    const auto set = m_session.dataSet();
    const bool own = set && set->hasOwnSplit;
    const bool free = m_session.actions().editSettings;
    QString why;
    if (own) why = tr("The data set brings its own training and validation parts");
    if (!free) why = tr("The split is fixed while a run is going. Stop it to change it.");
    for (QWidget* field : std::initializer_list<QWidget*>{m_fraction, m_seed}) {
        field->setEnabled(why.isEmpty());
        field->setToolTip(why);
    }
    if (why.isEmpty()) m_seed->setToolTip(tr("The run's seed, too: it also orders the pictures and draws the crops"));
    m_together->setChecked(!own);
    m_together->setToolTip(
        own ? why : tr("Always: a picture that was learned must not be measured on again under another name"));
    m_use->setEnabled(why.isEmpty());
    m_use->setToolTip(why);
    m_own->setVisible(!why.isEmpty());
    if (!free)
        m_own->setText(why);
    else if (own && set->testValidates)
        m_own->setText(
            tr("This data set has parts of its own and no validation among them: its test pictures "
               "validate. Nothing is drawn."));
    else
        m_own->setText(
            tr("This data set has its own training and validation parts. They are kept as they are; nothing "
               "is drawn."));
}

std::optional<SplitSettings> SplitDialog::asked() const {
    bool whole = false;
    const qulonglong seed = m_seed->text().trimmed().toULongLong(&whole);
    if (!whole || seed > kLargestSeed) return std::nullopt;
    const Settings& now = m_session.settings();
    // One decimal is shown; what nobody touched stays what it is.
    const double fraction = m_fraction->value() == m_shownFirst ? now.validationFraction : m_fraction->value() / 100;
    return SplitSettings{
        .validationFraction = fraction, .seed = seed, .useClasses = now.classes, .leaveOut = *m_session.leftOut()};
}

void SplitDialog::preview() {
    const auto set = m_session.dataSet();
    const auto report = m_session.report();
    const auto settings = asked();
    if (!settings) return say(tr("The seed is a whole number from 0 to %1.").arg(kLargestSeed));
    if (!set || !report) return;
    m_splitting.start(
        [this, set, report, settings = *settings](std::stop_token, const Job::Post&) -> Job::Deliver {
            auto split = std::make_shared<const PreparedData>(prepareData(set, *report, settings));
            return [this, split] {
                m_leak->setText(sentencesText({leakText(split->leaked), nearLeakText(split->nearlyLeaked)}));
                m_leak->setVisible(!m_leak->text().isEmpty());
                m_counts->setSplit(*split);  // the dialog becomes as high as all of it
                say({});
            };
        },
        [this](const studio::Error& error) { say(textOf(error)); });
}

void SplitDialog::say(const QString& sentence) {
    m_said->setText(sentence);
    m_said->setVisible(!sentence.isEmpty());
    const bool free = m_fraction->isEnabled();
    m_use->setEnabled(free && sentence.isEmpty());
    if (free) m_use->setToolTip(sentence);
}

void SplitDialog::accept() {
    const auto settings = asked();
    if (!settings || !m_fraction->isEnabled()) return;
    try {
        m_session.setSetting(
            "validation_fraction",
            QString::number(settings->validationFraction, 'g', QLocale::FloatingPointShortest).toStdString());
        m_session.setSetting("seed", std::to_string(settings->seed));
    } catch (const studio::Error& error) {
        return say(textOf(error));
    }
    QDialog::accept();
}

void SplitDialog::retranslate() {
    setWindowTitle(tr("Training and validation"));
    m_what->setText(
        tr("The network learns from the training pictures. How good it is, is measured on the validation "
           "pictures, which it never learns from."));
    m_fractionName->setText(tr("For validation, of each class"));
    m_seedName->setText(tr("Seed of the draw"));
    m_together->setText(tr("Keep equal pictures on one side"));
    m_table->setAccessibleName(tr("Pictures of each class with this split"));
    m_use->setText(tr("Use this split"));
    m_cancel->setText(tr("Cancel"));
    lock();
}

void SplitDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    retranslate();
    preview();  // says again what is wrong
}

}  // namespace studio::ui
