// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>
#include <string>

class QLabel;

namespace studio::ui {

class AccuracyPlot;
class LossPlot;
class LossToolBar;
class RatePlot;
class Session;
class SettingsPanel;
struct LossView;

/// Settings to the left, and to the right the losses, accuracy and learning rate as they come, and twelve pictures.
class TrainingPage : public QWidget {
    Q_OBJECT
public:
    explicit TrainingPage(Session& session, QWidget* parent = nullptr);
    ~TrainingPage() override;

    /// What the losses are drawn from, and their picture (PNG or SVG by the ending); in the background, whole or not at
    /// all. saved() or the session's failed() follows.
    void saveValues(const QString& path);
    void savePicture(const QString& path);

signals:
    void saved(const QString& path);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildRight();
    QWidget* buildPlots();
    void connectSession();
    void connectToolBar();
    void showHistory();
    void showPlan();
    void save(const QString& path, std::function<std::string()> content);
    void askAndSave(const QString& name, const QString& kind, void (TrainingPage::*saveTo)(const QString&));
    void restoreView();
    void keepView(const LossView& view) const;
    void retranslate();

    Session& m_session;
    SettingsPanel* m_settings = nullptr;
    LossToolBar* m_bar = nullptr;
    LossPlot* m_losses = nullptr;
    AccuracyPlot* m_accuracy = nullptr;
    RatePlot* m_rate = nullptr;
    QLabel* m_lossTitle = nullptr;
    QLabel* m_lossHint = nullptr;
    QLabel* m_accuracyTitle = nullptr;
    QLabel* m_rateTitle = nullptr;
};

}  // namespace studio::ui
