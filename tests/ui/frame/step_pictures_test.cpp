// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/full_window.h"
#include "ui/menu_by_key.h"
#include "ui/models/picture_model.h"
#include "ui/pages/data_page.h"
#include "ui/plots/loss_plot.h"
#include "ui/thumbnails/picture_grid.h"
#include "ui/widgets/filter_chip.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QFile>
#include <QMenu>
#include <map>
#include <set>

using namespace studio;
using namespace studio::ui;

/// From a step in the plot of losses to the pictures it was trained on.
class StepPicturesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void everyPictureIsFedOnceAnEpoch();
    void byMouseAndBack();
    void byKeys();
    void byTheMenuKey();
    void aPictureThatIsHiddenLiftsIt();
    void aStepGoesWithItsRun();
    void notOfferedWithAReason();
    void othersThanTheRunsAreNoAnswer();
    void aStepWithoutARowIsNoAnswer();

private:
    TemporaryFolder m_folder;
    QString m_run;
};

namespace {

/// A window that shows the run on its page of training, drawn.
struct Shown {
    explicit Shown(const QString& run) : window(test::fakeEngine()) {
        ready = test::openRun(window, run);
        window.showPage(Page::Training);
        plot = window.findChild<LossPlot*>();
        QObject::connect(plot, &LossPlot::menuAsked, plot, [this](std::size_t at) { asked = at; });
        QSignalSpy redrawn(plot, &PlotWidget::redrawn);
        plot->scheduleRedraw();
        ready = ready && redrawn.wait(test::kPatience);
    }
    Session& session() { return window.session(); }
    PictureGrid& grid() { return *window.findChild<PictureGrid*>(); }
    FilterChip* chip() { return window.findChild<FilterChip*>("onlyChip"); }
    std::vector<std::string> rows() {
        std::vector<std::string> paths;
        for (int row = 0; row < grid().model()->rowCount(); ++row)
            paths.push_back(grid().model()->index(row, 0).data(PictureModel::PathRole).toByteArray().toStdString());
        return paths;
    }
    /// What a right click in the middle of the plot offers.
    QMenu* rightClick() {
        QWidget* canvas = plot->childAt(plot->rect().center());
        const QPoint middle = canvas->mapFrom(plot, plot->rect().center());
        QContextMenuEvent event(QContextMenuEvent::Mouse, middle, canvas->mapToGlobal(middle));
        QApplication::sendEvent(canvas, &event);
        return window.findChild<QMenu*>("stepMenu");
    }

    MainWindow window;
    LossPlot* plot = nullptr;
    std::optional<std::size_t> asked;  ///< the sample whose menu was asked for
    bool ready = false;
};

}  // namespace

void StepPicturesTest::initTestCase() {
    init();
    m_run = test::makeRun(m_folder.path() / "photos");
    QVERIFY(!m_run.isEmpty());
}

void StepPicturesTest::init() {
    appSettings().clear();
    test::startIn(ThemeMode::Light, Language::English);
}

void StepPicturesTest::everyPictureIsFedOnceAnEpoch() {
    Shown shown(m_run);
    QVERIFY(shown.ready);
    const auto& batches = shown.session().history().batches;
    std::map<int, std::multiset<std::string>> fed;
    for (std::size_t i = 0; i < batches.size(); ++i) {
        const StepPictures pictures = shown.session().stepPictures(i);
        QVERIFY(pictures.paths);
        QCOMPARE(pictures.lastStep, batches[i].step);
        QCOMPARE(static_cast<std::int64_t>(pictures.paths->size()), batches[i].images);
        fed[pictures.epoch].insert(pictures.paths->begin(), pictures.paths->end());
    }
    std::multiset<std::string> training;
    for (const Item& item : shown.session().prepared()->items)
        if (item.split == Split::Train) training.insert(item.path);
    QCOMPARE(fed.size(), std::size_t{3});
    for (const auto& [epoch, pictures] : fed) QVERIFY(pictures == training);
    QVERIFY(*shown.session().stepPictures(0).paths != *shown.session().stepPictures(3).paths);  // mixed anew
}

void StepPicturesTest::byMouseAndBack() {
    Shown shown(m_run);
    QVERIFY(shown.ready);
    QMenu* menu = shown.rightClick();
    QVERIFY(menu && menu->isVisible());
    QVERIFY(shown.asked);
    const StepPictures wanted = shown.session().stepPictures(*shown.asked);
    QVERIFY(wanted.lastStep > 1);
    QAction* entry = menu->actions().front();
    QVERIFY2(entry->text().startsWith(QString("Pictures of step %1").arg(wanted.lastStep)), qPrintable(entry->text()));
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(entry).center());
    QCOMPARE(shown.window.page(), Page::Data);
    QCOMPARE(shown.rows(), *wanted.paths);
    QVERIFY(shown.chip() && shown.chip()->isVisible());
    QCOMPARE(shown.chip()->text(),
             QString("The 4 pictures of step %1 (epoch %2)").arg(wanted.lastStep).arg(wanted.epoch));
    QCOMPARE(shown.session().chosen(), wanted.paths->front());
    QTest::mouseClick(shown.chip(), Qt::LeftButton);
    QCOMPARE(shown.rows().size(), std::size_t{18});
    QVERIFY(!shown.chip() || !shown.chip()->isVisible());
    QCOMPARE(shown.session().chosen(), wanted.paths->front());  // and stays chosen
}

void StepPicturesTest::byKeys() {
    Shown shown(m_run);
    QVERIFY(shown.ready);
    QTest::keyClick(shown.plot, Qt::Key_Return);
    QCOMPARE(shown.window.page(), Page::Training);  // there is no cursor
    QTest::keyClick(shown.plot, Qt::Key_Left);
    const auto sample = shown.plot->cursorSample();
    QVERIFY(sample);
    QTest::keyClick(shown.plot, Qt::Key_Return);
    QCOMPARE(shown.window.page(), Page::Data);
    QCOMPARE(shown.rows(), *shown.session().stepPictures(*sample).paths);
}

/// The menu of the step at the cursor, where there is one; chosen by key, too.
void StepPicturesTest::byTheMenuKey() {
    Shown shown(m_run);
    QVERIFY(shown.ready);
    const auto menuKey = [&] {
        test::pressMenuKey(*shown.plot);
        return shown.window.findChild<QMenu*>("stepMenu");
    };
    QVERIFY(!menuKey() && !shown.asked);
    QTest::keyClick(shown.plot, Qt::Key_Left);
    const auto sample = shown.plot->cursorSample();
    QVERIFY(sample);
    QMenu* menu = menuKey();
    QVERIFY(menu && menu->isVisible());
    QCOMPARE(shown.asked, sample);
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(shown.window.page(), Page::Data);
    QCOMPARE(shown.rows(), *shown.session().stepPictures(*sample).paths);
}

void StepPicturesTest::aPictureThatIsHiddenLiftsIt() {
    Shown shown(m_run);
    QVERIFY(shown.ready);
    const StepPictures one = shown.session().stepPictures(0);
    auto* data = shown.window.findChild<DataPage*>();
    data->showOnly(one);
    QCOMPARE(shown.rows().size(), one.paths->size());
    data->show(shown.session().stepPictures(1).paths->front());
    QCOMPARE(shown.rows().size(), std::size_t{18});
}

/// Another one that is started has no such step yet.
void StepPicturesTest::aStepGoesWithItsRun() {
    Shown shown(m_run);
    QVERIFY(shown.ready);
    const StepPictures one = shown.session().stepPictures(0);
    shown.window.findChild<DataPage*>()->showOnly(one);
    QCOMPARE(shown.rows().size(), one.paths->size());
    QTRY_VERIFY_WITH_TIMEOUT(shown.session().actions().start, test::kPatience);
    shown.session().start();
    QCOMPARE(shown.rows().size(), std::size_t{18});
    QVERIFY(!shown.chip() || !shown.chip()->isVisible());
    QVERIFY(test::ends(shown.session(), RunState::Finished));
}

void StepPicturesTest::notOfferedWithAReason() {
    Shown shown(m_run);
    QVERIFY(shown.ready);
    shown.session().setSetting("seed", "5");
    QMenu* menu = shown.rightClick();
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 2);
    for (const QAction* entry : menu->actions()) QVERIFY(!entry->isEnabled());
    QVERIFY2(menu->actions()[1]->text().contains("otherwise than for this run"),
             qPrintable(menu->actions()[1]->text()));
    QVERIFY(!shown.session().stepPictures(0).paths);
}

/// A picture more, and the order is another.
void StepPicturesTest::othersThanTheRunsAreNoAnswer() {
    const QString run = test::makeRun(m_folder.path() / "changing");
    QVERIFY(!run.isEmpty());
    test::makeTinyData(m_folder.path() / "changing", 3, 7);
    Shown shown(run);
    QVERIFY(shown.ready);
    QVERIFY2(shown.session().noStepPictures().contains("some came, went or changed"),
             qPrintable(shown.session().noStepPictures()));
    QVERIFY(!shown.session().stepPictures(0).paths);
}

/// As a step leaves it of which no picture could be read: those behind it would be taken for others.
void StepPicturesTest::aStepWithoutARowIsNoAnswer() {
    const QString run = test::makeRun(m_folder.path() / "missing");
    QVERIFY(!run.isEmpty());
    QFile rows(run + "/metrics.csv");
    QVERIFY(rows.open(QIODevice::ReadWrite));
    QList<QByteArray> lines = rows.readAll().split('\n');
    lines.removeAt(2);
    QVERIFY(rows.resize(0) && rows.seek(0) && rows.write(lines.join('\n')) > 0);
    rows.close();
    Shown shown(run);
    QVERIFY(shown.ready);
    QVERIFY2(shown.session().noStepPictures().startsWith("Not known"), qPrintable(shown.session().noStepPictures()));
    QVERIFY(!shown.session().stepPictures(0).paths);
}

QTEST_MAIN(StepPicturesTest)
#include "step_pictures_test.moc"
