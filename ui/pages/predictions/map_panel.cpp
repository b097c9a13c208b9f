// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/predictions/map_panel.h"

#include "core/base/files.h"
#include "ui/session.h"
#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/text/listing.h"
#include "ui/theme/theme.h"
#include "ui/thumbnails/thumbnail_cache.h"
#include "ui/widgets/layout.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <filesystem>

namespace studio::ui {

static constexpr int kMarkSide = 12;
static constexpr int kLegendRows = 4;  ///< shown before the legend scrolls

MapPanel::MapPanel(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_thumbnails(ThumbnailCache::of(session)), m_maker(this) {
    build();
    connectPoints();
    connect(&m_maker, &MapMaker::changed, this, &MapPanel::takeMap);
    connect(&m_maker, &MapMaker::looked, this, [this](qint64 done, qint64 total) {
        m_progress.text->setText(tr("Looked at %1 of %2 pictures").arg(countText(done), countText(total)));
        m_progress.bar->setRange(0, static_cast<int>(total));
        m_progress.bar->setValue(static_cast<int>(done));
    });
    connect(&m_maker, &MapMaker::arranged, this, [this](int done, int total) {
        m_progress.text->setText(tr("Laying the points out"));
        m_progress.bar->setRange(0, total);
        m_progress.bar->setValue(done);
    });
    connect(&session, &Session::stateChanged, this, [this] {
        if (isOfEarlier() && !m_session.underWay()) m_maker.clear();
        makeWhenSeen();
        refresh();
    });
    connect(&Theme::instance(), &Theme::themeChanged, this, &MapPanel::showLegend);
    retranslate();
}

void MapPanel::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 8);
    column->setSpacing(8);
    m_explained = makeTextLabel(this, "caption", "mapExplained");
    m_anew = makeToolButton(this, "link");
    m_anew->setObjectName(QStringLiteral("makeMapAnew"));
    buildProgress();  // Tab goes down in the order in which they are made
    m_points = new PointMap(this);
    m_legend = new QListWidget(this);
    m_legend->setObjectName(QStringLiteral("mapClasses"));
    m_legend->setFrameShape(QFrame::NoFrame);
    m_legend->setSelectionMode(QAbstractItemView::NoSelection);
    m_legend->setFlow(QListView::LeftToRight);
    m_legend->setWrapping(true);
    m_legend->setResizeMode(QListView::Adjust);
    m_legend->setSpacing(2);
    m_legend->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_legend->viewport()->setAutoFillBackground(false);
    m_legend->setFont(Theme::instance().font(TextSize::Caption));
    m_legend->setIconSize({kMarkSide, kMarkSide});
    m_legend->setFixedHeight(kLegendRows * (QFontMetrics(m_legend->font()).height() + 6));
    m_keys = makeTextLabel(this, "caption", "mapKeys");
    m_empty = new QWidget(this);
    auto* empty = new QVBoxLayout(m_empty);
    m_said = makeTextLabel(m_empty, "muted", "mapEmpty");
    m_said->setAlignment(Qt::AlignCenter);
    m_door = new QPushButton(m_empty);
    m_door->setObjectName(QStringLiteral("makeMap"));
    empty->addStretch(1);
    empty->addWidget(m_said);
    empty->addWidget(m_door, 0, Qt::AlignHCenter);
    empty->addStretch(1);
    connect(m_door, &QPushButton::clicked, this, &MapPanel::makeAsAsked);
    connect(m_anew, &QToolButton::clicked, this, &MapPanel::makeAsAsked);
    for (QLabel* label : {m_explained, m_keys}) {
        QSizePolicy noTaller = label->sizePolicy();
        noTaller.setVerticalPolicy(QSizePolicy::Maximum);
        label->setSizePolicy(noTaller);
    }
    column->addWidget(m_explained);
    column->addWidget(m_anew, 0, Qt::AlignLeft);
    column->addWidget(m_progress.row);
    column->addWidget(m_points, 1);
    column->addWidget(m_legend);
    column->addWidget(m_keys);
    column->addWidget(m_empty, 1);
}

void MapPanel::buildProgress() {
    m_progress = makeProgressRow(this);
    m_progress.text->setObjectName(QStringLiteral("mapProgress"));
    m_progress.cancel->setObjectName(QStringLiteral("cancelMap"));
    connect(m_progress.cancel, &QToolButton::clicked, this, [this] {
        m_cancelled = true;
        m_maker.cancel();
    });
}

void MapPanel::connectPoints() {
    m_points->setHints([this](std::size_t point) { return hintOf(point); });
    connect(&m_thumbnails, &ThumbnailCache::ready, m_points, qOverload<>(&QWidget::update));
    connect(m_points, &PointMap::chosen, this, [this](std::size_t point) {
        m_chosen = m_drawn->prediction(point).path;
        describe();
        emit pictureChosen(std::string(m_chosen));
    });
    connect(m_points, &PointMap::opened, this,
            [this](std::size_t point) { emit pictureOpened(m_drawn->prediction(point).path); });
    connect(m_points, &PointMap::caught, this, [this](const std::vector<std::size_t>& points) {
        auto paths = std::make_shared<std::unordered_set<std::string>>();
        for (const std::size_t point : points) paths->insert(m_drawn->prediction(point).path);
        emit picturesCaught(std::move(paths));
    });
    connect(m_points, &PointMap::letGo, this, &MapPanel::picturesLetGo);
}

void MapPanel::setAnswers(std::shared_ptr<const Answers> answers) {
    const bool same = answers->predictions == m_answers->predictions && answers->model == m_answers->model &&
                      answers->set == m_answers->set;
    m_answers = std::move(answers);
    if (same) return;
    m_cancelled = false;
    if (m_maker.keep(m_answers)) return;
    if (staysWhileRunning()) return refresh();
    m_asked = false;
    m_maker.clear();
    makeWhenSeen();
}

/// One that a person asked for is theirs until they ask for another: answers change after each epoch.
bool MapPanel::staysWhileRunning() const {
    const auto of = m_maker.answers();
    return m_asked && m_session.underWay() && of && MapMaker::arePart(*m_answers, *of);
}

bool MapPanel::isOfEarlier() const {
    const auto of = m_maker.answers();
    return of && of->model != m_answers->model;
}

void MapPanel::setFilter(const PredictionFilter& filter) {
    m_filter = filter;
    paleOthers();
}

void MapPanel::setChosen(const std::string& path) {
    m_chosen = path;
    m_points->setCurrent(m_drawn ? m_drawn->pointOf(path) : std::nullopt);
    describe();
}

bool MapPanel::canBeMade() const {
    return m_answers->model && m_answers->set && m_answers->predictions->size() >= MapMaker::kFewestPictures;
}

void MapPanel::make() {
    if (!canBeMade()) return;
    m_cancelled = false;
    m_progress.text->clear();
    m_progress.bar->setRange(0, 0);
    m_maker.make(m_answers);
}

void MapPanel::makeAsAsked() {
    m_asked = true;
    make();
}

void MapPanel::makeWhenSeen() {
    const bool wanted = isVisible() && canBeMade() && !m_cancelled && !m_session.underWay();
    if (wanted && !m_maker.running() && !m_maker.map() && !m_maker.error()) make();
}

void MapPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    makeWhenSeen();
    refresh();
}

void MapPanel::takeMap() {
    if (m_maker.map() != m_drawn) {
        m_drawn = m_maker.map();
        markPoints();
        emit mapChanged();
    }
    refresh();
}

void MapPanel::markPoints() {
    std::vector<PointMap::Point> points;
    for (std::size_t i = 0; m_drawn && i < m_drawn->features.rows(); ++i) {
        const PredictionFacts& facts = m_drawn->facts(i);
        const MapPlace& place = m_drawn->map.places[i];
        points.push_back({.place = {place[0], place[1]},
                          .mark = {.label = facts.known ? m_drawn->prediction(i).truth : facts.answer,
                                   .wrong = facts.known && !facts.right}});
    }
    m_points->setPoints(std::move(points));
    showLegend();
    paleOthers();
    setChosen(m_chosen);
}

void MapPanel::paleOthers() {
    if (!m_drawn) return;
    std::vector<bool> shown;
    for (std::size_t i = 0; i < m_drawn->features.rows(); ++i)
        shown.push_back(passes(m_filter, m_drawn->prediction(i), m_drawn->facts(i)));
    m_points->setShown(std::move(shown));
}

/// The classes of the points with how many they are, and how many answers are wrong.
void MapPanel::showLegend() {
    m_legend->clear();
    if (!m_drawn) return;
    std::vector<int> counts(m_drawn->answers->classes.size(), 0);
    int wrong = 0;
    for (const PointMap::Point& point : m_points->points()) {
        wrong += point.mark.wrong ? 1 : 0;
        const auto label = static_cast<std::size_t>(point.mark.label);
        if (label < counts.size()) ++counts[label];
    }
    const auto add = [this](const ClassMark& mark, const QString& name, int count) {
        auto* item = new QListWidgetItem(markIcon(mark, kMarkSide, devicePixelRatioF()),
                                         name + QLatin1Char(' ') + countText(count), m_legend);
        item->setFlags(Qt::ItemIsEnabled);
    };
    if (wrong > 0) add({.label = 0, .wrong = true}, tr("wrong"), wrong);
    for (std::size_t label = 0; label < counts.size(); ++label)
        if (counts[label] > 0)
            add({.label = static_cast<int>(label)}, className(static_cast<int>(label)), counts[label]);
}

void MapPanel::refresh() {
    const bool drawn = m_drawn != nullptr;
    for (QWidget* part : std::initializer_list<QWidget*>{m_explained, m_points, m_legend, m_keys})
        part->setVisible(drawn);
    m_anew->setVisible(drawn && isOfEarlier() && !m_maker.running());
    m_progress.row->setVisible(m_maker.running());
    m_empty->setVisible(!drawn);
    if (drawn)
        explain();
    else
        sayWhyEmpty();
}

void MapPanel::sayWhyEmpty() {
    const bool asks = canBeMade() && !m_maker.running();
    m_door->setVisible(asks);
    m_door->setText(m_maker.error() ? tr("Try again") : tr("Make the map"));
    if (m_maker.running())
        m_said->setText(
            tr("The network looks at the pictures once more, then they are laid out: alike ones near one "
               "another."));
    else if (m_maker.error())
        m_said->setText(sentencesText({tr("The map could not be made."), textOf(*m_maker.error())}));
    else if (m_answers->predictions->size() < MapMaker::kFewestPictures)
        m_said->setText(
            tr("A map needs answers on at least %n picture(s).", nullptr, static_cast<int>(MapMaker::kFewestPictures)));
    else if (canBeMade() && m_session.underWay())
        m_said->setText(
            tr("While a run is going its answers change after each epoch: a map of the present ones is "
               "made when you ask for it."));
    else
        m_said->setText(tr("There is no map of these answers yet."));
}

void MapPanel::explain() {
    QStringList said;
    if (m_drawn->map.method == MapMethod::Tsne)
        said << tr(
            "Each point is a picture; near points look alike to the network (1,024 values before the "
            "classifier, t-SNE); distances between far groups mean little.");
    else
        said << tr(
            "Each point is a picture; near points look alike to the network (1,024 values before the "
            "classifier, their first two principal components: too many pictures for t-SNE).");
    const std::size_t all = m_drawn->answers->predictions->size();
    if (m_drawn->looked.size() < all)
        said << tr("Of %1 pictures %2 are on the map, evenly picked.")
                    .arg(countText(static_cast<qint64>(all)), countText(static_cast<qint64>(m_drawn->looked.size())));
    if (const std::size_t lost = m_drawn->looked.size() - m_drawn->features.rows(); lost > 0)
        said << tr("%n picture(s) could not be read, or give no feature.", nullptr, static_cast<int>(lost));
    if (m_drawn->answers->model != m_answers->model) said << tr("It is of earlier weights of the run.");
    m_explained->setText(sentencesText(said));
}

QString MapPanel::className(int label) const {
    const std::vector<std::string>& classes = m_drawn->answers->classes;
    if (label < 0 || label >= static_cast<int>(classes.size())) return {};
    return fromUtf8(classes[static_cast<std::size_t>(label)]);
}

QStringList MapPanel::linesOf(std::size_t point) const {
    const Prediction& prediction = m_drawn->prediction(point);
    const PredictionFacts& facts = m_drawn->facts(point);
    QStringList lines{fromUtf8(pathToText(std::filesystem::path(prediction.path).filename()))};
    if (facts.known) lines << tr("truth: %1").arg(className(prediction.truth));
    lines << tr("answer: %1").arg(className(facts.answer));
    if (facts.known && !facts.right) lines << tr("wrong");
    return lines;
}

PointMap::Hint MapPanel::hintOf(std::size_t point) const {
    return {m_thumbnails.find(m_drawn->prediction(point).path).image, linesOf(point)};
}

void MapPanel::describe() {
    const auto current = m_drawn ? m_points->current() : std::nullopt;
    m_points->setAccessibleDescription(current ? factsText(linesOf(*current)) : QString());
}

void MapPanel::retranslate() {
    m_anew->setText(tr("Make it anew"));
    m_anew->setToolTip(tr("Of the present answers: the network looks at the pictures once more"));
    m_progress.cancel->setToolTip(tr("Stop making the map"));
    m_progress.cancel->setAccessibleName(tr("Cancel"));
    m_progress.bar->setAccessibleName(tr("Progress of the map"));
    m_legend->setAccessibleName(tr("Classes on the map"));
    m_legend->setToolTip(
        tr("Points have the colour and shape of their class, or where it is not known of the answer; "
           "a red cross is a wrong answer."));
    m_keys->setText(
        tr("Drag around points to see just those; the wheel zooms, a double click shows all. Arrows walk, Space picks "
           "the twelve around, Escape lets go; +, − and 0 zoom."));
    showLegend();
    describe();
    refresh();
}

void MapPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace studio::ui
