// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/rate_finder.h"
#include "ui/base/job.h"

#include <QDialog>
#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace studio::ui {

class FinderLegend;
class FinderPlot;
class Session;

/// Looks for a learning rate with the settings of the next run: the loss over a growing rate as it comes, then what it
/// suggests, which one press takes over. Whoever made it keeps it while it is closed: a step under way ends in peace.
class RateDialog : public QDialog {
    Q_OBJECT
public:
    explicit RateDialog(Session& session, QWidget* parent = nullptr);
    /// Opens it, and begins anew.
    void find();
    void accept() override;  ///< the suggestion becomes the setting
    void done(int result) override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void showCurve(const RateCurve& curve);
    void finish(const RateCurve& curve);
    void say();
    QString suggestionText() const;

    Session& m_session;
    Settings m_settings;  ///< that are being tried
    std::optional<RateSuggestion> m_found;
    std::optional<studio::Error> m_error;
    FinderPlot* m_plot = nullptr;
    FinderLegend* m_legend = nullptr;
    QLabel *m_what = nullptr, *m_said = nullptr, *m_notes = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton *m_use = nullptr, *m_close = nullptr;
    Job m_finding;
};

}  // namespace studio::ui
