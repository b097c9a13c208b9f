// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_set.h"
#include "core/evaluation/evaluation.h"
#include "core/training/events.h"
#include "core/training/history.h"
#include "core/training/settings.h"
#include "core/training/trainer.h"

#include <QObject>
#include <QString>
#include <memory>
#include <vector>

namespace studio::ui {

/// What every page looks at: the open data set, the settings, the run, the predictions. Pages know the session and the
/// item models, never each other. All signals come on the GUI thread; all long work happens in threads of its own.
class Session : public QObject {
    Q_OBJECT
public:
    /// `engine` is called on worker threads (studio::loadEngine in the program, a fake in tests).
    explicit Session(EngineSource engine, QObject* parent = nullptr);
    ~Session() override;

    // Data
    void openPath(const QString& path);  ///< a folder of pictures, a list, IDX, a run folder or a checkpoint
    void openSample();                   ///< the built-in sample, written on first use
    std::shared_ptr<const DataSet> dataSet() const;        ///< null: nothing open. Set when the listing is done
    std::shared_ptr<const PreparedData> prepared() const;  ///< null until checking is done
    QString dataName() const;

    // Settings of the next run
    const Settings& settings() const;
    const std::string& presetName() const;  ///< empty once a value differs from the preset
    void setPreset(const std::string& name);
    void setSetting(const std::string& key, const std::string& value);  ///< throws studio::Error, nothing changed

    // The run
    RunState state() const;
    RunActions actions() const;
    void start();
    void pause();
    void resume();
    void stop();
    const TrainingHistory& history() const;
    const PreparingEvent* preparing() const;   ///< while state() is Preparing
    const ValidatingEvent* validating() const; ///< while the epoch's validation runs
    const EndEvent* lastEnd() const;           ///< null before the first end

    // Predictions: of the validation pictures (or, without any, all), with an immutable snapshot
    enum class WeightsSource { Live, Best, File };
    void setWeightsSource(WeightsSource source, const QString& file = {});
    WeightsSource weightsSource() const;
    QString weightsText() const;  ///< "best, epoch 8, 77.9 %", always shown
    void refreshPredictions();
    void predictFiles(const QStringList& files);
    bool predicting() const;
    const std::vector<Prediction>& predictions() const;
    const std::vector<std::string>& predictionClasses() const;
    /// Where a prediction's or item's picture is.
    QString fileOf(const std::string& path) const;

signals:
    void dataSetChanged();
    void checkProgress(qint64 done, qint64 total);
    void preparedChanged();
    void settingsChanged();
    void stateChanged();      ///< and with it actions()
    void historyChanged();    ///< at most once per drain of the channel
    void progressChanged();   ///< preparing() or validating()
    void predictionsChanged();
    void predictionProgress(qint64 done, qint64 total);
    void engineReady(const studio::EngineInfo& info);
    /// Something the user must know; a bar in the page shows it until it is closed.
    void failed(const QString& sentence, const QString& detail);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace studio::ui
