// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/predictions/matrix_panel.h"
#include "ui/models/class_figures_model.h"
#include "ui/models/confused_pairs_model.h"
#include "ui/pages/predictions/pair_list.h"
#include "ui/widgets/menu_button.h"
#include "ui/widgets/segmented_choice.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace studio;
using namespace studio::ui;

/// Of pictures by (truth, answer).
static std::shared_ptr<const Answers> answersThat(const std::vector<std::pair<int, int>>& cells,
                                                  const std::vector<std::string>& classes) {
    std::vector<Prediction> made;
    for (const auto& [truth, answer] : cells) {
        Prediction one;
        one.truth = truth;
        one.main.assign(classes.size(), 0);
        one.main[static_cast<std::size_t>(answer)] = 5;
        made.push_back(one);
    }
    return answersOf(std::make_shared<const std::vector<Prediction>>(std::move(made)), classes);
}

class MatrixPanelTest : public QObject {
    Q_OBJECT

private slots:
    /// Answers on pictures whose class is not known: said in the middle, and what saves is where it always is.
    void aMatrixWithoutKnownClassesSaysSo() {
        MatrixPanel panel;
        Prediction loose;
        loose.path = "/somewhere/1.jpg";
        loose.main = {1, 0};
        panel.setAnswers(answersOf(std::make_shared<const std::vector<Prediction>>(1, loose), {"a", "b"}));
        panel.resize(336, 704);
        panel.show();
        auto* hint = panel.findChild<QLabel*>("matrixHint");
        QVERIFY(hint->text().contains("appears here"));
        QVERIFY(!panel.grab().isNull());
        auto* save = panel.findChild<MenuButton*>("saveTables");
        QVERIFY(save->mapTo(&panel, QPoint(0, save->height())).y() > panel.height() - 32);
        QVERIFY(save->width() >= save->sizeHint().width());  // sign, text and chevron
        QVERIFY(std::abs(hint->mapTo(&panel, hint->rect().center()).y() - panel.height() / 2) < panel.height() / 4);
    }

    /// However long the field's term, the column stays as wide as it is drawn.
    void theTitleHasRoomBesideTheViews() {
        MatrixPanel panel;
        panel.show();
        const QWidget* header = panel.findChild<SegmentedChoice*>("confusionView")->parentWidget();
        QCOMPARE(header->findChild<QLabel*>()->text(), QString("Confusion matrix"));
        const int least = header->minimumSizeHint().width();
        QVERIFY2(least <= 336, qPrintable(QString::number(least)));
    }

    /// What can't be saved says why.
    void whatThereIsCanBeSaved() {
        MatrixPanel panel;
        auto* save = panel.findChild<MenuButton*>("saveTables");
        QVERIFY(!save->isEnabled());
        QCOMPARE(save->toolTip(), "There are no answers yet.");
        Prediction loose;
        loose.path = "/somewhere/1.jpg";
        loose.main = {1, 0};
        panel.setAnswers(answersOf(std::make_shared<const std::vector<Prediction>>(1, loose), {"a", "b"}));
        QVERIFY(save->isEnabled());
        const QList<QAction*> tables = save->choices().actions();
        QCOMPARE(tables.size(), 3);
        QVERIFY(!tables[0]->isEnabled() && !tables[1]->isEnabled() && tables[2]->isEnabled());
        QVERIFY(tables[0]->toolTip().contains("known class"));
        Prediction known = loose;
        known.truth = 0;
        panel.setAnswers(answersOf(std::make_shared<const std::vector<Prediction>>(1, known), {"a", "b"}));
        using Asked = void (MatrixPanel::*)();
        const Asked asked[] = {&MatrixPanel::saveMatrixRequested, &MatrixPanel::saveFiguresRequested,
                               &MatrixPanel::saveAnswersRequested};
        for (qsizetype i = 0; i < tables.size(); ++i) {
            QSignalSpy saved(&panel, asked[i]);
            tables[i]->trigger();
            QCOMPARE(saved.count(), 1);
        }
    }

    /// By a click on a heading the worst classes come first; a third one brings back the classes' own order.
    void figuresOfClassesAreSorted() {
        MatrixPanel panel;
        panel.setAnswers(answersThat({{0, 0}, {0, 1}, {1, 1}, {1, 1}, {2, 0}}, {"b", "c", "a"}));
        panel.resize(336, 700);
        panel.show();
        const auto* table = panel.findChild<QTableView*>("classFigures");
        const auto names = [&] {
            QString all;
            for (int row = 0; row < table->model()->rowCount(); ++row)
                all += table->model()->index(row, 0).data().toString();
            return all;
        };
        QCOMPARE(names(), QString("bca"));
        // Recall 0.5, 1, 0; F1 0.5, 0.8, 0.
        QCOMPARE(panel.findChild<QLabel*>("macroFigures")->text(), QString("recall 50.0 %, F1 43.3 %"));
        const auto click = [&](int column) {
            const QHeaderView* head = table->horizontalHeader();
            QTest::mouseClick(
                head->viewport(), Qt::LeftButton, {},
                {head->sectionViewportPosition(column) + head->sectionSize(column) / 2, head->height() / 2});
        };
        click(ClassFiguresModel::Recall);  // 0.5, 1, 0
        QCOMPARE(names(), QString("abc"));
        click(ClassFiguresModel::Recall);
        QCOMPARE(names(), QString("cba"));
        click(ClassFiguresModel::Recall);
        QCOMPARE(names(), QString("bca"));
        click(ClassFiguresModel::Name);
        QCOMPARE(names(), QString("abc"));
    }

    /// An epoch later the keys are where they were, whatever its order; what is chosen does not call them back.
    void theKeysStayOnTheirPair() {
        const std::vector<std::string> classes{"a", "b", "c"};
        MatrixPanel panel;
        panel.setAnswers(answersThat({{0, 1}, {0, 1}, {1, 0}, {2, 0}}, classes));
        auto* list = panel.findChild<PairList*>();
        panel.setChosen(ConfusionMatrix::Cell{0, 1});
        QCOMPARE(list->currentIndex().row(), 0);
        list->setCurrentIndex(list->model()->index(1, ConfusedPairsModel::Answer));
        QSignalSpy reset(list->model(), &QAbstractItemModel::modelReset);
        panel.setAnswers(answersThat({{1, 0}, {2, 0}, {0, 1}, {0, 1}}, classes));
        QCOMPARE(reset.count(), 0);
        panel.setAnswers(answersThat({{0, 1}, {2, 0}, {2, 0}, {2, 1}, {1, 0}, {1, 0}, {1, 0}}, classes));
        panel.setChosen(ConfusionMatrix::Cell{0, 1});
        QCOMPARE(list->currentIndex(), list->model()->index(0, ConfusedPairsModel::Answer));
        QVERIFY(list->selectionModel()->isRowSelected(2));
        panel.setAnswers(answersThat({{2, 0}, {2, 0}, {0, 1}}, classes));  // nobody took b for a
        panel.setChosen(ConfusionMatrix::Cell{0, 1});
        QCOMPARE(list->currentIndex().row(), 1);
    }

    /// What is confused most stands first; a click or a key on it is one on the matrix's cell.
    void confusedPairsAreAList() {
        using Cell = ConfusionMatrix::Cell;
        MatrixPanel panel;
        panel.setAnswers(answersThat({{0, 0}, {0, 1}, {0, 1}, {1, 0}, {2, 0}}, {"b", "c", "a"}));
        panel.resize(336, 700);
        panel.show();
        auto* list = panel.findChild<PairList*>();
        QVERIFY(!list->isVisible());
        panel.findChild<SegmentedChoice*>("confusionView")->findChildren<QToolButton*>()[2]->click();
        QCoreApplication::processEvents();
        QVERIFY(list->isVisible() && !panel.findChild<ConfusionMatrix*>()->isVisible());
        QStringList said;
        for (int row = 0; row < list->model()->rowCount(); ++row)
            for (int column = 0; column < list->model()->columnCount(); ++column)
                said << list->model()->index(row, column).data().toString();
        QCOMPARE(said.join('|'), QString("b|c|2|66.7 %|a|b|1|100.0 %|c|b|1|100.0 %"));
        std::vector<std::optional<Cell>> chosen;
        connect(&panel, &MatrixPanel::cellChosen, &panel, [&](std::optional<Cell> cell) { chosen.push_back(cell); });
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualRect(list->model()->index(0, ConfusedPairsModel::Answer)).center());
        QVERIFY(list->selectionModel()->isRowSelected(0));
        QTest::keyClick(list, Qt::Key_Return);  // lets it go
        QVERIFY(!list->selectionModel()->hasSelection());
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Space);
        QVERIFY((chosen == std::vector<std::optional<Cell>>{Cell{0, 1}, std::nullopt, Cell{2, 0}}));
        panel.setChosen(Cell{1, 0});
        QVERIFY(list->selectionModel()->isRowSelected(2));
        panel.setChosen(std::nullopt);
        QVERIFY(!list->selectionModel()->hasSelection());
        QCOMPARE(chosen.size(), std::size_t(3));
    }

    /// Where the matrix has to be scrolled the list is shown first, if there is one; what a person takes stays.
    void manyClassesShowTheirPairsFirst() {
        std::vector<std::string> classes;
        for (int i = 0; i < 21; ++i) classes.push_back("class " + std::to_string(i));
        MatrixPanel panel;
        panel.resize(336, 700);
        panel.show();
        const auto* list = panel.findChild<PairList*>();
        const auto* matrix = panel.findChild<ConfusionMatrix*>();
        panel.setAnswers(answersThat({{3, 17}, {4, 4}}, {classes.begin(), classes.end() - 1}));
        QVERIFY(matrix->isVisible() && !list->isVisible());
        panel.setAnswers(answersThat({{3, 17}, {4, 4}}, classes));
        QVERIFY(list->isVisible() && !matrix->isVisible());
        panel.setAnswers(answersThat({{4, 4}}, classes));
        QVERIFY(matrix->isVisible() && !list->isVisible());
        panel.findChild<SegmentedChoice*>("confusionView")->findChildren<QToolButton*>()[0]->click();
        panel.setAnswers(answersThat({{3, 17}, {4, 4}}, classes));
        QVERIFY(matrix->isVisible() && !list->isVisible());
    }
};

QTEST_MAIN(MatrixPanelTest)
#include "matrix_panel_test.moc"
