// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include "ui/theme/theme.h"
#include "ui/widgets/layout.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace studio::ui {

EmptyState::EmptyState(const QString& name, QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(96, 0, 96, 80);
    column->setSpacing(8);
    m_title = makeLabel(this, "hero");
    m_title->setObjectName(name + QStringLiteral("Title"));
    m_sentence = makeTextLabel(this, "muted");
    m_sentence->setObjectName(name);
    for (QLabel* label : {m_title, m_sentence}) label->setAlignment(Qt::AlignCenter);
    m_door = new QPushButton(this);
    m_door->setObjectName(name + QStringLiteral("Door"));
    setRole(m_door, "primary");
    m_otherDoor = new QPushButton(this);
    m_otherDoor->setObjectName(name + QStringLiteral("OtherDoor"));
    auto* doors = new QHBoxLayout;
    doors->setSpacing(8);
    doors->addStretch(1);
    doors->addWidget(m_door);
    doors->addWidget(m_otherDoor);
    doors->addStretch(1);
    column->addStretch(1);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addSpacing(8);
    column->addLayout(doors);
    column->addStretch(1);
    connect(m_door, &QPushButton::clicked, this, &EmptyState::doorChosen);
    connect(m_otherDoor, &QPushButton::clicked, this, &EmptyState::otherDoorChosen);
    offer({});
}

void EmptyState::say(const QString& title, const QString& sentence) {
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
}

void EmptyState::offer(const QString& door, const QString& otherDoor) {
    m_door->setText(door);
    m_door->setVisible(!door.isEmpty());
    m_otherDoor->setText(otherDoor);
    m_otherDoor->setVisible(!otherDoor.isEmpty());
}

}  // namespace studio::ui
