// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/formats/shown_name.h"
#include "core/runs/checkpoint.h"
#include "core/runs/checkpoint_keys.h"

#include <cmath>

namespace studio {
namespace {

constexpr std::int64_t kMaxClasses = 1'000'000;

/// Takes values out of a dictionary and names the one that is missing or of the wrong kind.
class Fields {
public:
    Fields(const PthValue& root, std::string file, std::string path = {})
        : m_root(root), m_file(std::move(file)), m_path(std::move(path)) {}

    [[noreturn]] void bad(std::string_view key) const {
        throw Error(ErrorCode::DamagedCheckpoint,
                    {m_file, fillIn(STUDIO_TEXT("Files", "\"%1\" in it is missing or wrong"),
                                    {shownName(m_path + std::string(key))})});
    }
    const PthValue* optional(std::string_view key) const {
        const PthValue* value = m_root.find(key);
        return value && !value->as<std::monostate>() ? value : nullptr;
    }
    template <class T>
    const T& as(std::string_view key) const {
        const PthValue* value = m_root.find(key);
        const T* held = value ? value->as<T>() : nullptr;
        if (!held) bad(key);
        return *held;
    }
    Fields in(std::string_view key) const {
        as<PthValue::Dict>(key);
        return {*m_root.find(key), m_file, m_path + std::string(key) + "."};
    }
    const std::string& text(std::string_view key) const { return as<std::string>(key); }
    std::int64_t whole(std::string_view key) const { return as<std::int64_t>(key); }
    int small(std::string_view key, std::int64_t low = 0, std::int64_t high = INT32_MAX) const {
        const std::int64_t value = whole(key);
        if (value < low || value > high) bad(key);
        return static_cast<int>(value);
    }
    std::vector<double> reals(std::string_view key) const { return as<Array>(key).toDoubles(); }
    double real(std::string_view key) const {
        const std::vector<double> values = reals(key);
        if (values.size() != 1) bad(key);
        return values[0];
    }
    std::array<double, 3> three(std::string_view key) const {
        const std::vector<double> values = reals(key);
        if (values.size() != 3) bad(key);
        return {values[0], values[1], values[2]};
    }
    std::vector<std::string> names(std::string_view key) const {
        std::vector<std::string> out;
        for (const PthValue& item : as<PthValue::List>(key)) {
            if (!item.as<std::string>()) bad(key);
            out.push_back(*item.as<std::string>());
        }
        return out;
    }
    NamedArrays arrays(std::string_view key) const {
        NamedArrays out;
        for (const auto& [name, value] : as<PthValue::Dict>(key)) {
            if (!value.as<Array>()) bad(std::string(key) + "." + name);
            out.emplace_back(name, *value.as<Array>());
        }
        return out;
    }

private:
    const PthValue& m_root;
    std::string m_file, m_path;
};

NetworkSpec network(const Fields& fields) {
    const std::optional<Variant> variant = variantFromName(fields.text("variant"));
    if (!variant) fields.bad("variant");
    NetworkSpec spec;
    spec.variant = *variant;
    spec.classes = fields.small("classes", 1, kMaxClasses);
    spec.inputSize = fields.small("input_size", kMinInputSize, 4096);
    spec.aux = fields.as<bool>("aux");
    spec.dropout = fields.real("dropout");
    spec.auxDropout = fields.real("aux_dropout");
    return spec;
}

/// `inputSize` is the network's: pictures of another size would not go into it.
Preprocessing preprocessing(const Fields& fields, int inputSize) {
    Preprocessing p;
    const std::optional<Preprocessing::Resize> resize = resizeFromName(fields.text("resize"));
    if (!resize) fields.bad("resize");
    const std::string& channels = fields.text("channels");
    if (channels != "rgb" && channels != "bgr") fields.bad("channels");
    p.resize = *resize;
    p.channels = channels == "rgb" ? Preprocessing::Channels::Rgb : Preprocessing::Channels::Bgr;
    p.size = fields.small("size", 1, 4096);
    p.crop = fields.small("crop", inputSize, inputSize);
    if (p.resize == Preprocessing::Resize::Squash ? p.size != p.crop : p.size < p.crop) fields.bad("size");
    p.scale = fields.real("scale");
    p.mean = fields.three("mean");
    p.std = fields.three("std");
    for (const double deviation : p.std)
        if (!std::isfinite(deviation) || deviation == 0) fields.bad("std");
    return p;
}

CheckpointData data(const Fields& fields) {
    CheckpointData known;
    known.path = fields.text("path");
    known.fingerprint = fields.text("fingerprint");
    known.seed = static_cast<std::uint64_t>(fields.whole("seed"));
    known.validationFraction = fields.real("validation_fraction");
    if (!(known.validationFraction > 0 && known.validationFraction < 1)) fields.bad("validation_fraction");
    known.classes = fields.names("classes");
    known.leftOut = fields.names("left_out_classes");
    return known;
}

Losses losses(const Fields& fields) {
    Losses values{fields.real("total"), fields.real("main"), {}, {}};
    if (fields.optional("aux1")) values.aux1 = fields.real("aux1");
    if (fields.optional("aux2")) values.aux2 = fields.real("aux2");
    return values;
}

EpochRecord metrics(const Fields& fields) {
    const Fields train = fields.in("train"), validation = fields.in("validation");
    EpochRecord record;
    record.epoch = fields.small("epoch");
    record.step = fields.whole("step");
    record.lr = fields.real("lr");
    record.train = losses(train);
    record.trainTop1 = train.real("top1");
    record.validation = losses(validation);
    record.validationTop1 = validation.real("top1");
    record.validationTop5 = validation.real("top5");
    record.seconds = fields.real("seconds");
    record.imagesPerSecond = fields.real("images_per_second");
    record.dataWait = fields.real("data_wait");
    return record;
}

CheckpointTraining training(const Fields& fields) {
    CheckpointTraining t;
    t.optimizer = fields.arrays("optimizer");
    t.settings = fields.text("settings");
    t.step = fields.whole("step");
    t.epoch = fields.small("epoch");
    t.batchInEpoch = fields.small("batch_in_epoch");
    t.seed = static_cast<std::uint64_t>(fields.whole("seed"));
    t.bestEpoch = fields.small("best_epoch");
    t.bestMeasure = fields.real("best_measure");
    t.epochsWithoutImprovement = fields.small("epochs_without_improvement");
    t.seconds = fields.real("seconds");
    t.epochSums = fields.reals("epoch_sums");
    return t;
}

}  // namespace

Checkpoint checkpointOfOurs(const PthValue& root, const std::string& name) {
    const Fields fields(root, name);
    Checkpoint checkpoint;
    checkpoint.network = network(fields.in("network"));
    checkpoint.auxWeight = fields.in("network").real("aux_weight");
    checkpoint.classes = fields.names("classes");
    if (checkpoint.classes.size() != static_cast<std::size_t>(checkpoint.network.classes)) fields.bad("classes");
    checkpoint.preprocessing = preprocessing(fields.in("preprocessing"), checkpoint.network.inputSize);
    checkpoint.epoch = fields.small("epoch");
    if (fields.optional("data")) checkpoint.data = data(fields.in("data"));
    if (fields.optional("metrics")) checkpoint.metrics = metrics(fields.in("metrics"));
    if (fields.optional("training")) checkpoint.training = training(fields.in("training"));
    checkpoint.weights = fittedWeights(fields.arrays("model"), checkpoint.network, name);
    return checkpoint;
}

bool isOurs(const PthValue& root, const std::string& name) {
    const PthValue* format = root.find("format");
    const std::string* text = format ? format->as<std::string>() : nullptr;
    if (text && *text == kCheckpointFormat) return true;
    if (text && text->starts_with("inception-studio."))
        throw Error(
            ErrorCode::NotACheckpoint,
            {name, fillIn(STUDIO_TEXT("Files", "another version of the studio wrote it (%1)"), {shownName(*text)})});
    return false;
}

}  // namespace studio
