// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/starting_weights.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/runs/model_file.h"
#include "core/training/settings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
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
    if (!namesClasses(file) && file.classes.size() == classes.size()) {
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

/// out x 3 x height x width, the three in the opposite order.
Array withChannelsTurnedRound(const Array& array) {
    const auto filters = static_cast<std::size_t>(array.shape[0]);
    const std::size_t plane = array.data->size() / filters / 3;
    auto bytes = std::make_shared<std::vector<std::byte>>(array.data->size());
    for (std::size_t filter = 0; filter < filters; ++filter)
        for (std::size_t channel = 0; channel < 3; ++channel)
            std::memcpy(bytes->data() + (3 * filter + channel) * plane,
                        array.data->data() + (3 * filter + 2 - channel) * plane, plane);
    return {array.dtype, array.shape, std::move(bytes)};
}

double toSixDigits(double value) {
    if (value == 0) return 0;
    const double unit = std::pow(10.0, 5 - std::floor(std::log10(std::abs(value))));
    return std::round(value * unit) / unit;
}

constexpr std::array<std::string_view, 5> kPreparing{"input_size", "resize", "resize_side", "normalize.mean",
                                                     "normalize.std"};

/// Of kPreparing alone.
Settings preparingAs(const Preprocessing& how) {
    Settings settings;
    settings.inputSize = how.crop;
    settings.resize = how.resize;
    if (preprocessingOf(settings).size != how.size) settings.resizeSide = how.size;
    settings.mean = how.mean;
    settings.std = how.std;
    for (auto* values : {&settings.mean, &settings.std}) {
        for (double& value : *values) value = toSixDigits(value / (255 * how.scale));
        if (how.channels == Preprocessing::Channels::Bgr) std::ranges::reverse(*values);
    }
    return settings;
}

/// Those of `theirs` that are others than `own`: "resize=squash normalize.mean=0.5,0.5,0.5". Roundings are none.
std::string differenceOf(const Settings& theirs, Settings own) {
    const auto near = [](double x, double y) { return std::abs(x - y) <= 1e-3 * std::max(std::abs(x), std::abs(y)); };
    if (std::ranges::equal(theirs.mean, own.mean, near)) own.mean = theirs.mean;
    if (std::ranges::equal(theirs.std, own.std, near)) own.std = theirs.std;
    std::string words;
    for (const std::string_view key : kPreparing) {
        const std::string value = findSetting(key)->get(theirs);
        if (value != findSetting(key)->get(own))
            words.append(words.empty() ? "" : " ").append(key).append("=").append(value);
    }
    return words;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> settingsLike(const Preprocessing& how) {
    const Settings settings = preparingAs(how);
    std::vector<std::pair<std::string, std::string>> values;
    for (const std::string_view key : kPreparing) values.emplace_back(key, findSetting(key)->get(settings));
    return values;
}

StartingWeights startingWeights(const Checkpoint& file, NamedArrays fresh, const std::vector<std::string>& classes,
                                bool freshAux, const Preprocessing& how) {
    const bool turned = file.preprocessing.channels != how.channels;
    const std::vector<std::size_t> rows = rowsOf(file, classes);
    bool aux = false, auxFromFile = false;
    for (auto& [name, array] : fresh) {
        const Array* theirs = findArray(file.weights, name);
        aux = aux || isAux(name);
        if (theirs == nullptr || (isAux(name) && freshAux)) continue;
        auxFromFile = auxFromFile || isAux(name);
        if (turned && name == "conv1.conv.weight") {
            array = withChannelsTurnedRound(*theirs);
        } else if (!isClassifier(name)) {
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
    if (turned)
        start.notes.emplace_back(STUDIO_TEXT("StartingWeights",
                                             "The file's network takes blue, green, red: the channels of its first "
                                             "convolution were turned round."));
    if (const std::string others = differenceOf(preparingAs(file.preprocessing), preparingAs(how)); !others.empty())
        start.notes.push_back(fillIn(
            STUDIO_TEXT("Training",
                        "The file's network was trained on pictures prepared otherwise than this run's: with the "
                        "settings %1."),
            {others}));
    return start;
}

std::vector<std::string> loadStartingWeights(const Settings& settings, const std::vector<std::string>& classes,
                                             Stepper& stepper) {
    if (settings.weights.empty()) return {};
    const std::filesystem::path path = settings.weights;
    std::optional<Variant> told;
    if (settings.variant != Variant::Torchvision) told = settings.variant;
    const ModelFile file = readModelFile(path, told);
    requireWeights(file);
    const Checkpoint& read = *file.checkpoint;
    if (read.network.variant != settings.variant)
        throw Error(ErrorCode::WeightsDoNotFit,
                    {pathToText(path), "it is the network " + std::string(variantName(read.network.variant)) +
                                           ", the setting variant is " + std::string(variantName(settings.variant))});
    StartingWeights start =
        startingWeights(read, stepper.weights(), classes, settings.freshAux, preprocessingOf(settings));
    const bool paperOfCaffe = file.format == FileFormat::Caffe && told == Variant::Paper;
    if (told && !file.ours && !paperOfCaffe)
        start.notes.push_back(fillIn(
            STUDIO_TEXT("Training",
                        "The file may hold the course's network or the paper's: it was taken for %1, as the setting "
                        "variant has it."),
            {std::string(variantName(*told))}));
    stepper.loadWeights(start.weights);
    return start.notes;
}

}  // namespace studio
