// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"
#include "ui/theme/icon.h"

#include <QApplication>
#include <QDirIterator>
#include <QSignalSpy>
#include <QTest>

using namespace studio::ui;

class ThemeTest : public QObject {
    Q_OBJECT

private slots:
    void textCanBeRead_data();
    void textCanBeRead();
    void everyPlaceOfTheStyleSheetIsFilled();
    void anIconThatIsMissingSaysSo();
    void iconsFollowTheTheme();
    void switchingTellsOnce();
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

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
