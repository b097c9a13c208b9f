// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"

#include <QDialog>

namespace studio::ui {

/// What the program is, its version and licence, and those of everything it is linked with.
class AboutDialog : public QDialog {
    Q_OBJECT
public:
    /// `engine` is null while it is not loaded.
    AboutDialog(const EngineInfo* engine, QWidget* parent);

private:
    QWidget* buildHead();
    QWidget* buildLibraries(const EngineInfo* engine);
};

}  // namespace studio::ui
