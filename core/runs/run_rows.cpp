// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_rows.h"

#include "core/base/files.h"
#include "core/runs/run_folder.h"

#include <algorithm>
#include <charconv>

namespace studio {
namespace {

constexpr std::size_t kMainAnswers = 5;  ///< in kAnswersHeader

std::string optionalNumber(const std::optional<double>& value) {
    return value ? numberText(*value) : std::string();
}

std::string joined(const std::vector<std::string>& fields, const char* end = "\n") {
    std::string row;
    for (std::size_t i = 0; i < fields.size(); ++i) row += (i == 0 ? "" : ",") + fields[i];
    return row + end;
}

void addLosses(std::vector<std::string>& row, const Losses& losses) {
    row.push_back(numberText(losses.total));
    row.push_back(numberText(losses.main));
    row.push_back(optionalNumber(losses.aux1));
    row.push_back(optionalNumber(losses.aux2));
}

/// The answers from the `first`-th (0: the best) to before the `end`-th, each with its p.
void addAnswers(std::vector<std::string>& row, const std::vector<float>& logits,
                const std::vector<std::string>& classes, std::size_t first, std::size_t end) {
    const std::vector<int> order = topClasses(logits, static_cast<int>(end));
    const std::vector<double> p = softmax(logits);
    for (std::size_t i = first; i < end; ++i) {
        const std::size_t answer = i < order.size() ? static_cast<std::size_t>(order[i]) : classes.size();
        const bool known = answer < classes.size();
        row.push_back(known ? csvField(classes[answer]) : "");
        row.push_back(known ? numberText(p[answer]) : "");
    }
}

std::vector<std::string> predictionFields(const Prediction& prediction, const std::vector<std::string>& classes) {
    const auto truth = static_cast<std::size_t>(prediction.truth);
    std::vector<std::string> row{csvField(pathToText(prediction.path)),
                                 prediction.truth >= 0 && truth < classes.size() ? csvField(classes[truth]) : ""};
    for (const auto* logits : {&prediction.main, &prediction.aux1, &prediction.aux2})
        addAnswers(row, *logits, classes, 0, 1);
    return row;
}

/// The four columns of Losses.
struct LossColumns {
    LossColumns(const TableReader& reader, const std::string& prefix)
        : total(reader.column(prefix + "total")),
          main(reader.column(prefix + "main")),
          aux1(reader.column(prefix + "aux1")),
          aux2(reader.column(prefix + "aux2")) {}
    Losses of(const TableReader& reader) const {
        return {reader.numberOr(total), reader.numberOr(main), reader.number(aux1), reader.number(aux2)};
    }
    TableReader::Column total, main, aux1, aux2;
};

}  // namespace

std::string metricsRow(const BatchEvent& batch) {
    std::vector<std::string> row{std::to_string(batch.epoch), std::to_string(batch.step), std::to_string(batch.images),
                                 numberText(batch.lr)};
    addLosses(row, batch.losses);
    for (double value : {batch.top1, batch.imagesPerSecond, batch.dataWait}) row.push_back(numberText(value));
    return joined(row);
}

std::string epochRow(const EpochRecord& record) {
    std::vector<std::string> row{std::to_string(record.epoch), numberText(record.lr)};
    addLosses(row, record.train);
    row.push_back(numberText(record.trainTop1));
    addLosses(row, record.validation);
    for (double value : {record.validationTop1, record.validationTop5, record.seconds})
        row.push_back(numberText(value));
    return joined(row);
}

std::string predictionRow(const Prediction& prediction, const std::vector<std::string>& classes) {
    return joined(predictionFields(prediction, classes));
}

std::string answersRow(const Prediction& prediction, const std::vector<std::string>& classes) {
    std::vector<std::string> row = predictionFields(prediction, classes);
    addAnswers(row, prediction.main, classes, 1, kMainAnswers);
    row.emplace_back();
    return joined(row, "\r\n");
}

std::string unansweredRow(std::string_view path, std::string_view error) {
    const auto commas = std::ranges::count(std::string_view(kAnswersHeader), ',');
    std::vector<std::string> row(static_cast<std::size_t>(commas) + 1);
    row.front() = csvField(path);
    row.back() = csvField(error);
    return joined(row, "\r\n");
}

std::vector<EpochRecord> readEpochs(const std::filesystem::path& folder) {
    TableReader rows = TableReader::ofFile(folder / kEpochsFile);
    const LossColumns train(rows, "train_"), validation(rows, "validation_");
    std::vector<EpochRecord> records;
    while (rows.next()) {
        EpochRecord record;
        record.epoch = static_cast<int>(rows.whole(rows.column("epoch")));
        record.lr = rows.numberOr(rows.column("lr"));
        record.train = train.of(rows);
        record.trainTop1 = rows.numberOr(rows.column("train_top1"));
        record.validation = validation.of(rows);
        record.validationTop1 = rows.numberOr(rows.column("validation_top1"));
        record.validationTop5 = rows.numberOr(rows.column("validation_top5"));
        record.seconds = rows.numberOr(rows.column("seconds"));
        records.push_back(record);
    }
    return records;
}

std::vector<BatchEvent> readBatches(const std::filesystem::path& folder) {
    TableReader rows = TableReader::ofFile(folder / kMetricsFile);
    const TableReader::Column epoch = rows.column("epoch"), step = rows.column("step"), images = rows.column("images"),
                              lr = rows.column("lr"), top1 = rows.column("top1"),
                              rate = rows.column("images_per_second"), wait = rows.column("data_wait");
    const LossColumns losses(rows, "");
    std::vector<BatchEvent> batches;
    while (rows.next()) {
        BatchEvent batch;
        batch.epoch = static_cast<int>(rows.whole(epoch));
        batch.step = rows.whole(step);
        batch.images = rows.whole(images);
        batch.lr = rows.numberOr(lr);
        batch.losses = losses.of(rows);
        batch.top1 = rows.numberOr(top1);
        batch.imagesPerSecond = rows.numberOr(rate);
        batch.dataWait = rows.numberOr(wait);
        // neither is a column: the first counts rows, the second adds up what the rows took
        const BatchEvent before = batches.empty() ? BatchEvent() : batches.back();
        batch.batch = before.epoch == batch.epoch ? before.batch + 1 : 1;
        const double took = batch.imagesPerSecond > 0 ? static_cast<double>(batch.images) / batch.imagesPerSecond : 0;
        batch.seconds = before.seconds + took;
        batches.push_back(batch);
    }
    return batches;
}

std::vector<PredictionRow> readPredictions(const std::filesystem::path& folder) {
    TableReader rows = TableReader::ofFile(folder / kPredictionsFile);
    const auto text = [&](const char* name) { return std::string(rows.text(rows.column(name))); };
    const auto number = [&](const char* name) { return rows.numberOr(rows.column(name)); };
    std::vector<PredictionRow> found;
    while (rows.next())
        found.push_back({text("path"), text("truth"), text("main"), text("aux1"), text("aux2"), number("main_p"),
                         number("aux1_p"), number("aux2_p")});
    return found;
}

}  // namespace studio
