// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_set.h"

#include <memory>
#include <set>
#include <string>

/// A data set without files, for the models of the data page.
namespace studio::test {

/// Two classes of four; every fourth picture validates.
inline std::shared_ptr<DataSet> tinySet(int perClass = 4) {
    auto set = std::make_shared<DataSet>();
    set->classes = {"daisy", "rose"};
    for (int label = 0; label < 2; ++label)
        for (int i = 0; i < perClass; ++i)
            set->items.push_back({.path = set->classes[std::size_t(label)] + "/" + std::string(1, char('a' + i % 26)) +
                                          std::to_string(i) + ".jpg",
                                  .label = label,
                                  .split = i % 4 == 3 ? Split::Validation : Split::Train});
    return set;
}

inline std::shared_ptr<PreparedData> tinyPrepared(const std::shared_ptr<DataSet>& set) {
    auto data = std::make_shared<PreparedData>();
    data->set = set;
    data->classes = set->classes;
    data->items = set->items;
    return data;
}

/// What checking found: the pictures whose number is in `bad` end early.
inline std::shared_ptr<CheckReport> checked(const DataSet& set, const std::set<std::size_t>& bad = {}) {
    auto report = std::make_shared<CheckReport>();
    for (std::size_t i = 0; i < set.items.size(); ++i) {
        FileFacts facts{.bytes = static_cast<std::int64_t>(1000 + i * 7 % 50), .width = 40, .height = int(20 + i % 9)};
        if (bad.contains(i)) {
            facts.problem = ProblemKind::Truncated;
            facts.message = "Ends early";
        }
        report->facts.push_back(facts);
    }
    return report;
}

}  // namespace studio::test
