// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/runs/export_subject.h"
#include "ui/pages/runs/run_jobs.h"

#include <QDialog>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace studio::ui {

class ExportOutcome;

/// A network for other programs: which weights, format, what goes with it, where to; then what the check
/// found and a program that opens the file. Closed while it writes, the work goes on and the page says how it ended.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    ExportDialog(ExportSubject subject, RunJobs& jobs, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildChoices(QVBoxLayout& column);
    void showWeights();
    void buildFile(QVBoxLayout& column);
    void buildButtons(QVBoxLayout& column);
    void connectJobs();
    ExportFormat format() const;
    ExportOptions options() const;
    void showFormat();
    void enableSwitches();
    void askFile();
    void start();
    void say(const QString& sentence);
    void fit();
    void showWork();
    static QString busyText();
    void showTips();
    void retranslate();

    RunJobs& m_jobs;
    const ExportSubject m_subject;
    std::vector<std::filesystem::path> m_weightsFiles;  ///< as listed
    bool m_begun = false;                               ///< the work going on is its own
    QString m_replaced;                                 ///< a file that may be overwritten: it was asked
    QWidget* m_choices = nullptr;
    QLabel *m_what = nullptr, *m_weightsName = nullptr, *m_formatName = nullptr, *m_formatHelp = nullptr,
           *m_with = nullptr;
    QLabel *m_fileName = nullptr, *m_said = nullptr;
    QComboBox *m_weights = nullptr, *m_format = nullptr;
    struct Switch {
        QCheckBox* box;
        QLabel* help;
    };
    std::vector<Switch> m_switches;  ///< in exportSwitches()' order
    QLineEdit* m_file = nullptr;
    QPushButton *m_choose = nullptr, *m_export = nullptr, *m_close = nullptr;
    ExportOutcome* m_outcome = nullptr;
};

}  // namespace studio::ui
