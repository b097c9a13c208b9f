// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/runs/run_jobs.h"

#include <QFrame>
#include <optional>

class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace studio::ui {

class SegmentedChoice;

/// What became of an export: what will be checked, the work going on, what went wrong, or the check's result with a
/// program that opens the very file.
class ExportOutcome : public QFrame {
    Q_OBJECT
public:
    explicit ExportOutcome(QWidget* parent = nullptr);
    void showHint();
    void showWork(const Sentence& text, bool canStop);
    void showFailure(const Sentence& sentence, const QString& detail);
    void showExported(const Exported& what);
    /// Also what is shown changes its language.
    void retranslate();

signals:
    void stopAsked();

private:
    QWidget* buildWords();
    QWidget* buildResult();
    void showWords(const Sentence& title, const Sentence& text, bool working);
    void showSnippet(int which);

    QStackedWidget* m_stack = nullptr;
    QLabel *m_title = nullptr, *m_text = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_stop = nullptr;
    QLabel *m_written = nullptr, *m_checked = nullptr, *m_needs = nullptr;
    SegmentedChoice* m_language = nullptr;
    QToolButton* m_copy = nullptr;
    QPlainTextEdit* m_program = nullptr;
    Sentence m_titleWords, m_textWords;
    std::optional<Exported> m_exported;
};

}  // namespace studio::ui
