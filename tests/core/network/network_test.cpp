// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/network.h"

#include "core/base/error.h"
#include "core/network/operations.h"

#include <QTest>
#include <algorithm>
#include <map>
#include <utility>

using namespace studio;

class NetworkTest : public QObject {
    Q_OBJECT

private slots:
    void totals_data() {
        QTest::addColumn<int>("variant");
        QTest::addColumn<int>("classes");
        QTest::addColumn<bool>("aux");
        QTest::addColumn<qint64>("parameters");
        QTest::addColumn<qint64>("macs");
        const int course = static_cast<int>(Variant::Course);
        const int torchvision = static_cast<int>(Variant::Torchvision);
        QTest::newRow("1000 aux") << course << 1000 << true << qint64{13378280} << qint64{1591044096};
        QTest::newRow("1000") << course << 1000 << false << qint64{6998552} << qint64{1582671872};
        QTest::newRow("5 aux") << course << 5 << true << qint64{10318655} << qint64{1587987456};
        QTest::newRow("5") << course << 5 << false << qint64{5978677} << qint64{1581652992};
        QTest::newRow("10 aux") << course << 10 << true << qint64{10334030} << qint64{1588002816};
        QTest::newRow("2") << course << 2 << false << qint64{5975602} << qint64{1581649920};
        QTest::newRow("paper = course") << static_cast<int>(Variant::Paper) << 1000 << true << qint64{13378280}
                                        << qint64{1591044096};
        QTest::newRow("torchvision") << torchvision << 1000 << false << qint64{6624904} << qint64{1498376192};
        QTest::newRow("torchvision aux") << torchvision << 1000 << true << qint64{13004888} << qint64{0};
    }
    void totals() {
        QFETCH(int, variant);
        QFETCH(int, classes);
        QFETCH(bool, aux);
        QFETCH(qint64, parameters);
        QFETCH(qint64, macs);
        const NetworkTotals totals = networkTotals(defaultSpec(static_cast<Variant>(variant), classes, 224, aux));
        QCOMPARE(qint64{totals.parameters}, parameters);
        if (macs != 0) QCOMPARE(qint64{totals.macs}, macs);
    }

    void modules_data() {
        QTest::addColumn<qint64>("parameters");
        QTest::addColumn<qint64>("macs");
        QTest::newRow("conv1") << qint64{9472} << qint64{118013952};
        QTest::newRow("conv2") << qint64{114944} << qint64{359661568};
        QTest::newRow("3a") << qint64{163696} << qint64{128049152};
        QTest::newRow("3b") << qint64{388736} << qint64{304267264};
        QTest::newRow("4a") << qint64{376176} << qint64{73608192};
        QTest::newRow("aux1") << qint64{3188840} << qint64{4169728};
        QTest::newRow("4b") << qint64{449160} << qint64{87908352};
        QTest::newRow("4c") << qint64{510104} << qint64{99850240};
        QTest::newRow("4d") << qint64{605376} << qint64{118515712};
        QTest::newRow("aux2") << qint64{3190888} << qint64{4202496};
        QTest::newRow("4e") << qint64{868352} << qint64{169996288};
        QTest::newRow("5a") << qint64{1043456} << qint64{51079168};
        QTest::newRow("5b") << qint64{1444080} << qint64{70697984};
        QTest::newRow("fc") << qint64{1025000} << qint64{1024000};
    }
    void modules() {
        QFETCH(qint64, parameters);
        QFETCH(qint64, macs);
        qint64 gotParameters = 0;
        qint64 gotMacs = 0;
        for (const Layer& layer : networkLayers(defaultSpec(Variant::Course, 1000))) {
            if (layer.module != QTest::currentDataTag()) continue;
            gotParameters += layer.parameters;
            gotMacs += layer.macs;
        }
        QCOMPARE(gotParameters, parameters);
        QCOMPARE(gotMacs, macs);
    }

    void layers_data() {
        QTest::addColumn<int>("in");
        QTest::addColumn<int>("out");
        QTest::addColumn<int>("side");
        QTest::addColumn<qint64>("parameters");
        QTest::addColumn<qint64>("macs");
        QTest::newRow("conv1") << 3 << 64 << 112 << qint64{9472} << qint64{118013952};
        QTest::newRow("pool1") << 64 << 64 << 56 << qint64{0} << qint64{0};
        QTest::newRow("lrn1") << 64 << 64 << 56 << qint64{0} << qint64{0};
        QTest::newRow("conv2/3x3") << 64 << 192 << 56 << qint64{110784} << qint64{346816512};
        QTest::newRow("pool2") << 192 << 192 << 28 << qint64{0} << qint64{0};
        QTest::newRow("3b/5x5") << 32 << 96 << 28 << qint64{76896} << qint64{60211200};
        QTest::newRow("pool3") << 480 << 480 << 14 << qint64{0} << qint64{0};
        QTest::newRow("4d/3x3r") << 512 << 144 << 14 << qint64{73872} << qint64{14450688};
        QTest::newRow("aux2/avgpool") << 528 << 528 << 4 << qint64{0} << qint64{0};
        QTest::newRow("aux2/conv") << 528 << 128 << 4 << qint64{67712} << qint64{1081344};
        QTest::newRow("aux1/fc1") << 2048 << 1024 << 1 << qint64{2098176} << qint64{2097152};
        QTest::newRow("pool4") << 832 << 832 << 7 << qint64{0} << qint64{0};
        QTest::newRow("5b/pool_proj") << 832 << 128 << 7 << qint64{106624} << qint64{5218304};
        QTest::newRow("avgpool") << 1024 << 1024 << 1 << qint64{0} << qint64{0};
        QTest::newRow("fc") << 1024 << 1000 << 1 << qint64{1025000} << qint64{1024000};
    }
    void layers() {
        QFETCH(int, in);
        QFETCH(int, out);
        QFETCH(int, side);
        QFETCH(qint64, parameters);
        QFETCH(qint64, macs);
        const std::vector<Layer> table = networkLayers(defaultSpec(Variant::Paper, 1000));
        const auto found = std::find_if(table.begin(), table.end(),
                                        [](const Layer& layer) { return layer.name == QTest::currentDataTag(); });
        QVERIFY(found != table.end());
        QCOMPARE(found->inChannels, in);
        QCOMPARE(found->outChannels, out);
        QCOMPARE(found->outSize, side);
        QCOMPARE(qint64{found->parameters}, parameters);
        QCOMPARE(qint64{found->macs}, macs);
    }

    /// r = r + (k - 1) j, j = j s, by hand. At pool2 r is 27 and j 8: 3a's branches see 27, 27 + 2 * 8, 27 + 4 * 8 and
    /// 27 + 2 * 8.
    void receptiveFields_data() {
        QTest::addColumn<int>("variant");
        QTest::addColumn<int>("side");
        const int paper = static_cast<int>(Variant::Paper), torchvision = static_cast<int>(Variant::Torchvision);
        const std::pair<const char*, int> ofPaper[] = {
            {"conv1", 7},          {"pool1", 11},     {"lrn1", 11},    {"conv2/reduce", 11},
            {"conv2/3x3", 19},     {"lrn2", 19},      {"pool2", 27},   {"3a/1x1", 27},
            {"3a/3x3r", 27},       {"3a/3x3", 43},    {"3a/5x5", 59},  {"3a/pool_proj", 43},
            {"3b/1x1", 59},        {"3b/5x5", 91},    {"pool3", 107},  {"4a/5x5", 171},
            {"aux1/avgpool", 235}, {"aux1/fc2", 379}, {"4b/1x1", 171}, {"4e/5x5", 427},
            {"aux2/fc1", 571},     {"pool4", 459},    {"5a/5x5", 587}, {"5b/3x3", 651},
            {"5b/5x5", 715},       {"avgpool", 907},  {"fc", 907}};
        // 3x3 in the third branch, pool4 of 2x2, adaptive pools in the auxiliary heads
        const std::pair<const char*, int> ofTorchvision[] = {
            {"pool2", 27},     {"3a/5x5", 43},  {"pool3", 75},  {"4a/5x5", 107}, {"aux1/avgpool", 155},
            {"aux1/fc1", 315}, {"4e/5x5", 235}, {"pool4", 251}, {"5b/5x5", 379}, {"fc", 571}};
        for (const auto& [layer, side] : ofPaper) QTest::addRow("%s", layer) << paper << side;
        for (const auto& [layer, side] : ofTorchvision) QTest::addRow("torchvision %s", layer) << torchvision << side;
    }
    void receptiveFields() {
        QFETCH(int, variant);
        QFETCH(int, side);
        const std::string name = QString(QTest::currentDataTag()).split(' ').back().toStdString();
        const std::vector<Layer> table = networkLayers(defaultSpec(static_cast<Variant>(variant), 1000));
        QCOMPARE(std::ranges::find(table, name, &Layer::name)->receptiveField, side);
    }

    void aModuleSeesWhatItsWidestBranchDoes() {
        const std::vector<Layer> table = networkLayers(defaultSpec(Variant::Course, 1000));
        QCOMPARE(receptiveFieldOf(table, "conv2"), 19);
        QCOMPARE(receptiveFieldOf(table, "3a"), 59);
        QCOMPARE(receptiveFieldOf(table, "5b"), 715);
        QCOMPARE(receptiveFieldOf(table, "6a"), 0);
    }

    /// Each module reads what the one before it writes.
    void rowsFollowEachOther() {
        int channels = 192;
        for (const InceptionRow& row : kInceptionRows) {
            QCOMPARE(row.in, channels);
            channels = row.out();
        }
        QCOMPARE(channels, 1024);
    }

    void anyInputSizeFits() {
        for (int size = kMinInputSize; size <= 320; size += 7) {
            for (const Layer& layer : networkLayers(defaultSpec(Variant::Torchvision, 5, size)))
                QVERIFY2(layer.outSize >= 1 && layer.inSize >= 1, layer.name.c_str());
        }
    }

    void badSpecsAreRefused() {
        QVERIFY_EXCEPTION_THROWN(networkLayers(defaultSpec(Variant::Course, 0)), Error);
        QVERIFY_EXCEPTION_THROWN(networkLayers(defaultSpec(Variant::Course, 5, 95)), Error);
    }

    void ceilModeRule_data() {
        QTest::addColumn<int>("in");
        QTest::addColumn<bool>("ceil");
        QTest::addColumn<int>("out");
        QTest::newRow("224 floor") << 112 << false << 55;
        QTest::newRow("224 ceil") << 112 << true << 56;
        QTest::newRow("odd") << 113 << true << 56;
        QTest::newRow("small") << 4 << true << 2;
    }
    void ceilModeRule() {
        QFETCH(int, in);
        QFETCH(bool, ceil);
        QFETCH(int, out);
        QCOMPARE(outputSize(in, 3, 2, 0, ceil), out);
    }

    void operationsHangTogether_data() {
        QTest::addColumn<int>("variant");
        QTest::addColumn<bool>("aux");
        for (const Variant variant : {Variant::Course, Variant::Paper, Variant::Torchvision})
            for (const bool aux : {true, false})
                QTest::addRow("%s%s", variantName(variant).data(), aux ? " aux" : "") << int(variant) << aux;
    }
    /// Every operation reads what stands before it, channels and sizes fit, and every layer of the table is there.
    void operationsHangTogether() {
        QFETCH(int, variant);
        QFETCH(bool, aux);
        const NetworkSpec spec = defaultSpec(static_cast<Variant>(variant), 5, 224, aux);
        std::map<std::string, std::pair<int, int>> made{{kNetworkInput, {3, 224}}};
        std::size_t layers = 0;
        for (const Operation& operation : networkOperations(spec)) {
            int channels = 0;
            for (const std::string& input : operation.inputs) {
                QVERIFY2(made.contains(input), (operation.name + " reads " + input).c_str());
                channels += made[input].first;
            }
            QVERIFY2(!made.contains(operation.name), operation.name.c_str());
            const auto [in, side] = made[operation.inputs.front()];
            const Layer& layer = operation.layer;
            if (operation.kind == Operation::Kind::Concatenation) {
                made[operation.name] = {channels, side};
                continue;
            }
            layers += layer.name != operation.name || !layer.name.ends_with("branch4.0") ? 1 : 0;
            QCOMPARE(layer.inChannels, operation.flatten ? in * side * side : in);
            if (layer.type != LayerType::FullyConnected) QCOMPARE(layer.inSize, side);
            made[operation.name] = {layer.outChannels, layer.outSize};
        }
        QCOMPARE(layers, networkLayers(spec).size());
        for (const HeadOutput& head : headOutputs(spec)) QCOMPARE(made[head.operation].first, 5);
    }

    /// PyTorch's windows from 14 rows to 4: 0..4, 3..7, 7..11, 10..14.
    void adaptiveWindows() {
        const std::vector<std::vector<float>> rows = adaptiveMeans(14, 4);
        const std::pair<int, int> windows[] = {{0, 4}, {3, 7}, {7, 11}, {10, 14}};
        for (std::size_t i = 0; i < 4; ++i)
            for (int at = 0; at < 14; ++at)
                QCOMPARE(rows[i][static_cast<std::size_t>(at)],
                         at >= windows[i].first && at < windows[i].second ? 0.25f : 0.0f);
    }

    /// The rows of the reference's comparison table that the network as data decides.
    void theVariantsDiffer_data() {
        QTest::addColumn<int>("variant");
        QTest::addColumn<bool>("batchNorm");
        QTest::addColumn<int>("kernel");
        QTest::addColumn<int>("lrns");
        QTest::addColumn<double>("auxDropout");
        QTest::addColumn<double>("dropout");
        QTest::addColumn<int>("pool4");
        QTest::addColumn<qint64>("parameters");
        QTest::addColumn<qint64>("parametersWithAux");
        QTest::addColumn<int>("entries");
        const auto row = [](Variant variant) -> QTestData& {
            return QTest::newRow(std::string(variantName(variant)).c_str()) << static_cast<int>(variant);
        };
        row(Variant::Paper) << false << 5 << 2 << 0.7 << 0.4 << 3 << qint64{6998552} << qint64{13378280} << 128;
        row(Variant::Course) << false << 5 << 0 << 0.5 << 0.4 << 3 << qint64{6998552} << qint64{13378280} << 128;
        row(Variant::Torchvision) << true << 3 << 0 << 0.7 << 0.2 << 2 << qint64{6624904} << qint64{13004888} << 364;
    }
    void theVariantsDiffer() {
        QFETCH(int, variant);
        const NetworkSpec spec = defaultSpec(static_cast<Variant>(variant), 1000);
        const std::vector<Layer> table = networkLayers(spec);
        const auto named = [&](std::string_view name) {
            return *std::find_if(table.begin(), table.end(), [&](const Layer& layer) { return layer.name == name; });
        };
        QTEST(hasBatchNorm(spec.variant), "batchNorm");
        QCOMPARE(kBatchNormEpsilon, 0.001);
        for (const InceptionRow& row : kInceptionRows) {
            const Layer third = named(std::string(row.name) + "/5x5");
            QTEST(third.kernel, "kernel");
            QCOMPARE(third.padding, third.kernel / 2);
        }
        const auto lrns =
            std::count_if(table.begin(), table.end(), [](const Layer& layer) { return layer.type == LayerType::Lrn; });
        QTEST(static_cast<int>(lrns), "lrns");
        QTEST(spec.auxDropout, "auxDropout");
        QTEST(spec.dropout, "dropout");
        const Layer pool4 = named("pool4");
        QTEST(pool4.kernel, "pool4");
        QVERIFY(pool4.ceilMode && pool4.stride == 2 && pool4.outSize == 7);
        QTEST(qint64{networkTotals(defaultSpec(spec.variant, 1000, 224, false)).parameters}, "parameters");
        QTEST(qint64{networkTotals(spec).parameters}, "parametersWithAux");
        QTEST(static_cast<int>(stateEntries(spec).size()), "entries");
    }

    /// After pool1, and after conv2/3x3 before pool2.
    void whereThePaperNormalises() {
        std::vector<std::string> names;
        for (const Layer& layer : networkLayers(defaultSpec(Variant::Paper, 1000))) names.push_back(layer.name);
        names.resize(7);
        QCOMPARE(names,
                 (std::vector<std::string>{"conv1", "pool1", "lrn1", "conv2/reduce", "conv2/3x3", "lrn2", "pool2"}));
    }

    void bodyModulesInTheirOrder() {
        QCOMPARE(bodyModules().size(), std::size_t{11});
        QCOMPARE(bodyModules().front(), std::string_view("conv1"));
        QCOMPARE(bodyModules().back(), std::string_view("5b"));
        QCOMPARE(bodyModuleOf("conv3.bn.weight"), std::string_view("conv2"));
        QCOMPARE(bodyModuleOf("inception4c.branch2.0.conv.weight"), std::string_view("4c"));
        QVERIFY(bodyModuleOf("aux1.conv.conv.weight").empty() && bodyModuleOf("fc.bias").empty());
        QVERIFY(isUpTo("inception3b.branch1.conv.weight", "3b") && isUpTo("conv1.conv.weight", "3b"));
        QVERIFY(!isUpTo("inception4a.branch1.conv.weight", "3b"));
        QVERIFY(!isUpTo("fc.weight", "5b") && !isUpTo("conv1.conv.weight", "") && !isUpTo("fc.weight", ""));
    }

    void stateDictNames() {
        const std::vector<StateEntry> torchvision = stateEntries(defaultSpec(Variant::Torchvision, 1000));
        QCOMPARE(torchvision.size(), std::size_t{364});
        QCOMPARE(torchvision[0].name, std::string("conv1.conv.weight"));
        QCOMPARE(torchvision[1].name, std::string("conv1.bn.weight"));
        QCOMPARE(torchvision.back().name, std::string("fc.bias"));
        QCOMPARE(stateEntries(defaultSpec(Variant::Course, 5)).size(), std::size_t{128});
    }
};

QTEST_GUILESS_MAIN(NetworkTest)
#include "network_test.moc"
