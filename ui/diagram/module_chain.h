// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/module_opening.h"

namespace studio::ui {

/// A part of the stem or a head from within: its layers follow one another, each as high as what it writes.
Drawing layOutChain(const Opening& opening);

}  // namespace studio::ui
