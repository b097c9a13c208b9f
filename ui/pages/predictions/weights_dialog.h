// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/model_file.h"
#include "ui/base/job.h"
#include "ui/session_parts/read_as.h"

#include <QDialog>
#include <memory>
#include <optional>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace studio::ui {

class FactTable;
class SegmentedChoice;
class Session;
struct ExportSubject;

/// What a file of weights is, before anything is replaced by it: which network, classes, preparation of its pictures;
/// or what does not fit. Where the file can't say whether it is the course's network or the paper's, it is asked.
class WeightsDialog : public QDialog {
    Q_OBJECT
public:
    /// `known`: as what the file is taken already, where somebody has seen it before.
    WeightsDialog(Session& session, const QString& file, QWidget* parent = nullptr, const ReadAs& known = {});

signals:
    void used();         ///< its predictions are asked for
    void startedFrom();  ///< the settings say that the next run begins with it
    void exportAsked(const studio::ui::ExportSubject& subject);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void read();
    std::optional<Variant> chosenVariant() const;
    void showFile(const ModelFile& file);
    void showError(const studio::Error& error);
    QString whyUnread() const;
    void showButtons();
    void fit();
    void use();
    void startFrom();
    void askExport();
    void askWhatIsKnown();
    void takePreparation();
    ReadAs how() const;
    void retranslate();

    Session& m_session;
    const QString m_file;
    std::shared_ptr<const ModelFile> m_read;   ///< null: not read, or not taken
    std::shared_ptr<const ModelFile> m_shown;  ///< with the preparation that was typed; null: that is none
    std::shared_ptr<const studio::Error> m_error;
    ReadAs m_known;
    bool m_asked = false;  ///< course or paper
    QLabel *m_title = nullptr, *m_what = nullptr, *m_said = nullptr, *m_question = nullptr;
    SegmentedChoice* m_variant = nullptr;
    FactTable* m_facts = nullptr;
    QLabel* m_preparationName = nullptr;
    QLineEdit* m_preparation = nullptr;  ///< of a file that does not say it itself
    QPlainTextEdit* m_detail = nullptr;  ///< what does not fit, key by key, where a sentence can't hold it
    QPushButton *m_use = nullptr, *m_start = nullptr, *m_export = nullptr, *m_cancel = nullptr;
    Job m_reading;
};

}  // namespace studio::ui
