// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/prediction_csv.h"

#include "core/base/files.h"
#include "core/runs/run_rows.h"

namespace studio::ui {

std::string matrixCsv(const std::vector<std::vector<std::int64_t>>& confusion,
                      const std::vector<std::string>& classes) {
    std::string text = "truth";
    for (const std::string& name : classes) text += ',' + csvField(name);
    text += "\r\n";
    for (std::size_t truth = 0; truth < confusion.size(); ++truth) {
        text += csvField(truth < classes.size() ? classes[truth] : std::string());
        for (const std::int64_t count : confusion[truth]) text += ',' + std::to_string(count);
        text += "\r\n";
    }
    return text;
}

std::string classFiguresCsv(std::span<const ClassFigures> figures, const std::vector<std::string>& classes) {
    std::string text = "class,pictures,answered,precision,recall,f1\r\n";
    const auto cell = [](double value, bool defined) { return ',' + (defined ? numberText(value) : std::string()); };
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const ClassFigures& one = figures[i];
        text += csvField(i < classes.size() ? classes[i] : std::string());
        text += ',' + std::to_string(one.pictures) + ',' + std::to_string(one.answered);
        text += cell(one.precision, one.answered > 0) + cell(one.recall, one.pictures > 0);
        text += cell(one.f1, one.answered + one.pictures > 0) + "\r\n";
    }
    return text;
}

std::string answersCsv(std::span<const Prediction> predictions, const std::vector<std::string>& classes,
                       std::span<const Problem> problems) {
    std::string text = kAnswersHeader;
    for (const Prediction& prediction : predictions) text += answersRow(prediction, classes);
    for (const Problem& problem : problems) text += unansweredRow(problem.path, problem.message);
    return text;
}

}  // namespace studio::ui
