// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_info.h"

#include "core/base/files.h"
#include "core/runs/run_lock.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

namespace studio {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace {

template <class T>
T valueOr(const nlohmann::json& object, const char* key, T fallback) {
    const auto found = object.find(key);
    return found == object.end() || found->is_null() ? fallback : found->template get<T>();
}

/// Additive keys: a run that nobody described has neither.
void setWords(Json& json, const std::string& title, const std::string& note) {
    for (const auto& [key, words] : {std::pair{"title", &title}, {"note", &note}}) {
        json.erase(key);
        if (!words->empty()) json[key] = *words;
    }
}

std::string textOf(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

RunInfo parsed(const nlohmann::json& json, const fs::path& folder) {
    RunInfo info;
    info.folder = folder;
    info.name = valueOr(json, "name", folder.filename().string());
    info.title = valueOr(json, "title", std::string());
    info.note = valueOr(json, "note", std::string());
    info.preset = valueOr(json, "preset", std::string());
    info.settings = settingsFromJson(json.at("settings"));
    const nlohmann::json& data = json.at("data");
    info.dataPath = valueOr(data, "path", std::string());
    info.fingerprint = valueOr(data, "fingerprint", std::string());
    info.classes = valueOr(data, "classes", std::vector<std::string>());
    info.trainImages = valueOr(data, "train_images", std::int64_t{0});
    info.validationImages = valueOr(data, "validation_images", std::int64_t{0});
    info.device = valueOr(json, "device", std::string());
    info.precision = valueOr(json, "precision", std::string());
    info.threads = valueOr(json, "threads", 0);
    for (const auto& [key, value] : json.at("versions").items())
        info.versions.emplace_back(key, value.get<std::string>());
    const std::optional<RunState> state = runStateFromName(json.at("state").get<std::string>());
    if (!state) throw Error(ErrorCode::NotARun, {pathToText(folder)});
    info.state = *state;
    info.message = valueOr(json, "message", std::string());
    info.bestEpoch = valueOr(json, "best_epoch", 0);
    info.bestTop1 = valueOr(json, "best_top1", 0.0);
    info.epochsDone = valueOr(json, "epochs_done", 0);
    info.started = valueOr(json, "started", std::string());
    info.ended = valueOr(json, "ended", std::string());
    info.seconds = valueOr(json, "seconds", 0.0);
    return info;
}

}  // namespace

double rounded(double value) {
    if (!std::isfinite(value)) return value;
    const std::string text = numberText(value);
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::string runInfoToText(const RunInfo& info) {
    Json versions = Json::object();
    for (const auto& [name, version] : info.versions) versions[name] = version;
    const Json data{{"path", info.dataPath},
                    {"fingerprint", info.fingerprint},
                    {"classes", info.classes},
                    {"train_images", info.trainImages},
                    {"validation_images", info.validationImages}};
    Json json{{"format", kRunFormat},
              {"name", info.name},
              {"state", std::string(runStateName(info.state))},
              {"message", info.message},
              {"started", info.started},
              {"ended", info.ended.empty() ? Json() : Json(info.ended)},
              {"seconds", rounded(info.seconds)},
              {"epochs_done", info.epochsDone},
              {"best_epoch", info.bestEpoch},
              {"best_top1", rounded(info.bestTop1)},
              {"data", data},
              {"preset", info.preset},
              {"settings", settingsToJson(info.settings)},
              {"device", info.device},
              {"precision", info.precision},
              {"threads", info.threads},
              {"versions", versions}};
    setWords(json, info.title, info.note);
    return textOf(json);
}

RunInfo runInfoFromText(const std::string& text, const fs::path& folder) {
    try {
        const nlohmann::json json = nlohmann::json::parse(text);
        if (valueOr(json, "format", std::string()) == kRunFormat) return parsed(json, folder);
    } catch (const nlohmann::json::exception& problem) {
        throw Error(ErrorCode::NotARun, {pathToText(folder)}, problem.what());
    }
    throw Error(ErrorCode::NotARun, {pathToText(folder)}, "run.json has no format of ours");
}

bool isRunFolder(const fs::path& path) {
    std::error_code failed;
    if (!fs::is_regular_file(path / "run.json", failed)) return false;
    try {
        readRunInfo(path);
        return true;
    } catch (const Error&) {
        return false;
    }
}

RunInfo readRunInfo(const fs::path& folder) {
    std::error_code failed;
    if (!fs::is_regular_file(folder / "run.json", failed)) throw Error(ErrorCode::NotARun, {pathToText(folder)});
    return runInfoFromText(readTextFile(folder / "run.json"), folder);
}

void describeRun(const fs::path& folder, const std::string& title, const std::string& note) {
    readRunInfo(folder);  // not a folder of somebody else's
    const RunLock lock(folder);
    try {
        Json json = Json::parse(readTextFile(folder / "run.json"));
        setWords(json, title, note);
        writeFileAtomically(folder / "run.json", std::string_view(textOf(json)));
    } catch (const nlohmann::json::exception& problem) {
        throw Error(ErrorCode::NotARun, {pathToText(folder)}, problem.what());
    }
}

bool isInterrupted(const RunInfo& info) {
    return isLive(info.state) && !isLocked(info.folder);
}

std::vector<RunInfo> listRuns() {
    std::vector<RunInfo> runs;
    std::error_code failed;
    for (const auto& entry :
         fs::directory_iterator(runsHome(), fs::directory_options::skip_permission_denied, failed)) {
        try {
            if (entry.is_directory(failed)) runs.push_back(readRunInfo(entry.path()));
        } catch (const Error&) {
            continue;  // somebody else's folder
        }
    }
    std::sort(runs.begin(), runs.end(), [](const RunInfo& a, const RunInfo& b) {
        return a.started != b.started ? a.started > b.started : a.folder > b.folder;
    });
    return runs;
}

}  // namespace studio
