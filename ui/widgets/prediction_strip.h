// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <string>
#include <vector>

namespace studio::ui {

class Session;

/// A row of pictures with the main head's answer under each; a wrong one is framed and says what it is.
class PredictionStrip : public QWidget {
    Q_OBJECT
public:
    struct Cell {
        std::string path;
        QString truth;
        QString answer;  ///< empty: not asked yet
        double confidence = 0;
        bool right() const { return answer == truth; }
    };
    static constexpr int kCells = 12;

    explicit PredictionStrip(Session& session, QWidget* parent = nullptr);
    void setCells(std::vector<Cell> cells);
    const std::vector<Cell>& cells() const { return m_cells; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {kCells * 40, sizeHint().height()}; }

signals:
    void pictureChosen(const std::string& path);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRectF cellRect(std::size_t place) const;
    const Cell* cellAt(QPointF place) const;
    QString describe(const Cell& cell) const;
    void paintCell(QPainter& painter, const Cell& cell, const QRectF& box) const;

    Session& m_session;
    std::vector<Cell> m_cells;
};

}  // namespace studio::ui
