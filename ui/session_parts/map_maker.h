// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/picture_map.h"
#include "ui/base/job.h"
#include "ui/session_parts/answers.h"

#include <QObject>
#include <memory>
#include <optional>

namespace studio::ui {

/// Where answered pictures lie on a map. Never changed.
struct PictureMap {
    std::shared_ptr<const Answers> answers;
    FeatureTable features;   ///< of each point, of unit length; items are indices into answers->predictions
    MapPlaces map;           ///< of each point
    std::size_t looked = 0;  ///< pictures that the network was shown: fewer than answers where there are too many
    const Prediction& prediction(std::size_t point) const { return (*answers->predictions)[features.items[point]]; }
    const PredictionFacts& facts(std::size_t point) const { return answers->facts[features.items[point]]; }
    std::optional<std::size_t> pointOf(const std::string& path) const;
};

/// Shows pictures that were answered to the network once more, for their features, and lays them out; on a thread of
/// its own.
class MapMaker : public QObject {
    Q_OBJECT
public:
    /// Of more pictures so many are taken, evenly: their features are 80 MB.
    static constexpr std::size_t kMostPictures = 20'000;
    static constexpr std::size_t kFewestPictures = 4;

    explicit MapMaker(QObject* parent = nullptr);

    /// Of answers with a model, a set and at least kFewestPictures.
    void make(std::shared_ptr<const Answers> answers);
    void cancel();
    void clear();  ///< the map, too

    bool running() const { return m_job.running(); }
    const std::shared_ptr<const PictureMap>& map() const { return m_map; }  ///< null: none yet
    const std::optional<studio::Error>& error() const { return m_error; }   ///< why there is none

signals:
    void changed();  ///< map(), error() or running()
    void looked(qint64 done, qint64 total);
    void arranged(int done, int total);

private:
    Job::Deliver work(const std::shared_ptr<const Answers>& answers, const std::stop_token& stop,
                      const Job::Post& post);

    Job m_job;
    std::shared_ptr<const PictureMap> m_map;
    std::optional<studio::Error> m_error;
};

}  // namespace studio::ui
