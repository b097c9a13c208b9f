// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/tiny_training.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>
#include <QFile>
#include <QProcess>
#include <csignal>
#include <cstdlib>

using namespace studio::test;

namespace {

/// What a program that writes to it takes for a person's.
class Terminal {
public:
    Terminal() {
        if (m_ours < 0 || ::grantpt(m_ours) != 0 || ::unlockpt(m_ours) != 0) return;
        m_theirs = ::open(::ptsname(m_ours), O_RDWR | O_NOCTTY | O_CLOEXEC);
    }
    ~Terminal() {
        for (const int end : {m_ours, m_theirs})
            if (end >= 0) ::close(end);
    }
    Terminal(const Terminal&) = delete;
    bool isOpen() const { return m_theirs >= 0; }
    /// In a child, before its program starts.
    void becomeStandardError() const { ::dup2(m_theirs, STDERR_FILENO); }
    /// What was written up to `wanted` and a little behind it; all that was, when nothing more comes for a while.
    QByteArray readUntil(const char* wanted, int milliseconds) const {
        QByteArray said;
        struct pollfd more {
            m_ours, POLLIN, 0
        };
        while (!said.contains(wanted) && ::poll(&more, 1, milliseconds) == 1) {
            char part[256];
            const ssize_t read = ::read(m_ours, part, sizeof part);
            if (read <= 0) break;
            said.append(part, read);
        }
        return said;
    }

private:
    int m_ours = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    int m_theirs = -1;
};

}  // namespace

/// What Ctrl-C and SIGTERM do to the command line while it trains.
class TrainingStoppedTest : public QObject {
    Q_OBJECT

    TinyTraining m_tiny;

private slots:
    void initTestCase() { m_tiny.make(); }

    void controlCEndsTheSearchForARate() {
        const QString run = m_tiny.place / "no run either";
        const Terminal terminal;  // without one the first line of progress comes after ten seconds
        QVERIFY(terminal.isOpen());
        QProcess process;
        process.setChildProcessModifier([&] { terminal.becomeStandardError(); });
        process.start(cliProgram(), m_tiny.arguments(run, 1) + QStringList{"--find-rate", "--input-size", "448"});
        const QByteArray err = terminal.readUntil("finding the rate", 60000);
        QVERIFY2(err.contains("finding the rate"), err);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY2(process.waitForFinished(3000), "not ended within 3 s");
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 130, err);
        QVERIFY(process.readAllStandardOutput().isEmpty());
        QVERIFY(!QFileInfo::exists(run));
    }

    void controlCStopsAndTheRunGoesOn_data() {
        QTest::addColumn<int>("signal");
        QTest::newRow("Ctrl-C") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }
    void controlCStopsAndTheRunGoesOn() {
        QFETCH(int, signal);
        const QString run = m_tiny.place / QString("stopped by %1").arg(signal);
        QProcess process;
        process.start(cliProgram(), m_tiny.arguments(run, 2));
        QByteArray out;
        while (!out.contains("\"batch\"") && process.waitForReadyRead(60000)) out += process.readAllStandardOutput();
        QVERIFY2(out.contains("\"batch\""), out + process.readAllStandardError());
        ::kill(static_cast<pid_t>(process.processId()), signal);
        QVERIFY2(process.waitForFinished(3000), "not ended within 3 s");
        Answer answer{process.exitCode(), out + process.readAllStandardOutput(), process.readAllStandardError()};
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && answer.exit == 130, told(answer));
        QCOMPARE(answer.lines().last()["outcome"].toString(), "stopped");
        QVERIFY2(answer.err.contains("--resume"), told(answer));
        QVERIFY(QFile::exists(run + "/checkpoints/last.pth"));

        answer = ask({"train", "--resume", run, "--json"});
        QVERIFY2(answer.exit == 0, told(answer));
        QCOMPARE(answer.lines().last()["outcome"].toString(), "finished");
        QFile epochs(run + "/epochs.csv");
        QVERIFY(epochs.open(QIODevice::ReadOnly));
        QCOMPARE(epochs.readAll().count('\n'), 3);  // the heading and two epochs
    }
};

QTEST_GUILESS_MAIN(TrainingStoppedTest)
#include "training_stopped_test.moc"
