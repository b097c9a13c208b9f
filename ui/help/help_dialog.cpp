// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/help_dialog.h"

#include "ui/help/help_text.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace studio::ui {

HelpDialog::HelpDialog(QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("helpDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 16);
    m_text = new QTextBrowser(this);
    m_text->setObjectName(QStringLiteral("helpText"));
    m_text->document()->setDocumentMargin(24);
    m_text->setTabChangesFocus(true);
    // No standard button: Qt writes those anew when the language changes, in English where its own texts are missing.
    auto* buttons = new QDialogButtonBox(this);
    m_close = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    buttons->setContentsMargins(16, 0, 16, 0);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    column->addWidget(m_text);
    column->addWidget(buttons);
    resize(720, 640);
    connect(&Theme::instance(), &Theme::themeChanged, this, &HelpDialog::write);
    write();
}

void HelpDialog::write() {
    setWindowTitle(tr("Help"));
    m_text->setAccessibleName(tr("Help"));
    m_close->setText(tr("Close"));
    m_text->setHtml(helpHtml());
}

void HelpDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) write();
}

}  // namespace studio::ui
