// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/confusion_matrix.h"

#include <QTableView>
#include <optional>
#include <string>
#include <vector>

namespace studio {
struct ConfusedPair;
}

namespace studio::ui {

class ConfusedPairsModel;

/// Which classes are confused, as a list: the mistakes' cells of the matrix without the empty ones. As there, a click
/// (or Enter) on a row chooses it, another one lets it go; arrow keys walk.
class PairList : public QTableView {
    Q_OBJECT
public:
    explicit PairList(QWidget* parent = nullptr);

    /// The keys stay on their pair, as long as it is there.
    void setPairs(std::vector<ConfusedPair> pairs, std::vector<std::string> classes);
    void setChosen(std::optional<ConfusionMatrix::Cell> cell);  ///< without a signal

signals:
    void cellChosen(std::optional<studio::ui::ConfusionMatrix::Cell> cell);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void choose(const QModelIndex& index);

    ConfusedPairsModel* m_pairs;
    std::optional<ConfusionMatrix::Cell> m_chosen;
};

}  // namespace studio::ui
