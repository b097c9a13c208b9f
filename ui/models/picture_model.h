// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_set.h"

#include <QAbstractListModel>
#include <QString>
#include <memory>
#include <string>
#include <vector>

namespace studio::ui {

enum class PictureOrder { Mixed, Name, Class, FileSize, Pixels };  ///< the last two: largest first, from the check
enum class PictureShow { Used, Training, Validation, Test, LeftOut, Problems };  ///< LeftOut: by a person
/// What the next run does with a listed picture; Unknown until the split is made.
enum class PictureUse : std::uint8_t {
    Unknown,
    Training,
    Validation,
    Test,
    ClassLeftOut,
    FileLeftOut,    ///< there is something wrong with it
    PictureLeftOut  ///< by a person
};

struct PictureFilter {
    std::string className;  ///< empty: all; a class that is left out shows its pictures when it is named
    PictureShow show = PictureShow::Used;
    QString text;  ///< part of the path, any case
    PictureOrder order = PictureOrder::Mixed;
    /// These alone, in their order where that is Mixed; null: all. Paths that are not listed are passed over.
    std::shared_ptr<const std::vector<std::string>> only = nullptr;
    bool operator==(const PictureFilter&) const = default;
};

/// What is known of the open data set; each may be null (nothing open, not checked yet, not split).
struct PictureSources {
    std::shared_ptr<const DataSet> set;
    std::shared_ptr<const CheckReport> report;
    std::shared_ptr<const PreparedData> prepared;
    std::shared_ptr<const LeftOut> leftOut = {};
};

/// The pictures of the open data set, as the grid shows them. Made for 100,000 rows: a row is an index into the
/// listing.
class PictureModel : public QAbstractListModel {
    Q_OBJECT
public:
    /// PathRole: raw bytes, QByteArray. ReasonRole: what the check has against it, a phrase; else empty.
    enum Role { PathRole = Qt::UserRole + 1, UseRole, ReasonRole };

    explicit PictureModel(QObject* parent = nullptr);

    /// Rows that stay the same stay: only their data changes.
    void setPictures(PictureSources sources);
    void setFilter(const PictureFilter& filter);
    const PictureFilter& filter() const { return m_filter; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

    const Item* item(int row) const;
    int rowOf(const std::string& path) const;           ///< -1: filtered out or not there
    const Item* listed(const std::string& path) const;  ///< whether or not a row shows it; null: not in the listing
    PictureUse useOf(const Item& item) const;
    const FileFacts* factsOf(const Item& item) const;  ///< null before the check
    std::string className(const Item& item) const;
    bool splitKnown() const { return m_sources.prepared != nullptr; }
    bool checked() const { return m_sources.report != nullptr; }
    bool hasTest() const { return m_hasTest; }

private:
    using Rows = std::shared_ptr<const std::vector<std::uint32_t>>;  ///< indices of listed items

    void findUses();
    void markLeftOut();
    Rows filtered();
    bool passes(std::uint32_t at, int label) const;
    void sort(std::vector<std::uint32_t>& rows) const;
    std::size_t placeOf(const Item& item) const;

    PictureSources m_sources;
    PictureFilter m_filter;
    // Of a million pictures each of these costs milliseconds, most of it for fresh memory: none is made twice.
    std::vector<PictureUse> m_uses;  ///< one per listed item; empty: nothing is known of any
    Rows m_rows = std::make_shared<std::vector<std::uint32_t>>();
    Rows m_mixed;                   ///< PictureOrder::Mixed of so many items; may be m_rows
    std::vector<bool> m_classUsed;  ///< of the listing's classes; empty: not known
    bool m_hasTest = false;
};

}  // namespace studio::ui
