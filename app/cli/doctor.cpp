// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exit_code.h"
#include "app/cli/verb.h"
#include "core/base/files.h"
#include "core/base/process.h"
#include "core/engine/engine.h"

namespace studio::cli {

namespace {

int doctor(Context& context) {
    const EngineInfo info = loadEngine()->info();
    const int cores = usableCores();
    Json devices = Json::array();
    for (std::size_t i = 0; i < info.devices.size(); ++i)
        devices.push_back({{"device", info.devices[i]}, {"name", info.deviceNames[i]}});
    const std::string convolutions = info.oneDnnVersion.empty() ? "LibTorch" : "oneDNN " + info.oneDnnVersion;
    context.console.object({{"studio", STUDIO_VERSION},
                            {"compiler", __VERSION__},
                            {"torch", info.torchVersion},
                            {"devices", devices},
                            {"cores", cores},
                            {"instruction_set", info.instructionSet},
                            {"precision", precisionName(info.autoPrecision)},
                            {"precision_reason", info.precisionReason},
                            {"convolutions", convolutions},
                            {"runs", pathToText(runsHome())}});

    Console& console = context.console;
    console.line("Inception Studio  " STUDIO_VERSION " (g++ " __VERSION__ ")");
    console.line("LibTorch          " + info.torchVersion);
    for (std::size_t i = 0; i < info.devices.size(); ++i)
        console.line("Device            " + info.devices[i] + ": " + info.deviceNames[i]);
    console.line("Cores             " + std::to_string(cores));
    console.line("Instruction set   " + info.instructionSet);
    console.line("Precision         " + std::string(precisionName(info.autoPrecision)) + ": " + info.precisionReason);
    console.line("Convolutions      " + convolutions +
                 (info.oneDnnVersion.empty() ? ": on a CPU oneDNN itself is faster, and this build does not ask it"
                                             : " on the CPU"));
    console.line("Runs              " + pathToText(runsHome()));
    return kDone;
}

}  // namespace

void addDoctorVerb(CLI::App& app, Context& context) {
    addVerb(app, context, "doctor", "Shows versions, device, cores and the precision that will be used, and why",
            [&context] { return doctor(context); });
}

}  // namespace studio::cli
