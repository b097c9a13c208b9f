// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/shown_name.h"

#include <QTest>

using namespace studio;

class ShownNameTest : public QObject {
    Q_OBJECT

private slots:
    void namesAreShown_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("shown");
        const auto row = [](const char* tag, const QByteArray& name, const QByteArray& shown) {
            QTest::newRow(tag) << name << shown;
        };
        row("none", "", "");
        row("plain", "conv1.conv.weight", "conv1.conv.weight");
        row("any language", "ü 菊 😀", "ü 菊 😀");
        row("a title", "\x1b]0;x\x07", "?]0;x?");
        row("lines", "a\r\nb\x7f", "a??b?");
        row("nothing", QByteArray("a\0b", 3), "a?b");
        row("one of the upper controls",
            "\xC2\x9B"
            "31m",
            "?31m");
        row("the other direction",
            "\xE2\x80\xAE"
            "gpj",
            "?gpj");
        row("no UTF-8",
            "\xff\xc0\xaf\xed\xa0\x80"
            "a",
            "??????a");
        row("above Unicode", "\xf4\x90\x80\x80", "????");
        row("half a character", "a\xE8\x8F", "a??");
        row("a hundred", QByteArray("ü").repeated(100), QByteArray("ü").repeated(100));
        row("more", QByteArray("ü").repeated(101), QByteArray("ü").repeated(100) + "…");
    }
    void namesAreShown() {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, shown);
        QCOMPARE(QByteArray::fromStdString(shownName(name.toStdString())), shown);
    }

    void textsAreShown() {
        const std::string rest(300, 'x');
        QCOMPARE(shownText("a\x1b[2J\n\tb\r" + rest), "a?[2J\n\tb?" + rest);
    }
};

QTEST_GUILESS_MAIN(ShownNameTest)
#include "shown_name_test.moc"
