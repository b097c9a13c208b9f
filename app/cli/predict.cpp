// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/answers_place.h"
#include "app/cli/exit_code.h"
#include "app/cli/open_model.h"
#include "app/cli/text.h"
#include "app/cli/verb.h"
#include "core/base/files.h"
#include "core/evaluation/evaluation.h"
#include "core/runs/run_rows.h"

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>

namespace studio::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kChunk = 256;  ///< pictures whose answers are held before they are written
constexpr int kShown = 3;            ///< classes a head shows to people

struct PredictOptionsOfVerb {
    ModelOptions model;
    std::vector<std::string> paths;
    std::string csv;
};

void addFolder(const fs::path& folder, std::vector<Item>& items) {
    std::vector<std::string> found;
    std::error_code error;
    const auto options = fs::directory_options::skip_permission_denied;
    for (fs::recursive_directory_iterator it(folder, options, error), end; !error && it != end; it.increment(error)) {
        const std::string name = it->path().filename().string();
        std::error_code ignored;
        if (name.starts_with('.'))
            it.disable_recursion_pending();  // as in a data set
        else if (hasPictureEnding(name) && it->is_regular_file(ignored))
            found.push_back(it->path().string());
    }
    std::sort(found.begin(), found.end());
    for (std::string& path : found) items.push_back({std::move(path), -1, Split::Test});
}

/// Pictures as a data set without classes, so that the loader's threads decode them. A file is taken as named,
/// whatever its ending; what is no picture is answered with an error.
std::shared_ptr<const PreparedData> picturesOf(const std::vector<std::string>& paths) {
    auto data = std::make_shared<PreparedData>();
    auto set = std::make_shared<DataSet>();
    for (const std::string& path : paths) {
        std::error_code ignored;
        if (fs::is_directory(path, ignored)) {
            addFolder(path, data->items);
        } else {
            data->items.push_back({path, -1, Split::Test});
        }
    }
    if (data->items.empty()) throw Error(ErrorCode::EmptyDataSet, {pathToText(paths.front())});
    data->set = set;
    return data;
}

Json headJson(std::span<const float> logits, const std::vector<std::string>& classes) {
    const std::vector<double> p = softmax(logits);
    Json head = Json::array();
    for (const int c : topClasses(logits, static_cast<int>(classes.size()))) {
        const auto at = static_cast<std::size_t>(c);
        head.push_back({{"class", classes[at]}, {"p", number(p[at])}});
    }
    return head;
}

Json logitsJson(std::span<const float> logits) {
    Json list = Json::array();
    for (const float logit : logits) list.push_back(number(logit));
    return list;
}

Json answerJson(const Prediction& prediction, const std::vector<std::string>& classes) {
    Json json{{"path", pathToText(prediction.path)}, {"main", headJson(prediction.main, classes)}};
    Json logits{{"main", logitsJson(prediction.main)}};
    if (!prediction.aux1.empty()) {
        json["aux1"] = headJson(prediction.aux1, classes);
        json["aux2"] = headJson(prediction.aux2, classes);
        logits["aux1"] = logitsJson(prediction.aux1);
        logits["aux2"] = logitsJson(prediction.aux2);
    }
    json["logits"] = logits;
    return json;
}

std::string headText(const char* name, std::span<const float> logits, const std::vector<std::string>& classes) {
    const std::vector<double> p = softmax(logits);
    std::string text = std::string("  ") + name;
    for (const int c : topClasses(logits, kShown))
        text += "  " + classes[static_cast<std::size_t>(c)] + " " + shareText(p[static_cast<std::size_t>(c)]);
    return text;
}

void say(Console& console, const Prediction& prediction, const std::vector<std::string>& classes) {
    console.line(pathToText(prediction.path));
    console.line(headText("main", prediction.main, classes));
    if (prediction.aux1.empty()) return;
    console.line(headText("aux1", prediction.aux1, classes));
    console.line(headText("aux2", prediction.aux2, classes));
}

/// With --csv people have the table; programs that ask for JSON have both.
class Answering {
public:
    Answering(Console& console, const std::vector<std::string>& classes, const std::string& csv)
        : m_console(console), m_classes(classes), m_csv(csv) {}
    void answered(const Prediction& prediction) {
        ++m_answered;
        m_console.object(answerJson(prediction, m_classes));
        if (m_csv.empty())
            say(m_console, prediction, m_classes);
        else
            m_table += answersRow(prediction, m_classes);
    }
    void unread(const std::string& path, const std::string& reason) {
        ++m_unread;
        m_console.object({{"path", path}, {"error", reason}});
        m_console.note(Error(ErrorCode::BadPicture, {path, reason}).what());
        if (!m_csv.empty()) m_table += unansweredRow(path, reason);
    }
    int end() {
        if (!m_csv.empty()) m_console.line(writeTable() + ".");
        return m_answered > 0 ? kDone : kFailed;
    }
    /// It ends early: what was answered so far is kept.
    void breakOff() {
        if (m_csv.empty() || m_answered + m_unread == 0) return;
        try {
            m_console.note(writeTable() + "; the others were not asked about.");
        } catch (const Error& error) {
            m_console.note(error.what());
        }
    }

private:
    std::string writeTable() const {
        writeFileAtomically(m_csv, std::string_view(m_table));
        return "Wrote " + pathToText(m_csv) + ": " + grouped(m_answered) + " answered, " + grouped(m_unread) +
               " could not be read";
    }

    Console& m_console;
    const std::vector<std::string>& m_classes;
    const std::string m_csv;
    std::string m_table = kAnswersHeader;
    std::int64_t m_answered = 0, m_unread = 0;
};

void askAbout(const std::shared_ptr<const PreparedData>& data, const Model& model, Context& context,
              Answering& answers) {
    const auto total = static_cast<std::int64_t>(data->items.size());
    for (std::size_t first = 0; first < data->items.size(); first += kChunk) {
        std::vector<std::uint32_t> chunk(std::min(kChunk, data->items.size() - first));
        std::iota(chunk.begin(), chunk.end(), static_cast<std::uint32_t>(first));
        std::map<std::string, std::string> errors;
        PredictOptions how;
        how.stop = context.stop;
        how.onProblem = [&](const Problem& problem) { errors.emplace(problem.path, problem.message); };
        const std::vector<Prediction> predictions = predictItems(model, data, chunk, how);
        auto next = predictions.begin();
        for (const std::uint32_t at : chunk) {
            const std::string& path = data->items[at].path;
            if (next != predictions.end() && next->path == path) {
                answers.answered(*next++);
                continue;
            }
            const auto error = errors.find(pathToText(path));
            answers.unread(pathToText(path), error == errors.end() ? "could not be read" : error->second);
        }
        context.console.progress("Predicting", static_cast<std::int64_t>(first + chunk.size()), total);
    }
    context.console.endProgress();
}

int predict(Context& context, const PredictOptionsOfVerb& options) {
    if (!options.csv.empty()) requirePlaceForAnswers(options.csv, options.model.checkpoint, options.paths);
    const Checkpoint checkpoint = readCheckpoint(options.model);
    Answering answers(context.console, checkpoint.classes, options.csv);
    const std::shared_ptr<const PreparedData> data = picturesOf(options.paths);
    const std::shared_ptr<const Model> model = makeModel(checkpoint, options.model);
    try {
        askAbout(data, *model, context, answers);
    } catch (const Error&) {  // stopped, mostly
        answers.breakOff();
        throw;
    }
    return answers.end();
}

}  // namespace

void addPredictVerb(CLI::App& app, Context& context) {
    const auto options = std::make_shared<PredictOptionsOfVerb>();
    CLI::App* verb = addVerb(app, context, "predict", "Says what the three heads see in pictures",
                             [&context, options] { return predict(context, *options); });
    options->model.addTo(*verb);
    verb->add_option("PATH", options->paths, "Pictures, or folders of them")->required();
    verb->add_option("--csv", options->csv, "Writes the answers to a table for a spreadsheet, a row a picture")
        ->type_name("FILE");
}

}  // namespace studio::cli
