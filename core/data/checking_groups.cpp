// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/data/checking.h"

#include <algorithm>
#include <numeric>

namespace studio {
namespace {

std::string_view fileName(const std::string& path) {
    return std::string_view(path).substr(path.rfind('/') + 1);
}

std::string endingOf(const std::string& path) {
    const std::string_view name = fileName(path);
    return pathToText(std::string(name.substr(std::min(name.rfind('.'), name.size()))));
}

void setProblem(FileFacts& facts, ProblemKind kind, const std::string& message) {
    facts.problem = kind;
    facts.message = message;
}

void wrongEndings(const DataSet& set, CheckReport& report) {
    for (std::size_t i = 0; i < report.facts.size(); ++i) {
        FileFacts& facts = report.facts[i];
        const std::string& path = set.items[i].path;
        if (set.layout == Layout::Idx || facts.problem || endingFits(fileName(path), facts.format)) continue;
        setProblem(facts, ProblemKind::WrongEnding,
                   fillIn(STUDIO_TEXT("Problems", "Content is %1, the name ends in %2"),
                          {std::string(formatName(facts.format)), endingOf(path)}));
    }
}

/// What `item` is told of its equal. Once a picture was learned, the answer to it under another name shows nothing.
std::string twinMessage(const Item& item, const Item& twin) {
    const auto with = [&](const char* text) { return fillIn(text, {itemText(twin)}); };
    if ((item.split == Split::Train) == (twin.split == Split::Train))
        return with(STUDIO_TEXT("Problems", "Same picture as %1"));
    if (twin.split == Split::Train)
        return with(STUDIO_TEXT("Problems", "Same picture as %1, which trains: the answer here is no proof"));
    return with(twin.split == Split::Validation
                    ? STUDIO_TEXT("Problems", "Same picture as %1, which validates: its answer there is no proof")
                    : STUDIO_TEXT("Problems", "Same picture as %1, which tests: its answer there is no proof"));
}

/// `group`: items of equal bytes, in the order of their paths.
void compareGroup(const DataSet& set, std::span<const std::uint32_t> group, CheckReport& report) {
    const auto& items = set.items;
    const auto trains = [&](std::uint32_t i) { return items[i].split == Split::Train; };
    const auto learned = std::find_if(group.begin(), group.end(), trains);
    const auto asked = std::find_if_not(group.begin(), group.end(), trains);
    const bool twoSides = learned != group.end() && asked != group.end();
    const bool oneClass = std::all_of(group.begin(), group.end(),
                                      [&](std::uint32_t i) { return items[i].label == items[group[0]].label; });
    for (const std::uint32_t i : group) {
        FileFacts& facts = report.facts[i];
        const auto otherOf = [&](auto&& fits) { return items[*std::find_if(group.begin(), group.end(), fits)]; };
        if (!oneClass) {
            const Item other = otherOf([&](std::uint32_t j) { return items[j].label != items[i].label; });
            setProblem(facts, ProblemKind::TwoClasses,
                       fillIn(STUDIO_TEXT("Problems", "Also in %1: two classes"),
                              {set.classes[static_cast<std::size_t>(other.label)]}));
        } else if (!facts.problem || isUsed(*facts.problem)) {
            const Item twin = !twoSides   ? otherOf([&](std::uint32_t j) { return j != i; })
                              : trains(i) ? items[*asked]
                                          : items[*learned];
            const std::string message = twinMessage(items[i], twin);
            facts.leaked = twoSides && !trains(i);
            report.problems.push_back({ProblemKind::Duplicate, itemText(items[i]), message});
            if (!facts.problem) setProblem(facts, ProblemKind::Duplicate, message);
        }
    }
}

void equalFiles(const DataSet& set, CheckReport& report) {
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < report.facts.size(); ++i)
        if (looksLikeAPicture(report.facts[i])) order.push_back(i);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const int compared = report.facts[a].hash.compare(report.facts[b].hash);
        return compared != 0 ? compared < 0 : a < b;
    });
    for (std::size_t from = 0; from < order.size();) {
        std::size_t to = from + 1;
        while (to < order.size() && report.facts[order[to]].hash == report.facts[order[from]].hash) ++to;
        if (to - from > 1) compareGroup(set, std::span(order).subspan(from, to - from), report);
        from = to;
    }
}

}  // namespace

bool looksLikeAPicture(const FileFacts& facts) {
    return !facts.hash.empty() && facts.format != PictureFormat::Unknown;
}

void compareFiles(const DataSet& set, CheckReport& report, const std::stop_token& stop) {
    report.problems = set.problems;
    wrongEndings(set, report);
    equalFiles(set, report);
    likePictures(set, report, stop);
    for (std::size_t i = 0; i < report.facts.size(); ++i) {
        const FileFacts& facts = report.facts[i];
        const bool said = facts.problem == ProblemKind::Duplicate || facts.problem == ProblemKind::NearDuplicate;
        if (facts.problem && !said) report.problems.push_back({*facts.problem, itemText(set.items[i]), facts.message});
    }
    std::stable_sort(report.problems.begin(), report.problems.end(), [](const Problem& a, const Problem& b) {
        return a.path != b.path ? a.path < b.path : a.kind < b.kind;
    });
}

}  // namespace studio
