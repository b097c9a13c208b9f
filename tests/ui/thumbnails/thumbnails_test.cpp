// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_engine.h"
#include "support/temporary_folder.h"
#include "ui/session.h"
#include "ui/thumbnails/disk_thumbnails.h"
#include "ui/thumbnails/thumbnail_cache.h"
#include "ui/thumbnails/thumbnail_ledger.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QImageWriter>
#include <QSignalSpy>
#include <QTest>
#include <filesystem>
#include <fstream>

#include <sys/stat.h>
#include <utime.h>

using namespace studio;
using namespace studio::ui;
namespace fs = std::filesystem;

namespace {

constexpr int kPatience = 20'000;

int modeOf(const fs::path& path) {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0 ? int(info.st_mode & 07777) : -1;
}

QImage plain(int width, int height, QColor color) {
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(color);
    return image;
}

/// A picture's file and what stands for its state.
struct Photograph {
    std::string file;
    ThumbnailStamp stamp;
};

Photograph photograph(const fs::path& file, int side = 900, QColor color = Qt::darkCyan) {
    fs::create_directories(file.parent_path());
    plain(side, side * 3 / 4, color).save(QString::fromStdString(file.string()), "png");
    return {file.string(), *thumbnailStamp(file.string())};
}

QString text(const fs::path& path) {
    return QString::fromStdString(path.string());
}

/// As another program writes it: without our keys.
void writeForeign(const fs::path& place, const std::string& file, qint64 time, const QImage& image,
                  const QString& bytes = {}) {
    fs::create_directories(place.parent_path());
    QImage marked = image;
    marked.setText("Thumb::URI", DiskThumbnails::uriOf(file));
    marked.setText("Thumb::MTime", QString::number(time));
    if (!bytes.isEmpty()) marked.setText("Thumb::Size", bytes);
    QVERIFY(marked.save(text(place), "png"));
}

}  // namespace

class ThumbnailsTest : public QObject {
    Q_OBJECT

private slots:
    void names_data();
    void names();
    void keptAsTheStandardSays();
    void whatIsStaleIsNotShown_data();
    void whatIsStaleIsNotShown();
    void othersAreReadAndLeftAlone();
    void aSmallOneServesWhereItIsEnough();
    void failuresKeepTheirReason();
    void oursAreBounded();
    void theLedgerRemembers();
    void aDiskThatRefusesIsPassedOver();
    void newestFirstAndForgotten();
    void onlyCostlyOnesGoToTheDisk();
};

void ThumbnailsTest::names_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("uri");
    // The standard's own example, and what GLib escapes and what not.
    QTest::newRow("the standard's") << "/home/jens/photos/me.png"
                                    << "file:///home/jens/photos/me.png";
    QTest::newRow("space") << "/a b/c"
                           << "file:///a%20b/c";
    QTest::newRow("kept") << "/!$&'()*+,-.:=@_~"
                          << "file:///!$&'()*+,-.:=@_~";
    QTest::newRow("escaped") << "/#%;<>?[]^`{|}\""
                             << "file:///%23%25%3B%3C%3E%3F%5B%5D%5E%60%7B%7C%7D%22";
    QTest::newRow("Chinese") << QString::fromUtf8("/花") << "file:///%E8%8A%B1";
    QTest::newRow("dots") << "/a/./b/../c.png"
                          << "file:///a/c.png";
}

void ThumbnailsTest::names() {
    QFETCH(QString, file);
    QFETCH(QString, uri);
    QCOMPARE(QString::fromLatin1(DiskThumbnails::uriOf(file.toStdString())), uri);
    if (QTest::currentDataTag() == QByteArray("the standard's"))
        QCOMPARE(DiskThumbnails::nameOf(uri.toLatin1()), std::string("c6ee772d9e49320e97ec29a7eb5b1697.png"));
}

void ThumbnailsTest::keptAsTheStandardSays() {
    TemporaryFolder folder;
    const fs::path cache = folder / "cache";
    const Photograph photo = photograph(folder / "a b" / "1.png");
    DiskThumbnails disk(text(cache));
    QVERIFY(!disk.find(photo.file, photo.stamp, 256));
    disk.store(photo.file, photo.stamp, plain(256, 192, Qt::red), {900, 675});

    const fs::path place = cache / "thumbnails" / "large" / DiskThumbnails::nameOf(DiskThumbnails::uriOf(photo.file));
    QVERIFY(fs::exists(place));
    QCOMPARE(modeOf(place), 0600);
    QCOMPARE(modeOf(cache / "thumbnails"), 0700);
    QCOMPARE(modeOf(cache / "thumbnails" / "large"), 0700);
    const QImage written(text(place));
    QCOMPARE(written.text("Thumb::URI"), QString::fromLatin1(DiskThumbnails::uriOf(photo.file)));
    QCOMPARE(written.text("Thumb::MTime"), QString::number(photo.stamp.seconds));
    QCOMPARE(written.text("Thumb::Size"), QString::number(photo.stamp.bytes));
    QCOMPARE(written.text("Thumb::Image::Width"), QString("900"));
    // Nothing half-written is left beside it.
    QCOMPARE(std::distance(fs::directory_iterator(place.parent_path()), fs::directory_iterator()), 1);

    const auto kept = disk.find(photo.file, photo.stamp, 256);
    QVERIFY(kept);
    QCOMPARE(kept->image.size(), QSize(256, 192));
    QCOMPARE(kept->image.pixelColor(5, 5), QColor(Qt::red));
    // A thumbnail of a thumbnail is never made.
    disk.store(place.string(), *thumbnailStamp(place.string()), plain(256, 192, Qt::red), {256, 192});
    QCOMPARE(std::distance(fs::directory_iterator(place.parent_path()), fs::directory_iterator()), 1);
}

void ThumbnailsTest::whatIsStaleIsNotShown_data() {
    QTest::addColumn<ThumbnailStamp>("change");
    QTest::newRow("a second later") << ThumbnailStamp{1, 0, 0};
    QTest::newRow("another size") << ThumbnailStamp{0, 0, 1};
    QTest::newRow("within the second") << ThumbnailStamp{0, 1000, 0};
    QTest::newRow("an older file put in its place") << ThumbnailStamp{-100, 0, 0};
}

void ThumbnailsTest::whatIsStaleIsNotShown() {
    QFETCH(ThumbnailStamp, change);
    TemporaryFolder folder;
    const Photograph photo = photograph(folder / "1.png");
    DiskThumbnails disk(text(folder / "cache"));
    disk.store(photo.file, photo.stamp, plain(256, 192, Qt::red), {900, 675});
    QVERIFY(disk.find(photo.file, photo.stamp, 256));
    const ThumbnailStamp now{photo.stamp.seconds + change.seconds, photo.stamp.nanoseconds + change.nanoseconds,
                             photo.stamp.bytes + change.bytes};
    QVERIFY(!disk.find(photo.file, now, 256));
    disk.store(photo.file, now, plain(256, 192, Qt::blue), {900, 675});
    const auto kept = disk.find(photo.file, now, 256);
    QVERIFY(kept && kept->image.pixelColor(5, 5) == QColor(Qt::blue));
}

void ThumbnailsTest::othersAreReadAndLeftAlone() {
    TemporaryFolder folder;
    const Photograph photo = photograph(folder / "1.png");
    const fs::path thumbnails = folder / "cache" / "thumbnails";
    const std::string name = DiskThumbnails::nameOf(DiskThumbnails::uriOf(photo.file));
    DiskThumbnails disk(text(folder / "cache"), 1);  // a budget that nothing of ours fits
    writeForeign(thumbnails / "x-large" / name, photo.file, photo.stamp.seconds, plain(512, 384, Qt::green));
    const auto kept = disk.find(photo.file, photo.stamp, 256);
    QVERIFY(kept && kept->image.width() == 512);
    QVERIFY(!disk.find(photo.file, {photo.stamp.seconds + 1, 0, photo.stamp.bytes}, 256));
    QCOMPARE(disk.ownBytes(), 0);

    // Its own size says that it is of another state of the file.
    writeForeign(thumbnails / "large" / name, photo.file, photo.stamp.seconds, plain(256, 192, Qt::red), "3");
    QCOMPARE(disk.find(photo.file, photo.stamp, 256)->image.width(), 512);

    const Photograph other = photograph(folder / "2.png");
    disk.store(other.file, other.stamp, plain(256, 192, Qt::red), {900, 675});  // prunes ours at once
    QVERIFY(!disk.find(other.file, other.stamp, 256));
    QVERIFY(fs::exists(thumbnails / "x-large" / name));
    QVERIFY(fs::exists(thumbnails / "large" / name));
}

void ThumbnailsTest::aSmallOneServesWhereItIsEnough() {
    TemporaryFolder folder;
    const Photograph photo = photograph(folder / "1.png");
    const Photograph tiny = photograph(folder / "2.png", 100);
    DiskThumbnails disk(text(folder / "cache"));
    disk.store(photo.file, photo.stamp, plain(128, 96, Qt::red), {900, 675});
    QVERIFY(disk.find(photo.file, photo.stamp, 128));
    QVERIFY(!disk.find(photo.file, photo.stamp, 256));
    disk.store(tiny.file, tiny.stamp, plain(100, 75, Qt::red), {100, 75});
    QVERIFY(disk.find(tiny.file, tiny.stamp, 256));  // there is no more in it
    QVERIFY(fs::exists(folder / "cache" / "thumbnails" / "normal"));
}

void ThumbnailsTest::failuresKeepTheirReason() {
    TemporaryFolder folder;
    const Photograph photo = photograph(folder / "1.png");
    {
        DiskThumbnails disk(text(folder / "cache"));
        disk.storeFailure(photo.file, photo.stamp, "Ends early: 20 bytes, a part is missing");
    }
    DiskThumbnails disk(text(folder / "cache"));
    const auto kept = disk.find(photo.file, photo.stamp, 256);
    QVERIFY(kept && kept->image.isNull());
    QCOMPARE(kept->problem, std::string("Ends early: 20 bytes, a part is missing"));
    QVERIFY(!disk.find(photo.file, {photo.stamp.seconds + 5, 0, 7}, 256));  // mended: tried again
}

void ThumbnailsTest::oursAreBounded() {
    TemporaryFolder folder;
    std::vector<Photograph> photos;
    for (int i = 0; i < 12; ++i) photos.push_back(photograph(folder / (std::to_string(i) + ".png"), 32));
    qint64 one = 0;
    {
        DiskThumbnails disk(text(folder / "cache"));
        disk.store(photos[0].file, photos[0].stamp, plain(256, 192, Qt::red), {900, 675});
        one = disk.ownBytes();
    }
    const qint64 budget = one * 5 + one / 2;
    DiskThumbnails disk(text(folder / "cache"), budget);
    const auto there = [&](int i) { return disk.find(photos[std::size_t(i)].file, photos[std::size_t(i)].stamp, 256); };
    for (int i = 1; i < 5; ++i)
        disk.store(photos[std::size_t(i)].file, photos[std::size_t(i)].stamp, plain(256, 192, Qt::red), {900, 675});
    QVERIFY(there(0));  // used now: the oldest is number 1
    for (int i = 5; i < 12; ++i) {
        disk.store(photos[std::size_t(i)].file, photos[std::size_t(i)].stamp, plain(256, 192, Qt::red), {900, 675});
        QVERIFY(disk.ownBytes() <= budget);
        if (i == 5) QVERIFY(!there(1) && there(0));
    }
    QVERIFY(there(11));
    qint64 onDisk = 0;
    for (const auto& entry : fs::directory_iterator(folder / "cache" / "thumbnails" / "large"))
        onDisk += qint64(entry.file_size());
    QCOMPARE(onDisk, disk.ownBytes());
}

void ThumbnailsTest::theLedgerRemembers() {
    TemporaryFolder folder;
    const fs::path file = folder / "ledger.tsv";
    {
        ThumbnailLedger ledger(file);
        QVERIFY(ledger.note("large/a.png", 100));
        QVERIFY(ledger.note("large/b.png", 200));
        QVERIFY(ledger.note("large/a.png", 150));  // made anew
        QCOMPARE(ledger.total(), 350);
    }
    std::ofstream(file, std::ios::app) << "damaged line\nlarge/c.png\tmany\n../../etc/passwd\t7\nlarge/d.png\t5";
    ThumbnailLedger ledger(file);
    QCOMPARE(ledger.total(), 355);
    QVERIFY(!ledger.contains("../../etc/passwd"));
    QVERIFY(ledger.shrinkTo(200) == std::vector<std::string>{"large/b.png"});
    QCOMPARE(ThumbnailLedger(file).total(), 155);
    // Thousands of uses do not make the file grow for ever.
    for (int i = 0; i < 3000; ++i) ledger.note("large/a.png", 150);
    QCOMPARE(ThumbnailLedger(file).total(), 155);
    QVERIFY(fs::file_size(file) < 200);
}

void ThumbnailsTest::aDiskThatRefusesIsPassedOver() {
    TemporaryFolder folder;
    const Photograph photo = photograph(folder / "1.png");
    std::ofstream(folder / "cache") << "a file where the folder should be";
    DiskThumbnails disk(text(folder / "cache"));
    disk.store(photo.file, photo.stamp, plain(256, 192, Qt::red), {900, 675});
    QVERIFY(!disk.find(photo.file, photo.stamp, 256));
    QCOMPARE(disk.ownBytes(), 0);
}

/// The order of the work is seen from what is left of it: the cache has fewer threads than there are requests.
void ThumbnailsTest::newestFirstAndForgotten() {
    TemporaryFolder folder;
    const fs::path first = folder / "class 0" / "0.png";
    photograph(first, 1600);
    fs::create_directories(folder / "class 1");
    for (int i = 1; i < 200; ++i)
        fs::copy_file(first, folder / ("class " + std::to_string(i % 2)) / (std::to_string(i) + ".png"));
    Session session([] { return std::make_shared<test::FakeEngine>(); });
    QSignalSpy listed(&session, &Session::dataSetChanged);
    session.openPath(text(folder.path()));
    QVERIFY(listed.wait(kPatience));
    ThumbnailCache& cache = ThumbnailCache::of(session);
    const std::vector<Item>& items = session.dataSet()->items;
    for (const Item& item : items) QVERIFY(cache.find(item.path).image.isNull());
    for (std::size_t i = 0; i < 20; ++i) cache.forget(items[i].path);
    const std::size_t waiting = cache.waiting();
    QVERIFY2(waiting <= items.size() - 20, qPrintable(QString::number(waiting)));
    // What was asked for last is there while others, asked for before, still wait.
    QSignalSpy ready(&cache, &ThumbnailCache::ready);
    while (cache.find(items.back().path).image.isNull()) QVERIFY(ready.wait(kPatience));
    QVERIFY(cache.waiting() > 0);
    // Its threads give way to all other work: as long as one comes after another, it is at it.
    while (cache.waiting() > 0) QVERIFY(ready.wait(kPatience));
    QTRY_VERIFY_WITH_TIMEOUT(!cache.find(items[20].path).image.isNull(), kPatience);
}

void ThumbnailsTest::onlyCostlyOnesGoToTheDisk() {
    TemporaryFolder folder;
    const Photograph large = photograph(folder / "data" / "a" / "large.png", 1200);
    photograph(folder / "data" / "b" / "small.png", 200);
    const fs::path broken = folder / "data" / "b" / "broken.png";
    std::ofstream(broken) << "no picture at all";
    const fs::path cache = folder / "cache";
    const QByteArray before = qgetenv("XDG_CACHE_HOME");
    qputenv("XDG_CACHE_HOME", QByteArray::fromStdString(cache.string()));
    {
        Session session([] { return std::make_shared<test::FakeEngine>(); });
        QSignalSpy listed(&session, &Session::dataSetChanged);
        session.openPath(text(folder / "data"));
        QVERIFY(listed.wait(kPatience));
        ThumbnailCache& thumbnails = ThumbnailCache::of(session);
        for (const Item& item : session.dataSet()->items)
            QTRY_VERIFY_WITH_TIMEOUT(
                !thumbnails.find(item.path).image.isNull() || !thumbnails.find(item.path).problem.isEmpty(), kPatience);
    }
    qputenv("XDG_CACHE_HOME", before);
    const auto files = [&](const char* place) {
        std::error_code none;
        return std::distance(fs::directory_iterator(cache / "thumbnails" / place, none), fs::directory_iterator());
    };
    QCOMPARE(files("large"), 1);
    QCOMPARE(files("normal"), 0);
    QCOMPARE(files("fail"), 1);
    DiskThumbnails disk(text(cache));
    QVERIFY(disk.find(large.file, large.stamp, 256));
    QVERIFY(disk.find(broken.string(), *thumbnailStamp(broken.string()), 256)->image.isNull());
}

QTEST_MAIN(ThumbnailsTest)
#include "thumbnails_test.moc"
