// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/layout.h"

#include <QStringList>
#include <QWidget>
#include <functional>
#include <string>

class QLabel;
class QModelIndex;
class QPoint;
class QSplitter;

namespace studio::ui {

class EmptyState;
class FilterBar;
class MapPanel;
class MatrixPanel;
class MessageBar;
class PicturePanel;
class PredictionGrid;
class PredictionModel;
class Session;
class SourceBar;

/// What the network says of each picture: confusion matrix, pictures, and the three heads' answers on the chosen one.
class PredictionsPage : public QWidget {
    Q_OBJECT
public:
    explicit PredictionsPage(Session& session, QWidget* parent = nullptr);

    /// In the background, whole or not at all; saved() or the session's failed() follows.
    void saveMatrix(const QString& path);
    void saveFigures(const QString& path);
    void saveAnswers(const QString& path);

signals:
    void saved(const QString& path);
    void showInDataRequested(const std::string& path);
    void trainingAsked();  ///< the Training page: there are no answers yet
    void openRunAsked();
    void weightsAsked(const QString& file);  ///< what that file is

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildMiddle();
    void connectParts();
    void connectMap();
    void connectSession();
    void takePredictions();
    void showFilter();
    void choose(const QModelIndex& index);
    void followChosen();
    void goTo(const std::string& path);
    void showMenu(const QPoint& place);
    void leaveOut(const std::string& path);
    void refreshWhenShown();
    void showEmptyState();
    void sayWhyEmpty();
    void leaveEmptyState();
    void showProblems();
    void showProgress(qint64 done, qint64 total);
    void save(const QString& path, std::function<std::string()> content);
    void askAndSave(const QString& title, const QString& name, void (PredictionsPage::*saveTo)(const QString&));
    void retranslate();

    Session& m_session;
    PredictionModel* m_model = nullptr;
    QSplitter* m_columns = nullptr;
    MatrixPanel* m_matrix = nullptr;
    MapPanel* m_map = nullptr;
    SourceBar* m_source = nullptr;
    FilterBar* m_filter = nullptr;
    PredictionGrid* m_grid = nullptr;
    PicturePanel* m_picture = nullptr;
    QWidget* m_gridBox = nullptr;
    EmptyState* m_empty = nullptr;
    ProgressRow m_progress;        ///< while the network is being asked
    QLabel* m_problems = nullptr;  ///< pictures that have no answer
    MessageBar* m_told = nullptr;
    std::string m_leftOut;  ///< what `m_told` is about
    bool m_following = false;
};

}  // namespace studio::ui
