// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/network/find_box.h"
#include "ui/text/language.h"

#include <QCompleter>
#include <QSignalSpy>
#include <QTest>

using namespace studio;
using namespace studio::ui;

/// What is typed into the Network page's find box, in the language that the parts are listed in.
class FindBoxTest : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { setLanguage(Language::English); }

    void aHeadIsFoundByEitherName_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("part");
        QTest::addColumn<bool>("listed");
        QTest::newRow("as shown") << "辅助 2"
                                  << "aux2" << true;
        QTest::newRow("without the space") << "辅助2"
                                           << "aux2" << false;
        QTest::newRow("its key") << "aux2"
                                 << "aux2" << true;
        QTest::newRow("a layer in it") << "aux2/fc1"
                                       << "aux2/fc1" << true;
        QTest::newRow("a kernel") << "4a/3x3"
                                  << "4a/3x3" << true;
    }
    void aHeadIsFoundByEitherName() {
        QFETCH(QString, typed);
        QFETCH(QString, part);
        QFETCH(bool, listed);
        FindBox box;
        box.setParts(std::make_shared<const NetworkParts>(NetworkSpec{}));
        box.show();
        setLanguage(Language::Chinese);
        QCoreApplication::sendPostedEvents();
        QSignalSpy found(&box, &FindBox::found);
        box.completer()->setCompletionPrefix(typed);
        QCOMPARE(box.completer()->completionCount() > 0, listed);
        // As it is typed, and as the list writes it.
        QStringList texts{typed};
        for (int i = 0; listed && texts.size() == 1 && box.completer()->setCurrentRow(i); ++i)
            if (const QString text = box.completer()->currentCompletion(); text.endsWith(part)) texts << text;
        QCOMPARE(texts.size(), listed ? 2 : 1);
        for (const QString& text : texts) {
            box.setText(text);
            QTest::keyClick(&box, Qt::Key_Return);
            QVERIFY2(!found.isEmpty(), qPrintable(text));
            QCOMPARE(found.takeFirst()[0].toString(), part);
            QTRY_VERIFY(box.text().isEmpty());
        }
        box.setText("辅助 7");
        QTest::keyClick(&box, Qt::Key_Return);
        QVERIFY(found.isEmpty() && box.property("invalid").toBool());
    }
};

QTEST_MAIN(FindBoxTest)
#include "find_box_test.moc"
