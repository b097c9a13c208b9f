// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exit_code.h"

namespace studio::cli {

int exitCodeOf(ErrorCode code) {
    switch (code) {
        case ErrorCode::Cancelled:
            return kStopped;
        case ErrorCode::UnknownSetting:
        case ErrorCode::SettingRange:
        case ErrorCode::UnknownChoice:
        case ErrorCode::BatchTooLarge:
        case ErrorCode::VariantNeeded:
        case ErrorCode::RunCannotResume:
        case ErrorCode::RunFolderInUse:
        case ErrorCode::RunFolderNotEmpty:
        case ErrorCode::FolderNotEmpty:
        case ErrorCode::NoSplitInCheckpoint:
        case ErrorCode::NoSuchDevice:
            return kWrongUsage;
        default:
            return kFailed;
    }
}

}  // namespace studio::cli
