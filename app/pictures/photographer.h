// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pictures/scenes.h"

#include <QDir>

namespace studio::pictures {

/// Takes scenes in every dress: light, dark and Chinese.
class Photographer {
public:
    Photographer(Stage& stage, QDir folder) : m_stage(stage), m_folder(std::move(folder)) {}

    /// Brings the scene about and takes its pictures. False when its state was not reached or a file not written.
    bool take(const Scene& scene);

private:
    bool reach(const Scene& scene);
    bool save(const QString& name);

    Stage& m_stage;
    QDir m_folder;
};

}  // namespace studio::pictures
