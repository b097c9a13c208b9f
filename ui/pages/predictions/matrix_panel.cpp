// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/predictions/matrix_panel.h"

#include "ui/models/class_figures_model.h"
#include "ui/pages/predictions/pair_list.h"
#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/text/listing.h"
#include "ui/theme/theme.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menu_button.h"
#include "ui/widgets/segmented_choice.h"

#include <QAction>
#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

namespace studio::ui {

namespace {

enum View { Counts, Percent, Pairs };  ///< the choices of MatrixPanel::m_show
enum Side { MatrixSide, MapSide };     ///< of MatrixPanel::m_side

}  // namespace

static constexpr int kRowHeight = 24;
static constexpr int kHeadFrame = 10;  ///< px of padding and line around a title, as the stylesheet has them
static constexpr int kFigureWidth = 68;
static constexpr int kTableRows = 7;  ///< shown before the table scrolls

MatrixPanel::MatrixPanel(QWidget* parent) : QFrame(parent) {
    setRole(this, "left");
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHeader());
    m_body = new QWidget(this);
    auto* body = new QVBoxLayout(m_body);
    body->setContentsMargins(16, 12, 16, 8);
    body->setSpacing(8);
    m_matrix = new ConfusionMatrix(this);
    m_pairs = new PairList(this);
    m_hint = makeTextLabel(this, "caption", "matrixHint");
    m_figures = new ClassFiguresModel(this);
    m_table = new QTableView(this);
    m_table->setObjectName("classFigures");
    setRole(m_table, "facts");  // before its headers are looked at, which keep the style they have then
    auto* sorted = new QSortFilterProxyModel(this);  // a click on a heading sorts; until then the classes' order
    sorted->setSourceModel(m_figures);
    sorted->setSortRole(ClassFiguresModel::kSortRole);
    sorted->setSortLocaleAware(true);
    m_table->setModel(sorted);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    m_table->horizontalHeader()->setSectionResizeMode(ClassFiguresModel::Name, QHeaderView::Stretch);
    for (const int column : {ClassFiguresModel::Precision, ClassFiguresModel::Recall, ClassFiguresModel::F1}) {
        m_table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Fixed);
        m_table->setColumnWidth(column, kFigureWidth);
    }
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->horizontalHeader()->setSortIndicatorClearable(true);
    m_table->setSortingEnabled(true);
    m_table->setFont(Theme::instance().font(TextSize::Table));
    m_above = makeFiller();
    body->addWidget(m_above);
    body->addWidget(m_matrix, 1);
    body->addWidget(m_pairs, 1);
    body->addWidget(m_hint);
    m_line = horizontalLine(this);
    body->addWidget(m_line);
    body->addWidget(m_table);
    body->addWidget(buildTotals());
    // On a tall screen what is left over is below, not between.
    QSizePolicy noTaller = m_hint->sizePolicy();
    noTaller.setVerticalPolicy(QSizePolicy::Maximum);
    m_hint->setSizePolicy(noTaller);
    m_rightName->parentWidget()->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    body->addWidget(makeFiller());  // what the matrix leaves
    layout->addWidget(m_body, 1);
    layout->addWidget(horizontalLine(this));
    layout->addWidget(buildButtons());
    connect(m_matrix, &ConfusionMatrix::cellChosen, this, &MatrixPanel::cellChosen);
    connect(m_pairs, &PairList::cellChosen, this, &MatrixPanel::cellChosen);
    retranslate();
}

QWidget* MatrixPanel::makeFiller() {
    auto* filler = new QWidget(this);
    filler->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    return filler;
}

QWidget* MatrixPanel::buildHeader() {
    QWidget* header = makeHeader(this);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(16, 0, 8, 0);
    m_title = makeLabel(header, "title");
    m_show = new SegmentedChoice(header);
    setRole(m_show, "heading");  // small ones: the field's term is long
    row->addWidget(m_title);
    row->addStretch();
    row->addWidget(m_show);
    m_show->setObjectName("confusionView");
    connect(m_show, &SegmentedChoice::chosen, this, [this] {
        m_viewTaken = true;
        showView();
    });
    return header;
}

QWidget* MatrixPanel::buildTotals() {
    auto* totals = new QWidget(this);
    auto* grid = new QGridLayout(totals);
    grid->setContentsMargins(0, 4, 0, 0);
    grid->setVerticalSpacing(6);
    const auto addRow = [&](int row, QLabel*& name, QLabel*& value) {
        name = makeLabel(totals, "tableMuted");
        value = makeLabel(totals, "tableStrong");
        grid->addWidget(name, row, 0);
        grid->addWidget(value, row, 1, Qt::AlignRight);
    };
    addRow(0, m_rightName, m_right);
    addRow(1, m_fiveName, m_five);
    addRow(2, m_meanName, m_mean);
    addRow(3, m_lossName, m_loss);
    m_mean->setObjectName("macroFigures");
    return totals;
}

QWidget* MatrixPanel::buildButtons() {
    auto* buttons = new QWidget(this);
    auto* row = new QHBoxLayout(buttons);
    row->setContentsMargins(16, 12, 16, 12);
    m_save = new MenuButton(buttons, true);
    m_save->setObjectName(QStringLiteral("saveTables"));
    m_save->setSign(QStringLiteral("download"));
    m_side = new SegmentedChoice(buttons);
    m_side->setObjectName(QStringLiteral("matrixOrMap"));
    m_side->hide();
    connect(m_side, &SegmentedChoice::chosen, this, &MatrixPanel::showSide);
    row->addWidget(m_save);
    row->addStretch();
    row->addWidget(m_side);
    QMenu& menu = m_save->choices();
    menu.setToolTipsVisible(true);
    m_saveMatrix = menu.addAction({}, this, &MatrixPanel::saveMatrixRequested);
    m_saveFigures = menu.addAction({}, this, &MatrixPanel::saveFiguresRequested);
    m_saveAnswers = menu.addAction({}, this, &MatrixPanel::saveAnswersRequested);
    return buttons;
}

void MatrixPanel::setAnswers(std::shared_ptr<const Answers> answers) {
    m_answers = std::move(answers);
    m_pairs->setPairs(m_answers->confused, m_answers->classes);
    // Where the matrix has to be scrolled, what is wrong most often is hard to find in it.
    const bool many = m_answers->classes.size() > MatrixLayout::kFewClasses && !m_answers->confused.empty();
    if (!m_viewTaken) m_show->setChoice(many ? Pairs : Counts);
    if (result().images == 0) {
        m_classes.clear();
        m_matrix->setCounts({}, {});
        m_figures->setFigures({}, {});
        return showTotals();
    }
    m_classes = textsOf(m_answers->classes);
    m_matrix->setCounts(result().confusion, m_classes);
    m_figures->setFigures(result().perClass, m_answers->classes);
    fitTable();
    showTotals();
}

void MatrixPanel::setChosen(std::optional<ConfusionMatrix::Cell> cell) {
    m_matrix->setChosen(cell);
    m_pairs->setChosen(cell);
}

void MatrixPanel::setMap(QWidget* map) {
    m_map = map;
    auto& column = static_cast<QVBoxLayout&>(*layout());
    column.insertWidget(column.indexOf(m_body) + 1, map, 1);
    QWidget* before = m_table;  // Tab goes down the column
    for (QWidget* part : map->findChildren<QWidget*>()) {
        if (!(part->focusPolicy() & Qt::TabFocus)) continue;
        setTabOrder(before, part);
        before = part;
    }
    m_side->show();
    showSide();
}

void MatrixPanel::showSide() {
    const bool map = m_map && m_side->choice() == MapSide;
    m_body->setVisible(!map);
    if (m_map) m_map->setVisible(map);
    m_show->setVisible(!map);
    m_title->setText(map ? tr("Map of the pictures") : tr("Confusion matrix"));
    m_title->setToolTip(
        map ? tr("Which pictures are alike to the network")
            : tr("Which classes are taken for which: as a matrix of counts or per cent, or as a list of pairs"));
}

void MatrixPanel::fitTable() {
    // Whole up to seven classes; more scroll.
    const int rows = std::min(m_figures->rowCount(), kTableRows);
    // Not the header's own hint: before it was shown it does not know the stylesheet's font yet.
    const int head = QFontMetrics(Theme::instance().font(TextSize::Caption)).height() + kHeadFrame;
    m_table->horizontalHeader()->setFixedHeight(head);
    m_table->setFixedHeight(head + rows * kRowHeight + 8);
}

void MatrixPanel::showTotals() {
    const bool any = result().images > 0;
    const std::initializer_list<QWidget*> shown{m_table, m_line, m_rightName->parentWidget()};
    for (QWidget* widget : shown) widget->setVisible(any);
    m_above->setVisible(!any);  // what is said instead stands in the middle, and the buttons where they always are
    setRole(m_hint, any ? "caption" : "muted");
    m_hint->setAlignment(any ? Qt::AlignLeft | Qt::AlignTop : Qt::AlignCenter);
    m_fiveName->setVisible(m_classes.size() > 5);
    m_five->setVisible(m_classes.size() > 5);
    const QString reason = tr("There are no answers on pictures with a known class yet.");
    const bool answered = !m_answers->predictions->empty();
    for (QAction* action : {m_saveMatrix, m_saveFigures}) action->setEnabled(any);
    m_save->setEnabled(answered);
    m_saveMatrix->setToolTip(any ? tr("Saves the counts of the matrix as CSV") : reason);
    m_saveFigures->setToolTip(any ? tr("Saves precision, recall and F1 of every class as CSV") : reason);
    m_saveAnswers->setToolTip(tr("Saves every picture's answers of the three heads as CSV"));
    m_save->setToolTip(answered ? tr("Save the matrix, the figures of every class or the answers as CSV")
                                : tr("There are no answers yet."));
    showView();
    const auto right = static_cast<long long>(std::llround(result().top1 * static_cast<double>(result().images)));
    m_right->setText(tr("%1 of %2, %3 %").arg(right).arg(result().images).arg(100 * result().top1, 0, 'f', 1));
    m_five->setText(tr("%1 %").arg(100 * result().top5, 0, 'f', 1));
    m_mean->setText(tr("recall %1, F1 %2").arg(percentText(result().macroRecall), percentText(result().macroF1)));
    m_loss->setText(QString::number(result().losses.main, 'f', 3));
}

void MatrixPanel::showView() {
    const bool any = result().images > 0, pairs = m_show->choice() == Pairs;
    m_matrix->setShow(m_show->choice() == Percent ? ConfusionMatrix::Show::Percent : ConfusionMatrix::Show::Counts);
    m_matrix->setVisible(any && !pairs);
    m_pairs->setVisible(!m_answers->confused.empty() && pairs);
    if (!any)
        m_hint->setText(
            tr("The confusion matrix appears here as soon as the network has been asked about pictures whose class is "
               "known: after a run, or with the weights of one."));
    else if (!pairs)
        m_hint->setText(tr("%n picture(s) with a known class. A click on a cell shows its pictures.", nullptr,
                           static_cast<int>(result().images)));
    else if (m_answers->confused.empty())
        m_hint->setText(tr("No picture was answered wrongly."));
    else
        m_hint->setText(tr("What is confused most comes first. A click on a row shows its pictures."));
}

void MatrixPanel::retranslate() {
    m_side->setTexts({tr("Matrix"), tr("Map")});
    showSide();
    m_show->setTexts({tr("Count"), tr("%"), tr("Pairs")});
    m_rightName->setText(tr("Right, first answer"));
    m_fiveName->setText(tr("Right within five answers"));
    m_meanName->setText(tr("Mean over classes"));
    for (QLabel* label : {m_meanName, m_mean})
        label->setToolTip(
            tr("Macro recall, also called balanced accuracy, and macro F1: means over the classes that have pictures, "
               "each counting the same. The share of right answers is mostly that of the classes with many pictures. A "
               "run with the setting Class weights learns them all alike."));
    m_lossName->setText(tr("Loss, main head"));
    m_table->setAccessibleName(tr("Figures of every class"));
    m_save->setText(besideIcon(tr("Save as CSV")));
    m_saveMatrix->setText(tr("Confusion matrix…"));
    m_saveFigures->setText(tr("Figures of every class…"));
    m_saveAnswers->setText(tr("Answers…"));
    showTotals();
}

void MatrixPanel::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace studio::ui
