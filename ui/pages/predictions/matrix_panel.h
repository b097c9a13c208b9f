// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session_parts/answers.h"
#include "ui/widgets/confusion_matrix.h"

#include <QFrame>
#include <optional>
#include <string>
#include <vector>

class QAction;
class QLabel;
class QTableView;

namespace studio::ui {

class ClassFiguresModel;
class MenuButton;
class PairList;
class SegmentedChoice;

/// Left of the predictions: the matrix or, as a list, the classes that are confused most, figures of each class,
/// totals; all of it as CSV. In its place, on demand, what setMap() was given.
class MatrixPanel : public QFrame {
    Q_OBJECT
public:
    explicit MatrixPanel(QWidget* parent = nullptr);

    /// Predictions whose truth is not known don't count.
    void setAnswers(std::shared_ptr<const Answers> answers);
    void setChosen(std::optional<ConfusionMatrix::Cell> cell);
    /// What can be looked at in place of matrix and figures; from now on there is a choice between the two.
    void setMap(QWidget* map);
    const EvaluationResult& result() const { return m_answers->result; }

signals:
    void cellChosen(std::optional<studio::ui::ConfusionMatrix::Cell> cell);
    void saveMatrixRequested();
    void saveFiguresRequested();
    void saveAnswersRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildHeader();
    QWidget* makeFiller();
    QWidget* buildTotals();
    QWidget* buildButtons();
    void retranslate();
    void showTotals();
    void showView();
    void showSide();
    void fitTable();

    std::shared_ptr<const Answers> m_answers = noAnswers();
    QStringList m_classes;
    QLabel* m_title = nullptr;
    SegmentedChoice* m_show = nullptr;
    bool m_viewTaken = false;  ///< by a person
    ConfusionMatrix* m_matrix = nullptr;
    PairList* m_pairs = nullptr;
    QLabel* m_hint = nullptr;
    QFrame* m_line = nullptr;
    QWidget* m_body = nullptr;          ///< all of the matrix
    QWidget* m_map = nullptr;           ///< in its place
    SegmentedChoice* m_side = nullptr;  ///< which of them is seen
    QWidget* m_above = nullptr;         ///< of the hint, as long as there is no matrix
    QTableView* m_table = nullptr;
    ClassFiguresModel* m_figures = nullptr;
    QLabel* m_rightName = nullptr;
    QLabel* m_right = nullptr;
    QLabel* m_fiveName = nullptr;
    QLabel* m_five = nullptr;
    QLabel* m_meanName = nullptr;
    QLabel* m_mean = nullptr;
    QLabel* m_lossName = nullptr;
    QLabel* m_loss = nullptr;
    MenuButton* m_save = nullptr;
    QAction* m_saveMatrix = nullptr;
    QAction* m_saveFigures = nullptr;
    QAction* m_saveAnswers = nullptr;
};

}  // namespace studio::ui
