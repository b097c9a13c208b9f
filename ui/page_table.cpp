// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page_table.h"

#include "ui/pages/data_page.h"
#include "ui/pages/network_page.h"
#include "ui/pages/predictions_page.h"
#include "ui/pages/runs_page.h"
#include "ui/pages/training_page.h"

#include <QCoreApplication>
#include <algorithm>

namespace studio::ui {
namespace {

template <class Widget>
QWidget* make(Session& session, QWidget* parent) {
    return new Widget(session, parent);
}

constexpr PageRow kTable[] = {
    {Page::Data, "data", QT_TRANSLATE_NOOP("Tabs", "Data"),
     QT_TRANSLATE_NOOP("Help",
                       "The pictures, class by class, with the split into training and validation, every problem with "
                       "its reason, and what the network is fed of a picture."),
     make<DataPage>},
    {Page::Network, "network", QT_TRANSLATE_NOOP("Tabs", "Network"),
     QT_TRANSLATE_NOOP("Help",
                       "GoogLeNet from the picture to the answer: what each module and layer reads, writes and costs, "
                       "with the size formula filled in; variant and input size of the next run; the losses of the "
                       "heads while one is going."),
     make<NetworkPage>},
    {Page::Training, "training", QT_TRANSLATE_NOOP("Tabs", "Training"),
     QT_TRANSLATE_NOOP("Help",
                       "The settings of the next run, and the losses of the three heads, accuracy and learning rate of "
                       "this one as they come. Twelve validation pictures show what the network says of them now."),
     make<TrainingPage>},
    {Page::Predictions, "predictions", QT_TRANSLATE_NOOP("Tabs", "Predictions"),
     QT_TRANSLATE_NOOP("Help",
                       "Every validation picture with the network's answer. A cell of the confusion matrix shows its "
                       "pictures, and a picture shows what each of the three heads says."),
     make<PredictionsPage>},
    {Page::Runs, "runs", QT_TRANSLATE_NOOP("Tabs", "Runs"),
     QT_TRANSLATE_NOOP("Help",
                       "Every run on this machine. Up to six can be compared, curve over curve, with the settings that "
                       "differ; a run can be opened, repeated, renamed, exported and thrown away."),
     make<RunsPage>},
};

}  // namespace

std::span<const PageRow> pageTable() {
    return kTable;
}

QString pageText(const PageRow& row) {
    return QCoreApplication::translate("Tabs", row.text);
}

Page pageNamed(const QString& name) {
    const auto row = std::ranges::find_if(kTable, [&](const PageRow& one) { return name == QLatin1String(one.name); });
    return row == std::end(kTable) ? Page::Data : row->page;
}

const PageRow& rowOf(Page page) {
    return *std::ranges::find(kTable, page, &PageRow::page);
}

}  // namespace studio::ui
