// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/tiny_training.h"

#include <QFile>
#include <csignal>

using namespace studio::test;

/// What Ctrl-C and SIGTERM do to the command line while it trains.
class TrainingStoppedTest : public QObject {
    Q_OBJECT

    TinyTraining m_tiny;

private slots:
    void initTestCase() { m_tiny.make(); }

    void controlCEndsTheSearchForARate() {
        const QString run = m_tiny.place / "no run either";
        QProcess process;
        process.start(cliProgram(), m_tiny.arguments(run, 1) + QStringList{"--find-rate", "--input-size", "448"});
        process.setReadChannel(QProcess::StandardError);
        QByteArray err;  // without a terminal the first line of progress comes after ten seconds
        while (!err.contains("finding the rate") && process.waitForReadyRead(60000))
            err += process.readAllStandardError();
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
