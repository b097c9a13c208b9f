// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/report_parts.h"

#include <algorithm>
#include <map>

namespace studio::report {
namespace {

constexpr std::size_t kShown = 5;  ///< files of a kind

std::string kindPanel(ProblemKind kind, const std::vector<const Problem*>& found) {
    const std::string count =
        grouped(static_cast<std::int64_t>(found.size())) + (isUsed(kind) ? ", used" : ", left out");
    std::string out = "<div class=\"panel\"><h3>" + escaped(problemName(kind)) + "<span class=\"count\">" + count +
                      "</span></h3><table class=\"facts\">";
    for (std::size_t i = 0; i < std::min(found.size(), kShown); ++i)
        out += "<tr><th scope=\"row\">" + escaped(found[i]->path) + "</th><td>" + escaped(found[i]->message) +
               "</td></tr>";
    out += "</table>";
    if (found.size() > kShown)
        out += "<p class=\"note\">and " + grouped(static_cast<std::int64_t>(found.size() - kShown)) +
               " more: events.jsonl names them all</p>";
    return out + "</div>";
}

}  // namespace

std::string problems(const Content& content) {
    if (content.problems.empty()) return {};
    std::map<ProblemKind, std::vector<const Problem*>> byKind;
    for (const Problem& problem : content.problems) byKind[problem.kind].push_back(&problem);
    std::string out = "<section><h2>Problems of the data</h2><p class=\"lead\">" +
                      counted(static_cast<std::int64_t>(content.problems.size()), "problem") +
                      " found before the training and in it, as the verb scan lists them.</p><div class=\"two\">";
    for (const auto& [kind, found] : byKind) out += kindPanel(kind, found);
    return out + "</div></section>";
}

}  // namespace studio::report
