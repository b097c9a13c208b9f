// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_set.h"
#include "ui/base/job.h"

#include <QObject>
#include <QTimer>
#include <optional>

namespace studio::ui {

/// The open data set and its two passes: listing, then checking, then the split, each on a worker thread.
class DataLoader : public QObject {
    Q_OBJECT
public:
    explicit DataLoader(QObject* parent = nullptr);

    /// What was kept as left out of these data is left out beside `split.leaveOut`.
    void list(const std::filesystem::path& path, const SplitSettings& split);
    void close();  ///< as before the first list()
    /// Splits again after a change of settings; at once when the check is still running (it will use these).
    void setSplit(const SplitSettings& split);  ///< but for its `leaveOut`
    /// Leaves pictures out, or takes them back in, and splits again; preparedChanged() follows.
    void leaveOut(const LeftOut& paths, bool out);
    /// Nothing else of a data set that has just been listed: they are others than those list() was told of.
    void leaveOutKeptAlone() { leftOut = m_kept; }
    void cancelListing();
    void cancelChecking();
    void checkAgain();  ///< after it was cancelled
    /// `prepared`, when it was made for this split; else null.
    std::shared_ptr<const PreparedData> preparedFor(const SplitSettings& split) const;

    bool listing() const { return m_listing.running(); }
    bool checking() const { return m_checking.running(); }
    bool checkCancelled() const { return m_checkCancelled; }
    std::shared_ptr<const DataSet> set;
    std::shared_ptr<const DataSet> look;  ///< what was found first, while `set` is null and is being listed
    std::shared_ptr<const CheckReport> report;
    std::shared_ptr<const PreparedData> prepared;
    std::shared_ptr<const LeftOut> leftOut = std::make_shared<LeftOut>();  ///< of `set`; never null
    std::optional<studio::Error> problem;  ///< why there is no `prepared` after checking

signals:
    void closed();
    void listed();  ///< `look` is still what was shown of it, if it was
    void lookChanged();
    void listingProgress(qint64 done, qint64 total);
    void checkProgress(qint64 done, qint64 total);
    void checkingChanged();
    void preparedChanged();
    void listingEnded();  ///< whatever came of it
    void failed(const studio::Error& error);

private:
    void adopt(std::shared_ptr<const DataSet> found, std::shared_ptr<const LeftOut> out);
    void take(std::shared_ptr<const DataSet> found);
    void forgetLook();
    void check();
    void prepare();

    SplitSettings m_split;
    std::shared_ptr<const LeftOut> m_kept;  ///< what was kept of `set` when it was listed
    bool m_checkCancelled = false;
    std::shared_ptr<const DataSet> m_found;  ///< to be `look`
    QTimer m_patience;                       ///< before a first look is shown: most folders are listed by then
    Job m_listing;
    Job m_checking;
    Job m_preparing;
};

/// But for `leaveOut`.
bool operator==(const SplitSettings& a, const SplitSettings& b);

}  // namespace studio::ui
