// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPen>
#include <QString>
#include <QWidget>
#include <vector>

namespace studio::ui {

/// The lines of a FinderPlot and what they are, beginning where its axis does.
class FinderLegend : public QWidget {
    Q_OBJECT
public:
    explicit FinderLegend(QWidget* parent = nullptr);
    /// Without a suggestion it has no line.
    void setSuggested(bool suggested);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Entry {
        QPen pen;
        QString text;
    };
    std::vector<Entry> entries() const;
    void retranslate();

    bool m_suggested = false;
};

}  // namespace studio::ui
