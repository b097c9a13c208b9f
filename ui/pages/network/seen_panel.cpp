// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/network/seen_panel.h"

#include "core/base/files.h"
#include "ui/pages/network/channel_group.h"
#include "ui/pages/network/channel_image.h"
#include "ui/session.h"
#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/text/layer_facts.h"
#include "ui/text/listing.h"
#include "ui/text/module_facts.h"
#include "ui/theme/theme.h"
#include "ui/thumbnails/thumbnail_cache.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/map_image.h"
#include "ui/widgets/picture_view.h"

#include <QEvent>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>
#include <chrono>
#include <numeric>

namespace studio::ui {

static constexpr int kPictureHeight = 168;
static constexpr int kPictureSide = 640;  ///< pixels, enough for the panel on a screen of 200 %
static constexpr int kMostGroups = 4;
static constexpr int kMapsAcross = 4, kFiltersAcross = 8;
static constexpr std::chrono::milliseconds kRest{100};  ///< longer than the arrow keys held down stay on a part

SeenPanel::SeenPanel(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_job(this), m_rest(this) {
    setRole(this, "panel");
    setAttribute(Qt::WA_StyledBackground);
    build();
    m_rest.setObjectName(QStringLiteral("seenRest"));
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        m_job.start(work(), [this](const studio::Error& error) { fail([error] { return textOf(error); }); });
    });
    for (const auto signal :
         {&Session::chosenChanged, &Session::dataSetChanged, &Session::browsedChanged, &Session::preparedChanged,
          &Session::snapshotChanged, &Session::weightsChanged, &Session::stateChanged})
        connect(&m_session, signal, this, &SeenPanel::ask);
    connect(&ThumbnailCache::of(session), &ThumbnailCache::ready, this, &SeenPanel::showNames);
    connect(&Theme::instance(), &Theme::themeChanged, this, &SeenPanel::showChannel);
}

SeenPanel::~SeenPanel() = default;

void SeenPanel::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_empty = new EmptyState(QStringLiteral("seenHint"), this);
    m_empty->layout()->setContentsMargins(24, 0, 24, 40);
    m_content = new QWidget(this);
    column->addWidget(m_empty, 1);
    column->addWidget(m_content, 1);
    auto* inside = new QVBoxLayout(m_content);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(0);
    m_scroll = makeColumnScroll(m_content);
    m_scroll->setObjectName(QStringLiteral("seenChannels"));
    m_scroll->setFocusPolicy(Qt::NoFocus);  // its grids have the keys
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    inside->addWidget(buildPicture());
    inside->addWidget(horizontalLine(m_content));
    inside->addWidget(m_scroll, 1);
    inside->addStretch();  // where the channels are not there
    QWidget* all = makePanel(m_scroll);
    auto* groups = new QVBoxLayout(all);
    groups->setContentsMargins(0, 4, 0, 4);
    groups->setSpacing(0);
    m_filters = new ChannelGroup(all);
    m_filters->setObjectName(QStringLiteral("seenFilters"));
    groups->addWidget(m_filters);
    for (int i = 0; i < kMostGroups; ++i) {
        m_groups.push_back(new ChannelGroup(all));
        m_groups.back()->setObjectName(QStringLiteral("seenGroup%1").arg(i));
        groups->addWidget(m_groups.back());
    }
    groups->addStretch(1);
    m_scroll->setWidget(all);
    connectGroup(*m_filters);
    for (ChannelGroup* group : m_groups) connectGroup(*group);
}

QWidget* SeenPanel::buildPicture() {
    auto* box = new QWidget(m_content);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(16, 0, 16, 8);
    column->setSpacing(2);
    m_view = new PictureView(box);
    m_view->setObjectName(QStringLiteral("seenView"));
    m_view->setFixedHeight(kPictureHeight);
    m_name = new ElidedLabel(box, "tableMuted", "seenPicture");
    m_name->setElideMode(Qt::ElideMiddle);
    m_weights = new ElidedLabel(box, "tableMuted", "seenWeights");
    m_figures = makeTextLabel(box, "captionText", "seenFigures");
    m_figures->ensurePolished();
    m_figures->setMinimumHeight(2 * m_figures->fontMetrics().lineSpacing());  // or what is below would move
    m_said = makeTextLabel(box, "warning", "seenSaid");
    column->addWidget(m_view);
    column->addSpacing(4);
    column->addWidget(m_name);
    column->addWidget(m_weights);
    column->addWidget(m_figures);
    column->addWidget(m_said);
    return box;
}

void SeenPanel::connectGroup(ChannelGroup& group) {
    connect(&group.grid(), &ChannelGrid::pointed, this, [this](std::optional<int> channel) {
        m_pointed = channel;
        showChannel();
    });
    connect(&group.grid(), &ChannelGrid::chosen, this,
            [this, by = &group](std::optional<int> channel) { choose(channel, *by); });
}

void SeenPanel::showPart(std::shared_ptr<const NetworkParts> parts, const QString& part) {
    m_parts = std::move(parts);
    m_part = part;
    askAgain();
}

/// The one chosen on any page, else the first that validates.
std::string SeenPanel::picture() const {
    if (!m_session.chosen().empty()) return m_session.chosen();
    const auto prepared = m_session.prepared();
    const auto validating = prepared ? prepared->indicesOf(Split::Validation) : std::vector<std::uint32_t>();
    return validating.empty() ? std::string() : prepared->items[validating.front()].path;
}

SeenPanel::Question SeenPanel::question() const {
    const std::string path = picture();
    const bool file = path.empty() || path.front() == '/';
    return {path, file ? nullptr : m_session.browsed(), m_session.chosenModel(),
            m_parts ? seenLayerOf(*m_parts, m_part.toStdString()) : std::string()};
}

/// While nobody looks nothing is asked; showEvent catches up.
void SeenPanel::ask() {
    if (!isVisible()) return;
    const Question wanted = question();
    const bool any = !wanted.layer.empty() && wanted.model && !wanted.picture.empty() &&
                     hasSeenLayer(wanted.model->network(), wanted.layer);
    if (!any) {
        m_asked.reset();
        forgetAnswer();
        m_rest.stop();
        m_job.cancel();
    } else if (wanted != m_asked) {
        m_asked = wanted;
        m_failed.reset();
        m_job.cancel();
        m_rest.start();
    }
    refresh();
}

/// What failed, or was not asked because nobody looked any more, is asked once more.
void SeenPanel::askAgain() {
    const bool answered = m_answer && m_asked == m_answer->question;
    if (!answered && !m_rest.isActive() && !m_job.running()) m_asked.reset();
    ask();
}

Job::Work SeenPanel::work() {
    auto answer = std::make_shared<Answer>();
    answer->question = *m_asked;
    answer->weights = m_session.weightsText();
    return [this, source = m_session.pictureSource(), answer](std::stop_token stop, const Job::Post&) -> Job::Deliver {
        const auto giveUp = [&stop] {
            if (stop.stop_requested()) throw studio::Error(ErrorCode::Cancelled);
        };
        giveUp();
        const Question& asked = answer->question;
        const Decoded decoded = source(asked.picture, 0);  // as it is decoded for the network
        giveUp();
        if (!decoded.picture)
            return [this, problem = decoded.message] { fail([problem] { return phraseText("Problems", problem); }); };
        answer->maps = seenMaps(*asked.model, *decoded.picture, asked.layer, stop);
        answer->part = fedPart(decoded.picture->width, decoded.picture->height, asked.model->preprocessing());
        const QImage whole = toImage(*decoded.picture);
        const bool large = std::max(whole.width(), whole.height()) > kPictureSide;
        answer->picture =
            large ? whole.scaled(kPictureSide, kPictureSide, Qt::KeepAspectRatio, Qt::SmoothTransformation) : whole;
        return [this, answer] { take(answer); };
    };
}

void SeenPanel::take(std::shared_ptr<const Answer> answer) {
    const bool same = m_answer && m_answer->question.layer == answer->question.layer;
    if (!same) forgetAnswer();
    m_answer = std::move(answer);
    showGroups();
    if (!same) m_scroll->ensureVisible(0, 0);
    refresh();
}

void SeenPanel::fail(const Sentence& sentence) {
    m_failed = sentence;
    forgetAnswer();
    refresh();
}

void SeenPanel::forgetAnswer() {
    m_answer.reset();
    m_chosen.reset();
    m_filters->grid().point(std::nullopt);
    for (ChannelGroup* group : m_groups) group->grid().point(std::nullopt);
}

void SeenPanel::refresh() {
    if (!m_parts) return;
    const bool empty = sayWhyEmpty();
    m_empty->setVisible(empty);
    m_content->setVisible(!empty);
    if (empty) return;
    const bool another = m_answer && m_answer->question.layer != m_asked->layer;
    // Newer weights come without a word, epoch after epoch: what is below would move.
    const bool waits = !m_answer || another || m_answer->question.picture != m_asked->picture;
    m_said->setText(m_failed ? m_failed->text() : waits ? tr("Asking the network…") : QString());
    setRole(m_said, m_failed ? "warning" : "captionText");
    m_said->setVisible(!m_said->text().isEmpty());
    m_scroll->setVisible(m_answer != nullptr);
    m_filters->grid().setDimmed(another);
    for (ChannelGroup* group : m_groups) group->grid().setDimmed(another);
    m_view->setToolTip(tr("A channel lies over what the network was shown; its own maximum is drawn strongest"));
    m_view->setAccessibleName(tr("The picture, and over it the channel that is chosen"));
    showNames();
    showChannel();
}

bool SeenPanel::sayWhyEmpty() {
    if (m_asked) return false;
    const Question wanted = question();
    if (m_part.isEmpty())
        m_empty->say(tr("The whole network"),
                     tr("Choose a module or a layer in the diagram, and what it answers to the picture appears here."));
    else if (wanted.layer.empty())
        m_empty->say(tr("No maps"), tr("It gives one number for each channel, which has no place in the picture."));
    else if (!wanted.model && m_session.underWay())
        m_empty->say(tr("No weights yet"), tr("After the first epoch this layer's answers appear here."));
    else if (!wanted.model)
        m_empty->say(tr("No weights yet"), tr("Train, or open weights, and this layer's answers appear here."));
    else if (wanted.picture.empty())
        m_empty->say(tr("No picture yet"), tr("Choose a picture on the Data or Predictions page."));
    else
        m_empty->say(tr("Not in these weights"),
                     tr("Their network, %1, has no %2.")
                         .arg(variantTitle(wanted.model->network().variant), partTitle(wanted.layer)));
    return true;
}

QString SeenPanel::weightsText() const {
    const bool present = !m_answer || m_answer->question.model == m_session.chosenModel();
    QStringList facts{present ? m_session.weightsText() : m_answer->weights};
    const Model& model = m_answer ? *m_answer->question.model : *m_asked->model;
    if (model.network().variant != m_parts->spec().variant) facts << variantTitle(model.network().variant);
    return factsText(facts);
}

/// Of what is shown; before the first answer, of what was asked.
void SeenPanel::showNames() {
    if (!m_asked || !isVisible()) return;
    const std::string& path = m_answer ? m_answer->question.picture : m_asked->picture;
    m_name->setText(tr("Picture: %1").arg(fromUtf8(pathToText(path))));
    m_weights->setText(tr("Weights: %1").arg(weightsText()));
    m_view->setImage(m_answer ? m_answer->picture : ThumbnailCache::of(m_session).find(path).image);
}

void SeenPanel::showGroups() {
    const SeenMaps& maps = m_answer->maps;
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        m_groups[i]->setVisible(i < maps.groups.size());
        if (i < maps.groups.size()) showGroup(*m_groups[i], maps.groups[i]);
    }
    m_filters->setVisible(maps.filters.has_value());
    if (maps.filters) showFilters();
}

void SeenPanel::showGroup(ChannelGroup& group, const SeenGroup& of) {
    const bool branch = m_answer->maps.groups.size() > 1;
    const Token token = seenToken(of.layer);
    const QString silent = of.silent > 0 ? tr("%n silent", nullptr, of.silent) : tr("none silent");
    group.setHeading(branchToken(of.layer), branch ? layerLabel(of.layer) : partTitle(of.layer.name),
                     factsText({tr("%n channel(s)", nullptr, of.count), silent}));
    group.setScale(token, of.maximum, branch ? tr("largest of the branch") : tr("largest of the layer"));
    group.grid().setChannels(of.channels, kMapsAcross, true,
                             [answer = m_answer, token, maximum = of.maximum](int channel) {
                                 return channelImage(answer->maps.map(channel), answer->maps.maps.side, maximum, token);
                             });
    group.setFoldable(branch);  // so that the four are seen beside one another
    group.grid().setChosen(m_chosen);
}

void SeenPanel::showFilters() {
    const ColourFilters& filters = *m_answer->maps.filters;
    m_filters->setHeading(std::nullopt, tr("Filters"),
                          tr("%1 of %2 × 3 colours").arg(filters.count).arg(kernelText(filters.side)));
    m_filters->setNote(tr("What each weighs of red, green and blue: grey is 0, full colour the largest of all, %1.")
                           .arg(activationText(filters.largest)));
    std::vector<int> all(static_cast<std::size_t>(filters.count));
    std::iota(all.begin(), all.end(), 0);
    m_filters->grid().setChannels(std::move(all), kFiltersAcross, false, [answer = m_answer](int channel) {
        return filterImage(*answer->maps.filters, channel);
    });
    m_filters->grid().setChosen(m_chosen);
}

void SeenPanel::choose(std::optional<int> channel, ChannelGroup& by) {
    m_chosen = channel;
    m_filters->grid().setChosen(channel);
    for (ChannelGroup* group : m_groups) group->grid().setChosen(channel);
    showChannel();
    if (!channel) return;
    const QRect tile = by.grid().tileOf(*channel);
    const QPoint middle = by.grid().mapTo(m_scroll->widget(), tile.center());
    m_scroll->ensureVisible(middle.x(), middle.y(), 0, tile.height() / 2 + 4);
}

/// To those who do not see the marked tile: which it is. Silent where nothing changed.
void SeenPanel::describe(ChannelGroup& group) const {
    const bool marked =
        m_answer && m_chosen && m_answer->maps.groupOf(*m_chosen) && !group.grid().tileOf(*m_chosen).isNull();
    const QString text = marked ? figuresText(*m_chosen) : QString();
    if (text != group.grid().accessibleDescription()) group.grid().setAccessibleDescription(text);
}

/// The one pointed at, else the chosen one, over the picture.
void SeenPanel::showChannel() {
    describe(*m_filters);
    for (ChannelGroup* each : m_groups) describe(*each);
    const std::optional<int> channel = m_pointed ? m_pointed : m_chosen;
    const SeenGroup* group = m_answer && channel ? m_answer->maps.groupOf(*channel) : nullptr;
    m_figures->setText(group ? figuresText(*channel) : tr("Point at a channel to see it over the picture."));
    m_figures->setVisible(m_answer != nullptr);
    if (!group) return m_view->setOverlay({}, {});
    const ChannelFigures& figures = m_answer->maps.figures[static_cast<std::size_t>(*channel)];
    m_view->setOverlay(channelOverPicture(m_answer->maps.map(*channel), m_answer->maps.maps.side, figures.maximum,
                                          seenToken(group->layer)),
                       m_answer->part);
}

QString SeenPanel::figuresText(int channel) const {
    const ChannelFigures& figures = m_answer->maps.figures[static_cast<std::size_t>(channel)];
    if (!figures.finite) return tr("Channel %1 holds values that are no numbers").arg(channel);
    if (figures.silent) return tr("Channel %1: silent, 0 everywhere on this picture").arg(channel);
    return tr("Channel %1: mean %2, maximum %3, above 0 at %4 of the places")
        .arg(QString::number(channel), activationText(figures.mean), activationText(figures.maximum),
             percentText(figures.above));
}

void SeenPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    askAgain();
}

void SeenPanel::hideEvent(QHideEvent* event) {
    m_rest.stop();
    QWidget::hideEvent(event);
}

void SeenPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    if (m_answer) showGroups();
    refresh();
}

}  // namespace studio::ui
