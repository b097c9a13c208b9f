// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/left_out.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;
class QTimer;

namespace studio::ui {

class Session;

/// A line above the pictures that says what is going on with them: another folder is being listed, the check is under
/// way (with how far it is, and Cancel), it was cancelled, the set can't be trained on and why, pictures validate that
/// train, too or nearly, or somebody left pictures out. With the last three goes Take all back, and the way back from
/// that. Hidden otherwise, and for work that is over before anyone could read.
class Notice : public QFrame {
    Q_OBJECT
public:
    explicit Notice(Session& session, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class What { Nothing, Listing, Checking, Cancelled, Error, Leak, LeftOut, TakenBack };
    What what() const;
    void refresh();
    void show(What what);
    void act();
    QString text(What what) const;
    QString leftOutText() const;  ///< or of those taken back; empty: neither
    void showButton(What what);
    qint64 leaked() const;
    qint64 nearlyLeaked() const;

    Session& m_session;
    QLabel *m_icon = nullptr, *m_text = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_button = nullptr;
    QTimer* m_patience = nullptr;
    What m_shown = What::Nothing;
    bool m_again = false;         ///< the button leaves out again
    studio::LeftOut m_takenBack;  ///< all at once, and may be left out again
    qint64 m_done = 0, m_total = 0;
};

}  // namespace studio::ui
