// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace studio::ui {

/// Which of the thumbnails on the disk are ours, how large they are and in what order they were last used: a text file
/// that grows by a line a use ("NAME<tab>BYTES", of the same name the last line counts), so that it survives a crash
/// and a second program beside this one. Where it can't be written nothing may be kept. Not for two threads at once.
class ThumbnailLedger {
public:
    explicit ThumbnailLedger(std::filesystem::path file);

    /// The thumbnail was written or read now. False when that could not be noted.
    bool note(const std::string& name, qint64 bytes);
    bool contains(const std::string& name) const { return m_entries.contains(name); }
    qint64 total() const { return m_total; }  ///< bytes of all
    /// The least recently used, so many that the rest is at most `budget` bytes; they are struck off.
    std::vector<std::string> shrinkTo(qint64 budget);

private:
    struct Entry {
        qint64 bytes = 0;
        quint64 turn = 0;  ///< the larger the later
    };
    void load();
    void remember(const std::string& name, qint64 bytes);
    void rewrite() const;

    std::filesystem::path m_file;
    std::map<std::string, Entry, std::less<>> m_entries;
    qint64 m_total = 0;
    quint64 m_turn = 0;
};

}  // namespace studio::ui
