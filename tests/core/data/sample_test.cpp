// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sample.h"

#include "made_data_set.h"

#include <QElapsedTimer>
#include <QTest>
#include <algorithm>
#include <array>
#include <set>

using namespace studio;
namespace fs = std::filesystem;

using Colour = std::array<double, 3>;

namespace {

Colour meanColour(const Picture& picture) {
    Colour sum{};
    for (std::size_t i = 0; i < picture.rgb.size(); ++i) sum[i % 3] += picture.rgb[i];
    for (double& value : sum) value /= static_cast<double>(picture.rgb.size()) / 3;
    return sum;
}

double squared(const Colour& a, const Colour& b) {
    double sum = 0;
    for (std::size_t i = 0; i < 3; ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
}

}  // namespace

class SampleTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(writeSample(folder(), 1,
                             [this](std::int64_t done, std::int64_t total) {
                                 m_told = {done, total};
                             }),
                 600);
        qInfo("written in %lld ms", timer.elapsed());
        m_set = listShared(folder());
    }

    void aFolderWithSomethingInIt() {
        MadeDataSet made;
        made.put("sample/mine.txt", "mine");
        const auto error = errorOf([&] { writeSample(made.path() / "sample"); });
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::FolderNotEmpty);
        QCOMPARE(std::distance(fs::directory_iterator(made.path() / "sample"), fs::directory_iterator()), 1);
    }

    void stoppedOrRefusedLeavesNothing() {
        MadeDataSet made;
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(errorOf([&] { writeSample(made.path() / "new", 1, {}, stop.get_token()); })->code(),
                 ErrorCode::Cancelled);
        QVERIFY(fs::is_empty(made.path()));
        made.put("file", "");
        QVERIFY(errorOf([&] { writeSample(made.path() / "file/below"); }));
    }

    void asTheContractSays() {
        QCOMPARE(m_set->classes.size(), 5u);
        QCOMPARE(m_set->items.size(), 600u);
        QCOMPARE(m_set->ignored, 0);
        QCOMPARE(m_told.first, 600);
        CheckOptions options;
        options.useCache = false;
        const CheckReport report = checkDataSet(*m_set, options);
        QVERIFY(report.problems.empty());
        for (const FileFacts& facts : report.facts) {
            QVERIFY(facts.width >= 160 && facts.width <= 320 && facts.height >= 160 && facts.height <= 320);
            QCOMPARE(facts.format, PictureFormat::Jpeg);
        }
        QCOMPARE(prepareData(m_set, report, {}).count(Split::Validation), 120);
    }

    void twiceIsNoHarm() {
        QVERIFY(isSample(folder()));
        QVERIFY(!isSample(folder(), 2));
        QCOMPARE(writeSample(folder().native() + "/"), 600);
        QCOMPARE(errorOf([&] { writeSample(folder(), 2); })->code(), ErrorCode::FolderNotEmpty);
    }

    /// The picture before JPEG has it: no library's version plays a part.
    void theSameOnEveryMachine_data() {
        QTest::addColumn<int>("label");
        QTest::addColumn<QString>("hash");
        QTest::newRow("checks") << 0 << "4914ab7f02defb9f5a86f05e61ac0f7c";
        QTest::newRow("columns") << 1 << "a805e53ea425ae38a59d0cb329aa029d";
        QTest::newRow("rings") << 2 << "4726f056d4062786cb6a463d5e285da8";
        QTest::newRow("rows") << 3 << "8a38d3a2cac10ec72fcbad5218ba23c3";
        QTest::newRow("star") << 4 << "02badb470523088754e2fc6abd4d15f5";
    }
    void theSameOnEveryMachine() {
        QFETCH(int, label);
        QFETCH(QString, hash);
        const Picture picture = drawSamplePicture(1, label, 0);
        QCOMPARE(QString::fromStdString(contentHash(std::as_bytes(std::span(picture.rgb)))), hash);
        QVERIFY(drawSamplePicture(2, label, 0).rgb != picture.rgb);
        QVERIFY(drawSamplePicture(1, label, 1).rgb != picture.rgb);
    }

    void colourSaysNothing() {
        std::vector<Colour> colours;
        std::vector<int> labels;
        for (int label = 0; label < 5; ++label)
            for (int i = 0; i < kSamplePerClass; ++i) {
                colours.push_back(meanColour(drawSamplePicture(1, label, i)));
                labels.push_back(label);
            }
        std::array<Colour, 5> means{};
        for (std::size_t i = 0; i < colours.size(); ++i)
            for (std::size_t c = 0; c < 3; ++c)
                means[static_cast<std::size_t>(labels[i])][c] += colours[i][c] / kSamplePerClass;

        // Nearest class mean (fitted on the very pictures it is asked about) and nearest neighbour (leaving itself
        // out).
        int byMean = 0, byNeighbour = 0;
        for (std::size_t i = 0; i < colours.size(); ++i) {
            const auto nearer = [&](const Colour& a, const Colour& b) {
                return squared(a, colours[i]) < squared(b, colours[i]);
            };
            byMean += std::min_element(means.begin(), means.end(), nearer) - means.begin() == labels[i];
            std::size_t nearest = i == 0 ? 1 : 0;
            for (std::size_t j = 0; j < colours.size(); ++j)
                if (j != i && nearer(colours[j], colours[nearest])) nearest = j;
            byNeighbour += labels[nearest] == labels[i];
        }
        qInfo("mean colour: nearest mean %d of 600, nearest neighbour %d of 600", byMean, byNeighbour);
        QVERIFY(byMean < 210);
        QVERIFY(byNeighbour < 210);
    }

private:
    fs::path folder() const { return m_folder / "new/sample"; }

    TemporaryFolder m_folder;
    std::shared_ptr<const DataSet> m_set;
    std::pair<std::int64_t, std::int64_t> m_told;
};

QTEST_GUILESS_MAIN(SampleTest)
#include "sample_test.moc"
