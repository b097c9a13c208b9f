// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/formats/shown_name.h"
#include "core/runs/checkpoint_keys.h"

#include <unordered_map>

namespace studio {
namespace {

constexpr std::size_t kKeysShown = 6;

std::string shapeText(const std::vector<std::int64_t>& shape) {
    if (shape.empty()) return STUDIO_TEXT("Files", "one number");
    std::string out;
    for (std::int64_t size : shape) out += (out.empty() ? "" : " x ") + std::to_string(size);
    return out;
}

[[noreturn]] void refuse(const std::string& name, const std::vector<std::string>& differences) {
    std::string shown, all;
    for (std::size_t i = 0; i < differences.size(); ++i) {
        if (i < kKeysShown) shown += (i == 0 ? "" : "; ") + differences[i];
        all += differences[i] + "\n";
    }
    if (differences.size() > kKeysShown)
        shown += "; " + fillIn(STUDIO_TEXT("Files", "and %1 more"), {std::to_string(differences.size() - kKeysShown)});
    throw Error(ErrorCode::WeightsDoNotFit, {name, shown}, differences.size() > kKeysShown ? all : std::string());
}

bool isCounter(const StateEntry& entry) {
    return entry.shape.empty();
}

/// Half precision and double files become what the engine trains in.
Array inEngineType(const Array& array, const StateEntry& entry) {
    if (array.dtype == (isCounter(entry) ? DType::Int64 : DType::Float32)) return array;
    const std::vector<double> values = array.toDoubles();
    if (isCounter(entry)) return Array::ofInts(array.shape, {values.begin(), values.end()});
    return Array::ofFloats(array.shape, {values.begin(), values.end()});
}

}  // namespace

NamedArrays fittedWeights(const NamedArrays& arrays, const NetworkSpec& network, const std::string& name) {
    std::unordered_map<std::string_view, const Array*> given;
    for (const auto& [key, array] : arrays) given[key] = &array;
    NamedArrays fitted;
    std::vector<std::string> differences;
    for (const StateEntry& entry : stateEntries(network)) {
        const auto found = given.find(entry.name);
        if (found == given.end()) {
            differences.push_back(fillIn(STUDIO_TEXT("Files", "%1 is missing"), {entry.name}));
        } else if (found->second->shape != entry.shape) {
            differences.push_back(fillIn(STUDIO_TEXT("Files", "%1 is %2 here and %3 in the file"),
                                         {entry.name, shapeText(entry.shape), shapeText(found->second->shape)}));
        } else {
            fitted.emplace_back(entry.name, inEngineType(*found->second, entry));
        }
        if (found != given.end()) given.erase(found);
    }
    for (const auto& [key, array] : arrays)
        if (given.contains(key))
            differences.push_back(fillIn(STUDIO_TEXT("Files", "%1 is not part of it"), {shownName(key)}));
    if (!differences.empty()) refuse(name, differences);
    return fitted;
}

}  // namespace studio
