// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/picture_model.h"

#include "core/base/files.h"
#include "core/base/random.h"
#include "ui/text/core_text.h"

#include <algorithm>

namespace studio::ui {
namespace {

/// "Mixed" is the same mixture every time.
constexpr std::uint64_t kMixSeed = 1;

std::string lastPart(const std::string& path) {
    return path.substr(path.rfind('/') + 1);
}

}  // namespace

PictureModel::PictureModel(QObject* parent) : QAbstractListModel(parent) {}

void PictureModel::setPictures(std::shared_ptr<const DataSet> set, std::shared_ptr<const PreparedData> prepared) {
    beginResetModel();
    m_set = std::move(set);
    m_prepared = std::move(prepared);
    rebuild();
    endResetModel();
}

void PictureModel::setFilter(const PictureFilter& filter) {
    beginResetModel();
    m_filter = filter;
    rebuild();
    endResetModel();
}

const std::vector<Item>& PictureModel::items() const {
    static const std::vector<Item> kNone;
    if (m_prepared) return m_prepared->items;
    return m_set ? m_set->items : kNone;
}

const std::vector<std::string>& PictureModel::classes() const {
    static const std::vector<std::string> kNone;
    if (m_prepared) return m_prepared->classes;
    return m_set ? m_set->classes : kNone;
}

void PictureModel::rebuild() {
    m_rows.clear();
    const std::vector<Item>& all = items();
    const bool mixed = m_filter.order == PictureOrder::Mixed;
    const auto count = static_cast<std::uint32_t>(all.size());
    const std::vector<std::uint32_t> order = mixed ? shuffledOrder(count, kMixSeed, 0) : std::vector<std::uint32_t>();
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::uint32_t at = mixed ? order[i] : i;
        const Item& one = all[at];
        if (m_filter.label >= 0 && one.label != m_filter.label) continue;
        if (m_prepared && m_filter.split && one.split != *m_filter.split) continue;
        if (!m_filter.text.isEmpty() && !fromUtf8(one.path).contains(m_filter.text, Qt::CaseInsensitive)) continue;
        m_rows.push_back(at);
    }
    if (m_filter.order == PictureOrder::Name)
        std::stable_sort(m_rows.begin(), m_rows.end(), [&](std::uint32_t a, std::uint32_t b) {
            return lastPart(all[a].path) < lastPart(all[b].path);
        });
    if (m_filter.order == PictureOrder::Class)
        std::stable_sort(m_rows.begin(), m_rows.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return all[a].label < all[b].label; });
}

int PictureModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

const Item* PictureModel::item(int row) const {
    if (row < 0 || row >= static_cast<int>(m_rows.size())) return nullptr;
    return &items()[m_rows[static_cast<std::size_t>(row)]];
}

int PictureModel::rowOf(const std::string& path) const {
    const auto& all = items();
    const auto place =
        std::find_if(m_rows.begin(), m_rows.end(), [&](std::uint32_t at) { return all[at].path == path; });
    return place == m_rows.end() ? -1 : static_cast<int>(place - m_rows.begin());
}

std::string PictureModel::className(const Item& item) const {
    const auto label = static_cast<std::size_t>(item.label);
    return label < classes().size() ? classes()[label] : std::string();
}

QVariant PictureModel::data(const QModelIndex& index, int role) const {
    const Item* one = index.isValid() ? item(index.row()) : nullptr;
    if (!one) return {};
    switch (role) {
        case Qt::DisplayRole:
            return fromUtf8(className(*one));
        case Qt::ToolTipRole:
            return QString::fromStdString(pathToText(one->path));
        case Qt::AccessibleTextRole:
            return fromUtf8(className(*one)) + ", " + QString::fromStdString(pathToText(one->path));
        case PathRole:
            return QByteArray::fromStdString(one->path);
        case LabelRole:
            return one->label;
        case SplitRole:
            return m_prepared ? QVariant(static_cast<int>(one->split)) : QVariant();
        default:
            return {};
    }
}

}  // namespace studio::ui
