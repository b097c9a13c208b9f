// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/prediction_order.h"
#include "ui/session_parts/map_maker.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/point_map.h"

#include <QWidget>
#include <memory>
#include <optional>
#include <string>

class QLabel;
class QListWidget;
class QPushButton;
class QToolButton;

namespace studio::ui {

class Session;
class ThumbnailCache;

/// In the matrix' place: the answered pictures as points, alike ones near one another. The network is asked for it once
/// the panel is seen, unless a run is going on, whose answers are others after each epoch: then when a person says so,
/// and that map stays until they say so again.
class MapPanel : public QWidget {
    Q_OBJECT
public:
    explicit MapPanel(Session& session, QWidget* parent = nullptr);

    void setAnswers(std::shared_ptr<const Answers> answers);
    void setFilter(const PredictionFilter& filter);  ///< pictures that do not pass are paler
    void setChosen(const std::string& path);         ///< nothing where it is not on the map

    const std::shared_ptr<const PictureMap>& map() const { return m_maker.map(); }  ///< null: none yet

signals:
    void mapChanged();
    void pictureChosen(const std::string& path);
    void pictureOpened(const std::string& path);
    void picturesCaught(const studio::ui::PathSet& paths);
    void picturesLetGo();

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void buildProgress();
    void connectPoints();
    bool canBeMade() const;
    bool staysWhileRunning() const;
    bool isOfEarlier() const;  ///< the map, or the one on its way, is of other weights than the answers
    void make();
    void makeAsAsked();
    void makeWhenSeen();
    void takeMap();
    void markPoints();
    void paleOthers();
    void showLegend();
    void refresh();
    void sayWhyEmpty();
    void explain();
    void describe();
    PointMap::Hint hintOf(std::size_t point) const;
    QStringList linesOf(std::size_t point) const;
    QString className(int label) const;
    void retranslate();

    Session& m_session;
    ThumbnailCache& m_thumbnails;
    MapMaker m_maker;
    std::shared_ptr<const Answers> m_answers = noAnswers();
    std::shared_ptr<const PictureMap> m_drawn;  ///< what the points are of
    PredictionFilter m_filter;
    std::string m_chosen;
    bool m_cancelled = false, m_asked = false;  ///< by a person
    QLabel* m_explained = nullptr;
    QToolButton* m_anew = nullptr;
    PointMap* m_points = nullptr;
    QListWidget* m_legend = nullptr;
    QLabel* m_keys = nullptr;
    QWidget* m_empty = nullptr;
    QLabel* m_said = nullptr;
    QPushButton* m_door = nullptr;
    ProgressRow m_progress;
};

}  // namespace studio::ui
