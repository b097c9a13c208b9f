// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sample.h"

#include "app/cli/exit_code.h"
#include "app/cli/text.h"
#include "app/cli/verb.h"
#include "core/base/files.h"

#include <memory>

namespace studio::cli {

namespace {

int sample(Context& context, const std::string& folder, std::uint64_t seed) {
    Console& console = context.console;
    const std::int64_t images = writeSample(
        folder, seed, [&](std::int64_t done, std::int64_t total) { console.progress("Drawing", done, total); },
        context.stop);
    console.endProgress();
    const std::vector<std::string> classes(sampleClasses().begin(), sampleClasses().end());
    console.object({{"path", pathToText(folder)}, {"images", images}, {"classes", classes}, {"seed", seed}});
    console.line(grouped(images) + " pictures of " + std::to_string(classes.size()) + " classes (" + joined(classes) +
                 ") are in " + folder);
    return kDone;
}

}  // namespace

void addSampleVerb(CLI::App& app, Context& context) {
    struct Options {
        std::string folder;
        std::uint64_t seed = 1;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* verb = addVerb(app, context, "sample", "Writes the built-in sample: drawn pictures of a few classes",
                             [&context, options] { return sample(context, options->folder, options->seed); });
    verb->add_option("DIR", options->folder, "The folder to write, new or empty")->required();
    verb->add_option("--seed", options->seed, "Another seed draws other pictures (default 1)");
}

}  // namespace studio::cli
