// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_set.h"
#include "core/evaluation/evaluation.h"
#include "core/runs/run_events.h"
#include "core/training/events.h"
#include "core/training/history.h"
#include "core/training/needs.h"
#include "core/training/settings.h"
#include "core/training/trainer.h"
#include "ui/session_parts/answers.h"
#include "ui/session_parts/path_kind.h"
#include "ui/session_parts/read_as.h"
#include "ui/session_parts/step_pictures.h"
#include "ui/text/sentence.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
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

    /// Loads the engine in the background; the window calls it after its first frame. engineReady() or failed()
    /// follows.
    void loadEngine();
    /// Says failed() in the error's words.
    void fail(const studio::Error& error);
    const EngineInfo* engineInfo() const;      ///< null until then
    bool engineFailed() const;                 ///< to load
    const EngineSource& engineSource() const;  ///< for a page's own work off the GUI thread

    // Data
    enum class IfMissing { Say, Ignore };
    /// A folder of pictures, a list, IDX, a run folder, a checkpoint or a picture. What it is, is found in the
    /// background; of several, named while that goes on, the last is opened.
    void openPath(const QString& path, IfMissing ifMissing = IfMissing::Say);
    static QString whyDataStays();  ///< said where other data or another run is asked for and !actions().changeData
    /// How long a drive may be silent before a run or checkpoint is opened without its pictures.
    void setDrivePatience(std::chrono::milliseconds patience);
    void openSample();  ///< the built-in sample, written on first use
    /// The settings of a run and the data it was trained on, ready for Start, with nothing of its history.
    void trainLike(const QString& run);
    /// Opens a stopped or interrupted run and trains it to its end, as if it never had been stopped.
    void goOn(const QString& run);
    /// The run that is shown and can go on; empty: none.
    QString stoppedRun() const;
    bool opening() const;      ///< listing, or reading a run or checkpoint
    bool openingData() const;  ///< not weights alone
    bool listing() const;      ///< a data set's names are being looked for
    void cancelOpening();
    std::shared_ptr<const DataSet> dataSet() const;  ///< null: nothing open. Set when the listing is done
    /// dataSet(), or while the first one is being listed what was found first of it: classes may lack their pictures.
    std::shared_ptr<const DataSet> browsed() const;
    std::shared_ptr<const CheckReport> report() const;     ///< of dataSet(); null until checking is done
    std::shared_ptr<const PreparedData> prepared() const;  ///< null until checking is done, or when it can't be split
    /// prepared(), of the settings and left-out pictures as they are now; null while the split is being made anew.
    std::shared_ptr<const PreparedData> preparedNow() const;
    QString dataError() const;  ///< why prepared() is null after checking (one class only, ..); else empty
    bool checking() const;      ///< the pictures are being looked at, one after another
    /// What was looked at is kept: checkAgain() goes on from there. Start works without it and reads the hashes itself.
    void cancelChecking();
    bool checkCancelled() const;
    void checkAgain();
    QString dataName() const;
    QString dataPath() const;  ///< what the user opened; empty: nothing

    /// The picture looked at on every page, a path as in Item::path; empty: none.
    const std::string& chosen() const;
    void setChosen(const std::string& path);

    /// Pictures of dataSet() that somebody left out of training, one by one; never null.
    std::shared_ptr<const LeftOut> leftOut() const;
    bool areLeftOut(const std::vector<std::string>& paths) const;  ///< all of them
    /// Leaves them out of the next run, or takes them back in, and keeps that for the next time these data are opened;
    /// preparedChanged() follows. Their files are not touched. While a run is going nothing changes, and it is said.
    void leaveOut(const std::vector<std::string>& paths, bool out);
    bool mayLeaveOut() const;
    QString whyLeftOutStays() const;  ///< when it may not; else empty

    // Settings of the next run
    const Settings& settings() const;
    /// From those of the run that is shown: Start would do something else.
    bool settingsDiffer() const;
    const std::string& presetName() const;  ///< empty once a value differs from the preset
    /// Its batch is made smaller where there are fewer training pictures, now and when the data change, until somebody
    /// chooses another; batchNote() says so.
    void setPreset(const std::string& name);
    /// What a preset replaces.
    struct Recipe {
        Settings settings;
        std::optional<int> presetBatch;  ///< the batch before it was fitted to the data, while nobody chose another
    };
    Recipe recipe() const;
    /// One that recipe() gave. Classes, weights and how this machine computes stay as they are now.
    void setRecipe(const Recipe& recipe);
    QString batchNote() const;  ///< a sentence; empty: the batch is the preset's own, or somebody's
    void setSetting(const std::string& key, const std::string& value);  ///< throws studio::Error, nothing changed
    /// The next run begins with these weights, on pictures scaled as they want them. Throws studio::Error, nothing
    /// changed.
    void startFrom(const std::filesystem::path& weights, Variant variant, const Preprocessing& how);
    /// About how long Start would take, from the speed of an earlier run of this network here; none: not measured yet.
    std::optional<double> estimatedSeconds() const;
    /// Times a few steps of the next run for estimatedSeconds(), in the background; estimateChanged() follows, or
    /// failed(). Starting a run, or measuring other settings, ends it.
    void measureSpeed();
    void cancelMeasuring();
    bool canMeasureSpeed() const;  ///< data and engine are there, no run is going
    bool measuringSpeed() const;
    /// What Start would take of the machine; none before data and engine are there. Memory 0: it is the GPU's.
    std::optional<RunNeeds> needs() const;
    QString memoryWarning() const;  ///< when that is more than there is; else empty

    // The run
    RunState state() const;
    /// What another program says it is doing with the run that is shown, which is followed while it is trained there;
    /// none: nobody else trains it. state() is not live meanwhile: nothing is going on here.
    std::optional<RunState> watched() const;
    bool underWay() const;  ///< the run that is shown is being trained, here or by another program
    RunActions actions() const;
    /// Why Start would fail: what the data lacks, or settings that do not fit it; empty: nothing known against it.
    QString startProblem() const;
    void start();
    /// The run that ended had no room for its batch; startWithHalfBatch() halves it in the settings, and starts.
    bool lackedMemory() const;
    void startWithHalfBatch();
    void pause();
    void resume();
    void stop();
    /// Stops as soon as the trainer has written its next checkpoint (closing the window without losing the epoch);
    /// false takes that back.
    void stopAfterCheckpoint(bool wanted = true);
    QString pausedBecause() const;  ///< why the run is paused, when nobody asked for it; else empty
    bool pausing() const;           ///< pause was asked for, the batch under way is not done
    const TrainingHistory& history() const;
    /// Why stepPictures() can't tell them; empty: it can.
    QString noStepPictures() const;
    StepPictures stepPictures(std::size_t sample) const;  ///< of history().batches
    const RunEvents& runLog() const;                      ///< what happened in that run
    const PreparingEvent* preparing() const;              ///< while state() is Preparing
    const ValidatingEvent* validating() const;            ///< while the epoch's validation runs
    const EndEvent* lastEnd() const;  ///< null before the first end; of a run that was opened, its own
    /// Why the run ended as it did, in the present language; empty before its end.
    QString endSentence() const;

    /// The weights validated last in this session's run, and the epoch they are of; null before the first epoch.
    std::shared_ptr<const Model> liveModel() const;
    int liveEpoch() const;
    /// What they said of the validation pictures when they were validated: nobody need ask again. Null with
    /// liveModel().
    std::shared_ptr<const std::vector<Prediction>> liveAnswers() const;

    // Predictions, with an immutable snapshot
    enum class WeightsSource { Live, Best, File };
    /// Weights kept in the folder of the run that is shown, beside the best: a file for WeightsSource::File.
    struct SavedWeights {
        QString file;
        QString text;  ///< "epoch 7, 71.2 %"
    };
    const std::vector<SavedWeights>& savedWeights() const;  ///< the last first, then from the latest epoch on
    /// A file that another program wrote, or of ours one that lies outside the run's folder and would replace weights,
    /// is not taken, but said by unseenWeights(): somebody should see what it is.
    void setWeightsSource(WeightsSource source, const QString& file = {});
    /// The same for a file of which somebody has seen what it is. What a file of ours says itself stays.
    void useWeights(const QString& file, const ReadAs& how);
    WeightsSource weightsSource() const;
    bool hasWeights(WeightsSource source) const;
    QString weightsFile() const;  ///< of WeightsSource::File; may be empty
    /// What the file of WeightsSource::File is.
    struct WeightsFacts {
        Variant variant = Variant::Torchvision;
        int inputSize = 0;
        int epoch = 0;
        std::optional<double> top1;  ///< of that epoch's validation
    };
    std::optional<WeightsFacts> fileFacts() const;
    ReadAs fileReadAs() const;                         ///< as what it is taken
    QString weightsText() const;                       ///< "best, epoch 8, 77.9 %", always shown
    std::shared_ptr<const Model> chosenModel() const;  ///< those that weightsText() names; null: none yet
    /// What they are asked about. Validation: all pictures where none validates. Files: those of predictFiles().
    enum class Asked { Validation, Training, Test, Files };
    Asked asked() const;
    qint64 countOf(Asked asked) const;  ///< pictures; of files 0 until they have been looked for
    void setAsked(Asked asked);         ///< asks; nothing without such pictures
    const QStringList& askedFiles() const;
    void refreshPredictions();
    /// Weights or pictures are others than those that were asked last.
    bool predictionsStale() const;
    void predictFiles(const QStringList& files);  ///< files and folders
    bool predicting() const;
    QString predictionError() const;  ///< why the last question has no answers; else empty
    void cancelPredicting();
    std::shared_ptr<const Answers> answers() const;  ///< never null; the last whole ones
    const std::vector<Prediction>& predictions() const { return *answers()->predictions; }
    /// Where a prediction's or item's picture is; a path of an IDX file has no file (readPicture does it).
    QString fileOf(const std::string& path) const;
    /// Decodes a prediction's or item's picture, for a thumbnail of at least `atLeast` pixels (0: in full). Any thread.
    using PictureSource = std::function<Decoded(const std::string& path, int atLeast)>;
    PictureSource pictureSource() const;

signals:
    void openingAsked();  ///< by a person: what was meant to be opened before is not wanted any more
    void openingChanged();
    void listingProgress(qint64 done, qint64 total);
    /// All but pictures are worth remembering.
    void opened(const QString& path, studio::ui::PathKind kind);
    void browsedChanged();  ///< browsed(), but for what dataSetChanged() says
    void dataSetChanged();
    void checkProgress(qint64 done, qint64 total);
    void checkingChanged();  ///< checking() or checkCancelled()
    void preparedChanged();  ///< and with it report(), dataError() and leftOut()
    void chosenChanged();
    void settingsChanged();
    void settingsAdopted();  ///< those of a run take the place of all that was set here; settingsChanged() follows
    /// estimatedSeconds(), measuringSpeed() or engineFailed(), but for what settingsChanged() says.
    void estimateChanged();
    void stateChanged();     ///< and with it actions()
    void logChanged();       ///< runLog()
    void historyChanged();   ///< at most once per drain of the channel
    void progressChanged();  ///< preparing() or validating()
    void snapshotChanged();  ///< liveModel()
    void weightsChanged();   ///< which weights there are, which are chosen, what weightsText() says
    void unseenWeights(const QString& file);
    void predictionsChanged();
    void predictionProgress(qint64 done, qint64 total);
    void engineReady(const studio::EngineInfo& info);
    /// Something the user must know; a bar in the page shows it until it is closed.
    void failed(const studio::ui::Sentence& sentence, const QString& detail);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace studio::ui
