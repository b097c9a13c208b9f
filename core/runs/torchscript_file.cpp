// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/torchscript_file.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/formats/byte_source.h"
#include "core/formats/shown_name.h"
#include "core/formats/zip.h"
#include "core/runs/model_facts.h"

#include <fstream>

namespace studio {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t kMaxFile = std::uintmax_t{8} << 30, kMaxFacts = 64 << 20;

bool isZip(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    char start[4]{};
    file.read(start, sizeof start);
    std::error_code failed;
    return file && std::string_view(start, 2) == "PK" && fs::file_size(path, failed) <= kMaxFile && !failed;
}

std::string textOf(const std::vector<std::byte>& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

TorchScriptSummary summaryOf(const ZipReader& zip, const std::string& prefix) {
    TorchScriptSummary summary;
    for (const ZipReader::Entry& entry : zip.entries())
        if (entry.name.starts_with(prefix + "data/") || entry.name.starts_with(prefix + "constants/"))
            ++summary.tensors;
    const ZipReader::Entry* facts = zip.find(prefix + "extra/" + kTorchScriptFacts);
    if (facts && facts->size <= kMaxFacts) summary.facts = factsFromText(textOf(zip.read(*facts)));
    for (const auto& [key, text] : summary.facts) {
        if (key == "dtype") summary.dtype = shownName(text);
        if (key == "input") summary.inputs.push_back(shownName(text));
        if (key == "output") summary.outputs.push_back(shownName(text));
    }
    return summary;
}

}  // namespace

std::optional<TorchScriptSummary> lookAtTorchScriptFile(const fs::path& path) {
    if (!isZip(path)) return {};
    try {
        FileSource source(path);
        const ZipReader zip(source, pathToText(path));
        for (const ZipReader::Entry& entry : zip.entries())
            if (const std::size_t slash = entry.name.find('/'); entry.name.substr(slash + 1) == "constants.pkl")
                return summaryOf(zip, entry.name.substr(0, slash + 1));
    } catch (const Error&) {
        // Whoever reads it as a .pth says what is wrong with it.
    }
    return {};
}

}  // namespace studio
