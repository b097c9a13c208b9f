// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_set.h"

#include <QAbstractListModel>
#include <QString>
#include <memory>
#include <optional>
#include <vector>

namespace studio::ui {

enum class PictureOrder { Mixed, Name, Class };

struct PictureFilter {
    int label = -1;              ///< of the model's classes; -1: all
    std::optional<Split> split;  ///< none: all
    QString text;                ///< part of the path, any case
    PictureOrder order = PictureOrder::Mixed;
};

/// The pictures of the open data set, as the grid shows them. Made for 100,000 rows: a row is an index.
class PictureModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { PathRole = Qt::UserRole + 1, LabelRole, SplitRole };  ///< PathRole: raw bytes, QByteArray

    explicit PictureModel(QObject* parent = nullptr);

    /// Before the split is known only `set`; then what is used of it. Either may be null.
    void setPictures(std::shared_ptr<const DataSet> set, std::shared_ptr<const PreparedData> prepared);
    void setFilter(const PictureFilter& filter);
    const PictureFilter& filter() const { return m_filter; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

    const Item* item(int row) const;
    int rowOf(const std::string& path) const;  ///< -1: filtered out or not there
    const std::vector<std::string>& classes() const;
    bool splitKnown() const { return m_prepared != nullptr; }

private:
    void rebuild();
    const std::vector<Item>& items() const;
    std::string className(const Item& item) const;

    std::shared_ptr<const DataSet> m_set;
    std::shared_ptr<const PreparedData> m_prepared;
    PictureFilter m_filter;
    std::vector<std::uint32_t> m_rows;
};

}  // namespace studio::ui
