// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace studio::ui {

/// A filter that is on, "truth roses", the value in bold; a click takes it off.
class FilterChip : public QAbstractButton {
    Q_OBJECT
public:
    /// `kind` may be empty.
    FilterChip(const QString& kind, const QString& value, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;  ///< a long name may be cut

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int kindWidth() const;
    QString m_kind, m_value;
};

}  // namespace studio::ui
