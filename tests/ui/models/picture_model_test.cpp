// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/picture_model.h"
#include "tiny_set.h"

#include <QAbstractItemModelTester>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>

using namespace studio;
using namespace studio::ui;
using test::checked;
using test::tinyPrepared;
using test::tinySet;

class PictureModelTest : public QObject {
    Q_OBJECT

private slots:
    void pictures_data();
    void pictures();
    void leftOutPictures();
    void picturesLeftOutByAPersonStayToBeSeen();
    void theSplitKeepsTheRows();
    void picturesBeforeTheSplit();
    void mixedIsTheSameMixture();
    void theseAloneInTheirOrder();
};

static QStringList shown(const PictureModel& model) {
    QStringList paths;
    for (int row = 0; row < model.rowCount(); ++row) paths << QString::fromStdString(model.item(row)->path);
    return paths;
}

void PictureModelTest::pictures_data() {
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

void PictureModelTest::pictures() {
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
void PictureModelTest::leftOutPictures() {
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

void PictureModelTest::picturesLeftOutByAPersonStayToBeSeen() {
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
void PictureModelTest::theSplitKeepsTheRows() {
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

void PictureModelTest::picturesBeforeTheSplit() {
    PictureModel model;
    model.setPictures({tinySet(), nullptr, nullptr});
    model.setFilter({.className = {}, .show = PictureShow::Validation, .text = {}, .order = PictureOrder::Name});
    QCOMPARE(model.rowCount(), 8);  // who validates is not known yet: nothing is hidden for it
    QVERIFY(!model.splitKnown());
    QCOMPARE(model.index(0).data(PictureModel::UseRole).toInt(), int(PictureUse::Unknown));
}

void PictureModelTest::mixedIsTheSameMixture() {
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

void PictureModelTest::theseAloneInTheirOrder() {
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

QTEST_MAIN(PictureModelTest)
#include "picture_model_test.moc"
