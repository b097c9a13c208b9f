// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/diagram_view.h"

#include "ui/diagram/diagram_layout.h"
#include "ui/diagram/diagram_scene.h"
#include "ui/diagram/minimap.h"
#include "ui/diagram/part_sentence.h"

#include <QEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <cmath>

namespace studio::ui {
namespace {

constexpr double kMostZoom = 8;
constexpr double kZoomStep = 1.25;
constexpr int kOverviewWidth = 240;  ///< of the zoomed network
constexpr int kOverviewEdge = 16;

}  // namespace

DiagramView::DiagramView(QWidget* parent) : QGraphicsView(parent), m_stages(stagesOf(networkLayers(m_spec))) {
    setFrameShape(QFrame::NoFrame);
    setInteractive(false);  // clicks, drags and keys mean parts, not items
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setRenderHint(QPainter::Antialiasing);
    setTransformationAnchor(NoAnchor);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_minimap = new Minimap(this);
    m_minimap->hide();
    connect(m_minimap, &Minimap::moduleClicked, this, &DiagramView::setSelected);
    connect(m_minimap, &Minimap::placeAsked, this, [this](const QPointF& place) { centerOn(place); });
    connect(&Theme::instance(), &Theme::themeChanged, this, &DiagramView::build);
    build();
}

DiagramView::~DiagramView() {
    m_minimap->showRiver(nullptr, {});
    setScene(nullptr);
}

DiagramScene& DiagramView::shown() const {
    return m_module ? *m_module : *m_whole;
}

const Drawing& DiagramView::drawing() const {
    return shown().drawing();
}

const std::vector<Label>& DiagramView::lossTexts() const {
    return shown().lossLabels();
}

/// Lays everything out anew: another network, room, language or font.
void DiagramView::build() {
    setBackgroundBrush(Theme::instance().color(Token::Window));
    const QSizeF room = viewport()->size();
    const TextMeasure measure = themeTextMeasure();
    auto whole = std::make_unique<DiagramScene>(layOutNetwork(m_spec, room, m_lanes, measure));
    auto module =
        m_opened.isEmpty() ? nullptr : std::make_unique<DiagramScene>(layOutModule(m_spec, m_opened, room, measure));
    m_minimap->showRiver(nullptr, {});
    setScene(module ? module.get() : whole.get());
    m_whole = std::move(whole);  // the old ones go when nothing shows them any more
    m_module = std::move(module);
    m_whole->setPicture(m_picture);
    showLosses();
    showState();
    setTransformFor(m_zoom);
    placeMinimap();
    describe();
    emit viewChanged();
}

void DiagramView::placeMinimap() {
    const bool zoomed = m_opened.isEmpty() && canZoomOut();
    m_minimap->setVisible(zoomed || !m_opened.isEmpty());
    if (m_minimap->isHidden()) return;
    QRectF place = drawing().minimap;
    if (zoomed) {
        const QSizeF whole = drawing().size;
        place = {kOverviewEdge, 0, kOverviewWidth, kOverviewWidth * whole.height() / whole.width()};
    }
    const QPoint corner(static_cast<int>(place.left()),
                        viewport()->height() - kOverviewEdge - static_cast<int>(place.height()));
    m_minimap->setGeometry(QRect(corner, place.size().toSize()));
    m_minimap->showRiver(m_whole.get(), m_opened);
    m_minimap->setSeen(mapToScene(viewport()->rect()).boundingRect());
}

void DiagramView::setNetwork(const NetworkSpec& spec) {
    if (spec == m_spec) return;
    std::vector<Stage> stages = stagesOf(networkLayers(spec));
    m_spec = spec;
    m_stages = std::move(stages);
    const QString selected = m_selected, opened = m_opened;
    if (!stageOf(m_stages, m_selected)) m_selected.clear();
    if (!canOpen(m_opened)) m_opened.clear();
    m_hovered.clear();
    build();
    if (opened != m_opened) emit openedChanged(m_opened);
    if (selected != m_selected) emit selectedChanged(m_selected);
}

void DiagramView::setSelected(const QString& part) {
    const Stage* stage = part.isEmpty() ? nullptr : stageOf(m_stages, part);
    const QString known = stage ? part : QString();
    if (stage && !m_opened.isEmpty() && stage->module != m_opened)
        openModule(canBeOpened(*stage) ? stage->module : QString());
    if (known == m_selected) return;
    m_selected = known;
    showState();
    describe();
    emit selectedChanged(m_selected);
}

bool DiagramView::canOpen(const QString& module) const {
    const Stage* stage = module.isEmpty() ? nullptr : stageOf(m_stages, module);
    return stage && stage->module == module && canBeOpened(*stage);
}

void DiagramView::openModule(const QString& module) {
    const QString opened = canOpen(module) ? module : QString();
    if (opened == m_opened) return;
    m_opened = opened;
    m_hovered.clear();
    m_zoom = 1;
    build();
    emit openedChanged(m_opened);
}

void DiagramView::setHeadLosses(std::optional<HeadLosses> losses) {
    m_losses = std::move(losses);
    showLosses();
}

void DiagramView::setAuxWeight(double weight) {
    m_auxWeight = weight;
    showLosses();
}

void DiagramView::showLosses() {
    const TextMeasure measure = themeTextMeasure();
    for (DiagramScene* scene : {m_whole.get(), m_module.get()})
        if (scene) scene->setLossLabels(lossLabels(scene->drawing().losses, m_losses, m_auxWeight, measure));
}

void DiagramView::setInputPicture(const QImage& picture) {
    m_picture = picture;
    m_whole->setPicture(picture);
}

void DiagramView::setLanes(Lanes lanes) {
    if (lanes == m_lanes) return;
    m_lanes = lanes;
    build();
}

void DiagramView::showState() {
    const auto moduleOf = [this](const QString& part) {
        const Stage* stage = part.isEmpty() ? nullptr : stageOf(m_stages, part);
        return stage ? stage->module : QString();
    };
    const DiagramState state{m_selected, moduleOf(m_selected), m_hovered, moduleOf(m_hovered), m_frozen};
    shown().setState(state);
    if (m_module) m_whole->setState({m_opened, m_opened, {}, {}, m_frozen});
    viewport()->update();  // the focus ring
}

void DiagramView::setFrozen(const QString& last) {
    QStringList frozen;
    const auto modules = bodyModules();
    const auto end = std::ranges::find(modules, last.toStdString());
    if (end != modules.end())
        for (auto module = modules.begin(); module <= end; ++module)
            frozen << QString::fromLatin1(module->data(), static_cast<qsizetype>(module->size()));
    if (frozen == m_frozen) return;
    m_frozen = frozen;
    showState();
    describe();
}

QString DiagramView::sentenceOf(const QString& part) const {
    const QString sentence = partSentence(m_stages, m_spec, part);
    if (part.isEmpty() || !m_frozen.contains(part.section('/', 0, 0))) return sentence;
    return tr("%1 Frozen: a training leaves it as it is.").arg(sentence);
}

void DiagramView::describe() {
    setAccessibleName(m_opened.isEmpty() ? tr("Diagram of the network") : tr("The inside of %1").arg(m_opened));
    setAccessibleDescription(sentenceOf(m_selected));
}

void DiagramView::setTransformFor(double zoom) {
    const QSizeF size = drawing().size, room = viewport()->size();
    const double fitted = std::min(room.width() / size.width(), room.height() / size.height());
    m_zoom = std::clamp(zoom, 1.0, kMostZoom);
    setTransform(QTransform::fromScale(fitted * m_zoom, fitted * m_zoom));
}

void DiagramView::changeZoom(double zoom, QPointF anchor) {
    const QPointF below = viewportTransform().inverted().map(anchor);
    setTransformFor(zoom);
    const QPointF way = viewportTransform().map(below) - anchor;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + static_cast<int>(std::lround(way.x())));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + static_cast<int>(std::lround(way.y())));
    placeMinimap();
    emit viewChanged();
}

void DiagramView::zoomIn() {
    changeZoom(m_zoom * kZoomStep, viewport()->rect().center());
}

void DiagramView::zoomOut() {
    changeZoom(m_zoom / kZoomStep, viewport()->rect().center());
}

void DiagramView::fit() {
    changeZoom(1, {});
}

bool DiagramView::canZoomIn() const {
    return m_zoom < kMostZoom;
}

bool DiagramView::canZoomOut() const {
    return m_zoom > 1;
}

QRectF DiagramView::columnOf(const QString& module) const {
    if (m_module) return {};
    const Piece* piece = m_whole->drawing().piece(Piece::Kind::Module, module);
    if (!piece) {
        const Hit* hit = m_whole->drawing().find(module);
        const Piece* head = m_whole->drawing().piece(Piece::Kind::Head, module);
        if (!head) return hit ? hit->rect : QRectF();
        QRectF column = hit->rect;
        column.setLeft(head->lines.front().from.x());  // the place for the mouse reaches left of it
        return column;
    }
    if (piece->card) return *piece->card;
    QRectF boxes;
    for (const studio::ui::Box& box : piece->boxes) boxes = boxes.united(box.rect);
    return boxes;
}

double DiagramView::columnX(const QString& module) const {
    return viewportTransform().map(columnOf(module).topLeft()).x();
}

double DiagramView::columnWidth(const QString& module) const {
    return columnOf(module).width() * transform().m11();
}

/// The focus ring: around the chosen part, or around everything when none is.
void DiagramView::drawForeground(QPainter* painter, const QRectF&) {
    if (!hasFocus() || !m_byKeys) return;
    QPen pen(Theme::instance().color(Token::Accent), 2);
    pen.setCosmetic(true);
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    const QRectF outline = shown().outline(m_selected);
    if (!outline.isNull()) {
        painter->drawRoundedRect(outline.adjusted(-5, -5, 5, 5), 5, 5);
        return;
    }
    painter->save();
    painter->resetTransform();
    painter->drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    painter->restore();
}

void DiagramView::resizeEvent(QResizeEvent* event) {
    QGraphicsView::resizeEvent(event);
    build();
}

void DiagramView::changeEvent(QEvent* event) {
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) build();
}

void DiagramView::scrollContentsBy(int dx, int dy) {
    QGraphicsView::scrollContentsBy(dx, dy);
    m_minimap->setSeen(mapToScene(viewport()->rect()).boundingRect());
    emit viewChanged();
}

}  // namespace studio::ui
