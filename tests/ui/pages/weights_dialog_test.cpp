// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/predictions/weights_dialog.h"

#include "core/base/files.h"
#include "support/fake_engine.h"
#include "support/sample_checkpoint.h"
#include "support/temporary_folder.h"
#include "ui/base/app_settings.h"
#include "ui/pages/runs/export_dialog.h"
#include "ui/pages/runs/fact_table.h"
#include "ui/session.h"
#include "ui/text/language.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <memory>
#include <optional>

using namespace studio;
using namespace studio::ui;

namespace fs = std::filesystem;

static constexpr int kPatience = 20'000;  ///< ms; only ever used up by a failure

/// A session and the dialog over it.
struct OpenDialog {
    explicit OpenDialog(const fs::path& file)
        : own(std::make_unique<Session>([] { return std::make_shared<test::FakeEngine>(); })),
          path(QString::fromStdString(file.string())),
          dialog(new WeightsDialog(*own, path)) {
        dialog->show();
    }
    OpenDialog(Session& session, const QString& file, const ReadAs& known)
        : path(file), dialog(new WeightsDialog(session, path, nullptr, known)) {
        dialog->show();
    }
    ~OpenDialog() { delete dialog; }
    Session& session() const { return *own; }
    QString text(const char* name) const { return dialog->findChild<QLabel*>(QLatin1String(name))->text(); }
    QPushButton* button(const char* name) const { return dialog->findChild<QPushButton*>(QLatin1String(name)); }
    /// It has read the file and shows what it is.
    bool isShown() const {
        return QTest::qWaitFor([&] { return button("useWeights")->isEnabled(); }, kPatience);
    }
    /// Of the course's network and the paper's.
    void take(const char* network) const {
        for (auto* button : dialog->findChild<QWidget*>("weightsVariant")->findChildren<QToolButton*>())
            if (button->text() == QLatin1String(network)) QTest::mouseClick(button, Qt::LeftButton);
    }
    QString fact(const char* name) const {
        for (const FactRow& row : dialog->findChild<FactTable*>()->rows())
            if (row.name == QLatin1String(name)) return row.values.join(' ');
        return {};
    }

    std::unique_ptr<Session> own;
    QString path;
    QPointer<WeightsDialog> dialog;
};

class WeightsDialogTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setLanguage(Language::English); }
    void init() { appSettings().clear(); }
    void aForeignFileIsShownBeforeItIsTaken();
    void courseOrPaperIsAsked();
    void whatDoesNotFitIsSaid();
    void itsOwnIsTakenAtOnceUnlessItReplaces();
    void itGoesOutInAnotherFormat();
    void whatWasSaidOfItIsKnown();
    void aRunTakesAllOrNothing();

private:
    fs::path bare(const char* name, Variant variant) {
        const fs::path file = m_folder.path() / name;
        writeBareWeights(file, test::sampleCheckpoint(variant), true);
        return file;
    }
    TemporaryFolder m_folder;
};

void WeightsDialogTest::aForeignFileIsShownBeforeItIsTaken() {
    OpenDialog open(bare("theirs.pth", Variant::Torchvision));
    QSignalSpy foreign(&open.session(), &Session::unseenWeights);
    open.session().setWeightsSource(Session::WeightsSource::File, open.path);
    QVERIFY(foreign.wait(kPatience));
    QCOMPARE(foreign[0][0].toString(), open.path);
    QVERIFY(!open.session().hasWeights(Session::WeightsSource::File));

    QVERIFY(open.isShown());
    QVERIFY2(open.text("weightsTitle").contains("state dict"), qPrintable(open.text("weightsTitle")));
    QCOMPARE(open.fact("Network"), QString("GoogLeNet, torchvision, input 224"));
    QCOMPARE(open.fact("Auxiliary heads"), QString("in the file"));
    QCOMPARE(open.fact("Classes"), QString("3, without names in the file"));
    QVERIFY(open.fact("Pictures").startsWith("shorter side 256, middle 224; RGB from 0 to 1, mean 0.485"));
    QVERIFY(!open.dialog->findChild<QWidget*>("weightsVariant")->isVisible());

    open.session().setSetting("input_size", "128");
    QSignalSpy started(open.dialog.data(), &WeightsDialog::startedFrom);
    QTest::mouseClick(open.button("startFromWeights"), Qt::LeftButton);
    QCOMPARE(started.count(), 1);
    QCOMPARE(open.session().settings().weights, open.path.toStdString());
    QCOMPARE(open.session().settings().variant, Variant::Torchvision);
    QCOMPARE(open.session().settings().mean, (std::array<double, 3>{0.485, 0.456, 0.406}));
    QCOMPARE(open.session().settings().std, (std::array<double, 3>{0.229, 0.224, 0.225}));
    const Preprocessing rule = preprocessingOf(open.session().settings());
    QCOMPARE(rule.resize, Preprocessing::Resize::ShorterSideThenCentreCrop);
    QCOMPARE(rule.size, 256);
    QCOMPARE(rule.crop, 224);
    QVERIFY(!open.session().hasWeights(Session::WeightsSource::File));

    OpenDialog again(fs::path(open.path.toStdString()));
    QVERIFY(again.isShown());
    QSignalSpy changed(&again.session(), &Session::weightsChanged);
    QTest::keyClick(again.button("useWeights"), Qt::Key_Space);
    QVERIFY(changed.wait(kPatience));
    QVERIFY(again.session().hasWeights(Session::WeightsSource::File));
    QCOMPARE(again.session().weightsFile(), again.path);
}

void WeightsDialogTest::courseOrPaperIsAsked() {
    OpenDialog open(bare("either.pth", Variant::Course));
    auto* choice = open.dialog->findChild<QWidget*>("weightsVariant");
    QTRY_VERIFY_WITH_TIMEOUT(choice->isVisible(), kPatience);
    QVERIFY(open.text("weightsQuestion").contains("local response"));
    // Never guessed: nothing can be done with it before that is answered.
    QCOMPARE(open.fact("Network"), QString());
    for (const char* button : {"useWeights", "startFromWeights", "exportTheseWeights"})
        QVERIFY2(!open.button(button)->isEnabled(), button);
    open.take("course");
    QTRY_COMPARE_WITH_TIMEOUT(open.fact("Network"), QString("GoogLeNet, course, input 224"), kPatience);
    QVERIFY(open.isShown());
    open.take("paper");
    QTRY_COMPARE_WITH_TIMEOUT(open.fact("Network"), QString("GoogLeNet, paper, input 224"), kPatience);
    QVERIFY(open.fact("Pictures").contains("BGR from 0 to 255, mean 104 117 123"));
    QVERIFY(open.isShown());
    QTest::mouseClick(open.button("startFromWeights"), Qt::LeftButton);
    QCOMPARE(open.session().settings().variant, Variant::Paper);
}

void WeightsDialogTest::whatDoesNotFitIsSaid() {
    Checkpoint lacking = test::sampleCheckpoint(Variant::Torchvision);
    std::erase_if(lacking.weights,
                  [](const auto& named) { return named.first == "inception4c.branch2.1.conv.weight"; });
    const fs::path file = m_folder.path() / "lacking.pth";
    writeBareWeights(file, lacking, true);
    OpenDialog open(file);
    QTRY_VERIFY_WITH_TIMEOUT(!open.text("weightsSaid").isEmpty(), kPatience);
    QVERIFY2(open.text("weightsSaid").contains("inception4c.branch2.1.conv.weight"),
             qPrintable(open.text("weightsSaid")));
    QVERIFY(!open.button("useWeights")->isEnabled() && !open.button("startFromWeights")->isEnabled());

    writeFileAtomically(m_folder.path() / "junk.safetensors", "no weights at all");
    OpenDialog junk(m_folder.path() / "junk.safetensors");
    QTRY_VERIFY_WITH_TIMEOUT(!junk.text("weightsSaid").isEmpty(), kPatience);
    QVERIFY(!junk.button("useWeights")->isEnabled());
    setLanguage(Language::Chinese);
    QTRY_VERIFY(!junk.text("weightsTitle").contains("taken"));
    setLanguage(Language::English);
}

void WeightsDialogTest::itsOwnIsTakenAtOnceUnlessItReplaces() {
    const fs::path file = m_folder.path() / "own.pth";
    writeCheckpoint(file, test::sampleCheckpoint());
    Session session([] { return std::make_shared<test::FakeEngine>(); });
    QSignalSpy foreign(&session, &Session::unseenWeights);
    QSignalSpy changed(&session, &Session::weightsChanged);
    session.setWeightsSource(Session::WeightsSource::File, QString::fromStdString(file.string()));
    QVERIFY(changed.wait(kPatience));
    QVERIFY(session.hasWeights(Session::WeightsSource::File));
    QCOMPARE(foreign.count(), 0);

    const fs::path another = m_folder.path() / "another.pth";
    writeCheckpoint(another, test::sampleCheckpoint(Variant::Course));
    const QString path = QString::fromStdString(another.string());
    session.setWeightsSource(Session::WeightsSource::File, path);
    QVERIFY(foreign.wait(kPatience));
    QCOMPARE(session.weightsFile(), QString::fromStdString(file.string()));
    session.useWeights(path, {.variant = Variant::Course, .preprocessing = {}});
    QTRY_COMPARE_WITH_TIMEOUT(session.weightsFile(), path, kPatience);
    QCOMPARE(foreign.count(), 1);
}

/// Weights that nobody trained here go out by the same dialog as a run's.
void WeightsDialogTest::itGoesOutInAnotherFormat() {
    OpenDialog open(bare("other.pth", Variant::Course));
    QTRY_VERIFY_WITH_TIMEOUT(open.dialog->findChild<QWidget*>("weightsVariant")->isVisible(), kPatience);
    open.take("paper");
    QTRY_COMPARE_WITH_TIMEOUT(open.fact("Network"), QString("GoogLeNet, paper, input 224"), kPatience);
    QVERIFY(open.isShown());
    // How its pictures were prepared nobody can read from it.
    auto* otherwise = open.dialog->findChild<QLineEdit*>("weightsPreparation");
    QVERIFY(otherwise->isVisible());
    QTest::keyClicks(otherwise, "resize=stretch");
    QVERIFY2(open.text("weightsSaid").contains("squash"), qPrintable(open.text("weightsSaid")));
    QVERIFY(!open.button("exportTheseWeights")->isEnabled() && !open.button("useWeights")->isEnabled());
    otherwise->clear();
    QTest::keyClicks(otherwise, "resize=squash size=128 channels=rgb mean=110");
    QVERIFY(open.text("weightsSaid").isEmpty());
    QVERIFY2(open.fact("Pictures").startsWith("squashed to 128; RGB from 0 to 255, mean 110 110 110"),
             qPrintable(open.fact("Pictures")));
    QCOMPARE(open.fact("Network"), QString("GoogLeNet, paper, input 128"));
    // A run would take its colours in caffe's order.
    QVERIFY(!open.button("startFromWeights")->isEnabled() && open.button("exportTheseWeights")->isEnabled());
    QTest::keyClick(otherwise, Qt::Key_Return);
    QVERIFY(open.dialog->isVisible());
    std::optional<ExportSubject> subject;
    connect(open.dialog, &WeightsDialog::exportAsked, this, [&](const ExportSubject& asked) { subject = asked; });
    QTest::mouseClick(open.button("exportTheseWeights"), Qt::LeftButton);
    QVERIFY(subject);

    RunJobs jobs([] { return std::make_shared<test::FakeEngine>(); });
    auto* dialog = new ExportDialog(*subject, jobs);
    dialog->show();
    const QString what = dialog->findChild<QLabel*>("exportWhat")->text();
    QVERIFY2(what.contains("\"other\" (paper, 128)"), qPrintable(what));
    QCOMPARE(dialog->findChild<QComboBox*>("exportWeights")->currentText(), QString("other.pth"));
    const fs::path out = m_folder.path() / "other.safetensors";
    auto* format = dialog->findChild<QComboBox*>("exportFormat");
    format->setCurrentIndex(format->findText("safetensors", Qt::MatchStartsWith));
    dialog->findChild<QLineEdit*>("exportFile")->setText(QString::fromStdString(out.string()));
    QSignalSpy exported(&jobs, &RunJobs::exported);
    QTest::mouseClick(dialog->findChild<QPushButton*>("startExport"), Qt::LeftButton);
    QVERIFY(exported.wait(kPatience));
    const Checkpoint written = readCheckpoint(out);  // which says it now
    QCOMPARE(written.network.variant, Variant::Paper);
    QCOMPARE(written.network.inputSize, 128);
    QCOMPARE(written.preprocessing.resize, Preprocessing::Resize::Squash);
    QCOMPARE(written.preprocessing.mean, (std::array<double, 3>{110, 110, 110}));
    dialog->close();
}

/// The file in use, looked at again, is what it was taken for.
void WeightsDialogTest::whatWasSaidOfItIsKnown() {
    const fs::path file = bare("known.pth", Variant::Course);
    const QString path = QString::fromStdString(file.string());
    Session session([] { return std::make_shared<test::FakeEngine>(); });
    QSignalSpy changed(&session, &Session::weightsChanged);
    Preprocessing how;
    how.size = how.crop = 128;
    how.mean = {0.5, 0.25, 0.125};
    session.useWeights(path, {.variant = Variant::Paper, .preprocessing = how});
    QTRY_VERIFY_WITH_TIMEOUT(session.hasWeights(Session::WeightsSource::File), kPatience);
    QCOMPARE(session.fileFacts()->inputSize, 128);

    OpenDialog again(session, path, session.fileReadAs());
    QVERIFY(again.isShown());
    QCOMPARE(again.fact("Network"), QString("GoogLeNet, paper, input 128"));
    QVERIFY(again.fact("Pictures").contains("mean 0.5 0.25 0.125"));
    QVERIFY(again.dialog->findChild<QLineEdit*>("weightsPreparation")->text().contains("mean=0.5,0.25,0.125"));

    // A file of ours says it itself.
    const fs::path own = m_folder.path() / "own of ours.pth";
    writeCheckpoint(own, test::sampleCheckpoint());
    OpenDialog ours(own);
    QVERIFY(ours.isShown());
    QVERIFY(!ours.dialog->findChild<QLineEdit*>("weightsPreparation")->isVisible());
}

/// A mean that no setting takes leaves the settings as they are.
void WeightsDialogTest::aRunTakesAllOrNothing() {
    OpenDialog open(bare("odd.pth", Variant::Torchvision));
    QVERIFY(open.isShown());
    const Settings before = open.session().settings();
    auto* otherwise = open.dialog->findChild<QLineEdit*>("weightsPreparation");
    QTest::keyClicks(otherwise, "mean=110");
    QTest::mouseClick(open.button("startFromWeights"), Qt::LeftButton);
    QVERIFY2(open.text("weightsSaid").contains("normalize.mean"), qPrintable(open.text("weightsSaid")));
    QVERIFY(open.dialog->isVisible());
    QCOMPARE(open.session().settings().weights, before.weights);
    QCOMPARE(open.session().settings().mean, before.mean);
    otherwise->clear();
    QTest::keyClicks(otherwise, "size=232 crop=160 mean=0.5 std=0.25");
    QTest::mouseClick(open.button("startFromWeights"), Qt::LeftButton);
    QCOMPARE(open.session().settings().mean, (std::array<double, 3>{0.5, 0.5, 0.5}));
    QCOMPARE(open.session().settings().inputSize, 160);
    QCOMPARE(open.session().settings().resizeSide, 232);
    QCOMPARE(open.session().settings().weights, open.path.toStdString());
}

QTEST_MAIN(WeightsDialogTest)
#include "weights_dialog_test.moc"
