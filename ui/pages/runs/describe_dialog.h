// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_summary.h"

#include <QDialog>

class QLineEdit;
class QPlainTextEdit;

namespace studio::ui {

/// Asks for a run's name and note.
class DescribeDialog : public QDialog {
    Q_OBJECT
public:
    explicit DescribeDialog(const RunSummary& run, QWidget* parent = nullptr);

signals:
    void described(const QString& title, const QString& note);

private:
    QLineEdit* m_name = nullptr;
    QPlainTextEdit* m_note = nullptr;
};

}  // namespace studio::ui
