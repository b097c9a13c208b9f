// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/layer_facts.h"
#include "ui/plots/head_style.h"
#include "ui/text/language.h"

#include <QRegularExpression>
#include <QTest>
#include <cmath>

using namespace studio;
using namespace studio::ui;

namespace {

constexpr Variant kVariants[] = {Variant::Course, Variant::Paper, Variant::Torchvision};

NetworkParts partsOf(Variant variant, int classes = 1000, int size = 224, bool aux = true) {
    return NetworkParts(defaultSpec(variant, classes, size, aux));
}

/// The product a text like "3·3·96·208" or "1,024" stands for.
qint64 valueOf(const QString& factors) {
    qint64 product = 1;
    for (const QString& factor : QString(factors).remove(',').split(QStringLiteral("·")))
        product *= factor.toLongLong();
    return product;
}

/// Both sides of "28 = ⌈(56 − 3 + 2·0) / 2⌉ + 1" computed from what is written.
bool addsUp(const QString& formula) {
    static const QRegularExpression kForm(
        QStringLiteral("^(\\d+) = ([⌈⌊]?)\\((\\d+) − (\\d+) \\+ 2·(\\d+)\\) / (\\d+)[⌉⌋]? \\+ 1$"));
    const QRegularExpressionMatch match = kForm.match(formula);
    if (!match.hasMatch()) return false;
    const auto number = [&](int place) { return match.captured(place).toDouble(); };
    const double exact = (number(3) - number(4) + 2 * number(5)) / number(6);
    const double whole = match.captured(2) == QStringLiteral("⌈") ? std::ceil(exact)
                         : match.captured(2).isEmpty()            ? exact
                                                                  : std::floor(exact);
    return whole + 1 == number(1);
}

}  // namespace

class LayerFactsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { setLanguage(Language::English); }
    void sizes_data();
    void sizes();
    void everySizeAddsUp();
    void everyBreakdownMultipliesOut();
    void names_data();
    void names();
    void filesOfEveryLayerAreTheWholeFile();
    void labels_data();
    void labels();
    void headsHaveOneName();
};

void LayerFactsTest::sizes_data() {
    QTest::addColumn<int>("variant");
    QTest::addColumn<int>("size");
    QTest::addColumn<QString>("filled");
    QTest::addColumn<QString>("note");  ///< a word of it; empty: there is none
    const auto row = [](const char* layer, Variant variant, int size, const char* filled, const char* note) {
        QTest::addRow("%s %d %d", layer, size, int(variant))
            << int(variant) << size << QString::fromUtf8(filled) << QString::fromUtf8(note);
    };
    row("4a/3x3", Variant::Course, 224, "14 = (14 − 3 + 2·1) / 1 + 1", "");
    row("4a/3x3", Variant::Course, 96, "6 = (6 − 3 + 2·1) / 1 + 1", "");
    row("4a/5x5", Variant::Course, 224, "14 = (14 − 5 + 2·2) / 1 + 1", "");
    row("4a/5x5", Variant::Torchvision, 224, "14 = (14 − 3 + 2·1) / 1 + 1", "");
    row("conv1", Variant::Paper, 224, "112 = ⌊(224 − 7 + 2·3) / 2⌋ + 1", "111.5 is rounded down");
    row("pool1", Variant::Paper, 224, "56 = ⌈(112 − 3 + 2·0) / 2⌉ + 1", "down would give 55 × 55");
    row("pool4", Variant::Course, 224, "7 = ⌈(14 − 3 + 2·0) / 2⌉ + 1", "5.5 is rounded up");
    row("pool4", Variant::Torchvision, 224, "7 = ⌈(14 − 2 + 2·0) / 2⌉ + 1", "");
    row("avgpool", Variant::Course, 224, "1 = (7 − 7 + 2·0) / 1 + 1", "the whole 7 × 7");
    row("aux1/avgpool", Variant::Paper, 224, "4 = (14 − 5 + 2·0) / 3 + 1", "");
    row("aux1/avgpool", Variant::Paper, 128, "", "always 4 × 4 out");
    row("aux1/avgpool", Variant::Torchvision, 224, "", "always 4 × 4 out");
    row("lrn1", Variant::Paper, 224, "", "Keeps the size");
    row("fc", Variant::Course, 224, "", "each of the 1,000 outputs reads all 1,024 inputs");
}

void LayerFactsTest::sizes() {
    QFETCH(int, variant);
    QFETCH(int, size);
    QFETCH(QString, filled);
    QFETCH(QString, note);
    const std::string name = QString(QTest::currentDataTag()).section(' ', 0, 0).toStdString();
    const NetworkParts parts = partsOf(static_cast<Variant>(variant), 1000, size);
    QVERIFY(parts.layer(name));
    const SizeFormula formula = sizeFormula(*parts.layer(name));
    QCOMPARE(formula.filled, filled);
    QCOMPARE(formula.rule.isEmpty(), filled.isEmpty());
    QVERIFY2(formula.note.isEmpty() == note.isEmpty() && formula.note.contains(note), qPrintable(formula.note));
}

void LayerFactsTest::everySizeAddsUp() {
    int looked = 0;
    for (const Variant variant : kVariants) {
        for (int size = kMinInputSize; size <= 420; size += 9) {
            const NetworkParts parts = partsOf(variant, 5, size);
            for (const Layer& layer : parts.layers()) {
                const SizeFormula formula = sizeFormula(layer);
                QVERIFY2(!formula.filled.isEmpty() || !formula.note.isEmpty(), layer.name.c_str());
                if (formula.filled.isEmpty()) continue;
                ++looked;
                QVERIFY2(addsUp(formula.filled), qPrintable(QString::fromStdString(layer.name) + formula.filled));
            }
        }
    }
    QVERIFY(looked > 5000);
}

void LayerFactsTest::everyBreakdownMultipliesOut() {
    static const QRegularExpression kParameters(
        QStringLiteral("^([\\d,·]+) weights \\+ ([\\d,]+) (biases|scales \\+ ([\\d,]+) shifts)"));
    static const QRegularExpression kMacs(QStringLiteral("^(?:([\\d,·]+) places × )?([\\d,·]+)$"));
    for (const Variant variant : kVariants) {
        const NetworkParts parts = partsOf(variant);
        for (const Layer& layer : parts.layers()) {
            if (layer.parameters == 0) continue;
            const QString said = parametersText(layer, parts.spec());
            const auto parameters = kParameters.match(said);
            QVERIFY2(parameters.hasMatch(), qPrintable(said));
            const qint64 shifts = parameters.captured(4).isEmpty() ? 0 : valueOf(parameters.captured(4));
            QCOMPARE(valueOf(parameters.captured(1)) + valueOf(parameters.captured(2)) + shifts,
                     qint64(layer.parameters));
            const auto macs = kMacs.match(multiplyAddsText(layer));
            QVERIFY2(macs.hasMatch(), qPrintable(multiplyAddsText(layer)));
            const qint64 places = macs.captured(1).isEmpty() ? 1 : valueOf(macs.captured(1));
            QCOMPARE(places * valueOf(macs.captured(2)), qint64(layer.macs));
        }
    }
    const NetworkParts course = partsOf(Variant::Course);
    QCOMPARE(parametersText(*course.layer("4a/3x3"), course.spec()), QString("3·3·96·208 weights + 208 biases"));
    QCOMPARE(multiplyAddsText(*course.layer("4a/3x3")), QString("14·14 places × 3·3·96·208"));
}

void LayerFactsTest::names_data() {
    QTest::addColumn<int>("variant");
    QTest::addColumn<QStringList>("entries");
    QTest::newRow("4a/3x3") << int(Variant::Course)
                            << QStringList{"inception4a.branch2.1.conv.weight 208 × 96 × 3 × 3",
                                           "inception4a.branch2.1.conv.bias 208"};
    QTest::newRow("aux1/fc2") << int(Variant::Course)
                              << QStringList{"aux1.fc2.weight 1000 × 1024", "aux1.fc2.bias 1000"};
    QTest::newRow("conv2/3x3") << int(Variant::Torchvision) << QStringList{"conv3.conv.weight 192 × 64 × 3 × 3",
                                                                           "conv3.bn.weight 192",
                                                                           "conv3.bn.bias 192",
                                                                           "conv3.bn.running_mean 192",
                                                                           "conv3.bn.running_var 192",
                                                                           "conv3.bn.num_batches_tracked "};
    QTest::newRow("pool1") << int(Variant::Course) << QStringList();
}

void LayerFactsTest::names() {
    QFETCH(int, variant);
    QFETCH(QStringList, entries);
    const NetworkParts parts = partsOf(static_cast<Variant>(variant));
    QStringList found;
    for (const FileEntry& entry : fileEntries(*parts.layer(QTest::currentDataTag()), parts.spec()))
        found << entry.name + ' ' + entry.shape;
    QCOMPARE(found, entries);
}

void LayerFactsTest::filesOfEveryLayerAreTheWholeFile() {
    for (const Variant variant : kVariants) {
        const NetworkParts parts = partsOf(variant);
        qsizetype entries = 0;
        for (const Layer& layer : parts.layers()) entries += fileEntries(layer, parts.spec()).size();
        QCOMPARE(entries, qsizetype(stateEntries(parts.spec()).size()));
    }
}

void LayerFactsTest::labels_data() {
    QTest::addColumn<int>("variant");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("kind");
    const int course = int(Variant::Course), torchvision = int(Variant::Torchvision);
    QTest::newRow("4a/1x1") << course << "1×1"
                            << "conv, ReLU";
    QTest::newRow("4a/3x3r") << course << "1×1 reduce"
                             << "conv, ReLU";
    QTest::newRow("4a/5x5") << course << "5×5"
                            << "conv, ReLU";
    QTest::newRow("5b/5x5") << torchvision << "3×3"
                            << "conv, batch norm, ReLU";
    QTest::newRow("4a/pool_proj") << course << "pool → 1×1"
                                  << "conv, ReLU";
    QTest::newRow("aux1/avgpool") << torchvision << "avg pool"
                                  << "adaptive average pool";
    QTest::newRow("aux2/fc1") << course << "fc1"
                              << "fully connected, ReLU";
    QTest::newRow("fc") << course << "fc"
                        << "fully connected";
    QTest::newRow("pool3") << course << "pool3"
                           << "max pool";
}

void LayerFactsTest::labels() {
    QFETCH(int, variant);
    QFETCH(QString, label);
    QFETCH(QString, kind);
    const NetworkParts parts = partsOf(static_cast<Variant>(variant));
    const Layer* layer = parts.layer(QTest::currentDataTag());
    QVERIFY(layer);
    QCOMPARE(layerLabel(*layer), label);
    QCOMPARE(layerKind(*layer, parts.spec()), kind);
}

/// A title says what the legend says.
void LayerFactsTest::headsHaveOneName() {
    QCOMPARE(partTitle("aux1"), QString("aux1"));
    setLanguage(Language::Chinese);
    for (const auto& [part, head] : {std::pair{"aux1", Head::Aux1}, std::pair{"aux2", Head::Aux2}}) {
        QCOMPARE(partTitle(part), headName(head));
        QVERIFY(partTitle(part) != QLatin1String(part));
    }
    QCOMPARE(partTitle("aux1/fc1"), QString("aux1/fc1"));  // a layer's name, as files have it
}

QTEST_GUILESS_MAIN(LayerFactsTest)
#include "layer_facts_test.moc"
