// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace studio::ui {

/// What the program is, its version and licence, and those of everything it is linked with.
class AboutDialog : public QDialog {
    Q_OBJECT
public:
    /// `torchVersion` is empty while the engine is not loaded.
    AboutDialog(const QString& torchVersion, QWidget* parent);

private:
    QWidget* buildHead();
    QWidget* buildLibraries(const QString& torchVersion);
};

}  // namespace studio::ui
