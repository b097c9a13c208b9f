// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace studio::ui {

/// One line that ends in an ellipsis where there is no room, with the whole text as its tooltip then, above its own.
class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget* parent, const char* role, const char* objectName = nullptr);
    /// Qt::ElideNone: the whole text or nothing, for a name without which its neighbour is understood, too.
    void setElideMode(Qt::TextElideMode mode);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    bool cut() const;
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

}  // namespace studio::ui
