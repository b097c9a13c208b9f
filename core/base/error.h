// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace studio {

/// What went wrong, as a closed set. The sentence for each lives in one table (error.cpp), marked for
/// translation there; the window translates the template, the command line prints it in English.
enum class ErrorCode {
    Cancelled,            ///< the user asked to stop; an outcome, never shown as a failure
    Internal,             ///< a bug in the studio. %1 what
    FileNotFound,         ///< %1 path
    NoPermission,         ///< %1 path
    CannotRead,           ///< %1 path, %2 reason
    CannotWrite,          ///< %1 path, %2 reason
    DiskFull,             ///< %1 path
    WaitsForRoom,         ///< %1 megabytes needed, %2 run folder; why a run is paused, never thrown
    WaitsForPictures,     ///< %1 path of a picture, %2 seconds; why a run is paused, never thrown
    NotADataSet,          ///< %1 path
    EmptyDataSet,         ///< %1 path
    OneClassOnly,         ///< %1 path, %2 class
    ClassTooSmall,        ///< %1 class, %2 pictures it has
    ListFileLine,         ///< %1 path, %2 line number, %3 reason
    IdxFile,              ///< %1 path, %2 reason
    BadPicture,           ///< %1 path, %2 reason
    UnknownSetting,       ///< %1 key, %2 nearest key
    SettingRange,         ///< %1 key, %2 value given, %3 allowed
    UnknownChoice,        ///< %1 what is chosen, %2 value given, %3 allowed
    BatchTooLarge,        ///< %1 batch size, %2 training pictures
    NotACheckpoint,       ///< %1 path, %2 reason
    DamagedCheckpoint,    ///< %1 path, %2 reason
    WeightsDoNotFit,      ///< %1 path, %2 the keys that differ
    ClassesDoNotFit,      ///< %1 path, %2 classes in the file, %3 classes in the data
    VariantNeeded,        ///< %1 path
    NotARun,              ///< %1 path
    RunFolderInUse,       ///< %1 path
    RunFolderNotEmpty,    ///< %1 path
    RunCannotResume,      ///< %1 path, %2 its state
    NoSplitInCheckpoint,  ///< %1 checkpoint, %2 split asked for
    NoPicturesInSplit,    ///< %1 data, %2 split
    EngineMissing,        ///< %1 library, %2 the loader's message
    EngineFailed,         ///< %1 what LibTorch said, first line
    OutOfMemory,          ///< %1 batch size
    BatchOutOfMemory,     ///< %1 batch size of a training, %2 half of it, %3 batches per step then
    NoSuchDevice,         ///< %1 device asked for, %2 devices there are
    Diverged,             ///< %1 epoch, %2 step, %3 checkpoint kept
    DivergedUnsaved,      ///< %1 epoch, %2 step
    DataVanished,         ///< %1 path
    DataChanged,          ///< %1 path, %2 run, %3 what changed
    FolderNotEmpty,       ///< %1 path
    NotInData,            ///< %1 a person's list, %2 the picture it names, %3 data
    LeftOutInUse,         ///< %1 data
    LeftOutDamaged,       ///< %1 data, %2 where the list is now
    ExportMismatch,       ///< %1 path, %2 largest difference, %3 allowed
};
inline constexpr ErrorCode kLastErrorCode = ErrorCode::ExportMismatch;

/// The one exception type that leaves core and the engine. Third-party exceptions are translated at the border.
class Error : public std::exception {
public:
    Error(ErrorCode code, std::vector<std::string> arguments = {}, std::string detail = {});

    ErrorCode code() const noexcept { return m_code; }
    /// Fills %1, %2, .. of the template.
    const std::vector<std::string>& arguments() const noexcept { return m_arguments; }
    /// Raw text of the layer below (LibTorch, the operating system); for the log and "details". May be empty.
    const std::string& detail() const noexcept { return m_detail; }
    /// One English sentence: what happened, to which thing, what to do next.
    const char* what() const noexcept override { return m_sentence.c_str(); }

private:
    ErrorCode m_code;
    std::vector<std::string> m_arguments;
    std::string m_detail;
    std::string m_sentence;
};

/// The English template of a code, context "Errors" for translators.
const char* errorTemplate(ErrorCode code);

/// Replaces %1..%9 by `arguments`; a place without an argument stays as it is.
std::string fillIn(std::string_view text, const std::vector<std::string>& arguments);

}  // namespace studio
