// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/save_file.h"

#include "core/base/files.h"
#include "ui/base/job.h"

#include <QFile>

namespace studio::ui {

void saveInBackground(QObject* owner, const QString& path, std::function<std::string()> content, SaveOutcome outcome) {
    auto* job = new Job(owner);
    const std::filesystem::path file = QFile::encodeName(path).toStdString();
    job->start(
        [job, file, path, content = std::move(content), saved = outcome.saved](std::stop_token,
                                                                               const Job::Post&) -> Job::Deliver {
            writeFileAtomically(file, std::string_view(content()));
            return [job, path, saved] {
                job->deleteLater();
                if (saved) saved(path);
            };
        },
        [job, failed = outcome.failed](const studio::Error& error) {
            job->deleteLater();
            if (failed) failed(error);
        });
}

}  // namespace studio::ui
