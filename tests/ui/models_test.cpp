// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/app_settings.h"
#include "ui/models/recent.h"
#include "ui/models/run_log_model.h"
#include "ui/text/language.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>
#include <memory>

using namespace studio;
using namespace studio::ui;

static constexpr char kRemember[] = "--remember";
static constexpr int kPatience = 60'000;  ///< ms; only ever used up by a failure

class ModelsTest : public QObject {
    Q_OBJECT

private slots:
    void theRunLogGrowsAtTheTop();
    void recentKeepsTheNewestTen();
    void recentIsKeptInNoLanguage();
    void windowsRememberAtTheSameTime();
};

void ModelsTest::theRunLogGrowsAtTheTop() {
    const TrainingHistory history;
    RunLogModel model(history);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted), reset(&model, &QAbstractItemModel::modelReset);
    RunEvents log;
    const auto happen = [&](const TrainingEvent& event) {
        log.apply(event, "2026-11-24T10:00:00Z");
        model.setLog(log);
    };
    const auto newest = [&] { return model.index(0, RunLogModel::What).data().toString(); };
    happen(StartEvent{.run = "a"});
    happen(BatchEvent{.epoch = 1, .step = 7});
    happen(CheckpointEvent{"run/best.pth", 1, true});
    QCOMPARE(newest(), "New best, written: best.pth");
    happen(CheckpointEvent{"run/last.pth", 1, false});
    QCOMPARE(newest(), "New best, written: best.pth, last.pth");
    happen(ProblemEvent{{ProblemKind::Empty, "a.jpg", "Empty: 0 bytes"}});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.problems(), 1);
    QCOMPARE(model.index(0, RunLogModel::Place).data().toString(), "epoch 1, step 7");
    QCOMPARE(inserted.count(), 2);
    QCOMPARE(reset.count(), 1);  // the first one
    model.setLog({});
    QCOMPARE(model.rowCount(), 0);
}

void ModelsTest::recentKeepsTheNewestTen() {
    setLanguage(Language::English);
    forgetRecent();
    QVERIFY(recentItems().isEmpty());
    const QDateTime when = QDateTime::currentDateTime();
    for (int i = 0; i < 12; ++i)
        rememberRecent({.path = QStringLiteral("/place/%1 x").arg(i),
                        .kind = RecentKind::Run,
                        .bestEpoch = 3,
                        .bestTop1 = 0.5,
                        .when = when});
    rememberRecent({.path = "/place/5 x",
                    .kind = RecentKind::DataSet,
                    .pictures = 1200,
                    .classes = 5,
                    .problems = 1,
                    .when = when});
    const QList<RecentItem> items = recentItems();
    QCOMPARE(items.size(), 10);
    QCOMPARE(items[0].path, QString("/place/5 x"));
    QCOMPARE(items[0].note(), QString("1,200 pictures, 5 classes, 1 problem"));
    QCOMPARE(int(items[0].kind), int(RecentKind::DataSet));
    QCOMPARE(items[1].note(), QString("best 50.0 % at epoch 3"));
    QCOMPARE(items[1].path, QString("/place/11 x"));
    QVERIFY(!items[0].exists());
    QCOMPARE(items[0].name(), QString("5 x"));
    forgetRecent();
}

void ModelsTest::recentIsKeptInNoLanguage() {
    forgetRecent();
    const QDateTime when = QDateTime::currentDateTime();
    setLanguage(Language::Chinese);
    const auto run = [&](const char* path, std::optional<RunStanding> standing, int epochs) {
        return RecentItem{.path = path,
                          .kind = RecentKind::Run,
                          .bestEpoch = 3,
                          .bestTop1 = 0.5,
                          .variant = Variant::Torchvision,
                          .inputSize = 224,
                          .standing = standing,
                          .epochs = epochs,
                          .when = when};
    };
    rememberRecent(run("/followed", RunStanding::Live, 2));
    rememberRecent(run("/interrupted", RunStanding::Interrupted, 2));
    rememberRecent(run("/too soon", RunStanding::Stopped, 0));
    rememberRecent(run("/stopped", RunStanding::Stopped, 7));
    appSettings().changeRows("recent", [](AppSettings::Rows& rows) {  // as it was before
        rows.append({{"path", "/old"}, {"kind", int(RecentKind::Run)}, {"network", "paper, 96"}});
    });
    QCOMPARE(recentItems()[0].note().count(QString("，")), 3);
    setLanguage(Language::English);
    QStringList what;
    for (const RecentItem& item : recentItems()) what << item.what();
    QCOMPARE(what, QStringList({"run, stopped after epoch 7", "run, stopped", "run, interrupted", "run", "run"}));
    QCOMPARE(recentItems()[0].note(), QString("best 50.0 % at epoch 3, torchvision, 224"));
    QCOMPARE(recentItems()[4].note(), QString("paper, 96"));
    forgetRecent();
}

/// Eight programs that remember something each in the same moment lose none of it.
void ModelsTest::windowsRememberAtTheSameTime() {
    forgetRecent();
    appSettings().flush();
    std::vector<std::unique_ptr<QProcess>> windows;
    for (int i = 0; i < 8; ++i) {
        windows.push_back(std::make_unique<QProcess>());
        windows.back()->start(QCoreApplication::applicationFilePath(), {kRemember, QStringLiteral("/place/%1").arg(i)});
    }
    for (const auto& window : windows) QVERIFY(window->waitForFinished(kPatience) && window->exitCode() == 0);
    QCOMPARE(AppSettings().rows("recent").size(), 8);
    forgetRecent();
}

/// As itself, or (for windowsRememberAtTheSameTime) as a program that remembers a path.
int main(int argc, char** argv) {
    QApplication app(argc, argv);
    if (argc == 3 && QLatin1String(argv[1]) == QLatin1String(kRemember)) {
        rememberRecent({.path = QString::fromLocal8Bit(argv[2]), .when = QDateTime::currentDateTime()});
        return 0;
    }
    ModelsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "models_test.moc"
