// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/full_window.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

using namespace studio;
using namespace studio::ui;

/// A window that is switched to another theme or language looks in every pixel and says in every text what one does
/// that was started in it.
class SwitchingTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void theme_data() { pages(); }
    void theme();
    void language_data() { pages(); }
    void language();

private:
    static void pages();
    void compare(MainWindow& switched, MainWindow& started, Page page);

    TemporaryFolder m_folder;
    QString m_run;
};

namespace {

QString textOf(const QWidget& widget) {
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) return label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) return button->text();
    if (const auto* line = qobject_cast<const QLineEdit*>(&widget)) return line->text() + line->placeholderText();
    QString text;
    if (const auto* box = qobject_cast<const QComboBox*>(&widget))
        for (int i = 0; i < box->count(); ++i) text += box->itemText(i) + '/';
    return text;
}

/// Everything the window says of itself, a line a widget.
QStringList textsOf(const QWidget& window) {
    QStringList texts{window.windowTitle()};
    for (const auto* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->objectName().startsWith("qt_")) continue;
        texts << QStringLiteral("%1 %2: %3 | %4 | %5")
                     .arg(widget->metaObject()->className(), widget->objectName(), textOf(*widget), widget->toolTip(),
                          widget->accessibleName());
    }
    return texts;
}

QStringList differences(const QStringList& a, const QStringList& b) {
    QStringList found;
    for (qsizetype i = 0; i < std::max(a.size(), b.size()); ++i)
        if (a.value(i) != b.value(i)) found << a.value(i) + "   instead of   " + b.value(i);
    return found;
}

}  // namespace

void SwitchingTest::initTestCase() {
    appSettings().clear();
    test::startIn(ThemeMode::Light, Language::English);
    m_run = test::makeRun(m_folder.path());
    QVERIFY(!m_run.isEmpty());
}

void SwitchingTest::pages() {
    QTest::addColumn<Page>("page");
    for (const PageRow& row : pageTable()) QTest::newRow(row.name) << row.page;
}

void SwitchingTest::compare(MainWindow& switched, MainWindow& started, Page page) {
    for (MainWindow* window : {&switched, &started}) {
        window->showPage(page);
        window->setFocus();
        window->grab();  // asks for what is visible
        QTRY_VERIFY_WITH_TIMEOUT(test::settled(*window), test::kPatience);
    }
    QStringList found;
    const auto sameTexts = [&] {
        found = differences(textsOf(switched), textsOf(started));
        return found.isEmpty();
    };
    QVERIFY2(QTest::qWaitFor(sameTexts, 2000), qPrintable('\n' + found.join('\n')));  // plots redraw a moment later
    const auto same = [&] { return switched.grab().toImage() == started.grab().toImage(); };
    if (QTest::qWaitFor(same, 2000)) return;
    const QString place = QDir::tempPath() + "/studio-switching-" + QTest::currentDataTag();
    switched.grab().save(place + "-switched.png");
    started.grab().save(place + "-started.png");
    QFAIL(qPrintable("not the same picture, see " + place));
}

void SwitchingTest::theme() {
    QFETCH(Page, page);
    test::startIn(ThemeMode::Light, Language::English);
    MainWindow switched(test::fakeEngine());
    QVERIFY(test::openRun(switched, m_run));
    switched.showPage(page);
    switched.grab();
    test::startIn(ThemeMode::Dark, Language::English);
    MainWindow started(test::fakeEngine());  // and with it the other one, which shares the application's theme
    QVERIFY(Theme::instance().isDark());
    QVERIFY(test::openRun(started, m_run));
    compare(switched, started, page);
}

void SwitchingTest::language() {
    QFETCH(Page, page);
    test::startIn(ThemeMode::Light, Language::English);
    MainWindow switched(test::fakeEngine());
    QVERIFY(test::openRun(switched, m_run));
    switched.showPage(page);
    switched.grab();
    test::startIn(ThemeMode::Light, Language::Chinese);
    MainWindow started(test::fakeEngine());
    QVERIFY(test::openRun(started, m_run));
    compare(switched, started, page);
}

QTEST_MAIN(SwitchingTest)
#include "switching_test.moc"
