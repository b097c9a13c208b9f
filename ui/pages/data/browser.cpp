// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/browser.h"

#include "ui/base/app_settings.h"
#include "ui/models/picture_model.h"
#include "ui/session.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/thumbnails/picture_grid.h"
#include "ui/widgets/layout.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSlider>
#include <QTimer>

namespace studio::ui {
namespace {

class ZoomSign : public QLabel {
public:
    ZoomSign(const char* name, QWidget* parent) : QLabel(parent), m_name(QLatin1String(name)) {
        connect(&Theme::instance(), &Theme::themeChanged, this, [this] { draw(); });
        draw();
    }

private:
    void draw() { setPixmap(iconPixmap(m_name, Token::Muted, 16, devicePixelRatioF())); }
    QString m_name;
};

/// Fills a box again in the present language and keeps what is chosen.
void fill(QComboBox* box, const QStringList& texts) {
    const QSignalBlocker quiet(box);
    const int chosen = std::max(0, box->currentIndex());
    box->clear();
    box->addItems(texts);
    box->setCurrentIndex(chosen);
}

}  // namespace

Browser::Browser(Session& session, QWidget* parent) : QWidget(parent), m_session(session) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_model = new PictureModel(this);
    m_grid = new PictureGrid(session, this);
    m_grid->setModel(m_model);
    m_empty = makeTextLabel(this, "muted", "gridEmpty");
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setMargin(32);
    column->addWidget(buildTools());
    auto* around = new QHBoxLayout;
    around->setContentsMargins(13, 13, 2, 0);
    around->addWidget(m_grid);
    column->addLayout(around, 1);
    column->addWidget(m_empty, 1);
    connectSession();
    m_grid->setZoom(appSettings().value(QStringLiteral("data/zoom"), PictureGrid::kUsual).toInt());
    m_zoom->setValue(m_grid->zoom());
    retranslate();
    updateEmpty();
}

QWidget* Browser::buildTools() {
    auto* bar = new QWidget(this);
    setRole(bar, "toolbar");
    bar->setAttribute(Qt::WA_StyledBackground);
    bar->setFixedHeight(40);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(8);
    m_search = new QLineEdit(bar);
    m_search->setObjectName("search");
    m_search->setFixedWidth(216);
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon("search", Token::Muted), QLineEdit::LeadingPosition);
    m_showLabel = makeLabel(bar, "tableMuted");
    m_sortLabel = makeLabel(bar, "tableMuted");
    m_show = new QComboBox(bar);
    m_show->setObjectName("show");
    m_sort = new QComboBox(bar);
    m_sort->setObjectName("sort");
    m_zoom = new QSlider(Qt::Horizontal, bar);
    m_zoom->setObjectName("zoom");
    m_zoom->setRange(PictureGrid::kSmallest, PictureGrid::kLargest);
    m_zoom->setPageStep(32);
    m_zoom->setFixedWidth(80);
    row->addWidget(m_search);
    row->addSpacing(8);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_showLabel, m_show}) row->addWidget(widget);
    row->addSpacing(8);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_sortLabel, m_sort}) row->addWidget(widget);
    row->addStretch();
    row->addWidget(new ZoomSign("grid-small", bar));
    row->addWidget(m_zoom);
    row->addWidget(new ZoomSign("grid-large", bar));
    return bar;
}

void Browser::connectSession() {
    connect(&m_session, &Session::dataSetChanged, this, &Browser::showPictures);
    connect(&m_session, &Session::preparedChanged, this, &Browser::showPictures);
    connect(&m_session, &Session::chosenChanged, this, &Browser::followChosen);
    connect(m_grid->selectionModel(), &QItemSelectionModel::currentChanged, this, &Browser::chooseCurrent);
    connect(m_grid, &PictureGrid::zoomChanged, this, [this](int width) {
        m_zoom->setValue(width);
        appSettings().setValue(QStringLiteral("data/zoom"), width);
    });
    connect(m_zoom, &QSlider::valueChanged, m_grid, &PictureGrid::setZoom);
    auto* pause = new QTimer(this);  // one filter for a word, not one a letter
    pause->setSingleShot(true);
    pause->setInterval(120);
    connect(m_search, &QLineEdit::textChanged, pause, QOverload<>::of(&QTimer::start));
    connect(m_search, &QLineEdit::returnPressed, this, [this, pause] {
        pause->stop();
        applyFilter();
        m_grid->setFocus();
    });
    connect(pause, &QTimer::timeout, this, &Browser::applyFilter);
    connect(m_show, &QComboBox::currentIndexChanged, this, &Browser::applyFilter);
    connect(m_sort, &QComboBox::currentIndexChanged, this, &Browser::applyFilter);
}

void Browser::showPictures() {
    m_model->setPictures(m_session.dataSet(), m_session.prepared());
    m_show->setEnabled(m_model->splitKnown());
    m_show->setToolTip(m_model->splitKnown() ? QString() : tr("The split is known once all pictures were looked at"));
    followChosen();
    updateEmpty();
    if (!m_grid->currentIndex().isValid() && m_model->rowCount() > 0) m_grid->setCurrentIndex(m_model->index(0));
}

void Browser::showClass(int label) {
    m_label = label;
    applyFilter();
}

void Browser::applyFilter() {
    PictureFilter filter;
    filter.label = m_label;
    filter.text = m_search->text().trimmed();
    if (m_show->currentIndex() == 1) filter.split = Split::Train;
    if (m_show->currentIndex() == 2) filter.split = Split::Validation;
    filter.order = static_cast<PictureOrder>(std::max(0, m_sort->currentIndex()));
    m_model->setFilter(filter);
    followChosen();
    updateEmpty();
}

void Browser::show(const std::string& path) {
    if (m_model->rowOf(path) < 0) {
        m_search->clear();
        m_show->setCurrentIndex(0);
        applyFilter();
    }
    m_session.setChosen(path);
}

void Browser::chooseCurrent() {
    if (const Item* item = m_model->item(m_grid->currentIndex().row())) m_session.setChosen(item->path);
}

void Browser::followChosen() {
    const Item* current = m_model->item(m_grid->currentIndex().row());
    if (m_session.chosen().empty() || (current && current->path == m_session.chosen())) return;
    const int row = m_model->rowOf(m_session.chosen());
    if (row >= 0) m_grid->setCurrentIndex(m_model->index(row));
}

void Browser::updateEmpty() {
    const bool nothing = m_model->rowCount() == 0;
    m_grid->setVisible(!nothing);
    m_empty->setVisible(nothing);
    m_empty->setText(m_search->text().isEmpty() ? tr("No pictures here")
                                                : tr("No picture's name contains \"%1\"").arg(m_search->text()));
}

void Browser::focusSearch() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void Browser::retranslate() {
    m_search->setPlaceholderText(tr("Find by name (Ctrl+F)"));
    m_search->setAccessibleName(tr("Find by name"));
    m_showLabel->setText(tr("Show"));
    m_sortLabel->setText(tr("Sort"));
    fill(m_show, {tr("all"), tr("training"), tr("validation")});
    fill(m_sort, {tr("mixed"), tr("by name"), tr("by class")});
    m_show->setAccessibleName(tr("Show"));
    m_sort->setAccessibleName(tr("Sort"));
    m_zoom->setToolTip(tr("Size of the pictures (Ctrl and wheel)"));
    m_zoom->setAccessibleName(tr("Size of the pictures"));
    m_grid->setAccessibleName(tr("Pictures"));
    updateEmpty();
}

void Browser::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace studio::ui
