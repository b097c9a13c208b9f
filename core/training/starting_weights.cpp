// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/starting_weights.h"

#include "core/base/text.h"

#include <algorithm>
#include <numeric>

namespace studio {
namespace {

bool isAux(std::string_view name) {
    return name.starts_with("aux");
}
bool isClassifier(std::string_view name) {
    return name.starts_with("fc.") || (isAux(name) && name.find(".fc2.") != std::string_view::npos);
}

/// The file's row for each class, or nothing when a class is not in the file.
std::vector<std::size_t> rowsOf(const Checkpoint& file, const std::vector<std::string>& classes) {
    std::vector<std::size_t> rows(classes.size());
    if (file.classes == numberedClasses(static_cast<int>(classes.size()))) {
        std::iota(rows.begin(), rows.end(), std::size_t{0});
        return rows;
    }
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const auto found = std::ranges::find(file.classes, classes[i]);
        if (found == file.classes.end()) return {};
        rows[i] = static_cast<std::size_t>(found - file.classes.begin());
    }
    return rows;
}

bool isInOrder(const std::vector<std::size_t>& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i] != i) return false;
    return true;
}

Array pickedRows(const Array& array, const std::vector<std::size_t>& rows) {
    const std::size_t each = array.data->size() / static_cast<std::size_t>(array.shape[0]);
    auto bytes = std::make_shared<std::vector<std::byte>>();
    for (const std::size_t row : rows) {
        const auto start = array.data->begin() + static_cast<std::ptrdiff_t>(row * each);
        bytes->insert(bytes->end(), start, start + static_cast<std::ptrdiff_t>(each));
    }
    Array picked{array.dtype, array.shape, std::move(bytes)};
    picked.shape[0] = static_cast<std::int64_t>(rows.size());
    return picked;
}

}  // namespace

StartingWeights startingWeights(const Checkpoint& file, NamedArrays fresh, const std::vector<std::string>& classes,
                                bool freshAux) {
    const std::vector<std::size_t> rows = rowsOf(file, classes);
    bool aux = false, auxFromFile = false;
    for (auto& [name, array] : fresh) {
        const Array* theirs = findArray(file.weights, name);
        aux = aux || isAux(name);
        if (theirs == nullptr || (isAux(name) && freshAux)) continue;
        auxFromFile = auxFromFile || isAux(name);
        if (!isClassifier(name)) {
            array = *theirs;
        } else if (!rows.empty()) {
            array = pickedRows(*theirs, rows);
        }
    }
    StartingWeights start{std::move(fresh), {}};
    if (rows.empty())
        start.notes.emplace_back(
            STUDIO_TEXT("StartingWeights", "The classifiers start fresh: not all classes are in the file."));
    if (!isInOrder(rows) || (!rows.empty() && rows.size() != file.classes.size()))
        start.notes.emplace_back(STUDIO_TEXT(
            "StartingWeights", "The file's classes are others or in another order: their rows were taken by name."));
    if (aux && !auxFromFile)
        start.notes.emplace_back(STUDIO_TEXT("StartingWeights", "The auxiliary heads start fresh."));
    return start;
}

}  // namespace studio
