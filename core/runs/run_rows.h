// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/evaluation.h"
#include "core/training/events.h"

#include <cstdint>
#include <deque>
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
/// Of a table of answers that a person asked for (`predict --csv`, the Predictions page): it has more to say than
/// predictions.csv, and ends its lines as RFC 4180 does.
inline constexpr const char* kAnswersHeader =
    "path,truth,main,main_p,aux1,aux1_p,aux2,aux2_p,main_2,main_2_p,main_3,main_3_p,main_4,main_4_p,main_5,main_5_p,"
    "error\r\n";

std::string metricsRow(const BatchEvent& batch);
std::string epochRow(const EpochRecord& record);
std::string predictionRow(const Prediction& prediction, const std::vector<std::string>& classes);
/// Unknown truths, absent heads and answers beyond the number of classes are empty cells.
std::string answersRow(const Prediction& prediction, const std::vector<std::string>& classes);
/// Of a picture without an answer. `path` as Problem::path.
std::string unansweredRow(std::string_view path, std::string_view error);

/// One of these tables (CSV, RFC 4180, with its header), row by row; a last line without its end is left out, as is a
/// row of another length: what was being written when the program died. A million rows of metrics.csv take about half a
/// second. (People's own lists are read by core/data/csv.h, which says what is wrong in which line.)
class TableReader {
public:
    explicit TableReader(std::string text);
    /// Without rows when there is no such file yet. Throws CannotRead and kin.
    static TableReader ofFile(const std::filesystem::path& path);
    TableReader(const TableReader&) = delete;
    TableReader& operator=(const TableReader&) = delete;

    /// Its place in a row; none where the file has no such column: its cells read as empty ones.
    using Column = std::optional<std::size_t>;
    Column column(std::string_view name) const;

    /// To the next row, the first one to begin with; false behind the last.
    bool next();
    /// Of this row, until next().
    std::string_view text(Column column) const { return column ? m_fields[*column] : std::string_view(); }
    /// Nothing for an empty cell or one that is no number.
    std::optional<double> number(Column column) const;
    double numberOr(Column column, double fallback = 0) const { return number(column).value_or(fallback); }
    std::int64_t whole(Column column) const;

private:
    bool takeRow();
    bool takeQuotedRow();

    std::string m_text;
    std::size_t m_at = 0;
    std::vector<std::string> m_header;
    std::vector<std::string_view> m_fields;  ///< of this row: into m_text or m_unquoted
    std::deque<std::string> m_unquoted;
};

/// Rewrites (atomically, only when something goes) a file of lines: those for which `keep` is true, and not a last one
/// without its end. `header` lines at the top always stay.
void cutLines(const std::filesystem::path& path, int header, const std::function<bool(std::string_view line)>& keep);

}  // namespace studio
