// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/training/settings_panel.h"
#include "support/red_session.h"
#include "support/temporary_folder.h"
#include "ui/base/app_settings.h"
#include "ui/pages/training_page.h"
#include "ui/theme/theme.h"
#include "ui/tiny_data.h"
#include "ui/widgets/setting_row.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <atomic>

using namespace studio;
using namespace studio::ui;
using test::waitUntil;

/// The settings of the training page, and the plan below them.
class SettingsPanelTest : public QObject {
    Q_OBJECT

private:
    test::RedSession m_red;

    static QLineEdit* editor(QWidget& page, const char* key) {
        return page.findChild<QLineEdit*>(QString("setting.%1").arg(key));
    }
    static bool isDrawnIn(QWidget& widget, const QColor& color) {
        const QImage image = widget.grab().toImage();
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y).rgb() == color.rgb()) return true;
        return false;
    }

private slots:
    void init() { appSettings().clear(); }

    /// The plan offers to time a few steps; then it says how long it will take.
    void theTimeIsMeasuredByALink() {
        Session session([] { return std::make_shared<test::FakeEngine>(); });
        m_red.prepare(session);
        TrainingPage page(session);
        page.show();
        auto* summary = page.findChild<QLabel*>("runSummary");
        QSignalSpy ready(&session, &Session::engineReady);
        session.loadEngine();
        QVERIFY(ready.wait());
        QVERIFY2(summary->text().contains("<a href=\"measure\">Measure the time</a>."), qPrintable(summary->text()));
        QCOMPARE(summary->focusPolicy(), Qt::TabFocus);
        for (const ThemeMode mode : {ThemeMode::Dark, ThemeMode::Light}) {
            Theme::instance().setMode(mode);
            QVERIFY(isDrawnIn(*summary, Theme::instance().color(Token::Accent)));
        }
        QTest::keyClick(summary, Qt::Key_Return);  // as a click on the link
        QVERIFY2(summary->text().contains("being timed"), qPrintable(summary->text()));
        QCOMPARE(summary->focusPolicy(), Qt::NoFocus);
        QTRY_VERIFY2_WITH_TIMEOUT(summary->text().contains("Takes about"), qPrintable(summary->text()),
                                  test::kPatience);
    }

    void aBadValueIsSaidInPlace_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("no number") << "lr"
                                   << "fast";
        QTest::newRow("out of range") << "epochs"
                                      << "0";
        QTest::newRow("too small a picture") << "input_size"
                                             << "95";
    }
    void aBadValueIsSaidInPlace() {
        QFETCH(QString, key);
        QFETCH(QString, value);
        Session session([] { return std::make_shared<test::FakeEngine>(); });
        const Settings before = session.settings();
        TrainingPage page(session);
        page.show();
        QLineEdit* line = editor(page, key.toLatin1());
        QVERIFY(line);
        line->selectAll();
        QTest::keyClicks(line, value);
        QTest::keyClick(line, Qt::Key_Return);
        auto* row = qobject_cast<SettingRow*>(line->parentWidget());
        QVERIFY(row && row->hasError());
        QCOMPARE(line->text(), value);
        QCOMPARE(session.settings(), before);
        line->selectAll();
        QTest::keyClicks(line, "100");
        QTest::keyClick(line, Qt::Key_Return);
        QVERIFY(!row->hasError());
    }

    void presetsMoveTheValues() {
        Session session([] { return std::make_shared<test::FakeEngine>(); });
        TrainingPage page(session);
        auto* preset = page.findChild<QComboBox*>("preset");
        const int course = preset->findData("course");
        emit preset->activated(course);
        QCOMPARE(editor(page, "epochs")->text(), "30");
        QCOMPARE(preset->currentIndex(), course);
        session.setSetting("epochs", "31");
        QCOMPARE(preset->currentData().toString(), QString());
    }

    void aPresetSaysThatItsBatchIsSmaller() {
        const TemporaryFolder folder;
        Session session([] { return std::make_shared<test::FakeEngine>(); });
        TrainingPage page(session);
        page.show();
        auto* help = page.findChild<QLabel*>("presetHelp");
        QVERIFY(!help->text().contains("instead of"));
        session.openPath(test::makeTinyData(folder.path()));
        QTRY_VERIFY_WITH_TIMEOUT(help->text().contains("Batch 8 instead of 32: there are "), 20'000);
        QCOMPARE(editor(page, "batch_size")->text(), QString("8"));
        QVERIFY(!page.findChild<QLabel*>("settingsWarning")->isVisible());
        session.setSetting("batch_size", "4");
        QVERIFY(!help->text().contains("instead of"));
    }

    void aBatchLargerThanTheDataIsSaidBeforeStart() {
        Session session([] { return std::make_shared<test::FakeEngine>(); });
        m_red.prepare(session);
        TrainingPage page(session);
        page.show();
        QVERIFY(!page.findChild<QLabel*>("settingsWarning")->isVisible());
        session.setSetting("batch_size", "4000");
        QVERIFY(page.findChild<QLabel*>("settingsWarning")->isVisible());
    }

    void settingsAreLockedWhileRunning() {
        test::FakeOptions options;
        std::atomic<bool> go = false;
        options.beforeTrain = [&](std::int64_t, std::stop_token) { go.wait(false); };
        Session session([options] { return std::make_shared<test::FakeEngine>(options); });
        m_red.prepare(session);
        TrainingPage page(session);
        page.show();
        QVERIFY(editor(page, "lr")->isEnabled());
        session.start();
        QVERIFY(waitUntil(session, &Session::stateChanged, [&] { return session.state() == RunState::Running; }));
        const bool enabled = editor(page, "lr")->isEnabled();
        const QString why = editor(page, "lr")->toolTip();
        go = true;
        go.notify_all();
        QVERIFY(!enabled);
        QVERIFY(why.contains("Stop"));
        QVERIFY(waitUntil(session, &Session::stateChanged, [&] { return session.state() == RunState::Finished; }));
        QVERIFY(editor(page, "lr")->isEnabled());
    }

    void everySettingSaysWhatItTakes() {
        Session session([] { return std::make_shared<test::FakeEngine>(); });
        TrainingPage page(session);
        int numbers = 0;
        for (auto* row : page.findChildren<SettingRow*>()) {
            const SettingInfo& info = row->info();
            QVERIFY2(!info.help.empty(), info.key.data());
            const bool number = info.kind == SettingInfo::Kind::Integer || info.kind == SettingInfo::Kind::Real ||
                                info.kind == SettingInfo::Kind::Share;
            if (!number) continue;
            ++numbers;
            emit row->edited(std::string(info.key), "-7");
            QVERIFY2(row->hasError(), info.key.data());
            emit row->edited(std::string(info.key), info.get(session.settings()));
            QVERIFY2(!row->hasError(), info.key.data());
        }
        QVERIFY(numbers > 15);
        QCOMPARE(page.findChildren<SettingRow*>().size(), qsizetype(settingTable().size()));
    }
};

QTEST_MAIN(SettingsPanelTest)
#include "settings_panel_test.moc"
