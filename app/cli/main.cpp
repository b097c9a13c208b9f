// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exit_code.h"
#include "app/cli/verb.h"
#include "app/stop_signals.h"
#include "core/base/process.h"

#include <utility>

namespace studio::cli {

CLI::App* addVerb(CLI::App& app, Context& context, const char* name, const char* help, std::function<int()> run) {
    CLI::App* verb = app.add_subcommand(name, help);
    verb->add_flag_callback(
        "--json", [&context] { context.console.setJson(true); },
        "One JSON object a line on stdout, nothing else there");
    verb->callback([&context, run = std::move(run)] { context.verb = run; });
    return verb;
}

static void addVerbs(CLI::App& app, Context& context) {
    addSampleVerb(app, context);
    addScanVerb(app, context);
    addTrainVerb(app, context);
    addEvalVerb(app, context);
    addPredictVerb(app, context);
    addExportVerb(app, context);
    addInspectVerb(app, context);
    addDoctorVerb(app, context);
}

/// CLI11 only says that a verb is missing. Empty: the first word is a verb or an option.
static std::string unknownVerb(const CLI::App& app, int argc, char** argv) {
    if (argc < 2 || argv[1][0] == '-') return {};
    std::string verbs;
    for (const CLI::App* verb : app.get_subcommands([](const CLI::App*) { return true; })) {
        if (verb->check_name(argv[1])) return {};
        verbs += (verbs.empty() ? "" : ", ") + verb->get_name();
    }
    return "There is no verb \"" + std::string(argv[1]) + "\". Choose one of " + verbs + ".";
}

static int runVerb(Context& context) {
    try {
        return context.verb();
    } catch (const UsageError& error) {
        context.console.note(error.what());
        return kWrongUsage;
    } catch (const Error& error) {
        context.console.note(error.what());
        if (error.code() == ErrorCode::WeightsDoNotFit && !error.detail().empty()) context.console.note(error.detail());
        return exitCodeOf(error.code());
    } catch (const std::exception& error) {
        context.console.note(Error(ErrorCode::Internal, {error.what()}).what());
        return kFailed;
    }
}

}  // namespace studio::cli

int main(int argc, char** argv) {
    using namespace studio::cli;
    studio::tuneAllocator();
    studio::surviveFileSizeLimit();
    Context context;
    context.stop = studio::app::stopOnSignals();

    CLI::App app("Train GoogLeNet image classifiers and ask them, without a window.", "inception-studio-cli");
    app.set_version_flag("--version", "inception-studio-cli " STUDIO_VERSION);
    app.require_subcommand(1);
    app.footer("Exit codes: 0 done, 1 failed or diverged, 2 wrong usage, 130 stopped by Ctrl-C or SIGTERM.");
    addVerbs(app, context);
    if (const std::string wrong = unknownVerb(app, argc, argv); !wrong.empty()) {
        context.console.note(wrong);
        return kWrongUsage;
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& answer) {
        return app.exit(answer);
    } catch (const CLI::ParseError& error) {
        context.console.note(std::string(error.what()) + "\nRun with --help for more information.");
        return kWrongUsage;
    }
    return runVerb(context);
}
