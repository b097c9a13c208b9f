// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/job.h"
#include "ui/session_parts/map_maker.h"

#include <QTimer>
#include <QWidget>
#include <memory>
#include <string>
#include <vector>

class QLabel;

namespace studio::ui {

class AlikeButton;
class Session;

/// The pictures most alike to one, by the network's features, the nearest first; a click goes to one. Not there until
/// the features are known.
class AlikeRow : public QWidget {
    Q_OBJECT
public:
    static constexpr int kPictures = 6;

    explicit AlikeRow(Session& session, QWidget* parent = nullptr);
    void setMap(std::shared_ptr<const PictureMap> map);  ///< null: none
    void choose(const std::string& path);

signals:
    void pictureChosen(const std::string& path);

protected:
    void changeEvent(QEvent* event) override;

private:
    void find();
    void showFound();
    void retranslate();

    Job m_job;
    QTimer m_rest;  ///< before a picture's are looked for
    std::shared_ptr<const PictureMap> m_map, m_foundIn;
    std::string m_path;
    std::vector<Neighbour> m_found;  ///< rows of m_foundIn
    QLabel* m_title = nullptr;
    std::vector<AlikeButton*> m_buttons;
};

}  // namespace studio::ui
