// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/checkpoint.h"
#include "core/runs/run_events.h"
#include "core/runs/run_folder.h"
#include "support/run_figures.h"
#include "training_fixture.h"

#include <QTest>

#include <sys/mount.h>

using namespace studio;
using namespace studio::test;
namespace fs = std::filesystem;

namespace {

/// A disk of so many megabytes; a checkpoint of the fake takes about forty.
class SmallDisk {
public:
    SmallDisk(const fs::path& place, int megabytes) : m_place(place) {
        fs::create_directory(place);
        m_mounted = mount(megabytes, 0);
    }
    ~SmallDisk() {
        if (m_mounted) ::umount2(m_place.c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    bool mounted() const { return m_mounted; }
    bool grow(int megabytes) const { return mount(megabytes, MS_REMOUNT); }
    fs::path run() const { return m_place / "run"; }

private:
    bool mount(int megabytes, unsigned long flags) const {
        const std::string size = "size=" + std::to_string(megabytes) + "m";
        return ::mount("none", m_place.c_str(), "tmpfs", flags, size.c_str()) == 0;
    }

    fs::path m_place;
    bool m_mounted = false;
};

constexpr int kForOne = 70, kForTwo = 120, kForAll = 600;

}  // namespace

/// A disk without room for the next checkpoint: the run waits, says so, and loses nothing.
class FullDiskTest : public QObject {
    Q_OBJECT

    /// Trains there; `onWait` when it begins to wait.
    static EndEvent train(Fixture& f, const SmallDisk& disk, const std::function<void(const Error&)>& onWait) {
        f.request.out = disk.run();
        f.events.hook = [&f, onWait](const TrainingEvent& event) {
            const auto* state = std::get_if<StateEvent>(&event);
            if (state && state->state == RunState::Paused && state->why) onWait(*state->why);
        };
        return f.train();
    }
    static int filesIn(const fs::path& folder) {
        int files = 0;
        for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder)) ++files;
        return files;
    }

private slots:
    void initTestCase() {
        const TemporaryFolder folder;
        const SmallDisk disk(folder / "disk", 1);
        if (!disk.mounted()) QSKIP("mounting a small disk takes root");
    }

    void itGoesOnWhenThereIsRoom() {
        Fixture whole, f;
        QCOMPARE(whole.train().outcome, RunState::Finished);
        const SmallDisk disk(f.folder() / "small disk", kForOne);
        std::vector<std::string> why;
        const EndEvent end = train(f, disk, [&](const Error& error) {
            why.emplace_back(error.what());
            QCOMPARE(error.code(), ErrorCode::WaitsForRoom);
            QVERIFY(disk.grow(kForAll));
        });
        QVERIFY2(end.outcome == RunState::Finished, end.message.c_str());
        QCOMPARE(why.size(), std::size_t{1});
        QVERIFY2(why[0].find("MB are needed") != std::string::npos && why[0].find("small disk") != std::string::npos,
                 why[0].c_str());
        QCOMPARE(figuresOf(disk.run()), figuresOf(whole.run()));
        QStringList told;
        for (const RunEvent& entry : readRunEvents(disk.run()).entries)
            if (entry.kind == RunEvent::Kind::Paused) told << QString::fromStdString(entry.message);
        QCOMPARE(told, QStringList(QString::fromStdString(why[0])));
    }

    /// Nothing was saved yet from which it could go on.
    void stoppedBeforeTheFirstCheckpoint() {
        Fixture f;
        const SmallDisk disk(f.folder() / "small disk", kForOne);
        const EndEvent end = train(f, disk, [&](const Error&) { f.control.requestStop(); });
        QCOMPARE(end.outcome, RunState::Failed);
        QCOMPARE(end.error->code(), ErrorCode::DiskFull);
        QVERIFY(!errorOf([&] { readCheckpoint(disk.run() / "checkpoints/best.pth"); }));
        QCOMPARE(filesIn(disk.run() / "checkpoints"), 1);  // no temporary is left either
    }

    void stoppedWhileItWaits() {
        Fixture whole, f;
        QCOMPARE(whole.train().outcome, RunState::Finished);
        const SmallDisk disk(f.folder() / "small disk", kForTwo);
        EndEvent end = train(f, disk, [&](const Error&) { f.control.requestStop(); });
        QVERIFY2(end.outcome == RunState::Stopped, end.message.c_str());
        QCOMPARE(readCheckpoint(disk.run() / "checkpoints/last.pth").training->epoch, 2);  // as it was before
        QCOMPARE(filesIn(disk.run() / "checkpoints"), 2);

        QVERIFY(disk.grow(kForAll));
        f.events.hook = {};
        f.request.out.reset();
        f.request.resume = disk.run();
        TrainingControl control;
        end = runTraining(
            f.request, [] { return std::make_shared<FakeEngine>(); }, f.events, control);
        QVERIFY2(end.outcome == RunState::Finished, end.message.c_str());
        QCOMPARE(figuresOf(disk.run()), figuresOf(whole.run()));
    }
};

QTEST_GUILESS_MAIN(FullDiskTest)
#include "full_disk_test.moc"
