// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/matrix_layout.h"

#include <QAbstractScrollArea>
#include <QStringList>
#include <cstdint>
#include <optional>
#include <vector>

namespace studio::ui {

/// The confusion matrix, painted: truths down, answers across. A click (or Enter) on a cell chooses it, another one
/// lets it go; arrow keys walk. Over 20 classes it scrolls and the names stay at the edge.
class ConfusionMatrix : public QAbstractScrollArea {
    Q_OBJECT
public:
    struct Cell {
        int truth = 0, answer = 0;
        bool operator==(const Cell&) const = default;
    };
    enum class Show { Counts, Percent };  ///< Percent: of the truth's pictures

    explicit ConfusionMatrix(QWidget* parent = nullptr);

    void setCounts(std::vector<std::vector<std::int64_t>> counts, const QStringList& classes);
    void setShow(Show show);
    void setChosen(std::optional<Cell> cell);  ///< without a signal
    std::optional<Cell> chosen() const { return m_chosen; }

    QString cellText(Cell cell) const;      ///< as painted
    QString cellSentence(Cell cell) const;  ///< "12 of 48 roses were answered with tulips"

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, 120}; }

signals:
    void cellChosen(std::optional<studio::ui::ConfusionMatrix::Cell> cell);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    void layOut();
    QPoint offset() const;
    std::optional<Cell> cellAt(QPoint viewportPlace) const;
    void choose(std::optional<Cell> cell);
    void moveFocus(int truthStep, int answerStep);
    void paintCells(QPainter& painter) const;
    void paintCell(QPainter& painter, Cell cell) const;
    void paintRowNames(QPainter& painter) const;
    void paintColumnNames(QPainter& painter) const;
    std::int64_t count(Cell cell) const;

    std::vector<std::vector<std::int64_t>> m_counts;
    std::vector<std::int64_t> m_rowTotals;
    std::int64_t m_largestMistake = 0;
    QStringList m_classes;
    Show m_show = Show::Counts;
    std::optional<Cell> m_chosen;
    Cell m_focus;
    MatrixLayout m_layout;
};

}  // namespace studio::ui
