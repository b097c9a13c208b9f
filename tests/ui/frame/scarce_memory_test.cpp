// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/full_window.h"

#include "core/base/process.h"
#include "core/data/sample.h"
#include "core/training/needs.h"

#include <QLabel>
#include <QPushButton>
#include <algorithm>
#include <filesystem>
#include <vector>

#include <sys/resource.h>

using namespace studio;
using namespace studio::ui;
using test::waitUntil;

/// The window with the real engine, where the memory that the system allows is not enough for the batch.
class ScarceMemoryTest : public QObject {
    Q_OBJECT

private slots:
    void halfTheBatchIsTrained();
};

namespace {

constexpr int kBatch = 40;
constexpr int kEnoughTime = 200'000;  ///< ms; only ever used up by a failure

/// As `ulimit -v` does, so that hardMemoryLimitBytes() says `bytes`, or a little more.
bool allow(std::int64_t bytes) {
    rlimit limit{};
    if (getrlimit(RLIMIT_AS, &limit) != 0) return false;
    // What the function says of one limit tells what it says of another.
    limit.rlim_cur = rlim_t{1} << 40;
    if (setrlimit(RLIMIT_AS, &limit) != 0) return false;
    limit.rlim_cur -= static_cast<rlim_t>(hardMemoryLimitBytes() - bytes);
    return setrlimit(RLIMIT_AS, &limit) == 0;
}

/// Of every class the first pictures by name.
void keepFew(const std::filesystem::path& data, std::size_t each) {
    namespace fs = std::filesystem;
    for (const fs::directory_entry& name : fs::directory_iterator(data)) {
        if (!name.is_directory()) continue;
        std::vector<fs::path> files;
        for (const fs::directory_entry& file : fs::directory_iterator(name)) files.push_back(file.path());
        std::sort(files.begin(), files.end());
        for (std::size_t i = each; i < files.size(); ++i) fs::remove(files[i]);
    }
}

}  // namespace

void ScarceMemoryTest::halfTheBatchIsTrained() {
    appSettings().clear();
    test::startIn(ThemeMode::Light, Language::English);
    TemporaryFolder folder;
    writeSample(folder / "sample", 1);
    keepFew(folder / "sample", 13);
    MainWindow window(loadEngine);
    window.resize(1280, 800);
    window.show();
    Session& session = window.session();
    QSignalSpy prepared(&session, &Session::preparedChanged);
    session.openPath(QString::fromStdString((folder / "sample").string()));
    QVERIFY(waitUntil(prepared, [&] { return session.prepared() != nullptr; }));
    QTRY_VERIFY_WITH_TIMEOUT(test::settled(window), test::kPatience);
    session.setSetting("batch_size", std::to_string(kBatch));
    session.setSetting("epochs", "1");

    const auto needed = [&](int batch) {
        Settings settings = session.settings();
        settings.batchSize = batch;
        return needsOf(settings, runSizeOf(*session.prepared()), *session.engineInfo()).memoryBytes;
    };
    QVERIFY(allow((needed(kBatch) + needed(kBatch / 2)) / 2));
    auto* half = window.findChild<QPushButton*>("halfBatchButton");
    QSignalSpy changed(&session, &Session::stateChanged);
    session.start();
    QVERIFY(waitUntil(changed, [&] { return session.state() == RunState::Failed; }));
    QVERIFY(half->isVisible());
    const QString why = window.findChild<QLabel*>("runDetail")->text();
    QVERIFY2(why.contains("memory"), qPrintable(why));

    QTest::mouseClick(half, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!isLive(session.state()), kEnoughTime);
    QCOMPARE(session.state(), RunState::Finished);
    QCOMPARE(session.settings().batchSize, kBatch / 2);
    QCOMPARE(session.settings().accumulate, 2);
    QVERIFY(!session.history().epochs.empty());
}

int main(int argc, char** argv) {
    tuneAllocator();  // as the program does
    QApplication app(argc, argv);
    ScarceMemoryTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "scarce_memory_test.moc"
