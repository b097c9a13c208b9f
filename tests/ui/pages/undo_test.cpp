// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/red_session.h"
#include "support/temporary_folder.h"
#include "ui/base/app_settings.h"
#include "ui/models/recent.h"
#include "ui/pages/start/first_start.h"
#include "ui/pages/start/recent_row.h"
#include "ui/pages/training_page.h"
#include "ui/text/core_text.h"
#include "ui/text/language.h"
#include "ui/tiny_data.h"
#include "ui/widgets/prediction_strip.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QComboBox>
#include <QToolButton>

using namespace studio;
using namespace studio::ui;

/// What takes something of a person's away can be taken back where it was done.
class UndoTest : public QObject {
    Q_OBJECT

private:
    test::RedSession m_red;

    static EngineSource fake() {
        return [] { return std::make_shared<test::FakeEngine>(); };
    }
    static QStringList recentPaths() {
        QStringList paths;
        for (const RecentItem& item : recentItems()) paths << item.path;
        return paths;
    }
    static std::vector<std::string> paths(const PredictionStrip& strip) {
        std::vector<std::string> paths;
        for (const auto& cell : strip.cells()) paths.push_back(cell.path);
        return paths;
    }
    static void choosePreset(QWidget& page, const QString& name) {
        auto* preset = page.findChild<QComboBox*>("preset");
        preset->setCurrentIndex(preset->findData(name));
        emit preset->activated(preset->currentIndex());
    }

private slots:
    void init() {
        appSettings().clear();
        setLanguage(Language::English);
    }

    void theClearedListComesBack_data() {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("mouse") << false;
        QTest::newRow("key") << true;
    }
    void theClearedListComesBack() {
        QFETCH(bool, byKey);
        for (const char* path : {"/data/one", "/data/two", "/data/three"}) rememberRecent({.path = path});
        const QStringList before = recentPaths();
        QCOMPARE(before.size(), 3);
        FirstStart page;
        page.show();
        auto* clear = page.findChild<QToolButton*>("clearRecent");
        const auto press = [&] {
            byKey ? QTest::keyClick(clear, Qt::Key_Space) : QTest::mouseClick(clear, Qt::LeftButton);
        };
        const auto isCalled = [&](const QString& name) {
            const QAccessibleInterface* face = QAccessible::queryAccessibleInterface(clear);
            return clear->text() == name && face && face->text(QAccessible::Name) == name;
        };
        QVERIFY(clear->isVisible() && isCalled("Clear list"));
        press();
        QVERIFY(recentPaths().isEmpty());
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);  // the rows that were there before
        QVERIFY(page.findChildren<RecentRow*>().isEmpty());
        QVERIFY(clear->isVisible() && isCalled("Undo"));
        press();
        QCOMPARE(recentPaths(), before);
        QCOMPARE(clear->text(), QString("Clear list"));
        // Once something was opened there is another list.
        press();
        rememberRecent({.path = "/data/four"});
        page.refreshRecent();
        QCOMPARE(clear->text(), QString("Clear list"));
        QCOMPARE(recentPaths(), QStringList{"/data/four"});
    }

    void aPresetGivesTheOwnSettingsBack() {
        Session session(fake());
        TrainingPage page(session);
        page.show();
        auto* undo = page.findChild<QToolButton*>("undoPreset");
        const QString first = fromUtf8(presets()[0].name), second = fromUtf8(presets()[1].name);
        choosePreset(page, first);
        QVERIFY(!undo->isVisible());  // nobody's own ones were lost
        session.setSetting("epochs", "7");
        session.setSetting("seed", "77");
        const Settings own = session.settings();
        QVERIFY(session.presetName().empty());
        choosePreset(page, first);
        choosePreset(page, second);
        QVERIFY(undo->isVisible() && session.settings() != own);
        QTest::mouseClick(undo, Qt::LeftButton);
        QVERIFY(session.settings() == own);
        QVERIFY(session.presetName().empty() && !undo->isVisible());
        choosePreset(page, first);
        choosePreset(page, {});  // "own settings" says the same
        QVERIFY(session.settings() == own);
        // What is set afterwards is not lost to it.
        choosePreset(page, first);
        session.setSetting("device", "cpu");
        QVERIFY(undo->isVisible());
        QTest::mouseClick(undo, Qt::LeftButton);
        QCOMPARE(session.settings().epochs, 7);
        QCOMPARE(session.settings().device, std::string("cpu"));
        choosePreset(page, first);
        session.setSetting("epochs", "9");
        QVERIFY(!undo->isVisible());
    }

    /// Classes of the data before are no classes of these.
    void otherDataKeepTheirClasses() {
        Session session(fake());
        m_red.prepare(session);
        TrainingPage page(session);
        page.show();
        session.setSetting("classes", "daisy,roses");
        choosePreset(page, fromUtf8(presets()[0].name));
        const TemporaryFolder folder;
        session.openPath(test::makeTinyData(folder.path(), 3));
        QTRY_VERIFY_WITH_TIMEOUT(
            session.dataSet() && session.dataSet()->classes.front() == "class 0" && session.preparedNow(),
            test::kPatience);
        auto* undo = page.findChild<QToolButton*>("undoPreset");
        QVERIFY(undo->isVisible());
        QTest::mouseClick(undo, Qt::LeftButton);
        QCOMPARE(session.settings().epochs, 3);
        QVERIFY(session.settings().classes.empty());
        QTRY_VERIFY_WITH_TIMEOUT(session.preparedNow() != nullptr, test::kPatience);
        QVERIFY2(session.dataError().isEmpty(), qPrintable(session.dataError()));
    }

    /// A preset's batch that was made smaller for the data stays one.
    void aFittedBatchComesBackAsOne() {
        Session session(fake());
        m_red.prepare(session);
        TrainingPage page(session);
        page.show();
        choosePreset(page, fromUtf8(presets()[0].name));
        session.setSetting("epochs", "7");
        const int batch = session.settings().batchSize;
        const QString note = session.batchNote();
        QVERIFY(!note.isEmpty() && session.presetName().empty());
        choosePreset(page, fromUtf8(presets()[3].name));
        QTest::mouseClick(page.findChild<QToolButton*>("undoPreset"), Qt::LeftButton);
        QCOMPARE(session.settings().batchSize, batch);
        QCOMPARE(session.batchNote(), note);
    }

    /// A run that was made by a preset has its own settings, of which nothing was replaced.
    void aRunsSettingsReplaceNothing() {
        const TemporaryFolder folder;
        Session session(fake());
        TrainingPage page(session);
        page.show();
        session.openPath(test::makeTinyData(folder.path(), 3, 16));  // enough for the preset's own batch
        QTRY_VERIFY_WITH_TIMEOUT(session.prepared() != nullptr, test::kPatience);
        session.setSetting("epochs", "7");
        const std::string preset(presets()[0].name);
        choosePreset(page, fromUtf8(preset));
        auto* undo = page.findChild<QToolButton*>("undoPreset");
        QVERIFY(undo->isVisible() && session.batchNote().isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(session.actions().start, test::kPatience);
        session.start();
        QTRY_VERIFY_WITH_TIMEOUT(session.state() == RunState::Running || !isLive(session.state()), test::kPatience);
        session.stop();
        QTRY_VERIFY_WITH_TIMEOUT(!isLive(session.state()), test::kPatience);
        QSignalSpy adopted(&session, &Session::settingsAdopted);
        session.trainLike(QString::fromStdString(session.history().start.run.string()));
        QTRY_COMPARE_WITH_TIMEOUT(adopted.count(), 1, test::kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(session.presetName(), preset, test::kPatience);
        QVERIFY(!undo->isVisible());
    }

    void undoStandsBeforeThePresetAlsoForTab() {
        Session session(fake());
        TrainingPage page(session);
        const auto* undo = page.findChild<QToolButton*>("undoPreset");
        const QWidget* next = undo->nextInFocusChain();
        while (next->focusPolicy() == Qt::NoFocus) next = next->nextInFocusChain();
        QCOMPARE(next->objectName(), QString("preset"));
    }

    void picturesChosenByHandComeBack() {
        Session session(fake());
        m_red.prepareHalves(session);
        TrainingPage page(session);
        page.resize(1280, 704);
        page.show();
        m_red.train(session);
        auto* strip = page.findChild<PredictionStrip*>();
        auto* others = page.findChild<QToolButton*>("otherPictures");
        auto* undo = page.findChild<QToolButton*>("undoOthers");
        QTest::mouseClick(others, Qt::LeftButton);
        QVERIFY(!undo->isVisible());  // they were drawn
        {
            TrainingPage next(session);
            next.resize(1280, 704);
            next.show();
            QTest::mouseClick(next.findChild<QToolButton*>("otherPictures"), Qt::LeftButton);
            QVERIFY(!next.findChild<QToolButton*>("undoOthers")->isVisible());  // for the next window, too
        }
        QTest::mouseClick(strip, Qt::LeftButton, {}, strip->cellBox(3).center());
        auto* grid = page.findChild<QWidget*>("picturePicker")->findChild<QAbstractItemView*>();
        const int rows = grid->model()->rowCount();
        grid->setCurrentIndex(grid->model()->index((grid->currentIndex().row() + 1) % rows, 0));
        QTest::keyClick(grid, Qt::Key_Return);
        const auto chosen = paths(*strip);
        QTest::mouseClick(others, Qt::LeftButton);
        QTest::mouseClick(others, Qt::LeftButton);
        QVERIFY(undo->isVisible() && paths(*strip) != chosen);
        QTest::mouseClick(undo, Qt::LeftButton);
        QCOMPARE(paths(*strip), chosen);
        QVERIFY(!strip->cells()[3].answer.isEmpty());
        QVERIFY(!undo->isVisible());
        TrainingPage again(session);
        QCOMPARE(paths(*again.findChild<PredictionStrip*>()), chosen);
    }
};

QTEST_MAIN(UndoTest)
#include "undo_test.moc"
