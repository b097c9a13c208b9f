// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/problem.h"
#include "core/evaluation/evaluation.h"

#include <span>
#include <string>
#include <vector>

namespace studio::ui {

/// Counts, a row a truth, a column an answer; the first row and column are the class names.
std::string matrixCsv(const std::vector<std::vector<std::int64_t>>& confusion, const std::vector<std::string>& classes);
/// class,pictures,answered,precision,recall,f1: a row a class, shares from 0 to 1; what is undefined (no picture of the
/// class, or never answered) is an empty cell.
std::string classFiguresCsv(std::span<const ClassFigures> figures, const std::vector<std::string>& classes);
/// As `predict --csv` writes it (kAnswersHeader): the pictures with an answer, then those without and why.
std::string answersCsv(std::span<const Prediction> predictions, const std::vector<std::string>& classes,
                       std::span<const Problem> problems);

}  // namespace studio::ui
