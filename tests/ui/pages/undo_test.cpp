// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/red_session.h"
#include "ui/base/app_settings.h"
#include "ui/models/recent.h"
#include "ui/pages/start/first_start.h"
#include "ui/pages/training_page.h"
#include "ui/text/core_text.h"
#include "ui/text/language.h"
#include "ui/widgets/prediction_strip.h"

#include <QAbstractItemView>
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

    void theClearedListComesBack() {
        for (const char* path : {"/data/one", "/data/two", "/data/three"}) rememberRecent({.path = path});
        const QStringList before = recentPaths();
        QCOMPARE(before.size(), 3);
        FirstStart page;
        page.show();
        auto* clear = page.findChild<QToolButton*>("clearRecent");
        QCOMPARE(clear->text(), QString("Clear list"));
        QTest::mouseClick(clear, Qt::LeftButton);
        QVERIFY(recentPaths().isEmpty());
        QVERIFY(clear->isVisible());
        QCOMPARE(clear->text(), QString("Undo"));
        QTest::mouseClick(clear, Qt::LeftButton);
        QCOMPARE(recentPaths(), before);
        QCOMPARE(clear->text(), QString("Clear list"));
        // Once something was opened there is another list.
        QTest::mouseClick(clear, Qt::LeftButton);
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
        session.setSetting("epochs", "9");
        QVERIFY(!undo->isVisible());
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
