// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/export_snippet.h"

#include "core/base/files.h"
#include "core/network/operations.h"
#include "core/runs/export_snippet_texts.h"
#include "core/runs/torchscript_file.h"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>

namespace studio {
namespace {

using Replacements = std::map<std::string, std::string, std::less<>>;

/// In one pass: a class may be called "<SIZE>".
std::string replaced(std::string_view text, const Replacements& by) {
    std::string out;
    while (!text.empty()) {
        const std::size_t open = std::min(text.find('<'), text.size());
        const std::size_t close = text.find('>', open);
        out += text.substr(0, open);
        text.remove_prefix(open);
        if (text.empty()) break;
        const auto found = close == std::string_view::npos ? by.end() : by.find(text.substr(1, close - open - 1));
        out += found == by.end() ? "<" : found->second;
        text.remove_prefix(found == by.end() ? 1 : close - open + 1);
    }
    return out;
}

/// A literal that Python and C++ read alike.
std::string quoted(const std::string& text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

enum class Language { Python, Cpp };

/// A path as a literal that opens the very file, though its name need be no UTF-8: Python knows such bytes as lone
/// surrogates, C++ as what they are.
std::string pathLiteral(const std::string& path, Language language) {
    try {
        return nlohmann::json(path).dump();
    } catch (const nlohmann::json::exception&) {
        std::string out = "\"";
        for (const char c : path) {
            const auto byte = static_cast<unsigned char>(c);
            char escaped[8];
            if (byte >= 0x80 && language == Language::Python)
                std::snprintf(escaped, sizeof escaped, "\\udc%02x", byte);
            else
                std::snprintf(escaped, sizeof escaped, "\\%03o", byte);
            out += byte >= 0x20 && byte < 0x7F && c != '"' && c != '\\' ? std::string(1, c) : escaped;
        }
        return out + "\"";
    }
}

std::string list(const std::vector<std::string>& texts, const char* open, const char* close) {
    std::string out;
    for (const std::string& text : texts) out += (out.empty() ? "" : ", ") + quoted(text);
    return open + out + close;
}

/// Not taken for a whole number by C++: 104 is "104.0".
std::string decimal(double value) {
    const std::string text = numberText(value);
    return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

std::string three(const std::array<double, 3>& values) {
    return decimal(values[0]) + ", " + decimal(values[1]) + ", " + decimal(values[2]);
}

Replacements places(const std::filesystem::path& file, const Checkpoint& checkpoint, const ExportOptions& options) {
    const Preprocessing& how = checkpoint.preprocessing;
    const Variant variant = checkpoint.network.variant;
    const std::string whole = std::filesystem::absolute(file).string();
    return {{"FILE", pathLiteral(whole, Language::Python)},
            {"CPPFILE", pathLiteral(whole, Language::Cpp)},
            {"FACTS", quoted(kTorchScriptFacts)},
            {"CLASSES", list(checkpoint.classes, "[", "]")},
            {"NAMES", list(checkpoint.classes, "{", "}")},
            {"SIZE", std::to_string(how.size)},
            {"CROP", std::to_string(how.crop)},
            {"ORDER", how.channels == Preprocessing::Channels::Bgr ? "[:, :, ::-1]" : ""},
            {"SCALE", decimal(how.scale)},
            {"MEAN", three(how.mean)},
            {"STD", three(how.std)},
            {"INPUT", options.withPreprocessing ? "image" : "input"},
            {"MODEL", options.bare ? "" : ".at(\"model\").toGenericDict()"},
            {"AUX", exportedNetwork(checkpoint, options).aux ? "True" : "False"},
            {"LRN", hasLrn(variant) ? "(lambda x: F.local_response_norm(x, 5))" : ""},
            {"CPPLRN", hasLrn(variant) ? "lrn" : ""},
            {"POOL4", variant == Variant::Torchvision ? "2" : "3"}};
}

}  // namespace

std::vector<Snippet> exportSnippets(const std::filesystem::path& file, const Checkpoint& checkpoint,
                                    const ExportOptions& options) {
    std::vector<Snippet> snippets{pythonSnippet(checkpoint, options), cppSnippet(checkpoint, options)};
    const Replacements by = places(file, checkpoint, options);
    for (Snippet& snippet : snippets) snippet.text = replaced(snippet.text, by);
    return snippets;
}

}  // namespace studio
