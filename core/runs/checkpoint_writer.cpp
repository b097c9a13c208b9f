// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/pth.h"
#include "core/runs/checkpoint.h"
#include "core/runs/checkpoint_keys.h"

namespace studio {
namespace {

using Dict = PthValue::Dict;

// Every real number is a float64 tensor: the oldest reader knows no pickled float.
PthValue real(double value) {
    return Array::scalar(value);
}
PthValue whole(std::uint64_t value) {
    return static_cast<std::int64_t>(value);
}

PthValue names(const std::vector<std::string>& texts) {
    PthValue::List list;
    for (const std::string& text : texts) list.emplace_back(text);
    return list;
}

PthValue arrays(const NamedArrays& named) {
    Dict dict;
    for (const auto& [name, array] : named) dict.emplace_back(name, array);
    return dict;
}

PthValue network(const Checkpoint& checkpoint) {
    const NetworkSpec& spec = checkpoint.network;
    return Dict{{"variant", std::string(variantName(spec.variant))},
                {"classes", spec.classes},
                {"input_size", spec.inputSize},
                {"aux", spec.aux},
                {"aux_weight", real(checkpoint.auxWeight)},
                {"dropout", real(spec.dropout)},
                {"aux_dropout", real(spec.auxDropout)}};
}

PthValue preprocessing(const Preprocessing& p) {
    return Dict{{"resize", std::string(resizeName(p.resize))},
                {"size", p.size},
                {"crop", p.crop},
                {"channels", p.channels == Preprocessing::Channels::Rgb ? "rgb" : "bgr"},
                {"scale", real(p.scale)},
                {"mean", Array::ofDoubles({3}, {p.mean.begin(), p.mean.end()})},
                {"std", Array::ofDoubles({3}, {p.std.begin(), p.std.end()})},
                {"filter", kFilter}};
}

PthValue data(const std::optional<CheckpointData>& known) {
    if (!known) return {};
    return Dict{{"path", known->path},
                {"fingerprint", known->fingerprint},
                {"seed", whole(known->seed)},
                {"validation_fraction", real(known->validationFraction)},
                {"classes", names(known->classes)},
                {"left_out_classes", names(known->leftOut)}};
}

Dict losses(const Losses& values) {
    Dict dict{{"total", real(values.total)}, {"main", real(values.main)}};
    if (values.aux1) dict.emplace_back("aux1", real(*values.aux1));
    if (values.aux2) dict.emplace_back("aux2", real(*values.aux2));
    return dict;
}

PthValue metrics(const std::optional<EpochRecord>& record) {
    if (!record) return {};
    Dict train = losses(record->train), validation = losses(record->validation);
    train.emplace_back("top1", real(record->trainTop1));
    validation.emplace_back("top1", real(record->validationTop1));
    validation.emplace_back("top5", real(record->validationTop5));
    return Dict{{"epoch", record->epoch},
                {"step", record->step},
                {"lr", real(record->lr)},
                {"train", std::move(train)},
                {"validation", std::move(validation)},
                {"seconds", real(record->seconds)},
                {"images_per_second", real(record->imagesPerSecond)},
                {"data_wait", real(record->dataWait)}};
}

PthValue training(const CheckpointTraining& t) {
    return Dict{{"optimizer", arrays(t.optimizer)},
                {"settings", t.settings},
                {"step", t.step},
                {"epoch", t.epoch},
                {"batch_in_epoch", t.batchInEpoch},
                {"seed", whole(t.seed)},
                {"best_epoch", t.bestEpoch},
                {"best_measure", real(t.bestMeasure)},
                {"epochs_without_improvement", t.epochsWithoutImprovement},
                {"seconds", real(t.seconds)},
                {"epoch_sums", Array::ofDoubles({static_cast<std::int64_t>(t.epochSums.size())}, t.epochSums)}};
}

}  // namespace

void writeCheckpoint(const std::filesystem::path& path, const Checkpoint& checkpoint) {
    Dict root{{"format", kCheckpointFormat},
              {"model", arrays(checkpoint.weights)},
              {"network", network(checkpoint)},
              {"classes", names(checkpoint.classes)},
              {"preprocessing", preprocessing(checkpoint.preprocessing)},
              {"data", data(checkpoint.data)},
              {"epoch", checkpoint.epoch},
              {"metrics", metrics(checkpoint.metrics)}};
    if (checkpoint.training) root.emplace_back("training", training(*checkpoint.training));
    writePth(path, root);
}

void writeBareWeights(const std::filesystem::path& path, const Checkpoint& checkpoint, bool aux) {
    NamedArrays kept;
    for (const auto& entry : checkpoint.weights)
        if (aux || !entry.first.starts_with("aux")) kept.push_back(entry);
    writePth(path, arrays(kept));
}

}  // namespace studio
