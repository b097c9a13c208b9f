// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/network/network_bar.h"

#include "core/training/settings.h"
#include "ui/pages/network/find_box.h"
#include "ui/text/module_facts.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menu_button.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <algorithm>

namespace studio::ui {

static constexpr Variant kVariants[] = {Variant::Torchvision, Variant::Course, Variant::Paper};
static constexpr int kSizes[] = {96, 128, 160, 192, 224, 256, 320};
static constexpr int kFindWidth = 164;

NetworkBar::NetworkBar(QWidget* parent) : QWidget(parent) {
    setRole(this, "plotbar");
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(40);
    setMinimumWidth(1);  // rather cut than push the side panel out
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(6);
    buildPath(*row);
    buildZoom(*row);
    buildChoices(*row);
    m_find = new FindBox(this);
    m_find->setFixedWidth(kFindWidth);
    m_save = new MenuButton(this, false);
    m_save->setObjectName(QStringLiteral("savePicture"));
    m_save->setSign(QStringLiteral("download"));
    row->addWidget(m_find);
    row->addWidget(m_save);
    connectParts();
    retranslate();
    showPath();
}

void NetworkBar::buildPath(QHBoxLayout& row) {
    m_path = new QWidget(this);
    auto* inside = new QHBoxLayout(m_path);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(8);
    m_back = makeToolButton(m_path, "flat", "chevron-left");
    m_back->setObjectName(QStringLiteral("networkBack"));
    m_back->setText(besideIcon(QStringLiteral("GoogLeNet")));
    auto* arrow = new QLabel(QStringLiteral("›"), m_path);
    m_module = makeLabel(m_path, "strong", "openedModule");
    m_hint = makeLabel(m_path, "caption");
    inside->addWidget(m_back);
    inside->addWidget(arrow);
    inside->addWidget(m_module);
    inside->addSpacing(4);
    inside->addWidget(m_hint);
    inside->addStretch();
    row.addWidget(m_path, 1);
}

void NetworkBar::buildZoom(QHBoxLayout& row) {
    m_zoomOut = makeToolButton(this, "flat", "zoom-out");
    m_fit = makeToolButton(this, "flat", "zoom-fit");
    m_zoomIn = makeToolButton(this, "flat", "zoom-in");
    m_zoomOut->setObjectName(QStringLiteral("zoomOut"));
    m_fit->setObjectName(QStringLiteral("zoomFit"));
    m_zoomIn->setObjectName(QStringLiteral("zoomIn"));
    for (QToolButton* button : {m_zoomOut, m_zoomIn}) button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    for (QToolButton* button : {m_zoomOut, m_fit, m_zoomIn}) row.addWidget(button);
    m_gap = new QWidget(this);
    row.addWidget(m_gap, 1);
}

void NetworkBar::buildChoices(QHBoxLayout& row) {
    m_networkName = new ElidedLabel(this, "tableMuted");
    m_network = new MenuButton(this, true);
    m_network->setObjectName(QStringLiteral("networkChoice"));
    m_lanesName = new ElidedLabel(this, "tableMuted");
    for (ElidedLabel* name : {m_networkName, m_lanesName}) name->setElideMode(Qt::ElideNone);
    m_lanes = new MenuButton(this, true);  // as wide as the present choice
    m_lanes->setObjectName(QStringLiteral("lanes"));
    m_losses = makeToolButton(this, "chip");
    m_losses->setObjectName(QStringLiteral("lossesShown"));
    m_losses->setCheckable(true);
    m_ofTheWhole = {m_networkName, m_network, m_lanesName, m_lanes, m_losses};
    for (QWidget* widget : m_ofTheWhole) row.addWidget(widget);
}

void NetworkBar::connectParts() {
    connect(m_back, &QToolButton::clicked, this, &NetworkBar::backAsked);
    connect(m_zoomOut, &QToolButton::clicked, this, &NetworkBar::zoomOutAsked);
    connect(m_fit, &QToolButton::clicked, this, &NetworkBar::fitAsked);
    connect(m_zoomIn, &QToolButton::clicked, this, &NetworkBar::zoomInAsked);
    // Made when it opens: a choice that was just taken is not to be deleted under its own hands.
    connect(&m_network->choices(), &QMenu::aboutToShow, this, &NetworkBar::fillNetworkMenu);
    connect(&m_lanes->choices(), &QMenu::aboutToShow, this, &NetworkBar::fillLanesMenu);
    connect(m_losses, &QToolButton::clicked, this, &NetworkBar::lossesToggled);
    connect(m_find, &FindBox::found, this, &NetworkBar::partFound);
    connect(m_find, &FindBox::left, this, &NetworkBar::findLeft);
}

void NetworkBar::setParts(const std::shared_ptr<const NetworkParts>& parts) {
    m_spec = parts->spec();
    m_find->setParts(parts);
    retranslate();
}

void NetworkBar::setLocked(bool locked) {
    m_locked = locked;
    retranslate();
}

void NetworkBar::setOpened(const QString& module) {
    m_opened = module;
    m_module->setText(module);
    showPath();
}

void NetworkBar::setZoomable(bool in, bool out) {
    m_zoomIn->setEnabled(in);
    m_zoomOut->setEnabled(out);
    m_zoomIn->setToolTip(in ? tr("Larger (+)") : tr("It can't become larger."));
    m_zoomOut->setToolTip(out ? tr("Smaller (−)") : tr("All of it is visible already."));
}

static QString lanesText(Lanes lanes) {
    return lanes == Lanes::Channels ? NetworkBar::tr("by channels") : NetworkBar::tr("by multiply-adds");
}

void NetworkBar::setLanes(Lanes lanes) {
    m_shownLanes = lanes;
    m_lanes->setText(lanesText(lanes));
}

void NetworkBar::fillLanesMenu() {
    QMenu& menu = m_lanes->choices();
    menu.clear();
    for (const Lanes lanes : {Lanes::Channels, Lanes::MultiplyAdds}) {
        QAction* action = menu.addAction(lanesText(lanes), this, [this, lanes] {
            setLanes(lanes);
            emit lanesChosen(lanes);
        });
        action->setCheckable(true);
        action->setChecked(lanes == m_shownLanes);
    }
}

void NetworkBar::setLossesShown(bool shown) {
    m_losses->setChecked(shown);
    m_losses->setIcon(shown ? icon(QStringLiteral("tick")) : QIcon());
    m_losses->setToolButtonStyle(shown ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonTextOnly);
    m_losses->setText(shown ? besideIcon(tr("Losses")) : tr("Losses"));
}

void NetworkBar::focusFind() {
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

void NetworkBar::showPath() {
    // Hidden first: both together would not fit, and a window that had to grow stays so.
    const bool inside = !m_opened.isEmpty();
    if (!inside) m_path->hide();
    m_gap->setVisible(!inside);
    for (QWidget* widget : m_ofTheWhole) widget->setVisible(!inside);
    if (inside) m_path->show();
}

void NetworkBar::fillNetworkMenu() {
    QMenu& menu = m_network->choices();
    menu.clear();
    for (const Variant variant : kVariants) {
        QAction* action = menu.addAction(variantTitle(variant), this, [this, variant] { emit variantChosen(variant); });
        action->setCheckable(true);
        action->setChecked(variant == m_spec.variant);
    }
    menu.addSeparator();
    std::vector<int> sizes(std::begin(kSizes), std::end(kSizes));
    if (std::ranges::find(sizes, m_spec.inputSize) == sizes.end()) sizes.push_back(m_spec.inputSize);
    std::ranges::sort(sizes);
    for (const int size : sizes) {
        QAction* action = menu.addAction(tr("%1 px").arg(size), this, [this, size] { emit inputSizeChosen(size); });
        action->setCheckable(true);
        action->setChecked(size == m_spec.inputSize);
    }
    menu.addAction(tr("Another size…"), this, &NetworkBar::askForSize);
}

void NetworkBar::askForSize() {
    const SettingInfo* info = findSetting("input_size");
    auto* dialog = new QInputDialog(this);
    dialog->setObjectName(QStringLiteral("sizeDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Input size"));
    dialog->setLabelText(tr("Side of the square the network sees, in pixels:"));
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setIntRange(static_cast<int>(info->low), static_cast<int>(info->high));
    dialog->setIntValue(m_spec.inputSize);
    connect(dialog, &QInputDialog::intValueSelected, this, &NetworkBar::inputSizeChosen);
    dialog->open();
}

void NetworkBar::fillSaveMenu() {
    QMenu& menu = m_save->choices();
    menu.clear();
    menu.addAction(tr("Picture, PNG…"), this, &NetworkBar::savePngAsked);
    menu.addAction(tr("Drawing, SVG…"), this, &NetworkBar::saveSvgAsked);
}

void NetworkBar::retranslate() {
    m_back->setToolTip(tr("Back to the whole network (Esc)"));
    m_hint->setText(tr("Esc goes back"));
    m_fit->setText(besideIcon(tr("Fit")));
    m_fit->setToolTip(tr("Show all of it"));
    m_zoomIn->setAccessibleName(tr("Larger"));
    m_zoomOut->setAccessibleName(tr("Smaller"));
    setZoomable(m_zoomIn->isEnabled(), m_zoomOut->isEnabled());
    m_networkName->setText(tr("Variant"));
    m_network->setText(tr("%1, %2 px").arg(variantTitle(m_spec.variant)).arg(m_spec.inputSize));
    m_network->setAccessibleName(tr("Variant and input size"));
    m_network->setEnabled(!m_locked);
    m_network->setToolTip(m_locked ? tr("A run has one network: variant and input size are fixed while it is going. "
                                        "Stop it to change them.")
                                   : tr("Which published network, and the side of its input. The next run trains it."));
    m_lanesName->setText(tr("Lanes"));
    setLanes(m_shownLanes);
    m_lanes->setAccessibleName(tr("What the height of the lanes shows"));
    m_lanes->setToolTip(m_lanes->accessibleName());
    m_losses->setToolTip(tr("Write each head's training loss where it hangs"));
    setLossesShown(m_losses->isChecked());
    m_save->setText(besideIcon(tr("Picture")));
    m_save->setToolTip(tr("Save what is shown as a picture"));
    fillSaveMenu();
}

void NetworkBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace studio::ui
