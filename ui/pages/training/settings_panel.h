// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session.h"

#include <QFrame>
#include <optional>
#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace studio::ui {

class FoldSection;
class RateDialog;
class SettingRow;

/// Left of the training page: preset, the settings that matter, the others folded, and what Start will do. Everything
/// is made from core's table of settings. Locked while a run is going.
class SettingsPanel : public QFrame {
    Q_OBJECT
public:
    explicit SettingsPanel(Session& session, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* buildHeader();
    QWidget* buildScroll();
    QWidget* buildPreset();
    void takePreset(const QString& name);
    void takeBack();
    void buildRows(QVBoxLayout& column);
    SettingRow* addRow(QVBoxLayout& column, std::string_view key);
    void addFinder(SettingRow& row);
    QWidget* buildSummary();
    void setSetting(const std::string& key, const std::string& value);
    void showSettings();
    static QString lockReason();
    void showLock();
    QString noSplitText() const;
    void showFinder();
    void showSummary();
    void retranslate();

    Session& m_session;
    QWidget* m_scroll = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_lockIcon = nullptr;
    QLabel* m_lock = nullptr;
    QLabel* m_presetName = nullptr;
    QComboBox* m_preset = nullptr;
    QToolButton* m_undo = nullptr;
    std::optional<Session::Recipe> m_replaced;  ///< own ones, by a preset; none once something else was set
    QLabel* m_presetHelp = nullptr;
    std::vector<SettingRow*> m_rows;
    std::vector<std::pair<std::string_view, FoldSection*>> m_groups;
    QToolButton* m_find = nullptr;
    RateDialog* m_rateDialog = nullptr;  ///< null until it is asked for
    QLabel* m_summary = nullptr;
    QLabel* m_warning = nullptr;
};

}  // namespace studio::ui
