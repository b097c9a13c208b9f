// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/temporary_folder.h"
#include "ui/models/class_model.h"
#include "ui/models/picture_model.h"
#include "ui/models/problem_model.h"
#include "ui/models/recent.h"
#include "ui/text/language.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QProcess>
#include <QTest>
#include <memory>
#include <set>

using namespace studio;
using namespace studio::ui;

static constexpr char kRemember[] = "--remember";

class ModelsTest : public QObject {
    Q_OBJECT

private slots:
    void emptyModels();
    void pictures_data();
    void pictures();
    void picturesBeforeTheSplit();
    void mixedIsTheSameMixture();
    void hundredThousandRows();
    void classes();
    void problemsLeftOutComeFirst();
    void recentKeepsTheNewestTen();
    void windowsRememberAtTheSameTime();
};

/// Two classes of four; every fourth picture validates.
static std::shared_ptr<DataSet> tinySet(int perClass = 4) {
    auto set = std::make_shared<DataSet>();
    set->classes = {"daisy", "rose"};
    for (int label = 0; label < 2; ++label)
        for (int i = 0; i < perClass; ++i)
            set->items.push_back({.path = set->classes[std::size_t(label)] + "/" + std::string(1, char('a' + i % 26)) +
                                          std::to_string(i) + ".jpg",
                                  .label = label,
                                  .split = i % 4 == 3 ? Split::Validation : Split::Train});
    return set;
}

static std::shared_ptr<PreparedData> tinyPrepared(const std::shared_ptr<DataSet>& set) {
    auto data = std::make_shared<PreparedData>();
    data->set = set;
    data->classes = set->classes;
    data->items = set->items;
    return data;
}

void ModelsTest::emptyModels() {
    PictureModel pictureModel;
    ClassModel classModel;
    ProblemModel problemModel;
    for (QAbstractItemModel* model :
         std::initializer_list<QAbstractItemModel*>{&pictureModel, &classModel, &problemModel}) {
        QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model->rowCount(), 0);
    }
    pictureModel.setPictures(nullptr, nullptr);
    classModel.setPictures(nullptr, nullptr);
    QCOMPARE(classModel.rowCount(), 0);
    QVERIFY(!pictureModel.item(0));
    QCOMPARE(pictureModel.rowOf("x"), -1);
}

void ModelsTest::pictures_data() {
    QTest::addColumn<PictureFilter>("filter");
    QTest::addColumn<QStringList>("paths");
    const auto row = [](const char* name, const PictureFilter& filter, const QStringList& paths) {
        QTest::newRow(name) << filter << paths;
    };
    row("no class 7", {.label = 7, .split = {}, .text = {}, .order = PictureOrder::Name}, {});
    row("nothing has this name", {.label = -1, .split = {}, .text = "zzz", .order = PictureOrder::Name}, {});
    row("a class by name", {.label = 1, .split = {}, .text = {}, .order = PictureOrder::Name},
        {"rose/a0.jpg", "rose/b1.jpg", "rose/c2.jpg", "rose/d3.jpg"});
    row("validation by class", {.label = -1, .split = Split::Validation, .text = {}, .order = PictureOrder::Class},
        {"daisy/d3.jpg", "rose/d3.jpg"});
    row("part of a name, any case", {.label = -1, .split = {}, .text = "Y/B", .order = PictureOrder::Name},
        {"daisy/b1.jpg"});
    row("by name over classes", {.label = -1, .split = Split::Train, .text = {}, .order = PictureOrder::Name},
        {"daisy/a0.jpg", "rose/a0.jpg", "daisy/b1.jpg", "rose/b1.jpg", "daisy/c2.jpg", "rose/c2.jpg"});
}

void ModelsTest::pictures() {
    QFETCH(PictureFilter, filter);
    QFETCH(QStringList, paths);
    PictureModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto set = tinySet();
    model.setPictures(set, tinyPrepared(set));
    model.setFilter(filter);
    QStringList found;
    for (int row = 0; row < model.rowCount(); ++row) found << model.index(row).data(PictureModel::PathRole).toString();
    QCOMPARE(found, paths);
    for (int row = 0; row < model.rowCount(); ++row) QCOMPARE(model.rowOf(model.item(row)->path), row);
}

void ModelsTest::picturesBeforeTheSplit() {
    PictureModel model;
    model.setPictures(tinySet(), nullptr);
    model.setFilter({.label = -1, .split = Split::Validation, .text = {}, .order = PictureOrder::Name});
    QCOMPARE(model.rowCount(), 8);  // who validates is not known yet: nothing is hidden for it
    QVERIFY(!model.splitKnown());
    QVERIFY(!model.index(0).data(PictureModel::SplitRole).isValid());
}

void ModelsTest::mixedIsTheSameMixture() {
    const auto set = tinySet(20);
    std::vector<std::string> order[2];
    for (auto& paths : order) {
        PictureModel model;
        model.setPictures(set, nullptr);
        for (int row = 0; row < model.rowCount(); ++row) paths.push_back(model.item(row)->path);
    }
    QVERIFY(order[0] == order[1]);
    QVERIFY(!std::is_sorted(order[0].begin(), order[0].end()));
    QCOMPARE(std::set<std::string>(order[0].begin(), order[0].end()).size(), std::size_t(40));
}

void ModelsTest::hundredThousandRows() {
    PictureModel model;
    model.setPictures(tinySet(50'000), nullptr);
    QCOMPARE(model.rowCount(), 100'000);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFilter({.label = 0, .split = {}, .text = "7.jpg", .order = PictureOrder::Name});
    QCOMPARE(model.rowCount(), 5'000);
}

void ModelsTest::classes() {
    ClassModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto set = tinySet();
    model.setPictures(set, tinyPrepared(set));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.classes(), 2);
    const struct {
        int row, label;
        qint64 total, train, validation;
    } expected[] = {{0, -1, 8, 6, 2}, {1, 0, 4, 3, 1}, {2, 1, 4, 3, 1}};
    for (const auto& one : expected) {
        const QModelIndex index = model.index(one.row);
        QCOMPARE(index.data(ClassModel::LabelRole).toInt(), one.label);
        QCOMPARE(index.data(ClassModel::TotalRole).toLongLong(), one.total);
        QCOMPARE(index.data(ClassModel::TrainRole).toLongLong(), one.train);
        QCOMPARE(index.data(ClassModel::ValidationRole).toLongLong(), one.validation);
        QCOMPARE(index.data(ClassModel::LargestRole).toLongLong(), 4);
    }
    QCOMPARE(model.index(2).data().toString(), QString("rose"));
}

void ModelsTest::problemsLeftOutComeFirst() {
    ProblemModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setProblems({{ProblemKind::Duplicate, "a/1.jpg", "Same as a/0.jpg"},
                       {ProblemKind::Truncated, "a/2.jpg", "Ends early"},
                       {ProblemKind::WrongEnding, "a/3.jpg", "A JPEG"},
                       {ProblemKind::Empty, "a/4.jpg", "Empty: 0 bytes"}});
    QStringList order;
    for (int row = 0; row < model.rowCount(); ++row) order << model.index(row).data().toString();
    QCOMPARE(order, QStringList({"a/2.jpg", "a/4.jpg", "a/1.jpg", "a/3.jpg"}));
    QCOMPARE(model.leftOut(), 2);
    QVERIFY(model.index(0).data(Qt::ToolTipRole).toString().contains("Ends early"));
    for (int kind = 0; kind <= int(ProblemKind::WrongEnding); ++kind)
        QVERIFY(!problemText(ProblemKind(kind)).isEmpty());
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

/// Eight programs that remember something each in the same moment lose none of it.
void ModelsTest::windowsRememberAtTheSameTime() {
    forgetRecent();
    std::vector<std::unique_ptr<QProcess>> windows;
    for (int i = 0; i < 8; ++i) {
        windows.push_back(std::make_unique<QProcess>());
        windows.back()->start(QCoreApplication::applicationFilePath(), {kRemember, QStringLiteral("/place/%1").arg(i)});
    }
    for (const auto& window : windows) QVERIFY(window->waitForFinished() && window->exitCode() == 0);
    QCOMPARE(recentItems().size(), 8);
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
