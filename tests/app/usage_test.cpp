// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"

using namespace studio::test;

/// What the command line refuses before it does anything, and how.
class UsageTest : public QObject {
    Q_OBJECT

private slots:
    void wrongUsageSaysWhy_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exit");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const QStringList& arguments, int exit, const QString& said) {
            QTest::newRow(name) << arguments << exit << said;
        };
        row("no verb", {}, 2, "subcommand");
        row("unknown verb", {"fly"}, 2, "fly");
        row("unknown option", {"scan", "--deep", "x"}, 2, "--deep");
        row("train without data", {"train"}, 2, "--data");
        row("unknown setting", {"train", "--data", "x", "--set", "learning_smoothing=0.1"}, 2, "label_smoothing");
        row("setting without value", {"train", "--data", "x", "--set", "lr"}, 2, "key=value");
        row("out of range", {"train", "--data", "x", "--set", "aux_weight=-1"}, 2, "aux_weight");
        row("own option out of range", {"train", "--data", "x", "--input-size", "32"}, 2, "96");
        row("unknown choice", {"train", "--data", "x", "--variant", "alexnet"}, 2, "course");
        row("learning rate 0", {"train", "--data", "x", "--lr", "0"}, 2, "lr");
        row("an empty value", {"train", "--data", "x", "--lr", ""}, 2, "lr");
        row("unknown preset", {"train", "--data", "x", "--preset", "fast"}, 2, "quick");
        row("resume with another lr", {"train", "--resume", "x", "--lr", "0.1"}, 2, "--lr");
        row("resume with data", {"train", "--resume", "x", "--data", "y"}, 2, "--data");
        row("resume with a list", {"train", "--resume", "x", "--leave-out", "y"}, 2, "--leave-out");
        row("like with preset", {"train", "--like", "x", "--preset", "quick"}, 2, "--preset");
        row("resume of nothing", {"train", "--resume", "/nowhere/run"}, 1, "/nowhere/run");
        row("train on nothing", {"train", "--data", "/nowhere/data"}, 1, "/nowhere/data");
        const QStringList narrow{
            "train", "--data",         "/nowhere/data", "--set", "resize=shorter_side_then_centre_crop",
            "--set", "resize_side=200"};
        row("a side below the input size", narrow, 2, "resize_side can't be 200");  // before the data is looked at
        row("a side below it, estimated", narrow + QStringList{"--estimate"}, 2, "resize_side can't be 200");
        row("a side below it, looking for a rate", narrow + QStringList{"--find-rate"}, 2, "resize_side can't be 200");
        row("a rate for a run that goes on", {"train", "--resume", "x", "--find-rate"}, 2, "--find-rate");
        row("a rate and an estimate", {"train", "--data", "x", "--find-rate", "--estimate"}, 2, "one after the other");
        row("a rate of nothing", {"train", "--data", "/nowhere/data", "--find-rate"}, 1, "/nowhere/data");
        row("scan nothing", {"scan", "/nowhere/data"}, 1, "/nowhere/data");
        row("eval without checkpoint", {"eval", "--data", "x"}, 2, "--checkpoint");
        row("unknown split", {"eval", "--checkpoint", "x", "--data", "y", "--split", "best"}, 2, "split");
        row("predict with nothing", {"predict", "--checkpoint", "/nowhere/best.pth", "x.jpg"}, 1, "/nowhere/best.pth");
        row("unknown format", {"export", "--checkpoint", "x", "--format", "zip", "--out", "y"}, 2, "format");
        row("a switch for other formats", {"export", "--checkpoint", "x", "--format", "pth", "--fold-bn", "--out", "y"},
            2, "--fold-bn means nothing for pth. Leave it out, or choose one of torchscript, onnx.");
        row("inspect nothing", {"inspect", "/nowhere/best.pth"}, 1, "/nowhere/best.pth");
    }
    void wrongUsageSaysWhy() {
        QFETCH(QStringList, arguments);
        QFETCH(int, exit);
        QFETCH(QString, said);
        const Answer answer = ask(arguments);
        QVERIFY2(answer.exit == exit, told(answer));
        QVERIFY2(answer.err.contains(said.toUtf8()), told(answer));
        QVERIFY2(answer.out.isEmpty(), told(answer));
    }

    void helpIsOnStdout_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("said");
        QTest::newRow("program") << QStringList{"--help"} << "doctor";
        QTest::newRow("version") << QStringList{"--version"} << "inception-studio-cli";
        QTest::newRow("train lists every setting") << QStringList{"train", "--help"} << "checkpoint.minutes";
        QTest::newRow("predict has a table") << QStringList{"predict", "--help"} << "--csv FILE";
        for (const char* verb : {"sample", "scan", "eval", "predict", "export", "inspect", "doctor"})
            QTest::newRow(verb) << QStringList{verb, "--help"} << "--json";
    }
    void helpIsOnStdout() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, said);
        const Answer answer = ask(arguments);
        QVERIFY2(answer.exit == 0, told(answer));
        QVERIFY2(answer.out.contains(said.toUtf8()), told(answer));
        QVERIFY2(answer.err.isEmpty(), told(answer));
    }

    /// The window's program answers, and refuses, where there is no screen.
    void theWindowNeedsNoScreenToAnswer_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exit");
        QTest::addColumn<QString>("said");
        QTest::newRow("version") << QStringList{"--version"} << 0 << "inception-studio " STUDIO_VERSION;
        QTest::newRow("help") << QStringList{"--help"} << 0 << "inception-studio [options] [PATH]";
        QTest::newRow("short help") << QStringList{"-h"} << 0 << "[PATH]";
        QTest::newRow("Qt's own beside") << QStringList{"-platform", "offscreen", "--version"} << 0
                                         << "inception-studio";
        QTest::newRow("unknown option") << QStringList{"--fly"} << 2 << "fly";
        QTest::newRow("unknown beside help") << QStringList{"--help", "--fly"} << 2 << "fly";
        QTest::newRow("two paths") << QStringList{"/", "/tmp"} << 2 << "one PATH";
        QTest::newRow("a path to nothing") << QStringList{"/nowhere/data"} << 2 << "/nowhere/data";
    }
    void theWindowNeedsNoScreenToAnswer() {
        QFETCH(QStringList, arguments);
        QFETCH(int, exit);
        QFETCH(QString, said);
        const Answer answer = ask(arguments, [](QProcess& process) {
            process.setProgram(qEnvironmentVariable("INCEPTION_STUDIO_BIN") + "/inception-studio");
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            for (const char* screen : {"DISPLAY", "WAYLAND_DISPLAY"}) environment.remove(screen);
            environment.insert("QT_QPA_PLATFORM", "xcb");
            process.setProcessEnvironment(environment);
        });
        QVERIFY2(answer.exit == exit, told(answer));
        QVERIFY2((exit == 0 ? answer.out : answer.err).contains(said.toUtf8()), told(answer));
        QVERIFY2((exit == 0 ? answer.err : answer.out).isEmpty(), told(answer));
        QVERIFY2(exit == 0 || answer.err.count('\n') == 1, told(answer));
    }

    void doctorKnowsTheMachine() {
        const Answer answer = ask({"doctor", "--json"});
        QVERIFY2(answer.exit == 0, told(answer));
        QCOMPARE(answer.lines().size(), 1);
        const QJsonObject doctor = answer.lines().first();
        for (const char* key : {"studio", "torch", "devices", "cores", "instruction_set", "precision",
                                "precision_reason", "convolutions"})
            QVERIFY2(doctor.contains(QLatin1String(key)), key);
    }
};

QTEST_GUILESS_MAIN(UsageTest)
#include "usage_test.moc"
