// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_rows.h"

#include "core/base/files.h"
#include "core/runs/run_folder.h"

#include <algorithm>
#include <charconv>

namespace studio {
namespace {

std::string optionalNumber(const std::optional<double>& value) {
    return value ? numberText(*value) : std::string();
}

std::string joined(const std::vector<std::string>& fields) {
    std::string row;
    for (const std::string& field : fields) row += (row.empty() ? "" : ",") + field;
    return row + "\n";
}

void addLosses(std::vector<std::string>& row, const Losses& losses) {
    row.push_back(numberText(losses.total));
    row.push_back(numberText(losses.main));
    row.push_back(optionalNumber(losses.aux1));
    row.push_back(optionalNumber(losses.aux2));
}

void addAnswer(std::vector<std::string>& row, const std::vector<float>& logits,
               const std::vector<std::string>& classes) {
    const std::size_t best = static_cast<std::size_t>(std::max_element(logits.begin(), logits.end()) - logits.begin());
    const bool known = !logits.empty() && best < classes.size();
    row.push_back(known ? csvField(classes[best]) : "");
    row.push_back(known ? numberText(softmax(logits)[best]) : "");
}

Losses lossesOf(const CsvTable& table, std::size_t row, const std::string& prefix) {
    return {table.numberOr(row, prefix + "total"), table.numberOr(row, prefix + "main"),
            table.number(row, prefix + "aux1"), table.number(row, prefix + "aux2")};
}

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
    const auto truth = static_cast<std::size_t>(prediction.truth);
    std::vector<std::string> row{csvField(pathToText(prediction.path)),
                                 prediction.truth >= 0 && truth < classes.size() ? csvField(classes[truth]) : ""};
    for (const auto* logits : {&prediction.main, &prediction.aux1, &prediction.aux2}) addAnswer(row, *logits, classes);
    return joined(row);
}

std::vector<EpochRecord> readEpochs(const std::filesystem::path& folder) {
    const CsvTable table = CsvTable::ofFile(folder / kEpochsFile);
    std::vector<EpochRecord> records;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        EpochRecord record;
        record.epoch = static_cast<int>(table.whole(row, "epoch"));
        record.lr = table.numberOr(row, "lr");
        record.train = lossesOf(table, row, "train_");
        record.trainTop1 = table.numberOr(row, "train_top1");
        record.validation = lossesOf(table, row, "validation_");
        record.validationTop1 = table.numberOr(row, "validation_top1");
        record.validationTop5 = table.numberOr(row, "validation_top5");
        record.seconds = table.numberOr(row, "seconds");
        records.push_back(record);
    }
    return records;
}

std::vector<BatchEvent> readBatches(const std::filesystem::path& folder) {
    const CsvTable table = CsvTable::ofFile(folder / kMetricsFile);
    std::vector<BatchEvent> batches;
    batches.reserve(table.rows());
    for (std::size_t row = 0; row < table.rows(); ++row) {
        BatchEvent batch;
        batch.epoch = static_cast<int>(table.whole(row, "epoch"));
        batch.step = table.whole(row, "step");
        batch.images = table.whole(row, "images");
        batch.lr = table.numberOr(row, "lr");
        batch.losses = lossesOf(table, row, "");
        batch.top1 = table.numberOr(row, "top1");
        batch.imagesPerSecond = table.numberOr(row, "images_per_second");
        batch.dataWait = table.numberOr(row, "data_wait");
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
    const CsvTable table = CsvTable::ofFile(folder / kPredictionsFile);
    std::vector<PredictionRow> rows;
    rows.reserve(table.rows());
    for (std::size_t row = 0; row < table.rows(); ++row)
        rows.push_back({table.text(row, "path"), table.text(row, "truth"), table.text(row, "main"),
                        table.text(row, "aux1"), table.text(row, "aux2"), table.numberOr(row, "main_p"),
                        table.numberOr(row, "aux1_p"), table.numberOr(row, "aux2_p")});
    return rows;
}

}  // namespace studio
