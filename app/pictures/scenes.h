// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pictures/stage.h"
#include "ui/page_table.h"

#include <QPointer>
#include <QWidget>
#include <span>

namespace studio::pictures {

/// One picture: a page, the state it is brought into, and what lies over it. The rows are walked from the top, so that
/// a state may build on the one before.
struct Scene {
    const char* name;  ///< of the file, "NN-what"; a dress adds its ending
    ui::Page page;
    /// Brings the window into the state; false when it could not be reached. Null: the state of the row before.
    bool (*reach)(Stage&) = nullptr;
    /// Opens a dialog or menu over the page, anew in each dress; it is closed after its picture. Null: the page alone.
    QPointer<QWidget> (*over)(Stage&) = nullptr;
    /// Of a state that does not last: reached anew in each dress, taken at once, and then ended by this.
    void (*end)(Stage&) = nullptr;
    /// Only while a run is under way: left out, and said, when a short one has ended before.
    bool ofALiveRun = false;
};

/// With a training made for them, on the data given.
std::span<const Scene> scenesOfTraining();
/// Of a run that is there.
std::span<const Scene> scenesOfRun();

}  // namespace studio::pictures
