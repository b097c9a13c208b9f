// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/runs/checkpoint.h"
#include "core/runs/run_rows.h"
#include "support/tiny_data_set.h"
#include "tests/app/program.h"

#include <unistd.h>
#include <QJsonArray>
#include <cmath>
#include <csignal>

#include <sys/stat.h>

using namespace studio;
using namespace studio::test;

/// `predict --csv`: what is written, what is never written over, and what a stop leaves.
class PredictTableTest : public QObject {
    Q_OBJECT

    Place m_place;
    QString m_data, m_checkpoint;

    static void write(const QString& path, const QByteArray& bytes) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    static QByteArray read(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QStringList predict(const QStringList& paths) const {
        return QStringList{"predict", "--threads", "1", "--checkpoint", m_checkpoint} + paths;
    }

private slots:
    void initTestCase() {
        QVERIFY(QFile::setPermissions(m_place / "", QFile::Permissions(QFlag(0x7755))));  // for another user, below
        m_data = m_place / "data";
        m_checkpoint = m_place / "weights";  // by its name it could be a table
        const std::vector<std::string> classes{"a", "b", "c", "d", "e", "f"};
        writeDataSet(m_data.toStdString(), classes, 2);
        StepperSettings settings;
        settings.network = defaultSpec(Variant::Torchvision, 6, 96);
        settings.device = "cpu";
        Checkpoint checkpoint;
        checkpoint.network = settings.network;
        checkpoint.weights = loadEngine()->makeStepper(settings)->weights();
        checkpoint.classes = classes;
        checkpoint.preprocessing.size = checkpoint.preprocessing.crop = 96;
        writeCheckpoint(m_checkpoint.toStdString(), checkpoint);
    }

    void predictWritesATable() {
        QFile broken(m_place / "no, picture.jpg");
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("no picture") > 0);
        broken.close();
        const QString table = m_place / "answers.csv";
        const QStringList asked{"predict", "--checkpoint", m_checkpoint, broken.fileName(), m_data};
        const Answer answer = ask(asked + QStringList{"--csv", table});
        QVERIFY2(answer.exit == 0 && answer.out.startsWith("Wrote "), told(answer));
        const Answer json = ask(asked + QStringList{"--json"});
        const QList<QJsonObject> lines = json.lines();
        const std::string text = readTextFile(table.toStdString());
        QVERIFY(text.starts_with(kAnswersHeader));
        TableReader rows(text);
        const auto cell = [&](const char* name) { return std::string(rows.text(rows.column(name))); };
        for (const QJsonObject& line : lines) {
            QVERIFY2(rows.next(), text.c_str());
            QCOMPARE(cell("path"), line["path"].toString().toStdString());
            QCOMPARE(cell("error"), line["error"].toString().toStdString());
            if (line.contains("error")) continue;
            for (const char* head : {"main", "aux1", "aux2"})
                QCOMPARE(cell(head), line[head].toArray().at(0)["class"].toString().toStdString());
            for (int i = 1; i < qMin(5, static_cast<int>(line["main"].toArray().size())); ++i) {
                const std::string name = "main_" + std::to_string(i + 1);
                QCOMPARE(cell(name.c_str()), line["main"].toArray().at(i)["class"].toString().toStdString());
                QVERIFY(std::abs(rows.numberOr(rows.column(name + "_p")) -
                                 line["main"].toArray().at(i)["p"].toDouble()) < 1e-6);
            }
        }
        QVERIFY(!rows.next());
    }

    void whatIsNoTableIsNotWrittenOver_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("exit");
        QTest::addColumn<QString>("said");
        QTest::newRow("a photograph") << "data/a/p0.ppm" << 2 << "is named like a picture";
        QTest::newRow("one to be") << "data/new.JPG" << 2 << "is named like a picture";
        QTest::newRow("the weights") << "weights" << 2 << "is the network's own file";
        QTest::newRow("the weights, by another name") << "data/../weights" << 2 << "is the network's own file";
        QTest::newRow("what is asked about") << "picture" << 2 << "is one of the pictures";
        QTest::newRow("another file") << "notes.csv" << 2 << "holds something other than a table of answers";
        QTest::newRow("a short file") << "short.csv" << 2 << "holds something other than a table of answers";
        QTest::newRow("a pipe") << "pipe" << 2 << "is a pipe or device";
        QTest::newRow("a folder") << "data" << 2 << "is a folder";
        QTest::newRow("nowhere") << "nowhere/answers.csv" << 1 << "nowhere";
        QTest::newRow("a closed folder") << "closed/answers.csv" << 1 << "Change its permissions";
    }
    void whatIsNoTableIsNotWrittenOver() {
        QFETCH(QString, file);
        QFETCH(int, exit);
        QFETCH(QString, said);
        const QString picture = m_place / "picture";
        QFile::copy(m_data + "/a/p0.ppm", picture);
        write(m_place / "notes.csv", "path,label\n" + QByteArray(1000, 'x'));
        write(m_place / "short.csv", "path,truth");
        ::mkfifo((m_place / "pipe").toUtf8().constData(), 0666);
        QDir(m_place / "").mkdir("closed");
        QFile::setPermissions(m_place / "closed", QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther);
        const bool isFile = QFileInfo(m_place / file).isFile();
        const QByteArray before = isFile ? read(m_place / file) : QByteArray();
        const Answer answer = ask(predict({picture, m_data, "--csv", m_place / file}), [](QProcess& process) {
            if (geteuid() == 0) process.setChildProcessModifier([] { (void)!setuid(65534); });
        });
        QVERIFY2(answer.exit == exit && answer.out.isEmpty(), told(answer));
        QVERIFY2(answer.err.contains(said.toUtf8()) && answer.err.count('\n') == 1, told(answer));
        if (exit == 2) QVERIFY2(answer.err.contains("Name another file for the table."), told(answer));
        QCOMPARE(QFileInfo(m_place / file).isFile(), isFile);
        if (isFile) QVERIFY(read(m_place / file) == before);
    }

    void aTableAndAnEmptyFileAreWrittenOver() {
        const QString table = m_place / "again.csv";
        write(table, {});
        const Answer first = ask(predict({m_data, "--csv", table}));
        QVERIFY2(first.exit == 0, told(first));
        const QByteArray whole = read(table);
        const Answer second = ask(predict({m_data + "/a", "--csv", table}));
        QVERIFY2(second.exit == 0, told(second));
        QVERIFY(read(table).startsWith(kAnswersHeader) && read(table).size() < whole.size());
    }

    void aStopKeepsWhatWasAnswered() {
        const QString table = m_place / "stopped.csv";
        QStringList paths;
        for (int i = 0; i < 1000; ++i) paths << m_data;
        QProcess process;
        process.start(cliProgram(), predict(paths + QStringList{"--json", "--csv", table}));
        while (process.bytesAvailable() == 0 && process.waitForReadyRead(60000)) {
        }
        QVERIFY2(process.bytesAvailable() > 0, process.readAllStandardError());
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(60000));
        const Answer answer{process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && answer.exit == 130, told(answer));
        QVERIFY2(answer.err.contains("stopped.csv: ") && answer.err.contains("the others were not asked about."),
                 told(answer));
        const QByteArray rows = read(table);
        QVERIFY(rows.startsWith(kAnswersHeader) && rows.endsWith("\r\n"));
        QCOMPARE(rows.count('\n'), answer.lines().size() + 1);
        QVERIFY(answer.lines().size() < 12'000);
    }
};

QTEST_GUILESS_MAIN(PredictTableTest)
#include "predict_table_test.moc"
