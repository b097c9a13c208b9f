// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/segmented_choice.h"

#include "ui/theme/theme.h"
#include "ui/widgets/layout.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>
#include <algorithm>

namespace studio::ui {

static constexpr int kFrame = 20;  ///< px of border and padding around a text, as the stylesheet has them

SegmentedChoice::SegmentedChoice(QWidget* parent)
    : QWidget(parent), m_layout(new QHBoxLayout(this)), m_group(new QButtonGroup(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    connect(m_group, &QButtonGroup::idClicked, this, &SegmentedChoice::chosen);
    connect(m_group, &QButtonGroup::idToggled, this, [this] { giveTabToChosen(*m_group); });
}

void SegmentedChoice::setTexts(const QStringList& texts) {
    const int before = std::max(0, choice());
    while (m_group->buttons().size() < texts.size()) {
        auto* button = new QToolButton(this);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        m_group->addButton(button, static_cast<int>(m_group->buttons().size()));
        m_layout->addWidget(button);
    }
    for (int i = 0; i < texts.size(); ++i) {
        QAbstractButton* button = m_group->button(i);
        button->setText(texts[i]);
        button->setProperty("end", i == 0 ? "first" : i + 1 == texts.size() ? "last" : "");
        setRole(button, "segment");
        // The taken one is semibold, which the size hint of the plain text does not know.
        button->ensurePolished();
        QFont strong = button->font();
        strong.setWeight(QFont::DemiBold);
        button->setMinimumWidth(0);  // of the text before
        button->setMinimumWidth(
            std::max(QFontMetrics(strong).horizontalAdvance(texts[i]) + kFrame, button->sizeHint().width()));
    }
    setChoice(before);
    giveTabToChosen(*m_group);
}

void SegmentedChoice::clearChoice() {
    m_group->setExclusive(false);
    if (QAbstractButton* taken = m_group->checkedButton()) taken->setChecked(false);
    m_group->setExclusive(true);
    giveTabToChosen(*m_group);
}

int SegmentedChoice::choice() const {
    return m_group->checkedId();
}

void SegmentedChoice::setChoice(int choice) {
    if (QAbstractButton* button = m_group->button(choice)) button->setChecked(true);
}

}  // namespace studio::ui
