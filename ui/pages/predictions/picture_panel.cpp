// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/predictions/picture_panel.h"

#include "core/base/files.h"
#include "ui/base/desktop.h"
#include "ui/pages/predictions/alike_row.h"
#include "ui/pages/predictions/chosen_picture.h"
#include "ui/session.h"
#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/text/heads_story.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/head_bars.h"
#include "ui/widgets/layout.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace studio::ui {

static constexpr int kLongestName = 40;  ///< characters of a class in a sentence

PicturePanel::PicturePanel(Session& session, QWidget* parent) : QFrame(parent), m_session(session) {
    setRole(this, "right");
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_empty = makeTextLabel(this, "muted", "pictureHint");
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setMargin(32);  // contents margins do nothing in a styled label
    m_body = new QWidget(this);
    buildBody();
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_body, 1);
    layout->addWidget(horizontalLine(this));
    layout->addWidget(buildButtons());
    connect(&Theme::instance(), &Theme::themeChanged, this, &PicturePanel::refresh);
    refresh();
}

void PicturePanel::buildBody() {
    auto* column = new QVBoxLayout(m_body);
    column->setContentsMargins(16, 16, 16, 8);
    column->setSpacing(8);
    m_picture = new ChosenPicture(m_session, m_body);
    m_verdict = new QLabel(m_body);
    m_answer = new ElidedLabel(m_body, "title", "answer");
    m_truth = makeTextLabel(m_body, "muted", "truth");
    m_truth->setTextFormat(Qt::RichText);
    m_truth->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_path = new ElidedLabel(m_body, "tableMuted", "path");
    m_path->setElideMode(Qt::ElideMiddle);
    m_headsTitle = makeLabel(m_body, "strong");
    m_unit = makeLabel(m_body, "caption");
    m_heads = new HeadBars(m_body);
    m_story = makeTextLabel(m_body, "tableMuted", "headsStory");
    m_alike = new AlikeRow(m_session, m_body);
    connect(m_alike, &AlikeRow::pictureChosen, this, &PicturePanel::pictureChosen);

    auto* name = new QHBoxLayout;
    name->setSpacing(8);
    name->addWidget(m_verdict);
    name->addWidget(m_answer);
    m_says = new QBoxLayout(QBoxLayout::LeftToRight);
    m_says->setSpacing(8);
    m_says->addLayout(name);
    m_says->addWidget(m_truth, 1);
    auto* heading = new QHBoxLayout;
    heading->addWidget(m_headsTitle);
    heading->addStretch();
    heading->addWidget(m_unit);
    column->addWidget(m_picture);
    column->addLayout(m_says);
    column->addWidget(m_path);
    column->addSpacing(4);
    column->addWidget(horizontalLine(m_body));
    column->addSpacing(4);
    column->addLayout(heading);
    column->addWidget(m_heads);
    column->addWidget(m_story);
    column->addWidget(m_alike);
    column->addStretch(1);
    m_body->installEventFilter(this);
}

QWidget* PicturePanel::buildButtons() {
    auto* buttons = new QWidget(this);
    auto* row = new QHBoxLayout(buttons);
    row->setContentsMargins(16, 12, 16, 12);
    row->setSpacing(8);
    m_inData = new QPushButton(icon(QStringLiteral("grid-small")), {}, buttons);
    m_inData->setObjectName(QStringLiteral("showInData"));
    m_folder = new QPushButton(icon(QStringLiteral("folder")), {}, buttons);
    row->addWidget(m_inData);
    row->addWidget(m_folder);
    row->addStretch();
    connect(m_inData, &QPushButton::clicked, this, [this] {
        if (m_prediction) emit showInDataRequested(m_prediction->path);
    });
    connect(m_folder, &QPushButton::clicked, this, &PicturePanel::openFolder);
    return buttons;
}

void PicturePanel::showPrediction(const Prediction& prediction, const std::vector<std::string>& classes,
                                  std::shared_ptr<const Model> model) {
    m_prediction = prediction;
    m_classes = classes;
    m_picture->choose(prediction.path, std::move(model),
                      {.answer = prediction.answer(), .truth = prediction.truth, .names = textsOf(classes)});
    m_alike->choose(prediction.path);
    refresh();
}

void PicturePanel::clear() {
    m_prediction.reset();
    m_picture->clear();
    refresh();
}

void PicturePanel::setMap(std::shared_ptr<const PictureMap> map) {
    m_alike->setMap(std::move(map));
}

QString PicturePanel::className(int label) const {
    if (label < 0 || label >= static_cast<int>(m_classes.size())) return {};
    return fromUtf8(m_classes[static_cast<std::size_t>(label)]);
}

void PicturePanel::refresh() {
    m_empty->setText(tr("Choose a picture: it appears here with the answers of all three heads."));
    m_headsTitle->setText(tr("What the three heads say"));
    m_heads->setAccessibleName(m_headsTitle->text());
    m_unit->setText(tr("probability, %"));
    m_empty->setVisible(!m_prediction);
    m_body->setVisible(m_prediction.has_value());
    showButtons();
    if (!m_prediction) return;
    showAnswer();
    showHeads();
}

/// Paths of loose files are absolute ones.
bool PicturePanel::inTheData() const {
    return m_session.dataSet() && m_session.asked() != Session::Asked::Files;
}

void PicturePanel::showButtons() {
    m_inData->setText(besideIcon(tr("Show in Data")));
    m_folder->setText(besideIcon(tr("Show in folder")));
    const QString none = tr("No picture is chosen.");
    const bool file = m_prediction && !m_session.fileOf(m_prediction->path).isEmpty();
    m_folder->setEnabled(file);
    m_folder->setToolTip(file ? QString() : m_prediction ? tr("This picture is not a file of its own.") : none);
    const bool known = m_prediction && inTheData();
    m_inData->setEnabled(known);
    m_inData->setToolTip(known          ? tr("The page Data, with this picture chosen")
                         : m_prediction ? tr("This picture is not one of the open data set.")
                                        : none);
}

void PicturePanel::showAnswer() {
    const Prediction& prediction = *m_prediction;
    const bool known = prediction.truth >= 0;
    m_verdict->setVisible(known);
    m_verdict->setPixmap(iconPixmap(prediction.right() ? QStringLiteral("tick") : QStringLiteral("cross"),
                                    prediction.right() ? Token::Right : Token::Wrong, 16, devicePixelRatioF()));
    m_verdict->setAccessibleName(prediction.right() ? tr("right") : tr("wrong"));
    m_answer->setText(className(prediction.answer()));
    const QString percent = QString::number(100 * prediction.confidence(), 'f', 1);
    const QString name = shortened(className(prediction.truth), kLongestName);
    const QString told = !known               ? tr("%1 %")
                         : prediction.right() ? tr("%1 %, and that is right")
                                              : tr("%1 %, the picture is in %2");
    const auto with = [&](const QString& truth) {
        return known && !prediction.right() ? told.arg(percent, truth) : told.arg(percent);
    };
    m_truth->setText(with(QStringLiteral("<b style=\"color:%1\">%2</b>")
                              .arg(Theme::instance().color(Token::Text).name(), name.toHtmlEscaped())));
    m_truthWidth = QFontMetrics(Theme::instance().font(TextSize::Body, true)).horizontalAdvance(with(name));
    m_path->setText(fromUtf8(pathToText(prediction.path)));
    arrangeAnswer();
}

/// What follows the answer stands beside it, or below where both names are long.
void PicturePanel::arrangeAnswer() {
    const int beside =
        m_verdict->sizeHint().width() + m_answer->sizeHint().width() + m_truthWidth + 2 * m_says->spacing();
    const bool fits = beside <= m_body->width() - m_body->layout()->contentsMargins().left() * 2;
    m_says->setDirection(fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

/// The picture has what all else leaves.
void PicturePanel::makeRoom() {
    const QLayout& column = *m_body->layout();
    const QMargins edges = column.contentsMargins();
    const int width = m_body->width();
    const int others =
        column.totalHeightForWidth(width) - m_picture->heightForWidth(width - edges.left() - edges.right());
    m_picture->setRoom(m_body->height() - others);
}

/// When the layout is done with what has changed.
bool PicturePanel::eventFilter(QObject* watched, QEvent* event) {
    const bool laidOut = event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest;
    if (watched == m_body && laidOut) makeRoom();
    return QFrame::eventFilter(watched, event);
}

void PicturePanel::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    if (m_prediction) arrangeAnswer();
}

void PicturePanel::showHeads() {
    const Prediction& prediction = *m_prediction;
    std::vector<HeadColumn> columns;
    const auto add = [&](Head head, const QString& under, const std::vector<float>& logits) {
        if (!logits.empty()) columns.push_back({head, under, topRows(logits, m_classes, prediction.truth)});
    };
    add(Head::Aux1, tr("after 4a"), prediction.aux1);
    add(Head::Aux2, tr("after 4d"), prediction.aux2);
    add(Head::Main, tr("the answer"), prediction.main);
    m_heads->setColumns(std::move(columns));
    const auto first = [](const std::vector<float>& logits) {
        return logits.empty() ? -1 : topClasses(logits, 1).front();
    };
    const HeadAnswers answers{prediction.truth, first(prediction.aux1), first(prediction.aux2), first(prediction.main),
                              prediction.confidence()};
    m_story->setText(storyText(storyOf(answers), {className(answers.truth), className(answers.aux1),
                                                  className(answers.aux2), className(answers.main)}));
}

void PicturePanel::openFolder() {
    if (!m_prediction) return;
    const QString file = m_session.fileOf(m_prediction->path);
    showInFolder(file, this, [this, file] {
        emit m_session.failed(
            [file] { return tr("The desktop has no program that shows the folder of \"%1\".").arg(file); }, {});
    });
}

void PicturePanel::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) refresh();
}

}  // namespace studio::ui
