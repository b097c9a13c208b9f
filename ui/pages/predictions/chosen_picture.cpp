// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/predictions/chosen_picture.h"

#include "core/evaluation/evaluation.h"
#include "ui/base/app_settings.h"
#include "ui/session.h"
#include "ui/text/core_text.h"
#include "ui/theme/theme.h"
#include "ui/thumbnails/thumbnail_cache.h"
#include "ui/widgets/layout.h"

#include <QEvent>
#include <QToolButton>
#include <algorithm>

namespace studio::ui {

static constexpr int kDecodedSide = 1024;  ///< pixels, enough for the panel on a screen of 200 %
static constexpr double kShape = 0.66;     ///< height by width, whatever the picture's
static constexpr double kFlatShape = 0.49;
static constexpr int kMapSide = 256;   ///< pixels, about the network's own; the screen's are smoothed from them
static constexpr int kToggleEdge = 8;  ///< px from the picture's corner
static constexpr char kMapKey[] = "predictions/map";

ChosenPicture::ChosenPicture(Session& session, QWidget* parent)
    : PictureView(parent),
      m_session(session),
      m_job(this),
      m_mapJob(this),
      m_toggle(makeToolButton(this, "overpicture", "look")),
      m_legend(new MapLegend(this)) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_toggle->setObjectName(QStringLiteral("showMap"));
    m_toggle->setCheckable(true);
    m_toggle->setChecked(appSettings().value(QLatin1String(kMapKey)).toBool());
    connect(m_toggle, &QToolButton::clicked, this, [this](bool on) {
        appSettings().setValue(QLatin1String(kMapKey), on);
        askMap();
    });
    connect(m_legend, &MapLegend::choiceChanged, this, &ChosenPicture::askMap);
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        m_mapJob.start(mapWork(),
                       [this](const studio::Error& error) { m_legend->say([error] { return textOf(error); }); });
    });
    connect(&ThumbnailCache::of(session), &ThumbnailCache::ready, this, &ChosenPicture::showThumbnail);
    connect(&Theme::instance(), &Theme::themeChanged, this, &ChosenPicture::layMap);
    retranslate();
    askMap();
}

void ChosenPicture::setRoom(int height) {
    if (height == m_room) return;
    m_room = height;
    updateGeometry();
}

int ChosenPicture::heightForWidth(int width) const {
    return std::max(static_cast<int>(width * kFlatShape), std::min(m_room, static_cast<int>(width * kShape)));
}

void ChosenPicture::choose(const std::string& path, std::shared_ptr<const Model> model,
                           const MapLegend::Classes& classes) {
    const bool file = path.empty() || path.front() == '/';
    choosePicture({path, file ? nullptr : m_session.answers()->set});
    m_model = std::move(model);
    m_legend->setClasses(classes);
    askMap();
}

void ChosenPicture::clear() {
    choose({}, {}, {});
}

void ChosenPicture::choosePicture(const Chosen& picture) {
    if (picture == m_picture) return;
    m_picture = picture;
    m_loaded = false;
    m_job.cancel();
    setText({});
    setImage({});
    if (m_picture.path.empty()) return;
    showThumbnail();
    load();
}

void ChosenPicture::showThumbnail() {
    if (m_picture.path.empty() || m_loaded) return;
    setImage(ThumbnailCache::of(m_session).find(m_picture.path).image);
}

void ChosenPicture::load() {
    m_job.start(
        [this, source = m_session.pictureSource(), path = m_picture.path](std::stop_token,
                                                                          const Job::Post&) -> Job::Deliver {
            const Decoded decoded = source(path, kDecodedSide);
            const QImage image = decoded.picture ? toImage(*decoded.picture) : QImage();
            return [this, image, problem = fromUtf8(decoded.message)] {
                m_loaded = !image.isNull();
                setText(problem);
                setImage(image);
            };
        },
        [this](const studio::Error& error) { setText(textOf(error)); });
}

/// Asks for the map that is wanted now, unless it is there or on its way; not before the picture rests.
void ChosenPicture::askMap() {
    const bool wanted = m_toggle->isChecked() && !m_picture.path.empty();
    const Question question = wanted ? Question{m_picture, m_model, m_legend->choice()} : Question{};
    m_legend->setVisible(wanted);
    place();
    if (question == m_asked) return;
    m_asked = question;
    m_rest.stop();
    m_mapJob.cancel();
    takeMap({});
    if (!wanted) return;
    m_legend->say([] { return tr("Asking the network…"); });
    m_rest.start();
}

Job::Work ChosenPicture::mapWork() {
    return [this, source = m_session.pictureSource(), asked = m_asked, colours = mapColours()](
               std::stop_token stop, const Job::Post& post) -> Job::Deliver {
        const auto giveUp = [&stop] {
            if (stop.stop_requested()) throw studio::Error(ErrorCode::Cancelled);
        };
        giveUp();
        const Decoded decoded = source(asked.picture.path, 0);  // as it is decoded for the network
        giveUp();
        if (!decoded.picture)
            return [this, problem = decoded.message] {
                m_legend->say([problem] { return phraseText("Problems", problem); });
            };
        const QRectF part = fedPart(decoded.picture->width, decoded.picture->height, asked.model->preprocessing());
        const auto& [way, module, label] = asked.choice;
        Map map;
        map.part = part;
        map.colours = colours;
        if (way == MapLegend::Choice::Way::GradCam) {
            map.values = classMapOf(*asked.model, *decoded.picture, label, module, stop);
        } else {
            const auto progress = [&](std::int64_t done, std::int64_t total) {
                post([this, done, total] { showProgress(done, total); });
            };
            map.values = occlusionMapOf(*asked.model, *decoded.picture, label, {.stop = stop, .progress = progress});
        }
        map.draw();
        return [this, map] { takeMap(map); };
    };
}

void ChosenPicture::Map::draw() {
    image = std::visit([this](const auto& map) { return mapImage(map.values, map.side, kMapSide, colours); }, values);
}

void ChosenPicture::showProgress(std::int64_t done, std::int64_t total) {
    m_legend->say([done, total] { return tr("Asking the network… %1 of %2").arg(done).arg(total); });
}

void ChosenPicture::takeMap(std::optional<Map> map) {
    m_map = std::move(map);
    if (m_map) std::visit([this](const auto& values) { m_legend->showMap(values); }, m_map->values);
    layMap();
}

void ChosenPicture::layMap() {
    if (!m_map) return setOverlay({}, {});
    setOverlay(m_map->image, m_map->part);
    if (m_map->colours != mapColours()) drawAnew();  // another theme since
}

void ChosenPicture::drawAnew() {
    m_mapJob.start(
        [this, map = *m_map, colours = mapColours()](std::stop_token, const Job::Post&) mutable -> Job::Deliver {
            map.colours = colours;
            map.draw();
            return [this, map] { takeMap(map); };
        },
        {});
}

/// The map's legend stands below the picture, not on it.
void ChosenPicture::place() {
    const QSize corner = m_toggle->sizeHint();
    m_toggle->setGeometry(QRect({width() - corner.width() - kToggleEdge, kToggleEdge}, corner));
    const int below = m_legend->isHidden() ? 0 : m_legend->sizeHint().height();
    m_legend->setGeometry(0, height() - below, width(), below);
    setContentsMargins(0, 0, 0, below);
    update();
}

void ChosenPicture::resizeEvent(QResizeEvent* event) {
    PictureView::resizeEvent(event);
    place();
}

void ChosenPicture::retranslate() {
    setAccessibleName(tr("Chosen picture"));
    m_toggle->setToolTip(
        tr("Where the main head looks: what speaks for a class, by Grad-CAM or by covering places of the picture"));
    m_toggle->setAccessibleName(tr("Where the main head looks"));
}

void ChosenPicture::changeEvent(QEvent* event) {
    PictureView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace studio::ui
