// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace studio::ui {

/// As wide as the texts it has now. QComboBox keeps the least width that those of another language needed.
class FittedComboBox : public QComboBox {
public:
    explicit FittedComboBox(QWidget* parent = nullptr) : QComboBox(parent) {
        setSizeAdjustPolicy(QComboBox::AdjustToContents);
    }
    QSize minimumSizeHint() const override { return sizeHint(); }
};

}  // namespace studio::ui
