// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs/describe_dialog.h"

#include "core/base/files.h"
#include "ui/text/core_text.h"
#include "ui/text/run_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/layout.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace studio::ui {

static constexpr int kLongestName = 120;

DescribeDialog::DescribeDialog(const RunSummary& run, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("describeDialog"));
    setWindowTitle(tr("Name and note"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(420);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    QLabel* nameLabel = makeLabel(this, "caption");
    nameLabel->setText(tr("Name"));
    m_name = new QLineEdit(this);
    m_name->setObjectName(QStringLiteral("runTitle"));
    m_name->setMaxLength(kLongestName);
    RunSummary unnamed = run;
    if (unnamed.info) unnamed.info->title.clear();
    const QString own = runName(unnamed);
    m_name->setPlaceholderText(own);
    m_name->setText(run.info && !run.info->title.empty() ? fromUtf8(run.info->title) : own);
    m_name->selectAll();
    nameLabel->setBuddy(m_name);
    QLabel* noteLabel = makeLabel(this, "caption");
    noteLabel->setText(tr("Note"));
    m_note = new QPlainTextEdit(this);
    m_note->setObjectName(QStringLiteral("runNote"));
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(96);
    m_note->setPlainText(run.info ? fromUtf8(run.info->note) : QString());
    noteLabel->setBuddy(m_note);
    QLabel* where = makeTextLabel(this, "caption");
    where->setText(tr("The run's folder stays \"%1\".").arg(fromUtf8(pathToText(run.folder.filename()))));
    auto* buttons = new QDialogButtonBox(this);
    setRole(buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole), "primary");
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    for (QWidget* widget : std::initializer_list<QWidget*>{nameLabel, m_name, noteLabel, m_note, where})
        column->addWidget(widget);
    column->addSpacing(8);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this, own] {
        // A run that keeps the name it has by itself goes on having none of its own.
        emit described(m_name->text() == own ? QString() : m_name->text(), m_note->toPlainText());
        accept();
    });
    m_name->setFocus();
}

}  // namespace studio::ui
