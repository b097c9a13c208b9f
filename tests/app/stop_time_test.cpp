// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/trainer.h"
#include "support/stalled_drive.h"
#include "tests/app/program.h"

#include <QElapsedTimer>
#include <chrono>
#include <condition_variable>
#include <csignal>

using namespace studio;
using namespace studio::test;

namespace {

/// What the contract allows from asking to the answer; a busy machine may take three times as long.
constexpr double kAllowed = 3, kFailing = 3 * kAllowed;
constexpr int kPatience = 60000;  ///< milliseconds until the state to be measured in is reached

/// Tells the test's thread what the trainer's has said.
class Listener : public EventSink {
public:
    using Test = std::function<bool(const TrainingEvent&)>;

    void onEvent(const TrainingEvent& event) override {
        const std::lock_guard lock(m_mutex);
        m_heard = m_heard || !m_wanted || m_wanted(event);
        m_changed.notify_all();
    }
    /// From now on.
    void listenFor(Test wanted) {
        const std::lock_guard lock(m_mutex);
        m_wanted = std::move(wanted);
        m_heard = false;
    }
    bool waitForIt() {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::milliseconds(kPatience), [this] { return m_heard; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    Test m_wanted;
    bool m_heard = false;
};

template <class Event>
bool isA(const TrainingEvent& event) {
    return std::holds_alternative<Event>(event);
}

bool isPaused(const TrainingEvent& event) {
    const auto* state = std::get_if<StateEvent>(&event);
    return state && state->state == RunState::Paused;
}

/// True while the process has a file of this folder open.
bool isReading(qint64 process, const QString& folder) {
    const QDir open(QString("/proc/%1/fd").arg(process));
    for (const QFileInfo& entry : open.entryInfoList(QDir::Files | QDir::System))
        if (entry.symLinkTarget().startsWith(folder + "/")) return true;
    return false;
}

}  // namespace

/// Stop and pause are answered within three seconds in every state, with the real engine at full input size.
class StopTimeTest : public QObject {
    Q_OBJECT

    Place m_place;
    QString m_data;   ///< the built-in sample
    QString m_small;  ///< a few of its pictures: an epoch of seconds
    QString m_some;   ///< more of them: nine tenths take a while to validate

    QString newRun() const {
        static int number = 0;
        return m_place / QString("run %1").arg(++number);
    }
    static void judge(const char* what, double seconds) {
        qInfo("%s: answered after %.2f s", what, seconds);
        if (seconds > kAllowed) qWarning("%s: more than the %.0f s of the contract", what, kAllowed);
        QVERIFY2(seconds <= kFailing, qPrintable(QString("%1 s").arg(seconds)));
    }

private slots:
    void initTestCase() {
        m_data = m_place / "sample";
        const Answer sample = ask({"sample", m_data});
        QVERIFY2(sample.exit == 0, told(sample));
        m_small = m_place / "small";
        copyPart(m_data, m_small, 8);
        m_some = m_place / "some";
        copyPart(m_data, m_some, 30);
    }

    void stopping_data() {
        QTest::addColumn<QString>("data");
        QTest::addColumn<QByteArray>("moment");  // a piece of what the program says; empty: while it hashes
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QList<int>>("kills");
        QTest::newRow("hashing") << manyLargeFiles() << QByteArray() << QStringList{} << QList<int>{SIGTERM};
        QTest::newRow("training") << m_data << QByteArray(R"("event":"batch")") << QStringList{} << QList<int>{SIGTERM};
        // A terminal that closes says it twice, and the end of a session ends what is left with SIGTERM.
        QTest::newRow("training, at a logout")
            << m_data << QByteArray(R"("event":"batch")") << QStringList{} << QList<int>{SIGHUP, SIGHUP, SIGTERM};
        // Fifteen pictures to train on: the second step is the epoch's last.
        QTest::newRow("validating") << m_some << QByteArray(R"("step":2)")
                                    << QStringList{"--set", "validation_fraction=0.9", "--batch-size", "8"}
                                    << QList<int>{SIGTERM};
        // The epoch's event comes before its checkpoints.
        QTest::newRow("writing a checkpoint")
            << m_small << QByteArray(R"("event":"epoch")") << QStringList{"--batch-size", "8"} << QList<int>{SIGINT};
    }
    void stopping() {
        QFETCH(QString, data);
        QFETCH(QByteArray, moment);
        QFETCH(QStringList, more);
        QFETCH(QList<int>, kills);
        const QString run = newRun();
        QProcess process;
        process.start(cliProgram(), QStringList{"train", "--json", "--data", data, "--out", run} + more);
        QByteArray out;
        if (moment.isEmpty()) {
            QTRY_VERIFY_WITH_TIMEOUT(isReading(process.processId(), data), kPatience);
        } else {
            while (!out.contains(moment) && process.waitForReadyRead(kPatience)) out += process.readAllStandardOutput();
            QVERIFY2(out.contains(moment), out + process.readAllStandardError());
        }

        QElapsedTimer timer;
        timer.start();
        for (const int signal : kills) ::kill(static_cast<pid_t>(process.processId()), signal);
        QVERIFY(process.waitForFinished(kPatience));
        const double seconds = static_cast<double>(timer.elapsed()) / 1000;
        const Answer answer{process.exitCode(), out + process.readAllStandardOutput(), process.readAllStandardError()};
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && answer.exit == 130, told(answer));
        QCOMPARE(answer.lines().last()["outcome"].toString(), "stopped");
        if (moment.isEmpty()) {
            QVERIFY(!QFile::exists(run));
        } else {
            const Answer last = ask({"inspect", "--json", run + "/checkpoints/last.pth"});
            QVERIFY2(last.lines().value(0)["resumable"].toBool(), told(last));
        }
        judge(QTest::currentDataTag(), seconds);
    }

    void closingTheWindow_data() {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGHUP") << SIGHUP;
        QTest::newRow("Ctrl-C") << SIGINT;
    }
    /// The window's program ends by itself, in order.
    void closingTheWindow() {
        QFETCH(int, signal);
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("QT_QPA_PLATFORM", "offscreen");
        for (const char* home : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"})
            environment.insert(home, m_place / "home");
        process.setProcessEnvironment(environment);
        process.start(qEnvironmentVariable("INCEPTION_STUDIO_BIN") + "/inception-studio", {m_small});
        // The engine is loaded once the window is there.
        const auto isThere = [&process] {
            QFile maps(QString("/proc/%1/maps").arg(process.processId()));
            return maps.open(QIODevice::ReadOnly) && maps.readAll().contains("libstudio_engine.so");
        };
        QTRY_VERIFY_WITH_TIMEOUT(isThere(), kPatience);
        QElapsedTimer timer;
        timer.start();
        ::kill(static_cast<pid_t>(process.processId()), signal);
        QVERIFY(process.waitForFinished(kPatience));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        judge(QTest::currentDataTag(), static_cast<double>(timer.elapsed()) / 1000);
    }

    /// While LibTorch is loaded (the first time in this process) and the network is built.
    void stoppingThePreparing_data() {
        QTest::addColumn<int>("stage");
        QTest::newRow("loading LibTorch") << static_cast<int>(PreparingEvent::Stage::LoadingEngine);
        QTest::newRow("building the network") << static_cast<int>(PreparingEvent::Stage::BuildingNetwork);
    }
    void stoppingThePreparing() {
        QFETCH(int, stage);
        TrainingRequest request;
        request.data = m_small.toStdString();
        request.out = newRun().toStdString();
        request.settings = presetNamed("standard").settings;
        request.settings.batchSize = 8;
        const auto listener = std::make_shared<Listener>();
        listener->listenFor([stage](const TrainingEvent& event) {
            const auto* preparing = std::get_if<PreparingEvent>(&event);
            return preparing && static_cast<int>(preparing->stage) == stage;
        });
        TrainingThread thread(request, loadEngine, listener);
        QVERIFY(listener->waitForIt());
        listener->listenFor(isA<EndEvent>);
        QElapsedTimer timer;
        timer.start();
        thread.control().requestStop();
        QVERIFY(listener->waitForIt());
        judge(QTest::currentDataTag(), static_cast<double>(timer.elapsed()) / 1000);
        QVERIFY(!QFile::exists(QString::fromStdString(request.out->string())));
    }

    void pausing_data() {
        QTest::addColumn<int>("moment");  // of kMoments
        QTest::newRow("training") << 0;
        QTest::newRow("validating") << 1;
        QTest::newRow("writing a checkpoint") << 2;
    }
    /// Asked as soon as the state is reached, which is when most of a batch is still to come. Then it goes on, is
    /// paused again, and stopped out of the pause.
    void pausing() {
        static constexpr bool (*kMoments[])(const TrainingEvent&) = {isA<BatchEvent>, isA<ValidatingEvent>,
                                                                     isA<EpochEvent>};
        QFETCH(int, moment);
        TrainingRequest request;
        request.data = (moment == 2 ? m_small : moment == 1 ? m_some : m_data).toStdString();
        request.out = newRun().toStdString();
        request.settings = presetNamed("standard").settings;
        request.settings.batchSize = moment == 0 ? 32 : 8;
        request.settings.validationFraction = moment == 1 ? 0.9 : 0.2;
        const auto listener = std::make_shared<Listener>();
        listener->listenFor(kMoments[moment]);
        TrainingThread thread(request, loadEngine, listener);
        QVERIFY(listener->waitForIt());

        QElapsedTimer timer;
        for (const bool again : {false, true}) {
            listener->listenFor(isPaused);
            timer.start();
            thread.control().requestPause();
            QVERIFY(listener->waitForIt());
            judge(again ? "paused again" : "paused", static_cast<double>(timer.elapsed()) / 1000);
            if (again) break;
            listener->listenFor(isA<BatchEvent>);  // goes on
            thread.control().requestResume();
            QVERIFY(listener->waitForIt());
        }
        listener->listenFor(isA<EndEvent>);
        timer.start();
        thread.control().requestStop();
        QVERIFY(listener->waitForIt());
        judge("stopped out of a pause", static_cast<double>(timer.elapsed()) / 1000);
    }

    /// While it waits for a picture from a drive that does not answer.
    void stoppingTheWaiting() {
        TrainingRequest request;
        request.data = m_data.toStdString();
        request.out = newRun().toStdString();
        request.settings = presetNamed("standard").settings;
        request.settings.cachePictures = false;
        request.patience = std::chrono::milliseconds(200);
        const auto listener = std::make_shared<Listener>();
        listener->listenFor(isA<BatchEvent>);
        TrainingThread thread(request, loadEngine, listener);
        QVERIFY(listener->waitForIt());
        listener->listenFor(isPaused);
        drive().stall(m_data.toStdString());
        const bool waits = listener->waitForIt();
        listener->listenFor(isA<EndEvent>);
        QElapsedTimer timer;
        timer.start();
        thread.control().requestStop();
        const bool ended = listener->waitForIt();
        const double seconds = static_cast<double>(timer.elapsed()) / 1000;
        drive().answer();
        QVERIFY(waits && ended && drive().isLeft());
        judge("a drive that does not answer", seconds);
    }

    void stoppingPredictions() {
        const QString run = newRun();
        const Answer trained = ask({"train", "--data", m_small, "--out", run, "--epochs", "1", "--batch-size", "8"});
        QVERIFY2(trained.exit == 0, told(trained));
        QProcess process;
        process.start(cliProgram(), {"predict", "--json", "--checkpoint", run + "/checkpoints/best.pth", m_data});
        QByteArray out;  // the answers come in parts: behind the first there are more
        while (!out.contains("logits") && process.waitForReadyRead(kPatience)) out += process.readAllStandardOutput();
        QVERIFY2(out.contains("logits"), process.readAllStandardError());
        QElapsedTimer timer;
        timer.start();
        ::kill(static_cast<pid_t>(process.processId()), SIGTERM);
        QVERIFY(process.waitForFinished(kPatience));
        judge("predicting", static_cast<double>(timer.elapsed()) / 1000);
        QVERIFY(process.exitStatus() == QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 130);
    }

private:
    /// Tens of gigabytes that take no room: hashing them takes longer than the program is given.
    QString manyLargeFiles() {
        const QString folder = m_place / "large";
        for (int i = 0; i < 400; ++i) {
            const QString name = folder + (i % 2 ? "/a" : "/b");
            QDir().mkpath(name);
            QFile file(name + QString("/%1.ppm").arg(i));
            if (!file.open(QIODevice::WriteOnly) || !file.resize(64 << 20)) return {};
        }
        return folder;
    }
};

QTEST_GUILESS_MAIN(StopTimeTest)
#include "stop_time_test.moc"
