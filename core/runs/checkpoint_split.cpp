// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/checkpoint_split.h"

#include "core/base/error.h"
#include "core/base/files.h"

#include <algorithm>
#include <numeric>

namespace studio {

namespace {

constexpr std::size_t kNamesShown = 6;

bool contains(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool goesByName(const Checkpoint& checkpoint) {
    return checkpoint.data || namesClasses(checkpoint);
}

/// A training may have left classes out, so the data may have more than the checkpoint. In a file without names the
/// number must do.
void checkClasses(const Checkpoint& checkpoint, const std::filesystem::path& file, const DataSet& set) {
    const std::vector<std::string>& known = checkpoint.classes;
    const bool named = goesByName(checkpoint);
    const bool fits = named ? std::all_of(known.begin(), known.end(),
                                          [&](const std::string& name) { return contains(set.classes, name); })
                            : known.size() == set.classes.size();
    if (fits) return;
    throw Error(ErrorCode::ClassesDoNotFit,
                {pathToText(file), named ? classesText(known) : std::to_string(known.size()) + " classes",
                 classesText(set.classes)});
}

/// Labels of `data` renumbered into the order of `classes`.
void reorderLabels(PreparedData& data, const std::vector<std::string>& classes) {
    std::vector<std::int32_t> newLabel;
    for (const std::string& name : data.classes)
        newLabel.push_back(
            static_cast<std::int32_t>(std::find(classes.begin(), classes.end(), name) - classes.begin()));
    for (Item& item : data.items) item.label = newLabel[static_cast<std::size_t>(item.label)];
    data.classes = classes;
}

}  // namespace

std::string classesText(const std::vector<std::string>& names) {
    std::string text = std::to_string(names.size()) + (names.size() == 1 ? " class (" : " classes (");
    for (std::size_t i = 0; i < std::min(names.size(), kNamesShown); ++i) text += (i ? ", " : "") + names[i];
    return text + (names.size() > kNamesShown ? ", ..)" : ")");
}

MeasuredPictures picturesToMeasure(const Checkpoint& checkpoint, const std::filesystem::path& file,
                                   std::shared_ptr<const DataSet> set, const CheckReport& report,
                                   std::optional<Split> split, const LeftOut& leaveOut) {
    checkClasses(checkpoint, file, *set);
    const std::string place = pathToText(set->opened);
    const std::string splitText(split ? splitName(*split) : "usable");
    if (split == Split::Test && set->testValidates) split = Split::Validation;  // the same pictures
    if (split && !set->hasOwnSplit && !checkpoint.data)
        throw Error(ErrorCode::NoSplitInCheckpoint, {pathToText(file), splitText});

    const std::vector<std::string> classes = goesByName(checkpoint) ? checkpoint.classes : set->classes;
    SplitSettings settings;
    settings.forTraining = false;
    settings.useClasses = classes;
    settings.leaveOut = leaveOut;
    if (checkpoint.data) {
        settings.seed = checkpoint.data->seed;
        settings.validationFraction = checkpoint.data->validationFraction;
    }
    auto data = std::make_shared<PreparedData>(prepareData(set, report, settings));
    MeasuredPictures measured;
    measured.otherOrder = data->classes != classes;
    reorderLabels(*data, classes);
    measured.otherData = checkpoint.data && checkpoint.data->fingerprint != data->fingerprint;
    if (measured.otherData && data->leftOut > 0) {  // it may have been trained on all of them
        settings.leaveOut.clear();
        measured.otherData = checkpoint.data->fingerprint != prepareData(set, report, settings).fingerprint;
    }
    if (split) {
        measured.items = data->indicesOf(*split);
    } else {
        measured.items.resize(data->items.size());
        std::iota(measured.items.begin(), measured.items.end(), 0U);
    }
    measured.data = std::move(data);
    if (measured.items.empty()) throw Error(ErrorCode::NoPicturesInSplit, {place, splitText});
    return measured;
}

}  // namespace studio
