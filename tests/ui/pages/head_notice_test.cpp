// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/training/head_notice.h"
#include "support/made_up_run.h"
#include "ui/frame/full_window.h"

#include <QLabel>

using namespace studio;
using namespace studio::ui;

/// The notice follows the run that is shown: here one that another program trains.
class HeadNoticeTest : public QObject {
    Q_OBJECT

    static void writeEpoch(RunWriter& writer, int epoch, double train, double validation, bool best) {
        EpochRecord record{.epoch = epoch, .step = 30 * epoch};
        record.train.main = record.train.total = train;
        record.validation.main = record.validation.total = validation;
        record.validationTop1 = best ? 0.1 * epoch : 0;
        BatchEvent batch{.epoch = epoch, .step = record.step, .losses = record.train};
        writer.onEvent(batch);
        writer.onEvent(EpochEvent{record, best, nullptr});
    }

private slots:
    void learningByHeartIsSaidUntilItIsOver() {
        const TemporaryFolder home;
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString((home / "share").string()));
        appSettings().clear();
        test::startIn(ThemeMode::Light, Language::English);
        const auto run = test::startRun(home / "run", {.epochs = 0});
        writeEpoch(*run, 1, 0.9, 0.9, true);
        writeEpoch(*run, 2, 0.5, 0.6, true);
        writeEpoch(*run, 3, 0.4, 0.7, false);
        writeEpoch(*run, 4, 0.3, 0.75, false);
        Session session(test::fakeEngine());
        HeadNotice notice(session);
        const auto* text = notice.findChild<QLabel*>("headNotice");
        QVERIFY(notice.isHidden());
        session.openPath(QString::fromStdString((home / "run").string()));
        QTRY_COMPARE_WITH_TIMEOUT(session.history().epochs.size(), std::size_t{4}, test::kPatience);
        QVERIFY2(notice.isHidden(), qPrintable(text->text()));
        writeEpoch(*run, 5, 0.2, 0.8, false);
        QTRY_VERIFY_WITH_TIMEOUT(!notice.isHidden(), test::kPatience);
        QVERIFY2(text->text().startsWith("Since epoch 2") && text->text().contains("best.pth is of epoch 2."),
                 qPrintable(text->text()));
        QCOMPARE(notice.accessibleName(), text->text());
        writeEpoch(*run, 6, 0.2, 0.55, true);
        QTRY_VERIFY_WITH_TIMEOUT(notice.isHidden(), test::kPatience);
    }
};

QTEST_MAIN(HeadNoticeTest)
#include "head_notice_test.moc"
