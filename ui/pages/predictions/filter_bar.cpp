// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/predictions/filter_bar.h"

#include "ui/theme/theme.h"
#include "ui/widgets/filter_chip.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menu_button.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>

namespace studio::ui {

static constexpr PredictionOrder kOrders[] = {PredictionOrder::ConfidentMistakes, PredictionOrder::LeastCertain,
                                              PredictionOrder::MostCertain, PredictionOrder::Loss,
                                              PredictionOrder::Name};

QString orderText(PredictionOrder order) {
    switch (order) {
        case PredictionOrder::ConfidentMistakes:
            return FilterBar::tr("confident mistakes");
        case PredictionOrder::LeastCertain:
            return FilterBar::tr("least certain");
        case PredictionOrder::MostCertain:
            return FilterBar::tr("most certain");
        case PredictionOrder::Loss:
            return FilterBar::tr("largest loss");
        case PredictionOrder::Name:
            return FilterBar::tr("name");
    }
    return {};
}

static constexpr int kGap = 6;

FilterBar::FilterBar(QWidget* parent) : QWidget(parent) {
    auto* lines = new QVBoxLayout(this);
    setRole(this, "filterbar");
    setMinimumWidth(1);  // rather cut than push the columns apart
    lines->setContentsMargins(16, 6, 10, 6);
    lines->setSpacing(4);
    m_row = new QHBoxLayout;
    m_row->setSpacing(kGap);
    m_chipBox = new QWidget(this);
    m_chips = new QHBoxLayout(m_chipBox);
    m_chips->setContentsMargins(0, 0, 0, 0);
    m_chips->setSpacing(kGap);
    m_count = makeLabel(this, "tableMuted");
    m_more = new MenuButton(this, false);
    m_sort = new MenuButton(this, false);
    m_row->addWidget(m_count);
    m_row->addStretch();
    m_row->addWidget(m_more);
    m_row->addWidget(m_sort);
    lines->addLayout(m_row);
    // Made when they open: with a thousand classes the menus are long.
    connect(&m_more->choices(), &QMenu::aboutToShow, this, &FilterBar::fillFilterMenu);
    connect(&m_sort->choices(), &QMenu::aboutToShow, this, &FilterBar::fillOrderMenu);
    retranslate();
}

void FilterBar::showState(const PredictionFilter& filter, PredictionOrder order, const QStringList& classes, int shown,
                          int whole) {
    m_filter = filter;
    m_order = order;
    m_classes = classes;
    m_shown = shown;
    m_whole = whole;
    retranslate();
}

void FilterBar::retranslate() {
    m_count->setText(m_shown == m_whole ? tr("%n picture(s)", nullptr, m_whole)
                                        : tr("%1 of %2").arg(m_shown).arg(m_whole));
    // Beside chips there is no room for a word that they make plain.
    m_more->setText(m_filter == PredictionFilter{} ? tr("Filter") : QStringLiteral("+"));
    m_more->setAccessibleName(tr("Filter"));
    const QString none = m_whole > 0 ? QString() : tr("There are no answers yet.");
    m_more->setToolTip(none.isEmpty() ? tr("Show only right or wrong answers, one class, or a range of confidence")
                                      : none);
    m_sort->setText(orderText(m_order));
    m_sort->setToolTip(none.isEmpty() ? tr("Order of the pictures") : none);
    rebuildChips();
    setEnabled(m_whole > 0);
}

void FilterBar::addChip(const QString& kind, const QString& value, const PredictionFilter& without) {
    auto* chip = new FilterChip(kind, value, this);
    connect(chip, &FilterChip::clicked, this, [this, without] { emit filterChanged(without); });
    m_chips->addWidget(chip);
}

void FilterBar::rebuildChips() {
    removeAll(*m_chips);
    PredictionFilter without = m_filter;
    without.truth = -1;
    if (m_filter.truth >= 0) addChip(tr("truth"), m_classes.value(m_filter.truth), without);
    without = m_filter;
    without.answer = -1;
    if (m_filter.answer >= 0) addChip(tr("answer"), m_classes.value(m_filter.answer), without);
    without = m_filter;
    without.verdict = Verdict::All;
    if (m_filter.verdict != Verdict::All) {
        addChip({}, m_filter.verdict == Verdict::Right ? tr("right") : tr("wrong"), without);
    }
    without = m_filter;
    without.certainty = Certainty::Any;
    if (m_filter.certainty != Certainty::Any) {
        addChip({}, m_filter.certainty == Certainty::Under50 ? tr("under 50 %") : tr("over 90 %"), without);
    }
    without = m_filter;
    without.within.reset();
    if (m_filter.within)
        addChip(tr("map"), tr("%n picture(s)", nullptr, static_cast<int>(m_filter.within->size())), without);
    placeChips();
}

void FilterBar::placeChips() {
    auto& lines = static_cast<QVBoxLayout&>(*layout());
    int beside = m_count->sizeHint().width() + kGap + m_more->sizeHint().width() + kGap + m_sort->sizeHint().width();
    // Not the layout's: it leaves out what was just made and is not shown yet.
    for (int i = 0; i < m_chips->count(); ++i) beside += m_chips->itemAt(i)->widget()->sizeHint().width() + kGap;
    const QMargins edges = lines.contentsMargins();
    const bool below = beside > width() - edges.left() - edges.right();
    m_chipBox->setVisible(m_filter != PredictionFilter{});
    if ((below ? lines.indexOf(m_chipBox) : m_row->indexOf(m_chipBox)) >= 0) return;
    (below ? static_cast<QLayout&>(*m_row) : lines).removeWidget(m_chipBox);
    if (below) {
        lines.addWidget(m_chipBox, 0, Qt::AlignLeft);
    } else {
        m_row->insertWidget(0, m_chipBox);
    }
}

void FilterBar::fillFilterMenu() {
    QMenu& menu = m_more->choices();
    menu.clear();
    const auto add = [&](QMenu& into, const QString& text, bool on, PredictionFilter filter) {
        QAction* action = into.addAction(text, this, [this, filter] { emit filterChanged(filter); });
        action->setCheckable(true);
        action->setChecked(on);
    };
    const auto with = [this](auto member, auto value) {
        PredictionFilter filter = m_filter;
        filter.*member = value;
        return filter;
    };
    using F = PredictionFilter;
    add(menu, tr("Right and wrong"), m_filter.verdict == Verdict::All, with(&F::verdict, Verdict::All));
    add(menu, tr("Right"), m_filter.verdict == Verdict::Right, with(&F::verdict, Verdict::Right));
    add(menu, tr("Wrong"), m_filter.verdict == Verdict::Wrong, with(&F::verdict, Verdict::Wrong));
    menu.addSeparator();
    add(menu, tr("Any confidence"), m_filter.certainty == Certainty::Any, with(&F::certainty, Certainty::Any));
    add(menu, tr("Confidence under 50 %"), m_filter.certainty == Certainty::Under50,
        with(&F::certainty, Certainty::Under50));
    add(menu, tr("Confidence over 90 %"), m_filter.certainty == Certainty::Over90,
        with(&F::certainty, Certainty::Over90));
    menu.addSeparator();
    QMenu* truths = menu.addMenu(tr("Truth"));
    QMenu* answers = menu.addMenu(tr("Answer"));
    for (int label = -1; label < m_classes.size(); ++label) {
        const QString name = label < 0 ? tr("Any class") : m_classes[label];
        add(*truths, name, m_filter.truth == label, with(&F::truth, label));
        add(*answers, name, m_filter.answer == label, with(&F::answer, label));
    }
}

void FilterBar::fillOrderMenu() {
    QMenu& orders = m_sort->choices();
    orders.clear();
    for (const PredictionOrder order : kOrders) {
        QAction* action = orders.addAction(orderText(order), this, [this, order] { emit orderChanged(order); });
        action->setCheckable(true);
        action->setChecked(order == m_order);
    }
}

void FilterBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placeChips();
}

void FilterBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace studio::ui
