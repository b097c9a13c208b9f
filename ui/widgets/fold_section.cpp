// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fold_section.h"

#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/layout.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QToolButton>

namespace studio::ui {

FoldSection::FoldSection(QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* heading = new QWidget(this);
    heading->setFixedHeight(26);
    heading->installEventFilter(this);  // the whole line opens, not the arrow alone
    auto* row = new QHBoxLayout(heading);
    row->setContentsMargins(12, 0, 16, 0);
    row->setSpacing(4);
    m_arrow = makeToolButton(heading, "arrow");
    m_arrow->setCheckable(true);
    m_arrow->setFixedSize(22, 22);
    m_arrow->setIconSize({16, 16});
    m_title = makeLabel(heading, "plain");
    m_summary = new ElidedLabel(heading, "caption");
    m_summary->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_arrow);
    row->addWidget(m_title);
    row->addSpacing(8);
    row->addWidget(m_summary, 1);
    m_body = new QWidget(this);
    m_contents = new QVBoxLayout(m_body);
    m_contents->setContentsMargins(16, 4, 16, 12);
    m_contents->setSpacing(10);
    column->addWidget(heading);
    column->addWidget(m_body);
    connect(m_arrow, &QToolButton::toggled, this, &FoldSection::setOpen);
    setOpen(false);
}

void FoldSection::setTexts(const QString& title, const QString& summary) {
    m_title->setText(title);
    m_summary->setText(summary);
    m_arrow->setAccessibleName(title);
}

void FoldSection::setOpen(bool open) {
    m_arrow->setChecked(open);
    m_arrow->setIcon(icon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), Token::Muted));
    m_body->setVisible(open);
}

bool FoldSection::isOpen() const {
    return m_arrow->isChecked();
}

bool FoldSection::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseButtonRelease && static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton) {
        setOpen(!isOpen());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace studio::ui
