// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pictures/stage.h"

#include <QPointer>
#include <QWidget>

/// What lies over a page: dialogs, menus, the veil of a drag; opened as a person opens them.
namespace studio::pictures {

QPointer<QWidget> help(Stage& stage);
QPointer<QWidget> about(Stage& stage);
QPointer<QWidget> mainMenu(Stage& stage);
QPointer<QWidget> dataMenu(Stage& stage);
QPointer<QWidget> themeMenu(Stage& stage);
QPointer<QWidget> languageMenu(Stage& stage);
QPointer<QWidget> weightsMenu(Stage& stage);  ///< of Predictions
QPointer<QWidget> picturesMenu(Stage& stage);
QPointer<QWidget> closeQuestion(Stage& stage);
QPointer<QWidget> splitDialog(Stage& stage);
QPointer<QWidget> gridMenu(Stage& stage);     ///< of the chosen picture on Data
QPointer<QWidget> sizeDialog(Stage& stage);   ///< of Network
QPointer<QWidget> pictureMenu(Stage& stage);  ///< of Network
QPointer<QWidget> stepMenu(Stage& stage);     ///< of the step at the cursor
QPointer<QWidget> rateDialog(Stage& stage);   ///< with what small pictures suggest
QPointer<QWidget> saveMenu(Stage& stage);
QPointer<QWidget> exchangePopup(Stage& stage);  ///< of the third of the twelve pictures
QPointer<QWidget> weightsDialog(Stage& stage);  ///< over the run's weights as another program would have them
QPointer<QWidget> exportMenu(Stage& stage);
QPointer<QWidget> lackingWeightsDialog(Stage& stage);  ///< what is missing, key by key
QPointer<QWidget> exportDialog(Stage& stage);          ///< with what an ONNX export found
QPointer<QWidget> renameDialog(Stage& stage);
QPointer<QWidget> dragOfAFolder(Stage& stage);
QPointer<QWidget> message(Stage& stage);

}  // namespace studio::pictures
