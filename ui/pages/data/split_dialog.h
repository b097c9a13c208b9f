// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_set.h"
#include "ui/base/job.h"

#include <QDialog>
#include <optional>

class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QTimer;

namespace studio::ui {

class Session;
class SplitPreview;

/// Which pictures validate: how many, by which seed; what would come of it is counted before anything is changed. A set
/// that brings its own train and validation parts keeps them, and the dialog says so, and how many pictures are in
/// both. While a run is going it only shows.
class SplitDialog : public QDialog {
    Q_OBJECT
public:
    explicit SplitDialog(Session& session, QWidget* parent = nullptr);
    void accept() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void buildFields();
    void buildPreview();
    void fitTable();
    void lock();
    void preview();
    void say(const QString& sentence);
    void retranslate();
    /// None: the seed is no whole number.
    std::optional<SplitSettings> asked() const;

    Session& m_session;
    SplitPreview* m_counts = nullptr;
    QDoubleSpinBox* m_fraction = nullptr;
    double m_shownFirst = 0;  ///< in it, rounded
    QLineEdit* m_seed = nullptr;
    QCheckBox* m_together = nullptr;
    QLabel *m_what = nullptr, *m_own = nullptr, *m_leak = nullptr, *m_said = nullptr;
    QLabel *m_fractionName = nullptr, *m_seedName = nullptr;
    QTableView* m_table = nullptr;
    QPushButton *m_use = nullptr, *m_cancel = nullptr;
    QTimer* m_pause = nullptr;
    Job m_splitting;
};

}  // namespace studio::ui
