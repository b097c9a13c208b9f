// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/train_reporter.h"

#include <unistd.h>
#include <QTemporaryFile>
#include <QTest>
#include <cstdio>

using namespace studio;

/// What a training's events become on stdout.
class TrainReporterTest : public QObject {
    Q_OBJECT

    static QByteArray saidOf(const TrainingEvent& event, bool json) {
        cli::Console console;
        console.setJson(json);
        cli::TrainReporter reporter(console);
        QTemporaryFile file;
        if (!file.open()) return "no file";
        std::fflush(stdout);
        const int before = ::dup(STDOUT_FILENO);
        ::dup2(file.handle(), STDOUT_FILENO);
        reporter.onEvent(event);
        ::dup2(before, STDOUT_FILENO);
        ::close(before);
        file.seek(0);
        return file.readAll();
    }

private slots:
    void waitingIsSaidAboveATwentieth_data() {
        QTest::addColumn<double>("share");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("none") << 0.0 << QByteArray();
        QTest::newRow("a twentieth") << 0.05 << QByteArray();
        QTest::newRow("a little more") << 0.051 << QByteArray("  5.1 % waiting for data");
        QTest::newRow("half") << 0.5 << QByteArray("  50.0 % waiting for data");
    }
    void waitingIsSaidAboveATwentieth() {
        QFETCH(double, share);
        QFETCH(QByteArray, said);
        const EpochEvent event{
            .record = {.epoch = 3, .imagesPerSecond = 12.5, .dataWait = share}, .best = false, .snapshot = nullptr};
        const QByteArray line = saidOf(event, false);
        QVERIFY2(line.startsWith("epoch 3/") && line.endsWith("12.5 img/s" + said + "\n"), line);
        const QByteArray json = saidOf(event, true);
        QVERIFY2(json.contains("\"data_wait\":" + QByteArray::number(share)), json);
    }
};

QTEST_GUILESS_MAIN(TrainReporterTest)
#include "train_reporter_test.moc"
