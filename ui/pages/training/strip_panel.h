// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace studio::ui {

class MenuButton;
class PredictionStrip;
class Session;
class TwelvePictures;

/// Below the plots: learning as it is seen on twelve photographs, after any epoch of this session.
class StripPanel : public QFrame {
    Q_OBJECT
public:
    explicit StripPanel(Session& session, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void fillEpochMenu();

    Session& m_session;
    TwelvePictures* m_pictures = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_what = nullptr;
    MenuButton* m_epoch = nullptr;
    QToolButton* m_others = nullptr;
    PredictionStrip* m_strip = nullptr;
    QLabel* m_empty = nullptr;
    int m_shownEpoch = 0;  ///< 0: the latest
};

}  // namespace studio::ui
