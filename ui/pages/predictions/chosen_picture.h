// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_set.h"
#include "ui/base/job.h"
#include "ui/pages/predictions/map_legend.h"
#include "ui/widgets/map_image.h"
#include "ui/widgets/picture_view.h"

#include <QTimer>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <variant>

class QToolButton;

namespace studio::ui {

class Session;

/// The chosen picture, decoded on a thread; until then its thumbnail stands in. Over it, where that is switched on,
/// what speaks for a class, asked on another thread from the network that answered once one rests on the picture.
class ChosenPicture : public PictureView {
    Q_OBJECT
public:
    /// What is worked out of a picture waits so long: longer than the arrow keys held down stay on one.
    static constexpr std::chrono::milliseconds kRest{150};

    explicit ChosenPicture(Session& session, QWidget* parent = nullptr);
    void choose(const std::string& path, std::shared_ptr<const Model> model, const MapLegend::Classes& classes);
    void clear();
    void setRoom(int height);  ///< px: it is no higher where something else needs them, down to three quarters

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return {344, 228}; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Chosen {
        std::string path;
        std::shared_ptr<const DataSet> set;  ///< that `path` is relative to, whose answers are shown
        bool operator==(const Chosen&) const = default;
    };
    /// What map is wanted.
    struct Question {
        Chosen picture;
        std::shared_ptr<const Model> model;
        MapLegend::Choice choice;
        bool operator==(const Question&) const = default;
    };
    struct Map {
        std::variant<ClassMap, OcclusionMap> values;
        QRectF part;  ///< of the picture, in shares of its sides
        MapColours colours;
        QImage image;  ///< in these

        void draw();
    };

    void choosePicture(const Chosen& picture);
    void load();
    void showThumbnail();
    void askMap();
    Job::Work mapWork();
    void showProgress(std::int64_t done, std::int64_t total);
    void takeMap(std::optional<Map> map);
    void layMap();
    void drawAnew();  ///< on a thread: sixty thousand places are no work between two frames
    void place();
    void retranslate();

    Session& m_session;
    Job m_job, m_mapJob;
    QTimer m_rest;  ///< before a map is asked
    QToolButton* m_toggle;
    MapLegend* m_legend;
    Chosen m_picture;
    std::shared_ptr<const Model> m_model;
    Question m_asked;
    std::optional<Map> m_map;  ///< the answer to m_asked
    int m_room = QWIDGETSIZE_MAX;
    bool m_loaded = false;
};

}  // namespace studio::ui
