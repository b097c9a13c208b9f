// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/export_checkpoint.h"

#include "core/base/files.h"
#include "support/fake_engine.h"
#include "support/sample_checkpoint.h"
#include "support/temporary_folder.h"
#include "support/tiny_data_set.h"

#include <QTest>
#include <cmath>
#include <limits>

using namespace studio;
using studio::test::FakeEngine;
using studio::test::sampleCheckpoint;
namespace fs = std::filesystem;

Q_DECLARE_METATYPE(studio::ErrorCode)

/// What is made of the comparison. That real networks come through it is python_export_test's.
class ExportCheckpointTest : public QObject {
    Q_OBJECT

private slots:
    /// One logit of the file's network strays from the live network's.
    void aFileThatAnswersOtherwiseIsNotWritten_data() {
        QTest::addColumn<float>("stray");
        QTest::addColumn<bool>("written");
        QTest::newRow("not at all") << 0.0f << true;
        QTest::newRow("less than is allowed") << 0.5e-4f << true;
        QTest::newRow("more") << 2e-4f << false;
        QTest::newRow("no number") << std::numeric_limits<float>::quiet_NaN() << false;
        QTest::newRow("infinite") << std::numeric_limits<float>::infinity() << false;
    }
    void aFileThatAnswersOtherwiseIsNotWritten() {
        QFETCH(float, stray);
        QFETCH(bool, written);
        for (const ExportFormat format : {ExportFormat::Pth, ExportFormat::Safetensors}) {
            const TemporaryFolder folder;
            const fs::path file = folder / "out.bin";
            writeFileAtomically(file, std::string_view("an older file"));
            int pictures = 0;
            FakeEngine engine({.afterPredict = [&](HeadLogits& answers) {
                pictures += answers.count;
                if (pictures == 2 * kComparedPictures) answers.main.back() += stray;
            }});
            const auto error = errorOf([&] {
                const ExportReport report = exportCheckpoint(engine, sampleCheckpoint(), file, {.format = format});
                QCOMPARE(report.pictures, kComparedPictures);
                QVERIFY(std::abs(report.difference - static_cast<double>(stray)) < 1e-7);
                QCOMPARE(report.bytes, fs::file_size(file));
            });
            QCOMPARE(pictures, 2 * kComparedPictures);
            QCOMPARE(!error, written);
            if (error) QCOMPARE(error->code(), ErrorCode::ExportMismatch);
            QCOMPARE(readTextFile(file) == "an older file", !written);
            QCOMPARE(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), std::ptrdiff_t{1});
        }
    }

    void aStoppedExportLeavesNothing() {
        const TemporaryFolder folder;
        std::stop_source stop;
        FakeEngine engine({.afterPredict = [&](HeadLogits&) { stop.request_stop(); }});
        const auto error =
            errorOf([&] { exportCheckpoint(engine, sampleCheckpoint(), folder / "out.pth", {}, stop.get_token()); });
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::Cancelled);
        QVERIFY(fs::is_empty(folder.path()));
    }

    /// The training's own pictures, those that are named, or noise: the report says it.
    void picturesToCompareOn() {
        const TemporaryFolder folder;
        FakeEngine engine;
        Checkpoint checkpoint = sampleCheckpoint();
        const auto fromData = [&](const fs::path& data) {
            return exportCheckpoint(engine, checkpoint, folder / "out.pth", {.data = data}).fromData;
        };
        checkpoint.data.reset();
        QVERIFY(!fromData({}));
        test::writeDataSet(folder / "pictures", {"a", "b"}, 10);
        QVERIFY(fromData(folder / "pictures"));
        fs::create_directory(folder / "nothing");
        for (const char* name : {"nothing", "gone"}) QVERIFY(errorOf([&] { fromData(folder / name); }));
    }
};

QTEST_GUILESS_MAIN(ExportCheckpointTest)
#include "export_checkpoint_test.moc"
