// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/training/loss_tool_bar.h"
#include "support/fake_engine.h"
#include "ui/base/app_settings.h"
#include "ui/pages/training_page.h"
#include "ui/plots/loss_plot.h"
#include "ui/session.h"
#include "ui/text/language.h"
#include "ui/widgets/segmented_choice.h"

#include <QLabel>
#include <QSlider>
#include <QTest>
#include <QToolButton>

using namespace studio;
using namespace studio::ui;

/// What the bar over the plots does to them, by mouse and by key, and that the next window draws them alike.
class LossToolBarTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        appSettings().clear();
        setLanguage(Language::English);
    }
    void theLinesAreSmoothed();
    void outliersAndTheAxisAreToggled_data();
    void outliersAndTheAxisAreToggled();
    void theHorizontalAxisCountsOtherwise();
};

namespace {

/// The page on the screen, with the focus.
struct Shown {
    Shown() : session([] { return std::make_shared<test::FakeEngine>(); }), page(session) {
        page.resize(1280, 704);
        page.show();
        page.activateWindow();
        ready = QTest::qWaitForWindowActive(&page);
    }
    template <class W>
    W* the(const char* name) {
        return page.template findChild<W*>(QLatin1String(name));
    }
    const LossView& view() { return page.findChild<LossPlot*>()->view(); }

    Session session;
    TrainingPage page;
    bool ready = false;
};

}  // namespace

void LossToolBarTest::theLinesAreSmoothed() {
    {
        Shown shown;
        auto* slider = shown.the<QSlider>("smoothing");
        const auto* value = shown.the<QLabel>("smoothingValue");
        QCOMPARE(slider->accessibleName(), QString("Smoothing"));
        QCOMPARE(shown.view().smoothing, 0.9);
        QCOMPARE(value->text(), QString("0.90"));
        QTest::keyClick(slider, Qt::Key_Home);
        QCOMPARE(shown.view().smoothing, 0.0);  // as measured
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(shown.view().smoothing, 0.01);
        QCOMPARE(value->text(), QString("0.01"));
        QTest::mouseClick(slider, Qt::LeftButton, {}, QPoint(slider->width() - 3, slider->height() / 2));
        QVERIFY(shown.view().smoothing > 0.05);
        QTest::keyClick(slider, Qt::Key_End);
        QCOMPARE(shown.view().smoothing, 0.99);
    }
    Shown again;
    QCOMPARE(again.view().smoothing, 0.99);
    QCOMPARE(again.the<QLabel>("smoothingValue")->text(), QString("0.99"));
}

void LossToolBarTest::outliersAndTheAxisAreToggled_data() {
    QTest::addColumn<bool>("byKey");
    QTest::newRow("mouse") << false;
    QTest::newRow("key") << true;
}

void LossToolBarTest::outliersAndTheAxisAreToggled() {
    QFETCH(bool, byKey);
    const auto press = [&](QToolButton* button) {
        if (byKey)
            QTest::keyClick(button, Qt::Key_Space);
        else
            QTest::mouseClick(button, Qt::LeftButton);
    };
    {
        Shown shown;
        auto *outliers = shown.the<QToolButton>("ignoreOutliers"), *log = shown.the<QToolButton>("logAxis");
        QVERIFY(outliers->isChecked() && shown.view().ignoreOutliers);
        QVERIFY(!log->isChecked() && !shown.view().logAxis);
        press(outliers);
        QVERIFY(!outliers->isChecked() && !shown.view().ignoreOutliers);
        QVERIFY(!shown.view().logAxis);
        press(log);
        QVERIFY(log->isChecked() && shown.view().logAxis);
    }
    Shown again;
    QVERIFY(!again.view().ignoreOutliers && again.view().logAxis);
    QVERIFY(!again.the<QToolButton>("ignoreOutliers")->isChecked() && again.the<QToolButton>("logAxis")->isChecked());
    press(again.the<QToolButton>("logAxis"));
    QVERIFY(!again.view().logAxis);
}

void LossToolBarTest::theHorizontalAxisCountsOtherwise() {
    {
        Shown shown;
        QVERIFY(shown.ready);
        const auto segments = shown.the<SegmentedChoice>("lossAxis")->findChildren<QToolButton*>();
        QCOMPARE(segments.size(), 3);
        QCOMPARE(int(shown.view().axis), int(XAxis::Epoch));
        QTest::mouseClick(segments[0], Qt::LeftButton);
        QCOMPARE(int(shown.view().axis), int(XAxis::Step));
        segments[0]->setFocus(Qt::TabFocusReason);
        QTest::keyClick(segments[0], Qt::Key_Right);
        QCOMPARE(int(shown.view().axis), int(XAxis::Epoch));
        QTest::keyClick(segments[1], Qt::Key_Right);
        QCOMPARE(int(shown.view().axis), int(XAxis::Time));
        QVERIFY(segments[2]->isChecked() && segments[2]->hasFocus());
    }
    Shown again;
    QCOMPARE(int(again.view().axis), int(XAxis::Time));
    QCOMPARE(again.the<SegmentedChoice>("lossAxis")->choice(), int(XAxis::Time));
}

QTEST_MAIN(LossToolBarTest)
#include "loss_tool_bar_test.moc"
