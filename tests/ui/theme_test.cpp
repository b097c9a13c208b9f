// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"
#include "ui/theme/icon.h"
#include "ui/theme/system_scheme.h"

#include <QApplication>
#include <QDBusServer>
#include <QDBusVariant>
#include <QDir>
#include <QDirIterator>
#include <QSignalSpy>
#include <QTest>

using namespace studio::ui;

/// The desktop's settings portal, as far as the theme needs it.
class Portal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
public:
    uint scheme = 0;

public slots:
    QDBusVariant Read(const QString& space, const QString& key) {
        const bool known = space == "org.freedesktop.appearance" && key == "color-scheme";
        return QDBusVariant(QVariant::fromValue(QDBusVariant(known ? scheme : 99)));
    }

signals:
    void SettingChanged(const QString& space, const QString& key, const QDBusVariant& value);
};

/// A line between two ends of this process, without a bus.
struct Line {
    explicit Line(Portal* portal) {
        QObject::connect(&server, &QDBusServer::newConnection, &server, [this, portal](QDBusConnection found) {
            portalsEnd = found;  // closed with its last copy
            portalsEnd.registerObject("/org/freedesktop/portal/desktop", portal,
                                      QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
        });
    }
    QDBusConnection portalsEnd{QString()};
    QDBusServer server{QStringLiteral("unix:tmpdir=") + QDir::tempPath()};
    QDBusConnection end = QDBusConnection::connectToPeer(server.address(), "studio-theme-test");
};

class ThemeTest : public QObject {
    Q_OBJECT

private slots:
    void textCanBeRead_data();
    void textCanBeRead();
    void everyPlaceOfTheStyleSheetIsFilled();
    void anIconThatIsMissingSaysSo();
    void iconsFollowTheTheme();
    void switchingTellsOnce();
    void thePortalIsFollowed();
    void noPortalIsNoAnswer();
};

/// The designer's promise: what stands on what, and how well it can be read (WCAG 2 ratio).
void ThemeTest::textCanBeRead_data() {
    QTest::addColumn<Token>("text");
    QTest::addColumn<Token>("ground");
    QTest::addColumn<double>("least");
    const auto row = [](const char* name, Token text, Token ground, double least) {
        QTest::newRow(name) << text << ground << least;
    };
    row("text on window", Token::Text, Token::Window, 12.5);
    row("text on panel", Token::Text, Token::Panel, 12.5);
    row("muted on window", Token::Muted, Token::Window, 4.9);
    row("muted on panel", Token::Muted, Token::Panel, 4.9);
    row("muted on selection", Token::Muted, Token::Selection, 4.9);
    row("text on accent", Token::OnAccent, Token::Accent, 7.6);
    row("text on warning", Token::Text, Token::WarningGround, 7.0);
    for (const Token token :
         {Token::Main, Token::Aux1, Token::Aux2, Token::Total, Token::Right, Token::Wrong, Token::Warning,
          Token::Accent, Token::Branch1x1, Token::Branch3x3, Token::Branch5x5, Token::BranchPool}) {
        row(qPrintable(QStringLiteral("token %1 on panel").arg(int(token))), token, Token::Panel, 4.6);
        row(qPrintable(QStringLiteral("token %1 on window").arg(int(token))), token, Token::Window, 4.6);
    }
    for (const Token branch : {Token::Branch1x1, Token::Branch3x3, Token::Branch5x5, Token::BranchPool})
        row(qPrintable(QStringLiteral("text on branch %1").arg(int(branch))), Token::OnBranch, branch, 5.4);
}

void ThemeTest::textCanBeRead() {
    QFETCH(Token, text);
    QFETCH(Token, ground);
    QFETCH(double, least);
    for (const bool dark : {false, true}) {
        const double ratio = contrastRatio(tokenColor(text, dark), tokenColor(ground, dark));
        QVERIFY2(ratio >= least, qPrintable(QStringLiteral("%1: %2").arg(dark ? "dark" : "light").arg(ratio)));
    }
}

void ThemeTest::everyPlaceOfTheStyleSheetIsFilled() {
    for (const bool dark : {false, true}) {
        const QString sheet = themeStyleSheet(dark, 13);
        QVERIFY(sheet.contains(tokenColor(Token::Accent, dark).name()));
        QVERIFY2(!sheet.mid(sheet.indexOf("*/")).contains('@'), qPrintable(sheet.mid(sheet.lastIndexOf('@'), 40)));
        QVERIFY(!sheet.contains(" 0px;\n"));
        QVERIFY(sheet.contains("font-size: 15px"));
    }
    QVERIFY(themeStyleSheet(false, 26).contains("font-size: 30px"));
}

void ThemeTest::anIconThatIsMissingSaysSo() {
    QTest::ignoreMessage(QtWarningMsg, "There is no icon \"no such\"");
    QVERIFY(icon("no such").isNull());
}

void ThemeTest::iconsFollowTheTheme() {
    Theme& theme = Theme::instance();
    int drawn = 0;
    for (QDirIterator files(":/icons"); files.hasNext(); ++drawn) {
        files.next();
        const QIcon one = icon(files.fileInfo().completeBaseName());
        theme.setMode(ThemeMode::Light);
        const QImage light = one.pixmap(QSize(16, 16), 2.0).toImage();
        theme.setMode(ThemeMode::Dark);
        const QImage dark = one.pixmap(QSize(16, 16), 2.0).toImage();
        QCOMPARE(light.size(), QSize(32, 32));
        QVERIFY2(light != dark, qPrintable(files.fileName()));
        QVERIFY2(one.pixmap(QSize(16, 16), QIcon::Disabled).toImage() != one.pixmap(QSize(16, 16)).toImage(),
                 qPrintable(files.fileName()));
    }
    QVERIFY(drawn > 20);
}

void ThemeTest::switchingTellsOnce() {
    Theme& theme = Theme::instance();
    theme.setMode(ThemeMode::Light);
    QSignalSpy changed(&theme, &Theme::themeChanged);
    theme.setMode(ThemeMode::Light);
    QCOMPARE(changed.count(), 0);
    theme.setMode(ThemeMode::Dark);
    QCOMPARE(changed.count(), 1);
    QVERIFY(theme.isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Window), theme.color(Token::Window));
    QVERIFY(qApp->styleSheet().contains(theme.color(Token::Panel).name()));
}

void ThemeTest::thePortalIsFollowed() {
    Portal portal;
    portal.scheme = 1;
    Line line(&portal);
    QVERIFY(line.end.isConnected());
    QTRY_VERIFY(line.portalsEnd.isConnected());
    SystemScheme system(line.end, {});
    QSignalSpy changed(&system, &SystemScheme::changed);
    QVERIFY(changed.wait(5000));
    QCOMPARE(int(system.scheme()), int(Scheme::Dark));
    emit portal.SettingChanged("org.freedesktop.appearance", "accent-color", QDBusVariant(2u));
    emit portal.SettingChanged("org.freedesktop.appearance", "color-scheme", QDBusVariant(2u));
    QVERIFY(changed.wait(5000));
    QCOMPARE(changed.count(), 2);
    QCOMPARE(int(system.scheme()), int(Scheme::Light));
    QDBusConnection::disconnectFromPeer("studio-theme-test");
}

void ThemeTest::noPortalIsNoAnswer() {
    SystemScheme system(QDBusConnection("nothing there"), "org.freedesktop.portal.Desktop");
    QCoreApplication::processEvents();
    QCOMPARE(int(system.scheme()), int(Scheme::Unknown));
}

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
