// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/left_out.h"
#include "ui/base/job.h"

#include <QObject>
#include <filesystem>
#include <memory>

namespace studio::ui {

/// Keeps for the next session which pictures were left out, in the background and in the order it was told. The
/// destructor waits for the last one.
class LeftOutKeeper : public QObject {
    Q_OBJECT
public:
    explicit LeftOutKeeper(QObject* parent = nullptr);
    void keep(const std::filesystem::path& opened, const LeftOut& paths, bool out);

signals:
    /// A change is not kept; those behind it are.
    void failed(const studio::Error& error);

private:
    struct Waiting;
    std::shared_ptr<Waiting> m_waiting;
    Job m_job;
};

}  // namespace studio::ui
