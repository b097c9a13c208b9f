// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/predictions/chosen_picture.h"

#include "ui/session.h"
#include "ui/text/core_text.h"
#include "ui/thumbnails/thumbnail_cache.h"

namespace studio::ui {

static constexpr int kDecodedSide = 1024;  ///< pixels, enough for the panel on a screen of 200 %
static constexpr double kShape = 0.66;     ///< height by width, whatever the picture's

ChosenPicture::ChosenPicture(Session& session, QWidget* parent) : PictureView(parent), m_session(session), m_job(this) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&ThumbnailCache::of(session), &ThumbnailCache::ready, this, &ChosenPicture::showThumbnail);
}

int ChosenPicture::heightForWidth(int width) const {
    return static_cast<int>(width * kShape);
}

void ChosenPicture::choose(const std::string& path) {
    if (path == m_path) return;
    m_path = path;
    m_loaded = false;
    m_job.cancel();
    setText({});
    setImage({});
    if (m_path.empty()) return;
    showThumbnail();
    load();
}

void ChosenPicture::showThumbnail() {
    if (m_path.empty() || m_loaded) return;
    setImage(ThumbnailCache::of(m_session).find(m_path).image);
}

void ChosenPicture::load() {
    m_job.start(
        [this, source = m_session.pictureSource(), path = m_path](std::stop_token, const Job::Post&) -> Job::Deliver {
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

}  // namespace studio::ui
