// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QComboBox;
class QLabel;
class QLineEdit;
class QSlider;

namespace studio::ui {

class PictureGrid;
class PictureModel;
class Session;

/// The middle of the Data page: search, what to show, order, zoom, and the grid.
class Browser : public QWidget {
    Q_OBJECT
public:
    explicit Browser(Session& session, QWidget* parent = nullptr);
    void showClass(int label);
    /// Chooses the picture, lifting the filters when they hide it.
    void show(const std::string& path);
    void focusSearch();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildTools();
    void connectSession();
    void showPictures();
    void applyFilter();
    void chooseCurrent();
    void followChosen();
    void updateEmpty();
    void retranslate();

    Session& m_session;
    PictureModel* m_model = nullptr;
    PictureGrid* m_grid = nullptr;
    QLineEdit* m_search = nullptr;
    QLabel *m_showLabel = nullptr, *m_sortLabel = nullptr, *m_empty = nullptr;
    QComboBox *m_show = nullptr, *m_sort = nullptr;
    QSlider* m_zoom = nullptr;
    int m_label = -1;
};

}  // namespace studio::ui
