// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/inspector.h"

#include "core/base/files.h"
#include "ui/pages/data/fed_views.h"
#include "ui/session.h"
#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/theme/theme.h"
#include "ui/thumbnails/thumbnail_cache.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/picture_view.h"

#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace studio::ui {
namespace {

constexpr int kPictureHeight = 196;
constexpr int kViewSide = 84;
constexpr int kLargestShown = 1600;  ///< pixels kept of the large picture

}  // namespace

Inspector::Inspector(Session& session, QWidget* parent) : QFrame(parent), m_session(session) {
    setRole(this, "panel");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    buildPicture(column);
    buildFed(column);
    column->addStretch();
    connectSession();
    retranslate();
}

void Inspector::buildPicture(QVBoxLayout* column) {
    m_picture = new PictureView(this);
    m_picture->setFixedHeight(kPictureHeight);
    m_name = new ElidedLabel(this, "strong", "pictureName");
    m_name->setElideMode(Qt::ElideMiddle);
    column->addWidget(m_picture);
    column->addWidget(m_name);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnMinimumWidth(0, 60);
    grid->setColumnStretch(1, 1);
    for (int row = 0; row < 3; ++row) {
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

void Inspector::showChosen() {
    m_firstEpoch = 1;
    m_decoded.reset();
    m_picture->setImage({});
    m_picture->setText({});
    showFacts();
    showFed();
    const std::string path = m_session.chosen();
    if (path.empty()) {
        m_decoding.cancel();
        retranslate();
        return;
    }
    m_decoding.start(
        [this, path, source = m_session.pictureSource()](std::stop_token, const Job::Post&) -> Job::Deliver {
            Decoded decoded = source(path, 0);
            if (!decoded.picture)
                return [this, message = decoded.message] { m_picture->setText(phraseText("Problems", message)); };
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
    if (!prepared) return std::nullopt;
    const auto& items = prepared->items;
    const auto place =
        std::find_if(items.begin(), items.end(), [&](const Item& one) { return one.path == m_session.chosen(); });
    if (place == items.end()) return std::nullopt;
    return static_cast<std::uint32_t>(place - items.begin());
}

void Inspector::showFacts() {
    const std::string path = m_session.chosen();
    const QString text = QString::fromStdString(pathToText(path));
    m_name->setText(text.section('/', -1));
    m_name->setToolTip(text);
    const auto prepared = m_session.prepared();
    const std::optional<std::uint32_t> index = itemIndex();
    QString className, use;
    if (index) {
        const Item& item = prepared->items[*index];
        className = fromUtf8(prepared->classes[static_cast<std::size_t>(item.label)]);
        use = item.split == Split::Train ? tr("training") : item.split == Split::Test ? tr("test") : tr("validation");
    } else if (!path.empty()) {
        className = text.section('/', 0, 0);
        use = prepared ? tr("nothing: left out") : tr("not known yet");
    }
    m_values[0]->setText(className);
    m_values[1]->setText(use);
    QStringList size;
    if (m_decoded) size << QStringLiteral("%1 × %2").arg(m_decoded->width).arg(m_decoded->height);
    const QFileInfo file(m_session.fileOf(path));
    if (!path.empty() && file.isFile()) size << bytesText(file.size());
    const auto set = m_session.dataSet();
    const auto report = m_session.report();
    if (set && report) {
        const auto item =
            std::lower_bound(set->items.begin(), set->items.end(), path,
                             [](const Item& one, const std::string& wanted) { return one.path < wanted; });
        const auto at = static_cast<std::size_t>(item - set->items.begin());
        if (item != set->items.end() && item->path == path && report->facts[at].format != PictureFormat::Unknown)
            size << fromUtf8(formatName(report->facts[at].format));
    }
    m_values[2]->setText(size.join(", "));
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
    for (int i = 0; i < kFedViews; ++i) m_views[i]->setImage(views.value(i));
    m_single->setImage(views.value(0));
}

void Inspector::retranslate() {
    m_keys[0]->setText(tr("Class"));
    m_keys[1]->setText(tr("Used for"));
    m_keys[2]->setText(tr("Size"));
    m_fedTitle->setText(tr("What the network is fed"));
    m_again->setText(besideIcon(tr("Again")));
    m_again->setToolTip(tr("The crops of the next nine epochs"));
    m_picture->setAccessibleName(tr("Chosen picture"));
    if (m_session.chosen().empty()) m_picture->setText(tr("Choose a picture"));
    showFacts();
    showFed();
}

void Inspector::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QFrame::changeEvent(event);
}

}  // namespace studio::ui
