// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_summary.h"
#include "ui/session_parts/read_as.h"
#include "ui/text/sentence.h"

#include <QString>
#include <filesystem>
#include <functional>
#include <vector>

namespace studio::ui {

/// What is exported: a network, and the files that its weights may be taken from.
struct ExportSubject {
    struct Weights {
        std::filesystem::path file;
        QString text;
    };
    QString name;  ///< of the written file, too, without an ending
    Sentence network;
    std::function<std::vector<Weights>()> weights;  ///< in the present language; the first is proposed
    ReadAs how;                                     ///< of a file that can't say it itself
    std::filesystem::path data;                     ///< photographs to check it on, where they can be read
};

/// The best weights of a run first, then what else it kept.
ExportSubject subjectOf(const RunSummary& run);
/// A file whose network is known. `data`: photographs to check it on, where it does not say what it was trained on.
ExportSubject subjectOf(const std::filesystem::path& file, const NetworkSpec& network, const ReadAs& how,
                        const std::filesystem::path& data);

}  // namespace studio::ui
