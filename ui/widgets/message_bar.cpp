// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/message_bar.h"

#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/layout.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

namespace studio::ui {

MessageBar::MessageBar(QWidget* parent) : QFrame(parent) {
    setRole(this, "bar");
    setObjectName("messageBar");
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(16, 6, 8, 6);
    grid->setHorizontalSpacing(8);
    m_icon = new QLabel(this);
    m_text = makeTextLabel(this, "body", "messageText");
    m_detail = makeTextLabel(this, "caption", "messageDetail");
    for (QLabel* label : {m_text, m_detail}) label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_undo = makeToolButton(this, "link");
    m_undo->setObjectName("messageUndo");
    m_more = makeToolButton(this, "flat");
    m_more->setObjectName("messageMore");
    m_more->setCheckable(true);
    m_close = makeToolButton(this, "flat", "close");
    m_close->setToolButtonStyle(Qt::ToolButtonIconOnly);
    grid->addWidget(m_icon, 0, 0, Qt::AlignVCenter);
    grid->addWidget(m_text, 0, 1, Qt::AlignVCenter);
    grid->addWidget(m_undo, 0, 2, Qt::AlignVCenter);
    grid->addWidget(m_more, 0, 3, Qt::AlignTop);
    grid->addWidget(m_close, 0, 4, Qt::AlignTop);
    grid->addWidget(m_detail, 1, 1, 1, 4);
    grid->setColumnStretch(1, 1);
    connect(m_more, &QToolButton::toggled, m_detail, &QLabel::setVisible);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_undo, &QToolButton::clicked, this, [this] {
        hide();
        emit undoAsked();
    });
    connect(&Theme::instance(), &Theme::themeChanged, this, &MessageBar::updateIcon);
    updateIcon();
    retranslate();
    hide();
}

void MessageBar::showText(const Sentence& sentence, bool notice, bool undoable) {
    m_sentence = sentence;
    m_notice = notice;
    setRole(this, notice ? "notice" : "bar");
    updateIcon();
    retranslate();
    m_undo->setVisible(undoable);
    m_more->setChecked(false);
    m_detail->hide();
    show();
}

void MessageBar::showMessage(const Sentence& sentence, const QString& detail, bool undoable) {
    showText(sentence, false, undoable);
    m_detail->setText(detail);
    m_more->setVisible(!detail.isEmpty());
}

void MessageBar::showNotice(const Sentence& sentence, bool undoable) {
    showText(sentence, true, undoable);
    m_more->hide();
}

QString MessageBar::sentence() const {
    return isHidden() ? QString() : m_text->text();
}

void MessageBar::updateIcon() {
    m_icon->setPixmap(m_notice ? iconPixmap("info", Token::Muted, 16, devicePixelRatioF())
                               : iconPixmap("warning", Token::Warning, 16, devicePixelRatioF()));
}

void MessageBar::retranslate() {
    m_text->setText(m_sentence.text());
    setAccessibleName(m_text->text());
    m_undo->setText(tr("Undo"));
    m_more->setText(tr("Details"));
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(tr("Close this message"));
}

void MessageBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        if (m_text->text().isEmpty()) hide();  // what it said does not hold any more
    }
    QFrame::changeEvent(event);
}

}  // namespace studio::ui
