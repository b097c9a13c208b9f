// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/network_parts.h"

#include <QWidget>
#include <functional>
#include <memory>
#include <vector>

namespace studio::ui {

/// Below the diagram and on its scale: what each module costs in multiply-adds and in parameters. Main head only.
/// A click chooses a module, and so do the arrow keys, Home and End.
class CostBars : public QWidget {
    Q_OBJECT
public:
    struct Column {
        double x = 0, width = 0;  ///< pixels of this widget; no width: not drawn
    };
    using ColumnOf = std::function<Column(const QString& module)>;

    explicit CostBars(ColumnOf columnOf, QWidget* parent = nullptr);
    void setParts(std::shared_ptr<const NetworkParts> parts);
    void setChosen(const QString& module);

    QSize sizeHint() const override;

    static QString millionsShort(qint64 macs);         ///< "118", "9.5", "< 0.1"
    static QString thousandsShort(qint64 parameters);  ///< "1,443"

signals:
    void moduleChosen(const QString& module);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Cost {
        QString module;
        NetworkTotals totals;
    };
    void paintStrip(QPainter& painter, const QRectF& strip, const QString& title, std::int64_t NetworkTotals::*what,
                    QString (*text)(qint64)) const;
    int stripHeight() const;
    const Cost* costAt(QPointF place) const;
    QString sentence(const Cost& cost) const;
    void describe();

    ColumnOf m_columnOf;
    std::shared_ptr<const NetworkParts> m_parts;
    std::vector<Cost> m_costs;
    QString m_chosen;
};

}  // namespace studio::ui
