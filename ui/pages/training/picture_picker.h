// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <string>

class QComboBox;
class QLabel;

namespace studio::ui {

class PictureGrid;
class PictureModel;
class Session;

/// A popup over the strip: the validation pictures of one class, of which a click or Enter takes one. Escape closes it.
class PicturePicker : public QFrame {
    Q_OBJECT
public:
    explicit PicturePicker(Session& session, QWidget* parent = nullptr);
    /// Above `below` (global), with `path` chosen and its class shown.
    void openFor(const std::string& path, const QRect& below);

signals:
    void picked(const std::string& path);

private:
    void showClass(int label);
    void take(const QModelIndex& index);

    Session& m_session;
    QLabel* m_title = nullptr;
    QComboBox* m_class = nullptr;
    PictureModel* m_model = nullptr;
    PictureGrid* m_grid = nullptr;
};

}  // namespace studio::ui
