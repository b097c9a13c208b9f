// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_set.h"

#include <stop_token>

namespace studio {

/// The last part of checking, from the facts of single files: duplicates, pictures alike, two classes, wrong endings;
/// fills in `problems`. Throws Cancelled. Internal to core/data.
void compareFiles(const DataSet& set, CheckReport& report, const std::stop_token& stop);

/// The part of it that needs decoded pictures: those that look like another. Of equal files the first stands for all.
/// Throws Cancelled.
void likePictures(const DataSet& set, CheckReport& report, const std::stop_token& stop);

/// The file takes part in the split and the fingerprint: its bytes were read and begin like a picture's. The same at
/// either depth, whatever decoding says later.
bool looksLikeAPicture(const FileFacts& facts);

}  // namespace studio
