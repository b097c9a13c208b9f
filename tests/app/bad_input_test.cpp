// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_folder.h"
#include "tests/app/program.h"

#include <csignal>

#include <sys/resource.h>
#include <unistd.h>

using namespace studio::test;

/// What a person's disk may hold or do: one sentence that names the thing, the right exit code, nothing lost.
class BadInputTest : public QObject {
    Q_OBJECT

    Place m_place;
    QString m_data, m_run, m_best;

    static void write(const QString& path, const QByteArray& bytes) {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    static QByteArray read(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// The last word on stderr is one line that names the thing and says what to do next.
    static void verifySaid(const Answer& answer, const QString& thing, const QString& next) {
        const QByteArray last = answer.err.trimmed().split('\n').last();
        QVERIFY2(last.contains(thing.toUtf8()), told(answer));
        QVERIFY2(last.contains(next.toUtf8()), told(answer));
        QVERIFY2(last.endsWith('.'), told(answer));
        QVERIFY2(!answer.err.contains("terminate called") && !answer.err.contains("made a mistake"), told(answer));
    }
    /// As somebody who may do less than root; nothing changes for anybody else.
    static void asNobody(QProcess& process) {
        if (geteuid() == 0) process.setChildProcessModifier([] { (void)!setuid(65534); });
    }
    QString newRun() const {
        static int number = 0;
        return m_place / QString("run %1").arg(++number);
    }
    QStringList train(const QString& data, const QStringList& more = {}) const {
        return QStringList{"train",        "--json", "--data",   data, "--out",        newRun(), "--preset",  "quick",
                           "--input-size", "96",     "--epochs", "1",  "--batch-size", "8",      "--threads", "1"} +
               more;
    }

private slots:
    void initTestCase() {
        // Open to the other user of asNobody: what is closed is closed by a test.
        QVERIFY(QFile::setPermissions(m_place / "", QFile::Permissions(QFlag(0x7755))));
        const Answer sample = ask({"sample", m_place / "sample"});
        QVERIFY2(sample.exit == 0, told(sample));
        m_data = m_place / "tiny";
        copyPart(m_place / "sample", m_data, 6);
        m_run = m_place / "good run";
        const Answer run = ask({"train", "--data", m_data, "--out", m_run, "--preset", "quick", "--input-size", "96",
                                "--epochs", "1", "--batch-size", "8", "--threads", "1"});
        QVERIFY2(run.exit == 0, told(run));
        m_best = m_run + "/checkpoints/best.pth";
    }

    void dataThatCantBeTrainedOn_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("next");
        QTest::newRow("empty folder") << "empty"
                                      << "no usable pictures"
                                      << "Put one folder of pictures per class into it";
        QTest::newRow("one class") << "one class"
                                   << "only the class"
                                   << "Add a folder for a second class";
        QTest::newRow("a class with one picture") << "one picture"
                                                  << "1 usable picture"
                                                  << "Add pictures or leave the class out";
    }
    void dataThatCantBeTrainedOn() {
        QFETCH(QString, kind);
        QFETCH(QString, said);
        QFETCH(QString, next);
        const QString data = m_place / kind;
        QDir().mkpath(data);
        if (kind != "empty") copyPart(m_data, data, 4);
        const QStringList classes = QDir(data).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
        if (kind == "one class")
            for (const QString& name : classes.mid(1)) QDir(data + "/" + name).removeRecursively();
        if (kind == "one picture") {
            QDir first(data + "/" + classes.first());
            for (const QString& name : first.entryList(QDir::Files).mid(1)) first.remove(name);
        }
        const Answer answer = ask(train(data));
        QVERIFY2(answer.exit == 1, told(answer));
        QVERIFY2(answer.err.contains(said.toUtf8()), told(answer));
        verifySaid(answer, kind == "one picture" ? classes.first() : data, next);
    }

    void aFolderWithoutRights() {
        const QString data = m_place / "closed";
        copyPart(m_data, data, 2);
        QVERIFY(QFile::setPermissions(data, {}));
        const Answer answer = ask({"scan", data}, asNobody);
        QFile::setPermissions(data, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        if (answer.exit == -1 && answer.err.isEmpty()) QSKIP("another user can't start the program from here");
        QVERIFY2(answer.exit == 1, told(answer));
        verifySaid(answer, data, "Change its permissions or choose another place");
    }

    void aPlaceWithoutRights() {
        const QString place = m_place / "not ours";
        QDir().mkpath(place);
        QVERIFY(QFile::setPermissions(place, QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther));
        QStringList arguments = train(m_data);
        arguments[arguments.indexOf("--out") + 1] = place + "/run";
        const Answer answer = ask(arguments, asNobody);
        if (answer.exit == -1 && answer.err.isEmpty()) QSKIP("another user can't start the program from here");
        QVERIFY2(answer.exit == 1, told(answer));
        verifySaid(answer, place, "Change its permissions or choose another place");
    }

    void badFilesAreProblemsAndNoMore() {
        const QString data = m_place / "with bad files";
        copyPart(m_data, data, 6);
        const QString name = QDir(data).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name).first();
        const QString file = QDir(data + "/" + name).entryList(QDir::Files, QDir::Name).first();
        write(data + "/" + name + "/nothing.jpg", {});
        write(data + "/" + name + "/half.jpg", read(data + "/" + name + "/" + file).chopped(2000));
        const Answer scan = ask({"scan", "--json", data});
        QVERIFY2(scan.exit == 0, told(scan));
        QStringList kinds;
        for (const QJsonObject& problem : scan.events("problem")) kinds << problem["kind"].toString();
        kinds.sort();
        QCOMPARE(kinds, QStringList({"empty", "truncated"}));
        const Answer answer = ask(train(data));
        QVERIFY2(answer.exit == 0, told(answer));
        QVERIFY(answer.events("problem").size() >= 1);
    }

    /// Parts that the data brings are kept, whatever is in both; how much that is is said.
    void picturesThatTrainAndValidate() {
        const QString data = m_place / "leaking";
        copyPart(m_data, data + "/train", 6);
        copyPart(m_data, data + "/val", 2);
        const Answer forPeople = ask({"scan", data});
        QVERIFY2(forPeople.exit == 0, told(forPeople));
        const Answer forPrograms = ask({"scan", "--json", data});
        const QJsonObject summary = forPrograms.events("summary").value(0);
        const int twice = 2 * summary["classes"].toInt();
        QVERIFY(twice > 0);
        QCOMPARE(summary["leaked"].toInt(), twice);
        QCOMPARE(summary["images"].toInt(), 4 * twice);
        QVERIFY2(forPeople.out.contains("\n" + QByteArray::number(twice) + " of the pictures that validate or test"),
                 told(forPeople));
        QVERIFY2(forPeople.out.contains(", which validates: its answer there is no proof"), told(forPeople));
    }

    /// Not one good picture: the scan is what tells why.
    void nothingButBadFiles() {
        const QString data = m_place / "only bad files";
        write(data + "/a/1.jpg", "text");
        write(data + "/b/2.jpg", {});
        const Answer scan = ask({"scan", "--json", data});
        QVERIFY2(scan.exit == 0, told(scan));
        QCOMPARE(scan.events("problem").size(), 2);
        QCOMPARE(scan.events("summary").value(0)["images"].toInt(-1), 0);
        QVERIFY2(scan.err.contains("no usable pictures"), told(scan));
    }

    void aFolderForTheSampleThatIsNotEmpty() {
        write(m_place / "mine/notes.txt", "keep");
        const Answer answer = ask({"sample", m_place / "mine"});
        QVERIFY2(answer.exit == 2, told(answer));
        QCOMPARE(read(m_place / "mine/notes.txt"), QByteArray("keep"));
    }

    void theFolderVanishesDuringARun() {
        const QString data = m_place / "vanishing";
        copyPart(m_data, data, 6);
        QProcess process;
        process.start(cliProgram(), train(data, {"--epochs", "500"}));
        QByteArray out;
        while (!out.contains("\"batch\"") && process.waitForReadyRead(60000)) out += process.readAllStandardOutput();
        QVERIFY(QDir(data).removeRecursively());
        QVERIFY(process.waitForFinished(60000));
        const Answer answer{process.exitCode(), out + process.readAllStandardOutput(), process.readAllStandardError()};
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && answer.exit == 1, told(answer));
        QVERIFY2(answer.err.contains("disappeared"), told(answer));
        verifySaid(answer, data, "Bring it back and start again");
        QVERIFY(QFile::exists(answer.lines().last()["run"].toString() + "/checkpoints/last.pth"));
    }

    /// It waits for room and says so. Stopped instead, before anything was saved, it can't go on later.
    void aFullDisk() {
        const QString disk = m_place / "disk";
        QDir().mkpath(disk);
        // A disk of 20 MB in a mount namespace of its own; checkpoints are larger.
        const QString script = "mount -t tmpfs -o size=20m tmpfs \"$1\" || exit 77; shift; exec \"$@\"";
        QStringList arguments = train(m_data);
        arguments[arguments.indexOf("--out") + 1] = disk + "/run";
        QProcess process;
        process.setReadChannel(QProcess::StandardError);
        process.start("unshare", QStringList{"-m", "sh", "-c", script, "sh", disk, cliProgram()} + arguments);
        QByteArray err;
        while (!err.contains("no room") && process.waitForReadyRead(60000)) err += process.readAllStandardError();
        if (process.state() != QProcess::Running) QSKIP("needs the right to mount");
        QVERIFY2(err.contains("The disk has no room for the next checkpoint"), err);
        ::kill(static_cast<pid_t>(process.processId()), SIGTERM);
        QVERIFY(process.waitForFinished(60000));
        const Answer answer{process.exitCode(), process.readAllStandardOutput(), err + process.readAllStandardError()};
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && answer.exit == 1, told(answer));
        QVERIFY2(answer.err.contains("disk is full"), told(answer));
        verifySaid(answer, disk, "Make room and try again");
    }

    /// What a full disk is to those who may not mount one: no file may grow as large as a checkpoint.
    void aFileThatMayNotGrow() {
        const QStringList arguments = train(m_data);
        const Answer answer = ask(arguments, [](QProcess& process) {
            process.setChildProcessModifier([] {
                constexpr rlimit kLimit{20 << 20, 20 << 20};
                (void)setrlimit(RLIMIT_FSIZE, &kLimit);
            });
        });
        QVERIFY2(answer.exit == 1, told(answer));
        const QString run = arguments[arguments.indexOf("--out") + 1];
        verifySaid(answer, run + "/checkpoints", "Choose another place");
        QCOMPARE(QDir(run + "/checkpoints").entryList(QDir::Files | QDir::Hidden), QStringList());
        QCOMPARE(answer.lines().last()["outcome"].toString(), "failed");
    }

    void aRunOverwritesNothing_data() {
        QTest::addColumn<QString>("out");
        QTest::newRow("a run") << m_run;
        QTest::newRow("a folder of pictures") << m_data;
        QTest::newRow("a file") << m_best;
    }
    void aRunOverwritesNothing() {
        QFETCH(QString, out);
        QStringList arguments = train(m_data);
        arguments[arguments.indexOf("--out") + 1] = out;
        const Answer answer = ask(arguments);
        QVERIFY2(answer.exit == 2, told(answer));
        verifySaid(answer, out, "Name an empty or new folder");
    }

    void aBatchLargerThanTheData() {
        const Answer answer = ask(train(m_data, {"--batch-size", "500"}));
        QVERIFY2(answer.exit == 2, told(answer));
        verifySaid(answer, "batch of 500", "Set batch_size to");
    }

    /// 25 pictures train at most. A preset's own batch is made smaller; one that was named is not, even the same.
    void aPresetsBatchIsFittedToTheData() {
        QStringList preset = train(m_data);
        const qsizetype batch = preset.indexOf("--batch-size");
        preset.remove(batch, 2);
        const Answer answer = ask(preset);
        QVERIFY2(answer.exit == 0, told(answer));
        QVERIFY2(answer.err.contains("Batch 16 instead of 32: there are "), told(answer));
        const QString run = preset[preset.indexOf("--out") + 1];
        QCOMPARE(studio::readRunInfo(run.toStdString()).settings.batchSize, 16);
        QStringList estimate = preset + QStringList{"--estimate"};
        estimate.remove(estimate.indexOf("--out"), 2);
        const Answer estimated = ask(estimate);
        QVERIFY2(estimated.exit == 0 && estimated.err.contains("Batch 16 instead of 32"), told(estimated));
        for (const QStringList& named : {QStringList{"--set", "batch_size=32"}, {"--batch-size", "32"}}) {
            const Answer refused = ask(estimate + named);
            QVERIFY2(refused.exit == 2, told(refused));
            verifySaid(refused, "batch of 32", "Set batch_size to");
        }
    }

    void aLearningRateThatDiverges() {
        const Answer answer = ask(train(m_data, {"--lr", "1e9", "--epochs", "20", "--set", "optimizer=sgd", "--set",
                                                 "schedule=constant", "--set", "warmup=0"}));
        QVERIFY2(answer.exit == 1, told(answer));
        QCOMPARE(answer.lines().last()["outcome"].toString(), "diverged");
        verifySaid(answer, "diverged", "Lower the learning rate");
    }

    void checkpointsThatAreNone_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("next");
        QTest::newRow("cut in half") << "half"
                                     << "Use another one of the same run";
        QTest::newRow("another program's") << "text"
                                           << "Choose weights in a .pth";
        QTest::newRow("empty") << "empty"
                               << "Use another one of the same run";
        QTest::newRow("a picture") << "picture"
                                   << "Choose weights in a .pth";
    }
    void checkpointsThatAreNone() {
        QFETCH(QString, kind);
        QFETCH(QString, next);
        const QString file = m_place / kind + ".pth";
        QByteArray bytes = read(m_best);
        if (kind == "half") bytes.truncate(bytes.size() / 2);
        if (kind == "text") bytes = "layers: 22\n";
        if (kind == "empty") bytes.clear();
        if (kind == "picture") {
            const QString folder = m_data + "/" + QDir(m_data).entryList(QDir::Dirs | QDir::NoDotAndDotDot).first();
            bytes = read(folder + "/" + QDir(folder).entryList(QDir::Files).first());
        }
        write(file, bytes);
        for (const QStringList& verb :
             {QStringList{"inspect", file}, QStringList{"predict", "--checkpoint", file, m_data},
              QStringList{"eval", "--checkpoint", file, "--data", m_data}, train(m_data, {"--weights", file})}) {
            const Answer answer = ask(verb);
            QVERIFY2(answer.exit == 1, verb.first().toUtf8() + ": " + told(answer));
            verifySaid(answer, file, next);
        }
    }

    void classesThatDoNotFit() {
        const QString data = m_place / "single class";
        copyPart(m_data, data, 4);
        const QStringList classes = QDir(data).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
        for (const QString& name : classes.mid(1)) QDir(data + "/" + name).removeRecursively();
        const Answer answer = ask({"eval", "--checkpoint", m_best, "--data", data, "--split", "all"});
        QVERIFY2(answer.exit == 1, told(answer));
        QVERIFY2(answer.err.contains("1 class (" + classes.first().toUtf8() + ")"), told(answer));
        verifySaid(answer, m_best, "Use the data it was trained on, or a checkpoint of these classes");
    }

    /// Two of the five it was trained on: no error any more, but said.
    void weightsOfOtherClasses() {
        const QString data = m_place / "two classes";
        copyPart(m_data, data, 6);
        for (const QString& name : QDir(data).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name).mid(2))
            QDir(data + "/" + name).removeRecursively();
        const Answer answer = ask(train(data, {"--weights", m_best}));
        QVERIFY2(answer.exit == 0, told(answer));
        QFile log(answer.lines().last()["run"].toString() + "/log.txt");
        QVERIFY(log.open(QIODevice::ReadOnly));
        QVERIFY(log.readAll().contains("their rows were taken by name"));
    }

    void aForeignFileHasNoSplit() {
        const QString bare = m_place / "bare.pth";
        const Answer exported = ask({"export", "--checkpoint", m_best, "--format", "pth", "--bare", "--out", bare});
        QVERIFY2(exported.exit == 0, told(exported));
        const Answer answer = ask({"eval", "--checkpoint", bare, "--data", m_data});
        QVERIFY2(answer.exit == 2, told(answer));
        QVERIFY2(answer.err.contains("--split all"), told(answer));
    }
};

QTEST_GUILESS_MAIN(BadInputTest)
#include "bad_input_test.moc"
