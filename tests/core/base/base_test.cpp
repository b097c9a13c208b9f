// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/file_writing.h"
#include "core/base/files.h"
#include "core/base/folder_lock.h"
#include "core/base/process.h"
#include "core/base/random.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <limits>
#include <memory>
#include <numeric>
#include <set>

using namespace studio;
namespace fs = std::filesystem;

class BaseTest : public QObject {
    Q_OBJECT

private slots:
    void sentencesAreFilledIn() {
        const Error error(ErrorCode::BatchTooLarge, {"64", "10"});
        QCOMPARE(std::string(error.what()),
                 std::string("The batch of 64 is larger than the 10 training pictures. Set batch_size to 10 or less."));
        QCOMPARE(fillIn("%1 and %3", {"a"}), std::string("a and %3"));
        QCOMPARE(fillIn("100 %", {"a"}), std::string("100 %"));
    }

    void everyCodeHasASentence() {
        for (int code = 0; code <= static_cast<int>(kLastErrorCode); ++code) {
            const std::string text = errorTemplate(static_cast<ErrorCode>(code));
            QVERIFY2(text.size() > 10 && text.ends_with('.') | text.ends_with('?'), text.c_str());
        }
    }

    void aFolderHasOneWriterAtATime() {
        const fs::path place = folder();
        auto one = std::make_unique<FolderLock>(place);
        FolderLock other(place);
        QVERIFY(!FolderLock::isTaken(place));
        QVERIFY(one->take());
        QVERIFY(FolderLock::isTaken(place));
        QVERIFY(!other.take() && !other.take(std::chrono::milliseconds(20)));
        QVERIFY(!other.takeWhereLocksAre(std::chrono::milliseconds(20)));
        one.reset();
        QVERIFY(!FolderLock::isTaken(place));
        QVERIFY(other.takeWhereLocksAre({}));
        QVERIFY(FolderLock::isTaken(place));
        QVERIFY(other.take());
        QCOMPARE(codeOf([&] { FolderLock(place / "missing"); }), ErrorCode::CannotWrite);
    }

    void atomicWriteReplacesWhole() {
        const fs::path file = folder() / "a b.txt";
        writeFileAtomically(file, std::string_view("one"));
        writeFileAtomically(file, std::string_view("two"));
        QCOMPARE(readTextFile(file), std::string("two"));
        QCOMPARE(std::distance(fs::directory_iterator(file.parent_path()), fs::directory_iterator()), 1);
    }

    void atomicWriteIntoNowhere() {
        QCOMPARE(codeOf([&] { writeFileAtomically(folder() / "missing" / "x", std::string_view("x")); }),
                 ErrorCode::CannotWrite);
    }

    void atomicWriteHasTheUsualRights() {
        const fs::path file = folder() / "x";
        const mode_t before = ::umask(027);
        writeFileAtomically(file, std::string_view("x"));
        ::umask(before);
        struct stat info {};
        QCOMPARE(::stat(file.c_str(), &info), 0);
        QCOMPARE(info.st_mode & 0777, 0640u);
    }

    void whatAKilledWriteLeftIsRemoved() {
        const fs::path place = folder();
        for (const char* name :
             {".last.pth.4711-0", ".run.json.9-12", ".lock", ".notes.2026-11-24", ".a.1-b", "last.pth", "a.1-2"})
            writeFileAtomically(place / name, std::string_view("x"));
        removeUnfinished(place);
        std::set<std::string> left;
        for (const auto& entry : fs::directory_iterator(place)) left.insert(entry.path().filename().string());
        QVERIFY((left == std::set<std::string>{".lock", ".notes.2026-11-24", ".a.1-b", "last.pth", "a.1-2"}));
        removeUnfinished(place / "nowhere");
    }

    void fullDiskIsSaid() {
        if (!fs::exists("/dev/full")) QSKIP("no /dev/full here");
        LineFile file("/dev/full");
        QCOMPARE(codeOf([&] { file.append("row\n"); }), ErrorCode::DiskFull);
    }

    void readingOddThings() {
        QCOMPARE(codeOf([&] { readFile(folder() / "none"); }), ErrorCode::FileNotFound);
        const fs::path pipe = folder() / "pipe";
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        QCOMPARE(codeOf([&] { readFile(pipe); }), ErrorCode::CannotRead);
        QCOMPARE(codeOf([&] { readFile(folder()); }), ErrorCode::CannotRead);
    }

    void linesGrow() {
        const fs::path path = folder() / "rows.csv";
        LineFile(path).append("a,b\n");
        LineFile(path).append("1,2\n");
        QCOMPARE(readTextFile(path), std::string("a,b\n1,2\n"));
    }

    void pathsSurviveText_data() {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("plain") << QByteArray("a/b.jpg") << QByteArray("a/b.jpg");
        QTest::newRow("utf8") << QByteArray("名前 ü.jpg") << QByteArray("名前 ü.jpg");
        QTest::newRow("latin1") << QByteArray("caf\xe9.jpg") << QByteArray("caf%E9.jpg");
        QTest::newRow("overlong") << QByteArray("\xc0\xaf") << QByteArray("%C0%AF");
        QTest::newRow("per cent") << QByteArray("100%.jpg") << QByteArray("100%.jpg");
        QTest::newRow("looks escaped") << QByteArray("a%41") << QByteArray("a%2541");
    }
    void pathsSurviveText() {
        QFETCH(QByteArray, raw);
        QFETCH(QByteArray, text);
        QCOMPARE(pathToText(raw.toStdString()), text.toStdString());
        QCOMPARE(pathFromText(text.toStdString()).native(), raw.toStdString());
    }

    void csvAndNumbers() {
        QCOMPARE(csvField("plain"), std::string("plain"));
        QCOMPARE(csvField("a,\"b\""), std::string("\"a,\"\"b\"\"\""));
        QCOMPARE(numberText(0.1), std::string("0.1"));
        QCOMPARE(numberText(1.0 / 3), std::string("0.333333333"));
        QCOMPARE(shareText(183.0 / 240), std::string("76.3 %"));  // 76.25: as the window rounds
        QCOMPARE(shareText(1), std::string("100.0 %"));
        QCOMPARE(shareText(0), std::string("0.0 %"));
        QCOMPARE(shareText(std::numeric_limits<double>::infinity()), std::string("-"));
        QCOMPARE(numberText(1e-10), std::string("1e-10"));
        QCOMPARE(numberText(std::numeric_limits<double>::quiet_NaN()), std::string("nan"));
    }

    void randomIsDefined() {
        // SplitMix64 from state 0, as published with the algorithm
        Random random(0);
        QCOMPARE(random.next(), std::uint64_t{0xE220A8397B1DCDAF});
        QCOMPARE(random.next(), std::uint64_t{0x6E789E6AA1B965F4});
        QVERIFY(Random(1, 2, 3).next() != Random(1, 3, 2).next());
        QVERIFY(Random(1, 2, 3).next() != Random(2, 1, 3).next());
    }

    /// Neighbouring samples must not draw the same numbers one place apart.
    void neighboursAreUnrelated() {
        std::set<std::uint64_t> seen;
        for (std::uint64_t epoch = 1; epoch <= 20; ++epoch) {
            for (std::uint64_t sample = 0; sample < 50; ++sample) {
                Random random(1, epoch, sample);
                for (int draw = 0; draw < 8; ++draw) seen.insert(random.next());
            }
        }
        QCOMPARE(seen.size(), std::size_t{20 * 50 * 8});
    }

    /// A run that goes on must meet its pictures in the order it began with. The bound throws nearly half away.
    void theSequenceStaysAsItIs() {
        QCOMPARE(shuffledOrder(10, 1, 1), (std::vector<std::uint32_t>{4, 2, 9, 5, 1, 0, 7, 3, 8, 6}));
        Random random(3);
        for (const std::uint64_t expected : {2092789425003139053ULL, 1344154044715485647ULL, 3992596847233833366ULL})
            QCOMPARE(random.below((1ULL << 63) + 1), expected);
    }

    void orderIsAPermutationOfSeedAndEpoch() {
        std::vector<std::uint32_t> order = shuffledOrder(1000, 1, 1);
        QCOMPARE(order, shuffledOrder(1000, 1, 1));
        QVERIFY(order != shuffledOrder(1000, 1, 2));
        QVERIFY(order != shuffledOrder(1000, 2, 1));
        std::sort(order.begin(), order.end());
        std::vector<std::uint32_t> all(1000);
        std::iota(all.begin(), all.end(), 0u);
        QCOMPARE(order, all);
    }

    /// `ulimit -v` counts, and what the process has is part of what it may have.
    void memoryLimitFollowsTheRlimit() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("a sanitizer has reserved terabytes of addresses");
#endif
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_AS, &before), 0);
        const long long free = memoryLimitBytes();
        QVERIFY(free > 0);
        constexpr rlim_t kBig = 1'000'000'000'000, kTight = 3'000'000'000;
        rlimit now = before;
        now.rlim_cur = std::min(before.rlim_max, kBig);
        QCOMPARE(setrlimit(RLIMIT_AS, &now), 0);
        const long long loose = memoryLimitBytes();
        now.rlim_cur = kTight;
        QCOMPARE(setrlimit(RLIMIT_AS, &now), 0);
        const long long tight = memoryLimitBytes();
        setrlimit(RLIMIT_AS, &before);
        QVERIFY(tight < static_cast<long long>(kTight));
        QVERIFY(loose >= tight);
    }

    void hashIsXxh3() {
        QCOMPARE(contentHash({}), std::string("99aa06d3014798d86001c324468d497f"));  // XXH3_128bits of nothing
    }

private:
    fs::path folder() {
        m_folders.push_back(std::make_unique<QTemporaryDir>(QDir::tempPath() + "/with space XXXXXX"));
        return m_folders.back()->path().toStdString();
    }
    template <class Action>
    ErrorCode codeOf(Action action) {
        try {
            action();
        } catch (const Error& error) {
            return error.code();
        }
        return ErrorCode::Internal;
    }
    std::vector<std::unique_ptr<QTemporaryDir>> m_folders;
};

QTEST_GUILESS_MAIN(BaseTest)
#include "base_test.moc"
