// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/training_page.h"
#include "support/red_session.h"
#include "ui/base/app_settings.h"
#include "ui/models/picture_model.h"
#include "ui/plots/loss_plot.h"
#include "ui/widgets/legend_button.h"
#include "ui/widgets/menu_button.h"
#include "ui/widgets/prediction_strip.h"
#include "ui/widgets/segmented_choice.h"

#include <QFile>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <atomic>
#include <set>

using namespace studio;
using namespace studio::ui;
using test::kPatience;
using test::waitUntil;

/// Plots, the twelve pictures and the events of the training page.
class TrainingPageTest : public QObject {
    Q_OBJECT

private:
    test::RedSession m_red;

    static QList<QAction*> saveActions(QWidget& page) {
        QMenu& menu = page.findChild<MenuButton*>("savePlots")->choices();
        emit menu.aboutToShow();
        return menu.actions();
    }

private slots:
    void init() { appSettings().clear(); }

    void anEmptyPageSaysWhatWillBeThere() {
        Session session([] { return std::make_shared<test::FakeEngine>(); });
        TrainingPage page(session);
        page.resize(1280, 704);
        page.show();
        QVERIFY(!page.grab().isNull());
        QVERIFY(page.findChild<QLabel*>("stripHint")->isVisible());
        QVERIFY(page.findChild<QLabel*>("runSummary")->text().contains("Start"));
        for (QAction* action : saveActions(page)) QCOMPARE(action->isEnabled(), action->isSeparator());
    }

    void everyPlotIsSaved_data() {
        QTest::addColumn<int>("plot");
        QTest::addColumn<QString>("header");
        QTest::addColumn<int>("rows");
        QTest::newRow("losses") << int(TrainingPlot::Losses) << "epoch,step,seconds,lr,total" << 18;
        QTest::newRow("accuracy") << int(TrainingPlot::Accuracy) << "epoch,validation_top1,validation_top5,train_top1"
                                  << 3;
        QTest::newRow("learning rate") << int(TrainingPlot::Rate) << "epochs,lr,planned" << 18;
    }
    void everyPlotIsSaved() {
        QFETCH(int, plot);
        QFETCH(QString, header);
        QFETCH(int, rows);
        Session session([] { return std::make_shared<test::FakeEngine>(); });
        m_red.prepare(session);
        TrainingPage page(session);
        page.resize(1280, 704);
        page.show();
        m_red.train(session);
        for (QAction* action : saveActions(page)) QVERIFY(action->isEnabled());
        QSignalSpy saved(&page, &TrainingPage::saved);
        const auto contentOf = [&](PlotFile file) {
            const QString name = m_red.path("saved");
            page.savePlot(TrainingPlot(plot), file, name);
            QFile written(name);
            return saved.wait(kPatience) && written.open(QIODevice::ReadOnly) ? written.readAll() : QByteArray();
        };
        const QByteArray values = contentOf(PlotFile::Csv);
        QVERIFY2(values.startsWith(header.toUtf8()), values.left(80).constData());
        QCOMPARE(values.count('\n'), rows + 1);
        QCOMPARE(values.endsWith("\r\n"), true);
        QVERIFY(contentOf(PlotFile::Svg).contains("<svg"));
        const QImage picture = QImage::fromData(contentOf(PlotFile::Png), "PNG");
        QVERIFY2(picture.width() >= 1280 && picture.height() >= 640, "large enough for a document");
    }

    /// Before a run the schedule is all there is: its plan can be saved.
    void thePlannedRateIsSaved() {
        Session session([] { return std::make_shared<test::FakeEngine>(); });
        m_red.prepare(session);
        TrainingPage page(session);
        QStringList enabled;
        for (QAction* action : saveActions(page))
            if (action->isEnabled() && !action->isSeparator()) enabled << action->text();
        QCOMPARE(enabled.size(), 3);
        QVERIFY2(enabled.filter("Learning rate").size() == 3, qPrintable(enabled.join('|')));
        QSignalSpy saved(&page, &TrainingPage::saved);
        page.savePlot(TrainingPlot::Rate, PlotFile::Csv, m_red.path("plan.csv"));
        QVERIFY(saved.wait(kPatience));
        QFile file(m_red.path("plan.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().split('\n');
        QVERIFY(lines.size() > 10);
        for (const QByteArray& line : lines.mid(1, lines.size() - 2)) QVERIFY2(line.endsWith(",1\r"), line.constData());
    }

    /// Its width is the person's choice, and the next window's.
    void theSettingsColumnKeepsItsWidth() {
        Session session([] { return std::make_shared<test::FakeEngine>(); });
        {
            TrainingPage page(session);
            page.resize(1600, 704);
            page.show();
            auto* columns = page.findChild<QSplitter*>("trainingColumns");
            QCOMPARE(columns->sizes().first(), 288);
            QWidget* handle = columns->handle(1);
            QTest::mousePress(handle, Qt::LeftButton, {}, handle->rect().center());
            QTest::mouseMove(handle, handle->rect().center() + QPoint(60, 0));
            QTest::mouseRelease(handle, Qt::LeftButton, {}, handle->rect().center());
            QVERIFY(columns->sizes().first() > 330);
        }
        TrainingPage again(session);
        again.resize(1600, 704);
        again.show();
        QVERIFY(again.findChild<QSplitter*>("trainingColumns")->sizes().first() > 330);
    }

    /// Nothing falls when nothing moves: every head stays at ln 3.
    void headsThatDoNotLearnAreSaid() {
        Session session([] { return std::make_shared<test::FakeEngine>(); });
        m_red.prepare(session);
        session.setSetting("lr", "1e-9");
        TrainingPage page(session);
        page.show();
        auto* notice = page.findChild<QLabel*>("headNotice");
        QVERIFY(!notice->isVisible());
        m_red.train(session);
        QVERIFY(notice->isVisible());
        QVERIFY2(notice->text().contains("ln 3 = 1.099"), qPrintable(notice->text()));
        session.setSetting("lr", "1e-3");
        m_red.train(session);
        QVERIFY(!notice->isVisible());
    }

    /// The two accuracies are not measured alike.
    void theDashedLineIsExplained() {
        Session session([] { return std::make_shared<test::FakeEngine>(); });
        TrainingPage page(session);
        const auto* hint = page.findChild<QLabel*>("accuracyHint");
        QCOMPARE(hint->text(), QString("dashed: training"));
        QVERIFY(hint->toolTip().contains("varied at random and measured while the weights change"));
    }

    void aRunWithoutABatchSaysSo() {
        test::FakeOptions options;
        options.notFiniteAtStep = 1;
        const auto engine = std::make_shared<test::FakeEngine>(options);
        Session session([engine] { return engine; });
        m_red.prepare(session);
        TrainingPage page(session);
        page.show();
        const auto* text = page.findChild<LossPlot*>()->findChild<QLabel*>("emptyText");
        QVERIFY2(text->text().contains("with the first batch"), qPrintable(text->text()));
        session.start();
        QVERIFY(waitUntil(session, &Session::stateChanged, [&] { return session.state() == RunState::Diverged; }));
        QVERIFY(session.history().batches.empty());
        QVERIFY2(text->isVisible() && text->text().contains("has no losses"), qPrintable(text->text()));
    }

    void whatHappenedIsListed() {
        Session session([] { return std::make_shared<test::FakeEngine>(); });
        m_red.prepare(session);
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
        QVERIFY(texts.last().startsWith("Started: CPU, float32"));
    }

    /// By mouse and keys; the answer is there at once, without asking the network, and the choice is remembered.
    void aValidationPictureIsExchanged() {
        std::atomic<int> asked = 0;
        test::FakeOptions options;
        options.beforePredict = [&](std::stop_token) { ++asked; };
        Session session([options] { return std::make_shared<test::FakeEngine>(options); });
        m_red.prepareHalves(session);
        TrainingPage page(session);
        page.resize(1280, 704);
        page.show();
        m_red.train(session);
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
};

QTEST_MAIN(TrainingPageTest)
#include "training_page_test.moc"
