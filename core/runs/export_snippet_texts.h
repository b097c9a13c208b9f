// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/export_snippet.h"

/// The programs of an export, with places such as <SIZE> that export_snippet.cpp fills in.
namespace studio {

Snippet pythonSnippet(const Checkpoint& checkpoint, const ExportOptions& options);
Snippet cppSnippet(const Checkpoint& checkpoint, const ExportOptions& options);

}  // namespace studio
