// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/picture_model.h"
#include "ui/models/prediction_model.h"
#include "ui/pages/predictions/filter_bar.h"
#include "ui/pages/predictions_page.h"
#include "ui/pages/training_page.h"
#include "ui/plots/loss_plot.h"
#include "ui/session.h"
#include "ui/widgets/confusion_matrix.h"
#include "ui/widgets/legend_button.h"
#include "ui/widgets/menu_button.h"
#include "ui/widgets/prediction_grid.h"
#include "ui/widgets/prediction_strip.h"
#include "ui/widgets/segmented_choice.h"
#include "ui/widgets/setting_row.h"

#include "support/fake_engine.h"
#include "support/red_data.h"

#include <QAction>
#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUrl>
#include <atomic>
#include <set>

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
    }

    void filesAreSavedInTheBackground() {
        Session session([] { return std::make_shared<test::FakeEngine>(); });
        prepare(session);
        TrainingPage training(session);
        PredictionsPage predictions(session);
        training.resize(1280, 704);
        training.show();
        train(session);
        QSignalSpy saved(&training, &TrainingPage::saved), savedToo(&predictions, &PredictionsPage::saved);
        const auto contentOf = [&](const QString& name) {
            QFile file(m_folder.filePath(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        predictions.saveAnswers(m_folder.filePath("predictions.csv"));
        predictions.saveMatrix(m_folder.filePath("confusion.csv"));
        training.saveValues(m_folder.filePath("values.csv"));
        training.savePicture(m_folder.filePath("losses.svg"));
        training.savePicture(m_folder.filePath("losses.png"));
        QTRY_COMPARE_WITH_TIMEOUT(saved.count() + savedToo.count(), 5, kPatience);
        QCOMPARE(contentOf("predictions.csv").count('\n'), qsizetype(session.predictions().size()) + 1);
        QCOMPARE(contentOf("confusion.csv").count('\n'), 4);
        QCOMPARE(contentOf("values.csv").count('\n'), qsizetype(session.history().batches.size()) + 1);
        QVERIFY(contentOf("losses.svg").contains("<svg"));
        QVERIFY(contentOf("losses.png").startsWith("\x89PNG"));
        QSignalSpy failed(&session, &Session::failed);
        predictions.saveMatrix(m_folder.filePath("no such folder/confusion.csv"));
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatience);
        QVERIFY(failed[0][0].toString().contains("no such folder"));
    }

    void everySettingSaysWhatItTakes() {
        Session session([] { return std::make_shared<test::FakeEngine>(); });
        TrainingPage page(session);
        int numbers = 0;
        for (auto* row : page.findChildren<SettingRow*>()) {
            const SettingInfo& info = row->info();
            QVERIFY2(!info.help.empty(), info.key.data());
            const bool number = info.kind == SettingInfo::Kind::Integer || info.kind == SettingInfo::Kind::Real;
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

    /// Nothing falls when nothing moves: every head stays at ln 3.
    void headsThatDoNotLearnAreSaid() {
        Session session([] { return std::make_shared<test::FakeEngine>(); });
        prepare(session);
        session.setSetting("lr", "1e-9");
        TrainingPage page(session);
        page.show();
        auto* notice = page.findChild<QLabel*>("headNotice");
        QVERIFY(!notice->isVisible());
        train(session);
        QVERIFY(notice->isVisible());
        QVERIFY2(notice->text().contains("ln 3 = 1.099"), qPrintable(notice->text()));
        session.setSetting("lr", "1e-3");
        train(session);
        QVERIFY(!notice->isVisible());
    }

    void whatHappenedIsListed() {
        Session session([] { return std::make_shared<test::FakeEngine>(); });
        prepare(session);
        TrainingPage page(session);
        page.show();
        auto* log = page.findChild<QTableView*>("eventLog");
        auto* choice = page.findChild<SegmentedChoice*>("stripView");
        choice->findChildren<QToolButton*>()[1]->click();
        QVERIFY(!log->isVisible());
        QVERIFY(page.findChild<QLabel*>("stripHint")->text().contains("checkpoints"));
        session.start();
        session.pause();
        QVERIFY(waitUntil(session, &Session::stateChanged, [&] { return session.state() == RunState::Paused; }));
        session.resume();
        QVERIFY(waitUntil(session, &Session::stateChanged, [&] { return session.state() == RunState::Finished; }));
        QVERIFY(log->isVisible());
        QStringList texts;
        for (int row = 0; row < log->model()->rowCount(); ++row) texts << log->model()->index(row, 2).data().toString();
        QCOMPARE(texts.first(), "Finished");
        QCOMPARE(texts.filter("Paused").size(), 1);
        QCOMPARE(texts.filter("Continued").size(), 1);
        QVERIFY(texts.filter("best.pth").size() >= 1);
        QVERIFY(texts.last().startsWith("Started: cpu, float32"));
    }

    /// By mouse and keys; the answer is there at once, without asking the network, and the choice is remembered.
    void aValidationPictureIsExchanged() {
        std::atomic<int> asked = 0;
        test::FakeOptions options;
        options.beforePredict = [&](std::stop_token) { ++asked; };
        Session session([options] { return std::make_shared<test::FakeEngine>(options); });
        prepare(session);
        session.setSetting("validation_fraction", "0.5");  // fifteen pictures, of which twelve are shown
        QVERIFY(waitUntil(session, &Session::preparedChanged,
                          [&] { return session.prepared()->count(Split::Validation) == 15; }));
        TrainingPage page(session);
        page.resize(1280, 704);
        page.show();
        train(session);
        auto* strip = page.findChild<PredictionStrip*>();
        QCOMPARE(strip->cells().size(), std::size_t(12));
        std::set<std::string> shown;
        for (const auto& cell : strip->cells()) shown.insert(cell.path);
        QTest::mouseClick(strip, Qt::LeftButton, {}, strip->cellBox(3).center());
        auto* picker = page.findChild<QWidget*>("picturePicker");
        QVERIFY(picker && picker->isVisible());
        QCOMPARE(session.chosen(), strip->cells()[3].path);
        auto* grid = picker->findChild<QListView*>();
        QCOMPARE(grid->currentIndex().data(PictureModel::PathRole).toByteArray().toStdString(), strip->cells()[3].path);
        int row = 0;
        const auto pathAt = [&](int at) {
            return grid->model()->index(at, 0).data(PictureModel::PathRole).toByteArray().toStdString();
        };
        while (row < grid->model()->rowCount() && shown.contains(pathAt(row))) ++row;
        QVERIFY(row < grid->model()->rowCount());  // one that is not shown
        const std::string picked = pathAt(row);
        grid->setCurrentIndex(grid->model()->index(row, 0));
        QTest::keyClick(grid, Qt::Key_Return);
        QVERIFY(!picker->isVisible());
        QCOMPARE(strip->cells()[3].path, picked);
        QVERIFY(!strip->cells()[3].answer.isEmpty());
        QCOMPARE(session.chosen(), picked);
        // One that is shown already changes places.
        QTest::keyClick(strip, Qt::Key_Left);
        QTest::keyClick(strip, Qt::Key_Return);
        QVERIFY(picker->isVisible());
        const std::string other = strip->cells()[2].path;
        emit grid->clicked(grid->currentIndex());
        QVERIFY(!picker->isVisible());
        QCOMPARE(strip->cells()[2].path, other);
        QCOMPARE(asked.load(), 0);
        TrainingPage again(session);
        QCOMPARE(again.findChild<PredictionStrip*>()->cells()[3].path, picked);
    }

    void weightsAndPicturesAreChosen() {
        Session session([] { return std::make_shared<test::FakeEngine>(); });
        prepare(session);
        session.setSetting("checkpoint.every", "1");
        PredictionsPage page(session);
        page.resize(1280, 704);
        page.show();
        train(session);
        QVERIFY(waitUntil(session, &Session::weightsChanged, [&] { return session.savedWeights().size() == 4; }));
        const auto menuOf = [&](const char* name) {
            QMenu& menu = page.findChild<MenuButton*>(name)->choices();
            emit menu.aboutToShow();
            return &menu;
        };
        const auto actionOf = [](QMenu* menu, const QString& text) -> QAction* {
            for (QAction* action : menu->actions())
                if (action->text().startsWith(text)) return action;
            return nullptr;
        };
        for (const char* kept : {"Live", "Best", "last, epoch 3", "epoch 3", "epoch 2", "epoch 1"})
            QVERIFY2(actionOf(menuOf("weights"), kept), kept);
        actionOf(menuOf("weights"), "epoch 1")->trigger();
        QVERIFY(
            waitUntil(session, &Session::weightsChanged, [&] { return session.weightsText().startsWith("epoch 1"); }));
        QVERIFY(page.findChild<MenuButton*>("weights")->text().startsWith("epoch 1"));
        QVERIFY(actionOf(menuOf("weights"), "epoch 1")->isChecked());
        QTRY_VERIFY_WITH_TIMEOUT(!session.predicting(), kPatience);

        QAction* tests = actionOf(menuOf("pictures"), "Test");
        QVERIFY(!tests->isEnabled() && tests->toolTip().contains("none"));
        auto* inData = page.findChild<QPushButton*>("showInData");
        QVERIFY(inData->isEnabled());
        QSignalSpy wanted(&page, &PredictionsPage::showInDataRequested);
        inData->click();
        QCOMPARE(wanted.count(), 1);
        actionOf(menuOf("pictures"), "Training")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(qint64(session.predictions().size()), session.prepared()->count(Split::Train),
                                  kPatience);
        QVERIFY(page.findChild<MenuButton*>("pictures")->text().startsWith("training, "));

        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(m_folder.filePath("red/daisy"))});
        const auto enters = [&] {
            QDragEnterEvent enter(QPoint(400, 300), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(&page, &enter);
            return enter.isAccepted();
        };
        QVERIFY(enters());
        QDropEvent drop(QPointF(400, 300), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&page, &drop);
        QVERIFY(drop.isAccepted());
        QTRY_COMPARE_WITH_TIMEOUT(session.predictions().size(), std::size_t(10), kPatience);
        QVERIFY(page.findChild<MenuButton*>("pictures")->text().startsWith("others, "));
        QVERIFY(!inData->isEnabled() && inData->toolTip().contains("open data set"));
        // A run is not a picture: the window opens it.
        mime.setUrls({QUrl::fromLocalFile(QString::fromStdString(session.history().start.run.string()))});
        QVERIFY(!enters());
    }

    /// A cell of the matrix is two chips; taking one off widens the grid again, and menus do what cells can't.
    void chipsFiltersAndOrders() {
        Session session([] { return std::make_shared<test::FakeEngine>(); });
        prepare(session);
        session.setSetting("validation_fraction", "0.5");
        QVERIFY(waitUntil(session, &Session::preparedChanged,
                          [&] { return session.prepared()->count(Split::Validation) == 15; }));
        PredictionsPage page(session);
        page.resize(1280, 704);
        page.show();
        train(session);
        auto* grid = page.findChild<PredictionGrid*>();
        auto* bar = page.findChild<FilterBar*>();
        const auto rows = [&] { return grid->model()->rowCount(); };
        const auto chips = [&] {
            QList<QToolButton*> found;
            for (auto* button : bar->findChildren<QToolButton*>())
                if (button->isCheckable() && button->isVisible()) found << button;
            return found;
        };
        const auto choose = [&](int menuButton, const QString& text) {
            QMenu& menu = bar->findChildren<MenuButton*>()[menuButton]->choices();
            emit menu.aboutToShow();
            for (QAction* action : menu.actions())
                if (action->text() == text) return action->trigger();
            QFAIL(qPrintable(text));
        };
        QCOMPARE(rows(), 15);
        auto* matrix = page.findChild<ConfusionMatrix*>();
        emit matrix->cellChosen(ConfusionMatrix::Cell{1, 1});
        QTRY_COMPARE(chips().size(), 2);
        QVERIFY(rows() < 15);
        const int both = rows();
        QTest::mouseClick(chips()[0], Qt::LeftButton);
        QTRY_COMPARE(chips().size(), 1);
        QVERIFY(rows() >= both);
        QTest::keyClick(chips()[0], Qt::Key_Space);
        QTRY_COMPARE(chips().size(), 0);
        QCOMPARE(rows(), 15);
        choose(0, "Wrong");
        const int wrong = rows();
        choose(0, "Right");
        QCOMPARE(rows() + wrong, 15);
        choose(0, "Right and wrong");
        choose(1, "least certain");
        double before = 0;
        for (int row = 0; row < rows(); ++row) {
            const double confidence = grid->model()->index(row, 0).data(PredictionModel::ConfidenceRole).toDouble();
            QVERIFY(confidence >= before);
            before = confidence;
        }
    }

    /// Lines are hidden by mouse and keys, and stay hidden in the next window.
    void theLegendIsRemembered() {
        Session session([] { return std::make_shared<test::FakeEngine>(); });
        {
            TrainingPage page(session);
            page.show();
            const auto legend = page.findChildren<LegendButton*>();
            QCOMPARE(legend.size(), 4);
            QVERIFY(legend[1]->toolTip().contains("training only"));
            QTest::mouseClick(legend[1], Qt::LeftButton);
            QTest::keyClick(legend[3], Qt::Key_Space);
            QCOMPARE(page.findChild<LossPlot*>()->view().shown, (std::array{true, false, true, true}));
        }
        TrainingPage again(session);
        QCOMPARE(again.findChild<LossPlot*>()->view().shown, (std::array{true, false, true, true}));
        const auto legend = again.findChildren<LegendButton*>();
        legend[1]->click();
        legend[3]->click();
    }

    void aNetworkThatCannotAnswerSaysWhy() {
        test::FakeOptions options;
        options.beforePredict = [](std::stop_token) { throw studio::Error(ErrorCode::OutOfMemory, {"the device"}); };
        Session session([options] { return std::make_shared<test::FakeEngine>(options); });
        prepare(session);
        PredictionsPage page(session);
        page.resize(1280, 704);
        page.show();
        train(session);
        QSignalSpy failed(&session, &Session::failed);
        session.predictFiles({m_folder.filePath("red/daisy")});
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatience);
        QVERIFY(!session.predictionError().isEmpty());
        QVERIFY(!session.predictions().empty());  // those before stay
    }
};

QTEST_MAIN(PagesTest)
#include "pages_test.moc"
