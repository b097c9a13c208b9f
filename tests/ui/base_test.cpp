// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/app_settings.h"
#include "ui/base/desktop.h"
#include "ui/base/kept_picture.h"
#include "ui/models/recent.h"

#include <QDBusConnection>
#include <QDBusServer>
#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QLockFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>
#include <chrono>
#include <filesystem>
#include <vector>

using namespace studio::ui;

namespace {

constexpr int kPatience = 20'000;  ///< ms; only ever used up by a failure

/// The desktop's file manager, as far as a file is shown in it.
class FileManager : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.FileManager1")
public:
    QStringList shown;

public slots:
    void ShowItems(const QStringList& items, const QString&) { shown << items; }
};

/// Takes what would be opened by the desktop.
class Desktop : public QObject {
    Q_OBJECT
public:
    Desktop() { QDesktopServices::setUrlHandler("file", this, "open"); }
    ~Desktop() override { QDesktopServices::unsetUrlHandler("file"); }
    QStringList opened;

public slots:
    void open(const QUrl& url) { opened << url.toLocalFile(); }
};

/// A line between two ends of this process, without a bus.
struct Line {
    explicit Line(QObject* manager) {
        QObject::connect(&server, &QDBusServer::newConnection, &server, [this, manager](QDBusConnection found) {
            managersEnd = found;  // closed with its last copy
            managersEnd.registerObject("/org/freedesktop/FileManager1", manager, QDBusConnection::ExportAllSlots);
        });
    }
    ~Line() { QDBusConnection::disconnectFromPeer("studio-base-test"); }
    QDBusConnection managersEnd{QString()};
    QDBusServer server{QStringLiteral("unix:tmpdir=") + QDir::tempPath()};
    QDBusConnection end = QDBusConnection::connectToPeer(server.address(), "studio-base-test");
};

QVariant onDisk(const char* key) {
    return QSettings(appSettings().file(), QSettings::IniFormat).value(QLatin1String(key));
}

}  // namespace

/// What the window asks of the machine it runs on.
class BaseTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void settingWaitsForNoDisk();
    void anotherProgramsSettingsAreKept();
    void whatIsSetLasts();
    void theFileIsShownInItsFolder();
    void withoutAFileManagerTheFolderIsOpened();
    void picturesWithoutAFileAreKeptForAWhile();
};

void BaseTest::init() {
    appSettings().clear();
    appSettings().flush();
}

/// While the file can't be written (here: another program holds its lock), setting returns and is seen.
void BaseTest::settingWaitsForNoDisk() {
    QLockFile disk(appSettings().file() + ".lock");
    QVERIFY(disk.tryLock(0));
    appSettings().setValue("window/page", "runs");
    rememberRecent({.path = "/place", .when = QDateTime::currentDateTime()});
    QCOMPARE(appSettings().value("window/page"), QVariant("runs"));
    QCOMPARE(recentItems().size(), 1);
    QFile file(appSettings().file());  // QSettings itself would wait for the writer
    QVERIFY(!file.open(QIODevice::ReadOnly) || !file.readAll().contains("page"));
    disk.unlock();
    appSettings().flush();
    QCOMPARE(onDisk("window/page"), QVariant("runs"));
    QCOMPARE(onDisk("recent/1/path"), QVariant("/place"));
    appSettings().remove("window/page");
    QVERIFY(!appSettings().value("window/page").isValid());
    appSettings().flush();
    QVERIFY(!onDisk("window/page").isValid());
}

void BaseTest::anotherProgramsSettingsAreKept() {
    appSettings().setValue("window/page", "data");
    rememberRecent({.path = "/mine", .when = QDateTime::currentDateTime()});
    appSettings().flush();
    {
        QSettings other(appSettings().file(), QSettings::IniFormat);
        other.setValue("data/zoom", 77);
        other.beginWriteArray("recent", 2);
        other.setArrayIndex(1);
        other.setValue("path", "/theirs");
        other.endArray();
    }
    appSettings().setValue("window/page", "runs");
    rememberRecent({.path = "/mine too", .when = QDateTime::currentDateTime()});
    appSettings().flush();
    QCOMPARE(onDisk("data/zoom").toInt(), 77);
    QCOMPARE(onDisk("window/page"), QVariant("runs"));
    QStringList paths;
    for (const RecentItem& item : recentItems()) paths << item.path;
    QCOMPARE(paths, QStringList({"/mine too", "/mine", "/theirs"}));
}

/// What the next start of the program reads.
void BaseTest::whatIsSetLasts() {
    {
        AppSettings once;
        once.setValue("data/zoom", 120);
        once.setValue("data/columns", QByteArray("\0\1\2", 3));
        once.setValue("training/pictures/0", QStringList({"a, b", "c"}));
        once.changeRows("recent", [](AppSettings::Rows& rows) { rows = {{{"path", "a"}}, {{"path", "b"}}}; });
    }
    const AppSettings again;
    QCOMPARE(again.value("data/zoom").toInt(), 120);
    QCOMPARE(again.value("data/columns").toByteArray(), QByteArray("\0\1\2", 3));
    QCOMPARE(again.value("training/pictures/0").toStringList(), QStringList({"a, b", "c"}));
    QCOMPARE(again.value("never set", 5).toInt(), 5);
    QCOMPARE(again.rows("recent").size(), 2);
    QCOMPARE(again.rows("recent").at(1).value("path").toString(), QString("b"));
}

void BaseTest::theFileIsShownInItsFolder() {
    FileManager manager;
    const Line line(&manager);
    const Desktop desktop;
    bool failed = false;
    showInFolder("/a place/some file.jpg", line.end, this, [&] { failed = true; });
    QTRY_COMPARE_WITH_TIMEOUT(manager.shown, QStringList("file:///a%20place/some%20file.jpg"), kPatience);
    QVERIFY(desktop.opened.isEmpty() && !failed);
}

void BaseTest::withoutAFileManagerTheFolderIsOpened() {
    QObject mute;  // knows no such call
    const Line line(&mute);
    bool failed = false;
    {
        const Desktop desktop;
        showInFolder("/a place/some file.jpg", line.end, this, [&] { failed = true; });
        QTRY_COMPARE_WITH_TIMEOUT(desktop.opened, QStringList("/a place"), kPatience);
        QVERIFY(!failed);
    }
    const QDBusConnection none("nothing there");
    showInFolder("/a place/some file.jpg", none, this, [&] { failed = true; });
    QVERIFY(failed);  // nor anything else that opens a folder
}

void BaseTest::picturesWithoutAFileAreKeptForAWhile() {
    const QTemporaryDir cache;
    const QByteArray before = qgetenv("XDG_CACHE_HOME");
    qputenv("XDG_CACHE_HOME", cache.path().toUtf8());
    QImage picture(5, 4, QImage::Format_RGB32);
    std::vector<std::filesystem::path> files;
    const auto begin = std::filesystem::file_time_type::clock::now() - std::chrono::hours(1);
    for (int i = 0; i < int(kKeptPictures) + 8; ++i) {
        picture.fill(qRgb(i, 2, 3));
        files.push_back(keepPicture(picture));
        std::filesystem::last_write_time(files.back(), begin + std::chrono::seconds(i));
    }
    const std::filesystem::path file = files.back();
    QCOMPARE(keepPicture(picture), file);
    for (std::size_t i = 0; i < files.size(); ++i) QCOMPARE(std::filesystem::exists(files[i]), i >= 8);
    qputenv("XDG_CACHE_HOME", before);
    const QDir folder(QString::fromStdString(file.parent_path().string()));
    QVERIFY(folder.path().startsWith(cache.path()));
    QCOMPARE(folder.entryList(QDir::Files | QDir::Hidden).size(), qsizetype(kKeptPictures));
    QCOMPARE(QImage(QString::fromStdString(file.string())).pixel(4, 3), picture.pixel(4, 3));
    QVERIFY(!(QFileInfo(folder.path()).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
}

QTEST_MAIN(BaseTest)
#include "base_test.moc"
