// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include "core/base/text.h"

namespace studio {

const char* errorTemplate(ErrorCode code) {
    switch (code) {
        case ErrorCode::Cancelled:
            return STUDIO_TEXT("Errors", "Stopped as asked.");
        case ErrorCode::Internal:
            return STUDIO_TEXT("Errors", "The studio made a mistake: %1. Please report it with the log.");
        case ErrorCode::FileNotFound:
            return STUDIO_TEXT("Errors", "There is no file or folder \"%1\". Check the name and try again.");
        case ErrorCode::NoPermission:
            return STUDIO_TEXT("Errors", "You may not open \"%1\". Change its permissions or choose another place.");
        case ErrorCode::CannotRead:
            return STUDIO_TEXT("Errors", "\"%1\" could not be read: %2. Check the disk or choose another file.");
        case ErrorCode::CannotWrite:
            return STUDIO_TEXT("Errors", "\"%1\" could not be written: %2. Choose another place.");
        case ErrorCode::DiskFull:
            return STUDIO_TEXT("Errors",
                               "The disk is full: \"%1\" could not be written. Make room and try again; "
                               "what was saved before is kept.");
        case ErrorCode::WaitsForRoom:
            return STUDIO_TEXT("Errors",
                               "The disk has no room for the next checkpoint: %1 MB are needed in \"%2\". Make room, "
                               "and the run goes on by itself.");
        case ErrorCode::WaitsForPictures:
            return STUDIO_TEXT("Errors",
                               "The drive with the pictures does not answer: reading \"%1\" takes longer than %2 "
                               "seconds. Once it answers, the run goes on by itself.");
        case ErrorCode::NotADataSet:
            return STUDIO_TEXT("Errors",
                               "\"%1\" is no data set. Choose a folder with one folder of pictures per class, "
                               "a CSV list (path,label) or IDX files.");
        case ErrorCode::EmptyDataSet:
            return STUDIO_TEXT("Errors",
                               "There are no usable pictures in \"%1\". Put one folder of pictures per class "
                               "into it.");
        case ErrorCode::OneClassOnly:
            return STUDIO_TEXT("Errors",
                               "\"%1\" has only the class \"%2\"; a classifier needs at least two. Add a "
                               "folder for a second class.");
        case ErrorCode::ClassTooSmall:
            return STUDIO_TEXT("Errors",
                               "Class \"%1\" has %2 usable picture(s); training and validation need at least "
                               "one each. Add pictures or leave the class out.");
        case ErrorCode::ListFileLine:
            return STUDIO_TEXT("Errors",
                               "Line %2 of \"%1\" can't be used: %3. Correct the line; each must read "
                               "path,label or path,label,split.");
        case ErrorCode::IdxFile:
            return STUDIO_TEXT("Errors", "The IDX file \"%1\" can't be used: %2. Get the file again.");
        case ErrorCode::BadPicture:
            return STUDIO_TEXT("Errors", "The picture \"%1\" can't be used: %2. Choose another picture.");
        case ErrorCode::UnknownSetting:
            return STUDIO_TEXT("Errors", "There is no setting \"%1\". Did you mean \"%2\"?");
        case ErrorCode::SettingRange:
            return STUDIO_TEXT("Errors", "%1 can't be %2: it must be %3.");
        case ErrorCode::UnknownChoice:
            return STUDIO_TEXT("Errors", "%1 can't be \"%2\": choose one of %3.");
        case ErrorCode::BatchTooLarge:
            return STUDIO_TEXT("Errors",
                               "The batch of %1 is larger than the %2 training pictures. Set batch_size to %2 "
                               "or less.");
        case ErrorCode::NotACheckpoint:
            return STUDIO_TEXT("Errors",
                               "\"%1\" is no checkpoint the studio can read: %2. Choose weights in a .pth, "
                               ".safetensors or .caffemodel file.");
        case ErrorCode::DamagedCheckpoint:
            return STUDIO_TEXT("Errors",
                               "The checkpoint \"%1\" is damaged: %2. Use another one of the same run, such as "
                               "best.pth or last.pth.");
        case ErrorCode::WeightsDoNotFit:
            return STUDIO_TEXT("Errors",
                               "The weights of \"%1\" do not fit this network: %2. Choose the network they "
                               "were trained with.");
        case ErrorCode::ClassesDoNotFit:
            return STUDIO_TEXT("Errors",
                               "\"%1\" was trained for %2 and the data has %3. Use the data it was trained on, "
                               "or a checkpoint of these classes.");
        case ErrorCode::VariantNeeded:
            return STUDIO_TEXT("Errors",
                               "\"%1\" does not say which network it holds: the course's and the paper's look "
                               "alike in a file. Name it with --variant.");
        case ErrorCode::NotARun:
            return STUDIO_TEXT("Errors",
                               "\"%1\" is no run folder: it has no run.json. Choose a folder that a training "
                               "wrote.");
        case ErrorCode::RunFolderInUse:
            return STUDIO_TEXT("Errors", "The run \"%1\" is being written by another studio. Stop it there first.");
        case ErrorCode::RunFolderNotEmpty:
            return STUDIO_TEXT("Errors",
                               "The folder \"%1\" already has something in it, and no run overwrites another. "
                               "Name an empty or new folder.");
        case ErrorCode::RunCannotResume:
            return STUDIO_TEXT("Errors",
                               "The run \"%1\" is %2; only an interrupted or stopped run can go on. Use "
                               "train --like to repeat it.");
        case ErrorCode::NoSplitInCheckpoint:
            return STUDIO_TEXT("Errors",
                               "\"%1\" does not say which pictures were its %2 set, and the data has no split "
                               "of its own. Use --split all.");
        case ErrorCode::NoPicturesInSplit:
            return STUDIO_TEXT("Errors", "\"%1\" has no %2 pictures. Choose another split.");
        case ErrorCode::EngineMissing:
            return STUDIO_TEXT("Errors",
                               "The library %1 could not be loaded: %2. Build the studio again with "
                               "scripts/build.sh.");
        case ErrorCode::EngineFailed:
            return STUDIO_TEXT("Errors", "LibTorch could not do it: %1. The log has the details.");
        case ErrorCode::OutOfMemory:
            return STUDIO_TEXT("Errors",
                               "There is not enough memory for a batch of %1 pictures. Choose a smaller batch "
                               "or input size.");
        case ErrorCode::BatchOutOfMemory:
            return STUDIO_TEXT(
                "Errors",
                "There is not enough memory to train on batches of %1 pictures. Set batch_size to %2 and "
                "accumulate to %3: as many pictures to a step in about half the memory.");
        case ErrorCode::NoSuchDevice:
            return STUDIO_TEXT("Errors", "There is no device \"%1\" here; this machine has %2. Choose one of these.");
        case ErrorCode::Diverged:
            return STUDIO_TEXT("Errors",
                               "The loss grew beyond all bounds in epoch %1, step %2: the training diverged. "
                               "Lower the learning rate; checkpoint kept: %3.");
        case ErrorCode::DivergedUnsaved:
            return STUDIO_TEXT("Errors",
                               "The loss grew beyond all bounds in epoch %1, step %2, before anything was saved: the "
                               "training diverged. Lower the learning rate and start again.");
        case ErrorCode::DataVanished:
            return STUDIO_TEXT("Errors",
                               "The data folder \"%1\" has disappeared. Bring it back and start again; what "
                               "was trained is kept in the run's last.pth (--weights goes on from it).");
        case ErrorCode::DataChanged:
            return STUDIO_TEXT("Errors",
                               "The pictures in \"%1\" are not those that the run \"%2\" was trained on (%3). Bring "
                               "those back, or start a new run with train --like.");
        case ErrorCode::FolderNotEmpty:
            return STUDIO_TEXT("Errors",
                               "The folder \"%1\" already has something in it, which is left alone. Name an empty "
                               "or new folder.");
        case ErrorCode::NotInData:
            return STUDIO_TEXT("Errors",
                               "\"%1\" names \"%2\", which is no picture of \"%3\". Write each path as scan writes it, "
                               "relative to the data, or take the line out.");
        case ErrorCode::LeftOutInUse:
            return STUDIO_TEXT("Errors",
                               "The list of the pictures left out of \"%1\" is being written by another studio. Try "
                               "again, or close that one first.");
        case ErrorCode::LeftOutDamaged:
            return STUDIO_TEXT(
                "Errors",
                "The list of the pictures left out of \"%1\" is damaged, so they are in again. Leave them "
                "out once more; what could not be read is in \"%2\".");
        case ErrorCode::ExportMismatch:
            return STUDIO_TEXT("Errors",
                               "The file written to \"%1\" did not answer as the network does (largest "
                               "difference %2, allowed %3) and was removed. Please report it.");
    }
    return "";
}

std::string fillIn(std::string_view text, const std::vector<std::string>& arguments) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9') {
            const std::size_t place = static_cast<std::size_t>(text[i + 1] - '1');
            if (place < arguments.size()) {
                out += arguments[place];
                ++i;
                continue;
            }
        }
        out += text[i];
    }
    return out;
}

Error::Error(ErrorCode code, std::vector<std::string> arguments, std::string detail)
    : m_code(code),
      m_arguments(std::move(arguments)),
      m_detail(std::move(detail)),
      m_sentence(fillIn(errorTemplate(code), m_arguments)) {}

}  // namespace studio
