// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/data/data_set.h"
#include "support/temporary_folder.h"

#include <QStringList>
#include <memory>
#include <string>
#include <vector>

/// A small grey-blue PPM that no other number gives.
inline std::string tinyPicture(int number, int width = 12, int height = 10) {
    std::string bytes = "P6\n" + std::to_string(width) + ' ' + std::to_string(height) + "\n255\n";
    for (int i = 0; i < width * height; ++i) {
        bytes += static_cast<char>(number % 251);
        bytes += static_cast<char>(number / 251 % 251);
        bytes += static_cast<char>(i % 200);
    }
    return bytes;
}

/// A temporary folder that is filled file by file.
class MadeDataSet {
public:
    std::filesystem::path path() const { return m_folder.path(); }
    std::filesystem::path put(const std::filesystem::path& name, const std::string& bytes) {
        const std::filesystem::path file = path() / name;
        std::filesystem::create_directories(file.parent_path());
        studio::writeFile(file, std::as_bytes(std::span(bytes)));
        return file;
    }
    /// Pictures of increasing number: no two alike.
    std::filesystem::path putPicture(const std::filesystem::path& name) { return put(name, tinyPicture(m_number++)); }
    /// Class folders "a", "b", .. with so many pictures each.
    void putClasses(const std::vector<int>& counts) {
        for (std::size_t c = 0; c < counts.size(); ++c)
            for (int i = 0; i < counts[c]; ++i) {
                const std::string name(1, static_cast<char>('a' + c));
                putPicture(name + '/' + name + std::to_string(100 + i) + ".ppm");
            }
    }

private:
    TemporaryFolder m_folder;
    int m_number = 0;
};

/// "class split path", an item a line.
inline QStringList linesOf(const studio::DataSet& set) {
    QStringList lines;
    for (const studio::Item& item : set.items)
        lines << QString::fromStdString(set.classes[static_cast<std::size_t>(item.label)] + ' ' +
                                        std::string(studio::splitName(item.split)) + ' ' + studio::itemText(item));
    return lines;
}

/// "kind path", a problem a line.
inline QStringList linesOf(const std::vector<studio::Problem>& problems) {
    QStringList lines;
    for (const studio::Problem& problem : problems)
        lines << QString::fromStdString(std::string(studio::problemName(problem.kind)) + ' ' + problem.path);
    return lines;
}

inline studio::CheckReport checkQuickly(const studio::DataSet& set) {
    studio::CheckOptions options;
    options.depth = studio::CheckDepth::Hashes;
    options.useCache = false;
    return studio::checkDataSet(set, options);
}

inline std::shared_ptr<const studio::DataSet> listShared(const std::filesystem::path& path) {
    return std::make_shared<studio::DataSet>(studio::listDataSet(path));
}

inline std::shared_ptr<const studio::PreparedData> prepareShared(const std::filesystem::path& path,
                                                                 const studio::SplitSettings& settings = {}) {
    const auto set = listShared(path);
    return std::make_shared<studio::PreparedData>(studio::prepareData(set, checkQuickly(*set), settings));
}
