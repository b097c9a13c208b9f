// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/estimate.h"

#include "app/cli/exit_code.h"
#include "app/cli/open_data.h"
#include "app/cli/text.h"
#include "core/base/files.h"
#include "core/training/needs.h"
#include "core/training/speed_probe.h"

namespace studio::cli {
namespace {

bool isOnCpu(const Settings& settings, const EngineInfo& engine) {
    return settings.device == "cpu" || (settings.device == "auto" && engine.devices.size() < 2);
}

}  // namespace

int estimate(Context& context, const TrainingRequest& request) {
    const Settings& settings = request.settings;
    const OpenedData opened = openData(context, request.data.string());
    const auto data = std::make_shared<const PreparedData>(prepareData(
        opened.set, opened.report,
        {.validationFraction = settings.validationFraction, .seed = settings.seed, .useClasses = settings.classes}));
    const RunSize size{.classes = static_cast<int>(data->classes.size()),
                       .trainImages = data->count(Split::Train),
                       .validationImages = data->count(Split::Validation)};
    validate(settings, size.trainImages);
    const std::shared_ptr<Engine> engine = loadEngine();
    const EngineInfo info = engine->info();
    RunNeeds needs =
        needsOf(settings, size, settings.precision == Precision::Auto ? info.autoPrecision : settings.precision);
    if (!isOnCpu(settings, info)) needs.memoryBytes = 0;  // it is the GPU's
    const double epoch = measureEpochSeconds(*engine, data, settings, context.stop);
    const double seconds = epoch * settings.epochs;

    Console& console = context.console;
    console.line(grouped(settings.epochs) + " epochs of " + grouped(size.trainImages) + " pictures, validated on " +
                 grouped(size.validationImages) + " after each");
    console.line("Time    " + aboutTime(seconds) + ", " + aboutTime(epoch) + " an epoch");
    if (needs.memoryBytes > 0) console.line("Memory  about " + aboutBytes(needs.memoryBytes));
    console.line("Disk    about " + aboutBytes(needs.diskBytes));
    Json json{{"epochs", settings.epochs},
              {"train_images", size.trainImages},
              {"validation_images", size.validationImages},
              {"epoch_seconds", number(epoch)},
              {"seconds", number(seconds)},
              {"disk_bytes", needs.diskBytes}};
    if (needs.memoryBytes > 0) json["memory_bytes"] = needs.memoryBytes;
    console.object(json);
    return kDone;
}

}  // namespace studio::cli
