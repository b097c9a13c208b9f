// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace studio::ui {

class MenuButton;
class PicturePicker;
class PredictionStrip;
class RunLogModel;
class SegmentedChoice;
class Session;
class TwelvePictures;

/// Below the plots: learning as it is seen on twelve photographs, after any epoch of this session; or what happened in
/// the run (problems, checkpoints, pauses).
class StripPanel : public QFrame {
    Q_OBJECT
public:
    explicit StripPanel(Session& session, QWidget* parent = nullptr);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    enum View { Pictures, Events };
    void buildHeading();
    QTableView* buildLog();
    void connectParts();
    void refresh();
    void showPictures();
    void showEvents();
    void fillEpochMenu();
    void openPicker(int place);
    View view() const;

    Session& m_session;
    TwelvePictures* m_pictures = nullptr;
    RunLogModel* m_log = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_what = nullptr;
    MenuButton* m_epoch = nullptr;
    QToolButton* m_others = nullptr;
    QToolButton* m_undo = nullptr;
    SegmentedChoice* m_view = nullptr;
    QStackedWidget* m_body = nullptr;  ///< hint, strip or log: of one height
    PredictionStrip* m_strip = nullptr;
    QTableView* m_events = nullptr;
    QLabel* m_empty = nullptr;
    PicturePicker* m_picker = nullptr;  ///< made when it is first wanted
    int m_pickedPlace = 0;
    int m_shownEpoch = 0;  ///< 0: the latest
};

}  // namespace studio::ui
