// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"

#include <CLI/CLI.hpp>
#include <functional>
#include <stop_token>

/// The command line: core's second client. One file per verb; a new verb is a function here and a line in main.cpp.
namespace studio::cli {

/// What every verb gets.
struct Context {
    Console console;
    std::stop_token stop;       ///< Ctrl-C or SIGTERM
    std::function<int()> verb;  ///< set by the verb's callback, called when the whole command line was understood
};

/// Adds the verb to the command line with its help and --json. `run` returns the exit code and may throw studio::Error.
CLI::App* addVerb(CLI::App& app, Context& context, const char* name, const char* help, std::function<int()> run);

void addSampleVerb(CLI::App& app, Context& context);
void addScanVerb(CLI::App& app, Context& context);
void addTrainVerb(CLI::App& app, Context& context);
void addEvalVerb(CLI::App& app, Context& context);
void addPredictVerb(CLI::App& app, Context& context);
void addExportVerb(CLI::App& app, Context& context);
void addInspectVerb(CLI::App& app, Context& context);
void addDoctorVerb(CLI::App& app, Context& context);

}  // namespace studio::cli
