// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/series.h"

#include <QAbstractButton>

namespace studio::ui {

/// A head's line and marker with its name; checked: its lines are shown.
class LegendButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit LegendButton(Head head, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    Head m_head;
};

}  // namespace studio::ui
