// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/predictions_page.h"
#include "support/red_session.h"
#include "support/sample_checkpoint.h"
#include "ui/models/prediction_model.h"
#include "ui/pages/predictions/filter_bar.h"
#include "ui/pages/predictions/matrix_panel.h"
#include "ui/pages/predictions/pair_list.h"
#include "ui/pages/predictions/picture_panel.h"
#include "ui/pages/training_page.h"
#include "ui/plots/loss_plot.h"
#include "ui/widgets/confusion_matrix.h"
#include "ui/widgets/filter_chip.h"
#include "ui/widgets/menu_button.h"
#include "ui/widgets/prediction_grid.h"
#include "ui/widgets/prediction_strip.h"

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

using namespace studio;
using namespace studio::ui;
using test::kPatience;
using test::waitUntil;

/// The predictions page beside a run of the fake engine, whose answers are known.
class PredictionsPageTest : public QObject {
    Q_OBJECT

private:
    test::RedSession m_red;

private slots:
    void anEmptyPageSaysOneThingAndHowToGoOn() {
        Session session([] { return std::make_shared<test::FakeEngine>(); });
        PredictionsPage page(session);
        page.resize(1280, 704);
        page.show();
        QVERIFY(page.findChild<QLabel*>("predictionsHint")->isVisible());
        for (QWidget* panel : {static_cast<QWidget*>(page.findChild<MatrixPanel*>()),
                               static_cast<QWidget*>(page.findChild<PicturePanel*>())})
            QVERIFY(panel->isHidden());
        QVERIFY(page.findChild<FilterBar*>()->isHidden());
        QSignalSpy training(&page, &PredictionsPage::trainingAsked), run(&page, &PredictionsPage::openRunAsked);
        page.findChild<QPushButton*>("predictionsHintDoor")->click();
        page.findChild<QPushButton*>("predictionsHintOtherDoor")->click();
        QCOMPARE(training.count(), 1);
        QCOMPARE(run.count(), 1);
    }

    void filesAreSavedInTheBackground() {
        Session session([] { return std::make_shared<test::FakeEngine>(); });
        m_red.prepare(session);
        PredictionsPage predictions(session);
        m_red.train(session);
        QSignalSpy saved(&predictions, &PredictionsPage::saved);
        const auto linesOf = [&](const QString& name) {
            QFile file(m_red.path(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll().count('\n') : -1;
        };
        predictions.saveAnswers(m_red.path("predictions.csv"));
        predictions.saveMatrix(m_red.path("confusion.csv"));
        predictions.saveFigures(m_red.path("classes.csv"));
        QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 3, kPatience);
        QCOMPARE(linesOf("classes.csv"), 4);
        QCOMPARE(linesOf("predictions.csv"), qsizetype(session.predictions().size()) + 1);
        QCOMPARE(linesOf("confusion.csv"), 4);
        QSignalSpy failed(&session, &Session::failed);
        predictions.saveMatrix(m_red.path("no such folder/confusion.csv"));
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatience);
        QVERIFY(failed[0][0].value<Sentence>().text().contains("no such folder"));
    }

    void aRunIsSeen() {
        Session session([] { return std::make_shared<test::FakeEngine>(); });
        m_red.prepare(session);
        TrainingPage training(session);
        PredictionsPage predictions(session);
        training.resize(1280, 704);
        training.show();
        predictions.show();
        m_red.train(session);
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
        QVERIFY(predictions.findChild<MatrixPanel*>()->isVisible());  // hidden while there were no answers
        QVERIFY(predictions.findChild<PicturePanel*>()->isVisible());
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

    void weightsAndPicturesAreChosen() {
        Session session([] { return std::make_shared<test::FakeEngine>(); });
        m_red.prepare(session);
        session.setSetting("checkpoint.every", "1");
        PredictionsPage page(session);
        page.resize(1280, 704);
        page.show();
        m_red.train(session);
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

        session.predictFiles({m_red.path("red/daisy")});
        QTRY_COMPARE_WITH_TIMEOUT(session.predictions().size(), std::size_t(10), kPatience);
        QVERIFY(page.findChild<MenuButton*>("pictures")->text().startsWith("others, "));
        QVERIFY(!inData->isEnabled() && inData->toolTip().contains("open data set"));
    }

    /// A cell of the matrix is two chips; taking one off widens the grid again, and menus do what cells can't.
    void chipsFiltersAndOrders() {
        Session session([] { return std::make_shared<test::FakeEngine>(); });
        m_red.prepareHalves(session);
        PredictionsPage page(session);
        page.resize(1280, 704);
        page.show();
        m_red.train(session);
        auto* grid = page.findChild<PredictionGrid*>();
        auto* bar = page.findChild<FilterBar*>();
        const auto rows = [&] { return grid->model()->rowCount(); };
        const auto chips = [&] {
            QList<FilterChip*> found;
            for (auto* chip : bar->findChildren<FilterChip*>())
                if (chip->isVisible()) found << chip;
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
        QCOMPARE(chips()[0]->text(), QString("truth roses"));
        QVERIFY(rows() < 15);
        const int both = rows();
        QTest::mouseClick(chips()[0], Qt::LeftButton);
        QTRY_COMPARE(chips().size(), 1);
        QVERIFY(rows() >= both);
        QTest::keyClick(chips()[0], Qt::Key_Space);
        QTRY_COMPARE(chips().size(), 0);
        QCOMPARE(rows(), 15);
        emit page.findChild<PairList*>()->cellChosen(ConfusionMatrix::Cell{2, 1});
        QTRY_COMPARE(chips().size(), 2);
        QCOMPARE(chips()[1]->text(), QString("answer roses"));
        QVERIFY(matrix->chosen() == (ConfusionMatrix::Cell{2, 1}));
        emit page.findChild<PairList*>()->cellChosen(std::nullopt);
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
        choose(1, "most certain");
        QCOMPARE(grid->model()->index(0, 0).data(PredictionModel::ConfidenceRole).toDouble(), before);
    }

    /// As those of the Oxford pets.
    void longClassNamesPushNothingAway() {
        const std::vector<std::string> pets{"staffordshire_bull_terrier", "american_pit_bull_terrier"};
        Session session([] { return std::make_shared<test::FakeEngine>(); });
        PicturePanel panel(session);
        panel.resize(344, 664);
        panel.show();
        Prediction one;
        one.path = "pets/" + pets[0] + "_17.jpg";
        one.truth = 0;
        one.main = {0, 2};
        one.aux1 = one.aux2 = one.main;
        panel.showPrediction(one, pets, nullptr);
        QVERIFY2(panel.minimumSizeHint().width() <= 344, qPrintable(QString::number(panel.minimumSizeHint().width())));
        QCoreApplication::sendPostedEvents();
        for (const QLabel* label : panel.findChildren<QLabel*>()) {
            if (!label->isVisible()) continue;
            const QRect place(label->mapTo(&panel, QPoint()), label->size());
            QVERIFY2(panel.rect().contains(place), qPrintable(label->text()));
        }
        const auto* truth = panel.findChild<QLabel*>("truth");
        QVERIFY(truth->y() > panel.findChild<QLabel*>("answer")->y());  // below: there is no room beside
        one.truth = 1;
        panel.showPrediction(one, {"a", "b"}, nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(truth->x() > panel.findChild<QLabel*>("answer")->x(), kPatience);

        FilterBar bar;
        bar.resize(560, 36);
        bar.show();
        PredictionFilter cell;
        cell.truth = 0;
        cell.answer = 1;
        bar.showState(cell, PredictionOrder::ConfidentMistakes, {pets[0].c_str(), pets[1].c_str()}, 3, 240);
        QCoreApplication::sendPostedEvents();
        for (const QWidget* child : bar.findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
            if (child->isVisible()) QVERIFY2(bar.rect().contains(child->geometry()), child->metaObject()->className());
    }

    /// As `eval` says it.
    void anotherOrderOfClassesIsSaid() {
        Checkpoint turned = test::sampleCheckpoint(Variant::Course);
        turned.classes = {"tulips", "daisy", "roses"};
        turned.data.reset();
        writeCheckpoint(m_red.path("turned.pth").toStdString(), turned);
        Session session([] { return std::make_shared<test::FakeEngine>(); });
        m_red.prepare(session);
        PredictionsPage page(session);
        page.show();
        session.openPath(m_red.path("turned.pth"));
        const auto* said = page.findChild<QLabel*>("predictionProblems");
        QTRY_COMPARE_WITH_TIMEOUT(
            said->text(), QString("The weights list the data's classes in another order: they were matched by name."),
            kPatience);
        QVERIFY(said->isVisible());
    }

    void aNetworkThatCannotAnswerSaysWhy() {
        test::FakeOptions options;
        options.beforePredict = [](std::stop_token) { throw studio::Error(ErrorCode::OutOfMemory, {"the device"}); };
        Session session([options] { return std::make_shared<test::FakeEngine>(options); });
        m_red.prepare(session);
        PredictionsPage page(session);
        page.resize(1280, 704);
        page.show();
        m_red.train(session);
        QSignalSpy failed(&session, &Session::failed);
        session.predictFiles({m_red.path("red/daisy")});
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatience);
        QVERIFY(!session.predictionError().isEmpty());
        QVERIFY(!session.predictions().empty());  // those before stay

        // With none before, the page's middle says it.
        Session another([options] { return std::make_shared<test::FakeEngine>(options); });
        PredictionsPage empty(another);
        empty.resize(1280, 704);
        empty.show();
        another.openPath(QString::fromStdString(session.history().start.run.string()));
        auto* hint = empty.findChild<QLabel*>("predictionsHint");
        QTRY_VERIFY_WITH_TIMEOUT(hint->text().startsWith("There is not enough memory"), kPatience);
        QVERIFY(hint->isVisible() && empty.findChild<MatrixPanel*>()->isHidden());
        QStringList said;
        for (const auto* label : empty.findChildren<QLabel*>())
            if (label->isVisible()) said << label->text();
        QVERIFY2(said.contains("The network could not be asked"), qPrintable(said.join('|')));
        QVERIFY(empty.findChild<QPushButton*>("predictionsHintOtherDoor")->isVisible());
    }
};

QTEST_MAIN(PredictionsPageTest)
#include "predictions_page_test.moc"
