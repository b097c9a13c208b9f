// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/module_facts.h"
#include "ui/text/language.h"
#include "ui/text/layer_facts.h"

#include <QTest>

using namespace studio;
using namespace studio::ui;

static NetworkParts partsOf(Variant variant, int classes = 1000, int size = 224, bool aux = true) {
    return NetworkParts(defaultSpec(variant, classes, size, aux));
}

class ModuleFactsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { setLanguage(Language::English); }
    void totals_data();
    void totals();
    void modules_data();
    void modules();
    void savings_data();
    void savings();
    void find_data();
    void find();
    void walking();
    void heads();
    void receptiveFields();
    void network();
};

/// reference/googlenet.md: counted there by arithmetic and from a running network.
void ModuleFactsTest::totals_data() {
    QTest::addColumn<int>("variant");
    QTest::addColumn<int>("classes");
    QTest::addColumn<qint64>("parameters");
    QTest::addColumn<qint64>("macs");
    QTest::addColumn<qint64>("withHeads");
    const auto row = [](const char* name, Variant variant, int classes, qint64 parameters, qint64 macs, qint64 heads) {
        QTest::newRow(name) << int(variant) << classes << parameters << macs << heads;
    };
    row("course", Variant::Course, 1000, 6998552, 1582671872, 13378280);
    row("course, 5 classes", Variant::Course, 5, 5978677, 1581652992, 10318655);
    row("course, 2 classes", Variant::Course, 2, 5975602, 1581649920, 10309430);
    row("paper", Variant::Paper, 1000, 6998552, 1582671872, 13378280);
    row("torchvision", Variant::Torchvision, 1000, 6624904, 1498376192, 13004888);
}

void ModuleFactsTest::totals() {
    QFETCH(int, variant);
    QFETCH(int, classes);
    QFETCH(qint64, parameters);
    QFETCH(qint64, macs);
    QFETCH(qint64, withHeads);
    const NetworkParts parts = partsOf(static_cast<Variant>(variant), classes);
    QCOMPARE(qint64(parts.mainTotals().parameters), parameters);
    QCOMPARE(qint64(parts.mainTotals().macs), macs);
    QCOMPARE(qint64(parts.allTotals().parameters), withHeads);
    const NetworkParts bare = partsOf(static_cast<Variant>(variant), classes, 224, false);
    QCOMPARE(bare.allTotals().parameters, bare.mainTotals().parameters);
    QCOMPARE(bare.mainTotals().macs, parts.mainTotals().macs);
}

void ModuleFactsTest::modules_data() {
    QTest::addColumn<qint64>("parameters");
    QTest::addColumn<qint64>("macs");
    QTest::addColumn<QString>("writes");
    const auto row = [](const char* name, qint64 parameters, qint64 macs, const char* writes) {
        QTest::newRow(name) << parameters << macs << QString::fromUtf8(writes);
    };
    row("conv1", 9472, 118013952, "112 × 112 × 64");
    row("conv2", 114944, 359661568, "56 × 56 × 192");
    row("3a", 163696, 128049152, "28 × 28 × 256");
    row("3b", 388736, 304267264, "28 × 28 × 480");
    row("4a", 376176, 73608192, "14 × 14 × 512");
    row("aux1", 3188840, 4169728, "1 × 1 × 1000");
    row("4b", 449160, 87908352, "14 × 14 × 512");
    row("4c", 510104, 99850240, "14 × 14 × 512");
    row("4d", 605376, 118515712, "14 × 14 × 528");
    row("aux2", 3190888, 4202496, "1 × 1 × 1000");
    row("4e", 868352, 169996288, "14 × 14 × 832");
    row("5a", 1043456, 51079168, "7 × 7 × 832");
    row("5b", 1444080, 70697984, "7 × 7 × 1024");
    row("fc", 1025000, 1024000, "1 × 1 × 1000");
}

void ModuleFactsTest::modules() {
    QFETCH(qint64, parameters);
    QFETCH(qint64, macs);
    QFETCH(QString, writes);
    for (const Variant variant : {Variant::Course, Variant::Paper}) {
        const NetworkParts parts = partsOf(variant);
        QCOMPARE(qint64(parts.totalsOf(QTest::currentDataTag()).parameters), parameters);
        QCOMPARE(qint64(parts.totalsOf(QTest::currentDataTag()).macs), macs);
        QCOMPARE(tensorText(parts.writes(QTest::currentDataTag())), writes);
    }
}

void ModuleFactsTest::savings_data() {
    QTest::addColumn<int>("variant");
    QTest::addColumn<int>("branch");  ///< 0: 3x3, 1: 5x5
    QTest::addColumn<qint64>("parametersWithout");
    QTest::addColumn<qint64>("parametersWith");
    QTest::addColumn<qint64>("macsWithout");
    QTest::addColumn<qint64>("macsWith");
    QTest::addColumn<QString>("times");
    // mockup 04, and arithmetic: 5·5·480·48 + 48; 14·14 times that without the biases
    QTest::newRow("4a 3x3") << int(Variant::Course) << 0 << qint64{898768} << qint64{226096} << qint64{176117760}
                            << qint64{44255232} << "4.0";
    QTest::newRow("4a 5x5") << int(Variant::Course) << 1 << qint64{576048} << qint64{26944} << qint64{112896000}
                            << qint64{5268480} << "21.4";
    // 3·3·480·48 + 2·48, 480·16 + 2·16 + 3·3·16·48 + 2·48
    QTest::newRow("4a third branch") << int(Variant::Torchvision) << 1 << qint64{207456} << qint64{14720}
                                     << qint64{40642560} << qint64{2860032} << "14.2";
}

void ModuleFactsTest::savings() {
    QFETCH(int, variant);
    QFETCH(int, branch);
    QFETCH(qint64, parametersWithout);
    QFETCH(qint64, parametersWith);
    QFETCH(qint64, macsWithout);
    QFETCH(qint64, macsWith);
    QFETCH(QString, times);
    const NetworkParts parts = partsOf(static_cast<Variant>(variant));
    const std::vector<Saving> savings = reductionSavings(parts, "4a");
    QCOMPARE(savings.size(), std::size_t{2});
    const Saving& saving = savings[static_cast<std::size_t>(branch)];
    QCOMPARE(branchNumber(saving.convolution), branch + 2);
    QCOMPARE(qint64(saving.without.parameters), parametersWithout);
    QCOMPARE(qint64(saving.with.parameters), parametersWith);
    QCOMPARE(qint64(saving.without.macs), macsWithout);
    QCOMPARE(qint64(saving.with.macs), macsWith);
    QCOMPARE(timesText(saving.fewerMacs()), times);
    const Saving whole = moduleSaving(parts, "4a");
    QCOMPARE(whole.with.macs, parts.totalsOf("4a").macs);
    QCOMPARE(whole.without.macs - whole.with.macs,
             savings[0].without.macs - savings[0].with.macs + savings[1].without.macs - savings[1].with.macs);
    if (variant == int(Variant::Course)) QCOMPARE(qint64(whole.without.macs), qint64{313098240});
    QVERIFY(reductionSavings(parts, "conv2").empty());
}

void ModuleFactsTest::find_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("part");
    QTest::newRow("module") << "4a"
                            << "4a";
    QTest::newRow("upper case") << "4A"
                                << "4a";
    QTest::newRow("layer") << "4a/3x3"
                           << "4a/3x3";
    QTest::newRow("as written") << "4a/3×3"
                                << "4a/3x3";
    QTest::newRow("with a space") << "4a 3x3"
                                  << "4a/3x3";
    QTest::newRow("beginning") << "aux"
                               << "aux1";
    QTest::newRow("inside") << "proj"
                            << "3a/pool_proj";
    QTest::newRow("spaces around") << "  pool2 "
                                   << "pool2";
    QTest::newRow("nothing") << "   " << QString();
    QTest::newRow("no such") << "6a" << QString();
}

void ModuleFactsTest::find() {
    QFETCH(QString, text);
    QFETCH(QString, part);
    QCOMPARE(QString::fromStdString(partsOf(Variant::Course).find(text.toStdString())), part);
}

void ModuleFactsTest::walking() {
    const NetworkParts parts = partsOf(Variant::Course);
    QCOMPARE(parts.neighbour("conv1", 1), std::string("pool1"));
    QCOMPARE(parts.neighbour("4a", 1), std::string("aux1"));
    QCOMPARE(parts.neighbour("4a/3x3", -1), std::string("4a/3x3r"));
    QCOMPARE(parts.neighbour("conv1", -1), std::string());
    QCOMPARE(parts.neighbour("fc", 1), std::string());
    QCOMPARE(parts.neighbour("no such", 1), std::string());
    std::size_t steps = 1;
    for (std::string at = parts.modules().front(); !(at = parts.neighbour(at, 1)).empty();) ++steps;
    QCOMPARE(steps, parts.modules().size());
    QCOMPARE(parts.moduleOf("4a/3x3"), std::string("4a"));
    QCOMPARE(parts.moduleOf(""), std::string());
    QVERIFY(partsOf(Variant::Paper).layer("lrn2") && !parts.layer("lrn2"));
}

void ModuleFactsTest::heads() {
    const NetworkParts course = partsOf(Variant::Course), paper = partsOf(Variant::Paper);
    const QString first = headText(course, "aux1", 0.3);
    QVERIFY2(first.contains("output of 4a") && first.contains("6 Inception modules") && first.contains("0.3 ×") &&
                 first.contains("50 % before fc1"),
             qPrintable(first));
    const QString second = headText(paper, "aux2", 0.25);
    QVERIFY2(second.contains("output of 4d") && second.contains("3 Inception modules") && second.contains("0.25 ×") &&
                 second.contains("70 % after fc1"),
             qPrintable(second));
    const QString flat = layerRemark(*course.layer("aux1/fc1"), course);
    QVERIFY2(flat.contains("2,048") && flat.contains("4·4·128"), qPrintable(flat));
    QCOMPARE(shareText(course, "4a"), QString("4.7 % of the 1,582.7 M of one picture, main head"));
    QCOMPARE(shareText(partsOf(Variant::Course, 5), "4a"), QString("4.7 % of the 1,581.7 M of one picture, main head"));
    QVERIFY(shareText(course, "aux1").contains("1,591.0 M"));
}

void ModuleFactsTest::receptiveFields() {
    const NetworkParts parts = partsOf(Variant::Course);
    QCOMPARE(parts.sees("3a"), 59);
    QCOMPARE(receptiveFieldText(parts.layer("pool2")->receptiveField), QString("27 × 27 pixels of the input"));
    QCOMPARE(receptiveFieldsText(parts, "3a"), QString("By branch: 1×1 27, 3×3 43, 5×5 59, pool → 1×1 43"));
    QVERIFY(receptiveFieldsText(parts, "conv2").isEmpty());
    QVERIFY(!receptiveFieldRemark(parts, 224).contains("224"));
    QVERIFY(receptiveFieldRemark(parts, 225).contains("larger than the input of 224 × 224"));
}

void ModuleFactsTest::network() {
    QCOMPARE(sizesText(partsOf(Variant::Course)), QString("224 → 112 → 56 → 28 → 14 → 7 → 1"));
    QCOMPARE(sizesText(partsOf(Variant::Torchvision, 5, 128)), QString("128 → 64 → 32 → 16 → 8 → 4 → 1"));
    QVERIFY(networkText(partsOf(Variant::Paper)).startsWith("57 convolutions and 1 classifier"));
    const QString torchvision = variantText(partsOf(Variant::Torchvision));
    QVERIFY2(torchvision.contains("3×3 kernels in the third branch where the paper has 5×5") &&
                 torchvision.contains("2×2") && torchvision.contains("20 %") && torchvision.contains("70 %"),
             qPrintable(torchvision));
    QVERIFY(variantText(partsOf(Variant::Paper)).contains("LRN"));
    QVERIFY(variantText(partsOf(Variant::Course)).contains("50 % twice"));
    QCOMPARE(millionsText(35223552), QString("35.22 M"));
    QCOMPARE(millionsText(5120), QString("5,120"));
}

QTEST_GUILESS_MAIN(ModuleFactsTest)
#include "module_facts_test.moc"
