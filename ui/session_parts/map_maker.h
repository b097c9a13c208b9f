// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/picture_map.h"
#include "ui/base/job.h"
#include "ui/session_parts/answers.h"

#include <QObject>
#include <memory>
#include <optional>
#include <vector>

namespace studio::ui {

/// Where answered pictures lie on a map. Never changed.
struct PictureMap {
    std::shared_ptr<const Answers> answers;
    FeatureTable features;              ///< of each point, of unit length; items are indices into answers->predictions
    MapPlaces map;                      ///< of each point
    std::vector<std::uint32_t> looked;  ///< such indices that the network was shown: not all where there are too many
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
    /// Answers of the same network on the same pictures, or fewer of them: the map, or the one on its way, becomes one
    /// of these, and the network is shown nothing. False: it can't.
    bool keep(const std::shared_ptr<const Answers>& answers);
    void cancel();
    void clear();  ///< the map, too

    /// That the map, or the one on its way, is of; null: there is neither.
    std::shared_ptr<const Answers> answers() const;
    bool running() const { return m_job.running(); }
    const std::shared_ptr<const PictureMap>& map() const { return m_map; }  ///< null: none yet
    const std::optional<studio::Error>& error() const { return m_error; }   ///< why there is none
    /// True: of a set's pictures `all` are the same ones as `some`, in their order, or more.
    static bool arePart(const Answers& some, const Answers& all);

signals:
    void changed();  ///< map(), error() or running()
    void looked(qint64 done, qint64 total);
    void arranged(int done, int total);

private:
    Job::Deliver work(const std::shared_ptr<const Answers>& answers, const std::stop_token& stop,
                      const Job::Post& post);
    void keepRows();

    Job m_job, m_rowsJob;
    std::shared_ptr<const Answers> m_making;  ///< while m_job runs
    std::shared_ptr<const Answers> m_kept;    ///< what the map is to become one of; null: it stays as it is
    std::shared_ptr<const PictureMap> m_map;
    std::optional<studio::Error> m_error;
};

}  // namespace studio::ui
