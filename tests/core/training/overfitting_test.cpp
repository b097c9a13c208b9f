// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/overfitting.h"

#include <QTest>
#include <cmath>
#include <vector>

using namespace studio;

class OverfittingTest : public QObject {
    Q_OBJECT

    using Series = std::vector<double>;
    static std::vector<EpochRecord> epochsOf(const Series& validation, const Series& train, int first = 1) {
        std::vector<EpochRecord> epochs;
        for (std::size_t i = 0; i < validation.size(); ++i) {
            EpochRecord record{.epoch = first + static_cast<int>(i)};
            record.validation.main = validation[i];
            record.train.main = train[i];
            epochs.push_back(record);
        }
        return epochs;
    }

private slots:
    void since_data() {
        QTest::addColumn<Series>("validation");
        QTest::addColumn<Series>("train");
        QTest::addColumn<int>("first");  ///< number of the first record's epoch
        QTest::addColumn<int>("since");  ///< 0: no overfitting
        const auto row = [](const char* name, const Series& validation, const Series& train, int since, int first = 1) {
            QTest::newRow(name) << validation << train << first << since;
        };
        const Series falls{1, 0.7, 0.5, 0.4, 0.3, 0.2}, rises{0.9, 0.6, 0.62, 0.64, 0.68, 0.71};
        row("nothing yet", {}, {}, 0);
        row("one epoch", {0.6}, {0.5}, 0);
        row("rising", rises, falls, 2);
        row("rising from the first", {0.6, 0.64, 0.66, 0.7}, {0.9, 0.6, 0.4, 0.3}, 1);
        row("falling", falls, falls, 0);
        row("flat", {0.9, 0.6, 0.61, 0.6, 0.62, 0.61}, falls, 0);
        row("4 % above", {0.9, 0.6, 0.624, 0.624, 0.624, 0.624}, falls, 0);
        row("6 % above", {0.9, 0.6, 0.636, 0.636, 0.636, 0.636}, falls, 2);
        row("noisy but falling", {1, 0.7, 0.95, 0.6, 0.8, 0.55}, falls, 0);
        row("one bad epoch", {0.9, 0.6, 0.61, 0.6, 0.62, 0.9}, falls, 0);
        row("two bad epochs", {0.9, 0.6, 0.61, 0.6, 0.8, 0.9}, falls, 2);
        row("it came back", {0.9, 0.6, 0.7, 0.8, 0.8, 0.61}, falls, 0);
        row("a new lowest", {0.9, 0.6, 0.7, 0.8, 0.8, 0.59}, falls, 0);
        row("two epochs since are too few", {0.9, 0.8, 0.7, 0.6, 0.8, 0.9}, falls, 0);
        row("three are enough", {0.9, 0.8, 0.6, 0.7, 0.8, 0.9}, falls, 3);
        row("the earlier of two lowest", {0.9, 0.6, 0.6, 0.7, 0.8, 0.9}, falls, 2);
        row("resumed, from epoch 5", rises, falls, 6, 5);
        row("training rises, too: it diverges", rises, {0.5, 0.5, 0.6, 0.8, 1.2, 1.6}, 0);
        row("training stands", rises, {1, 0.5, 0.5, 0.49, 0.5, 0.49}, 0);
        row("no validation pictures", {0, 0, 0, 0, 0, 0}, falls, 0);
        row("not a number", {0.9, 0.6, 0.7, 0.8, 0.9, std::nan("")}, falls, 0);
    }
    void since() {
        QFETCH(Series, validation);
        QFETCH(Series, train);
        QFETCH(int, first);
        QFETCH(int, since);
        const auto found = overfitting(epochsOf(validation, train, first));
        QCOMPARE(found ? found->sinceEpoch : 0, since);
    }

    void theNumbersAreThoseOfTheTwoEpochs() {
        const auto found = overfitting(epochsOf({0.9, 0.6, 0.65, 0.75, 0.71}, {1, 0.41, 0.3, 0.25, 0.22}));
        QVERIFY(found == (Overfitting{2, 0.6, 0.71, 0.41, 0.22}));
    }
};

QTEST_GUILESS_MAIN(OverfittingTest)
#include "overfitting_test.moc"
