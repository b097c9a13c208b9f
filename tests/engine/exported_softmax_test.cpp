// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/runs/export_checkpoint.h"
#include "support/fake_engine.h"
#include "support/sample_checkpoint.h"
#include "support/temporary_folder.h"

#include <QTest>
#include <algorithm>
#include <filesystem>
#include <vector>

using namespace studio;
using studio::test::FakeEngine;
using studio::test::sampleCheckpoint;

/// A TorchScript that gives probabilities, run by LibTorch, beside the logits that it was made of.
class ExportedSoftmaxTest : public QObject {
    Q_OBJECT

private slots:
    /// The file's logits are its last bias, for every picture: 60, 0, 20. One class has all of the probability, and
    /// what is wrong with the others changes no probability by more than 1e-17.
    void aWrongLogitShowsThroughASaturatedSoftmax_data() {
        QTest::addColumn<std::vector<float>>("live");
        QTest::addColumn<bool>("written");
        QTest::newRow("the same") << std::vector<float>{60, 0, 20} << true;
        QTest::newRow("all of them higher, which is the same") << std::vector<float>{61, 1, 21} << true;
        QTest::newRow("one less likely") << std::vector<float>{60, -1, 20} << false;
        QTest::newRow("one more likely") << std::vector<float>{60, 0, 21} << false;
        QTest::newRow("one by more than is allowed") << std::vector<float>{60, 0.03F, 20} << false;
        QTest::newRow("the likely one") << std::vector<float>{61, 0, 20} << false;
        QTest::newRow("one so unlikely that it is nought") << std::vector<float>{60, -100, 20} << false;
    }
    void aWrongLogitShowsThroughASaturatedSoftmax() {
        QFETCH(std::vector<float>, live);
        QFETCH(bool, written);
        Checkpoint checkpoint = sampleCheckpoint(Variant::Course, false);
        for (auto& [name, array] : checkpoint.weights) {
            std::vector<float> values(static_cast<std::size_t>(array.count()), 0);
            if (name == "fc.bias") values = {60, 0, 20};
            array = Array::ofFloats(array.shape, values);
        }
        checkpoint.data.reset();
        FakeEngine engine({.afterPredict = [&](HeadLogits& answers) { answers.main = live; }});
        for (const bool pictures : {false, true}) {
            const TemporaryFolder folder;
            const ExportOptions options{
                .format = ExportFormat::TorchScript, .softmax = !pictures, .withPreprocessing = pictures};
            const auto error = errorOf([&] { exportCheckpoint(engine, checkpoint, folder / "out.pt", options); });
            QCOMPARE(!error, written);
            if (error) QCOMPARE(error->code(), ErrorCode::ExportMismatch);
            QCOMPARE(std::filesystem::exists(folder / "out.pt"), written);
        }
    }
};

QTEST_GUILESS_MAIN(ExportedSoftmaxTest)
#include "exported_softmax_test.moc"
