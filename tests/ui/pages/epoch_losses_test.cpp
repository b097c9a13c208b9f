// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/network/epoch_losses.h"
#include "ui/text/format.h"
#include "ui/text/language.h"

#include <QRegularExpression>
#include <QTest>
#include <algorithm>
#include <cmath>

using namespace studio;
using namespace studio::ui;

namespace {

/// The line "total 1.972 = 1.236 + 0.3 × 1.201 + 0.3 × 1.251" as the diagram writes it.
QString writtenSum(const std::optional<HeadLosses>& losses) {
    LossPlaces places;
    for (const Head head : {Head::Main, Head::Aux1, Head::Aux2}) places.heads.push_back({.head = head});
    places.sum = QPointF(0, 0);
    const TextMeasure measure{[](const QString& text, TextSize, bool) { return double(text.size()); },
                              [](TextSize) { return 1.0; }};
    const std::vector<Label> labels = lossLabels(places, losses, 0.3, measure);
    auto label = std::ranges::find_if(labels, [](const Label& one) { return one.text.startsWith("total"); });
    QString sum;
    for (; label != labels.end(); ++label) sum += label->text;
    return sum;
}

/// Within what rounding each number of the line to a thousandth may make.
bool addsUp(const QString& sum) {
    static const QRegularExpression kForm(
        QStringLiteral("^total ([\\d.,]+) = ([\\d.,]+) \\+ ([\\d.]+) × ([\\d.,]+) \\+ ([\\d.]+) × ([\\d.,]+)$"));
    const auto match = kForm.match(sum);
    const auto number = [&](int place) { return match.captured(place).remove(',').toDouble(); };
    const double made = number(2) + number(3) * number(4) + number(5) * number(6);
    return match.hasMatch() && std::abs(made - number(1)) < 0.0005 * (2 + number(3) + number(5)) + 1e-9;
}

}  // namespace

class EpochLossesTest : public QObject {
    Q_OBJECT

private slots:
    void init() { setLanguage(Language::English); }
    void nothingBeforeTheFirstBatch() { QVERIFY(!epochLosses({})); }
    void asMeasured_data();
    void asMeasured();
    void batchesCountByTheirImages();
    void withoutHeads();
};

void EpochLossesTest::asMeasured_data() {
    QTest::addColumn<double>("main");
    QTest::addColumn<double>("aux1");
    QTest::addColumn<double>("aux2");
    QTest::addColumn<double>("weight");
    QTest::newRow("as in the picture") << 1.2361 << 1.2014 << 1.2508 << 0.3;
    QTest::newRow("halves") << 0.1005 << 0.1005 << 0.1005 << 0.3;
    QTest::newRow("all rounded up") << 2.0009 << 2.0009 << 2.0009 << 0.5;
    QTest::newRow("another weight") << 1.0 / 3 << 2.0 / 3 << 1.0 / 7 << 0.123;
    QTest::newRow("a bad start") << 47.1234567 << 23.98765 << 99.4444 << 0.3;
}

void EpochLossesTest::asMeasured() {
    QFETCH(double, main);
    QFETCH(double, aux1);
    QFETCH(double, aux2);
    QFETCH(double, weight);
    TrainingHistory history;
    history.start.batchesPerEpoch = 30;
    BatchEvent batch;
    batch.epoch = 5;
    batch.batch = 12;
    batch.images = 32;
    batch.losses = {main + weight * (aux1 + aux2), main, aux1, aux2};
    history.batches = {batch, batch};
    EpochRecord record;
    record.epoch = 4;
    record.train = batch.losses;
    history.epochs = {record};
    auto losses = epochLosses(history);
    QVERIFY(losses && losses->caption.contains("epoch 5 so far, batch 12 of 30"));
    QCOMPARE(losses->auxWeight, weight);
    QCOMPARE(losses->total, batch.losses.total);
    const QString sum = writtenSum(losses);
    QVERIFY2(addsUp(sum), qPrintable(sum));
    history.batches.clear();
    losses = epochLosses(history);
    QVERIFY(losses && losses->caption.contains("mean of epoch 4"));
    QCOMPARE(losses->total, record.train.total);  // what Training and the run folder write
    QVERIFY(writtenSum(losses).startsWith("total " + lossText(record.train.total) + ' '));
    QVERIFY(addsUp(writtenSum(losses)));
}

/// A last, smaller batch weighs less; the epoch before is not mixed in.
void EpochLossesTest::batchesCountByTheirImages() {
    TrainingHistory history;
    const auto add = [&](int epoch, int batch, std::int64_t images, double main) {
        BatchEvent event;
        event.epoch = epoch;
        event.batch = batch;
        event.images = images;
        event.losses = {main + 0.6, main, 1.0, 1.0};
        history.batches.push_back(event);
    };
    add(1, 1, 100, 9);
    add(2, 1, 30, 2);
    add(2, 2, 10, 4);
    const auto losses = epochLosses(history);
    QVERIFY(losses);
    QCOMPARE(losses->main, 2.5);
    QCOMPARE(losses->auxWeight, 0.3);
    QCOMPARE(losses->total, 3.1);
}

void EpochLossesTest::withoutHeads() {
    TrainingHistory history;
    EpochRecord record;
    record.epoch = 1;
    record.train = {1.25, 1.25, std::nullopt, std::nullopt};
    history.epochs = {record};
    const auto losses = epochLosses(history);
    QVERIFY(losses && !losses->aux1 && !losses->aux2);
    QCOMPARE(losses->total, 1.25);
}

QTEST_GUILESS_MAIN(EpochLossesTest)
#include "epoch_losses_test.moc"
