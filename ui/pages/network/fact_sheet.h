// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/module_facts.h"

#include <QWidget>
#include <memory>

class QGridLayout;
class QVBoxLayout;

namespace studio::ui {

/// What the sheet says beside the network's own numbers.
struct FactsAround {
    double auxWeight = 0.3;
    QString classes;   ///< where the number of classes comes from
    QString training;  ///< why this network can't be trained; empty: it can
};

/// The facts of one part of the network from top to bottom; another part gets another sheet.
class FactSheet : public QWidget {
    Q_OBJECT
public:
    FactSheet(std::shared_ptr<const NetworkParts> parts, const QString& part, const FactsAround& around,
              QWidget* parent = nullptr);

signals:
    void partChosen(const QString& part);

private:
    void showNetwork(const FactsAround& around);
    void showModule(const std::string& module, const FactsAround& around);
    void showLayer(const Layer& layer);
    QVBoxLayout& addReadsAndWrites(TensorShape reads, TensorShape writes);
    void addReceptiveField(QVBoxLayout& section, int side, const QString& byBranch = {});
    void addLayerTable(const std::string& module);
    void addModuleTable();
    void addSavings(const std::string& module);
    void addLayerCosts(const Layer& layer);
    void addSaving(const Layer& layer);
    void addFileNames(const Layer& layer);
    /// One row of a table: the name chooses the part.
    struct Row {
        std::optional<Token> token;
        bool light = false;
        QString part, label;
        QString cells[3];
    };
    QGridLayout* startTable(QVBoxLayout& section, const QString& first);
    void addRow(QGridLayout& table, const Row& row);
    void addSum(QGridLayout& table, const Row& row);

    std::shared_ptr<const NetworkParts> m_parts;
    QVBoxLayout* m_sheet;
};

}  // namespace studio::ui
