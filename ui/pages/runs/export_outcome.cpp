// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs/export_outcome.h"

#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/text/listing.h"
#include "ui/theme/theme.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/segmented_choice.h"

#include <QClipboard>
#include <QFileInfo>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace studio::ui {

ExportOutcome::ExportOutcome(QWidget* parent) : QFrame(parent) {
    setRole(this, "card");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(buildWords());
    m_stack->addWidget(buildResult());
    column->addWidget(m_stack);
    showHint();
    retranslate();
}

QWidget* ExportOutcome::buildWords() {
    auto* page = new QWidget(m_stack);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(32, 0, 32, 0);
    column->setSpacing(12);
    m_title = makeTextLabel(page, "title", "exportTitle");
    m_text = makeTextLabel(page, "muted", "exportText");
    for (QLabel* label : {m_title, m_text}) label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress = new QProgressBar(page);
    m_progress->setRange(0, 0);  // how long the comparison takes is not known before it is done
    m_progress->setTextVisible(false);
    m_stop = new QPushButton(page);
    m_stop->setObjectName(QStringLiteral("stopExport"));
    connect(m_stop, &QPushButton::clicked, this, &ExportOutcome::stopAsked);
    column->addStretch(1);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addWidget(m_progress);
    column->addWidget(m_stop, 0, Qt::AlignHCenter);
    column->addStretch(1);
    return page;
}

QWidget* ExportOutcome::buildResult() {
    auto* page = new QWidget(m_stack);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_written = makeTextLabel(page, "title", "exportWritten");
    m_checked = makeTextLabel(page, "body", "exportChecked");
    for (QLabel* label : {m_written, m_checked}) label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    m_language = new SegmentedChoice(page);
    m_needs = makeLabel(page, "caption", "snippetNeeds");
    m_copy = makeToolButton(page, "link");
    m_copy->setObjectName(QStringLiteral("copySnippet"));
    row->addWidget(m_language);
    row->addWidget(m_needs, 1);
    row->addWidget(m_copy);
    m_program = new QPlainTextEdit(page);
    m_program->setObjectName(QStringLiteral("snippet"));
    m_program->setReadOnly(true);
    m_program->setTabChangesFocus(true);
    m_program->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_program->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    connect(m_language, &SegmentedChoice::chosen, this, &ExportOutcome::showSnippet);
    connect(m_copy, &QToolButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_program->toPlainText());
        m_copy->setText(tr("Copied"));
    });
    column->addWidget(m_written);
    column->addWidget(m_checked);
    column->addSpacing(8);
    column->addLayout(row);
    column->addWidget(m_program, 1);
    return page;
}

void ExportOutcome::showWords(const Sentence& title, const Sentence& text, bool working) {
    m_exported.reset();
    m_titleWords = title;
    m_textWords = text;
    m_title->setText(title.text());
    m_text->setText(text.text());
    m_progress->setVisible(working);
    m_progress->setAccessibleName(m_title->text());
    m_stop->setVisible(working);
    m_stack->setCurrentIndex(0);
}

void ExportOutcome::showHint() {
    const auto text = [] {
        return tr(
            "The file is written, read back by a reader of its format and run against this network on 16 "
            "pictures. It gets its name only when the answers agree; what was found is said here, with a program "
            "that opens it.");
    };
    showWords([] { return tr("Nothing is taken on trust"); }, text, false);
}

void ExportOutcome::showWork(const Sentence& text, bool canStop) {
    showWords(text, {}, true);
    m_stop->setVisible(canStop);
}

void ExportOutcome::showFailure(const Sentence& sentence, const QString& detail) {
    showWords(
        sentence, [detail] { return detail; }, false);
}

void ExportOutcome::showExported(const Exported& what) {
    m_exported = what;
    const ExportReport& report = what.report;
    m_written->setText(tr("Wrote \"%1\", %2").arg(QFileInfo(what.file).fileName(), bytesText(qint64(report.bytes))));
    QStringList checked{checkText(report)};
    if (report.fixedBatch > 0)
        checked << tr("That reader knows no free batch axis: it had %n picture(s) at a time.", nullptr,
                      report.fixedBatch);
    m_checked->setText(sentencesText(checked));
    QStringList languages;
    for (const Snippet& snippet : what.snippets) languages << tr("Use it from %1").arg(fromUtf8(snippet.language));
    m_language->setTexts(languages);
    showSnippet(m_language->choice());
    m_stack->setCurrentIndex(1);
}

void ExportOutcome::showSnippet(int which) {
    if (!m_exported || m_exported->snippets.empty()) return;
    const auto place =
        std::clamp<std::size_t>(static_cast<std::size_t>(std::max(which, 0)), 0, m_exported->snippets.size() - 1);
    const Snippet& snippet = m_exported->snippets[place];
    m_needs->setText(tr("needs %1").arg(fromUtf8(snippet.needs)));
    m_needs->setToolTip(m_needs->text());
    m_program->setPlainText(fromUtf8(snippet.text));
    m_copy->setText(tr("Copy"));
}

void ExportOutcome::retranslate() {
    m_stop->setText(tr("Stop"));
    m_program->setAccessibleName(tr("Program that opens the file"));
    if (m_exported) return showExported(Exported(*m_exported));
    m_title->setText(m_titleWords.text());
    m_text->setText(m_textWords.text());
}

}  // namespace studio::ui
