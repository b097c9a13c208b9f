// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

#include <QIcon>
#include <QPixmap>
#include <QString>

namespace studio::ui {

/// An icon of resources/icons by its file name without ending, drawn as an outline in `token`'s colour of the present
/// theme whenever it is painted (so a theme switch needs no new icon), in the disabled colour when disabled. Sharp at
/// any scale. A name that does not exist gives a null icon and a warning.
QIcon icon(const QString& name, Token token = Token::Text);
QPixmap iconPixmap(const QString& name, Token token, int side, qreal devicePixelRatio);

}  // namespace studio::ui
