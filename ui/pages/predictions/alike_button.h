// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <string>

namespace studio::ui {

class ThumbnailCache;

/// A small picture with its class under it.
class AlikeButton : public QAbstractButton {
    Q_OBJECT
public:
    AlikeButton(ThumbnailCache& thumbnails, QWidget* parent);
    void setPicture(const std::string& path, const QString& className);
    const std::string& path() const { return m_path; }

    QSize sizeHint() const override { return {44, kHeight}; }
    QSize minimumSizeHint() const override { return {28, kHeight}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    static constexpr int kHeight = 48;

    ThumbnailCache& m_thumbnails;
    std::string m_path;
};

}  // namespace studio::ui
