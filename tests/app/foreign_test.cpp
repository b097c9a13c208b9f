// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/checkpoint.h"
#include "support/sample_checkpoint.h"
#include "support/tiny_data_set.h"
#include "tests/app/program.h"

#include <QJsonArray>
#include <algorithm>
#include <cmath>

using namespace studio;
using namespace studio::test;

/// Another program's weights: how their pictures are to be prepared is said with --preprocessing.
class ForeignTest : public QObject {
    Q_OBJECT

    static constexpr int kSide = 96;

    Place m_place;
    QString m_foreign;  ///< a state dict alone: torchvision's 256, 224 and ImageNet's mean
    QString m_same;     ///< the same weights in our dictionary, squashed to 96, mean and std 0.5
    QString m_trained;  ///< the same, and it says what it was trained on
    QString m_data;

    Answer askOf(const QString& verb, const QString& file, const QStringList& more) const {
        return ask(QStringList{verb, "--json", "--checkpoint", file, "--precision", "float32", "--threads", "1"} +
                   more);
    }
    /// What `predict` says of the first picture.
    QJsonObject logitsOf(const QString& file, const QStringList& more = {}) const {
        const Answer answer = askOf("predict", file, more + QStringList{m_data + "/a/p0.ppm"});
        if (answer.exit != 0) qWarning("%s", told(answer).constData());
        return answer.lines().value(0)["logits"].toObject();
    }

private slots:
    void initTestCase() {
        m_data = m_place / "data";
        m_foreign = m_place / "foreign.pth";
        m_same = m_place / "same.pth";
        m_trained = m_place / "trained.pth";
        writeDataSet(m_data.toStdString(), {"a", "b"}, 3);

        StepperSettings settings;
        settings.network = defaultSpec(Variant::Torchvision, 2, kSide);
        settings.device = "cpu";
        Checkpoint checkpoint;
        checkpoint.network = settings.network;
        checkpoint.weights = loadEngine()->makeStepper(settings)->weights();
        checkpoint.classes = {"class 1", "class 2"};
        checkpoint.preprocessing.size = checkpoint.preprocessing.crop = kSide;
        writeBareWeights(m_foreign.toStdString(), checkpoint, true);
        writeCheckpoint(m_same.toStdString(), checkpoint);
        checkpoint.data = CheckpointData{m_data.toStdString(), "0123", 1, 0.25, checkpoint.classes, {}};
        writeCheckpoint(m_trained.toStdString(), checkpoint);
    }

    void badValuesNameKeyAndRange_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* text, const char* said) { QTest::newRow(text) << text << said; };
        row("size=12", "preprocessing size can't be 12: it must be a whole number from 96 to 4096.");
        row("size=9999", "from 96 to 4096");
        row("size=large", "from 96 to 4096");
        row("size", "preprocessing size can't be \"\"");
        row("crop=300", "preprocessing crop can't be 300: it must be a whole number from 96 to the size (256).");
        row("size=128", "preprocessing crop can't be 224: it must be a whole number from 96 to the size (128).");
        row("resize=squash size=128 crop=96", "preprocessing crop can't be 96: it must be the size (128)");
        row("resize=stretch", "choose one of squash, shorter_side_then_centre_crop.");
        row("channels=rgba", "preprocessing channels can't be \"rgba\": choose one of rgb, bgr.");
        row("scale=0", "preprocessing scale can't be 0: it must be a number above 0 and at most 1000.");
        row("mean=1,2", "preprocessing mean can't be 1,2: it must be three numbers from -1000 to 1000");
        row("std=0.2,0,0.2", "preprocessing std can't be 0.2,0,0.2: it must be three numbers above 0");
        row("sizes=128", "There is no setting \"preprocessing sizes\". Did you mean \"preprocessing size\"?");
    }
    void badValuesNameKeyAndRange() {
        QFETCH(QString, text);
        QFETCH(QString, said);
        for (const QStringList& verb :
             {QStringList{"predict", m_data}, QStringList{"eval", "--data", m_data, "--split", "all"},
              QStringList{"export", "--format", "pth", "--out", m_place / "never.pth"}}) {
            const Answer answer = askOf(verb.first(), m_foreign, verb.mid(1) + QStringList{"--preprocessing", text});
            QVERIFY2(answer.exit == 2, told(answer));
            QVERIFY2(answer.err.contains(said.toUtf8()), told(answer));
            QVERIFY2(answer.out.isEmpty(), told(answer));
        }
        QVERIFY(!QFile::exists(m_place / "never.pth"));
    }

    void itReachesTheNetwork() {
        const QJsonObject wanted = logitsOf(m_same);
        QVERIFY(!wanted.isEmpty());
        QVERIFY(logitsOf(m_foreign) != wanted);
        QCOMPARE(logitsOf(m_foreign, {"--preprocessing", "resize=squash size=96 mean=0.5 std=0.5,0.5,0.5"}), wanted);
        QCOMPARE(logitsOf(m_foreign, {"--preprocessing", "resize=squash size=96", "--preprocessing", "mean=0.5",
                                      "--preprocessing", "std=0.5"}),
                 wanted);
    }

    void everyKeyChangesTheAnswer_data() {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"resize=squash", "size=300", "crop=200", "channels=bgr", "scale=0.01", "mean=0.1", "std=0.9"})
            QTest::newRow(text) << text;
    }
    void everyKeyChangesTheAnswer() {
        QFETCH(QString, text);
        const QJsonObject usual = logitsOf(m_foreign), changed = logitsOf(m_foreign, {"--preprocessing", text});
        QVERIFY(!usual.isEmpty() && !changed.isEmpty());
        QVERIFY(usual != changed);
    }

    void exportKeepsIt() {
        const QString out = m_place / "exported.pth";
        const Answer answer = askOf("export", m_foreign,
                                    {"--format", "pth", "--out", out, "--preprocessing",
                                     "resize=squash size=160 channels=bgr scale=1 mean=104,117,123 std=1"});
        QVERIFY2(answer.exit == 0, told(answer));
        const Answer inspect = ask({"inspect", "--json", out});
        QVERIFY2(inspect.exit == 0, told(inspect));
        const QJsonObject how = inspect.lines().value(0)["preprocessing"].toObject();
        QCOMPARE(QJsonDocument(how).toJson(QJsonDocument::Compact),
                 R"({"channels":"bgr","crop":160,"filter":"bilinear","mean":[104,117,123],"resize":"squash","scale":1,)"
                 R"("size":160,"std":[1,1,1]})");
    }

    /// No terminal is to obey a name out of somebody's file.
    void inspectShowsNames() {
        Checkpoint checkpoint = readCheckpoint(m_trained.toStdString());
        checkpoint.classes = {"a\x1b]0;x\x07", std::string(1 << 20, 'n')};
        checkpoint.data->path = "/a\x1b[2J";
        const QString file = m_place / "named.pth";
        writeCheckpoint(file.toStdString(), checkpoint);
        const Answer answer = ask({"inspect", file});
        QVERIFY2(answer.exit == 0, told(answer));
        QVERIFY2(answer.out.contains("2: a?]0;x?, nnn") && answer.out.contains("/a?[2J"), told(answer));
        QVERIFY2(!answer.out.contains('\x1b') && answer.out.size() < 2000, told(answer));
        const Answer predicted = ask({"predict", "--checkpoint", file, m_data});
        QVERIFY2(predicted.exit == 0 && predicted.out.contains("a?]0;x?"), told(predicted));
        QVERIFY(!predicted.out.contains('\x1b'));
    }

    void evalTakesIt() {
        const Answer answer =
            askOf("eval", m_foreign, {"--data", m_data, "--split", "all", "--preprocessing", "resize=squash size=96"});
        QVERIFY2(answer.exit == 0, told(answer));
        QCOMPARE(answer.lines().value(0)["images"].toInt(), 6);
    }

    /// A network whose classifiers' rows stand in another order, and its names likewise, is as right as before.
    void classesAreMatchedByName() {
        const QByteArray sentence = "The weights list the data's classes in another order: they were matched by name.";
        Checkpoint checkpoint = readCheckpoint(m_same.toStdString());
        checkpoint.classes = {"a", "b"};
        const QString straight = m_place / "straight.pth", turned = m_place / "turned.pth";
        writeCheckpoint(straight.toStdString(), checkpoint);
        checkpoint.classes = {"b", "a"};
        for (auto& [name, array] : checkpoint.weights) {
            if (!name.starts_with("fc.") && name.find(".fc2.") == std::string::npos) continue;
            std::vector<std::byte> rows = *array.data;
            std::rotate(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(rows.size() / 2), rows.end());
            array.data = std::make_shared<const std::vector<std::byte>>(std::move(rows));
        }
        writeCheckpoint(turned.toStdString(), checkpoint);

        const QStringList how{"--data", m_data, "--split", "all"};
        const Answer first = askOf("eval", straight, how), second = askOf("eval", turned, how);
        QVERIFY2(first.exit == 0 && !first.err.contains(sentence), told(first));
        QVERIFY2(second.exit == 0 && second.err.contains(sentence), told(second));
        const QJsonObject a = first.lines().value(0), b = second.lines().value(0);
        QCOMPARE(b["images"].toInt(), 6);
        QCOMPARE(b["top1"].toDouble(), a["top1"].toDouble());
        for (const char* head : {"main", "aux1", "aux2"}) {
            const double one = a["loss"].toObject()[QLatin1String(head)].toDouble();
            const double other = b["loss"].toObject()[QLatin1String(head)].toDouble();
            QVERIFY2(one > 0 && std::abs(one - other) < 1e-5 * one, head);
        }
        const QJsonArray cells = a["confusion"].toArray(), swapped = b["confusion"].toArray();
        for (int row = 0; row < 2; ++row)
            for (int column = 0; column < 2; ++column)
                QCOMPARE(swapped[1 - row].toArray()[1 - column].toInt(), cells[row].toArray()[column].toInt());
        const Answer text = ask({"eval", "--checkpoint", turned, "--data", m_data, "--split", "all"});
        QVERIFY2(text.exit == 0 && text.err.contains(sentence), told(text));
    }

    /// The course's network and the paper's look alike in a file: nobody guesses.
    void inspectAsksWhichNetworkItIs() {
        Checkpoint checkpoint;
        checkpoint.network = defaultSpec(Variant::Course, 2, 224, false);
        checkpoint.weights = countedWeights(checkpoint.network);
        const QString file = m_place / "either.pth";
        writeBareWeights(file.toStdString(), checkpoint, false);
        for (const QStringList& form : {QStringList{"inspect", file}, QStringList{"inspect", "--json", file}}) {
            const Answer asked = ask(form);
            QVERIFY2(asked.exit == 2 && asked.out.isEmpty(), told(asked));
            QVERIFY2(asked.err.contains("either.pth\" does not say which network it holds: the course's and the "
                                        "paper's look alike in a file. Name it with --variant."),
                     told(asked));
        }
        for (const char* variant : {"course", "paper"}) {
            const Answer json = ask({"inspect", "--json", file, "--variant", variant});
            QVERIFY2(json.exit == 0, told(json));
            QCOMPARE(json.lines().value(0)["network"].toObject()["variant"].toString(), variant);
            const Answer text = ask({"inspect", file, "--variant", variant});
            QVERIFY2(text.exit == 0 && text.out.contains("GoogLeNet, " + QByteArray(variant) + ","), told(text));
        }
        const Answer other = ask({"inspect", file, "--variant", "torchvision"});
        QVERIFY2(other.exit == 1 && other.err.contains("bn"), told(other));
    }

    void ourOwnFilesKnowBetter() {
        const Answer answer = askOf("predict", m_trained, {m_data, "--preprocessing", "size=128"});
        QVERIFY2(answer.exit == 2, told(answer));
        QVERIFY2(answer.err.contains("says itself") && answer.err.contains(m_trained.toUtf8()), told(answer));
    }

    void helpListsTheKeys() {
        for (const char* verb : {"predict", "eval", "export"}) {
            const Answer answer = ask({verb, "--help"});
            for (const char* key : {"resize", "size", "crop", "channels", "scale", "mean", "std"})
                QVERIFY2(answer.out.contains(QByteArray("\n  ") + key + " "), told(answer));
        }
    }
};

QTEST_GUILESS_MAIN(ForeignTest)
#include "foreign_test.moc"
