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

int estimate(Context& context, TrainingRequest& request) {
    const Settings& settings = request.settings;
    const auto data = openForTraining(context, request);
    const RunSize size = runSizeOf(*data);
    const std::shared_ptr<Engine> engine = loadEngine();
    const RunNeeds needs = needsOf(settings, size, engine->info());
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
