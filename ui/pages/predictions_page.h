// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <string>

class QLabel;
class QModelIndex;
class QProgressBar;
class QSplitter;
class QToolButton;

namespace studio::ui {

class FilterBar;
class MatrixPanel;
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

    /// Written whole or not at all; throw studio::Error.
    void saveMatrix(const QString& path) const;
    void saveAnswers(const QString& path) const;

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildMiddle();
    QWidget* buildProgress();
    void connectParts();
    void connectSession();
    void takePredictions();
    void showFilter();
    void choose(const QModelIndex& index);
    void followChosen();
    void refreshWhenShown();
    bool aboutKnownPictures() const;
    void showEmptyText();
    void showProgress(qint64 done, qint64 total);
    void askAndSave(const QString& title, const QString& name, void (PredictionsPage::*save)(const QString&) const);
    void retranslate();

    Session& m_session;
    PredictionModel* m_model = nullptr;
    QSplitter* m_columns = nullptr;
    MatrixPanel* m_matrix = nullptr;
    SourceBar* m_source = nullptr;
    FilterBar* m_filter = nullptr;
    PredictionGrid* m_grid = nullptr;
    PicturePanel* m_picture = nullptr;
    QWidget* m_gridBox = nullptr;
    QWidget* m_emptyBox = nullptr;
    QLabel* m_empty = nullptr;
    QWidget* m_progressRow = nullptr;  ///< while the network is being asked
    QLabel* m_progressText = nullptr;
    QProgressBar* m_progress = nullptr;
    QToolButton* m_cancel = nullptr;
    QString m_answeredBy;  ///< weightsText() when the network was asked last
    bool m_stale = true;   ///< weights changed while the page was hidden
    bool m_following = false;
};

}  // namespace studio::ui
