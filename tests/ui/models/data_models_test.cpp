// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tiny_set.h"
#include "ui/models/class_model.h"
#include "ui/models/picture_model.h"
#include "ui/models/problem_model.h"
#include "ui/models/recent.h"
#include "ui/models/split_preview.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QTest>
#include <algorithm>

using namespace studio;
using namespace studio::ui;
using test::checked;
using test::tinyPrepared;
using test::tinySet;

class DataModelsTest : public QObject {
    Q_OBJECT

private slots:
    void emptyModels();
    void hundredThousandRows();
    void classes();
    void leftOutClassesCountNowhere();
    void unequalClassesAreFound();
    void problemsLeftOutComeFirst();
    void thePreviewCounts();
    void missingThingsSayWhy_data();
    void missingThingsSayWhy();
};

void DataModelsTest::emptyModels() {
    PictureModel pictureModel;
    ClassModel classModel;
    ProblemModel problemModel;
    SplitPreview preview;
    for (QAbstractItemModel* model :
         std::initializer_list<QAbstractItemModel*>{&pictureModel, &classModel, &problemModel, &preview}) {
        QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model->rowCount(), 0);
    }
    pictureModel.setPictures({});
    classModel.setPictures(nullptr, nullptr, {});
    problemModel.setProblems(nullptr);
    QCOMPARE(classModel.rowCount(), 0);
    QVERIFY(!pictureModel.item(0));
    QVERIFY(!pictureModel.listed("x"));
    QCOMPARE(pictureModel.rowOf("x"), -1);
}

void DataModelsTest::hundredThousandRows() {
    PictureModel model;
    const auto set = tinySet(50'000);
    std::sort(set->items.begin(), set->items.end(), [](const Item& a, const Item& b) { return a.path < b.path; });
    model.setPictures({set, nullptr, nullptr});
    QCOMPARE(model.rowCount(), 100'000);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPictures({set, checked(*set), tinyPrepared(set)});
    QCOMPARE(model.rowCount(), 100'000);
    model.setFilter({.className = "daisy", .show = PictureShow::Used, .text = "7.jpg", .order = PictureOrder::Name});
    QCOMPARE(model.rowCount(), 5'000);
    LeftOut all{"a/before all.jpg", "rose/zz after all.jpg"};
    for (const Item& item : set->items) all.push_back(item.path);
    model.setFilter({.show = PictureShow::LeftOut});
    model.setPictures({set, checked(*set), tinyPrepared(set), std::make_shared<const LeftOut>(sortedOnce(all))});
    QCOMPARE(model.rowCount(), 100'000);

    auto problems = std::make_shared<std::vector<Problem>>();
    for (int i = 0; i < 100'000; ++i)
        problems->push_back({i % 2 ? ProblemKind::Duplicate : ProblemKind::Empty, std::to_string(i), "Same"});
    ProblemModel problemModel;
    QAbstractItemModelTester problemTester(&problemModel, QAbstractItemModelTester::FailureReportingMode::QtTest);
    problemModel.setProblems(problems);
    QCOMPARE(problemModel.rowCount(), 100'000);
    problemModel.setKind(ProblemKind::Empty);
    QCOMPARE(problemModel.rowCount(), 50'000);
    QCOMPARE(problemModel.leftOut(), 50'000);
}

void DataModelsTest::classes() {
    ClassModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto set = tinySet();
    model.setPictures(set, tinyPrepared(set), {});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.classes(), 2);
    const struct {
        int row;
        qint64 total, train, validation;
    } expected[] = {{0, 8, 6, 2}, {1, 4, 3, 1}, {2, 4, 3, 1}};
    for (const auto& one : expected) {
        const QModelIndex index = model.index(one.row);
        QCOMPARE(index.data(ClassModel::TotalRole).toLongLong(), one.total);
        QCOMPARE(index.data(ClassModel::TrainRole).toLongLong(), one.train);
        QCOMPARE(index.data(ClassModel::ValidationRole).toLongLong(), one.validation);
        QCOMPARE(index.data(ClassModel::LargestRole).toLongLong(), 4);
    }
    QCOMPARE(model.index(2).data().toString(), QString("rose"));
    QCOMPARE(model.className(0), std::string());
    QCOMPARE(model.rowOf("rose"), 2);
}

void DataModelsTest::leftOutClassesCountNowhere() {
    ClassModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto set = tinySet();
    model.setPictures(set, tinyPrepared(set), {"rose"});  // the split of before the choice
    QCOMPARE(model.index(0).data(ClassModel::TotalRole).toInt(), 4);
    QCOMPARE(model.index(1).data(ClassModel::TotalRole).toInt(), 0);
    QCOMPARE(model.index(1).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    QCOMPARE(model.index(2).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QVERIFY(!model.index(0).data(Qt::CheckStateRole).isValid());
    QVERIFY(model.used() == std::vector<std::string>{"rose"});
    QVERIFY(model.index(1).flags() & Qt::ItemIsUserCheckable);
    model.setLocked("a run is going");
    QVERIFY(!(model.index(1).flags() & Qt::ItemIsUserCheckable));
    QVERIFY(model.index(1).data(Qt::ToolTipRole).toString().contains("a run is going"));
}

/// From five times on, among the classes that are used and have pictures, and not before all are counted.
void DataModelsTest::unequalClassesAreFound() {
    ClassModel model;
    const auto set = std::make_shared<DataSet>();
    set->classes = {"daisy", "none", "rose", "tulip"};
    for (const auto& [label, pictures] : {std::pair{0, 20}, {2, 4}, {3, 5}})
        for (int i = 0; i < pictures; ++i) set->items.push_back({.path = std::to_string(i), .label = label});
    model.setPictures(set, nullptr, {}, false);
    QVERIFY(!model.imbalance());
    model.setPictures(set, nullptr, {});
    const auto found = model.imbalance();
    QVERIFY(found);
    QCOMPARE(found->largest, std::string("daisy"));
    QCOMPARE(found->smallest, std::string("rose"));
    QCOMPARE(found->times, 5.0);
    model.setPictures(set, nullptr, {"daisy", "tulip"});
    QVERIFY(!model.imbalance());
}

void DataModelsTest::problemsLeftOutComeFirst() {
    ProblemModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto problems = std::make_shared<std::vector<Problem>>(
        std::vector<Problem>{{ProblemKind::Duplicate, "a/1.jpg", "Same as a/0.jpg"},
                             {ProblemKind::Truncated, "a/2.jpg", "Ends early"},
                             {ProblemKind::WrongEnding, "a/3.jpg", "A JPEG"},
                             {ProblemKind::Empty, "a/4.jpg", "Empty: 0 bytes"}});
    model.setProblems(problems);
    const auto order = [&] {
        QStringList paths;
        for (int row = 0; row < model.rowCount(); ++row) paths << model.index(row).data().toString();
        return paths;
    };
    QCOMPARE(order(), QStringList({"a/2.jpg", "a/4.jpg", "a/1.jpg", "a/3.jpg"}));
    QCOMPARE(model.leftOut(), 2);
    QVERIFY(model.index(0).data(Qt::ToolTipRole).toString().contains("Ends early"));
    for (int kind = 0; kind <= int(ProblemKind::WrongEnding); ++kind)
        QVERIFY(!problemText(ProblemKind(kind)).isEmpty());
    model.setKind(ProblemKind::Duplicate);
    QCOMPARE(order(), QStringList({"a/1.jpg"}));
    QCOMPARE(model.total(), 4);
    QCOMPARE(problemLines(*problems, model.kind()), QString("a/1.jpg\tSame as a/0.jpg\n"));
    QCOMPARE(problemLines(*problems, {}).count('\n'), 4);
    model.setProblems(nullptr);  // other data without this kind: all kinds again
    QVERIFY(!model.kind());
}

void DataModelsTest::thePreviewCounts() {
    SplitPreview model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto set = tinySet();
    auto data = tinyPrepared(set);
    model.setSplit(*data);
    QCOMPARE(model.columnCount(), 3);
    QCOMPARE(model.index(0, 1).data().toString(), QString("6"));
    QCOMPARE(model.index(2, 2).data().toString(), QString("1"));
    data->items[0].split = Split::Test;
    model.setSplit(*data);
    QCOMPARE(model.columnCount(), 4);
    QCOMPARE(model.index(0, 3).data().toString(), QString("1"));
}

void DataModelsTest::missingThingsSayWhy_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<Missing>("why");
    QTest::newRow("there") << QDir::tempPath() << Missing::No;
    QTest::newRow("moved") << QDir::tempPath() + "/no such thing" << Missing::Moved;
    QTest::newRow("folder gone") << QDir::tempPath() + "/no such folder/deeper/thing" << Missing::FolderGone;
    QTest::newRow("disk of a user") << "/media/nobody-here/disk/photos" << Missing::NotConnected;
    QTest::newRow("mounted by hand") << "/mnt/no-such-disk/photos" << Missing::NotConnected;
}
void DataModelsTest::missingThingsSayWhy() {
    QFETCH(QString, path);
    QFETCH(Missing, why);
    QCOMPARE(int(missingWhy(path)), int(why));
    QCOMPARE(missingText(why).isEmpty(), why == Missing::No);
}

QTEST_MAIN(DataModelsTest)
#include "data_models_test.moc"
