// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/evaluation.h"
#include "core/training/events.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The rows of a run folder's tables, and the tables read back. The columns are the contract's.
namespace studio {

inline constexpr const char* kMetricsFile = "metrics.csv";
inline constexpr const char* kEpochsFile = "epochs.csv";
inline constexpr const char* kEventsFile = "events.jsonl";
inline constexpr const char* kPredictionsFile = "predictions.csv";

inline constexpr const char* kMetricsHeader =
    "epoch,step,images,lr,total,main,aux1,aux2,top1,images_per_second,data_wait\n";
inline constexpr const char* kEpochsHeader =
    "epoch,lr,train_total,train_main,train_aux1,train_aux2,train_top1,validation_total,validation_main,validation_aux1,"
    "validation_aux2,validation_top1,validation_top5,seconds\n";
inline constexpr const char* kPredictionsHeader = "path,truth,main,main_p,aux1,aux1_p,aux2,aux2_p\n";

std::string metricsRow(const BatchEvent& batch);
std::string epochRow(const EpochRecord& record);
std::string predictionRow(const Prediction& prediction, const std::vector<std::string>& classes);

/// A CSV file (RFC 4180) with its header; a last line without its end is left out, as is a row of another length.
class CsvTable {
public:
    explicit CsvTable(std::string_view text);
    /// Empty when there is no such file yet.
    static CsvTable ofFile(const std::filesystem::path& path);

    std::size_t rows() const { return m_rows.size(); }
    /// Empty when there is no such column.
    const std::string& text(std::size_t row, std::string_view column) const;
    /// Nothing for an empty cell or one that is no number.
    std::optional<double> number(std::size_t row, std::string_view column) const;
    double numberOr(std::size_t row, std::string_view column, double fallback = 0) const;
    std::int64_t whole(std::size_t row, std::string_view column) const;

private:
    std::vector<std::string> m_header;
    std::vector<std::vector<std::string>> m_rows;
};

/// Rewrites (atomically, only when something goes) a file of lines: those for which `keep` is true, and not a last one
/// without its end. `header` lines at the top always stay.
void cutLines(const std::filesystem::path& path, int header, const std::function<bool(std::string_view line)>& keep);

}  // namespace studio
