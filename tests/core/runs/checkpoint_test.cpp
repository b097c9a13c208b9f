// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/checkpoint.h"

#include "core/base/files.h"
#include "core/formats/pth.h"
#include "core/runs/checkpoint_split.h"
#include "support/sample_checkpoint.h"
#include "support/temporary_folder.h"
#include "support/tiny_data_set.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <functional>

using namespace studio;
using studio::test::sampleCheckpoint;
namespace fs = std::filesystem;

Q_DECLARE_METATYPE(studio::ErrorCode)

class CheckpointTest : public QObject {
    Q_OBJECT

private slots:
    void cutInHalfIsDamaged() {
        const TemporaryFolder folder;
        writeCheckpoint(folder / "last.pth", sampleCheckpoint());
        fs::resize_file(folder / "last.pth", fs::file_size(folder / "last.pth") / 2);
        const auto error = errorOf([&] { readCheckpoint(folder / "last.pth"); });
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::DamagedCheckpoint);
        QVERIFY(QString(error->what()).contains("last.pth"));
    }

    void aFlippedWeightIsDamaged() {
        const TemporaryFolder folder;
        writeCheckpoint(folder / "last.pth", sampleCheckpoint());
        std::vector<std::byte> bytes = readFile(folder / "last.pth");
        bytes[bytes.size() / 2] ^= std::byte{1};
        writeFileAtomically(folder / "last.pth", bytes);
        QCOMPARE(codeOf([&] { readCheckpoint(folder / "last.pth"); }), ErrorCode::DamagedCheckpoint);
    }

    void othersAreNoCheckpoints_data() {
        QTest::addColumn<QString>("file");
        QTest::newRow("module") << "module.pth";
        QTest::newRow("batch norm") << "ordered_dict.pth";
        QTest::newRow("strange dictionary") << "parameter.pth";
        QTest::newRow("torchscript") << "torchscript.pt";
    }
    void othersAreNoCheckpoints() {
        QFETCH(QString, file);
        const fs::path path = fs::path(STUDIO_TEST_DATA) / "pth" / file.toStdString();
        QCOMPARE(codeOf([&] { readCheckpoint(path); }), ErrorCode::NotACheckpoint);
    }

    void brokenFieldsAreNamed_data() {
        QTest::addColumn<QString>("key");
        for (const char* key : {"network", "classes", "preprocessing", "epoch", "model"}) QTest::newRow(key) << key;
    }
    void brokenFieldsAreNamed() {
        QFETCH(QString, key);
        const TemporaryFolder folder;
        writeCheckpoint(folder / "a.pth", sampleCheckpoint());
        PthValue::Dict kept;
        const PthValue whole = readPth(folder / "a.pth");
        for (const auto& entry : *whole.as<PthValue::Dict>())
            if (entry.first != key.toStdString()) kept.push_back(entry);
        writePth(folder / "b.pth", kept);
        const auto error = errorOf([&] { readCheckpoint(folder / "b.pth"); });
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::DamagedCheckpoint);
        QVERIFY2(QString(error->what()).contains("\"" + key + "\""), error->what());
    }

    /// Values that would write past a batch, divide by nothing or split by nothing.
    void valuesThatCanNotBeAreNamed_data() {
        QTest::addColumn<std::function<void(Checkpoint&)>>("change");
        QTest::addColumn<QString>("key");
        using Change = std::function<void(Checkpoint&)>;
        QTest::newRow("squashed larger than the crop")
            << Change([](Checkpoint& c) { c.preprocessing.size = 300; }) << "preprocessing.size";
        QTest::newRow("shorter side smaller than the crop") << Change([](Checkpoint& c) {
            c.preprocessing.resize = Preprocessing::Resize::ShorterSideThenCentreCrop;
            c.preprocessing.size = 200;
        }) << "preprocessing.size";
        QTest::newRow("not the network's input")
            << Change([](Checkpoint& c) { c.preprocessing.size = c.preprocessing.crop = 160; }) << "preprocessing.crop";
        QTest::newRow("divided by 0") << Change([](Checkpoint& c) { c.preprocessing.std[1] = 0; })
                                      << "preprocessing.std";
        QTest::newRow("no share") << Change([](Checkpoint& c) { c.data->validationFraction = NAN; })
                                  << "data.validation_fraction";
    }
    void valuesThatCanNotBeAreNamed() {
        QFETCH(std::function<void(Checkpoint&)>, change);
        QFETCH(QString, key);
        const TemporaryFolder folder;
        Checkpoint checkpoint = sampleCheckpoint();
        change(checkpoint);
        writeCheckpoint(folder / "a.pth", checkpoint);
        const auto error = errorOf([&] { readCheckpoint(folder / "a.pth"); });
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::DamagedCheckpoint);
        QVERIFY2(QString(error->what()).contains("\"" + key + "\""), error->what());
    }

    /// train/ and test/ alone: the test part validates, and still is the test part to who asks for it.
    void aTestPartThatValidatesIsMeasuredByEitherName() {
        const TemporaryFolder folder;
        test::writeDataSet(folder / "train", {"a", "b"}, 3);
        test::writeDataSet(folder / "test", {"a", "b"}, 2);
        const auto set = std::make_shared<const DataSet>(listDataSet(folder.path()));
        QVERIFY(set->testValidates);
        const CheckReport report = checkDataSet(*set, {.depth = CheckDepth::Hashes, .useCache = false});
        Checkpoint checkpoint = sampleCheckpoint();
        checkpoint.classes = checkpoint.data->classes = {"a", "b"};
        const auto measured = [&](Split split) {
            return picturesToMeasure(checkpoint, "x.pth", set, report, split).items;
        };
        QCOMPARE(measured(Split::Test).size(), std::size_t{4});
        QCOMPARE(measured(Split::Test), measured(Split::Validation));
        QCOMPARE(measured(Split::Train).size(), std::size_t{6});
    }

    /// Leaving some out of what it was trained on gives no other data, and no other split.
    void whatIsLeftOutMakesNoOtherData() {
        const TemporaryFolder folder;
        test::writeDataSet(folder.path(), {"a", "b"}, 6);
        const auto set = std::make_shared<const DataSet>(listDataSet(folder.path()));
        const CheckReport report = checkDataSet(*set, {.depth = CheckDepth::Hashes, .useCache = false});
        Checkpoint checkpoint = sampleCheckpoint();
        checkpoint.classes = checkpoint.data->classes = {"a", "b"};
        const auto other = [&](const LeftOut& leaveOut) {
            return picturesToMeasure(checkpoint, "x.pth", set, report, {}, leaveOut).otherData;
        };
        QVERIFY(other({}) && other({"a/p1.ppm"}));
        checkpoint.data->fingerprint = prepareData(set, report, {}).fingerprint;
        QVERIFY(!other({}) && !other({"a/p1.ppm"}));
        SplitSettings without;
        without.leaveOut = {"a/p1.ppm"};
        checkpoint.data->fingerprint = prepareData(set, report, without).fingerprint;
        QVERIFY(!other({"a/p1.ppm"}) && other({"a/p2.ppm"}));
    }

    /// A file of another program with names: its second answer is what the data lists first.
    void classesAreMatchedByName() {
        const TemporaryFolder folder;
        test::writeDataSet(folder.path(), {"daisy", "rose"}, 2);
        const auto set = std::make_shared<const DataSet>(listDataSet(folder.path()));
        const CheckReport report = checkDataSet(*set, {.depth = CheckDepth::Hashes, .useCache = false});
        Checkpoint foreign = sampleCheckpoint();
        foreign.data.reset();
        foreign.network.classes = 2;
        const auto measured = [&](const std::vector<std::string>& names) {
            foreign.classes = names;
            return picturesToMeasure(foreign, "x.pth", set, report, {});
        };
        const MeasuredPictures turned = measured({"rose", "daisy"});
        QVERIFY(turned.otherOrder);
        QCOMPARE(turned.items.size(), std::size_t{4});
        for (const std::uint32_t item : turned.items) {
            const Item& picture = turned.data->items[item];
            const bool rose = picture.path.starts_with("rose/");
            QCOMPARE(picture.label, rose ? 0 : 1);
        }
        QVERIFY(!measured({"daisy", "rose"}).otherOrder);
        QCOMPARE(measured(numberedClasses(2)).data->classes, set->classes);
        const auto error = errorOf([&] { measured({"daisy", "tulip"}); });
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::ClassesDoNotFit);
    }

    void aNewerFormatIsSaid() {
        const TemporaryFolder folder;
        writePth(folder / "new.pth", PthValue::Dict{{"format", "inception-studio.checkpoint/2"}});
        const auto error = errorOf([&] { readCheckpoint(folder / "new.pth"); });
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::NotACheckpoint);
        QVERIFY(QString(error->what()).contains("checkpoint/2"));
    }

    void whatDiffersIsNamed() {
        const TemporaryFolder folder;
        Checkpoint checkpoint = sampleCheckpoint();
        checkpoint.weights[0].second = Array::ofFloats({2}, {1, 2});
        checkpoint.weights[1].first = "strange.weight";
        writeCheckpoint(folder / "a.pth", checkpoint);
        const auto error = errorOf([&] { readCheckpoint(folder / "a.pth"); });
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::WeightsDoNotFit);
        const QString said = error->what();
        QVERIFY2(said.contains("conv1.conv.weight is 64 x 3 x 7 x 7 here and 2 in the file"), error->what());
        QVERIFY2(said.contains("conv1.bn.weight is missing"), error->what());
        QVERIFY2(said.contains("strange.weight is not part of it"), error->what());
    }

    void everythingComesBack_data() {
        QTest::addColumn<int>("variant");
        QTest::addColumn<bool>("aux");
        for (Variant variant : {Variant::Course, Variant::Paper, Variant::Torchvision})
            for (bool aux : {true, false})
                QTest::addRow("%s%s", variantName(variant).data(), aux ? " aux" : "")
                    << static_cast<int>(variant) << aux;
    }
    void everythingComesBack() {
        QFETCH(int, variant);
        QFETCH(bool, aux);
        const TemporaryFolder folder;
        const Checkpoint before = sampleCheckpoint(static_cast<Variant>(variant), aux);
        writeCheckpoint(folder / "last.pth", before);
        const Checkpoint after = readCheckpoint(folder / "last.pth");
        QCOMPARE(after.network, before.network);
        QCOMPARE(after.classes, before.classes);
        QCOMPARE(after.preprocessing, before.preprocessing);
        QCOMPARE(after.epoch, before.epoch);
        compareWeights(after.weights, before.weights);
        QCOMPARE(after.data->path, before.data->path);
        QCOMPARE(after.data->fingerprint, before.data->fingerprint);
        QCOMPARE(after.data->seed, before.data->seed);
        QCOMPARE(after.data->validationFraction, before.data->validationFraction);
        QCOMPARE(after.data->classes, before.data->classes);
        QCOMPARE(after.data->leftOut, before.data->leftOut);
        compareMetrics(*after.metrics, *before.metrics);
        compareTraining(*after.training, *before.training);
    }

    void bestHasNoTraining() {
        const TemporaryFolder folder;
        Checkpoint best = sampleCheckpoint();
        best.training.reset();
        best.metrics.reset();
        best.data.reset();
        writeCheckpoint(folder / "best.pth", best);
        const Checkpoint after = readCheckpoint(folder / "best.pth");
        QVERIFY(!after.training && !after.metrics && !after.data);
    }

    void bareWeights_data() {
        QTest::addColumn<int>("variant");
        QTest::addColumn<bool>("aux");
        QTest::addColumn<int>("named");
        const int none = -1;
        QTest::newRow("torchvision") << int(Variant::Torchvision) << false << none;
        QTest::newRow("torchvision aux") << int(Variant::Torchvision) << true << none;
        QTest::newRow("course") << int(Variant::Course) << true << int(Variant::Course);
        QTest::newRow("paper") << int(Variant::Course) << false << int(Variant::Paper);
    }
    void bareWeights() {
        QFETCH(int, variant);
        QFETCH(bool, aux);
        QFETCH(int, named);
        const TemporaryFolder folder;
        const Checkpoint before = sampleCheckpoint(static_cast<Variant>(variant));
        writeBareWeights(folder / "bare.pth", before, aux);
        std::optional<Variant> said;
        if (named >= 0) said = static_cast<Variant>(named);
        const Checkpoint after = readCheckpoint(folder / "bare.pth", said);
        QCOMPARE(after.network.variant, said.value_or(Variant::Torchvision));
        QCOMPARE(after.network.classes, 3);
        QCOMPARE(after.network.aux, aux);
        QCOMPARE(after.classes, (std::vector<std::string>{"class 1", "class 2", "class 3"}));
        QVERIFY(!after.data && !after.metrics && !after.training);
        const bool squash = after.preprocessing.resize == Preprocessing::Resize::Squash;
        QCOMPARE(squash, after.network.variant == Variant::Course);
    }

    void courseAndPaperAreNotGuessed() {
        const TemporaryFolder folder;
        writeBareWeights(folder / "bare.pth", sampleCheckpoint(Variant::Course));
        QCOMPARE(codeOf([&] { readCheckpoint(folder / "bare.pth"); }), ErrorCode::VariantNeeded);
        QCOMPARE(codeOf([&] { readCheckpoint(folder / "bare.pth", Variant::Torchvision); }),
                 ErrorCode::WeightsDoNotFit);
    }

    void trainingScriptsFiles() {
        const TemporaryFolder folder;
        const NamedArrays weights = sampleCheckpoint().weights;
        PthValue::Dict inner;
        for (const auto& [name, array] : weights) {
            if (name.ends_with("num_batches_tracked")) continue;  // PyTorch 0.4.0
            const std::vector<double> values = array.toDoubles();
            inner.emplace_back("module." + name, Array::ofDoubles(array.shape, values));
        }
        writePth(folder / "script.pth", PthValue::Dict{{"epoch", 3}, {"state_dict", inner}});
        const Checkpoint read = readCheckpoint(folder / "script.pth");
        QCOMPARE(read.weights.size(), weights.size());
        QCOMPARE(read.weights[0].second.dtype, DType::Float32);
        QCOMPARE(*read.weights[0].second.data, *weights[0].second.data);
        QCOMPARE(findArray(read.weights, "conv1.bn.num_batches_tracked")->toDoubles(), std::vector<double>{0});
    }

private:
    template <class Action>
    static ErrorCode codeOf(Action action) {
        const auto error = errorOf(action);
        return error ? error->code() : ErrorCode::Internal;
    }
    static void compareWeights(const NamedArrays& after, const NamedArrays& before) {
        QCOMPARE(after.size(), before.size());
        for (std::size_t i = 0; i < after.size(); ++i) {
            QCOMPARE(after[i].first, before[i].first);
            QCOMPARE(after[i].second.shape, before[i].second.shape);
            QVERIFY(*after[i].second.data == *before[i].second.data);
        }
    }
    static void compareMetrics(const EpochRecord& after, const EpochRecord& before) {
        QCOMPARE(after.step, before.step);
        QCOMPARE(after.lr, before.lr);
        QCOMPARE(after.train.aux1, before.train.aux1);
        QCOMPARE(after.validation.total, before.validation.total);
        QCOMPARE(after.validation.aux2, before.validation.aux2);
        QCOMPARE(after.validationTop1, before.validationTop1);
        QCOMPARE(after.validationTop5, before.validationTop5);
    }
    static void compareTraining(const CheckpointTraining& after, const CheckpointTraining& before) {
        QCOMPARE(after.optimizer.at(0).first, before.optimizer.at(0).first);
        QCOMPARE(after.optimizer.at(0).second.toDoubles(), before.optimizer.at(0).second.toDoubles());
        QCOMPARE(after.settings, before.settings);
        QCOMPARE(after.step, before.step);
        QCOMPARE(after.epoch, before.epoch);
        QCOMPARE(after.bestMeasure, before.bestMeasure);
        QCOMPARE(after.seconds, before.seconds);
        QCOMPARE(after.epochSums, before.epochSums);
    }
};

QTEST_GUILESS_MAIN(CheckpointTest)
#include "checkpoint_test.moc"
