// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs/export_subject.h"

#include "core/base/files.h"
#include "ui/pages/runs/export_dialog.h"
#include "ui/text/core_text.h"
#include "ui/text/run_text.h"

namespace studio::ui {
namespace {

std::vector<ExportSubject::Weights> weightsOf(const RunSummary& run) {
    std::vector<ExportSubject::Weights> all;
    // Of a run that is being trained another epoch may be the best or the last by the time it is written.
    const bool live = standingOf(run) == RunStanding::Live;
    if (run.weights.stem() == "best") {
        const int epoch = run.info ? run.info->bestEpoch : 0;
        all.push_back({run.weights, live        ? ExportDialog::tr("the best so far")
                                    : epoch > 0 ? ExportDialog::tr("best, %1").arg(epochText(epoch, run.epochs))
                                                : ExportDialog::tr("best")});
    }
    for (const KeptWeights& kept : run.kept)
        all.push_back(
            {kept.file, live && kept.epoch == 0 ? ExportDialog::tr("the last so far") : keptText(kept, run.epochs)});
    return all;
}

}  // namespace

ExportSubject subjectOf(const RunSummary& run) {
    return {.name = runName(run),
            .network = [run] { return run.info ? networkText(*run.info) : QString(); },
            .weights = [run] { return weightsOf(run); },
            .how = {},
            .data = {}};
}

ExportSubject subjectOf(const std::filesystem::path& file, const NetworkSpec& network, const ReadAs& how,
                        const std::filesystem::path& data) {
    const ExportSubject::Weights only{file, fromUtf8(pathToText(file.filename()))};
    return {.name = fromUtf8(pathToText(file.stem())),
            .network = [network] { return networkAtText(network.variant, network.inputSize); },
            .weights = [only] { return std::vector{only}; },
            .how = how,
            .data = data};
}

}  // namespace studio::ui
