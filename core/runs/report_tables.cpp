// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/report_parts.h"

#include "core/base/files.h"

#include <algorithm>
#include <array>

namespace studio::report {
namespace {

constexpr std::size_t kMaxMatrix = 40;   // classes; above, only the pairs
constexpr std::size_t kNamesOnTop = 12;  // classes; above, numbers stand over the columns
constexpr std::size_t kPairs = 8;
constexpr double kFaintest = 0.10;

std::string cell(std::int64_t count, std::int64_t ofRow, bool diagonal, const std::string& title) {
    if (count == 0) return "<td class=\"zero\" title=\"" + title + "\">&middot;</td>";
    const double share = static_cast<double>(count) / static_cast<double>(std::max<std::int64_t>(ofRow, 1));
    const int strength = static_cast<int>(100 * (kFaintest + (0.85 - kFaintest) * share));
    return "<td class=\"" + std::string(diagonal ? "right" : "wrong") + "\" style=\"--s:" + std::to_string(strength) +
           "%\" title=\"" + title + "\">" + std::to_string(count) + "</td>";
}

std::string matrix(const Content& content) {
    const auto& counts = content.result.confusion;
    const int size = static_cast<int>(counts.size());
    const bool names = counts.size() <= kNamesOnTop;
    std::string out =
        "<div class=\"scroll\"><table class=\"matrix\"><thead><tr><th class=\"corner\">is &#8595;&ensp;answered "
        "&#8594;</th>";
    for (int answer = 0; answer < size; ++answer)
        out += "<th scope=\"col\" title=\"" + className(content, answer) + "\">" +
               (names ? className(content, answer) : std::to_string(answer + 1)) + "</th>";
    out += "</tr></thead><tbody>";
    for (int truth = 0; truth < size; ++truth) {
        const auto& row = counts[static_cast<std::size_t>(truth)];
        const std::int64_t pictures = content.result.perClass[static_cast<std::size_t>(truth)].pictures;
        out += "<tr><th scope=\"row\">" + (names ? "" : std::to_string(truth + 1) + " ") + className(content, truth) +
               "</th>";
        for (int answer = 0; answer < size; ++answer)
            out += cell(row[static_cast<std::size_t>(answer)], pictures, truth == answer,
                        className(content, truth) + " answered as " + className(content, answer));
        out += "</tr>";
    }
    return out + "</tbody></table></div>";
}

std::string pairs(const Content& content) {
    std::vector<ConfusedPair> found = confusedPairs(content.result, content.info.classes);
    if (found.empty()) return "<p>No picture was answered wrongly.</p>";
    found.resize(std::min(found.size(), kPairs));
    std::string out = "<h3>Most often confused</h3><ol class=\"pairs\">";
    for (const ConfusedPair& pair : found)
        out += "<li><b>" + className(content, pair.truth) + "</b> taken for <b>" + className(content, pair.answer) +
               "</b><span class=\"count\">" + std::to_string(pair.count) + "</span></li>";
    return out + "</ol>";
}

std::string bar(double share) {
    return "<td class=\"bar\"><span style=\"--w:" + std::to_string(static_cast<int>(100 * share + 0.5)) +
           "%\"></span>" + shareText(share) + "</td>";
}

std::string fact(const std::string& name, const std::string& value, bool strong = false) {
    return "<tr><th scope=\"row\">" + name + "</th><td>" + (strong ? "<b>" + value + "</b>" : value) + "</td></tr>";
}

const Settings& presetOf(const RunInfo& info) {
    for (const Preset& preset : presets())
        if (preset.name == info.preset) return preset.settings;
    return presetNamed("standard").settings;
}

std::string settingRows(const Content& content) {
    const Settings& usual = presetOf(content.info);
    std::string out;
    for (const SettingInfo& setting : settingTable()) {
        const std::string value = setting.get(content.info.settings);
        const std::string shown =
            value.empty() ? "-" : escaped(value) + (setting.unit.empty() ? "" : " ") + escaped(setting.unit);
        out += "<tr><th scope=\"row\">" + escaped(setting.label) + "<code>" + escaped(setting.key) +
               "</code></th><td>" + (value == setting.get(usual) ? shown : "<b>" + shown + "</b>") + "</td></tr>";
    }
    return out;
}

std::string factRows(const Content& content) {
    const RunInfo& info = content.info;
    const NetworkSpec network = networkOf(info.settings, std::max<int>(1, static_cast<int>(info.classes.size())));
    std::string out =
        fact("Data", escaped(info.dataPath)) +
        fact("Pictures", grouped(info.trainImages) + " to train, " + grouped(info.validationImages) + " to validate") +
        fact("Classes", std::to_string(info.classes.size())) +
        fact("Fingerprint", "<code>" + escaped(info.fingerprint) + "</code>") +
        fact("Parameters", grouped(networkTotals(network).parameters)) + fact("Device", escaped(info.device)) +
        fact("Precision", escaped(info.precision)) + fact("Threads", std::to_string(info.threads)) +
        fact("Started", escaped(info.started)) + fact("Ended", info.ended.empty() ? "-" : escaped(info.ended));
    for (const auto& [name, version] : info.versions) out += fact(escaped(name), escaped(version));
    return out;
}

}  // namespace

std::string confusion(const Content& content) {
    if (content.result.images == 0) return {};
    const bool all = content.result.confusion.size() <= kMaxMatrix;
    return "<section><h2>Confusion</h2><p class=\"lead\">What the main head answered for the " +
           counted(content.result.images, "validation picture") +
           ", with the best weights.</p><div class=\"sides\"><div class=\"panel\">" + (all ? matrix(content) : "") +
           (all ? "</div><div class=\"panel\">" : "") + pairs(content) + "</div></div></section>";
}

std::string perClass(const Content& content) {
    if (content.result.images == 0) return {};
    std::string out =
        "<section><h2>Classes</h2><div class=\"panel scroll\"><table class=\"classes\"><thead><tr><th>Class</th>"
        "<th class=\"n\">Pictures</th><th>Recall</th><th>Precision</th><th>F1</th></tr></thead><tbody>";
    for (std::size_t i = 0; i < content.result.perClass.size(); ++i) {
        const ClassFigures& figures = content.result.perClass[i];
        out += "<tr><th scope=\"row\">" + className(content, static_cast<int>(i)) + "</th><td class=\"n\">" +
               std::to_string(figures.pictures) + "</td>" + bar(figures.recall) + bar(figures.precision) +
               bar(figures.f1) + "</tr>";
    }
    return out + "</tbody><tfoot><tr><th scope=\"row\">Mean over classes</th><td></td>" +
           bar(content.result.macroRecall) + "<td></td>" + bar(content.result.macroF1) +
           "</tr></tfoot></table><p class=\"note\">Recall: share of the class's pictures that were found. Precision: "
           "share of these answers that were right. F1: their harmonic mean. Mean: over the classes that have "
           "pictures, "
           "each counting the same (macro recall, also called balanced accuracy, and macro F1); where classes have "
           "unequal numbers of pictures it says more than the share of right answers.</p></div></section>";
}

std::string settings(const Content& content) {
    const std::string preset = content.info.preset.empty() ? "standard" : escaped(content.info.preset);
    return "<section><h2>How it was made</h2><div class=\"sides\"><div class=\"panel\"><h3>Settings</h3><table "
           "class=\"facts\">" +
           settingRows(content) + "</table><p class=\"note\">Bold: differs from the preset \"" + preset +
           "\".</p></div><div class=\"panel\"><h3>Data and machine</h3><table class=\"facts\">" + factRows(content) +
           "</table></div></div></section>";
}

}  // namespace studio::report
