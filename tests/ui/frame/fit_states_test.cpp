// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/cut_off.h"
#include "ui/frame/gated_run.h"
#include "ui/pages/predictions/chosen_picture.h"
#include "ui/pages/predictions/map_legend.h"
#include "ui/widgets/confusion_matrix.h"
#include "ui/widgets/filter_chip.h"
#include "ui/widgets/segmented_choice.h"

#include <QToolButton>
#include <functional>
#include <memory>
#include <new>

using namespace studio;
using namespace studio::ui;
using test::ends;
using test::Gate;
using test::kPatience;
namespace fs = std::filesystem;

namespace {

constexpr QSize kSizes[] = {{1180, 700}, {1280, 800}};

}  // namespace

/// Nothing is cut off on any page while something is going on, or after it went wrong.
class FitStatesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TemporaryFolder> m_home;
    fs::path dataFolder() const { return *m_home / "photographs"; }

    void looksAtEveryPage(MainWindow& window, const std::function<bool()>& stands) {
        for (const Language tongue : {Language::English, Language::Chinese})
            for (const PageRow& row : pageTable())
                for (const QSize size : kSizes) {
                    setLanguage(tongue);
                    window.showPage(row.page);
                    window.resize(size);
                    test::layOut();
                    QVERIFY(stands());
                    const QStringList cut = test::cutOffIn(window);
                    const QString where = QStringLiteral("%1, %2, %3 x %4: ")
                                              .arg(languageCode(tongue), row.name)
                                              .arg(window.width())
                                              .arg(window.height());
                    QVERIFY2(cut.isEmpty(), qPrintable(where + cut.join("; ")));
                }
    }
    /// A window with tiny data, ready to start.
    static bool opensIn(MainWindow& window, const fs::path& data) {
        window.show();
        for (const PageRow& row : pageTable()) window.showPage(row.page);
        return test::openTinyData(window.session(), data);
    }
    void looksAfter(const test::FakeOptions& options, RunState how, bool halves = false) {
        MainWindow window([engine = std::make_shared<test::FakeEngine>(options)] { return engine; });
        QVERIFY(opensIn(window, dataFolder()));
        window.session().start();
        QVERIFY(ends(window.session(), how));
        QTRY_VERIFY_WITH_TIMEOUT(test::settled(window), kPatience);
        const auto* message = window.findChild<QWidget*>("messageBar");
        const auto* half = window.findChild<QWidget*>("halfBatchButton");
        looksAtEveryPage(window, [&] {
            return window.session().state() == how && message->isVisible() && half->isVisible() == halves;
        });
    }

private slots:
    void init() {
        m_home = std::make_unique<TemporaryFolder>();
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString((*m_home / "share").string()));
        appSettings().clear();
        test::startIn(ThemeMode::Light, Language::English);
    }
    void cleanup() { setLanguage(Language::English); }

    void runningAndPaused() {
        Gate gate;
        MainWindow window(gate.source());
        QVERIFY(opensIn(window, dataFolder()));
        QVERIFY(test::trainToTheGate(window.session()));
        const auto is = [&](RunState state) { return [&, state] { return window.session().state() == state; }; };
        looksAtEveryPage(window, is(RunState::Running));
        if (QTest::currentTestFailed()) return;
        window.session().pause();
        gate.open();
        QVERIFY(ends(window.session(), RunState::Paused));
        looksAtEveryPage(window, is(RunState::Paused));
    }

    void failed() {
        test::FakeOptions options;
        options.beforeTrain = [](std::int64_t, const std::stop_token&) {
            throw Error(
                ErrorCode::EngineFailed,
                {"The size of tensor a (1024) must match the size of tensor b (832) at non-singleton dimension 1"},
                "Exception raised from infer_size_impl");
        };
        looksAfter(options, RunState::Failed);
    }

    void withoutRoom() {
        test::FakeOptions options;
        options.beforeTrain = [](std::int64_t, const std::stop_token&) { throw std::bad_alloc(); };
        looksAfter(options, RunState::Failed, /*halves=*/true);
    }

    void diverged() {
        test::FakeOptions options;
        options.notFiniteAtStep = 5;
        looksAfter(options, RunState::Diverged);
    }

    void interrupted() {
        const fs::path run = test::interruptedRun(dataFolder());
        QVERIFY(!run.empty());
        MainWindow window(test::fakeEngine());
        QVERIFY(test::openRun(window, QString::fromStdString(run.string())));
        QTRY_VERIFY_WITH_TIMEOUT(test::settled(window), kPatience);
        const auto* goOn = window.findChild<QWidget*>("goOnButton");
        looksAtEveryPage(window, [&] { return goOn->isVisible(); });
    }

    /// Before anything is opened: what can go on stands beside the three doors.
    void interruptedRunsAreOffered() {
        QVERIFY(!test::interruptedRun(dataFolder()).empty());
        MainWindow window(test::fakeEngine());
        window.show();
        QTRY_VERIFY_WITH_TIMEOUT(test::settled(window) && window.findChild<QWidget*>("goOnInterrupted"), kPatience);
        looksAtEveryPage(window, [&] {
            return window.page() != Page::Data || window.findChild<QWidget*>("goOnInterrupted")->isVisible();
        });
    }

    /// Of a mistake, where the class can be chosen, too.
    void whereTheNetworkLooks() {
        appSettings().setValue("predictions/map", true);
        const QString run = test::makeRun(dataFolder());
        MainWindow window(test::fakeEngine());
        QVERIFY(test::openRun(window, run));
        QTRY_VERIFY_WITH_TIMEOUT(test::settled(window), kPatience);
        auto* legend = window.findChild<MapLegend*>();
        legend->setClasses({.answer = 0, .truth = 1, .names = {"0", "1"}});
        const auto* choice = legend->findChild<QWidget*>("mapClass");
        looksAtEveryPage(window, [&] { return window.page() != Page::Predictions || choice->isVisible(); });
    }

    /// With those most alike below the chosen picture, and there where the network looks, too.
    void theMapOfThePictures_data() {
        QTest::addColumn<bool>("looks");
        QTest::newRow("alone") << false;
        QTest::newRow("with a class map") << true;
    }
    void theMapOfThePictures() {
        QFETCH(bool, looks);
        appSettings().setValue("predictions/map", looks);
        const QString run = test::makeRun(dataFolder());
        MainWindow window(test::fakeEngine());
        QVERIFY(test::openRun(window, run));
        Session& session = window.session();
        session.setAsked(Session::Asked::Training);
        window.showPage(Page::Predictions);
        window.findChild<SegmentedChoice*>("matrixOrMap")->findChildren<QToolButton*>()[1]->click();
        const auto* points = window.findChild<QWidget*>("pointMap");
        const auto* alike = window.findChild<QWidget*>("alikeRow");
        QTRY_VERIFY_WITH_TIMEOUT(points->isVisible() && alike->isVisible() && test::settled(window), kPatience);
        const auto* picture = window.findChild<ChosenPicture*>();
        const auto* legend = window.findChild<MapLegend*>();
        looksAtEveryPage(window, [&] {
            if (window.page() != Page::Predictions) return true;
            // The legend takes less of it than the picture keeps.
            const bool seen = window.height() < 800 || picture->contentsRect().height() >= 100;
            return points->isVisible() && alike->isVisible() && legend->isVisible() == looks && seen;
        });
    }

    void filteredUnderAMessage() {
        const QString run = test::makeRun(dataFolder());
        MainWindow window(test::fakeEngine());
        QVERIFY(test::openRun(window, run));
        QTRY_VERIFY_WITH_TIMEOUT(test::settled(window), kPatience);
        emit window.findChild<ConfusionMatrix*>()->cellChosen(ConfusionMatrix::Cell{1, 1});
        window.session().fail(Error(ErrorCode::DataChanged, {dataFolder().string(), run.toStdString(), "3 pictures"},
                                    "class 1/4 picture.png\nclass 1/5 picture.png\nclass 2/0 picture.png"));
        auto* more = window.findChild<QWidget*>("messageBar")->findChild<QToolButton*>("messageMore");
        QVERIFY(more->isVisible());
        for (const bool whole : {false, true}) {
            more->setChecked(whole);
            looksAtEveryPage(window, [&] {
                return more->isVisible() &&
                       (window.page() != Page::Predictions || window.findChildren<FilterChip*>().size() == 2);
            });
            if (QTest::currentTestFailed()) return;
        }
    }
};

QTEST_MAIN(FitStatesTest)
#include "fit_states_test.moc"
