// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/language.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QPushButton>
#include <QTest>

using namespace studio::ui;

/// The window's language is that of what Qt itself says, too.
class LanguageTest : public QObject {
    Q_OBJECT

private slots:
    void init() { setLanguage(Language::English); }
    void cleanup() { setLanguage(Language::English); }

    void qtsOwnTextsAreInstalled() {
        const QString catalogue = QLibraryInfo::path(QLibraryInfo::TranslationsPath) + "/qtbase_zh_CN.qm";
        QVERIFY2(QFileInfo::exists(catalogue),
                 qPrintable(catalogue + " is missing: Qt's own dialogs and buttons would stay English. On Debian it "
                                        "comes with qt6-translations-l10n."));
    }

    void qtsOwnTextsAreTranslated() {
        const auto cancel = [] {
            const QDialogButtonBox buttons(QDialogButtonBox::Cancel);
            return buttons.button(QDialogButtonBox::Cancel)->text().remove('&');
        };
        QCOMPARE(cancel(), QString("Cancel"));
        setLanguage(Language::Chinese);
        QVERIFY2(cancel().startsWith(QString("取消")), qPrintable(cancel()));
        setLanguage(Language::English);
        QCOMPARE(cancel(), QString("Cancel"));
    }
};

QTEST_MAIN(LanguageTest)
#include "language_test.moc"
