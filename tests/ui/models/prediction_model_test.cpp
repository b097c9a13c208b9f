// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/prediction_model.h"
#include "core/runs/run_rows.h"
#include "ui/models/class_figures_model.h"
#include "ui/models/prediction_csv.h"

#include <QAbstractItemModelTester>
#include <QTest>
#include <algorithm>
#include <cmath>

using namespace studio;
using namespace studio::ui;

/// Two classes; `p` is the probability of class 1.
static Prediction prediction(const char* path, int truth, double p) {
    Prediction made;
    made.path = path;
    made.truth = truth;
    made.main = {0, static_cast<float>(std::log(p / (1 - p)))};
    return made;
}

static std::vector<Prediction> some() {
    return {prediction("a sure mistake.jpg", 0, 0.95), prediction("b right.jpg", 1, 0.7),
            prediction("c small mistake.jpg", 1, 0.4), prediction("d very right.jpg", 0, 0.01),
            prediction("e unknown.jpg", -1, 0.8)};
}

static std::shared_ptr<const Answers> answersTo(std::vector<Prediction> predictions, std::vector<std::string> classes) {
    return answersOf(std::make_shared<const std::vector<Prediction>>(std::move(predictions)), std::move(classes));
}

static QString letters(const std::vector<Prediction>& predictions, const std::vector<int>& rows) {
    QString text;
    for (const int row : rows) text += QChar(predictions[static_cast<std::size_t>(row)].path[0]);
    return text;
}

class PredictionModelTest : public QObject {
    Q_OBJECT

private slots:
    void order_data() {
        QTest::addColumn<int>("order");
        QTest::addColumn<QString>("expected");
        // An unknown truth is neither right nor wrong; among mistakes it stands by its confidence.
        QTest::newRow("most confident mistakes") << int(PredictionOrder::ConfidentMistakes) << "aecbd";
        QTest::newRow("least certain") << int(PredictionOrder::LeastCertain) << "cbead";
        QTest::newRow("most certain") << int(PredictionOrder::MostCertain) << "daebc";
        QTest::newRow("loss") << int(PredictionOrder::Loss) << "acbde";
        QTest::newRow("name") << int(PredictionOrder::Name) << "abcde";
    }
    void order() {
        QFETCH(int, order);
        QFETCH(QString, expected);
        const std::vector<Prediction> all = some();
        QCOMPARE(letters(all, arranged(all, factsOf(all), {}, PredictionOrder(order))), expected);
    }

    /// A network that diverged: no figure is a number, and the rows still have one order.
    void figuresThatAreNoNumbers() {
        std::vector<Prediction> all;
        for (int i = 0; i < 100; ++i)
            all.push_back(prediction(("n" + std::to_string(i)).c_str(), i % 3 - 1, i % 2 ? std::nan("") : 0.6));
        for (const PredictionOrder order :
             {PredictionOrder::ConfidentMistakes, PredictionOrder::LeastCertain, PredictionOrder::MostCertain,
              PredictionOrder::Loss, PredictionOrder::Name}) {
            std::vector<int> rows = arranged(all, factsOf(all), {}, order);
            QCOMPARE(rows.size(), all.size());
            const auto broken = [&](int row) { return row % 2 == 1; };
            if (order == PredictionOrder::LeastCertain) QVERIFY(std::ranges::is_partitioned(rows, broken));
            if (order == PredictionOrder::MostCertain) QVERIFY(!broken(rows.front()) && broken(rows.back()));
            std::ranges::sort(rows);
            for (int i = 0; i < 100; ++i) QCOMPARE(rows[static_cast<std::size_t>(i)], i);
        }
    }

    void filter_data() {
        QTest::addColumn<int>("truth");
        QTest::addColumn<int>("answer");
        QTest::addColumn<int>("verdict");
        QTest::addColumn<int>("certainty");
        QTest::addColumn<QString>("expected");
        QTest::newRow("all") << -1 << -1 << int(Verdict::All) << int(Certainty::Any) << "abcde";
        QTest::newRow("a cell") << 0 << 1 << int(Verdict::All) << int(Certainty::Any) << "a";
        QTest::newRow("an empty cell") << 1 << 0 << int(Verdict::Right) << int(Certainty::Any) << "";
        QTest::newRow("a truth") << 1 << -1 << int(Verdict::All) << int(Certainty::Any) << "bc";
        QTest::newRow("an answer") << -1 << 1 << int(Verdict::All) << int(Certainty::Any) << "abe";
        QTest::newRow("right") << -1 << -1 << int(Verdict::Right) << int(Certainty::Any) << "bd";
        QTest::newRow("wrong") << -1 << -1 << int(Verdict::Wrong) << int(Certainty::Any) << "ac";
        QTest::newRow("over 90 %") << -1 << -1 << int(Verdict::All) << int(Certainty::Over90) << "ad";
        QTest::newRow("under 50 %") << -1 << -1 << int(Verdict::All) << int(Certainty::Under50) << "";
    }
    void filter() {
        QFETCH(int, truth);
        QFETCH(int, answer);
        QFETCH(int, verdict);
        QFETCH(int, certainty);
        QFETCH(QString, expected);
        const std::vector<Prediction> all = some();
        const PredictionFilter filter{truth, answer, Verdict(verdict), Certainty(certainty)};
        QCOMPARE(letters(all, arranged(all, factsOf(all), filter, PredictionOrder::Name)), expected);
    }

    /// Those of the map's lasso, until other pictures come.
    void someOfThem() {
        PredictionModel model;
        auto set = std::make_shared<const DataSet>();
        const auto answered = [&](std::vector<Prediction> predictions = some()) {
            return answersOf(std::make_shared<const std::vector<Prediction>>(std::move(predictions)),
                             {"daisy", "roses"}, set);
        };
        model.setAnswers(answered());
        PredictionFilter filter;
        filter.within = std::make_shared<const std::unordered_set<std::string>>(
            std::unordered_set<std::string>{"b right.jpg", "not there.jpg"});
        model.setFilter(filter);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.rowOf("b right.jpg"), 0);
        model.setAnswers(answered());
        QCOMPARE(model.rowCount(), 1);
        // Of the same data, but those it was trained on.
        model.setAnswers(answered({prediction("x.jpg", 0, 0.6), prediction("y.jpg", 1, 0.6)}));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.filter(), PredictionFilter());
        model.setAnswers(answered());
        model.setFilter(filter);
        QCOMPARE(model.rowCount(), 1);
        set = std::make_shared<const DataSet>();
        model.setAnswers(answered());
        QCOMPARE(model.rowCount(), 5);
    }

    void model() {
        PredictionModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.prediction(0));
        model.setAnswers(answersTo(some(), {"daisy", "roses"}));
        QCOMPARE(model.rowCount(), 5);
        const QModelIndex first = model.index(0);
        QCOMPARE(first.data(PredictionModel::PathRole).toByteArray(), QByteArray("a sure mistake.jpg"));
        QCOMPARE(first.data(PredictionModel::AnswerRole).toString(), "roses");
        QCOMPARE(first.data(PredictionModel::TruthRole).toString(), "daisy");
        QVERIFY(!first.data(PredictionModel::RightRole).toBool());
        QVERIFY(std::abs(first.data(PredictionModel::ConfidenceRole).toDouble() - 0.95) < 1e-6);
        QVERIFY(!model.index(1).data(PredictionModel::KnownRole).toBool());
        model.setFilter({.truth = 1, .answer = 1});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.rowOf("b right.jpg"), 0);
        QCOMPARE(model.rowOf("a sure mistake.jpg"), -1);
        model.setOrder(PredictionOrder::Name);
        // A filter of a class that is gone goes with it.
        model.setAnswers(answersTo({prediction("x.jpg", 0, 0.6)}, {"daisy"}));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.filter(), PredictionFilter());
    }

    void aHundredThousandRows() {
        std::vector<Prediction> all;
        for (int i = 0; i < 100'000; ++i)
            all.push_back(
                prediction((std::to_string(i * 7919 % 100'003) + ".jpg").c_str(), i % 2, (i % 89 + 1) / 90.0));
        PredictionModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setAnswers(answersTo(all, {"daisy", "roses"}));
        QCOMPARE(model.rowCount(), 100'000);
        model.setOrder(PredictionOrder::Name);
        std::string last;
        for (int row = 0; row < model.rowCount(); ++row) {
            const std::string path = model.index(row).data(PredictionModel::PathRole).toByteArray().toStdString();
            QVERIFY(last < path);
            last = path;
        }
        model.setFilter({.truth = 1});
        QCOMPARE(model.rowCount(), 50'000);
        QCOMPARE(model.rowOf(last) >= 0, model.prediction(model.rowCount() - 1)->path == last);
    }

    void classFigures() {
        ClassFiguresModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFigures({{.pictures = 48, .answered = 50, .precision = 0.84, .recall = 0.875, .f1 = 0.857},
                          {.pictures = 0, .answered = 3}},
                         {"daisy", "never seen"});
        QCOMPARE(model.index(0, ClassFiguresModel::Name).data().toString(), "daisy");
        QCOMPARE(model.index(0, ClassFiguresModel::Precision).data().toString(), "84.0");
        QCOMPARE(model.index(1, ClassFiguresModel::Recall).data().toString(), QStringLiteral("–"));
        QCOMPARE(model.index(1, ClassFiguresModel::Precision).data().toString(), "0.0");
    }

    void csv() {
        QCOMPARE(QString::fromStdString(matrixCsv({{4, 1}, {0, 7}}, {"daisy", "roses, red"})),
                 "truth,daisy,\"roses, red\"\r\ndaisy,4,1\r\n\"roses, red\",0,7\r\n");
        QCOMPARE(QString::fromStdString(classFiguresCsv(
                     std::vector<ClassFigures>{
                         {.pictures = 4, .answered = 5, .precision = 0.6, .recall = 0.75, .f1 = 2.0 / 3},
                         {.pictures = 0, .answered = 1},
                         {}},
                     {"daisy", "roses, red", "tulips"})),
                 "class,pictures,answered,precision,recall,f1\r\ndaisy,4,5,0.6,0.75,0.666666667\r\n"
                 "\"roses, red\",0,1,0,,0\r\ntulips,0,0,,,\r\n");
        Prediction unknown = prediction("x.jpg", -1, 0.5);
        unknown.main = {0, 0};
        unknown.aux1 = {0, 100};
        const std::vector<Problem> problems{{ProblemKind::Truncated, "y.jpg", "Ends early: row 3, of 4"}};
        QCOMPARE(QString::fromStdString(answersCsv(std::vector{unknown}, {"daisy", "roses"}, problems)),
                 QString(kAnswersHeader) + "x.jpg,,daisy,0.5,roses,1,,,roses,0.5,,,,,,,\r\n" +
                     "y.jpg,,,,,,,,,,,,,,,,\"Ends early: row 3, of 4\"\r\n");
    }
};

QTEST_GUILESS_MAIN(PredictionModelTest)
#include "prediction_model_test.moc"
