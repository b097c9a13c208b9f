// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/recent.h"

#include <QAbstractButton>

namespace studio::ui {

/// One line of the recent list: what it is, what it was like, where, when; a missing one says so and can't be chosen.
class RecentRow : public QAbstractButton {
    Q_OBJECT
public:
    explicit RecentRow(RecentItem item, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    void setMissing(Missing why);
    const RecentItem& item() const { return m_item; }

signals:
    void chosen(const QString& path);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    RecentItem m_item;
    void updateTexts();
    Missing m_missing = Missing::No;
};

}  // namespace studio::ui
