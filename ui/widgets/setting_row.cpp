// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/setting_row.h"

#include "core/base/files.h"
#include "ui/text/core_text.h"
#include "ui/text/settings_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/quiet_combo_box.h"

#include <QCheckBox>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace studio::ui {

static constexpr int kNumberWidth = 96;
static constexpr int kChoiceWidth = 132;

/// No number nor choice: its text takes the whole width.
static bool isWide(const SettingInfo& info) {
    return info.kind == SettingInfo::Kind::Text || info.kind == SettingInfo::Kind::NameList ||
           info.kind == SettingInfo::Kind::RealList;
}

SettingRow::SettingRow(const SettingInfo& info, QWidget* parent) : QWidget(parent), m_info(info) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    m_label = makeLabel(this, "plain");
    m_help = makeTextLabel(this, "caption");
    m_editor = buildEditor();
    m_editor->setObjectName(QStringLiteral("setting.") + fromUtf8(info.key));
    m_label->setBuddy(m_editor);
    if (isWide(info)) {
        column->addWidget(m_label);
        auto* line = new QHBoxLayout;
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(4);
        line->addWidget(m_editor, 1);
        if (info.key == "weights") line->addWidget(buildChooser());
        column->addLayout(line);
    } else {
        m_beside = new QHBoxLayout;
        m_beside->setContentsMargins(0, 0, 0, 0);
        m_beside->addWidget(m_label, 1);
        m_beside->addWidget(m_editor);
        column->addLayout(m_beside);
    }
    column->addWidget(m_help);
    retranslate();
}

void SettingRow::addHelper(QWidget& helper) {
    m_beside->insertWidget(1, &helper);
    setTabOrder(&helper, m_editor);
}

QWidget* SettingRow::buildEditor() {
    if (m_info.kind == SettingInfo::Kind::Choice) return buildChoice();
    if (m_info.kind == SettingInfo::Kind::Boolean) return buildCheck();
    return buildLine();
}

QWidget* SettingRow::buildLine() {
    m_line = new QLineEdit(this);
    if (!isWide(m_info)) m_line->setFixedWidth(kNumberWidth);
    m_unit = makeLabel(m_line, "caption");
    m_unit->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* inside = new QHBoxLayout(m_line);
    inside->setContentsMargins(0, 0, 8, 0);
    inside->addStretch();
    inside->addWidget(m_unit);
    connect(m_line, &QLineEdit::editingFinished, this, [this] {
        if (m_line->isModified()) emit edited(std::string(m_info.key), m_line->text().trimmed().toStdString());
    });
    return m_line;
}

QWidget* SettingRow::buildChooser() {
    m_chooser = makeToolButton(this, "flat", "folder");
    m_chooser->setObjectName(QStringLiteral("chooseWeights"));
    connect(m_chooser, &QToolButton::clicked, this, &SettingRow::chooseFile);
    return m_chooser;
}

/// Begins at the runs, not at the present file: its drive may not answer, and the dialog would wait for it.
void SettingRow::chooseFile() {
    const QString file =
        QFileDialog::getOpenFileName(this, tr("Start from weights"), QFile::decodeName(runsHome().c_str()),
                                     tr("Weights (*.pth *.pt *.safetensors *.caffemodel);;All files (*)"));
    if (file.isEmpty()) return;
    m_line->setText(file);
    emit edited(std::string(m_info.key), QFile::encodeName(file).toStdString());
}

QWidget* SettingRow::buildChoice() {
    m_choice = new QuietComboBox(this);
    m_choice->setFixedWidth(kChoiceWidth);
    for (const std::string_view choice : m_info.choices) m_choice->addItem(choiceText(choice), fromUtf8(choice));
    connect(m_choice, &QComboBox::activated, this, [this](int index) {
        emit edited(std::string(m_info.key), m_choice->itemData(index).toString().toStdString());
    });
    return m_choice;
}

QWidget* SettingRow::buildCheck() {
    m_check = new QCheckBox(this);
    connect(m_check, &QCheckBox::clicked, this,
            [this](bool on) { emit edited(std::string(m_info.key), on ? "true" : "false"); });
    return m_check;
}

void SettingRow::showValue(const Settings& settings) {
    const QString value = fromUtf8(m_info.get(settings));
    // What is being typed stays until it is finished.
    const bool typing = m_line && m_line->hasFocus() && m_line->isModified() && !m_error;
    if (m_line && !typing) m_line->setText(value);
    if (m_choice) m_choice->setCurrentIndex(m_choice->findData(value));
    if (m_check) m_check->setChecked(value == QLatin1String("true"));
    if (!m_error) return;
    m_error = false;
    markInvalid(false);
    retranslate();
}

void SettingRow::showError(const QString& sentence) {
    m_error = true;
    m_help->setText(sentence);
    m_editor->setAccessibleDescription(sentence);
    if (m_line) m_line->setModified(false);
    markInvalid(true);
}

void SettingRow::markInvalid(bool invalid) {
    setRole(m_help, invalid ? "captionError" : "caption");
    if (!m_line) return;
    m_line->setProperty("invalid", invalid);
    setRole(m_line, "");  // has the stylesheet looked at again
}

void SettingRow::setLocked(bool locked, const QString& reason) {
    m_editor->setEnabled(!locked);
    m_editor->setToolTip(locked ? reason : coreText("Settings", m_info.help));
    if (!m_chooser) return;
    m_chooser->setEnabled(!locked);
    m_chooser->setToolTip(locked ? reason : m_chooser->accessibleName());
}

void SettingRow::retranslate() {
    m_label->setText(coreText("Settings", m_info.label));
    m_label->setToolTip(fromUtf8(m_info.key));
    if (!m_error) m_help->setText(tr("%1.", "a line of help, as a sentence").arg(coreText("Settings", m_info.help)));
    m_editor->setAccessibleName(m_label->text());
    m_editor->setAccessibleDescription(m_help->text());
    if (m_chooser) m_chooser->setAccessibleName(tr("Choose a file of weights"));
    if (m_unit) {
        const QString unit = m_info.unit.empty() ? QString() : coreText("Settings", m_info.unit);
        m_unit->setText(unit);
        m_line->setTextMargins(0, 0, unit.isEmpty() ? 0 : m_unit->sizeHint().width() + 4, 0);
    }
    if (!m_choice) return;
    for (int i = 0; i < m_choice->count(); ++i) {
        m_choice->setItemText(i, choiceText(m_choice->itemData(i).toString().toStdString()));
    }
}

}  // namespace studio::ui
