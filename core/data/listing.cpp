// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/listing.h"

#include "core/base/error.h"
#include "core/base/files.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <sys/stat.h>

namespace studio {

namespace fs = std::filesystem;

std::string_view splitName(Split split) {
    switch (split) {
        case Split::Train:
            return "train";
        case Split::Validation:
            return "validation";
        case Split::Test:
            return "test";
    }
    return "";
}

std::string itemText(const Item& item) {
    return pathToText(item.path);
}

namespace {

bool endsIn(const fs::path& path, std::string_view ending) {
    return listing::lowered(path.extension().string()) == ending;
}

DataSet listAny(const fs::path& path, listing::Watch watch) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) {
        if (errno == EACCES) throw Error(ErrorCode::NoPermission, {pathToText(path)});
        throw Error(ErrorCode::FileNotFound, {pathToText(path)});
    }
    if (S_ISDIR(info.st_mode))
        return listing::holdsIdx(path) ? listing::listIdx(path, {}, watch) : listing::listFolders(path, watch);
    if (!S_ISREG(info.st_mode)) throw Error(ErrorCode::NotADataSet, {pathToText(path)});
    if (endsIn(path, ".csv") || endsIn(path, ".tsv")) return listing::listListFile(path, watch);
    if (const auto family = listing::idxFamily(path.filename().native()))
        return listing::listIdx(path.parent_path(), family, watch);
    throw Error(ErrorCode::NotADataSet, {pathToText(path)});
}

}  // namespace

DataSet listDataSet(const fs::path& path, std::stop_token stop, const Progress& progress, const FirstLook& firstLook) {
    Ticker ticker(progress, 0);
    // Absolute, so that a change of the working folder during a run changes nothing.
    fs::path whole = fs::absolute(path).lexically_normal();
    if (whole.filename().empty() && whole.has_relative_path()) whole = whole.parent_path();  // "flowers/"
    DataSet set = listAny(whole, {stop, ticker, firstLook});
    set.opened = whole;
    if (set.items.empty()) throw Error(ErrorCode::EmptyDataSet, {pathToText(whole)});
    ticker.finish(std::ssize(set.items));
    return set;
}

namespace listing {

namespace {

std::string classText(std::string_view name) {
    std::string unescaped(name);
    std::replace(unescaped.begin(), unescaped.end(), '%', '_');  // '%' itself is no reason to escape
    return pathToText(unescaped) == unescaped ? std::string(name) : pathToText(std::string(name));
}

}  // namespace

std::int32_t ClassNames::labelOf(std::string_view name) {
    const auto known = m_labels.find(name);
    if (known != m_labels.end()) return known->second;
    const auto label = static_cast<std::int32_t>(m_labels.size());
    // Keyed by the raw name; the text of one may be another ("caf%E9" and the name it escapes): finish() joins them.
    m_labels.emplace(std::string(name), label);
    return label;
}

void ClassNames::finish(DataSet& set, Keep keep) const {
    std::vector<bool> met(m_labels.size(), keep == Keep::All);
    for (const Item& item : set.items) met[static_cast<std::size_t>(item.label)] = true;
    std::map<std::string, std::vector<std::int32_t>> sorted;
    for (const auto& [name, label] : m_labels)
        if (met[static_cast<std::size_t>(label)]) sorted[classText(name)].push_back(label);
    std::vector<std::int32_t> final(m_labels.size(), 0);
    for (const auto& [text, labels] : sorted) {
        for (const std::int32_t label : labels)
            final[static_cast<std::size_t>(label)] = static_cast<std::int32_t>(set.classes.size());
        set.classes.push_back(text);
    }
    for (Item& item : set.items) item.label = final[static_cast<std::size_t>(item.label)];
}

std::string lowered(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

std::optional<Split> splitNamed(std::string_view name) {
    if (name == "train") return Split::Train;
    if (name == "val" || name == "validation") return Split::Validation;
    if (name == "test") return Split::Test;
    return std::nullopt;
}

void settleSplit(DataSet& set) {
    std::array<bool, 3> met{};
    for (const Item& item : set.items) met[static_cast<std::size_t>(item.split)] = true;
    const auto [train, validation, test] = met;
    set.testValidates = train && test && !validation;
    if (set.testValidates)
        for (Item& item : set.items)
            if (item.split == Split::Test) item.split = Split::Validation;
    set.hasOwnSplit = validation || test;
}

}  // namespace listing
}  // namespace studio
