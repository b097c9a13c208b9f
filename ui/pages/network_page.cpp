// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/network_page.h"

#include "ui/base/app_settings.h"
#include "ui/base/save_file.h"
#include "ui/diagram/diagram_view.h"
#include "ui/pages/network/cost_bars.h"
#include "ui/pages/network/epoch_losses.h"
#include "ui/pages/network/network_bar.h"
#include "ui/pages/network/part_panel.h"
#include "ui/session.h"
#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/thumbnails/thumbnail_cache.h"
#include "ui/widgets/layout.h"

#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QShortcut>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>

namespace studio::ui {

static constexpr int kFactsWidth = 315;   ///< the longest row of numbers, 5b of torchvision's network, and a scroll bar
static constexpr int kWidestFacts = 560;  ///< beyond that its lines would be long to read
static constexpr int kDiagramWidth = 864;  ///< at the least: what the bar above it needs
static constexpr double kPngScale = 2;
/// What is written of the network while nothing says how many classes there are: ImageNet's, as published.
static constexpr int kPublishedClasses = 1000;

NetworkPage::NetworkPage(Session& session, QWidget* parent) : QWidget(parent), m_session(session) {
    buildWidgets();
    connectSession();
    connectBar();
    connectDiagram();
    showNetwork();
    restore();
    showInput();
    m_bar->setLocked(!session.actions().editSettings);
    m_bar->setZoomable(m_diagram->canZoomIn(), m_diagram->canZoomOut());
    setFocusProxy(m_diagram);
}

NetworkPage::~NetworkPage() = default;

void NetworkPage::buildWidgets() {
    m_columns = new QSplitter(this);
    m_columns->setObjectName(QStringLiteral("networkColumns"));
    m_columns->setHandleWidth(1);
    m_columns->setChildrenCollapsible(false);
    auto* left = new QWidget(m_columns);
    left->setMinimumWidth(kDiagramWidth);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_diagram = new DiagramView(this);  // first, so that it has the focus when the page is shown
    m_bar = new NetworkBar(this);
    m_costs = new CostBars(
        [this](const QString& module) {
            return CostBars::Column{m_diagram->columnX(module), m_diagram->columnWidth(module)};
        },
        this);
    column->addWidget(m_bar);
    column->addWidget(m_diagram, 1);
    column->addWidget(m_costs);
    m_facts = new PartPanel(m_session, this);
    m_facts->setMinimumWidth(kFactsWidth);
    m_facts->setMaximumWidth(kWidestFacts);
    m_columns->addWidget(left);
    m_columns->addWidget(m_facts);
    m_columns->setStretchFactor(0, 1);
    m_columns->setStretchFactor(1, 0);
    m_columns->setSizes({964, kFactsWidth});
    rememberSplitter(*m_columns, "network/columns");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_columns);
}

void NetworkPage::connectSession() {
    for (const auto signal : {&Session::settingsChanged, &Session::dataSetChanged, &Session::preparedChanged})
        connect(&m_session, signal, this, &NetworkPage::followSession);
    connect(&m_session, &Session::stateChanged, this, [this] {
        m_bar->setLocked(!m_session.actions().editSettings);
        followSession();
        showLosses();
    });
    connect(&m_session, &Session::historyChanged, this, &NetworkPage::showLosses);
    for (const auto signal : {&Session::chosenChanged, &Session::dataSetChanged})
        connect(&m_session, signal, this, &NetworkPage::showInput);
    connect(&ThumbnailCache::of(m_session), &ThumbnailCache::ready, this, &NetworkPage::showInput);
}

void NetworkPage::connectBar() {
    connect(m_bar, &NetworkBar::variantChosen, this,
            [this](Variant variant) { setSetting("variant", std::string(variantName(variant))); });
    connect(m_bar, &NetworkBar::inputSizeChosen, this,
            [this](int size) { setSetting("input_size", std::to_string(size)); });
    connect(m_bar, &NetworkBar::lanesChosen, this, [this](Lanes lanes) {
        m_diagram->setLanes(lanes);
        appSettings().setValue(QStringLiteral("network/lanes"), static_cast<int>(lanes));
    });
    connect(m_bar, &NetworkBar::lossesToggled, this, [this](bool shown) {
        m_lossesShown = shown;
        m_bar->setLossesShown(shown);
        appSettings().setValue(QStringLiteral("network/losses"), shown);
        showLosses();
    });
    connect(m_bar, &NetworkBar::partFound, m_diagram, &DiagramView::setSelected);
    connect(m_bar, &NetworkBar::findLeft, this, [this] { m_diagram->setFocus(); });
    connect(m_bar, &NetworkBar::zoomInAsked, m_diagram, &DiagramView::zoomIn);
    connect(m_bar, &NetworkBar::zoomOutAsked, m_diagram, &DiagramView::zoomOut);
    connect(m_bar, &NetworkBar::fitAsked, m_diagram, &DiagramView::fit);
    connect(m_bar, &NetworkBar::backAsked, this, [this] {
        m_diagram->openModule({});
        m_diagram->setFocus();
    });
    connect(m_bar, &NetworkBar::savePngAsked, this,
            [this] { askAndSave(QStringLiteral("googlenet.png"), tr("Pictures (*.png)")); });
    connect(m_bar, &NetworkBar::saveSvgAsked, this,
            [this] { askAndSave(QStringLiteral("googlenet.svg"), tr("Drawings (*.svg)")); });
    auto* find = new QShortcut(QKeySequence(QKeySequence::Find), this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, m_bar, &NetworkBar::focusFind);
}

void NetworkPage::connectDiagram() {
    connect(m_diagram, &DiagramView::selectedChanged, this, [this](const QString& part) {
        appSettings().setValue(QStringLiteral("network/selected"), part);
        showSelection();
    });
    connect(m_diagram, &DiagramView::openedChanged, this, [this](const QString& module) {
        appSettings().setValue(QStringLiteral("network/opened"), module);
        showOpened();
    });
    connect(m_diagram, &DiagramView::viewChanged, this, [this] {
        m_costs->update();
        m_bar->setZoomable(m_diagram->canZoomIn(), m_diagram->canZoomOut());
    });
    connect(m_costs, &CostBars::moduleChosen, m_diagram, &DiagramView::setSelected);
    connect(m_facts, &PartPanel::partChosen, m_diagram, &DiagramView::setSelected);
    connect(m_facts, &PartPanel::freezeAsked, this,
            [this](const QString& module) { setSetting("freeze", module.isEmpty() ? "none" : module.toStdString()); });
    connect(m_facts, &PartPanel::openAsked, this, [this](const QString& module) {
        m_diagram->openModule(module);
        m_diagram->setFocus();
    });
}

int NetworkPage::classes() const {
    if (const auto prepared = m_session.prepared()) return static_cast<int>(prepared->classes.size());
    const auto set = m_session.dataSet();
    if (const auto& ofRun = m_session.history().start.classes; !set && !ofRun.empty())
        return static_cast<int>(ofRun.size());
    if (!set || set->classes.empty()) return kPublishedClasses;
    const auto& wanted = m_session.settings().classes;
    return static_cast<int>(wanted.empty() ? set->classes.size() : wanted.size());
}

QString NetworkPage::classesText() const {
    const auto set = m_session.dataSet();
    if (set && !set->classes.empty()) return tr("%n class(es), from %1", nullptr, classes()).arg(m_session.dataName());
    if (!set && !m_session.history().start.classes.empty())
        return tr("%n class(es), those of the run", nullptr, classes());
    return tr("%1 classes, as published for ImageNet, until a data set is open").arg(countText(kPublishedClasses));
}

/// The sheet of facts is a hundred widgets: made anew for a page that is seen only; showEvent catches up.
void NetworkPage::followSession() {
    m_outdated = !isVisible();
    if (!m_outdated) showNetwork();
}

void NetworkPage::showNetwork() {
    const NetworkSpec spec = networkOf(m_session.settings(), classes());
    m_diagram->setAuxWeight(m_session.settings().auxWeight);
    m_diagram->setFrozen(fromUtf8(m_session.settings().freeze));
    if (!m_parts || m_parts->spec() != spec) {
        m_parts = std::make_shared<const NetworkParts>(spec);
        m_bar->setParts(m_parts);
        m_costs->setParts(m_parts);
        m_diagram->setNetwork(spec);
    }
    showSelection();
}

void NetworkPage::showSelection() {
    const QString part = m_diagram->selected();
    const QString module = fromUtf8(m_parts->moduleOf(part.toStdString()));
    FactsAround around;
    around.auxWeight = m_session.settings().auxWeight;
    around.classes = classesText();
    try {
        validate(m_session.settings());
    } catch (const studio::Error& error) {
        around.training = textOf(error);
    }
    const bool openable = m_diagram->opened() != module && m_diagram->canOpen(module);
    m_facts->showPart(m_parts, part, around, openable ? module : QString(), freezing(module));
    m_costs->setChosen(module);
}

/// Pools have no weights of their own and the heads always learn.
Freezing NetworkPage::freezing(const QString& module) const {
    const auto modules = bodyModules();
    const QString last = fromUtf8(m_session.settings().freeze);
    const bool learns = std::ranges::find(modules, module.toStdString()) != modules.end();
    const QString offered = learns ? module : module.isEmpty() ? last : QString();
    return {offered, last,
            m_session.actions().editSettings ? QString() : tr("Fixed while a run is going. Stop it to change it.")};
}

void NetworkPage::showOpened() {
    m_bar->setOpened(m_diagram->opened());
    m_costs->setVisible(m_diagram->opened().isEmpty());
    showSelection();
}

/// While the page is hidden nothing is drawn; showEvent catches up.
void NetworkPage::showLosses() {
    if (!isVisible()) return;
    m_diagram->setHeadLosses(m_lossesShown ? epochLosses(m_session.history()) : std::nullopt);
}

/// The picture chosen on any page, else the first one there is.
void NetworkPage::showInput() {
    std::string path = m_session.chosen();
    const auto set = m_session.dataSet();
    if (path.empty() && set && !set->items.empty()) path = set->items.front().path;
    const QImage image = path.empty() ? QImage() : ThumbnailCache::of(m_session).find(path).image;
    const qint64 key = image.isNull() ? 0 : image.cacheKey();
    if (key == m_inputKey) return;
    m_inputKey = key;
    m_diagram->setInputPicture(image);
}

void NetworkPage::setSetting(const std::string& key, const std::string& value) {
    try {
        m_session.setSetting(key, value);
    } catch (const studio::Error& error) {
        m_session.fail(error);
    }
}

void NetworkPage::askAndSave(const QString& name, const QString& kind) {
    const QString path = QFileDialog::getSaveFileName(this, tr("Save"), name, kind);
    if (!path.isEmpty()) saveDiagram(path, name.endsWith(QLatin1String(".svg")));
}

void NetworkPage::saveDiagram(const QString& path, bool svg) {
    saveInBackground(this, path, svg ? m_diagram->svg() : m_diagram->png(kPngScale),
                     {.saved = [this](const QString& file) { emit saved(file); },
                      .failed = [this](const studio::Error& error) { m_session.fail(error); }});
}

void NetworkPage::restore() {
    const AppSettings& settings = appSettings();
    m_lossesShown = settings.value(QStringLiteral("network/losses"), true).toBool();
    m_bar->setLossesShown(m_lossesShown);
    const bool byCost =
        settings.value(QStringLiteral("network/lanes")).toInt() == static_cast<int>(Lanes::MultiplyAdds);
    const Lanes lanes = byCost ? Lanes::MultiplyAdds : Lanes::Channels;
    m_bar->setLanes(lanes);
    m_diagram->setLanes(lanes);
    const QString selected = settings.value(QStringLiteral("network/selected")).toString();
    m_diagram->openModule(settings.value(QStringLiteral("network/opened")).toString());
    m_diagram->setSelected(selected);
}

void NetworkPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_outdated) followSession();
    showLosses();
}

void NetworkPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange || !m_parts) return;
    showSelection();
    showLosses();
}

}  // namespace studio::ui
