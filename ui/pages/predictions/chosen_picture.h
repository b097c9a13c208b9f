// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/job.h"
#include "ui/widgets/picture_view.h"

#include <string>

namespace studio::ui {

class Session;

/// The chosen picture, decoded on a thread; until then its thumbnail stands in.
class ChosenPicture : public PictureView {
    Q_OBJECT
public:
    explicit ChosenPicture(Session& session, QWidget* parent = nullptr);
    void choose(const std::string& path);  ///< empty: none

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return {344, 228}; }

private:
    void load();
    void showThumbnail();

    Session& m_session;
    Job m_job;
    std::string m_path;
    bool m_loaded = false;
};

}  // namespace studio::ui
