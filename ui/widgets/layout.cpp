// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/layout.h"

#include "ui/base/app_settings.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"

#include <QButtonGroup>
#include <QFrame>
#include <QLabel>
#include <QProgressBar>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace studio::ui {

QLabel* makeLabel(QWidget* parent, const char* role, const char* objectName) {
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    setRole(label, role);
    if (objectName) label->setObjectName(QLatin1String(objectName));
    return label;
}

QLabel* makeTextLabel(QWidget* parent, const char* role, const char* objectName) {
    QLabel* label = makeLabel(parent, role, objectName);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    return label;
}

QWidget* makePanel(QWidget* parent) {
    auto* panel = new QWidget(parent);
    setRole(panel, "panel");
    panel->setAttribute(Qt::WA_StyledBackground);
    return panel;
}

QScrollArea* makeColumnScroll(QWidget* parent) {
    auto* scroll = new QScrollArea(parent);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return scroll;
}

void keepScrollBar(QAbstractScrollArea& area) {
    area.setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    QScrollBar* bar = area.verticalScrollBar();
    // The style sheet draws no handle for a bar that is disabled.
    QObject::connect(bar, &QScrollBar::rangeChanged, bar, [bar](int low, int high) { bar->setEnabled(high > low); });
    bar->setEnabled(bar->maximum() > bar->minimum());
}

QWidget* makeHeader(QWidget* parent) {
    auto* header = new QWidget(parent);
    setRole(header, "toolbar");
    header->setAttribute(Qt::WA_StyledBackground);
    header->setFixedHeight(40);
    return header;
}

QFrame* verticalLine(QWidget* parent) {
    auto* line = new QFrame(parent);
    setRole(line, "line");
    line->setFixedWidth(1);
    line->setFixedHeight(32);
    return line;
}

QFrame* horizontalLine(QWidget* parent) {
    auto* line = new QFrame(parent);
    setRole(line, "hairline");
    line->setFixedHeight(1);
    return line;
}

QVBoxLayout* makeCardOfRows(QVBoxLayout& column, QWidget* parent) {
    auto* card = new QFrame(parent);
    setRole(card, "card");
    auto* rows = new QVBoxLayout(card);
    rows->setContentsMargins(1, 1, 1, 1);
    rows->setSpacing(0);
    column.addWidget(card);
    return rows;
}

void addRow(QVBoxLayout& rows, QWidget* row) {
    if (rows.count() > 0) rows.addWidget(horizontalLine(rows.parentWidget()));
    rows.addWidget(row);
}

void removeAll(QLayout& layout) {
    while (QLayoutItem* item = layout.takeAt(0)) {
        if (item->widget()) item->widget()->deleteLater();
        delete item;
    }
}

QString besideIcon(const QString& text) {
    return QChar(QChar::Space) + text;
}

QToolButton* makeToolButton(QWidget* parent, const char* role, const char* iconName) {
    auto* button = new QToolButton(parent);
    setRole(button, role);
    button->setFocusPolicy(Qt::TabFocus);
    if (!iconName) return button;
    button->setIcon(icon(QLatin1String(iconName)));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return button;
}

ProgressRow makeProgressRow(QWidget* parent, const QMargins& margins) {
    ProgressRow made;
    made.row = new QFrame(parent);
    auto* row = new QHBoxLayout(made.row);
    row->setContentsMargins(margins);
    row->setSpacing(8);
    made.text = makeLabel(made.row, "tableMuted");
    made.bar = new QProgressBar(made.row);
    made.bar->setTextVisible(false);
    made.cancel = makeToolButton(made.row, "flat", "close");
    row->addWidget(made.text);
    row->addWidget(made.bar, 1);
    row->addWidget(made.cancel);
    return made;
}

void giveTabToChosen(const QButtonGroup& group) {
    const QList<QAbstractButton*> buttons = group.buttons();
    for (QAbstractButton* button : buttons) {
        const bool reached = group.checkedButton() ? button->isChecked() : button == buttons.first();
        const Qt::FocusPolicy policy = button->focusPolicy();
        button->setFocusPolicy(Qt::FocusPolicy(reached ? policy | Qt::TabFocus : policy & ~Qt::TabFocus));
    }
}

void rememberSplitter(QSplitter& splitter, const char* key) {
    splitter.restoreState(appSettings().value(QLatin1String(key)).toByteArray());
    QObject::connect(&splitter, &QSplitter::splitterMoved, &splitter,
                     [&splitter, key] { appSettings().setValue(QLatin1String(key), splitter.saveState()); });
}

}  // namespace studio::ui
