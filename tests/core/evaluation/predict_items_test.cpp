// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/evaluation.h"
#include "support/fake_engine.h"
#include "support/temporary_folder.h"
#include "support/tiny_data_set.h"

#include <QTest>

using namespace studio;
using namespace studio::test;
namespace fs = std::filesystem;

/// Fifteen pictures of three classes through the fake's model.
class PredictItemsTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_folder = std::make_unique<TemporaryFolder>();
        writeDataSet(m_folder->path(), {"x", "y", "z"}, 5);
        const auto set = std::make_shared<const DataSet>(listDataSet(m_folder->path()));
        const CheckReport report = checkDataSet(*set, {.depth = CheckDepth::Hashes});
        m_data = std::make_shared<const PreparedData>(prepareData(set, report, {.validationFraction = 0.2}));
        const NetworkSpec network{.classes = 3, .inputSize = 96};
        m_model =
            std::make_shared<FakeModel>(FakeState{.progress = 20}, network, Preprocessing{.size = 96, .crop = 96});
    }

    /// Of a picture of any size, prepared like the others.
    void aClassMapOfAPicture() {
        Picture picture{200, 90, std::vector<std::uint8_t>(200 * 90 * 3, fakeRed(1, 3))};
        const ClassMap seen = classMapOf(*m_model, picture, 1), unseen = classMapOf(*m_model, picture, 2);
        QCOMPARE(seen.logit, double(0.1f * 20));
        QCOMPARE(unseen.logit, 0.0);
        QCOMPARE(seen.bias, 0.5);
        QCOMPARE(classMapOf(*m_model, picture, 1, "4e").bias, 0.0);
    }

    void stoppedItSaysSo() {
        std::stop_source stop;
        PredictOptions options{.batchSize = 2, .stop = stop.get_token()};
        options.progress = [&](std::int64_t done, std::int64_t) {
            if (done >= 4) stop.request_stop();
        };
        QCOMPARE(errorOf([&] {
                     predictItems(*m_model, m_data, {0, 1, 2, 3, 4, 5, 6, 7}, options);
                 })->code(),
                 ErrorCode::Cancelled);
    }

    void theUnreadableIsReportedAndMissing() {
        const std::string victim = m_data->items[3].path;
        writeFileAtomically(m_folder->path() / victim, std::string_view("P6\n8 8\n255\n"));
        std::vector<std::string> reported;
        std::int64_t done = 0;
        PredictOptions options{.batchSize = 2, .workers = 1};
        options.onProblem = [&](const Problem& problem) { reported.push_back(problem.path); };
        options.progress = [&](std::int64_t now, std::int64_t total) {
            done = now;
            QCOMPARE(total, 4);
        };
        const std::vector<Prediction> found = predictItems(*m_model, m_data, {1, 3, 5, 7}, options);
        QCOMPARE(found.size(), std::size_t{3});
        QVERIFY(reported == std::vector<std::string>{victim});
        QCOMPARE(done, 4);
    }

    void answersComeInTheOrderAsked() {
        const std::vector<std::uint32_t> items{14, 0, 7, 3};
        const std::vector<Prediction> found = predictItems(*m_model, m_data, items, {.batchSize = 3});
        QCOMPARE(found.size(), items.size());
        for (std::size_t i = 0; i < items.size(); ++i) {
            const Item& item = m_data->items[items[i]];
            QCOMPARE(found[i].path, item.path);
            QCOMPARE(found[i].truth, item.label);
            QVERIFY(found[i].right());
            QCOMPARE(found[i].main.size(), std::size_t{3});
            QCOMPARE(found[i].main[static_cast<std::size_t>(item.label)], 2.0f);
            QCOMPARE(found[i].aux2[static_cast<std::size_t>(item.label)], 1.0f);
        }
    }

    void nothingAskedNothingSaid() { QVERIFY(predictItems(*m_model, m_data, {}, {}).empty()); }

private:
    std::unique_ptr<TemporaryFolder> m_folder;
    std::shared_ptr<const PreparedData> m_data;
    std::shared_ptr<const Model> m_model;
};

QTEST_GUILESS_MAIN(PredictItemsTest)
#include "predict_items_test.moc"
