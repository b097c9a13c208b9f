// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/prediction_order.h"

#include <QStringList>
#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace studio::ui {

class MenuButton;

/// Over the grid: a chip for each filter that is on (its cross takes it off), how many pictures pass, further filters
/// and the order. Chips that would be cut have a line of their own.
class FilterBar : public QWidget {
    Q_OBJECT
public:
    explicit FilterBar(QWidget* parent = nullptr);

    /// What is shown now; without signals.
    void showState(const PredictionFilter& filter, PredictionOrder order, const QStringList& classes, int shown,
                   int whole);

signals:
    void filterChanged(const studio::ui::PredictionFilter& filter);
    void orderChanged(studio::ui::PredictionOrder order);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void rebuildChips();
    void placeChips();
    void addChip(const QString& kind, const QString& value, const PredictionFilter& without);
    void fillFilterMenu();
    void fillOrderMenu();
    void retranslate();

    PredictionFilter m_filter;
    PredictionOrder m_order = PredictionOrder::ConfidentMistakes;
    QStringList m_classes;
    int m_shown = 0, m_whole = 0;
    QHBoxLayout* m_row = nullptr;
    QWidget* m_chipBox = nullptr;
    QHBoxLayout* m_chips = nullptr;  ///< of m_chipBox
    QLabel* m_count = nullptr;
    MenuButton* m_more = nullptr;
    MenuButton* m_sort = nullptr;
};

/// "confident mistakes" and so on.
QString orderText(PredictionOrder order);

}  // namespace studio::ui
