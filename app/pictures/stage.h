// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTemporaryDir>
#include <functional>

namespace studio::ui {
class MainWindow;
class Session;
}  // namespace studio::ui

namespace studio::pictures {

/// The window that is photographed, what it is to show, and waiting for it.
class Stage {
public:
    /// `subject`: a run folder or data; `epochs`: of the training made for the pictures.
    Stage(ui::MainWindow& window, QString subject, int epochs);

    ui::MainWindow& window() { return m_window; }
    ui::Session& session();
    const QString& subject() const { return m_subject; }
    int epochs() const { return m_epochs; }

    /// Runs the event loop until `done`. False after `seconds`, or at once when the session says that something failed
    /// (nothing more is worth waiting for then).
    bool waitFor(const std::function<bool()>& done, int seconds);
    /// While this is asked for, a failure of the session is what is to be shown, and waiting goes on.
    void expectFailure(bool expected) { m_failureExpected = expected; }
    /// A folder of this stage's own, removed with it; absolute.
    QString scratch(const QString& name) const;
    /// Until thumbnails are there and plots are drawn.
    void settle();

private:
    void giveUp(const QString& sentence, const QString& detail);

    ui::MainWindow& m_window;
    QString m_subject;
    int m_epochs;
    bool m_failed = false;
    bool m_failureExpected = false;
    QTemporaryDir m_scratch;
    QObject m_listener;  ///< last, so that nothing is heard once the rest is gone
};

}  // namespace studio::pictures
