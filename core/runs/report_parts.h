// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/grouped.h"
#include "core/evaluation/evaluation.h"
#include "core/runs/run_folder.h"

#include <string>
#include <string_view>
#include <vector>

/// The pieces of RUN/report.html; report.cpp puts them together. The report is a file like the others of a run: it is
/// in English whatever the window speaks.
namespace studio::report {

/// All that a report is made from.
struct Content {
    RunInfo info;
    std::vector<BatchEvent> batches;
    std::vector<EpochRecord> epochs;
    std::vector<Prediction> predictions;  ///< with a known truth
    EvaluationResult result;              ///< of `predictions`; images is 0 when there are none
    std::vector<Problem> problems;        ///< of the data, as events.jsonl has them
    const EpochRecord* best() const;      ///< nullptr: no epoch was validated
};

// report_text.cpp
std::string escaped(std::string_view text);                  ///< for HTML and SVG, attributes included
std::string shortNumber(double value, int digits = 3);       ///< "0.834", "1.2e-05"
std::string duration(double seconds);                        ///< "4 min 12 s"
std::string counted(std::int64_t number, const char* noun);  ///< "1 epoch", "12,960 pictures"
std::string className(const Content& content, int index);    ///< escaped
std::string outcomeSentence(const Content& content);         ///< plain text

// report_style.cpp
std::string_view styleSheet();

// report_curves.cpp, report_tables.cpp, report_mistakes.cpp, report_problems.cpp: whole <section>s, empty text where
// there is nothing to show
std::string curves(const Content& content);
std::string confusion(const Content& content);
std::string perClass(const Content& content);
std::string settings(const Content& content);
std::string mistakes(const Content& content);
std::string problems(const Content& content);

}  // namespace studio::report
