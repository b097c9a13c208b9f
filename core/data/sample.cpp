// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sample.h"

#include "core/base/file_writing.h"
#include "core/base/files.h"
#include "core/base/process.h"
#include "core/data/encode_jpeg.h"
#include "core/data/ticker.h"

#include <atomic>
#include <cerrno>
#include <exception>
#include <thread>

#include <unistd.h>

namespace studio {

namespace fs = std::filesystem;

namespace {

constexpr int kQuality = 90;

int pictureCount() {
    return static_cast<int>(sampleClasses().size()) * kSamplePerClass;
}

fs::path pictureName(int label, int index) {
    const std::string name(sampleClasses()[static_cast<std::size_t>(label)]);
    const std::string number = std::to_string(index + 1);
    return fs::path(name) / (name + '-' + std::string(3 - number.size(), '0') + number + ".jpg");
}

/// A new folder beside the one wanted; gone again unless it was moved into its place.
class Draft {
public:
    explicit Draft(const fs::path& wanted) : m_wanted(wanted) {
        std::error_code ignored;
        fs::create_directories(wanted.parent_path(), ignored);
        std::string name = (wanted.parent_path() / ("." + wanted.filename().string() + ".XXXXXX")).string();
        if (!::mkdtemp(name.data())) throw writeError(wanted, errno);
        m_folder = name;
        std::error_code failed;
        for (const std::string_view each : sampleClasses())
            if (!failed) fs::create_directory(m_folder / each, failed);
        const fs::perms usual = fs::status(m_folder / sampleClasses()[0], ignored).permissions();
        if (!failed) fs::permissions(m_folder, usual, failed);  // mkdtemp: for us alone
        if (failed) discard();
        if (failed) throw writeError(wanted, failed.value());
    }
    ~Draft() { discard(); }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

    const fs::path& folder() const { return m_folder; }
    void moveIntoPlace() {
        std::error_code failed;
        fs::rename(m_folder, m_wanted, failed);  // an empty folder is replaced
        if (failed) throw writeError(m_wanted, failed.value());
        m_folder.clear();
    }

private:
    void discard() {
        std::error_code ignored;
        if (!m_folder.empty()) fs::remove_all(m_folder, ignored);
    }

    fs::path m_wanted;
    fs::path m_folder;
};

/// Draws and writes all pictures with all cores; the first failure ends it.
class Painter {
public:
    Painter(const fs::path& folder, std::uint64_t seed, const Progress& progress, std::stop_token stop)
        : m_folder(folder), m_seed(seed), m_ticker(progress, pictureCount()), m_stop(std::move(stop)) {}

    void run() {
        {
            std::vector<std::jthread> workers;
            for (int i = 1; i < usableCores(); ++i) workers.emplace_back([this] { work(); });
            work();
        }
        if (m_failure) std::rethrow_exception(m_failure);
        throwIfStopped(m_stop);
        m_ticker.finish();
    }

private:
    void work() {
        try {
            for (int i = m_next++; i < pictureCount() && !m_giveUp && !m_stop.stop_requested(); i = m_next++) {
                const int label = i / kSamplePerClass, index = i % kSamplePerClass;
                writeFile(m_folder / pictureName(label, index),
                          encodeJpeg(drawSamplePicture(m_seed, label, index), kQuality));
                m_ticker.add(1);
            }
        } catch (...) {
            m_giveUp = true;
            const std::scoped_lock lock(m_mutex);
            if (!m_failure) m_failure = std::current_exception();
        }
    }

    const fs::path& m_folder;
    const std::uint64_t m_seed;
    Ticker m_ticker;
    const std::stop_token m_stop;
    std::atomic<int> m_next = 0;
    std::atomic<bool> m_giveUp = false;
    std::mutex m_mutex;
    std::exception_ptr m_failure;
};

}  // namespace

bool isSample(const fs::path& folder, std::uint64_t seed) {
    std::error_code ignored;
    for (int i = 0; i < pictureCount(); ++i)
        if (!fs::exists(folder / pictureName(i / kSamplePerClass, i % kSamplePerClass), ignored)) return false;
    for (int label = 0; label < std::ssize(sampleClasses()); ++label) {
        const int index = kSamplePerClass - 1;
        const fs::path file = folder / pictureName(label, index);
        if (readFile(file) != encodeJpeg(drawSamplePicture(seed, label, index), kQuality)) return false;
    }
    return true;
}

std::int64_t writeSample(const fs::path& folder, std::uint64_t seed, const Progress& progress, std::stop_token stop) {
    fs::path wanted = fs::absolute(folder).lexically_normal();
    if (wanted.filename().empty()) wanted = wanted.parent_path();  // "sample/"
    std::error_code failed;
    if (fs::exists(wanted, failed) && !(fs::is_directory(wanted, failed) && fs::is_empty(wanted, failed))) {
        if (isSample(wanted, seed)) return pictureCount();
        throw Error(ErrorCode::FolderNotEmpty, {pathToText(wanted)});
    }
    Draft draft(wanted);
    Painter(draft.folder(), seed, progress, std::move(stop)).run();
    draft.moveIntoPlace();
    return pictureCount();
}

}  // namespace studio
