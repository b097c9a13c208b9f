// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/predictions/alike_row.h"

#include "core/base/files.h"
#include "ui/pages/predictions/alike_button.h"
#include "ui/pages/predictions/chosen_picture.h"
#include "ui/text/core_text.h"
#include "ui/text/listing.h"
#include "ui/thumbnails/thumbnail_cache.h"
#include "ui/widgets/layout.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <algorithm>
#include <optional>

namespace studio::ui {

AlikeRow::AlikeRow(Session& session, QWidget* parent) : QWidget(parent), m_job(this) {
    setObjectName(QStringLiteral("alikeRow"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_title = makeTextLabel(this, "strong");
    m_title->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_title->setFixedWidth(56);
    row->addWidget(m_title);
    for (int i = 0; i < kPictures; ++i) {
        auto* button = new AlikeButton(ThumbnailCache::of(session), this);
        m_buttons.push_back(button);
        row->addWidget(button);
        connect(button, &AlikeButton::clicked, this,
                [this, button] { emit pictureChosen(std::string(button->path())); });
    }
    m_rest.setSingleShot(true);
    m_rest.setInterval(ChosenPicture::kRest);
    connect(&m_rest, &QTimer::timeout, this, &AlikeRow::find);
    hide();
    retranslate();
}

void AlikeRow::setMap(std::shared_ptr<const PictureMap> map) {
    m_map = std::move(map);
    m_rest.stop();
    if (m_map) return find();
    m_job.cancel();
    m_found.clear();
    showFound();
}

void AlikeRow::choose(const std::string& path) {
    if (path == m_path) return;
    m_path = path;
    m_job.cancel();
    if (m_map) m_rest.start();
}

/// On a thread: of 20,000 pictures all features are looked at. What was found before stays until then.
void AlikeRow::find() {
    m_job.start(
        [this, map = m_map, path = m_path](std::stop_token stop, const Job::Post&) -> Job::Deliver {
            std::vector<Neighbour> found;
            const std::optional<std::size_t> point = map->pointOf(path);
            if (point) found = nearestNeighbours(map->features, *point, kPictures, stop);
            return [this, map, found = std::move(found)] {
                m_foundIn = map;
                m_found = found;
                showFound();
            };
        },
        {});
}

void AlikeRow::showFound() {
    setVisible(!m_found.empty());
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        AlikeButton& button = *m_buttons[i];
        button.setVisible(i < m_found.size());
        if (i >= m_found.size()) continue;
        const Prediction& prediction = m_foundIn->prediction(m_found[i].row);
        const PredictionFacts& facts = m_foundIn->facts(m_found[i].row);
        const auto label = static_cast<std::size_t>(facts.known ? prediction.truth : facts.answer);
        const auto& classes = m_foundIn->answers->classes;
        button.setPicture(prediction.path, label < classes.size() ? fromUtf8(classes[label]) : QString());
        const QString name = fromUtf8(pathToText(prediction.path));
        button.setAccessibleName(factsText({name, button.text()}));
        button.setToolTip(
            tr("%1, %2; cosine distance %3")
                .arg(name, button.text(), QLocale::c().toString(std::max(0.0, m_found[i].distance), 'f', 3)));
    }
}

void AlikeRow::retranslate() {
    m_title->setText(tr("Most alike"));
    m_title->setToolTip(tr("By the cosine between what the network's classifier is fed: 1,024 values a picture"));
    showFound();
}

void AlikeRow::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace studio::ui
