// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"

#include <sys/resource.h>

using namespace studio::test;

/// What a training says it takes beside what it takes, and what it says when there is not enough.
class MemoryTest : public QObject {
    Q_OBJECT

    Place m_place;
    QString m_data;

    QStringList trainArguments(const QString& run, int batch) const {
        return {"train", "--json", "--data",   m_data,         "--out",
                run,     "--set",  "epochs=1", "--batch-size", QString::number(batch)};
    }
    static qint64 bytesIn(const QString& folder) {
        qint64 bytes = 0;
        for (const QFileInfo& entry :
             QDir(folder).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot))
            bytes += entry.isDir() ? bytesIn(entry.filePath()) : entry.size();
        return bytes;
    }

private slots:
    void initTestCase() {
        m_data = m_place / "tiny";
        const Answer sample = ask({"sample", m_place / "sample"});
        QVERIFY2(sample.exit == 0, told(sample));
        copyPart(m_place / "sample", m_data, 13);
    }

    /// An estimate within a fifth; the test leaves room for other libraries and CPUs.
    void whatIsSaidIsWhatIsTaken() {
        const QString run = m_place / "run";
        const Answer answer = ask(trainArguments(run, 40), {}, 200'000);
        QVERIFY2(answer.exit == 0, told(answer));
        const QJsonObject start = answer.events("start").value(0);
        rusage children{};
        getrusage(RUSAGE_CHILDREN, &children);  // the largest of them: the training
        const double taken = 1024.0 * static_cast<double>(children.ru_maxrss);
        const double said = start["memory_bytes"].toDouble();
        qInfo("memory: %.0f MB said, %.0f MB taken", said / 1e6, taken / 1e6);
        QVERIFY(said > 0.7 * taken && said < 1.3 * taken);
        // last.pth was there twice for a moment.
        const double kept = static_cast<double>(bytesIn(run) + QFileInfo(run + "/checkpoints/last.pth").size());
        const double room = start["disk_bytes"].toDouble();
        qInfo("disk: %.0f MB said, %.0f MB taken", room / 1e6, kept / 1e6);
        QVERIFY(room > 0.95 * kept && room < 1.2 * kept);
    }

    void tooLittleMemoryIsSaid_data() {
        QTest::addColumn<qulonglong>("allowed");
        QTest::newRow("far too little") << 1'500'000'000ULL;
        QTest::newRow("nearly enough") << 2'250'000'000ULL;  // where oneDNN crashes if it is tried
    }
    /// Before a run folder is made.
    void tooLittleMemoryIsSaid() {
        QFETCH(qulonglong, allowed);
        const QString run = m_place / "no room";
        const Answer answer = ask(
            trainArguments(run, 40),
            [allowed](QProcess& process) {
                process.setChildProcessModifier([allowed] {
                    const rlimit limit{allowed, allowed};
                    setrlimit(RLIMIT_AS, &limit);
                });
            },
            200'000);
        QVERIFY2(answer.exit == 1, told(answer));
        const QString message = answer.events("end").value(0)["message"].toString();
        QVERIFY2(message.contains("batch_size to 20 and accumulate to 2"), told(answer));
        QVERIFY(!QFileInfo::exists(run));
    }
};

QTEST_GUILESS_MAIN(MemoryTest)
#include "memory_test.moc"
