// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/settings.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QHBoxLayout;
class QLineEdit;
class QToolButton;

namespace studio::ui {

/// One setting of the table: label, editor of its kind, and a line of help below, or what is wrong with the value.
class SettingRow : public QWidget {
    Q_OBJECT
public:
    explicit SettingRow(const SettingInfo& info, QWidget* parent = nullptr);

    const SettingInfo& info() const { return m_info; }
    /// The value in force; an error that was shown goes away.
    void showValue(const Settings& settings);
    /// The value typed stays, the sentence takes the help's place.
    void showError(const QString& sentence);
    bool hasError() const { return m_error; }
    void setLocked(bool locked, const QString& reason);
    /// Of a number or choice: what helps to find one, before the editor.
    void addHelper(QWidget& helper);
    void retranslate();

signals:
    void edited(const std::string& key, const std::string& value);

private:
    QWidget* buildEditor();
    QWidget* buildLine();
    QWidget* buildChooser();
    QWidget* buildChoice();
    QWidget* buildCheck();
    void chooseFile();
    void markInvalid(bool invalid);

    const SettingInfo& m_info;
    QLabel* m_label = nullptr;
    QLabel* m_help = nullptr;
    QHBoxLayout* m_beside = nullptr;  ///< label and editor, where they stand in one line
    QLineEdit* m_line = nullptr;      ///< one of the three is there
    QComboBox* m_choice = nullptr;
    QCheckBox* m_check = nullptr;
    QLabel* m_unit = nullptr;
    QToolButton* m_chooser = nullptr;  ///< of a setting that names a file
    QWidget* m_editor = nullptr;
    bool m_error = false;
};

}  // namespace studio::ui
