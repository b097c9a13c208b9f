// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/torchscript.h"

#include <string>

namespace studio::engine {

/// The program of the root module, "def forward(self, ..)": the network's operations, written out over submodules that
/// bear the state dict's names.
std::string torchScriptSource(const TorchScriptRequest& request);

/// Buffers that the program reads with preprocessing, 1 x 3 x 1 x 1 each, in the network's channel order.
inline constexpr const char* kPreprocessingModule = "preprocessing";

}  // namespace studio::engine
