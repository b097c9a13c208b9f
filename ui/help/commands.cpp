// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/commands.h"

#include <QCoreApplication>
#include <algorithm>

namespace studio::ui {
namespace {

constexpr CommandRow kTable[] = {
    {Command::Pages, QT_TRANSLATE_NOOP("Keys", "Ctrl+1 to Ctrl+5"),
     QT_TRANSLATE_NOOP("Commands", "Show a page, counted from the left")},
    {Command::Toggle, "Ctrl+Space", QT_TRANSLATE_NOOP("Commands", "Start, pause or continue the training")},
    {Command::InPage, "Space",
     QT_TRANSLATE_NOOP("Commands", "Pause or continue, where the focused control has no use for the key")},
    {Command::OpenFolder, "Ctrl+O", QT_TRANSLATE_NOOP("Commands", "Open a folder of pictures")},
    {Command::OpenRun, "Ctrl+Shift+O", QT_TRANSLATE_NOOP("Commands", "Open a run or checkpoint")},
    {Command::Export, "Ctrl+E", QT_TRANSLATE_NOOP("Commands", "Export a run, on the page Runs")},
    {Command::Paste, "Ctrl+V", QT_TRANSLATE_NOOP("Commands", "Ask the network about the picture in the clipboard")},
    {Command::InPage, "Ctrl+F", QT_TRANSLATE_NOOP("Commands", "Find by name, on a page that lists something")},
    {Command::InPage, QT_TRANSLATE_NOOP("Keys", "Arrow keys"),
     QT_TRANSLATE_NOOP("Commands", "Walk through pictures, cells and rows; Enter chooses")},
    {Command::InPage, QT_TRANSLATE_NOOP("Keys", "Shift+arrow keys"),
     QT_TRANSLATE_NOOP("Commands", "Choose several pictures, on the page Data; in a plot, ten steps at once")},
    {Command::InPage, QT_TRANSLATE_NOOP("Keys", "Home and End"),
     QT_TRANSLATE_NOOP("Commands", "The first and the last picture or module; in a plot, Home shows everything")},
    {Command::InPage, "Esc",
     QT_TRANSLATE_NOOP("Commands", "Back: out of a module, away from a value of a plot or a channel, out of a search")},
    {Command::InPage, "Ctrl+A", QT_TRANSLATE_NOOP("Commands", "Choose all pictures, on the page Data")},
    {Command::InPage, "Ctrl+C",
     QT_TRANSLATE_NOOP("Commands", "Copy the paths of the chosen pictures, on the page Data")},
    {Command::InPage, QT_TRANSLATE_NOOP("Keys", "Delete"),
     QT_TRANSLATE_NOOP(
         "Commands",
         "Leave the chosen pictures out of training, or take them back in, on the pages Data and Predictions")},
    {Command::InPage, QT_TRANSLATE_NOOP("Keys", "Ctrl+wheel"),
     QT_TRANSLATE_NOOP("Commands", "Larger or smaller pictures in a grid")},
    {Command::InPage, QT_TRANSLATE_NOOP("Keys", "Ctrl++ and Ctrl+-, Ctrl+0"),
     QT_TRANSLATE_NOOP("Commands", "The same by keys; pictures of the usual size")},
    {Command::InPage, QT_TRANSLATE_NOOP("Keys", "+ and -, 0"),
     QT_TRANSLATE_NOOP("Commands", "In the network: larger, smaller, all of it")},
    {Command::InPage, QT_TRANSLATE_NOOP("Keys", "Wheel, drag, double click"),
     QT_TRANSLATE_NOOP("Commands", "In a plot: zoom, move, show everything")},
    {Command::InPage, QT_TRANSLATE_NOOP("Keys", "Right click, Enter"),
     QT_TRANSLATE_NOOP("Commands", "In the plot of losses: the pictures of the step at the cursor")},
    {Command::InPage, QT_TRANSLATE_NOOP("Keys", "Space in a list"),
     QT_TRANSLATE_NOOP("Commands", "Use or leave out a class; compare a run")},
    {Command::InPage, "F2", QT_TRANSLATE_NOOP("Commands", "Rename a run, in the table of runs")},
    {Command::InPage, QT_TRANSLATE_NOOP("Keys", "Delete"),
     QT_TRANSLATE_NOOP("Commands", "Move a run to the wastebasket, in the table of runs; it can be undone")},
    {Command::Help, "F1", QT_TRANSLATE_NOOP("Commands", "This help")},
    {Command::Quit, "Ctrl+Q", QT_TRANSLATE_NOOP("Commands", "Close the window")},
};

}  // namespace

std::span<const CommandRow> commandTable() {
    return kTable;
}

QKeySequence keysOf(Command command) {
    const auto row = std::ranges::find(kTable, command, &CommandRow::command);
    return row == std::end(kTable) ? QKeySequence()
                                   : QKeySequence(QLatin1String(row->keys), QKeySequence::PortableText);
}

QString keysText(Command command) {
    return keysOf(command).toString(QKeySequence::NativeText);
}

QString keysText(const CommandRow& row) {
    const QKeySequence keys(QLatin1String(row.keys), QKeySequence::PortableText);
    const bool real = keys.toString(QKeySequence::PortableText) == QLatin1String(row.keys);
    return real ? keys.toString(QKeySequence::NativeText) : QCoreApplication::translate("Keys", row.keys);
}

QString commandText(const CommandRow& row) {
    return QCoreApplication::translate("Commands", row.text);
}

}  // namespace studio::ui
