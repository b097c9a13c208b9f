// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/cut_off.h"
#include "ui/frame/full_window.h"
#include "ui/frame/gated_run.h"
#include "ui/pages/predictions/weights_dialog.h"
#include "ui/pages/runs/run_jobs.h"
#include "ui/pages/runs/run_tool_bar.h"
#include "ui/pages/runs_page.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QTreeView>
#include <map>

using namespace studio;
using namespace studio::ui;

/// Every control that can't be used says why.
class DeadControlsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void nothingIsDead();
    void rateDialog();
    void weightsDialog_data();
    void weightsDialog();
    void exportDialog();

private:
    TemporaryFolder m_folder, m_data;
    QString m_run;
    test::ForeignFiles m_foreign;
    std::unique_ptr<MainWindow> m_full;
};

namespace {

bool isControl(const QWidget& widget) {
    return qobject_cast<const QAbstractButton*>(&widget) || qobject_cast<const QComboBox*>(&widget) ||
           qobject_cast<const QLineEdit*>(&widget) || qobject_cast<const QAbstractSpinBox*>(&widget);
}

/// Looks at controls again and again, and remembers what they said when they could and when they could not be used.
class Watcher {
public:
    /// What is wrong with those that are seen now.
    QStringList look(const QWidget& whole) {
        QStringList wrong;
        for (QWidget* widget : whole.findChildren<QWidget*>()) {
            if (!widget->isVisible() || widget->window() != whole.window() || !isControl(*widget) ||
                widget->objectName().startsWith("qt_"))
                continue;
            const bool enabled = widget->isEnabled();
            const QString tip = widget->toolTip(), name = test::placeOf(*widget) + ' ' + textOf(*widget);
            if (!enabled && tip.isEmpty()) wrong << name + " can't be used and does not say why";
            const auto other = m_said[!enabled].find(widget);
            if (other != m_said[!enabled].end() && other->second.widget && other->second.tip == tip && !tip.isEmpty())
                wrong << name + " says the same, used or not: " + tip;
            m_said[enabled][widget] = {widget, tip};
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            if (button && button->text().isEmpty() && button->accessibleName().isEmpty() && button->icon().isNull())
                wrong << name + " shows nothing";
        }
        return wrong;
    }

private:
    struct Said {
        QPointer<QWidget> widget;  ///< null once another may stand at its address
        QString tip;
    };
    static QString textOf(const QWidget& widget) {
        const auto* button = qobject_cast<const QAbstractButton*>(&widget);
        return button ? button->text().trimmed() : widget.accessibleName();
    }
    std::map<const QWidget*, Said> m_said[2];  ///< while disabled, while enabled
};

}  // namespace

#define VERIFY_ALIVE(watcher, whole)                             \
    do {                                                         \
        const QStringList wrong = (watcher).look(whole);         \
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join("; "))); \
    } while (false)

void DeadControlsTest::initTestCase() {
    appSettings().clear();
    test::startIn(ThemeMode::Light, Language::English);
    m_run = test::makeRun(m_folder.path());
    QVERIFY(!m_run.isEmpty());
    m_foreign = test::writeForeignFiles(m_folder.path());
    m_full = std::make_unique<MainWindow>(test::fakeEngine());
    QVERIFY(test::openRun(*m_full, m_run));
    QTRY_VERIFY_WITH_TIMEOUT(test::settled(*m_full), test::kPatience);
}

/// On no page: without data, with them, and while a run is going.
void DeadControlsTest::nothingIsDead() {
    test::Gate gate;
    MainWindow window(gate.source());
    window.resize(1280, 800);
    window.show();
    Session& session = window.session();
    Watcher watcher;
    const auto everyPage = [&] {
        for (const PageRow& row : pageTable()) {
            window.showPage(row.page);
            test::layOut();
            VERIFY_ALIVE(watcher, window);
        }
    };
    everyPage();
    if (QTest::currentTestFailed()) return;
    QVERIFY(test::openTinyData(session, m_data.path()));
    QTRY_VERIFY_WITH_TIMEOUT(session.actions().start, test::kPatience);
    everyPage();
    if (QTest::currentTestFailed()) return;
    QVERIFY(test::trainToTheGate(session) && isLive(session.state()));
    everyPage();
    if (QTest::currentTestFailed()) return;
    session.stop();
    QVERIFY(test::ends(session, RunState::Stopped));
    everyPage();
}

void DeadControlsTest::rateDialog() {
    m_full->showPage(Page::Training);
    auto* find = m_full->findChild<QAbstractButton*>("findRate");
    QTRY_VERIFY_WITH_TIMEOUT(find->isEnabled(), test::kPatience);
    find->click();
    auto* dialog = m_full->findChild<QDialog*>("rateDialog");
    QVERIFY(dialog && dialog->isVisible());
    Watcher watcher;
    VERIFY_ALIVE(watcher, *dialog);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<QAbstractButton*>("useRate")->isEnabled(), test::kPatience);
    VERIFY_ALIVE(watcher, *dialog);
    dialog->close();
}

void DeadControlsTest::weightsDialog_data() {
    QTest::addColumn<QString>("file");
    QTest::newRow("of two networks") << m_foreign.whole;
    QTest::newRow("with tensors missing") << m_foreign.lacking;
}

/// While the file is read, while something is asked, when it can be taken, and when it can't.
void DeadControlsTest::weightsDialog() {
    QFETCH(QString, file);
    QPointer<WeightsDialog> dialog = new WeightsDialog(m_full->session(), file, m_full.get());
    dialog->show();
    Watcher watcher;
    VERIFY_ALIVE(watcher, *dialog);
    auto* variant = dialog->findChild<QWidget*>("weightsVariant");
    auto* said = dialog->findChild<QLabel*>("weightsSaid");
    QTRY_VERIFY_WITH_TIMEOUT(variant->isVisible() || !said->text().isEmpty(), test::kPatience);
    VERIFY_ALIVE(watcher, *dialog);
    if (variant->isVisible()) {
        variant->findChild<QAbstractButton*>()->click();
        VERIFY_ALIVE(watcher, *dialog);
        QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<QAbstractButton*>("useWeights")->isEnabled(), test::kPatience);
        VERIFY_ALIVE(watcher, *dialog);
        QTest::keyClicks(dialog->findChild<QLineEdit*>("weightsPreparation"), "as ever");
        QVERIFY(!dialog->findChild<QAbstractButton*>("useWeights")->isEnabled());
        VERIFY_ALIVE(watcher, *dialog);
    }
    delete dialog;
}

void DeadControlsTest::exportDialog() {
    m_full->showPage(Page::Runs);
    auto* table = m_full->findChild<QTreeView*>("runTable");
    QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > 0, test::kPatience);
    table->setCurrentIndex(table->model()->index(0, 0));
    emit m_full->findChild<RunToolBar*>()->actionAsked(RunAction::ExportWeights);
    auto* dialog = m_full->findChild<QDialog*>("exportDialog");
    QVERIFY(dialog && dialog->isVisible());
    Watcher watcher;
    auto* format = dialog->findChild<QComboBox*>("exportFormat");
    for (int i = format->count() - 1; i >= 0; --i) {
        format->setCurrentIndex(i);
        VERIFY_ALIVE(watcher, *dialog);
    }
    dialog->findChild<QLineEdit*>("exportFile")->setText(QString::fromStdString((m_data.path() / "net.pth").string()));
    dialog->findChild<QAbstractButton*>("startExport")->click();
    const RunJobs& jobs = m_full->findChild<RunsPage*>()->jobs();
    QVERIFY(jobs.working() && !format->isEnabled());
    VERIFY_ALIVE(watcher, *dialog);
    QTRY_VERIFY_WITH_TIMEOUT(!jobs.working(), test::kPatience);
    VERIFY_ALIVE(watcher, *dialog);
    dialog->close();
}

QTEST_MAIN(DeadControlsTest)
#include "dead_controls_test.moc"
