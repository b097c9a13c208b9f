// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/data/encode_jpeg.h"
#include "core/runs/report_chart.h"
#include "core/runs/run_folder.h"
#include "support/made_up_history.h"
#include "support/temporary_folder.h"

#include <QTest>
#include <limits>

using namespace studio;
namespace fs = std::filesystem;
using report::Points;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

Picture grey(int width, int height) {
    Picture picture{width, height, {}};
    picture.rgb.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3, 128);
    return picture;
}

RunInfo infoFor(const fs::path& data) {
    RunInfo info;
    info.name = "a & b <script>";
    info.preset = "quick";
    info.settings = presetNamed("quick").settings;
    info.settings.lr = 0.0123;
    info.dataPath = pathToText(data);
    info.classes = {"<b>daisy", "rose \"red\"", "tulip"};
    info.versions = {{"studio", "0.1.0"}};
    return info;
}

/// `sure`: how far the answer's logit is above the others.
Prediction prediction(const std::string& path, int truth, int answer, float sure) {
    Prediction p{path, truth, {0, 0, 0}, {}, {}};
    p.main[static_cast<std::size_t>(answer)] = sure;
    return p;
}

int countOf(const std::string& text, const std::string& what) {
    int count = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
    return count;
}

}  // namespace

class ReportTest : public QObject {
    Q_OBJECT

private slots:
    void noRunNoReport() {
        const TemporaryFolder folder;
        const auto error = errorOf([&] { writeReport(folder.path(), {}); });
        QVERIFY(error && error->code() == ErrorCode::NotARun);
        QVERIFY(!fs::exists(folder / "report.html"));
    }

    void aRunWithoutAnEpoch() {
        const TemporaryFolder folder;
        RunWriter::create(folder / "run", infoFor(folder / "nowhere"))->onEvent(EndEvent{.outcome = RunState::Stopped});
        const std::string html = reportOf(folder / "run", {});
        QVERIFY(contains(html, "Stopped after 0 epochs of 8. No epoch was validated."));
        QVERIFY(!contains(html, "<h2>Confusion</h2>"));
        QVERIFY(contains(html, "<h2>How it was made</h2>"));
    }

    void aDivergedRunSaysWhy() {
        const TemporaryFolder folder;
        auto run = RunWriter::create(folder / "run", infoFor(folder / "nowhere"));
        BatchEvent batch{.epoch = 1, .step = 1, .batch = 1, .images = 32, .losses = {kNaN, kNaN, kNaN, kNaN}};
        run->onEvent(batch);
        run->onEvent(EndEvent{.outcome = RunState::Diverged, .message = "The loss became <infinite>."});
        const std::string html = reportOf(folder / "run", {});
        QVERIFY(contains(html, "class=\"state diverged\""));
        QVERIFY(contains(html, "The loss became &lt;infinite&gt;."));
        QVERIFY(!contains(html, "nan"));
    }

    void namesAreEscaped() {
        const TemporaryFolder folder;
        makeRun(folder / "run", folder / "nowhere");
        const std::string html = reportOf(folder / "run", {prediction("<i>\"x\".jpg", 0, 1, 5)});
        QVERIFY(contains(html, "a &amp; b &lt;script&gt;"));
        QVERIFY(contains(html, "&lt;b&gt;daisy"));
        QVERIFY(contains(html, "rose &quot;red&quot;"));
        QVERIFY(contains(html, "&lt;i&gt;&quot;x&quot;.jpg"));
        for (const char* bad : {"<script", "<b>daisy", "<i>"}) QVERIFY2(!contains(html, bad), bad);
    }

    void opensOffline() {
        const TemporaryFolder folder;
        makeRun(folder / "run", folder / "nowhere");
        const std::string html = reportOf(folder / "run", {});
        for (const char* bad : {"http:", "https:", "<link", "@import", "<iframe", "src=\"/", "file:"})
            QVERIFY2(!contains(html, bad), bad);
    }

    void everythingIsThere() {
        const TemporaryFolder folder;
        makeRun(folder / "run", folder / "nowhere");
        const std::string html =
            reportOf(folder / "run", {prediction("a", 0, 0, 3), prediction("b", 0, 1, 2), prediction("c", 1, 1, 1)});
        for (const char* text :
             {"<h2>Learning</h2>", "<h2>Confusion</h2>", "<h2>Classes</h2>", "<h2>Worst mistakes</h2>",
              "<tfoot><tr><th scope=\"row\">Mean over classes</th><td></td><td class=\"bar\"><span "
              "style=\"--w:75%\"></span>75",
              "guessing: ln 3 = 1.099", "taken for <b>rose &quot;red&quot;</b>", "<b>0.0123</b>",
              "prefers-color-scheme:dark", "Still running"})
            QVERIFY2(contains(html, text), text);
        QCOMPARE(countOf(html, "<svg"), 2);
        QCOMPARE(countOf(html, "class=\"marker aux1\"") + countOf(html, "class=\"arrow aux1\""), 12);
    }

    void waitingForDataIsSaid() {
        const TemporaryFolder folder;
        makeRun(folder / "some", folder / "nowhere", {.dataWait = 0.125});
        QVERIFY(contains(reportOf(folder / "some", {}),
                         "Waiting for data</div><div class=\"value\">12.5 %</div><div class=\"under\">of the steps; "
                         "workers, cache_pictures"));
        makeRun(folder / "little", folder / "nowhere", {.dataWait = 0.04});
        QVERIFY(
            contains(reportOf(folder / "little", {}),
                     "Waiting for data</div><div class=\"value\">4.0 %</div><div class=\"under\">of the steps</div>"));
    }

    void aSingleStepWithoutAuxIsInThePicture() {
        const TemporaryFolder folder;
        auto run = RunWriter::create(folder / "run", infoFor(folder / "nowhere"));
        run->onEvent(BatchEvent{.epoch = 1, .step = 1, .batch = 1, .images = 32, .losses = {40, 40, {}, {}}});
        QVERIFY(contains(reportOf(folder / "run", {}), ">40</text>"));  // the axis reaches it
    }

    void withoutAuxNoAuxCurve() {
        const TemporaryFolder folder;
        makeRun(folder / "run", folder / "nowhere", {.aux = false});
        const std::string html = reportOf(folder / "run", {});
        QVERIFY(!contains(html, "class=\"marker aux1\""));
        QVERIFY(!contains(html, "class=\"key aux1\""));
        QVERIFY(contains(html, "class=\"marker main\""));
    }

    void theSurestMistakesFirstWithTheirPictures() {
        const TemporaryFolder folder;
        std::vector<Prediction> predictions;
        for (const char* name : {"<b>daisy", "tulip"}) fs::create_directories(folder / "data" / name);
        for (int i = 0; i < 20; ++i) {
            const std::string path = "tulip/" + std::to_string(i) + ".jpg";
            if (i != 18) writeFileAtomically(folder / "data" / path, encodeJpeg(grey(400, 20 + i), 80));
            predictions.push_back(prediction(path, 2, i == 19 ? 2 : 1, static_cast<float>(i)));
        }
        writeFileAtomically(folder / "data" / "<b>daisy" / "x.jpg", encodeJpeg(grey(64, 64), 80));
        makeRun(folder / "run", folder / "data");
        const std::string html = reportOf(folder / "run", predictions);
        QCOMPARE(countOf(html, "<figure class=\"mistake\""), 12);
        QCOMPARE(countOf(html, "src=\"data:image/jpeg;base64,"), 11);
        QCOMPARE(countOf(html, "no longer there"), 1);
        QVERIFY(html.find("tulip/18.jpg") < html.find("tulip/17.jpg"));
        QVERIFY(!contains(html, "title=\"tulip/19.jpg\"") && !contains(html, "title=\"tulip/0.jpg\""));
        QVERIFY(html.size() < 200'000);
    }

    void manyClasses() {
        const TemporaryFolder folder;
        RunInfo info = infoFor(folder / "nowhere");
        info.classes.clear();
        for (int i = 0; i < 100; ++i) info.classes.push_back("class " + std::to_string(i));
        auto run = RunWriter::create(folder / "run", info);
        Prediction p{"a", 3, std::vector<float>(100, 0), {}, {}};
        p.main[70] = 1;
        const std::string html = reportOf(folder / "run", {p, p});
        QVERIFY(!contains(html, "class=\"matrix\""));
        QVERIFY(contains(html, "<b>class 3</b> taken for <b>class 70</b>"));
    }

    void ticksAreRound_data() {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<QList<double>>("expected");
        QTest::newRow("share") << 0.0 << 1.0 << QList<double>{0, 0.2, 0.4, 0.6, 0.8, 1.0};
        QTest::newRow("losses") << 0.0 << 2.3 << QList<double>{0, 0.5, 1, 1.5, 2};
        QTest::newRow("epochs") << 0.0 << 15.0 << QList<double>{0, 5, 10, 15};
        QTest::newRow("nothing") << 2.0 << 2.0 << QList<double>{2};
    }
    void ticksAreRound() {
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(QList<double>, expected);
        const std::vector<double> found = report::ticks(low, high, 6);
        QCOMPARE(found.size(), static_cast<std::size_t>(expected.size()));
        for (std::size_t i = 0; i < found.size(); ++i)
            QVERIFY(std::abs(found[i] - expected[static_cast<qsizetype>(i)]) < 1e-9);
    }

    /// By kind as `scan` lists them; without any there is no section.
    void problemsOfTheData() {
        const TemporaryFolder folder;
        auto run = RunWriter::create(folder / "run", infoFor(folder / "nowhere"));
        for (int i = 0; i < 7; ++i)
            run->onEvent(ProblemEvent{{ProblemKind::Truncated, "a/" + std::to_string(i) + ".jpg", "Ends early"}});
        run->onEvent(ProblemEvent{{ProblemKind::Duplicate, "<b>.jpg", "The same as a/0.jpg"}});
        run->onEvent(EndEvent{.outcome = RunState::Stopped});
        const std::string html = reportOf(folder / "run", {});
        QVERIFY(contains(html, "8 problems found"));
        QVERIFY(contains(html, "truncated<span class=\"count\">7, left out</span>"));
        QVERIFY(contains(html, "duplicate<span class=\"count\">1, used</span>"));
        QVERIFY(contains(html, "&lt;b&gt;.jpg"));
        QCOMPARE(countOf(html, "Ends early"), 5);
        QVERIFY(contains(html, "and 2 more: events.jsonl"));

        RunWriter::create(folder / "sound", infoFor(folder / "nowhere"))
            ->onEvent(EndEvent{.outcome = RunState::Stopped});
        QVERIFY(!contains(reportOf(folder / "sound", {}), "Problems of the data"));
    }

    void smoothingStartsAtTheFirstValue() {
        const Points smooth = report::smoothed({{0, 4}, {1, kNaN}, {2, 2}}, 0.5);
        QCOMPARE(smooth.size(), std::size_t{2});
        QCOMPARE(smooth[0].second, 4.0);
        QVERIFY(std::abs(smooth[1].second - (0.25 * 4 + 0.5 * 2) / 0.75) < 1e-12);
    }

    void thinningKeepsTheExtremes() {
        Points points;
        for (int i = 0; i < 10000; ++i) points.emplace_back(i, i == 5000 ? 100 : i == 5001 ? -100 : 0);
        const Points thin = report::thinned(points, 100);
        QVERIFY(thin.size() <= 100);
        QVERIFY(std::find(thin.begin(), thin.end(), std::pair(5000.0, 100.0)) != thin.end());
        QVERIFY(std::find(thin.begin(), thin.end(), std::pair(5001.0, -100.0)) != thin.end());
    }

private:
    static bool contains(const std::string& text, const char* what) { return text.find(what) != std::string::npos; }

    static std::string reportOf(const fs::path& folder, const std::vector<Prediction>& predictions) {
        writeReport(folder, predictions);
        return readTextFile(folder / "report.html");
    }

    static void makeRun(const fs::path& folder, const fs::path& data, const test::HistoryShape& shape = {}) {
        auto run = RunWriter::create(folder, infoFor(data));
        const TrainingHistory history = test::madeUpHistory(shape);
        run->onEvent(StateEvent{RunState::Running});
        for (const BatchEvent& batch : history.batches) run->onEvent(batch);
        for (const EpochRecord& record : history.epochs)
            run->onEvent(EpochEvent{record, record.epoch == history.bestEpoch, nullptr});
    }
};

QTEST_GUILESS_MAIN(ReportTest)
#include "report_test.moc"
