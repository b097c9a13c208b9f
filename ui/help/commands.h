// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QString>
#include <span>

namespace studio::ui {

/// What keys do. The window's shortcuts, the menus' hints and the help page are all made from this one table.
enum class Command { Pages, Toggle, OpenFolder, OpenRun, Export, Paste, Help, Quit, InPage };
struct CommandRow {
    Command command;   ///< InPage: the page in focus does it itself
    const char* keys;  ///< portable text of a key sequence, or words (context "Keys") for what is none
    const char* text;  ///< context "Commands"
};
std::span<const CommandRow> commandTable();

QKeySequence keysOf(Command command);
/// As people of this system read it, "Ctrl+O".
QString keysText(Command command);
/// Keys and text of a row, in the present language.
QString keysText(const CommandRow& row);
QString commandText(const CommandRow& row);

}  // namespace studio::ui
