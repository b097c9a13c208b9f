// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/module_opening.h"

namespace studio::ui {

/// An Inception module from within: every branch reads the whole input, so their fans overlap; only the outputs are
/// stacked, with the range of channels each has afterwards. The branch's max pool keeps all channels and is drawn
/// dashed, not to scale.
Drawing layOutInside(const Opening& opening);

}  // namespace studio::ui
