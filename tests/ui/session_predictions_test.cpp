// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/open_session.h"
#include "ui/session_parts/predictor.h"

#include <QFile>
#include <algorithm>
#include <atomic>

using namespace studio;
using namespace studio::ui;

/// Which weights answer, and about what.
class SessionPredictionsTest : public QObject {
    Q_OBJECT

private slots:
    void validatedAnswersAreNotAskedAgain();
    void ownPicturesAreAskedAboutAgain();
    void keptWeightsAnswerToo();
    void otherPicturesOfTheData_data();
    void otherPicturesOfTheData();
    void filesAreAnswered();
    void classesAreMatched_data();
    void classesAreMatched();
};

/// The epoch's validation has said all there is to say of these pictures: showing it costs no forward pass.
void SessionPredictionsTest::validatedAnswersAreNotAskedAgain() {
    std::atomic<int> asked = 0;
    test::FakeOptions options;
    options.beforePredict = [&](std::stop_token) { ++asked; };
    OpenSession open(fake(options));
    QTRY_COMPARE(open.session.prepared()->count(Split::Validation), qint64(4));
    QVERIFY(open.runToEnd());
    QTRY_COMPARE_WITH_TIMEOUT(open.session.predictions().size(), std::size_t(4), kPatience);
    QVERIFY(open.session.liveAnswers());
    open.session.setWeightsSource(Session::WeightsSource::Live);
    QVERIFY(open.session.weightsText().startsWith("live, epoch 2, "));
    QVERIFY(!open.session.predictionsStale());
    QCOMPARE(asked.load(), 0);
    open.session.setSetting("validation_fraction", "0.5");
    QSignalSpy predicted(&open.session, &Session::predictionsChanged);
    QTRY_VERIFY(open.session.predictionsStale());  // others validate now
    open.session.refreshPredictions();
    QVERIFY(waitUntil(predicted, [&] { return open.session.predictions().size() == 6; }));
    QVERIFY(asked.load() > 0);
}

/// Somebody's own pictures are asked about again when a run ends; one that leaves no weights says nothing of that.
void SessionPredictionsTest::ownPicturesAreAskedAboutAgain() {
    OpenSession open;
    QVERIFY(open.runToEnd());
    QSignalSpy predicted(&open.session, &Session::predictionsChanged);
    open.session.predictFiles({QString::fromStdString((open.folder / "class 1").string())});
    QVERIFY(waitUntil(predicted, [&] { return open.session.predictions().size() == 6; }));
    QVERIFY(open.runToEnd());
    QVERIFY(waitUntil(predicted, [&] { return open.session.predictions().size() == 6; }));
    QCOMPARE(int(open.session.asked()), int(Session::Asked::Files));
    QSignalSpy failed(&open.session, &Session::failed), changed(&open.session, &Session::stateChanged);
    open.session.start();
    open.session.stop();
    QVERIFY(waitUntil(changed, [&] { return !isLive(open.session.state()); }));
    QCOMPARE(failed.count(), 0);
}

void SessionPredictionsTest::keptWeightsAnswerToo() {
    OpenSession open;
    open.session.setSetting("checkpoint.every", "1");
    QSignalSpy weights(&open.session, &Session::weightsChanged);
    QSignalSpy opened(&open.session, &Session::opened);
    QVERIFY(open.runToEnd());
    QVERIFY(waitUntil(weights, [&] { return open.session.savedWeights().size() == 3; }));
    QStringList texts;
    for (const Session::SavedWeights& saved : open.session.savedWeights()) texts << saved.text.section(',', 0, -2);
    QCOMPARE(texts, QStringList({"last, epoch 2", "epoch 2", "epoch 1"}));
    opened.clear();
    open.session.setWeightsSource(Session::WeightsSource::File, open.session.savedWeights()[2].file);
    QVERIFY(waitUntil(weights, [&] { return open.session.weightsText().startsWith("epoch 1, "); }));
    QSignalSpy predicted(&open.session, &Session::predictionsChanged);
    QVERIFY(waitUntil(predicted, [&] { return !open.session.predicting(); }));
    QCOMPARE(opened.count(), 0);  // a run's own weights are not worth a line in the list of what was opened
}

void SessionPredictionsTest::otherPicturesOfTheData_data() {
    QTest::addColumn<int>("asked");
    QTest::addColumn<int>("pictures");  ///< of 12, a third of which validate
    QTest::newRow("validation") << int(Session::Asked::Validation) << 4;
    QTest::newRow("training") << int(Session::Asked::Training) << 8;
    QTest::newRow("there is no test part") << int(Session::Asked::Test) << 4;
    QTest::newRow("no files were asked about") << int(Session::Asked::Files) << 4;
}

void SessionPredictionsTest::otherPicturesOfTheData() {
    QFETCH(int, asked);
    QFETCH(int, pictures);
    OpenSession open;
    QVERIFY(open.runToEnd());
    QSignalSpy predicted(&open.session, &Session::predictionsChanged);
    open.session.setAsked(Session::Asked(asked));
    QVERIFY(waitUntil(
        predicted, [&] { return !open.session.predicting() && int(open.session.predictions().size()) == pictures; }));
    QCOMPARE(open.session.countOf(open.session.asked()), qint64(pictures));
}

void SessionPredictionsTest::filesAreAnswered() {
    OpenSession open;
    QSignalSpy failed(&open.session, &Session::failed);
    const QString folder = QString::fromStdString((open.folder / "class 1").string());
    open.session.predictFiles({folder});
    QCOMPARE(failed.count(), 1);  // no weights yet
    QVERIFY(open.runToEnd());
    QSignalSpy predicted(&open.session, &Session::predictionsChanged);
    QVERIFY(waitUntil(predicted, [&] { return !open.session.predicting(); }));
    open.session.predictFiles({folder});
    QVERIFY(waitUntil(predicted, [&] { return open.session.predictions().size() == 6; }));
    for (const Prediction& one : open.session.predictions()) {
        QCOMPARE(one.answer(), 1);
        QCOMPARE(one.truth, -1);
        QVERIFY(QFile::exists(open.session.fileOf(one.path)));
        QVERIFY(open.session.pictureSource()(one.path, 64).picture.has_value());
    }
    QCOMPARE(open.session.askedFiles(), QStringList{folder});
    QVERIFY(open.session.answers()->problems.empty());
    // One that can't be read has no answer, and that is said.
    const QString bad = QString::fromStdString((open.folder / "bad.jpg").string());
    QFile file(bad);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no picture") > 0);
    file.close();
    open.session.predictFiles({folder, bad});
    QVERIFY(waitUntil(predicted, [&] { return open.session.answers()->problems.size() == 1; }));
    QCOMPARE(open.session.predictions().size(), std::size_t(6));
}

/// The data's classes are "class 0", "class 1" and "class 2".
void SessionPredictionsTest::classesAreMatched_data() {
    QTest::addColumn<QStringList>("ofWeights");
    QTest::addColumn<bool>("named");
    QTest::addColumn<int>("match");
    QTest::addColumn<QList<int>>("truths");  ///< of a picture of each class
    QTest::addColumn<QStringList>("shown");
    const QStringList same{"class 0", "class 1", "class 2"};
    const auto row = [](const char* name, const QStringList& weights, bool named, ClassMatch match, QList<int> truths,
                        const QStringList& shown) {
        QTest::newRow(name) << weights << named << int(match) << truths << shown;
    };
    row("the same", same, true, ClassMatch::Same, {0, 1, 2}, same);
    row("another order", {"class 2", "class 0", "class 1"}, true, ClassMatch::ByName, {1, 2, 0},
        {"class 2", "class 0", "class 1"});
    row("more than the data's", {"a", "class 1", "class 0", "class 2"}, true, ClassMatch::ByName, {2, 1, 3},
        {"a", "class 1", "class 0", "class 2"});
    row("more, in order", {"a", "class 0", "class 1", "b", "class 2"}, true, ClassMatch::Same, {1, 2, 4},
        {"a", "class 0", "class 1", "b", "class 2"});
    row("numbers, as many", {"class 1", "class 2", "class 3"}, false, ClassMatch::ByPlace, {0, 1, 2}, same);
    row("numbers, others", {"class 7", "class 8"}, false, ClassMatch::None, {-1, -1, -1}, {"class 7", "class 8"});
    row("some", {"class 2", "x"}, true, ClassMatch::Partly, {-1, -1, 0}, {"class 2", "x"});
    row("none", {"x", "y", "z"}, true, ClassMatch::None, {-1, -1, -1}, {"x", "y", "z"});
}

void SessionPredictionsTest::classesAreMatched() {
    QFETCH(QStringList, ofWeights);
    QFETCH(bool, named);
    QFETCH(int, match);
    QFETCH(QList<int>, truths);
    QFETCH(QStringList, shown);
    OpenSession open(fake(), 3);
    QVERIFY(open.ready);
    const auto data = open.session.prepared();
    NamedModel model;
    model.named = named;
    for (const QString& name : ofWeights) model.classes.push_back(name.toStdString());
    model.model = std::make_shared<test::FakeModel>(
        test::FakeState{}, defaultSpec(Variant::Course, int(ofWeights.size()), 96, false), Preprocessing{});
    std::vector<std::uint32_t> items;
    for (std::int32_t label = 0; label < 3; ++label) {
        const auto first = std::ranges::find(data->items, label, &Item::label);
        items.push_back(std::uint32_t(first - data->items.begin()));
    }
    Predictor predictor;
    QSignalSpy changed(&predictor, &Predictor::changed);
    predictor.predict(model, data, items);
    QVERIFY(changed.wait(kPatience));
    const Answers& answers = *predictor.answers();
    QCOMPARE(int(answers.match), match);
    QCOMPARE(answers.predictions->size(), items.size());
    for (std::size_t i = 0; i < items.size(); ++i) QCOMPARE(int((*answers.predictions)[i].truth), truths[qsizetype(i)]);
    QStringList called;
    for (const std::string& name : answers.classes) called << QString::fromStdString(name);
    QCOMPARE(called, shown);
}

QTEST_MAIN(SessionPredictionsTest)
#include "session_predictions_test.moc"
