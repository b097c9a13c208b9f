// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/report_parts.h"

#include "core/base/files.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace studio::report {
namespace {

std::string fixed(double value, int digits) {
    char text[64];
    const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed, digits).ptr;
    return {text, end};
}

}  // namespace

const EpochRecord* Content::best() const {
    const auto found = std::find_if(epochs.begin(), epochs.end(),
                                    [&](const EpochRecord& record) { return record.epoch == info.bestEpoch; });
    return found == epochs.end() ? nullptr : &*found;
}

std::string escaped(std::string_view text) {
    std::string out;
    for (char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string shortNumber(double value, int digits) {
    if (!std::isfinite(value)) return std::isnan(value) ? "not a number" : "infinite";
    if (value != 0 && (std::abs(value) < 1e-3 || std::abs(value) >= 1e6)) {
        char text[64];
        return {text, std::to_chars(text, text + sizeof text, value, std::chars_format::general, 3).ptr};
    }
    return fixed(value, digits);
}

std::string duration(double seconds) {
    const auto whole = static_cast<std::int64_t>(std::llround(std::max(0.0, seconds)));
    if (whole < 60) return fixed(seconds, seconds < 10 ? 1 : 0) + " s";
    if (whole < 3600) return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
    return std::to_string(whole / 3600) + " h " + std::to_string(whole % 3600 / 60) + " min";
}

std::string counted(std::int64_t number, const char* noun) {
    return grouped(number) + " " + noun + (number == 1 ? "" : "s");
}

std::string className(const Content& content, int index) {
    const auto place = static_cast<std::size_t>(index);
    return index >= 0 && place < content.info.classes.size() ? escaped(content.info.classes[place]) : "?";
}

std::string outcomeSentence(const Content& content) {
    const RunInfo& info = content.info;
    const std::string done = counted(info.epochsDone, "epoch");
    std::string sentence;
    switch (info.state) {
        case RunState::Finished:
            sentence = "Finished after " + done;
            break;
        case RunState::Stopped:
            sentence = "Stopped after " + done + " of " + std::to_string(info.settings.epochs);
            break;
        case RunState::Diverged:
            sentence = "Diverged after " + done + ": the loss became infinite";
            break;
        case RunState::Failed:
            sentence = "Failed after " + done;
            break;
        default:
            sentence = "Still running, " + done + " done";
    }
    if (info.seconds > 0) sentence += " and " + duration(info.seconds) + " of training";
    sentence += ".";
    if (info.bestEpoch == 0) return sentence + " No epoch was validated.";
    return sentence + " The best weights, those of epoch " + std::to_string(info.bestEpoch) + ", answer " +
           shareText(info.bestTop1) + " of the " + counted(info.validationImages, "validation picture") + " right.";
}

}  // namespace studio::report
