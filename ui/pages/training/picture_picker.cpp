// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/training/picture_picker.h"

#include "ui/models/picture_model.h"
#include "ui/session.h"
#include "ui/text/core_text.h"
#include "ui/theme/theme.h"
#include "ui/thumbnails/picture_grid.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/quiet_combo_box.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScreen>
#include <QVBoxLayout>
#include <algorithm>

namespace studio::ui {

static constexpr QSize kSize{520, 320};

PicturePicker::PicturePicker(Session& session, QWidget* parent) : QFrame(parent, Qt::Popup), m_session(session) {
    setRole(this, "card");
    setAttribute(Qt::WA_StyledBackground);
    setObjectName(QStringLiteral("picturePicker"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 4, 4);
    column->setSpacing(6);
    auto* heading = new QHBoxLayout;
    heading->setContentsMargins(0, 0, 8, 0);
    m_title = makeLabel(this, "strong");
    m_class = new QuietComboBox(this);
    m_class->setMinimumWidth(160);
    heading->addWidget(m_title);
    heading->addStretch();
    heading->addWidget(m_class);
    m_model = new PictureModel(this);
    m_grid = new PictureGrid(session, m_model, this);
    m_grid->setObjectName(QStringLiteral("pickerGrid"));
    m_grid->setSelectionMode(QAbstractItemView::SingleSelection);
    column->addLayout(heading);
    column->addWidget(m_grid, 1);
    connect(m_class, &QComboBox::activated, this, &PicturePicker::showClass);
    connect(m_grid, &QListView::clicked, this, &PicturePicker::take);
    connect(m_grid, &PictureGrid::openAsked, this, [this] { take(m_grid->currentIndex()); });
}

void PicturePicker::openFor(const std::string& path, const QRect& below) {
    const auto prepared = m_session.prepared();
    if (!prepared) return;
    m_title->setText(tr("Another validation picture"));
    m_class->setAccessibleName(tr("Class"));
    m_grid->setAccessibleName(m_title->text());
    m_class->clear();
    for (const std::string& name : prepared->classes) m_class->addItem(fromUtf8(name));
    m_model->setPictures({prepared->set, m_session.report(), prepared});
    const auto item =
        std::find_if(prepared->items.begin(), prepared->items.end(), [&](const Item& one) { return one.path == path; });
    const int label = item == prepared->items.end() ? 0 : item->label;
    m_class->setCurrentIndex(label);
    showClass(label);
    const QModelIndex now = m_model->index(std::max(0, m_model->rowOf(path)));
    m_grid->setCurrentIndex(now);
    resize(kSize);
    QPoint corner(below.left(), below.top() - kSize.height() - 6);
    if (const QScreen* screen = parentWidget()->screen()) {
        const QRect room = screen->availableGeometry();
        corner.setX(std::clamp(corner.x(), room.left(), std::max(room.left(), room.right() - kSize.width())));
        corner.setY(std::max(corner.y(), room.top()));
    }
    move(corner);
    show();
    m_grid->setFocus();
    m_grid->scrollTo(now);
}

void PicturePicker::showClass(int label) {
    const auto prepared = m_session.prepared();
    if (!prepared || label < 0 || label >= static_cast<int>(prepared->classes.size())) return;
    PictureFilter filter;
    filter.className = prepared->classes[static_cast<std::size_t>(label)];
    filter.show = PictureShow::Validation;
    filter.order = PictureOrder::Name;
    m_model->setFilter(filter);
}

void PicturePicker::take(const QModelIndex& index) {
    const Item* item = m_model->item(index.row());
    if (!item || !isVisible()) return;  // a double click is told twice
    const std::string path = item->path;
    hide();
    emit picked(path);
}

}  // namespace studio::ui
