// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_summary.h"

#include <QTreeView>
#include <vector>

class QMenu;

namespace studio::ui {

class RunModel;
class RunOrder;

/// The table of runs: sorted by a click on a column, columns chosen by a right click on the header or in a row's menu
/// and remembered. Space compares, Enter opens, F2 renames, Delete throws away.
class RunTable : public QTreeView {
    Q_OBJECT
public:
    explicit RunTable(RunModel& model, QWidget* parent = nullptr);
    ~RunTable() override;

    /// The selected runs from top to bottom; valid until the model changes.
    std::vector<const RunSummary*> chosen() const;
    /// Selects that one alone; nothing happens where it is not listed or filtered away.
    void choose(const std::filesystem::path& folder);
    void setFilter(const QString& text);
    int shownCount() const;
    /// Each column but the name, to be shown or not.
    void addColumns(QMenu& menu);

signals:
    void chosenChanged();
    void openAsked();
    void renameAsked();
    void throwAwayAsked();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void arrangeColumns();
    void showColumnMenu(const QPoint& place);

    RunModel& m_model;
    RunOrder* m_order;
};

}  // namespace studio::ui
