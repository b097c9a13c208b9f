// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <span>

class QWidget;

namespace studio::ui {

class Session;

/// The pages from left to right. A new page is a value here and a row of page_table.cpp.
enum class Page { Data, Network, Training, Predictions, Runs };

struct PageRow {
    Page page;
    const char* name;  ///< what the settings remember; its tab is the object NAME + "Tab"
    const char* text;  ///< on the tab; context "Tabs"
    const char* help;  ///< what it shows, a sentence or two; context "Help"
    QWidget* (*make)(Session& session, QWidget* parent);
};
std::span<const PageRow> pageTable();

QString pageText(const PageRow& row);
/// Of a remembered name; an unknown one is Data.
Page pageNamed(const QString& name);
const PageRow& rowOf(Page page);

}  // namespace studio::ui
