// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/open_data.h"

namespace studio::cli {

OpenedData openData(Context& context, const std::string& path, CheckDepth depth) {
    Console& console = context.console;
    const auto progress = [&console](const char* what) {
        return [&console, what](std::int64_t done, std::int64_t total) { console.progress(what, done, total); };
    };
    OpenedData opened;
    opened.set = std::make_shared<const DataSet>(listDataSet(path, context.stop, progress("Listing")));
    opened.report = checkDataSet(*opened.set, {.depth = depth, .stop = context.stop, .progress = progress("Checking")});
    console.endProgress();
    return opened;
}

std::shared_ptr<const PreparedData> openForTraining(Context& context, const std::string& path,
                                                    const Settings& settings) {
    validate(settings);  // as prepareRun() does, before the data is read
    const OpenedData opened = openData(context, path, CheckDepth::Hashes);
    auto data = std::make_shared<const PreparedData>(prepareData(opened.set, opened.report, splitSettingsOf(settings)));
    validate(settings, data->count(Split::Train));
    return data;
}

}  // namespace studio::cli
