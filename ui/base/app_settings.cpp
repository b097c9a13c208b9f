// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/app_settings.h"

#include "core/base/process.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QSettings>
#include <utility>

namespace studio::ui {
namespace {

constexpr int kTryMs = 20;
/// For a program that holds the lock and has died or stands still; changing a list takes a few milliseconds.
constexpr int kPatienceMs = 20'000;

QSettings openFile() {
    return QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("inception-studio"),
                     QStringLiteral("inception-studio"));
}

/// "recent/1/path" is a cell of "recent".
bool isCell(const QString& key) {
    bool whole = false;
    if (key.count('/') == 2) key.section('/', 1, 1).toInt(&whole);
    return whole || key.endsWith(QLatin1String("/size"));
}

AppSettings::Rows readRows(QSettings& settings, const QString& key) {
    AppSettings::Rows rows;
    const int count = settings.beginReadArray(key);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        QVariantMap row;
        for (const QString& name : settings.childKeys()) row.insert(name, settings.value(name));
        rows.append(row);
    }
    settings.endArray();
    return rows;
}

void writeRows(QSettings& settings, const QString& key, const AppSettings::Rows& rows) {
    settings.remove(key);
    settings.beginWriteArray(key, static_cast<int>(rows.size()));
    for (int i = 0; i < rows.size(); ++i) {
        settings.setArrayIndex(i);
        for (auto cell = rows[i].cbegin(); cell != rows[i].cend(); ++cell) settings.setValue(cell.key(), cell.value());
    }
    settings.endArray();
}

/// In short steps: QLockFile's own waiting doubles its pauses up to five seconds, and eight programs at once starve.
void waitFor(QLockFile& lock) {
    QDeadlineTimer patience(kPatienceMs);
    while (!lock.tryLock(kTryMs) && lock.error() == QLockFile::LockFailedError && !patience.hasExpired()) {
    }
}

}  // namespace

AppSettings::AppSettings() {
    QSettings file = openFile();
    m_file = file.fileName();
    for (const QString& key : file.allKeys())
        if (!isCell(key)) m_values.insert(key, file.value(key));
    for (const QString& group : file.childGroups())
        if (file.contains(group + QStringLiteral("/size"))) m_rows.insert(group, readRows(file, group));
    m_writer = std::jthread([this](std::stop_token stop) { writeOn(stop); });
}

AppSettings::~AppSettings() {
    m_writer.request_stop();
    m_writer.join();
}

QVariant AppSettings::value(const QString& key, const QVariant& otherwise) const {
    const std::scoped_lock lock(m_mutex);
    return m_values.value(key, otherwise);
}

void AppSettings::setValue(const QString& key, const QVariant& value) {
    const std::scoped_lock lock(m_mutex);
    const auto place = m_values.find(key);
    if (place != m_values.end() && *place == value) return;
    m_values.insert(key, value);
    later([key, value](QSettings& file) { file.setValue(key, value); });
}

void AppSettings::remove(const QString& key) {
    const std::scoped_lock lock(m_mutex);
    if (m_values.remove(key) > 0) later([key](QSettings& file) { file.remove(key); });
}

void AppSettings::clear() {
    const std::scoped_lock lock(m_mutex);
    m_values.clear();
    m_rows.clear();
    later([](QSettings& file) { file.clear(); });
}

AppSettings::Rows AppSettings::rows(const QString& key) const {
    const std::scoped_lock lock(m_mutex);
    return m_rows.value(key);
}

void AppSettings::changeRows(const QString& key, std::function<void(Rows&)> change) {
    const std::scoped_lock lock(m_mutex);
    change(m_rows[key]);
    later([this, key, change = std::move(change)](QSettings& file) {
        QLockFile alone(file.fileName() + QStringLiteral(".recent.lock"));
        waitFor(alone);  // in vain: a list that loses an entry is better than none
        file.sync();
        Rows rows = readRows(file, key);
        change(rows);
        writeRows(file, key, rows);
        file.sync();
        takeRows(key, rows);
    });
}

/// Unless there is more to come, which stands in memory already.
void AppSettings::takeRows(const QString& key, const Rows& rows) {
    const std::scoped_lock lock(m_mutex);
    if (m_waiting.empty()) m_rows[key] = rows;
}

/// With the mutex held.
void AppSettings::later(const Write& write) {
    m_waiting.push_back(write);
    m_wake.notify_all();
}

void AppSettings::flush() {
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_waiting.empty() && !m_writing; });
}

void AppSettings::writeOn(std::stop_token stop) {
    lowerThreadPriority();
    std::unique_lock lock(m_mutex);
    while (m_wake.wait(lock, stop, [this] { return !m_waiting.empty(); })) {
        const std::vector<Write> writes = std::exchange(m_waiting, {});
        m_writing = true;
        lock.unlock();
        store(writes);
        lock.lock();
        m_writing = false;
        m_wake.notify_all();
    }
}

void AppSettings::store(const std::vector<Write>& writes) {
    QSettings file = openFile();
    QDir().mkpath(QFileInfo(file.fileName()).path());  // for the lock beside it
    for (const Write& write : writes) write(file);
    file.sync();
}

AppSettings& appSettings() {
    static AppSettings settings;
    return settings;
}

}  // namespace studio::ui
