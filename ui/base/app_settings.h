// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMap>
#include <QVariant>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

class QSettings;

namespace studio::ui {

/// What the window remembers, whatever the program calls itself (tests have a XDG_CONFIG_HOME of their own).
///
/// QSettings writes its file, and waits until the disk has it, whenever something was set: on a full disk or one that
/// is busy with other things that takes a third of a second, in which the window would stand still. Here reading and
/// setting touch memory only; a thread of its own writes, several changes at once. Another program's changes are kept:
/// only what was set here is written. Any thread may call; the destructor (the end of the program) writes what is left.
class AppSettings {
public:
    /// An array of groups, as QSettings keeps one: recent/1/path, recent/2/path.
    using Rows = QList<QVariantMap>;

    AppSettings();
    ~AppSettings();
    AppSettings(const AppSettings&) = delete;
    AppSettings& operator=(const AppSettings&) = delete;

    QVariant value(const QString& key, const QVariant& otherwise = {}) const;
    void setValue(const QString& key, const QVariant& value);
    void remove(const QString& key);
    void clear();

    Rows rows(const QString& key) const;
    /// Changes an array here at once, and in the file as it is by then: reading, changing and writing it there is one
    /// act, whatever another program does meanwhile, and what that one added is seen here afterwards.
    void changeRows(const QString& key, std::function<void(Rows&)> change);

    /// Waits until all of it is in the file: for tests, and before another program is to read it.
    void flush();
    const QString& file() const { return m_file; }

private:
    using Write = std::function<void(QSettings&)>;

    void later(const Write& write);
    void writeOn(std::stop_token stop);
    void store(const std::vector<Write>& writes);
    void takeRows(const QString& key, const Rows& rows);

    QString m_file;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    QMap<QString, QVariant> m_values;
    QMap<QString, Rows> m_rows;
    std::vector<Write> m_waiting;
    bool m_writing = false;
    std::jthread m_writer;  ///< last: ends before what it uses
};

/// The program's own.
AppSettings& appSettings();

}  // namespace studio::ui
