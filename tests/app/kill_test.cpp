// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/runs/checkpoint.h"
#include "support/run_figures.h"
#include "tests/app/program.h"

#include <QElapsedTimer>
#include <algorithm>
#include <cmath>
#include <random>

using namespace studio;
using namespace studio::test;
namespace fs = std::filesystem;

/// Bytes of every array by its name.
static std::vector<std::pair<std::string, std::vector<std::byte>>> bytesOf(const NamedArrays& arrays) {
    std::vector<std::pair<std::string, std::vector<std::byte>>> bytes;
    for (const auto& [name, array] : arrays) bytes.emplace_back(name, *array.data);
    return bytes;
}

/// kill -9 at random moments of a run that writes last.pth after every step, and again while it goes on: it must end
/// as the run that nobody disturbed, to the last bit. STUDIO_KILLS says how many kills; STUDIO_SEED which moments.
class KillTest : public QObject {
    Q_OBJECT

    Place m_place;
    QString m_data;
    std::mt19937 m_random;
    int m_wanted = 0;

    QStringList beginning(const QString& run, const QString& precision) const {
        return {"train",    "--json",
                "--data",   m_data,
                "--out",    run,
                "--preset", "quick",
                "--epochs", "2",
                "--set",    "input_size=96",
                "--set",    "batch_size=8",
                "--set",    "threads=2",
                "--set",    "workers=2",
                "--set",    "precision=" + precision,
                "--set",    "checkpoint.minutes=0.00001",
                "--set",    "checkpoint.best_k=2"};
    }
    static fs::path pathOf(const QString& run) { return run.toStdString(); }
    static bool canGoOn(const QString& run) { return QFile::exists(run + "/checkpoints/last.pth"); }
    /// Killed between run.json's last writing and the program's end.
    static bool isFinished(const QString& run) {
        return isRunFolder(pathOf(run)) && readRunInfo(pathOf(run)).state == RunState::Finished;
    }

    /// What a kill left must be readable; without a checkpoint the refusal must say so. Makes room for a new beginning.
    static void lookAtTheRemains(const QString& run) {
        if (!QFile::exists(run)) return;
        if (QFile::exists(run + "/run.json")) {
            const Answer look = ask({"inspect", "--json", run});
            QVERIFY2(look.exit == 0, told(look));
        }
        if (canGoOn(run)) return;
        const Answer refused = ask({"train", "--resume", run});
        QVERIFY2(refused.exit == 2 || refused.exit == 1, told(refused));
        QVERIFY2(refused.err.count('\n') == 1 && refused.err.contains(run.toUtf8()), told(refused));
        QVERIFY(QDir(run).removeRecursively());
    }

    static void compare(const QString& run, const QString& whole) {
        QCOMPARE(figuresOf(pathOf(run)), figuresOf(pathOf(whole)));
        for (const char* name : {"last.pth", "best.pth"}) {
            const Checkpoint ours = readCheckpoint(pathOf(run) / "checkpoints" / name);
            const Checkpoint theirs = readCheckpoint(pathOf(whole) / "checkpoints" / name);
            QVERIFY2(bytesOf(ours.weights) == bytesOf(theirs.weights), name);
            QCOMPARE(ours.epoch, theirs.epoch);
            QCOMPARE(ours.training.has_value(), theirs.training.has_value());
            if (ours.training) QVERIFY(bytesOf(ours.training->optimizer) == bytesOf(theirs.training->optimizer));
        }
        QCOMPARE(readTextFile(pathOf(run) / "predictions.csv"), readTextFile(pathOf(whole) / "predictions.csv"));
        const auto list = [](const QString& folder) {
            QStringList names = QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
            names.removeAll("report.html");  // written when all else has ended; a run is whole without it
            return names;
        };
        QCOMPARE(list(run), list(whole));  // no half-written file is left, and none is missing
        QCOMPARE(list(run + "/checkpoints"), list(whole + "/checkpoints"));
    }

private slots:
    void initTestCase() {
        const int wanted = qEnvironmentVariableIntValue("STUDIO_KILLS");
        m_wanted = wanted > 0 ? wanted : 4;
        const int seed = qEnvironmentVariableIntValue("STUDIO_SEED");
        m_random.seed(static_cast<std::uint32_t>(seed));
        qInfo("%d kills, seed %d", m_wanted, seed);
        m_data = m_place / "tiny";
        const Answer sample = ask({"sample", m_place / "sample"});
        QVERIFY2(sample.exit == 0, told(sample));
        copyPart(m_place / "sample", m_data, 6);
    }

    void killedAnywhere_data() {
        QTest::addColumn<QString>("precision");
        QTest::newRow("float32") << "float32";
        QTest::newRow("bfloat16") << "bfloat16";
    }
    void killedAnywhere() {
        QFETCH(QString, precision);
        const QString whole = m_place / ("whole " + precision);
        QElapsedTimer timer;
        timer.start();
        const Answer undisturbed = ask(beginning(whole, precision));
        QVERIFY2(undisturbed.exit == 0, told(undisturbed));
        auto most = static_cast<double>(timer.elapsed());
        const auto moment = [&] {
            // Rather late than early: half of a short run's time goes by before its first checkpoint.
            return static_cast<int>(most * std::sqrt(std::uniform_real_distribution<double>(0, 1)(m_random)));
        };

        int kills = 0, whileGoingOn = 0, runs = 0;
        while (kills < (m_wanted + 1) / 2) {
            const QString run = m_place / QString("%1 %2").arg(precision).arg(++runs);
            bool ended = false;
            while (!ended) {
                const bool goesOn = canGoOn(run);
                QProcess process;
                process.start(cliProgram(),
                              goesOn ? QStringList{"train", "--json", "--resume", run} : beginning(run, precision));
                timer.start();
                ended = process.waitForFinished(moment());
                if (ended) {
                    const QByteArray err = process.readAllStandardError();
                    QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0, err);
                    // The first run read everything from the disk: moments drawn from its time come after the end.
                    if (!goesOn) most = std::min(most, static_cast<double>(timer.elapsed()));
                    break;
                }
                process.kill();
                QVERIFY(process.waitForFinished());
                ++kills;
                whileGoingOn += goesOn;
                ended = isFinished(run);
                if (!ended) lookAtTheRemains(run);
                if (QTest::currentTestFailed()) return;
            }
            compare(run, whole);
            if (QTest::currentTestFailed()) return;
            QVERIFY(QDir(run).removeRecursively());
        }
        qInfo("%d runs ended after %d kills, %d of them while going on: all equal", runs, kills, whileGoingOn);
    }
};

QTEST_GUILESS_MAIN(KillTest)
#include "kill_test.moc"
