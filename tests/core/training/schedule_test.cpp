// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/settings.h"

#include <QTest>
#include <cmath>

using namespace studio;

/// onecycle, cosine: numbers of torch.optim.lr_scheduler (1.13) OneCycleLR, CosineAnnealingLR, and SequentialLR of
/// LinearLR(start_factor=1/W, total_iters=W-1) and CosineAnnealingLR.
class ScheduleTest : public QObject {
    Q_OBJECT

private slots:
    void rates_data() {
        QTest::addColumn<QString>("schedule");
        QTest::addColumn<double>("warmup");
        QTest::addColumn<double>("peak");
        QTest::addColumn<int>("total");
        QTest::addColumn<int>("perEpoch");
        QTest::addColumn<int>("step");
        QTest::addColumn<double>("rate");
        const auto row = [](const char* schedule, double warmup, double peak, int total, int perEpoch, int step,
                            double rate) {
            QTest::addRow("%s %g %d/%d", schedule, warmup, step, total)
                << schedule << warmup << peak << total << perEpoch << step << rate;
        };
        row("onecycle", 0.2, 1e-3, 450, 30, 1, 4e-05);
        row("onecycle", 0.2, 1e-3, 450, 30, 2, 4.02990101143e-05);
        row("onecycle", 0.2, 1e-3, 450, 30, 45, 0.000511528729291);
        row("onecycle", 0.2, 1e-3, 450, 30, 90, 1e-3);
        row("onecycle", 0.2, 1e-3, 450, 30, 91, 0.000999980961608);
        row("onecycle", 0.2, 1e-3, 450, 30, 200, 0.000786789071023);
        row("onecycle", 0.2, 1e-3, 450, 30, 449, 2.30383917605e-08);
        row("onecycle", 0.2, 1e-3, 450, 30, 450, 4e-09);
        row("onecycle", 0.2, 1e-3, 450, 30, 451, 4e-09);  // beyond the end
        row("onecycle", 0.3, 3e-2, 7, 1, 1, 0.0012);
        row("onecycle", 0.3, 3e-2, 7, 1, 2, 0.02941669882);
        row("onecycle", 0.3, 3e-2, 7, 1, 5, 0.0107321632722);
        row("onecycle", 0.3, 3e-2, 7, 1, 7, 1.2e-07);
        row("onecycle", 1, 1e-3, 10, 1, 10, 1e-3);
        row("cosine", 0, 1e-3, 100, 10, 1, 1e-3);
        row("cosine", 0, 1e-3, 100, 10, 2, 0.000999753280183);
        row("cosine", 0, 1e-3, 100, 10, 50, 0.000515705379539);
        row("cosine", 0, 1e-3, 100, 10, 100, 2.46719817134e-07);
        row("cosine", 0.2, 1e-3, 100, 10, 1, 5e-05);
        row("cosine", 0.2, 1e-3, 100, 10, 10, 5e-04);
        row("cosine", 0.2, 1e-3, 100, 10, 20, 1e-3);
        row("cosine", 0.2, 1e-3, 100, 10, 21, 1e-3);
        row("cosine", 0.2, 1e-3, 100, 10, 22, 0.00099961451812);
        row("cosine", 0.2, 1e-3, 100, 10, 100, 3.85481879639e-07);
        row("constant", 0, 3e-4, 100, 10, 1, 3e-4);
        row("constant", 0, 3e-4, 100, 10, 100, 3e-4);
        row("constant", 0.1, 3e-4, 100, 10, 1, 3e-5);
        row("constant", 0.1, 3e-4, 100, 10, 11, 3e-4);
        row("step", 0, 1, 90, 10, 30, 1);
        row("step", 0, 1, 90, 10, 31, 0.1);
        row("step", 0, 1, 90, 10, 61, 0.01);
        row("step", 0, 1, 90, 10, 90, 0.01);
        row("step", 0, 1, 20, 10, 11, 0.1);  // fewer epochs than parts
        row("step", 0.5, 1, 4, 1, 1, 0.5);
        // caffe's own numbers: base_lr 0.01, max_iter 2400000, power 0.5
        row("poly", 0, 0.01, 2400000, 40000, 1, 0.01);
        row("poly", 0, 0.01, 2400000, 40000, 1200001, 0.00707106781187);
        row("poly", 0, 0.01, 2400000, 40000, 2352001, 0.00141421356237);
        row("poly", 0, 0.01, 2400000, 40000, 2400000, 6.45497224368e-06);
        row("poly", 0.1, 0.01, 100, 10, 10, 0.01);
        row("poly", 0.1, 0.01, 100, 10, 56, 0.00707106781187);
    }
    void rates() {
        QFETCH(QString, schedule);
        QFETCH(double, warmup);
        QFETCH(double, peak);
        QFETCH(int, total);
        QFETCH(int, perEpoch);
        QFETCH(int, step);
        QFETCH(double, rate);
        Settings settings;
        applySetting(settings, "schedule", schedule.toStdString());
        settings.warmup = warmup;
        settings.lr = peak;
        const double found = learningRate(settings, step, total, perEpoch);
        QVERIFY2(std::abs(found - rate) <= 1e-9 * peak, qPrintable(QString::number(found, 'g', 15)));
    }

    void everyRateIsANumber() {
        for (const ScheduleKind kind : {ScheduleKind::Constant, ScheduleKind::Cosine, ScheduleKind::OneCycle,
                                        ScheduleKind::Step, ScheduleKind::Poly})
            for (const double warmup : {0.0, 0.2, 0.5, 1.0})
                for (int total = 1; total < 12; ++total)
                    for (int step = 1; step <= total; ++step) {
                        Settings settings;
                        settings.schedule = kind;
                        settings.warmup = warmup;
                        const double rate = learningRate(settings, step, total, 3);
                        QVERIFY(std::isfinite(rate) && rate > 0 && rate <= settings.lr * (1 + 1e-12));
                    }
    }
};

QTEST_GUILESS_MAIN(ScheduleTest)
#include "schedule_test.moc"
