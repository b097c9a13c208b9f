// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/data/checking.h"
#include "core/data/data_set.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace studio {
namespace {

/// A picture that takes part in the split; `usable` when neither decoding nor a person has anything against it.
struct Candidate {
    std::uint32_t item = 0;
    std::int32_t label = 0;  ///< into the classes used
    bool usable = false;
    bool leftOut = false;  ///< by a person
};

/// The number that orders a picture within its class: from seed and content alone.
std::uint64_t rank(std::uint64_t seed, const std::string& hash) {
    std::array<std::uint64_t, 2> halves{};
    for (std::size_t i = 0; i < 2; ++i)
        std::from_chars(hash.data() + 16 * i, hash.data() + 16 * (i + 1), halves[i], 16);
    return Random(seed, halves[0], halves[1]).next();
}

std::vector<std::string> chosenClasses(const DataSet& set, const SplitSettings& settings) {
    if (settings.useClasses.empty()) return set.classes;
    std::string all;
    for (const std::string& name : set.classes) all += (all.empty() ? "" : ", ") + name;
    for (const std::string& name : settings.useClasses)
        if (std::find(set.classes.begin(), set.classes.end(), name) == set.classes.end())
            throw Error(ErrorCode::UnknownChoice, {"classes", name, all});
    std::vector<std::string> classes = settings.useClasses;
    std::sort(classes.begin(), classes.end());
    classes.erase(std::unique(classes.begin(), classes.end()), classes.end());
    return classes;
}

std::vector<Candidate> candidatesOf(const DataSet& set, const CheckReport& report,
                                    const std::vector<std::string>& classes, const LeftOut& leaveOut) {
    std::vector<std::int32_t> labels;  // of the set's classes among those used; -1: not used
    for (const std::string& name : set.classes) {
        const auto place = std::lower_bound(classes.begin(), classes.end(), name);
        const bool used = place != classes.end() && *place == name;
        labels.push_back(used ? static_cast<std::int32_t>(place - classes.begin()) : -1);
    }
    std::vector<Candidate> found;
    for (std::uint32_t i = 0; i < set.items.size(); ++i) {
        const FileFacts& facts = report.facts[i];
        if (!looksLikeAPicture(facts) || facts.problem == ProblemKind::TwoClasses) continue;
        const std::int32_t label = labels[static_cast<std::size_t>(set.items[i].label)];
        if (label < 0) continue;
        const bool leftOut = isLeftOut(leaveOut, set.items[i].path);
        found.push_back({i, label, !leftOut && (!facts.problem || isUsed(*facts.problem)), leftOut});
    }
    return found;
}

/// Groups of equal bytes, in the order of their rank; each group in the order of its paths.
std::vector<std::vector<std::uint32_t>> rankedGroups(std::vector<std::uint32_t> members, const CheckReport& report,
                                                     std::uint64_t seed) {
    const auto hash = [&](std::uint32_t item) -> const std::string& { return report.facts[item].hash; };
    std::vector<std::pair<std::uint64_t, std::uint32_t>> ranked;
    for (const std::uint32_t item : members) ranked.emplace_back(rank(seed, hash(item)), item);
    std::sort(ranked.begin(), ranked.end(), [&](const auto& a, const auto& b) {
        if (a.first != b.first) return a.first < b.first;
        const int compared = hash(a.second).compare(hash(b.second));
        return compared != 0 ? compared < 0 : a.second < b.second;
    });
    std::vector<std::vector<std::uint32_t>> groups;
    for (const auto& [number, item] : ranked) {
        if (groups.empty() || hash(groups.back().front()) != hash(item)) groups.emplace_back();
        groups.back().push_back(item);
    }
    return groups;
}

/// Marks the members of one class that validate: the first groups that fit into the fraction, at least one of them, and
/// never all.
void markValidation(const std::vector<std::uint32_t>& members, const CheckReport& report, const SplitSettings& settings,
                    std::vector<Split>& splits) {
    for (const std::uint32_t item : members) splits[item] = Split::Train;
    const auto groups = rankedGroups(members, report, settings.seed);
    if (groups.size() < 2) return;
    const auto wanted = static_cast<std::size_t>(
        std::max(1.0, std::floor(static_cast<double>(members.size()) * settings.validationFraction + 0.5)));
    std::vector<const std::vector<std::uint32_t>*> chosen;
    std::size_t taken = 0;
    for (const auto& group : groups) {
        if (taken + group.size() > wanted || chosen.size() + 1 == groups.size()) continue;
        chosen.push_back(&group);
        taken += group.size();
    }
    if (chosen.empty())  // every group is larger than the fraction
        chosen.push_back(&*std::min_element(groups.begin(), groups.end(),
                                            [](const auto& a, const auto& b) { return a.size() < b.size(); }));
    for (const auto* group : chosen)
        for (const std::uint32_t item : *group) splits[item] = Split::Validation;
}

/// Gives one class its sides. Broken and left-out pictures take part, unless that leaves a side without a usable one.
void splitClass(const std::vector<Candidate>& members, const CheckReport& report, const SplitSettings& settings,
                std::vector<Split>& splits) {
    std::vector<std::uint32_t> all, usable;
    for (const Candidate& member : members) {
        all.push_back(member.item);
        if (member.usable) usable.push_back(member.item);
    }
    markValidation(all, report, settings, splits);
    const auto validating = std::count_if(usable.begin(), usable.end(),
                                          [&](std::uint32_t item) { return splits[item] == Split::Validation; });
    if (validating == 0 || validating == std::ssize(usable)) markValidation(usable, report, settings, splits);
}

constexpr char kLeftOutMark = '\0';  ///< behind the hash, in PreparedData::contents

std::string contentsOf(const DataSet& set, const CheckReport& report, const std::vector<Candidate>& candidates,
                       const std::vector<std::string>& classes) {
    std::string text;
    for (const Candidate& candidate : candidates) {
        const FileFacts& facts = report.facts[candidate.item];
        text += set.items[candidate.item].path + '\0' + classes[static_cast<std::size_t>(candidate.label)] + '\0' +
                std::to_string(facts.bytes) + '\0' + facts.hash;
        if (candidate.leftOut) text += kLeftOutMark;
        text += '\n';
    }
    return text;
}

/// Pictures that validate or test and are among those that train. The check knows the pairs; both must be used.
std::int64_t leakedOf(const PreparedData& data, const std::vector<const FileFacts*>& facts) {
    std::unordered_set<std::string_view> training;
    if (std::ranges::any_of(facts, &FileFacts::leaked))
        for (std::size_t i = 0; i < facts.size(); ++i)
            if (data.items[i].split == Split::Train) training.insert(facts[i]->hash);
    return std::ranges::count_if(facts,
                                 [&](const FileFacts* one) { return one->leaked && training.contains(one->hash); });
}

/// Pictures that validate or test and look like one that trains, without those that leakedOf() has. FileFacts::alike
/// only says that something between them is like both, so the looks decide. Each search begins where the one before
/// found something: the pictures of a film lie in their order on both sides.
std::int64_t nearlyLeakedOf(const PreparedData& data, const std::vector<const FileFacts*>& facts) {
    struct Learned {
        std::vector<const PictureHash*> looks;
        std::size_t last = 0;  ///< found
    };
    std::unordered_map<std::uint32_t, Learned> training;  // by FileFacts::alike
    std::unordered_set<std::string_view> hashes;
    for (std::size_t i = 0; i < facts.size(); ++i)
        if (facts[i]->alike != 0 && data.items[i].split == Split::Train && hashes.insert(facts[i]->hash).second)
            training[facts[i]->alike].looks.push_back(&facts[i]->look);
    const auto isLikeOneOf = [](Learned& learned, const PictureHash& look) {
        const std::size_t count = learned.looks.size(), begin = learned.last;
        for (std::size_t k = 0; k < count; ++k) {
            learned.last = (begin + k) % count;
            if (lookAlike(*learned.looks[learned.last], look)) return true;
        }
        return false;
    };
    std::int64_t found = 0;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        if (data.items[i].split == Split::Train || hashes.contains(facts[i]->hash)) continue;
        const auto place = training.find(facts[i]->alike);
        found += place != training.end() && isLikeOneOf(place->second, facts[i]->look);
    }
    return found;
}

/// What a training can't do without.
void requireEnough(const PreparedData& data, const SplitSettings& settings) {
    if (data.items.empty()) throw Error(ErrorCode::EmptyDataSet, {pathToText(data.set->opened)});
    if (!settings.forTraining) return;
    if (data.classes.size() < 2)
        throw Error(ErrorCode::OneClassOnly, {pathToText(data.set->opened), data.classes.front()});
    for (const Split side : {Split::Train, Split::Validation})
        if (data.set->hasOwnSplit && data.count(side) == 0)
            throw Error(ErrorCode::NoPicturesInSplit, {pathToText(data.set->opened), std::string(splitName(side))});
    std::vector<std::array<std::int64_t, 3>> counts(data.classes.size());
    for (const Item& item : data.items)
        ++counts[static_cast<std::size_t>(item.label)][static_cast<std::size_t>(item.split)];
    for (std::size_t label = 0; label < counts.size(); ++label) {
        const auto [train, validation, test] = counts[label];
        if (train == 0 || (validation == 0 && !data.set->hasOwnSplit))
            throw Error(ErrorCode::ClassTooSmall, {data.classes[label], std::to_string(train + validation)});
    }
}

}  // namespace

PreparedData prepareData(std::shared_ptr<const DataSet> set, const CheckReport& report, const SplitSettings& settings) {
    PreparedData data;
    data.set = set;
    data.classes = chosenClasses(*set, settings);
    data.problems = report.problems;
    data.ignored = set->ignored;
    const std::vector<Candidate> candidates = candidatesOf(*set, report, data.classes, settings.leaveOut);
    data.contents = contentsOf(*set, report, candidates, data.classes);
    data.fingerprint = contentHash(std::as_bytes(std::span(data.contents)));

    std::vector<Split> splits(set->items.size());
    for (std::size_t i = 0; i < splits.size(); ++i) splits[i] = set->items[i].split;
    if (!set->hasOwnSplit) {
        std::vector<std::vector<Candidate>> byClass(data.classes.size());
        for (const Candidate& each : candidates) byClass[static_cast<std::size_t>(each.label)].push_back(each);
        for (const std::vector<Candidate>& members : byClass) splitClass(members, report, settings, splits);
    }
    std::vector<const FileFacts*> facts;  // of data.items
    for (const Candidate& each : candidates) {
        data.leftOut += each.leftOut;
        if (!each.usable) continue;
        data.items.push_back({set->items[each.item].path, each.label, splits[each.item]});
        facts.push_back(&report.facts[each.item]);
    }
    data.leaked = leakedOf(data, facts);
    data.nearlyLeaked = nearlyLeakedOf(data, facts);
    requireEnough(data, settings);
    return data;
}

std::vector<DataEntry> PreparedData::entries() const {
    std::vector<DataEntry> found;
    std::string_view rest = contents;
    const auto take = [&](char end) {
        const std::size_t length = rest.find(end);
        std::string part(rest.substr(0, length));
        rest.remove_prefix(length + 1);
        return part;
    };
    while (!rest.empty()) {
        DataEntry& entry = found.emplace_back();
        entry.path = take('\0');
        entry.className = take('\0');
        entry.bytes = take('\0');
        entry.hash = take('\n');
        entry.leftOut = entry.hash.ends_with(kLeftOutMark);
        if (entry.leftOut) entry.hash.pop_back();
    }
    return found;
}

std::vector<std::uint32_t> PreparedData::indicesOf(Split split) const {
    std::vector<std::uint32_t> indices;
    for (std::uint32_t i = 0; i < items.size(); ++i)
        if (items[i].split == split) indices.push_back(i);
    return indices;
}

std::int64_t PreparedData::count(Split split) const {
    return std::count_if(items.begin(), items.end(), [&](const Item& item) { return item.split == split; });
}

std::int64_t PreparedData::count(Split split, int label) const {
    return std::count_if(items.begin(), items.end(),
                         [&](const Item& item) { return item.split == split && item.label == label; });
}

}  // namespace studio
