// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/open_data.h"

#include "core/training/fitted_batch.h"

namespace studio::cli {

void addLeaveOut(CLI::App& verb, std::string& list) {
    verb.add_option("--leave-out", list,
                    "Pictures to leave out: a path a line as scan writes it, or a table with a column path")
        ->type_name("FILE");
}

OpenedData openData(Context& context, const std::string& path, CheckDepth depth, const std::string& leaveOut) {
    Console& console = context.console;
    const auto progress = [&console](const char* what) {
        return [&console, what](std::int64_t done, std::int64_t total) { console.progress(what, done, total); };
    };
    OpenedData opened;
    opened.set = std::make_shared<const DataSet>(listDataSet(path, context.stop, progress("Listing")));
    if (!leaveOut.empty()) opened.leaveOut = readLeaveOut(leaveOut, *opened.set);
    opened.report = checkDataSet(*opened.set, {.depth = depth, .stop = context.stop, .progress = progress("Checking")});
    console.endProgress();
    return opened;
}

std::shared_ptr<const PreparedData> openForTraining(Context& context, TrainingRequest& request) {
    validate(request.settings);  // as prepareRun() does, before the data is read
    const std::string list = request.leaveOutList ? request.leaveOutList->string() : std::string();
    const OpenedData opened = openData(context, request.data.string(), CheckDepth::Hashes, list);
    SplitSettings split = splitSettingsOf(request.settings);
    split.leaveOut = list.empty() ? request.leaveOut : opened.leaveOut;
    auto data = std::make_shared<const PreparedData>(prepareData(opened.set, opened.report, split));
    const std::int64_t trainImages = data->count(Split::Train);
    const std::string fitted = request.fitBatch ? fitBatch(request.settings, trainImages) : std::string();
    if (!fitted.empty()) context.console.note(fitted);
    validate(request.settings, trainImages);
    return data;
}

}  // namespace studio::cli
