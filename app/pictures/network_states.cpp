// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pictures/network_states.h"

#include "ui/diagram/diagram_view.h"
#include "ui/main_window.h"
#include "ui/pages/network/channel_group.h"
#include "ui/session.h"
#include "ui/widgets/segmented_choice.h"

#include <QLabel>
#include <QToolButton>

namespace studio::pictures {
namespace {

/// The diagram with `module` opened ("": the whole network) and `part` chosen.
bool showPart(Stage& stage, const char* module, const char* part) {
    stage.window().showPage(ui::Page::Network);
    auto* diagram = stage.window().findChild<ui::DiagramView*>();
    diagram->openModule(QString::fromLatin1(module));
    diagram->setSelected(QString::fromLatin1(part));
    return diagram->selected() == QLatin1String(part);
}

/// What a part answers to the picture, with the strongest channel over that.
bool mapsAreSeen(Stage& stage, const char* module, const char* part) {
    const ui::MainWindow& window = stage.window();
    auto* views = window.findChild<ui::SegmentedChoice*>("partViews");
    auto* group = window.findChild<ui::ChannelGroup*>("seenGroup0");
    const auto* said = window.findChild<QLabel*>("seenSaid");
    if (!views || !group || !said || !showPart(stage, module, part)) return false;
    views->findChildren<QToolButton*>().last()->click();
    if (!stage.waitFor([&] { return group->isVisible() && !said->isVisible(); }, 60)) return false;
    emit group->grid().chosen(group->grid().channels().front());
    return true;
}

}  // namespace

bool moduleIsChosen(Stage& stage) {
    return showPart(stage, "", "4a");
}

bool moduleIsOpened(Stage& stage) {
    return showPart(stage, "4a", "4a/3x3");
}

bool moduleIsSeen(Stage& stage) {
    return mapsAreSeen(stage, "4a", "4a");
}

bool filtersAreSeen(Stage& stage) {
    return mapsAreSeen(stage, "", "conv1");
}

void showNumbers(Stage& stage) {
    stage.window().findChild<ui::SegmentedChoice*>("partViews")->findChildren<QToolButton*>().first()->click();
}

bool headIsChosen(Stage& stage) {
    return showPart(stage, "", "aux1");
}

bool partsAreFrozen(Stage& stage) {
    stage.session().setSetting("freeze", "4a");
    return showPart(stage, "", "4a");
}

void thaw(Stage& stage) {
    stage.session().setSetting("freeze", "none");
}

bool allIsChosen(Stage& stage) {
    return showPart(stage, "", "");
}

bool diagramIsZoomed(Stage& stage) {
    if (!showPart(stage, "", "4a")) return false;
    auto* diagram = stage.window().findChild<ui::DiagramView*>();
    for (int i = 0; i < 4; ++i) diagram->zoomIn();
    return true;
}

void zoomOut(Stage& stage) {
    stage.window().findChild<ui::DiagramView*>()->fit();
}

}  // namespace studio::pictures
