// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/class_model.h"
#include "ui/models/picture_model.h"
#include "ui/models/problem_model.h"
#include "ui/models/recent.h"
#include "ui/models/split_preview.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <set>

using namespace studio;
using namespace studio::ui;

class DataModelsTest : public QObject {
    Q_OBJECT

private slots:
    void emptyModels();
    void pictures_data();
    void pictures();
    void leftOutPictures();
    void picturesLeftOutByAPersonStayToBeSeen();
    void theSplitKeepsTheRows();
    void picturesBeforeTheSplit();
    void mixedIsTheSameMixture();
    void theseAloneInTheirOrder();
    void hundredThousandRows();
    void classes();
    void leftOutClassesCountNowhere();
    void unequalClassesAreFound();
    void problemsLeftOutComeFirst();
    void thePreviewCounts();
    void missingThingsSayWhy_data();
    void missingThingsSayWhy();
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

/// What checking found: the pictures whose number is in `bad` end early.
static std::shared_ptr<CheckReport> checked(const DataSet& set, const std::set<std::size_t>& bad = {}) {
    auto report = std::make_shared<CheckReport>();
    for (std::size_t i = 0; i < set.items.size(); ++i) {
        FileFacts facts{.bytes = static_cast<std::int64_t>(1000 + i * 7 % 50), .width = 40, .height = int(20 + i % 9)};
        if (bad.contains(i)) {
            facts.problem = ProblemKind::Truncated;
            facts.message = "Ends early";
        }
        report->facts.push_back(facts);
    }
    return report;
}

static QStringList shown(const PictureModel& model) {
    QStringList paths;
    for (int row = 0; row < model.rowCount(); ++row) paths << QString::fromStdString(model.item(row)->path);
    return paths;
}

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

void DataModelsTest::pictures_data() {
    QTest::addColumn<PictureFilter>("filter");
    QTest::addColumn<QStringList>("paths");
    const auto row = [](const char* name, const PictureFilter& filter, const QStringList& paths) {
        QTest::newRow(name) << filter << paths;
    };
    using enum PictureShow;
    using Order = PictureOrder;
    row("no such class", {.className = "tulip", .show = Used, .text = {}, .order = Order::Name}, {});
    row("nothing has this name", {.className = {}, .show = Used, .text = "zzz", .order = Order::Name}, {});
    row("a class by name", {.className = "rose", .show = Used, .text = {}, .order = Order::Name},
        {"rose/a0.jpg", "rose/b1.jpg", "rose/c2.jpg", "rose/d3.jpg"});
    row("validation by class", {.className = {}, .show = Validation, .text = {}, .order = Order::Class},
        {"daisy/d3.jpg", "rose/d3.jpg"});
    row("no test part", {.className = {}, .show = Test, .text = {}, .order = Order::Class}, {});
    row("part of a name, any case", {.className = {}, .show = Used, .text = "Y/B", .order = Order::Name},
        {"daisy/b1.jpg"});
    row("by name over classes", {.className = {}, .show = Training, .text = {}, .order = Order::Name},
        {"daisy/a0.jpg", "rose/a0.jpg", "daisy/b1.jpg", "rose/b1.jpg", "daisy/c2.jpg", "rose/c2.jpg"});
    row("largest file first", {.className = "daisy", .show = Used, .text = {}, .order = Order::FileSize},
        {"daisy/d3.jpg", "daisy/c2.jpg", "daisy/b1.jpg", "daisy/a0.jpg"});
    row("most pixels first", {.className = "daisy", .show = Training, .text = {}, .order = Order::Pixels},
        {"daisy/c2.jpg", "daisy/b1.jpg", "daisy/a0.jpg"});
    row("problems, none of them", {.className = {}, .show = Problems, .text = {}, .order = Order::Name}, {});
}

void DataModelsTest::pictures() {
    QFETCH(PictureFilter, filter);
    QFETCH(QStringList, paths);
    PictureModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto set = tinySet();
    model.setPictures({set, checked(*set), tinyPrepared(set)});
    model.setFilter(filter);
    QCOMPARE(shown(model), paths);
    for (int row = 0; row < model.rowCount(); ++row) QCOMPARE(model.rowOf(model.item(row)->path), row);
}

/// A class and a file that are left out count among neither the used nor the training pictures; both can be looked at.
void DataModelsTest::leftOutPictures() {
    PictureModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto set = tinySet();
    auto prepared = tinyPrepared(set);
    prepared->classes = {"daisy"};
    std::erase_if(prepared->items, [](const Item& item) { return item.label == 1 || item.path == "daisy/b1.jpg"; });
    model.setPictures({set, checked(*set, {1}), prepared});
    model.setFilter({.className = {}, .show = PictureShow::Used, .text = {}, .order = PictureOrder::Name});
    QCOMPARE(shown(model), QStringList({"daisy/a0.jpg", "daisy/c2.jpg", "daisy/d3.jpg"}));
    QCOMPARE(int(model.useOf(*model.listed("daisy/b1.jpg"))), int(PictureUse::FileLeftOut));
    QCOMPARE(int(model.useOf(*model.listed("rose/a0.jpg"))), int(PictureUse::ClassLeftOut));
    model.setFilter({.className = "rose", .show = PictureShow::Used, .text = {}, .order = PictureOrder::Name});
    QCOMPARE(model.rowCount(), 4);
    model.setFilter({.className = "rose", .show = PictureShow::Training, .text = {}, .order = PictureOrder::Name});
    QCOMPARE(model.rowCount(), 0);
    model.setFilter({.className = {}, .show = PictureShow::Problems, .text = {}, .order = PictureOrder::Name});
    QCOMPARE(shown(model), QStringList({"daisy/b1.jpg"}));
    QCOMPARE(model.index(0).data(PictureModel::ReasonRole).toString(), QString("Ends early"));
}

void DataModelsTest::picturesLeftOutByAPersonStayToBeSeen() {
    PictureModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto set = tinySet();
    auto prepared = tinyPrepared(set);
    const auto out = std::make_shared<const LeftOut>(LeftOut{"daisy/b1.jpg", "no/such.jpg", "rose/d3.jpg"});
    std::erase_if(prepared->items, [&](const Item& item) { return isLeftOut(*out, item.path); });
    const auto rowsOf = [&](PictureShow show, const char* name = "") {
        model.setFilter({.className = name, .show = show, .text = {}, .order = PictureOrder::Name});
        return shown(model);
    };
    // Whatever is known of the others: when too little is left there is no split.
    for (const bool checkedToo : {false, true})
        for (const bool split : {false, true}) {
            model.setPictures({set, checkedToo ? checked(*set) : nullptr, split ? prepared : nullptr, out});
            QCOMPARE(rowsOf(PictureShow::Used).size(), 8);
            QCOMPARE(rowsOf(PictureShow::LeftOut), QStringList({"daisy/b1.jpg", "rose/d3.jpg"}));
            QCOMPARE(model.index(0).data(PictureModel::UseRole).toInt(), int(PictureUse::PictureLeftOut));
            QVERIFY(model.index(0).data(Qt::AccessibleTextRole).toString().contains("Left out"));
            QVERIFY(!rowsOf(PictureShow::Validation).contains("rose/d3.jpg"));
        }
    // Those of a class that is left out are seen where its others are.
    prepared = tinyPrepared(set);
    prepared->classes = {"daisy"};
    std::erase_if(prepared->items, [](const Item& item) { return item.label == 1 || item.path == "daisy/b1.jpg"; });
    model.setPictures({set, checked(*set), prepared, out});
    QCOMPARE(rowsOf(PictureShow::Used).size(), 4);
    QCOMPARE(rowsOf(PictureShow::Used, "rose").size(), 4);
    model.setPictures({set, checked(*set), tinyPrepared(set), std::make_shared<const LeftOut>()});
    QCOMPARE(rowsOf(PictureShow::LeftOut).size(), 0);
}

/// The split after the check is news about rows that stay.
void DataModelsTest::theSplitKeepsTheRows() {
    PictureModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto set = tinySet();
    model.setPictures({set, nullptr, nullptr});
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setPictures({set, checked(*set), tinyPrepared(set)});
    QCOMPARE(reset.count(), 0);
    QCOMPARE(changed.count(), 1);
    model.setPictures({tinySet(5), nullptr, nullptr});
    QCOMPARE(reset.count(), 1);
}

void DataModelsTest::picturesBeforeTheSplit() {
    PictureModel model;
    model.setPictures({tinySet(), nullptr, nullptr});
    model.setFilter({.className = {}, .show = PictureShow::Validation, .text = {}, .order = PictureOrder::Name});
    QCOMPARE(model.rowCount(), 8);  // who validates is not known yet: nothing is hidden for it
    QVERIFY(!model.splitKnown());
    QCOMPARE(model.index(0).data(PictureModel::UseRole).toInt(), int(PictureUse::Unknown));
}

void DataModelsTest::mixedIsTheSameMixture() {
    const auto set = tinySet(20);
    QStringList order[2];
    for (auto& paths : order) {
        PictureModel model;
        model.setPictures({set, nullptr, nullptr});
        paths = shown(model);
    }
    QVERIFY(order[0] == order[1]);
    QVERIFY(!std::is_sorted(order[0].begin(), order[0].end()));
    QCOMPARE(QSet<QString>(order[0].begin(), order[0].end()).size(), 40);
}

void DataModelsTest::theseAloneInTheirOrder() {
    const auto set = tinySet();
    const auto next = tinyPrepared(set);
    next->classes = {"daisy"};
    std::erase_if(next->items, [](const Item& item) { return item.label == 1; });
    PictureModel model;
    model.setPictures({set, checked(*set), next});
    PictureFilter filter;
    filter.only = std::make_shared<const std::vector<std::string>>(
        std::vector<std::string>{"rose/c2.jpg", "daisy/a0.jpg", "gone.jpg"});
    model.setFilter(filter);
    QCOMPARE(shown(model), (QStringList{"rose/c2.jpg", "daisy/a0.jpg"}));  // whatever the next run leaves out
    filter.className = "daisy";
    model.setFilter(filter);
    QCOMPARE(shown(model), QStringList{"daisy/a0.jpg"});
    filter.className.clear();
    filter.order = PictureOrder::Name;
    model.setFilter(filter);
    QCOMPARE(shown(model), (QStringList{"daisy/a0.jpg", "rose/c2.jpg"}));
    model.setFilter({});
    QCOMPARE(model.rowCount(), 4);
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
