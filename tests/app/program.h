// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>
#include <functional>

/// The command line as a person or a script has it: the real program in a process of its own.
namespace studio::test {

inline QString cliProgram() {
    return qEnvironmentVariable("INCEPTION_STUDIO_BIN") + "/inception-studio-cli";
}

struct Answer {
    int exit = -1;  ///< -1: it crashed, or did not end in time
    QByteArray out, err;

    /// stdout as one object a line; a line that is none makes it empty, so that the test fails.
    QList<QJsonObject> lines() const {
        QList<QJsonObject> objects;
        for (const QByteArray& line : out.split('\n')) {
            if (line.isEmpty()) continue;
            const QJsonDocument document = QJsonDocument::fromJson(line);
            if (!document.isObject()) return {};
            objects << document.object();
        }
        return objects;
    }
    QList<QJsonObject> events(const char* name) const {
        QList<QJsonObject> found;
        for (const QJsonObject& line : lines())
            if (line.value("event").toString() == QLatin1String(name)) found << line;
        return found;
    }
};

/// `prepare` may change the process before it starts.
inline Answer ask(const QStringList& arguments, const std::function<void(QProcess&)>& prepare = {},
                  int milliseconds = 60000) {
    QProcess process;
    process.setProgram(cliProgram());
    process.setArguments(arguments);
    if (prepare) prepare(process);
    process.start();
    Answer answer;
    const bool ended = process.waitForFinished(milliseconds);
    answer.out = process.readAllStandardOutput();
    answer.err = process.readAllStandardError();
    if (ended && process.exitStatus() == QProcess::NormalExit) answer.exit = process.exitCode();
    return answer;
}

/// Everything that helps to see why a check failed.
inline QByteArray told(const Answer& answer) {
    return "exit " + QByteArray::number(answer.exit) + "\n" + answer.out.right(2000) + "\n" + answer.err.right(2000);
}

/// A folder of its own with a space in its path.
class Place {
public:
    Place() : m_folder(QDir::tempPath() + "/a place XXXXXX") {}
    QString operator/(const QString& name) const { return m_folder.path() + "/" + name; }

private:
    QTemporaryDir m_folder;
};

/// Copies `each` pictures of every class of the set `from`, the first by name.
inline void copyPart(const QString& from, const QString& to, int each) {
    for (const QString& name : QDir(from).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        QDir().mkpath(to + "/" + name);
        const QStringList files = QDir(from + "/" + name).entryList({"*.jpg"}, QDir::Files, QDir::Name);
        for (const QString& file : files.first(qMin<qsizetype>(each, files.size())))
            QFile::copy(from + "/" + name + "/" + file, to + "/" + name + "/" + file);
    }
}

}  // namespace studio::test
