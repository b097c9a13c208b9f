// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/checking.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/parallel.h"
#include "core/base/process.h"
#include "core/base/text.h"
#include "core/data/check_cache.h"
#include "core/data/file_limit.h"
#include "core/data/ticker.h"

#include <atomic>
#include <cerrno>
#include <exception>

#include <sys/stat.h>

namespace studio {

namespace fs = std::filesystem;

namespace {

FileFacts failed(ProblemKind kind, std::string message) {
    FileFacts facts;
    facts.problem = kind;
    facts.message = std::move(message);
    return facts;
}

void noteDecoded(FileFacts& facts, const Decoded& decoded) {
    facts.width = decoded.storedWidth;
    facts.height = decoded.storedHeight;
    facts.problem = decoded.problem;
    facts.message = decoded.message;
    facts.decoded = decoded.picture.has_value();
    if (decoded.picture) facts.look = pictureHash(*decoded.picture);
}

/// What one look at the bytes tells, decoding when `full`.
FileFacts factsOf(std::span<const std::byte> bytes, bool full) {
    if (bytes.empty()) return failed(ProblemKind::Empty, STUDIO_TEXT("Problems", "The file is empty"));
    FileFacts facts;
    facts.bytes = static_cast<std::int64_t>(bytes.size());
    facts.hash = contentHash(bytes);
    facts.format = sniffFormat(bytes);
    if (full) {
        noteDecoded(facts, decodePicture(bytes));
    } else if (facts.format == PictureFormat::Unknown) {
        facts.problem = ProblemKind::NotAPicture;
        facts.message = STUDIO_TEXT("Problems", "The content is no picture");
    }
    return facts;
}

class Checker {
public:
    Checker(const DataSet& set, const CheckOptions& options)
        : m_set(set),
          m_options(options),
          m_files(set.items.size()),
          m_ticker(options.progress, static_cast<std::int64_t>(set.items.size())) {
        if (options.useCache && set.layout != Layout::Idx) m_cache.emplace(set.opened);
    }

    std::vector<FileFacts> run();

private:
    void check(std::size_t index);
    void checkIdx(std::size_t index);
    void checkFile(const fs::path& path, CheckedFile& file);
    void saveCache() const;
    bool full() const { return m_options.depth == CheckDepth::Full; }

    const DataSet& m_set;
    const CheckOptions& m_options;
    std::vector<CheckedFile> m_files;  ///< one per item
    std::optional<CheckCache> m_cache;
    Ticker m_ticker;
    std::atomic<bool> m_learned = false;  ///< something the cache did not know
};

std::vector<FileFacts> Checker::run() {
    std::exception_ptr failure;
    try {
        onThreads(m_options.threads > 0 ? m_options.threads : usableCores(), m_files.size(), [this](std::size_t index) {
            throwIfStopped(m_options.stop);
            check(index);
            m_ticker.add(1);
        });
    } catch (...) {
        failure = std::current_exception();
    }
    if (m_cache && m_learned) saveCache();  // before anything is thrown: a stopped check goes on where it was
    if (failure) std::rethrow_exception(failure);
    throwIfStopped(m_options.stop);
    m_ticker.finish();
    std::vector<FileFacts> facts;
    facts.reserve(m_files.size());
    for (CheckedFile& file : m_files) facts.push_back(std::move(file.facts));
    return facts;
}

void Checker::check(std::size_t index) {
    if (m_set.layout == Layout::Idx) return checkIdx(index);
    CheckedFile& file = m_files[index];
    const fs::path path = m_set.fileOf(m_set.items[index]);
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) {
        const int code = errno;
        std::error_code ignored;
        if (code == ENOENT && !fs::exists(m_set.root, ignored))
            throw Error(ErrorCode::DataVanished, {pathToText(m_set.root)});
        file.facts =
            failed(ProblemKind::Unreadable, code == EACCES ? STUDIO_TEXT("Problems", "You may not open this file")
                                                           : STUDIO_TEXT("Problems", "There is no such file"));
        return;
    }
    if (!S_ISREG(info.st_mode)) {
        file.facts =
            failed(ProblemKind::NotAFile, STUDIO_TEXT("Problems", "A pipe, socket, device or folder, not a file"));
        return;
    }
    if (info.st_size > kMaxPictureFile) {
        file.facts = failed(ProblemKind::TooLarge, tooLargeFileText(info.st_size));
        return;
    }
    const std::string& name = m_set.items[index].path;
    const FileStamp stamp{info.st_size, info.st_mtim.tv_sec * 1'000'000'000LL + info.st_mtim.tv_nsec, info.st_ino};
    const CheckedFile* known = m_cache ? m_cache->find(name, stamp) : nullptr;
    if (known && (known->full || !full())) {
        file = *known;
        return;
    }
    file.path = name;
    file.stamp = stamp;
    checkFile(path, file);
}

void Checker::checkFile(const fs::path& path, CheckedFile& file) {
    try {
        const std::vector<std::byte> bytes = readFile(path);
        file.facts = factsOf(bytes, full());
        file.full = full();
        // Unreadable may be this machine's fault (a codec that is not installed): better the next time, not for the
        // cache.
        if (file.facts.problem == ProblemKind::Unreadable)
            file.path.clear();
        else
            m_learned = true;
    } catch (const Error& error) {
        file.path.clear();
        file.facts = failed(ProblemKind::Unreadable, error.code() == ErrorCode::NoPermission
                                                         ? STUDIO_TEXT("Problems", "You may not open this file")
                                                         : STUDIO_TEXT("Problems", "The file can't be read"));
    } catch (const std::exception& error) {  // memory, mostly
        file.path.clear();
        file.facts = failed(ProblemKind::Unreadable, error.what());
    }
}

void Checker::checkIdx(std::size_t index) {
    const Item& item = m_set.items[index];
    FileFacts& facts = m_files[index].facts;
    try {
        facts = factsOf(readItem(m_set, item), false);
        noteDecoded(facts, decodeItem(m_set, item));
    } catch (const Error& error) {
        facts = failed(ProblemKind::Unreadable, error.what());
    }
}

void Checker::saveCache() const {
    std::vector<const CheckedFile*> files;
    for (std::size_t i = 0; i < m_files.size(); ++i) {
        // What a stop left unvisited is known from before, if at all.
        const CheckedFile* file = m_files[i].path.empty() ? m_cache->find(m_set.items[i].path) : &m_files[i];
        if (file) files.push_back(file);
    }
    m_cache->write(files);
}

}  // namespace

CheckReport checkDataSet(const DataSet& set, const CheckOptions& options) {
    CheckReport report;
    report.facts = Checker(set, options).run();
    compareFiles(set, report, options.stop);
    return report;
}

}  // namespace studio
