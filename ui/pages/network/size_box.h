// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/network.h"

#include <QWidget>
#include <vector>

class QLabel;

namespace studio::ui {

/// How an output size comes about: the formula with the layer's numbers filled in. Of several layers one is chosen;
/// of a single one F, S, P and in are listed as well.
class SizeBox : public QWidget {
    Q_OBJECT
public:
    explicit SizeBox(std::vector<Layer> layers, QWidget* parent = nullptr);

private:
    QWidget* buildChoice();
    QWidget* buildFormula();
    void show(const Layer& layer);
    void addLetters(const Layer& layer);

    std::vector<Layer> m_layers;
    QWidget* m_formula = nullptr;
    QLabel *m_rule = nullptr, *m_filled = nullptr, *m_note = nullptr;
};

}  // namespace studio::ui
