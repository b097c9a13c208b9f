// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/find_line.h"

#include "ui/theme/icon.h"
#include "ui/widgets/layout.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QKeySequence>
#include <QLabel>

namespace studio::ui {

static constexpr int kRight = 8;
static constexpr int kGlass = 32;  ///< px before the text

FindLine::FindLine(QWidget* parent) : QLineEdit(parent) {
    addAction(icon(QStringLiteral("search"), Token::Muted), LeadingPosition);
    m_keys = makeLabel(this, "caption", "findKeys");
    m_keys->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* inside = new QHBoxLayout(this);
    inside->setContentsMargins(0, 0, kRight, 0);
    inside->addStretch();
    inside->addWidget(m_keys);
    connect(this, &QLineEdit::textChanged, this, &FindLine::showKeys);
    showKeys();
}

void FindLine::showKeys() {
    m_keys->setText(QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText));
    const int wanted =
        kGlass + fontMetrics().horizontalAdvance(placeholderText()) + kRight + m_keys->sizeHint().width() + kRight;
    m_keys->setVisible(text().isEmpty() && wanted <= width());
}

void FindLine::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape || text().isEmpty()) return QLineEdit::keyPressEvent(event);
    clear();
}

void FindLine::changeEvent(QEvent* event) {
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) showKeys();
}

void FindLine::resizeEvent(QResizeEvent* event) {
    QLineEdit::resizeEvent(event);
    showKeys();
}

}  // namespace studio::ui
