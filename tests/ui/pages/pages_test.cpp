// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/prediction_model.h"
#include "ui/pages/predictions_page.h"
#include "ui/pages/training_page.h"
#include "ui/plots/loss_plot.h"
#include "ui/session.h"
#include "ui/widgets/confusion_matrix.h"
#include "ui/widgets/prediction_grid.h"
#include "ui/widgets/prediction_strip.h"
#include "ui/widgets/setting_row.h"

#include "support/fake_engine.h"
#include "support/red_data.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace studio;
using namespace studio::ui;

static constexpr int kPatience = 20'000;  ///< milliseconds; a signal that does not come by then never will

/// Returns once `done`, looked at whenever `signal` comes.
template <class Signal, class Done>
static bool waitUntil(Session& session, Signal signal, Done done) {
    while (!done()) {
        QSignalSpy spy(&session, signal);
        if (!spy.wait(kPatience)) return false;
    }
    return true;
}

class PagesTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder{QDir::tempPath() + "/studio pages XXXXXX"};

    static QLineEdit* editor(QWidget& page, const char* key) {
        return page.findChild<QLineEdit*>(QString("setting.%1").arg(key));
    }

    /// Opens the red pictures with settings for a run of milliseconds.
    void prepare(Session& session) {
        session.openPath(m_folder.filePath("red"));
        QVERIFY(waitUntil(session, &Session::preparedChanged, [&] { return session.prepared() != nullptr; }));
        session.setSetting("epochs", "3");
        session.setSetting("batch_size", "4");
        session.setSetting("input_size", "96");
        session.setSetting("workers", "1");
    }

    void train(Session& session) {
        session.start();
        QVERIFY(waitUntil(session, &Session::stateChanged, [&] { return session.state() == RunState::Finished; }));
        QVERIFY(waitUntil(session, &Session::predictionsChanged,
                          [&] { return !session.predicting() && !session.predictions().empty(); }));
    }

private slots:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        test::writeRedPictures(m_folder.filePath("red"));
    }

    void emptyPagesSayWhatWillBeThere() {
        Session session([] { return std::make_shared<test::FakeEngine>(); });
        PredictionsPage predictions(session);
        TrainingPage training(session);
        for (QWidget* page : {static_cast<QWidget*>(&predictions), static_cast<QWidget*>(&training)}) {
            page->resize(1280, 704);
            page->show();
            QVERIFY(!page->grab().isNull());
        }
        QVERIFY(predictions.findChild<QLabel*>("predictionsHint")->isVisible());
        QVERIFY(predictions.findChild<QLabel*>("matrixHint")->text().contains("appears here"));
        QVERIFY(training.findChild<QLabel*>("stripHint")->isVisible());
        QVERIFY(training.findChild<QLabel*>("runSummary")->text().contains("Start"));
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

    void aBatchLargerThanTheDataIsSaidBeforeStart() {
        Session session([] { return std::make_shared<test::FakeEngine>(); });
        prepare(session);
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
        prepare(session);
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

    void aRunIsSeen() {
        Session session([] { return std::make_shared<test::FakeEngine>(); });
        prepare(session);
        TrainingPage training(session);
        PredictionsPage predictions(session);
        training.resize(1280, 704);
        training.show();
        predictions.show();
        train(session);
        auto* plot = training.findChild<LossPlot*>();
        plot->setCursor(2);
        QVERIFY(plot->cursor());
        const Losses losses = plot->cursor()->losses;
        QVERIFY(std::abs(losses.total - losses.main - 0.3 * (*losses.aux1 + *losses.aux2)) < 1e-6);

        auto* strip = training.findChild<PredictionStrip*>();
        QVERIFY(!strip->cells().empty());
        QVERIFY(waitUntil(session, &Session::predictionsChanged, [&] { return !strip->cells()[0].answer.isEmpty(); }));

        auto* grid = predictions.findChild<PredictionGrid*>();
        const int all = grid->model()->rowCount();
        QCOMPARE(all, int(session.predictions().size()));
        auto* matrix = predictions.findChild<ConfusionMatrix*>();
        matrix->setFocus();
        QTest::keyClick(matrix, Qt::Key_Down);
        QTest::keyClick(matrix, Qt::Key_Down);
        QTest::keyClick(matrix, Qt::Key_Right);
        QTest::keyClick(matrix, Qt::Key_Return);
        QCOMPARE(grid->model()->rowCount(), matrix->cellText({2, 1}).toInt());
        QVERIFY(grid->model()->rowCount() < all);
        QTest::keyClick(matrix, Qt::Key_Return);
        QCOMPARE(grid->model()->rowCount(), all);

        grid->setCurrentIndex(grid->model()->index(all - 1, 0));
        const auto chosen = grid->currentIndex().data(PredictionModel::PathRole).toByteArray().toStdString();
        QCOMPARE(session.chosen(), chosen);

        const QString csv = m_folder.filePath("answers.csv");
        predictions.saveAnswers(csv);
        QFile file(csv);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), all + 1);
        const QString values = m_folder.filePath("values.csv");
        training.saveValues(values);
        QFile valuesFile(values);
        QVERIFY(valuesFile.open(QIODevice::ReadOnly));
        QCOMPARE(valuesFile.readAll().count('\n'), qsizetype(session.history().batches.size()) + 1);
    }
};

QTEST_MAIN(PagesTest)
#include "pages_test.moc"
