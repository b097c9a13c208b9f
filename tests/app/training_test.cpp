// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/checkpoint.h"
#include "core/runs/run_folder.h"
#include "core/training/meters.h"
#include "support/run_figures.h"
#include "tests/app/tiny_training.h"

#include <fcntl.h>
#include <unistd.h>
#include <QJsonArray>
#include <algorithm>
#include <cmath>
#include <csignal>

using namespace studio::test;

/// The main way through the command line: a tiny part of the sample, trained, measured, taken away.
class TrainingTest : public QObject {
    Q_OBJECT

    TinyTraining m_tiny;
    const Place& m_place = m_tiny.place;
    const QString& m_data = m_tiny.data;
    QString m_run;
    Answer m_training;  ///< of m_run

    QStringList trainArguments(const QString& run, int epochs) const { return m_tiny.arguments(run, epochs); }
    static void verifyKeys(const QJsonObject& object, std::initializer_list<const char*> keys) {
        for (const char* key : keys)
            QVERIFY2(object.contains(QLatin1String(key)), qPrintable(QString("%1 is missing").arg(key)));
    }
    static void verifyTotal(const QJsonObject& losses) {
        const double total = losses["total"].toDouble();
        const double sum = losses["main"].toDouble() + 0.3 * (losses["aux1"].toDouble() + losses["aux2"].toDouble());
        QVERIFY(total > 0);
        QVERIFY2(std::abs(total - sum) <= 1e-5 * total, qPrintable(QString("%1 is not %2").arg(total).arg(sum)));
    }

private slots:
    void initTestCase() {
        m_run = m_place / "run";
        m_tiny.make();
        m_training = ask(trainArguments(m_run, 1));
        QVERIFY2(m_training.exit == 0, told(m_training));
    }

    void scanSaysTheContractsEvents() {
        const Answer answer = ask({"scan", "--json", m_data});
        QVERIFY2(answer.exit == 0, told(answer));
        const QJsonObject summary = answer.events("summary").value(0);
        verifyKeys(summary, {"images", "classes", "problems", "ignored", "leaked", "nearly_leaked", "left_out"});
        QCOMPARE(answer.events("class").size(), summary["classes"].toInt());
        int images = 0;
        for (const QJsonObject& one : answer.events("class")) {
            verifyKeys(one, {"name", "train", "validation"});
            QCOMPARE(one["train"].toInt() + one["validation"].toInt(), 8);
            images += 8;
        }
        QCOMPARE(summary["images"].toInt(), images);
        QCOMPARE(summary["leaked"].toInt(-1), 0);  // the studio draws this split
        QCOMPARE(summary["left_out"].toInt(-1), 0);
    }

    /// Every verb that takes data: the pictures of a list are in nothing that it counts or measures.
    void picturesAreLeftOut() {
        const QString first = QDir(m_data).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name).first();
        const QStringList files = QDir(m_data + "/" + first).entryList(QDir::Files, QDir::Name);
        QFile list(m_place / "bad ones.txt");
        QVERIFY(list.open(QIODevice::WriteOnly));
        for (const QString& file : files.first(2)) list.write((first + "/" + file + "\n").toUtf8());
        list.close();
        const Answer scan = ask({"scan", "--json", m_data, "--leave-out", list.fileName()});
        QVERIFY2(scan.exit == 0, told(scan));
        const QJsonObject summary = scan.events("summary").value(0), of = scan.events("class").value(0);
        QCOMPARE(summary["left_out"].toInt(), 2);
        QCOMPARE(summary["images"].toInt(), 8 * summary["classes"].toInt() - 2);
        QCOMPARE(of["train"].toInt() + of["validation"].toInt(), 6);

        const Answer eval = ask({"eval", "--json", "--checkpoint", m_run + "/checkpoints/best.pth", "--data", m_data,
                                 "--split", "all", "--leave-out", list.fileName()});
        QVERIFY2(eval.exit == 0, told(eval));
        QCOMPARE(eval.lines().value(0)["images"].toInt(), summary["images"].toInt());

        // A run keeps them out of what repeats it.
        const QString run = m_place / "without some";
        const Answer trained = ask(trainArguments(run, 1) + QStringList{"--leave-out", list.fileName()});
        QVERIFY2(trained.exit == 0, told(trained));
        const QJsonObject start = trained.events("start").value(0);
        QCOMPARE(start["train_images"].toInt() + start["validation_images"].toInt(), summary["images"].toInt());
        const Answer like = ask({"train", "--like", run, "--estimate", "--json"});
        QVERIFY2(like.exit == 0, told(like));
        QCOMPARE(like.lines().value(0)["train_images"].toInt(), start["train_images"].toInt());
        // Other pictures of the same names are no reason to leave them out.
        const QString others = m_place / "other pictures";
        copyPart(m_place / "sample", others, 9);
        for (const QString& file : files.first(2)) {
            const QString changed = others + "/" + first + "/" + file;
            QVERIFY(QFile::remove(changed) && QFile::copy(m_data + "/" + first + "/" + files.last(), changed));
        }
        const Answer elsewhere = ask({"train", "--like", run, "--data", others, "--estimate", "--json"});
        QVERIFY2(elsewhere.exit == 0 && elsewhere.err.contains("2 of 2"), told(elsewhere));

        QVERIFY(list.open(QIODevice::Append));
        list.write("no such/picture.jpg\n");
        list.close();
        const Answer wrong = ask({"scan", m_data, "--leave-out", list.fileName()});
        QVERIFY2(wrong.exit == 1, told(wrong));
        QVERIFY2(wrong.err.contains("no such/picture.jpg") && wrong.err.contains("bad ones.txt"), told(wrong));
    }

    void trainSaysTheContractsEvents() {
        const Answer& answer = m_training;
        QVERIFY(!answer.lines().isEmpty());
        verifyKeys(answer.events("start").value(0),
                   {"run", "device", "precision", "threads", "train_images", "validation_images"});
        QVERIFY(!answer.events("batch").isEmpty());
        for (const QJsonObject& batch : answer.events("batch")) {
            verifyKeys(batch,
                       {"epoch", "step", "lr", "total", "main", "aux1", "aux2", "images_per_second", "gradient_norm"});
            QVERIFY(batch["gradient_norm"].toDouble() > 0);
            verifyTotal(batch);
        }
        const QJsonObject epoch = answer.events("epoch").value(0);
        verifyKeys(epoch, {"epoch", "train", "validation", "lr", "images_per_second", "data_wait"});
        const double waited = studio::waitedShare(studio::readBatches(m_run.toStdString()));
        QVERIFY(waited >= 0 && waited <= 1 && std::abs(epoch["data_wait"].toDouble() - waited) < 1e-6);
        verifyKeys(epoch["train"].toObject(), {"total", "main", "aux1", "aux2", "top1"});
        verifyKeys(epoch["validation"].toObject(), {"total", "main", "aux1", "aux2", "top1", "top5"});
        verifyTotal(epoch["train"].toObject());
        verifyTotal(epoch["validation"].toObject());
        for (const QJsonObject& checkpoint : answer.events("checkpoint")) verifyKeys(checkpoint, {"path", "best"});
        const QJsonObject end = answer.lines().last();
        QCOMPARE(end["event"].toString(), "end");
        QCOMPARE(end["outcome"].toString(), "finished");
        verifyKeys(end, {"best_epoch", "best_top1", "run", "message"});
        for (const char* file : {"run.json", "metrics.csv", "epochs.csv", "events.jsonl", "predictions.csv",
                                 "report.html", "log.txt", "checkpoints/last.pth", "checkpoints/best.pth"})
            QVERIFY2(QFile::exists(m_run + "/" + file), file);
    }

    /// From a file, through the whole program: what is frozen stays to the last bit, the body learns at its own rate,
    /// the classifier's rows come from the file and the auxiliary heads do not, if that is asked for.
    void fineTuningKeepsWhatItIsTold() {
        const QString run = m_place / "tuned", file = m_run + "/checkpoints/best.pth";
        const Answer answer =
            ask(trainArguments(run, 1) + QStringList{"--weights", file, "--set", "freeze=3b", "--set", "body_lr=0.25",
                                                     "--set", "fresh_aux=true", "--set", "optimizer=adamw", "--set",
                                                     "weight_decay=0", "--set", "lr=1e-4"});
        QVERIFY2(answer.exit == 0, told(answer));
        const studio::NamedArrays before = studio::readCheckpoint(file.toStdString()).weights;
        const studio::NamedArrays after = studio::readCheckpoint((run + "/checkpoints/last.pth").toStdString()).weights;
        QCOMPARE(after.size(), before.size());
        bool frozen = true;
        double body = 0, classifier = 0, aux = 0;  // the largest change
        for (std::size_t i = 0; i < after.size(); ++i) {
            const std::string& name = after[i].first;
            QCOMPARE(name, before[i].first);
            frozen = frozen && !name.starts_with("inception4a");
            if (frozen) QVERIFY2(*after[i].second.data == *before[i].second.data, name.c_str());
            if (!name.ends_with("conv.weight") && !name.starts_with("fc.")) continue;
            const std::vector<double> a = after[i].second.toDoubles(), b = before[i].second.toDoubles();
            double& largest = name.starts_with("aux") ? aux : name.starts_with("fc.") ? classifier : body;
            for (std::size_t k = 0; k < a.size(); ++k) largest = std::max(largest, std::abs(a[k] - b[k]));
        }
        QVERIFY2(body > 0 && body < 0.5 * classifier, qPrintable(QString("%1, %2").arg(body).arg(classifier)));
        QVERIFY2(aux > 10 * classifier, qPrintable(QString("%1, %2").arg(aux).arg(classifier)));
    }

    void noRunOverwritesAnother() {
        const Answer answer = ask(trainArguments(m_run, 1));
        QVERIFY2(answer.exit == 2, told(answer));
        QVERIFY2(answer.err.contains("no run overwrites"), told(answer));
    }

    void aFinishedRunIsNotResumedButRepeated() {
        const Answer resumed = ask({"train", "--resume", m_run});
        QVERIFY2(resumed.exit == 2, told(resumed));
        QVERIFY2(resumed.err.contains("--like"), told(resumed));
        const Answer repeated = ask({"train", "--like", m_run, "--out", m_place / "again", "--json"});
        QVERIFY2(repeated.exit == 0, told(repeated));
        QCOMPARE(repeated.events("epoch").size(), 1);
    }

    void aRunThatIsBeingWrittenIsNotResumed() {
        const int lock = ::open((m_run + "/.lock").toUtf8().constData(), O_RDWR);
        QVERIFY(lock >= 0);
        struct flock whole {};
        whole.l_type = F_WRLCK;
        QCOMPARE(::fcntl(lock, F_OFD_SETLK, &whole), 0);
        const Answer answer = ask({"train", "--resume", m_run});
        ::close(lock);
        QVERIFY2(answer.exit == 2, told(answer));
        QVERIFY2(answer.err.contains("another studio"), told(answer));
    }

    /// Nothing is trained or written, and the run then takes about what was said.
    void anEstimateTrainsNothing() {
        const QString run = m_place / "estimated";
        const Answer said = ask(trainArguments(run, 2) + QStringList{"--estimate"});
        QVERIFY2(said.exit == 0, told(said));
        QVERIFY(!QFileInfo::exists(run));
        QCOMPARE(said.lines().size(), 1);
        const QJsonObject estimate = said.lines().front();
        verifyKeys(estimate, {"epoch_seconds", "seconds", "memory_bytes", "disk_bytes"});
        QCOMPARE(estimate["epochs"].toInt(), 2);
        QVERIFY2(estimate["epoch_seconds"].toDouble() > 0, told(said));
        const double seconds = estimate["seconds"].toDouble(), epoch = estimate["epoch_seconds"].toDouble();
        QVERIFY2(std::abs(seconds - 2 * epoch) < 1e-6 * seconds, told(said));  // nine digits are written
        const Answer trained = ask(trainArguments(run, 2));
        QVERIFY2(trained.exit == 0, told(trained));
        const QJsonObject start = trained.events("start").front();
        for (const char* key : {"memory_bytes", "disk_bytes", "train_images", "validation_images"})
            QCOMPARE(estimate[QLatin1String(key)], start[QLatin1String(key)]);
        const Answer both = ask({"train", "--resume", run, "--estimate"});
        QVERIFY2(both.exit == 2 && both.err.contains("--estimate"), told(both));
    }

    /// One object, no run; the weights that it begins with stay as they are, and the seed repeats it.
    void aRateIsFound() {
        const QString run = m_place / "no run", file = m_run + "/checkpoints/best.pth";
        const auto bytesOf = [&] {
            QFile weights(file);
            return weights.open(QIODevice::ReadOnly) ? weights.readAll() : QByteArray();
        };
        const QByteArray before = bytesOf();
        const QStringList asked =
            trainArguments(run, 1) + QStringList{"--find-rate", "--batch-size", "4", "--weights", file};
        const Answer said = ask(asked, {}, 120'000);
        QVERIFY2(said.exit == 0, told(said));
        QVERIFY(!QFileInfo::exists(run));
        QCOMPARE(said.lines().size(), 1);
        const QJsonObject found = said.lines().front();
        verifyKeys(found, {"rates", "losses", "smoothed", "ran_away", "suggestion"});
        if (found["suggestion"].isNull())
            verifyKeys(found, {"message"});
        else
            verifyKeys(found, {"rule", "steepest_descent", "tenth_of_minimum"});
        const QJsonArray rates = found["rates"].toArray();
        QVERIFY(rates.size() > 20 && rates.size() <= 100 && (rates.size() == 100 || found["ran_away"].toBool()));
        QVERIFY(std::abs(rates[0].toDouble() / 1e-6 - 1) < 1e-6);
        QCOMPARE(found["losses"].toArray().size(), rates.size());
        QCOMPARE(found["smoothed"].toArray().size(), rates.size());
        QCOMPARE(ask(asked, {}, 120'000).out, said.out);
        QVERIFY(bytesOf() == before && !before.isEmpty());
    }

    /// As when a laptop is closed: nothing runs for a while, in the middle of a batch.
    void theMachineSleepsMeanwhile() {
        const QString run = m_place / "slept";
        QProcess process;
        process.start(cliProgram(), trainArguments(run, 1));
        QByteArray out;
        while (!out.contains("\"batch\"") && process.waitForReadyRead(60000)) out += process.readAllStandardOutput();
        QVERIFY2(out.contains("\"batch\""), out + process.readAllStandardError());
        const auto id = static_cast<pid_t>(process.processId());
        QCOMPARE(::kill(id, SIGSTOP), 0);
        QTest::qSleep(1500);
        QCOMPARE(::kill(id, SIGCONT), 0);
        QVERIFY(process.waitForFinished(60000));
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
                 process.readAllStandardError());
        QCOMPARE(figuresOf(run.toStdString()), figuresOf(m_run.toStdString()));
    }

    void evalMeasures_data() {
        QTest::addColumn<QString>("split");
        QTest::addColumn<int>("images");
        QTest::newRow("all") << "all" << 0;
        QTest::newRow("validation") << "validation" << 0;
        QTest::newRow("train") << "train" << 0;
    }
    void evalMeasures() {
        QFETCH(QString, split);
        const Answer answer = ask(
            {"eval", "--json", "--checkpoint", m_run + "/checkpoints/best.pth", "--data", m_data, "--split", split});
        QVERIFY2(answer.exit == 0, told(answer));
        const QJsonObject eval = answer.lines().value(0);
        verifyKeys(eval, {"images", "loss", "top1", "top5", "macro_recall", "macro_f1", "classes", "confusion"});
        verifyTotal(eval["loss"].toObject());
        int counted = 0;
        for (const QJsonValue& row : eval["confusion"].toArray())
            for (const QJsonValue& cell : row.toArray()) counted += cell.toInt();
        QCOMPARE(counted, eval["images"].toInt());
        double recall = 0, classes = 0;
        for (const QJsonValue& figures : eval["classes"].toArray()) {
            recall += figures["recall"].toDouble();
            classes += figures["pictures"].toInt() > 0 ? 1 : 0;
        }
        QVERIFY(std::abs(eval["macro_recall"].toDouble() - recall / classes) < 1e-6);
        if (split == "all") QCOMPARE(counted, 8 * static_cast<int>(eval["classes"].toArray().size()));
    }

    void evalAgreesWithTheRun() {
        const Answer answer =
            ask({"eval", "--json", "--checkpoint", m_run + "/checkpoints/best.pth", "--data", m_data});
        const Answer run = ask({"inspect", "--json", m_run});
        QVERIFY2(answer.exit == 0 && run.exit == 0, told(answer) + told(run));
        QCOMPARE(answer.lines().value(0)["top1"].toDouble(), run.lines().value(0)["best_top1"].toDouble());
    }

    void predictAnswersWithThreeHeads() {
        QFile broken(m_place / "broken.jpg");
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("no picture") > 0);
        broken.close();
        const Answer answer =
            ask({"predict", "--json", "--checkpoint", m_run + "/checkpoints/best.pth", m_place / "broken.jpg", m_data});
        QVERIFY2(answer.exit == 0, told(answer));
        const QList<QJsonObject> lines = answer.lines();
        QVERIFY(lines.size() > 8);
        verifyKeys(lines.first(), {"path", "error"});
        for (const QJsonObject& line : lines.mid(1)) {
            verifyKeys(line, {"path", "main", "aux1", "aux2", "logits"});
            const QJsonArray main = line["main"].toArray();
            double sum = 0;
            for (qsizetype i = 0; i < main.size(); ++i) {
                sum += main[i]["p"].toDouble();
                if (i > 0) QVERIFY(main[i - 1]["p"].toDouble() >= main[i]["p"].toDouble());
            }
            QVERIFY(std::abs(sum - 1) < 1e-6);
            QCOMPARE(line["logits"].toObject()["aux2"].toArray().size(), main.size());
        }
        QDir().mkpath(m_place / "some/.hidden");
        QFile::copy(m_place / "broken.jpg", m_place / "some/.hidden/1.jpg");
        QVERIFY(QFile::link(m_place / "nowhere", m_place / "some/dead.jpg"));
        const Answer hidden = ask({"predict", "--checkpoint", m_run + "/checkpoints/best.pth", m_place / "some"});
        QVERIFY2(hidden.exit == 1 && hidden.err.contains("no usable pictures"), told(hidden));
        const Answer lone =
            ask({"predict", "--json", "--checkpoint", m_run + "/checkpoints/best.pth", m_place / "broken.jpg"});
        QVERIFY2(lone.exit == 1, told(lone));
        QCOMPARE(lone.lines().size(), 1);
        verifyKeys(lone.lines().value(0), {"path", "error"});
        QVERIFY2(lone.err.contains("broken.jpg"), told(lone));
    }

    void exportIsComparedAndReadable_data() {
        QTest::addColumn<QStringList>("how");
        QTest::newRow("dictionary") << QStringList{};
        QTest::newRow("bare") << QStringList{"--bare"};
        QTest::newRow("bare with aux") << QStringList{"--bare", "--aux"};
    }
    void exportIsComparedAndReadable() {
        QFETCH(QStringList, how);
        const QString out = m_place / QString("export%1.pth").arg(how.size());
        const Answer answer = ask(QStringList{"export", "--json", "--checkpoint", m_run + "/checkpoints/best.pth",
                                              "--format", "pth", "--out", out} +
                                  how);
        QVERIFY2(answer.exit == 0, told(answer));
        const QJsonObject line = answer.lines().value(0);
        verifyKeys(line, {"path", "format", "reader", "pictures", "largest_difference", "allowed"});
        QVERIFY(line["pictures"].toInt() >= 16);
        QVERIFY(line["from_data"].toBool());
        QVERIFY(line["largest_difference"].toDouble() <= line["allowed"].toDouble());
        const Answer inspect = ask({"inspect", "--json", out});
        QVERIFY2(inspect.exit == 0, told(inspect));
        QCOMPARE(inspect.lines().value(0)["kind"].toString(), how.isEmpty() ? "checkpoint" : "weights");
        QCOMPARE(inspect.lines().value(0)["network"].toObject()["aux"].toBool(), how.size() != 1);
    }

    void inspectKnowsCheckpointsAndRuns() {
        const Answer last = ask({"inspect", "--json", m_run + "/checkpoints/last.pth"});
        QVERIFY2(last.exit == 0, told(last));
        const QJsonObject checkpoint = last.lines().value(0);
        verifyKeys(checkpoint, {"kind", "network", "classes", "preprocessing", "epoch", "data"});
        QVERIFY(checkpoint["resumable"].toBool());
        verifyKeys(checkpoint["network"].toObject(), {"variant", "classes", "input_size", "aux", "parameters", "macs"});
        const Answer run = ask({"inspect", "--json", m_run});
        QVERIFY2(run.exit == 0, told(run));
        verifyKeys(run.lines().value(0), {"kind", "state", "data", "network", "classes", "best_epoch", "epochs"});
        QCOMPARE(run.lines().value(0)["state"].toString(), "finished");
        QCOMPARE(run.lines().value(0)["epochs"].toArray().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TrainingTest)
#include "training_test.moc"
