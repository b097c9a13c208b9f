// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/full_window.h"
#include "ui/widgets/head_bars.h"
#include "ui/widgets/picture_view.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSlider>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QScrollBar>
#include <memory>

using namespace studio;
using namespace studio::ui;

/// Every page can be used without a mouse and without eyes.
class ReachTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everythingHasAName_data() { pages(); }
    void everythingHasAName();
    void focusIsSeen_data() { pages(); }
    void focusIsSeen();
    void tabGoesRound_data() { pages(); }
    void tabGoesRound();

private:
    static void pages();

    TemporaryFolder m_folder;
    QString m_run;
    std::unique_ptr<MainWindow> m_window;
};

namespace {

bool isViewport(const QWidget& widget) {
    const auto* area = qobject_cast<const QAbstractScrollArea*>(widget.parentWidget());
    return area && area->viewport() == &widget;
}

/// A part of another widget, which speaks for it.
bool isInner(const QWidget& widget) {
    return widget.objectName().startsWith("qt_") || qobject_cast<const QScrollBar*>(&widget) ||
           qobject_cast<const QHeaderView*>(&widget) || widget.inherits("QComboBoxListView") ||
           widget.inherits("QTableCornerButton") || widget.inherits("QLineEditIconButton") || isViewport(widget);
}

bool isInteractive(const QWidget& widget) {
    if (isInner(widget)) return false;
    return qobject_cast<const QAbstractButton*>(&widget) || qobject_cast<const QAbstractItemView*>(&widget) ||
           qobject_cast<const QLineEdit*>(&widget) || qobject_cast<const QComboBox*>(&widget) ||
           qobject_cast<const QAbstractSlider*>(&widget) || (widget.focusPolicy() & Qt::TabFocus);
}

/// What is only looked at says what it is, too.
bool tellsSomething(const QWidget& widget) {
    return isInteractive(widget) || qobject_cast<const QProgressBar*>(&widget) ||
           qobject_cast<const HeadBars*>(&widget) || qobject_cast<const PictureView*>(&widget);
}

QString nameOf(QWidget& widget) {
    const QAccessibleInterface* face = QAccessible::queryAccessibleInterface(&widget);
    return face ? face->text(QAccessible::Name).trimmed() : QString();
}

QString placeOf(const QWidget& widget) {
    QStringList place;
    for (const QWidget* at = &widget; at && !at->isWindow(); at = at->parentWidget())
        place.prepend(QLatin1String(at->metaObject()->className()) + '#' + at->objectName());
    return place.mid(std::max<qsizetype>(0, place.size() - 3)).join('/');
}

/// Of buttons that exclude one another Tab reaches the chosen one, and arrows the others.
bool isByArrows(const QWidget& widget) {
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    return button && button->group() && button->group()->exclusive() && !button->isChecked();
}

/// Visible controls that Tab should reach.
QList<QWidget*> reachable(const QWidget& window) {
    QList<QWidget*> found;
    for (QWidget* widget : window.findChildren<QWidget*>())
        if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) &&
            !widget->focusProxy() && !isInner(*widget) && !isByArrows(*widget))
            found << widget;
    return found;
}

}  // namespace

void ReachTest::initTestCase() {
    appSettings().clear();
    test::startIn(ThemeMode::Light, Language::English);
    m_run = test::makeRun(m_folder.path());
    QVERIFY(!m_run.isEmpty());
    m_window = std::make_unique<MainWindow>(test::fakeEngine());
    QVERIFY(test::openRun(*m_window, m_run));
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void ReachTest::pages() {
    QTest::addColumn<Page>("page");
    for (const PageRow& row : pageTable()) QTest::newRow(row.name) << row.page;
}

void ReachTest::everythingHasAName() {
    QFETCH(Page, page);
    m_window->showPage(page);
    emit m_window->session().failed([] { return QString("What happened."); }, "and the raw text of it");
    QVERIFY(m_window->findChild<QWidget*>("messageBar")->isVisible());
    QStringList nameless;
    Session& session = m_window->session();
    const std::string before = session.chosen();
    for (const Split split : {Split::Train, Split::Validation}) {  // of one the nine views are shown, of the other one
        const auto prepared = session.prepared();
        session.setChosen(prepared->items[prepared->indicesOf(split).front()].path);
        for (QWidget* widget : m_window->findChildren<QWidget*>())
            if (tellsSomething(*widget) && widget->isVisible() && nameOf(*widget).isEmpty())
                nameless << placeOf(*widget);
    }
    session.setChosen(before);
    m_window->findChild<QWidget*>("messageBar")->hide();
    QVERIFY2(nameless.isEmpty(), qPrintable("without a name: " + nameless.join(", ")));
}

/// Something is drawn differently around or in a control that has the focus; where it had to be scrolled to, too.
void ReachTest::focusIsSeen() {
    QFETCH(Page, page);
    m_window->showPage(page);
    const QSize before = m_window->size();
    QStringList unseen;
    for (const QSize size : {before, m_window->minimumSize()}) {
        m_window->resize(size);
        QCoreApplication::processEvents();  // laid out
        for (QWidget* widget : reachable(*m_window)) {
            widget->setFocus(Qt::TabFocusReason);
            m_window->setFocus();
            const QImage without = m_window->grab().toImage();
            widget->setFocus(Qt::TabFocusReason);
            if (m_window->grab().toImage() == without)
                unseen << QStringLiteral("%1 at %2 x %3").arg(placeOf(*widget)).arg(size.width()).arg(size.height());
        }
    }
    m_window->resize(before);
    QVERIFY2(unseen.isEmpty(), qPrintable("no focus to be seen: " + unseen.join(", ")));
}

/// Tab visits every control once, the tabs first and the run bar last, and comes back; Shift and Tab go the same way.
void ReachTest::tabGoesRound() {
    QFETCH(Page, page);
    m_window->showPage(page);
    const QList<QWidget*> all = reachable(*m_window);
    auto* first = m_window->findChild<QWidget*>(rowOf(page).name + QStringLiteral("Tab"));
    first->setFocus(Qt::TabFocusReason);
    QList<QWidget*> visited;
    for (qsizetype i = 0; i < 3 * all.size() && !visited.contains(QApplication::focusWidget()); ++i) {
        visited << QApplication::focusWidget();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(QApplication::focusWidget(), first);
    QStringList missed;
    for (QWidget* widget : all)
        if (!visited.contains(widget)) missed << placeOf(*widget);
    QVERIFY2(missed.isEmpty(), qPrintable("Tab does not reach " + missed.join(", ")));
    QCOMPARE(visited.last()->objectName(), QString("startButton"));
    const auto place = [&](const char* name) { return visited.indexOf(m_window->findChild<QWidget*>(name)); };
    QVERIFY(place("menuButton") > place("dataButton") && place("dataButton") > 0);
    QVERIFY(place("menuButton") == 4 && place("startButton") > 4);
    for (qsizetype i = visited.size() - 1; i >= 0; --i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget(), visited[i]);
    }
}

QTEST_MAIN(ReachTest)
#include "reach_test.moc"
