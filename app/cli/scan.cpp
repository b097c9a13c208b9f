// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exit_code.h"
#include "app/cli/open_data.h"
#include "app/cli/text.h"

#include <map>

namespace studio::cli {

namespace {

struct Options {
    std::string data, leaveOut;
};

/// Usable pictures of one class by split.
struct ClassCount {
    std::int64_t train = 0, validation = 0, test = 0;
};

struct Scan : OpenedData {
    std::vector<ClassCount> counts;  ///< one per class of the set
    std::int64_t leftOut = 0;        ///< pictures, of a person's list
    std::int64_t leaked = 0;         ///< pictures that validate or test and train, too
    std::int64_t nearlyLeaked = 0;   ///< others that look like one that trains
    std::string remark;              ///< why it can't be trained on; empty: it can
};

std::int64_t& countOf(ClassCount& count, Split split) {
    if (split == Split::Train) return count.train;
    return split == Split::Validation ? count.validation : count.test;
}

/// As a training with the default settings would see it; the remark says why there can't be one.
void countPictures(Scan& scan) {
    scan.counts.resize(scan.set->classes.size());
    SplitSettings settings;
    settings.forTraining = false;
    settings.leaveOut = scan.leaveOut;
    scan.leftOut = std::ssize(scan.leaveOut);  // where nothing is left to split
    try {
        const PreparedData seen = prepareData(scan.set, scan.report, settings);
        scan.leftOut = seen.leftOut;
        scan.leaked = seen.leaked;
        scan.nearlyLeaked = seen.nearlyLeaked;
        for (const Item& item : seen.items) ++countOf(scan.counts[static_cast<std::size_t>(item.label)], item.split);
        settings.forTraining = true;
        prepareData(scan.set, scan.report, settings);
    } catch (const Error& error) {
        scan.remark = error.what();
    }
}

Scan scanData(Context& context, const Options& options) {
    Scan scan{openData(context, options.data, CheckDepth::Full, options.leaveOut), {}, 0, 0, 0, {}};
    countPictures(scan);
    return scan;
}

void showForPeople(Console& console, const Scan& scan) {
    std::vector<std::vector<std::string>> rows{{"class", "train", "validation", "test"}};
    ClassCount all;
    for (std::size_t c = 0; c < scan.counts.size(); ++c) {
        const ClassCount& count = scan.counts[c];
        rows.push_back({scan.set->classes[c], grouped(count.train), grouped(count.validation), grouped(count.test)});
        all.train += count.train;
        all.validation += count.validation;
        all.test += count.test;
    }
    rows.push_back({"all", grouped(all.train), grouped(all.validation), grouped(all.test)});
    if (all.test == 0)
        for (auto& row : rows) row.pop_back();
    console.line(tableText(rows));

    std::map<std::string_view, std::vector<const Problem*>> byKind;
    for (const Problem& problem : scan.report.problems) byKind[problemName(problem.kind)].push_back(&problem);
    for (const auto& [kind, problems] : byKind) {
        const bool used = isUsed(problems.front()->kind);
        console.line("\n" + std::string(kind) + " (" + grouped(static_cast<std::int64_t>(problems.size())) +
                     (used ? ", used)" : ", left out)"));
        for (const Problem* problem : problems) console.line("  " + problem->path + ": " + problem->message);
    }
    if (scan.leftOut > 0)
        console.line("\n" + grouped(scan.leftOut) + (scan.leftOut == 1 ? " picture" : " pictures") +
                     " left out by --leave-out");
    if (scan.leaked > 0)
        console.line("\n" + grouped(scan.leaked) +
                     " of the pictures that validate or test are among those that train, too: the answers to them "
                     "are no proof");
    if (scan.nearlyLeaked > 0)
        console.line("\n" + grouped(scan.nearlyLeaked) +
                     " of the pictures that validate or test are nearly the same as one that trains: the answers to "
                     "them prove little");
    if (scan.set->ignored > 0) console.line("\n" + grouped(scan.set->ignored) + " other files ignored");
}

void showForPrograms(Console& console, const Scan& scan) {
    std::int64_t images = 0;
    for (std::size_t c = 0; c < scan.counts.size(); ++c) {
        const ClassCount& count = scan.counts[c];
        Json json{{"event", "class"},
                  {"name", scan.set->classes[c]},
                  {"train", count.train},
                  {"validation", count.validation}};
        if (count.test > 0) json["test"] = count.test;
        console.object(json);
        images += count.train + count.validation + count.test;
    }
    for (const Problem& problem : scan.report.problems) console.object(problemJson(problem));
    console.object({{"event", "summary"},
                    {"images", images},
                    {"classes", scan.counts.size()},
                    {"problems", scan.report.problems.size()},
                    {"ignored", scan.set->ignored},
                    {"leaked", scan.leaked},
                    {"nearly_leaked", scan.nearlyLeaked},
                    {"left_out", scan.leftOut}});
}

int scanVerb(Context& context, const Options& options) {
    const Scan scan = scanData(context, options);
    showForPeople(context.console, scan);
    showForPrograms(context.console, scan);
    if (!scan.remark.empty()) context.console.note(scan.remark);
    return kDone;
}

}  // namespace

void addScanVerb(CLI::App& app, Context& context) {
    const auto options = std::make_shared<Options>();
    CLI::App* verb = addVerb(app, context, "scan", "Shows classes, pictures per class, the split and problems",
                             [&context, options] { return scanVerb(context, *options); });
    verb->add_option("DATA", options->data, "A folder of class folders, a CSV list, or IDX files")->required();
    addLeaveOut(*verb, options->leaveOut);
}

}  // namespace studio::cli
