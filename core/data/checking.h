// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_set.h"

namespace studio {

/// The last part of checking, from the facts of single files: duplicates, pictures alike, two classes, wrong endings;
/// fills in `problems`. Internal to core/data.
void compareFiles(const DataSet& set, CheckReport& report);

/// The part of it that needs decoded pictures: those that look like another. Of equal files the first stands for all.
void likePictures(const DataSet& set, CheckReport& report);

/// The file takes part in the split and the fingerprint: its bytes were read and begin like a picture's. The same at
/// either depth, whatever decoding says later.
bool looksLikeAPicture(const FileFacts& facts);

}  // namespace studio
