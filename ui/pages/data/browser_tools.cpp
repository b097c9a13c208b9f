// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/browser_tools.h"

#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/thumbnails/picture_grid.h"
#include "ui/widgets/find_line.h"
#include "ui/widgets/fitted_combo_box.h"
#include "ui/widgets/layout.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSlider>
#include <QStandardItemModel>
#include <QTimer>

namespace studio::ui {
namespace {

constexpr int kWordMs = 120;

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

struct Choice {
    QString text;
    int value;
    QString whyNot;  ///< empty: it can be chosen
};

/// Fills a box again and keeps what is chosen where it can still be chosen.
void fill(QComboBox* box, const QList<Choice>& choices) {
    const QSignalBlocker quiet(box);
    const int chosen = box->currentData().toInt();
    box->clear();
    int place = 0;
    for (const Choice& choice : choices) {
        box->addItem(choice.text, choice.value);
        const int row = box->count() - 1;
        box->setItemData(row, choice.whyNot, Qt::ToolTipRole);
        if (!choice.whyNot.isEmpty())
            static_cast<QStandardItemModel*>(box->model())->item(row)->setEnabled(false);
        else if (choice.value == chosen)
            place = row;
    }
    box->setCurrentIndex(place);
}

}  // namespace

BrowserTools::BrowserTools(QWidget* parent) : QWidget(parent) {
    setRole(this, "toolbar");
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(40);
    build();
    auto* pause = new QTimer(this);
    pause->setSingleShot(true);
    pause->setInterval(kWordMs);
    connect(m_search, &QLineEdit::textChanged, pause, QOverload<>::of(&QTimer::start));
    connect(pause, &QTimer::timeout, this, &BrowserTools::changed);
    connect(m_search, &QLineEdit::returnPressed, this, [this, pause] {
        pause->stop();
        emit changed();
        emit searchEnded();
    });
    for (const QComboBox* box : {m_show, m_sort})
        connect(box, &QComboBox::currentIndexChanged, this, &BrowserTools::changed);
    connect(m_zoom, &QSlider::valueChanged, this, &BrowserTools::zoomAsked);
    retranslate();
}

QComboBox* BrowserTools::makeBox(const char* name) {
    auto* box = new FittedComboBox(this);
    box->setObjectName(QLatin1String(name));
    return box;
}

void BrowserTools::build() {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(8);
    m_search = new FindLine(this);
    m_search->setObjectName("search");
    m_search->setMinimumWidth(140);
    m_search->setMaximumWidth(216);
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_showLabel = makeLabel(this, "tableMuted");
    m_sortLabel = makeLabel(this, "tableMuted");
    m_show = makeBox("show");
    m_sort = makeBox("sort");
    m_showLabel->setBuddy(m_show);
    m_sortLabel->setBuddy(m_sort);
    m_zoom = new QSlider(Qt::Horizontal, this);
    m_zoom->setObjectName("zoom");
    m_zoom->setRange(PictureGrid::kSmallest, PictureGrid::kLargest);
    m_zoom->setPageStep(32);
    m_zoom->setFixedWidth(80);
    row->addWidget(m_search, 1);
    row->addSpacing(8);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_showLabel, m_show}) row->addWidget(widget);
    row->addSpacing(8);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_sortLabel, m_sort}) row->addWidget(widget);
    row->addStretch();
    row->addWidget(new ZoomSign("grid-small", this));
    row->addWidget(m_zoom);
    row->addWidget(new ZoomSign("grid-large", this));
}

QString BrowserTools::text() const {
    return m_search->text().trimmed();
}
PictureShow BrowserTools::shown() const {
    return static_cast<PictureShow>(m_show->currentData().toInt());
}
PictureOrder BrowserTools::order() const {
    return static_cast<PictureOrder>(m_sort->currentData().toInt());
}

void BrowserTools::clearSearch() {
    m_search->clear();
}

void BrowserTools::setShown(PictureShow show) {
    const int place = m_show->findData(static_cast<int>(show));
    if (place >= 0) m_show->setCurrentIndex(place);
}

void BrowserTools::focusSearch() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void BrowserTools::setZoom(int width) {
    m_zoom->setValue(width);
}

void BrowserTools::setKnown(bool checked, bool split, bool hasTest) {
    m_checked = checked;
    m_split = split;
    m_hasTest = hasTest;
    retranslate();
}

void BrowserTools::retranslate() {
    m_search->setPlaceholderText(tr("Find by name"));
    m_search->setAccessibleName(tr("Find by name"));
    m_search->setToolTip(tr("Part of the name or folder (Ctrl+F)"));
    m_showLabel->setText(tr("Show"));
    m_sortLabel->setText(tr("Sort"));
    const QString noSplit = m_split ? QString() : tr("The split is known once all pictures were looked at");
    const QString noCheck = m_checked ? QString() : tr("Known once all pictures were looked at");
    QList<Choice> shows{{tr("all"), int(PictureShow::Used), {}},
                        {tr("training"), int(PictureShow::Training), noSplit},
                        {tr("validation"), int(PictureShow::Validation), noSplit}};
    if (m_hasTest) shows.append({tr("test"), int(PictureShow::Test), noSplit});
    shows.append({tr("left out"), int(PictureShow::LeftOut), {}});
    shows.append({tr("problems"), int(PictureShow::Problems), noCheck});
    fill(m_show, shows);
    fill(m_sort, {{tr("mixed"), int(PictureOrder::Mixed), {}},
                  {tr("name"), int(PictureOrder::Name), {}},
                  {tr("class"), int(PictureOrder::Class), {}},
                  {tr("file size"), int(PictureOrder::FileSize), noCheck},
                  {tr("pixels"), int(PictureOrder::Pixels), noCheck}});
    m_show->setAccessibleName(tr("Show"));
    m_sort->setAccessibleName(tr("Sort"));
    m_zoom->setToolTip(tr("Size of the pictures (Ctrl and wheel, Ctrl++ and Ctrl+-)"));
    m_zoom->setAccessibleName(tr("Size of the pictures"));
}

/// Down leads from the search to the pictures.
bool BrowserTools::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_search && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down)
        emit searchEnded();
    return QWidget::eventFilter(watched, event);
}

void BrowserTools::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace studio::ui
