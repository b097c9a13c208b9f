// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/data/csv.h"
#include "core/data/listing.h"

#include <algorithm>
#include <limits>

namespace studio::listing {

namespace fs = std::filesystem;

namespace {

/// Which field holds what.
struct Columns {
    std::size_t path = 0, label = 1, split = 2;
    std::size_t fields = 3;  ///< most a row may have
};

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

std::size_t columnNamed(const std::vector<std::string>& names, std::initializer_list<std::string_view> wanted) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (std::find(wanted.begin(), wanted.end(), names[i]) != wanted.end()) return i;
    return kNone;
}

/// The header's columns; none when the row is no header. A first row without a picture's ending is one too, with the
/// columns in their order.
std::optional<Columns> headerColumns(const std::vector<std::string>& fields) {
    std::vector<std::string> names;
    for (const std::string& field : fields) names.push_back(lowered(field));
    const std::size_t path = columnNamed(names, {"path", "file", "filename", "filepath", "image"});
    const std::size_t label = columnNamed(names, {"label", "class", "category"});
    if (path != kNone && label != kNone) return Columns{path, label, columnNamed(names, {"split"}), fields.size()};
    if (fields.size() < 2 || hasPictureEnding(fields[0])) return std::nullopt;
    return Columns{};
}

class ListReader {
public:
    ListReader(DataSet& set, const fs::path& file) : m_set(set), m_file(file) {}

    void row(const CsvReader::Row& row, std::string_view fault);
    void finish();

private:
    [[noreturn]] void refuse(int line, std::string_view reason) const {
        throw Error(ErrorCode::ListFileLine, {pathToText(m_file), std::to_string(line), std::string(reason)});
    }
    Split splitOf(const CsvReader::Row& row);
    std::string itemPath(const std::string& field) const;

    DataSet& m_set;
    const fs::path& m_file;
    ClassNames m_classes;
    std::optional<Columns> m_columns;
};

Split ListReader::splitOf(const CsvReader::Row& row) {
    if (m_columns->split >= row.fields.size()) return Split::Train;
    const std::string name = lowered(row.fields[m_columns->split]);
    const std::optional<Split> split = name == "valid" ? Split::Validation : splitNamed(name);
    if (!split)
        refuse(row.line, fillIn(STUDIO_TEXT("Problems", "the split \"%1\" is none of train, validation and test"),
                                {pathToText(row.fields[m_columns->split])}));
    return *split;
}

/// Relative to the list's folder where it lies in it, so that a moved data set keeps its fingerprint.
std::string ListReader::itemPath(const std::string& field) const {
    const fs::path path = fs::path(field).lexically_normal();
    if (!path.is_absolute()) return path.native();
    const fs::path relative = path.lexically_relative(m_set.root);
    return relative.empty() || *relative.begin() == ".." ? path.native() : relative.native();
}

void ListReader::row(const CsvReader::Row& row, std::string_view fault) {
    if (!fault.empty()) refuse(row.line, fault);
    if (!m_columns) {
        m_columns = headerColumns(row.fields);
        if (m_columns) return;
        m_columns = Columns{};
    }
    if (row.fields.size() > m_columns->fields) refuse(row.line, STUDIO_TEXT("Problems", "it has too many fields"));
    if (row.fields.size() <= std::max(m_columns->path, m_columns->label))
        refuse(row.line, STUDIO_TEXT("Problems", "it has no label"));
    const std::string& path = row.fields[m_columns->path];
    const std::string& label = row.fields[m_columns->label];
    if (path.empty()) refuse(row.line, STUDIO_TEXT("Problems", "it has no path"));
    if (label.empty()) refuse(row.line, STUDIO_TEXT("Problems", "it has no label"));
    if (path.find('\0') != std::string::npos) refuse(row.line, STUDIO_TEXT("Problems", "its path can't be one"));
    const Split split = splitOf(row);
    if (!hasPictureEnding(path))
        ++m_set.ignored;
    else
        m_set.items.push_back({itemPath(path), m_classes.labelOf(label), split});
}

void ListReader::finish() {
    m_classes.finish(m_set);
    std::vector<Item>& items = m_set.items;
    std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
        return a.path != b.path ? a.path < b.path : a.label < b.label;
    });
    // The same line twice is said once; one picture under two labels stays, for checking to find.
    const auto last = std::unique(items.begin(), items.end(),
                                  [](const Item& a, const Item& b) { return a.path == b.path && a.label == b.label; });
    m_set.ignored += items.end() - last;
    items.erase(last, items.end());
    settleSplit(m_set);
}

}  // namespace

DataSet listListFile(const fs::path& file, Watch watch) {
    const std::string text = readTextFile(file);
    const std::string_view first = std::string_view(text).substr(0, text.find('\n'));
    const bool tabs = first.find('\t') != std::string_view::npos;
    DataSet set;
    set.root = file.parent_path();
    set.layout = Layout::ListFile;
    ListReader reader(set, file);
    CsvReader rows(text, tabs ? '\t' : ',');
    std::int64_t count = 0;
    while (const std::optional<CsvReader::Row> row = rows.next()) {
        reader.row(*row, rows.fault());
        if (++count % 1024 != 0) continue;
        watch.ticker.add(1024);
        throwIfStopped(watch.stop);
    }
    reader.finish();
    return set;
}

}  // namespace studio::listing
