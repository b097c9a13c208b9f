// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/open_session.h"

#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>

using namespace studio;
using namespace studio::ui;

namespace {

constexpr std::chrono::milliseconds kShort{50};

/// Holds questions for a path, as a network drive does that has gone away; linked with -Wl,--wrap=access.
class SilentDrive {
public:
    /// Paths with this in them.
    void fallSilent(const std::filesystem::path& part) {
        const std::lock_guard lock(m_mutex);
        m_part = part.string();
    }
    void answer() {
        const std::lock_guard lock(m_mutex);
        m_part.clear();
        m_changed.notify_all();
    }
    void ask(std::string_view path) {
        std::unique_lock lock(m_mutex);
        if (m_part.empty() || path.find(m_part) == std::string_view::npos) return;
        ++m_held;
        m_changed.wait(lock, [this] { return m_part.empty(); });
        --m_held;
        m_changed.notify_all();
    }
    bool isAsked() {
        const std::lock_guard lock(m_mutex);
        return m_held > 0;
    }
    /// Nobody waits any more.
    bool isLeft() {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::milliseconds(kPatience), [this] { return m_held == 0; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::string m_part;
    int m_held = 0;
};

SilentDrive& drive() {
    static SilentDrive one;
    return one;
}

/// A session that opened a run whose pictures lie on a silent drive.
struct Opened {
    explicit Opened(const OpenSession& trained) {
        session.setDrivePatience(kShort);
        drive().fallSilent(trained.folder.path());
    }
    ~Opened() { drive().answer(); }
    void open(const std::filesystem::path& path) { session.openPath(QString::fromStdString(path.string())); }
    QString said() const { return failed.isEmpty() ? QString() : failed.last()[0].value<Sentence>().text(); }

    Session session{fake()};
    QSignalSpy failed{&session, &Session::failed}, prepared{&session, &Session::preparedChanged};
};

}  // namespace

// The linker puts this in the place of access() in the program's own code.
extern "C" {
int __real_access(const char* path, int mode);
int __wrap_access(const char* path, int mode);
int __wrap_access(const char* path, int mode) {
    drive().ask(path);
    return __real_access(path, mode);
}
}

/// Pictures of which their drive does not say whether they are there.
class SilentDriveTest : public QObject {
    Q_OBJECT

private slots:
    void cleanup() {
        drive().answer();
        QVERIFY(drive().isLeft());
    }

    void aRunIsOpenedWithoutItsPicturesAndGetsThemLater() {
        OpenSession trained;
        QVERIFY(trained.runToEnd());
        Opened again(trained);
        again.open(trained.session.history().start.run);
        QTRY_COMPARE_WITH_TIMEOUT(again.session.history().epochs.size(), std::size_t(2), kPatience);
        QCOMPARE(again.failed.count(), 1);
        QVERIFY2(again.said().contains("does not answer"), qPrintable(again.said()));
        QVERIFY(again.said().contains(trained.session.dataPath()));
        QVERIFY(!again.session.opening() && !again.session.dataSet());
        QVERIFY(again.session.hasWeights(Session::WeightsSource::Best));

        QSignalSpy predicted(&again.session, &Session::predictionsChanged);
        drive().answer();
        QVERIFY(waitUntil(predicted, [&] { return !again.session.predictions().empty(); }));
        QCOMPARE(again.session.dataPath(), trained.session.dataPath());
        QCOMPARE(again.session.history().epochs.size(), std::size_t(2));
        QCOMPARE(again.failed.count(), 1);
    }

    void picturesThatAreGoneAreSaidToBeGoneOnceTheDriveAnswers() {
        OpenSession trained;
        QVERIFY(trained.runToEnd());
        Opened again(trained);
        again.open(trained.session.history().start.run);
        QTRY_COMPARE_WITH_TIMEOUT(again.failed.count(), 1, kPatience);
        std::filesystem::remove_all(trained.folder.path());
        drive().answer();
        QTRY_COMPARE_WITH_TIMEOUT(again.failed.count(), 2, kPatience);
        QVERIFY2(again.said().contains("any more"), qPrintable(again.said()));
    }

    /// What was opened while the drive was silent stays.
    void theyDoNotReplaceOtherData() {
        OpenSession trained;
        QVERIFY(trained.runToEnd());
        const TemporaryFolder other;
        const QString data = test::makeTinyData(other.path(), 3);
        Opened again(trained);
        again.open(trained.session.history().start.run);
        QTRY_COMPARE_WITH_TIMEOUT(again.failed.count(), 1, kPatience);
        again.session.openPath(data);
        QVERIFY(waitUntil(again.prepared, [&] { return again.session.prepared() && !again.session.opening(); }));
        QSignalSpy opening(&again.session, &Session::openingChanged);
        drive().answer();
        QVERIFY(drive().isLeft());
        QVERIFY(!opening.wait(300));
        QCOMPARE(again.session.dataPath(), data);
    }

    void theyComeAfterAFolderWithoutPictures() {
        OpenSession trained;
        QVERIFY(trained.runToEnd());
        const TemporaryFolder empty;
        Opened again(trained);
        again.open(trained.session.history().start.run);
        QTRY_COMPARE_WITH_TIMEOUT(again.failed.count(), 1, kPatience);
        again.open(empty.path());
        QTRY_VERIFY_WITH_TIMEOUT(again.failed.count() == 2 && !again.session.opening(), kPatience);
        QVERIFY(!again.said().contains("does not answer") && !again.session.dataSet());
        drive().answer();
        QVERIFY(waitUntil(again.prepared, [&] { return again.session.prepared() != nullptr; }));
        QCOMPARE(again.session.dataPath(), trained.session.dataPath());
        QCOMPARE(again.session.history().epochs.size(), std::size_t(2));
    }

    /// Nor does a checkpoint that brings no pictures change them or how they are split.
    void theyComeAfterACheckpointWithoutPictures() {
        OpenSession trained;
        QVERIFY(trained.runToEnd());
        OpenSession gone;
        gone.session.setSetting("seed", "7");
        QVERIFY(gone.runToEnd());
        std::filesystem::remove_all(gone.folder.path());
        Opened again(trained);
        again.open(trained.session.history().start.run / "checkpoints" / "best.pth");
        QTRY_VERIFY_WITH_TIMEOUT(again.said().contains("does not answer"), kPatience);
        const auto other = gone.session.history().start.run / "checkpoints" / "best.pth";
        again.session.useWeights(QString::fromStdString(other.string()), {});
        QTRY_VERIFY_WITH_TIMEOUT(again.said().contains("any more"), kPatience);
        QCOMPARE(again.session.settings().seed, std::uint64_t(7));
        drive().answer();
        QVERIFY(waitUntil(again.prepared, [&] { return again.session.prepared() != nullptr; }));
        QCOMPARE(again.session.dataPath(), trained.session.dataPath());
        QCOMPARE(again.session.settings().seed, trained.session.settings().seed);
        QCOMPARE(again.session.prepared()->fingerprint, trained.session.prepared()->fingerprint);
    }

    void aCheckpointGetsItsPicturesAndClassesLater() {
        OpenSession trained;
        QVERIFY(trained.runToEnd());
        Opened again(trained);
        again.open(trained.session.history().start.run / "checkpoints" / "best.pth");
        QTRY_VERIFY_WITH_TIMEOUT(again.session.hasWeights(Session::WeightsSource::File), kPatience);
        QVERIFY2(again.said().contains("does not answer"), qPrintable(again.said()));
        QVERIFY(again.session.settings().classes.empty() && !again.session.dataSet());
        drive().answer();
        QVERIFY(waitUntil(again.prepared, [&] { return again.session.prepared() != nullptr; }));
        QCOMPARE(again.session.prepared()->fingerprint, trained.session.prepared()->fingerprint);
        QVERIFY(!again.session.settings().classes.empty());
    }

    /// Closing the window need not wait for the drive, neither before a run is opened without it nor after.
    void aSessionEndsWhileTheDriveIsSilent() {
        OpenSession trained;
        QVERIFY(trained.runToEnd());
        drive().fallSilent(trained.folder.path());
        for (const bool opened : {false, true}) {
            Session session(fake());
            session.setDrivePatience(opened ? kShort : std::chrono::hours(1));
            QSignalSpy weights(&session, &Session::weightsChanged);
            session.openPath(QString::fromStdString(trained.session.history().start.run.string()));
            QTRY_VERIFY_WITH_TIMEOUT(drive().isAsked(), kPatience);
            QVERIFY(!opened || !weights.isEmpty() || weights.wait(kPatience));
        }
    }
};

QTEST_MAIN(SilentDriveTest)
#include "silent_drive_test.moc"
