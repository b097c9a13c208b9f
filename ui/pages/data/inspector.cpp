// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/inspector.h"

#include "core/base/files.h"
#include "ui/models/problem_model.h"
#include "ui/pages/data/fed_views.h"
#include "ui/session.h"
#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/text/listing.h"
#include "ui/theme/theme.h"
#include "ui/thumbnails/thumbnail_cache.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/picture_view.h"

#include <QEvent>
#include <QLabel>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace studio::ui {
namespace {

constexpr int kPictureHeight = 196;
constexpr int kViewSide = 84;
constexpr int kPauseMs = 60;
constexpr int kLargestShown = 1600;  ///< pixels kept of the large picture

/// Items are sorted by path.
std::optional<std::uint32_t> placeIn(const std::vector<Item>& items, const std::string& path) {
    const auto place = std::lower_bound(items.begin(), items.end(), path,
                                        [](const Item& one, const std::string& wanted) { return one.path < wanted; });
    if (place == items.end() || place->path != path) return std::nullopt;
    return static_cast<std::uint32_t>(place - items.begin());
}

}  // namespace

Inspector::Inspector(Session& session, QWidget* parent) : QFrame(parent), m_session(session) {
    setRole(this, "panel");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    buildPicture(column);
    buildFed(column);
    column->addStretch();
    m_pause = new QTimer(this);
    m_pause->setSingleShot(true);
    m_pause->setInterval(kPauseMs);
    connect(m_pause, &QTimer::timeout, this, &Inspector::decode);
    connectSession();
    retranslate();
}

void Inspector::buildPicture(QVBoxLayout* column) {
    m_picture = new PictureView(this);
    // Rather smaller than the views below cut, where a message takes some of the height.
    m_picture->setMinimumHeight(kPictureHeight / 2);
    m_picture->setMaximumHeight(kPictureHeight);
    m_picture->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    m_name = new ElidedLabel(this, "strong", "pictureName");
    m_name->setElideMode(Qt::ElideMiddle);
    column->addWidget(m_picture, 1);
    column->addWidget(m_name);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnMinimumWidth(0, 60);
    grid->setColumnStretch(1, 1);
    for (int row = 0; row < kFacts; ++row) {
        m_keys[row] = makeLabel(this, "tableMuted");
        m_values[row] = makeTextLabel(this, "table");
        grid->addWidget(m_keys[row], row, 0, Qt::AlignTop);
        grid->addWidget(m_values[row], row, 1);
    }
    column->addLayout(grid);
    column->addSpacing(8);
}

void Inspector::buildFed(QVBoxLayout* column) {
    m_fedBox = new QWidget(this);
    auto* inside = new QVBoxLayout(m_fedBox);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(6);
    inside->addWidget(horizontalLine(m_fedBox));
    auto* head = new QHBoxLayout;
    head->setSpacing(0);
    m_fedTitle = makeLabel(m_fedBox, "strong");
    m_again = makeToolButton(m_fedBox, "flat", "refresh");
    m_again->setObjectName("againButton");
    head->addWidget(m_fedTitle, 1);
    head->addWidget(m_again);
    inside->addLayout(head);
    m_fedText = makeTextLabel(m_fedBox, "caption");
    inside->addWidget(m_fedText);
    auto* grid = new QGridLayout;
    grid->setSpacing(8);
    for (int i = 0; i < 9; ++i) {
        m_views[i] = new PictureView(m_fedBox);
        m_views[i]->setMinimumSize(kViewSide, kViewSide);
        m_views[i]->setFixedHeight(kViewSide);
        grid->addWidget(m_views[i], i / 3, i % 3);
    }
    inside->addLayout(grid);
    m_single = new PictureView(m_fedBox);
    m_single->setFixedHeight(kViewSide * 2 + 8);
    inside->addWidget(m_single);
    column->addWidget(m_fedBox);
    connect(m_again, &QToolButton::clicked, this, [this] {
        m_firstEpoch += kFedViews;
        showFed();
    });
}

void Inspector::connectSession() {
    connect(&m_session, &Session::chosenChanged, this, &Inspector::showChosen);
    connect(&m_session, &Session::preparedChanged, this, [this] {
        showFacts();
        showFed();
    });
    connect(&m_session, &Session::settingsChanged, this, &Inspector::showFed);
}

/// The thumbnail at once, the picture itself once nobody moves on: with a key held down nothing large is decoded.
void Inspector::showChosen() {
    m_firstEpoch = 1;
    m_failure.clear();
    m_decoded.reset();
    m_decoding.cancel();
    const std::string& path = m_session.chosen();
    m_picture->setImage(path.empty() ? QImage() : ThumbnailCache::of(m_session).find(path).image);
    m_picture->setText(path.empty() ? tr("Choose a picture") : QString());
    showFacts();
    showFed();
    if (path.empty())
        m_pause->stop();
    else
        m_pause->start();
}

void Inspector::decode() {
    m_decoding.start(
        [this, path = m_session.chosen(), source = m_session.pictureSource()](std::stop_token,
                                                                              const Job::Post&) -> Job::Deliver {
            Decoded decoded = source(path, 0);
            if (!decoded.picture)
                return [this, message = decoded.message] {
                    m_failure = message;
                    m_picture->setText(phraseText("Problems", message));
                };
            auto picture = std::make_shared<const Picture>(std::move(*decoded.picture));
            QImage shown = toImage(*picture);
            if (std::max(shown.width(), shown.height()) > kLargestShown)
                shown = shown.scaled(kLargestShown, kLargestShown, Qt::KeepAspectRatio, Qt::SmoothTransformation);
            return [this, picture, shown] {
                m_decoded = picture;
                m_picture->setImage(shown);
                showFacts();
                showFed();
            };
        },
        [this](const studio::Error& error) { m_picture->setText(textOf(error)); });
}

std::optional<std::uint32_t> Inspector::itemIndex() const {
    const auto prepared = m_session.prepared();
    return prepared ? placeIn(prepared->items, m_session.chosen()) : std::nullopt;
}

QString Inspector::useText() const {
    const auto prepared = m_session.prepared();
    if (isLeftOut(*m_session.leftOut(), m_session.chosen())) return tr("nothing: you left it out");
    if (!prepared) return tr("not known yet");
    const std::optional<std::uint32_t> index = itemIndex();
    if (!index && m_session.chosen().starts_with('/')) return tr("nothing: it is not of this data set");
    if (!index) return m_left ? tr("nothing: its class is left out") : tr("nothing: the file is left out");
    switch (prepared->items[*index].split) {
        case Split::Train:
            return tr("training");
        case Split::Validation:
            return tr("validation");
        case Split::Test:
            break;
    }
    return tr("test");
}

/// Format and size on the disk as the check found them; what the pixels say once it is decoded.
QString Inspector::sizeText(const FileFacts* facts) const {
    QStringList parts;
    if (m_decoded)
        parts << QStringLiteral("%1 × %2").arg(m_decoded->width).arg(m_decoded->height);
    else if (facts && facts->width > 0)
        parts << QStringLiteral("%1 × %2").arg(facts->width).arg(facts->height);
    if (facts && facts->bytes > 0) parts << bytesText(facts->bytes);
    if (facts && facts->format != PictureFormat::Unknown) parts << fromUtf8(formatName(facts->format));
    return factsText(parts);
}

void Inspector::showFacts() {
    const std::string path = m_session.chosen();
    const std::string written = pathToText(path);
    const QString text = QString::fromStdString(written);
    m_name->setText(text.section('/', -1));
    m_name->setToolTip(text);
    const auto set = m_session.browsed();
    const auto report = m_session.report();
    const auto place = set ? placeIn(set->items, path) : std::nullopt;
    const FileFacts* facts = place && report ? &report->facts[*place] : nullptr;
    QString className;
    if (place) className = fromUtf8(set->classes[static_cast<std::size_t>(set->items[*place].label)]);
    m_left = facts && (!facts->problem || isUsed(*facts->problem));
    QString problem;
    if (facts && facts->problem) problem = reasonText({*facts->problem, path, facts->message});
    if (set && !place)
        for (const Problem& one : set->problems)  // beside the class folders, or no file
            if (one.path == written) problem = reasonText(one);
    // Most folders are classes; another one is worth a line.
    QString folder = text.section('/', 0, -2);
    if (folder == className) folder.clear();
    const QString values[kFacts] = {folder, className, path.empty() ? QString() : useText(), sizeText(facts), problem};
    for (int row = 0; row < kFacts; ++row) {
        m_values[row]->setText(values[row]);
        m_values[row]->setVisible(!values[row].isEmpty());
        m_keys[row]->setVisible(!values[row].isEmpty());
    }
}

void Inspector::showFed() {
    const std::optional<std::uint32_t> index = itemIndex();
    m_fedBox->setVisible(index.has_value());
    if (!index) return;
    const bool training = m_session.prepared()->items[*index].split == Split::Train;
    m_fedText->setText(fedText(m_session.settings(), training));
    m_again->setVisible(training);
    for (PictureView* view : m_views) view->setVisible(training);
    m_single->setVisible(!training);
    if (!m_decoded) return drawFed({});
    m_feeding.start(
        [this, picture = m_decoded, settings = m_session.settings(), item = *index, training, epoch = m_firstEpoch](
            std::stop_token, const Job::Post&) -> Job::Deliver {
            const QList<QImage> views = training ? fedInTraining(*picture, settings, item, epoch)
                                                 : QList<QImage>{fedInValidation(*picture, settings)};
            return [this, views] { drawFed(views); };
        },
        {});
}

void Inspector::drawFed(const QList<QImage>& views) {
    for (int i = 0; i < kFedViews; ++i) {
        m_views[i]->setImage(views.value(i));
        const QString epoch = tr("Epoch %1").arg(m_firstEpoch + static_cast<std::uint64_t>(i));
        m_views[i]->setToolTip(epoch);
        m_views[i]->setAccessibleName(factsText({m_fedTitle->text(), epoch}));
    }
    m_single->setAccessibleName(m_fedTitle->text());
    m_single->setImage(views.value(0));
}

void Inspector::retranslate() {
    m_keys[0]->setText(tr("Folder"));
    m_keys[1]->setText(tr("Class"));
    m_keys[2]->setText(tr("Used for"));
    m_keys[3]->setText(tr("Size"));
    m_keys[4]->setText(tr("Problem"));
    m_fedTitle->setText(tr("What the network is fed"));
    m_again->setText(besideIcon(tr("Again")));
    m_again->setToolTip(tr("The crops of the next nine epochs"));
    m_picture->setAccessibleName(tr("Chosen picture"));
    if (m_session.chosen().empty()) m_picture->setText(tr("Choose a picture"));
    if (!m_failure.empty()) m_picture->setText(phraseText("Problems", m_failure));
    showFacts();
    showFed();
}

void Inspector::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QFrame::changeEvent(event);
}

}  // namespace studio::ui
