// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/checking.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <unordered_map>

namespace studio {
namespace {

constexpr std::uint32_t kNobody = std::numeric_limits<std::uint32_t>::max();

bool sameSide(const Item& a, const Item& b) {
    return (a.split == Split::Train) == (b.split == Split::Train);
}

/// What `item` is told of its like. The answer to it was learned in part.
std::string likeMessage(const DataSet& set, const Item& item, const Item& like) {
    const auto with = [&](const char* text) { return fillIn(text, {itemText(like)}); };
    if (!sameSide(item, like)) {
        if (like.split == Split::Train)
            return with(
                STUDIO_TEXT("Problems", "Nearly the same picture as %1, which trains: the answer here proves little"));
        return with(like.split == Split::Validation
                        ? STUDIO_TEXT("Problems",
                                      "Nearly the same picture as %1, which validates: its answer there proves little")
                        : STUDIO_TEXT("Problems",
                                      "Nearly the same picture as %1, which tests: its answer there proves little"));
    }
    if (item.label == like.label) return with(STUDIO_TEXT("Problems", "Nearly the same picture as %1"));
    return fillIn(STUDIO_TEXT("Problems", "Nearly the same picture as %1, whose class is %2"),
                  {itemText(like), set.classes[static_cast<std::size_t>(like.label)]});
}

/// Finds for each picture the one that is most worth naming, and those that hang together.
class Likes {
public:
    Likes(const DataSet& set, CheckReport& report) : m_set(set), m_report(report) {}
    void find(const std::stop_token& stop);
    void tell();

private:
    void gather();
    void meet(std::uint32_t a, std::uint32_t b);
    void propose(std::uint32_t to, std::uint32_t like);
    int worth(std::uint32_t to, std::uint32_t like) const;
    std::uint32_t rootOf(std::uint32_t node);
    const Item& item(std::uint32_t node) const { return m_set.items[m_items[node]]; }

    const DataSet& m_set;
    CheckReport& m_report;
    // One node for each content: what is said of equal files is said by equalFiles.
    std::unordered_map<std::string_view, std::uint32_t> m_nodes;  ///< by FileFacts::hash
    std::vector<std::uint32_t> m_items;                           ///< the first item of a node
    std::vector<PictureHash> m_hashes;
    std::vector<std::uint32_t> m_best, m_parents;
};

void Likes::gather() {
    for (std::uint32_t i = 0; i < m_report.facts.size(); ++i) {
        const FileFacts& facts = m_report.facts[i];
        if (facts.look.isNone() || (facts.problem && !isUsed(*facts.problem))) continue;
        if (!m_nodes.emplace(facts.hash, static_cast<std::uint32_t>(m_items.size())).second) continue;
        m_items.push_back(i);
        m_hashes.push_back(facts.look);
    }
    m_best.assign(m_items.size(), kNobody);
    m_parents.resize(m_items.size());
    std::iota(m_parents.begin(), m_parents.end(), 0u);
}

std::uint32_t Likes::rootOf(std::uint32_t node) {
    while (m_parents[node] != node) node = m_parents[node] = m_parents[m_parents[node]];
    return node;
}

/// A leak is worth more than another class, and that more than a mere likeness.
int Likes::worth(std::uint32_t to, std::uint32_t like) const {
    return !sameSide(item(to), item(like)) ? 2 : item(to).label != item(like).label ? 1 : 0;
}

void Likes::propose(std::uint32_t to, std::uint32_t like) {
    std::uint32_t& best = m_best[to];
    const int now = best == kNobody ? -1 : worth(to, best), then = worth(to, like);
    if (then > now || (then == now && like < best)) best = like;
}

void Likes::meet(std::uint32_t a, std::uint32_t b) {
    propose(a, b);
    propose(b, a);
    const std::uint32_t first = rootOf(a), second = rootOf(b);
    m_parents[std::max(first, second)] = std::min(first, second);
}

void Likes::find(const std::stop_token& stop) {
    gather();
    forAlike(
        m_hashes, [this](std::uint32_t a, std::uint32_t b) { meet(a, b); }, stop);
}

void Likes::tell() {
    for (std::uint32_t node = 0; node < m_items.size(); ++node) {
        if (m_best[node] == kNobody) continue;
        FileFacts& facts = m_report.facts[m_items[node]];
        const std::string message = likeMessage(m_set, item(node), item(m_best[node]));
        m_report.problems.push_back({ProblemKind::NearDuplicate, itemText(item(node)), message});
        if (facts.problem) continue;
        facts.problem = ProblemKind::NearDuplicate;
        facts.message = message;
    }
    for (FileFacts& facts : m_report.facts) {
        const auto node = facts.look.isNone() ? m_nodes.end() : m_nodes.find(facts.hash);
        if (node != m_nodes.end() && m_best[node->second] != kNobody) facts.alike = rootOf(node->second) + 1;
    }
}

}  // namespace

void likePictures(const DataSet& set, CheckReport& report, const std::stop_token& stop) {
    Likes likes(set, report);
    likes.find(stop);
    likes.tell();
}

}  // namespace studio
