// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/model_file.h"
#include "ui/session.h"
#include "ui/session_parts/data_loader.h"
#include "ui/session_parts/left_out_keeper.h"
#include "ui/session_parts/opener.h"
#include "ui/session_parts/predictor.h"
#include "ui/session_parts/run_link.h"
#include "ui/session_parts/run_watch.h"

namespace studio::ui {

/// What session*.cpp share. The parts know nothing of each other; here they are joined.
struct Session::Private {
    Private(Session& session, EngineSource source);

    void connectParts();
    void open(const QString& path, PathKind kind);
    /// False, and said, while a run is live.
    bool mayChangeData();
    void openData(const std::filesystem::path& path);
    void leaveRun();  ///< the one that is shown
    /// Those of the run that is shown and those that the settings name.
    bool hasItsClasses(const DataSet& set) const;
    void openRunFolder(const std::filesystem::path& folder, bool goOn = false);
    /// `how`: somebody has looked at what the file is; else a foreign one, or one that would replace weights, is said,
    /// not taken.
    void openCheckpoint(const std::filesystem::path& file, const std::optional<ReadAs>& how = {});
    /// Pictures that are neither there nor gone: their drive has not answered.
    void adoptRun(const OpenedRun& run, std::optional<bool> picturesAreThere);
    /// The same run, read again while another program trains it.
    void adoptProgress(OpenedRun& run);
    /// Starts what start() and goOn() have made ready.
    void startRun(TrainingRequest request);
    void adoptRecipe(const RunInfo& info, const LeftOut& leftOut, std::optional<bool> picturesAreThere);
    /// How data that are opened now are to be split, with `leaveOut` staying out of them.
    SplitSettings splitToOpen(const LeftOut& leaveOut) const;
    void adoptCheckpoint(const OpenedWeights& weights, std::optional<bool> picturesAreThere);
    /// False, and said, when they are not there any more or their drive does not answer; then other data are closed.
    bool openDataOf(const std::string& path, const LeftOut& leaveOut, std::optional<bool> isThere);
    /// Those of a drive that has not answered, once it does, if no other data or run have been opened by then. What
    /// could not be opened changes nothing.
    void openDataLater(const std::string& path, const LeftOut& leaveOut);
    void sayGone(const std::string& path);
    void setSettings(const Settings& next);  ///< of somebody's own; are checked already
    void settingsTouched();
    void fitPresetBatch();  ///< to the training pictures, as far as they are known
    void refitBatch();      ///< and says so
    void rememberSpeed();
    void keepSpeed(const QString& key, double secondsPerPicture);
    QString speedKey() const;
    /// Once data.prepared and engineInfo are there.
    /// The weights chosen, ready to answer; its model is null when there are none.
    NamedModel chosenModel() const;
    std::vector<std::uint32_t> itemsAsked() const;
    /// The answers that the chosen weights gave when they were validated, when it is these that are asked for.
    std::shared_ptr<const std::vector<Prediction>> knownAnswers() const;
    /// Of the answers that are shown, those of the pictures asked about, when the same weights gave them all.
    std::shared_ptr<const std::vector<Prediction>> remainingAnswers() const;
    QString epochText(int epoch) const;  ///< "epoch 7, 71.2 %", as far as the run's history knows it
    bool ofThisRun(const std::filesystem::path& file) const;
    void listSavedWeights();

    Session& q;
    EngineSource engineSource;
    std::optional<EngineInfo> engineInfo;
    bool engineFailed = false;
    Settings settings;
    Settings runSettings;        ///< those of the run that is shown, as it began
    std::string runFingerprint;  ///< of its pictures; empty where it was not known when it began: `runLeftOut` tells
    LeftOut runLeftOut;          ///< what was left out of the run or recipe that is shown: it stays out of its data
    std::string presetName;
    std::optional<int> presetBatch;  ///< the preset's own, while nobody chose another: settings' is fitted to the data
    std::string chosen;
    std::chrono::milliseconds drivePatience{3000};
    QString openedPath;
    WeightsSource source = WeightsSource::Best;
    std::optional<OpenedWeights> file;      ///< WeightsSource::File
    std::optional<OpenedWeights> readBest;  ///< best.pth of a run that was opened
    bool canGoOn = false;                   ///< the run that is shown, when it is a stopped one
    std::vector<SavedWeights> saved;
    Asked asked = Asked::Validation;
    QStringList askedFiles;
    /// What was asked last.
    struct Question {
        std::shared_ptr<const Model> model;
        std::shared_ptr<const PreparedData> data;  ///< null for files
        Asked asked = Asked::Validation;
        bool operator==(const Question&) const = default;
    };
    Question question() const;
    Question lastQuestion;
    std::optional<studio::Error> predictionError;
    bool dataGone = false;  ///< what is shown was trained on pictures that are not where they were, or out of reach
    bool predictWhenReady = false;  ///< weights were opened before the data was prepared

    DataLoader data;
    LeftOutKeeper keeper;
    RunLink run;
    RunWatch watch;
    Predictor predictor;
    Job engineJob;
    Job lookingJob;
    Job openingJob;
    Job laterJob;
    Job weightsJob;
    Job savedJob;
    Job speedJob;
};

}  // namespace studio::ui
