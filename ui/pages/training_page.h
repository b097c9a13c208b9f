// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/training/training_plot.h"
#include "ui/plots/plot_files.h"
#include "ui/session_parts/step_pictures.h"

#include <QWidget>
#include <functional>
#include <string>

class QLabel;
class QSplitter;

namespace studio::ui {

class AccuracyPlot;
class LossPlot;
class LossToolBar;
class PlotWidget;
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

    /// A plot's picture, or what it is drawn from; in the background, whole or not at all. saved() or the session's
    /// failed() follows.
    void savePlot(TrainingPlot plot, PlotFile file, const QString& path);

signals:
    void saved(const QString& path);
    void picturesAsked(const studio::ui::StepPictures& pictures);  ///< to be looked at

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildColumns();
    QWidget* buildRight();
    QWidget* buildPlots();
    void connectSession();
    void connectToolBar();
    void showHistory();
    void showPlan();
    void save(const QString& path, std::function<std::string()> content);
    void askForPictures(std::size_t sample, const QPoint& place);
    void showStepMenu(std::size_t sample, const QPoint& place);
    void askAndSave(TrainingPlot plot, PlotFile file);
    PlotWidget& widgetOf(TrainingPlot plot) const;
    std::function<std::string()> valuesOf(TrainingPlot plot) const;
    void restoreView();
    void showView(const LossView& view);
    void keepView(const LossView& view) const;
    void retranslate();

    Session& m_session;
    QSplitter* m_columns = nullptr;
    SettingsPanel* m_settings = nullptr;
    LossToolBar* m_bar = nullptr;
    LossPlot* m_losses = nullptr;
    AccuracyPlot* m_accuracy = nullptr;
    RatePlot* m_rate = nullptr;
    QLabel* m_lossTitle = nullptr;
    QLabel* m_lossHint = nullptr;
    QLabel* m_accuracyTitle = nullptr;
    QLabel* m_accuracyHint = nullptr;
    QLabel* m_rateTitle = nullptr;
};

}  // namespace studio::ui
