// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/model_file.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/formats/half.h"
#include "core/formats/pth.h"
#include "core/formats/zip.h"
#include "core/runs/export_checkpoint.h"
#include "core/runs/folded_weights.h"
#include "core/runs/model_facts.h"
#include "core/runs/torchscript_file.h"
#include "support/allocation_watch.h"
#include "support/sample_checkpoint.h"
#include "support/temporary_folder.h"

#include <QTest>
#include <algorithm>

using namespace studio;
using studio::test::sampleCheckpoint;

Q_DECLARE_METATYPE(studio::Preprocessing)

namespace {

bool isFitToBeSaid(const std::string& text) {
    return text.size() < 1000 && std::ranges::none_of(text, [](unsigned char c) { return c < 0x20 && c != '\n'; });
}

}  // namespace

class ModelFileTest : public QObject {
    Q_OBJECT

private slots:
    /// Facts that can't be: named, and nothing half-loaded.
    void wrongFactsAreNamed_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* key, const char* text) {
            QTest::newRow(qPrintable(QString("%1 %2").arg(key, text))) << key << text;
        };
        row("network", "");
        row("network", "[]");
        row("network", R"({"variant":"vgg"})");
        row("network", R"({"variant":"course","classes":0,"input_size":224,"aux":true,"dropout":0.4,)"
                       R"("aux_dropout":0.5,"aux_weight":0.3})");
        row("classes", R"(["a"])");
        row("classes", R"([1,2,3])");
        row("preprocessing", R"({"resize":"squash"})");
        row("epoch", "-1");
    }
    void wrongFactsAreNamed() {
        QFETCH(QString, key);
        QFETCH(QString, text);
        TextPairs facts = factsOf(sampleCheckpoint(), sampleCheckpoint().network);
        for (auto& [name, value] : facts)
            if (name == key.toStdString()) value = text.toStdString();
        const auto error = errorOf([&] { checkpointOf(facts, "x"); });
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::DamagedCheckpoint);
        QVERIFY2(QString(error->what()).contains("\"" + key + "\""), error->what());
    }

    void anotherVersionsFactsAreSaid() {
        const TextPairs facts{{"format", "inception-studio.weights/2"}};
        QVERIFY(hasFacts(facts));
        const auto error = errorOf([&] { checkpointOf(facts, "x"); });
        QVERIFY(error && error->code() == ErrorCode::NotACheckpoint);
        QVERIFY2(QString(error->what()).contains("weights/2"), error->what());
    }

    /// A look at all names before each one would take many minutes for so many.
    void manyFactsAreRead() {
        constexpr std::size_t kFacts = 500'000;
        std::string text = "{";
        for (std::size_t i = 0; i < kFacts; ++i)
            text += (i == 0 ? "\"" : ",\"") + std::to_string(1'000'000 + i) + "\":\"\"";
        QCOMPARE(factsFromText(text + "}").size(), kFacts);
    }

    void factsWithinFactsTakeNoMemory() {
        const std::string text(1'000'000, '[');
        const AllocationWatch watch;
        QVERIFY(factsFromText(text).empty());
        QVERIFY2(watch.peak() < 1 << 20, std::to_string(watch.peak()).c_str());
        TextPairs facts = factsOf(sampleCheckpoint(), sampleCheckpoint().network);
        for (auto& [name, value] : facts)
            if (name == "classes") value = text;
        const AllocationWatch again;
        QVERIFY(errorOf([&] { checkpointOf(facts, "x"); }));
        QVERIFY2(again.peak() < 1 << 20, std::to_string(again.peak()).c_str());
    }

    /// No terminal is to obey a name out of somebody's file, no sentence to be a megabyte long.
    void namesInSentences() {
        const TemporaryFolder folder;
        const std::string name = "\x1b]0;x\x07" + std::string(1 << 20, 'n');
        NamedArrays weights = sampleCheckpoint(Variant::Course).weights;
        weights.emplace_back(name, Array::ofInts({}, {0}));
        writeSafetensors(folder / "a.safetensors", {weights, {}});
        const auto unknown = errorOf([&] { readModelFile(folder / "a.safetensors", Variant::Course); });
        QVERIFY(unknown && unknown->code() == ErrorCode::WeightsDoNotFit);
        QVERIFY2(isFitToBeSaid(unknown->what()), unknown->what());
        QVERIFY(QString(unknown->what()).contains("?]0;x?nnn"));
        QVERIFY(isFitToBeSaid(unknown->detail()));
        const TextPairs format{{"format", "inception-studio." + name}};
        const auto version = errorOf([&] { checkpointOf(format, "x"); });
        QVERIFY(version && isFitToBeSaid(version->what()));

        const std::string facts = factsText({{"dtype", name}, {"input", name}, {"output", name}}), none;
        ZipWriter program;
        program.add("a/constants.pkl", std::as_bytes(std::span(none)));
        program.add("a/extra/studio.json", std::as_bytes(std::span(facts)));
        program.writeTo(folder / "a.pt");
        const auto summary = lookAtTorchScriptFile(folder / "a.pt");
        QVERIFY(summary);
        QVERIFY(isFitToBeSaid(summary->dtype) && isFitToBeSaid(summary->inputs.front()) &&
                isFitToBeSaid(summary->outputs.front()));
    }

    void safetensorsKnowThemselves_data() {
        QTest::addColumn<int>("variant");
        QTest::addColumn<bool>("half");
        for (const Variant variant : {Variant::Course, Variant::Paper, Variant::Torchvision})
            for (const bool half : {false, true})
                QTest::addRow("%s%s", variantName(variant).data(), half ? " half" : "") << int(variant) << half;
    }
    void safetensorsKnowThemselves() {
        QFETCH(int, variant);
        QFETCH(bool, half);
        const TemporaryFolder folder;
        Checkpoint before = sampleCheckpoint(static_cast<Variant>(variant));
        before.preprocessing.channels = Preprocessing::Channels::Bgr;
        before.preprocessing.mean = {104, 117, 123.25};
        writeSafetensors(folder / "a.safetensors",
                         {half ? inHalf(before.weights) : before.weights, factsOf(before, before.network)});
        const ModelFile file = readModelFile(folder / "a.safetensors");
        QCOMPARE(file.format, FileFormat::Safetensors);
        QVERIFY(file.ours);
        QCOMPARE(file.dtype, std::string(half ? "float16" : "float32"));
        QCOMPARE(file.tensors, static_cast<std::int64_t>(before.weights.size()));
        QCOMPARE(file.checkpoint->network, before.network);
        QCOMPARE(file.checkpoint->classes, before.classes);
        QCOMPARE(file.checkpoint->preprocessing, before.preprocessing);
        QCOMPARE(file.checkpoint->epoch, before.epoch);
        QCOMPARE(file.checkpoint->weights.size(), before.weights.size());
        for (std::size_t i = 0; i < before.weights.size(); ++i) {
            QCOMPARE(file.checkpoint->weights[i].first, before.weights[i].first);
            if (!half) QVERIFY(*file.checkpoint->weights[i].second.data == *before.weights[i].second.data);
        }
    }

    void othersSafetensors() {
        const TemporaryFolder folder;
        writeSafetensors(folder / "course.safetensors", {sampleCheckpoint(Variant::Course).weights, {}});
        const auto asked = errorOf([&] { readModelFile(folder / "course.safetensors"); });
        QVERIFY(asked && asked->code() == ErrorCode::VariantNeeded);
        const ModelFile file = readModelFile(folder / "course.safetensors", Variant::Course);
        QVERIFY(!file.ours);
        QCOMPARE(file.checkpoint->network.variant, Variant::Course);
    }

    void namesBesideTheFile_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<bool>("taken");
        QTest::newRow("the course's") << QByteArray(R"({"1": "rose", "0": "daisy", "2": "菊"})") << true;
        QTest::newRow("one too few") << QByteArray(R"({"1": "rose", "0": "daisy"})") << false;
        QTest::newRow("a place twice") << QByteArray(R"({"1": "rose", "0": "daisy", "01": "菊"})") << false;
        QTest::newRow("beyond the last") << QByteArray(R"({"1": "rose", "0": "daisy", "3": "菊"})") << false;
        QTest::newRow("no JSON") << QByteArray("daisy, rose") << false;
        QTest::newRow("no names") << QByteArray(R"({"1": 1, "0": 2, "2": 3})") << false;
    }
    void namesBesideTheFile() {
        QFETCH(QByteArray, json);
        QFETCH(bool, taken);
        const TemporaryFolder folder;
        writeBareWeights(folder / "googleNet.pth", sampleCheckpoint(Variant::Course), true);
        writeFileAtomically(folder / "class_indices.json", json.toStdString());
        const Checkpoint read = readCheckpoint(folder / "googleNet.pth", Variant::Course);
        const std::vector<std::string> names{"daisy", "rose", "\xE8\x8F\x8A"},
            numbered{"class 1", "class 2", "class 3"};
        QCOMPARE(read.classes, taken ? names : numbered);
    }

    /// The row "input" of the reference's comparison table, and that it goes on with the file, whatever its form.
    void picturesArePreparedAsTheVariantWants_data() {
        QTest::addColumn<int>("variant");
        QTest::addColumn<Preprocessing>("how");
        using Resize = Preprocessing::Resize;
        using Channels = Preprocessing::Channels;
        const auto row = [](Variant variant, const Preprocessing& how) {
            QTest::newRow(std::string(variantName(variant)).c_str()) << static_cast<int>(variant) << how;
        };
        row(Variant::Paper,
            {Resize::ShorterSideThenCentreCrop, 256, 224, Channels::Bgr, 1, {104, 117, 123}, {1, 1, 1}});
        row(Variant::Course, {Resize::Squash, 224, 224, Channels::Rgb, 1.0 / 255, {0.5, 0.5, 0.5}, {0.5, 0.5, 0.5}});
        row(Variant::Torchvision, {Resize::ShorterSideThenCentreCrop,
                                   256,
                                   224,
                                   Channels::Rgb,
                                   1.0 / 255,
                                   {0.485, 0.456, 0.406},
                                   {0.229, 0.224, 0.225}});
    }
    void picturesArePreparedAsTheVariantWants() {
        QFETCH(int, variant);
        QFETCH(Preprocessing, how);
        const TemporaryFolder folder;
        const Checkpoint sample = sampleCheckpoint(static_cast<Variant>(variant), false);
        writeBareWeights(folder / "other.pth", sample, false);
        writeSafetensors(folder / "other.safetensors", {sample.weights, {}});
        QVERIFY(readCheckpoint(folder / "other.safetensors", sample.network.variant).preprocessing == how);
        const Checkpoint read = readCheckpoint(folder / "other.pth", sample.network.variant);
        QVERIFY(read.preprocessing == how);

        // Out again, and in without a word of the variant.
        const TextPairs facts = factsOf(read, read.network);
        QVERIFY(checkpointOf(facts, "a program").preprocessing == how);
        writeCheckpoint(folder / "ours.pth", read);
        writeSafetensors(folder / "ours.safetensors", {read.weights, facts});
        for (const char* name : {"ours.pth", "ours.safetensors"}) {
            const Checkpoint again = readCheckpoint(folder / name);
            QVERIFY2(again.preprocessing == how, name);
            QVERIFY2(again.network.variant == sample.network.variant, name);
        }
    }

    /// torchvision's own file wants pictures in -1..1 (its transform_input), whoever else's has ImageNet's mean.
    void torchvisionsPublishedFile() {
        const TemporaryFolder folder;
        Checkpoint published = sampleCheckpoint();
        published.network.classes = 1000;
        published.weights = test::countedWeights(published.network);
        writeBareWeights(folder / "googlenet-1378be20.pth", published);
        writeBareWeights(folder / "mine.pth", published);
        // What its transform_input makes of ImageNet's normalisation.
        const Preprocessing theirs = readCheckpoint(folder / "googlenet-1378be20.pth").preprocessing;
        QCOMPARE(theirs.mean, (std::array{0.5, 0.5, 0.5}));
        QCOMPARE(theirs.std, theirs.mean);
        const Checkpoint usual = readCheckpoint(folder / "mine.pth");
        QCOMPARE(usual.preprocessing.mean, (std::array{0.485, 0.456, 0.406}));
        QCOMPARE(usual.preprocessing.std, (std::array{0.229, 0.224, 0.225}));
        QVERIFY(!usual.network.aux && usual.network.classes == 1000);
        QVERIFY(usual.network.variant == Variant::Torchvision);
    }

    /// Whatever is left of a file after an interrupted copy: one sentence, no crash, nothing loaded.
    void cutAtEveryKilobyte() {
        const TemporaryFolder folder;
        const NamedArrays all = sampleCheckpoint().weights;
        const NamedArrays some(all.begin(), all.begin() + 60);
        PthValue::Dict dict;
        for (const auto& [name, array] : some) dict.emplace_back(name, array);
        writePth(folder / "some.pth", dict);
        writeSafetensors(folder / "some.safetensors", {some, {}});
        for (const char* name : {"some.pth", "some.safetensors"}) {
            const std::vector<std::byte> whole = readFile(folder / name);
            QVERIFY(whole.size() > 500'000);
            for (std::size_t size = 0; size < whole.size(); size += 1024) {
                const std::span<const std::byte> cut = std::span(whole).first(size);
                const bool pth = std::string_view(name).ends_with(".pth");
                const AllocationWatch watch;
                const auto error =
                    errorOf([&] { pth ? void(parsePth(cut, name)) : void(parseSafetensors(cut, name)); });
                QVERIFY2(error && error->code() == ErrorCode::DamagedCheckpoint, std::to_string(size).c_str());
                QVERIFY2(watch.peak() < 2 * whole.size(), std::to_string(size).c_str());
            }
        }
    }

    void keyByKey() {
        const TemporaryFolder folder;
        PthValue::Dict weights;
        for (const auto& [name, array] : sampleCheckpoint(Variant::Course).weights)
            weights.emplace_back(
                name, name == "aux1.fc1.weight" ? Array::ofFloats({1024, 768}, std::vector<float>(1024 * 768)) : array);
        writePth(folder / "a.pth", weights);
        const auto error = errorOf([&] { readCheckpoint(folder / "a.pth", Variant::Course); });
        QVERIFY(error && error->code() == ErrorCode::WeightsDoNotFit);
        QVERIFY2(QString(error->what()).contains("aux1.fc1.weight is 1024 x 2048 here and 1024 x 768 in the file"),
                 error->what());
    }

    /// w s and b - m s with s = scale / sqrt(variance + 0.001), by hand for one channel.
    void foldedByHand() {
        const NamedArrays folded = foldedBatchNorm({{"a.conv.weight", Array::ofFloats({1, 2, 1, 1}, {3, -5})},
                                                    {"a.bn.weight", Array::ofFloats({1}, {2})},
                                                    {"a.bn.bias", Array::ofFloats({1}, {0.25f})},
                                                    {"a.bn.running_mean", Array::ofFloats({1}, {1.5f})},
                                                    {"a.bn.running_var", Array::ofFloats({1}, {0.249f})},
                                                    {"a.bn.num_batches_tracked", Array::ofInts({}, {9})},
                                                    {"fc.weight", Array::ofFloats({1, 1}, {7})}});
        QCOMPARE(folded.size(), std::size_t{3});
        QCOMPARE(findArray(folded, "a.conv.weight")->toDoubles(), (std::vector<double>{12, -20}));
        QCOMPARE(findArray(folded, "a.conv.bias")->toDoubles(), (std::vector<double>{0.25 - 6}));
        QCOMPARE(findArray(folded, "fc.weight")->toDoubles(), (std::vector<double>{7}));
    }

    void switchesThatMeanNothing() {
        for (const ExportSwitch& each : exportSwitches())
            for (const ExportFormat format :
                 {ExportFormat::Pth, ExportFormat::Safetensors, ExportFormat::TorchScript, ExportFormat::Onnx}) {
                ExportOptions options{.format = format};
                options.*each.value = true;
                QCOMPARE(misplacedSwitch(options) == nullptr, each.isFor(format));
            }
        QVERIFY(!misplacedSwitch({}));
    }
};

QTEST_GUILESS_MAIN(ModelFileTest)
#include "model_file_test.moc"
