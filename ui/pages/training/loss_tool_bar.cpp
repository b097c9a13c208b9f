// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/training/loss_tool_bar.h"

#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/legend_button.h"
#include "ui/widgets/menu_button.h"
#include "ui/widgets/segmented_choice.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSlider>
#include <QToolButton>

namespace studio::ui {

LossToolBar::LossToolBar(QWidget* parent) : QWidget(parent) {
    setRole(this, "plotbar");
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(40);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 8, 0);
    row->setSpacing(4);
    for (const Head head : kHeads) {
        m_legend[static_cast<std::size_t>(head)] = new LegendButton(head, this);
        row->addWidget(m_legend[static_cast<std::size_t>(head)]);
    }
    m_smoothingName = new ElidedLabel(this, "tableMuted");
    m_smoothingName->setElideMode(Qt::ElideNone);
    m_smoothing = new QSlider(Qt::Horizontal, this);
    m_smoothing->setObjectName(QStringLiteral("smoothing"));
    m_smoothing->setRange(0, 99);
    m_smoothing->setMinimumWidth(40);
    m_smoothing->setMaximumWidth(60);
    m_smoothingValue = makeLabel(this, "table", "smoothingValue");
    m_smoothingValue->setFixedWidth(
        QFontMetrics(Theme::instance().font(TextSize::Table)).horizontalAdvance(QStringLiteral("0.00")) + 4);
    m_outliers = makeToolButton(this, "chip");
    m_log = makeToolButton(this, "chip");
    m_outliers->setObjectName(QStringLiteral("ignoreOutliers"));
    m_log->setObjectName(QStringLiteral("logAxis"));
    for (QToolButton* button : {m_outliers, m_log}) button->setCheckable(true);
    m_axis = new SegmentedChoice(this);
    m_axis->setObjectName(QStringLiteral("lossAxis"));
    m_save = new MenuButton(this, false);
    m_save->setObjectName(QStringLiteral("savePlots"));
    m_save->setSign(QStringLiteral("download"));
    row->addStretch();
    row->setSpacing(5);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_smoothingName, m_smoothing, m_smoothingValue, m_outliers,
                                                           m_log, m_axis, m_save}) {
        row->addWidget(widget);
    }
    connectParts();
    setView(m_view);
    retranslate();
}

void LossToolBar::connectParts() {
    for (const Head head : kHeads) {
        const auto place = static_cast<std::size_t>(head);
        connect(m_legend[place], &QAbstractButton::clicked, this, [this, place](bool shown) {
            LossView view = m_view;
            view.shown[place] = shown;
            change(view);
        });
    }
    connect(m_smoothing, &QSlider::valueChanged, this, [this](int value) {
        LossView view = m_view;
        view.smoothing = value / 100.0;
        change(view);
    });
    connect(m_outliers, &QToolButton::clicked, this, [this](bool on) {
        LossView view = m_view;
        view.ignoreOutliers = on;
        change(view);
    });
    connect(m_log, &QToolButton::clicked, this, [this](bool on) {
        LossView view = m_view;
        view.logAxis = on;
        change(view);
    });
    connect(&m_save->choices(), &QMenu::aboutToShow, this, &LossToolBar::fillSaveMenu);
    connect(m_axis, &SegmentedChoice::chosen, this, [this](int choice) {
        LossView view = m_view;
        view.axis = static_cast<XAxis>(choice);
        change(view);
    });
}

void LossToolBar::change(const LossView& view) {
    if (view == m_view) return;
    m_view = view;
    m_smoothingValue->setText(QString::number(view.smoothing, 'f', 2));
    emit viewChanged(view);
}

void LossToolBar::setView(const LossView& view) {
    m_view = view;
    for (const Head head : kHeads) {
        m_legend[static_cast<std::size_t>(head)]->setChecked(view.shown[static_cast<std::size_t>(head)]);
    }
    m_smoothing->setValue(static_cast<int>(std::lround(100 * view.smoothing)));
    m_smoothingValue->setText(QString::number(view.smoothing, 'f', 2));
    m_outliers->setChecked(view.ignoreOutliers);
    m_log->setChecked(view.logAxis);
    m_axis->setChoice(static_cast<int>(view.axis));
}

void LossToolBar::setSavable(TrainingPlot plot, bool savable) {
    m_savable[static_cast<std::size_t>(plot)] = savable;
}

static QString plotName(TrainingPlot plot) {
    switch (plot) {
        case TrainingPlot::Losses:
            return LossToolBar::tr("Losses");
        case TrainingPlot::Accuracy:
            return LossToolBar::tr("Accuracy");
        case TrainingPlot::Rate:
            break;
    }
    return LossToolBar::tr("Learning rate");
}

void LossToolBar::fillSaveMenu() {
    QMenu& menu = m_save->choices();
    menu.clear();
    menu.setToolTipsVisible(true);
    for (const TrainingPlot plot : kTrainingPlots) {
        if (plot != kTrainingPlots.front()) menu.addSeparator();
        for (const PlotFile file : kPlotFiles) {
            QAction* action = menu.addAction(savePlotText(plotName(plot), file), this,
                                             [this, plot, file] { emit saveAsked(plot, file); });
            action->setEnabled(m_savable[static_cast<std::size_t>(plot)]);
            if (!action->isEnabled()) action->setToolTip(tr("Nothing is drawn there yet."));
        }
    }
}

void LossToolBar::retranslate() {
    m_smoothingName->setText(tr("Smoothing"));
    m_smoothing->setAccessibleName(tr("Smoothing"));
    m_smoothing->setToolTip(tr("How many of the last steps a line averages: 0 shows them as measured"));
    m_outliers->setText(tr("Ignore outliers"));
    m_outliers->setToolTip(
        tr("Values far above the others become arrows at the top edge instead of squeezing the rest"));
    m_log->setText(tr("Log axis"));
    m_log->setToolTip(tr("Logarithmic loss axis: the same factor is the same height everywhere"));
    m_axis->setTexts({tr("Step"), tr("Epoch"), tr("Time")});
    m_axis->setChoice(static_cast<int>(m_view.axis));
    m_save->setText(besideIcon(tr("Save")));
    m_save->setToolTip(tr("Save a plot as a picture, or its values"));
}

void LossToolBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace studio::ui
