// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/picture_model.h"

#include "core/base/files.h"
#include "core/base/random.h"
#include "ui/models/problem_model.h"
#include "ui/text/core_text.h"

#include <algorithm>

namespace studio::ui {
namespace {

/// "Mixed" is the same mixture every time.
constexpr std::uint64_t kMixSeed = 1;

std::string_view lastPart(std::string_view path) {
    return path.substr(path.rfind('/') + 1);
}

PictureUse useOf(Split split) {
    switch (split) {
        case Split::Train:
            return PictureUse::Training;
        case Split::Validation:
            return PictureUse::Validation;
        case Split::Test:
            break;
    }
    return PictureUse::Test;
}

bool isOf(PictureUse use, PictureShow show) {
    switch (show) {
        case PictureShow::Training:
            return use == PictureUse::Training;
        case PictureShow::Validation:
            return use == PictureUse::Validation;
        case PictureShow::Test:
            return use == PictureUse::Test;
        default:
            return true;
    }
}

}  // namespace

PictureModel::PictureModel(QObject* parent) : QAbstractListModel(parent) {}

void PictureModel::setPictures(PictureSources sources) {
    const bool same = sources.set == m_sources.set;
    if (!same) beginResetModel();  // rows of the old listing mean nothing in the new one
    m_sources = std::move(sources);
    findUses();
    const Rows rows = filtered();
    if (same && *rows == *m_rows) {
        if (!m_rows->empty()) emit dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    if (same) beginResetModel();
    m_rows = rows;
    endResetModel();
}

void PictureModel::setFilter(const PictureFilter& filter) {
    if (filter == m_filter) return;
    m_filter = filter;
    const Rows rows = filtered();
    if (*rows == *m_rows) return;
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

void PictureModel::findUses() {
    m_uses.clear();
    m_classUsed.clear();
    m_hasTest = false;
    const bool someOut = m_sources.leftOut && !m_sources.leftOut->empty();
    if (!m_sources.set || (!m_sources.report && !m_sources.prepared && !someOut)) return;
    const std::vector<Item>& items = m_sources.set->items;
    m_uses.assign(items.size(), PictureUse::Unknown);
    if (const auto& report = m_sources.report)
        for (std::size_t i = 0; i < items.size(); ++i)
            if (report->facts[i].problem && !isUsed(*report->facts[i].problem)) m_uses[i] = PictureUse::FileLeftOut;
    const auto& prepared = m_sources.prepared;
    if (!prepared) return markLeftOut();
    for (const std::string& name : m_sources.set->classes)
        m_classUsed.push_back(std::binary_search(prepared->classes.begin(), prepared->classes.end(), name));
    auto used = prepared->items.begin();  // both are sorted by path
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (used != prepared->items.end() && used->path == items[i].path) {
            m_uses[i] = ui::useOf(used->split);
            m_hasTest = m_hasTest || used->split == Split::Test;
            ++used;
        } else if (m_uses[i] != PictureUse::FileLeftOut) {
            const bool ofUsedClass = m_classUsed[static_cast<std::size_t>(items[i].label)];
            m_uses[i] = ofUsedClass ? PictureUse::FileLeftOut : PictureUse::ClassLeftOut;
        }
    }
    markLeftOut();
}

void PictureModel::markLeftOut() {
    if (!m_sources.leftOut) return;
    const std::vector<Item>& items = m_sources.set->items;
    auto item = items.begin();  // both are sorted by path
    for (const std::string& path : *m_sources.leftOut) {
        while (item != items.end() && item->path < path) ++item;
        if (item == items.end()) return;
        if (item->path == path) m_uses[placeOf(*item)] = PictureUse::PictureLeftOut;
    }
}

/// `label`: of the listing; -1: all that are used.
bool PictureModel::passes(std::uint32_t at, int label) const {
    const Item& one = m_sources.set->items[at];
    if (label >= 0 && one.label != label) return false;
    if (m_filter.show == PictureShow::Problems)
        return m_sources.report && m_sources.report->facts[at].problem.has_value();
    const PictureUse use = m_uses.empty() ? PictureUse::Unknown : m_uses[at];
    if (m_filter.only && m_filter.show == PictureShow::Used) return true;  // by a run, whatever the next one does
    if (m_filter.show == PictureShow::LeftOut) return use == PictureUse::PictureLeftOut;
    if (use == PictureUse::PictureLeftOut) {  // seen where it would be if it were not
        const bool ofUsedClass = m_classUsed.empty() || m_classUsed[static_cast<std::size_t>(one.label)];
        return m_filter.show == PictureShow::Used && (label >= 0 || ofUsedClass);
    }
    if (use == PictureUse::FileLeftOut) return false;
    if (use == PictureUse::ClassLeftOut) return label >= 0 && m_filter.show == PictureShow::Used;
    return use == PictureUse::Unknown || isOf(use, m_filter.show);
}

PictureModel::Rows PictureModel::filtered() {
    const auto found = std::make_shared<std::vector<std::uint32_t>>();
    std::vector<std::uint32_t>& rows = *found;
    if (!m_sources.set) return found;
    const std::vector<Item>& items = m_sources.set->items;
    int label = -1;
    if (!m_filter.className.empty()) {
        const auto& classes = m_sources.set->classes;
        const auto place = std::lower_bound(classes.begin(), classes.end(), m_filter.className);
        if (place == classes.end() || *place != m_filter.className) return found;
        label = static_cast<int>(place - classes.begin());
    }
    const auto count = static_cast<std::uint32_t>(items.size());
    const bool mixed = m_filter.order == PictureOrder::Mixed;
    if (mixed && (!m_mixed || m_mixed->size() != count))
        m_mixed = std::make_shared<std::vector<std::uint32_t>>(shuffledOrder(count, kMixSeed, 0));
    // A new listing, of which nothing is known that could leave a picture out.
    if (m_filter == PictureFilter{} && m_uses.empty()) return m_mixed;
    const auto take = [&](std::uint32_t at) {
        if (!passes(at, label)) return;
        if (!m_filter.text.isEmpty() && !fromUtf8(items[at].path).contains(m_filter.text, Qt::CaseInsensitive)) return;
        rows.push_back(at);
    };
    if (m_filter.only) {
        for (const std::string& path : *m_filter.only)
            if (const Item* one = listed(path)) take(static_cast<std::uint32_t>(placeOf(*one)));
    } else {
        if (label < 0) rows.reserve(count);
        for (std::uint32_t i = 0; i < count; ++i) take(mixed ? (*m_mixed)[i] : i);
    }
    sort(rows);
    return found;
}

void PictureModel::sort(std::vector<std::uint32_t>& rows) const {
    const std::vector<Item>& items = m_sources.set->items;
    const auto sortBy = [&](auto before) { std::stable_sort(rows.begin(), rows.end(), before); };
    if (m_filter.order == PictureOrder::Name)
        sortBy([&](auto a, auto b) { return lastPart(items[a].path) < lastPart(items[b].path); });
    if (m_filter.order == PictureOrder::Class) sortBy([&](auto a, auto b) { return items[a].label < items[b].label; });
    if (!m_sources.report) return;
    const std::vector<FileFacts>& facts = m_sources.report->facts;
    if (m_filter.order == PictureOrder::FileSize)
        sortBy([&](auto a, auto b) { return facts[a].bytes > facts[b].bytes; });
    const auto pixels = [&](std::uint32_t at) { return std::int64_t(facts[at].width) * facts[at].height; };
    if (m_filter.order == PictureOrder::Pixels) sortBy([&](auto a, auto b) { return pixels(a) > pixels(b); });
}

int PictureModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows->size());
}

const Item* PictureModel::item(int row) const {
    if (row < 0 || row >= static_cast<int>(m_rows->size())) return nullptr;
    return &m_sources.set->items[(*m_rows)[static_cast<std::size_t>(row)]];
}

const Item* PictureModel::listed(const std::string& path) const {
    if (!m_sources.set) return nullptr;
    const auto& items = m_sources.set->items;
    const auto place = std::lower_bound(items.begin(), items.end(), path,
                                        [](const Item& one, const std::string& wanted) { return one.path < wanted; });
    return place != items.end() && place->path == path ? &*place : nullptr;
}

std::size_t PictureModel::placeOf(const Item& item) const {
    return static_cast<std::size_t>(&item - m_sources.set->items.data());
}

int PictureModel::rowOf(const std::string& path) const {
    const Item* one = listed(path);
    if (!one) return -1;
    const auto place = std::ranges::find(*m_rows, static_cast<std::uint32_t>(placeOf(*one)));
    return place == m_rows->end() ? -1 : static_cast<int>(place - m_rows->begin());
}

PictureUse PictureModel::useOf(const Item& item) const {
    return m_uses.empty() ? PictureUse::Unknown : m_uses[placeOf(item)];
}

const FileFacts* PictureModel::factsOf(const Item& item) const {
    return m_sources.report ? &m_sources.report->facts[placeOf(item)] : nullptr;
}

std::string PictureModel::className(const Item& item) const {
    return m_sources.set->classes[static_cast<std::size_t>(item.label)];
}

QVariant PictureModel::data(const QModelIndex& index, int role) const {
    const Item* one = index.isValid() ? item(index.row()) : nullptr;
    if (!one) return {};
    const auto reason = [&] {
        const FileFacts* facts = factsOf(*one);
        if (facts && facts->problem) return reasonText({*facts->problem, one->path, facts->message});
        return useOf(*one) == PictureUse::PictureLeftOut ? tr("Left out of training") : QString();
    };
    switch (role) {
        case Qt::DisplayRole:
            return fromUtf8(className(*one));
        case Qt::ToolTipRole: {
            const QString path = QString::fromStdString(pathToText(one->path));
            return reason().isEmpty() ? path : path + '\n' + reason();
        }
        case Qt::AccessibleTextRole:
            return fromUtf8(className(*one)) + ", " + QString::fromStdString(pathToText(one->path)) +
                   (useOf(*one) == PictureUse::PictureLeftOut ? ", " + tr("Left out of training") : QString());
        case PathRole:
            return QByteArray::fromStdString(one->path);
        case UseRole:
            return static_cast<int>(useOf(*one));
        case ReasonRole:
            return reason();
        default:
            return {};
    }
}

}  // namespace studio::ui
