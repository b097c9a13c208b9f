// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMargins>
#include <QString>

class QAbstractScrollArea;
class QButtonGroup;
class QFrame;
class QLabel;
class QProgressBar;
class QSplitter;
class QLayout;
class QScrollArea;
class QToolButton;
class QVBoxLayout;
class QWidget;

/// Small makers of the widgets every page is put together from.
namespace studio::ui {

/// A label of one of the stylesheet's roles that takes less than its text needs without pushing its neighbours. Its
/// text is shown as it is, since names out of somebody's files stand in it: who writes markup says so (setTextFormat).
QLabel* makeLabel(QWidget* parent, const char* role, const char* objectName = nullptr);
/// Breaks into lines.
QLabel* makeTextLabel(QWidget* parent, const char* role, const char* objectName = nullptr);
/// A ground of the panels' colour, and what scrolls one up and down that is as wide as its place.
QWidget* makePanel(QWidget* parent);
QScrollArea* makeColumnScroll(QWidget* parent);
/// The vertical bar is always there, or columns would come and go with it; its handle only where there is something to
/// scroll.
void keepScrollBar(QAbstractScrollArea& area);
/// Its widths are as a person left them the last time; call it once its widgets are in.
void rememberSplitter(QSplitter& splitter, const char* key);
/// The row over a panel in which its title stands.
QWidget* makeHeader(QWidget* parent);
QFrame* verticalLine(QWidget* parent);
QFrame* horizontalLine(QWidget* parent);
/// A card, added to `column`, of rows that reach its edges; addRow() puts a line between two.
QVBoxLayout* makeCardOfRows(QVBoxLayout& column, QWidget* parent);
void addRow(QVBoxLayout& rows, QWidget* row);
/// Their widgets are deleted when control is back in the event loop: one of them may be calling.
void removeAll(QLayout& layout);
/// A button's text with air between it and the icon before it, which styles leave out.
QString besideIcon(const QString& text);
QToolButton* makeToolButton(QWidget* parent, const char* role, const char* iconName = nullptr);
/// Work that goes on: in words, how far it is, and a cross that ends it.
struct ProgressRow {
    QFrame* row = nullptr;
    QLabel* text = nullptr;
    QProgressBar* bar = nullptr;
    QToolButton* cancel = nullptr;
};
ProgressRow makeProgressRow(QWidget* parent, const QMargins& margins = {});
/// Of buttons that exclude one another Tab reaches the chosen one, or the first, and the arrow keys the others. Qt sees
/// to it only once one of them had the focus, and then keeps it where the focus was.
void giveTabToChosen(const QButtonGroup& group);

}  // namespace studio::ui
